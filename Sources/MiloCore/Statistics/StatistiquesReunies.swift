import MiloEvents

/// The statistics of several structures: together, and each beside the others.
///
/// A youth belongs to a structure: the figures together are sums over structures, and shares are
/// computed on these sums.
public struct StatistiquesReunies: Sendable {
  let partiel: Partiel
  /// The sums of all, from which the figures together are computed.
  let ensemble: Resultats
  /// How many persons several structures count, who count once here.
  let personnes: Int
  private let declarations: [TableDeclaration]
  private let options: Statistiques.Options
  /// Under how many youths a count is hidden, with what would tell it; nil where all is shown.
  public let secret: Int?

  /// The statistics of the structures of partial results.
  ///
  /// - Parameters:
  ///   - tables: those wanted among those of the partial results, by id or beginning of id; all when empty.
  ///   - decimales: decimals of shares, 0…2.
  ///   - secret: the least count of youths shown, at least 2; nil to show all.
  /// - Throws: a table asked for that no structure has.
  public init(
    _ partiel: Partiel, tables: [String] = [], decimales: Int = 1, secret: Int? = nil
  ) throws(StatistiquesError) {
    self.partiel = partiel
    self.secret = secret
    var options = partiel.question.options(decimales)
    if !tables.isEmpty { options.tables = tables }
    self.options = options
    var (courant, precedent) = partiel.question.sommes
    for part in partiel.parts {
      courant.ajouter(part.courant)
      precedent.ajouter(part.precedent)
    }
    let personnes = Personnes(partiel.parts)
    if personnes.nombre > 0, let modeles = partiel.modeles {
      personnes.retirer(&courant, &precedent, modeles)
    }
    self.personnes = personnes.nombre
    let ids = Self.enOrdre(partiel.parts.map(\.ordre))
    for asked in options.tables
    where !ids.contains(where: { TablesNationales.isAsked($0, among: [asked]) }) {
      // Of a family nothing may have been counted: of satisfaction where nobody was asked.
      if TablesNationales.familles[asked] != nil { continue }
      throw .table(asked, nearest: nearest(to: asked, among: ids))
    }
    declarations = ids.compactMap { courant[$0]?.declaration }
    var reunis = Resultats(courant: courant, precedent: precedent, decimales: decimales)
    reunis.ailleurs = Self.sommes(partiel.parts.map(\.ailleurs))
    ensemble = reunis
  }

  /// The structures, in the order of their sources.
  public var structures: [StructureComptee] { partiel.structures }

  /// The tables of all structures together, with nothing hidden.
  public var tables: [ReportTable] { publication.tables }

  /// The tables of one structure, as its journal alone gives them, with nothing hidden.
  public func tables(of place: Int) -> [ReportTable] { publication(of: place).tables }

  /// A report that holds tables, with what they were computed from.
  func report(_ montrees: TablesMontrees) -> Report {
    var provenance = partiel.provenance
    provenance.secret = secret
    return Report(
      titre: "Activité \(partiel.question.periode.titre)", provenance: provenance,
      tables: montrees.tables, notes: remarques + (montrees.bilan.map { [$0.note] } ?? []))
  }

  var publication: Publication {
    Publication(declarations: declarations, resultats: ensemble, options: options)
  }

  /// The tables that no filter restricts: facts of the structures only.
  var tablesHorsFiltre: Set<String> {
    Set(declarations.filter { $0.horsFiltre == .tout }.map(\.id))
  }

  /// What one structure publishes.
  func publication(of place: Int) -> Publication {
    let part = partiel.parts[place]
    return publication(of: part, part.ordre.compactMap { part.courant[$0]?.declaration })
  }

  private func publication(
    of part: PartielDeStructure, _ declarations: [TableDeclaration]
  ) -> Publication {
    var own = Resultats(
      courant: part.courant, precedent: part.precedent, decimales: options.decimales)
    own.ailleurs = part.ailleurs
    return Publication(declarations: declarations, resultats: own, options: options)
  }

  /// A table of one structure, with the lines that all together show.
  func table(of place: Int, comme table: ReportTable) -> ReportTable? {
    guard let declaration = declarations.first(where: { $0.id == table.id }) else { return nil }
    let shown = Set(table.lignes.map(\.id))
    let lines = publication.lignes(declaration).filter { shown.contains($0.id) }
    return publication(of: partiel.parts[place], [declaration])
      .table(declaration, lines, showsEmpty: true)
  }

  /// The counts that cells with circumstances have together; shares and means of several structures do not
  /// add up, and are not there.
  private static func sommes(_ all: [[String: Valeur]]) -> [String: Valeur] {
    guard let first = all.first, all.count > 1 else { return all.first ?? [:] }
    return first.keys.reduce(into: [:]) { sums, nom in
      let counts = all.map { values -> Int128? in
        guard let number = values[nom]?.decimal, number.echelle == 0 else { return nil }
        return number.mantisse
      }
      if !counts.contains(nil) { sums[nom] = .somme(counts.reduce(0) { $0 + ($1 ?? 0) }) }
    }
  }

  /// The names of several lists, each once: one that only a later list has stands after the name that it
  /// follows there.
  private static func enOrdre(_ lists: [[String]]) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    for list in lists {
      var place = 0
      for name in list {
        if known.insert(name).inserted {
          names.insert(name, at: place)
          place += 1
        } else if let found = names.firstIndex(of: name) {
          place = found + 1
        }
      }
    }
    return names
  }
}

extension Partiel {
  /// What a report on these structures says that it was computed from.
  var provenance: Provenance {
    let isSmall = structures.count <= StatistiquesReunies.coteACoteAuPlus
    let noms = isSmall ? structures.map(\.nom).joined(separator: ", ") : nil
    var provenance = Provenance(
      structure: noms ?? "\(FrenchText.integer(structures.count)) structures",
      periode: .init(debut: "\(question.periode.debut)", fin: "\(question.periode.fin)"),
      vuAu: question.vuAu.map { "\($0)" }, taille: structures.reduce(0) { $0 + $1.taille },
      filtres: question.filtres.map(\.description))
    provenance.structures = structures
    provenance.reprises = parts.reduce(0) { $0 + $1.reprises }
    provenance.isProvisoire = parts.contains(where: \.isProvisoire)
    return provenance
  }
}

extension Partiel.Question {
  func options(_ decimales: Int) -> Statistiques.Options {
    var options = Statistiques.Options()
    (options.tables, options.filtres) = (tables, filtres)
    (options.evolution, options.decimales) = (evolution, decimales)
    return options
  }

  /// The sums of no structure.
  var sommes: (courant: Sommes, precedent: Sommes) {
    (Sommes(periode, debut: nil), Sommes(periode.unAnAvant, debut: nil))
  }
}

extension ReportTable {
  /// The lines without any column.
  var sansColonnes: ReportTable {
    var table = self
    table.colonnes = []
    table.lignes = lignes.map(\.sansValeurs)
    return table
  }

  /// The table with the columns of another that has the same lines.
  func adding(_ other: ReportTable, as nom: String) -> ReportTable {
    var named = other
    named.colonnes = other.colonnes.map {
      Colonne(
        id: "\($0.id)@\(nom)", libelle: "\($0.libelle), \(nom)", unite: $0.unite,
        isVariation: $0.isVariation)
    }
    return adding(named)
  }

  /// The table with the columns of another that has the same lines, under their own names.
  func adding(_ other: ReportTable) -> ReportTable {
    var table = self
    table.colonnes += other.colonnes
    let lines = Dictionary(
      other.lignes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for place in table.lignes.indices {
      let line = lines[table.lignes[place].id]
      for (column, quotient) in line?.quotients ?? [:] {
        table.lignes[place].quotients[colonnes.count + column] = quotient
      }
      table.lignes[place].petitsEffectifs.formUnion(
        (line?.petitsEffectifs ?? []).map { colonnes.count + $0 })
      for (column, unknown) in line?.nonRenseignes ?? [:] {
        table.lignes[place].nonRenseignes[colonnes.count + column] = unknown
      }
      table.lignes[place].valeurs +=
        line?.valeurs ?? Array(repeating: nil, count: other.colonnes.count)
    }
    return table
  }
}

extension Ligne {
  /// The line without any value.
  var sansValeurs: Ligne {
    var ligne = self
    ligne.valeurs = []
    (ligne.quotients, ligne.nonRenseignes) = ([:], [:])
    return ligne
  }
}
