/// What is wrong with the way a command is written; the wording is in `Messages.swift`.
enum Misuse: Error, Hashable, Sendable {
  case noVerb
  case unknownVerb(String, nearest: String?)
  case optionBeforeVerb(String)
  case unknownOption(String, nearest: String?)
  case missingValue(option: String)
  case unexpectedValue(option: String, value: String)
  case repeatedOption(String)
  case invalidValue(String, option: String, expected: String, nearest: String?)
  case missingOption(String)
  case incompatibleOptions(String, String)
  case uselessOption(String, with: String)
  case missingArgument(String)
  case surplusArgument(String)
  case notUTF8(String)
  case endBeforeStart(du: String, au: String)
  case invalidArgument(String, argument: String, expected: String, nearest: String?)

  /// The option to show beside the message: the one typed, or the one probably meant.
  var option: String? {
    switch self {
    case .unknownOption(_, let nearest): nearest
    case .missingValue(let option), .unexpectedValue(let option, _), .repeatedOption(let option),
      .invalidValue(_, let option, _, _), .missingOption(let option),
      .incompatibleOptions(let option, _), .uselessOption(let option, _):
      option
    case .endBeforeStart: "au"
    case .noVerb, .unknownVerb, .optionBeforeVerb, .missingArgument, .surplusArgument, .notUTF8,
      .invalidArgument:
      nil
    }
  }

  /// The argument to show beside the message.
  var argument: String? {
    switch self {
    case .missingArgument(let argument), .invalidArgument(_, let argument, _, _): argument
    default: nil
    }
  }
}
