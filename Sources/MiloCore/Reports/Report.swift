/// What a question to the journal gives back: tables of values, sometimes texts and pictures between
/// them, without any rendering.
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
  /// What the figures were computed from; nil for what comes from no journal, as the catalogue.
  public var provenance: Provenance?
  /// The name of whom the report is about, as people know it; nil where only the code is known.
  public var nom: String?
  /// What stands in the report, in order.
  public var blocs: [ReportBloc]
  /// Remarks that hold for the whole report.
  public var notes: [String]

  /// Gathers what is shown with what it was computed from.
  public init(
    titre: String, provenance: Provenance?, blocs: [ReportBloc], notes: [String] = []
  ) {
    self.titre = titre
    self.provenance = provenance
    self.blocs = blocs
    self.notes = notes
  }

  /// Gathers tables with what they were computed from.
  public init(
    titre: String, provenance: Provenance?, tables: [ReportTable], notes: [String] = []
  ) {
    self.init(
      titre: titre, provenance: provenance, blocs: tables.map(ReportBloc.table), notes: notes)
  }

  /// Gathers tables with the journal that they were computed from.
  public init(
    titre: String, structure: String, periode: Periode? = nil, vuAu: String? = nil, taille: Int,
    racine: String? = nil, filtres: [String] = [], tables: [ReportTable], notes: [String] = []
  ) {
    self.init(
      titre: titre,
      provenance: Provenance(
        structure: structure, periode: periode, vuAu: vuAu, taille: taille, racine: racine,
        filtres: filtres), tables: tables, notes: notes)
  }
}

extension Report {
  /// The tables, in the order in which they are shown; setting them leaves nothing else.
  public var tables: [ReportTable] {
    get { blocs.compactMap { if case .table(let table) = $0 { table } else { nil } } }
    set { blocs = newValue.map(ReportBloc.table) }
  }

  /// The title, and the name of whom the report is about where it is known.
  var titreEntier: String { [titre, nom].compactMap { $0 }.joined(separator: " – ") }

  /// The structure that the figures are about, as its journal names it; empty without a journal.
  public var structure: String {
    get { provenance?.structure ?? "" }
    set { provenance = changed { $0.structure = newValue } }
  }

  /// The filters that restrict the youths counted, as `cle=valeur`.
  public var filtres: [String] {
    get { provenance?.filtres ?? [] }
    set { provenance = changed { $0.filtres = newValue } }
  }

  private func changed(_ change: (inout Provenance) -> Void) -> Provenance {
    var provenance = provenance ?? Provenance(structure: "")
    change(&provenance)
    return provenance
  }
}

/// What the figures of a report come from: anyone who holds the same lines can compute them again.
public struct Provenance: Hashable, Sendable {
  /// The structure that the figures are about, as its journal names it.
  public var structure: String
  /// The period counted; nil for a question that has none.
  public var periode: Report.Periode?
  /// The day whose knowledge is used, as `YYYY-MM-DD`; nil when every line counts.
  public var vuAu: String?
  /// The number of lines of the journal that the figures come from, of all journals for several
  /// structures; nil for an extract, which does not come from all of them.
  public var taille: Int?
  /// The root of the journal's tree, in hexadecimal; nil when it was not computed, and for several structures.
  public var racine: String?
  /// Whether the day of ``vuAu`` was not over: more lines may be known at its end.
  public var isProvisoire = false
  /// The journals of a report on several structures, in the order of their sources; empty for one.
  public var structures: [StructureComptee] = []
  /// How many lines of the journal came with recorded times that it did not see itself.
  public var reprises = 0
  /// The filters that restrict the youths counted, as `cle=valeur`.
  public var filtres: [String]
  /// What chose what the report shows; nil for the library's own composition, and for other answers.
  public var composition: OrigineDeComposition?
  /// Under how many youths a count is hidden, with what would tell it; nil where all is shown.
  public var secret: Int?

  /// Says where figures come from.
  public init(
    structure: String, periode: Report.Periode? = nil, vuAu: String? = nil, taille: Int? = nil,
    racine: String? = nil, filtres: [String] = []
  ) {
    self.structure = structure
    self.periode = periode
    self.vuAu = vuAu
    self.taille = taille
    self.racine = racine
    self.filtres = filtres
  }
}

/// Where the composition of a yearly report comes from, when it is not the library's own.
public enum OrigineDeComposition: Hashable, Sendable {
  /// A file that was given: the SHA-256 of what it says, in hexadecimal.
  case fichier(sha256: String)
  /// A line of the journal, by its index, under a code.
  case journal(code: String, ligne: Int)
}

extension OrigineDeComposition: CustomStringConvertible {
  /// As people read it: « un fichier, SHA-256 … », « ligne 12 du journal, sous le code rapport ».
  public var description: String {
    switch self {
    case .fichier(let sha256): "un fichier, SHA-256 \(sha256)"
    case .journal(let code, let ligne): "ligne \(ligne) du journal, sous le code « \(code) »"
    }
  }
}
