import MiloEvents

/// The allocation of the Garantie jeunes, for entries from October 2013 to February 2022.
public enum GarantieJeunes {
  /// Where the amount, the slope and the proration come from.
  static let source = "décret 2013-880, art. 4"

  /// What is due for a month, prorated by days, in exact cents.
  ///
  /// - Parameters:
  ///   - forfait: the lump sum of the month.
  ///   - smic: the gross monthly minimum wage of the month.
  ///   - ressources: the resources of the month, in cents.
  ///   - jours: how many days of the month the youth was in the dispositif.
  ///   - joursDuMois: how many days the month has.
  public static func montant(
    forfait: Int, smic: Int, ressources: Int, jours: Int, joursDuMois: Int
  ) -> Fraction {
    Fraction(forfait) * part(smic: smic, ressources: ressources)
      * Fraction(Int128(jours), sur: Int128(joursDuMois))
  }

  /// The part of the lump sum that resources leave, from 0 to 1.
  static func part(smic: Int, ressources: Int) -> Fraction {
    let ceiling = Fraction(8, sur: 10) * Fraction(smic)
    let allowance = Fraction(CEJ.abattement)
    guard ceiling > allowance else { return ressources <= CEJ.abattement ? 1 : 0 }
    return min(1, max(0, (ceiling - Fraction(ressources)) / (ceiling - allowance)))
  }
}

extension DroitsDuJeune {
  /// What is due of the Garantie jeunes for a month of right.
  func garantieJeunes(_ mois: Mois, _ calcul: inout Calcul) -> Du {
    guard let forfait = contexte.baremes.palier(.forfaitGJ, mois),
      let smic = contexte.baremes.palier(.smic, mois)
    else { return inconnu(mois, &calcul) }
    let income = autresRevenus(mois)
    let days = joursGarantieJeunes(mois)
    let part = GarantieJeunes.part(smic: smic.centimes, ressources: income)
    let exact = GarantieJeunes.montant(
      forfait: forfait.centimes, smic: smic.centimes, ressources: income, jours: days,
      joursDuMois: mois.dayCount)
    calcul.note(
      Etape(
        "Forfait (F)", "barème de \(forfait.du)", Fraction(forfait.centimes),
        source: forfait.source))
    calcul.note(
      Etape(
        "Ressources de \(mois)",
        pieces.ressources[mois].map {
          "\(euros($0.deductibles)) + \(euros($0.partielles)) (ligne \($0.ligne))"
        } ?? "aucune déclaration : 0", Fraction(income), source: GarantieJeunes.source))
    calcul.note(
      Etape(
        "Dégressivité",
        "\(euros(forfait.centimes)) × (0,8 × \(euros(smic.centimes)) − \(euros(income)))"
          + " / (0,8 × \(euros(smic.centimes)) − \(euros(CEJ.abattement))), part de 0 à 1",
        Fraction(forfait.centimes) * part,
        source: "\(GarantieJeunes.source) ; \(smic.source) de \(smic.du)"))
    calcul.note(
      Etape(
        "Montant dû", "× \(days) / \(mois.dayCount) jours, au centime, demi vers le haut",
        Fraction(exact.arrondi), source: GarantieJeunes.source))
    return Du(Int(exact.arrondi))
  }

  /// How many days of a month fall in a Garantie jeunes, those of several stays counted once.
  private func joursGarantieJeunes(_ mois: Mois) -> Int {
    var days: UInt32 = 0
    for parcours in pieces.parcours where contexte.codes[parcours.code] == .GJ {
      let first = max(parcours.debut, mois.firstDay)
      let last = min(parcours.fin(aDefaut: contexte.moisVue.lastDay), mois.lastDay)
      guard first <= last else { continue }
      for day in (first - mois.firstDay)...(last - mois.firstDay) { days |= 1 << UInt32(day) }
    }
    return days.nonzeroBitCount
  }
}
