import MiloEvents

extension CSVReader {
  /// A reader of the bytes, decoded and split as said, or as guessed.
  ///
  /// - Throws: the row whose bytes are not of the encoding.
  init(
    decoding bytes: [UInt8], _ encodage: Encodage?, _ separateur: UInt8?, titles: Int
  ) throws(FormeError) {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw FormeError(
        chemin: "encodage", found: "un fichier en UTF-16",
        expected: "UTF-8 ou Windows-1252 : enregistrez-le « CSV UTF-8 »")
    }
    let encodage = encodage ?? Encodage(guessing: bytes)
    if encodage.isContradicted(by: bytes) {
      throw FormeError(
        chemin: "encodage", found: "« \(encodage.rawValue) », pour un fichier écrit en UTF-8",
        expected: "« utf-8 », ou rien pour le deviner")
    }
    if let text = encodage.utf8(bytes) {
      self.init(utf8: text, separator: separateur, titles: titles)
      return
    }
    let offset = Encodage.firstInvalid(in: bytes) ?? 0
    let row = CSVReader(utf8: bytes, separator: separateur, titles: titles).row(holding: offset)
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    throw FormeError(
      chemin: "ligne \(row)", found: "l’octet 0x\(digits), qui n’est pas de l’UTF-8",
      expected:
        "un fichier écrit d’un bout à l’autre en UTF-8, ou « windows-1252 » si c’est son encodage")
  }

  /// The row, as a spreadsheet numbers it, that holds a byte.
  private func row(holding offset: Int) -> Int {
    var reader = self
    var row = 1
    while reader.offset <= offset, let record = try? reader.next() { row = record.row }
    return row
  }
}

extension CSVReader.Record {
  /// Whether the row looks like a total.
  var isTotal: Bool {
    let first = fields.lazy.map(\.trimmed).first { !$0.isEmpty }?.lowercased() ?? ""
    return ["total", "sous-total", "sous total", "somme"].contains { first.hasPrefix($0) }
  }
}

/// Ids that follow from what they name (RFC 9562, version 8).
enum UUIDv8 {
  /// The id of what these texts say together.
  static func make(of parts: [String]) -> String {
    // Each part ends with a byte that UTF-8 never holds.
    let hash = SHA256.hash(parts.flatMap { Array($0.utf8) + [0xFF] })
    var digits = Array(hash.description.utf8.prefix(32))
    digits[12] = UInt8(ascii: "8")
    digits[16] = Array("89ab".utf8)[Int(digits[16] & 3)]
    for place in [20, 16, 12, 8] { digits.insert(UInt8(ascii: "-"), at: place) }
    return String(decoding: digits, as: UTF8.self)
  }
}
