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
  static let cleCommune = Option(
    "cle-commune", .fichier,
    help:
      "Le secret que les structures partagent (« milo cle commune ») : qui passe de l’une à l’autre compte une fois dans l’ensemble."
  )
  static let declared: [any OptionDeclaration] = [par, situer, mesures]
}

extension Arguments {
  /// The partial results of a journal that was read.
  func partiel(
    of lecture: Lecture, _ periode: Periode, cle: CleCommune?, avecMarques: Bool = true
  ) throws(Failure) -> Partiel {
    var options = Statistiques.Options()
    options.tables = all(Stats.table)
    options.evolution = self[Stats.evolution]
    options.filtres = try filtres()
    do throws(StatistiquesError) {
      return try Partiel(
        lecture, periode, options, cle: cle, avecMarques: avecMarques)
    } catch {
      throw Failure(error)
    }
  }

  /// The partial results of journals, read one after the other, how the run ends, and what is to be told of
  /// those left out.
  func partiel(
    _ ensemble: JournauxNommes, _ periode: Periode, hashing: Bool, avecMarques: Bool = true,
    _ console: inout Console
  ) throws(Failure) -> (partiel: Partiel, code: ExitCode, notes: [String]) {
    let filtres = try filtres()
    let cle = try console.cleCommune(self)
    var partiels: [Partiel] = []
    let (code, notes) = try parcourir(ensemble, &console) { (tour) throws(Failure) in
      let lecture = try lire(tour.path, hashing: hashing, tour.console)
      if let note = lecture.histoires.silence(periode) { tour.say(note) }
      tour.inconnues = lecture.histoires.valeursInconnues(filtres)
      return try partiel(of: lecture, periode, cle: cle, avecMarques: avecMarques)
    } _: { (partiel, _) throws(Failure) in
      partiels.append(partiel)
    }
    return (try Partiel(reunissant: partiels), code, notes)
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
  /// The key that structures share, where the options name one.
  mutating func cleCommune(_ arguments: Arguments) throws(Failure) -> CleCommune? {
    guard let path = arguments[ReunionOptions.cleCommune] else { return nil }
    let bytes = try contents(of: path, upTo: 1 << 10)
    guard let cle = CleCommune(bytes) else {
      throw Failure(
        code: .refus,
        message: "« \(path) » : trouvé \(compte(bytes.count, "octet", "octets")), attendu les "
          + "\(CleCommune.taille) octets d’une clé commune, que « milo cle commune » fait")
    }
    return cle
  }

  /// Shows the statistics of several structures as the options ask.
  ///
  /// - Parameter notes: what is to be told besides.
  mutating func show(
    _ partiel: Partiel, _ arguments: Arguments, notes: [String] = []
  ) throws(Failure) {
    let display = DisplayOptions(arguments)
    let reunies: StatistiquesReunies
    do throws(StatistiquesError) {
      reunies = try StatistiquesReunies(
        partiel, tables: arguments.all(Stats.table), decimales: arguments[Stats.decimales] ?? 1,
        secret: arguments.secret)
    } catch {
      throw Failure(error)
    }
    let par = arguments[ReunionOptions.par]
    var situee: Int?
    if let structure = arguments[ReunionOptions.situer], arguments.secret != nil {
      throw Failure(
        code: .usage,
        message:
          "« --\(ReunionOptions.situer.name) \(structure) » : ce que vaut une structure parmi les "
          + "autres dirait de petits comptes, et « --\(SharedOptions.publique.name) » les cache")
    }
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
    var report =
      display.isForMachines
      ? reunies.report(pourProgrammes: par) : reunies.report(pourLire: par, situee: situee)
    report.notes += notes
    try show(report, display)
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
