// Rights, allocations and aids (2.5). Amounts are euro cents.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// Tax household, on which the CEJ amount depends.
public struct FoyerFiscal: EventData {
  /// `foyer_fiscal`.
  public static let nom = "foyer_fiscal"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Catégorie du foyer fiscal, dont dépend le montant du CEJ."
  /// What the fields mean.
  public static let champs: Significations<FoyerFiscal> = [
    \.categorie: "Au regard de l’impôt sur le revenu : non imposable, première tranche, imposable.",
    \.presume: "Retenu avant d’en avoir la preuve.",
  ]
  /// `categorie`, required.
  public var categorie: CategorieFoyer
  /// `presume`.
  public var presume: Bool?

  /// The event with its required fields; the others are set afterwards.
  public init(categorie: CategorieFoyer) {
    self.categorie = categorie
  }
}

/// Resources declared for a month.
public struct Ressources: EventData {
  /// `ressources`.
  public static let nom = "ressources"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Ressources déclarées pour un mois."
  /// What the fields mean.
  public static let champs: Significations<Ressources> = [
    \.mois: "Le mois où elles sont perçues.",
    \.deductiblesCentimes: "Ce qui se déduit en entier de l’allocation, en centimes.",
    \.partiellesCentimes: "Ce qui n’en réduit qu’une part, au-delà de 300 euros, en centimes.",
    \.cumulablesCentimes: "Ce qui se cumule avec elle, en centimes.",
  ]
  /// `mois`, required.
  public var mois: Mois
  /// `deductibles_centimes`, required.
  public var deductiblesCentimes: Int
  /// `partielles_centimes`, required.
  public var partiellesCentimes: Int
  /// `cumulables_centimes`.
  public var cumulablesCentimes: Int?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case mois
    case deductiblesCentimes = "deductibles_centimes"
    case partiellesCentimes = "partielles_centimes"
    case cumulablesCentimes = "cumulables_centimes"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(mois: Mois, deductiblesCentimes: Int, partiellesCentimes: Int) {
    self.mois = mois
    self.deductiblesCentimes = deductiblesCentimes
    self.partiellesCentimes = partiellesCentimes
  }
}

/// Evidence for a month, complete at a date.
public struct Justificatifs: EventData {
  /// `justificatifs`.
  public static let nom = "justificatifs"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Justificatifs d’un mois, complets à une date."
  /// What the fields mean.
  public static let champs: Significations<Justificatifs> = [
    \.mois: "Le mois dont il est rendu compte.",
    \.completLe: "Le jour où le dossier du mois est complet.",
  ]
  /// `mois`, required.
  public var mois: Mois
  /// `complet_le`, required.
  public var completLe: LocalDate

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case mois
    case completLe = "complet_le"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(mois: Mois, completLe: LocalDate) {
    self.mois = mois
    self.completLe = completLe
  }
}

/// Breach of the CEJ's commitments.
public struct Manquement: EventData {
  /// `manquement`.
  public static let nom = "manquement"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Manquement aux engagements du CEJ."
  /// What the fields mean.
  public static let champs: Significations<Manquement> = [
    \.entree: "L’entrée en CEJ concernée.",
    \.nature: "Ce qui est reproché.",
  ]
  /// `entree`, required.
  public var entree: Reference<DispositifEntree>
  /// `nature`, required.
  public var nature: NatureManquement

  /// The event with its required fields; the others are set afterwards.
  public init(entree: Reference<DispositifEntree>, nature: NatureManquement) {
    self.entree = entree
    self.nature = nature
  }
}

/// A notified sanction.
public struct Sanction: EventData {
  /// `sanction`.
  public static let nom = "sanction"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Sanction notifiée, de rang 1, 2 ou 3."
  /// What the fields mean.
  public static let champs: Significations<Sanction> = [
    \.entree: "L’entrée en CEJ sanctionnée.",
    \.rang: "Premier, deuxième ou troisième manquement.",
    \.notifieeLe: "Le jour de la notification.",
    \.manquement: "Le manquement sanctionné.",
  ]
  /// `entree`, required.
  public var entree: Reference<DispositifEntree>
  /// `rang`, required.
  public var rang: RangSanction
  /// `notifiee_le`, required.
  public var notifieeLe: LocalDate
  /// `manquement`.
  public var manquement: Reference<Manquement>?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case entree, rang
    case notifieeLe = "notifiee_le"
    case manquement
  }

  /// The event with its required fields; the others are set afterwards.
  public init(entree: Reference<DispositifEntree>, rang: RangSanction, notifieeLe: LocalDate) {
    self.entree = entree
    self.rang = rang
    self.notifieeLe = notifieeLe
  }
}

/// A step taken by the youth, in minutes.
public struct Demarche: EventData {
  /// `demarche`.
  public static let nom = "demarche"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Démarche accomplie par le jeune, en minutes."
  /// What the fields mean.
  public static let champs: Significations<Demarche> = [
    \.entree: "L’entrée au titre de laquelle la démarche est faite.",
    \.minutes: "Le temps passé, en minutes.",
    \.nature: "Le thème de la démarche.",
    \.validee: "Reconnue par le conseiller ; oui à défaut.",
  ]
  /// `entree`.
  public var entree: Reference<DispositifEntree>?
  /// `minutes`, required.
  public var minutes: Int
  /// `nature`, required.
  public var nature: Theme
  /// `validee`.
  public var validee: Bool?

  /// The event with its required fields; the others are set afterwards.
  public init(minutes: Int, nature: Theme) {
    self.minutes = minutes
    self.nature = nature
  }
}

/// Request for an aid.
public struct AideDemande: EventData {
  /// `aide.demande`.
  public static let nom = "aide.demande"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Demande d’une aide."
  /// What the fields mean.
  public static let champs: Significations<AideDemande> = [
    \.aide: "L’aide demandée.",
    \.montantCentimes: "Le montant demandé, en centimes.",
    \.objet: "À quoi elle doit servir.",
  ]
  /// `aide`, required.
  public var aide: Code
  /// `montant_centimes`.
  public var montantCentimes: Int?
  /// `objet`.
  public var objet: Code?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case aide
    case montantCentimes = "montant_centimes"
    case objet
  }

  /// The event with its required fields; the others are set afterwards.
  public init(aide: Code) {
    self.aide = aide
  }
}

/// Decision on an aid.
public struct AideDecision: EventData {
  /// `aide.decision`.
  public static let nom = "aide.decision"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Décision sur une aide."
  /// What the fields mean.
  public static let champs: Significations<AideDecision> = [
    \.demande: "La demande à laquelle la décision répond.",
    \.aide: "L’aide décidée.",
    \.accordee: "Accordée, ou refusée.",
    \.montantCentimes: "Le montant accordé, en centimes.",
    \.unites: "Le nombre de titres ou de chèques accordés.",
    \.motif: "Le motif de la décision.",
  ]
  /// `demande`.
  public var demande: Reference<AideDemande>?
  /// `aide`, required.
  public var aide: Code
  /// `accordee`, required.
  public var accordee: Bool
  /// `montant_centimes`.
  public var montantCentimes: Int?
  /// `unites`.
  public var unites: Int?
  /// `motif`.
  public var motif: Code?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case demande, aide, accordee
    case montantCentimes = "montant_centimes"
    case unites, motif
  }

  /// The event with its required fields; the others are set afterwards.
  public init(aide: Code, accordee: Bool) {
    self.aide = aide
    self.accordee = accordee
  }
}

/// Payment of an aid.
public struct AideVersement: EventData {
  /// `aide.versement`.
  public static let nom = "aide.versement"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Versement d’une aide."
  /// What the fields mean.
  public static let champs: Significations<AideVersement> = [
    \.aide: "L’aide versée.",
    \.montantCentimes: "Le montant versé, en centimes.",
    \.mois: "Le mois de droit payé.",
    \.decision: "La décision qui l’accorde.",
    \.unites: "Le nombre de titres ou de chèques remis.",
  ]
  /// `aide`, required.
  public var aide: Code
  /// `montant_centimes`, required.
  public var montantCentimes: Int
  /// `mois`.
  public var mois: Mois?
  /// `decision`.
  public var decision: Reference<AideDecision>?
  /// `unites`.
  public var unites: Int?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case aide
    case montantCentimes = "montant_centimes"
    case mois, decision, unites
  }

  /// The event with its required fields; the others are set afterwards.
  public init(aide: Code, montantCentimes: Int) {
    self.aide = aide
    self.montantCentimes = montantCentimes
  }
}

/// Refund of a payment.
public struct AideRemboursement: EventData {
  /// `aide.remboursement`.
  public static let nom = "aide.remboursement"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Remboursement d’un versement."
  /// What the fields mean.
  public static let champs: Significations<AideRemboursement> = [
    \.versement: "Le versement remboursé.",
    \.montantCentimes: "Le montant rendu, en centimes.",
  ]
  /// `versement`, required.
  public var versement: Reference<AideVersement>
  /// `montant_centimes`, required.
  public var montantCentimes: Int

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case versement
    case montantCentimes = "montant_centimes"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(versement: Reference<AideVersement>, montantCentimes: Int) {
    self.versement = versement
    self.montantCentimes = montantCentimes
  }
}

/// Yearly envelope of an aid.
public struct Enveloppe: EventData {
  /// `enveloppe`.
  public static let nom = "enveloppe"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Enveloppe annuelle d’une aide."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<Enveloppe> = [
    \.aide: "L’aide dotée.",
    \.annee: "L’année de l’enveloppe.",
    \.montantCentimes: "Le montant de l’enveloppe, en centimes.",
  ]
  /// `aide`, required.
  public var aide: Code
  /// `annee`, required.
  public var annee: Int
  /// `montant_centimes`, required.
  public var montantCentimes: Int

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case aide, annee
    case montantCentimes = "montant_centimes"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(aide: Code, annee: Int, montantCentimes: Int) {
    self.aide = aide
    self.annee = annee
    self.montantCentimes = montantCentimes
  }
}
