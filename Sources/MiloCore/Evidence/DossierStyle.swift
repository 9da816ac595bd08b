/// The style of an evidence file's page: readable on a phone, on paper, in the dark.
enum DossierStyle {
  static let text = """

    :root{color-scheme:light dark;--texte:#1b1b1f;--fond:#fff;--filet:#c8c8d0;--doux:#5c5c66;--ton:#1f4e8c;
    --bon:#14663a;--mauvais:#a1161e}
    @media (prefers-color-scheme:dark){:root{--texte:#e8e8ee;--fond:#16161a;--filet:#45454f;--doux:#a5a5b0;
    --ton:#8fb8f0;--bon:#6fd39b;--mauvais:#ff8f8f}}
    body{margin:0;background:var(--fond);color:var(--texte);font:1rem/1.5 system-ui,sans-serif}
    main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 4rem}
    h1{font-size:1.7rem;line-height:1.2}h2{margin-top:2.5rem;border-bottom:1px solid var(--filet)}
    h3{margin-bottom:.25rem;font-size:1.05rem}
    dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.25rem 1rem;margin:.5rem 0}
    dt{color:var(--doux)}dd{margin:0;overflow-wrap:anywhere}
    code{font-size:.9em;overflow-wrap:anywhere}
    .valeur{font-size:1.9rem;margin:.1rem 0;color:var(--ton);font-variant-numeric:tabular-nums}
    article{margin:1.5rem 0;break-inside:avoid}
    .large{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
    th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--filet);vertical-align:top;
    overflow-wrap:anywhere}th{color:var(--doux);font-weight:600}
    button{font:inherit;padding:.5rem 1.4rem;border:1px solid var(--ton);border-radius:.4rem;background:var(--ton);
    color:var(--fond);cursor:pointer}
    button:focus-visible,summary:focus-visible,input:focus-visible{outline:3px solid var(--ton);outline-offset:2px}
    input{font:inherit;width:100%;box-sizing:border-box;padding:.35rem;border:1px solid var(--doux);
    border-radius:.3rem;background:var(--fond);color:var(--texte)}
    #verdict{font-weight:600;font-size:1.15rem}.bon{color:var(--bon)}.mauvais{color:var(--mauvais)}
    #resultats li{margin:.2rem 0;overflow-wrap:anywhere}
    #resultats li.bon::marker{content:"✓  "}#resultats li.mauvais::marker{content:"✗  "}
    #resultats li.declare::marker{content:"○  "}#resultats li.reserve::marker{content:"?  "}
    summary{cursor:pointer;color:var(--ton)}
    @media print{@page{size:A4;margin:16mm}:root{color-scheme:light}main{max-width:none;padding:0}
    button,input,label{display:none}}

    """
}
