// Accompaniment (2.2): the five natures of events, and appointments.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// An individual interview.
public struct Entretien: EventData {
  /// `entretien`.
  public static let nom = "entretien"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Entretien individuel."
  /// What the fields mean.
  public static let champs: Significations<Entretien> = [
    \.conseiller: "Qui reçoit.",
    \.site: "Où l’entretien a lieu.",
    \.modalite: "En présence, en visioconférence ou au téléphone.",
    \.dureeMin: "La durée en minutes ; 60 dans les temps d’accompagnement à défaut.",
    \.themes: "De quoi il a été question.",
    \.propositions: "Ce qui a été proposé, par thème.",
    \.specialite: "La spécialité de l’intervenant, quand l’entretien en relève.",
    \.motifSpecialite: "Le motif propre à la spécialité ; donnée sensible, qui peut être chiffrée.",
    \.operation: "L’opération financée à laquelle l’entretien se rattache.",
    \.demandes: "Ce que le jeune demande, par thème.",
    \.commentaire: "Ce que le conseiller note pour lui et pour l’équipe ; toujours chiffré.",
  ]
  /// `conseiller`, required.
  public var conseiller: Code
  /// `site`.
  public var site: Code?
  /// `modalite`.
  public var modalite: Modalite?
  /// `duree_min`.
  public var dureeMin: Int?
  /// `themes`.
  public var themes: [Theme]?
  /// `propositions`.
  public var propositions: [Proposition]?
  /// `specialite`.
  public var specialite: Specialite?
  /// `motif_specialite`.
  public var motifSpecialite: CodeSensible?
  /// `operation`.
  public var operation: Code?
  /// `demandes`.
  public var demandes: [Theme]?
  /// `commentaire`.
  public var commentaire: TexteChiffre?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case conseiller, site, modalite
    case dureeMin = "duree_min"
    case themes, propositions, specialite
    case motifSpecialite = "motif_specialite"
    case operation, demandes, commentaire
  }

  /// The event with its required fields; the others are set afterwards.
  public init(conseiller: Code) {
    self.conseiller = conseiller
  }
}

/// A workshop; only attendance counts as an event.
public struct Atelier: EventData {
  /// `atelier`.
  public static let nom = "atelier"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Atelier collectif ; seule la présence compte comme un événement."
  /// What the fields mean.
  public static let champs: Significations<Atelier> = [
    \.intitule: "Le nom de l’atelier.",
    \.session: "La séance, commune à tous ceux qui y ont participé.",
    \.site: "Où l’atelier a lieu.",
    \.dureeMin: "La durée en minutes ; 60 dans les temps d’accompagnement à défaut.",
    \.themes: "De quoi il est question.",
    \.partenaire: "Qui anime, quand ce n’est pas la structure.",
    \.serie: "L’offre récurrente dont l’atelier fait partie.",
    \.dispositif: "Le dispositif au titre duquel il est proposé.",
    \.operation: "L’opération financée à laquelle l’atelier se rattache.",
    \.presence: "Présent, absent, excusé ou annulé ; présent à défaut.",
  ]
  /// `intitule`, required.
  public var intitule: TexteCourt
  /// `session`.
  public var session: Code?
  /// `site`.
  public var site: Code?
  /// `duree_min`.
  public var dureeMin: Int?
  /// `themes`.
  public var themes: [Theme]?
  /// `partenaire`.
  public var partenaire: Code?
  /// `serie`.
  public var serie: Code?
  /// `dispositif`.
  public var dispositif: Code?
  /// `operation`.
  public var operation: Code?
  /// `presence`.
  public var presence: Presence?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case intitule, session, site
    case dureeMin = "duree_min"
    case themes, partenaire, serie, dispositif, operation, presence
  }

  /// The event with its required fields; the others are set afterwards.
  public init(intitule: TexteCourt) {
    self.intitule = intitule
  }
}

/// Collective information; only attendance counts as an event.
public struct InformationCollective: EventData {
  /// `information_collective`.
  public static let nom = "information_collective"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Information collective, recrutement collectif, forum ou visite."
  /// What the fields mean.
  public static let champs: Significations<InformationCollective> = [
    \.intitule: "Le nom de la réunion.",
    \.session: "La séance, commune à tous ceux qui y ont participé.",
    \.site: "Où elle a lieu.",
    \.dureeMin: "La durée en minutes ; 60 dans les temps d’accompagnement à défaut.",
    \.themes: "De quoi il est question.",
    \.partenaire: "Qui anime, quand ce n’est pas la structure.",
    \.serie: "L’offre récurrente dont elle fait partie.",
    \.dispositif: "Le dispositif au titre duquel elle est proposée.",
    \.operation: "L’opération financée à laquelle elle se rattache.",
    \.presence: "Présent, absent, excusé ou annulé ; présent à défaut.",
    \.genre: "Information, recrutement collectif, forum ou visite d’entreprise.",
  ]
  /// `intitule`, required.
  public var intitule: TexteCourt
  /// `session`.
  public var session: Code?
  /// `site`.
  public var site: Code?
  /// `duree_min`.
  public var dureeMin: Int?
  /// `themes`.
  public var themes: [Theme]?
  /// `partenaire`.
  public var partenaire: Code?
  /// `serie`.
  public var serie: Code?
  /// `dispositif`.
  public var dispositif: Code?
  /// `operation`.
  public var operation: Code?
  /// `presence`.
  public var presence: Presence?
  /// `genre`.
  public var genre: GenreInformation?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case intitule, session, site
    case dureeMin = "duree_min"
    case themes, partenaire, serie, dispositif, operation, presence, genre
  }

  /// The event with its required fields; the others are set afterwards.
  public init(intitule: TexteCourt) {
    self.intitule = intitule
  }
}

/// A contact outside an interview.
public struct Contact: EventData {
  /// `contact`.
  public static let nom = "contact"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Échange par message, téléphone, courrier ou visite."
  /// What the fields mean.
  public static let champs: Significations<Contact> = [
    \.canal: "Par quel moyen.",
    \.sens: "Reçu par la structure, ou émis par elle.",
  ]
  /// `canal`, required.
  public var canal: Canal
  /// `sens`.
  public var sens: SensContact?

  /// The event with its required fields; the others are set afterwards.
  public init(canal: Canal) {
    self.canal = canal
  }
}

/// An administrative act done for the youth.
public struct ActeAdministratif: EventData {
  /// `acte_administratif`.
  public static let nom = "acte_administratif"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Acte administratif accompli pour le jeune."
  /// What the fields mean.
  public static let champs: Significations<ActeAdministratif> = [
    \.nature: "La nature de l’acte."
  ]
  /// `nature`, required.
  public var nature: Code

  /// The event with its required fields; the others are set afterwards.
  public init(nature: Code) {
    self.nature = nature
  }
}

/// A proposed appointment, or a later state of one.
public struct RendezVous: EventData {
  /// `rendez_vous`.
  public static let nom = "rendez_vous"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Proposition d’un rendez-vous, ou état ultérieur d’un rendez-vous proposé."
  /// What the fields mean.
  public static let champs: Significations<RendezVous> = [
    \.quand: "Le jour et l’heure convenus.",
    \.objet: "L’objet du rendez-vous.",
    \.statut: "Ce qu’il en est : proposé, honoré, manqué, excusé, annulé, reporté.",
    \.rendezVous: "Le rendez-vous proposé dont ceci est la suite.",
    \.conseiller: "Qui reçoit.",
    \.site: "Où le rendez-vous a lieu.",
    \.dureeMin: "La durée prévue, en minutes ; 60 à l’agenda à défaut.",
    \.motifReport: "Pourquoi il est reporté.",
  ]
  /// `quand`, required.
  public var quand: Horodatage
  /// `objet`.
  public var objet: Code?
  /// `statut`, required.
  public var statut: StatutRendezVous
  /// `rendez_vous`.
  public var rendezVous: Reference<RendezVous>?
  /// `conseiller`.
  public var conseiller: Code?
  /// `site`.
  public var site: Code?
  /// `duree_min`.
  public var dureeMin: Int?
  /// `motif_report`.
  public var motifReport: Code?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case quand, objet, statut
    case rendezVous = "rendez_vous"
    case conseiller, site
    case dureeMin = "duree_min"
    case motifReport = "motif_report"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(quand: Horodatage, statut: StatutRendezVous) {
    self.quand = quand
    self.statut = statut
  }
}

/// What a youth and the counsellor agree to reach, or a later state of it.
public struct Plan: EventData {
  /// `plan`.
  public static let nom = "plan"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Objectif du plan d’action d’un jeune, ou état ultérieur d’un objectif."
  /// What the fields mean.
  public static let champs: Significations<Plan> = [
    \.objectif: "Ce qui est visé, dans les mots du jeune ; toujours chiffré.",
    \.theme: "De quoi il s’agit.",
    \.echeance: "Quand l’objectif devrait être atteint.",
    \.etat: "Où il en est.",
    \.plan: "L’objectif dont ceci est la suite.",
  ]
  /// `objectif`, required.
  public var objectif: TexteChiffre
  /// `theme`, required.
  public var theme: Theme
  /// `echeance`.
  public var echeance: LocalDate?
  /// `etat`, required.
  public var etat: EtatPlan
  /// `plan`.
  public var plan: Reference<Plan>?

  /// The event with its required fields; the others are set afterwards.
  public init(objectif: TexteChiffre, theme: Theme, etat: EtatPlan) {
    self.objectif = objectif
    self.theme = theme
    self.etat = etat
  }
}
