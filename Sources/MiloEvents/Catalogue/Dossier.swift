// The youth's file (2.1): who comes in, who they are, who follows them.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// Somebody comes in.
public struct Accueil: EventData {
  /// `accueil`.
  public static let nom = "accueil"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Un jeune se présente à la structure."
  /// What the fields mean.
  public static let champs: Significations<Accueil> = [
    \.site: "Le site où la personne est reçue.",
    \.motif: "Pourquoi elle vient.",
    \.origine: "Par qui ou par quoi elle a connu la mission locale.",
    \.auFlux: "Reçue sans rendez-vous, au fil de l’eau.",
    \.demandes: "Ce que la personne demande, par thème.",
  ]
  /// `site`, required.
  public var site: Code
  /// `motif`.
  public var motif: MotifAccueil?
  /// `origine`.
  public var origine: Origine?
  /// `au_flux`.
  public var auFlux: Bool?
  /// `demandes`.
  public var demandes: [Theme]?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case site, motif, origine
    case auFlux = "au_flux"
    case demandes
  }

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
  /// What the fields mean.
  public static let champs: Significations<Profil> = [
    \.sexe: "Le sexe, F ou M.",
    \.dateNaissance: "La date de naissance, d’où l’âge se calcule.",
    \.commune: "La commune de résidence, par son code INSEE.",
    \.quartier: "Le quartier de résidence, tel que la structure le déclare.",
    \.qpv: "Réside dans un quartier prioritaire de la politique de la ville.",
    \.zrr: "Réside en zone de revitalisation rurale ; celle de la commune à défaut.",
    \.niveau: "Le niveau de formation, avec ou sans diplôme.",
    \.niveauValide: "Le niveau validé, de 1 à 8, dans la nomenclature européenne.",
    \.hebergement: "Où la personne est logée.",
    \.permisB: "A le permis de conduire B.",
    \.vehicule: "Le véhicule dont la personne dispose.",
    \.mobilite: "Jusqu’où la personne se déplace.",
    \.transportsCommunSeuls: "Ne se déplace qu’en transports en commun.",
    \.enfants: "Le nombre d’enfants à charge.",
    \.nationalite: "La nationalité : française, de l’Union européenne, ou autre.",
    \.rqth: "Reconnue comme travailleur handicapé.",
    \.rsa: "Perçoit le revenu de solidarité active.",
    \.inscritFranceTravail: "Inscrite à France Travail.",
    \.site: "Le site qui la reçoit d’habitude.",
    \.freins: "Ce qui freine l’accès à l’emploi, par thème.",
    \.premierEntretienAnterieur: "La date du premier entretien, quand il précède ce journal.",
  ]
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

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case sexe
    case dateNaissance = "date_naissance"
    case commune, quartier, qpv, zrr, niveau
    case niveauValide = "niveau_valide"
    case hebergement
    case permisB = "permis_b"
    case vehicule, mobilite
    case transportsCommunSeuls = "transports_commun_seuls"
    case enfants, nationalite, rqth, rsa
    case inscritFranceTravail = "inscrit_france_travail"
    case site, freins
    case premierEntretienAnterieur = "premier_entretien_anterieur"
  }

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
  /// What the fields mean.
  public static let champs: Significations<Referent> = [
    \.conseiller: "Qui suit le jeune ; null : plus personne.",
    \.role: "À quel titre ; référent à défaut.",
    \.jusquAu: "Le dernier jour du suivi.",
    \.motif: "Pourquoi ce changement.",
  ]
  /// `conseiller`, required.
  public var conseiller: Attribut<Code>
  /// `role`.
  public var role: RoleReferent?
  /// `jusqu_au`.
  public var jusquAu: LocalDate?
  /// `motif`.
  public var motif: Texte?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case conseiller, role
    case jusquAu = "jusqu_au"
    case motif
  }

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
  /// What the fields mean.
  public static let champs: Significations<Mutation> = [
    \.sens: "Arrivée dans la structure, ou départ.",
    \.structure: "L’autre structure : d’où vient le jeune, ou vers où il part.",
    \.dateDossier: "Quand son dossier a été ouvert dans l’autre structure.",
  ]
  /// `sens`, required.
  public var sens: SensMutation
  /// `structure`, required.
  public var structure: Code
  /// `date_dossier`.
  public var dateDossier: LocalDate?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case sens, structure
    case dateDossier = "date_dossier"
  }

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
  /// What the fields mean.
  public static let champs: Significations<Fusion> = [
    \.absorbe: "L’identifiant du dossier qui disparaît dans celui du sujet."
  ]
  /// `absorbe`, required.
  public var absorbe: IdentifiantJeune

  /// The event with its required fields; the others are set afterwards.
  public init(absorbe: IdentifiantJeune) {
    self.absorbe = absorbe
  }
}

/// The file is closed: nobody follows the youth any more.
public struct DossierCloture: EventData {
  /// `dossier.cloture`.
  public static let nom = "dossier.cloture"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Le dossier est clos : le jeune quitte la file active, jusqu’à ce qu’il revienne."
  /// What the fields mean.
  public static let champs: Significations<DossierCloture> = [
    \.motif: "Pourquoi l’accompagnement s’arrête."
  ]
  /// `motif`, required.
  public var motif: MotifCloture

  /// The event with its required fields; the others are set afterwards.
  public init(motif: MotifCloture) {
    self.motif = motif
  }
}

/// A closed file is open again.
public struct DossierReouverture: EventData {
  /// `dossier.reouverture`.
  public static let nom = "dossier.reouverture"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Un dossier clos est rouvert ; un contact, une entrée ou un référent le rouvrent aussi."
  /// What the fields mean.
  public static let champs: Significations<DossierReouverture> = [
    \.motif: "Pourquoi le jeune revient."
  ]
  /// `motif`.
  public var motif: Code?

  /// The event without any field; the others are set afterwards.
  public init() {
  }
}
