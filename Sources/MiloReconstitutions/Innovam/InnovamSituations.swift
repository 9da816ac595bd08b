extension Reconstitution {
  /// 1 230 youths with a situation: the published numbers of the five towns, 95 of the hundred who live
  /// elsewhere, and 11 who are not among the accompanied.
  mutating func situationsInnovam() {
    let cellule = "situations/total/part_accompagnes"
    var quotas: [(String, Int, (Jeune) -> Bool)] = villesInnovam.map { ville in
      (ville, cibles.effectif("\(cellule)?commune=\(ville)"), { $0.commune == ville })
    }
    quotas.append(("ailleurs", 95, { $0.commune == "94038" }))
    for code in ["JSMJ", "PARRAINAGE"] {
      let nombre = cibles.effectif("situations/total/jeunes?dispositif=\(code)")
      quotas.append((code, nombre, { $0.entrees.contains(code) }))
    }
    let fin = Jour(2023, 12, 1)
    let choisis = choisir(
      parmi: indices { $0.accompagne && $0.arrivee <= fin }, quotas: quotas,
      poids: { _, v in [45, 55][v] })
    let total = cibles.effectif("situations/total/jeunes")
    let hors = hasard.tirage(
      total - choisis.count,
      dans: indices { $0.contactSeul && $0.tranche != .mineur && $0.arrivee <= fin })
    let parraines = hasard.melange(choisis.filter { jeunes[$0].entrees.contains("PARRAINAGE") })
    let autres = hasard.melange(choisis.filter { !jeunes[$0].entrees.contains("PARRAINAGE") })
    let emploi = cibles.effectif("situations/emploi/jeunes?dispositif=PARRAINAGE")
    let alternance = cibles.effectif("situations/alternance/jeunes?dispositif=PARRAINAGE")
    // A sponsored youth has one kind of situation only.
    let parEmploi = Array(parraines.prefix(emploi))
    let parAlternance = Array(parraines.dropFirst(emploi).prefix(alternance))
    let parFormation = Array(parraines.dropFirst(emploi + alternance))
    // Volunteers are nobody in a contract, whose allowance service civique suspends.
    let engages = Set(sejours.filter { $0.code == "CEJ" }.map(\.jeune))
    let volontaires = Array(autres.filter { !engages.contains($0) }.suffix(48))
    let tour = hors + autres.filter { !volontaires.contains($0) }
    var rang = 0
    func suivants(_ nombre: Int) -> [Int] {
      defer { rang += nombre }
      return (rang..<(rang + nombre)).map { tour[$0 % tour.count] }
    }
    emploisInnovam(suivants(36), suivants(574) + parEmploi)
    formationsInnovam(suivants(327) + parFormation)
    situations(
      "emploi.entree", 150, a: suivants(140) + parAlternance,
      parmi: ["apprentissage": 88, "professionnalisation": 12])
    situations(
      "immersion.entree", 140, a: suivants(cibles.effectif("immersion/pmsmp/jeunes")),
      parmi: ["pmsmp": 1])
    situations("volontariat.entree", 50, a: volontaires, parmi: ["service_civique": 1])
    guard rang >= tour.count else { fatalError("situations : il reste des jeunes sans situation") }
    let mineurs = autres.filter { jeunes[$0].tranche == .mineur }
    // 366 + 140 + 150 + 50 + 796 leave 62 of 1 564.
    situations(
      "scolarite.entree", 62, a: hasard.tirage(62, dans: mineurs),
      parmi: ["rescolarisation": 70, "initiale": 30])
  }

  private mutating func emploisInnovam(_ aides: [Int], _ ordinaires: [Int]) {
    var rang = 0
    for contrat in ["CAE", "CUI_CIE"] {
      for duree in ["CDD", "CDI"] {
        for _ in 0..<cibles.effectif("emploi/contrat.\(contrat).\(duree)/entrees") {
          let i = aides[rang]
          situation("emploi.entree", contrat, i, jourDAnnee(i), dureeContrat: duree)
          rang += 1
        }
      }
    }
    let securite = cibles.effectif("emploi/total/entrees?operation=JO2024")
    for i in ordinaires.prefix(securite) {
      situation("emploi.entree", "CDD", i, jourDAnnee(i), operation: "JO2024")
    }
    situations(
      "emploi.entree", 796 - 36 - securite, a: Array(ordinaires.dropFirst(securite)),
      parmi: ["CDD": 44, "interim": 24, "CDI": 26, "saisonnier": 4, "autre": 2])
  }

  private mutating func formationsInnovam(_ membres: [Int]) {
    let securite = cibles.effectif("formation/total/entrees?operation=JO2024")
    for i in membres.prefix(securite) {
      situation("formation.entree", "certifiante", i, jourDAnnee(i), operation: "JO2024")
    }
    situations(
      "formation.entree", cibles.effectif("synthese/entrees_formation/valeur") - securite,
      a: Array(membres.dropFirst(securite)),
      parmi: [
        "certifiante": 32, "professionnalisante": 20, "preparation_qualification": 18,
        "remise_a_niveau": 14, "mobilisation_projet": 10, "adaptation": 6,
      ])
  }
}
