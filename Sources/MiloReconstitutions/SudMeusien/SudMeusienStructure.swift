extension Reconstitution {
  /// The name of the structure, the words of its codes, and the educators of a partner in its mobile team.
  mutating func vieSudMeusien() {
    let debut = Jour(2021, 1, 4)
    noterFait(
      "structure", le: debut,
      [
        "code": .texte(structure), "libelle": "Mission locale du Sud Meusien",
        "commune": "55029", "territoire": "Le sud de la Meuse, autour de Bar-le-Duc.",
      ])
    nommer(
      "aide.demande.aide", le: debut,
      [
        "CEJ": "Contrat d’engagement jeune (CEJ)", "GJ": "Garantie jeunes",
        "PACEA": "Allocation PACEA", "FAJ": "Fonds d’aide aux jeunes (FAJ)",
      ])
    nommer("conseiller.equipe", le: debut, ["mobile": "Équipe mobile", "suivi": "Suivi"])
    for n in 1...cibles.effectif("equipe/partenaires/agents") {
      let code = "EDUC\(n)"
      chronique.noter(
        "conseiller", code, le: Jour(2022, 1, 10), saisi: Jour(2022, 1, 11),
        [
          "code": .texte(code), "role": "autre", "equipe": "mobile", "hors_structure": true,
          "libelle": "Éducateur de prévention spécialisée",
        ])
    }
  }
}
