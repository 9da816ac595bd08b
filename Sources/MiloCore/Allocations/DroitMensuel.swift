public import MiloEvents

/// The allocations whose amount the law sets month by month.
public enum Allocation: String, CaseIterable, Sendable {
  /// Contrat d'engagement jeune.
  case CEJ
  /// Garantie jeunes.
  case GJ
  /// Occasional allocation of the PACEA.
  case PACEA
}

/// Where a month of right stands.
public enum EtatDroit: String, CaseIterable, Sendable {
  /// No scale is known for the month.
  case baremeInconnu = "bareme_inconnu"
  /// A sanction acts whose rule is not known.
  case regleInconnue = "regle_inconnue"
  /// Birth date, tax household or resources are missing.
  case incomplet
  /// More was paid than is due.
  case tropPercu = "trop_percu"
  /// Suspended the whole month.
  case suspendu
  /// The evidence came too late.
  case forclos
  /// Nothing is due.
  case sansDroit = "sans_droit"
  /// Paid in full.
  case verse
  /// Paid in part.
  case partiel
  /// Nothing was paid yet.
  case aVerser = "a_verser"
}

/// What is due and what was paid to a youth for a month.
public struct DroitMensuel: Hashable, Sendable {
  /// The youth's identifier.
  public var jeune: String
  /// The allocation.
  public var allocation: Allocation
  /// The month of right.
  public var mois: Mois
  /// The amount due in cents; nil when no known rule gives it.
  public var du: Int128?
  /// The payments less their refunds, in cents.
  public var verse: Int128
  /// Where the month stands.
  public var etat: EtatDroit
  /// Whether a stay gives a right that month; a payment alone gives none.
  public var isDeDroit: Bool
  /// The steps of the computation, when they were asked for.
  public var etapes: [Etape] = []
}

/// An amount due, with the state that its computation itself commands, if any.
struct Du {
  var montant: Int?
  var etat: EtatDroit?

  init(_ montant: Int?, _ etat: EtatDroit? = nil) {
    self.montant = montant
    self.etat = etat
  }

  /// The state of a month in which that much was paid: the first that applies (08.5.2).
  func etat(verse: Int128) -> EtatDroit {
    guard let montant else { return etat ?? .baremeInconnu }
    if etat == .incomplet { return .incomplet }
    if verse > montant { return .tropPercu }
    if let etat { return etat }
    if montant == 0 { return .sansDroit }
    if verse == montant { return .verse }
    return verse > 0 ? .partiel : .aVerser
  }
}
