/// How a run of `milo` ended, for the program that called it.
enum ExitCode: Int32, CaseIterable, Sendable {
  case succes = 0
  case constats = 1
  case usage = 2
  case refus = 3
  case journalEndommage = 4
  case occupe = 5
  case reserves = 6

  /// What the code means, as the manual says it.
  var meaning: String {
    switch self {
    case .succes: "tout va bien"
    case .constats: "des constats : une vérification a échoué, ou des alertes demandées existent"
    case .usage: "la commande est mal écrite"
    case .refus: "une entrée est refusée, ou un fichier ne peut être lu ou écrit"
    case .journalEndommage: "le journal est endommagé"
    case .occupe: "le journal est occupé par un autre programme"
    case .reserves:
      "rien ne contredit ce qui est vérifié, mais tout n’a pas pu l’être : un chiffre n’est que déclaré, l’auteur ou l’affichage n’est pas vérifié"
    }
  }
}

extension ExitCode {
  /// How grave the code is: where journals end differently, the gravest is that of the run.
  private var gravite: Int {
    switch self {
    case .succes: 0
    case .reserves: 1
    case .constats: 2
    case .usage: 3
    case .occupe: 4
    case .refus: 5
    case .journalEndommage: 6
    }
  }

  /// The graver of two codes.
  func pire(que other: ExitCode) -> ExitCode {
    other.gravite > gravite ? other : self
  }
}

/// Why a command that was well written could not do its work.
struct Failure: Error, Hashable, Sendable {
  /// How the run ends.
  var code: ExitCode
  /// What was found, what was expected and what to do, in French; each is one line once printed.
  var lines: [String]

  /// A failure told in one line.
  init(code: ExitCode, message: String) {
    self.init(code: code, lines: [message])
  }

  /// A failure told in several lines.
  init(code: ExitCode, lines: [String]) {
    self.code = code
    self.lines = lines
  }
}
