import MiloEvents

/// The header of a CSV file: which column has which name.
///
/// A column without name, or with a name that another has too, is `#3`, from its place.
struct EnTete: Sendable {
  /// The names, in order; empty where the header has none.
  let noms: [String]
  private var places: [String: Int] = [:]
  private var doubles: Set<String> = []

  init(_ fields: [String]) {
    noms = fields.map(\.compared)
    for (place, nom) in noms.enumerated() where !nom.isEmpty {
      if places[nom] == nil { places[nom] = place } else { doubles.insert(nom) }
    }
  }

  /// How many columns there are.
  var count: Int { noms.count }

  /// How a mapping names the column at a place.
  func designation(_ place: Int) -> String {
    let nom = noms[place]
    return nom.isEmpty || doubles.contains(nom) ? "#\(place + 1)" : nom
  }

  /// Where a column stands; nil when the file has none of that name.
  func place(_ nom: String) -> Int? {
    if let place = places[nom.compared] { return place }
    guard nom.utf8.first == UInt8(ascii: "#"), let number = Int(nom.dropFirst()),
      number >= 1, number <= noms.count
    else { return nil }
    return number - 1
  }

  /// Why the columns that a mapping reads are not there, or not each one.
  func fault(_ nom: String, row: Int) -> CSVReader.Fault? {
    if doubles.contains(nom.compared) {
      let numbers = noms.indices.filter { noms[$0] == nom.compared }.map { "« #\($0 + 1) »" }
      return CSVReader.Fault(
        row: row, found: "\(numbers.count) colonnes « \(nom) »",
        expected: "une seule, ou \(numbers.joined(separator: " ou ")) dans le modèle")
    }
    guard place(nom) == nil else { return nil }
    let proposal = nearest(to: nom, among: noms).map { " (la plus proche : « \($0) »)" } ?? ""
    return CSVReader.Fault(
      row: row,
      found: "les colonnes "
        + noms.indices.map { "« \(designation($0)) »" }.joined(separator: ", "),
      expected: "la colonne « \(nom) » que lit le modèle\(proposal)")
  }
}
