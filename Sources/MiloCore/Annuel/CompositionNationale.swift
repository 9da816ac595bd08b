import MiloEvents

extension Composition {
  /// The composition that the library ships: the national tables that people read, by chapter.
  public static let nationale = Composition(chapitres: [
    essentiel, sixAns, publics, territoire, activite, dispositifs, engagement, emploi, aides,
    parrainage, reperage, satisfaction, moyens, structure, tablesDeclarees,
  ])

  private static let tablesDeclarees = Chapitre(
    "tables-declarees", titre: "Tables de la structure",
    chapeau: "Ce que la structure compte en plus des tables nationales, dans ses propres mots.",
    blocs: [.tablesDeclarees])

  private static let essentiel = Chapitre(
    "essentiel", titre: "L’essentiel",
    chapeau: "L’activité en quelques chiffres, et ce qui était visé.",
    blocs: [
      bloc("synthese", "Chiffres clés", dessin: .chiffres),
      bloc("objectifs", "Objectifs de l’année", dessin: .barres, dessine: ["taux"]),
    ])

  static let sixAns = Chapitre(
    "six-ans", titre: "Six années",
    chapeau: "Les mêmes chiffres d’année en année, vus à la même date.",
    blocs: [
      bloc(
        "evolution", "Les jeunes sur six ans", colonnes: ["contact", "accompagnes", "primos"],
        dessin: .courbes),
      bloc(
        "evolution", "Les entretiens sur six ans", colonnes: ["entretiens"], dessin: .courbes),
    ])

  static let publics = Chapitre(
    "jeunes", titre: "Qui sont les jeunes accompagnés",
    chapeau:
      "Les jeunes vus en entretien, en atelier ou en information collective dans la période.",
    blocs: [
      pyramideDesAges,
      profil("Sexe", .prefixe("sexe."), .parts, "jeunes", tout: "effectif"),
      profil("Âge", .prefixe("age."), .parts, "jeunes", tout: "effectif"),
      profil("Niveau de formation", .prefixe("niveau."), .barres, "jeunes"),
      profil("Hébergement", .prefixe("hebergement."), .barres, "jeunes"),
      profil("Mobilité", .prefixe("mobilite."), .parts, "jeunes", tout: "effectif"),
      profil(
        "Situations particulières",
        .parmi([
          "qpv", "zrr", "rqth", "enfants", "permis_b", "voiture", "sans_transport_motorise",
          "transports_commun_seuls", "sans_diplome", "sans_qualification",
        ]), .barres, "part"),
      profil("Freins", .prefixe("freins."), .barres, "jeunes"),
    ])

  static let accompagnes = "profil.accompagnes"

  private static var pyramideDesAges: Bloc {
    func cote(_ libelle: String, _ sexe: Sexe) -> BlocDeTable.Cote {
      var circonstances = Cellule.Circonstances()
      circonstances.filtres = [FiltreDemande("sexe", [sexe.rawValue])]
      return BlocDeTable.Cote(libelle, circonstances)
    }
    var bloc = BlocDeTable(accompagnes, titre: "Âge des femmes et des hommes")
    bloc.lignes = .prefixe("age.")
    bloc.colonnes = [.init("jeunes")]
    bloc.coteACote = [cote("femmes", .F), cote("hommes", .M)]
    bloc.figure = .pyramide
    return .table(bloc)
  }

  private static func profil(
    _ titre: String, _ lignes: BlocDeTable.Lignes, _ dessin: BlocDeTable.Dessin,
    _ dessinee: String, tout: String? = nil
  ) -> Bloc {
    bloc(accompagnes, titre, lignes, dessin: dessin, dessine: [dessinee], tout: tout)
  }

  private static let territoire = Chapitre(
    "territoire", titre: "Territoire",
    chapeau: "Où vivent et où sont reçus les jeunes accompagnés.",
    blocs: [
      bloc("territoire.accompagnes.zone", "Zones", dessin: .parts, dessine: ["jeunes"]),
      lieux("site", "Lieux d’accueil"), lieux("epci", "Intercommunalités"),
      lieux("quartier", "Quartiers prioritaires"),
    ])

  static func lieux(_ axe: String, _ titre: String) -> Bloc {
    bloc(
      "territoire.accompagnes.\(axe)", titre, dessin: .barres, dessine: ["jeunes"], triee: "jeunes")
  }

  static let activite = Chapitre(
    "activite", titre: "Activité", chapeau: "Ce qui s’est fait avec les jeunes en contact.",
    blocs: [
      bloc("evenements.contact", "Événements", barres: "evenements", triee: true),
      bloc("origine", "Origine des premiers accueils"),
      bloc(
        "collectif", "Actions collectives", .parmi(["atelier", "information_collective"]),
        barres: "participations"),
      bloc(
        "collectif", "Thèmes des actions collectives", .prefixe("theme."),
        barres: "participations", triee: true),
      // By object: who receives is the structure's own business, not its publics'.
      bloc("rendez_vous", "Rendez-vous", .prefixe(""), barres: "presence"),
      bloc("specialites", "Entretiens de spécialité", barres: "entretiens"),
      bloc("orientations", barres: "orientations", triee: true),
    ])

  static let dispositifs = Chapitre(
    "dispositifs", titre: "Dispositifs", chapeau: "Les entrées de la période, et qui entre.",
    blocs: [
      bloc(
        "dispositifs", "Entrées par dispositif",
        colonnes: [
          "entrees", "jeunes", "femmes_part", "mineurs_part", "qpv_part", "presents_fin",
        ], dessin: .barres, dessine: ["entrees"], triee: "entrees")
    ])

  static let engagement = Chapitre(
    "cej", titre: "Contrat d’engagement jeune",
    chapeau: "Entrées par modalité, et sorties par motif.",
    blocs: [
      bloc(
        "modalites.CEJ", "Entrées en CEJ par modalité", dont: ["volet.jr"], dessin: .parts,
        dessine: ["entrees"], tout: "total"),
      bloc(
        "sorties.CEJ", "Sorties du CEJ par motif", .parmi(MotifSortie.codes + ["total"]),
        barres: "sorties", triee: true),
    ])

  static let emploi = Chapitre(
    "emploi", titre: "Emploi et formation",
    chapeau: "Les situations où les jeunes sont entrés.",
    blocs: [
      bloc("situations", "Situations", barres: "entrees", triee: true),
      bloc("emploi", "Contrats de travail", .prefixe("contrat."), barres: "entrees"),
      bloc("formation", "Formations", .prefixe("genre."), barres: "entrees", triee: true),
      bloc("immersion", "Immersions", barres: "entrees"),
      bloc(
        "volontariat", "Volontariat", dessin: .parts, dessine: ["entrees"], tout: "total"),
      bloc("offres", "Offres d’emploi", barres: "offres", triee: true),
    ])

  static let aides = Chapitre(
    "aides", titre: "Aides et allocations",
    chapeau: "Ce qui a été accordé et versé dans la période.",
    blocs: [
      bloc(
        "aides", "Accordé et versé, par aide",
        colonnes: [
          "accords", "montant_accorde", "versements", "jeunes", "montant", "moyenne",
        ], dessin: .barres, dessine: ["montant"], triee: "montant")
    ])

  static let parrainage = Chapitre(
    "parrainage", titre: "Parrainage", chapeau: "Des bénévoles et des jeunes.",
    blocs: [bloc("parrainage")])

  static let reperage = Chapitre(
    "reperage", titre: "Repérage et obligation de formation",
    chapeau:
      "Aller vers les jeunes que personne n’accompagne, et suivre ceux qui doivent se former.",
    blocs: [
      bloc("obligation_formation"),
      bloc(
        "reperage", nil,
        .parmi(["sorties", "personnes", "jeunes_rencontres", "reperes", "remobilises"])),
      bloc("reperage", "Jeunes repérés, par source", .prefixe("source."), barres: "valeur"),
      bloc(
        "reperage", "Jeunes remobilisés, par destination", .prefixe("vers."), barres: "valeur"),
      bloc("mobilite_internationale"),
    ])

  static let satisfaction = Chapitre(
    "satisfaction", titre: "Satisfaction",
    chapeau: "Ce que répondent les jeunes et les employeurs.",
    blocs: [reponses])

  /// Each campaign of satisfaction: what the answers to each item are.
  private static var reponses: Bloc {
    var bloc = BlocDeTable("satisfaction")
    bloc.colonnes = [
      .init("reponses"), .init("part_1", "pas du tout"), .init("part_2", "plutôt non"),
      .init("part_3", "plutôt oui"), .init("part_4", "tout à fait"), .init("repondants"),
    ]
    bloc.figure = .barres
    bloc.dessine = ["part_4"]
    return .table(bloc)
  }

  static let moyens = Chapitre(
    "moyens", titre: "Équipe, lieux et qualité",
    chapeau: "Qui travaille, où, et ce que valent les données.",
    blocs: [
      bloc(
        "equipe", "Équipe par métier", .parmi(RoleConseiller.codes + ["total"]), barres: "etp",
        triee: true),
      bloc("implantation", nil, .parmi(GenreSite.codes), barres: "lieux"),
      bloc(
        "territoire_couvert", nil, .parmi(["communes", "communes_zrr", "epci", "quartiers_qpv"])),
      bloc("qualite"),
    ])

  private static let structure = Chapitre(
    "structure", titre: "Vie de la structure",
    chapeau: "Ce qu’elle décide, ce qu’elle organise, ce qu’elle reçoit et ce qu’elle dépense.",
    blocs: [
      bloc("gouvernance"), bloc("manifestations", barres: "nombre"),
      bloc("ameliorations", "Plan d’amélioration"), bloc("conventions"), bloc("finances"),
      bloc("donnees", "Données d’ailleurs"),
    ])

  /// A block of bars of a column.
  private static func bloc(
    _ table: String, _ titre: String? = nil, _ lignes: BlocDeTable.Lignes = .toutes,
    barres: String, triee: Bool = false
  ) -> Bloc {
    bloc(
      table, titre, lignes, dessin: .barres, dessine: [barres], triee: triee ? barres : nil)
  }

  static func bloc(
    _ table: String, _ titre: String? = nil, _ lignes: BlocDeTable.Lignes = .toutes,
    dont: [String] = [], colonnes: [String] = [], dessin: BlocDeTable.Dessin = .aucune,
    dessine: [String] = [], tout: String? = nil, triee: String? = nil
  ) -> Bloc {
    var bloc = BlocDeTable(table, titre: titre)
    bloc.lignes = lignes
    bloc.dont = dont
    bloc.colonnes = colonnes.map { .init($0) }
    bloc.figure = dessin
    bloc.dessine = dessine
    bloc.tout = tout
    bloc.triee = triee
    return .table(bloc)
  }
}
