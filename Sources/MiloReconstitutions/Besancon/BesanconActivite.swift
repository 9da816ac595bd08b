extension Reconstitution {
  /// Interviews, workshops, meetings and contacts of the year and of those before.
  mutating func activiteBesancon() {
    let vus = indices { $0.accompagne && !$0.sansEntretien }
    let specialises = psychologue(parmi: vus)
    let total = cibles.effectif("synthese/entretiens/valeur") - specialises
    entretiensDeLAnnee(total, a: vus) { jeune in
      jeune.entrees.contains("CEJ") ? 14 : jeune.entrees.contains("PACEA") ? 6 : 3
    }
    collectifBesancon()
    let accompagnes = indices { $0.accompagne }
    let contacts = indices { $0.contactSeul }
    autresEvenements("contact", 620, a: hasard.tirage(500, dans: contacts))
    autresEvenements("acte_administratif", 1010, a: contacts)
    autresEvenements("contact", 6400, a: hasard.tirage(2300, dans: accompagnes))
    autresEvenements("acte_administratif", 4300, a: hasard.tirage(1900, dans: accompagnes))
    for annee in 2017...2021 { anneePassee(annee) }
  }

  /// Interviews with the psychologist; returns how many.
  ///
  /// 14 of the 19 youths won back to regular
  /// follow-up saw her between April and October, the other five did not.
  private mutating func psychologue(parmi vus: [Int]) -> Int {
    let soutenus = cibles.effectif("specialites/psychologue/jeunes?remobilisation=suivi")
    let ramenes = vus.filter { jeunes[$0].remobilisation == "suivi" }
    let autres = vus.filter { jeunes[$0].remobilisation != "suivi" }
    var nombre = 0
    for i in ramenes.prefix(soutenus) {
      noterEntretien(
        i, jourDAnnee(i, depuis: Jour(2022, 4, 4), jusque: Jour(2022, 10, 28)),
        specialite: "psychologue")
      nombre += 1
    }
    let effectif = cibles.effectif("specialites/psychologue/jeunes") - soutenus
    for i in hasard.tirage(effectif, dans: autres) {
      for _ in 0..<hasard.entier(1...5) {
        noterEntretien(i, jourDAnnee(i), specialite: "psychologue")
        nombre += 1
      }
    }
    return nombre
  }

  private mutating func collectifBesancon() {
    let discrets = indices { $0.sansEntretien }
    let fin = Jour(2022, 11, 15)
    let venus = indices { $0.accompagne && !$0.sansEntretien && $0.arrivee <= fin }
    let cej = venus.filter { jeunes[$0].entrees.contains("CEJ") }
    let ateliers = cibles.effectif("collectif/atelier/jeunes") - discrets.count
    let noyau = hasard.tirage(290, dans: cej)
    let reste = venus.filter { !noyau.contains($0) }
    seances(
      "atelier", cibles.effectif("collectif/atelier/participations"), nombre: 460,
      a: discrets + noyau + hasard.tirage(ateliers - noyau.count, dans: reste))
    seances(
      "information_collective",
      cibles.effectif("collectif/information_collective/participations"), nombre: 52,
      a: hasard.tirage(
        cibles.effectif("collectif/information_collective/jeunes"), dans: venus))
  }

  private mutating func anneePassee(_ annee: Int) {
    let membres = indices { $0.annees.contains(annee) }
    let croissance = cibles.effectif("synthese/entretiens/evolution")
    let total =
      annee == 2021
      ? cibles.effectif("synthese/entretiens/valeur") - croissance : membres.count * 18 / 10
    let parts = hasard.partage(total, entre: membres.map { _ in 1 })
    for (i, nombre) in zip(membres, parts) {
      let premier = jeunes[i].anterieur == nil && jeunes[i].arrivee.annee == annee
      for n in 0..<nombre {
        noterEntretien(i, n == 0 && premier ? jeunes[i].arrivee : jour(i, en: annee))
      }
    }
    for i in membres where hasard.chance(annee == 2021 ? 55 : 20) { relancer(i, en: annee) }
    if annee == 2021 {
      let perdus = indices { $0.annees.last == 2020 && $0.naissance.annee >= 1996 }
      for i in hasard.tirage(min(690, perdus.count), dans: perdus) { relancer(i, en: annee) }
    }
    situationsPassees(membres, annee)
  }

  private mutating func relancer(_ i: Int, en annee: Int) {
    chronique.noter(
      "contact", jeunes[i].id, le: jour(i, en: annee), par: jeunes[i].conseiller,
      ["canal": .texte(hasard.choix(["telephone", "sms", "mel"])), "sens": "sortant"])
  }

  /// Situations of an earlier year: in full for the last one, a sample before.
  private mutating func situationsPassees(_ membres: [Int], _ annee: Int) {
    for i in membres where annee == 2021 || hasard.chance(25) {
      if hasard.chance(34) {
        for _ in 0..<hasard.pondere([1: 55, 2: 27, 3: 18]) {
          let contrat = hasard.pondere([
            "CDD": 42, "interim": 26, "CDI": 16, "apprentissage": 7, "CDDI": 6,
            "professionnalisation": 2, "saisonnier": 1,
          ])
          situation("emploi.entree", contrat, i, jour(i, en: annee))
        }
      }
      if hasard.chance(15) {
        let genre = hasard.pondere([
          "certifiante": 36, "professionnalisante": 22, "preparation_qualification": 16,
          "remise_a_niveau": 12, "mobilisation_projet": 8, "adaptation": 6,
        ])
        situation("formation.entree", genre, i, jour(i, en: annee))
      }
      if hasard.chance(11) { situation("immersion.entree", "pmsmp", i, jour(i, en: annee)) }
      if hasard.chance(2) {
        situation("volontariat.entree", "service_civique", i, jour(i, en: annee))
      }
    }
  }
}
