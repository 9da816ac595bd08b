/// What a month of CEJ or Garantie jeunes is worth: plausible payments, not the reference rules.
struct DroitMensuel {
  private let forfait: Int
  private let smic: Int
  private let estGJ: Bool
  /// Days of the spell in the month, and of the month: the Garantie jeunes is prorated.
  private let presence: (jours: Int, surJours: Int)

  init(_ suivi: Suivi, mois: Int, _ calendrier: Calendrier) {
    let premier = calendrier.premierJour(duMois: mois)
    let suivant = calendrier.premierJour(duMois: mois + 1)
    estGJ = suivi.estGJ
    smic = Self.enVigueur(Self.smics, mois)
    if estGJ {
      forfait = Self.enVigueur(Self.forfaitsGJ, mois)
    } else {
      let rang = suivi.foyer == 2 ? -1 : suivi.age(suivant - 1) < 18 ? 2 : suivi.foyer
      forfait = rang < 0 ? 0 : Self.enVigueur(Self.forfaitsCEJ[rang], mois)
    }
    let debut = max(premier, suivi.debutAllocation)
    let fin = min(suivant - 1, suivi.finAllocation)
    presence = (max(0, fin - debut + 1), suivant - premier)
  }

  /// The amount for resources of the month before, rounded half up.
  func centimes(deductibles: Int, partielles: Int) -> Int {
    let diviseur = 8 * smic - 300_000
    let (numerateur, denominateur): (Int, Int)
    if estGJ {
      let reste = min(max(0, 8 * smic - 10 * (deductibles + partielles)), diviseur)
      numerateur = forfait * reste * presence.jours
      denominateur = diviseur * presence.surJours
    } else {
      let base = max(0, forfait - deductibles)
      numerateur = base * diviseur - max(0, partielles - 30_000) * 10 * forfait
      denominateur = diviseur
    }
    return max(0, (2 * numerateur + denominateur) / (2 * denominateur))
  }

  /// An amount and the month from which it holds, 202203 for March 2022.
  private typealias Palier = (depuis: Int, centimes: Int)

  private static func enVigueur(_ valeurs: [Palier], _ mois: Int) -> Int {
    let date = mois / 12 * 100 + mois % 12 + 1
    return (valeurs.last { $0.depuis <= date } ?? valeurs[0]).centimes
  }

  private static let smics: [Palier] = [
    (201_301, 143_022), (201_401, 144_538), (201_501, 145_752), (201_601, 146_662),
    (201_701, 148_027), (201_801, 149_847), (201_901, 152_122), (202_001, 153_942),
    (202_101, 155_458), (202_110, 158_947), (202_201, 160_312), (202_205, 164_558),
    (202_208, 167_895), (202_301, 170_928), (202_305, 174_720), (202_401, 176_692),
    (202_411, 180_180), (202_601, 182_303), (202_606, 186_702),
  ]

  private static let forfaitsGJ: [Palier] = [
    (201_309, 43_375), (201_401, 43_939), (201_409, 44_818), (201_501, 45_221),
    (201_509, 46_126), (201_604, 46_172), (201_609, 47_095), (201_704, 47_237),
    (201_709, 48_002), (201_804, 48_482), (201_904, 49_257), (202_004, 49_701),
    (202_104, 49_750), (202_204, 50_646), (202_207, 52_671), (202_304, 53_482),
  ]

  /// Non imposable, première tranche, minor.
  private static let forfaitsCEJ: [[Palier]] = [
    [
      (202_203, 50_000), (202_207, 52_000), (202_304, 52_800), (202_404, 55_229),
      (202_504, 56_168),
    ],
    [
      (202_203, 30_000), (202_207, 31_200), (202_304, 31_680), (202_404, 33_137),
      (202_504, 33_700),
    ],
    [
      (202_203, 20_000), (202_207, 20_800), (202_304, 21_120), (202_404, 22_092),
      (202_504, 22_468),
    ],
  ]
}
