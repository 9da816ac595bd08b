import MiloCore
import MiloEvents

/// What entering by hand reads of a journal: its lines as they are now, and what time it is there.
struct EntryContext {
  /// The journal written to.
  let journal: Journal
  /// All its lines, as they are now.
  let lecture: Lecture
  /// The zone of its days.
  let fuseau: FuseauHoraire
  /// The present moment.
  let now: RecordedTime

  /// Reads the journal that the options name; its cache is read, not completed.
  init(_ arguments: Arguments, _ console: Console) throws(Failure) {
    let journal = try arguments.ouvrir(console)
    self.journal = journal
    now = console.now()
    let cache = console.readCache(of: journal)
    lecture = try journalling { () throws(JournalError) in try Lecture(journal, cache: cache) }
    fuseau = try journalling { () throws(JournalError) in
      try FuseauHoraire(of: journal.identity)
    }
  }

  /// The day it is where the journal is kept.
  var today: LocalDate { fuseau.date(at: now) }

  /// What is said of the youths of events of a kind whom the journal never met.
  ///
  /// A youth comes to the journal by some kinds: nobody is told then, nor while the journal has no youth.
  func jeunesInconnus(_ sujets: [String], _ declaration: EventDeclaration) -> [String] {
    guard declaration.sujet == .jeune, !Self.arrivees.contains(declaration.nom),
      !lecture.histoires.faits.isEmpty
    else { return [] }
    return sujets.filter { lecture.histoires.jeune($0) == nil }.map {
      "« \($0) » : jamais vu au journal ; vérifiez l’identifiant"
    }
  }

  /// The kinds by which a youth comes to the journal.
  private static let arrivees: Set<String> = [
    Accueil.nom, Profil.nom, ReperageJeune.nom, Mutation.nom,
  ]

  /// What stands against what an event names, in its youth's history.
  func objections(_ event: Event, _ declaration: EventDeclaration) -> [String] {
    let date = Moment(event.time)?.date ?? today
    if declaration.nom == DossierReouverture.nom, let sujet = event.subject,
      lecture.estSansCloture(sujet, au: date)
    {
      return ["« \(sujet) » : aucune clôture de dossier avant cette réouverture"]
    }
    return declaration.fields.compactMap { field in
      guard case .reference = field.type, let id = event.data[field.name]?.string else {
        return nil
      }
      let reference = ReferenceTapee(
        lecture, field, of: declaration, sujet: event.subject, au: date)
      return reference.objection(id).map { "\(field.name) : \($0.phrase)" }
    }
  }

  /// Says events in words, by what the journal calls its codes.
  var dit: EvenementDit { EvenementDit(lecture, au: today) }
}
