extension Reconstitution {
  /// Chooses the entrants of each code, dates everybody, and notes nothing yet.
  mutating func dispositifsInnovam() {
    let c = cibles
    let tous = hasard.melange(indices { $0.accompagne })
    let cej = tous.prefix(c.effectif("dispositifs/CEJ/entrees"))
    marquer("CEJ", cej)
    // Nobody is paid a PACEA while in a CEJ: the two are kept apart.
    let pacea = tous.dropFirst(cej.count).prefix(c.effectif("dispositifs/PACEA/entrees"))
    marquer("PACEA", pacea)
    let reste = tous.dropFirst(cej.count + pacea.count)
    marquer("POP", hasard.tirage(c.effectif("dispositifs/POP/entrees"), dans: Array(pacea)))
    marquer("PIAL", hasard.tirage(c.effectif("dispositifs/PIAL/jeunes"), dans: Array(cej)))
    marquer("PPAE", hasard.tirage(80, dans: Array(reste)))
    marquer("PARRAINAGE", hasard.tirage(c.effectif("parrainage/jeunes/valeur"), dans: Array(pacea)))
    let hommes = reste.filter { !jeunes[$0].femme && !jeunes[$0].entrees.contains("PPAE") }
    marquer("JSMJ", hommes.prefix(c.effectif("dispositifs/JSMJ/jeunes")))
    let mineurs = tous.filter { jeunes[$0].tranche == .mineur }
    let suivis = c.effectif("dispositifs/OBLIGATION_FORMATION/suivis")
    marquer("OBLIGATION_FORMATION", mineurs.prefix(suivis))
    arrivees()
    for i in tous { entrerInnovam(i) }
    completerSejours()
    for i in jeunes.indices { jeunes[i].naissance = naissanceSelonTranche(i) }
  }

  private mutating func marquer(_ code: String, _ membres: some Sequence<Int>) {
    for i in membres { jeunes[i].entrees.insert(code) }
  }

  private mutating func entrerInnovam(_ i: Int) {
    let debut = jeunes[i].primo ? jeunes[i].arrivee : jourDAnnee(i, jusque: Jour(2023, 11, 3))
    for code in jeunes[i].entrees.sorted() {
      let entree = (debut + hasard.sous(20)).ouvre(jusque: Jour(2023, 12, 20))
      let longue = ["CEJ", "PACEA", "PPAE", "OBLIGATION_FORMATION"].contains(code)
      let sortie =
        hasard.chance(longue ? 25 : 60) ? jourOuvre((entree + 10)...(entree + 80)) : nil
      sejours.append(Sejour(jeune: i, code: code, entree: entree, sortie: sortie))
    }
  }

  /// Modalities, partners, second settings, sponsors, and the entries of the year before.
  private mutating func completerSejours() {
    let c = cibles
    let cej = sejours.indices.filter { sejours[$0].code == "CEJ" }
    let cllaj = c.effectif("partenaires.CEJ/CLLAJ/entrees")
    for (rang, n) in cej.prefix(c.effectif("modalites.CEJ/volet.jr/entrees")).enumerated() {
      sejours[n].volet = "jr"
      sejours[n].partenaire = rang < cllaj ? "CLLAJ" : "SECOND_PARTENAIRE"
    }
    let pop = sejours.indices.filter { sejours[$0].code == "POP" }
    let collectifs = c.effectif("modalites.POP/collectif/entrees")
    for (rang, n) in pop.enumerated() {
      sejours[n].modalite = rang < collectifs ? "collectif" : "individuel"
    }
    // 47,5 % and 52,5 %: 38 and 42 of 80.
    for (rang, n) in sejours.indices.filter({ sejours[$0].code == "PPAE" }).enumerated() {
      sejours[n].partenaire = rang < 38 ? "FT_VILLEJUIF" : "FT_CACHAN"
    }
    let parrains = conseillers["parrain"] ?? []
    let parraines = sejours.indices.filter { sejours[$0].code == "PARRAINAGE" }
    for (rang, n) in parraines.enumerated() {
      sejours[n].conseiller = parrains[rang % parrains.count]
      sejours[n].motif = "emploi_durable"
      let fini = rang >= c.effectif("parrainage/en_cours/valeur")
      let fin = Jour(2023, 12, 29)
      sejours[n].sortie = fini ? jourOuvre(min(sejours[n].entree + 9, fin)...fin) : nil
    }
    justiceInnovam()
    let anciens = indices {
      $0.accompagne && !$0.primo && $0.entrees.isEmpty && $0.tranche != .mineur
    }
    // 350 for 280 the year before: + 25 %.
    let revenus = indices {
      $0.accompagne && !$0.primo && $0.entrees.isDisjoint(with: ["CEJ", "PACEA"])
        && $0.tranche != .mineur
    }
    for i in hasard.tirage(280, dans: revenus) {
      let entree = jourOuvre(max(Jour(2022, 3, 1), jeunes[i].arrivee)...Jour(2022, 12, 20))
      let sortie = jourOuvre((entree + 60)...(entree + 300))
      sejours.append(Sejour(jeune: i, code: "CEJ", entree: entree, sortie: sortie))
    }
    // 426 for 300 the year before: + 42 %.
    for i in hasard.tirage(300, dans: anciens) {
      let fin = Jour(2022, 12, 20)
      let entree = jourOuvre(max(Jour(2022, 2, 1), jeunes[i].arrivee)...fin)
      let sortie = hasard.chance(60) ? jourOuvre((entree + 60)...(entree + 400)) : nil
      sejours.append(
        Sejour(
          jeune: i, code: "PACEA", entree: entree,
          sortie: sortie.flatMap { $0 <= Jour(2024, 3, 20) ? $0 : nil }))
    }
  }

  private mutating func justiceInnovam() {
    let entrants = sejours.indices.filter { sejours[$0].code == "JSMJ" }
    let ferme = cibles.effectif("modalites.JSMJ/milieu_ferme/jeunes")
    let ouvert = cibles.effectif("modalites.JSMJ/milieu_ouvert/jeunes")
    let doubles = ferme + ouvert - entrants.count
    for (rang, n) in entrants.enumerated() {
      sejours[n].modalite = rang < ferme ? "milieu_ferme" : "milieu_ouvert"
      guard rang < doubles else { continue }
      let suite = jourOuvre(sejours[n].entree...Jour(2023, 12, 22))
      sejours[n].sortie = suite
      sejours.append(
        Sejour(jeune: sejours[n].jeune, code: "JSMJ", entree: suite, modalite: "milieu_ouvert"))
    }
  }
}
