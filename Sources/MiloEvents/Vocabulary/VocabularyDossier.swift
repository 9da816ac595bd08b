// The case names are the codes written on the lines: they are the storage format.

/// Why somebody comes in.
public enum MotifAccueil: String, ClosedList {
  case inscription, spontane, rendez_vous, information
}

/// Who sent the youth.
public enum Origine: String, ClosedList {
  case mission_locale, france_travail, education_nationale, intervenants_sociaux,
    entreprise_interim, justice, partenaire, entourage, presse_internet, spontanee, autre
}

/// Sex, as the file records it.
public enum Sexe: String, ClosedList {
  case F, M
}

/// Level of training, in the terms of the national file.
public enum Niveau: String, ClosedList {
  case III_II_I, IV_diplome, IV_non_diplome, V_diplome, V_non_diplome, VI_Vbis
}

/// How the youth is housed.
public enum Hebergement: String, ClosedList {
  case parents, famille, autonome, amis_foyer_chrs, sans_nomade_autre
}

/// Means of transport of one's own.
public enum Vehicule: String, ClosedList {
  case aucun, deux_roues, voiture
}

/// How far the youth can go.
public enum Mobilite: String, ClosedList {
  case mobile, peu_mobile, tres_peu_mobile
}

/// Nationality, in three groups.
public enum Nationalite: String, ClosedList {
  case fr, ue, hors_ue
}

/// What an exchange was about.
public enum Theme: String, ClosedList {
  case emploi, formation, projet_professionnel, logement, sante, citoyennete,
    culture_sport_loisirs, mobilite, ressources, justice, handicap, numerique, langue, famille,
    acces_aux_droits
}

/// In which role a counsellor follows the youth.
public enum RoleReferent: String, ClosedList {
  case referent, cej, parrain, remplacant
}

/// Why a file is closed.
public enum MotifCloture: String, ClosedList {
  case emploi, formation, scolarite, limite_age, demenagement, sans_nouvelles, demande_jeune,
    changement_accompagnement, deces, autre
}

/// Direction of a transfer between structures.
public enum SensMutation: String, ClosedList {
  case arrivee, depart
}
