/// Turns checked events into compact ones, by the general path.
public struct FaitEncoder: Sendable {
  /// The texts met: codes, labels, subjects.
  public var texts = Interner()
  /// The sources met, numbered apart: they are few.
  public var sources = Interner()
  /// Numbers ids and the references to them.
  let hash: ByteHash
  /// The last source met, whose number is most often asked again.
  var lastSource: (text: [UInt8], number: UInt16) = ([], 0)

  /// An encoder that has met no text.
  public init(hash: ByteHash = .process) {
    self.hash = hash
  }

  /// Appends an event, already checked, as the line of that index.
  ///
  /// - Precondition: the event has a recorded time.
  public mutating func append(_ event: Event, line: UInt32, to block: inout FaitBlock) {
    guard let moment = Moment(event.time), let recorded = event.recordedTime else {
      preconditionFailure("un événement non vérifié ne se compacte pas")
    }
    let declaration = event.declaration
    var fait = Fait(
      instant: moment.instant, recorded: recorded, idHash: hash.hash(event.id),
      date: moment.date, subject: event.subject.map { texts.intern($0) } ?? Fait.nobody,
      line: line, words: UInt32(block.words.count), mask: 0,
      source: UInt16(truncatingIfNeeded: sources.intern(event.source)),
      kind: declaration?.kind ?? .inconnu)
    append(event.data, of: declaration, to: &fait, words: &block.words)
    if let author = event.authID { append(author: texts.intern(author), to: &fait, &block.words) }
    block.faits.append(fait)
    if declaration?.nom == Rectification.nom {
      block.rectifications.append(FaitBlock.Rectified(line: line, event: event))
    }
  }

  /// Appends the word that says who recorded an event, after those of its fields.
  public func append(author: UInt32, to fait: inout Fait, _ words: inout [Int64]) {
    fait.mask |= 1 << UInt32(Fait.authorOrdinal)
    words.append(Int64(author))
  }

  /// Appends the words of `data` for a kind, and marks them in the event.
  public mutating func append(
    _ data: JSONObject, of declaration: EventDeclaration?, to fait: inout Fait,
    words: inout [Int64]
  ) {
    fait.mask = 0
    fait.words = UInt32(words.count)
    for (ordinal, field) in (declaration?.fields ?? []).enumerated() {
      guard let value = data[field.name] else { continue }
      fait.mask |= 1 << UInt32(ordinal)
      words.append(word(for: value, field.type))
    }
  }

  private mutating func word(for value: JSONValue, _ type: FieldType) -> Int64 {
    if value == .null { return Fait.cleared }
    if type.isEncryptable, case .object = value { return Fait.encrypted }
    switch (type, value) {
    case (.texte, _), (.texteChiffre, _), (.donnees, _): return 0
    case (.choix(let codes), .string(let text)): return Int64(codes.firstIndex(of: text) ?? 0)
    case (.booleen, .bool(let flag)): return flag ? 1 : 0
    case (.entier, .integer(let number)): return Int64(number)
    case (.nombre, _):
      return Int64(DecimalDigits(value).flatMap { Nombre($0.text) }?.centiemes ?? 0)
    case (.decimal(_, let decimales), _):
      return Int64(
        DecimalDigits(value).flatMap { Decimales.mantisse($0.text, decimales) } ?? 0)
    case (.date, .string(let text)): return Int64(LocalDate(text)?.day ?? 0)
    case (.mois, .string(let text)): return Int64(Mois(text)?.index ?? 0)
    case (.reference, .string(let text)):
      return Int64(bitPattern: hash.hash(text))
    case (.liste(.choix(let codes)), .array(let elements)):
      return elements.reduce(0) { set, element in
        set | (element.string.flatMap(codes.firstIndex(of:)).map { 1 << Int64($0) } ?? 0)
      }
    case (.liste(.code), .array(let elements)):
      return Int64(texts.intern(elements.compactMap(\.string).joined(separator: ",")))
    case (.liste(.objet(let fields)), .array(let elements)):
      return Int64(
        texts.intern(
          elements.map { element in
            guard case .object(let object) = element else { return "" }
            return fields.map { part(object[$0.name], $0.type) }.joined(separator: ":")
          }.joined(separator: ",")))
    case (.liste, _), (.objet, _): return 0
    case (.dictionnaire, _), (.declaration, _):
      return Int64(texts.intern(String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)))
    case (_, .string(let text)): return Int64(texts.intern(text))
    default: return 0
    }
  }

  /// What the text of a list of objects says of one of their fields: codes and numbers, no words.
  private func part(_ value: JSONValue?, _ type: FieldType) -> String {
    switch type {
    case .nombre: value.flatMap { DecimalDigits($0) }.flatMap { Nombre($0.text)?.description } ?? ""
    case .libelle: ""
    default: value?.string ?? ""
    }
  }
}
