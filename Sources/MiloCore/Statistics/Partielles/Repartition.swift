import MiloEvents

/// The tables of an output, those of several structures hiding each other's small counts.
struct TablesMontrees {
  var tables: [ReportTable]
  /// How many cells are hidden, and why; nil where nothing is.
  var bilan: BilanDuSecret?
}

extension StatistiquesReunies {
  /// Which figures of a set of structures are shown.
  public enum Par: String, CaseIterable, Hashable, Sendable {
    /// Those of each structure.
    case structure
    /// Those of all together.
    case ensemble
    /// Both.
    case lesDeux = "les-deux"
  }

  /// How many structures stand side by side before only their spread is shown.
  public static let coteACoteAuPlus = 10

  /// Whether the structures are few enough to stand side by side.
  public var tiennentCoteACote: Bool { structures.count <= Self.coteACoteAuPlus }

  /// What is shown when nobody says: with small counts hidden, all together alone, of which the most is shown.
  private var parDefaut: Par { secret == nil && tiennentCoteACote ? .lesDeux : .ensemble }

  /// The report as programs read it: the tables of all together, then those of each structure, each saying
  /// whose figures it holds.
  ///
  /// - Parameter par: what is asked for; the structures only where they are few, and all is shown, when nil.
  public func report(pourProgrammes par: Par?) -> Report {
    let par = par ?? parDefaut
    var places: [Int?] = par == .structure ? [] : [nil]
    if par != .ensemble { places += structures.indices.map { $0 } }
    let publications = places.map { $0.map(publication(of:)) ?? publication }
    var (parts, bilan) = masquees(publications.map { ($0, $0.tables) })
    for (rang, place) in places.enumerated() {
      let whose = place.map { structures[$0].source } ?? StructureComptee.ensemble
      for table in parts[rang].indices { parts[rang][table].structure = whose }
    }
    return report(TablesMontrees(tables: parts.flatMap { $0 }, bilan: bilan))
  }

  /// The report as people read it: up to ten structures side by side, beyond that how they spread; all
  /// together alone where the spread would tell small counts.
  ///
  /// - Parameters:
  ///   - par: what is asked for; both when nil.
  ///   - situee: the place of a structure whose own figures and rank stand beside.
  public func report(pourLire par: Par?, situee: Int? = nil) -> Report {
    report(montrees(pourLire: par, situee: situee))
  }

  /// The tables of all together, and of the structures side by side or how they spread.
  func montrees(pourLire par: Par?, situee: Int? = nil) -> TablesMontrees {
    let par = par ?? (secret == nil ? nil : parDefaut)
    if situee == nil, par != .ensemble, tiennentCoteACote {
      return coteACote(avecEnsemble: par != .structure)
    }
    if secret == nil, situee != nil || par != .ensemble {
      return TablesMontrees(
        tables: tables.map {
          repartition($0, avecEnsemble: par != .structure, situee: situee)
        })
    }
    let (parts, bilan) = masquees([(publication, tables)])
    return TablesMontrees(tables: parts.flatMap { $0 }, bilan: bilan)
  }

  /// The tables of parts of one output, with what would tell a small count hidden.
  private func masquees(
    _ parts: [(publication: Publication, tables: [ReportTable])]
  ) -> (parts: [[ReportTable]], bilan: BilanDuSecret?) {
    guard let secret else { return (parts.map(\.tables), nil) }
    let chosen = SecretStatistique(
      seuil: secret, parts.map { .init(publication: $0.publication, tables: $0.tables) })
    return (zip(parts, chosen.masques).map { $0.tables.map($1.masquer) }, chosen.bilan)
  }

  /// Each table of all together, and the columns of each structure beside, `colonne@structure`.
  private func coteACote(avecEnsemble: Bool) -> TablesMontrees {
    let whole = tables
    let sides = structures.indices.map { place in
      (publication(of: place), whole.compactMap { table(of: place, comme: $0) })
    }
    let (parts, bilan) = masquees((avecEnsemble ? [(publication, whole)] : []) + sides)
    let shown = avecEnsemble ? parts[0] : whole.map(\.sansColonnes)
    let tables = shown.enumerated().map { rang, table in
      zip(structures, parts.suffix(structures.count)).reduce(table) {
        $0.adding($1.1[rang], as: $1.0.nom)
      }
    }
    return TablesMontrees(tables: tables, bilan: bilan)
  }

  /// One of the tables of all together with what people read of the structures beside.
  func avecStructures(_ table: ReportTable) -> ReportTable {
    guard tiennentCoteACote else {
      return repartition(table, avecEnsemble: true, situee: nil)
    }
    return structures.indices.reduce(table) { whole, place in
      self.table(of: place, comme: table).map { whole.adding($0, as: structures[place].nom) }
        ?? whole
    }
  }

  /// Each column of all together, then the least, the quartiles and the greatest of the structures, then
  /// those of one structure and its rank.
  private func repartition(
    _ table: ReportTable, avecEnsemble: Bool, situee: Int?
  ) -> ReportTable {
    let own = structures.indices.compactMap { self.table(of: $0, comme: table) }
    var spread = table
    spread.colonnes = []
    spread.lignes = table.lignes.map { $0.sansValeurs }
    for (place, colonne) in table.colonnes.enumerated() {
      if avecEnsemble { spread.ajouter(colonne, table.lignes, place) }
      guard colonne.unite != .texte, colonne.unite != .date else { continue }
      for rang in Rang.allCases {
        spread.ajouter(colonne.dite(rang.rawValue, rang.libelle)) { ligne in
          rang.valeur(own.compactMap { $0.lignes[ligne].valeur(place)?.decimal })
        }
      }
      guard let situee else { continue }
      let structure = structures[situee].nom
      spread.ajouter(colonne.dite(structure, structure), own[situee].lignes, place)
      let rang = Colonne(
        id: "\(colonne.id)@rang", libelle: "\(colonne.libelle), rang", unite: .texte)
      spread.ajouter(rang) { ligne in
        let all = own.compactMap { $0.lignes[ligne].valeur(place)?.decimal }
        guard let value = own[situee].lignes[ligne].valeur(place)?.decimal else { return nil }
        return .texte("\(1 + all.count { $0.estPlusGrand(que: value) }) / \(all.count)")
      }
    }
    return spread
  }

  /// A place among the values of the structures, in their order: always one of them, never between two.
  private enum Rang: String, CaseIterable {
    case minimum, quartile1 = "quartile_1", mediane, quartile3 = "quartile_3", maximum

    var libelle: String {
      switch self {
      case .minimum: "minimum"
      case .quartile1: "1er quartile"
      case .mediane: "médiane"
      case .quartile3: "3e quartile"
      case .maximum: "maximum"
      }
    }

    /// How many quarters of the structures have that value or less.
    private var quarts: Int {
      switch self {
      case .minimum: 0
      case .quartile1: 1
      case .mediane: 2
      case .quartile3: 3
      case .maximum: 4
      }
    }

    /// The value there; nil where no structure has one.
    func valeur(_ values: [ExactDecimal]) -> Valeur? {
      let sorted = values.sorted { $1.estPlusGrand(que: $0) }
      guard !sorted.isEmpty else { return nil }
      let value = sorted[max(0, (sorted.count * quarts + 3) / 4 - 1)]
      return value.echelle == 0 ? .somme(value.mantisse) : .decimal(value)
    }
  }
}

extension ExactDecimal {
  /// Whether it is greater than another number, however each is written.
  fileprivate func estPlusGrand(que other: ExactDecimal) -> Bool {
    let scale = max(echelle, other.echelle)
    return mantisse * puissanceDeDix(scale - echelle)
      > other.mantisse * puissanceDeDix(scale - other.echelle)
  }
}

extension Colonne {
  /// The column of one side.
  fileprivate func dite(_ cote: String, _ libelle: String) -> Colonne {
    Colonne(
      id: "\(id)@\(cote)", libelle: "\(self.libelle), \(libelle)", unite: unite,
      isVariation: isVariation)
  }
}

extension ReportTable {
  /// Adds a column, its values by the places of the lines.
  fileprivate mutating func ajouter(_ colonne: Colonne, _ valeur: (Int) -> Valeur?) {
    colonnes.append(colonne)
    for place in lignes.indices { lignes[place].valeurs.append(valeur(place)) }
  }

  /// Adds a column of lines that are the same.
  fileprivate mutating func ajouter(_ colonne: Colonne, _ others: [Ligne], _ place: Int) {
    for (line, other) in zip(lignes.indices, others) {
      lignes[line].quotients[colonnes.count] = other.quotients[place]
      lignes[line].nonRenseignes[colonnes.count] = other.nonRenseignes[place]
    }
    ajouter(colonne) { others[$0].valeur(place) }
  }
}
