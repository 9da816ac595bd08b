import MiloEvents

/// Which lines of a journal go to other tools, whatever the form of the export.
///
/// Those of the period, of the youths and of the operation asked for.
/// A line is of the period when what it is about is: an event by its local date, rectifications done; a
/// correction by the date of the event that it corrects.
public struct PorteeExport: Sendable {
  /// For each line kept whose event counts, the youth and the date it counts for.
  let comptes: [Int: (jeune: UInt32, date: LocalDate)]
  private let dates: [Int: LocalDate]
  private let periode: Periode?
  private let ecartees: Set<Int>

  /// The lines of a period, whoever they are about.
  public init(_ histoires: Histoires, _ periode: Periode) {
    self.init(histoires, periode, nil)
  }

  /// - Parameter jeunes: the youths that the filters leave out, the lines that do not count.
  init(
    _ histoires: Histoires, _ periode: Periode, _ filtered: (jeunes: JeunesExportes, Contexte)?
  ) {
    self.periode = periode
    var comptes: [Int: (jeune: UInt32, date: LocalDate)] = [:]
    var dates: [Int: LocalDate] = [:]
    var ecartees: Set<Int> = []
    for fait in histoires.structure {
      comptes[Int(fait.line)] = (Fait.nobody, fait.date)
      dates[Int(fait.line)] = fait.date
    }
    for histoire in histoires.jeunes {
      let jeune = histoire.jeune
      for fait in histoire.faits {
        let line = Int(fait.line)
        dates[line] = fait.date
        if filtered?.jeunes.ecarte(fait, of: jeune) ?? false {
          ecartees.insert(line)
        } else if !(filtered?.jeunes.rompues.contains(fait.line) ?? false) {
          comptes[line] = (jeune, fait.date)
        }
      }
    }
    var retenues = filtered.map { CorrectionsRetenues($0.1) }
    for fait in histoires.cancelled {
      dates[Int(fait.line)] = fait.date
      if !(retenues?.contain(fait) ?? true) { ecartees.insert(Int(fait.line)) }
    }
    for fait in histoires.unknown { dates[Int(fait.line)] = fait.date }
    for correction in histoires.corrections {
      let line = Int(correction.fait.line)
      dates[line] = correction.target?.date ?? correction.fait.date
      if let cible = correction.target, !(retenues?.contain(cible) ?? true) {
        ecartees.insert(line)
      }
    }
    self.comptes = comptes
    self.dates = dates
    self.ecartees = ecartees
  }

  /// Whether a line goes out.
  public func contains(_ index: Int) -> Bool {
    guard !ecartees.contains(index), let date = dates[index] else { return false }
    return periode?.contains(date) ?? true
  }
}
