import MiloEvents

/// The words that people read for the codes of closed lists, where the code itself is not one.
///
/// Words belong to a list: one code may be of several, and say something else in each.
enum Libelles {
  /// A closed list whose codes name lines.
  enum Liste: Hashable, Sendable {
    case sexe, age, niveau, hebergement, mobilite, theme, zone, origine, specialite, motifSortie
    case situation, contrat, formation, immersion, source, remobilisation, role, lieu
    case statutMobilite, volontariat
  }

  /// The words of a code; a code without words of its own is read with its underscores as spaces.
  static func mot(_ code: String, _ liste: Liste?) -> String {
    if let mot = liste.flatMap({ mots[$0]?[code] }) ?? communs[code] { return mot }
    return code.split(separator: "_").joined(separator: " ").firstUppercased
  }

  /// The words of a code of a closed list, found by its codes.
  static func mot(_ code: String, of codes: [String]) -> String {
    autresListes[codes]?[code] ?? mot(code, listes[codes])
  }

  /// The words of a code said of one person or of one event, where those of a line are in the plural.
  static func motAuSingulier(_ code: String, of codes: [String]) -> String {
    singuliers[codes]?[code] ?? mot(code, of: codes)
  }

  private static let singuliers: [[String]: [String: String]] = [
    Sexe.codes: ["F": "Femme", "M": "Homme"],
    Presence.codes: [
      "present": "Présent", "absent": "Absent", "excuse": "Excusé", "annule": "Annulé",
    ],
  ]

  private static let listes: [[String]: Liste] = [
    Sexe.codes: .sexe, Niveau.codes: .niveau, Hebergement.codes: .hebergement,
    Mobilite.codes: .mobilite, Theme.codes: .theme, Zone.codes: .zone, Origine.codes: .origine,
    Specialite.codes: .specialite, MotifSortie.codes: .motifSortie,
    FamilleDeSituation.codes: .situation, Contrat.codes: .contrat, GenreFormation.codes: .formation,
    GenreImmersion.codes: .immersion, SourceReperage.codes: .source,
    VersRemobilisation.codes: .remobilisation, RoleConseiller.codes: .role, GenreSite.codes: .lieu,
    StatutMobilite.codes: .statutMobilite, GenreVolontariat.codes: .volontariat,
    Attributs.classesAge: .age,
  ]

  /// The lines that any table may have beside those of its list.
  private static let communs = ["non_renseigne": "Non renseigné", "total": "Total"]

  private static let mots: [Liste: [String: String]] = [
    .sexe: ["F": "Femmes", "M": "Hommes"],
    .age: ["16_17": "16 à 17 ans", "18_21": "18 à 21 ans", "22_plus": "22 ans et plus"],
    .niveau: [
      "III_II_I": "Niveaux I, II et III (bac + 2 et plus)",
      "IV_diplome": "Niveau IV, diplômé (bac)",
      "IV_non_diplome": "Niveau IV, sans le diplôme", "V_diplome": "Niveau V, diplômé (CAP, BEP)",
      "V_non_diplome": "Niveau V, sans le diplôme", "VI_Vbis": "Niveaux VI et V bis",
    ],
    .hebergement: [
      "parents": "Chez les parents", "famille": "Dans la famille", "autonome": "Logement autonome",
      "amis_foyer_chrs": "Amis, foyer ou CHRS",
      "sans_nomade_autre": "Sans logement, nomade ou autre",
    ],
    .mobilite: ["peu_mobile": "Peu mobile", "tres_peu_mobile": "Très peu mobile"],
    .theme: [
      "sante": "Santé", "citoyennete": "Citoyenneté", "numerique": "Numérique",
      "mobilite": "Mobilité", "culture_sport_loisirs": "Culture, sport, loisirs",
      "acces_aux_droits": "Accès aux droits", "projet_professionnel": "Projet professionnel",
    ],
    .zone: ["siege": "Siège", "hors_siege": "Hors siège"],
    .lieu: ["siege": "Siège"],
    .origine: [
      "france_travail": "France Travail", "presse_internet": "Presse, internet",
      "education_nationale": "Éducation nationale",
      "entreprise_interim": "Entreprise ou intérim", "spontanee": "Venue spontanée",
    ],
    .specialite: [
      "sante_droits": "Santé, droits", "sante_soins": "Santé, soins",
    ],
    .motifSortie: [
      "creation_entreprise": "Création d’entreprise", "echeance": "Échéance",
      "scolarite": "Scolarité", "demenagement": "Déménagement", "deces": "Décès",
      "limite_age": "Limite d’âge", "demande_jeune": "Demande du jeune",
      "changement_accompagnement": "Changement d’accompagnement",
    ],
    .situation: ["scolarite": "Scolarité"],
    .contrat: [
      "interim": "Intérim", "professionnalisation": "Contrat de professionnalisation",
      "CUI_CIE": "CUI-CIE",
    ],
    .formation: [
      "preparation_qualification": "Préparation à la qualification",
      "remise_a_niveau": "Remise à niveau", "mobilisation_projet": "Mobilisation, projet",
      "a_preciser": "À préciser", "mlds": "MLDS",
      "retour_formation_initiale": "Retour en formation initiale",
    ],
    .immersion: ["pmsmp": "PMSMP"],
    .source: [
      "evenement": "Événement", "rio": "RIO", "sortie_terrain": "Sortie de terrain",
      "jdc_obligation": "JDC ou obligation de formation", "piscine_plage": "Piscine, plage",
    ],
    .remobilisation: [
      "cej_gj": "CEJ ou Garantie jeunes", "emploi_formation": "Emploi ou formation",
    ],
    .role: ["cisp": "Conseillers (CISP)", "cre": "Chargés de relation entreprise"],
    .statutMobilite: [
      "oriente": "Orientés", "retenu": "Retenus", "depart": "Départs", "retour": "Retours",
      "reporte": "Reportés",
    ],
  ]
}
