let lieuxBesancon = [
  Lieu(code: "siege", libelle: "Siège, centre-ville", zone: "siege", genre: "siege"),
  Lieu(code: "espace-jeunes", libelle: "Espace jeunes", zone: "siege", genre: "siege"),
  Lieu(code: "maison-arret", libelle: "Maison d'arrêt", zone: "siege", genre: "permanence"),
  Lieu(code: "planoise", libelle: "Planoise", zone: "quartier", genre: "permanence"),
  Lieu(code: "palente", libelle: "Palente", zone: "quartier", genre: "permanence"),
  Lieu(code: "clairs-soleils", libelle: "Clairs-Soleils", zone: "quartier", genre: "permanence"),
  Lieu(code: "montrapon", libelle: "Montrapon", zone: "quartier", genre: "permanence"),
  Lieu(code: "battant", libelle: "Battant", zone: "quartier", genre: "permanence"),
  Lieu(code: "ornans", libelle: "Ornans", zone: "hors_siege", genre: "antenne"),
  Lieu(code: "baume-les-dames", libelle: "Baume-les-Dames", zone: "hors_siege", genre: "antenne"),
  Lieu(code: "saint-vit", libelle: "Saint-Vit", zone: "hors_siege", genre: "permanence"),
  Lieu(code: "amancey", libelle: "Amancey", zone: "hors_siege", genre: "permanence"),
  Lieu(code: "sancey", libelle: "Sancey", zone: "hors_siege", genre: "permanence"),
  Lieu(code: "quingey", libelle: "Quingey", zone: "hors_siege", genre: "permanence"),
  Lieu(code: "saone", libelle: "Saône", zone: "hors_siege", genre: "permanence"),
]

private let intercommunalites = [
  Intercommunalite(
    code: "grand-besancon", libelle: "Grand Besançon Métropole", communes: 67, zrr: 0,
    nommees: [("25056", "Besançon"), ("25527", "Saint-Vit"), ("25532", "Saône")]),
  Intercommunalite(
    code: "cc-loue-lison", libelle: "CC Loue-Lison", communes: 72, zrr: 34,
    nommees: [("25434", "Ornans"), ("25475", "Quingey"), ("25015", "Amancey")]),
  Intercommunalite(
    code: "cc-doubs-baumois", libelle: "CC Doubs Baumois", communes: 56, zrr: 20,
    nommees: [("25047", "Baume-les-Dames")]),
  Intercommunalite(
    code: "cc-sancey-belleherbe", libelle: "CC Pays de Sancey-Belleherbe", communes: 33, zrr: 26,
    nommees: [("25529", "Sancey")]),
  Intercommunalite(
    code: "cc-deux-vallees-vertes", libelle: "CC des Deux Vallées Vertes", communes: 32, zrr: 8,
    nommees: []),
  Intercommunalite(
    code: "cc-val-marnaysien", libelle: "CC du Val Marnaysien", communes: 21, zrr: 4,
    nommees: []),
]

/// All 281 towns.
let communesBesancon = Intercommunalite.communes(intercommunalites, departement: "25", depuis: 700)

extension Reconstitution {
  /// The structure's own facts: places, towns, team, definitions, targets.
  mutating func structureBesancon() {
    let debut = Jour(2017, 1, 2)
    noterTerritoire(debut, lieuxBesancon, communesBesancon, intercommunalites)
    let quartiers = [
      ("planoise", "Planoise"), ("montrapon", "Montrapon"), ("palente", "Palente-Orchamps"),
      ("clairs-soleils", "Clairs-Soleils"), ("battant", "Battant"), ("brulard", "Grette-Brulard"),
    ]
    for (code, libelle) in quartiers {
      chronique.noter(
        "quartier", code, le: debut,
        ["code": .texte(code), "libelle": .texte(libelle), "commune": "25056", "qpv": true])
    }
    let locaux = [
      ("PREPA_APPRENTISSAGE", "Prépa-apprentissage régionale"),
      ("RESEAU_PML", "Réseau régional PML"),
    ]
    for (code, libelle) in locaux {
      chronique.noter(
        "dispositif.definition", structure, le: debut,
        ["code": .texte(code), "libelle": .texte(libelle), "niveau": "regional"])
    }
    chronique.noter(
      "objectif", structure, le: Jour(2022, 1, 20),
      [
        "indicateur": "synthese/entrees_cej_gj/valeur", "annee": 2022,
        "cible": .entier(cibles.effectif("objectifs/synthese:entrees_cej_gj:valeur/cible")),
        "financeur": "ETAT",
      ])
    chronique.noter(
      "enveloppe", structure, le: Jour(2022, 2, 1),
      [
        "aide": "PACEA", "annee": 2022,
        "montant_centimes": .entier(cibles.effectif("aides/PACEA/montant")),
      ])
    equipeBesancon(debut)
    parrainsBesancon()
  }
}
