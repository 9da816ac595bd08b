/// The catalogue as the fast path walks it: plain memory, made once, never freed.
///
/// Every name and code is compared by its first eight bytes as one number, then by the rest. The
/// memory is written once, before anyone can read it: sharing it between tasks is safe.
struct FastText: @unchecked Sendable {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  let prefix: UInt64
  let prefixMask: UInt64

  init(_ text: String) {
    let utf8 = Array(text.utf8)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(8, utf8.count))
    memory.initialize(repeating: 0, count: max(8, utf8.count))
    memory.update(from: utf8, count: utf8.count)
    bytes = UnsafePointer(memory)
    count = utf8.count
    prefixMask = utf8.count >= 8 ? .max : (1 << UInt64(utf8.count * 8)) - 1
    prefix = UnsafeRawPointer(memory).loadUnaligned(as: UInt64.self) & prefixMask
  }

  /// Whether the bytes at `pointer` begin with the text.
  ///
  /// - Precondition: eight bytes can be read at `pointer`, whatever they hold.
  @inline(__always)
  func matches(_ pointer: UnsafePointer<UInt8>) -> Bool {
    let word = UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self)
    guard word & prefixMask == prefix else { return false }
    var offset = 8
    while offset < count {
      guard pointer[offset] == bytes[offset] else { return false }
      offset += 1
    }
    return true
  }
}

/// How the fast path reads one field.
struct FastField: @unchecked Sendable {
  enum Form: UInt8 {
    case code, insee, text, label, identifier, choice, boolean, integer, number, decimal, date,
      month,
      moment,
      reference, choiceList, codeList, objectList, dictionary, country, other
  }

  /// The name between quotes, with the colon.
  let name: FastText
  let form: Form
  let nullable: Bool
  /// Whether an encrypted value may stand for the value.
  let isEncryptable: Bool
  /// Largest number of bytes of a text, or bounds of an integer.
  let low: Int
  let high: Int
  /// How many decimals a number may have.
  let decimales: Int
  let choices: UnsafeBufferPointer<FastText>
  let fields: UnsafeBufferPointer<FastField>

  init(_ declaration: FieldDeclaration, nonBlank: Bool = false) {
    name = FastText("\"\(declaration.name)\":")
    nullable = declaration.nullable
    isEncryptable = declaration.type.isEncryptable
    var (low, high, decimales) = (0, 0, 2)
    var codes: [String] = []
    var inner: [FieldDeclaration] = []
    switch declaration.type {
    case .code, .codeSensible: form = .code
    case .insee: form = .insee
    case .jeune: form = .identifier
    case .libelle: (form, high) = (.label, 200)
    case .textePublic(let max): (form, high) = (.label, max)
    case .texte(let max): (form, low, high) = (.text, nonBlank ? 1 : 0, max)
    case .choix(let list): (form, codes) = (.choice, list)
    case .booleen: form = .boolean
    case .entier(let range): (form, low, high) = (.integer, range.lowerBound, range.upperBound)
    case .nombre: form = .number
    case .decimal(let range, let most):
      (form, low, high, decimales) = (.decimal, range.lowerBound, range.upperBound, most)
    case .date: form = .date
    case .mois: form = .month
    case .moment: form = .moment
    case .reference: form = .reference
    case .pays: form = .country
    case .liste(.choix(let list)): (form, codes) = (.choiceList, list)
    case .liste(.code): form = .codeList
    case .liste(.objet(let fields)): (form, inner) = (.objectList, fields)
    case .dictionnaire(.entier(let range)):
      (form, low, high) = (.dictionary, range.lowerBound, range.upperBound)
    // A text that should be encrypted is for the general path, which refuses it.
    case .empreinte, .texteChiffre, .liste, .objet, .dictionnaire, .declaration, .donnees:
      form = .other
    }
    // Only what an append accepts is read here: the general path tells what it would not.
    if let bornes = declaration.bornes { high = bornes.upperBound }
    self.low = low
    self.high = high
    self.decimales = decimales
    choices = permanent(codes.map { FastText($0) })
    fields = permanent(inner.map { FastField($0) })
  }
}

/// How the fast path reads one kind.
struct FastKind: @unchecked Sendable {
  let kind: EventKind
  /// The end of `type` after `fr.milo.`, with the closing quote.
  let typeEnd: FastText
  let needsSubject: Bool
  let fields: UnsafeBufferPointer<FastField>
  /// Fields that must be present, as bits.
  let required: UInt32
  /// At least one field must be present (`profil`).
  let nonEmpty: Bool
  /// The field that names the aid, where `mois` is required for some aids only; else -1.
  let aide: Int
  /// The field `mois` of that kind, as a bit.
  let mois: UInt32
  /// The field that dates a birth, which the date of the event bounds; else -1.
  let naissance: Int
  /// Kinds with rules across fields, or that carry rectified data, take the general path.
  let isSimple: Bool

  init(_ declaration: EventDeclaration) {
    kind = declaration.kind
    typeEnd = FastText(declaration.nom + ".v1\"")
    needsSubject = declaration.sujet != .aucun
    fields = permanent(
      declaration.fields.map {
        FastField($0, nonBlank: declaration.exigeUnMotif && $0.name == "motif")
      })
    required = declaration.fields.enumerated().reduce(0) { bits, entry in
      entry.element.required ? bits | 1 << UInt32(entry.offset) : bits
    }
    let isPayment = declaration.nom == AideVersement.nom
    aide = isPayment ? declaration.ordinal(of: "aide") ?? -1 : -1
    mois = isPayment ? 1 << UInt32(declaration.ordinal(of: "mois") ?? 0) : 0
    nonEmpty = declaration.nom == Profil.nom
    naissance = nonEmpty ? declaration.ordinal(of: "date_naissance") ?? -1 : -1
    isSimple =
      ![Bareme.nom, Rectification.nom].contains(declaration.nom) && !declaration.accordeSesChamps
  }
}

/// All kinds of the national catalogue, found by the first bytes of their names.
enum FastSchema {
  nonisolated(unsafe) static let kinds: UnsafeBufferPointer<FastKind> = permanent(
    Catalogue.declarations.prefix(Catalogue.national.count).map { FastKind($0) })

  /// Place of the kinds in `kinds`, by a hash of the first eight bytes and the length of the name.
  nonisolated(unsafe) static let table: UnsafeBufferPointer<UInt8> = {
    var table = [UInt8](repeating: 255, count: 1024)
    for (place, kind) in kinds.enumerated() {
      var slot = Self.slot(kind.typeEnd.bytes, kind.typeEnd.count - 4)
      while table[slot] != 255 { slot = (slot + 1) & 1023 }
      table[slot] = UInt8(place)
    }
    return permanent(table)
  }()

  @inline(__always)
  static func slot(_ name: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let word = UnsafeRawPointer(name).loadUnaligned(as: UInt64.self)
    let hash = (word ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 54)
  }
}

/// Copies values into memory that lives as long as the process.
private func permanent<T>(_ values: [T]) -> UnsafeBufferPointer<T> {
  let memory = UnsafeMutableBufferPointer<T>.allocate(capacity: values.count)
  _ = memory.initialize(from: values)
  return UnsafeBufferPointer(memory)
}
