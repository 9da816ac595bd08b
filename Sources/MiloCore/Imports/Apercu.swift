import MiloEvents

/// What a CSV file shows of itself: its columns and what they hold, for a sketch of its mapping.
struct Apercu {
  /// A column.
  struct Colonne {
    /// How a mapping names it.
    var designation: String
    /// The header, lower case, without accents, words joined with `_`.
    var nom: String
    /// The cells that say something, in order.
    var valeurs: [String] = []
    /// How many rows leave it empty.
    var emptyCount = 0
  }

  let encodage: Encodage
  let separateur: UInt8
  /// How many lines stand above the header.
  private(set) var avantEntete = 0
  private(set) var colonnes: [Colonne] = []
  /// The words that the file has for nothing.
  private(set) var vides: Set<String> = []
  /// The rows of totals: the column of their first words, and these words.
  private(set) var totaux: [(colonne: String, texte: String)] = []

  /// How many rows are looked at.
  private static let looked = 2000
  /// How many lines may stand above a header.
  private static let mostTitles = 5
  /// What files write for nothing.
  private static let riens: Set<String> = [
    "null", "n/a", "na", "#n/a", "-", "--", "00/00/0000", "0000-00-00", "0000-00-00 00:00:00",
    "(vide)",
    "néant", "nr", "non renseigné", "non renseignée",
  ]

  /// Looks at a file.
  ///
  /// - Throws: what makes it unreadable.
  init(_ bytes: [UInt8]) throws(FormeError) {
    encodage = Encodage(guessing: bytes)
    let rows: CSVReader
    (rows, avantEntete) = try Self.reader(bytes, encodage)
    separateur = rows.separator
    do throws(CSVReader.Fault) {
      try look(rows)
    } catch {
      throw FormeError(chemin: "ligne \(error.row)", found: error.found, expected: error.expected)
    }
  }

  /// The header is the first line of several words that the next line has as many cells as.
  private static func reader(
    _ bytes: [UInt8], _ encodage: Encodage
  ) throws(FormeError) -> (CSVReader, Int) {
    for titles in 0...mostTitles {
      let reader = try CSVReader(decoding: bytes, encodage, nil, titles: titles)
      var rows = reader
      guard let header = try? rows.next(), header.fields.count(where: { !$0.trimmed.isEmpty }) > 1
      else { continue }
      let next = try? rows.next()
      if next == nil || next?.fields.count == header.fields.count {
        return (reader, header.row - 1)
      }
    }
    return (try CSVReader(decoding: bytes, encodage, nil, titles: 0), 0)
  }

  private mutating func look(_ reader: CSVReader) throws(CSVReader.Fault) {
    var rows = reader
    guard let header = try rows.next() else {
      throw CSVReader.Fault(row: 1, found: "un fichier vide", expected: "une ligne d’en-têtes")
    }
    let enTete = EnTete(header.fields)
    colonnes = enTete.noms.indices.map {
      Colonne(designation: enTete.designation($0), nom: normal(enTete.noms[$0]))
    }
    var count = 0
    while count < Self.looked, let record = try rows.next() {
      count += 1
      if record.isTotal {
        guard let place = record.fields.firstIndex(where: { !$0.trimmed.isEmpty }),
          place < colonnes.count
        else { continue }
        totaux.append((colonnes[place].designation, record.fields[place].compared))
        continue
      }
      for (place, field) in record.fields.prefix(colonnes.count).enumerated() {
        let text = field.compared
        if Self.riens.contains(text.lowercased()) { vides.insert(text) }
        if text.isEmpty || vides.contains(text) {
          colonnes[place].emptyCount += 1
        } else {
          colonnes[place].valeurs.append(text)
        }
      }
    }
  }
}

/// The letters and digits of a text, without accents, joined with `_`.
func normal(_ text: String) -> String {
  let plain: [Unicode.Scalar: String] = [
    "à": "a", "â": "a", "ä": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i",
    "ï": "i", "ô": "o", "ö": "o", "ù": "u", "û": "u", "ü": "u", "œ": "oe", "°": "",
  ]
  var words = ""
  for scalar in text.lowercased().unicodeScalars {
    switch scalar {
    case "a"..."z", "0"..."9": words.unicodeScalars.append(scalar)
    case "\u{300}"..."\u{36F}": continue
    default: words += plain[scalar] ?? "_"
    }
  }
  return words.split(separator: "_").joined(separator: "_")
}
