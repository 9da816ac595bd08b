import MiloCore

private let nomsDesVilles = [
  "Ville d’Arcueil", "Ville de Cachan", "Ville de Gentilly", "Ville du Kremlin-Bicêtre",
  "Ville de Villejuif",
]
private let financeurs = ["ETAT", "REGION", "DEPARTEMENT", "FRANCE_TRAVAIL", "EPT"]

extension Reconstitution {
  /// The life of the structure: its name and its words, its accounts, what it holds and decides.
  mutating func vieInnovam() {
    let debut = Jour(2022, 1, 3)
    noterFait(
      "structure", le: debut,
      [
        "code": .texte(structure), "libelle": "Mission locale INNOVAM, Val-de-Bièvre",
        "sigle": "INNOVAM", "commune": "94016",
        "territoire":
          "Arcueil, Cachan, Gentilly, Le Kremlin-Bicêtre, L’Haÿ-les-Roses et Villejuif.",
      ])
    motsInnovam(debut)
    comptesInnovam()
    noterDonnees(le: Jour(2024, 1, 15), source: "Rapport d’activité 2023")
    actionsInnovam()
  }

  /// What the structure holds, undertakes and signs.
  private mutating func actionsInnovam() {
    let exposants = cibles.effectif("manifestations/forum/professionnels")
    noterFait(
      "manifestation", le: Jour(2023, 10, 5),
      [
        "genre": "forum", "libelle": "Forum de l’emploi et de l’alternance",
        "professionnels": .entier(exposants),
      ])
    noterAction("LABELLISATION", "Labellisation du réseau", "engagee", le: Jour(2023, 2, 6))
    let objectifs = [
      "Garantir à tout jeune la même qualité d’accueil", "Améliorer les pratiques en continu",
      "Rendre lisible l’action de la mission locale",
    ]
    precondition(objectifs.count == cibles.effectif("ameliorations/action.LABELLISATION/actions"))
    for (n, objectif) in objectifs.enumerated() {
      noterAction(
        "LABELLISATION_\(n + 1)", objectif, "engagee", de: "LABELLISATION", le: Jour(2023, 2, 6))
    }
    nommer("convention.action", le: Jour(2023, 1, 16), ["DEMENAGEMENT": "déménagement du siège"])
    let villes = cibles.effectif("conventions/action.DEMENAGEMENT/nombre")
    for (insee, nom) in zip(villesInnovam, nomsDesVilles).prefix(villes) {
      nommerPartenaires(le: Jour(2023, 1, 16), genre: "collectivite", ["VILLE_\(insee)": nom])
      noterFait(
        "convention", le: Jour(2023, 6, 12),
        [
          "code": .texte("DEMENAGEMENT_\(insee)"),
          "libelle": .texte("Soutien au déménagement du siège, \(nom)"),
          "financeur": .texte("VILLE_\(insee)"), "du": .date(Jour(2023, 7, 1)),
          "au": .date(Jour(2024, 12, 31)), "action": "DEMENAGEMENT",
        ])
    }
  }

  /// The names of the codes that the report spells out.
  private mutating func motsInnovam(_ debut: Jour) {
    nommerPartenaires(
      le: debut, genre: "financeur",
      [
        "ETAT": "État", "REGION": "Région Île-de-France",
        "DEPARTEMENT": "Département du Val-de-Marne",
        "FRANCE_TRAVAIL": "France Travail", "EPT": "Grand-Orly Seine Bièvre",
      ])
    nommerPartenaires(
      le: debut, genre: "emploi",
      [
        "FT_CACHAN": "France Travail, agence de Cachan",
        "FT_VILLEJUIF": "France Travail, agence de Villejuif", "ENSEIGNE": "Enseigne qui recrute",
        "JOB_DATING": "Entreprises du job dating", "MAISON_EMPLOI": "Maison de l’emploi",
        "PLATEFORME_INCLUSION": "Plateforme de l’inclusion", "PAS": "Prestation d’appui social",
      ])
    nommerPartenaires(
      le: debut, genre: "logement",
      [
        "CLLAJ": "Comité local pour le logement autonome des jeunes (CLLAJ)",
        "SIAO": "Service intégré d’accueil et d’orientation (SIAO)",
      ])
    nommerPartenaires(
      le: debut, genre: "autre",
      ["SECOND_PARTENAIRE": "Second partenaire du CEJ jeunes en rupture", "THEATRE": "Théâtre"])
    nommer(
      "aide.demande.aide", le: debut,
      [
        "CEJ": "Contrat d’engagement jeune (CEJ)", "PACEA": "Allocation PACEA",
        "CHEQUE_MOBILITE": "Chèque mobilité", "TICKET_SERVICE": "Ticket service",
      ])
    nommer(
      "atelier.serie", le: debut,
      [
        "inscription_ft": "Inscription à France Travail",
        "recherche_emploi": "Recherche d’emploi encadrée", "secourisme": "Secourisme",
      ])
    nommer("emploi.entree.operation", le: debut, ["JO2024": "Sécurité des Jeux de 2024"])
    nommer("satisfaction.campagne", le: debut, ["jeunes_2023": "Enquête auprès des jeunes, 2023"])
    nommer(
      "satisfaction.reponses", le: debut, cellules: "satisfaction.jeunes_2023/", "/part_4",
      sujet: "Satisfaction, ")
    nommer("offre.secteur", le: debut, cellules: "offres/", "/offres", sujet: "Offres, secteur : ")
    nommer(
      "entretien.motif_specialite", le: debut, cellules: "specialites/psychologue.motif.",
      "/nouveaux", sujet: "Psychologue, motif : ")
  }

  /// The accounts of 2023 and the budget of 2024 as published, and those of 2022, that only the fall of
  /// the funding by the region tells.
  private mutating func comptesInnovam() {
    let arrete = Jour(2024, 3, 20)
    let annee2023 = comptes(
      2023, "realise", source: "Rapport d’activité 2023, compte de résultat",
      financeurs: financeurs)
    noter(avant(annee2023), le: Jour(2023, 5, 24))
    noter(annee2023, le: arrete)
    let totaux = [
      ("produit", "total_produits", "Total des produits", annee2023.somme("produit")),
      ("charge", "total_charges", "Total des charges", annee2023.somme("charge")),
      (
        "produit", TotauxImprimes.resultat, "Résultat",
        cibles.effectif("finances.2023/resultat/realise")
      ),
    ]
    for (nature, code, libelle, centimes) in totaux {
      noterTotal(
        Poste(nature: nature, code: code, libelle: libelle, centimes: centimes), annee2023,
        le: arrete)
    }
    noter(
      comptes(
        2024, "budget", source: "Rapport d’activité 2023, budget prévisionnel 2024",
        financeurs: financeurs), le: Jour(2024, 1, 24))
  }

  /// Accounts of the year before: that of the region as its published fall implies, the others close to
  /// those of the year.
  private mutating func avant(_ comptes: Comptes) -> Comptes {
    let region = cibles.toutes.first { $0.cellule == "finances.2023/produit.74_REGION/evolution" }
    return Comptes(
      exercice: comptes.exercice - 1, etat: comptes.etat, source: "Compte de résultat 2022",
      postes: comptes.postes.map { poste in
        let pourCent = (poste.nature == "produit" ? 84 : 92) + hasard.sous(8)
        let proche = poste.centimes / 10_000 * pourCent * 100
        return Poste(
          nature: poste.nature, code: poste.code, libelle: poste.libelle,
          centimes: poste.financeur == "REGION" ? region?.base ?? proche : proche,
          financeur: poste.financeur)
      })
  }
}
