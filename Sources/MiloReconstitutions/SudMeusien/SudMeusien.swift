/// Rebuilds the journal behind the activity report of the Sud Meusien for 2022.
/// - Parameter graine: seed; the figures are the same with any, the events differ.
public func sudMeusien2022(graine: UInt64) -> [Brouillon] {
  var journal = Reconstitution(
    cibles: .sudMeusien2022, annee: 2022, structure: "sud-meusien", graine: graine,
    cloture: Jour(2023, 3, 31))
  journal.structureSudMeusien()
  journal.populationSudMeusien()
  journal.sejoursSudMeusien()
  journal.ouvrirDossiers(ouverture: Jour(2021, 1, 4))
  journal.activiteSudMeusien()
  journal.aidesSudMeusien()
  journal.aPart { $0.vieSudMeusien() }
  journal.aPart { $0.cloreLesDossiers() }
  return journal.chronique.brouillons()
}

extension Cibles {
  /// The figures published by the Sud Meusien for 2022.
  public static var sudMeusien2022: Cibles { Cibles(json: ciblesSudMeusien2022) }
}

private let groupes = [
  Intercommunalite(
    code: "ca-bar-le-duc", libelle: "CA Bar-le-Duc Sud Meuse", communes: 33, zrr: 0,
    nommees: [("55029", "Bar-le-Duc"), ("55291", "Ligny-en-Barrois")]),
  Intercommunalite(
    code: "cc-commercy", libelle: "CC Commercy, Void, Vaucouleurs", communes: 54, zrr: 30,
    nommees: [("55122", "Commercy"), ("55533", "Vaucouleurs")]),
  Intercommunalite(
    code: "cc-portes-meuse", libelle: "CC des Portes de Meuse", communes: 51, zrr: 40,
    nommees: [("55010", "Ancerville")]),
  Intercommunalite(
    code: "cc-aire-argonne", libelle: "CC de l'Aire à l'Argonne", communes: 45, zrr: 45,
    nommees: []),
  Intercommunalite(
    code: "cc-cotes-meuse", libelle: "CC Côtes de Meuse-Woëvre", communes: 29, zrr: 20,
    nommees: []),
  Intercommunalite(
    code: "cc-sammiellois", libelle: "CC du Sammiellois", communes: 19, zrr: 19,
    nommees: [("55463", "Saint-Mihiel")]),
  Intercommunalite(
    code: "cc-saulx-perthois", libelle: "CC Saulx et Perthois", communes: 14, zrr: 0, nommees: []),
]

private let communes = Intercommunalite.communes(groupes, departement: "55", depuis: 700)

/// The seat and the places where youths are received away from it.
private let lieux: [Lieu] = {
  let siege = Lieu(code: "bar-le-duc", libelle: "Bar-le-Duc", zone: "siege", genre: "siege")
  let villes = [
    "commercy", "ligny", "vaucouleurs", "saint-mihiel", "ancerville", "revigny", "void",
    "tronville", "gondrecourt", "stainville", "vavincourt", "pierrefitte", "clermont",
    "vigneulles", "lerouville", "fains", "cote-sainte-catherine",
  ]
  return [siege]
    + villes.map { ville in
      let quartier = ville == "cote-sainte-catherine"
      return Lieu(
        code: ville, libelle: ville.capitalise, zone: quartier ? "quartier" : "hors_siege",
        genre: "permanence")
    }
}()

extension String {
  /// The code of a place as a label.
  fileprivate var capitalise: String {
    split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "-")
  }
}

extension Reconstitution {
  /// Places, towns, counsellors, partners, target.
  mutating func structureSudMeusien() {
    let debut = Jour(2021, 1, 4)
    noterTerritoire(debut, lieux, communes, groupes)
    for n in 1...20 {
      let code = "C" + Jour.deux(n)
      let site = n <= 13 ? "bar-le-duc" : lieux[n - 13].code
      conseillers["", default: []].append(code)
      chronique.noter(
        "conseiller", code, le: debut,
        [
          "code": .texte(code), "role": "cisp", "equipe": n == 20 ? "mobile" : "suivi",
          "site": .texte(site), "etp": .decimal(n % 4 == 0 ? "0.8" : "1"), "contrat": "cdi",
          "sexe": n % 5 == 0 ? "M" : "F", "accompagnement": true,
        ])
    }
    for n in 1...cibles.effectif("synthese/partenaires/valeur") {
      let genre = hasard.choix(["emploi", "formation", "logement", "sante", "collectivite"])
      chronique.noter(
        "partenaire", structure, le: (debut + n).ouvre(jusque: debut + n + 5),
        [
          "code": .texte("PART\(100 + n)"), "libelle": .texte("Partenaire \(n)"),
          "genre": .texte(genre),
        ])
    }
    chronique.noter(
      "objectif", structure, le: Jour(2022, 3, 1),
      [
        "indicateur": "synthese/entrees_cej_gj/valeur", "annee": 2022,
        "cible": .entier(cibles.effectif("dispositifs/CEJ/entrees")), "financeur": "ETAT",
      ])
  }

  /// Draws a place of reception and a town that goes with it.
  mutating func situerSudMeusien(_ i: Int) {
    let site = hasard.chance(62) ? lieux[0] : hasard.choix(lieux)
    jeunes[i].site = site.code
    jeunes[i].zone = site.zone
    let proche = site.zone == "hors_siege" ? hasard.choix(communes) : communes[hasard.sous(6)]
    jeunes[i].commune = proche.insee
    jeunes[i].epci = proche.epci
    jeunes[i].zrr = proche.zrr
  }
}
