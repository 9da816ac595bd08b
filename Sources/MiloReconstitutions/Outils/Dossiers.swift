extension Reconstitution {
  /// Opens every file: reception, profile, counsellor; the first entretien is noted with the others.
  mutating func ouvrirDossiers(ouverture: Jour, depuis premier: Int = 0) {
    for i in premier..<jeunes.count {
      let jeune = jeunes[i]
      let jour = jeune.anterieur == nil ? jeune.arrivee : ouverture
      if jeune.conseiller.isEmpty {
        jeunes[i].conseiller = hasard.choix(conseillers[jeune.site] ?? conseillers[""] ?? ["C01"])
      }
      let conseiller = jeunes[i].conseiller
      if jeune.anterieur == nil {
        chronique.noter(
          "accueil", jeune.id, le: jour, par: "A01",
          [
            "site": .texte(jeune.site), "motif": jeune.contactSeul ? "information" : "inscription",
            "origine": .texte(jeune.origine), "au_flux": .booleen(hasard.chance(30)),
          ])
      }
      noterProfil(i, jour, par: conseiller)
      chronique.noter(
        "referent", jeune.id, le: jour, par: conseiller, ["conseiller": .texte(conseiller)])
    }
  }

  /// The whole profile; those who got their licence later are first declared without it.
  private mutating func noterProfil(_ i: Int, _ jour: Jour, par conseiller: String) {
    let jeune = jeunes[i]
    let permisTardif = jeune.permisB && jour < Jour(annee - 1, 6, 1) && hasard.chance(60)
    let seul = jeune.transportsSeuls ?? (jeune.vehicule == .aucun && hasard.chance(70))
    chronique.noter(
      "profil", jeune.id, le: jour, par: conseiller,
      [
        "sexe": jeune.femme ? "F" : "M", "date_naissance": .date(jeune.naissance),
        "commune": .texte(jeune.commune), "qpv": .booleen(jeune.qpv),
        "niveau": .texte(jeune.niveau.code), "hebergement": .texte(jeune.hebergement),
        "permis_b": .booleen(jeune.permisB && !permisTardif),
        "vehicule": .texte(permisTardif ? "aucun" : jeune.vehicule.code),
        "mobilite": jeune.mobilite.isEmpty ? nil : .texte(jeune.mobilite),
        "transports_commun_seuls": .booleen(seul), "enfants": .entier(jeune.enfants),
        "nationalite": .texte(hasard.pondere(["fr": 86, "ue": 3, "hors_ue": 11])),
        "rqth": .booleen(hasard.chance(4)),
        "inscrit_france_travail": .booleen(hasard.chance(35)), "site": .texte(jeune.site),
        "freins": jeune.freins.isEmpty ? nil : .codes(jeune.freins),
        "premier_entretien_anterieur": jeune.anterieur.map(Valeur.date),
      ])
    if permisTardif {
      let obtenu = jourOuvre((jour + 30)...Jour(annee - 1, 12, 17))
      chronique.noter(
        "profil", jeune.id, le: obtenu, par: conseiller,
        ["permis_b": true, "vehicule": .texte(jeune.vehicule.code)])
    }
  }

  /// Notes one entretien.
  mutating func noterEntretien(_ i: Int, _ jour: Jour, specialite: String? = nil) {
    let jeune = jeunes[i]
    let theme = hasard.pondere([
      "emploi": 34, "formation": 18, "projet_professionnel": 20, "logement": 6, "sante": 6,
      "mobilite": 6, "ressources": 5, "acces_aux_droits": 3, "numerique": 2,
    ])
    chronique.noter(
      "entretien", jeune.id, le: jour, par: jeune.conseiller,
      [
        "conseiller": .texte(jeune.conseiller), "site": .texte(jeune.site),
        "modalite": .texte(hasard.pondere(["presentiel": 78, "telephone": 18, "visio": 4])),
        "duree_min": .entier(hasard.choix([30, 30, 45, 45, 60])), "themes": .codes([theme]),
        "specialite": specialite.map(Valeur.texte),
      ])
  }

  /// Notes `total` entretiens of the year: one each at least, the first of a newcomer on arrival.
  mutating func entretiensDeLAnnee(_ total: Int, a membres: [Int], poids: (Jeune) -> Int) {
    let parts = hasard.partage(total, entre: membres.map { poids(jeunes[$0]) })
    for (i, nombre) in zip(membres, parts) {
      for n in 0..<nombre {
        let jour = n == 0 && jeunes[i].primo ? jeunes[i].arrivee : jourDAnnee(i)
        noterEntretien(i, jour)
      }
    }
  }

  /// Notes `total` contacts or administrative acts of the year, one each at least.
  mutating func autresEvenements(_ nom: String, _ total: Int, a membres: [Int]) {
    guard !membres.isEmpty else { return }
    let natures = ["attestation", "dossier_aide", "inscription", "convention", "mise_a_jour"]
    for (i, nombre) in zip(membres, hasard.partage(total, entre: membres.map { _ in 1 })) {
      for _ in 0..<nombre {
        let jour = jourDAnnee(i)
        noterEchange(nom, i, jour, nature: hasard.choix(natures))
      }
    }
  }

  private mutating func noterEchange(_ nom: String, _ i: Int, _ jour: Jour, nature: String) {
    let auteur = jeunes[i].conseiller
    guard nom == "contact" else {
      chronique.noter(nom, jeunes[i].id, le: jour, par: auteur, ["nature": .texte(nature)])
      return
    }
    let canal = hasard.pondere(["telephone": 45, "sms": 30, "mel": 18, "courrier": 4, "visite": 3])
    let sens = hasard.chance(35) ? "entrant" : "sortant"
    chronique.noter(
      nom, jeunes[i].id, le: jour, par: auteur, ["canal": .texte(canal), "sens": .texte(sens)])
  }
}
