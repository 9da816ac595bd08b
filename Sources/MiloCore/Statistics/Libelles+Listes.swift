import MiloEvents

extension Libelles {
  /// The words of the lists that name no line of the national tables, where a code is not one.
  static let autresListes: [[String]: [String: String]] = [
    Modalite.codes: [
      "presentiel": "En présence", "visio": "En visio", "telephone": "Au téléphone",
    ],
    Presence.codes: [
      "present": "Présents", "absent": "Absents", "excuse": "Excusés", "annule": "Annulés",
    ],
    StatutRendezVous.codes: [
      "propose": "Proposé", "present": "Présent", "excuse": "Excusé",
      "annule_jeune": "Annulé par le jeune", "annule_structure": "Annulé par la structure",
      "reporte": "Reporté",
    ],
    Canal.codes: ["sms": "SMS", "mel": "Mél", "telephone": "Téléphone", "mediation": "Médiation"],
    MotifCloture.codes: [
      "limite_age": "Limite d’âge", "demenagement": "Déménagement",
      "sans_nouvelles": "Sans nouvelles", "demande_jeune": "Demande du jeune",
      "changement_accompagnement": "Changement d’accompagnement", "deces": "Décès",
      "scolarite": "Scolarité",
    ],
    EtatPlan.codes: [
      "prevu": "Prévu", "en_cours": "En cours", "atteint": "Atteint", "abandonne": "Abandonné",
    ],
    StatutEmploi.codes: [
      "en_poste": "En poste", "termine": "Terminé", "sans_reponse": "Sans réponse",
    ],
    MotifAbsence.codes: ["prevue": "Prévue", "imprevue": "Imprévue"],
    SensContact.codes: ["entrant": "Reçu", "sortant": "Émis"],
    SensMutation.codes: ["arrivee": "Arrivée", "depart": "Départ"],
    GenreInformation.codes: ["visite_entreprise": "Visite d’entreprise"],
    MotifAccueil.codes: ["spontane": "Venue spontanée", "rendez_vous": "Rendez-vous"],
    Vehicule.codes: ["deux_roues": "Deux-roues"],
    Nationalite.codes: [
      "fr": "Française", "ue": "De l’Union européenne", "hors_ue": "Hors Union européenne",
    ],
    RoleReferent.codes: ["referent": "Référent", "cej": "CEJ", "remplacant": "Remplaçant"],
    Volet.codes: ["jr": "Jeunes en rupture"],
    CategorieFoyer.codes: ["premiere_tranche": "Première tranche"],
    NatureManquement.codes: [
      "absence_injustifiee": "Absence injustifiée", "fausse_declaration": "Fausse déclaration",
    ],
    Menage.codes: [
      "isole": "Isolé", "isole_enfant": "Isolé avec enfant", "couple_enfant": "Couple avec enfant",
    ],
    IssueMiseEnRelation.codes: ["recrute": "Recruté", "non_retenu": "Non retenu"],
    IssueOrientation.codes: ["recrute": "Recruté"],
    IssueObligation.codes: ["scolarite": "Scolarité", "exemption_sante": "Exemption, santé"],
    Temps.codes: ["plein": "Temps plein", "partiel": "Temps partiel"],
    ObjectifImmersion.codes: [
      "decouvrir": "Découvrir un métier", "confirmer": "Confirmer un projet",
      "initier_recrutement": "Initier un recrutement",
    ],
    GenreScolarite.codes: ["initiale": "Scolarité initiale"],
    ProgrammeMobilite.codes: ["erasmus": "Erasmus"],
    MotifFin.codes: [
      "fin_normale": "Fin normale", "rupture_employeur": "Rupture par l’employeur",
      "rupture_jeune": "Rupture par le jeune", "reussite": "Réussite",
    ],
    ContratConseiller.codes: [
      "cdi": "CDI", "cdd": "CDD", "mis_a_disposition": "Mis à disposition",
      "benevole": "Bénévole",
    ],
    NiveauDispositif.codes: ["regional": "Régional", "departemental": "Départemental"],
    Axe.codes: ["epci": "Intercommunalité"],
    EtatAmelioration.codes: [
      "prevue": "Prévue", "engagee": "Engagée", "realisee": "Réalisée", "abandonnee": "Abandonnée",
    ],
    GenreInstance.codes: [
      "ca": "Conseil d’administration", "ag": "Assemblée générale",
      "copil": "Comité de pilotage", "comite_technique": "Comité technique",
    ],
    GenreManifestation.codes: ["reunion": "Réunion"],
    ResultatAudit.codes: [
      "accorde": "Accordé", "accorde_avec_reserves": "Accordé avec réserves", "refuse": "Refusé",
    ],
    Avis.codes: ["reserve": "Réserve"],
    EtatComptable.codes: ["realise": "Réalisé"],
    UniteDonnee.codes: ["pourcent": "Pour cent", "etp": "ETP"],
    AxeDonnee.codes: [
      "epci": "Intercommunalité", "region": "Région", "departement": "Département",
    ],
    BaseEffacement.codes: ["fin_conservation": "Fin de la conservation"],
  ]
}
