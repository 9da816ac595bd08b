extension Reconstitution {
  /// Aids and allowances of 2022.
  mutating func aidesBesancon() {
    aidesEnNature()
    paceaBesancon()
    let vue = Jour(2023, 2, 28)
    for sejour in sejours {
      switch sejour.code {
      case "CEJ": allocationCEJ(sejour, jusque: vue)
      case "GJ": allocationGJ(sejour, jusque: vue)
      default: break
      }
    }
  }

  private mutating func aidesEnNature() {
    let accompagnes = indices { $0.accompagne && $0.arrivee <= Jour(2022, 12, 2) }
    let titres = cibles.effectif("aides/TITRE_TRANSPORT/unites")
    let membres = hasard.tirage(430, dans: accompagnes)
    for (i, unites) in zip(membres, hasard.partage(titres, entre: membres.map { _ in 1 })) {
      demandeEtDecision(
        "TITRE_TRANSPORT", i, jourDAnnee(i, jusque: Jour(2022, 12, 12)), accordee: true,
        unites: unites)
    }
    let permis = cibles.effectif("aides/AIDE_PERMIS/accords")
    let adultes = accompagnes.filter { !jeunes[$0].mineurALEntree }
    for (n, i) in hasard.tirage(permis + 24, dans: adultes).enumerated() {
      demandeEtDecision(
        "AIDE_PERMIS", i, jourDAnnee(i, jusque: Jour(2022, 12, 12)), accordee: n < permis,
        montant: 50_000)
    }
  }

  /// Paid to youths whose PACEA is open and who have no CEJ or youth guarantee in the year.
  private mutating func paceaBesancon() {
    let autres = Set(
      sejours.filter {
        ["CEJ", "GJ"].contains($0.code) && ($0.sortie ?? dernierJour) >= premierJour
      }.map(\.jeune))
    var ouverts: [(jeune: Int, mois: [Jour])] = []
    var vus: Set<Int> = []
    for sejour in sejours where sejour.code == "PACEA" && jeunes[sejour.jeune].accompagne {
      let fin = sejour.sortie ?? dernierJour
      guard !autres.contains(sejour.jeune), fin >= premierJour,
        vus.insert(sejour.jeune).inserted
      else { continue }
      var mois: [Jour] = []
      var premier = max(sejour.entree, Jour(2022, 1, 1)).premierDuMois()
      if sejour.entree < Jour(2022, 1, 1) { premier = premier.premierDuMois(plus: hasard.sous(9)) }
      while premier <= fin && mois.count < 4 {
        mois.append(max(premier, sejour.entree))
        premier = premier.premierDuMois(plus: 1)
      }
      if !mois.isEmpty { ouverts.append((sejour.jeune, mois)) }
    }
    let payes = cibles.effectif("aides/PACEA/jeunes")
    let tires = hasard.melange(ouverts)
    let refus = tires.dropFirst(payes).prefix(37).map(\.jeune)
    let moyenne = cibles.effectif("aides/PACEA/moyenne_demandee")
    allocationsPacea(
      montant: cibles.effectif("aides/PACEA/montant"), a: Array(tires.prefix(payes)),
      refus: refus, demande: moyenne * (payes + refus.count), annee: annee)
  }
}
