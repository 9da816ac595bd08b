/// Whether a value may stand in a field: the general path, with a reason for every refusal.
extension FieldType {
  /// Checks a value against the type.
  ///
  /// - Throws: the fault, its field relative to this one.
  public func check(_ value: JSONValue) throws(FieldError) {
    if isEncryptable, isEncryptedValue(value) { return }
    switch self {
    case .booleen:
      guard case .bool = value else { throw mismatch(value) }
    case .entier(let range):
      guard case .integer(let number) = value, range.contains(number) else {
        throw mismatch(value)
      }
    case .nombre:
      guard let digits = DecimalDigits(value), Nombre(digits.text) != nil else {
        throw mismatch(value)
      }
    case .decimal(let range, let decimales):
      guard let digits = DecimalDigits(value),
        let mantisse = Decimales.mantisse(digits.text, decimales), range.contains(mantisse)
      else { throw mismatch(value) }
    case .liste(let element):
      guard case .array(let elements) = value else { throw mismatch(value) }
      for (place, item) in elements.enumerated() {
        do {
          try element.check(item)
        } catch {
          throw error.inside("[\(place)]")
        }
      }
    case .objet(let fields):
      guard case .object(let object) = value else { throw mismatch(value) }
      try FieldType.check(object, against: fields)
    case .dictionnaire(let element):
      guard case .object(let object) = value else { throw mismatch(value) }
      guard !object.members.isEmpty else {
        throw FieldError(field: "", found: "un objet vide", expected: description)
      }
      for member in object.members {
        do throws(FieldError) {
          guard FieldType.isCode(member.name) else {
            throw FieldType.code.mismatch(.string(member.name))
          }
          try element.check(member.value)
        } catch {
          throw error.inside(member.name)
        }
      }
    case .declaration, .donnees:
      guard case .object = value else { throw mismatch(value) }
    default:
      guard case .string(let text) = value, accepts(text) else { throw mismatch(value) }
    }
  }

  /// Whether a text may stand in a field whose values are strings.
  package func accepts(_ text: String) -> Bool {
    switch self {
    case .code, .codeSensible: FieldType.isCode(text)
    case .jeune: FieldType.isIdentifier(text)
    case .insee:
      text.utf8.count == 5
        && text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || $0 == 65 || $0 == 66 }
    case .pays: text.utf8.count == 2 && text.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
    case .empreinte:
      text.utf8.count == 64
        && text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) }
    case .texte(let max), .texteChiffre(let max): text.unicodeScalars.count <= max
    case .libelle: !text.isEmpty && text.unicodeScalars.count <= 200
    case .textePublic(let max): !text.isEmpty && text.unicodeScalars.count <= max
    case .choix(let codes): codes.contains(text)
    case .date: FieldType.isDate(text)
    case .mois: FieldType.isDate(text + "-01")
    case .moment: Moment(text) != nil
    case .reference: !text.isEmpty
    default: false
    }
  }

  /// `[A-Za-z0-9_.-]{1,64}`, except the reserved codes.
  static func isCode(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && !reservedCodes.contains(text)
      && text.utf8.allSatisfy { codeByte($0) }
  }

  /// A non-empty text without control character.
  static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 }
  }

  /// An existing date of the years 1900–2199, written `YYYY-MM-DD`.
  static func isDate(_ text: String) -> Bool {
    guard let date = LocalDate(text) else { return false }
    return LocalDate.annees.contains(date.year)
  }

  /// The fault of a value that this type does not accept.
  func mismatch(_ value: JSONValue) -> FieldError {
    var nearest: String?
    if case .choix(let codes) = self, let text = value.string {
      nearest = MiloEvents.nearest(to: text, among: codes)
    }
    let expected =
      isHorsAnnees(value) ? "\(description), \(LocalDate.motDesAnnees)" : description
    return FieldError(field: "", found: found(value), expected: expected, nearest: nearest)
  }

  /// Whether a value is wrong by its year only.
  private func isHorsAnnees(_ value: JSONValue) -> Bool {
    guard let text = value.string else { return false }
    return switch self {
    case .date: LocalDate.isHorsAnnees(text)
    case .mois: LocalDate.isHorsAnnees(text + "-01")
    case .moment: Moment.isHorsAnnees(text)
    default: false
    }
  }

  private func found(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .string(let text) where text.isEmpty: "une chaîne vide"
    case .string(let text) where isFreeText || isPublicText:
      "un texte de \(text.unicodeScalars.count) caractères"
    case .string(let text) where FieldType.reservedCodes.contains(text) && self == .code:
      "« \(text) », réservé aux lignes des tables"
    case .string(let text): "« \(text.excerpt) »"
    default: value.excerpt
    }
  }

  /// Checks the members of an object against declared fields: unknown, missing, mistyped.
  static func check(
    _ object: JSONObject, against fields: [FieldDeclaration]
  ) throws(FieldError) {
    for member in object.members {
      guard let field = fields.first(where: { isSame($0.name, member.name) }) else {
        if member.name.begins(with: "x_") { continue }
        throw FieldError(
          field: member.name, found: "un champ inconnu",
          expected: fields.map(\.name).joined(separator: ", ") + ", ou un nom en x_",
          nearest: MiloEvents.nearest(to: member.name, among: fields.map(\.name)))
      }
      if member.value == .null, field.nullable { continue }
      do {
        try field.type.check(member.value)
      } catch {
        var error = error
        // Whoever is told to write another value is told of one that an append accepts.
        if error.field.isEmpty, field.bornes != nil { error.expected = field.attendu }
        throw error.inside(member.name)
      }
    }
    for field in fields where field.required && object[field.name] == nil {
      throw FieldError(
        field: field.name, found: "rien : le champ manque", expected: field.attendu)
    }
  }
}

extension EventDeclaration {
  /// Checks the `data` of an event of this kind: its fields, then the rules across fields.
  ///
  /// - Throws: the first fault, its field written `data.…`.
  public func check(_ data: JSONObject) throws(FieldError) {
    do {
      try FieldType.check(data, against: fields)
      try checkRules(data)
    } catch {
      throw error.inside("data")
    }
  }

  /// The rules that bind several fields (08.1.14, 08.1.15).
  private func checkRules(_ data: JSONObject) throws(FieldError) {
    switch nom {
    case Profil.nom where !data.members.contains(where: { !$0.name.hasPrefix("x_") }):
      throw FieldError(
        field: "", found: "un profil vide", expected: "au moins un attribut")
    case AideVersement.nom:
      guard data["mois"] == nil, let aide = data["aide"]?.string,
        EventDeclaration.monthlyAids.contains(aide)
      else { return }
      throw FieldError(
        field: "mois", found: "rien : le champ manque",
        expected: "le mois de droit payé, AAAA-MM, pour l’aide \(aide)")
    case Bareme.nom:
      guard let aide = data["aide"]?.string, let keys = EventDeclaration.scaleKeys[aide],
        case .object(let values) = data["valeurs"]
      else { return }
      let names = values.members.map(\.name)
      guard Set(names) != Set(keys) else { return }
      throw FieldError(
        field: "valeurs", found: "les clés \(names.joined(separator: ", "))",
        expected: "les clés \(keys.joined(separator: ", ")), en centimes")
    default: return
    }
  }

  /// Aids paid by month of right (08.1.15).
  static let monthlyAids: Set<String> = ["CEJ", "PACEA", "GJ"]

  /// What `valeurs` of a `bareme` holds, by aid (08.1.15).
  static let scaleKeys: [String: [String]] = [
    "CEJ": ["adulte_non_imposable", "adulte_premiere_tranche", "mineur"],
    "PACEA": ["forfait"], "GJ": ["forfait"], "SMIC": ["brut_mensuel"],
  ]
}
