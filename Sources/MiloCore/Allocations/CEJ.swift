public import MiloEvents

/// The allocation of the contrat d'engagement jeune, since March 2022 (Code du travail, D5131-19 and
/// D5131-23, R5131-17, R5131-18 and R5131-25).
public enum CEJ {
  /// What partial resources may reach without reducing the allocation, in cents.
  public static let abattement = 30_000
  /// Age from which the amounts of adults apply, on the last day of the month.
  static let majorite = 18
  /// The rule of sanctions is known for contracts up to the month before.
  static let regleInconnueDepuis = Mois(year: 2025, month: 1)
  /// Calendar months after the end of the month during which evidence may still come.
  static let delaiDesJustificatifs = 3

  /// What is due for a month before any sanction, in exact cents.
  ///
  /// - Parameters:
  ///   - forfait: the amount of the scale.
  ///   - smic: the gross monthly minimum wage of the month.
  ///   - deductibles: last month's resources counted in full.
  ///   - partielles: last month's resources counted in part.
  public static func montant(
    forfait: Int, smic: Int, deductibles: Int, partielles: Int
  ) -> Fraction {
    let rest = Fraction(max(0, forfait - deductibles))
    return max(0, rest - reduction(forfait: forfait, smic: smic, partielles: partielles))
  }

  /// What partial resources take away, in exact cents.
  static func reduction(forfait: Int, smic: Int, partielles: Int) -> Fraction {
    guard partielles > abattement else { return 0 }
    let slope = Fraction(8, sur: 10) * Fraction(smic) - Fraction(abattement)
    // A declared wage so low that the slope vanishes leaves nothing.
    guard slope > 0 else { return Fraction(forfait) }
    return Fraction(partielles - abattement) * Fraction(forfait) / slope
  }

  /// What a sanction leaves of an amount due, in cents.
  public static func apresSanction(_ du: Int, rang: Int) -> Int {
    rang == 1 ? Int((Fraction(3, sur: 4) * Fraction(du)).arrondi) : 0
  }

  /// The month in which a sanction takes effect: the one that begins after its notification.
  public static func moisEffet(notifieeLe date: LocalDate) -> Mois {
    date.mois.adding(1)
  }

  /// Whether evidence came more than three calendar months after the end of its month.
  public static func isForclos(_ mois: Mois, completLe date: LocalDate) -> Bool {
    date > mois.adding(delaiDesJustificatifs).lastDay
  }
}

extension DroitsDuJeune {
  /// What is due of the CEJ for a month of right.
  func cej(_ mois: Mois, _ calcul: inout Calcul) -> Du {
    guard isBaremeConnu(.CEJ, mois), let smic = contexte.baremes.palier(.smic, mois) else {
      return inconnu(mois, &calcul)
    }
    let sanctions = sanctions(mois)
    if let unknown = sanctions.first(where: { $0.effet >= CEJ.regleInconnueDepuis }) {
      calcul.note(
        Etape(
          "Règle inconnue", "sanction de rang \(unknown.rang) à effet de \(unknown.effet)", nil,
          source: "R5131-17 et R5131-18 : contrats du 2022-03-01 au 2024-12-31"))
      return Du(nil, .regleInconnue)
    }
    guard let forfait = forfaitCEJ(mois, &calcul), let declared = ressourcesCEJ(mois, &calcul)
    else { return Du(0, .incomplet) }
    if let suspension = suspension(mois) {
      calcul.note(
        Etape(
          "Suspension",
          "\(suspension.motif) du \(suspension.du)"
            + (suspension.au.map { " au \($0)" } ?? ", sans fin connue") + " : tout \(mois)", 0,
          source: "aucune allocation pour un mois couvert en entier"))
      return Du(0, .suspendu)
    }
    if let complet = pieces.completLe[mois], CEJ.isForclos(mois, completLe: complet) {
      let limit = mois.adding(CEJ.delaiDesJustificatifs).lastDay
      calcul.note(
        Etape(
          "Forclusion", "justificatifs complets le \(complet), après le \(limit)", 0,
          source: "Code du travail, R5131-25"))
      return Du(0, .forclos)
    }
    let du = degressivite(forfait, smic, declared, &calcul)
    guard let heaviest = sanctions.max(by: { $0.rang < $1.rang }) else { return Du(du) }
    let left = CEJ.apresSanction(du, rang: heaviest.rang)
    calcul.note(
      Etape(
        "Sanction de rang \(heaviest.rang), effet de \(heaviest.effet)",
        heaviest.rang == 1 ? "\(euros(du)) × 3/4, au centime" : "plus rien", Fraction(left),
        source: "Code du travail, R5131-17 et R5131-18"))
    return Du(left)
  }

  /// The amount of the scale by age and tax household; nil when one of them is not known.
  private func forfaitCEJ(_ mois: Mois, _ calcul: inout Calcul) -> Int? {
    let last = mois.lastDay
    let birth = dossier.attribut(Champs.dateNaissance, at: last, until: LocalDate(day: .max))
    guard let birth else {
      calcul.note(
        Etape("Forfait", "date de naissance manquante", 0, source: "Code du travail, D5131-19"))
      return nil
    }
    guard let foyer = pieces.foyers.last(where: { $0.date <= last }) else {
      calcul.note(
        Etape("Forfait", "foyer fiscal manquant", 0, source: "Code du travail, D5131-19"))
      return nil
    }
    let naissance = LocalDate(day: Int32(truncatingIfNeeded: birth))
    guard let age = naissance.ageAtteint(on: last) else {
      calcul.note(
        Etape(
          "Forfait", "âge inconnu : né le \(naissance), après le \(last)", 0,
          source: "Code du travail, D5131-19"))
      return nil
    }
    let facts = "\(age) ans le \(last), foyer « \(foyer.categorie.rawValue) »"
    let grandeur: Grandeur
    switch foyer.categorie {
    case .imposable:
      calcul.note(Etape("Forfait", facts, 0, source: "Code du travail, D5131-19"))
      return 0
    case .non_imposable: grandeur = age < CEJ.majorite ? .cejMineur : .cejNonImposable
    case .premiere_tranche: grandeur = age < CEJ.majorite ? .cejMineur : .cejPremiereTranche
    }
    guard let palier = contexte.baremes.palier(grandeur, mois) else { return nil }
    calcul.note(
      Etape(
        "Forfait (F)", "\(facts), barème de \(palier.du)", Fraction(palier.centimes),
        source: palier.source))
    return palier.centimes
  }

  /// The resources of the month before; nil when none are declared.
  private func ressourcesCEJ(
    _ mois: Mois, _ calcul: inout Calcul
  ) -> PiecesDroits.Declaration? {
    let before = mois.adding(-1)
    guard let declared = pieces.ressources[before] else {
      calcul.note(
        Etape(
          "Ressources", "déclaration manquante pour \(before)", 0,
          source: "Code du travail, D5131-23"))
      return nil
    }
    calcul.note(
      Etape(
        "Ressources de \(before) (ligne \(declared.ligne))",
        "D = \(euros(declared.deductibles)), R = \(euros(declared.partielles))", nil,
        source: "Code du travail, D5131-23"))
    return declared
  }

  /// The amount after resources, rounded to the cent.
  private func degressivite(
    _ forfait: Int, _ smic: Palier, _ declared: PiecesDroits.Declaration, _ calcul: inout Calcul
  ) -> Int {
    let (deducted, partial) = (declared.deductibles, declared.partielles)
    let reduction = CEJ.reduction(forfait: forfait, smic: smic.centimes, partielles: partial)
    let exact = CEJ.montant(
      forfait: forfait, smic: smic.centimes, deductibles: deducted, partielles: partial)
    calcul.note(
      Etape(
        "Ressources déduites en entier", "max(0, \(euros(forfait)) − \(euros(deducted)))",
        Fraction(max(0, forfait - deducted)), source: "Code du travail, D5131-23"))
    calcul.note(
      Etape(
        "Ressources déduites en partie",
        "max(0, \(euros(partial)) − \(euros(CEJ.abattement))) × \(euros(forfait))"
          + " / (0,8 × \(euros(smic.centimes)) − \(euros(CEJ.abattement)))",
        reduction, source: "Code du travail, D5131-23 ; \(smic.source) de \(smic.du)"))
    calcul.note(
      Etape(
        "Montant dû", "max(0, différence), au centime, demi vers le haut", Fraction(exact.arrondi),
        source: "Code du travail, D5131-23 ; mois entier, R5131-25"))
    return Int(exact.arrondi)
  }

  /// The sanctions that act on a month: those of the stays of which it is a month.
  private func sanctions(_ mois: Mois) -> [(effet: Mois, rang: Int)] {
    pieces.sanctions.compactMap { sanction in
      let effet = CEJ.moisEffet(notifieeLe: sanction.notifieeLe)
      guard effet == mois || (sanction.rang == 3 && effet < mois),
        isMoisDuParcours(mois, entree: sanction.entree)
      else { return nil }
      return (effet, sanction.rang)
    }
  }

  /// One suspension, or one service civique, that covers the whole month.
  private func suspension(_ mois: Mois) -> PiecesDroits.Suspension? {
    pieces.suspensions.first { suspension in
      suspension.covers(mois)
        && suspension.entree.map { isMoisDuParcours(mois, entree: $0) } ?? true
    }
  }

  private func isMoisDuParcours(_ mois: Mois, entree: Int) -> Bool {
    guard let parcours = pieces.parcours(entree: entree) else { return false }
    return contexte.codes[parcours.code] == .CEJ
      && parcours.moisDeDroit(vue: contexte.moisVue).contains(mois.index)
  }
}
