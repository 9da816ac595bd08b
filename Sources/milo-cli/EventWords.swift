import MiloCore
import MiloEvents

/// How the lines of a journal are told to people: kinds, fields and codes in words, moments where the journal
/// is kept, members of the team by what the structure calls them.
struct EventWords {
  /// Says the events themselves.
  let dit: EvenementDit
  private let fuseau: FuseauHoraire?

  /// By what a journal calls its codes on the day of the view.
  init(_ lecture: Lecture) {
    dit = lecture.jourDeVue.map { EvenementDit(lecture, au: $0) } ?? EvenementDit()
    fuseau = lecture.histoires.fuseau
  }

  /// Of a journal that cannot be read as a whole: its codes stay codes.
  init(of identity: JournalIdentity) {
    dit = EvenementDit()
    fuseau = FuseauHoraire(identity.fuseau)
  }

  /// The kind: « entrée dans un dispositif »; nothing for a line that is no event.
  func sorte(_ event: Event?) -> String { event.map(EvenementDit.sorte(of:)) ?? "" }

  /// When it happened, as its line says.
  func date(_ event: Event?) -> String { event.map { EvenementDit.moment($0.time) } ?? "" }

  /// When it was recorded, where the journal is kept.
  func enregistre(_ event: Event?) -> String {
    guard let recorded = event?.recordedTime else { return "" }
    return EvenementDit.enregistre(fuseau?.time(at: recorded) ?? "\(recorded)")
  }

  /// Who recorded it.
  func auteur(_ event: Event?) -> String {
    guard let id = event?.authID else { return event?.authType ?? "" }
    return dit.conseiller(id)
  }

  /// What happened: « entretien : conseiller « c07 », durée 45 min ».
  private func quoi(_ event: Event) -> String {
    let detail = dit.detail(event)
    return sorte(event) + (detail.isEmpty ? "" : " : \(detail)")
  }

  /// An event as a line of a table that people read.
  func ligne(_ index: Int, _ event: Event) -> Ligne {
    Ligne(
      id: String(index), libelle: String(index),
      valeurs: [
        .entier(index), .texte(date(event)), .texte(event.subject ?? ""), .texte(quoi(event)),
        .texte(event.id), .texte(enregistre(event)), .texte(auteur(event)),
      ])
  }

  /// The table of such lines.
  static func table(_ lignes: [Ligne]) -> ReportTable {
    ReportTable(
      id: "evenements", titre: "Événements",
      colonnes: [
        Colonne(id: "index", libelle: "index"),
        Colonne(id: "time", libelle: "date", unite: .texte),
        Colonne(id: "sujet", libelle: "sujet", unite: .texte),
        Colonne(id: "data", libelle: "événement", unite: .texte),
        Colonne(id: "id", libelle: "id", unite: .texte),
        Colonne(id: "recordedtime", libelle: "saisi", unite: .texte),
        Colonne(id: "auteur", libelle: "auteur", unite: .texte),
      ], lignes: lignes, disposition: .lignes)
  }

  /// One event whole: its fields, then what stands around them on its line.
  func fiche(_ index: Int, _ event: Event) -> ReportTable {
    let whom = event.subject.map { " pour \($0)" } ?? ""
    let around = [
      ("date", date(event)), ("sujet", event.subject ?? ""), ("saisi", enregistre(event)),
      ("auteur", auteur(event)), ("source", event.source), ("id", event.id),
    ].filter { !$0.1.isEmpty }
    let rows = dit.champs(event).map { ($0.nom, $0.valeur) } + around
    return ReportTable(
      id: "evenement.\(index)", titre: "\(sorte(event))\(whom), le \(date(event))".firstUppercased,
      colonnes: ["champ", "valeur"].map { Colonne(id: $0, libelle: $0, unite: .texte) },
      lignes: rows.enumerated().map { rank, row in
        Ligne(id: String(rank), libelle: row.0, valeurs: [.texte(row.0), .texte(row.1)])
      }, disposition: .lignes)
  }
}
