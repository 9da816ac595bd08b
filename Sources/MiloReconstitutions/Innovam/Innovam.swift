/// Rebuilds the journal behind the activity report of INNOVAM (Val-de-Bièvre) for 2023.
/// - Parameter graine: seed; the figures are the same with any, the events differ.
public func innovam2023(graine: UInt64) -> [Brouillon] {
  var journal = Reconstitution(
    cibles: .innovam2023, annee: 2023, structure: "innovam", graine: graine,
    cloture: Jour(2024, 3, 29))
  journal.structureInnovam()
  journal.populationInnovam()
  journal.dispositifsInnovam()
  journal.ouvrirDossiers(ouverture: Jour(2022, 1, 3))
  journal.activiteInnovam()
  journal.situationsInnovam()
  journal.orientationsInnovam()
  journal.aidesInnovam()
  journal.enqueteInnovam()
  journal.aPart { $0.vieInnovam() }
  journal.aPart { $0.cloreLesDossiers() }
  return journal.chronique.brouillons()
}

extension Cibles {
  /// The figures published by INNOVAM for 2023.
  public static var innovam2023: Cibles {
    Cibles(json: ciblesInnovam2023, ciblesInnovamStructure)
  }
}

let villesInnovam = ["94003", "94016", "94037", "94043", "94076"]

private let lieux = [
  Lieu(code: "cachan", libelle: "Cachan", zone: "siege", genre: "siege"),
  Lieu(
    code: "kremlin-bicetre", libelle: "Le Kremlin-Bicêtre", zone: "hors_siege", genre: "antenne"),
]

private let groupes = [
  Intercommunalite(
    code: "grand-orly-seine-bievre", libelle: "Grand-Orly Seine Bièvre", communes: 6, zrr: 0,
    nommees: [
      ("94003", "Arcueil"), ("94016", "Cachan"), ("94037", "Gentilly"),
      ("94043", "Le Kremlin-Bicêtre"), ("94076", "Villejuif"), ("94038", "L'Haÿ-les-Roses"),
    ])
]

extension Reconstitution {
  /// Places, towns, counsellors, sponsors, target.
  mutating func structureInnovam() {
    let debut = Jour(2022, 1, 3)
    noterTerritoire(
      debut, lieux, Intercommunalite.communes(groupes, departement: "94", depuis: 700), groupes)
    let siege = cibles.effectif("equipe/site.cachan/agents")
    for n in 1...cibles.effectif("equipe/total/agents") {
      let code = "C" + Jour.deux(n)
      let autres = [16: "cre", 17: "direction", 18: "psychologue"]
      let role = n <= 15 ? "cisp" : autres[n] ?? "accueil"
      if role == "cisp" { conseillers["", default: []].append(code) }
      chronique.noter(
        "conseiller", code, le: debut,
        [
          "code": .texte(code), "role": .texte(role),
          "site": .texte(lieux[n <= siege ? 0 : 1].code), "etp": 1, "contrat": "cdi",
          "sexe": n % 4 == 0 ? "M" : "F", "accompagnement": .booleen(role == "cisp"),
        ])
    }
    for n in 1...cibles.effectif("parrainage/parrains/valeur") {
      let code = "P" + Jour.deux(n)
      conseillers["parrain", default: []].append(code)
      chronique.noter(
        "conseiller", code, le: Jour(2023, 1, 16),
        [
          "code": .texte(code), "role": "parrain", "contrat": "benevole",
          "jusqu_au": .date(Jour(2023, 12, 15)),
        ])
    }
    chronique.noter(
      "objectif", structure, le: Jour(2023, 1, 30),
      [
        "indicateur": "dispositifs/CEJ/entrees", "annee": 2023, "cible": 280,
        "financeur": "ETAT",
      ])
    chronique.noter(
      "dispositif.definition", structure, le: debut,
      ["code": "POP", "libelle": "Prestation d'orientation professionnelle", "niveau": "regional"])
  }

  /// The youths of the year, town by town.
  mutating func populationInnovam() {
    for (ville, nombre, primos) in effectifsParVille() {
      for n in 0..<nombre {
        let i = ajouter(arrivee: premierJour) {
          $0.primo = n < primos
          $0.accompagne = true
          $0.commune = ville
        }
        attributsInnovam(i)
      }
    }
    for _ in 0..<610 {
      let i = ajouter(arrivee: premierJour) { $0.contactSeul = true }
      jeunes[i].commune = hasard.choix(villesInnovam)
      attributsInnovam(i)
    }
  }

  private func effectifsParVille() -> [(String, Int, Int)] {
    var parts = villesInnovam.map { ville in
      (
        ville, cibles.effectif("territoire.accompagnes.commune/\(ville)/jeunes"),
        cibles.effectif("territoire.primos.commune/\(ville)/jeunes")
      )
    }
    // Whoever is left lives elsewhere.
    let autres = cibles.effectif("synthese/accompagnes/valeur") - parts.reduce(0) { $0 + $1.1 }
    let primos = cibles.effectif("synthese/primos/valeur") - parts.reduce(0) { $0 + $1.2 }
    parts.append(("94038", autres, primos))
    return parts
  }

  private mutating func attributsInnovam(_ i: Int) {
    let primo = jeunes[i].primo
    let antenne = jeunes[i].commune == "94043" || hasard.chance(12)
    jeunes[i].site = antenne ? "kremlin-bicetre" : "cachan"
    jeunes[i].zone = zones[jeunes[i].site] ?? "siege"
    jeunes[i].epci = "grand-orly-seine-bievre"
    jeunes[i].femme = hasard.chance(46)
    jeunes[i].tranche =
      primo
      ? hasard.pondere([.mineur: 32, .devientMajeur: 9, .jeune: 37, .aine: 22])
      : hasard.pondere([.mineur: 6, .jeune: 48, .aine: 46])
    let mineur = jeunes[i].mineurALEntree
    jeunes[i].niveau =
      mineur
      ? hasard.pondere([.bac: 8, .bacSansDiplome: 22, .cap: 8, .capSansDiplome: 22, .college: 40])
      : hasard.pondere([
        .superieur: 10, .bac: 34, .bacSansDiplome: 14, .cap: 12, .capSansDiplome: 14, .college: 16,
      ])
    jeunes[i].qpv = hasard.chance(24)
    jeunes[i].permisB = !mineur && hasard.chance(16)
    jeunes[i].vehicule = jeunes[i].permisB && hasard.chance(40) ? .voiture : .aucun
    jeunes[i].enfants = !mineur && hasard.chance(4) ? 1 : 0
    jeunes[i].hebergement = hasard.pondere([
      "parents": 66, "famille": 12, "autonome": 10, "amis_foyer_chrs": 8, "sans_nomade_autre": 4,
    ])
    jeunes[i].mobilite = hasard.pondere(["mobile": 62, "peu_mobile": 30, "tres_peu_mobile": 8])
    jeunes[i].origine = hasard.pondere([
      "spontanee": 42, "france_travail": 28, "entourage": 14, "education_nationale": 16,
    ])
  }
}
