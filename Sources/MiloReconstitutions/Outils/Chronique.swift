/// What a later event must know of an earlier one to refer to it.
struct Renvoi {
  let id: String
  let enregistre: Int
}

/// Collects the events with both of their times, and delivers them in recording order.
struct Chronique {
  private struct Entree {
    let brouillon: Brouillon
    let jour: Jour
    let enregistre: Int
    let rang: Int
  }

  private var entrees: [Entree] = []
  /// What its times and identifiers are drawn from.
  var hasard: Hasard
  /// Nothing is recorded after this day: it is when the figures were drawn.
  var cloture: Jour

  init(graine: UInt64, cloture: Jour) {
    hasard = Hasard(graine: graine)
    self.cloture = cloture
  }

  /// Notes an event of `jour`, recorded after what it refers to, on `saisi` if given.
  @discardableResult
  mutating func noter(
    _ nom: String, _ sujet: String, le jour: Jour, par auteur: String? = nil,
    apres renvoi: Renvoi? = nil, saisi: Jour? = nil, _ data: KeyValuePairs<String, Valeur?>
  ) -> Renvoi {
    let minute = 8 * 60 + 30 + hasard.sous(9 * 60)
    let moment = (jour.rang * 1440 + minute - jour.decalage * 60) * 60_000
    var enregistre = saisi.map { instant($0) } ?? saisie(moment, jour)
    if let renvoi, enregistre <= renvoi.enregistre {
      enregistre = renvoi.enregistre + 1 + hasard.sous(60_000)
    }
    let id = identifiant(enregistre)
    let brouillon = Brouillon(
      nom: nom, id: id, sujet: sujet,
      moment: jour.texte + "T" + Chronique.heure(minute) + ":00+0\(jour.decalage):00",
      enregistre: Chronique.texte(enregistre), auteur: auteur,
      data: data.compactMap { champ in champ.value.map { (champ.key, $0) } })
    entrees.append(
      Entree(brouillon: brouillon, jour: jour, enregistre: enregistre, rang: entrees.count))
    return Renvoi(id: id, enregistre: enregistre)
  }

  /// The events in the order of their recording.
  func brouillons() -> [Brouillon] {
    let ordre = entrees.sorted { ($0.enregistre, $0.rang) < ($1.enregistre, $1.rang) }
    return ordre.map(\.brouillon)
  }

  /// The events that a condition keeps, by subject, in the order of their moments.
  func suites(_ garde: (Brouillon) -> Bool) -> [String: [(jour: Jour, brouillon: Brouillon)]] {
    let gardes = entrees.filter { garde($0.brouillon) }
      .sorted { ($0.jour, $0.brouillon.moment, $0.rang) < ($1.jour, $1.brouillon.moment, $1.rang) }
    return Dictionary(grouping: gardes) { $0.brouillon.sujet }
      .mapValues { $0.map { ($0.jour, $0.brouillon) } }
  }

  /// When an event of that moment gets recorded: mostly within the hour, sometimes weeks late.
  private mutating func saisie(_ moment: Int, _ jour: Jour) -> Int {
    let jours = hasard.pondere([0: 88, 1: 5, 2: 3, 6: 2, 20: 1, 45: 1])
    var enregistre = moment + hasard.entier(2...55) * 60_000 + hasard.sous(60_000)
    if jours > 0 {
      let saisie = (jour + jours + hasard.sous(jours)).ouvre(jusque: jour + 120)
      let tardif = instant(saisie)
      if saisie < cloture { enregistre = max(enregistre, tardif) }
    }
    return enregistre
  }

  /// An instant of the working day, in milliseconds.
  private mutating func instant(_ jour: Jour) -> Int {
    let minute = 8 * 60 + 30 + hasard.sous(9 * 60)
    return (jour.rang * 1440 + minute - jour.decalage * 60) * 60_000 + hasard.sous(60_000)
  }

  private mutating func identifiant(_ instant: Int) -> String {
    let haut = (UInt64(instant) << 16) | 0x7000 | (hasard.bits() & 0x0FFF)
    let bas = 0x8000_0000_0000_0000 | (hasard.bits() >> 2)
    let h = Chronique.hexa(haut)
    let b = Chronique.hexa(bas)
    return h.prefix(8) + "-" + h.dropFirst(8).prefix(4) + "-" + h.suffix(4) + "-" + b.prefix(4)
      + "-"
      + b.suffix(12)
  }

  private static func hexa(_ bits: UInt64) -> String {
    let texte = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - texte.count) + texte
  }

  private static func heure(_ minute: Int) -> String {
    Jour.deux(minute / 60) + ":" + Jour.deux(minute % 60)
  }

  private static func texte(_ millisecondes: Int) -> String {
    let jour = Jour(rang: millisecondes / 86_400_000)
    let reste = millisecondes % 86_400_000
    let milli = String(1000 + reste % 1000).dropFirst()
    return jour.texte + "T" + heure(reste / 60_000) + ":" + Jour.deux(reste / 1000 % 60) + "."
      + milli + "Z"
  }
}
