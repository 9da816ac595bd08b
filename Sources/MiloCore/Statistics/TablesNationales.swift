import MiloEvents

/// All tables, in the order of their publication.
enum TablesNationales {
  /// The tables of a period.
  ///
  /// - Parameter codes: those met in the journal, when they are known.
  static func tous(
    _ contexte: Contexte, codes: CodesRencontres? = nil
  ) -> [any TableComptable] {
    let codes = codes ?? contexte.histoires.fold(CodesRencontres())
    let dispositifs = MembresDispositif(codes.dispositifs, contexte)
    var tables: [any TableComptable] = [Synthese()]
    tables += Population.allCases.map { Evenements(population: $0) }
    tables += Population.allCases.map { Profils(population: $0) }
    tables.append(ProfilsEntres(dispositifs))
    tables.append(ProfilsSuivis(dispositifs))
    tables.append(ProfilsDates.reperes)
    tables.append(ProfilsDates.remobilises)
    tables.append(ProfilsRendezVous(codes.objets, contexte))
    tables.append(FileActive())
    tables.append(Origines())
    for population in Population.allCases {
      tables += Axe.allCases.map { Territoires(population: population, axe: $0) }
    }
    tables.append(Evolution(contexte.periode))
    tables.append(Dispositifs(contexte))
    tables.append(Modalites(dispositifs))
    tables.append(Sorties(dispositifs))
    tables.append(Partenaires(dispositifs))
    for table in TableNationale.entreesEnSituation { tables.append(TableDeclaree(table, contexte)) }
    tables.append(Aides(contexte))
    tables.append(Collectif())
    tables.append(CollectifSessions())
    tables.append(RendezVousPris())
    tables.append(Specialites())
    tables.append(Parrainage(contexte))
    tables.append(Orientations())
    tables.append(Offres())
    tables.append(TableDeclaree(.obligationFormation, contexte))
    tables.append(Reperages())
    tables.append(TableDeclaree(.mobiliteInternationale, contexte))
    tables += Satisfactions.toutes(contexte)
    tables.append(Objectifs(contexte))
    tables.append(Equipe(contexte))
    tables.append(AbsencesDesConseillers(contexte))
    tables.append(Implantation())
    tables.append(TerritoireCouvert())
    tables.append(Donnees(contexte))
    tables += Finances.toutes(contexte)
    tables.append(Conventions())
    tables.append(Gouvernance())
    tables.append(Manifestations())
    tables.append(Ameliorations())
    tables.append(Qualite())
    return tables
  }

  /// Families that a period may leave without any table: the beginning of their ids, what each table is like.
  static let familles = ["satisfaction": Satisfactions.modele, Finances.id: Finances.modele]

  /// The national tables, then the declared ones.
  static func tous(
    _ contexte: Contexte, _ declarees: TablesDeclarees, codes: CodesRencontres? = nil
  ) throws(FormeError) -> [any TableComptable] {
    let nationales = tous(contexte, codes: codes)
    return nationales + (try declarees.tables(contexte, nationales))
  }

  /// The tables with one of these ids, or an id that begins with one of them and a dot.
  ///
  /// - Parameter peuventManquer: whether tables of a family may be asked for that these do not have.
  static func choisis(
    _ ids: [String], among tables: [any TableComptable], peuventManquer: Bool = false
  ) throws(StatistiquesError) -> [any TableComptable] {
    guard !ids.isEmpty else { return tables }
    let known = tables.map { $0.declarations.map(\.id) + [$0.declaration.id] }
    let names = Set(known.joined()).union(familles.keys)
    for id in ids where !names.contains(where: { isAsked($0, among: [id]) }) {
      if peuventManquer, names.contains(where: { isAsked(id, among: [$0]) }) { continue }
      throw .table(id, nearest: nearest(to: id, among: names.sorted()))
    }
    return zip(tables, known).filter { $1.contains { isAsked($0, among: ids) } }.map(\.0)
  }

  /// Whether a table is one of those asked for: all are when none is named.
  static func isAsked(_ table: String, among ids: [String]) -> Bool {
    ids.isEmpty || ids.contains { table == $0 || table.hasPrefix($0 + ".") }
  }

  /// The tables, those whose cells they show, and `synthese`, whose populations are the denominators
  /// of others.
  static func avecRequises(
    _ tables: [any TableComptable], among all: [any TableComptable]
  ) -> [any TableComptable] {
    func ids(_ table: any TableComptable) -> Set<String> { Set(table.declarations.map(\.id)) }
    let present = tables.reduce(into: Set<String>()) { $0.formUnion(ids($1)) }
    let required = tables.reduce(into: Set([Synthese.id])) { $0.formUnion($1.tablesRequises) }
    let missing = required.subtracting(present)
    guard !missing.isEmpty else { return tables }
    return tables + all.filter { !missing.isDisjoint(with: ids($0)) }
  }

  /// Tables that compare years by themselves (08.6.2).
  ///
  /// A figure from elsewhere and an exercise say their own years.
  static let sansEvolution = [Synthese.id, Evolution.id, Objectifs.id, Donnees.id, Finances.id]

  /// Whether the year before stands beside the cells of a table, for whoever asks.
  static func aUneEvolution(_ table: String) -> Bool { !isAsked(table, among: sansEvolution) }
}
