/// The style of every page: light, dark and paper, from a telephone to a desk.
enum HTMLStyle {
  /// The sheet, without any address in it.
  static let sheet = """
    :root { color-scheme: light dark; --fond: #fcfcfa; --carte: #ffffff; --encre: #1a1d24; --discret: #565c68;
      --trait: #dcdfe4; --piste: #eceef1; --accent: #0a5c7d; --focus: #0a5c7d;
      --s1: #0a6a8f; --s2: #ad500f; --s3: #4f7a28; --s4: #7b4ba6; --s5: #8a6414; --s6: #b0406a; --s7: #5d6675; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --fond: #14171c; --carte: #1c2027; --encre: #eceef2; --discret: #a9b0bc; --trait: #353b46; --piste: #2a303a;
        --accent: #7cc7e6; --focus: #9bd8f2; --s1: #57b4d8; --s2: #f0954f; --s3: #93c266; --s4: #bd97e6; --s5: #dcb45a;
        --s6: #ee8cb0; --s7: #98a2b3; } }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    body { margin: 0 auto; padding: 0 1.25rem 3rem; max-width: 68rem; background: var(--fond); color: var(--encre);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif; }
    h1, h2, h3 { line-height: 1.2; margin: 0; text-wrap: balance; }
    h1 { font-size: clamp(1.8rem, 5vw, 2.75rem); letter-spacing: -0.02em; }
    h2 { font-size: 1.5rem; letter-spacing: -0.01em; }
    h3 { font-size: 1.0625rem; }
    a { color: var(--accent); }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 3px; }
    .evitement { position: absolute; left: -100vw; }
    .evitement:focus { left: 1rem; top: 1rem; background: var(--carte); padding: 0.5rem 1rem; z-index: 2; }
    .entete { padding: 3rem 0 1.5rem; border-bottom: 3px solid var(--accent); }
    .entete p { margin: 0.6rem 0 0; color: var(--discret); }
    .entete .nom { margin: 0 0 0.4rem; font-size: 1.125rem; font-weight: 600; color: var(--accent); }
    .sommaire ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0; }
    .sommaire a { display: inline-block; padding: 0.35rem 0; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
    .chapitre { padding-top: 3rem; }
    .chapeau { margin: 0.5rem 0 0; max-width: 44rem; color: var(--discret); }
    .precision { margin: 0.35rem 0 0; font-size: 0.875rem; font-weight: 600; color: var(--accent); }
    .prose { margin: 1.25rem 0 0; max-width: 44rem; overflow-wrap: anywhere; } .prose p, .prose ul { margin: 0.75rem 0 0; }
    blockquote.prose { padding-left: 1.25rem; border-left: 3px solid var(--accent); font-size: 1.0625rem; font-style: italic; }
    .prose .auteur { font-size: 0.875rem; font-style: normal; color: var(--discret); } .prose .chiffre { font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .image { margin-top: 1.5rem; } .image img { display: block; max-width: 100%; height: auto; border-radius: 0.35rem; } .image figcaption { margin-top: 0.4rem; font-size: 0.875rem; color: var(--discret); }
    .bloc { margin-top: 1.75rem; padding-top: 1.25rem; border-top: 1px solid var(--trait); }
    .definition { margin: 0.35rem 0 0; max-width: 44rem; font-size: 0.875rem; color: var(--discret); }
    .cote { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem 2.5rem; margin-top: 1rem; align-items: start; }
    @media screen and (min-width: 48rem) { .cote.double { display: flex; flex-wrap: wrap; } .cote.double > figure { flex: 1 1 20rem; max-width: 26rem; }
      .cote.double > .chiffree { flex: 100 1 20rem; min-width: min-content; max-width: 100%; } }
    figure { margin: 0; }
    svg { display: block; width: 100%; max-width: 26rem; height: auto; overflow: visible; font: 12px system-ui, -apple-system, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif; }
    svg text { fill: var(--encre); font-variant-numeric: tabular-nums; }
    svg .v { font-weight: 600; } svg .d { fill: var(--discret); font-size: 11px; }
    svg .piste { fill: var(--piste); } svg .axe { stroke: var(--trait); stroke-width: 1; }
    svg .courbe { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
    .s1 { fill: var(--s1); } .s2 { fill: var(--s2); } .s3 { fill: var(--s3); } .s4 { fill: var(--s4); } .s5 { fill: var(--s5); }
    svg .lieu { fill-opacity: 0.55; stroke: var(--s1); }
    .s6 { fill: var(--s6); } .s7 { fill: var(--s7); }
    .t1 { stroke: var(--s1); } .t2 { stroke: var(--s2); } .t3 { stroke: var(--s3); } .t4 { stroke: var(--s4); }
    .chiffres { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5rem), 1fr)); gap: 0.75rem; list-style: none; margin: 1.25rem 0 0; padding: 0; }
    .chiffres li { display: flex; flex-direction: column; background: var(--carte); border: 1px solid var(--trait); border-radius: 0.5rem; padding: 0.9rem 1rem; }
    .chiffres strong { order: -1; font-size: 1.75rem; line-height: 1.15; font-weight: 650; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .chiffres .libelle { display: block; font-size: 0.875rem; line-height: 1.35; margin-top: 0.2rem; }
    .chiffres .avant { margin-top: auto; padding-top: 0.6rem; font-size: 0.8125rem; color: var(--discret); font-variant-numeric: tabular-nums; }
    .chiffres .sens { display: block; color: var(--encre); font-weight: 600; white-space: nowrap; }
    .defile { overflow-x: auto; position: relative; }
    table { border-collapse: collapse; width: 100%; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { padding: 0.35rem 0.5rem; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--trait); font-weight: 400; }
    tr > :first-child { padding-left: 0; } tr > :last-child { padding-right: 0; }
    thead th { color: var(--discret); font-size: 0.8125rem; vertical-align: bottom; }
    .n { text-align: right; white-space: nowrap; } thead .n { white-space: normal; }
    .chiffres .libelle::first-letter, tbody th::first-letter { text-transform: uppercase; }
    .total > * { font-weight: 650; border-top: 1px solid var(--discret); }
    tbody tr:hover { background: var(--piste); }
    .sur { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .defile:focus-visible .sur { position: static; display: block; width: auto; height: auto; clip-path: none; font-size: 0.75rem; color: var(--discret); }
    .absent { margin: 1.25rem 0 0; font-size: 0.875rem; color: var(--discret); }
    @media screen {
      .n[data-cellule]:hover::after, .chiffres li:hover::after, .chiffres li:focus-visible::after, .defile:focus-visible::after {
        content: attr(data-sur) var(--definition); position: fixed; z-index: 1; left: 0; right: 0; bottom: 1rem; width: min(44rem, calc(100% - 2rem));
        margin: auto; padding: 0.75rem 1rem; border-radius: 0.5rem; background: var(--encre); color: var(--fond); font-size: 0.875rem; font-weight: 400;
        line-height: 1.4; text-align: left; white-space: pre-line; box-shadow: 0 4px 24px #0004; pointer-events: none; } }
    td > a, .chiffres strong > a { color: inherit; text-decoration: none; } td > a:hover, .chiffres strong > a:hover { text-decoration: underline; text-underline-offset: 0.2em; }
    .chiffree { min-width: 0; } .vides { margin-top: 0.5rem; font-size: 0.8125rem; color: var(--discret); } .vides summary { cursor: pointer; } .vides table { margin-top: 0.25rem; }
    \(stacked("large", under: "40rem"))
    \(stacked("etendue", under: "62rem"))
    .source { margin-top: 0.75rem; font-size: 0.8125rem; color: var(--discret); } .source summary { cursor: pointer; width: fit-content; } .source p { margin: 0.4rem 0 0; max-width: 44rem; }
    .source pre { margin: 0.4rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 0.8125rem/1.4 ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; } .source :target { outline: 2px solid var(--focus); outline-offset: 4px; }
    .pied { margin-top: 4rem; padding-top: 1.5rem; border-top: 3px solid var(--accent); font-size: 0.875rem; }
    .pied h2 { font-size: 1.125rem; }
    .pied dl { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0.4rem 1rem; margin: 0.75rem 0 0; }
    .pied dt { color: var(--discret); } .pied dd { margin: 0; overflow-wrap: anywhere; }
    @media (max-width: 30rem) { .pied dl { grid-template-columns: minmax(0, 1fr); } .pied dt { margin-top: 0.5rem; } body { padding: 0 1rem 2rem; } .entete { padding-top: 1.75rem; }
      .chiffres { grid-template-columns: repeat(2, minmax(0, 1fr)); } .chiffres li { padding: 0.75rem; } .chiffres strong { font-size: 1.5rem; } }
    @page { size: A4; margin: 15mm 14mm 18mm; @bottom-right { font: 7.5pt "Liberation Sans", "DejaVu Sans", sans-serif; white-space: nowrap; content: counter(page) " / " counter(pages); } }
    @media print { body { max-width: none; padding: 0; background: none; font-size: 9.5pt; } .sommaire, .evitement { display: none; }
      .source, .vides:not([open]) table { display: none; } .vides summary { list-style: none; } .entete { padding-top: 0; } .chapitre { padding-top: 1.75rem; } .bloc { break-inside: avoid; margin-top: 1.25rem; } .bloc.long { break-inside: auto; }
      h2, h3, .chapeau, .definition { break-after: avoid; } tr, .chiffres li, svg { break-inside: avoid; } thead { display: table-header-group; }
      .cote.double { grid-template-columns: 86mm minmax(0, 1fr); gap: 6mm; } .chiffres { grid-template-columns: repeat(4, 1fr); }
      .chiffres strong { font-size: 16pt; } .defile { overflow: visible; } .defile table { font-size: var(--papier, 0.875rem); } th, td { padding: 0.2rem 0.45em; }
      thead th { font-size: 0.93em; } .pied { break-inside: avoid; margin-top: 2rem; } }
    """

  /// The rules by which a table too wide for a screen shows each of its lines as a list of its cells.
  private static func stacked(_ name: String, under width: String) -> String {
    """
    @media screen and (max-width: \(width)) { .\(name) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .\(name), .\(name) tbody, .\(name) tr, .\(name) th, .\(name) td { display: block; } .\(name) tr { padding: 0.5rem 0; border-bottom: 1px solid var(--trait); }
      .\(name) th, .\(name) td { padding: 0.1rem 0; border: 0; } .\(name) th { font-weight: 650; }
      .\(name) td { display: flex; justify-content: space-between; gap: 1rem; text-align: right; white-space: normal; }
      .\(name) td::before { content: attr(data-t); color: var(--discret); text-align: left; } .\(name) td:empty { display: none; } }
    """
  }
}
