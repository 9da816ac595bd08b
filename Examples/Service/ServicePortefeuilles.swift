import MiloCore
import MiloEvents

/// Portfolios that stay true while this process and others write to the journal: what a server keeps
/// between two requests.
actor ServicePortefeuilles {
  private var lecture: Lecture
  private let date: LocalDate
  private var portefeuilles: [String: Vivant<Portefeuilles>] = [:]

  /// Reads the journal.
  ///
  /// - Throws: the first line that is not valid, or an error of the store.
  init(_ journal: Journal, au date: LocalDate) throws {
    self.date = date
    let cache = CacheFolder(of: journal).map { Lecture.Cache($0) }
    lecture = try Lecture(journal, cache: cache)
  }

  /// The portfolio of a counsellor, by the lines known now.
  ///
  /// The first question folds all youths; the next ones cost nothing.
  func lignes(de conseiller: String) -> [LignePortefeuille] {
    let portefeuille = portefeuilles[conseiller] ?? portefeuille(de: conseiller)
    portefeuilles[conseiller] = portefeuille
    return portefeuille.resultat
  }

  private func portefeuille(de conseiller: String) -> Vivant<Portefeuilles> {
    Vivant(lecture) { [date] histoires in
      Portefeuilles(histoires, au: date, conseiller: conseiller)
    }
  }

  /// Follows the journal until the task is cancelled, and tells each time something came.
  ///
  /// - Throws: a new line that is not valid, or lines that are gone.
  func suivre(_ annoncer: @Sendable (ServicePortefeuilles) async -> Void) async throws {
    for try await suivante in lecture.suivantes() {
      lecture = suivante
      for conseiller in portefeuilles.keys { portefeuilles[conseiller]?.actualiser(suivante) }
      await annoncer(self)
    }
  }
}
