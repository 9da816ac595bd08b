extension Reconstitution {
  /// The youths of the year and their attributes, under the published marginals.
  mutating func populationSudMeusien() {
    let primos = cibles.effectif("synthese/primos/valeur")
    let accompagnes = cibles.effectif("synthese/accompagnes/valeur")
    let vus = cibles.effectif("evenements.accompagnes/entretien/jeunes")
    for n in 0..<accompagnes {
      ajouter(arrivee: premierJour) {
        $0.primo = n < primos
        $0.accompagne = true
        $0.sansEntretien = n >= vus
      }
    }
    for _ in accompagnes..<cibles.effectif("synthese/contact/valeur") {
      ajouter(arrivee: premierJour) { $0.contactSeul = true }
    }
    for i in jeunes.indices { situerSudMeusien(i) }
    attributsSudMeusien(indices { $0.accompagne })
    for i in indices({ $0.contactSeul }) {
      jeunes[i].tranche = hasard.pondere([.mineur: 8, .jeune: 47, .aine: 45])
      jeunes[i].femme = hasard.chance(45)
      jeunes[i].hebergement = hasard.pondere(["parents": 55, "autonome": 30, "famille": 15])
      jeunes[i].permisB = jeunes[i].tranche != .mineur && hasard.chance(26)
    }
    let cej = hasard.tirage(
      cibles.effectif("dispositifs/CEJ/entrees"),
      dans: indices { $0.accompagne && !$0.sansEntretien })
    for i in cej { jeunes[i].entrees.insert("CEJ") }
    arrivees()
    for i in cej { entrerCEJ(i) }
    for i in jeunes.indices { jeunes[i].naissance = naissanceSelonTranche(i) }
  }

  private mutating func entrerCEJ(_ i: Int) {
    let debut = max(Jour(2022, 3, 1), jeunes[i].arrivee)
    let fin = max(debut, Jour(2022, 10, 28))
    let entree = jourOuvre(debut...(jeunes[i].primo ? min(debut + 45, fin + 10) : fin))
    let sortie = hasard.chance(22) ? jourOuvre((entree + 60)...(entree + 200)) : nil
    let retenue = sortie.flatMap { $0 <= Jour(2023, 3, 20) ? $0 : nil }
    sejours.append(Sejour(jeune: i, code: "CEJ", entree: entree, sortie: retenue))
  }

  private mutating func attributsSudMeusien(_ membres: [Int]) {
    let c = cibles
    let primos: (Jeune) -> Bool = { $0.primo }
    distribuer(
      [Tranche.mineur, .devientMajeur, .jeune, .aine], a: membres,
      quotas: [
        Quota("mineurs", [0], c.effectif("profil.accompagnes/mineurs/part")),
        Quota("anciens mineurs", [0], 60) { !$0.primo },
        Quota("primos devenus majeurs", [1], 52, dans: primos),
      ], poids: { jeune, v in jeune.primo ? [34, 10, 34, 22][v] : [8, 0, 46, 46][v] }
    ) { $0.tranche = $1 }
    distribuer(
      [false, true], a: membres,
      quotas: [
        Quota("femmes", [1], c.effectif("profil.accompagnes/sexe.F/jeunes")),
        Quota("femmes primos", [1], c.effectif("profil.primos/sexe.F/jeunes"), dans: primos),
      ]
    ) { $0.femme = $1 }
    distribuer(
      (0..<6).compactMap(Niveau.init(rawValue:)), a: membres,
      quotas: [
        Quota("infra bac", [3, 4, 5], c.effectif("profil.accompagnes/infra_bac_strict/part")),
        Quota(
          "infra bac, primos", [3, 4, 5], c.effectif("profil.primos/infra_bac_strict/part"),
          dans: primos),
      ], finesse: [{ $0.mineurALEntree }],
      poids: { jeune, v in
        jeune.mineurALEntree ? [0, 10, 20, 12, 22, 36][v] : [8, 26, 12, 18, 16, 20][v]
      }
    ) { $0.niveau = $1 }
    distribuer(
      [false, true], a: membres,
      quotas: [
        Quota("permis", [1], c.effectif("profil.accompagnes/permis_b/part")),
        Quota("permis, primos", [1], c.effectif("profil.primos/permis_b/part"), dans: primos),
      ], finesse: [{ $0.mineurALEntree }],
      poids: { jeune, v in v == 0 ? 60 : jeune.mineurALEntree ? 0 : 40 }
    ) { $0.permisB = $1 }
    logerSudMeusien(membres)
    deplacerSudMeusien(membres)
  }

  private mutating func logerSudMeusien(_ membres: [Int]) {
    let c = cibles
    let hebergements = ["parents", "famille", "autonome", "amis_foyer_chrs", "sans_nomade_autre"]
    var quotas: [Quota<Jeune>] = []
    for (table, dans) in [("profil.primos", { $0.primo }), ("profil.accompagnes", { _ in true })]
      as [(String, (Jeune) -> Bool)]
    {
      quotas += [
        Quota("famille", [0, 1], c.effectif("\(table)/hebergement_familial/part"), dans: dans),
        Quota("sans", [4], c.effectif("\(table)/hebergement.sans_nomade_autre/part"), dans: dans),
      ]
    }
    distribuer(hebergements, a: membres, quotas: quotas, poids: { _, v in [50, 8, 18, 6, 18][v] }) {
      $0.hebergement = $1
    }
    // 32,1 % have a housing problem: 411 of the accompanied; no number of newcomers gives it, 167
    // come nearest.
    distribuer(
      [[], ["logement"]], a: membres,
      quotas: [
        Quota("frein logement", [1], 411),
        Quota("frein logement, primos", [1], 167, dans: { $0.primo }),
      ],
      finesse: [{ $0.hebergement == "sans_nomade_autre" }],
      poids: { jeune, v in jeune.hebergement == "sans_nomade_autre" ? [1, 8][v] : [8, 2][v] }
    ) { $0.freins = $1 }
    distribuer(
      [false, true], a: membres,
      quotas: [Quota("QPV", [1], c.effectif("profil.accompagnes/qpv/part"))],
      finesse: [{ $0.zone == "hors_siege" }],
      poids: { jeune, v in v == 0 ? 8 : jeune.zone == "hors_siege" ? 0 : 1 }
    ) { $0.qpv = $1 }
  }

  private mutating func deplacerSudMeusien(_ membres: [Int]) {
    let c = cibles
    distribuer(
      ["mobile", "peu_mobile", "tres_peu_mobile", ""], a: membres,
      quotas: [
        Quota("mobiles", [0], c.effectif("profil.accompagnes/mobilite.mobile/part")),
        Quota("peu", [1], c.effectif("profil.accompagnes/mobilite.peu_mobile/part")),
        Quota("très peu", [2], c.effectif("profil.accompagnes/mobilite.tres_peu_mobile/part")),
      ], finesse: [{ $0.permisB }],
      poids: { jeune, v in jeune.permisB ? [80, 15, 5, 1][v] : [18, 27, 54, 1][v] }
    ) { $0.mobilite = $1 }
    distribuer(
      [false, true], a: membres.filter { jeunes[$0].primo },
      quotas: [
        Quota("transports", [1], c.effectif("profil.primos/transports_commun_seuls/part"))
      ], finesse: [{ $0.permisB }], poids: { jeune, v in jeune.permisB ? [7, 3][v] : [1, 19][v] }
    ) { $0.transportsSeuls = $1 }
    for i in membres {
      if jeunes[i].permisB && hasard.chance(60) { jeunes[i].vehicule = .voiture }
      if !jeunes[i].mineurALEntree && hasard.chance(6) { jeunes[i].enfants = 1 }
      jeunes[i].origine = hasard.pondere([
        "spontanee": 45, "france_travail": 25, "intervenants_sociaux": 15,
        "education_nationale": 15,
      ])
    }
  }
}
