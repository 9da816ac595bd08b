import MiloEvents

/// A chapter of the yearly report and its blocks, in the order of the page.
struct ChapitreDeclare: Sendable {
  var chapitre: Chapitre
  var blocs: [BlocDeclare]

  private init(_ id: String, _ titre: String, _ chapeau: String, _ blocs: [BlocDeclare]) {
    chapitre = Chapitre(id: id, titre: titre, chapeau: chapeau)
    self.blocs = blocs
  }

  /// The chapter of the tables that the structure declares.
  static let tablesDeclarees = Chapitre(
    id: "tables-declarees", titre: "Tables de la structure",
    chapeau: "Ce que la structure compte en plus des tables nationales, dans ses propres mots.")

  /// All chapters of the library's own tables.
  static let tous: [ChapitreDeclare] = [
    essentiel, sixAns, publics, territoire, activite, dispositifs, engagement, emploi, aides,
    parrainage, reperage, satisfaction, moyens,
  ]

  private static let essentiel = ChapitreDeclare(
    "essentiel", "L’essentiel",
    "L’activité en quelques chiffres, et ce qui était visé.",
    [
      BlocDeclare("synthese", "Chiffres clés", figure: .chiffres),
      BlocDeclare("objectifs", "Objectifs de l’année", figure: .barres("taux")),
    ])

  private static let sixAns = ChapitreDeclare(
    "six-ans", "Six années", "Les mêmes chiffres d’année en année, vus à la même date.",
    [
      BlocDeclare(
        "evolution", "Les jeunes sur six ans",
        colonnes: [("contact", nil), ("accompagnes", nil), ("primos", nil)],
        figure: .courbes(["contact", "accompagnes", "primos"])),
      BlocDeclare(
        "evolution", "Les entretiens sur six ans", colonnes: [("entretiens", nil)],
        figure: .courbes(["entretiens"])),
    ])

  private static let publics = ChapitreDeclare(
    "jeunes", "Qui sont les jeunes accompagnés",
    "Les jeunes vus en entretien, en atelier ou en information collective dans la période.",
    [
      BlocDeclare(
        BlocDeclare.accompagnes, "Âge des femmes et des hommes", .prefixe("age.", .age),
        colonnes: [("jeunes@sexe=F", "femmes"), ("jeunes@sexe=M", "hommes")],
        figure: .pyramide("jeunes@sexe=F", "jeunes@sexe=M")),
      profil("Sexe", .prefixe("sexe.", .sexe), .parts("jeunes")),
      profil("Âge", .prefixe("age.", .age), .parts("jeunes")),
      profil("Niveau de formation", .prefixe("niveau.", .niveau), .barres("jeunes")),
      profil("Hébergement", .prefixe("hebergement.", .hebergement), .barres("jeunes")),
      profil("Mobilité", .prefixe("mobilite.", .mobilite), .parts("jeunes")),
      profil(
        "Situations particulières",
        .parmi([
          "qpv", "zrr", "rqth", "enfants", "permis_b", "voiture", "sans_transport_motorise",
          "transports_commun_seuls", "sans_diplome", "sans_qualification",
        ]), .barres("part")),
      profil("Freins", .prefixe("freins.", .theme), .barres("jeunes")),
    ])

  private static func profil(
    _ titre: String, _ lignes: BlocDeclare.Lignes, _ figure: Figure
  ) -> BlocDeclare {
    var partition: BlocDeclare.Partition?
    if case .parts = figure { partition = .init(tout: "effectif") }
    return BlocDeclare(
      BlocDeclare.accompagnes, titre, lignes, figure: figure, partition: partition)
  }

  private static let territoire = ChapitreDeclare(
    "territoire", "Territoire", "Où vivent et où sont reçus les jeunes accompagnés.",
    [
      BlocDeclare(
        "territoire.accompagnes.zone", "Zones", liste: .zone, figure: .parts("jeunes"),
        partition: .init()),
      BlocDeclare(
        "territoire.accompagnes.site", "Lieux d’accueil", figure: .barres("jeunes"), triee: "jeunes"
      ),
      BlocDeclare(
        "territoire.accompagnes.epci", "Intercommunalités", figure: .barres("jeunes"),
        triee: "jeunes"),
      BlocDeclare(
        "territoire.accompagnes.quartier", "Quartiers prioritaires",
        figure: .barres("jeunes"), triee: "jeunes"),
    ])

  private static let activite = ChapitreDeclare(
    "activite", "Activité", "Ce qui s’est fait avec les jeunes en contact.",
    [
      BlocDeclare(
        "evenements.contact", "Événements", figure: .barres("evenements"), triee: "evenements"),
      BlocDeclare("origine", "Origine des premiers accueils", liste: .origine),
      BlocDeclare(
        "collectif", "Actions collectives", .parmi(["atelier", "information_collective"]),
        figure: .barres("participations")),
      BlocDeclare(
        "collectif", "Thèmes des actions collectives", .prefixe("theme.", .theme),
        figure: .barres("participations"), triee: "participations"),
      BlocDeclare("rendez_vous", "Rendez-vous", figure: .barres("presence")),
      BlocDeclare(
        "specialites", "Entretiens de spécialité", liste: .specialite,
        figure: .barres("entretiens")),
      BlocDeclare("orientations", figure: .barres("orientations"), triee: "orientations"),
    ])

  private static let dispositifs = ChapitreDeclare(
    "dispositifs", "Dispositifs", "Les entrées de la période, et qui entre.",
    [
      BlocDeclare(
        "dispositifs", "Entrées par dispositif",
        colonnes: [
          ("entrees", nil), ("jeunes", nil), ("femmes_part", nil), ("mineurs_part", nil),
          ("qpv_part", nil), ("presents_fin", nil),
        ], figure: .barres("entrees"), triee: "entrees")
    ])

  private static let engagement = ChapitreDeclare(
    "cej", "Contrat d’engagement jeune", "Entrées par modalité, et sorties par motif.",
    [
      BlocDeclare(
        "modalites.CEJ", "Entrées en CEJ par modalité", figure: .parts("entrees"),
        partition: .init(tout: "total", sousEnsembles: ["volet.jr"])),
      BlocDeclare(
        "sorties.CEJ", "Sorties du CEJ par motif",
        .parmi(MotifSortie.codes + ["total"]), liste: .motifSortie, figure: .barres("sorties"),
        triee: "sorties"),
    ])

  private static let emploi = ChapitreDeclare(
    "emploi", "Emploi et formation", "Les situations où les jeunes sont entrés.",
    [
      BlocDeclare(
        "situations", "Situations", liste: .situation, figure: .barres("entrees"), triee: "entrees"),
      BlocDeclare(
        "emploi", "Contrats de travail", .prefixe("contrat.", .contrat), figure: .barres("entrees")),
      BlocDeclare(
        "formation", "Formations", .prefixe("genre.", .formation), figure: .barres("entrees"),
        triee: "entrees"),
      BlocDeclare("immersion", "Immersions", liste: .immersion, figure: .barres("entrees")),
      BlocDeclare(
        "volontariat", "Volontariat", liste: .volontariat, figure: .parts("entrees"),
        partition: .init(tout: "total")),
      BlocDeclare("offres", "Offres d’emploi", figure: .barres("offres"), triee: "offres"),
    ])

  private static let aides = ChapitreDeclare(
    "aides", "Aides et allocations", "Ce qui a été accordé et versé dans la période.",
    [
      BlocDeclare(
        "aides", "Accordé et versé, par aide",
        colonnes: [
          ("accords", nil), ("montant_accorde", nil), ("versements", nil), ("jeunes", nil),
          ("montant", nil), ("moyenne", nil),
        ], figure: .barres("montant"), triee: "montant")
    ])

  private static let parrainage = ChapitreDeclare(
    "parrainage", "Parrainage", "Des bénévoles et des jeunes.",
    [BlocDeclare("parrainage")])

  private static let reperage = ChapitreDeclare(
    "reperage", "Repérage et obligation de formation",
    "Aller vers les jeunes que personne n’accompagne, et suivre ceux qui doivent se former.",
    [
      BlocDeclare("obligation_formation", figure: nil),
      BlocDeclare(
        "reperage", nil,
        .parmi(["sorties", "personnes", "jeunes_rencontres", "reperes", "remobilises"])),
      BlocDeclare(
        "reperage", "Jeunes repérés, par source", .prefixe("source.", .source),
        figure: .barres("valeur")),
      BlocDeclare(
        "reperage", "Jeunes remobilisés, par destination", .prefixe("vers.", .remobilisation),
        figure: .barres("valeur")),
      BlocDeclare("mobilite_internationale", liste: .statutMobilite),
    ])

  private static let satisfaction = ChapitreDeclare(
    "satisfaction", "Satisfaction", "Ce que répondent les jeunes et les employeurs.",
    [.satisfaction])

  private static let moyens = ChapitreDeclare(
    "moyens", "Équipe, lieux et qualité", "Qui travaille, où, et ce que valent les données.",
    [
      BlocDeclare(
        "equipe", "Équipe par métier",
        .parmi([
          "cisp", "cre", "accueil", "psychologue", "direction", "coordination", "parrain", "autre",
          "total",
        ]), liste: .role, figure: .barres("etp"), triee: "etp"),
      BlocDeclare(
        "implantation", nil, .parmi(["siege", "site", "antenne", "permanence"]), liste: .lieu,
        figure: .barres("lieux")),
      BlocDeclare(
        "territoire_couvert", nil, .parmi(["communes", "communes_zrr", "epci", "quartiers_qpv"])),
      BlocDeclare("qualite"),
    ])
}

extension BlocDeclare {
  /// Each campaign of satisfaction: what the answers to each item are.
  fileprivate static var satisfaction: BlocDeclare {
    var bloc = BlocDeclare(
      "satisfaction",
      colonnes: [
        ("reponses", nil), ("part_1", "pas du tout"), ("part_2", "plutôt non"),
        ("part_3", "plutôt oui"), ("part_4", "tout à fait"), ("repondants", nil),
      ], figure: .barres("part_4"))
    bloc.isFamille = true
    return bloc
  }
}
