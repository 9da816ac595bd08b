/// The checks that need the lines already there: what an event names must exist and be of the right
/// kind, and a correction, an exit or a fusion must be possible (08.1.7 to 08.1.11).
struct ReferenceCheck {
  /// The event, its source numbered by the index.
  let fait: Fait
  /// Words among which the event's are.
  let words: [Int64]
  /// The lines before.
  let index: JournalIndex
  /// Gives the event whole, for what compact events leave out and for messages.
  let event: () throws(FieldError) -> Event

  private static let naming: [[(ordinal: Int, kinds: Set<EventKind>)]] =
    Catalogue.declarations.map { naming($0.fields) }
  private static let listsEvents = EventKind(of: Preuve.self)

  /// Whether events of that kind name others, or bind youths together.
  static func concerns(_ kind: EventKind) -> Bool {
    guard kind != .inconnu else { return false }
    return !naming[Int(kind.rawValue)].isEmpty || kind == JournalIndex.fusion || kind == listsEvents
  }

  private static func naming(
    _ fields: [FieldDeclaration]
  ) -> [(ordinal: Int, kinds: Set<EventKind>)] {
    fields.enumerated().compactMap { ordinal, field in
      guard case .reference(let names) = field.type else { return nil }
      return (ordinal, Set(names.compactMap { Catalogue.declaration(named: $0)?.kind }))
    }
  }

  /// - Throws: the first thing named that is missing, of another kind, or not possible.
  func check() throws(FieldError) {
    guard fait.kind != .inconnu else { return }
    for (ordinal, kinds) in Self.naming[Int(fait.kind.rawValue)] {
      guard let place = fait.place(ofField: ordinal) else { continue }
      let hash = UInt64(bitPattern: words[place])
      guard let line = index.position(named: hash, from: fait.source) else {
        throw try missing(ordinal)
      }
      let kind = index.faits[Int(line)].kind
      guard kinds.isEmpty || kinds.contains(kind) else {
        throw try wrongKind(ordinal, line, kinds)
      }
      try checkTarget(line, kind, ordinal)
    }
    if fait.kind == JournalIndex.fusion { try checkFusion() }
    if fait.kind == Self.listsEvents {
      try checkListedEvents(in: try event().data, "evenements")
    }
  }

  /// Checks what an append accepts of the new `data` of a rectification, by the kind and the date of the
  /// event that it corrects.
  ///
  /// - Throws: a fault of the rule ``FieldError/Rule/borne``.
  func checkBornes() throws(FieldError) {
    guard fait.kind == JournalIndex.rectification else { return }
    let event = try event()
    guard case .object(let data)? = event.data["data"], let id = event.data["evenement"]?.string,
      let target = index.position(named: index.hash.hash(id), from: fait.source)
    else { return }
    let corrected = index.faits[Int(target)]
    let date = event.data["time"]?.string.flatMap { Moment($0)?.date } ?? corrected.date
    do throws(FieldError) {
      try corrected.kind.declaration?.checkBornes(data, date: date)
      try corrected.kind.declaration?.checkChiffrement(data)
    } catch {
      throw error.inside("data")
    }
  }

  private func fault(
    _ field: String, _ found: String, _ expected: String
  ) -> FieldError {
    FieldError(field: "data.\(field)", found: found, expected: expected)
  }

  /// Name and text of a field, for messages.
  private func written(_ ordinal: Int) throws(FieldError) -> (name: String, id: String) {
    let name = fait.kind.declaration?.fields[ordinal].name ?? ""
    return (name, try event().data[name]?.string ?? "")
  }

  private func missing(_ ordinal: Int) throws(FieldError) -> FieldError {
    let (name, id) = try written(ordinal)
    return fault(
      name, "« \(id) », qu’aucune ligne antérieure ne porte", "l’id d’un événement du journal")
  }

  private func wrongKind(
    _ ordinal: Int, _ line: UInt32, _ kinds: Set<EventKind>
  ) throws(FieldError) -> FieldError {
    let (name, id) = try written(ordinal)
    return fault(
      name, "« \(id) » (ligne \(number(line))), qui est un événement \(self.name(ofLine: line))",
      "un événement " + names(kinds).joined(separator: " | "))
  }

  private func names(_ kinds: Set<EventKind>) -> [String] {
    kinds.sorted { $0.rawValue < $1.rawValue }.compactMap { $0.declaration?.nom }
  }

  private func number(_ position: UInt32) -> UInt32 { index.faits[Int(position)].line }

  private func name(ofLine line: UInt32) -> String {
    index.faits[Int(line)].kind.declaration?.nom ?? "hors catalogue"
  }

  private func checkTarget(
    _ line: UInt32, _ kind: EventKind, _ ordinal: Int
  ) throws(FieldError) {
    switch fait.kind {
    case JournalIndex.annulation, JournalIndex.rectification:
      let isRectified = fait.kind == JournalIndex.rectification
      let isCorrection =
        kind == JournalIndex.annulation || kind == JournalIndex.rectification
        || kind == JournalIndex.reprise
        || (isRectified && kind == JournalIndex.fusion)
      guard !isCorrection else {
        throw fault(
          "evenement", "la ligne \(number(line)), qui est un événement \(name(ofLine: line))",
          isRectified ? "un événement ordinaire" : "un événement ordinaire ou une fusion")
      }
      guard !index.cancelled.contains(line) else {
        throw fault(
          "evenement", "la ligne \(number(line)), déjà annulée", "un événement qui compte encore")
      }
      if isRectified { try checkRectifiedData(line, kind) }
    case JournalIndex.sortie, JournalIndex.fin:
      try checkExit(ofEntry: line, field: "entree", ownLine: nil)
    default: return
    }
  }

  private func checkExit(
    ofEntry line: UInt32, field: String, ownLine: UInt32?
  ) throws(FieldError) {
    guard let exit = index.exit(ofEntry: line), exit != ownLine else { return }
    throw fault(
      field, "l’entrée de la ligne \(number(line)), déjà close à la ligne \(number(exit))",
      "une entrée sans sortie (annulez l’autre d’abord)")
  }

  /// The new `data` of a rectified event is validated as that of an event appended now (08.1.8).
  private func checkRectifiedData(_ line: UInt32, _ kind: EventKind) throws(FieldError) {
    guard let declaration = kind.declaration,
      case .object(let data)? = try event().data["data"]
    else { return }
    do throws(FieldError) {
      try declaration.check(data)
    } catch {
      var error = error
      error.field = "data." + error.field
      throw error
    }
    for (ordinal, kinds) in Self.naming(declaration.fields) {
      let name = declaration.fields[ordinal].name
      guard let id = data[name]?.string else { continue }
      guard let target = index.position(named: index.hash.hash(id), from: fait.source),
        target != line, kinds.isEmpty || kinds.contains(index.faits[Int(target)].kind)
      else {
        throw fault(
          "data.\(name)", "« \(id) »",
          "l’id d’un événement antérieur " + names(kinds).joined(separator: " | "))
      }
      if kind == JournalIndex.sortie || kind == JournalIndex.fin {
        try checkExit(ofEntry: target, field: "data.\(name)", ownLine: line)
      }
      guard !index.leads(from: target, backTo: line) else {
        throw FieldError(
          field: "data.data.\(name)",
          found:
            "« \(id) » (ligne \(number(target))), qui dépend lui-même de la ligne \(number(line))",
          expected: "un événement qui n’en dépend pas", rule: .cycle)
      }
    }
    if kind == Self.listsEvents { try checkListedEvents(in: data, "data.evenements") }
  }

  /// Refused: oneself, a file already absorbed, a cycle (08.1.9).
  private func checkFusion() throws(FieldError) {
    let fusion = try event()
    guard let absorbed = fusion.data["absorbe"]?.string, let kept = fusion.subject else { return }
    if isSame(absorbed, kept) {
      throw fault("absorbe", "« \(absorbed) », le dossier gardé lui-même", "un autre dossier")
    }
    if let other = index.kept(insteadOf: absorbed) {
      throw fault(
        "absorbe", "« \(absorbed) », déjà absorbé par « \(other) »", "un dossier encore ouvert")
    }
    if let last = index.kept(insteadOf: kept), isSame(last, absorbed) {
      throw fault(
        "absorbe", "« \(absorbed) », qui a lui-même absorbé « \(kept) »",
        "un dossier que « \(kept) » n’a pas rejoint")
    }
  }

  private func checkListedEvents(in data: JSONObject, _ field: String) throws(FieldError) {
    guard case .array(let ids)? = data["evenements"] else { return }
    for id in ids.compactMap(\.string)
    where index.position(named: index.hash.hash(id), from: fait.source) == nil {
      throw fault(
        field, "« \(id) », qu’aucune ligne antérieure ne porte",
        "l’id d’un événement du journal")
    }
  }
}
