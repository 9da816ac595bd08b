/// Monthly ceilings in cents, from the month of their start.
private let plafondsPacea: [(mois: String, centimes: Int)] = [
  ("2020-04", 49701), ("2021-04", 49750), ("2022-04", 50646), ("2022-07", 52671),
  ("2023-04", 53482),
]

extension Reconstitution {
  /// Monthly amount of the RSA for one person, less the housing lump sum, in cents.
  func plafond(_ mois: Jour) -> Int {
    plafondsPacea.last { $0.mois <= mois.texteMois }?.centimes ?? 49701
  }

  /// Requests, decisions and payments of the occasional allowance: `montant` cents in the year.
  ///
  /// A payment concerns a month in which the spell is open, and stays under that month's ceiling.
  mutating func allocationsPacea(
    montant: Int, a payes: [(jeune: Int, mois: [Jour])], refus: [Int], demande: Int,
    annee: Int
  ) {
    var places = payes.map { ($0.jeune, $0.mois[0]) }
    // Second and third months, until the mean payment is well under the ceiling.
    var suivants = hasard.melange(
      payes.flatMap { paye in paye.mois.dropFirst().map { (paye.jeune, $0) } })
    while montant > places.count * 36_000, let place = suivants.popLast() { places.append(place) }
    let montants = partager(montant, places.count)
    var parJeune: [Int: [(mois: Jour, centimes: Int)]] = [:]
    for (place, centimes) in zip(places, montants) {
      parJeune[place.0, default: []].append((place.1, centimes))
    }
    let demandeurs = payes.map(\.jeune) + refus
    let demandes = partager(demande, demandeurs.count)
    for (i, centimes) in zip(demandeurs, demandes) {
      let versements = (parJeune[i] ?? []).sorted { $0.mois < $1.mois }
      let debut = versements.first.map { max($0.mois, jeunes[i].arrivee) } ?? jourDAnnee(i)
      let fin = Jour(annee, 12, 28)
      let jour = min(debut + hasard.sous(3), fin).ouvre(jusque: fin)
      allouer(i, jour, centimes, versements)
    }
  }

  private mutating func allouer(
    _ i: Int, _ jour: Jour, _ demande: Int, _ versements: [(mois: Jour, centimes: Int)]
  ) {
    let jeune = jeunes[i]
    let demandee = chronique.noter(
      "aide.demande", jeune.id, le: jour, par: jeune.conseiller,
      [
        "aide": "PACEA", "montant_centimes": .entier(demande),
        "objet": .texte(hasard.choix(["subsistance", "mobilite", "equipement"])),
      ])
    let accorde = versements.reduce(0) { $0 + $1.centimes }
    let decision = chronique.noter(
      "aide.decision", jeune.id, le: jour, par: "C44", apres: demandee,
      [
        "demande": .texte(demandee.id), "aide": "PACEA", "accordee": .booleen(accorde > 0),
        "montant_centimes": accorde > 0 ? .entier(accorde) : nil,
        "motif": accorde > 0 ? nil : "ressources_suffisantes",
      ])
    for versement in versements {
      let fin = min(Jour(jour.annee, 12, 30), versement.mois.premierDuMois(plus: 1) + 20)
      let paye = jourOuvre(min(max(jour, versement.mois), fin)...fin)
      chronique.noter(
        "aide.versement", jeune.id, le: paye, par: "C44", apres: decision,
        [
          "aide": "PACEA", "montant_centimes": .entier(versement.centimes),
          "mois": .texte(versement.mois.texteMois), "decision": .texte(decision.id),
        ])
    }
  }

  /// Splits cents into uneven parts: equal ones, then whole euros passed within pairs.
  mutating func partager(_ total: Int, _ nombre: Int) -> [Int] {
    var parts = [Int](repeating: total / nombre, count: nombre)
    for n in 0..<(total % nombre) { parts[n] += 1 }
    let ordre = hasard.melange(Array(parts.indices))
    for n in stride(from: 0, to: nombre - 1, by: 2) {
      let ecart = hasard.sous(parts[ordre[n]] / 300) * 100
      parts[ordre[n]] += ecart
      parts[ordre[n + 1]] -= ecart
    }
    return parts
  }

  /// A request and its decision, in kind or in money.
  mutating func demandeEtDecision(
    _ aide: String, _ i: Int, _ jour: Jour, accordee: Bool, montant: Int? = nil,
    unites: Int? = nil, versee: Bool = false
  ) {
    let jeune = jeunes[i]
    let demande = chronique.noter(
      "aide.demande", jeune.id, le: jour, par: jeune.conseiller,
      ["aide": .texte(aide), "montant_centimes": montant.map(Valeur.entier)])
    let fin = Jour(jour.annee, 12, 30)
    let decidee = (jour + hasard.sous(12)).ouvre(jusque: fin)
    let decision = chronique.noter(
      "aide.decision", jeune.id, le: decidee, par: "C44", apres: demande,
      [
        "demande": .texte(demande.id), "aide": .texte(aide), "accordee": .booleen(accordee),
        "montant_centimes": accordee ? montant.map(Valeur.entier) : nil,
        "unites": accordee ? unites.map(Valeur.entier) : nil,
        "motif": accordee ? nil : "hors_criteres",
      ])
    guard versee, accordee, let montant else { return }
    chronique.noter(
      "aide.versement", jeune.id, le: (decidee + hasard.sous(8)).ouvre(jusque: fin), par: "C44",
      apres: decision,
      [
        "aide": .texte(aide), "montant_centimes": .entier(montant),
        "decision": .texte(decision.id),
      ])
  }
}
