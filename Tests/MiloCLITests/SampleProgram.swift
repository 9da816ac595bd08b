import Foundation
import MiloCore
import Synchronization

@testable import milo

/// A program of two verbs, with every kind of option and argument.
let sample = Program(
  name: "milo", version: "1.2.3", abstract: "Compte, et le dit.",
  commands: [Compter.self, Allouer.self])

struct Compter: Command {
  static let name = "compter"
  static let chapter = Chapter.chiffres
  static let abstract = "Compte l'année d'une structure."
  static let discussion = """
    Les chiffres viennent des lignes du journal, et de rien d'autre : deux personnes qui tiennent
    les mêmes lignes obtiennent les mêmes chiffres.

    Une table s'écrit comme dans le catalogue : « synthese », « emploi ».
    """
  static let examples = [
    Example("Les chiffres de 2022, pour un tableur", "milo compter --annee 2022 --format csv"),
    Example("Deux tables, l'une de l'autre", "milo compter --annee 2022 --table emploi -t aides"),
  ]

  static let annee = Option("annee", .annee, help: "L'année à compter.", isRequired: true)
  static let table = Option(
    "table", short: "t", .choix("TABLE", ["synthese", "emploi", "aides"]),
    help: "Une table à montrer.", isRepeatable: true)
  static let sortie = Option("sortie", short: "o", .fichier, help: "Où écrire [ou « - »].")
  static let ecart = Option("ecart", .entier("JOURS", -30...30), help: "Un décalage.")
  static let essai = Flag("essai", help: "Ne garde rien.")
  static let fichiers = Argument(.fichier, help: "Des fichiers à lire.", arity: .any)

  static let options: [any OptionDeclaration] =
    [annee, table, sortie, ecart, essai] + SharedOptions.query
  static let arguments: [any ArgumentDeclaration] = [fichiers]

  let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    if arguments[Self.essai], arguments[Self.sortie] != nil {
      throw .incompatibleOptions(Self.essai.name, Self.sortie.name)
    }
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var total = 0
    for fichier in arguments.all(Self.fichiers) {
      total += try console.contents(of: fichier).count
    }
    let annee = try known(arguments[Self.annee])
    let table = ReportTable(
      id: "synthese", titre: "Synthèse",
      colonnes: [Colonne(id: "valeur", libelle: "Valeur")],
      lignes: [Ligne(id: "octets", libelle: "Octets", valeurs: [.entier(total)])])
    let report = Report(
      titre: "Année \(annee)", structure: arguments.journal(console), taille: 3, tables: [table])
    try console.show(report, DisplayOptions(arguments))
    return total == 0 ? .constats : .succes
  }

  private func known(_ annee: Int?) throws(Failure) -> Int {
    if let annee, annee < 2100 { return annee }
    throw Failure(code: .refus, message: "l'année n'est pas dans le journal")
  }
}

/// A command of one argument and one option.
struct Allouer: Command {
  static let name = "allouer"
  static let chapter = Chapter.suivi
  static let abstract = "Montre les droits d'un jeune."
  static let code = Option("code", .texte("CODE"), help: "L'aide à montrer.")
  static let jeune = Argument(.texte("JEUNE"), help: "L'identifiant du jeune.")
  static let options: [any OptionDeclaration] = [code]
  static let arguments: [any ArgumentDeclaration] = [jeune]

  let line: String

  init(_ arguments: Arguments) throws(Misuse) {
    line = "\(try arguments.required(Self.jeune)) \(arguments[Self.code] ?? "toutes")"
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    console.out.write(line + "\n")
    return .succes
  }
}

/// A console in memory, whose clock stands still.
///
/// `MILO_TEST_CACHE` says how the journals of a run of the tests are read: `non` without any cache, `vide` with
/// one that is empty at each command; with that of their folder otherwise.
func testConsole(
  input: String = "", environment: [String: String] = [:], isTerminal: Bool = false
) -> Console {
  var environment = environment
  switch ProcessInfo.processInfo.environment["MILO_TEST_CACHE"] {
  case "non" where environment["MILO_CACHE"] == nil: environment["MILO_CACHE"] = "non"
  case "vide" where environment["MILO_CACHE"] == nil:
    environment["MILO_CACHE"] = NSTemporaryDirectory() + "milo-cache-vide-\(UUID())"
  default: break
  }
  let given = environment
  let draws = Draws()
  return Console(
    out: Output(isTerminal: isTerminal), err: Output(isTerminal: isTerminal), input: Input(input),
    random: { draws.next() }, environment: { given[$0] },
    clocks: Clocks(millisecondsSince1970: { 0 }, elapsed: { .zero }))
}

/// The same draws in each console: what is written in tests is the same each time.
private final class Draws: Sendable {
  private let count = Atomic<UInt64>(0)

  func next() -> UInt64 {
    var bits = count.add(1, ordering: .relaxed).newValue &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}
