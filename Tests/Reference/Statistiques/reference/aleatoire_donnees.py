"""Tirage des données d'un événement d'après son schéma, et des faits de la structure."""

from base64 import b64encode
from datetime import date, timedelta

from . import catalogue as cat

SITES = ["S1", "S2", "S3", "S4", "S_inconnu"]
COMMUNES = ["25056", "25388", "70550", "2A004", "39300", "25999"]
EPCI = ["GBM", "CCDB", "Sancey", "CC.Haut-Doubs"]
QUARTIERS = ["Q1", "Q2", "planoise", "Q-x"]
DISPOSITIFS = [
    "CEJ", "CEJ", "CEJ", "GJ", "PACEA", "PACEA", "PARRAINAGE", "PARRAINAGE", "JSMJ", "PSYCHOLOGUE",
    "LOCAL1", "LOCAL2", "REGIO.x", "SANTE",
]
AIDES = ["CEJ", "PACEA", "GJ", "FAJ", "CAP", "aide_locale", "CHEQUE_MOBILITE"]
# À des heures qui se chevauchent, laissent des creux, touchent minuit.
HEURES = ["09:00:00", "09:30:00", "10:00:00", "11:15:00", "14:00:00", "16:45:30", "00:05:00", "23:50:00"]
DECALAGES = ["+01:00", "+01:00", "+02:00", "Z", "-04:00"]
OFFRES = [f"O{numero}" for numero in range(1, 9)] + ["O_inconnue"]
CODES = {
    "site": SITES, "commune": COMMUNES, "insee": COMMUNES, "epci": EPCI, "quartier": QUARTIERS,
    "dispositif": DISPOSITIFS, "aide": AIDES, "offre": OFFRES,
    "conseiller": ["C1", "C2", "C3", "C4", "P1", "P2"], "remplacant": ["C2", "C3"],
    "partenaire": ["PA1", "PA2", "PA3"], "serie": ["TRE", "inscription"],
    "session": ["s1", "s2", "s3", "s4", "s5"], "operation": ["OP1", "OP2"],
    "objet": ["premier", "suivi", "CEJ"], "vers": ["CLLAJ", "SIAO", "CPAM"],
    "secteur": ["BTP", "sante", "transport"], "employeur": ["E1", "E2", "E3", "E4"],
    "modalite": ["individuel", "collectif", "milieu_ouvert", "milieu_ferme"],
    "equipe": ["nord", "sud"], "campagne": ["2020", "annuelle"], "structure": ["ML9", "ML8"],
    "motif_specialite": ["anxiete", "dette"], "metier_rome": ["K1304"], "lieu": ["gare", "parc"],
    "financeur": ["etat", "PA1"], "action": ["garantie", "A1"], "poste": ["60", "64", "74"],
    "genre": ["FJT", "CHRS"], "nature": ["cv", "dossier"],
}
# Part des tirages où un champ facultatif est présent (0,5 par défaut).
PRESENCES = {
    ("profil", None): 0.3, ("profil", "premier_entretien_anterieur"): 0.06,
    ("profil", "date_naissance"): 0.5, ("entretien", "specialite"): 0.4,
    ("entretien", "operation"): 0.3, ("atelier", "presence"): 0.5,
    ("information_collective", "presence"): 0.5, ("emploi.entree", "operation"): 0.3,
    ("dispositif.entree", "operation"): 0.3, ("formation.entree", "operation"): 0.3,
    ("accueil", "origine"): 0.8, ("referent", "role"): 0.4, ("referent", "jusqu_au"): 0.3, ("conseiller", "jusqu_au"): 0.3,
    ("site", "jusqu_au"): 0.2, ("commune", "jusqu_au"): 0.3, ("commune", "vers"): 0.7,
    ("quartier", "jusqu_au"): 0.2, ("partenaire", "jusqu_au"): 0.3,
    ("conseiller", "hors_structure"): 0.2, ("objectif", "du"): 0.2, ("objectif", "au"): 0.2,
    ("poste_comptable", "total"): 0.2, ("donnee", "territoire"): 0.6,
}
AVEC_MOIS = {"CEJ", "PACEA", "GJ"}
AVEC_PERIODE = {"absence", "donnee", "convention", "audit", "objectif"}
INDICATEURS = [
    "synthese/contact/valeur", "synthese/part_accompagnes/valeur", "dispositifs/CEJ/jeunes",
    "dispositifs/CEJ/femmes_part", "dispositifs/ABSENT/entrees", "dispositifs/ABSENT/qpv_part",
    "aides/total/montant", "equipe/total/etp", "emploi/contrat.CDI/entrees",
    "profil.primos/qpv/part", "table_absente/a/b", "emploi/total/colonne_absente",
    "sans barre", "modalites.CEJ/individuel/entrees", "evolution/2021/contact",
]


class Donnees:
    """Tire des données valides pour chaque type du catalogue."""

    def __init__(self, hasard, premiere, derniere, chiffres=False):
        self.hasard = hasard
        self.premiere = premiere
        self.derniere = derniere
        self.chiffres = chiffres

    def tirer(self, nom, moment, imposees=None):
        """Les champs obligatoires, et une partie des autres ; les références sont laissées."""
        h, data = self.hasard, {}
        usuelle = PRESENCES.get((nom, None), 0.5)
        for champ in cat.CHAMPS[nom]:
            present = PRESENCES.get((nom, champ.nom), usuelle)
            if champ.cibles or not (champ.obligatoire or h.random() < present):
                continue
            data[champ.nom] = self.valeur(nom, champ, moment)
        data |= imposees or {}
        if h.random() < 0.04:
            data["x_import"] = h.choice(["i-milo", 12, True])
        return self.accorder(nom, data, moment)

    def accorder(self, nom, data, moment):
        """Rend valide ce que le schéma seul ne dit pas."""
        h = self.hasard
        if nom == "aide.versement" and data["aide"] in AVEC_MOIS:
            data.setdefault("mois", moment.strftime("%Y-%m"))
        if nom == "obligation_formation":
            if data["etape"] == "issue":
                data.setdefault("issue", h.choice(cat.ISSUES_OBLIGATION))
            else:
                data.pop("issue", None)
        if nom == "profil" and not any(cle in data for cle in _noms("profil")):
            data["sexe"] = h.choice(cat.SEXES)
        if nom == "dispositif.suspension" and data.get("au", data["du"]) < data["du"]:
            data["au"] = data["du"]
        if nom in AVEC_PERIODE and data.get("au", "9") < data.get("du", ""):
            data["au"] = data["du"]
        if nom == "conseiller" and "missions" in data:
            total = sum(mission["etp"] for mission in data["missions"])
            data["etp"] = max(data.get("etp", 0), total)
        return data

    def valeur(self, nom, champ, moment):
        """Une valeur du genre du champ."""
        h, genre = self.hasard, champ.genre
        if nom == "profil" and h.random() < 0.13:
            return None
        if self.chiffres and champ.nom == "motif_specialite" and h.random() < 0.4:
            return {
                "chiffre": "v1", "n": b64encode(h.randbytes(12)).decode(),
                "c": b64encode(h.randbytes(24)).decode(),
            }
        if champ.valeurs is not None:
            choisie = h.choice(champ.valeurs)
            return int(choisie) if choisie.isdigit() else choisie
        if champ.nom == "date_naissance":
            return self.naissance()
        if champ.nom == "premier_entretien_anterieur":
            annee = h.randint(self.premiere - 1, self.derniere)
            return h.choice([f"{annee}-01-01", f"{annee}-12-31", f"{annee}-06-15"])
        if champ.nom == "indicateur":
            return h.choice(INDICATEURS)
        if champ.nom == "enfants":
            return h.choice([0, 0, 1, 2])
        if champ.nom == "champ":
            return h.choice(["atelier.serie", "conseiller.equipe", "entretien.operation"])
        if champ.nom in ("annee", "exercice"):
            return h.randint(self.premiere, self.derniere)
        if champ.nom == "code" and nom == "conseiller":
            return h.choice(CODES["conseiller"])
        tireurs = {
            "code": lambda: h.choice(CODES.get(champ.nom, ["a1", "B.2", "c-3"])),
            "code|null": lambda: h.choice(CODES["conseiller"] + [None]),
            "insee": lambda: h.choice(COMMUNES),
            "bool": lambda: h.random() < 0.5,
            "int": lambda: h.choice([0, 1, 2, 5, 35, 60]),
            "centimes": lambda: h.choice([0, 1, 999, 5000, 12345, 30000, 50000]),
            "centimes_signes": lambda: h.choice([0, 1, 28946800, 1234567, -50000]),
            "decimal": lambda: h.choice([0, 12, -3.5, 17.25, 0.1234, 1204]),
            "degres": lambda: h.choice([0, 47.237829, 6.02405, -1.5, 48]),
            "missions": lambda: [
                {"equipe": equipe, "etp": 0.25}
                for equipe in h.sample(CODES["equipe"], h.choice([0, 1, 2]))
            ],
            "decisions": lambda: [
                {"libelle": h.choice(["Budget voté", "Comptes : approuvés, à l’unanimité"])}
                for _ in range(h.choice([0, 1, 2]))
            ],
            "public": lambda: h.choice(["2 rue de la Gare", "Deux cantons\net une ville"]),
            "nombre": lambda: h.choice([0, 1, 0.5, 0.8, 0.25, 35, 17.5, 12.75]),
            "date": lambda: self.date(moment),
            "mois": lambda: self.date(moment)[:7],
            "quand": lambda: self.date(moment) + "T" + h.choice(HEURES) + h.choice(DECALAGES),
            "theme": lambda: h.choice(cat.THEMES),
            "themes": lambda: h.sample(cat.THEMES, h.choice([0, 1, 1, 2, 3])),
            "codes": lambda: h.sample(["C1", "C2", "C3"], 2),
            "ids": list,
            "id": lambda: "J001",
            "pays": lambda: h.choice(["ES", "IE", "CA"]),
            "hex": lambda: "".join(h.choice("0123456789abcdef") for _ in range(64)),
            "texte": lambda: h.choice(["à revoir", "vu avec la famille", "déjà connu"]),
            "chiffre": lambda: {
                "chiffre": "v1", "n": "AAAAAAAAAAAAAAAA", "c": h.choice(["Zm9v", "YmFyYmF6", "cXV1eA=="])},
            "court": lambda: h.choice(["Atelier CV", "Élaborer son projet", "Visite, usine"]),
            "propositions": lambda: [
                {"theme": h.choice(cat.THEMES), "nature": h.choice(CODES["nature"])}
            ],
            "reponses": lambda: {
                item: h.randint(1, 4) for item in h.sample(["accueil", "ecoute", "q.3"], 2)
            },
            "valeurs": lambda: {"forfait": 50000},
        }
        return tireurs[genre]()

    def naissance(self):
        """Une date de naissance de 15 à 27 ans avant la période, souvent un 29 février."""
        h = self.hasard
        annee = h.randint(self.premiere - 26, self.derniere - 15)
        if h.random() < 0.2:
            return f"{annee - annee % 4}-02-29"
        return f"{annee}-" + h.choice(["01-01", "12-31", "03-01", "02-28", "06-30", "09-14"])

    def date(self, moment):
        """Une date proche d'un instant."""
        jours = self.hasard.choice([-60, -1, 0, 1, 30, 90, 180, 400])
        return (moment + timedelta(days=jours)).strftime("%Y-%m-%d")

    # -- structure -----------------------------------------------------------------------------

    def faits(self, jeunes):
        """``(nom, sujet, données imposées, dès l'ouverture)`` pour les faits de la structure."""
        h = self.hasard
        for code in SITES[:4]:
            yield "site", "hasard", {"code": code}, True
        for insee in COMMUNES[:5]:
            yield "commune", "hasard", {"insee": insee}, True
        for code in QUARTIERS[:3]:
            yield "quartier", "hasard", {"code": code}, True
        for code in CODES["conseiller"]:
            yield "conseiller", "hasard", {"code": code}, True
        yield "dispositif.definition", "hasard", {"code": "LOCAL1"}, True
        yield "dispositif.definition", "hasard", {"code": "JSMJ"}, False
        locaux = {"code": "LOCAUX", "membres": ["LOCAL1", "LOCAL2"]}
        yield "dispositif.groupe", "hasard", locaux, True
        for nombre, nom, code, choix in (
            (3, "site", "code", SITES[:4]), (4, "commune", "insee", COMMUNES[:5]),
            (2, "quartier", "code", QUARTIERS), (5, "conseiller", "code", CODES["conseiller"]),
            (3, "partenaire", "code", CODES["partenaire"]),
            (2, "dispositif.definition", "code", ["LOCAL1", "LOCAL2", "SANTE", "CEJ"]),
        ):
            for _ in range(nombre):
                yield nom, "hasard", {code: h.choice(choix)}, False
        for _ in range(2):
            yield "dispositif.groupe", "hasard", {
                "code": h.choice(["LOCAUX", "CEJ_PACEA"]),
                "membres": h.sample(["LOCAL1", "LOCAL2", "CEJ", "GJ", "REGIO.x"], 2),
            }, False
        axes = {"site": SITES, "commune": COMMUNES, "epci": EPCI, "quartier": QUARTIERS,
                "zone": cat.ZONES}
        for axe, membres in axes.items():
            for ouverture in (True, False):
                yield "regroupement", "hasard", {
                    "code": f"R_{axe}", "axe": axe, "membres": h.sample(membres, 2),
                }, ouverture
        for indicateur in INDICATEURS:
            for annee in range(self.premiere, self.derniere + 1):
                if h.random() < 0.6:
                    yield "objectif", "hasard", {"indicateur": indicateur, "annee": annee}, False
        for aide in AIDES[:5]:
            for annee in range(self.premiere, self.derniere + 1):
                for _ in range(h.choice([0, 1, 1, 2])):
                    yield "enveloppe", "hasard", {"aide": aide, "annee": annee}, h.random() < 0.5
        yield "bareme", "hasard", {"aide": "PACEA"}, False
        yield "bareme", "hasard", {"aide": "SMIC", "valeurs": {"brut_mensuel": 150000}}, False
        yield "bareme", "hasard", {"aide": "CEJ", "valeurs": {
            "adulte_non_imposable": 50000, "adulte_premiere_tranche": 30000, "mineur": 20000,
        }}, False
        for exercice in range(self.premiere - 1, self.derniere + 1):
            for _ in range(h.choice([0, 4, 9])):
                yield "poste_comptable", "hasard", {"exercice": exercice}, h.random() < 0.5
        for code in ("conv1", "conv2", "conv3"):
            for _ in range(h.choice([0, 1, 2])):
                yield "convention", "hasard", {"code": code}, h.random() < 0.5
        for code in ("A1", "A1.1", "A1.2", "B"):
            for _ in range(h.choice([0, 1, 2])):
                yield "amelioration", "hasard", {
                    "code": code, "parent": h.choice(["A1", "A1", "A1.1", "B", "C"]),
                }, h.random() < 0.5
        for _ in range(h.choice([0, 6])):
            annee = h.randint(self.premiere, self.derniere)
            yield "donnee", "hasard", {"du": f"{annee}-01-01", "au": f"{annee}-12-31"}, False
        for conseiller in CODES["conseiller"]:
            for jours in h.sample([0, 4, 20, 250], h.choice([0, 1, 2])):
                du = date(h.randint(self.premiere, self.derniere), h.randint(1, 12), 15)
                yield "absence", "hasard", {
                    "conseiller": conseiller, "du": du.isoformat(),
                    "au": (du + timedelta(days=jours)).isoformat(),
                }, h.random() < 0.6
        for nom, moyenne in (
            ("donnee", 6), ("instance", 4), ("manifestation", 4), ("structure", 1),
            ("libelle", 1), ("audit", 1), ("absence", 3), ("satisfaction", 6), ("critere", 1),
            ("preuve", 1), ("amelioration", 1), ("sortie_terrain", 4),
        ):
            for _ in range(moyenne):
                yield nom, "hasard", {}, False
        for _ in range(5 + jeunes // 10):
            yield "employeur.contact", h.choice(CODES["employeur"]), {}, False
        for _ in range(10 + jeunes // 5):
            yield "offre", h.choice(OFFRES[:8]), {}, False


def _noms(nom):
    return [champ.nom for champ in cat.CHAMPS[nom]]
