extension Composition {
  /// The composition that the library ships for several structures: what each does beside the whole, then the
  /// national chapters that hold for a whole.
  public static let regionale = Composition(chapitres: [
    structures, ensemble, sixAns, publics, territoires, activite, dispositifs, engagement, emploi,
    aides, parrainage, reperage, satisfaction, moyens, tablesDeToutes,
  ])

  private static let structures = Chapitre(
    "structures", titre: "Les structures",
    chapeau:
      "Chacune à côté de l’ensemble ; au-delà de dix, comment leurs chiffres se répartissent.",
    blocs: [
      parStructure(
        "synthese", "Chiffres clés des structures",
        .parmi([
          "contact", "accompagnes", "primos", "entretiens", "jeunes_dispositif",
          "entrees_emploi", "entrees_formation",
        ]), "valeur"),
      parStructure(
        accompagnes, "Qui est accompagné",
        .parmi(["sexe.F", "mineurs", "sans_diplome", "qpv", "zrr", "rqth"]), "part",
        libelles: ["sexe.F": "femmes"]),
      parStructure("dispositifs", "Entrées par dispositif", .toutes, "entrees", isSorted: true),
    ])

  private static let ensemble = Chapitre(
    "essentiel", titre: "L’essentiel", chapeau: "L’activité de l’ensemble en quelques chiffres.",
    blocs: [bloc("synthese", "Chiffres clés", dessin: .chiffres)])

  private static let territoires = Chapitre(
    "territoire", titre: "Territoire", chapeau: "Où vivent les jeunes accompagnés.",
    blocs: [lieux("epci", "Intercommunalités"), lieux("quartier", "Quartiers prioritaires")])

  private static let tablesDeToutes = Chapitre(
    "tables-declarees", titre: "Tables déclarées",
    chapeau: "Ce qui est compté de chaque structure en plus des tables nationales.",
    blocs: [.tablesDeclarees])

  /// A block of a column, of all together and of each structure.
  private static func parStructure(
    _ table: String, _ titre: String, _ lignes: BlocDeTable.Lignes, _ colonne: String,
    libelles: [String: String] = [:], isSorted: Bool = false
  ) -> Bloc {
    var bloc = BlocDeTable(table, titre: titre)
    bloc.lignes = lignes
    bloc.libelles = libelles
    bloc.colonnes = [.init(colonne)]
    bloc.triee = isSorted ? colonne : nil
    bloc.structures = true
    return .table(bloc)
  }
}
