import MiloEvents

/// The yearly activity report over several structures: the page is prepared, then each journal is counted, one
/// after the other.
///
/// What a journal leaves behind has the size of the tables that the page asks: the memory needed is that of the
/// largest journal, and of these. The compositions and the tables that a journal declares for itself are of no
/// other, and stay out.
///
/// ```swift
/// var rapport = try RapportReuni(Periode(annee: 2022))
/// for journal in journals { rapport.ajouter(try rapport.part(of: Lecture(journal, hashing: true))) }
/// let page = HTMLFrontEnd().text(of: try rapport.report())
/// ```
public struct RapportReuni: Sendable {
  private typealias Demande = CalculDuRapport.Demande

  /// What one structure answers.
  public struct Part: Sendable {
    fileprivate let partiels: [CalculDuRapport.Demande: Partiel]
    fileprivate let vuAu: LocalDate?
  }

  private let page: PageEnCours
  private let periode: Periode
  private let filtres: [FiltreDemande]
  private let titre: String
  private let cle: CleCommune?
  private var parts: [Part] = []

  /// Prepares the page of a period.
  ///
  /// - Parameters:
  ///   - tableaux: the tables declared beside the library's, with which each journal is to be read.
  ///   - composition: what it shows.
  ///   - images: the pictures that the composition names, by the names that it gives them.
  ///   - cle: the key that structures share, so that whoever goes from one to another counts once.
  /// - Throws: what the composition names and nobody has, or that only one structure can have.
  public init(
    _ periode: Periode, filtres: [FiltreDemande] = [], tableaux: [Tableau] = [],
    composition: Composition = .regionale, images: [String: [UInt8]] = [:],
    cle: CleCommune? = nil
  ) throws(RapportError) {
    guard let vide = Contexte.vide(periode, tableaux: tableaux) else {
      preconditionFailure("a journal without any event can be read")
    }
    (self.periode, self.filtres, self.cle) = (periode, filtres, cle)
    titre = composition.titre ?? "Rapport d’activité \(periode.titre)"
    do throws(FormeError) {
      try composition.verifier(tableaux)
    } catch {
      throw .composition(error)
    }
    let question = Question(histoires: vide.histoires, periode: periode, filtres: filtres)
    page = try PageEnCours(composition, question, images, estDEnsemble: true)
  }

  /// Counts a journal.
  ///
  /// - Throws: a filter that cannot be applied, a day of view that the journal cannot be read at.
  /// - Complexity: one fold over the youths for each set of circumstances that a block has.
  public func part(of lecture: Lecture) throws(RapportError) -> Part {
    Part(partiels: try page.calcul.partiels(of: lecture, cle: cle), vuAu: lecture.vuAu)
  }

  /// Takes what a structure answers into the whole.
  public mutating func ajouter(_ part: Part) {
    parts.append(part)
  }

  /// The report on the structures taken in, for any front-end.
  ///
  /// - Parameter composition: where its composition comes from; nil for the library's own.
  /// - Throws: structures that do not join: one that is there twice.
  public func report(
    composition: OrigineDeComposition? = nil
  ) throws(RapportError) -> Report {
    var partiels: [Demande: Partiel] = [:]
    for (demande, first) in parts.first?.partiels ?? [:] {
      var partiel = first
      do throws(PartielError) {
        try partiel.joindre(parts.dropFirst().compactMap { $0.partiels[demande] })
      } catch {
        throw .structures(error)
      }
      partiels[demande] = partiel
    }
    var page = page
    try page.remplir(partiels)
    var provenance = partiels.values.first?.provenance
    provenance?.periode = .init(debut: "\(periode.debut)", fin: "\(periode.fin)")
    provenance?.vuAu = parts.first?.vuAu.map { "\($0)" }
    provenance?.filtres = filtres.map(\.description)
    provenance?.composition = composition
    return Report(titre: titre, provenance: provenance, blocs: page.blocs, notes: page.notes)
  }
}
