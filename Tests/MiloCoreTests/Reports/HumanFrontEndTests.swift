import Testing

@testable import MiloCore

@Suite struct `The text front-end` {
  @Test func `aligns columns and writes numbers as the French do`() {
    let text = TextFrontEnd(largeur: 80).text(of: sampleReport)
    #expect(
      text.replacing(nnbsp, with: "~") == """
        Rapport d'activité 2022
        Mission locale « Est » · du 1er janvier 2022 au 31 décembre 2022 · vu au 6 avril
        2023
        Journal de 12~345 lignes, racine 00ff

        Synthèse
        Au moins un événement dans l'année.
                           Année  Année précédente  Évolution
        ────────────────  ──────  ────────────────  ─────────
        En contact         1~281             1~300     −1,5~%
        Part accompagnée  80,0~%                 –          –
        Durée moyenne       45~j

        Aides, "montants"
                          Montant  ETP  Motif
        ─────────────  ──────────  ───  ──────────────
        CEJ | contrat  1~234,50~€  2,5  oui, "vu" hier

        Notes :
        - Un jeune, une personne.

        """)
  }

  @Test func `shows a flat list without labels`() {
    let text = TextFrontEnd(largeur: 80).text(of: report(allocations))
    #expect(
      text.replacing(nnbsp, with: "~") == """
        Titre
        S
        Journal de 1 ligne

        Allocations
        Jeune  Mois           Dû  État
        ─────  ───────  ────────  ─────
        J1     2022-03  520,00~€  verse
        J2     2022-03         –  a,b

        """)
  }

  @Test func `folds headings and labels to stay within its width`() {
    let text = TextFrontEnd(largeur: 48).text(of: report(synthese))
    let table = text.replacing(nnbsp, with: "~").split(separator: "\n").suffix(6)
    #expect(
      table.joined(separator: "\n") == """
                                        Année
                           Année   précédente  Évolution
        ────────────────  ──────  ───────────  ─────────
        En contact         1~281        1~300     −1,5~%
        Part accompagnée  80,0~%            –          –
        Durée moyenne       45~j
        """)
  }

  @Test func `repeats the labels when columns do not fit side by side`() {
    let text = TextFrontEnd(largeur: 40).text(of: report(synthese))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("En contact") } == 2)
    #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 40 })
  }

  @Test func `colours titles and headings on demand, and nothing else`() {
    let plain = TextFrontEnd().text(of: sampleReport)
    let coloured = TextFrontEnd(couleurs: true).text(of: sampleReport)
    #expect(coloured.contains("\u{1B}[1mSynthèse\u{1B}[0m\n"))
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.replacing(/\u{1B}\[\d*m/, with: "") == plain)
  }

  @Test func `lets no text command the terminal`() {
    var hostile = allocations
    hostile.titre = "rouge\u{1B}[31m"
    hostile.lignes[0].valeurs[0] = .texte("a\u{7}\u{9B}b\r\nc")
    let text = TextFrontEnd().text(of: report(hostile))
    let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control }
    #expect(controls.allSatisfy { $0 == "\n" })
    #expect(text.contains("rouge\\u001B[31m"))
  }

  @Test func `says so when a table has no line`() {
    var empty = allocations
    empty.lignes = []
    #expect(TextFrontEnd().text(of: report(empty)).hasSuffix("\nAllocations\n(aucune ligne)\n"))
  }
}

@Suite struct `The markdown front-end` {
  @Test func `writes GitHub's tables and escapes what they would misread`() {
    let text = MarkdownFrontEnd().text(of: sampleReport)
    #expect(
      text.replacing(nnbsp, with: "~") == #"""
        # Rapport d'activité 2022

        Mission locale « Est » · du 1er janvier 2022 au 31 décembre 2022 · vu au 6 avril 2023  \#

        Journal de 12~345 lignes, racine 00ff

        ## Synthèse

        Au moins un événement dans l'année.

        |  | Année | Année précédente | Évolution |
        | --- | ---: | ---: | ---: |
        | En contact | 1~281 | 1~300 | −1,5~% |
        | Part accompagnée | 80,0~% | – | – |
        | Durée moyenne | 45~j |  |  |

        ## Aides, "montants"

        |  | Montant | ETP | Motif |
        | --- | ---: | ---: | --- |
        | CEJ \| contrat | 1~234,50~€ | 2,5 | oui, "vu" hier |

        ## Notes

        - Un jeune, une personne.

        """#)
  }

  @Test(arguments: [
    ("a|b", #"a\|b"#), ("a|\u{301}b", "a\\|\u{301}b"), ("**gras**", #"\*\*gras\*\*"#),
    ("_bas_", #"\_bas\_"#),
    ("sans_diplome", "sans_diplome"), ("<b>", "&lt;b>"), ("R&D", "R&amp;D"), (#"a\b"#, #"a\\b"#),
    ("[x]", #"\[x\]"#), ("a\nb", "a b"), ("`x`", #"\`x\`"#),
  ])
  func `shows text as it is`(text: String, markdown: String) {
    var source = report()
    source.titre = text
    #expect(MarkdownFrontEnd().text(of: source).hasPrefix("# \(markdown)\n"))
  }
}
