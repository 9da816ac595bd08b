import MiloCore
import MiloEvents

/// Events as a person types them: a kind, whom they are about, when, and fields; an event for each subject.
struct TypedEvents {
  /// Their kind.
  let declaration: EventDeclaration
  /// About whom they are; nobody for one event without subject.
  var sujets: [String] = []
  /// When it happened; now when nil.
  var le: String?
  /// The fields, `champ=valeur`.
  var champs: [String] = []
  /// The id of the only event; the journal draws one when nil.
  var id: String?
  /// Who records.
  var auteur: String?
  /// Whether what should be known of its moments was told as they were typed.
  var isTold = false

  /// The events, not yet checked as a whole.
  ///
  /// - Throws: what was typed and cannot be read, or stands for several things.
  func events(_ context: EntryContext, _ console: inout Console) throws(Failure) -> [Event] {
    let moment = try MomentTape(
      le ?? "maintenant", context.fuseau, now: context.now, dayAlone: .of(declaration))
    let date = Moment(moment.time)?.date ?? context.today
    var fields = TypedFields(context: context, declaration: declaration, date: date)
    if !isTold {
      let remarques = [moment.remarque].compactMap(\.self) + (try fields.remarques(champs))
      for remarque in remarques { console.say("milo : \(remarque)") }
    }
    let supposed = [session(date, console)].compactMap(\.self) + defaults(console.configuration)
    var events: [Event] = []
    for sujet in sujets.isEmpty ? [nil] : sujets.map(Optional.some) {
      fields.sujet = sujet
      var data = try fields.data(champs)
      for member in supposed where data[member.name] == nil { data[member.name] = member.value }
      var event = Event(
        id: id ?? "", source: context.journal.identity.source, type: declaration.type,
        subject: sujet, time: moment.time, data: data)
      if let auteur { (event.authType, event.authID) = ("user", auteur) }
      events.append(event)
    }
    return events
  }

  /// The code that those who came together share, where the kind has a field for it; nil for one subject.
  private func session(_ date: LocalDate, _ console: Console) -> JSONObject.Member? {
    guard sujets.count > 1, let field = declaration.field(named: "session"), field.type == .code
    else { return nil }
    let day = "\(date)".filter { $0 != "-" }
    let drawn = String(console.random() >> 32, radix: 16)
    let padded = String(repeating: "0", count: 8 - drawn.utf8.count) + drawn
    return JSONObject.Member(field.name, .string("s\(day)-\(padded)"))
  }
}

extension Arguments {
  /// The subjects given one by one, then those of the file given.
  ///
  /// - Throws: a subject that is several, or that is given twice; in the file, under the number of its line.
  func sujets(_ console: inout Console) throws(Failure) -> [String] {
    var sujets: [String] = []
    for sujet in all(Ajouter.sujet) {
      try Identifiants.check(sujet, "--\(Ajouter.sujet.name)")
      guard !sujets.contains(sujet) else {
        throw Failure(
          code: .usage, message: "« \(sujet) » est donné deux fois à --\(Ajouter.sujet.name)")
      }
      sujets.append(sujet)
    }
    guard let path = self[Ajouter.sujets] else { return sujets }
    var lines: [String: Int] = [:]
    let given = Set(sujets)
    var text = String(decoding: try console.contents(of: path), as: UTF8.self)[...]
    if text.unicodeScalars.first == "\u{FEFF}" { text = text.dropFirstScalar }
    for (place, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      let sujet = line.withoutSpaceAround
      if sujet.isEmpty { continue }
      let named = "« \(path) », ligne \(place + 1)"
      let isSeveral = sujet.unicodeScalars.contains {
        $0 == "," || $0 == ";" || $0.properties.isWhitespace || $0 == "\u{FFFD}"
      }
      guard !isSeveral else {
        throw Failure(
          code: .refus,
          message: "\(named) : « \(sujet.excerpt) » ne convient pas ; attendu un seul identifiant, "
            + "sans virgule ni espace, en UTF-8")
      }
      guard lines[sujet] == nil, !given.contains(sujet) else {
        let first =
          lines[sujet].map { "déjà à la ligne \($0)" } ?? "déjà donné par --\(Ajouter.sujet.name)"
        throw Failure(code: .refus, message: "\(named) : « \(sujet) » est \(first)")
      }
      lines[sujet] = place + 1
      sujets.append(sujet)
    }
    guard !sujets.isEmpty else {
      throw Failure(
        code: .refus, message: "« \(path) » n’a aucun identifiant ; attendu : un par ligne")
    }
    return sujets
  }
}

extension StringProtocol {
  /// Without white space around.
  var withoutSpaceAround: String {
    var scalars = Substring(self).unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}

extension Substring {
  /// Without the first scalar.
  fileprivate var dropFirstScalar: Substring { Substring(unicodeScalars.dropFirst()) }
}
