extension Reconstitution {
  /// The youths of 2022 (newcomers, those who came back, mere contacts) and of the five years before.
  mutating func populationBesancon() {
    let primos = cibles.effectif("synthese/primos/valeur")
    let accompagnes = cibles.effectif("synthese/accompagnes/valeur")
    let sansEntretien = accompagnes - cibles.effectif("synthese/entretien/valeur")
    for _ in 0..<primos {
      ajouter(arrivee: premierJour) {
        $0.primo = true
        $0.accompagne = true
      }
    }
    for n in 0..<(accompagnes - primos) {
      ajouter(arrivee: premierJour) {
        $0.accompagne = true
        $0.sansEntretien = n < sansEntretien
      }
    }
    let contacts = cibles.effectif("synthese/contact/valeur") - accompagnes
    for _ in 0..<contacts { ajouter(arrivee: premierJour) { $0.contactSeul = true } }
  }

  /// Attributes of the accompanied, under all the published marginals, then those of the others.
  mutating func attributsBesancon() {
    let accompagnes = indices { $0.accompagne }
    distribuerSites(accompagnes)
    distribuerTranches(accompagnes)
    distribuerSexeEtNiveau(accompagnes)
    distribuerSituation(accompagnes)
    for i in indices({ $0.contactSeul }) { attributsLibres(i) }
    for i in accompagnes { attributsSansCible(i) }
    distribuerOrigines()
  }

  private mutating func distribuerSites(_ membres: [Int]) {
    let lieux = lieuxBesancon.map(\.code).filter {
      !["espace-jeunes", "maison-arret", "battant"].contains($0)
    }
    var quotas: [Quota<Jeune>] = []
    for (rang, lieu) in lieux.enumerated() where lieu != "siege" {
      quotas.append(
        Quota(lieu, [rang], cibles.effectif("territoire.accompagnes.site/\(lieu)/jeunes")))
      let primos = cibles.effectif("territoire.primos.site/\(lieu)/jeunes")
      quotas.append(Quota("\(lieu), primos", [rang], primos) { $0.primo })
    }
    let poids = [0: 58, 1: 19]
    distribuer(lieux, a: membres, quotas: quotas, poids: { _, v in poids[v] ?? 2 }) {
      $0.site = $1
    }
    for i in membres { jeunes[i].situer(&hasard) }
  }

  private mutating func distribuerTranches(_ membres: [Int]) {
    let mineursPrimos = cibles.effectif("synthese/primos_mineurs_part/valeur")
    let ll = "epci=cc-loue-lison"
    let q = "zone=quartier"
    let parPublic: (String, @escaping (Jeune) -> Bool) -> [Quota<Jeune>] = { [cibles] f, dans in
      [
        Quota(f, [0], cibles.effectif("profil.accompagnes/age.16_17/part?\(f)"), dans: dans),
        Quota(f, [1, 2], cibles.effectif("profil.accompagnes/age.18_21/part?\(f)"), dans: dans),
        Quota(f, [3], cibles.effectif("profil.accompagnes/age.22_plus/part?\(f)"), dans: dans),
      ]
    }
    distribuer(
      [Tranche.mineur, .devientMajeur, .jeune, .aine], a: membres,
      quotas: [
        Quota("mineurs", [0], cibles.effectif("profil.accompagnes/mineurs/part")),
        Quota("primos mineurs", [0, 1], mineursPrimos) { $0.primo },
        // Those who come back and are still minors were received at 16, the year before.
        Quota("anciens mineurs", [0], 40) { !$0.primo },
      ] + parPublic(ll) { $0.epci == "cc-loue-lison" } + parPublic(q) { $0.zone == "quartier" },
      poids: { jeune, v in jeune.primo ? [21, 12, 41, 26][v] : [2, 0, 43, 55][v] }
    ) { $0.tranche = $1 }
  }

  private mutating func distribuerSexeEtNiveau(_ membres: [Int]) {
    distribuer(
      [false, true], a: membres,
      quotas: quotasPart("sexe.F", [1], ["profil.primos", "profil.accompagnes"])
        + quotasPart("sexe.F", [1], ["profil.primos"], .baume)
        + quotasPart("sexe.F", [1], ["profil.accompagnes"], .baume)
        + quotasPart("sexe.F", [1], ["profil.primos", "profil.accompagnes"], .loueLison)
        + quotasPart("sexe.F", [1], ["profil.primos", "profil.accompagnes"], .quartiers)
    ) { $0.femme = $1 }
    var quotas: [Quota<Jeune>] = []
    for v in 0..<6 {
      let ligne = "niveau." + (Niveau(rawValue: v)?.code ?? "")
      quotas += quotasPart(ligne, [v], ["profil.primos", "profil.accompagnes"])
      quotas += quotasPart(ligne, [v], ["profil.accompagnes"], .loueLison)
      quotas += quotasPart(ligne, [v], ["profil.accompagnes"], .baume)
    }
    quotas += quotasPart("infra_bac", [2, 3, 4, 5], ["profil.accompagnes"], .quartiers)
    distribuer(
      (0..<6).compactMap(Niveau.init(rawValue:)), a: membres, quotas: quotas,
      finesse: [{ $0.mineurALEntree }],
      poids: { jeune, v in
        jeune.mineurALEntree ? [0, 4, 12, 8, 22, 54][v] : [9, 29, 9, 14, 16, 23][v]
      }
    ) { $0.niveau = $1 }
  }

  private mutating func distribuerSituation(_ membres: [Int]) {
    let deux = ["profil.primos", "profil.accompagnes"]
    distribuer(
      [false, true], a: membres, quotas: quotasPart("qpv", [1], deux),
      finesse: [{ $0.zone == "quartier" }, { $0.zone == "siege" }],
      poids: { jeune, v in
        let pourCent = jeune.zone == "quartier" ? 72 : jeune.zone == "siege" ? 15 : 0
        return v == 1 ? pourCent : 100 - pourCent
      }
    ) { $0.qpv = $1 }
    distribuer(
      [0, 1], a: membres,
      quotas: quotasPart("enfants", [1], deux)
        + quotasPart("enfants", [1], ["profil.primos"], .loueLison)
        + quotasPart("enfants", [1], ["profil.accompagnes"], .baume)
        + quotasPart("enfants", [1], ["profil.accompagnes"], .quartiers),
      finesse: [{ $0.mineurALEntree }, { $0.tranche == .aine }],
      poids: { jeune, v in
        v == 0 ? 100 : jeune.mineurALEntree ? 0 : jeune.tranche == .aine ? 14 : 4
      }
    ) { $0.enfants = $1 }
    distribuer(
      [false, true], a: membres,
      quotas: quotasPart("permis_b", [1], deux)
        + quotasPart("permis_b", [1], ["profil.accompagnes"], .loueLison)
        + quotasPart("permis_b", [1], ["profil.accompagnes"], .baume)
        + quotasPart("permis_b", [1], ["profil.primos"], .quartiers),
      finesse: [{ $0.mineurALEntree }, { $0.tranche == .aine }],
      poids: { jeune, v in
        v == 0 ? 100 : jeune.mineurALEntree ? 0 : jeune.tranche == .aine ? 60 : 25
      }
    ) { $0.permisB = $1 }
    var vehicules: [Quota<Jeune>] = []
    for (ligne, v) in [("sans_transport_motorise", 0), ("voiture", 2)] {
      vehicules += quotasPart(ligne, [v], ["profil.primos"])
      vehicules += quotasPart(ligne, [v], ["profil.accompagnes"], .loueLison)
      vehicules += quotasPart(ligne, [v], ["profil.accompagnes"], .baume)
      vehicules += quotasPart(ligne, [v], ["profil.primos"], .quartiers)
    }
    // 2 977 without a vehicle and 534 cars exceed 3 472 youths: the first is kept, and the 23
    // newcomers with neither leave 472 cars at most.
    vehicules += quotasPart("sans_transport_motorise", [0], ["profil.accompagnes"])
    distribuer(
      [Vehicule.aucun, .deuxRoues, .voiture], a: membres, quotas: vehicules,
      finesse: [{ $0.permisB }, { $0.primo }],
      poids: { jeune, v in
        v == 1 ? (jeune.primo ? 2 : 0) : v == 0 ? 40 : jeune.permisB ? 60 : 0
      }
    ) { $0.vehicule = $1 }
  }

  /// The origins of the newcomers; the largest share of the published chart has lost its label.
  private mutating func distribuerOrigines() {
    let primos = indices { $0.primo }
    let parts = [
      ("mission_locale", 8), ("france_travail", 21), ("education_nationale", 4),
      ("intervenants_sociaux", 10), ("entreprise_interim", 1), ("autre", 4),
    ]
    let quotas = parts.enumerated().map { rang, part in
      Quota<Jeune>(part.0, [rang], (primos.count * part.1 + 50) / 100)
    }
    distribuer(parts.map(\.0) + ["spontanee"], a: primos, quotas: quotas) { $0.origine = $1 }
  }
}
