import MiloCore
import MiloEvents

/// Events entered by hand on their way to the journal: checked, shown or written, told.
struct EventRecording {
  /// Where they are entered.
  let context: EntryContext
  /// The coffre, the clock, whether it is a rehearsal.
  let arguments: Arguments
  /// Whether what is doubtful in the events was told already.
  var isTold = false

  /// Whether the lines are shown and not written.
  var isEssai: Bool { arguments[Ajouter.essai] }

  /// Writes events, and says the index of each line; in a rehearsal, shows their lines.
  ///
  /// - Parameters:
  ///   - codes: the events whose codes should be known; those written when nil.
  ///   - taille: how many lines the journal must have for what was decided to hold; nil for any number.
  ///   - told: what is said of those that were written, once they are.
  /// - Returns: false when others wrote meanwhile: nothing was written.
  @discardableResult
  func record(
    _ events: [Event], codes: [Event]? = nil, taille: Int? = nil, _ console: inout Console,
    told: ([(event: Event, place: JournalWriter.Appended)]) -> [String]
  ) throws(Failure) -> Bool {
    let known = CodesConnus(context.lecture)
    let isStrict = arguments[Ajouter.strict]
    if isEssai {
      let rehearsal = try console.rehearsal(
        of: context.journal, coffre: arguments.coffre(console),
        malgreLHorloge: arguments[SharedOptions.malgreLHorloge])
      try console.tellUnknownCodes(codes ?? events, beside: known, isStrict: isStrict)
      tellDoubts(events, &console)
      let lines = try asTyped { () throws(JournalError) in try rehearsal.rehearse(events) }
      for line in lines { console.out.write(line + [0x0A]) }
      // What is said of the lines comes after them.
      console.out.flush()
      return true
    }
    let writer = try console.writer(
      of: context.journal, coffre: arguments.coffre(console),
      malgreLHorloge: arguments[SharedOptions.malgreLHorloge])
    defer { writer.close() }
    try console.tellUnknownCodes(codes ?? events, beside: known, isStrict: isStrict)
    tellDoubts(events, &console)
    var expectation = JournalWriter.Expectation()
    expectation.size = taille ?? arguments[Ajouter.attendu]
    let expected = expectation
    let result = try asTyped { () throws(JournalError) -> [JournalWriter.Appended]? in
      do throws(JournalError) {
        return try writer.append(events, expecting: expected)
      } catch {
        if taille != nil, case .conflict = error { return nil }
        throw error
      }
    }
    guard let appended = result else { return false }
    for place in appended {
      console.out.write("\(place.index)\n")
      if place.wasThere { console.say("Déjà au journal : rien n’a été écrit.") }
    }
    let places = appended.map { String($0.index) }.joined(separator: ", ")
    console.accomplished =
      appended.count == 1
      ? "l’événement est au journal, ligne \(places)"
      : "les événements sont au journal, lignes \(places)"
    let written = zip(events, appended).filter { !$0.1.wasThere }.map { (event: $0, place: $1) }
    guard !written.isEmpty else { return true }
    // On a terminal the index comes first, then what it is.
    console.out.flush()
    for line in told(written) { console.say(line) }
    return true
  }

  /// Says what is doubtful in events, and is written all the same: youths whom the journal never met, events that
  /// what they name does not allow.
  private func tellDoubts(_ events: [Event], _ console: inout Console) {
    guard !isTold, let declaration = events.first?.declaration else { return }
    let inconnus = context.jeunesInconnus(events.compactMap(\.subject), declaration)
    for line in inconnus.map({ "milo : \($0)" }) + objections(events) { console.say(line) }
  }

  /// What stands against what events name.
  func objections(_ events: [Event]) -> [String] {
    events.flatMap { event in
      event.declaration.map { context.objections(event, $0) } ?? []
    }.map { "milo : \($0)" }
  }

  /// What is said of events before they are written.
  func annonce(_ events: [Event]) -> [String] {
    guard let event = events.first, let declaration = event.declaration else { return [] }
    let whom = events.compactMap(\.subject).joined(separator: ", ")
    return [
      EvenementDit.sorte(declaration, nombre: events.count) + (whom.isEmpty ? "" : " pour \(whom)")
        + ", le \(EvenementDit.moment(event.time))" + details(event)
    ]
  }

  /// What is said of events that were entered: what, of whom, when, where they are.
  func phrase(_ written: [(event: Event, place: JournalWriter.Appended)]) -> [String] {
    guard let (event, place) = written.first, let declaration = event.declaration else { return [] }
    let when = "le \(EvenementDit.moment(event.time))"
    guard written.count > 1 else {
      let whom = event.subject.map { " pour \($0)" } ?? ""
      return [
        "Écrit, ligne \(place.index) : \(EvenementDit.sorte(declaration))\(whom), \(when)"
          + details(event) + (place.id.map { " (id \($0))." } ?? ".")
      ]
    }
    let session = event.data["session"]?.string.map { ", séance \($0)" } ?? ""
    return [
      "Écrit, \(Self.lignes(written.map(\.place.index))) : "
        + "\(EvenementDit.sorte(declaration, nombre: written.count)), \(when)\(session)."
    ]
  }

  /// The codes of an event and what it names, in words.
  func details(_ event: Event) -> String {
    guard let declaration = event.declaration else { return "" }
    let dit = context.dit
    let codes = dit.codes(event)
    let references = declaration.fields.compactMap { field -> String? in
      guard case .reference = field.type, let value = event.data[field.name] else { return nil }
      return "\(EvenementDit.nom(field, declaration)) \(dit.valeur(value, field, declaration))"
    }
    let all = (codes.isEmpty ? [] : [codes]) + references
    return all.isEmpty ? "" : " : " + all.joined(separator: ", ")
  }

  /// « lignes 40 à 51 », « lignes 3, 5 et 8 ».
  private static func lignes(_ indexes: [Int]) -> String {
    guard let first = indexes.first, let last = indexes.last, indexes.count > 1 else {
      return "ligne \(indexes.first ?? 0)"
    }
    if last - first == indexes.count - 1 { return "lignes \(first) à \(last)" }
    return "lignes \(indexes.dropLast().map(String.init).joined(separator: ", ")) et \(last)"
  }

  /// Runs what may refuse the event, and names what is refused as it was typed.
  private func asTyped<Result>(
    _ body: () throws(JournalError) -> Result
  ) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      guard case .refused(let faults) = error else { throw Failure(error) }
      var lines: [String] = []
      for fault in faults {
        let line = Ajouter.asTyped(fault.fault)
        // Several subjects have the same fault once.
        if !lines.contains(line) { lines.append(line) }
      }
      throw Failure(code: error.exitCode, lines: lines).conseillant(error.conseil)
    }
  }
}
