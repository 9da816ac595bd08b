extension Reconstitution {
  /// What was entered twice or wrongly and put right in the year, and what came to be known after the
  /// figures were drawn: those of 6 April 2023 stay what they were.
  mutating func correctionsBesancon() {
    let membres = hasard.tirage(
      52, dans: indices { $0.accompagne && !$0.sansEntretien && $0.arrivee <= Jour(2022, 11, 4) })
    for i in membres.prefix(36) {
      let jour = jourDAnnee(i, jusque: Jour(2022, 12, 9))
      noterActe(i, jour, "attestation")
      annuler(noterActe(i, jour, "attestation"), i, (jour + 1).ouvre(jusque: dernierJour))
    }
    for i in membres[36..<44] {
      let jour = jourDAnnee(i, jusque: Jour(2022, 12, 9))
      let acte = noterActe(i, jour, "convention")
      chronique.noter(
        "rectification", jeunes[i].id, le: (jour + 4).ouvre(jusque: dernierJour),
        par: jeunes[i].conseiller, apres: acte,
        [
          "evenement": .texte(acte.id), "motif": "Nature erronée",
          "data": .objet([("nature", "dossier_aide")]),
        ])
    }
    for (n, i) in membres[44...].enumerated() {
      let connu = Jour(2023, 4, 11 + n)
      if n < 5 {
        tardif(i, Jour(2022, 12, 12 + n), saisi: connu)
      } else {
        let jour = Jour(2022, 12, 5 + n % 5)
        annuler(noterActe(i, jour, "inscription"), i, connu.ouvre(jusque: Jour(2023, 4, 28)))
      }
    }
  }

  @discardableResult
  private mutating func noterActe(_ i: Int, _ jour: Jour, _ nature: String) -> Renvoi {
    chronique.noter(
      "acte_administratif", jeunes[i].id, le: jour.ouvre(jusque: dernierJour),
      par: jeunes[i].conseiller, ["nature": .texte(nature)])
  }

  private mutating func annuler(_ renvoi: Renvoi, _ i: Int, _ jour: Jour) {
    chronique.noter(
      "annulation", jeunes[i].id, le: jour, par: jeunes[i].conseiller, apres: renvoi,
      saisi: jour + 1,
      ["evenement": .texte(renvoi.id), "motif": "Saisi deux fois"])
  }

  private mutating func tardif(_ i: Int, _ jour: Jour, saisi: Jour) {
    chronique.noter(
      "entretien", jeunes[i].id, le: jour.ouvre(jusque: dernierJour), par: jeunes[i].conseiller,
      saisi: saisi,
      [
        "conseiller": .texte(jeunes[i].conseiller), "site": .texte(jeunes[i].site),
        "modalite": "telephone", "duree_min": 30, "themes": .codes(["emploi"]),
      ])
  }
}
