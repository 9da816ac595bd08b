import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A portfolio as people read it` {
  private func text(_ journal: PetitJournal, _ conseiller: String?, largeur: Int = 80) throws
    -> String
  {
    let histoires = try journal.histoires()
    let rows = histoires.fold(
      Portefeuilles(histoires, au: jour("2022-06-15"), conseiller: conseiller)
    ).resultat
    let report = Report(
      titre: "", structure: "", taille: 0,
      tables: PortefeuilleDit(rows, histoires, au: jour("2022-06-15")).tables(conseiller))
    return TextFrontEnd(largeur: largeur).text(of: report)
  }

  private var journal: PetitJournal {
    var journal = PetitJournal()
    journal.add(
      "conseiller", "A", "2022-01-01", #"{"code":"A","role":"cisp","libelle":"Anne D."}"#)
    for jeune in ["J1", "J2", "J3"] {
      journal.add("referent", jeune, "2022-05-01", #"{"conseiller":"A"}"#)
    }
    journal.add("entretien", "J1", "2022-06-14", #"{"conseiller":"A"}"#)
    journal.add("entretien", "J2", "2022-01-14", #"{"conseiller":"A"}"#)
    journal.add("profil", "J3", "2022-05-01", #"{"date_naissance":"2005-03-01"}"#)
    journal.add("entretien", "J3", "2022-06-10", #"{"conseiller":"A"}"#)
    journal.add("atelier", "J4", "2022-06-01", #"{"intitule":"a"}"#)
    return journal
  }

  @Test func `says in words what is urgent, first`() throws {
    let text = try text(journal, "A")
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("J") && !$0.hasPrefix("Jo") }
    #expect(rows.map { $0.prefix(2) } == ["J3", "J2", "J1"])
    #expect(rows[0].contains("mineur sans solution") && rows[0].contains("en recherche"))
    #expect(text.contains("plus de 90 jours sans"))
    #expect(text.contains("Anne D.") && text.contains("3 jeunes, 2 à voir"))
    #expect(!text.contains("sans_entretien") && !text.contains("recherche_"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `has a table a counsellor, those whom nobody follows first`() throws {
    let histoires = try journal.histoires()
    let rows = histoires.fold(Portefeuilles(histoires, au: jour("2022-06-15"))).resultat
    let tables = PortefeuilleDit(rows, histoires, au: jour("2022-06-15")).tables()
    #expect(tables.map(\.id) == ["portefeuille", "portefeuille.A"])
    #expect(
      tables.map(\.titre) == [
        "Sans conseiller : 1 jeune, 1 à voir", "Anne D. : 3 jeunes, 2 à voir",
      ])
    #expect(tables.map { $0.lignes.map(\.id) } == [["J4"], ["J3", "J2", "J1"]])
  }

  @Test func `of a counsellor without youths says so`() throws {
    #expect(try text(PetitJournal(), "Z").contains("0 jeune, 0 à voir"))
  }
}
