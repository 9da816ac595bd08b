import MiloEvents

/// What a table counts, line by line: sums, distinct youths, distinct things.
///
/// Tables say what they see; the counter keeps one wide integer per line and measure, which no number
/// of lines can overflow. A youth counts once
/// under `jeune`, however often it is said: each cell remembers the last youth it counted. When asked
/// to explain, the counter also writes down every contribution with its youth and its event: this is
/// the one mechanism behind `expliquer` and `ecart`.
struct Compteur: Sendable {
  /// How many measures a line has.
  let mesures: Int
  /// How many lines the table declares by itself; all tables together for a family.
  let lignesFermees: Int
  /// The values, line after line.
  private(set) var valeurs: [Int128]
  /// The open lines, by the codes that name them.
  private(set) var ouvertes: [Cle: Int] = [:]
  /// The things counted once, by line and measure.
  private(set) var distincts: [Int: Set<UInt64>] = [:]
  /// The contributions, when they were asked for.
  private(set) var contributions: [Contribution]?
  /// The youth last counted in each cell, as serial numbers.
  private var derniers: [UInt32]
  private var serial: UInt32 = 0
  private var jeune: UInt32 = Fait.nobody

  /// What names an open line: its family in the declaration, and the numbers of its codes.
  struct Cle: Hashable, Sendable {
    var famille: UInt32
    var code: UInt32
    /// What the end of the line's id says; 0 for most families, which have no such end.
    var second: UInt32 = 0
  }

  /// One thing counted in one cell.
  struct Contribution: Sendable {
    /// The cell: line × number of measures + measure.
    var cellule: Int
    /// The youth, or `Fait.nobody` for facts of the structure.
    var jeune: UInt32
    /// Index of the line of the journal that makes it count.
    var ligne: UInt32
    /// By how much; 0 for further events of a youth already counted.
    var montant: Int
    /// What is distinct, for things counted once; 0 otherwise.
    var chose: UInt64 = 0
  }

  init(lignes: Int, mesures: Int, explains: Bool = false) {
    lignesFermees = lignes
    self.mesures = mesures
    valeurs = [Int128](repeating: 0, count: lignes * mesures)
    derniers = [UInt32](repeating: 0, count: lignes * mesures)
    if explains { contributions = [] }
  }

  /// Says that what follows concerns that youth.
  @inline(__always)
  mutating func begin(_ jeune: UInt32) {
    serial += 1
    self.jeune = jeune
  }

  /// Says that what follows concerns the structure.
  mutating func beginStructure() {
    begin(Fait.nobody)
  }

  /// The line of an open code in a family.
  mutating func ligne(_ famille: Int, _ code: UInt32, _ second: UInt32 = 0) -> Int {
    let key = Cle(famille: UInt32(truncatingIfNeeded: famille), code: code, second: second)
    if let ligne = ouvertes[key] { return ligne }
    let ligne = lignesFermees + ouvertes.count
    ouvertes[key] = ligne
    valeurs.append(contentsOf: repeatElement(0, count: mesures))
    derniers.append(contentsOf: repeatElement(0, count: mesures))
    return ligne
  }

  /// Adds an amount to a measure, because of an event.
  @inline(__always)
  mutating func add(_ ligne: Int, _ mesure: Int, _ fait: Fait, montant: Int = 1) {
    let cellule = ligne * mesures + mesure
    valeurs[cellule] += Int128(montant)
    contributions?.append(
      Contribution(cellule: cellule, jeune: jeune, ligne: fait.line, montant: montant))
  }

  /// Whether the youth already counts in a measure.
  @inline(__always)
  func compteDeja(_ ligne: Int, _ mesure: Int) -> Bool {
    derniers[ligne * mesures + mesure] == serial
  }

  /// Counts the youth once in a measure, because of an event.
  @inline(__always)
  mutating func jeune(_ ligne: Int, _ mesure: Int, _ fait: Fait) {
    let cellule = ligne * mesures + mesure
    let isNew = derniers[cellule] != serial
    if isNew {
      derniers[cellule] = serial
      valeurs[cellule] += 1
    }
    contributions?.append(
      Contribution(cellule: cellule, jeune: jeune, ligne: fait.line, montant: isNew ? 1 : 0))
  }

  /// What a thing counted once is: a code by the number of its text, or an event by its line.
  enum Chose: UInt32 {
    case code, evenement
  }

  /// Counts a thing once in a measure, because of an event.
  mutating func distinct(
    _ chose: UInt32, kind: Chose = .code, _ ligne: Int, _ mesure: Int, _ fait: Fait
  ) {
    let cellule = ligne * mesures + mesure
    let key = UInt64(kind.rawValue) << 32 | UInt64(chose)
    let isNew = distincts[cellule, default: []].insert(key).inserted
    if isNew { valeurs[cellule] += 1 }
    contributions?.append(
      Contribution(
        cellule: cellule, jeune: jeune, ligne: fait.line, montant: isNew ? 1 : 0, chose: key))
  }

  /// Joins what another core counted of other youths.
  mutating func merge(_ other: Compteur) {
    var place = Array(0..<lignesFermees)
    place.append(contentsOf: repeatElement(0, count: other.ouvertes.count))
    for (key, ligne) in other.ouvertes {
      place[ligne] = self.ligne(Int(key.famille), key.code, key.second)
    }
    for ligne in place.indices {
      for mesure in 0..<mesures {
        let (source, cellule) = (ligne * mesures + mesure, place[ligne] * mesures + mesure)
        if let things = other.distincts[source] {
          distincts[cellule, default: []].formUnion(things)
          valeurs[cellule] = Int128(distincts[cellule]?.count ?? 0)
        } else {
          valeurs[cellule] += other.valeurs[source]
        }
      }
    }
    guard let more = other.contributions else { return }
    contributions?.append(
      contentsOf: more.map { contribution in
        var moved = contribution
        moved.cellule =
          place[contribution.cellule / mesures] * mesures + contribution.cellule % mesures
        return moved
      })
  }

  /// The value of a measure on a line; 0 on a line that was never met.
  func valeur(_ ligne: Int?, _ mesure: Int) -> Int128 {
    ligne.map { valeurs[$0 * mesures + mesure] } ?? 0
  }
}
