// The case names are the codes written on the lines: they are the storage format.

/// Where a site stands.
public enum Zone: String, ClosedList {
  case siege, quartier, hors_siege
}

/// Kind of site.
public enum GenreSite: String, ClosedList {
  case siege, site, antenne, permanence
}

/// Function of a member of the team.
public enum RoleConseiller: String, ClosedList {
  case cisp, cre, accueil, psychologue, direction, coordination, parrain, autre
}

/// Contract of a member of the team.
public enum ContratConseiller: String, ClosedList {
  case cdi, cdd, apprenti, mis_a_disposition, benevole
}

/// Whether an absence was known beforehand; never the health of the agent.
public enum MotifAbsence: String, ClosedList {
  case prevue, imprevue
}

/// Who runs a dispositif.
public enum NiveauDispositif: String, ClosedList {
  case national, regional, departemental, local
}

/// Axis of territory.
public enum Axe: String, ClosedList {
  case zone, site, commune, epci, quartier
}

/// Who answers a satisfaction survey.
public enum Repondant: String, ClosedList {
  case jeune, employeur
}

/// State of an improvement action.
public enum EtatAmelioration: String, ClosedList {
  case prevue, engagee, realisee, abandonnee
}

/// Legal ground of an erasure.
public enum BaseEffacement: String, ClosedList {
  case fin_conservation, demande
}

/// Unit of a figure that comes from elsewhere.
public enum UniteDonnee: String, ClosedList {
  case nombre, centimes, pourcent, etp
}

/// Axis of the territory that a figure from elsewhere describes.
public enum AxeDonnee: String, ClosedList {
  case commune, epci, zone, quartier, france, region, departement
}

/// Whether an amount of the accounts is foreseen or done.
public enum EtatComptable: String, ClosedList {
  case budget, realise
}

/// Side of the accounts.
public enum NatureComptable: String, ClosedList {
  case produit, charge, actif, passif
}

/// Who meets to govern the structure.
public enum GenreInstance: String, ClosedList {
  case ca, bureau, ag, copil, comite_technique, autre
}

/// Kind of event without youths counted one by one.
public enum GenreManifestation: String, ClosedList {
  case forum, portes_ouvertes, visite, job_dating, reunion, autre
}

/// Place of an audit in the life of the label.
public enum GenreAudit: String, ClosedList {
  case initial, suivi, renouvellement
}

/// What an audit results in.
public enum ResultatAudit: String, ClosedList {
  case accorde, accorde_avec_reserves, refuse, en_cours
}

/// What the auditors say of a criterion.
public enum Avis: String, ClosedList {
  case conforme, point_fort, reserve, non_conforme
}
