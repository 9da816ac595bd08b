// Objectives, scales, satisfaction and label (2.8).
// Property names are the fields of the lines in camelCase: they are the storage format.

/// A yearly target for a table cell.
public struct Objectif: EventData {
  /// `objectif`.
  public static let nom = "objectif"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Objectif annuel sur une cellule des tables."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Objectif> = [
    \.indicateur: "La cellule visée, comme synthese/primos/valeur.",
    \.annee: "L’année civile.",
    \.cible: "La valeur à atteindre.",
    \.financeur: "Qui fixe l’objectif.",
    \.du: "Le premier jour compté, quand ce n’est pas celui de l’année.",
    \.au: "Le dernier jour compté, quand ce n’est pas celui de l’année.",
    \.libelle: "Ce que le financeur demande.",
  ]
  /// `indicateur`, required.
  public var indicateur: Libelle
  /// `annee`, required.
  public var annee: Int
  /// `cible`, required.
  public var cible: Nombre
  /// `financeur`.
  public var financeur: Code?
  /// `du`.
  public var du: LocalDate?
  /// `au`.
  public var au: LocalDate?
  /// `libelle`.
  public var libelle: Libelle?

  /// The event with its required fields; the others are set afterwards.
  public init(indicateur: Libelle, annee: Int, cible: Nombre) {
    self.indicateur = indicateur
    self.annee = annee
    self.cible = cible
  }
}

/// Amounts of an aid from a date on, with their source.
public struct Bareme: EventData {
  /// `bareme`.
  public static let nom = "bareme"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Montants d’une aide à partir d’une date, avec leur source."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Bareme> = [
    \.aide: "L’aide, ou SMIC.",
    \.du: "Le premier mois où le barème vaut, par son premier jour.",
    \.valeurs: "Les montants, en centimes.",
    \.source: "Le texte qui fixe ces montants.",
  ]
  /// `aide`, required.
  public var aide: Code
  /// `du`, required.
  public var du: LocalDate
  /// `valeurs`, required.
  public var valeurs: [String: Int]
  /// `source`, required.
  public var source: Texte

  /// The event with its required fields; the others are set afterwards.
  public init(aide: Code, du: LocalDate, valeurs: [String: Int], source: Texte) {
    self.aide = aide
    self.du = du
    self.valeurs = valeurs
    self.source = source
  }
}

/// An answer to a satisfaction survey.
public struct Satisfaction: EventData {
  /// `satisfaction`.
  public static let nom = "satisfaction"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Réponse à une enquête de satisfaction, de 1 (pas du tout) à 4 (tout à fait)."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Satisfaction> = [
    \.campagne: "L’enquête.",
    \.repondant: "Un jeune, ou un employeur.",
    \.reponses: "Pour chaque question, de 1 (pas du tout) à 4 (tout à fait).",
  ]
  /// `campagne`, required.
  public var campagne: Code
  /// `repondant`, required.
  public var repondant: Repondant
  /// `reponses`, required.
  public var reponses: [String: NoteSatisfaction]

  /// The event with its required fields; the others are set afterwards.
  public init(campagne: Code, repondant: Repondant, reponses: [String: NoteSatisfaction]) {
    self.campagne = campagne
    self.repondant = repondant
    self.reponses = reponses
  }
}

/// A criterion of the label.
public struct Critere: EventData {
  /// `critere`.
  public static let nom = "critere"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Critère du label, saisi par la structure."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Critere> = [
    \.code: "Le code du critère.",
    \.libelle: "Ce qu’il demande.",
    \.axe: "L’axe du label dont il relève.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `axe`.
  public var axe: Code?

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle) {
    self.code = code
    self.libelle = libelle
  }
}

/// Evidence for a criterion.
public struct Preuve: EventData {
  /// `preuve`.
  public static let nom = "preuve"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Preuve à l’appui d’un critère."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Preuve> = [
    \.critere: "Le critère prouvé.",
    \.libelle: "Ce qu’est la preuve.",
    \.sha256: "L’empreinte du document, qui reste hors du journal.",
    \.indicateur: "La cellule qui fait preuve, comme synthese/primos/valeur.",
    \.evenements: "Les événements qui font preuve, par leurs identifiants.",
  ]
  /// `critere`, required.
  public var critere: Code
  /// `libelle`, required.
  public var libelle: TexteCourt
  /// `sha256`.
  public var sha256: EmpreinteDocument?
  /// `indicateur`.
  public var indicateur: Libelle?
  /// `evenements`.
  public var evenements: [Reference<UnEvenement>]?

  /// The event with its required fields; the others are set afterwards.
  public init(critere: Code, libelle: TexteCourt) {
    self.critere = critere
    self.libelle = libelle
  }
}

/// An improvement action.
public struct Amelioration: EventData {
  /// `amelioration`.
  public static let nom = "amelioration"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Action d’amélioration."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Amelioration> = [
    \.code: "Le code de l’action.",
    \.critere: "Le critère qu’elle sert.",
    \.libelle: "Ce qui est entrepris.",
    \.etat: "Où elle en est.",
    \.echeance: "Quand elle doit être achevée.",
    \.parent: "L’orientation, l’axe ou l’action dont elle fait partie.",
    \.responsable: "Qui en répond.",
    \.du: "Quand elle commence.",
    \.indicateur: "La cellule qui la mesure, comme synthese/primos/valeur.",
    \.budgetCentimes: "Son budget, en centimes.",
    \.evaluation: "Ce qu’on en retient.",
  ]
  /// `code`, required.
  public var code: Code
  /// `critere`.
  public var critere: Code?
  /// `libelle`, required.
  public var libelle: Libelle
  /// `etat`, required.
  public var etat: EtatAmelioration
  /// `echeance`.
  public var echeance: LocalDate?
  /// `parent`.
  public var parent: Code?
  /// `responsable`.
  public var responsable: Code?
  /// `du`.
  public var du: LocalDate?
  /// `indicateur`.
  public var indicateur: Libelle?
  /// `budget_centimes`.
  public var budgetCentimes: Int?
  /// `evaluation`.
  public var evaluation: Texte?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, critere, libelle, etat, echeance, parent, responsable, du, indicateur
    case budgetCentimes = "budget_centimes"
    case evaluation
  }

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle, etat: EtatAmelioration) {
    self.code = code
    self.libelle = libelle
    self.etat = etat
  }
}
