import MiloEvents

/// The yearly activity report: what a composition shows of the statistics, chapter by chapter.
///
/// It computes nothing of its own: every cell is one of ``Statistiques``. A column in circumstances of its own is
/// named with them, as ``Cellule`` writes them: `jeunes?sexe=F`.
public struct RapportAnnuel: Sendable {
  /// The period counted.
  public let periode: Periode
  /// The filters that restrict the youths counted.
  public let filtres: [FiltreDemande]
  /// The title.
  public let titre: String
  /// What it shows, chapter after chapter.
  public let blocs: [ReportBloc]
  /// What the report leaves out, and why.
  public let notes: [String]
  /// Under how many youths a count is hidden, with what would tell it; nil where all is shown.
  public let secret: Int?

  /// Computes the report of a period.
  ///
  /// - Parameters:
  ///   - composition: what it shows.
  ///   - images: the pictures that the composition names, by the names that it gives them.
  ///   - secret: the least count of youths shown, at least 2; nil to show all.
  /// - Throws: what the composition names and nobody has, a filter that cannot be applied.
  /// - Complexity: one fold over the youths for each set of circumstances that a block has.
  public init(
    _ histoires: Histoires, _ periode: Periode, filtres: [FiltreDemande] = [],
    composition: Composition = .nationale, images: [String: [UInt8]] = [:], secret: Int? = nil
  ) throws(RapportError) {
    self.secret = secret
    self.periode = periode
    self.filtres = filtres
    titre = composition.titre ?? "Rapport d’activité \(periode.titre)"
    let question = Question(histoires: histoires, periode: periode, filtres: filtres)
    let tableaux = histoires.tableaux
    do throws(FormeError) {
      try composition.verifier(tableaux.donnees + tableaux.journal)
    } catch {
      throw .composition(error)
    }
    var page = try PageEnCours(composition, question, images, secret: secret)
    try page.remplir()
    blocs = page.blocs
    notes = page.notes
  }

  /// The tables, chapter after chapter.
  public var tables: [ReportTable] {
    blocs.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}

extension Lecture {
  /// The yearly report over these lines, for any front-end.
  ///
  /// - Parameter composition: where its composition comes from; nil for the library's own.
  public func report(
    _ rapport: RapportAnnuel, composition: OrigineDeComposition? = nil
  ) -> Report {
    var report = report(rapport.titre, [], periode: rapport.periode, notes: rapport.notes)
    report.blocs = rapport.blocs
    report.nom = nomDeLaStructure(au: rapport.periode.fin)
    report.provenance?.filtres = rapport.filtres.map(\.description)
    report.provenance?.composition = composition
    report.provenance?.secret = rapport.secret
    return report
  }
}

/// Why a yearly report cannot be made.
public enum RapportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The statistics cannot be computed.
  case statistiques(StatistiquesError)
  /// The composition names what there is not.
  case composition(FormeError)
  /// A block's circumstances leave no period, or a day that the journal cannot be read at.
  case circonstances(String)
  /// What several structures answer does not join.
  case structures(PartielError)

  /// One French sentence.
  public var description: String {
    switch self {
    case .statistiques(let error): "\(error)"
    case .composition(let error): "composition : \(error)"
    case .structures(let error): "\(error)"
    case .circonstances(let dites):
      "composition : les circonstances « \(dites) » ne laissent aucune période, ou le journal ne peut être lu ce jour-là"
    }
  }
}
