/// A table of a report: named columns, named lines, and what they count.
public struct ReportTable: Hashable, Sendable {
  /// How a table is laid out for machines.
  public enum Disposition: Hashable, Sendable {
    /// Statistics: every cell is a figure with a name, `table/ligne/colonne`.
    case cellules
    /// A flat list: every line is a record, every column one of its fields.
    case lignes
  }

  /// The name of the table in machine formats and in the names of its cells.
  public var id: String
  /// What people read above the table.
  public var titre: String
  /// The population counted, when the table has one.
  public var population: String?
  /// The words that define what is counted.
  public var definition: String?
  /// The columns, in order.
  public var colonnes: [Colonne]
  /// The lines, in order.
  public var lignes: [Ligne]
  /// How the table is laid out for machines.
  public var disposition: Disposition

  /// Makes a table; the values of each line follow the order of `colonnes`.
  public init(
    id: String, titre: String, population: String? = nil, definition: String? = nil,
    colonnes: [Colonne], lignes: [Ligne], disposition: Disposition = .cellules
  ) {
    self.id = id
    self.titre = titre
    self.population = population
    self.definition = definition
    self.colonnes = colonnes
    self.lignes = lignes
    self.disposition = disposition
  }
}

extension ReportTable {
  /// The cells of a table of statistics, as machine formats write them.
  public var cellules: [(ligne: String, colonne: String, valeur: String, unite: Unite)] {
    lignes.flatMap { ligne in
      colonnes.enumerated().compactMap { place, colonne in
        let unite = ligne.unite(sous: colonne)
        guard let valeur = ligne.valeur(place) else { return (ligne.id, colonne.id, "", unite) }
        return valeur.machine(unite).map { (ligne.id, colonne.id, $0, unite) }
      }
    }
  }
}

/// A column of a table.
public struct Colonne: Hashable, Sendable {
  /// The name of the column in machine formats and in the names of its cells.
  public var id: String
  /// What people read above the column.
  public var libelle: String
  /// What the values are, unless a line says otherwise.
  public var unite: Unite

  /// Names a column and the unit of its values.
  public init(id: String, libelle: String, unite: Unite = .nombre) {
    self.id = id
    self.libelle = libelle
    self.unite = unite
  }
}

/// A line of a table.
public struct Ligne: Hashable, Sendable {
  /// The name of the line in machine formats and in the names of its cells.
  public var id: String
  /// What people read at the head of the line.
  public var libelle: String
  /// What the line's values are, where that differs from the column's unit.
  public var unite: Unite?
  /// The values in the order of the columns; nil is a figure that cannot be computed.
  public var valeurs: [Valeur?]

  /// Names a line and gives its values, in the order of the table's columns.
  public init(id: String, libelle: String, unite: Unite? = nil, valeurs: [Valeur?]) {
    self.id = id
    self.libelle = libelle
    self.unite = unite
    self.valeurs = valeurs
  }

  /// What the cell under a column holds; a line too short has no cell there.
  func valeur(_ index: Int) -> Valeur? {
    index < valeurs.count ? valeurs[index] : .sansObjet
  }

  /// The unit of the cell under a column.
  ///
  /// A column of changes stays in percent on every line, whatever the line counts.
  func unite(sous colonne: Colonne) -> Unite {
    colonne.unite == .pourcent ? .pourcent : unite ?? colonne.unite
  }
}

/// What a value is counted in.
public enum Unite: String, CaseIterable, Hashable, Sendable {
  /// Things counted, and numbers without a unit.
  case nombre
  /// A share or a change, in percent.
  case pourcent = "%"
  /// An amount of money, in cents.
  case centimes
  /// A duration, in days.
  case jours
  /// Full-time equivalents, as exact decimals.
  case etp
  /// Words, codes, dates.
  case texte
}
