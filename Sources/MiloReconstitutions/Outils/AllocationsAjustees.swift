/// Gross monthly minimum wage in cents, from the month of its start.
private let smic: [(mois: String, centimes: Int)] = [
  ("2021-01", 155_458), ("2021-10", 158_947), ("2022-01", 160_312),
  ("2022-05", 164_558), ("2022-08", 167_895), ("2023-01", 170_928),
]

/// A month of right: what it gives without income, and what is finally paid.
private struct Droit {
  let sejour: Int
  let mois: Jour
  let plein: Int
  var paye: Int
  let verse: Jour
}

extension Reconstitution {
  /// Monthly payments of these spells, brought to `total` cents over the year by declared incomes: what
  /// is paid is what is due by the rules of the month.
  mutating func allocationsAjustees(_ aide: String, _ choisis: [Int], total: Int, jusque vue: Jour)
  {
    var droits: [Droit] = []
    for n in choisis {
      let sejour = sejours[n]
      var mois = sejour.entree.premierDuMois()
      while mois <= min(sejour.sortie ?? vue, vue) {
        let plein = droitPlein(aide, sejour, mois)
        let verse = mois.premierDuMois(plus: 1) + hasard.entier(2...12)
        droits.append(Droit(sejour: n, mois: mois, plein: plein, paye: plein, verse: verse))
        mois = mois.premierDuMois(plus: 1)
      }
    }
    let annuels = droits.indices.filter { droits[$0].verse.annee == annee }
    var trop = annuels.reduce(0) { $0 + droits[$1].plein } - total
    guard trop >= 0 else { fatalError("\(aide) : il manque \(-trop) centimes de droits") }
    while trop > 0 {
      for d in hasard.tirage(annuels.count / 3, dans: annuels) where trop > 0 {
        // At least a tenth of the right is left, and nothing under ten euros is worth a payment.
        let marge = droits[d].paye - max(droits[d].plein / 10, 1000)
        guard marge > 0 else { continue }
        let moins = min(trop, 1 + hasard.sous(marge))
        droits[d].paye -= moins
        trop -= moins
      }
    }
    for n in choisis where aide == "CEJ" {
      let jeune = jeunes[sejours[n].jeune]
      chronique.noter(
        "foyer_fiscal", jeune.id, le: sejours[n].entree, par: jeune.conseiller,
        ["categorie": "non_imposable", "presume": false])
    }
    for droit in droits { payer(aide, droit) }
  }

  private mutating func payer(_ aide: String, _ droit: Droit) {
    let jeune = jeunes[sejours[droit.sejour].jeune]
    let dernier = droit.mois.premierDuMois(plus: 1) - 1
    let declare = jourOuvre(max(droit.mois, sejours[droit.sejour].entree)...(dernier + 1))
    let cej = aide == "CEJ"
    chronique.noter(
      "ressources", jeune.id, le: declare, par: jeune.conseiller,
      [
        // The contract looks at the month before, the guarantee at the month itself.
        "mois": .texte(droit.mois.premierDuMois(plus: cej ? -1 : 0).texteMois),
        "deductibles_centimes": .entier(cej ? droit.plein - droit.paye : 0),
        "partielles_centimes": .entier(cej ? 0 : revenu(droit)),
      ])
    verser(aide, sejours[droit.sejour].jeune, droit.mois, droit.paye, le: droit.verse)
  }

  private func droitPlein(_ aide: String, _ sejour: Sejour, _ mois: Jour) -> Int {
    let suivant = mois.premierDuMois(plus: 1)
    guard aide == "GJ" else {
      let adulte = jeunes[sejour.jeune].majorite < suivant
      return Reconstitution.forfaitCEJ(mois, adulte: adulte, "non_imposable")
    }
    return garantie(mois, jours: joursDeDroit(sejour, mois), revenu: 0)
  }

  private func joursDeDroit(_ sejour: Sejour, _ mois: Jour) -> Int {
    let fin = min(sejour.sortie ?? mois + 40, mois.premierDuMois(plus: 1) - 1)
    return fin - max(mois, sejour.entree) + 1
  }

  /// F × (0,8 S − R) / (0,8 S − 300 €), capped, prorated by days, rounded once.
  private func garantie(_ mois: Jour, jours: Int, revenu: Int) -> Int {
    let salaire = smic.last { $0.mois <= mois.texteMois }?.centimes ?? 155_458
    let haut = 4 * salaire - 150_000
    let part = min(max(4 * salaire - 5 * revenu, 0), haut)
    let base = haut * (mois.premierDuMois(plus: 1) - mois)
    return (2 * plafond(mois) * jours * part + base) / (2 * base)
  }

  /// The income that gives exactly what is paid.
  private func revenu(_ droit: Droit) -> Int {
    guard droit.paye < droit.plein else { return 0 }
    let jours = joursDeDroit(sejours[droit.sejour], droit.mois)
    var bas = 30_000
    var haut = 140_000
    while bas < haut {
      let milieu = (bas + haut) / 2
      if garantie(droit.mois, jours: jours, revenu: milieu) <= droit.paye {
        haut = milieu
      } else {
        bas = milieu + 1
      }
    }
    return bas
  }
}
