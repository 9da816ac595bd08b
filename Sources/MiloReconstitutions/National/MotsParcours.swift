/// Words of dispositifs, situations, rights, orientations and outreach.
enum MotsParcours {
  static let sortie = ListePonderee([
    "emploi_durable": 16, "emploi_court": 12, "alternance": 6, "formation": 13,
    "service_civique": 2, "creation_entreprise": 1, "scolarite": 2, "echeance": 22,
    "limite_age": 2, "abandon": 9, "non_respect": 4, "demande_jeune": 4, "demenagement": 3,
    "changement_accompagnement": 3, "deces": 0, "autre": 1,
  ])
  static let suspension = ListePonderee(["maladie": 40, "emploi_court": 40, "maternite": 20])
  static let manquement = ListePonderee([
    "absence_injustifiee": 70, "pas_de_preuve": 26, "fausse_declaration": 4,
  ])
  /// Other dispositifs than CEJ, GJ and PACEA; the last two are declared by the structure.
  static let autreDispositif = ListePonderee([
    "PPAE": 22, "PARRAINAGE": 16, "CEP": 10, "CUI_CIE": 3, "PEC": 4, "PIAL": 3, "POP": 3,
    "PRIJ": 4, "AGIR": 3, "JSMJ": 5, "OBLIGATION_FORMATION": 6, "REPERAGE": 5, "PSYCHOLOGUE": 5,
    "SANTE": 5, "ACTION_MOBILITE": 8, "TREMPLIN": 8,
  ])
  static let contrat = ListePonderee([
    "CDI": 13, "CDD": 36, "interim": 24, "saisonnier": 6, "autre": 3, "apprentissage": 9,
    "professionnalisation": 3, "PEC": 2, "CUI_CIE": 1, "CAE": 1, "CDDI": 2,
  ])
  static let secteur = ListePonderee(egaux: [
    "commerce", "hotellerie_restauration", "batiment", "logistique", "industrie",
    "aide_a_la_personne", "nettoyage", "agriculture", "animation", "services",
  ])
  static let rome = ListePonderee(egaux: [
    "D1106", "G1602", "N1103", "K1304", "F1704", "K2204", "A1416", "N1105", "G1203", "H2102",
  ])
  static let genreFormation = ListePonderee([
    "certifiante": 34, "professionnalisante": 18, "preparation_qualification": 14,
    "remise_a_niveau": 10, "mobilisation_projet": 12, "adaptation": 2, "a_preciser": 2, "autre": 4,
    "retour_formation_initiale": 3, "mlds": 1,
  ])
  static let financeur = ListePonderee(["region": 66, "france_travail": 24, "opco": 10])
  static let objectifImmersion = ListePonderee([
    "decouvrir": 46, "confirmer": 36, "initier_recrutement": 18,
  ])
  static let motifFin = ListePonderee([
    "fin_normale": 64, "rupture_employeur": 8, "rupture_jeune": 10, "abandon": 6, "reussite": 10,
    "autre": 2,
  ])
  static let programme = ListePonderee([
    "erasmus": 50, "au_pair": 8, "volontariat_international": 30, "autre": 12,
  ])
  static let pays = ListePonderee(egaux: ["DE", "ES", "IE", "IT", "PT", "BE", "CA"])
  static let foyer = ListePonderee([
    "non_imposable": 78, "premiere_tranche": 19, "imposable": 3,
  ])
  static let aide = ListePonderee([
    "FAJ": 20, "CHEQUE_MOBILITE": 12, "TICKET_SERVICE": 18, "TITRE_TRANSPORT": 16,
    "AIDE_PERMIS": 8, "BOURSE_PERMIS": 4, "CAP": 6, "PACEA": 16,
  ])
  static let objetAide = ListePonderee([
    "transport": 30, "alimentation": 30, "permis": 14, "equipement": 14, "logement": 12,
  ])
  static let refus = ListePonderee(["hors_criteres": 50, "dossier_incomplet": 35, "plafond": 15])
  static let vers = ListePonderee([
    "CLLAJ": 24, "SIAO": 8, "PAS": 12, "CPAM": 16, "PLATEFORME_INCLUSION": 22, "PSYCHOLOGUE": 12,
    "CAP_EMPLOI": 6,
  ])
  static let menage = ListePonderee([
    "isole": 70, "isole_enfant": 8, "couple": 14, "couple_enfant": 8,
  ])
  static let issueOrientation = ListePonderee([
    "admis": 38, "recrute": 12, "refus": 12, "sans_suite": 30, "abandon": 8,
  ])
  static let residence = ListePonderee(["fjt": 44, "parc_prive": 26, "parc_social": 20, "chrs": 10])
  static let issueMiseEnRelation = ListePonderee([
    "recrute": 24, "non_retenu": 40, "sans_suite": 36,
  ])
  static let lieu = ListePonderee(egaux: [
    "place_du_marche", "gare", "centre_social", "skate_park", "piscine", "cite_des_lilas",
  ])
  static let reperage = ListePonderee([
    "sortie_terrain": 26, "maraude": 14, "piscine_plage": 6, "jdc_obligation": 22, "evenement": 8,
    "partenaire": 16, "rio": 4, "autre": 4,
  ])
  static let remobilisation = ListePonderee([
    "suivi": 52, "cej_gj": 18, "service_civique": 5, "emploi_formation": 17, "autre_acteur": 8,
  ])
  static let issueObligation = ListePonderee([
    "emploi": 14, "formation": 32, "scolarite": 26, "service_civique": 6, "alternance": 12,
    "exemption_sante": 3, "autre": 7,
  ])
}
