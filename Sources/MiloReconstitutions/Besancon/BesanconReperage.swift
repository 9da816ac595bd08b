extension Reconstitution {
  /// Chooses those found by outreach from April to October, and what they were brought back to: 62
  /// found, 41 of them men; 47 won back, 34 of them men.
  mutating func choisirReperes() {
    var trouves: [String?] = []
    for vers in ["suivi", "cej_gj", "service_civique", "emploi_formation", "autre_acteur"] {
      trouves += (0..<cibles.effectif("reperage/vers.\(vers)/valeur")).map { _ in vers }
    }
    let ramenes = trouves.count
    let reperes = cibles.effectif("reperage/reperes/valeur")
    trouves += (ramenes..<reperes).map { _ in nil }
    let hommesRamenes = cibles.effectif("profil.remobilises/sexe.M/part")
    let hommes = cibles.effectif("reperage/reperes/valeur?sexe=M")
    let femmes =
      sexes(hommes: hommesRamenes, sur: ramenes)
      + sexes(hommes: hommes - hommesRamenes, sur: reperes - ramenes)
    var sources = hasard.melange(
      ["piscine_plage", "sortie_terrain", "maraude", "jdc_obligation", "evenement", "partenaire"]
        .flatMap { runs([($0, cibles.effectif("reperage/source.\($0)/valeur"))]) })
    for (vers, femme) in zip(trouves, femmes) {
      let vivier = indices { jeune in
        guard jeune.reperage == nil, jeune.femme == femme else { return false }
        return switch vers {
        case "suivi": jeune.accompagne && !jeune.sansEntretien && !jeune.primo
        case "cej_gj": jeune.entrees.contains("CEJ")
        default: jeune.contactSeul && jeune.arrivee <= Jour(2022, 9, 30)
        }
      }.filter { i in vers != "cej_gj" || estivale(i) }
      let i = hasard.choix(vivier)
      jeunes[i].reperage = sources.removeLast()
      jeunes[i].remobilisation = vers
    }
  }

  private mutating func sexes(hommes: Int, sur total: Int) -> [Bool] {
    hasard.melange((0..<total).map { $0 >= hommes })
  }

  private func entreeCEJ(_ i: Int) -> Jour? {
    sejours.first { $0.jeune == i && $0.code == "CEJ" }?.entree
  }

  private func estivale(_ i: Int) -> Bool {
    guard let entree = entreeCEJ(i) else { return false }
    return entree >= Jour(2022, 5, 15) && entree <= Jour(2022, 10, 20)
  }

  /// The outings of the vehicle and the youths found, over the three years of the experiment.
  mutating func reperageBesancon() {
    let saison = Jour(2022, 4, 1)...Jour(2022, 10, 31)
    let avant = Jour(2020, 6, 1)...Jour(2021, 10, 29)
    let sorties = cibles.effectif("reperage/sorties/valeur")
    let rencontres = cibles.effectif("reperage/jeunes_rencontres/valeur")
    let personnes = cibles.effectif("reperage/personnes/valeur")
    sortiesTerrain(sorties, saison, jeunes: rencontres, personnes: personnes)
    sortiesTerrain(
      cibles.effectif("reperage/sorties/valeur@3ans") - sorties, avant,
      jeunes: cibles.effectif("reperage/jeunes_rencontres/valeur@3ans") - rencontres,
      personnes: 2300)
    for i in indices({ $0.reperage != nil }) { noterReperage(i, saison, jeunes[i]) }
    let anciens = hasard.tirage(
      cibles.effectif("reperage/reperes/valeur@3ans")
        - cibles.effectif("reperage/reperes/valeur"),
      dans: indices { $0.annees.contains(2021) && $0.reperage == nil && $0.arrivee.annee <= 2020 })
    let ramenes =
      cibles.effectif("reperage/remobilises/valeur@3ans")
      - cibles.effectif("reperage/remobilises/valeur")
    for (rang, i) in anciens.enumerated() {
      var jeune = jeunes[i]
      jeune.reperage = hasard.choix(["sortie_terrain", "maraude", "partenaire", "rio"])
      jeune.remobilisation = rang < ramenes ? hasard.choix(["suivi", "emploi_formation"]) : nil
      noterReperage(i, avant, jeune)
    }
  }

  private mutating func sortiesTerrain(
    _ nombre: Int, _ periode: ClosedRange<Jour>, jeunes: Int, personnes: Int
  ) {
    let parSortie = hasard.partage(jeunes, entre: (0..<nombre).map { _ in 1 })
    let adultes = hasard.partage(personnes - jeunes, entre: (0..<nombre).map { _ in 1 })
    let lieux = ["planoise", "gare", "chateaufarine", "lac-osselle", "clairs-soleils", "battant"]
    for n in 0..<nombre {
      chronique.noter(
        "sortie_terrain", structure, le: jourOuvre(periode), par: "C41",
        [
          "lieu": .texte(hasard.choix(lieux)),
          "personnes": .entier(parSortie[n] + adultes[n]), "jeunes": .entier(parSortie[n]),
          "equipe": .codes(["C41", "C42"]),
        ])
    }
  }

  private mutating func noterReperage(_ i: Int, _ periode: ClosedRange<Jour>, _ jeune: Jeune) {
    guard let source = jeune.reperage else { return }
    var fin = periode.upperBound
    if jeune.remobilisation == "cej_gj", let entree = entreeCEJ(i) { fin = min(fin, entree) }
    let vu = jourOuvre(periode.lowerBound...(fin - 20))
    chronique.noter(
      "reperage", jeune.id, le: vu, par: "C41",
      ["source": .texte(source), "lieu": .texte(jeune.site)])
    guard let vers = jeune.remobilisation else { return }
    chronique.noter(
      "remobilisation", jeune.id, le: jourOuvre((vu + 1)...fin), par: "C41", ["vers": .texte(vers)])
  }
}
