// The case names are the codes written on the lines: they are the storage format.

/// How an interview is held.
public enum Modalite: String, ClosedList {
  case presentiel, visio, telephone
}

/// Speciality of an interview.
public enum Specialite: String, ClosedList {
  case psychologue, sante_droits, sante_soins, justice, logement, emploi
}

/// Whether the youth attended.
public enum Presence: String, ClosedList {
  case present, absent, excuse, annule
}

/// Kind of collective information.
public enum GenreInformation: String, ClosedList {
  case information, recrutement_collectif, forum, visite_entreprise
}

/// Channel of a contact.
public enum Canal: String, ClosedList {
  case sms, mel, telephone, courrier, visite, partenaire, mediation
}

/// Direction of a contact.
public enum SensContact: String, ClosedList {
  case entrant, sortant
}

/// State of an appointment.
public enum StatutRendezVous: String, ClosedList {
  case propose, present, absent, excuse, annule_jeune, annule_structure, reporte
}

/// Part of the CEJ for youths in rupture.
public enum Volet: String, ClosedList {
  case jr
}

/// Reason of an exit from a dispositif.
public enum MotifSortie: String, ClosedList {
  case emploi_durable, emploi_court, alternance, formation, service_civique, creation_entreprise,
    scolarite, echeance, limite_age, abandon, non_respect, demande_jeune, demenagement,
    changement_accompagnement, deces, autre
}

/// State of an objective of a youth's plan.
public enum EtatPlan: String, ClosedList {
  case prevu, en_cours, atteint, abandonne
}
