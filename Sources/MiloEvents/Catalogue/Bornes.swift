// What an append accepts is narrower than what a reader does (08.7.5): a line recorded before a bound was
// known is read and counted for ever, and `milo verifier` names it. `check` says what a reader accepts,
// `checkBornes` what an append wants besides; both follow from the same declarations.

extension FieldDeclaration {
  /// The largest amount that an append accepts, in cents: ten thousand million euros.
  public static let plusGrandMontant = 1_000_000_000_000
  /// The minutes of a day, which no interview, workshop or step exceeds.
  static let minutesDuJour = 1440
  /// The hours that no training or immersion exceeds.
  static let plusLongueFormation = 10_000

  /// What an append accepts of the integers of the field, where its name says what they count; nil where
  /// the type says it all.
  public var bornes: ClosedRange<Int>? {
    switch type {
    case .dictionnaire(.entier(FieldType.entierLibre)): return 0...Self.plusGrandMontant
    case .entier(FieldType.entierLibre):
      if name.utf8.reversed().starts(with: "_centimes".utf8.reversed()) {
        return 0...Self.plusGrandMontant
      }
      if name == "duree_min" || name == "minutes" { return 0...Self.minutesDuJour }
      return name == "heures" ? 0...Self.plusLongueFormation : nil
    default: return nil
    }
  }

  /// What is expected of who appends, in French.
  public var attendu: String {
    guard let bornes else { return type.description }
    if case .dictionnaire = type { return FieldType.dictionnaire(.entier(bornes)).description }
    return FieldType.entier(bornes).description
  }

  /// Checks a value already checked against the type.
  ///
  /// - Throws: the fault, its field relative to the one that holds this one.
  func checkBornes(_ value: JSONValue) throws(FieldError) {
    do throws(FieldError) {
      if let bornes {
        switch value {
        case .integer(let number) where !bornes.contains(number): throw outside(value)
        case .object(let amounts):
          for amount in amounts.members {
            guard case .integer(let number) = amount.value, !bornes.contains(number) else {
              continue
            }
            throw outside(amount.value).inside(amount.name)
          }
        default: break
        }
      }
      try type.checkTexts(value)
    } catch {
      throw error.inside(name)
    }
  }

  private func outside(_ value: JSONValue) -> FieldError {
    FieldError(
      field: "", found: value.excerpt, expected: FieldType.entier(bornes ?? 0...0).description,
      rule: .borne)
  }
}

extension FieldType {
  /// Checks the texts in a value already checked against the type.
  fileprivate func checkTexts(_ value: JSONValue) throws(FieldError) {
    switch (self, value) {
    case (.jeune, .string(let text)): try TexteEnregistrable.checkName(text)
    case (.libelle, .string(let text)): try TexteEnregistrable.checkName(text)
    case (.texte, .string(let text)), (.texteChiffre, .string(let text)),
      (.textePublic, .string(let text)):
      try TexteEnregistrable.checkFreeText(text)
    case (.liste(let element), .array(let elements)):
      for (place, item) in elements.enumerated() {
        do throws(FieldError) {
          try element.checkTexts(item)
        } catch {
          throw error.inside("[\(place)]")
        }
      }
    case (.objet(let fields), .object(let object)):
      for field in fields {
        if let item = object[field.name] { try field.checkBornes(item) }
      }
      for member in object.members where member.name.begins(with: "x_") {
        try TexteEnregistrable.check(member)
      }
    // A reference names what is there, whatever its letters; the other texts are ASCII by their types.
    default: return
    }
  }
}

/// What may stand in the texts that an append records.
enum TexteEnregistrable {
  /// An identifier or a label: no control or format character, which nobody sees, and no white space at
  /// its ends.
  static func checkName(_ text: String) throws(FieldError) {
    let scalars = text.unicodeScalars
    if let hidden = scalars.first(where: { isControl($0) || isFormat($0) }) {
      throw fault(
        text, "un caractère invisible (\(name(hidden)))", "un texte sans caractère invisible")
    }
    if let first = scalars.first, first.properties.isWhitespace {
      throw fault(text, "un blanc (\(name(first))) au début", "un texte sans blanc à ses bouts")
    }
    if let last = scalars.last, last.properties.isWhitespace {
      throw fault(text, "un blanc (\(name(last))) à la fin", "un texte sans blanc à ses bouts")
    }
  }

  /// An attribute: no control character.
  static func checkAttribute(_ text: String) throws(FieldError) {
    guard let control = text.unicodeScalars.first(where: isControl) else { return }
    throw fault(
      text, "un caractère de contrôle (\(name(control)))", "un texte sans caractère de contrôle")
  }

  /// Free text: no control character but the ends of its lines.
  static func checkFreeText(_ text: String) throws(FieldError) {
    let control = text.unicodeScalars.first { isControl($0) && $0 != "\n" && $0 != "\r" }
    guard let control else { return }
    throw fault(
      text, "un caractère de contrôle (\(name(control)))",
      "un texte sans caractère de contrôle, fins de ligne exceptées")
  }

  /// A member that no declaration describes: the texts in it, at any depth, as free text.
  static func check(_ member: JSONObject.Member) throws(FieldError) {
    do throws(FieldError) {
      try checkAttribute(member.name)
      switch member.value {
      case .string(let text): try checkFreeText(text)
      case .object(let object): for inner in object.members { try check(inner) }
      case .array(let elements):
        for (place, element) in elements.enumerated() {
          try check(JSONObject.Member("[\(place)]", element))
        }
      default: break
      }
    } catch {
      throw error.inside(visible(member.name))
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private static func isFormat(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && scalar.properties.generalCategory == .format
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// The text without what nobody sees, so that messages do no harm.
  private static func visible(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: text.unicodeScalars.filter { !isControl($0) && !isFormat($0) })
    return String(shown)
  }

  private static func fault(_ text: String, _ found: String, _ expected: String) -> FieldError {
    FieldError(
      field: "", found: "\(found) dans « \(visible(text).excerpt) »", expected: expected,
      rule: .borne)
  }
}

extension EventDeclaration {
  /// The oldest that anybody whom an event is about may be, in years.
  static let ageLimite = 120

  /// Whether corrections of this kind must say why.
  var exigeUnMotif: Bool { nom == Annulation.nom || nom == Rectification.nom }

  /// Checks what an append accepts of the `data` of an event, already checked as a reader does.
  ///
  /// - Parameter date: the local date of the event, which bounds the birth of whom it is about.
  /// - Throws: the first fault, its field written `data.…`, its rule ``FieldError/Rule/borne``.
  public func checkBornes(_ data: JSONObject, date: LocalDate) throws(FieldError) {
    do throws(FieldError) {
      for field in fields {
        if let value = data[field.name] { try field.checkBornes(value) }
      }
      for member in data.members where member.name.begins(with: "x_") {
        try TexteEnregistrable.check(member)
      }
      if nom == Profil.nom, let text = data["date_naissance"]?.string, let birth = LocalDate(text),
        !EventDeclaration.isBirth(birth, possibleOn: date)
      {
        throw FieldError(
          field: "date_naissance", found: "« \(text) »",
          expected: "une date du \(date.adding(years: -Self.ageLimite)) au \(date), jour du fait",
          rule: .borne)
      }
      try checkAccord(data)
      if exigeUnMotif, let motif = data["motif"]?.string,
        motif.unicodeScalars.allSatisfy(\.properties.isWhitespace)
      {
        throw FieldError(
          field: "motif", found: "un motif vide", expected: "la raison, en quelques mots",
          rule: .borne)
      }
    } catch {
      throw error.inside("data")
    }
  }

  /// Checks that the texts that only an encrypted value may hold are not in clear.
  ///
  /// - Throws: the first one that is, its field written `data.…`, its rule ``FieldError/Rule/borne``.
  package func checkChiffrement(_ data: JSONObject) throws(FieldError) {
    for field in fields {
      guard case .texteChiffre = field.type, data[field.name]?.string != nil else { continue }
      throw FieldError(
        field: "data.\(field.name)", found: "un texte en clair",
        expected: "un texte chiffré sous la clé du jeune : donnez un coffre, par --coffre DOSSIER",
        rule: .borne)
    }
  }

  /// Whether somebody whom an event of that date is about may be born that day.
  static func isBirth(_ birth: LocalDate, possibleOn date: LocalDate) -> Bool {
    birth <= date && birth >= date.adding(years: -ageLimite)
  }
}
