/// The codes and words that lines draw from, with realistic weights.
enum Mots {
  static let motifAccueil = ListePonderee([
    "inscription": 60, "spontane": 15, "rendez_vous": 20, "information": 5,
  ])
  static let origine = ListePonderee([
    "mission_locale": 6, "france_travail": 22, "education_nationale": 12,
    "intervenants_sociaux": 8, "entreprise_interim": 2, "justice": 2, "partenaire": 8,
    "entourage": 18, "presse_internet": 4, "spontanee": 16, "autre": 2,
  ])
  static let sexe = ListePonderee(["F": 47, "M": 53])
  static let niveau = ListePonderee([
    "III_II_I": 5, "IV_diplome": 32, "IV_non_diplome": 13, "V_diplome": 17, "V_non_diplome": 15,
    "VI_Vbis": 18,
  ])
  static let hebergement = ListePonderee([
    "parents": 62, "famille": 10, "autonome": 17, "amis_foyer_chrs": 8, "sans_nomade_autre": 3,
  ])
  static let vehicule = ListePonderee(["aucun": 66, "deux_roues": 8, "voiture": 26])
  static let mobilite = ListePonderee(["mobile": 55, "peu_mobile": 32, "tres_peu_mobile": 13])
  static let nationalite = ListePonderee(["fr": 86, "ue": 4, "hors_ue": 10])
  static let theme = ListePonderee([
    "emploi": 28, "formation": 16, "projet_professionnel": 18, "logement": 6, "sante": 6,
    "citoyennete": 5, "culture_sport_loisirs": 3, "mobilite": 6, "ressources": 4, "justice": 1,
    "handicap": 1, "numerique": 2, "langue": 1, "famille": 1, "acces_aux_droits": 2,
  ])
  static let role = ListePonderee(["referent": 70, "parrain": 12, "remplacant": 18])
  static let modalite = ListePonderee(["presentiel": 78, "visio": 4, "telephone": 18])
  static let proposition = ListePonderee([
    "offre_emploi": 26, "candidature": 14, "formation": 14, "immersion": 12, "atelier": 14,
    "aide_financiere": 6, "bilan": 8, "orientation_partenaire": 6,
  ])
  static let specialite = ListePonderee([
    "psychologue": 34, "sante_droits": 20, "sante_soins": 12, "justice": 6, "logement": 16,
    "emploi": 12,
  ])
  static let motifSpecialite = ListePonderee([
    "mal_etre": 30, "addiction": 12, "famille": 18, "couverture_sante": 18, "acces_logement": 14,
    "autre_motif": 8,
  ])
  static let titre = ListePonderee(egaux: [
    "Techniques de recherche d’emploi", "Simulation d’entretien", "Rédiger son CV",
    "Découverte des métiers", "Estime de soi", "Numérique : premières démarches",
    "Gérer son budget", "Code de la route", "Sport et santé", "Visite d’entreprise",
  ])
  static let presence = ListePonderee(["present": 78, "absent": 14, "excuse": 6, "annule": 2])
  static let genreInformation = ListePonderee([
    "information": 62, "recrutement_collectif": 14, "forum": 16, "visite_entreprise": 8,
  ])
  static let canal = ListePonderee([
    "sms": 34, "mel": 24, "telephone": 30, "courrier": 5, "visite": 3, "partenaire": 3,
    "mediation": 1,
  ])
  static let sens = ListePonderee(["sortant": 72, "entrant": 28])
  static let acte = ListePonderee(egaux: [
    "courrier", "attestation", "saisie_dossier", "envoi_cv", "releve_presence",
  ])
  static let motifCloture = ListePonderee([
    "emploi": 24, "formation": 10, "scolarite": 3, "limite_age": 12, "demenagement": 8,
    "sans_nouvelles": 28, "demande_jeune": 6, "changement_accompagnement": 6, "autre": 3,
  ])
  static let statutEmploi = ListePonderee([
    "en_poste": 58, "rompu": 12, "termine": 14, "sans_reponse": 16,
  ])
  static let etatPlan = ListePonderee(["en_cours": 40, "atteint": 42, "abandonne": 18])
  static let objetRendezVous = ListePonderee([
    "suivi": 60, "cej": 18, "diagnostic": 12, "psychologue": 4, "emploi": 6,
  ])
  static let etatRendezVous = ListePonderee([
    "present": 68, "absent": 17, "excuse": 6, "annule_jeune": 4, "annule_structure": 2,
    "reporte": 3,
  ])
}
