import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `The active file` {
  /// Where the file of J1 stands at the end of a day.
  private func etat(_ journal: PetitJournal, _ date: String) throws -> EtatDossier? {
    let histoires = try journal.histoires()
    guard let number = histoires.texts.number(of: "J1"),
      let histoire = histoires.histoire(number), let date = LocalDate(date)
    else { return nil }
    var dossier = Dossier(histoires)
    dossier.load(histoire)
    var fil = FilDuDossier(dossier)
    fil.avancer(jusquA: date)
    return fil.etat(at: date)
  }

  @Test func `holds whoever was in contact in twelve months, or is followed`() throws {
    var journal = PetitJournal()
    journal.add("accueil", "J1", "2021-03-15", #"{"site":"a"}"#)
    #expect(try etat(journal, "2022-03-14") == .actif)
    #expect(try etat(journal, "2022-03-15") == .inactif)
    // Whoever was expected and did not come was not met.
    journal.add("atelier", "J1", "2021-09-01", #"{"intitule":"a","presence":"absent"}"#)
    #expect(try etat(journal, "2022-03-15") == .inactif)
    journal.add("referent", "J1", "2022-03-20", #"{"conseiller":"A","jusqu_au":"2023-06-30"}"#)
    #expect(try etat(journal, "2023-06-30") == .actif)
    #expect(try etat(journal, "2023-07-01") == .inactif)
  }

  @Test(arguments: [
    ("contact", #"{"canal":"sms"}"#, EtatDossier.actif),
    ("dispositif.entree", #"{"dispositif":"CEJ"}"#, .actif),
    ("dossier.reouverture", "{}", .actif),
    ("referent", #"{"conseiller":"B"}"#, .actif),
    // To take the referent off is part of closing.
    ("referent", #"{"conseiller":null}"#, .clos),
    ("atelier", #"{"intitule":"a","presence":"excuse"}"#, .clos),
    ("profil", #"{"sexe":"F"}"#, .clos),
    ("rendez_vous", #"{"quand":"2022-10-01T10:00:00+02:00","statut":"propose"}"#, .clos),
  ])
  func `opens again when the youth comes back, by itself`(
    kind: String, data: String, expected: EtatDossier
  ) throws {
    var journal = PetitJournal()
    journal.add("referent", "J1", "2022-01-03", #"{"conseiller":"A"}"#)
    journal.add("dossier.cloture", "J1", "2022-09-01", #"{"motif":"emploi"}"#)
    #expect(try etat(journal, "2022-08-31") == .actif)
    #expect(try etat(journal, "2022-09-01") == .clos)
    journal.add(kind, "J1", "2022-09-20", data)
    #expect(try etat(journal, "2022-09-20") == expected)
    #expect(try etat(journal, "2022-09-19") == .clos)
  }

  @Test func `ends after the 26th birthday, the 30th with rqth, unless a dispositif is open`()
    throws
  {
    var journal = PetitJournal()
    journal.add("profil", "J1", "2021-03-01", #"{"date_naissance":"1996-02-29"}"#)
    journal.add("referent", "J1", "2021-03-01", #"{"conseiller":"A"}"#)
    #expect(try etat(journal, "2022-03-01") == .actif)
    #expect(try etat(journal, "2022-03-02") == .horsAge)
    let entree = journal.add("dispositif.entree", "J1", "2022-02-01", #"{"dispositif":"CEJ"}"#)
    #expect(try etat(journal, "2022-06-01") == .actif)
    journal.add(
      "dispositif.sortie", "J1", "2022-06-15", #"{"entree":"\#(entree)","motif":"limite_age"}"#)
    #expect(try etat(journal, "2022-06-14") == .actif)
    #expect(try etat(journal, "2022-06-15") == .horsAge)
    journal.add("profil", "J1", "2022-07-01", #"{"rqth":true}"#)
    #expect(try etat(journal, "2022-07-01") == .actif)
    #expect(try etat(journal, "2026-03-02") == .horsAge)
  }

  @Test func `ends with a departure, and begins again with an arrival`() throws {
    var journal = PetitJournal()
    journal.add("referent", "J1", "2022-01-03", #"{"conseiller":"A"}"#)
    journal.add("mutation", "J1", "2022-02-01", #"{"sens":"depart","structure":"x"}"#)
    #expect(try etat(journal, "2022-02-01") == .parti)
    journal.add("mutation", "J1", "2022-05-01", #"{"sens":"arrivee","structure":"x"}"#)
    #expect(try etat(journal, "2022-05-01") == .actif)
  }

  @Test func `is counted over a year: who was there, who came, who left and why`() throws {
    var journal = PetitJournal()
    func follow(_ journal: inout PetitJournal, _ jeune: String, _ day: String) {
      journal.add("referent", jeune, day, #"{"conseiller":"A"}"#)
    }
    // There before, and still there.
    follow(&journal, "J1", "2021-01-04")
    // There before, closed.
    follow(&journal, "J2", "2021-01-04")
    journal.add("dossier.cloture", "J2", "2022-02-01", #"{"motif":"emploi"}"#)
    // Came, left and is closed, in the year.
    follow(&journal, "J3", "2022-03-01")
    journal.add("dossier.cloture", "J3", "2022-09-01", #"{"motif":"sans_nouvelles"}"#)
    // Came by contact alone.
    journal.add("contact", "J4", "2022-05-01", #"{"canal":"sms"}"#)
    // Left for elsewhere; of age; without news for a year.
    follow(&journal, "J5", "2021-01-04")
    journal.add("mutation", "J5", "2022-06-01", #"{"sens":"depart","structure":"x"}"#)
    follow(&journal, "J6", "2021-01-04")
    journal.add("profil", "J6", "2022-01-04", #"{"date_naissance":"1996-07-01"}"#)
    journal.add("contact", "J7", "2021-05-01", #"{"canal":"sms"}"#)
    // Closed before the year, and back for a day.
    follow(&journal, "J8", "2021-01-04")
    journal.add("dossier.cloture", "J8", "2021-06-01", #"{"motif":"autre"}"#)
    journal.add("contact", "J8", "2022-07-01", #"{"canal":"sms"}"#)
    journal.add("dossier.cloture", "J8", "2022-07-02", #"{"motif":"autre"}"#)
    #expect(
      try journal.tables("file_active").nonZero("file_active") == [
        "ouverts_debut 5", "entrees 3", "clos 3", "partis 1", "hors_age 1", "inactifs 1",
        "motif.emploi 1", "motif.sans_nouvelles 1", "motif.autre 1", "actifs_fin 2",
      ])
    // Those there at the end of a year are those there before the next one.
    let next = try journal.tables("file_active", annee: 2023).nonZero("file_active")
    #expect(next == ["ouverts_debut 2", "inactifs 1", "actifs_fin 1"])
  }

  @Test func `is what portfolios show, that of the structure with those past the age`()
    throws
  {
    var journal = PetitJournal()
    for jeune in ["J1", "J2", "J3"] {
      journal.add("referent", jeune, "2021-01-04", #"{"conseiller":"A"}"#)
    }
    journal.add("profil", "J2", "2021-01-04", #"{"date_naissance":"1996-01-01","site":"centre"}"#)
    journal.add("dossier.cloture", "J3", "2022-01-03", #"{"motif":"emploi"}"#)
    journal.add("contact", "J4", "2020-01-01", #"{"canal":"sms"}"#)
    journal.add("accueil", "J1", "2021-02-01", #"{"site":"nord"}"#)
    let histoires = try journal.histoires()
    func rows(_ conseiller: String? = nil, isEntier: Bool = false) -> [String] {
      histoires.fold(
        Portefeuilles(
          histoires, au: jour("2022-02-02"), conseiller: conseiller, isEntier: isEntier)
      ).resultat.map { "\($0.fiche.jeune) \($0.fiche.etat) \($0.alertes.map(\.rawValue))" }
    }
    let suivis = #"["sans_entretien_90", "sans_contact_365"]"#
    #expect(rows("A") == ["J1 actif \(suivis)"])
    let passe = #"["sans_entretien_90", "sans_contact_365", "hors_age"]"#
    #expect(rows() == ["J1 actif \(suivis)", "J2 horsAge \(passe)"])
    #expect(
      rows(isEntier: true) == [
        "J4 inactif []", "J1 actif \(suivis)", "J2 horsAge \(passe)", "J3 clos \(suivis)",
      ])
    let equipes = Equipes(
      histoires.fold(Portefeuilles(histoires, au: jour("2022-02-02"))).resultat, histoires,
      au: jour("2022-02-02"))
    #expect(equipes.conseillers.map(\.jeunes) == [2] && equipes.conseillers.map(\.actifs) == [1])
    #expect(equipes.actifsParSite.map { "\($0.site) \($0.actifs)" } == ["nord 1"])
  }
}
