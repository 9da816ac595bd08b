"""Le catalogue des événements, version 1 : listes fermées et champs de chaque type.

Chaque champ est écrit ``nom genre`` ; un ``!`` après le nom le rend obligatoire.  Genres :
``code``, ``code|null``, ``texte``, ``court``, ``bool``, ``date``, ``mois``, ``quand``, ``int``,
``centimes``, ``nombre``, ``insee``, ``theme``, ``themes``, ``codes``, ``ids``, ``pays``, ``hex``,
``propositions``, ``reponses``, ``valeurs``, ``declaration``, ``id`` (un jeune), ``(a|b|c)``
(liste fermée), ``public`` (texte montré), ``centimes_signes``, ``decimal``, ``degres``,
``missions``, ``decisions`` et
``-> type`` (référence à un événement antérieur d'un de ces types).
"""

from dataclasses import dataclass

SEXES = ["F", "M"]
CLASSES_AGE = ["16_17", "18_21", "22_plus"]
ORIGINES = [
    "mission_locale", "france_travail", "education_nationale", "intervenants_sociaux",
    "entreprise_interim", "justice", "partenaire", "entourage", "presse_internet",
    "spontanee", "autre",
]
NIVEAUX = [
    "III_II_I", "IV_diplome", "IV_non_diplome", "V_diplome", "V_non_diplome", "VI_Vbis",
]
SANS_QUALIFICATION = {"V_non_diplome", "VI_Vbis"}
SANS_DIPLOME = SANS_QUALIFICATION | {"IV_non_diplome"}
INFRA_BAC = {"IV_non_diplome", "V_diplome", "V_non_diplome", "VI_Vbis"}
INFRA_BAC_STRICT = {"V_diplome", "V_non_diplome", "VI_Vbis"}
HEBERGEMENTS = ["parents", "famille", "autonome", "amis_foyer_chrs", "sans_nomade_autre"]
MOBILITES = ["mobile", "peu_mobile", "tres_peu_mobile"]
THEMES = [
    "emploi", "formation", "projet_professionnel", "logement", "sante", "citoyennete",
    "culture_sport_loisirs", "mobilite", "ressources", "justice", "handicap", "numerique",
    "langue", "famille", "acces_aux_droits",
]
SPECIALITES = ["psychologue", "sante_droits", "sante_soins", "justice", "logement", "emploi"]
GENRES_COLLECTIFS = ["information", "recrutement_collectif", "forum", "visite_entreprise"]
STATUTS_RENDEZ_VOUS = [
    "propose", "present", "absent", "excuse", "annule_jeune", "annule_structure", "reporte",
]
MOTIFS_SORTIE = [
    "emploi_durable", "emploi_court", "alternance", "formation", "service_civique",
    "creation_entreprise", "scolarite", "echeance", "limite_age", "abandon", "non_respect",
    "demande_jeune", "demenagement", "changement_accompagnement", "deces", "autre",
]
SORTIES_POSITIVES = {
    "emploi_durable", "emploi_court", "alternance", "formation", "service_civique",
    "creation_entreprise", "scolarite",
}
CONTRATS_CLASSIQUES = ["CDI", "CDD", "interim", "saisonnier", "autre"]
CONTRATS_ALTERNANCE = ["apprentissage", "professionnalisation"]
CONTRATS_AIDES = ["PEC", "CUI_CIE", "CAE", "CDDI"]
CONTRATS = CONTRATS_CLASSIQUES + CONTRATS_ALTERNANCE + CONTRATS_AIDES
GENRES_FORMATION = [
    "certifiante", "professionnalisante", "preparation_qualification", "remise_a_niveau",
    "mobilisation_projet", "adaptation", "a_preciser", "autre", "retour_formation_initiale",
    "mlds",
]
FORMATION_INITIALE = {"retour_formation_initiale", "mlds"}
GENRES_IMMERSION = ["pmsmp", "autre"]
GENRES_VOLONTARIAT = ["service_civique", "autre"]
PROGRAMMES = ["erasmus", "au_pair", "volontariat_international", "autre"]
STATUTS_MOBILITE = ["oriente", "retenu", "depart", "retour", "reporte"]
ISSUES_ORIENTATION = ["admis", "recrute", "refus", "sans_suite", "abandon"]
ISSUES_OBLIGATION = [
    "emploi", "formation", "scolarite", "service_civique", "alternance", "exemption_sante",
    "autre",
]
SOURCES_REPERAGE = [
    "sortie_terrain", "maraude", "piscine_plage", "jdc_obligation", "evenement", "partenaire",
    "rio", "autre",
]
VERS_REMOBILISATION = ["suivi", "cej_gj", "service_civique", "emploi_formation", "autre_acteur"]
ZONES = ["siege", "quartier", "hors_siege"]
GENRES_SITE = ["siege", "site", "antenne", "permanence"]
ROLES = [
    "cisp", "cre", "accueil", "psychologue", "direction", "coordination", "parrain", "autre",
]
CONTRATS_AGENT = ["cdi", "cdd", "apprenti", "mis_a_disposition", "benevole"]
AXES = ["zone", "site", "commune", "epci", "quartier"]
UNITES_DONNEE = ["nombre", "centimes", "pourcent", "etp"]
AXES_DONNEE = ["commune", "epci", "zone", "quartier", "france", "region", "departement"]
NATURES_COMPTABLES = ["produit", "charge", "actif", "passif"]
GENRES_INSTANCE = ["ca", "bureau", "ag", "copil", "comite_technique", "autre"]
GENRES_MANIFESTATION = [
    "forum", "portes_ouvertes", "visite", "job_dating", "reunion", "autre",
]
ETATS_AMELIORATION = ["prevue", "engagee", "realisee", "abandonnee"]
MOTIFS_CLOTURE = [
    "emploi", "formation", "scolarite", "limite_age", "demenagement", "sans_nouvelles",
    "demande_jeune", "changement_accompagnement", "deces", "autre",
]
CANAUX = ["sms", "mel", "telephone", "courrier", "visite", "partenaire", "mediation"]

DISPOSITIFS_CONNUS = [
    "CEJ", "GJ", "PACEA", "PPAE", "CEP", "PARRAINAGE", "CUI_CIE", "PEC", "PIAL", "POP", "PRIJ",
    "AGIR", "JSMJ", "OBLIGATION_FORMATION", "REPERAGE", "PSYCHOLOGUE", "SANTE",
]
HORS_ENSEMBLE_CONNUS = {"JSMJ", "OBLIGATION_FORMATION", "REPERAGE", "PSYCHOLOGUE", "SANTE"}
GROUPES_CONNUS = {"CEJ_GJ": ["CEJ", "GJ"], "CEJ_PACEA": ["CEJ", "PACEA"]}

ENTREES_SITUATION = [
    "emploi.entree", "formation.entree", "immersion.entree", "volontariat.entree",
    "scolarite.entree",
]
CORRECTIONS = {"annulation", "rectification"}
NATURES = ["entretien", "atelier", "information_collective", "contact", "acte_administratif"]
POPULATIONS = ["contact", "accompagnes", "entretien", "primos"]


@dataclass(frozen=True)
class Champ:
    """Un champ de ``data`` : son nom, son genre, s'il est obligatoire."""

    nom: str
    genre: str
    obligatoire: bool

    @property
    def valeurs(self):
        """Les valeurs d'une liste fermée (``None`` pour les autres genres)."""
        return self.genre[1:-1].split("|") if self.genre.startswith("(") else None

    @property
    def cibles(self):
        """Les types visés par une référence (``None`` pour les autres genres)."""
        return self.genre[3:].split("|") if self.genre.startswith("-> ") else None


def _liste(valeurs):
    return "(" + "|".join(valeurs) + ")"


def _champs(texte):
    """Lit une déclaration ``nom! genre ; nom genre``."""
    champs = []
    for declaration in filter(None, (morceau.strip() for morceau in texte.split(";"))):
        nom, genre = declaration.split(" ", 1)
        champs.append(Champ(nom.rstrip("!"), genre.strip(), nom.endswith("!")))
    return champs


_COLLECTIF = """
    intitule! court; session code; site code; duree_min int; themes themes; partenaire code;
    serie code; dispositif code; operation code; presence (present|absent|excuse|annule)
"""
_CONTRAT = _liste(CONTRATS)
_SITUATIONS = "|".join(ENTREES_SITUATION)

# Types dont le sujet est un jeune.
DU_JEUNE = {
    "accueil": f"""site! code; motif (inscription|spontane|rendez_vous|information);
        origine {_liste(ORIGINES)}; au_flux bool; demandes themes""",
    "profil": f"""sexe (F|M); date_naissance date; commune insee; quartier code; qpv bool;
        zrr bool; niveau {_liste(NIVEAUX)}; niveau_valide (1|2|3|4|5|6|7|8);
        hebergement {_liste(HEBERGEMENTS)}; permis_b bool; vehicule (aucun|deux_roues|voiture);
        mobilite {_liste(MOBILITES)}; transports_commun_seuls bool; enfants int;
        nationalite (fr|ue|hors_ue); rqth bool; rsa bool; inscrit_france_travail bool; site code;
        freins themes; premier_entretien_anterieur date""",
    "referent": """conseiller! code|null; role (referent|cej|parrain|remplacant); jusqu_au date;
        motif texte""",
    "mutation": "sens! (arrivee|depart); structure! code; date_dossier date",
    "fusion": "absorbe! id",
    "dossier.cloture": f"motif! {_liste(MOTIFS_CLOTURE)}",
    "dossier.reouverture": "motif code",
    "entretien": f"""conseiller! code; site code; modalite (presentiel|visio|telephone);
        duree_min int; themes themes; propositions propositions;
        specialite {_liste(SPECIALITES)}; motif_specialite code; operation code;
        demandes themes; commentaire chiffre""",
    "atelier": _COLLECTIF,
    "information_collective": _COLLECTIF + f"; genre {_liste(GENRES_COLLECTIFS)}",
    "contact": f"canal! {_liste(CANAUX)}; sens (entrant|sortant)",
    "acte_administratif": "nature! code",
    "rendez_vous": f"""quand! quand; objet code; statut! {_liste(STATUTS_RENDEZ_VOUS)};
        rendez_vous -> rendez_vous; conseiller code; site code; duree_min int;
        motif_report code""",
    "plan": """objectif! chiffre; theme! theme; echeance date;
        etat! (prevu|en_cours|atteint|abandonne); plan -> plan""",
    "dispositif.entree": """dispositif! code; fin_prevue date; conseiller code; modalite code;
        volet (jr); partenaire code; millesime code; operation code""",
    "dispositif.prolongation": "entree! -> dispositif.entree; fin_prevue! date; motif texte",
    "dispositif.suspension": "entree! -> dispositif.entree; du! date; au date; motif! code",
    "dispositif.sortie": f"entree! -> dispositif.entree; motif! {_liste(MOTIFS_SORTIE)}",
    "emploi.entree": f"""contrat! {_CONTRAT}; operation code; fin_prevue date; employeur code;
        secteur code; metier_rome code; temps (plein|partiel); heures_hebdo nombre; marchand bool;
        duree_contrat (CDI|CDD); offre code; via code""",
    "emploi.suivi": f"""entree! -> emploi.entree; statut! (en_poste|rompu|termine|sans_reponse);
        canal {_liste(CANAUX)}""",
    "formation.entree": f"""genre! {_liste(GENRES_FORMATION)}; operation code; organisme code;
        financeur code; fin_prevue date; heures int""",
    "immersion.entree": """genre! (pmsmp|autre); objectif (decouvrir|confirmer|initier_recrutement);
        employeur code; fin_prevue! date; heures int""",
    "volontariat.entree": "genre! (service_civique|autre); fin_prevue date; structure code",
    "scolarite.entree": "genre! (rescolarisation|initiale)",
    "mobilite_internationale": f"""programme! {_liste(PROGRAMMES)};
        statut! {_liste(STATUTS_MOBILITE)}; pays pays""",
    "situation.fin": f"""entree! -> {_SITUATIONS};
        motif (fin_normale|rupture_employeur|rupture_jeune|abandon|reussite|autre)""",
    "foyer_fiscal": "categorie! (non_imposable|premiere_tranche|imposable); presume bool",
    "ressources": """mois! mois; deductibles_centimes! centimes; partielles_centimes! centimes;
        cumulables_centimes centimes""",
    "justificatifs": "mois! mois; complet_le! date",
    "manquement": """entree! -> dispositif.entree;
        nature! (absence_injustifiee|pas_de_preuve|fausse_declaration)""",
    "sanction": """entree! -> dispositif.entree; rang! (1|2|3); notifiee_le! date;
        manquement -> manquement""",
    "demarche": "entree -> dispositif.entree; minutes! int; nature! theme; validee bool",
    "aide.demande": "aide! code; montant_centimes centimes; objet code",
    "aide.decision": """demande -> aide.demande; aide! code; accordee! bool;
        montant_centimes centimes; unites int; motif code""",
    "aide.versement": """aide! code; montant_centimes! centimes; mois mois;
        decision -> aide.decision; unites int""",
    "aide.remboursement": "versement! -> aide.versement; montant_centimes! centimes",
    "orientation": f"""vers! code; theme theme; menage (isole|isole_enfant|couple|couple_enfant);
        contrat_menage {_CONTRAT}; operation code""",
    "orientation.issue": f"""orientation! -> orientation; issue! {_liste(ISSUES_ORIENTATION)};
        genre code""",
    "mise_en_relation": "offre! code",
    "mise_en_relation.issue": f"""mise_en_relation! -> mise_en_relation;
        issue! (recrute|non_retenu|sans_suite); contrat {_CONTRAT}""",
    "reperage": f"source! {_liste(SOURCES_REPERAGE)}; lieu code",
    "remobilisation": f"vers! {_liste(VERS_REMOBILISATION)}",
    "obligation_formation": f"""etape! (signalement|contact|engagement|issue);
        issue {_liste(ISSUES_OBLIGATION)}""",
    "effacement": "motif! texte; base! (fin_conservation|demande)",
}

# Faits de la structure, des employeurs, des offres.
DE_LA_STRUCTURE = {
    "enveloppe": "aide! code; annee! int; montant_centimes! centimes",
    "employeur.contact": f"""canal! {_liste(CANAUX)}; sens (entrant|sortant); conseiller code;
        objet code""",
    "offre": f"employeur! code; secteur! code; contrat! {_CONTRAT}; postes! int",
    "sortie_terrain": "lieu! code; personnes! int; jeunes! int; equipe codes",
    "site": f"""code! code; libelle! court; zone! {_liste(ZONES)}; genre {_liste(GENRES_SITE)};
        latitude degres; longitude degres; jusqu_au date""",
    "commune": """insee! insee; libelle! court; epci code; epci_libelle court; zrr bool;
        zone_emploi code; latitude degres; longitude degres; jusqu_au date; vers insee""",
    "conseiller": f"""code! code; role! {_liste(ROLES)}; equipe code; site code; etp nombre;
        contrat {_liste(CONTRATS_AGENT)}; sexe (F|M); accompagnement bool; jusqu_au date;
        missions missions; hors_structure bool; libelle court""",
    "absence": "conseiller! code; du! date; au! date; remplacant code; motif (prevue|imprevue)",
    "dispositif.definition": """code! code; libelle! court;
        niveau! (national|regional|departemental|local); du date; au date; hors_ensemble bool""",
    "dispositif.groupe": "code! code; libelle! court; membres! codes",
    "regroupement": f"code! code; libelle! court; axe! {_liste(AXES)}; membres! codes",
    "quartier": "code! code; libelle! court; commune insee; qpv bool; jusqu_au date",
    "partenaire": "code! code; libelle! court; genre code; jusqu_au date",
    "objectif": """indicateur! court; annee! int; cible! nombre; financeur code; du date; au date;
        libelle court""",
    "bareme": "aide! code; du! date; valeurs! valeurs; source! texte",
    "satisfaction": "campagne! code; repondant! (jeune|employeur); reponses! reponses",
    "critere": "code! code; libelle! court; axe code",
    "preuve": """critere! code; libelle! court; sha256 hex; indicateur court;
        evenements ids""",
    "amelioration": """code! code; critere code; libelle! court;
        etat! (prevue|engagee|realisee|abandonnee); echeance date; parent code; responsable code;
        du date; indicateur court; budget_centimes centimes; evaluation texte""",
    "tableau": "code! code; declaration! declaration",
    "structure": """code! code; libelle! court; sigle court; adresse public; territoire public;
        commune insee; site_web court; courriel court; telephone court""",
    "libelle": "champ! code; code! code; libelle! court",
    "composition": "code! code; composition! declaration",
    "donnee": f"""code! code; libelle! court; valeur! decimal; unite! {_liste(UNITES_DONNEE)};
        du! date; au! date; axe {_liste(AXES_DONNEE)}; territoire code; source! texte;
        publie_le date""",
    "poste_comptable": f"""exercice! int; etat! (budget|realise);
        nature! {_liste(NATURES_COMPTABLES)}; poste! code; libelle! court;
        montant_centimes! centimes_signes; financeur code; action code; total bool; source texte""",
    "convention": """code! code; libelle! court; financeur! code; du! date; au! date;
        montant_centimes centimes; action code""",
    "instance": f"""genre! {_liste(GENRES_INSTANCE)}; libelle court; membres int; presents int;
        decisions decisions""",
    "manifestation": f"""genre! {_liste(GENRES_MANIFESTATION)}; libelle! court; lieu code;
        participants int; jeunes int; professionnels int; partenaire code; action code""",
    "audit": """genre! (initial|suivi|renouvellement); organisme code; du! date; au! date;
        resultat (accorde|accorde_avec_reserves|refuse|en_cours); valable_jusqu_au date""",
    "avis_audit": """audit! -> audit; critere! code;
        avis! (conforme|point_fort|reserve|non_conforme); libelle! public; amelioration code""",
}

CHAMPS = {nom: _champs(texte) for nom, texte in {**DU_JEUNE, **DE_LA_STRUCTURE}.items()}
CHAMPS["annulation"] = []
CHAMPS["rectification"] = []

REFERENCES = {
    nom: [champ for champ in champs if champ.cibles] for nom, champs in CHAMPS.items()
}


def nom_du_type(type_complet):
    """``fr.milo.entretien.v1`` → ``entretien`` ; ``None`` hors du catalogue."""
    if type_complet.startswith("fr.milo.") and type_complet.endswith(".v1"):
        nom = type_complet[len("fr.milo."):-len(".v1")]
        return nom if nom in CHAMPS else None
    return None


def famille_contrat(contrat):
    """La famille d'un contrat : ``classique``, ``aide`` ou ``alternance``."""
    if contrat in CONTRATS_CLASSIQUES:
        return "classique"
    return "alternance" if contrat in CONTRATS_ALTERNANCE else "aide"
