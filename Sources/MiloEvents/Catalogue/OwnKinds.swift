import Synchronization

// Kinds of one's own: those of the application that embeds the library, beside the catalogue's.

extension Catalogue {
  /// Adds kinds of one's own, under reverse-DNS names: they are then validated at append, in
  /// ``declarations`` and the JSON Schema, read by projections and counted by declared tables.
  ///
  /// Once at the start of the program, before any journal is read: what a kind is cannot change under
  /// those who read. Registering one again changes nothing.
  ///
  /// ```swift
  /// try Catalogue.register(VisiteADomicile.self)
  /// ```
  ///
  /// - Throws: `FieldError` for a name that is taken or malformed, a property that is no ``FieldValue``,
  ///   too many fields or kinds, or a catalogue that was read already.
  public static func register(_ types: any EventData.Type...) throws(FieldError) {
    for type in types { try OwnKinds.add(type) }
  }

  /// Has lines of a former type read as a kind of today.
  ///
  /// Only what is read of them changes: their bytes, and so the hashes and seals over them, stay. A new
  /// line of the former type is refused at append.
  ///
  /// - Throws: `FieldError` for a type that the catalogue has, a kind that it has not, or a catalogue
  ///   that was read already.
  public static func register(_ upcaster: Upcaster) throws(FieldError) {
    try OwnKinds.add(upcaster)
  }

  /// Those registered, by the type that they read.
  static let upcasters: [String: Upcaster] = OwnKinds.read().upcasters
}

/// How the data of a former type becomes that of a kind of today.
public struct Upcaster: Sendable {
  /// The former type, as lines write it.
  public let from: String
  /// The kind of today.
  public let to: any EventData.Type
  private let convert: @Sendable (JSONObject) throws -> JSONObject

  /// Reads lines of `from` as events of a kind.
  ///
  /// - Parameter convert: gives the data of the kind; what it throws is a fault of the line.
  public init<Data: EventData>(
    from: String, to: Data.Type, _ convert: @escaping @Sendable (JSONObject) throws -> JSONObject
  ) {
    self.from = from
    self.to = to
    self.convert = convert
  }

  func apply(_ data: JSONObject) throws(FieldError) -> JSONObject {
    do {
      return try convert(data)
    } catch {
      throw FieldError(
        field: "data", found: "des données de « \(from) » : \(error)",
        expected: "de quoi lire un « \(to.typeComplet) »")
    }
  }
}

/// What was registered, until the catalogue is read.
struct OwnKinds: Sendable {
  private(set) var types: [any EventData.Type] = []
  private(set) var upcasters: [String: Upcaster] = [:]
  private var isRead = false

  private static let registered = Mutex(OwnKinds())

  /// What was registered, to which nothing is added any more.
  static func read() -> OwnKinds {
    registered.withLock { own in
      own.isRead = true
      return own
    }
  }

  static func add(_ type: any EventData.Type) throws(FieldError) {
    try registered.withLock { (own) throws(FieldError) in try own.add(type) }
  }

  static func add(_ upcaster: Upcaster) throws(FieldError) {
    try registered.withLock { (own) throws(FieldError) in try own.add(upcaster) }
  }

  mutating func add(_ type: any EventData.Type) throws(FieldError) {
    if types.contains(where: { $0 == type }) { return }
    try checkOpen("« \(type.nom) »")
    try check(type)
    types.append(type)
  }

  mutating func add(_ upcaster: Upcaster) throws(FieldError) {
    if let known = upcasters[upcaster.from], known.to == upcaster.to { return }
    try checkOpen("la conversion de « \(upcaster.from) »")
    try check(upcaster)
    upcasters[upcaster.from] = upcaster
  }

  private func checkOpen(_ what: String) throws(FieldError) {
    guard isRead else { return }
    throw FieldError(
      field: "type", found: "\(what), après une lecture du catalogue",
      expected: "une déclaration au début du programme, avant d’ouvrir un journal",
      rule: .enveloppe)
  }

  private func check(_ type: any EventData.Type) throws(FieldError) {
    func fault(_ field: String, _ found: String, _ expected: String) -> FieldError {
      FieldError(field: field, found: found, expected: expected, rule: .enveloppe)
    }
    let (nom, complet) = (type.nom, type.typeComplet)
    guard !complet.hasPrefix(Catalogue.typePrefix), EventDeclaration.isReverseDNS(complet) else {
      throw Catalogue.horsCatalogue(complet)
    }
    let known = Catalogue.national + types
    guard isName(nom), !known.contains(where: { $0.nom == nom || $0.typeComplet == complet }) else {
      throw fault(
        "type", "« \(nom) » (\(complet)), un nom déjà pris ou mal formé",
        "un nom à vous, de lettres minuscules, de chiffres, de « _ » et de points")
    }
    guard known.count < Catalogue.mostTypes else {
      throw fault(
        "type", "un type de plus que \(known.count)", "\(Catalogue.mostTypes) types au plus")
    }
    let fields = try FieldRecorder.declared(by: type)
    guard fields.count <= EventDeclaration.mostFields else {
      throw fault(
        "data", "\(fields.count) champs dans « \(nom) »",
        "\(EventDeclaration.mostFields) champs au plus")
    }
  }

  private func isName(_ nom: String) -> Bool {
    guard let first = nom.utf8.first, (97...122).contains(first), nom.utf8.count <= 64 else {
      return false
    }
    return nom.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 46
    }
  }

  private func check(_ upcaster: Upcaster) throws(FieldError) {
    func fault(_ found: String, _ expected: String) -> FieldError {
      FieldError(field: "type", found: found, expected: expected, rule: .enveloppe)
    }
    let known = Catalogue.national + types
    guard known.contains(where: { $0 == upcaster.to }) else {
      throw fault(
        "« \(upcaster.to.typeComplet) », qui n’est pas au catalogue",
        "un type déclaré avant sa conversion")
    }
    guard EventDeclaration.isReverseDNS(upcaster.from), upcasters[upcaster.from] == nil,
      !known.contains(where: { $0.typeComplet == upcaster.from })
    else {
      throw fault(
        "la conversion de « \(upcaster.from) », type du catalogue ou déjà converti",
        "un ancien type, converti une seule fois")
    }
  }
}
