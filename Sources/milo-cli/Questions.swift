import MiloCore
import MiloEvents

/// A question to whoever is at the terminal, one line long.
struct Question {
  /// What is asked, and what is expected.
  var text: String
  /// What an empty answer stands for; nothing when nil.
  var defaut: String?
  /// Whether an answer is needed.
  var isRequired = false
  /// Answers that a number chooses, with what each means.
  var suggestions: [(answer: String, meaning: String)] = []
  /// Every answer that `?` tells, with what each means.
  var values: [(answer: String, meaning: String)] = []

  /// The most answers that a number chooses.
  static let most = 9
}

extension Console {
  /// Asks until the answer is one.
  ///
  /// - Parameter check: refuses an answer, and says why: the question is asked again.
  /// - Returns: the answer; nil for none.
  /// - Throws: that nobody answers any more.
  mutating func ask(
    _ question: Question, _ check: (String) throws(Failure) -> Void
  ) throws(Failure) -> String? {
    for (place, suggestion) in question.suggestions.enumerated() {
      err.write("  \(place + 1)  \(Self.said(suggestion).harmless)\n")
    }
    while true {
      let answer = try answer("\(question.text)\(question.defaut.map { " [\($0)]" } ?? "") : ")
      if answer == "?" {
        tell(question)
        continue
      }
      guard let typed = answer.isEmpty ? question.defaut : chosen(answer, question) else {
        if !question.isRequired { return nil }
        say("  Une réponse est attendue ; « ? » dit lesquelles.")
        continue
      }
      do throws(Failure) {
        try check(typed)
        return typed
      } catch {
        for line in error.lines { say("  \(line)") }
      }
    }
  }

  /// Asks something that is yes or no; an empty answer is `defaut`.
  mutating func asks(_ question: String, defaut: Bool) throws(Failure) -> Bool {
    while true {
      switch try answer("\(question) [\(defaut ? "O/n" : "o/N")] ").lowercased() {
      case "": return defaut
      case "o", "oui": return true
      case "n", "non": return false
      default: say("  Répondez oui ou non.")
      }
    }
  }

  private mutating func answer(_ prompt: String) throws(Failure) -> String {
    out.flush()
    err.write(prompt.harmless)
    err.flush()
    let line: String?
    do throws(SystemError) {
      line = try input.readLine()
    } catch {
      throw Failure(code: .refus, message: "la réponse ne peut être lue : \(error)")
    }
    guard let line else {
      err.write("\n")
      throw Failure(code: .refus, message: "la saisie s’arrête là ; rien n’a été écrit")
    }
    return line.withoutSpaceAround
  }

  /// The suggestion that a number chooses, or what was typed.
  private func chosen(_ answer: String, _ question: Question) -> String {
    guard let number = Int(answer), question.suggestions.indices.contains(number - 1),
      !question.values.contains(where: { $0.answer == answer })
    else { return answer }
    return question.suggestions[number - 1].answer
  }

  private mutating func tell(_ question: Question) {
    let values = question.values.isEmpty ? question.suggestions : question.values
    if values.isEmpty { say("  Le journal n’en dit pas plus : \(question.text).") }
    for value in values { say("  \(Self.said(value))") }
  }

  private static func said(_ value: (answer: String, meaning: String)) -> String {
    value.meaning.isEmpty || value.meaning == value.answer
      ? value.answer : "\(value.answer) : \(value.meaning)"
  }
}
