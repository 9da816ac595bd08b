/// Typed fields from what a person types: `champ=valeur`, the type being the catalogue's.
public enum FieldText {
  /// The member that `champ=valeur` writes for a kind.
  ///
  /// - Throws: an unknown field with the nearest name, or a value that does not fit.
  public static func member(
    _ text: String, of declaration: EventDeclaration
  ) throws(FieldError) -> JSONObject.Member {
    guard let (name, typed) = text.cut(at: UInt8(ascii: "=")) else {
      throw FieldError(field: "data", found: "« \(text.excerpt) »", expected: "champ=valeur")
    }
    guard let field = declaration.field(named: name) else {
      if name.begins(with: "x_") { return JSONObject.Member(name, .string(typed)) }
      let names = declaration.fields.map(\.name)
      throw FieldError(
        field: "data.\(name)", found: "un champ inconnu",
        expected: names.joined(separator: ", ") + ", ou un nom en x_",
        nearest: nearest(to: name, among: names))
    }
    let value = try value(typed, field)
    do throws(FieldError) {
      if value != .null || !field.nullable {
        try field.type.check(value)
        do throws(FieldError) {
          try field.checkBornes(value)
        } catch {
          throw FieldError(
            field: "", found: error.found, expected: error.expected, rule: error.rule)
        }
      }
    } catch {
      throw error.inside("data.\(name)")
    }
    return JSONObject.Member(name, value)
  }

  /// The value that a text writes for a field; unchecked.
  public static func value(
    _ text: String, _ field: FieldDeclaration
  ) throws(FieldError) -> JSONValue {
    if field.nullable, text == "null" { return .null }
    switch field.type {
    case .booleen:
      switch text {
      case "true", "oui": return true
      case "false", "non": return false
      default: return .string(text)
      }
    case .entier: return Int(text).map(JSONValue.integer) ?? .string(text)
    case .nombre:
      let digits = text.replacing(",", with: ".")
      if let integer = Int(digits) { return .integer(integer) }
      return Nombre(digits) == nil ? .string(text) : .number(digits)
    case .decimal(_, let decimales):
      let digits = text.replacing(",", with: ".")
      if let integer = Int(digits) { return .integer(integer) }
      return Decimales.mantisse(digits, decimales) == nil ? .string(text) : .number(digits)
    case .liste(.objet), .objet, .dictionnaire, .declaration, .donnees: return try json(text, field)
    case .liste:
      return .array(text.parts(between: UInt8(ascii: ",")).map { .string($0) })
    default: return .string(text)
    }
  }

  private static func json(_ text: String, _ field: FieldDeclaration) throws(FieldError)
    -> JSONValue
  {
    do throws(JSONText.Fault) {
      return try JSONText.value(of: Array(text.utf8))
    } catch {
      throw FieldError(
        field: "data.\(field.name)", found: error.found, expected: "\(field.type), écrit en JSON")
    }
  }
}
