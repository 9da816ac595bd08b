import MiloCore
import MiloEvents

/// `milo tableau`: declared tables, checked, said in French, begun.
struct TableauCommand: Command {
  static let name = "tableau"
  static let chapter = Chapter.chiffres
  static let abstract = "Vérifie des tables déclarées, les dit en français, en ébauche une."
  static let discussion = """
    Une table déclarée dit ce qui est compté, de qui, ligne par ligne et colonne par colonne. Ce qui ne va pas est \
    dit avec son chemin dans le fichier, ce qui est trouvé et ce qui est attendu.

    « --expliquer » redit la déclaration en phrases, pour que chacun vérifie qu’elle compte ce qu’il croit. \
    « --modele » en écrit une première, valable telle quelle, que l’on change ensuite. « --nationaux » écrit celle \
    d’une table nationale : sous un nom à vous, elle compte les mêmes chiffres, et l’on y change une ligne.
    """
  static let examples = [
    Example("Vérifier un fichier", "milo tableau contrats.json"),
    Example("Le dire en français", "milo tableau contrats.json --expliquer"),
    Example("Commencer une table", "milo tableau --modele emploi.entree > contrats.json"),
    Example("Partir d’une table nationale", "milo tableau --nationaux formation > formations.json"),
  ]
  static let fichier = Argument(
    .fichier, help: "Le fichier des déclarations.", arity: .optional)
  static let expliquer = Flag("expliquer", help: "Dit les déclarations en phrases.")
  static let modele = Option(
    "modele",
    .choix(
      "COMPTE", Tableau.comptes,
      expected:
        "un type d’événement, jeunes, evenements, sejours, situations, rendez_vous ou orientations"),
    help: "Écrit une première déclaration de ce qui est compté.")
  static let nationaux = Option(
    "nationaux",
    .choix("TABLE", Tableau.nationaux, expected: "une table nationale, comme emploi"),
    help: "Écrit la déclaration d’une table nationale.")
  static let arguments: [any ArgumentDeclaration] = [fichier]
  static let options: [any OptionDeclaration] = [expliquer, modele, nationaux]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    let ecrites = [Self.modele, Self.nationaux].filter { arguments[$0] != nil }
    guard let ecrite = ecrites.first else {
      _ = try arguments.required(Self.fichier)
      return
    }
    if let autre = ecrites.dropFirst().first {
      throw .incompatibleOptions(ecrite.name, autre.name)
    }
    if arguments[Self.expliquer] {
      throw .incompatibleOptions(ecrite.name, Self.expliquer.name)
    }
    if let path = arguments[Self.fichier] { throw .surplusArgument(path) }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if let ebauche = arguments[Self.modele].flatMap(Tableau.ebauche) {
      console.out.write(EditableJSON.text(of: ebauche.json))
      return .succes
    }
    if let id = arguments[Self.nationaux] {
      guard let tableau = Tableau.national(id) else { throw Self.sansDeclaration(id) }
      console.out.write(EditableJSON.text(of: tableau.json))
      return .succes
    }
    let tableaux = try console.tableaux(arguments[Self.fichier] ?? "")
    for (place, tableau) in tableaux.enumerated() {
      guard arguments[Self.expliquer] else {
        console.out.write("« \(tableau.id) » : \(tableau.titre)\n")
        continue
      }
      if place > 0 { console.out.write("\n") }
      console.out.write(tableau.enonce.texte(largeur: console.helpWidth))
    }
    return .succes
  }

  /// The failure of asking for the declaration of a table that a function counts.
  private static func sansDeclaration(_ id: String) -> Failure {
    Failure(
      code: .refus,
      lines: [
        "« \(id) » est comptée par un calcul de la bibliothèque, non par une déclaration que l’on puisse reprendre",
        "une table à soi se commence par « milo tableau --modele »",
      ])
  }
}
