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
  /// In what the table differs from the report: its own period, view, filters, in French.
  public var precision: String?
  /// The columns, in order.
  public var colonnes: [Colonne]
  /// The lines, in order.
  public var lignes: [Ligne]
  /// How the table is laid out for machines.
  public var disposition: Disposition
  /// The drawing that suits the figures; a front-end that draws nothing ignores it.
  public var figure: Figure?
  /// The chapter of the report where the table stands; tables of one chapter follow each other.
  public var chapitre: Chapitre?
  /// The structure that the table is about, by its source; the first column of machine formats.
  ///
  /// ``StructureComptee/ensemble`` for several structures together; nil in a report on one.
  public var structure: String?
  /// How many of the first columns name a line of a flat list, and stay in sight beside the others.
  public var cles = 1
  /// What the parts of the drawing are parts of; nil when it is their sum.
  public var tout: Int?

  /// Makes a table; the values of each line follow the order of `colonnes`.
  public init(
    id: String, titre: String, population: String? = nil, definition: String? = nil,
    colonnes: [Colonne], lignes: [Ligne], disposition: Disposition = .cellules,
    figure: Figure? = nil, chapitre: Chapitre? = nil, cles: Int = 1
  ) {
    self.cles = cles
    self.id = id
    self.titre = titre
    self.population = population
    self.definition = definition
    self.colonnes = colonnes
    self.lignes = lignes
    self.disposition = disposition
    self.figure = figure
    self.chapitre = chapitre
  }
}

/// A drawing that suits a table; columns are named by their ids.
public enum Figure: Hashable, Sendable {
  /// A card for each line: its value, then the one a year before and the change.
  case chiffres
  /// A bar for each line that is not 0, in the order of the table.
  case barres(String)
  /// The lines as parts of one whole; those that say more of others (``Ligne/isSousEnsemble``) are not
  /// parts.
  case parts(String)
  /// A bar for each of these columns, side by side on each line that is not 0.
  case barresGroupees([String])
  /// A line through the values of each column, the lines of the table being moments.
  case courbes([String])
  /// A circle for each line that has a place on the map, its area as the column says.
  case carte(String)
  /// Bars on both sides of an axis, for two columns.
  case pyramide(String, String)
}

/// A chapter of a report: what several tables have in common.
public struct Chapitre: Hashable, Sendable {
  /// The name of the chapter in addresses.
  public var id: String
  /// What people read above the chapter.
  public var titre: String
  /// One or two sentences that say what the chapter is about.
  public var chapeau: String?
  /// In what the chapter differs from the report: its own period, view, filters, in French.
  public var precision: String?

  /// Names a chapter.
  public init(id: String, titre: String, chapeau: String? = nil) {
    self.id = id
    self.titre = titre
    self.chapeau = chapeau
  }
}

extension ReportTable {
  /// A cell of a table of statistics, as machine formats write it.
  public struct CelluleEcrite: Hashable, Sendable {
    /// The name of the line.
    public var ligne: String
    /// The name of the column.
    public var colonne: String
    /// The value, empty where it cannot be computed.
    public var valeur: String
    /// What the value is.
    public var unite: Unite
    /// What a share or a mean was computed from; nil for other cells.
    public var quotient: Quotient?
  }

  /// The cells of a table of statistics, line by line.
  public var cellules: [CelluleEcrite] {
    lignes.flatMap { ligne in
      colonnes.enumerated().compactMap { place, colonne in
        let unite = ligne.unite(sous: colonne)
        let value = ligne.valeur(place)
        guard let text = value == nil ? "" : value?.machine(unite) else { return nil }
        return CelluleEcrite(
          ligne: ligne.id, colonne: colonne.id, valeur: text, unite: unite,
          quotient: ligne.quotients[place])
      }
    }
  }
}

extension ReportTable {
  /// The names of the cells that are hidden, `ligne/colonne`.
  var secrets: [String] {
    lignes.flatMap { ligne in
      colonnes.enumerated().compactMap { place, colonne in
        ligne.valeur(place) == .secret ? "\(ligne.id)/\(colonne.id)" : nil
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
  /// Whether the values are changes over time: people read them with their sign, and the change of a
  /// share is in points (08.7.1).
  public var isVariation: Bool

  /// Names a column and the unit of its values.
  public init(id: String, libelle: String, unite: Unite = .nombre, isVariation: Bool = false) {
    self.id = id
    self.libelle = libelle
    self.unite = unite
    self.isVariation = isVariation
  }
}

/// A line of a table.
public struct Ligne: Hashable, Sendable {
  /// The name of the line in machine formats and in the names of its cells.
  public var id: String
  /// What people read at the head of the line.
  public var libelle: String
  /// What they read where the line stands among its own alone; ``libelle`` when nil.
  public var court: String?
  /// What the line's values are, where that differs from the column's unit.
  public var unite: Unite?
  /// The values in the order of the columns; nil is a figure that cannot be computed.
  public var valeurs: [Valeur?]
  /// What the shares and means of the line were computed from, by the place of their column.
  public var quotients: [Int: Quotient]
  /// Whether the line says more of what other lines count already: it is no part beside them.
  public var isSousEnsemble = false
  /// Where the line is on the map; nil for what is nowhere, or where nobody said.
  public var position: Position?
  /// The shares over an attribute that nobody has, by the place of their column: machines read their
  /// value, people read that nothing is known (08.7.8).
  public var nonRenseignes: [Int: NonRenseigne] = [:]
  /// The places of the columns where the line counts youths, fewer than ``Ligne/petit``, and shows it.
  public var petitsEffectifs: Set<Int> = []

  /// The least count of youths that says nothing of anyone.
  public static let petit = 5

  /// Names a line and gives its values, in the order of the table's columns.
  public init(
    id: String, libelle: String, unite: Unite? = nil, valeurs: [Valeur?],
    quotients: [Int: Quotient] = [:]
  ) {
    self.id = id
    self.libelle = libelle
    self.unite = unite
    self.valeurs = valeurs
    self.quotients = quotients
  }

  /// What the cell under a column holds; a line too short has no cell there.
  func valeur(_ index: Int) -> Valeur? {
    index < valeurs.count ? valeurs[index] : .sansObjet
  }

  /// The unit of the cell under a column.
  ///
  /// A column of shares or changes stays in percent on every line, whatever the line counts; the
  /// change of a share is in points.
  public func unite(sous colonne: Colonne) -> Unite {
    if colonne.unite == .texte { return .texte }
    if colonne.isVariation, unite == .pourcent { return .points }
    if colonne.isVariation, colonne.unite == .pourcent || colonne.unite == .points {
      return colonne.unite
    }
    return colonne.unite == .pourcent ? .pourcent : unite ?? colonne.unite
  }

  /// What people read in the cell under a column, at its place in the table.
  func texte(_ place: Int, sous colonne: Colonne) -> String {
    if valeur(place) == .secret { return FrenchText.secret }
    if nonRenseignes[place] != nil { return FrenchText.missing }
    let text = FrenchText.value(valeur(place), unite: unite(sous: colonne))
    let isAbove = colonne.isVariation && (valeur(place)?.decimal?.mantisse ?? 0) > 0
    return isAbove ? "+" + text : text
  }
}

/// A place on the map, in millionths of a degree.
public struct Position: Hashable, Sendable {
  /// North of the equator, negative south of it.
  public var latitude: Int
  /// East of Greenwich, negative west of it.
  public var longitude: Int

  /// A place.
  public init(latitude: Int, longitude: Int) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// What nobody of those counted under a share has in the file.
public struct NonRenseigne: Hashable, Sendable {
  /// The attribute, as people name it.
  public var attribut: String
  /// How many youths the share is over; none has the attribute.
  public var effectif: Int

  /// Names the attribute and those who lack it.
  public init(attribut: String, effectif: Int) {
    self.attribut = attribut
    self.effectif = effectif
  }
}

extension NonRenseigne: CustomStringConvertible {
  /// « sexe non renseigné pour 3 sur 3 ».
  public var description: String {
    let number = FrenchText.integer(effectif)
    return "\(attribut) non renseigné pour \(number) sur \(number)"
  }
}

extension ReportTable {
  /// The words that define every figure of the table: what is counted, then among whom.
  var definitionComplete: String? {
    let parts = [definition, population.map { "Population : \($0.firstLowercased)" }]
      .compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// What people read under the table: why some of its shares are left blank.
  var remarques: [String] {
    var remarks: [String] = []
    var places: [NonRenseigne: Int] = [:]
    var lines: [[String]] = []
    for ligne in lignes {
      for (_, unknown) in ligne.nonRenseignes.sorted(by: { $0.key < $1.key }) {
        if places[unknown] == nil {
          places[unknown] = remarks.count
          remarks.append("\(unknown)")
          lines.append([])
        }
        guard let place = places[unknown], lines[place].last != ligne.libelle else { continue }
        lines[place].append(ligne.libelle)
      }
    }
    return zip(remarks, lines).map { remark, lines in
      let named = lines.prefix(3).joined(separator: " ; ") + (lines.count > 3 ? " ; …" : "")
      return "\(remark) (\(named))"
    }
  }
}

/// The two whole numbers whose quotient a share or a mean shows, rounded once.
public struct Quotient: Hashable, Sendable {
  /// What is counted: youths, events, cents, days.
  public var numerateur: Int128
  /// What it is counted over; 0 leaves the cell without value.
  public var denominateur: Int128

  /// Keeps both numbers, unreduced.
  public init(numerateur: Int128, denominateur: Int128) {
    self.numerateur = numerateur
    self.denominateur = denominateur
  }
}
