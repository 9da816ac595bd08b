extension Reconstitution {
  /// Spells, interviews, named sessions, contacts, and the year before.
  mutating func activiteInnovam() {
    for n in sejours.indices { noterSejour(n) }
    entretiensDeLAnnee(9400, a: indices { $0.accompagne }) {
      $0.entrees.contains("CEJ") ? 8 : $0.entrees.contains("PACEA") ? 5 : 3
    }
    psychologueInnovam()
    seriesInnovam()
    let accompagnes = indices { $0.accompagne }
    autresEvenements("contact", 4100, a: hasard.tirage(1500, dans: accompagnes))
    autresEvenements("acte_administratif", 2900, a: hasard.tirage(1200, dans: accompagnes))
    let contacts = indices { $0.contactSeul }
    autresEvenements("contact", 1150, a: contacts)
    anneeDAvant(entretiens: indices { !$0.annees.isEmpty }.count * 3)
    obligationInnovam()
  }

  /// 103 youths, of whom 78 for the first time, each for one reason; 59 were new the year before.
  private mutating func psychologueInnovam() {
    let motifs = [
      "situation_familiale", "traumatisme", "stress_anxiete", "depression_mal_etre",
      "perte_de_reperes", "addiction", "vie_adulte", "preoccupations_sociales", "emprise_parentale",
      "demande_conseiller", "emotions_relations", "demande_jeune", "handicap", "soins",
    ]
    let nouveaux = hasard.melange(
      motifs.flatMap {
        runs([($0, cibles.effectif("specialites/psychologue.motif.\($0)/nouveaux"))])
      })
    let vus = hasard.melange(indices { $0.accompagne && $0.arrivee <= Jour(2023, 12, 1) })
    for (i, motif) in zip(vus, nouveaux) { consulter(i, motif, hasard.entier(1...4)) }
    let total = cibles.effectif("specialites/psychologue/jeunes")
    let anciens = vus.dropFirst(nouveaux.count).filter { jeunes[$0].annees.contains(2022) }
    for (rang, i) in anciens.prefix(59).enumerated() {
      let motif = hasard.choix(motifs)
      noterConsultation(i, jour(i, en: 2022), motif)
      if rang < total - nouveaux.count { consulter(i, motif, hasard.entier(1...3)) }
    }
  }

  private mutating func consulter(_ i: Int, _ motif: String, _ fois: Int) {
    for _ in 0..<fois { noterConsultation(i, jourDAnnee(i), motif) }
  }

  private mutating func noterConsultation(_ i: Int, _ jour: Jour, _ motif: String) {
    chronique.noter(
      "entretien", jeunes[i].id, le: jour, par: "C18",
      [
        "conseiller": "C18", "site": .texte(jeunes[i].site), "modalite": "presentiel",
        "duree_min": 45, "themes": .codes(["sante"]), "specialite": "psychologue",
        "motif_specialite": .texte(motif),
      ])
  }

  /// The sessions that the report names: how many, for how many youths.
  private mutating func seriesInnovam() {
    let c = cibles
    let venus = indices { $0.accompagne && $0.arrivee <= Jour(2023, 1, 31) }
    let cej = venus.filter { jeunes[$0].entrees.contains("CEJ") }
    let pop = indices { $0.entrees.contains("POP") && $0.arrivee <= Jour(2023, 6, 30) }
    let recherche = Seance(
      code: "RE", intitule: "Recherche d'emploi encadrée", jour: premierJour,
      serie: "recherche_emploi")
    serie(
      "atelier", recherche, seances: c.effectif("collectif/serie.recherche_emploi/sessions"),
      presences: c.effectif("collectif/serie.recherche_emploi/participations"),
      a: hasard.tirage(210, dans: venus))
    let inscription = Seance(
      code: "FT", intitule: "Inscription à France Travail", jour: premierJour,
      serie: "inscription_ft")
    let inscrits = c.effectif("collectif/serie.inscription_ft/jeunes")
    serie(
      "atelier", inscription, seances: c.effectif("collectif/serie.inscription_ft/sessions"),
      presences: inscrits, a: hasard.tirage(inscrits, dans: venus))
    let secours = Seance(
      code: "SECOURS", intitule: "Secourisme", jour: premierJour, theme: "sante",
      serie: "secourisme")
    serie(
      "atelier", secours, seances: c.effectif("collectif/serie.secourisme/sessions"), presences: 32,
      a: hasard.tirage(32, dans: cej))
    let theatre = Seance(
      code: "THEATRE", intitule: "Théâtre", jour: premierJour, theme: "culture_sport_loisirs",
      partenaire: "THEATRE")
    serie(
      "atelier", theatre, seances: c.effectif("collectif/partenaire.THEATRE/sessions"),
      presences: 14, a: hasard.tirage(14, dans: cej))
    let orientation = Seance(
      code: "POP", intitule: "Construire son projet", jour: Jour(2023, 7, 3),
      theme: "projet_professionnel", dispositif: "POP")
    serie(
      "atelier", orientation, seances: c.effectif("collectif/dispositif.POP/sessions"),
      presences: 35, a: hasard.tirage(30, dans: pop))
    recrutementsInnovam(venus)
    seriesDAvant()
  }

  /// Collective recruitments (11 with one brand, a job dating, three others), meetings with a house of
  /// employment, and the information on the security jobs of the Games.
  private mutating func recrutementsInnovam(_ venus: [Int]) {
    let c = cibles
    let ordre = hasard.melange(venus)
    let enseigne = c.effectif("collectif/partenaire.ENSEIGNE/jeunes")
    let dating = c.effectif("collectif/partenaire.JOB_DATING/jeunes")
    let total = c.effectif("collectif/genre.recrutement_collectif/jeunes")
    let seances = c.effectif("collectif/partenaire.ENSEIGNE/sessions")
    var modele = Seance(
      code: "REC", intitule: "Recrutement collectif", jour: premierJour,
      genre: "recrutement_collectif", partenaire: "ENSEIGNE")
    serie(
      "information_collective", modele, seances: seances, presences: enseigne,
      a: Array(ordre.prefix(enseigne)))
    modele.code = "DATING"
    modele.partenaire = "JOB_DATING"
    serie(
      "information_collective", modele, seances: 1, presences: dating,
      a: Array(ordre.dropFirst(enseigne).prefix(dating)))
    modele.code = "EMBAUCHE"
    modele.partenaire = nil
    let reste = total - enseigne - dating
    serie(
      "information_collective", modele,
      seances: c.effectif("collectif/genre.recrutement_collectif/sessions") - seances - 1,
      presences: reste, a: Array(ordre.dropFirst(enseigne + dating).prefix(reste)))
    let maison = Seance(
      code: "MDE", intitule: "Rendez-vous de l'emploi", jour: premierJour, genre: "information",
      partenaire: "MAISON_EMPLOI")
    serie(
      "information_collective", maison,
      seances: c.effectif("collectif/partenaire.MAISON_EMPLOI/sessions"), presences: 44,
      a: hasard.tirage(40, dans: venus))
    let jeux = Seance(
      code: "JO", intitule: "Métiers de la sécurité", jour: premierJour, genre: "information",
      operation: "JO2024")
    let informes = c.effectif("collectif/information_collective/jeunes?operation=JO2024")
    serie(
      "information_collective", jeux,
      seances: c.effectif("collectif/information_collective/sessions?operation=JO2024"),
      presences: informes, a: hasard.tirage(informes, dans: venus))
  }

  /// The same series one year before: 571 presences then 679, 208 youths then 264.
  private mutating func seriesDAvant() {
    let membres = indices { $0.annees.contains(2022) && $0.arrivee <= Jour(2022, 2, 28) }
    let modeles = [("recherche_emploi", "RE", 571, 180), ("inscription_ft", "FT", 208, 208)]
    for (code, prefixe, presences, jeunes) in modeles {
      let modele = Seance(
        code: prefixe, intitule: "Atelier", jour: Jour(2022, 3, 1), serie: code)
      serie(
        "atelier", modele, seances: prefixe == "RE" ? 160 : 18, presences: presences,
        a: hasard.tirage(jeunes, dans: membres), en: 2022)
    }
  }

  /// Notes a run of sessions: every session has somebody, every member comes at least once.
  private mutating func serie(
    _ nom: String, _ modele: Seance, seances nombre: Int, presences: Int, a membres: [Int],
    en an: Int? = nil
  ) {
    let an = an ?? annee
    let debut = max(Jour(an, 2, 1), modele.jour)
    var seances: [Seance] = []
    for n in 0..<nombre {
      var seance = modele
      seance.jour = jourOuvre(debut...Jour(an, 12, 20))
      seance.code = "\(modele.code)-\(an)-\(100 + n)"
      seances.append(seance)
    }
    let parts = hasard.partage(presences, entre: membres.map { _ in 1 })
    var rang = 0
    for (i, fois) in zip(membres, parts) {
      // Taken in turn: consecutive sessions are distinct, and none stays empty.
      for _ in 0..<fois {
        noterPresence(nom, i, seances[rang % nombre])
        rang += 1
      }
    }
  }

  private mutating func obligationInnovam() {
    let suivis = hasard.melange(indices { $0.entrees.contains("OBLIGATION_FORMATION") })
    let issues = ["emploi", "formation", "scolarite", "service_civique", "alternance", "autre"]
      .flatMap { runs([($0, cibles.effectif("obligation_formation/issue.\($0)/jeunes"))]) }
    for (rang, i) in suivis.enumerated() {
      let sien = sejours.first { $0.jeune == i && $0.code == "OBLIGATION_FORMATION" }
      guard let entree = sien else { continue }
      etapeInnovam(i, entree.entree, "signalement", nil)
      if rang < 240 { etapeInnovam(i, entree.entree + 4, "engagement", nil) }
      if rang < issues.count { etapeInnovam(i, entree.entree + 8, "issue", issues[rang]) }
    }
  }

  private mutating func etapeInnovam(_ i: Int, _ jour: Jour, _ etape: String, _ issue: String?) {
    chronique.noter(
      "obligation_formation", jeunes[i].id, le: jour.ouvre(jusque: Jour(2023, 12, 29)),
      par: jeunes[i].conseiller, ["etape": .texte(etape), "issue": issue.map(Valeur.texte)])
  }
}
