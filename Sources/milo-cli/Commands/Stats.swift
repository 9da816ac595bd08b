import MiloCore
import MiloEvents

/// `milo stats`: the yearly statistics.
struct Stats: Command {
  static let name = "stats"
  static let chapter = Chapter.chiffres
  static let abstract = "Compte l’activité d’une année ou d’une période."
  static let discussion = """
    Chaque table dit sa population et sa définition. Un nom de table vaut aussi pour celles qui \
    commencent par lui : « profil » les donne toutes, « profil.primos » une seule.
    """
  static let examples = [
    Example("L’année 2022", "milo stats --annee 2022"),
    Example(
      "Comme le rapport l’a publiée", "milo stats --annee 2022 --vu-au 2023-04-06 --table synthese"),
    Example(
      "Les primos de deux zones",
      "milo stats --annee 2022 --table profil.primos --filtre \"zone=siege|quartier\""),
    Example(
      "Deux structures, ensemble et côte à côte",
      "milo stats --annee 2022 --table synthese --journal besancon --journal lons"),
    Example("Pour un tableur", "milo stats --annee 2022 --format csv > 2022.csv"),
  ]
  static let table = Option(
    "table", .table, help: "Une table, ou le début de plusieurs.", isRepeatable: true)
  static let filtre = Option(
    "filtre", .mots("CLÉ=VALEUR", .filtres),
    help: "Ne compte que ces jeunes ; A|B pour l’un ou l’autre.",
    isRepeatable: true)
  static let evolution = Flag("evolution", help: "Ajoute à chaque colonne l’année d’avant.")
  static let decimales = Option("decimales", .entier("N", 0...2), help: "Les décimales des parts.")
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [
      table, filtre, SharedOptions.tableaux, evolution, decimales, SharedOptions.journaux,
    ] + SharedOptions.reading + SharedOptions.display

  private let arguments: Arguments
  private let periode: Periode

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try Periode(arguments)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var options = Statistiques.Options()
    options.tables = arguments.all(Self.table)
    options.evolution = arguments[Self.evolution]
    options.decimales = arguments[Self.decimales] ?? 1
    options.filtres = try arguments.filtres()
    let display = DisplayOptions(arguments)
    let paths = try arguments.structures(console)
    let wanted = options
    var parts: [(nom: String, statistiques: Statistiques)] = []
    var last: Lecture?
    var (taille, reprises) = (0, 0)
    var unknown: Set<ValeurInconnue>?
    var sources: [String] = []
    for path in paths {
      let lecture = try arguments.lire(path, hashing: display.format != .csv, console)
      do throws(StatistiquesError) {
        parts.append((lecture.nom, try Statistiques(lecture.histoires, periode, wanted)))
      } catch {
        throw Failure(error)
      }
      if let note = lecture.histoires.silence(periode) {
        let which = paths.count > 1 ? "\(lecture.nom) : " : ""
        console.say("milo : \(which)\(note)")
      }
      // What one structure lacks, another may have.
      let lacking = lecture.histoires.valeursInconnues(wanted.filtres)
      unknown = unknown?.intersection(lacking) ?? Set(lacking)
      sources.append(lecture.identity.source)
      last = lecture
      taille += lecture.taille
      reprises += lecture.reprises
    }
    guard let lecture = last else { return .succes }
    console.tell((unknown ?? []).sorted { $0.description < $1.description })
    // Two structures whose sources end alike are told apart by all of it.
    if Set(parts.map(\.nom)).count < parts.count {
      for place in parts.indices { parts[place].nom = sources[place] }
    }
    let titre = "Activité \(periode.titre)"
    guard parts.count > 1 else {
      var report = lecture.report(
        titre, parts[0].statistiques.tables, periode: periode,
        notes: parts[0].statistiques.remarques)
      report.provenance?.filtres = wanted.filtres.map(\.description)
      try console.show(report, display)
      return .succes
    }
    let reunies = StatistiquesReunies(parts)
    var report = Report(
      titre: titre, structure: parts.map(\.nom).joined(separator: ", "),
      periode: .init(debut: "\(periode.debut)", fin: "\(periode.fin)"),
      vuAu: lecture.vuAu.map { "\($0)" }, taille: taille,
      filtres: wanted.filtres.map(\.description), tables: reunies.tables, notes: reunies.remarques)
    report.provenance?.reprises = reprises
    report.provenance?.isProvisoire = lecture.isProvisoire
    try console.show(report, display)
    return .succes
  }
}
