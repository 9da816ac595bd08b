/// A calendar day, counted from 1 January 1970.
struct Jour: Hashable, Comparable {
  let rang: Int

  init(rang: Int) { self.rang = rang }

  init(_ annee: Int, _ mois: Int, _ jour: Int) {
    let a = mois <= 2 ? annee - 1 : annee
    let ere = (a >= 0 ? a : a - 399) / 400
    let anneeEre = a - ere * 400
    let jourAnnee = (153 * (mois + (mois > 2 ? -3 : 9)) + 2) / 5 + jour - 1
    let jourEre = anneeEre * 365 + anneeEre / 4 - anneeEre / 100 + jourAnnee
    rang = ere * 146_097 + jourEre - 719_468
  }

  static func < (a: Jour, b: Jour) -> Bool { a.rang < b.rang }
  static func + (jour: Jour, n: Int) -> Jour { Jour(rang: jour.rang + n) }
  static func - (jour: Jour, n: Int) -> Jour { Jour(rang: jour.rang - n) }
  static func - (a: Jour, b: Jour) -> Int { a.rang - b.rang }

  var civil: (annee: Int, mois: Int, jour: Int) {
    let z = rang + 719_468
    let ere = (z >= 0 ? z : z - 146_096) / 146_097
    let jourEre = z - ere * 146_097
    let anneeEre = (jourEre - jourEre / 1460 + jourEre / 36_524 - jourEre / 146_096) / 365
    let jourAnnee = jourEre - (365 * anneeEre + anneeEre / 4 - anneeEre / 100)
    let m = (5 * jourAnnee + 2) / 153
    let mois = m < 10 ? m + 3 : m - 9
    return (anneeEre + ere * 400 + (mois <= 2 ? 1 : 0), mois, jourAnnee - (153 * m + 2) / 5 + 1)
  }

  var annee: Int { civil.annee }
  var mois: Int { civil.mois }
  /// Month as `YYYY-MM`.
  var texteMois: String { String(texte.prefix(7)) }
  var texte: String {
    let (a, m, j) = civil
    return "\(a)-\(Jour.deux(m))-\(Jour.deux(j))"
  }

  /// The same day `n` years later; 29 February becomes 1 March in a common year.
  func dans(ans n: Int) -> Jour {
    let (a, m, j) = civil
    return Jour(a + n, m, j)
  }

  /// The first day of the month `n` months later.
  func premierDuMois(plus n: Int = 0) -> Jour {
    let (a, m, _) = civil
    let total = a * 12 + m - 1 + n
    return Jour(total / 12, total % 12 + 1, 1)
  }

  /// 0 on Monday … 6 on Sunday.
  var jourDeSemaine: Int { ((rang + 3) % 7 + 7) % 7 }

  var estOuvre: Bool {
    let (_, m, j) = civil
    let feries = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    return jourDeSemaine < 5 && !feries.contains { $0 == (m, j) }
  }

  /// This day if it is worked, else the next worked day, or the previous one beyond `fin`.
  func ouvre(jusque fin: Jour) -> Jour {
    var suivant = self
    while !suivant.estOuvre { suivant = suivant + 1 }
    if suivant <= fin { return suivant }
    var precedent = min(self, fin)
    while !precedent.estOuvre { precedent = precedent - 1 }
    return precedent
  }

  /// Hours ahead of UTC in Paris during the day (working hours are never on the hour of a change).
  var decalage: Int {
    let (a, m, _) = civil
    if m < 3 || m > 10 { return 1 }
    if m > 3 && m < 10 { return 2 }
    let fin = Jour(a, m, 31)
    let dernierDimanche = fin - (fin.jourDeSemaine + 1) % 7
    return (m == 3) == (self >= dernierDimanche) ? 2 : 1
  }

  static func deux(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
