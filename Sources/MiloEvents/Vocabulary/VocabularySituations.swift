// The case names are the codes written on the lines: they are the storage format.

/// Employment contract.
public enum Contrat: String, ClosedList {
  case CDI, CDD, interim, saisonnier, autre, apprentissage, professionnalisation, PEC, CUI_CIE,
    CAE, CDDI
}

/// What an employment has become.
public enum StatutEmploi: String, ClosedList {
  case en_poste, rompu, termine, sans_reponse
}

/// Full or part time.
public enum Temps: String, ClosedList {
  case plein, partiel
}

/// Duration of an aided contract.
public enum DureeContrat: String, ClosedList {
  case CDI, CDD
}

/// Kind of training.
public enum GenreFormation: String, ClosedList {
  case certifiante, professionnalisante, preparation_qualification, remise_a_niveau,
    mobilisation_projet, adaptation, a_preciser, autre, retour_formation_initiale, mlds
}

/// Kind of immersion.
public enum GenreImmersion: String, ClosedList {
  case pmsmp, autre
}

/// Aim of an immersion.
public enum ObjectifImmersion: String, ClosedList {
  case decouvrir, confirmer, initier_recrutement
}

/// Kind of volunteering.
public enum GenreVolontariat: String, ClosedList {
  case service_civique, autre
}

/// Kind of schooling.
public enum GenreScolarite: String, ClosedList {
  case rescolarisation, initiale
}

/// Programme of international mobility.
public enum ProgrammeMobilite: String, ClosedList {
  case erasmus, au_pair, volontariat_international, autre
}

/// State of an international mobility.
public enum StatutMobilite: String, ClosedList {
  case oriente, retenu, depart, retour, reporte
}

/// Reason of the end of a situation.
public enum MotifFin: String, ClosedList {
  case fin_normale, rupture_employeur, rupture_jeune, abandon, reussite, autre
}
