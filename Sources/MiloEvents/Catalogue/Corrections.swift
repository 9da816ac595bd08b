// Corrections (01.5, 06.5): nothing is ever changed in place.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// From its recording on, the target no longer counts.
public struct Annulation: EventData {
  /// `annulation`.
  public static let nom = "annulation"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "L’événement visé ne compte plus."
  /// Whom or what the event is about.
  public static let sujet = Sujet.aucun
  /// What the fields mean.
  public static let champs: Significations<Annulation> = [
    \.evenement: "L’événement qui ne compte plus.",
    \.motif: "Pourquoi.",
  ]
  /// `evenement`, required.
  public var evenement: Reference<UnEvenement>
  /// `motif`, required.
  public var motif: Texte

  /// The event with its required fields; the others are set afterwards.
  public init(evenement: Reference<UnEvenement>, motif: Texte) {
    self.evenement = evenement
    self.motif = motif
  }
}

/// From its recording on, the target counts with the new `data`, taken whole.
public struct Rectification: EventData {
  /// `rectification`.
  public static let nom = "rectification"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "L’événement visé compte avec de nouvelles données, entières."
  /// Whom or what the event is about.
  public static let sujet = Sujet.aucun
  /// What the fields mean.
  public static let champs: Significations<Rectification> = [
    \.evenement: "L’événement rectifié.",
    \.motif: "Pourquoi.",
    \.time: "Sa nouvelle date ; inchangée à défaut.",
    \.subject: "Son nouveau sujet ; inchangé à défaut.",
    \.data: "Ses nouveaux champs, tous.",
  ]
  /// `evenement`, required.
  public var evenement: Reference<UnEvenement>
  /// `motif`, required.
  public var motif: Texte
  /// `time`.
  public var time: Horodatage?
  /// `subject`.
  public var subject: IdentifiantJeune?
  /// `data`, required.
  public var data: DonneesRectifiees

  /// The event with its required fields; the others are set afterwards.
  public init(evenement: Reference<UnEvenement>, motif: Texte, data: DonneesRectifiees) {
    self.evenement = evenement
    self.motif = motif
    self.data = data
  }
}

/// The key of the youth's encrypted fields was destroyed.
public struct Effacement: EventData {
  /// `effacement`.
  public static let nom = "effacement"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "La clé des champs chiffrés du jeune est détruite."
  /// What the fields mean.
  public static let champs: Significations<Effacement> = [
    \.motif: "Pourquoi.",
    \.base: "À la fin de la conservation, ou à la demande de la personne.",
  ]
  /// `motif`, required.
  public var motif: Texte
  /// `base`, required.
  public var base: BaseEffacement

  /// The event with its required fields; the others are set afterwards.
  public init(motif: Texte, base: BaseEffacement) {
    self.motif = motif
    self.base = base
  }
}

/// Lines came with the recorded times of another log: this journal did not see them recorded.
///
/// A take-over writes it itself (``TakeOver``), and nothing corrects it.
public struct Reprise: EventData {
  /// `reprise`.
  public static let nom = "reprise"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Les lignes qui précèdent ont gardé les horodatages d’un autre journal : celui-ci ne les a pas constatés."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<Reprise> = [
    \.lignes: "Combien de lignes furent reprises.",
    \.du: "Le jour de leur premier horodatage.",
    \.au: "Le jour du dernier.",
    \.motif: "Pourquoi.",
    \.horloge: "Ce que disait l’horloge de la machine à la reprise.",
  ]
  /// `lignes`, required.
  public var lignes: Int
  /// `du`, required.
  public var du: LocalDate
  /// `au`, required.
  public var au: LocalDate
  /// `motif`, required.
  public var motif: Texte
  /// `horloge`, required.
  public var horloge: Horodatage

  /// The event with its required fields.
  public init(lignes: Int, du: LocalDate, au: LocalDate, motif: Texte, horloge: Horodatage) {
    self.lignes = lignes
    self.du = du
    self.au = au
    self.motif = motif
    self.horloge = horloge
  }
}
