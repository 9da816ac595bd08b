// Situations (2.4): employment, training, immersion, volunteering, schooling.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// Entry into employment.
public struct EmploiEntree: EventData {
  /// `emploi.entree`.
  public static let nom = "emploi.entree"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Entrée en emploi."
  /// `contrat`, required.
  public var contrat: Contrat
  /// `operation`.
  public var operation: Code?
  /// `fin_prevue`.
  public var finPrevue: LocalDate?
  /// `employeur`.
  public var employeur: Code?
  /// `secteur`.
  public var secteur: Code?
  /// `metier_rome`.
  public var metierRome: Code?
  /// `temps`.
  public var temps: Temps?
  /// `heures_hebdo`.
  public var heuresHebdo: Nombre?
  /// `marchand`.
  public var marchand: Bool?
  /// `duree_contrat`.
  public var dureeContrat: DureeContrat?
  /// `offre`.
  public var offre: Code?
  /// `via`.
  public var via: Code?

  /// The event with its required fields; the others are set afterwards.
  public init(contrat: Contrat) {
    self.contrat = contrat
  }
}

/// Entry into training.
public struct FormationEntree: EventData {
  /// `formation.entree`.
  public static let nom = "formation.entree"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Entrée en formation."
  /// `genre`, required.
  public var genre: GenreFormation
  /// `operation`.
  public var operation: Code?
  /// `organisme`.
  public var organisme: Code?
  /// `financeur`.
  public var financeur: Code?
  /// `fin_prevue`.
  public var finPrevue: LocalDate?
  /// `heures`.
  public var heures: Int?

  /// The event with its required fields; the others are set afterwards.
  public init(genre: GenreFormation) {
    self.genre = genre
  }
}

/// Entry into an immersion.
public struct ImmersionEntree: EventData {
  /// `immersion.entree`.
  public static let nom = "immersion.entree"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Entrée en immersion professionnelle."
  /// `genre`, required.
  public var genre: GenreImmersion
  /// `objectif`.
  public var objectif: ObjectifImmersion?
  /// `employeur`.
  public var employeur: Code?
  /// `fin_prevue`, required.
  public var finPrevue: LocalDate
  /// `heures`.
  public var heures: Int?

  /// The event with its required fields; the others are set afterwards.
  public init(genre: GenreImmersion, finPrevue: LocalDate) {
    self.genre = genre
    self.finPrevue = finPrevue
  }
}

/// Entry into volunteering.
public struct VolontariatEntree: EventData {
  /// `volontariat.entree`.
  public static let nom = "volontariat.entree"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Entrée en service civique ou autre volontariat."
  /// `genre`, required.
  public var genre: GenreVolontariat
  /// `fin_prevue`.
  public var finPrevue: LocalDate?
  /// `structure`.
  public var structure: Code?

  /// The event with its required fields; the others are set afterwards.
  public init(genre: GenreVolontariat) {
    self.genre = genre
  }
}

/// Entry into schooling.
public struct ScolariteEntree: EventData {
  /// `scolarite.entree`.
  public static let nom = "scolarite.entree"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Entrée ou retour en scolarité."
  /// `genre`, required.
  public var genre: GenreScolarite

  /// The event with its required fields; the others are set afterwards.
  public init(genre: GenreScolarite) {
    self.genre = genre
  }
}

/// A stage of an international mobility.
public struct MobiliteInternationale: EventData {
  /// `mobilite_internationale`.
  public static let nom = "mobilite_internationale"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Étape d’une mobilité internationale."
  /// `programme`, required.
  public var programme: ProgrammeMobilite
  /// `statut`, required.
  public var statut: StatutMobilite
  /// `pays`.
  public var pays: Pays?

  /// The event with its required fields; the others are set afterwards.
  public init(programme: ProgrammeMobilite, statut: StatutMobilite) {
    self.programme = programme
    self.statut = statut
  }
}

/// End of a situation.
public struct SituationFin: EventData {
  /// `situation.fin`.
  public static let nom = "situation.fin"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Fin d’un emploi, d’une formation, d’une immersion, d’un volontariat ou d’une scolarité."
  /// `entree`, required.
  public var entree: Reference<Situation>
  /// `motif`.
  public var motif: MotifFin?

  /// The event with its required fields; the others are set afterwards.
  public init(entree: Reference<Situation>) {
    self.entree = entree
  }
}
