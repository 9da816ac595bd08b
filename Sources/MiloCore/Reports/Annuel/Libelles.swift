/// The words that people read for the codes of closed lists, where the code itself is not one.
enum Libelles {
  /// The words of a code; a code without words of its own is read with its underscores as spaces.
  static func mot(_ code: String) -> String {
    mots[code] ?? code.split(separator: "_").joined(separator: " ").firstUppercased
  }

  private static let mots: [String: String] = [
    "F": "Femmes", "M": "Hommes", "non_renseigne": "Non renseigné",
    "16_17": "16 à 17 ans", "18_21": "18 à 21 ans", "22_plus": "22 ans et plus",
    "III_II_I": "Niveaux I, II et III (bac + 2 et plus)", "IV_diplome": "Niveau IV, diplômé (bac)",
    "IV_non_diplome": "Niveau IV, sans le diplôme", "V_diplome": "Niveau V, diplômé (CAP, BEP)",
    "V_non_diplome": "Niveau V, sans le diplôme", "VI_Vbis": "Niveaux VI et V bis",
    "parents": "Chez les parents", "famille": "Dans la famille", "autonome": "Logement autonome",
    "amis_foyer_chrs": "Amis, foyer ou CHRS", "sans_nomade_autre": "Sans logement, nomade ou autre",
    "peu_mobile": "Peu mobile", "tres_peu_mobile": "Très peu mobile",
    "sante": "Santé", "citoyennete": "Citoyenneté", "numerique": "Numérique",
    "culture_sport_loisirs": "Culture, sport, loisirs", "acces_aux_droits": "Accès aux droits",
    "projet_professionnel": "Projet professionnel",
    "siege": "Siège", "hors_siege": "Hors siège", "CDI": "CDI", "CDD": "CDD",
    "interim": "Intérim", "contrat_pro": "Contrat de professionnalisation",
    "certifiante": "Certifiante", "preparation_qualification": "Préparation à la qualification",
    "remise_a_niveau": "Remise à niveau", "mobilisation_projet": "Mobilisation, projet",
    "a_preciser": "À préciser", "mlds": "MLDS", "scolarite": "Scolarité",
    "creation_entreprise": "Création d’entreprise", "echeance": "Échéance",
    "acces_droits": "Accès aux droits", "acces_soins": "Accès aux soins",
    "evenement": "Événement", "rio": "RIO", "sortie_terrain": "Sortie de terrain",
    "jdc_obligation": "JDC ou obligation de formation", "piscine_plage": "Piscine, plage",
    "cej_gj": "CEJ ou Garantie jeunes", "emploi_formation": "Emploi ou formation",
    "exemption_sante": "Exemption de santé", "total": "Total", "demenagement": "Déménagement",
    "deces": "Décès", "pmsmp": "PMSMP",
    "sante_droits": "Santé, droits", "sante_soins": "Santé, soins", "cisp": "Conseillers (CISP)",
    "cre": "Chargés de relation entreprise", "apprentissage": "Apprentissage",
    "limite_age": "Limite d’âge", "demande_jeune": "Demande du jeune",
    "changement_accompagnement": "Changement d’accompagnement",
    "presse_internet": "Presse, internet",
    "volet.jr": "Volet jeunes en rupture",
  ]
}
