import Testing

@testable import MiloCore

@Suite struct `Bars beside shares` {
  private let table = ReportTable(
    id: "sexe", titre: "Sexe",
    colonnes: [
      Colonne(id: "jeunes", libelle: "jeunes"),
      Colonne(id: "part", libelle: "part", unite: .pourcent),
    ],
    lignes: [
      Ligne(id: "F", libelle: "femmes", valeurs: [.entier(1), .decimal(Self.share(250))]),
      Ligne(id: "M", libelle: "hommes", valeurs: [.entier(3), .decimal(Self.share(750))]),
      Ligne(id: "non", libelle: "autres", valeurs: [.entier(0), nil]),
    ])

  private static func share(_ tenths: Int) -> ExactDecimal {
    ExactDecimal(mantisse: tenths, echelle: 1)
  }

  private func rows(_ frontEnd: TextFrontEnd, _ table: ReportTable) -> [Substring] {
    frontEnd.text(of: report(table)).split(separator: "\n").suffix(3)
  }

  @Test func `show how large they are, an eighth of a column at a time`() {
    #expect(
      rows(TextFrontEnd(largeur: 60, barres: true), table) == [
        "femmes       1  25,0\(nnbsp)%  ██▌", "hommes       3  75,0\(nnbsp)%  ███████▌",
        "autres       0       –",
      ])
    #expect(Spark.bar(1) == "▏")
    #expect(Spark.bar(0) == "" && Spark.bar(nil) == "")
    #expect(Spark.bar(10_000) == "██████████")
  }

  @Test func `are left out where they do not fit, are not asked for, or the column is a change`() {
    let plain = rows(TextFrontEnd(largeur: 60), table)
    #expect(plain.first == "femmes       1  25,0\(nnbsp)%")
    #expect(rows(TextFrontEnd(largeur: 26, barres: true), table) == plain)
    var change = table
    change.lignes[2].valeurs[1] = .decimal(Self.share(-150))
    let rows = rows(TextFrontEnd(largeur: 60, barres: true), change)
    #expect(rows.allSatisfy { !$0.contains("█") })
  }
}
