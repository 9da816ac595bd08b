// Dispositifs (2.3): entries, extensions, suspensions, exits.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// Entry into a dispositif.
public struct DispositifEntree: EventData {
  /// `dispositif.entree`.
  public static let nom = "dispositif.entree"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Entrée dans un dispositif."
  /// What the fields mean.
  public static let champs: Significations<DispositifEntree> = [
    \.dispositif: "Le dispositif où le jeune entre.",
    \.finPrevue: "La fin prévue au contrat.",
    \.conseiller: "Qui signe l’entrée et l’accompagne.",
    \.modalite: "La modalité d’accompagnement propre au dispositif.",
    \.volet: "Le volet « jeunes en rupture » du CEJ, quand l’entrée en relève.",
    \.partenaire: "Le partenaire qui accompagne ou qui oriente.",
    \.millesime: "Le millésime de la convention.",
    \.operation: "L’opération financée à laquelle l’entrée se rattache.",
  ]
  /// `dispositif`, required.
  public var dispositif: Code
  /// `fin_prevue`.
  public var finPrevue: LocalDate?
  /// `conseiller`.
  public var conseiller: Code?
  /// `modalite`.
  public var modalite: Code?
  /// `volet`.
  public var volet: Volet?
  /// `partenaire`.
  public var partenaire: Code?
  /// `millesime`.
  public var millesime: Code?
  /// `operation`.
  public var operation: Code?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case dispositif
    case finPrevue = "fin_prevue"
    case conseiller, modalite, volet, partenaire, millesime, operation
  }

  /// The event with its required fields; the others are set afterwards.
  public init(dispositif: Code) {
    self.dispositif = dispositif
  }
}

/// A new planned end.
public struct DispositifProlongation: EventData {
  /// `dispositif.prolongation`.
  public static let nom = "dispositif.prolongation"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Nouvelle fin prévue d’un dispositif."
  /// What the fields mean.
  public static let champs: Significations<DispositifProlongation> = [
    \.entree: "L’entrée prolongée.",
    \.finPrevue: "La nouvelle fin prévue.",
    \.motif: "Pourquoi.",
  ]
  /// `entree`, required.
  public var entree: Reference<DispositifEntree>
  /// `fin_prevue`, required.
  public var finPrevue: LocalDate
  /// `motif`.
  public var motif: Texte?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case entree
    case finPrevue = "fin_prevue"
    case motif
  }

  /// The event with its required fields; the others are set afterwards.
  public init(entree: Reference<DispositifEntree>, finPrevue: LocalDate) {
    self.entree = entree
    self.finPrevue = finPrevue
  }
}

/// Suspension between two dates.
public struct DispositifSuspension: EventData {
  /// `dispositif.suspension`.
  public static let nom = "dispositif.suspension"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Suspension d’un dispositif entre deux dates."
  /// What the fields mean.
  public static let champs: Significations<DispositifSuspension> = [
    \.entree: "L’entrée suspendue.",
    \.du: "Le premier jour de la suspension.",
    \.au: "Le dernier jour ; ouvert à défaut.",
    \.motif: "Le motif de la suspension.",
  ]
  /// `entree`, required.
  public var entree: Reference<DispositifEntree>
  /// `du`, required.
  public var du: LocalDate
  /// `au`.
  public var au: LocalDate?
  /// `motif`, required.
  public var motif: Code

  /// The event with its required fields; the others are set afterwards.
  public init(entree: Reference<DispositifEntree>, du: LocalDate, motif: Code) {
    self.entree = entree
    self.du = du
    self.motif = motif
  }
}

/// Exit from a dispositif.
public struct DispositifSortie: EventData {
  /// `dispositif.sortie`.
  public static let nom = "dispositif.sortie"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Sortie d’un dispositif."
  /// What the fields mean.
  public static let champs: Significations<DispositifSortie> = [
    \.entree: "L’entrée à laquelle la sortie met fin.",
    \.motif: "Pourquoi le jeune sort ; de là, sortie positive ou non.",
  ]
  /// `entree`, required.
  public var entree: Reference<DispositifEntree>
  /// `motif`, required.
  public var motif: MotifSortie

  /// The event with its required fields; the others are set afterwards.
  public init(entree: Reference<DispositifEntree>, motif: MotifSortie) {
    self.entree = entree
    self.motif = motif
  }
}
