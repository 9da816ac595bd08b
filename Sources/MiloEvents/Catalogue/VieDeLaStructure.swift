// The life of the structure (13.2): figures of others, accounts, agreements, meetings, events without youths.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// A figure that comes from elsewhere.
public struct Donnee: EventData {
  /// `donnee`.
  public static let nom = "donnee"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Chiffre venu d’ailleurs, avec sa source : population, emploi, région."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<Donnee> = [
    \.code: "Le code de la donnée.",
    \.libelle: "Ce qu’elle dit.",
    \.valeur: "La valeur, dans son unité.",
    \.unite: "Ce que la valeur compte : nombre, centimes, pour cent, équivalents temps plein.",
    \.du: "Le premier jour de la période décrite.",
    \.au: "Le dernier jour de la période décrite.",
    \.axe: "La sorte de territoire décrite.",
    \.territoire: "Le code du territoire décrit.",
    \.source: "Qui la publie, et où.",
    \.publieLe: "Le jour de sa publication.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `valeur`, required.
  public var valeur: ValeurDonnee
  /// `unite`, required.
  public var unite: UniteDonnee
  /// `du`, required.
  public var du: LocalDate
  /// `au`, required.
  public var au: LocalDate
  /// `axe`.
  public var axe: AxeDonnee?
  /// `territoire`.
  public var territoire: Code?
  /// `source`, required.
  public var source: Texte
  /// `publie_le`.
  public var publieLe: LocalDate?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, libelle, valeur, unite, du, au, axe, territoire, source
    case publieLe = "publie_le"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(
    code: Code, libelle: Libelle, valeur: ValeurDonnee, unite: UniteDonnee, du: LocalDate,
    au: LocalDate, source: Texte
  ) {
    self.code = code
    self.libelle = libelle
    self.valeur = valeur
    self.unite = unite
    self.du = du
    self.au = au
    self.source = source
  }
}

/// A line of the accounts of a year.
public struct PosteComptable: EventData {
  /// `poste_comptable`.
  public static let nom = "poste_comptable"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Poste du budget ou des comptes d’un exercice."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<PosteComptable> = [
    \.exercice: "L’exercice, une année civile.",
    \.etat: "Prévu au budget, ou réalisé.",
    \.nature: "Produit, charge, actif ou passif.",
    \.poste: "Le code du poste.",
    \.libelle: "Le nom du poste.",
    \.montantCentimes: "Le montant, en centimes ; négatif s’il vient en déduction.",
    \.financeur: "Qui finance ce poste.",
    \.action: "L’action à laquelle il se rattache.",
    \.total: "Un total imprimé : comparé à ce qui est recompté, jamais ajouté.",
    \.source: "Le document où le poste est lu.",
  ]
  /// `exercice`, required.
  public var exercice: Annee
  /// `etat`, required.
  public var etat: EtatComptable
  /// `nature`, required.
  public var nature: NatureComptable
  /// `poste`, required.
  public var poste: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `montant_centimes`, required.
  public var montantCentimes: MontantSigne
  /// `financeur`.
  public var financeur: Code?
  /// `action`.
  public var action: Code?
  /// `total`.
  public var total: Bool?
  /// `source`.
  public var source: Texte?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case exercice, etat, nature, poste, libelle
    case montantCentimes = "montant_centimes"
    case financeur, action, total, source
  }

  /// The event with its required fields; the others are set afterwards.
  public init(
    exercice: Annee, etat: EtatComptable, nature: NatureComptable, poste: Code, libelle: Libelle,
    montantCentimes: MontantSigne
  ) {
    self.exercice = exercice
    self.etat = etat
    self.nature = nature
    self.poste = poste
    self.libelle = libelle
    self.montantCentimes = montantCentimes
  }
}

/// An agreement with a funder.
public struct Convention: EventData {
  /// `convention`.
  public static let nom = "convention"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Convention passée avec un financeur."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<Convention> = [
    \.code: "Le code de la convention.",
    \.libelle: "Ce qu’elle finance.",
    \.financeur: "Qui la signe et finance.",
    \.du: "Son premier jour.",
    \.au: "Son dernier jour.",
    \.montantCentimes: "Le montant convenu, en centimes.",
    \.action: "L’action qu’elle finance.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `financeur`, required.
  public var financeur: Code
  /// `du`, required.
  public var du: LocalDate
  /// `au`, required.
  public var au: LocalDate
  /// `montant_centimes`.
  public var montantCentimes: Int?
  /// `action`.
  public var action: Code?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, libelle, financeur, du, au
    case montantCentimes = "montant_centimes"
    case action
  }

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle, financeur: Code, du: LocalDate, au: LocalDate) {
    self.code = code
    self.libelle = libelle
    self.financeur = financeur
    self.du = du
    self.au = au
  }
}

/// A meeting of those who govern the structure.
public struct Instance: EventData {
  /// `instance`.
  public static let nom = "instance"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Réunion d’une instance : conseil d’administration, bureau, assemblée, comité."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<Instance> = [
    \.genre: "Quelle instance se réunit.",
    \.libelle: "Le nom de l’instance, ou l’objet de la réunion.",
    \.membres: "Combien de membres elle a.",
    \.presents: "Combien de membres sont présents ou représentés.",
    \.decisions: "Les décisions prises.",
  ]
  /// `genre`, required.
  public var genre: GenreInstance
  /// `libelle`.
  public var libelle: Libelle?
  /// `membres`.
  public var membres: Int?
  /// `presents`.
  public var presents: Int?
  /// `decisions`.
  public var decisions: [DecisionInstance]?

  /// The event with its required fields; the others are set afterwards.
  public init(genre: GenreInstance) {
    self.genre = genre
  }
}

/// A decision taken by those who govern the structure.
public struct DecisionInstance: FieldValue {
  /// What the fields mean.
  public static let champs: Significations<DecisionInstance> = [
    \.libelle: "Ce qui est décidé."
  ]
  /// `libelle`, required.
  public var libelle: Libelle
  /// That decision.
  public init(libelle: Libelle) { self.libelle = libelle }
  /// An object with this field.
  public static var fieldType: FieldType {
    .objet(FieldRecorder.fields(of: DecisionInstance.self, meaning: champs))
  }
  /// A decision.
  public static var placeholder: DecisionInstance { DecisionInstance(libelle: "x") }
}

/// An event that the structure holds or takes part in, counted without its youths.
public struct Manifestation: EventData {
  /// `manifestation`.
  public static let nom = "manifestation"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Manifestation tenue ou rejointe par la structure, comptée sans les jeunes un par un."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<Manifestation> = [
    \.genre: "Forum, portes ouvertes, visite, rencontre d’employeurs, réunion.",
    \.libelle: "Son nom.",
    \.lieu: "Où elle se tient.",
    \.participants: "Combien de personnes sont venues.",
    \.jeunes: "Combien de jeunes sont venus.",
    \.professionnels: "Combien de professionnels sont venus.",
    \.partenaire: "Le partenaire avec qui elle est tenue.",
    \.action: "L’action à laquelle elle se rattache.",
  ]
  /// `genre`, required.
  public var genre: GenreManifestation
  /// `libelle`, required.
  public var libelle: Libelle
  /// `lieu`.
  public var lieu: Code?
  /// `participants`.
  public var participants: Int?
  /// `jeunes`.
  public var jeunes: Int?
  /// `professionnels`.
  public var professionnels: Int?
  /// `partenaire`.
  public var partenaire: Code?
  /// `action`.
  public var action: Code?

  /// The event with its required fields; the others are set afterwards.
  public init(genre: GenreManifestation, libelle: Libelle) {
    self.genre = genre
    self.libelle = libelle
  }
}
