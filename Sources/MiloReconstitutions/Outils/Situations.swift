/// One kind of situation: what the line is called, how many entries, for how many youths.
struct Genre {
  let code: String
  let entrees: Int
  let jeunes: Int
}

extension Reconstitution {
  /// Notes the entries of one kind in the year for these youths, one each at least, with their ends.
  mutating func situations(_ nom: String, _ genre: Genre, a membres: [Int]) {
    precondition(membres.count == genre.jeunes, "\(nom) \(genre.code) : effectif")
    guard !membres.isEmpty else { return }
    let parts = hasard.partage(genre.entrees, entre: membres.map { _ in 1 })
    for (i, nombre) in zip(membres, parts) {
      var debut = jourDAnnee(i)
      for n in 0..<nombre {
        if n > 0 { debut = jourDAnnee(i, depuis: min(debut + 12, dernierJour)) }
        situation(nom, genre.code, i, debut)
      }
    }
  }

  /// Notes entries of several kinds in the year for these youths, one each at least.
  mutating func situations(
    _ nom: String, _ total: Int, a membres: [Int], parmi codes: KeyValuePairs<String, Int>
  ) {
    let parts = hasard.partage(total, entre: membres.map { _ in 1 })
    for (i, nombre) in zip(membres, parts) {
      for _ in 0..<nombre { situation(nom, hasard.pondere(codes), i, jourDAnnee(i)) }
    }
  }

  /// Notes one entry; a fixed-term one that is over by the end of the year may have its end noted.
  mutating func situation(
    _ nom: String, _ code: String, _ i: Int, _ jour: Jour, operation: String? = nil,
    dureeContrat: String? = nil
  ) {
    let jeune = jeunes[i]
    let duree = hasard.entier(dureeEnJours(nom, code))
    let fin = code == "CDI" || dureeContrat == "CDI" ? nil : (jour + duree)
    let entree: Renvoi
    switch nom {
    case "emploi.entree": entree = noterEmploi(code, jeune, jour, fin, operation, dureeContrat)
    case "formation.entree": entree = noterFormation(code, jeune, jour, fin, operation)
    case "immersion.entree":
      entree = chronique.noter(
        nom, jeune.id, le: jour, par: jeune.conseiller,
        [
          "genre": .texte(code),
          "objectif": .texte(hasard.choix(["decouvrir", "confirmer", "initier_recrutement"])),
          "employeur": .texte("E\(1000 + hasard.sous(420))"), "fin_prevue": fin.map(Valeur.date),
          "heures": .entier((duree + 1) * 5),
        ])
    case "volontariat.entree":
      entree = chronique.noter(
        nom, jeune.id, le: jour, par: jeune.conseiller,
        ["genre": .texte(code), "fin_prevue": fin.map(Valeur.date)])
    default:
      entree = chronique.noter(
        nom, jeune.id, le: jour, par: jeune.conseiller, ["genre": .texte(code)])
    }
    if let fin, fin <= min(dernierJour, chronique.cloture), hasard.chance(60) {
      chronique.noter(
        "situation.fin", jeune.id, le: fin.ouvre(jusque: fin + 5), par: jeune.conseiller,
        apres: entree,
        [
          "entree": .texte(entree.id),
          "motif": .texte(
            hasard.pondere(["fin_normale": 80, "rupture_jeune": 12, "rupture_employeur": 8])),
        ])
    }
  }

  private func dureeEnJours(_ nom: String, _ code: String) -> ClosedRange<Int> {
    switch (nom, code) {
    case ("immersion.entree", _): 4...13
    case ("volontariat.entree", _): 180...240
    case (_, "interim"): 3...30
    case (_, "apprentissage"), (_, "professionnalisation"): 360...720
    case (_, "PEC"), (_, "CUI_CIE"), (_, "CAE"): 270...365
    case ("formation.entree", _): 20...220
    default: 25...200
    }
  }

  private mutating func noterEmploi(
    _ code: String, _ jeune: Jeune, _ jour: Jour, _ fin: Jour?, _ operation: String?,
    _ dureeContrat: String?
  ) -> Renvoi {
    let secteur = hasard.pondere([
      "commerce": 24, "hotellerie_restauration": 20, "industrie": 14, "btp": 10, "services": 14,
      "sante_social": 10, "transport_logistique": 8,
    ])
    let partiel = hasard.chance(30)
    return chronique.noter(
      "emploi.entree", jeune.id, le: jour, par: jeune.conseiller,
      [
        "contrat": .texte(code), "operation": operation.map(Valeur.texte),
        "fin_prevue": fin.map(Valeur.date),
        "employeur": .texte("E\(1000 + hasard.sous(420))"), "secteur": .texte(secteur),
        "temps": partiel ? "partiel" : "plein",
        "heures_hebdo": partiel ? .entier(hasard.entier(20...28)) : 35,
        "marchand": .booleen(code != "PEC" && code != "CAE" && code != "CDDI"),
        "duree_contrat": dureeContrat.map(Valeur.texte),
      ])
  }

  private mutating func noterFormation(
    _ code: String, _ jeune: Jeune, _ jour: Jour, _ fin: Jour?, _ operation: String?
  ) -> Renvoi {
    let initiale = code == "mlds" || code == "retour_formation_initiale"
    return chronique.noter(
      "formation.entree", jeune.id, le: jour, par: jeune.conseiller,
      [
        "genre": .texte(code), "operation": operation.map(Valeur.texte),
        "organisme": .texte("OF\(10 + hasard.sous(30))"),
        "financeur": initiale ? "EDUCATION" : .texte(hasard.choix(["REGION", "REGION", "OPCO"])),
        "fin_prevue": fin.map(Valeur.date),
        "heures": initiale ? nil : .entier(35 * hasard.entier(3...25)),
      ])
  }
}
