extension Reconstitution {
  /// Jobs, training, immersions and volunteering of 2022, and a lighter 2021.
  mutating func situationsBesancon() {
    emplois()
    formations()
    immersions()
    volontariats()
  }

  /// 1 216 youths at work, of whom 42 in Loue-Lison, 101 around Baume and 356 in the quarters.
  private mutating func emplois() {
    let aides = indices { $0.entrees.contains("PEC") || $0.entrees.contains("CUI_CIE") }
    let cellule = "emploi/total/part_accompagnes"
    var quotas: [(String, Int, (Jeune) -> Bool)] = [
      ("jeunes en emploi", cibles.effectif("emploi/total/jeunes"), { _ in true })
    ]
    for cas in [Public.loueLison, .baume, .quartiers] {
      quotas.append((cas.filtre, cibles.effectif(cellule + cas.filtre), cas.contient))
    }
    let oblige: (Jeune) -> Bool = { $0.entrees.contains("PEC") || $0.entrees.contains("CUI_CIE") }
    let employes = choisir(
      parmi: indices { $0.accompagne && $0.arrivee <= Jour(2022, 12, 9) }, quotas: quotas,
      finesse: [oblige, { $0.tranche == .mineur }],
      poids: { jeune, v in
        oblige(jeune) ? v : v == 0 ? 65 : jeune.tranche == .mineur ? 12 : 38
      })
    let classiques = ["CDD", "interim", "CDI", "autre", "saisonnier"].map {
      ($0, cibles.effectif("emploi/contrat.\($0)/jeunes"))
    }
    // Who has what: those without an ordinary contract have an aided one or an apprenticeship.
    let autres = hasard.melange(employes.filter { !aides.contains($0) })
    let insertion = Array(autres.prefix(150))
    let alternants = Array(autres.dropFirst(150).prefix(160))
    var ordinaires = Array(autres.dropFirst(310)) + hasard.tirage(60, dans: aides)
    ordinaires += insertion.suffix(40) + alternants.suffix(14)
    aider(insertion)
    alterner(alternants)
    classer(ordinaires, classiques)
  }

  private mutating func aider(_ insertion: [Int]) {
    let total = cibles.effectif("emploi/famille.aide/part_entrees")
    for n in sejours.indices where sejours[n].entree.annee == 2022 {
      guard ["PEC", "CUI_CIE"].contains(sejours[n].code) else { continue }
      situation("emploi.entree", sejours[n].code, sejours[n].jeune, sejours[n].entree)
    }
    let signes = sejours.filter {
      $0.entree.annee == 2022 && ["PEC", "CUI_CIE"].contains($0.code)
    }
    situations(
      "emploi.entree",
      Genre(code: "CDDI", entrees: total - signes.count, jeunes: insertion.count), a: insertion)
  }

  private mutating func alterner(_ alternants: [Int]) {
    let total = cibles.effectif("emploi/famille.alternance/part_entrees")
    let professionnels = Array(alternants.prefix(34))
    situations(
      "emploi.entree", Genre(code: "professionnalisation", entrees: 35, jeunes: 34),
      a: professionnels)
    situations(
      "emploi.entree",
      Genre(code: "apprentissage", entrees: total - 35, jeunes: alternants.count - 34),
      a: Array(alternants.dropFirst(34)))
  }

  /// Ordinary contracts: everyone here signs at least one, several sign two kinds or many times.
  private mutating func classer(_ membres: [Int], _ classiques: [(String, Int)]) {
    let ordre = hasard.melange(membres)
    var rang = 0
    var groupes: [[Int]] = []
    for (_, nombre) in classiques {
      var groupe: [Int] = []
      // Taken in turn round the list: nobody is left out, nobody is twice under one kind.
      for _ in 0..<nombre {
        groupe.append(ordre[rang % ordre.count])
        rang += 1
      }
      groupes.append(groupe)
    }
    precondition(rang >= ordre.count, "contrats ordinaires : personne ne doit rester sans contrat")
    let total = cibles.effectif("emploi/famille.classique/entrees")
    var reste = total - groupes.reduce(0) { $0 + $1.count }
    for (n, groupe) in groupes.enumerated() {
      let plus = n == 0 ? reste * 4 / 10 : n == 1 ? reste : 0
      reste -= plus
      situations(
        "emploi.entree",
        Genre(code: classiques[n].0, entrees: groupe.count + plus, jeunes: groupe.count),
        a: groupe)
    }
  }

  private mutating func formations() {
    let genres = [
      "certifiante", "professionnalisante", "preparation_qualification", "remise_a_niveau",
      "mobilisation_projet", "adaptation", "a_preciser", "autre", "retour_formation_initiale",
      "mlds",
    ]
    var libres = hasard.melange(
      indices { $0.accompagne && $0.tranche != .mineur && $0.arrivee <= Jour(2022, 12, 2) })
    var mineurs = hasard.melange(
      indices { $0.accompagne && $0.tranche == .mineur && $0.arrivee <= Jour(2022, 12, 2) })
    let jeunesParGenre = genres.map { cibles.effectif("formation/genre.\($0)/jeunes") }
    var repetees = cibles.effectif("synthese/entrees_formation/valeur")
    repetees -= jeunesParGenre.reduce(0, +)
    for (genre, nombre) in zip(genres, jeunesParGenre) {
      let scolaire = genre == "mlds" || genre == "retour_formation_initiale"
      let choisis = Array(scolaire ? mineurs.prefix(nombre) : libres.prefix(nombre))
      if scolaire { mineurs.removeFirst(nombre) } else { libres.removeFirst(nombre - nombre / 9) }
      let plus = min(repetees, nombre / 20)
      repetees -= plus
      situations(
        "formation.entree", Genre(code: genre, entrees: nombre + plus, jeunes: nombre), a: choisis)
    }
    precondition(repetees == 0, "entrées en formation à répartir")
  }

  private mutating func immersions() {
    let total = cibles.effectif("immersion/total/jeunes")
    let pmsmp = cibles.effectif("immersion/pmsmp/jeunes")
    let autres = cibles.effectif("immersion/autre/jeunes")
    let membres = hasard.tirage(
      total, dans: indices { $0.accompagne && $0.arrivee <= Jour(2022, 12, 2) })
    situations(
      "immersion.entree",
      Genre(code: "pmsmp", entrees: cibles.effectif("immersion/pmsmp/entrees"), jeunes: pmsmp),
      a: Array(membres.prefix(pmsmp)))
    situations(
      "immersion.entree",
      Genre(code: "autre", entrees: cibles.effectif("immersion/autre/entrees"), jeunes: autres),
      a: Array(membres.suffix(autres)))
  }

  private mutating func volontariats() {
    let total = cibles.effectif("volontariat/total/jeunes")
    let services = cibles.effectif("volontariat/service_civique/jeunes")
    let autres = cibles.effectif("volontariat/autre/jeunes")
    let membres = hasard.tirage(
      total,
      dans: indices {
        // Service civique suspends the allowance of a contract: kept apart.
        $0.accompagne && !$0.entrees.contains("CEJ") && $0.arrivee <= Jour(2022, 11, 4)
      })
    situations(
      "volontariat.entree",
      Genre(
        code: "service_civique", entrees: cibles.effectif("volontariat/service_civique/entrees"),
        jeunes: services), a: Array(membres.prefix(services)))
    situations(
      "volontariat.entree",
      Genre(code: "autre", entrees: cibles.effectif("volontariat/autre/entrees"), jeunes: autres),
      a: Array(membres.suffix(autres)))
  }
}
