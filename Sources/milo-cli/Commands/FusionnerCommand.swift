import MiloCore
import MiloEvents

/// `milo fusionner`: joins partial results.
struct FusionnerCommand: Command {
  static let name = "fusionner"
  static let chapter = Chapter.chiffres
  static let abstract = "Réunit des résultats partiels, et montre leurs tables."
  static let discussion = """
    Dans n’importe quel ordre et par n’importe quels groupes : les tables sont celles que « milo stats » donne de tous les journaux. \
    Avec -o, le résultat est de nouveau un fichier de résultats partiels. Sont refusés, par leur nom, ceux qui ne répondent \
    pas à la même question (période, vue, filtres, tables déclarées), une structure donnée deux fois, un fichier \
    coupé ou changé.
    """
  static let examples = [
    Example("Une région", "milo fusionner *.partiel"),
    Example(
      "Où en est une structure", "milo fusionner *.partiel --table synthese --situer besancon"),
    Example("Pour un programme", "milo fusionner *.partiel --par structure --format csv"),
    Example("Pour qui n’est pas de la maison", "milo fusionner *.partiel --public --format csv"),
    Example("En deux étapes", "milo fusionner nord/*.partiel -o nord.partiel"),
  ]
  static let fichiers = Argument(
    .fichier, help: "Des fichiers de résultats partiels ; - pour l’entrée standard.", arity: .many)
  static let sortie = Option(
    "sortie", short: "o", .fichier,
    help: "Écrit les résultats partiels réunis dans ce fichier ; - pour la sortie standard.")
  static let arguments: [any ArgumentDeclaration] = [fichiers]
  static let options: [any OptionDeclaration] =
    [Stats.table, Stats.decimales] + ReunionOptions.declared + SharedOptions.secrecy + [sortie]
    + SharedOptions.display

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    guard arguments[Self.sortie] != nil else { return }
    if arguments.secret != nil {
      throw .incompatibleOptions(Self.sortie.name, SharedOptions.publique.name)
    }
    for option in [Stats.table.name, ReunionOptions.par.name, ReunionOptions.situer.name] {
      if arguments.options[option] != nil {
        throw .incompatibleOptions(Self.sortie.name, option)
      }
    }
    if let other = arguments.files.first?.form.option.name
      ?? (arguments[SharedOptions.format] == nil ? nil : SharedOptions.format.name)
    {
      throw .incompatibleOptions(Self.sortie.name, other)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var partiels: [Partiel] = []
    for path in arguments.all(Self.fichiers) {
      let bytes = try console.contents(of: path)
      do throws(PartielError) {
        partiels.append(try Partiel(jsonLines: bytes))
      } catch {
        throw Failure(code: .refus, message: "« \(path) » : \(error)")
      }
    }
    let partiel = try Partiel(reunissant: partiels)
    guard let sortie = arguments[Self.sortie] else {
      if arguments[SharedOptions.publique], partiel.sontPersonnels {
        throw Failure(
          code: .refus,
          message:
            "des résultats partiels nomment des jeunes par une empreinte : ce sont des données "
            + "personnelles, dont rien de public ne se fait ; refaites-les sans "
            + "« --\(ReunionOptions.cleCommune.name) »")
      }
      try console.show(partiel, arguments)
      return .succes
    }
    try console.write(partiel, to: sortie, replacing: arguments[SharedOptions.remplacer])
    return .succes
  }
}
