import MiloCore
import MiloEvents

/// `milo tableau`: declared tables, checked.
struct TableauCommand: Command {
  static let name = "tableau"
  static let chapter = Chapter.chiffres
  static let abstract = "Vérifie des tables déclarées."
  static let discussion = """
    Une table déclarée dit ce qui est compté, de qui, ligne par ligne et colonne par colonne. Ce qui ne va pas est \
    dit avec son chemin dans le fichier, ce qui est trouvé et ce qui est attendu.
    """
  static let examples = [
    Example("Vérifier un fichier", "milo tableau contrats.json")
  ]
  static let fichier = Argument(.fichier, help: "Le fichier des déclarations.")
  static let arguments: [any ArgumentDeclaration] = [fichier]
  static let options: [any OptionDeclaration] = []

  private let arguments: Arguments
  private let path: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    path = try arguments.required(Self.fichier)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let tableaux = try console.tableaux(path)
    for tableau in tableaux {
      console.out.write("« \(tableau.id) » : \(tableau.titre)\n")
    }
    return .succes
  }
}
