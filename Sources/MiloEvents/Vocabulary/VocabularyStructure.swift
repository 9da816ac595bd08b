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
