import MiloEvents

/// What the tables of a period come from, without any event: sums by table, line and measure.
///
/// Those of several structures add up. Places of measures are those of the declarations, which are of this
/// version of the library.
struct Sommes: TablesSommees {
  let periode: Periode
  private(set) var debut: LocalDate?
  private(set) var tables: [String: SommesDeTable] = [:]

  init(_ periode: Periode, debut: LocalDate?) {
    self.periode = periode
    self.debut = debut
  }

  subscript(table: String) -> SommesDeTable? {
    get { tables[table] }
    set { tables[table] = newValue }
  }

  func mesure(_ part: Terme.Part, table: String, ligne: String) -> Int128 {
    tables[part.table ?? table]?.mesure(part.mesure, part.ligne ?? ligne) ?? 0
  }

  func rencontrees(_ part: Terme.Part, table: String, ligne: String) -> [Int64: Int] {
    tables[part.table ?? table]?.rencontrees[part.ligne ?? ligne]?[part.mesure] ?? [:]
  }

  func denombrement(_ part: Terme.Part, table: String, ligne: String) -> Denombrement {
    let ligne = part.ligne ?? ligne
    guard let table = tables[part.table ?? table] else { return Denombrement() }
    return Denombrement(
      valeur: table.mesure(part.mesure, ligne), empreinte: table.marque(part.mesure, ligne),
      isDeJeunes: table.compteDesJeunes(part.mesure, ligne))
  }

  func declaration(of table: String) -> TableDeclaration? { tables[table]?.declaration }

  func lignesOuvertes(_ table: String) -> [LigneDeclaration] { tables[table]?.ouvertes ?? [] }

  /// Adds the sums of another structure; labels that both have stay those of the first one.
  mutating func ajouter(_ autre: Sommes) {
    // A figure of the whole is known from the day on which each of its journals had begun.
    debut = [debut, autre.debut].compactMap { $0 }.max()
    for (id, table) in autre.tables {
      if tables[id] == nil { tables[id] = table } else { tables[id]?.ajouter(table) }
    }
  }
}

/// The sums of a table.
struct SommesDeTable: Sendable {
  /// The table, with the lines that it declares for these structures.
  private(set) var declaration: TableDeclaration
  /// The lines that codes made, with their labels.
  private(set) var ouvertes: [LigneDeclaration]
  /// The measures of each line, in their order; a line all of whose measures are 0 may be absent, and so
  /// may the zeros that end one.
  private(set) var mesures: [String: [Int128]] = [:]
  /// The values met, and how often, by line and measure.
  private(set) var rencontrees: [String: [Int: [Int64: Int]]] = [:]
  /// What stands for whom each measure of a line counts; adds up as the measures do.
  private(set) var marques: [String: [UInt64]] = [:]
  /// Which measures of each line count youths, as bits.
  private(set) var jeunes: [String: UInt128] = [:]
  /// The things counted once that several structures call alike, by line and measure.
  private(set) var choses: [String: [Int: Set<String>]] = [:]

  init(_ declaration: TableDeclaration, ouvertes: [LigneDeclaration]) {
    self.declaration = declaration
    self.ouvertes = ouvertes
  }

  func mesure(_ mesure: Int, _ ligne: String) -> Int128 {
    guard let own = mesures[ligne], own.indices.contains(mesure) else { return 0 }
    return own[mesure]
  }

  /// What stands for whom a measure of a line counts; 0 where nobody knows.
  func marque(_ mesure: Int, _ ligne: String) -> UInt64 {
    guard let own = marques[ligne], own.indices.contains(mesure) else { return 0 }
    return own[mesure]
  }

  /// Sets what stands for whom the measures of a line count.
  mutating func poser(marques own: [UInt64], _ ligne: String) {
    let last = own.lastIndex { $0 != 0 }
    marques[ligne] = last.map { Array(own[...$0]) }
  }

  /// Whether a measure of a line counts youths; beyond what the bits hold, it may.
  func compteDesJeunes(_ mesure: Int, _ ligne: String) -> Bool {
    mesure >= UInt128.bitWidth || (jeunes[ligne] ?? 0) >> mesure & 1 == 1
  }

  /// Says which measures of a line count youths.
  mutating func poser(jeunes own: UInt128, _ ligne: String) {
    if own != 0 { jeunes[ligne] = own }
  }

  /// Sets the measures of a line.
  mutating func poser(_ own: [Int128], _ ligne: String) {
    let last = own.lastIndex { $0 != 0 }
    mesures[ligne] = last.map { Array(own[...$0]) }
  }

  /// Sets the values met in a measure of a line.
  mutating func poser(rencontrees own: [Int64: Int], _ ligne: String, _ mesure: Int) {
    rencontrees[ligne, default: [:]][mesure] = own
  }

  /// Sets the things counted once in a measure of a line.
  mutating func poser(choses own: Set<String>, _ ligne: String, _ mesure: Int) {
    choses[ligne, default: [:]][mesure] = own
  }

  /// Takes from a measure of a line what would count twice.
  mutating func retirer(_ nombre: Int128, _ ligne: String, _ mesure: Int) {
    guard let own = mesures[ligne], own.indices.contains(mesure) else { return }
    mesures[ligne]?[mesure] -= nombre
  }

  /// Adds the sums of another structure.
  mutating func ajouter(_ autre: SommesDeTable) {
    let declared = Set(declaration.lignes.map(\.id))
    declaration.lignes += autre.declaration.lignes.filter { !declared.contains($0.id) }
    // A code met here may be a line that another structure declares.
    let known = Set(declaration.lignes.map(\.id)).union(ouvertes.map(\.id))
    ouvertes += autre.ouvertes.filter { !known.contains($0.id) }
    for (ligne, others) in autre.mesures {
      var own = mesures[ligne] ?? []
      own += repeatElement(0, count: max(0, others.count - own.count))
      for (place, other) in others.enumerated() { own[place] += other }
      mesures[ligne] = own
    }
    jeunes.merge(autre.jeunes, uniquingKeysWith: |)
    for (ligne, others) in autre.marques {
      var own = marques[ligne] ?? []
      own += repeatElement(0, count: max(0, others.count - own.count))
      for (place, other) in others.enumerated() { own[place] &+= other }
      marques[ligne] = own
    }
    for (ligne, others) in autre.rencontrees {
      rencontrees[ligne, default: [:]].merge(others) { $0.merging($1, uniquingKeysWith: +) }
    }
    for (ligne, others) in autre.choses {
      for (mesure, things) in others {
        let all = (choses[ligne]?[mesure] ?? []).union(things)
        choses[ligne, default: [:]][mesure] = all
        // Summed above: what both structures met counts once.
        mesures[ligne]?[mesure] = Int128(all.count)
      }
    }
  }
}

extension SommesDeTable {
  /// The sums of a table that was counted.
  init(_ id: String, of comptees: TablesComptees) {
    guard let comptee = comptees.tables[id] else {
      preconditionFailure("a table of \(comptees.tables.keys) was asked, not \(id)")
    }
    self.init(comptee.declaration, ouvertes: comptees.lignesOuvertes(id))
    let compteur = comptee.compteur
    let communes = (comptee.tableau as? TableDeclaree)?.mesuresCommunes ?? []
    for ligne in declaration.lignes + ouvertes {
      guard let place = comptees.place(ligne.id, table: id) else { continue }
      poser((0..<compteur.mesures).map { compteur.valeur(place, $0) }, ligne.id)
      var jeunes: UInt128 = 0
      for mesure in 0..<min(compteur.mesures, UInt128.bitWidth)
      where compteur.denombrement(place, mesure).isDeJeunes { jeunes |= 1 << mesure }
      poser(jeunes: jeunes, ligne.id)
      poser(
        marques: (0..<compteur.mesures).map { compteur.denombrement(place, $0).empreinte },
        ligne.id)
      for mesure in 0..<compteur.mesures {
        let own = compteur.rencontrees(place, mesure)
        if !own.isEmpty { poser(rencontrees: own, ligne.id, mesure) }
      }
      for mesure in communes {
        guard let own = compteur.distincts[place * compteur.mesures + mesure] else { continue }
        let noms = own.compactMap {
          comptee.tableau.nom(ofChose: $0, mesure: mesure, comptees.contexte)
        }
        poser(choses: Set(noms), ligne.id, mesure)
      }
    }
  }
}
