import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `Retention` {
  private func lignes(_ journal: PetitJournal, _ date: String) throws -> [String] {
    let date = try #require(LocalDate(date))
    let histoires = try journal.histoires()
    return histoires.fold(Conservation(histoires, au: date)).resultat.map { ligne in
      let parts: [String] = [
        ligne.jeune, ligne.finDossier.map { "\($0)" } ?? "–", ligne.finCEJ.map { "\($0)" } ?? "–",
        ligne.effacable?.rawValue ?? "–", ligne.isEfface ? "effacé" : "",
      ]
      return parts.joined(separator: " ")
    }
  }

  private func naissance(_ day: String) -> String { #"{"date_naissance":"\#(day)"}"# }

  @Test func `ends two years after the 25th birthday`() throws {
    var journal = PetitJournal()
    journal.add("profil", "J1", "2018-03-01", naissance("1999-05-10"))
    #expect(try lignes(journal, "2026-05-09") == [])
    #expect(try lignes(journal, "2026-05-10") == ["J1 2026-05-10 – tout "])
  }

  @Test func `starts when the file is closed after the 25th birthday, and not while it is active`()
    throws
  {
    var journal = PetitJournal()
    journal.add(
      "profil", "J1", "2018-03-01", #"{"date_naissance":"1999-05-10","rqth":true}"#)
    journal.add("referent", "J1", "2018-03-01", #"{"conseiller":"A"}"#)
    #expect(try lignes(journal, "2026-05-10") == [])
    journal.add("dossier.cloture", "J1", "2026-09-01", #"{"motif":"emploi"}"#)
    #expect(try lignes(journal, "2028-08-31") == [])
    #expect(try lignes(journal, "2028-09-01") == ["J1 2028-09-01 – tout "])
    // A closing before the 25th birthday changes nothing.
    journal.add("profil", "J2", "2018-03-01", naissance("1999-05-10"))
    journal.add("dossier.cloture", "J2", "2019-09-01", #"{"motif":"demenagement"}"#)
    #expect(try lignes(journal, "2026-05-10") == ["J2 2026-05-10 – tout "])
  }

  @Test func `ends for a 29 February on 1 March`() throws {
    var journal = PetitJournal()
    journal.add("profil", "J1", "2018-03-01", naissance("1996-02-29"))
    #expect(try lignes(journal, "2030-01-01") == ["J1 2023-03-01 – tout "])
  }

  @Test func `keeps the part of a CEJ ten years after its end`() throws {
    var journal = PetitJournal()
    journal.add("profil", "J1", "2022-03-01", naissance("1998-01-01"))
    let entree = journal.add("dispositif.entree", "J1", "2022-03-02", #"{"dispositif":"CEJ"}"#)
    journal.add(
      "dispositif.sortie", "J1", "2022-09-01", #"{"entree":"\#(entree)","motif":"echeance"}"#)
    #expect(try lignes(journal, "2025-01-01") == ["J1 2025-01-01 2032-09-01 sauf_cej "])
    #expect(try lignes(journal, "2032-09-01") == ["J1 2025-01-01 2032-09-01 tout "])
  }

  @Test func `takes the planned end as prolonged where a CEJ has no exit, and waits without one`()
    throws
  {
    var journal = PetitJournal()
    journal.add("profil", "J1", "2022-03-01", naissance("1998-01-01"))
    let entree = journal.add(
      "dispositif.entree", "J1", "2022-03-02", #"{"dispositif":"CEJ","fin_prevue":"2022-09-01"}"#)
    journal.add(
      "dispositif.prolongation", "J1", "2022-08-01",
      #"{"entree":"\#(entree)","fin_prevue":"2023-03-01"}"#)
    #expect(try lignes(journal, "2025-01-01") == ["J1 2025-01-01 2033-03-01 sauf_cej "])
    journal.add("dispositif.entree", "J1", "2023-04-01", #"{"dispositif":"CEJ"}"#)
    #expect(try lignes(journal, "2040-01-01") == ["J1 2025-01-01 – sauf_cej "])
  }

  @Test func `lets the later of the two govern the part of a CEJ`() throws {
    var journal = PetitJournal()
    journal.add("profil", "J1", "2022-03-01", naissance("2006-01-01"))
    let entree = journal.add("dispositif.entree", "J1", "2022-03-02", #"{"dispositif":"CEJ"}"#)
    journal.add(
      "dispositif.sortie", "J1", "2022-04-01", #"{"entree":"\#(entree)","motif":"abandon"}"#)
    #expect(try lignes(journal, "2032-06-01") == [])
    #expect(try lignes(journal, "2033-01-01") == ["J1 2033-01-01 2033-01-01 tout "])
  }

  @Test func `lists apart those whose birth date is unknown, and says who was erased`() throws {
    var journal = PetitJournal()
    journal.add("contact", "J0", "2018-03-01", #"{"canal":"sms"}"#)
    journal.add("profil", "J1", "2018-03-01", naissance("1990-05-10"))
    journal.add("effacement", "J1", "2020-03-01", #"{"motif":"m","base":"demande"}"#)
    #expect(
      try lignes(journal, "2026-01-01") == ["J1 2017-05-10 – tout effacé", "J0 – – – "])
    #expect(try lignes(journal, "2019-01-01").first == "J1 2017-05-10 – tout ")
    #expect(try lignes(journal, "2017-01-01") == [])
  }
}
