extension Reconstitution {
  /// The tax household, the monthly declarations and the monthly payments of a CEJ: what is due is paid,
  /// the month after.
  mutating func allocationCEJ(_ sejour: Sejour, jusque fin: Jour) {
    let jeune = jeunes[sejour.jeune]
    let categorie = hasard.pondere(["non_imposable": 86, "premiere_tranche": 10, "imposable": 4])
    chronique.noter(
      "foyer_fiscal", jeune.id, le: sejour.entree, par: jeune.conseiller,
      ["categorie": .texte(categorie), "presume": .booleen(hasard.chance(15))])
    guard categorie != "imposable" else { return }
    var mois = sejour.entree.premierDuMois()
    while mois <= min(sejour.sortie ?? fin, fin) {
      let dernier = mois.premierDuMois(plus: 1) - 1
      let adulte = jeune.majorite <= dernier
      // A small wage, under the threshold, changes nothing; training pay is deducted in full.
      let salaire = hasard.chance(12) ? hasard.entier(80...290) * 100 : 0
      let stage = hasard.chance(5) ? hasard.entier(60...180) * 100 : 0
      let declare = max(mois + hasard.entier(0...3), sejour.entree).ouvre(jusque: dernier)
      chronique.noter(
        "ressources", jeune.id, le: declare, par: jeune.conseiller,
        [
          "mois": .texte(mois.premierDuMois(plus: -1).texteMois),
          "deductibles_centimes": .entier(stage), "partielles_centimes": .entier(salaire),
        ])
      let montant = Reconstitution.forfaitCEJ(mois, adulte: adulte, categorie) - stage
      verser("CEJ", sejour.jeune, mois, montant, le: dernier + hasard.entier(2...9))
      mois = mois.premierDuMois(plus: 1)
    }
  }

  /// Monthly payments of a youth guarantee without income, prorated by days.
  mutating func allocationGJ(_ sejour: Sejour, jusque fin: Jour) {
    var mois = sejour.entree.premierDuMois()
    while mois <= min(sejour.sortie ?? fin, fin) {
      let suivant = mois.premierDuMois(plus: 1)
      let premier = max(mois, sejour.entree)
      let dernier = min(suivant - 1, sejour.sortie ?? suivant)
      let jours = suivant - mois
      let montant = (2 * plafond(mois) * (dernier - premier + 1) + jours) / (2 * jours)
      verser("GJ", sejour.jeune, mois, montant, le: suivant + hasard.entier(1...8))
      mois = suivant
    }
  }

  /// Notes one payment for a month of right.
  mutating func verser(_ aide: String, _ i: Int, _ mois: Jour, _ centimes: Int, le jour: Jour) {
    chronique.noter(
      "aide.versement", jeunes[i].id, le: jour.ouvre(jusque: jour + 6), par: "C44",
      [
        "aide": .texte(aide), "montant_centimes": .entier(centimes),
        "mois": .texte(mois.texteMois),
      ])
  }

  static func forfaitCEJ(_ mois: Jour, adulte: Bool, _ categorie: String) -> Int {
    let baremes: [(Jour, adulte: Int, tranche: Int, mineur: Int)] = [
      (Jour(2022, 3, 1), 50000, 30000, 20000), (Jour(2022, 7, 1), 52000, 31200, 20800),
      (Jour(2023, 4, 1), 52800, 31680, 21120),
    ]
    guard let bareme = baremes.last(where: { $0.0 <= mois }) else { return 0 }
    if !adulte { return bareme.mineur }
    return categorie == "premiere_tranche" ? bareme.tranche : bareme.adulte
  }
}
