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
  /// The lines that their own table names, by id.
  private(set) var nommees: [String: Int] = [:]
  /// Those made when first met, by their places.
  private(set) var rencontres: [Int: LigneRencontree] = [:]
  /// The values met, by line and measure, and how often: for the least, the greatest, the middle one.
  private(set) var rencontrees: [Int: [Int64: Int]] = [:]
  /// The contributions, when they were asked for.
  private(set) var contributions: [Contribution]?
  /// The cells in which the youths followed count, each once.
  private(set) var suivies: [(jeune: UInt32, cellule: Int)] = []
  /// The youth last counted in each cell, as serial numbers.
  private var derniers: [UInt32]
  private var serial: UInt32 = 0
  private var jeune: UInt32 = Fait.nobody
  /// Whether the cells in which the youth counts are written down.
  private var isSuivi = false
  /// Which youths and lines each cell counts, added up; nil when nobody asked.
  private var empreintes: [UInt64]?
  /// What stands for the youth at hand, and for the period, in these.
  private var marque: UInt64 = 0
  private var sel: UInt64 = 0
  /// The serial number of a cell that another core counted youths in.
  private static let ailleurs = UInt32.max

  /// What names an open line: its family in the declaration, and the numbers of its codes.
  struct Cle: Hashable, Sendable {
    var famille: UInt32
    var code: UInt32
    /// What the end of the line's id says; 0 for most families, which have no such end.
    var second: UInt32 = 0
    /// What a third crossed family says; 0 for most.
    var tiers: UInt32 = 0
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

  /// Remembers which youths and lines each cell counts, so that cells that count the same are known.
  mutating func reconnaitre(sel: UInt64) {
    self.sel = sel
    empreintes = [UInt64](repeating: 0, count: valeurs.count)
  }

  /// Says that what follows concerns that youth.
  ///
  /// - Parameters:
  ///   - suivi: whether the cells in which it counts are written down.
  ///   - marque: what stands for the youth where cells are recognized.
  @inline(__always)
  mutating func begin(_ jeune: UInt32, suivi: Bool = false, marque: UInt64 = 0) {
    serial += 1
    self.jeune = jeune
    isSuivi = suivi
    self.marque = marque
  }

  /// Says that what follows concerns the structure.
  mutating func beginStructure() {
    begin(Fait.nobody)
  }

  /// The line of an open code in a family.
  mutating func ligne(_ famille: Int, _ code: UInt32, _ second: UInt32 = 0) -> Int {
    let key = Cle(famille: UInt32(truncatingIfNeeded: famille), code: code, second: second)
    if let ligne = ouvertes[key] { return ligne }
    let ligne = ajouterLigne()
    ouvertes[key] = ligne
    return ligne
  }

  private mutating func ajouterLigne() -> Int {
    valeurs.append(contentsOf: repeatElement(0, count: mesures))
    derniers.append(contentsOf: repeatElement(0, count: mesures))
    empreintes?.append(contentsOf: repeatElement(0, count: mesures))
    return valeurs.count / mesures - 1
  }

  /// The line that a key leads to, which the table names the first time.
  mutating func ligne(_ cle: Cle, nommer: () -> LigneRencontree) -> Int {
    if let ligne = ouvertes[cle] { return ligne }
    let ligne = ligne(nommer())
    ouvertes[cle] = ligne
    return ligne
  }

  /// The line of that name.
  mutating func ligne(_ rencontree: LigneRencontree) -> Int {
    let id = rencontree.id
    let ligne = nommees[id] ?? ajouterLigne()
    nommees[id] = ligne
    // A line that two families make stands where the first one is.
    if ligne >= lignesFermees, rencontres[ligne].map({ $0.entree > rencontree.entree }) ?? true {
      rencontres[ligne] = rencontree
    }
    return ligne
  }

  /// Says where the lines stand that a table declares by itself.
  mutating func nommer(_ fermees: [String: Int]) { nommees = fermees }

  /// Forgets the contributions written down so far; what was counted stays.
  mutating func forgetContributions() {
    contributions?.removeAll(keepingCapacity: true)
  }

  /// Whether contributions are written down.
  var explique: Bool { contributions != nil }

  /// Adds an amount to a measure, because of an event.
  @inline(__always)
  mutating func add(_ ligne: Int, _ mesure: Int, _ fait: Fait, montant: Int = 1) {
    let cellule = ligne * mesures + mesure
    valeurs[cellule] += Int128(montant)
    if empreintes != nil {
      let mark = Empreinte.melange(UInt64(fait.line) ^ sel)
      empreintes?[cellule] &+= mark &* UInt64(bitPattern: Int64(montant))
    }
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
      if isSuivi { suivies.append((jeune, cellule)) }
      if empreintes != nil { empreintes?[cellule] &+= marque }
    }
    contributions?.append(
      Contribution(cellule: cellule, jeune: jeune, ligne: fait.line, montant: isNew ? 1 : 0))
  }

  /// What a thing counted once is: a code by the number of its text, an event by its line, another value
  /// by its word.
  enum Chose: UInt32 {
    case code, evenement, valeur
  }

  /// Takes a value in a measure of which the least, the greatest or the middle one is asked.
  mutating func rencontrer(_ valeur: Int64, _ ligne: Int, _ mesure: Int, _ fait: Fait) {
    rencontrees[ligne * mesures + mesure, default: [:]][valeur, default: 0] += 1
    add(ligne, mesure, fait)
  }

  /// Counts a thing once in a measure, because of an event.
  mutating func distinct(
    _ chose: UInt32, kind: Chose = .code, _ ligne: Int, _ mesure: Int, _ fait: Fait
  ) {
    distinct(cle: UInt64(kind.rawValue) << 32 | UInt64(chose), ligne, mesure, fait)
  }

  /// Counts a thing once, by a key that only it has in the measure.
  mutating func distinct(cle key: UInt64, _ ligne: Int, _ mesure: Int, _ fait: Fait) {
    let cellule = ligne * mesures + mesure
    let isNew = distincts[cellule, default: []].insert(key).inserted
    if isNew { valeurs[cellule] += 1 }
    contributions?.append(
      Contribution(
        cellule: cellule, jeune: jeune, ligne: fait.line, montant: isNew ? 1 : 0, chose: key))
  }

  /// Joins what another core counted of other youths.
  mutating func merge(_ other: Compteur) {
    var place = Array(0..<other.valeurs.count / mesures)
    for (ligne, rencontree) in other.rencontres { place[ligne] = self.ligne(rencontree) }
    for (key, ligne) in other.ouvertes {
      if nommees.isEmpty {
        place[ligne] = self.ligne(Int(key.famille), key.code, key.second)
      } else {
        ouvertes[key] = place[ligne]
      }
    }
    for ligne in place.indices {
      for mesure in 0..<mesures {
        let (source, cellule) = (ligne * mesures + mesure, place[ligne] * mesures + mesure)
        if let things = other.distincts[source] {
          distincts[cellule, default: []].formUnion(things)
          valeurs[cellule] = Int128(distincts[cellule]?.count ?? 0)
        } else {
          valeurs[cellule] += other.valeurs[source]
          if other.derniers[source] != 0 { derniers[cellule] = Self.ailleurs }
          if let more = other.empreintes?[source] { empreintes?[cellule] &+= more }
          if let values = other.rencontrees[source] {
            rencontrees[cellule, default: [:]].merge(values, uniquingKeysWith: +)
          }
        }
      }
    }
    func moved(_ cellule: Int) -> Int { place[cellule / mesures] * mesures + cellule % mesures }
    suivies += other.suivies.map { ($0.jeune, moved($0.cellule)) }
    guard let more = other.contributions else { return }
    contributions?.append(
      contentsOf: more.map { contribution in
        var contribution = contribution
        contribution.cellule = moved(contribution.cellule)
        return contribution
      })
  }

  /// The values met in a measure on a line, and how often.
  func rencontrees(_ ligne: Int?, _ mesure: Int) -> [Int64: Int] {
    ligne.flatMap { rencontrees[$0 * mesures + mesure] } ?? [:]
  }

  /// A measure on a line, with whom it counts; nobody on a line that was never met.
  func denombrement(_ ligne: Int?, _ mesure: Int) -> Denombrement {
    guard let cellule = ligne.map({ $0 * mesures + mesure }) else { return Denombrement() }
    return Denombrement(
      valeur: valeurs[cellule], empreinte: empreintes?[cellule] ?? 0,
      isDeJeunes: derniers[cellule] != 0)
  }

  /// The value of a measure on a line; 0 on a line that was never met.
  func valeur(_ ligne: Int?, _ mesure: Int) -> Int128 {
    ligne.map { valeurs[$0 * mesures + mesure] } ?? 0
  }
}

/// A line that crossed families make when a row is first met on it.
struct LigneRencontree: Sendable {
  /// What one family says of the line.
  struct Part: Hashable, Sendable {
    var id: String
    var libelle: String
    var ordre: OrdreDeLigne
  }

  /// The place, among the lines declared, of the families.
  var entree: Int
  /// What each family says, the outer one first.
  var parts: [Part]

  /// The name of the line.
  var id: String { parts.map(\.id).joined(separator: ".") }
}
