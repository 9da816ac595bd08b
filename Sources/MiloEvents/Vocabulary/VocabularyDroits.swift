// The case names are the codes written on the lines: they are the storage format.

/// Tax household, as the CEJ scale needs it.
public enum CategorieFoyer: String, ClosedList {
  case non_imposable, premiere_tranche, imposable
}

/// Breach of the CEJ's commitments.
public enum NatureManquement: String, ClosedList {
  case absence_injustifiee, pas_de_preuve, fausse_declaration
}

/// Composition of the household.
public enum Menage: String, ClosedList {
  case isole, isole_enfant, couple, couple_enfant
}

/// Outcome of an orientation.
public enum IssueOrientation: String, ClosedList {
  case admis, recrute, refus, sans_suite, abandon
}

/// Outcome of a referral to an offer.
public enum IssueMiseEnRelation: String, ClosedList {
  case recrute, non_retenu, sans_suite
}

/// How a youth was met by outreach.
public enum SourceReperage: String, ClosedList {
  case sortie_terrain, maraude, piscine_plage, jdc_obligation, evenement, partenaire, rio, autre
}

/// Where a youth met by outreach went on.
public enum VersRemobilisation: String, ClosedList {
  case suivi, cej_gj, service_civique, emploi_formation, autre_acteur
}

/// Stage of the obligation of training.
public enum EtapeObligation: String, ClosedList {
  case signalement, contact, engagement, issue
}

/// Outcome of the obligation of training.
public enum IssueObligation: String, ClosedList {
  case emploi, formation, scolarite, service_civique, alternance, exemption_sante, autre
}
