@testable import MiloCore
@testable import MiloEvents

/// A CSV file: each separator, then the sketch of a mapping, then a mapping that reads it.
func lireCSV(_ octets: [UInt8]) {
  for separator in CSVReader.separators.map(Optional.some) + [nil] {
    var reader = CSVReader(utf8: octets, separator: separator)
    var row = 0
    while let record = try? reader.next() {
      loi(record.row > row, "les rangs d’un fichier CSV se suivent")
      row = record.row
    }
  }
  _ = try? NouveauModele(octets)
  importer(octets, modeles)
}

/// A mapping, used on a file that has every column it names and a bit of everything below.
func lireModele(_ octets: [UInt8]) {
  guard let modele = try? Modele(json: octets) else { return }
  importer(fichier(pour: octets), [modele])
}

private func importer(_ octets: [UInt8], _ modeles: [Modele]) {
  guard let fuseau = FuseauHoraire("Europe/Paris") else { return }
  for modele in modeles {
    guard let lu = try? ImportCSV(octets, modele, source: "/s", fuseau: fuseau) else { continue }
    for ligne in lu.lignes {
      loi(
        (try? EventReader.event(in: ligne.bytes)) != nil || ligne.bytes.count > 0,
        "une ligne importée n’est pas vide")
    }
  }
}

/// Two mappings that read the columns of the seeds; a fault of theirs would leave nothing to try.
private let modeles: [Modele] = [
  """
  {"dates":["AAAA-MM-JJ","JJ/MM/AAAA","JJ/MM/AAAA HH:mm"],"evenements":[{"type":"entretien",\
  "sujet":"id","le":"date","champs":{"conseiller":"c","duree_min":{"colonne":"d","unite":"heures",\
  "defaut":"1"}}}]}
  """,
  """
  {"separateur":",","evenements":[{"type":"profil","sujet":"id","le":"date","champs":{"sexe":\
  {"colonne":"s","valeurs":{"F":"F","M":"M"}}}}]}
  """,
].map { texte in
  do {
    return try Modele(json: Array(texte.utf8))
  } catch {
    fatalError("\(error)")
  }
}

/// What cells hold in files met: dates, hours, numbers, words, nothing, and what spreadsheets leave.
private let cellules = [
  "J1", "2022-03-14", "14/03/2022", "14/03/2022 9:30", "14/03/2022 \u{e0} 09:30", "5/3/22", "9h30",
  "00:45:00", "2,0", "31182", "1 234,56", "-3", "25056", "2A004", "1,87128E+14", "=1+1", "1e400",
  "NULL", "00/00/0000", "", "Oui", "F", "Entretien", "c07", "\u{301}\u{e9}", "\u{200B}", "a\"b",
  "a\nb",
]

/// A file that has every column a mapping may name: each of its texts is one, over rows of every cell.
private func fichier(pour modele: [UInt8]) -> [UInt8] {
  guard let value = try? modele.withUnsafeBufferPointer({ try JSONParser.parse($0) }) else {
    return []
  }
  var colonnes: [String] = []
  collect(value, &colonnes)
  func ligne(_ fields: [String]) -> String {
    fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";") + "\n"
  }
  var text = ligne(colonnes)
  for place in cellules.indices {
    text += ligne(colonnes.indices.map { cellules[(place + $0 * 7) % cellules.count] })
  }
  return Array(text.utf8)
}

private func collect(_ value: JSONValue, _ texts: inout [String]) {
  guard texts.count < 48 else { return }
  switch value {
  case .string(let text): if !texts.contains(text) { texts.append(text) }
  case .array(let elements): for element in elements { collect(element, &texts) }
  case .object(let object): for member in object.members { collect(member.value, &texts) }
  default: break
  }
}
