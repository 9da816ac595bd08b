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

    --public cache ce qui dirait de qui l’on parle : les comptes de 1 à 4 jeunes (de 1 à N − 1 avec \
    --secret N), ce qui s’en calcule, et les quelques cellules dont ils se retrouveraient par différence. Toutes \
    disent « secret » ; zéro se montre. Deux sorties rapprochées ne sont pas protégées.
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
    Example("Pour qui n’est pas de la maison", "milo stats --annee 2022 --public --format csv"),
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
      table, filtre, SharedOptions.tableaux, evolution, decimales,
    ] + SharedOptions.ensemble + ReunionOptions.declared + [ReunionOptions.cleCommune]
    + SharedOptions.secrecy + SharedOptions.reading + SharedOptions.display

  private let arguments: Arguments
  private let periode: Periode

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try Periode(arguments)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let ensemble = try arguments.ensemble(&console)
    guard let path = ensemble.seul else {
      let hashes = DisplayOptions(arguments).format != .csv
      let (partiel, code, notes) = try arguments.partiel(
        ensemble, periode, hashing: hashes, avecMarques: arguments.secret != nil, &console)
      try console.show(partiel, arguments, notes: notes)
      return code
    }
    var options = Statistiques.Options()
    options.tables = arguments.all(Self.table)
    options.evolution = arguments[Self.evolution]
    options.decimales = arguments[Self.decimales] ?? 1
    options.filtres = try arguments.filtres()
    options.secret = arguments.secret
    let display = DisplayOptions(arguments)
    let lecture = try arguments.lire(path, hashing: display.format != .csv, console)
    let statistiques: Statistiques
    do throws(StatistiquesError) {
      statistiques = try Statistiques(lecture.histoires, periode, options)
    } catch {
      throw Failure(error)
    }
    if let note = lecture.histoires.silence(periode) { console.say("milo : \(note)") }
    console.tell(lecture.histoires.valeursInconnues(options.filtres))
    var report = lecture.report(
      "Activité \(periode.titre)", statistiques.tables, periode: periode,
      notes: statistiques.remarques)
    report.provenance?.filtres = options.filtres.map(\.description)
    report.provenance?.secret = options.secret
    try console.show(report, display)
    return .succes
  }
}
