@testable import MiloEvents

/// Makes valid events of every kind from the declarations, always the same for one seed.
struct EventMaker {
  private var generator: SeededGenerator
  private var count = 0
  /// Whether an event may also hold what only the general path reads: `x_` fields, extensions,
  /// escapes, encrypted values.
  var isWild = false
  /// Whether an event may also hold what was recorded before its bounds were known.
  var isOld = false

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }

  /// A recorded event of that kind.
  mutating func event(of declaration: EventDeclaration) -> Event {
    count += 1
    var event = Event(
      id: "e-\(count)", source: pick(["/structures/besancon", "/structures/besancon", "/s/b%20c"]),
      type: declaration.type, subject: subject(declaration), time: time(),
      recordedTime: RecordedTime("2199-12-31T23:59:59.000Z"), data: data(of: declaration))
    if !isOld { bound(&event) }
    if chance(30) { (event.authType, event.authID) = ("user", code()) }
    if chance(10) { event.correlationID = "flux-\(number(1...9))" }
    guard isWild else { return event }
    if chance(20) { event.data["x_note"] = pick(["libre", 3, true, nil, [1, "a"], ["y": 2]]) }
    if chance(20) { event.extensions.append(JSONObject.Member("zone", pick(["a", true, -12]))) }
    return event
  }

  /// Brings within bounds what binds several fields.
  private mutating func bound(_ event: inout Event) {
    let first = LocalDate(day: -25_567)
    if event.data["date_naissance"]?.string != nil, let date = Moment(event.time)?.date {
      event.data["date_naissance"] = .string("\(max(first, date - number(0...43_000)))")
    }
    if event.declaration?.accordeSesChamps == true { accord(&event.data) }
    // No dispositif has the code of a group.
    if event.declaration?.nom == DispositifGroupe.nom {
      event.data["code"] = .string("groupe_\(count)")
    }
    if event.declaration?.exigeUnMotif == true, let motif = event.data["motif"]?.string {
      event.data["motif"] = .string("saisie" + motif)
    }
  }

  /// Brings within bounds what an append reads together.
  private mutating func accord(_ data: inout JSONObject) {
    if let first = data["du"]?.string, let last = data["au"]?.string {
      data["du"] = .string(min(first, last))
      data["au"] = .string(max(first, last))
    }
    if data["missions"] != nil {
      data["missions"] = [["equipe": .string(code()), "etp": 0], ["equipe": "nord", "etp": 0]]
    }
    if data["champ"] != nil { data["champ"] = .string(pick(Catalogue.champsDeCodes)) }
  }

  private mutating func subject(_ declaration: EventDeclaration) -> String? {
    if declaration.sujet == .aucun, chance(50) { return nil }
    return pick(["J1", "J2", "Jé", "J000123"])
  }

  /// The own fields: the required ones, and some of the others.
  mutating func data(of declaration: EventDeclaration) -> JSONObject {
    var data = JSONObject()
    let kept = declaration.fields.indices.filter { declaration.fields[$0].required || chance(50) }
    for place in kept {
      let field = declaration.fields[place]
      data[field.name] = value(of: field)
    }
    switch declaration.nom {
    case Profil.nom where data.members.isEmpty: data["sexe"] = "F"
    case AideVersement.nom where data["mois"] == nil:
      data = ordered(data, adding: "mois", .string(month()), declaration)
    case Bareme.nom:
      let keys = EventDeclaration.scaleKeys[data["aide"]?.string ?? ""] ?? ["montant"]
      data["valeurs"] = .object(JSONObject(keys.map { .init($0, .integer(number(0...99_999))) }))
    default: break
    }
    return data
  }

  private func ordered(
    _ data: JSONObject, adding name: String, _ value: JSONValue, _ declaration: EventDeclaration
  ) -> JSONObject {
    var all = data
    all[name] = value
    return JSONObject(
      declaration.fields.compactMap { field in all[field.name].map { .init(field.name, $0) } })
  }

  private mutating func value(of field: FieldDeclaration) -> JSONValue {
    if field.nullable, chance(20) { return nil }
    if isWild, field.type.isEncryptable, chance(20) {
      return ["chiffre": "v1", "n": "AAECAwQFBgcICQoL", "c": "3q2+7w=="]
    }
    if !isOld, let bornes = field.bornes, case .entier = field.type {
      return .integer(integer(bornes))
    }
    return value(of: field.type)
  }

  /// A value that the type accepts.
  mutating func value(of type: FieldType) -> JSONValue {
    switch type {
    case .code, .codeSensible: .string(code())
    case .jeune: .string(pick(["J1", "J7", "Jé"]))
    case .insee: .string(pick(["25056", "2A004", "00000"]))
    case .pays: .string(pick(["FR", "DE"]))
    case .empreinte: .string(String(repeating: pick(["0", "a9", "f"]), count: 64).prefix64)
    case .texte: .string(text())
    case .texteChiffre: ["chiffre": "v1", "n": "AAECAwQFBgcICQoL", "c": "3q2+7w=="]
    case .textePublic: .string(pick(["2, rue de la Gare", "日本", "deux : mots"]))
    case .decimal(let range, let decimales): .decimal(integer(range), decimales)
    case .libelle: .string("Libellé \(number(1...9))")
    case .choix(let codes): .string(pick(codes))
    case .booleen: .bool(chance(50))
    case .entier(let range): .integer(integer(range))
    case .nombre: pick([0, 1, 35, .number("0.5"), .number("43.23"), .number("7.0"), 999_999])
    case .date: .string("\(date())")
    case .mois: .string(month())
    case .moment: .string(time())
    case .reference: .string(pick(["e-1", "e-2", "0190a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"]))
    case .liste(let element): .array((0..<number(0...3)).map { _ in value(of: element) })
    case .objet(let fields):
      .object(JSONObject(fields.map { .init($0.name, value(of: $0.type)) }))
    case .dictionnaire(let element):
      .object(
        JSONObject((0...number(0...2)).map { .init("item_\($0)", value(of: element)) }))
    case .declaration, .donnees: pick([["canal": "sms"], ["x": [1, 2]], [:]])
    }
  }

  private mutating func code() -> String {
    pick(["c07", "CEJ", "PACEA", "SMIC", "a.b-c_D", "9", String(repeating: "z", count: 64)])
  }

  private mutating func text() -> String {
    let words = ["un mot", "déjà", "日本", "😀", "", "a/b", "{}[],:"]
    let escaped = ["\"cité\"", "\\", "\n"] + (isOld ? ["\u{1F}", "\t", "\u{7F}", "\u{85}"] : [])
    return (0..<number(0...3)).map { _ in pick(isWild && chance(40) ? escaped : words) }
      .joined(separator: " ")
  }

  private mutating func integer(_ range: ClosedRange<Int>) -> Int {
    pick([
      range.lowerBound, range.upperBound,
      number(range.lowerBound...max(range.lowerBound, min(range.upperBound, 500))),
    ])
  }

  private mutating func date() -> LocalDate {
    LocalDate(day: Int32(number(-25_567...84_005)))
  }

  private mutating func month() -> String {
    pick(["2022-01", "1900-01", "2199-12", "2024-02", "1999-10"])
  }

  private mutating func time() -> String {
    let clock = pick(["00:00:00", "23:59:59", "09:30:00", "12:00:00.5", "06:07:08.123456789"])
    return "\(date())T\(clock)" + pick(["Z", "+01:00", "+02:00", "-03:00", "+11:30", "-00:00"])
  }
}

extension String {
  fileprivate var prefix64: String { String(prefix(64)) }
}

extension JSONValue {
  /// The number counted in its last decimal, as JSON writes it.
  fileprivate static func decimal(_ mantisse: Int, _ decimales: Int) -> JSONValue {
    var digits = Decimales.texte(mantisse, decimales)
    if digits.utf8.count(where: { $0 != 45 && $0 != 46 }) > Decimales.chiffres {
      digits = String(digits.split(separator: ".")[0])
    }
    return Int(digits).map(JSONValue.integer) ?? .number(digits)
  }
}

extension Event {
  /// The event without what typed data cannot hold.
  var withoutAuthor: Event {
    var event = self
    (event.authType, event.authID, event.correlationID) = (nil, nil, nil)
    return event
  }

  /// The event's line, as text.
  var line: String { String(decoding: EventWriter.line(of: self), as: UTF8.self) }
}
