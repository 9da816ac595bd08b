import MiloEvents

/// What the tables of a page come from: one structure, or several together.
protocol TablesDeRapport: Sendable {
  /// The tables, as people read them.
  var tables: [ReportTable] { get }
  /// What to tell those who read them.
  var remarques: [String] { get }
  /// The tables that no filter restricts.
  var tablesHorsFiltre: Set<String> { get }
  /// One of the tables with the figures of each structure beside, where there are several.
  func avecStructures(_ table: ReportTable) -> ReportTable
}

extension Statistiques: TablesDeRapport {
  func avecStructures(_ table: ReportTable) -> ReportTable { table }
}

extension StatistiquesReunies: TablesDeRapport {}

extension CalculDuRapport {
  /// What a journal answers to each request.
  func partiels(
    of lecture: Lecture, cle: CleCommune?
  ) throws(RapportError) -> [Demande: Partiel] {
    let own = Question(
      histoires: lecture.histoires, periode: question.periode, filtres: question.filtres)
    var partiels: [Demande: Partiel] = [:]
    for demande in voulues.keys {
      let (question, options) = try demandee(demande, own)
      do throws(StatistiquesError) {
        partiels[demande] = try Partiel(
          lecture, question.histoires, vuAu: demande.circonstances.vuAu ?? lecture.vuAu,
          question.periode, options, cle: cle)
      } catch {
        throw .statistiques(error)
      }
    }
    return partiels
  }

  /// Keeps what several structures answer to each request.
  mutating func poser(_ partiels: [Demande: Partiel]) throws(RapportError) {
    for (demande, partiel) in partiels {
      do throws(StatistiquesError) {
        poser(try StatistiquesReunies(partiel, decimales: demande.decimales), demande)
      } catch {
        throw .statistiques(error)
      }
    }
  }
}
