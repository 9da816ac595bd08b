/// A table that anybody declares: what is counted, of whom, line by line, column by column.
///
/// A structure writes one as JSON, an application as this value; the two say the same things, and a
/// table declared is then a table like any other: counted, explained, compared, published.
///
/// ```swift
/// let contrats = Tableau(
///   id: "contrats_par_domaine", titre: "Contrats signés par domaine",
///   definition: "Entrées en emploi classique, par secteur.", compte: "emploi.entree",
///   lignes: [.par("secteur"), .total],
///   colonnes: [Tableau.Colonne("entrees", .lignes), Tableau.Colonne("jeunes", .jeunes)])
/// ```
public struct Tableau: Hashable, Sendable {
  /// The name of the table, first part of the names of its cells.
  public var id: String
  /// The title, in French.
  public var titre: String
  /// What the table counts, in French; shown wherever the table is.
  public var definition: String
  /// What a row is: a kind of event, or one of `jeunes`, `evenements`, `sejours`, `situations`,
  /// `rendez_vous`, `orientations`.
  public var compte: String
  /// Which rows count.
  public var ou: Conditions
  /// Which moment of a stay puts it in the period; the entry when nil.
  public var moment: Moment?
  /// Whether attributes of the youth are those at the period's end, not at the row's date.
  public var attributsALaFin: Bool
  /// The population whose rows count; every youth with a row when nil.
  public var jeunes: Jeunes?
  /// What the youth of a row must have too.
  public var ayant: [Lien]
  /// What the youth of a row must not have.
  public var sans: [Lien]
  /// The lines, in order; one line `total` when empty.
  public var lignes: [Ligne]
  /// The columns, in order.
  public var colonnes: [Colonne]
  /// Whether lines that name members of the staff may leave the structure.
  public var agents: Bool

  /// A table of these lines and columns.
  public init(
    id: String, titre: String, definition: String, compte: String, ou: Conditions = [:],
    moment: Moment? = nil, attributsALaFin: Bool = false, jeunes: Jeunes? = nil,
    ayant: [Lien] = [], sans: [Lien] = [], lignes: [Ligne] = [], colonnes: [Colonne],
    agents: Bool = false
  ) {
    self.id = id
    self.titre = titre
    self.definition = definition
    self.compte = compte
    self.ou = ou
    self.moment = moment
    self.attributsALaFin = attributsALaFin
    self.jeunes = jeunes
    self.ayant = ayant
    self.sans = sans
    self.lignes = lignes
    self.colonnes = colonnes
    self.agents = agents
  }

  /// Which moment of a stay puts it in the period.
  public enum Moment: String, CaseIterable, Hashable, Sendable {
    /// Those that begin in the period.
    case entree
    /// Those that end in it.
    case sortie
    /// Those of which a day falls in it.
    case presence
    /// Those open at the end of its last day.
    case fin
  }

  /// The youths whose rows count.
  public enum Jeunes: String, CaseIterable, Hashable, Sendable {
    /// One of the four populations of the national tables.
    case contact, accompagnes, entretien, primos
    /// Every youth with a row.
    case tous

    /// The population; nil for every youth with a row.
    var population: Population? { Population(rawValue: rawValue) }
  }

  /// Rows that the youth of a row has, or has not.
  public struct Lien: Hashable, Sendable {
    /// What these rows are.
    public var compte: String
    /// Which of them.
    public var ou: Conditions
    /// Which moment of a stay counts; the entry when nil.
    public var moment: Moment?
    /// From how many days after the row's date to how many, negative before it; the period when nil.
    public var entre: ClosedRange<Int>?

    /// The rows of that kind.
    public init(
      _ compte: String, ou: Conditions = [:], moment: Moment? = nil, entre: ClosedRange<Int>? = nil
    ) {
      self.compte = compte
      self.ou = ou
      self.moment = moment
      self.entre = entre
    }
  }
}

extension Tableau {
  /// A line, or the lines of a family.
  public enum Ligne: Hashable, Sendable {
    /// One line.
    case fixe(id: String, libelle: String?, ou: Conditions)
    /// One line for each value of a field.
    case famille(Famille)

    /// The line of all rows.
    public static let total = Ligne.fixe(id: "total", libelle: nil, ou: [:])

    /// One line for each value of a field.
    public static func par(
      _ champ: String, prefixe: String = "", classes: [Int] = [], vides: Bool = true,
      puis: Famille? = nil
    ) -> Ligne {
      .famille(
        Famille(
          champ, prefixe: prefixe, classes: classes, vides: vides, puis: puis.map { [$0] } ?? []))
    }
  }

  /// One line for each value of a field.
  public struct Famille: Hashable, Sendable {
    /// The field.
    public var par: String
    /// What stands before the value in the id of a line.
    public var prefixe: String
    /// The bounds that cut integers in classes, ascending; none for other fields.
    public var classes: [Int]
    /// Whether lines without any row are shown.
    public var vides: Bool
    /// The family that each of these lines is crossed with: none, or one.
    public var puis: [Famille]

    /// One line for each value of that field.
    public init(
      _ par: String, prefixe: String = "", classes: [Int] = [], vides: Bool = true,
      puis: [Famille] = []
    ) {
      self.par = par
      self.prefixe = prefixe
      self.classes = classes
      self.vides = vides
      self.puis = puis
    }
  }

  /// A column.
  public struct Colonne: Hashable, Sendable {
    /// The name of the column, last part of the names of its cells.
    public var id: String
    /// How the column is headed, in French; its id when nil.
    public var libelle: String?
    /// How a cell is computed.
    public var calcul: Calcul
    /// The unit, as the field says it, or what the field does not say.
    public var unite: Unite?
    /// Which rows count in the column; of a formula, in its numerator.
    public var ou: Conditions
    /// The field whose values split the column.
    public var par: String?
    /// The bounds that cut its integers in classes.
    public var classes: [Int]
    /// What the youth of a row must have too.
    public var ayant: [Lien]
    /// What the youth of a row must not have.
    public var sans: [Lien]
    /// Decimals of a mean or a ratio, 0…2.
    public var decimales: Int?
    /// Whether what is distinct is called alike in several structures, and counts once in all of them
    /// together: a national code, a partner under its SIRET.
    public var commun: Bool

    /// A column.
    public init(
      _ id: String, libelle: String? = nil, _ calcul: Calcul, unite: Unite? = nil,
      ou: Conditions = [:], par: String? = nil, classes: [Int] = [], ayant: [Lien] = [],
      sans: [Lien] = [], decimales: Int? = nil, commun: Bool = false
    ) {
      self.commun = commun
      self.id = id
      self.libelle = libelle
      self.calcul = calcul
      self.unite = unite
      self.ou = ou
      self.par = par
      self.classes = classes
      self.ayant = ayant
      self.sans = sans
      self.decimales = decimales
    }
  }

  /// How the cells of a column are computed.
  public enum Calcul: Hashable, Sendable {
    /// The rows.
    case lignes
    /// The youths, each once.
    case jeunes
    /// The values of a field, each once.
    case distinct(String)
    /// The sum of a field.
    case somme(String)
    /// The least value of a field.
    case minimum(String)
    /// The greatest value of a field.
    case maximum(String)
    /// The sum of a field over the rows that carry it.
    case moyenne(String)
    /// The middle value of a field; of two, the lower.
    case mediane(String)
    /// A column over another cell, in %.
    case part(String, sur: Cible)
    /// A column over another cell.
    case rapport(String, sur: Cible)
  }

  /// What a share or a ratio is over.
  public enum Cible: Hashable, Sendable {
    /// Another column, on the same line.
    case colonne(String)
    /// A line of the table, in a column; the numerator's when nil.
    case ligne(String, colonne: String? = nil)
    /// A cell of any table, `table/ligne/colonne`.
    case cellule(String)
  }
}
