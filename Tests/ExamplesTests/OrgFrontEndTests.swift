import MiloCore
import MiloExempleFrontEnd
import Testing

@Suite struct `A front-end of one's own` {
  @Test func `renders the same report in Org`() {
    let table = ReportTable(
      id: "aides", titre: "Aides", definition: "Versements\nde l’année.",
      colonnes: [
        Colonne(id: "montant", libelle: "montant", unite: .centimes),
        Colonne(id: "part", libelle: "part", unite: .pourcent),
      ],
      lignes: [
        Ligne(
          id: "cej", libelle: "CEJ | contrat",
          valeurs: [.entier(52_000), .decimal(ExactDecimal(mantisse: 125, echelle: 1))]),
        Ligne(id: "pacea", libelle: "PACEA", valeurs: [nil]),
      ])
    let report = Report(
      titre: "Activité 2022", structure: "/s", taille: 12, racine: "00ff", tables: [table])
    #expect(
      OrgFrontEnd().text(of: report) == """
        #+TITLE: Activité 2022
        #+LANGUAGE: fr
        #+PROPERTY: structure /s
        #+PROPERTY: lignes 12
        #+PROPERTY: racine 00ff

        * Aides
        Versements de l’année.

        |  | montant | part |
        |-+-+-|
        | CEJ \\vert{} contrat | 52000 | 12.5 |
        | PACEA |  |  |

        """)
  }
}
