import MiloEvents

extension TableNationale {
  /// The entries into situations, each kind apart, then all.
  static let entreesEnSituation = [emploi, formation, immersion, volontariat, situations]

  /// Entries into training, by kind.
  private static let formation = TableNationale(
    tableau: Tableau(
      id: "formation", titre: "Entrées en formation",
      definition:
        "Formations commencées dans la période ; « initiale » : retours en formation initiale et MLDS.",
      compte: FormationEntree.nom,
      lignes: [
        .par("genre", prefixe: "genre."),
        .fixe(
          id: "initiale", libelle: "formation initiale",
          ou: ["genre": .parmi([GenreFormation.retour_formation_initiale, .mlds])]),
        .totalNational,
      ],
      colonnes: [.entrees, .jeunes]))

  /// Entries into immersion, by kind.
  private static let immersion = TableNationale(
    tableau: Tableau(
      id: "immersion", titre: "Immersions", definition: "Immersions commencées dans la période.",
      compte: ImmersionEntree.nom, lignes: [.par("genre"), .totalNational],
      colonnes: [.entrees, .jeunes]))

  /// Entries into volunteering, by kind.
  private static let volontariat = TableNationale(
    tableau: Tableau(
      id: "volontariat", titre: "Volontariats",
      definition: "Volontariats commencés dans la période.", compte: VolontariatEntree.nom,
      lignes: [.par("genre"), .totalNational], colonnes: [.entrees, .jeunes]))

  /// Entries into any situation.
  private static let situations = TableNationale(
    tableau: Tableau(
      id: "situations", titre: "Entrées en situation",
      definition:
        "Emploi (classique et aidé), alternance, formation, immersion, volontariat, scolarité commencés dans la période.",
      compte: "situations", lignes: [.par("famille"), .totalNational],
      colonnes: [.entrees, .jeunes, .partAccompagnes]),
    libelles: ["scolarite": "scolarité"])

  /// Entries into employment, by contract and family of contracts.
  private static let emploi = TableNationale(
    tableau: Tableau(
      id: "emploi", titre: "Entrées en emploi",
      definition:
        "Contrats commencés dans la période ; la part des accompagnés ne compte que des jeunes accompagnés.",
      compte: EmploiEntree.nom,
      lignes: [.par("contrat", prefixe: "contrat.")]
        + [
          famille("classique", "emploi classique", .parmi(Contrat.classique)),
          famille("aide", "emploi aidé", aides),
          famille("alternance", "alternance", .parmi(Contrat.alternance)),
          .totalNational,
          famille("aide.CDD", "emploi aidé en CDD", aides, ["duree_contrat": "CDD"]),
          famille("aide.CDI", "emploi aidé en CDI", aides, ["duree_contrat": "CDI"]),
          famille("aide.marchand", "emploi aidé marchand", aides, ["marchand": true]),
          famille("aide.non_marchand", "emploi aidé non marchand", aides, ["marchand": false]),
        ]
        + Contrat.allCases.filter(Contrat.aide.contains).flatMap { contrat in
          [DureeContrat.CDD, .CDI].map { duree in
            .fixe(
              id: "contrat.\(contrat.rawValue).\(duree.rawValue)",
              libelle: "\(contrat.rawValue) en \(duree.rawValue)",
              ou: ["contrat": .code(contrat), "duree_contrat": .code(duree)])
          }
        },
      colonnes: [
        .entrees, .jeunes,
        Tableau.Colonne(
          "part_entrees", libelle: "part des entrées", .part("entrees", sur: .ligne("total"))),
        .partAccompagnes,
      ]))

  private static let aides = Tableau.Critere.parmi(Contrat.aide)

  /// The line of contracts of a family, those that satisfy a condition more.
  private static func famille(
    _ id: String, _ libelle: String, _ contrats: Tableau.Critere,
    _ condition: Tableau.Conditions = [:]
  ) -> Tableau.Ligne {
    .fixe(
      id: "famille.\(id)", libelle: libelle,
      ou: Tableau.Conditions([.init("contrat", contrats)] + condition.clauses))
  }
}
