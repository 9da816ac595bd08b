import MiloCore
import MiloEvents

/// The journals that a question is asked of.
struct JournauxNommes: Sendable {
  /// A journal of the set.
  struct Membre: Sendable {
    /// Its folder.
    var path: String
    /// Its structure as people read it; empty where it is the only journal.
    var nom = ""
    /// Its structure as it names it; empty where it is the only journal, or cannot say.
    var source = ""
  }

  /// A journal that is left out, and why.
  struct Ecarte: Sendable {
    var membre: Membre
    var failure: Failure

    /// What the notes of the answer say.
    var note: String { "\(membre.nom), laissée de côté : \(failure.lines.first ?? "")" }
  }

  /// The journals, in the order of their sources.
  var membres: [Membre]
  /// The journals that cannot be opened, where the others are asked all the same.
  var ecartes: [Ecarte] = []
  /// Whether answers say whose they are: several journals were named, however many can be read.
  var isPluriel: Bool

  /// The folder of the only journal named; nil for several.
  var seul: String? { isPluriel ? nil : membres.first?.path }

  /// The last part of a path, which names a journal that cannot say who it is.
  static func nom(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension Failure {
  /// Whether the journal cannot be read, or not now: the others still can.
  var isOfJournal: Bool { code == .journalEndommage || code == .occupe || code == .refus }

  /// The failure of one journal among several, named by its folder.
  func nommant(_ path: String) -> Failure {
    Failure(code: code, lines: lines.enumerated().map { $0 == 0 ? "« \(path) » : \($1)" : $1 })
  }
}

extension Arguments {
  /// The journals named, in the order of their sources; a folder of journals stands for those it holds.
  ///
  /// - Throws: a journal given twice, or beside its copy; one that cannot be opened, unless the others
  ///   are to be asked all the same.
  func ensemble(_ console: inout Console) throws(Failure) -> JournauxNommes {
    let paths = chemins(console)
    guard paths.count > 1 else {
      return JournauxNommes(membres: paths.map { .init(path: $0) }, isPluriel: false)
    }
    for option in [SharedOptions.vuALaTete, SharedOptions.coffre] where self[option] != nil {
      throw .dUnSeulJournal(option.name, paths.count)
    }
    var ensemble = JournauxNommes(membres: [], isPluriel: true)
    var identities: [(nom: String, identite: JournalIdentity)] = []
    for path in paths {
      do throws(Failure) {
        let journal = try opened(path)
        identities.append((path, journal.identity))
        ensemble.membres.append(.init(path: path, source: journal.identity.source))
      } catch {
        let membre = JournauxNommes.Membre(path: path, nom: JournauxNommes.nom(path))
        ensemble.ecartes.append(try ecarte(membre, error, &console))
      }
    }
    do throws(EnsembleError) {
      try JournalIdentity.checkApart(identities)
    } catch {
      throw Failure(code: .usage, message: error.description)
    }
    ensemble.membres.sort { StructureComptee.precede($0.source, $1.source) }
    let noms = StructureComptee.noms(ensemble.membres.map(\.source))
    for place in ensemble.membres.indices {
      let source = ensemble.membres[place].source
      ensemble.membres[place].nom = noms[source] ?? source
    }
    return ensemble
  }

  /// A journal left out of the answer, said at once.
  ///
  /// - Throws: why it cannot be read, unless the others are to be asked all the same.
  func ecarte(
    _ membre: JournauxNommes.Membre, _ failure: Failure, _ console: inout Console
  ) throws(Failure) -> JournauxNommes.Ecarte {
    let failure = failure.nommant(membre.path)
    guard self[SharedOptions.continuer] else { throw failure }
    for (place, line) in failure.lines.enumerated() {
      console.say(place == 0 ? "milo : \(line) ; laissé de côté" : line)
    }
    return JournauxNommes.Ecarte(membre: membre, failure: failure)
  }
}

extension Failure {
  /// Nothing is left of several journals.
  static var aucunJournal: Failure {
    Failure(code: .journalEndommage, message: "aucun des journaux donnés ne peut être lu")
  }

  /// An option that names what one journal has, where several are given.
  static func dUnSeulJournal(_ option: String, _ count: Int) -> Failure {
    Failure(
      code: .usage,
      message: "--\(option) vaut pour un seul journal, et \(count) sont donnés : posez la question "
        + "à chacun")
  }
}
