/// Time that some agents give to a desk of their own, out of their block of the organisation chart.
struct Permanence {
  let equipe: String
  let role: String
  /// Full-time equivalents of the agents it takes, of which `temps` are its own.
  let etp: String
  let temps: String
  let reste: String
}

/// The desks, agent by agent: two counsellors for the youths under justice control, two receptionists for
/// rights, one counsellor for care.
let permanencesBesancon = [
  Permanence(equipe: "JSMJ", role: "cisp", etp: "1", temps: "0.7", reste: "0.3"),
  Permanence(equipe: "JSMJ", role: "cisp", etp: "1", temps: "0.7", reste: "0.3"),
  Permanence(equipe: "SANTE_DROITS", role: "accueil", etp: "0.9", temps: "0.3", reste: "0.6"),
  Permanence(equipe: "SANTE_DROITS", role: "accueil", etp: "0.9", temps: "0.3", reste: "0.6"),
  Permanence(equipe: "SANTE_SOINS", role: "cisp", etp: "0.8", temps: "0.2", reste: "0.6"),
]

private let source2023 = "Budget prévisionnel 2023"

extension Reconstitution {
  /// The life of the structure, to the day of the report.
  mutating func vieBesancon() {
    let debut = Jour(2017, 1, 2)
    noterFait(
      "structure", le: debut,
      [
        "code": .texte(structure), "libelle": "Mission locale du bassin d’emploi de Besançon",
        "commune": "25056",
        "territoire": "Le Grand Besançon et cinq intercommunalités voisines du Doubs.",
      ])
    nommer(
      "conseiller.equipe", le: debut,
      [
        "DIRECTION": "Direction", "DIRECTION_ADJOINTE": "Direction adjointe",
        "SECTEUR_1": "Secteur 1", "SECTEUR_2": "Secteur 2 et CEJ",
        "JSMJ": "Jeunes sous main de justice",
        "SANTE_DROITS": "Permanence santé, accès aux droits",
        "SANTE_SOINS": "Permanence santé, accès aux soins",
      ])
    nommer(
      "rendez_vous.objet", le: debut,
      ["acces_droits": "Accès aux droits", "acces_soins": "Accès aux soins"])
    nommer(
      "aide.demande.aide", le: debut,
      [
        "CEJ": "Contrat d’engagement jeune (CEJ)", "GJ": "Garantie jeunes",
        "PACEA": "Allocation PACEA", "AIDE_PERMIS": "Aide au permis",
        "TITRE_TRANSPORT": "Titre de transport",
      ])
    nommer(
      "satisfaction.campagne", le: Jour(2022, 6, 20),
      ["ete_2022": "Questionnaire national de l’été 2022"])
    nommer(
      "satisfaction.reponses", le: Jour(2022, 6, 20),
      ["accueil": "Accueil", "conseiller": "Conseiller", "utilite": "Utilité"])
    noterDonnees(le: Jour(2022, 1, 20), source: "Rapport d’activité 2022, obligation de formation")
    manifestationsBesancon()
    projetsBesancon()
  }

  private mutating func manifestationsBesancon() {
    noterFait(
      "manifestation", le: Jour(2022, 6, 2),
      [
        "genre": "reunion", "libelle": "Journée d’étude sur le repérage des jeunes",
        "jeunes": .entier(cibles.effectif("manifestations/reunion/jeunes")),
        "professionnels": .entier(cibles.effectif("manifestations/reunion/professionnels")),
      ])
    for n in 1...cibles.effectif("manifestations/autre/nombre") {
      noterFait(
        "manifestation", le: Jour(2022, 10, 4 + 7 * n),
        ["genre": "autre", "libelle": .texte("Quarantième anniversaire, rendez-vous \(n)")])
    }
  }

  /// What 2023 is to bring: a budget, two posts, and ways to reach the youths.
  private mutating func projetsBesancon() {
    let vote = Jour(2023, 1, 18)
    noterFait(
      "objectif", le: vote,
      [
        "indicateur": "manifestations/autre/nombre", "annee": 2023,
        "cible": .entier(cibles.effectif("objectifs/manifestations:autre:nombre/cible")),
        "libelle": "Manifestations d’accroche",
      ])
    noterAction(
      "RELATIONS_ENTREPRISES", "Développer les relations avec les entreprises", "prevue", le: vote)
    for n in 1...cibles.effectif("ameliorations/action.RELATIONS_ENTREPRISES/actions") {
      noterAction(
        "POSTE_CRE_\(n)", "Créer un poste de chargé de relations entreprises (\(n))", "prevue",
        de: "RELATIONS_ENTREPRISES", le: vote)
    }
    nommerPartenaires(
      le: vote, genre: "financeur",
      [
        "ETAT": "État", "REGION": "Région Bourgogne-Franche-Comté",
        "DEPARTEMENT": "Département du Doubs", "GRAND_BESANCON": "Grand Besançon Métropole",
      ])
    let total = cibles.effectif("finances.2023/charges/budget")
    let budget = Comptes(
      exercice: 2023, etat: "budget", source: source2023,
      postes: equilibre(total, "produit", produits2023) + equilibre(total, "charge", charges2023))
    noter(budget, le: vote)
    for nature in ["produit", "charge"] {
      noterTotal(
        Poste(
          nature: nature, code: "total_\(nature)s", libelle: "Total des \(nature)s",
          centimes: total), budget, le: vote)
    }
  }

  /// Accounts that make `total`: the last one is what the others leave.
  private func equilibre(
    _ total: Int, _ nature: String, _ parts: [(code: String, libelle: String, millieme: Int)]
  ) -> [Poste] {
    var reste = total
    return parts.enumerated().map { n, part in
      let centimes = n == parts.count - 1 ? reste : total / 100_000 * part.millieme * 100
      reste -= centimes
      let financeur = part.code.hasPrefix("74_") ? String(part.code.dropFirst(3)) : nil
      return Poste(
        nature: nature, code: part.code, libelle: part.libelle, centimes: centimes,
        financeur: financeur)
    }
  }
}

/// Only the whole of the budget is published: its parts are those of a structure of this size.
private let produits2023 = [
  ("74_ETAT", "État", 584), ("74_REGION", "Région", 133), ("74_DEPARTEMENT", "Département", 62),
  ("74_GRAND_BESANCON", "Communauté urbaine", 171), ("75", "Autres produits", 50),
].map { (code: $0.0, libelle: $0.1, millieme: $0.2) }

private let charges2023 = [
  ("60", "Achats", 14), ("61", "Services extérieurs", 71),
  ("62", "Autres services extérieurs", 52), ("63", "Impôts et taxes", 58),
  ("64", "Charges de personnel", 771), ("68", "Dotations", 34),
].map { (code: $0.0, libelle: $0.1, millieme: $0.2) }
