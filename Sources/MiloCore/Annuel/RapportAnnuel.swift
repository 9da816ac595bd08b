import MiloEvents

/// The yearly activity report: the tables of the statistics that people read, by chapter, with the
/// drawing that suits each.
///
/// It computes nothing of its own: every cell is one of ``Statistiques``, under the same name. The ages
/// of women and of men are the cells of the same statistics under a filter, in columns named
/// `colonne@sexe=F` and `colonne@sexe=M`.
public struct RapportAnnuel: Sendable {
  /// The period counted.
  public let periode: Periode
  /// The filters that restrict the youths counted.
  public let filtres: [FiltreDemande]
  /// The tables, chapter after chapter.
  public let tables: [ReportTable]
  /// What the report leaves out, and why.
  public let notes: [String]

  /// Computes the report of a period.
  ///
  /// - Throws: a filter that cannot be applied.
  /// - Complexity: one fold over the youths, and one for each sex.
  public init(
    _ histoires: Histoires, _ periode: Periode, filtres: [FiltreDemande] = []
  ) throws(StatistiquesError) {
    self.periode = periode
    self.filtres = filtres
    var options = Statistiques.Options()
    options.filtres = filtres
    let declarees = Set((histoires.tableaux.donnees + histoires.tableaux.journal).map(\.id))
    options.tables = Array(
      Set(ChapitreDeclare.tous.flatMap(\.blocs).map(\.table)).union(declarees)
    ).sorted()
    let statistiques = try Statistiques(histoires, periode, options)
    var known = statistiques.tables
    // What no filter restricts is not about those whom the report is about.
    let unfiltered =
      filtres.isEmpty ? [] : known.filter { statistiques.tablesHorsFiltre.contains($0.id) }
    known.removeAll { unfiltered.contains($0) }
    let sexes = try RapportAnnuel.sexes(histoires, periode, filtres)
    if let place = known.firstIndex(where: { $0.id == sexes.id }) {
      known.insert(sexes, at: place + 1)
    }
    known = known.withObjectivesNamed
    var tables: [ReportTable] = []
    var empty: [String] = []
    for chapitre in ChapitreDeclare.tous {
      for bloc in chapitre.blocs {
        for table in bloc.tables(among: known, chapitre.chapitre) {
          // The key figures say it when a year is empty.
          if table.isWithoutFigure, table.figure != .chiffres {
            // Targets are of calendar years: another period has none to show.
            if table.id != Objectifs.id || !Objectifs.existent(histoires, periode) {
              empty.append(table.titre.firstLowercased)
            }
          } else {
            tables.append(table)
          }
        }
      }
    }
    for var table in known where declarees.contains(table.id) {
      table.chapitre = ChapitreDeclare.tablesDeclarees
      if table.isWithoutFigure {
        empty.append(table.titre.firstLowercased)
      } else {
        tables.append(table)
      }
    }
    self.tables = tables
    var notes = statistiques.remarques
    if !empty.isEmpty {
      let said =
        filtres.isEmpty
        ? "Rien n’est enregistré dans la période pour" : "Sous ce filtre, rien n’est compté pour"
      notes.append("\(said) : \(empty.joined(separator: ", ")).")
    }
    if periode.anneeCivile == nil, Objectifs.existent(histoires, periode) {
      notes.append("Les objectifs sont ceux d’une année civile : cette période n’en est pas une.")
    }
    if !unfiltered.isEmpty {
      let titles = unfiltered.map(\.titre.firstLowercased).joined(separator: ", ")
      notes.append("Ce que le filtre ne restreint pas est laissé de côté : \(titles).")
    }
    self.notes = notes
  }

  /// The title of the report.
  public var titre: String { "Rapport d’activité \(periode.titre)" }

  /// The ages of women and men among the youths accompanied, side by side.
  private static func sexes(
    _ histoires: Histoires, _ periode: Periode, _ filtres: [FiltreDemande]
  ) throws(StatistiquesError) -> ReportTable {
    var united: ReportTable?
    for sexe in [Sexe.F, Sexe.M] {
      var options = Statistiques.Options()
      options.tables = [BlocDeclare.accompagnes]
      options.filtres = filtres + [FiltreDemande("sexe", [sexe.rawValue])]
      let name = "sexe=\(sexe.rawValue)"
      for table in try Statistiques(histoires, periode, options).tables {
        var empty = table
        empty.colonnes = []
        for place in empty.lignes.indices {
          empty.lignes[place].valeurs = []
          empty.lignes[place].quotients = [:]
          empty.lignes[place].nonRenseignes = [:]
        }
        united = (united ?? empty).adding(table, as: name)
      }
    }
    // A profile always exists; without it there would be nothing to show either.
    return united ?? ReportTable(id: BlocDeclare.accompagnes, titre: "", colonnes: [], lignes: [])
  }
}

extension Lecture {
  /// The yearly report over these lines, for any front-end.
  public func report(_ rapport: RapportAnnuel) -> Report {
    var report = report(
      rapport.titre, rapport.tables, periode: rapport.periode, notes: rapport.notes)
    report.provenance?.filtres = rapport.filtres.map(\.description)
    return report
  }
}

extension ReportTable {
  /// Whether all figures are 0 or missing.
  fileprivate var isWithoutFigure: Bool {
    lignes.allSatisfy { ligne in
      colonnes.indices.allSatisfy { (ligne.valeur($0)?.decimal?.mantisse ?? 0) == 0 }
    }
  }
}
