public import MiloEvents

/// The occasional allocation of the PACEA, since January 2017.
public enum PACEA {
  /// What the rules of a month admit.
  public struct Regle: Hashable, Sendable {
    /// Other income up to which the month may be paid, in cents.
    public var revenuAdmis: Int
    /// How many lump sums the window may hold.
    public var forfaits: Int
    /// The first month of the window that ends with this one.
    public var depuis: Mois
    /// The rule in words, and whether its text remains to be checked.
    public var source: String
  }

  /// How many months a PACEA lasts at most.
  static let duree = 24

  /// The rule of a month.
  public static func regle(_ mois: Mois) -> Regle {
    if mois < Mois(year: 2021, month: 1) {
      return Regle(
        revenuAdmis: 0, forfaits: 3, depuis: Mois(year: mois.year, month: 1),
        source: "Code du travail, L5131-5 ; de 2017 à 2020, sans autre revenu, 3 forfaits par an")
    }
    let text = "décret du 30 décembre 2020 : autre revenu jusqu’à 300 €, 6 forfaits sur 12 mois"
    let isChecked = mois < Mois(year: 2022, month: 3)
    return Regle(
      revenuAdmis: 30_000, forfaits: 6, depuis: mois.adding(-11),
      source: isChecked ? text : text + " (à vérifier depuis 2022-03)")
  }
}

extension DroitsDuJeune {
  /// A row for each month that a payment of the PACEA names.
  func pacea() -> [DroitMensuel] {
    admissionsPACEA(pieces.verses[.PACEA] ?? [:]).map { mois, du, calcul in
      var calcul = calcul
      return ligne(.PACEA, mois, du, isDeDroit: true, &calcul)
    }
  }

  /// What the rules admit of an amount for each month, in the order of the months: what was admitted
  /// before fills the window of what comes after.
  func admissionsPACEA(_ montants: [Mois: Int128]) -> [(mois: Mois, du: Du, calcul: Calcul)] {
    var admitted: [Mois: Int] = [:]
    return montants.sorted { $0.key < $1.key }.map { mois, montant in
      var calcul = Calcul(isDetaille: contexte.isDetaille)
      guard let forfait = contexte.baremes.palier(.forfaitPACEA, mois) else {
        return (mois, inconnu(mois, &calcul), calcul)
      }
      let du = admis(montant, mois, forfait, admitted, &calcul)
      admitted[mois] = du
      return (mois, Du(du), calcul)
    }
  }

  /// The part of the amount of a month that the rules admit, in cents.
  private func admis(
    _ montant: Int128, _ mois: Mois, _ forfait: Palier, _ admitted: [Mois: Int],
    _ calcul: inout Calcul
  ) -> Int {
    let regle = PACEA.regle(mois)
    guard isPACEAOuvert(mois) else {
      calcul.note(
        Etape(
          "Parcours", "aucun PACEA de moins de \(PACEA.duree) mois ouvert sans CEJ en \(mois)", 0,
          source: regle.source))
      return 0
    }
    let income = autresRevenus(mois)
    guard income <= regle.revenuAdmis else {
      calcul.note(
        Etape(
          "Autre revenu", "\(euros(income)) > \(euros(regle.revenuAdmis))", 0,
          source: regle.source))
      return 0
    }
    let used = admitted.reduce(0) { sum, entry in
      entry.key >= regle.depuis && entry.key < mois ? sum + entry.value : sum
    }
    let left = regle.forfaits * forfait.centimes - used
    // No more than the lump sum, whatever was paid.
    let admis = max(0, min(Int(clamping: montant), forfait.centimes, left))
    calcul.note(
      Etape(
        "Forfait (F)", "barème de \(forfait.du)", Fraction(forfait.centimes),
        source: forfait.source))
    calcul.note(
      Etape(
        "Reste du plafond",
        "\(regle.forfaits) × \(euros(forfait.centimes)) − \(euros(used)) admis depuis "
          + "\(regle.depuis)", Fraction(left), source: regle.source))
    calcul.note(
      Etape(
        "Montant admis",
        "min(\(euros(montant)), \(euros(forfait.centimes)), \(euros(left))), jamais sous 0",
        Fraction(admis), source: regle.source))
    return admis
  }

  /// Whether a PACEA touches a month that no CEJ touches.
  private func isPACEAOuvert(_ mois: Mois) -> Bool {
    var isOpen = false
    for parcours in pieces.parcours {
      switch contexte.codes[parcours.code] {
      case .CEJ:
        let end = parcours.fin(aDefaut: contexte.moisVue.lastDay)
        if parcours.touche(mois, jusquAu: end) { return false }
      case .PACEA:
        let limit = parcours.debut.adding(months: PACEA.duree)
        let end = min(parcours.sortie ?? limit, limit)
        if parcours.touche(mois, jusquAu: end) { isOpen = true }
      default: break
      }
    }
    return isOpen
  }
}
