public import MiloEvents

/// An amount that holds from a month on, with the text that sets it.
public struct Palier: Hashable, Sendable {
  /// The first month.
  public var du: Mois
  /// The amount, in cents.
  public var centimes: Int
  /// The legal source, or the line of the journal that declares the amount.
  public var source: String

  /// An amount from a month on.
  public init(du: Mois, centimes: Int, source: String) {
    self.du = du
    self.centimes = centimes
    self.source = source
  }
}

/// What a scale gives the amount of.
public enum Grandeur: Int, CaseIterable, Sendable {
  /// CEJ of an adult whose household pays no income tax.
  case cejNonImposable
  /// CEJ of an adult whose household is in the first bracket.
  case cejPremiereTranche
  /// CEJ of a minor.
  case cejMineur
  /// Monthly lump sum of the Garantie jeunes.
  case forfaitGJ
  /// Monthly lump sum of the PACEA allocation.
  case forfaitPACEA
  /// Gross monthly minimum wage.
  case smic

  /// The aid and the name under which a `bareme` event declares the amount.
  public var cle: (aide: String, valeur: String) {
    switch self {
    case .cejNonImposable: ("CEJ", "adulte_non_imposable")
    case .cejPremiereTranche: ("CEJ", "adulte_premiere_tranche")
    case .cejMineur: ("CEJ", "mineur")
    case .forfaitGJ: ("GJ", "forfait")
    case .forfaitPACEA: ("PACEA", "forfait")
    case .smic: ("SMIC", "brut_mensuel")
    }
  }
}

/// The scales shipped with the library, in cents, each amount from a month on.
///
/// A later month is declared in the journal by a `bareme` event; nothing is ever extrapolated beyond
/// the twelve months of the last known amount.
enum BaremesLivres {
  /// CEJ: month, adult *non imposable*, adult *première tranche*, minor, source.
  private static let cej: [(String, Int, Int, Int, String)] = [
    ("2022-03", 50_000, 30_000, 20_000, "décret 2022-199, art. 1 ; Code du travail, D5131-19"),
    ("2022-07", 52_000, 31_200, 20_800, "loi 2022-1158, art. 9"),
    ("2023-04", 52_800, 31_680, 21_120, "instruction DSS/2B/2023/41"),
    ("2024-04", 55_229, 33_137, 22_092, "instruction DSS/2A/2C/2024/42"),
    ("2025-04", 56_168, 33_700, 22_468, "instruction DSS/2A/2C/2025/32"),
  ]

  /// The RSA of one person less its housing lump sum, since the PACEA exists.
  private static let rsaHorsLogement: [(String, Int)] = [
    ("2017-04", 47_237), ("2017-09", 48_002), ("2018-04", 48_482), ("2019-04", 49_257),
    ("2020-04", 49_701), ("2021-04", 49_750), ("2022-04", 50_646), ("2022-07", 52_671),
    ("2023-04", 53_482), ("2024-04", 55_942), ("2025-04", 56_894), ("2026-04", 57_349),
  ]

  /// The same before the PACEA, for the Garantie jeunes.
  private static let rsaAvantPACEA: [(String, Int)] = [
    ("2013-09", 43_375), ("2014-01", 43_939), ("2014-09", 44_818), ("2015-01", 45_221),
    ("2015-09", 46_126), ("2016-04", 46_172), ("2016-09", 47_095),
  ]

  /// The amount of 2016-09 goes on when the PACEA opens.
  private static let ouverturePACEA: [(String, Int)] = [("2017-01", 47_095)]

  /// Gross monthly minimum wage.
  private static let smic: [(String, Int)] = [
    ("2013-01", 143_022), ("2014-01", 144_538), ("2015-01", 145_752), ("2016-01", 146_662),
    ("2017-01", 148_027), ("2018-01", 149_847), ("2019-01", 152_122), ("2020-01", 153_942),
    ("2021-01", 155_458), ("2021-10", 158_947), ("2022-01", 160_312), ("2022-05", 164_558),
    ("2022-08", 167_895), ("2023-01", 170_928), ("2023-05", 174_720), ("2024-01", 176_692),
    ("2024-11", 180_180), ("2026-01", 182_303), ("2026-06", 186_702),
  ]

  private static let sourceRSA =
    "RSA d’une personne seule moins son forfait logement (CASF, L262-2 et R262-9)"
  private static let sourceSMIC = "SMIC brut mensuel (paramètres d’OpenFisca-France)"

  /// The amounts of each scale, in the order of their months.
  static func paliers(_ grandeur: Grandeur) -> [Palier] {
    switch grandeur {
    case .cejNonImposable: cej.compactMap { palier($0.0, $0.1, $0.4) }
    case .cejPremiereTranche: cej.compactMap { palier($0.0, $0.2, $0.4) }
    case .cejMineur: cej.compactMap { palier($0.0, $0.3, $0.4) }
    case .forfaitGJ:
      (rsaAvantPACEA + rsaHorsLogement).compactMap { palier($0.0, $0.1, sourceRSA) }
    case .forfaitPACEA:
      (ouverturePACEA + rsaHorsLogement).compactMap { palier($0.0, $0.1, sourceRSA) }
    case .smic: smic.compactMap { palier($0.0, $0.1, sourceSMIC) }
    }
  }

  private static func palier(_ mois: String, _ centimes: Int, _ source: String) -> Palier? {
    Mois(mois).map { Palier(du: $0, centimes: centimes, source: source) }
  }
}

/// The scales in force, month by month: those shipped, completed and overridden by `bareme` events.
public struct Baremes: Sendable {
  private var series: [[Palier]]

  /// How many months the last known amount of a scale holds, its first month included (08.5.6).
  public static let dureeDuDernier = 12

  /// The shipped scales alone.
  public init() {
    series = Grandeur.allCases.map { BaremesLivres.paliers($0) }
  }

  /// The shipped scales and those that the journal declares, in events dated by a day if one is given.
  public init(_ histoires: Histoires, au date: LocalDate? = nil) {
    self.init()
    for fait in histoires.structure where fait.kind == Kinds.bareme {
      if let date, fait.date > date { continue }
      declare(fait, histoires)
    }
  }

  private static let aide = Champ(Bareme.self, "aide")
  private static let du = Champ(Bareme.self, "du")
  private static let valeurs = Champ(Bareme.self, "valeurs")

  /// Takes a `bareme` event into account, from the month of its `du` on; for one month the last holds.
  private mutating func declare(_ fait: Fait, _ histoires: Histoires) {
    let words = histoires.words
    guard let aide = Self.aide.word(of: fait, in: words),
      let du = Self.du.date(of: fait, in: words)?.mois,
      let valeurs = Self.valeurs.word(of: fait, in: words)
    else { return }
    let code = histoires.texts.text(UInt32(truncatingIfNeeded: aide))
    let text = histoires.texts.text(UInt32(truncatingIfNeeded: valeurs))
    guard let field = fait.kind.declaration?.field(named: "valeurs"),
      case .object(let amounts)? = try? FieldText.value(text, field)
    else { return }
    for grandeur in Grandeur.allCases where grandeur.cle.aide == code {
      guard case .integer(let centimes)? = amounts[grandeur.cle.valeur] else { continue }
      let source = "barème déclaré au journal, ligne \(fait.line)"
      series[grandeur.rawValue].removeAll { $0.du == du }
      series[grandeur.rawValue].append(Palier(du: du, centimes: centimes, source: source))
      series[grandeur.rawValue].sort { $0.du < $1.du }
    }
  }

  /// The amount in force a month, or nil when no scale is known.
  public func palier(_ grandeur: Grandeur, _ mois: Mois) -> Palier? {
    let serie = series[grandeur.rawValue]
    guard let place = serie.lastIndex(where: { $0.du <= mois }) else { return nil }
    let isLast = place == serie.count - 1
    return isLast && mois.index - serie[place].du.index >= Self.dureeDuDernier ? nil : serie[place]
  }
}
