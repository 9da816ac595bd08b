import MiloEvents

/// The lines of a file of partial results, whole: the last one counts the others and has their SHA-256.
struct FichierPartiel {
  let enTete: LigneDePartiel
  let corps: [LigneDePartiel]

  init(_ bytes: [UInt8]) throws(PartielError) {
    var lines: [LigneDePartiel] = []
    var starts: [Int] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let numero = lines.count + 1
      guard end < bytes.count else {
        throw .fichier(
          ligne: numero, found: "une ligne sans fin : le fichier est coupé",
          expected: "des lignes entières")
      }
      lines.append(try LigneDePartiel(numero, Array(bytes[start..<end])))
      starts.append(start)
      start = end + 1
      // Whatever else a file may be, its first line says it at once.
      if numero == 1 { try lines[0].checkFormat() }
    }
    guard let first = lines.first else {
      throw .fichier(
        ligne: 1, found: "un fichier vide", expected: "des résultats partiels de Milo")
    }
    let last = lines.removeLast()
    guard last["sha256"] != nil, !lines.isEmpty, let end = starts.last else {
      throw last.faute(
        "sha256", found: "rien : le fichier est coupé", "l’empreinte des lignes, à la fin")
    }
    let digest = SHA256.hash(Array(bytes[..<end]))
    guard last["lignes"] == .integer(lines.count), last["sha256"] == .string("\(digest)") else {
      throw last.faute(
        "sha256", "\(digest) : ces lignes ne sont plus celles qui furent écrites")
    }
    enTete = first
    corps = Array(lines.dropFirst())
  }
}

/// A line of a file of partial results, that says where it stands when something is wrong.
struct LigneDePartiel {
  let numero: Int
  private let objet: JSONObject

  init(_ numero: Int, _ objet: JSONObject) {
    self.numero = numero
    self.objet = objet
  }

  /// The line that bytes write.
  init(_ numero: Int, _ bytes: [UInt8]) throws(PartielError) {
    let value: JSONValue
    do throws(JSONText.Fault) {
      value = try JSONText.value(of: bytes)
    } catch {
      throw .fichier(ligne: numero, found: error.found, expected: error.expected)
    }
    guard case .object(let objet) = value else {
      throw .fichier(ligne: numero, found: value.excerpt, expected: "un objet JSON")
    }
    self.init(numero, objet)
  }

  subscript(nom: String) -> JSONValue? { objet[nom] }

  /// What is wrong with a member.
  func faute(_ nom: String, found: String? = nil, _ expected: String) -> PartielError {
    let found = found ?? objet[nom]?.excerpt ?? "rien"
    return .fichier(ligne: numero, found: "« \(nom) » : \(found)", expected: expected)
  }

  func texte(_ nom: String) throws(PartielError) -> String {
    guard let text = objet[nom]?.string, !text.isEmpty else { throw faute(nom, "un texte") }
    return text
  }

  func entier(_ nom: String) throws(PartielError) -> Int {
    guard case .integer(let number)? = objet[nom], number >= 0 else {
      throw faute(nom, "un entier positif ou nul")
    }
    return number
  }

  /// A day, or nil where none is said.
  func jour(_ nom: String) throws(PartielError) -> LocalDate? {
    guard let value = objet[nom], value != .null else { return nil }
    guard let jour = value.string.flatMap({ LocalDate($0) }) else {
      throw faute(nom, "une date AAAA-MM-JJ")
    }
    return jour
  }

  /// The elements of a list; none where there is no list.
  func liste<Element>(
    _ nom: String, _ lire: (JSONValue) -> Element?
  ) throws(PartielError) -> [Element] {
    guard let value = objet[nom] else { return [] }
    guard case .array(let elements) = value else { throw faute(nom, "une liste") }
    var found: [Element] = []
    for element in elements {
      guard let one = lire(element) else {
        throw faute(nom, found: element.excerpt, "un élément que cette version connaît")
      }
      found.append(one)
    }
    return found
  }

  /// The members of an object; none where there is no object.
  func membres<Element>(
    _ nom: String, _ lire: (JSONValue) -> Element?
  ) throws(PartielError) -> [String: Element] {
    guard let value = objet[nom] else { return [:] }
    guard case .object(let object) = value else { throw faute(nom, "un objet") }
    var found: [String: Element] = [:]
    for member in object.members {
      guard let one = lire(member.value) else {
        throw faute(
          "\(nom).\(member.name)", found: member.value.excerpt, "une valeur de ce format")
      }
      found[member.name] = one
    }
    return found
  }

  fileprivate func checkFormat() throws(PartielError) {
    guard objet["format"] == .string(Partiel.format) else {
      throw faute("format", "\(Partiel.format), des résultats partiels de Milo")
    }
    guard objet["regles"] == .integer(Partiel.regles) else {
      throw faute("regles", "\(Partiel.regles), les règles de cette version de Milo")
    }
  }
}
