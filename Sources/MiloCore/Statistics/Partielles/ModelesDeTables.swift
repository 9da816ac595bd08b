import MiloEvents

/// The declarations of tables as they are without any event: those of a journal follow from them and from
/// the lines and the tables that its codes make.
struct ModelesDeTables: Sendable {
  private let tables: [String: TableDeclaration]
  private let comptables: [String: any TableComptable]

  /// The tables of a period, with those given.
  ///
  /// - Throws: what is wrong with a table given.
  init(_ periode: Periode, _ tableaux: [Tableau]) throws(FormeError) {
    var tables: [String: TableDeclaration] = TablesNationales.familles
    var comptables: [String: any TableComptable] = [:]
    if let contexte = Contexte.vide(periode) {
      let all = try TablesNationales.tous(contexte, TablesDeclarees(donnees: tableaux))
      for table in all {
        tables[table.declaration.id] = table.declaration
        comptables[table.declaration.id] = table
        for declaration in table.declarations { tables[declaration.id] = declaration }
      }
    }
    self.tables = tables
    self.comptables = comptables
  }

  /// The model of a table: its own, or that of its family; nil for the tables of nobody.
  func modele(of id: String) -> TableDeclaration? {
    if let own = tables[id] { return own }
    var parts = id.split(separator: ".", omittingEmptySubsequences: false)
    while parts.count > 1 {
      parts.removeLast()
      guard let family = tables[parts.joined(separator: ".")] else { continue }
      var table = family
      table.id = id
      return table
    }
    return nil
  }

  /// In which structure a person who counts in several counts, in a cell.
  func compteUneFois(_ cellule: PersonneSuivie.Cellule) -> CompteUneFois {
    var parts = cellule.table.split(separator: ".", omittingEmptySubsequences: false)
    while !parts.isEmpty {
      if let table = comptables[parts.joined(separator: ".")] {
        return table.compteUneFois(cellule.ligne, cellule.mesure)
      }
      parts.removeLast()
    }
    return .cellule
  }

  /// A line of a table as its journal makes it, from what only the journal knows.
  static func ligne(_ dite: LigneDite, of modele: TableDeclaration) -> LigneDeclaration {
    if let own = modele.lignes.first(where: { $0.id == dite.id }), own.libelle == dite.libelle {
      return own
    }
    let famille = modele.ouvertes.filter { dite.id.hasPrefix($0.prefixe) }
      .max { $0.prefixe.utf8.count < $1.prefixe.utf8.count }
    var ligne = LigneDeclaration(
      dite.id, dite.libelle, unite: dite.unite, formules: famille?.formules ?? [:],
      isOuverte: dite.isOuverte, apres: dite.apres)
    if modele.id == Objectifs.id { ligne.formules = Objectifs.formules(dite.libelle) }
    ligne.ordre = dite.ordre
    ligne.manqueAvant = dite.manqueAvant
    ligne.presence = dite.presence.map { .mesure($0) }
    return ligne
  }
}

/// What only the journal knows of a line of a table.
struct LigneDite: Hashable, Sendable {
  var id: String
  var libelle: String
  var unite: Unite?
  var isOuverte = true
  /// The declared line that it follows.
  var apres: String?
  var ordre: [OrdreDeLigne] = []
  var manqueAvant = false
  /// The measure that must not be 0 for the line to be shown; one of its cells when nil.
  var presence: Int?
}

extension LigneDite {
  init(_ ligne: LigneDeclaration) {
    self.init(
      id: ligne.id, libelle: ligne.libelle, unite: ligne.unite, isOuverte: ligne.isOuverte,
      apres: ligne.apres, ordre: ligne.ordre, manqueAvant: ligne.manqueAvant,
      presence: ligne.presence?.parts.first?.mesure)
  }
}
