import MiloCore
import MiloEvents

/// The turn of one journal in a question: what it is, and what its answer leaves to tell.
struct Tour {
  /// The journal.
  let membre: JournauxNommes.Membre
  /// Whether several journals are asked.
  let isPluriel: Bool
  /// What the question sees of the world.
  var console: Console
  /// The values of the filters that the journal does not know.
  var inconnues: [ValeurInconnue] = []
  /// How the run ends, for this journal.
  var code = ExitCode.succes

  /// The folder of the journal.
  var path: String { membre.path }

  /// Says a message, with whose it is where several journals are asked.
  mutating func say(_ message: String) {
    console.say(isPluriel ? "milo : \(membre.nom) : \(message)" : "milo : \(message)")
  }

  /// Whether the root of the journal is to be computed: programs that read CSV are not told it, and a
  /// set states that of each journal.
  ///
  /// - Parameter alone: whether the answer of one journal alone states it.
  func hashes(_ display: DisplayOptions, alone: Bool = true) -> Bool {
    (alone || isPluriel) && display.format != .csv
  }
}

extension Arguments {
  /// Asks a question of each journal named, one after the other, and shows the answers as one.
  ///
  /// With one journal the answer is shown as it is. With several, a name that some of them do not know
  /// (a counsellor, a youth, a table) is told in the notes; one that none knows is a failure.
  ///
  /// - Parameters:
  ///   - titre: what people read above the whole, where the titles of the answers differ.
  ///   - question: gives the answer of one journal; nil where there is nothing to show.
  func repondre(
    _ titre: String, _ console: inout Console,
    _ question: (inout Tour) throws(Failure) -> Report?
  ) throws(Failure) -> ExitCode {
    let ensemble = try ensemble(&console)
    let display = DisplayOptions(self)
    var answers = Answers(ecartes: ensemble.ecartes)
    for membre in ensemble.membres {
      var tour = Tour(membre: membre, isPluriel: ensemble.isPluriel, console: console)
      do throws(Failure) {
        let report = try question(&tour)
        answers.add(report, tour)
        console = tour.console
      } catch {
        console = tour.console
        guard ensemble.isPluriel else {
          console.tell(tour.inconnues)
          throw error
        }
        if error.isOfJournal {
          answers.ecartes.append(try ecarte(membre, error, &console))
        } else {
          answers.sansReponse.append((membre.nom, error))
        }
      }
    }
    console.tell(answers.inconnues ?? [])
    guard ensemble.isPluriel else {
      if let report = answers.reports.first { try console.show(report, display) }
      return answers.code
    }
    try console.show(try answers.report(titre, &console), display)
    return answers.code
  }
}

extension Arguments {
  /// Takes something of each journal in turn, and hands it over before the next one is read.
  ///
  /// - Parameters:
  ///   - lire: takes it; where it cannot, the journal may be left out.
  ///   - suite: what is done of it; where that fails, all does.
  /// - Returns: how the run ends, and what is to be told of the journals left out.
  func parcourir<Pris>(
    _ ensemble: JournauxNommes, _ console: inout Console,
    _ lire: (inout Tour) throws(Failure) -> Pris,
    _ suite: (Pris, inout Console) throws(Failure) -> Void
  ) throws(Failure) -> (code: ExitCode, notes: [String]) {
    var answers = Answers(ecartes: ensemble.ecartes)
    for membre in ensemble.membres {
      var tour = Tour(membre: membre, isPluriel: ensemble.isPluriel, console: console)
      let pris: Pris
      do throws(Failure) {
        pris = try lire(&tour)
      } catch {
        guard ensemble.isPluriel, error.isOfJournal else {
          console.tell(tour.inconnues)
          throw error
        }
        answers.ecartes.append(try ecarte(membre, error, &console))
        continue
      }
      answers.add(nil, tour)
      try suite(pris, &console)
    }
    console.tell(answers.inconnues ?? [])
    guard answers.ecartes.count < ensemble.membres.count + ensemble.ecartes.count else {
      throw .aucunJournal
    }
    return (answers.code, answers.ecartes.map(\.note))
  }
}

/// The answers of several journals, as they come.
private struct Answers {
  var reports: [Report] = []
  var ecartes: [JournauxNommes.Ecarte]
  /// The journals that do not know what is asked for.
  var sansReponse: [(nom: String, failure: Failure)] = []
  /// The values of the filters that no journal knows; nil before any answer.
  var inconnues: [ValeurInconnue]?
  private var worst = ExitCode.succes

  init(ecartes: [JournauxNommes.Ecarte]) {
    self.ecartes = ecartes
  }

  /// How the run ends.
  var code: ExitCode { ecartes.isEmpty ? worst : .journalEndommage }

  mutating func add(_ report: Report?, _ tour: Tour) {
    if let report { reports.append(report) }
    worst = worst.pire(que: tour.code)
    // What one structure lacks, another may have.
    let lacking = Set(tour.inconnues.map { [$0.cle, $0.valeur] })
    inconnues = inconnues?.filter { lacking.contains([$0.cle, $0.valeur]) } ?? tour.inconnues
  }

  /// The answers as one.
  ///
  /// - Throws: why there is none.
  func report(_ titre: String, _ console: inout Console) throws(Failure) -> Report {
    guard !reports.isEmpty else {
      if let failure = sansReponse.first?.failure { throw failure }
      throw .aucunJournal
    }
    var report = Report(reunissant: reports, titre: titre)
    for (nom, failure) in sansReponse {
      let note = "\(nom) : \(failure.lines.first ?? "")"
      console.say("milo : \(note)")
      report.notes.append(note)
    }
    report.notes += ecartes.map(\.note)
    return report
  }
}
