import MiloCore
import MiloEvents

/// `milo verifier`: silent when all is well.
struct Verifier: Command {
  static let name = "verifier"
  static let chapter = Chapter.preuve
  static let abstract = "Vérifie chaque ligne du journal ; silencieux si tout va bien."
  static let discussion = """
    Syntaxe, enveloppe, champs, ordre des enregistrements, doublons, références, segments : une ligne \
    par constat, et le code de sortie 1 s’il y en a.
    """
  static let examples = [
    Example("Un journal", "milo verifier --journal besancon"),
    Example("Pour un programme", "milo verifier --format json"),
  ]
  static let options: [any OptionDeclaration] = [
    SharedOptions.journal, SharedOptions.format, SharedOptions.largeur,
  ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    let format = arguments[SharedOptions.format] ?? .table
    let verification = try journalling { () throws(JournalError) in
      try Verification(journal, hashing: format == .json)
    }
    if format == .json {
      console.out.write(json(verification))
    } else {
      for constat in verification.constats {
        let line = constat.index.map { "ligne \($0)" } ?? "journal"
        let place = [constat.segment, constat.octet.map { "octet \($0)" }].compactMap { $0 }
          .joined(separator: ", ")
        console.out.write("\(constat.code.rawValue): \(line) (\(place)) : \(constat.message)\n")
      }
    }
    return verification.constats.isEmpty ? .succes : .constats
  }

  private func json(_ verification: Verification) -> String {
    let constats = verification.constats.map { constat -> JSONValue in
      [
        "code": .string(constat.code.rawValue),
        "index": constat.index.map(JSONValue.integer) ?? .null,
        "segment": constat.segment.map(JSONValue.string) ?? .null,
        "octet": constat.octet.map(JSONValue.integer) ?? .null,
        "message": .string(constat.message),
      ]
    }
    let value: JSONValue = [
      "taille": .integer(verification.taille), "racine": .string("\(verification.racine)"),
      "constats": .array(constats),
    ]
    return String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) + "\n"
  }
}
