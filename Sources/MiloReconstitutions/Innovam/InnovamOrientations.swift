extension Reconstitution {
  /// Orientations to partners, offers of employment, international mobility.
  mutating func orientationsInnovam() {
    let c = cibles
    let plateforme = "orientations/PLATEFORME_INCLUSION"
    orienter(
      "PLATEFORME_INCLUSION", "emploi", c.effectif("\(plateforme)/orientations"),
      issue: "recrute", c.effectif("\(plateforme)/recrute"), en: 2023)
    // 305 for 238 the year before: + 28 %.
    orienter("PLATEFORME_INCLUSION", "emploi", 238, issue: "recrute", 41, en: 2022)
    orienter(
      "CLLAJ", "logement", c.effectif("orientations/CLLAJ/orientations"), issue: "admis",
      c.effectif("orientations/CLLAJ/admis"), en: 2023)
    let pas = c.effectif("orientations/PAS/jeunes")
    orienter("PAS", "sante", pas, issue: "admis", 0, en: 2023)
    logementInnovam()
    offresInnovam()
    mobiliteInnovam()
  }

  private func candidats(_ an: Int) -> [Int] {
    an == annee
      ? indices { $0.accompagne && $0.arrivee <= Jour(annee, 11, 3) }
      : indices { $0.annees.contains(an) && $0.arrivee <= Jour(an, 11, 3) }
  }

  private mutating func orienter(
    _ vers: String, _ theme: String, _ nombre: Int, issue: String, _ reussies: Int, en an: Int
  ) {
    for (n, i) in hasard.tirage(nombre, dans: candidats(an)).enumerated() {
      let jour = an == annee ? jourDAnnee(i, jusque: Jour(an, 11, 10)) : self.jour(i, en: an)
      let renvoi = chronique.noter(
        "orientation", jeunes[i].id, le: jour, par: jeunes[i].conseiller,
        ["vers": .texte(vers), "theme": .texte(theme)])
      let resultat = n < reussies ? issue : hasard.pondere(["refus": 40, "sans_suite": 60])
      guard n < reussies || hasard.chance(60) else { continue }
      let fin = Jour(an, 12, 29)
      chronique.noter(
        "orientation.issue", jeunes[i].id, le: (jour + hasard.entier(8...40)).ouvre(jusque: fin),
        par: jeunes[i].conseiller, apres: renvoi,
        ["orientation": .texte(renvoi.id), "issue": .texte(resultat)])
    }
  }

  /// One request per household, with who lives in it and what work they have.
  private mutating func logementInnovam() {
    let c = cibles
    let total = c.effectif("orientations/SIAO/orientations")
    let avecEnfant = c.effectif("orientations/SIAO.menage.isole_enfant/orientations")
    let couples = c.effectif("orientations/SIAO.menage.couple_enfant/orientations")
    let menages = hasard.melange(
      runs([
        ("isole_enfant", avecEnfant), ("couple_enfant", couples), ("couple", 3),
        ("isole", total - avecEnfant - couples - 3),
      ]))
    let cdi = c.effectif("orientations/SIAO.contrat.CDI/orientations")
    let cdd = c.effectif("orientations/SIAO.contrat.CDD/orientations")
    let contrats = hasard.melange(
      runs([("CDI", cdi), ("CDD", cdd), ("", total - cdi - cdd)]))
    let membres = hasard.tirage(total, dans: candidats(annee).filter { !jeunes[$0].mineurALEntree })
    for (n, i) in membres.enumerated() {
      chronique.noter(
        "orientation", jeunes[i].id, le: jourDAnnee(i), par: jeunes[i].conseiller,
        [
          "vers": "SIAO", "theme": "logement", "menage": .texte(menages[n]),
          "contrat_menage": contrats[n].isEmpty ? nil : .texte(contrats[n]),
        ])
    }
  }

  /// The sectors add up to 182 offers in the report, for 179 in total: three less in the largest one.
  private mutating func offresInnovam() {
    let c = cibles
    let total = c.effectif("offres/total/offres")
    let secteurs = [
      "services_personne_collectivite", "support_entreprise", "transport_logistique",
      "commerce_vente", "hotellerie_restauration_loisirs", "btp", "sante",
      "banque_assurance_immobilier", "installation_maintenance", "industrie",
      "agriculture_espaces_verts", "communication_medias",
    ]
    var nombres = secteurs.map { c.effectif("offres/\($0)/offres") }
    nombres[0] -= nombres.reduce(0, +) - total
    let liste = runs(Array(zip(secteurs, nombres)))
    let employeurs = c.effectif("offres/total/employeurs")
    var jours: [Jour] = []
    for (n, secteur) in liste.enumerated() {
      let jour = jourOuvre(Jour(2023, 1, 9)...Jour(2023, 11, 17))
      jours.append(jour)
      chronique.noter(
        "offre", "O\(1000 + n)", le: jour, par: "C16",
        [
          "employeur": .texte("E\(1000 + n % employeurs)"), "secteur": .texte(secteur),
          "contrat": .texte(hasard.pondere(["CDD": 75, "CDI": 20, "interim": 5])),
          "postes": .entier(hasard.pondere([1: 75, 2: 15, 3: 10])),
        ])
    }
    mettreEnRelation(jours)
  }

  private mutating func mettreEnRelation(_ jours: [Jour]) {
    let recrutes = cibles.effectif("offres/total/recrutements")
    let cdd = cibles.effectif("offres/total/recrutements_cdd_part")
    let membres = hasard.tirage(cibles.effectif("offres/total/jeunes"), dans: candidats(annee))
    for (n, i) in membres.enumerated() {
      let offre = n % jours.count
      let debut = max(jours[offre], jeunes[i].arrivee)
      let jour = (debut + hasard.sous(8)).ouvre(jusque: dernierJour)
      let renvoi = chronique.noter(
        "mise_en_relation", jeunes[i].id, le: jour, par: "C16",
        ["offre": .texte("O\(1000 + offre)")])
      guard n < recrutes || hasard.chance(70) else { continue }
      let issue = n < recrutes ? "recrute" : hasard.choix(["non_retenu", "sans_suite"])
      chronique.noter(
        "mise_en_relation.issue", jeunes[i].id,
        le: (jour + hasard.entier(3...20)).ouvre(jusque: dernierJour), par: "C16", apres: renvoi,
        [
          "mise_en_relation": .texte(renvoi.id), "issue": .texte(issue),
          "contrat": n < recrutes ? .texte(n < cdd ? "CDD" : "CDI") : nil,
        ])
    }
  }

  private mutating func mobiliteInnovam() {
    let c = cibles
    let orientes = c.effectif("mobilite_internationale/oriente/jeunes")
    let volontaires = c.effectif("mobilite_internationale/volontariat_international.oriente/jeunes")
    let partis = c.effectif("mobilite_internationale/retour/jeunes")
    let retenus = c.effectif("mobilite_internationale/au_pair.retenu/jeunes")
    let reports = c.effectif("mobilite_internationale/reporte/jeunes")
    let adultes = candidats(annee).filter {
      !jeunes[$0].mineurALEntree && jeunes[$0].arrivee <= Jour(2023, 3, 31)
    }
    for (n, i) in hasard.tirage(orientes, dans: adultes).enumerated() {
      let pair = n >= partis && n < partis + retenus
      let programme =
        n >= orientes - volontaires ? "volontariat_international" : pair ? "au_pair" : "erasmus"
      let debut = jourDAnnee(i, jusque: Jour(2023, 5, 31))
      voyage(i, programme, "oriente", debut)
      if n < partis {
        voyage(i, programme, "depart", debut + 30)
        voyage(i, programme, "retour", debut + 120)
      } else if pair {
        voyage(i, programme, "retenu", debut + 40)
      } else if n < partis + retenus + reports {
        voyage(i, programme, "reporte", debut + 50)
      }
    }
  }

  private mutating func voyage(_ i: Int, _ programme: String, _ statut: String, _ jour: Jour) {
    chronique.noter(
      "mobilite_internationale", jeunes[i].id, le: jour.ouvre(jusque: dernierJour), par: "C01",
      ["programme": .texte(programme), "statut": .texte(statut), "pays": "IE"])
  }
}
