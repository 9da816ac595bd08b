/// The state shared by the stages that rebuild the journal of one report.
struct Reconstitution {
  let cibles: Cibles
  /// Year whose events are being built.
  var annee: Int
  /// Code of the structure, subject of its own facts.
  let structure: String
  var hasard: Hasard
  var chronique: Chronique
  var jeunes: [Jeune] = []
  var sejours: [Sejour] = []
  /// Counsellors by place of reception; the empty key holds everybody.
  var conseillers: [String: [String]] = [:]

  /// Zone of each place of reception.
  var zones: [String: String] = [:]

  init(cibles: Cibles, annee: Int, structure: String, graine: UInt64, cloture: Jour) {
    self.cibles = cibles
    self.annee = annee
    self.structure = structure
    hasard = Hasard(graine: graine)
    chronique = Chronique(graine: graine ^ 0x6D69_6C6F, cloture: cloture)
  }

  var premierJour: Jour { Jour(annee, 1, 3) }
  var dernierJour: Jour { Jour(annee, 12, 30) }

  /// Indices of the youths that satisfy a condition.
  func indices(_ condition: (Jeune) -> Bool) -> [Int] {
    jeunes.indices.filter { condition(jeunes[$0]) }
  }

  /// Adds a youth with an opaque identifier.
  @discardableResult
  mutating func ajouter(arrivee: Jour, _ reglage: (inout Jeune) -> Void = { _ in }) -> Int {
    let numero = String(100_000 + jeunes.count).dropFirst()
    let lettre = String(UnicodeScalar(UInt8(65 + hasard.sous(26))))
    var jeune = Jeune(id: "J\(annee % 100)\(lettre)\(numero)", arrivee: arrivee)
    reglage(&jeune)
    jeunes.append(jeune)
    return jeunes.count - 1
  }

  /// A worked day of the year, not before the youth arrived.
  mutating func jourDAnnee(_ i: Int, depuis: Jour? = nil, jusque: Jour? = nil) -> Jour {
    let fin = jusque ?? dernierJour
    let debut = min(max(depuis ?? premierJour, jeunes[i].arrivee, premierJour), fin)
    return hasard.jour(debut...fin).ouvre(jusque: fin)
  }

  /// A worked day of an earlier year, not before the youth arrived.
  mutating func jour(_ i: Int, en annee: Int) -> Jour {
    let fin = Jour(annee, 12, 20)
    return hasard.jour(min(max(Jour(annee, 1, 4), jeunes[i].arrivee), fin)...fin).ouvre(jusque: fin)
  }

  /// Deals one of `valeurs` to each of `membres` under quotas, and hands the choice over.
  mutating func distribuer<T>(
    _ valeurs: [T], a membres: [Int], quotas: [Quota<Jeune>],
    finesse: [(Jeune) -> Bool] = [], poids: @escaping (Jeune, Int) -> Int = { _, _ in 1 },
    _ retenir: (inout Jeune, T) -> Void
  ) {
    let donneur = Donneur(
      membres.map { jeunes[$0] }, valeurs: valeurs.count, quotas: quotas, finesse: finesse,
      poids: poids)
    for (membre, valeur) in zip(membres, donneur.donner(&hasard)) {
      retenir(&jeunes[membre], valeurs[valeur])
    }
  }

  /// Chooses among `membres` so that every quota on the chosen ones is met (value 1 is "chosen").
  mutating func choisir(
    parmi membres: [Int], quotas: [(String, Int, (Jeune) -> Bool)],
    finesse: [(Jeune) -> Bool] = [], poids: @escaping (Jeune, Int) -> Int = { _, _ in 1 }
  ) -> [Int] {
    let donneur = Donneur(
      membres.map { jeunes[$0] }, valeurs: 2,
      quotas: quotas.map { Quota($0.0, [1], $0.1, dans: $0.2) }, finesse: finesse, poids: poids)
    return zip(membres, donneur.donner(&hasard)).filter { $0.1 == 1 }.map(\.0)
  }
}
