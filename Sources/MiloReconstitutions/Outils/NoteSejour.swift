extension Reconstitution {
  /// Notes the entry of a spell and, if it ended, its exit.
  mutating func noterSejour(_ n: Int) {
    let sejour = sejours[n]
    let jeune = jeunes[sejour.jeune]
    let conseiller = sejour.conseiller ?? jeune.conseiller
    let mois = ["CEJ": 12, "GJ": 18, "PACEA": 24, "CEP": 24, "PEC": 11, "CUI_CIE": 12][sejour.code]
    let modalite =
      sejour.modalite ?? (sejour.code == "CEJ" && hasard.chance(70) ? "collectif" : nil)
      ?? (sejour.code == "CEJ" ? "individuel" : nil)
    let entree = chronique.noter(
      "dispositif.entree", jeune.id, le: sejour.entree, par: jeune.conseiller,
      [
        "dispositif": .texte(sejour.code),
        "fin_prevue": mois.map { .date(sejour.entree.premierDuMois(plus: $0)) },
        "conseiller": .texte(conseiller), "modalite": modalite.map(Valeur.texte),
        "volet": sejour.volet.map(Valeur.texte), "partenaire": sejour.partenaire.map(Valeur.texte),
      ])
    sejours[n].renvoi = entree
    if let sortie = sejour.sortie {
      chronique.noter(
        "dispositif.sortie", jeune.id, le: sortie, par: jeune.conseiller, apres: entree,
        ["entree": .texte(entree.id), "motif": .texte(sejour.motif ?? motifCourant())])
    }
  }

  private mutating func motifCourant() -> String {
    hasard.pondere([
      "emploi_durable": 16, "emploi_court": 12, "alternance": 6, "formation": 14,
      "service_civique": 2, "scolarite": 4, "echeance": 22, "abandon": 12, "demenagement": 4,
      "changement_accompagnement": 5, "demande_jeune": 3,
    ])
  }
}
