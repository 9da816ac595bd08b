// Situations (2.4): employment, training, immersion, volunteering, schooling.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// Entry into employment.
public struct EmploiEntree: EventData {
  /// `emploi.entree`.
  public static let nom = "emploi.entree"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Entrée en emploi."
  /// What the fields mean.
  public static let champs: Significations<EmploiEntree> = [
    \.contrat: "La nature du contrat.",
    \.operation: "L’opération financée à laquelle l’emploi se rattache.",
    \.finPrevue: "La fin prévue au contrat.",
    \.employeur: "Qui embauche.",
    \.secteur: "Le secteur d’activité.",
    \.metierRome: "Le métier, par son code ROME.",
    \.temps: "À temps plein ou partiel.",
    \.heuresHebdo: "Les heures par semaine.",
    \.marchand: "Du secteur marchand.",
    \.dureeContrat: "CDI ou CDD, pour un contrat aidé.",
    \.offre: "L’offre pourvue, quand la structure l’avait reçue.",
    \.via: "Par qui l’emploi a été trouvé.",
  ]
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

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case contrat, operation
    case finPrevue = "fin_prevue"
    case employeur, secteur
    case metierRome = "metier_rome"
    case temps
    case heuresHebdo = "heures_hebdo"
    case marchand
    case dureeContrat = "duree_contrat"
    case offre, via
  }

  /// The event with its required fields; the others are set afterwards.
  public init(contrat: Contrat) {
    self.contrat = contrat
  }
}

/// What an employment has become, some time after the entry; it ends nothing.
public struct EmploiSuivi: EventData {
  /// `emploi.suivi`.
  public static let nom = "emploi.suivi"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Ce qu’un emploi est devenu ; ne le termine pas : « situation.fin » le fait."
  /// What the fields mean.
  public static let champs: Significations<EmploiSuivi> = [
    \.entree: "L’entrée en emploi dont on prend des nouvelles.",
    \.statut: "Ce qu’il en est ce jour-là.",
    \.canal: "Par quel moyen on l’a su.",
  ]
  /// `entree`, required.
  public var entree: Reference<EmploiEntree>
  /// `statut`, required.
  public var statut: StatutEmploi
  /// `canal`.
  public var canal: Canal?

  /// The event with its required fields; the others are set afterwards.
  public init(entree: Reference<EmploiEntree>, statut: StatutEmploi) {
    self.entree = entree
    self.statut = statut
  }
}

/// Entry into training.
public struct FormationEntree: EventData {
  /// `formation.entree`.
  public static let nom = "formation.entree"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Entrée en formation."
  /// What the fields mean.
  public static let champs: Significations<FormationEntree> = [
    \.genre: "La nature de la formation.",
    \.operation: "L’opération financée à laquelle la formation se rattache.",
    \.organisme: "Qui forme.",
    \.financeur: "Qui finance.",
    \.finPrevue: "La fin prévue.",
    \.heures: "La durée totale en heures.",
  ]
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

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case genre, operation, organisme, financeur
    case finPrevue = "fin_prevue"
    case heures
  }

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
  /// What the fields mean.
  public static let champs: Significations<ImmersionEntree> = [
    \.genre: "Période de mise en situation, ou autre immersion.",
    \.objectif: "Découvrir un métier, confirmer un projet ou initier un recrutement.",
    \.employeur: "Qui accueille.",
    \.finPrevue: "La fin prévue.",
    \.heures: "La durée totale en heures.",
  ]
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

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case genre, objectif, employeur
    case finPrevue = "fin_prevue"
    case heures
  }

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
  /// What the fields mean.
  public static let champs: Significations<VolontariatEntree> = [
    \.genre: "Service civique, ou autre volontariat.",
    \.finPrevue: "La fin prévue.",
    \.structure: "Qui accueille.",
  ]
  /// `genre`, required.
  public var genre: GenreVolontariat
  /// `fin_prevue`.
  public var finPrevue: LocalDate?
  /// `structure`.
  public var structure: Code?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case genre
    case finPrevue = "fin_prevue"
    case structure
  }

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
  /// What the fields mean.
  public static let champs: Significations<ScolariteEntree> = [
    \.genre: "Retour en formation scolaire, ou scolarité initiale."
  ]
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
  /// What the fields mean.
  public static let champs: Significations<MobiliteInternationale> = [
    \.programme: "Le programme de mobilité.",
    \.statut: "Où en est le départ.",
    \.pays: "Le pays, en deux lettres.",
  ]
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
  /// What the fields mean.
  public static let champs: Significations<SituationFin> = [
    \.entree: "L’entrée à laquelle cette fin répond.",
    \.motif: "Pourquoi la situation prend fin.",
  ]
  /// `entree`, required.
  public var entree: Reference<Situation>
  /// `motif`.
  public var motif: MotifFin?

  /// The event with its required fields; the others are set afterwards.
  public init(entree: Reference<Situation>) {
    self.entree = entree
  }
}
