import MiloEvents

/// The sums behind some cells, and the measures that they add.
struct SommesSuivies: Sendable {
  /// A sum of measures, of the period or of the one a year before.
  struct Somme: Hashable, Sendable {
    var mesures: [Mesure]
  }

  /// A measure of a line of a table.
  struct Mesure: Hashable, Sendable {
    var table: String
    var ligne: String
    var mesure: Int
    /// Whether of the period a year before.
    var avant: Bool
  }

  /// The place of a measure in a sum.
  struct Place: Hashable, Sendable {
    var somme: Int32
    var mesure: Int32
  }

  /// The sums, each once.
  private(set) var sommes: [Somme] = []
  private var numeros: [Somme: Int] = [:]
  private var places: [Mesure: [Place]] = [:]

  /// The number of a sum of a cell, looked at from now on.
  mutating func numero(of terme: Terme, dans cellule: Cellule, avant: Bool) -> Int {
    let somme = Somme(
      mesures: terme.parts.map { part in
        Mesure(
          table: part.table ?? cellule.table, ligne: part.ligne ?? cellule.ligne,
          mesure: part.mesure, avant: avant)
      })
    if let known = numeros[somme] { return known }
    for (place, mesure) in somme.mesures.enumerated() {
      places[mesure, default: []].append(
        Place(somme: Int32(sommes.count), mesure: Int32(place)))
    }
    numeros[somme] = sommes.count
    sommes.append(somme)
    return sommes.count - 1
  }

  /// The sums that add a measure.
  func places(of mesure: Mesure) -> [Place] { places[mesure] ?? [] }

  /// Whether a sum adds a measure of one of these tables.
  func regardent(_ tables: [TableDeclaration], avant: Bool) -> Bool {
    let ids = Set(tables.map(\.id))
    return places.keys.contains { $0.avant == avant && ids.contains($0.table) }
  }
}

/// What somebody or something counts in a sum.
struct Effet: Hashable, Sendable {
  /// The number of the sum.
  var somme: Int32
  /// The measure of the sum where a thing counts once; 0 for whoever counts by adding up.
  var mesure: Int32 = 0
  /// What counts.
  var qui: Qui

  /// Who or what counts.
  enum Qui: Hashable, Sendable {
    case jeune(UInt32)
    /// A thing counted once, by its key.
    case chose(UInt64)
    /// A fact of the structure, by its line.
    case ligne(UInt32)
  }
}

/// What a group of events counts; what is not there counts 0.
typealias Effets = [Effet: Int128]
