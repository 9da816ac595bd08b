public import MiloCore
public import MiloEvents

/// A table of one's own: of those who entered a CEJ, who found work within six months.
public enum EmploiApresCEJ {
  /// Entries of the period, by month and together; of each, those who signed a contract within 180 days.
  public static let table = Tableau(
    id: "emploi_apres_cej", titre: "Un emploi dans les six mois",
    definition:
      "Entrées en CEJ de la période, et parmi elles les jeunes entrés en emploi dans les 180 jours.",
    compte: "sejours", ou: ["dispositif": "CEJ"],
    lignes: [.par("date.mois"), .total],
    colonnes: [
      Tableau.Colonne("entres", libelle: "Jeunes entrés", .jeunes),
      Tableau.Colonne(
        "en_emploi", libelle: "En emploi dans les six mois", .jeunes,
        ayant: [Tableau.Lien("emploi.entree", entre: 0...180)]),
      Tableau.Colonne("part", libelle: "Part", .part("en_emploi", sur: .colonne("entres"))),
    ])

  /// A reading of a journal whose questions know the table.
  public static func lire(_ journal: Journal) throws(JournalError) -> Lecture {
    try Lecture(journal, tableaux: [table])
  }

  /// The table of a year, counted over a journal so read.
  public static func compter(_ lecture: Lecture, annee: Int) throws -> [ReportTable] {
    var options = Statistiques.Options()
    options.tables = [table.id]
    return try Statistiques(lecture.histoires, Periode(annee: annee), options).tables
  }
}
