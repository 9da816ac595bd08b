/// What a question to the journal gives back: tables of values, without any rendering.
///
/// A report says what it was computed from (structure, period, date of the view, size and root of the
/// journal), so that anyone who holds the same lines can compute it again. A ``FrontEnd`` shows it.
public struct Report: Hashable, Sendable {
  /// The two days that bound the facts counted, both included, as `YYYY-MM-DD`.
  public struct Periode: Hashable, Sendable {
    /// The first day counted.
    public var debut: String
    /// The last day counted.
    public var fin: String

    /// Bounds a period by two days written `YYYY-MM-DD`.
    public init(debut: String, fin: String) {
      self.debut = debut
      self.fin = fin
    }
  }

  /// What people read above the tables.
  public var titre: String
  /// The structure that the figures are about, as its journal names it.
  public var structure: String
  /// The period counted; nil for a question that has none.
  public var periode: Periode?
  /// The day whose knowledge is used, as `YYYY-MM-DD`; nil when every line counts.
  public var vuAu: String?
  /// The number of lines of the journal that the figures come from.
  public var taille: Int
  /// The root of the journal's tree, in hexadecimal; nil when it was not computed.
  public var racine: String?
  /// The filters that restrict the youths counted, as `cle=valeur`.
  public var filtres: [String]
  /// The tables, in the order in which they are shown.
  public var tables: [ReportTable]
  /// Remarks that hold for the whole report.
  public var notes: [String]

  /// Gathers tables with what they were computed from.
  public init(
    titre: String, structure: String, periode: Periode? = nil, vuAu: String? = nil, taille: Int,
    racine: String? = nil, filtres: [String] = [], tables: [ReportTable], notes: [String] = []
  ) {
    self.titre = titre
    self.structure = structure
    self.periode = periode
    self.vuAu = vuAu
    self.taille = taille
    self.racine = racine
    self.filtres = filtres
    self.tables = tables
    self.notes = notes
  }
}
