// The youth's file (2.1): who comes in, who they are, who follows them.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// Somebody comes in.
public struct Accueil: EventData {
  /// `accueil`.
  public static let nom = "accueil"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Un jeune se présente à la structure."
  /// `site`, required.
  public var site: Code
  /// `motif`.
  public var motif: MotifAccueil?
  /// `origine`.
  public var origine: Origine?
  /// `au_flux`.
  public var auFlux: Bool?

  /// The event with its required fields; the others are set afterwards.
  public init(site: Code) {
    self.site = site
  }
}

/// Dated facts about the youth: each holds until the next `profil` that carries it.
public struct Profil: EventData {
  /// `profil`.
  public static let nom = "profil"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Des faits datés sur le jeune : chacun vaut jusqu’au prochain profil qui le porte ; null l’efface."
  /// `sexe`.
  public var sexe: Attribut<Sexe>?
  /// `date_naissance`.
  public var dateNaissance: Attribut<LocalDate>?
  /// `commune`.
  public var commune: Attribut<CodeINSEE>?
  /// `quartier`.
  public var quartier: Attribut<Code>?
  /// `qpv`.
  public var qpv: Attribut<Bool>?
  /// `zrr`.
  public var zrr: Attribut<Bool>?
  /// `niveau`.
  public var niveau: Attribut<Niveau>?
  /// `niveau_valide`.
  public var niveauValide: Attribut<NiveauValide>?
  /// `hebergement`.
  public var hebergement: Attribut<Hebergement>?
  /// `permis_b`.
  public var permisB: Attribut<Bool>?
  /// `vehicule`.
  public var vehicule: Attribut<Vehicule>?
  /// `mobilite`.
  public var mobilite: Attribut<Mobilite>?
  /// `transports_commun_seuls`.
  public var transportsCommunSeuls: Attribut<Bool>?
  /// `enfants`.
  public var enfants: Attribut<Int>?
  /// `nationalite`.
  public var nationalite: Attribut<Nationalite>?
  /// `rqth`.
  public var rqth: Attribut<Bool>?
  /// `rsa`.
  public var rsa: Attribut<Bool>?
  /// `inscrit_france_travail`.
  public var inscritFranceTravail: Attribut<Bool>?
  /// `site`.
  public var site: Attribut<Code>?
  /// `freins`.
  public var freins: Attribut<[Theme]>?
  /// `premier_entretien_anterieur`.
  public var premierEntretienAnterieur: Attribut<LocalDate>?

  /// The event without any field; the others are set afterwards.
  public init() {
  }
}

/// Who follows the youth, in which role; a new one of the same role ends the previous one.
public struct Referent: EventData {
  /// `referent`.
  public static let nom = "referent"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Qui suit le jeune, et à quel titre ; null laisse le jeune sans référent."
  /// `conseiller`, required.
  public var conseiller: Attribut<Code>
  /// `role`.
  public var role: RoleReferent?
  /// `jusqu_au`.
  public var jusquAu: LocalDate?
  /// `motif`.
  public var motif: Texte?

  /// The event with its required fields; the others are set afterwards.
  public init(conseiller: Attribut<Code>) {
    self.conseiller = conseiller
  }
}

/// Transfer of the file between structures.
public struct Mutation: EventData {
  /// `mutation`.
  public static let nom = "mutation"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Transfert du dossier entre structures."
  /// `sens`, required.
  public var sens: SensMutation
  /// `structure`, required.
  public var structure: Code
  /// `date_dossier`.
  public var dateDossier: LocalDate?

  /// The event with its required fields; the others are set afterwards.
  public init(sens: SensMutation, structure: Code) {
    self.sens = sens
    self.structure = structure
  }
}

/// Two files of one person become one; the subject is the kept file.
public struct Fusion: EventData {
  /// `fusion`.
  public static let nom = "fusion"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Deux dossiers d’une même personne n’en font plus qu’un ; le sujet est le dossier gardé."
  /// `absorbe`, required.
  public var absorbe: IdentifiantJeune

  /// The event with its required fields; the others are set afterwards.
  public init(absorbe: IdentifiantJeune) {
    self.absorbe = absorbe
  }
}
