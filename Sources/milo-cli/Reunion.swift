import MiloCore
import MiloEvents

/// The options that say which figures of a set of structures are shown, and how.
enum ReunionOptions {
  static let par = Option<StatistiquesReunies.Par>(
    "par", .parmi("QUI"),
    help:
      "Les chiffres de chaque structure, de l’ensemble, ou des deux ; à défaut de l’ensemble, et des structures quand elles sont dix au plus."
  )
  static let situer = Option(
    "situer", .texte("STRUCTURE"),
    help:
      "Met à côté de l’ensemble le minimum, les quartiles et le maximum des structures, et la valeur et le rang de celle-ci."
  )
  static let mesures = Flag(
    "mesures",
    help:
      "CSV et JSON : donne de chaque part et de chaque moyenne le numérateur et le dénominateur."
  )
  static let declared: [any OptionDeclaration] = [par, situer, mesures]
}

extension Arguments {
  /// The partial results of a journal that was read.
  func partiel(
    of lecture: Lecture, _ periode: Periode, _ console: Console
  ) throws(Failure) -> Partiel {
    var options = Statistiques.Options()
    options.tables = all(Stats.table)
    options.evolution = self[Stats.evolution]
    options.filtres = try filtres()
    do throws(StatistiquesError) {
      return try Partiel(lecture, periode, options)
    } catch {
      throw Failure(error)
    }
  }

  /// The partial results of the journals named, read one after the other.
  func partiel(
    _ periode: Periode, hashing: Bool, _ console: inout Console
  ) throws(Failure) -> Partiel {
    let filtres = try filtres()
    var partiels: [Partiel] = []
    var unknown: Set<ValeurInconnue>?
    for path in try structures(console) {
      let lecture = try lire(path, hashing: hashing, console)
      if let note = lecture.histoires.silence(periode) {
        console.say("milo : \(lecture.nom) : \(note)")
      }
      // What one structure lacks, another may have.
      let lacking = lecture.histoires.valeursInconnues(filtres)
      unknown = unknown?.intersection(lacking) ?? Set(lacking)
      partiels.append(try partiel(of: lecture, periode, console))
    }
    console.tell((unknown ?? []).sorted { $0.description < $1.description })
    return try Partiel(reunissant: partiels)
  }
}

extension Partiel {
  /// All of these together.
  ///
  /// - Throws: those that do not join.
  init(reunissant partiels: [Partiel]) throws(Failure) {
    guard var first = partiels.first else {
      throw Failure(code: .usage, message: "aucun résultat partiel n’est donné")
    }
    do throws(PartielError) {
      try first.joindre(Array(partiels.dropFirst()))
    } catch {
      throw Failure(code: .usage, message: error.description)
    }
    self = first
  }
}

extension Console {
  /// Shows the statistics of several structures as the options ask.
  mutating func show(_ partiel: Partiel, _ arguments: Arguments) throws(Failure) {
    let display = DisplayOptions(arguments)
    let reunies: StatistiquesReunies
    do throws(StatistiquesError) {
      reunies = try StatistiquesReunies(
        partiel, tables: arguments.all(Stats.table), decimales: arguments[Stats.decimales] ?? 1)
    } catch {
      throw Failure(error)
    }
    let par = arguments[ReunionOptions.par]
    var situee: Int?
    if let structure = arguments[ReunionOptions.situer] {
      if display.isForMachines {
        throw Failure(
          code: .usage,
          message: "« --\(ReunionOptions.situer.name) » va avec ce qui se lit : un programme a "
            + "toutes les structures par « --\(ReunionOptions.par.name) structure »")
      }
      let structures = partiel.structures
      guard let place = structures.firstIndex(where: { [$0.source, $0.nom].contains(structure) })
      else { throw .inconnue(structure, among: structures.map(\.nom)) }
      situee = place
    }
    let tables =
      display.isForMachines
      ? reunies.pourProgrammes(par) : reunies.pourLire(par, situee: situee)
    try show(reunies.report(tables), display)
  }
}

extension Console {
  /// Writes partial results to a file, or to the output.
  mutating func write(
    _ partiel: Partiel, to sortie: String, replacing: Bool
  ) throws(Failure) {
    try write(partiel.jsonLines, to: sortie, replacing: replacing)
    guard sortie != "-" else { return }
    let count = compte(partiel.structures.count, "structure", "structures")
    say("milo : résultats partiels de \(count) écrits dans « \(sortie) »")
  }
}

extension Failure {
  /// A structure that is not among those counted.
  fileprivate static func inconnue(_ structure: String, among known: [String]) -> Failure {
    let proposal =
      nearest(to: structure, among: known)
      .map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
    return Failure(
      code: .usage,
      message: "structure « \(structure) » : aucun des journaux n’est d’elle\(proposal)")
  }
}
