import MiloEvents

/// A day and a second of that day, as the clocks of Paris show them.
struct HeureLocale {
  /// Days since 1970-01-01.
  var jour: Int
  /// Seconds since midnight.
  var seconde: Int
}

/// The days of a synthetic activity: how busy each is, and what dates look like.
struct Calendrier {
  /// The first and the last day of recording, as days since 1970-01-01.
  let jours: ClosedRange<Int>
  /// `cumuls[i]`: weight of the days before the one of rank `i`.
  private let cumuls: [Int]
  private let ouvres: [Bool]
  /// The written dates, ten bytes a day, births and far ends included.
  private let dates: [UInt8]
  private let mois: [Int32]
  private let ete: [Bool]
  private let origine: Int

  init(annees: ClosedRange<Int>) {
    let premier = Self.jour(annees.lowerBound, 1, 1)
    let dernier = Self.jour(annees.upperBound, 12, 31)
    jours = premier...dernier
    var cumuls = [0]
    var ouvres: [Bool] = []
    for jour in premier...dernier {
      let poids = Self.poids(jour)
      ouvres.append(poids >= 50)
      cumuls.append((cumuls.last ?? 0) + poids)
    }
    self.cumuls = cumuls
    self.ouvres = ouvres
    origine = Self.jour(annees.lowerBound - 30, 1, 1)
    var (dates, mois, ete): ([UInt8], [Int32], [Bool]) = ([], [], [])
    for annee in (annees.lowerBound - 30)...(annees.upperBound + 5) {
      let heureDEte =
        Self.dernierDimanche(annee, 3)..<Self.dernierDimanche(annee, 10)
      for jour in Self.jour(annee, 1, 1)...Self.jour(annee, 12, 31) {
        let date = LocalDate(day: Int32(jour))
        dates += date.description.utf8
        mois.append(Int32(date.mois.index))
        ete.append(heureDEte.contains(jour))
      }
    }
    (self.dates, self.mois, self.ete) = (dates, mois, ete)
  }

  static func jour(_ annee: Int, _ mois: Int, _ jour: Int) -> Int {
    LocalDate(year: annee, month: mois, day: jour).map { Int($0.day) } ?? 0
  }

  private static func dernierDimanche(_ annee: Int, _ mois: Int) -> Int {
    let dernier = LocalDate(day: Int32(jour(annee, mois, 31)))
    return Int(dernier.day) - dernier.weekday % 7
  }

  /// How busy a day is, 100 for an ordinary one: nothing on Sundays and on fixed public holidays.
  private static func poids(_ jour: Int) -> Int {
    let date = LocalDate(day: Int32(jour))
    let (_, mois, quantieme) = date.components
    let feries = [101, 501, 508, 714, 815, 1101, 1111, 1225]
    if date.weekday == 7 || feries.contains(mois * 100 + quantieme) { return 0 }
    let semaine = date.weekday == 6 ? 4 : 100
    let saison =
      switch mois {
      case 8: 60
      case 9...11: 115
      case 12 where quantieme > 20: 50
      default: 100
      }
    return semaine * saison / 100
  }

  /// How many of `total` lines are recorded on a day; the days add up to `total`.
  func quota(_ jour: Int, de total: Int) -> Int {
    let rang = jour - jours.lowerBound
    let somme = cumuls[cumuls.count - 1]
    return total * cumuls[rang + 1] / somme - total * cumuls[rang] / somme
  }

  /// The last working day up to that one, in the period.
  func ouvreAvant(_ jour: Int) -> Int {
    var jour = max(jour, jours.lowerBound)
    while jour > jours.lowerBound, !ouvres[jour - jours.lowerBound] { jour -= 1 }
    return jour
  }

  /// The first working day from that one on; a day after the period is left as it is.
  func ouvreApres(_ jour: Int) -> Int {
    var jour = jour
    while jours.contains(jour), !ouvres[jour - jours.lowerBound] { jour += 1 }
    return jour
  }

  /// Hours that the clocks of Paris are ahead of UTC, in daytime.
  @inline(__always)
  func avance(_ jour: Int) -> Int { ete[jour - origine] ? 2 : 1 }

  /// Months since January of year 0.
  @inline(__always)
  func mois(_ jour: Int) -> Int { Int(mois[jour - origine]) }

  /// The ten bytes of a written date.
  @inline(__always)
  func ecrire(_ jour: Int, dans octets: inout [UInt8]) {
    let debut = (jour - origine) * 10
    octets.append(contentsOf: dates[debut..<debut + 10])
  }

  /// The first day of a month given since January of year 0.
  func premierJour(duMois mois: Int) -> Int { Int(Mois(index: mois).firstDay.day) }
}
