import MiloCore
import MiloEvents

/// `milo partiel`: what the statistics of structures are computed from, to be joined elsewhere.
struct PartielCommand: Command {
  static let name = "partiel"
  static let chapter = Chapter.chiffres
  static let abstract = "Écrit des résultats partiels, que « milo fusionner » réunit."
  static let discussion = """
    Un fichier de résultats partiels tient tout ce que « milo stats », avec les mêmes options, calcule d’une \
    structure ou de plusieurs : des sommes par table, ligne et mesure, en lignes de JSON. Il ne contient aucun \
    identifiant de jeune, et aucun texte du journal que les noms de ses codes. Les tables qu’un journal déclare pour \
    lui-même n’y sont pas.

    Avec --cle-commune, il nomme par une empreinte les jeunes qui ont changé de structure, pour qu’ils ne comptent \
    qu’une fois : ce sont alors des données personnelles.
    """
  static let examples = [
    Example("L’année d’une structure", "milo partiel --annee 2022 -o besancon.partiel"),
    Example(
      "Celle des journaux d’un dossier, en un fichier",
      "milo partiel --annee 2022 --journal region -o region.partiel"),
    Example(
      "Depuis les lignes d’un journal",
      "milo exporter jsonl -o - | milo partiel - --annee 2022 -o besancon.partiel"),
  ]
  static let lignes = Argument(
    .choix("-", ["-"]), help: "Lit les lignes d’un journal sur l’entrée standard.",
    arity: .optional)
  static let sortie = Option(
    "sortie", short: "o", .fichier, help: "Le fichier à écrire ; - pour la sortie standard.",
    isRequired: true)
  static let arguments: [any ArgumentDeclaration] = [lignes]
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared
    + [
      Stats.table, Stats.filtre, SharedOptions.tableaux, Stats.evolution,
      ReunionOptions.cleCommune, sortie, SharedOptions.remplacer,
    ] + SharedOptions.ensemble + SharedOptions.reading

  private let arguments: Arguments
  private let periode: Periode
  private let sortie: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try Periode(arguments)
    sortie = try arguments.required(Self.sortie)
    if arguments[Self.lignes] != nil, !arguments.all(SharedOptions.journaux).isEmpty {
      throw .incompatibleOptions("-", SharedOptions.journaux.name)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let (partiel, code) = try partiel(&console)
    try console.write(partiel, to: sortie, replacing: arguments[SharedOptions.remplacer])
    return code
  }

  private func partiel(_ console: inout Console) throws(Failure) -> (Partiel, ExitCode) {
    guard arguments[Self.lignes] == nil else {
      let lecture = try arguments.lire(lignesLues(&console), hashing: true, console)
      return (
        try arguments.partiel(of: lecture, periode, cle: console.cleCommune(arguments)), .succes
      )
    }
    let (partiel, code, _) = try arguments.partiel(
      arguments.ensemble(&console), periode, hashing: true, &console)
    return (partiel, code)
  }

  /// The journal whose lines the input holds.
  private func lignesLues(_ console: inout Console) throws(Failure) -> Journal {
    let bytes = try console.contents(of: "-")
    return try journalling { () throws(JournalError) in try Journal(lines: bytes) }
  }
}
