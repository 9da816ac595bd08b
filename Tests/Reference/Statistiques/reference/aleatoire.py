"""Tirage d'un journal : des faits, des retards, puis des corrections au fil des lignes."""

import random
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from . import catalogue as cat
from .aleatoire_donnees import Donnees
from .aleatoire_lignes import Redaction

PARIS = ZoneInfo("Europe/Paris")

# Nombre moyen d'événements de chaque type par jeune.
MOYENNES = {
    "accueil": 2.5, "profil": 3.5, "referent": 1, "mutation": 0.2, "dossier.cloture": 0.5,
    "dossier.reouverture": 0.15, "entretien": 4, "atelier": 2,
    "information_collective": 1.5, "contact": 1.5, "acte_administratif": 0.7, "rendez_vous": 2.5,
    "dispositif.entree": 2.5, "emploi.entree": 1.2, "formation.entree": 0.8,
    "immersion.entree": 0.6, "plan": 0.3, "volontariat.entree": 0.4, "scolarite.entree": 0.3,
    "mobilite_internationale": 0.5, "foyer_fiscal": 0.4, "ressources": 0.6, "justificatifs": 0.2,
    "demarche": 0.3, "aide.demande": 0.8, "aide.decision": 0.8, "aide.versement": 1.5,
    "orientation": 0.8, "mise_en_relation": 0.8, "reperage": 0.4, "remobilisation": 0.3,
    "obligation_formation": 0.6, "effacement": 0.02,
}
# Suites possibles d'un événement : (type, champ de la référence, nombre moyen).
SUITES = {
    "rendez_vous": [("rendez_vous", "rendez_vous", 0.8)],
    "dispositif.entree": [
        ("dispositif.sortie", "entree", 0.7), ("dispositif.prolongation", "entree", 0.3),
        ("dispositif.suspension", "entree", 0.2), ("demarche", "entree", 0.3),
    ],
    "aide.demande": [("aide.decision", "demande", 0.8)],
    "aide.decision": [("aide.versement", "decision", 0.8)],
    "aide.versement": [("aide.remboursement", "versement", 0.4)],
    "orientation": [("orientation.issue", "orientation", 1.1)],
    "mise_en_relation": [("mise_en_relation.issue", "mise_en_relation", 1.0)],
    "manquement": [("sanction", "manquement", 0.7)],
    **{entree: [("situation.fin", "entree", 0.5)] for entree in cat.ENTREES_SITUATION},
    "emploi.entree": [("situation.fin", "entree", 0.5), ("emploi.suivi", "entree", 0.4)],
    "plan": [("plan", "plan", 0.5)],
}


class Brouillon:
    """Un fait à écrire : ses références pointent vers d'autres brouillons."""

    def __init__(self, nom, sujet, moment, data, liens, enregistre):
        self.nom = nom
        self.sujet = sujet
        self.moment = moment
        self.data = data
        self.liens = liens
        self.enregistre = enregistre
        self.ecrit = None


class Tirage(Redaction):
    """Un journal tiré d'une graine."""

    def __init__(
        self, graine, jeunes, premiere, derniere, versions_inconnues=False, boucles=False,
        chiffres=False,
    ):
        self.hasard = random.Random(graine)
        self.jeunes = [f"J{numero:03d}" for numero in range(1, jeunes + 1)]
        self.premiere = premiere
        self.derniere = derniere
        self.versions_inconnues = versions_inconnues
        self.boucles = boucles
        self.annee_dense = derniere
        self.deux_sources = graine % 3 == 0
        self.donnees = Donnees(self.hasard, premiere, derniere, chiffres)
        self.brouillons = []
        self.ecrits = []
        self.sorties = []

    # -- dates ---------------------------------------------------------------------------------

    def moment(self, apres=None):
        """Un instant de la période, souvent en bord d'année ou de journée."""
        h = self.hasard
        if apres is not None and h.random() < 0.93:
            jour = apres + timedelta(days=h.choice([0, 0, 1, 7, 30, 60, 200, 365, 500]))
            if h.random() < 0.2:
                jour = datetime(jour.year, *h.choice([(1, 1), (12, 31)]))
        elif h.random() < 0.2:
            mois, numero = h.choice([(1, 1), (12, 31), (2, 28), (3, 1), (1, 2), (12, 30)])
            jour = datetime(h.randint(self.premiere, self.derniere), mois, numero)
        elif h.random() < 0.45:
            jour = datetime(self.annee_dense, 1, 1) + timedelta(days=h.randint(0, 364))
        else:
            etendue = (datetime(self.derniere, 12, 31) - datetime(self.premiere, 1, 1)).days
            jour = datetime(self.premiere, 1, 1) + timedelta(days=h.randint(0, etendue))
        heure = h.choice([(0, 0), (23, 59), (h.randint(8, 18), h.randint(0, 59))])
        local = datetime(jour.year, jour.month, jour.day, *heure)
        if h.random() < 0.75:
            return local.replace(tzinfo=PARIS)
        decalage = h.choice([0, 60, 120, -240, 660])
        return local.replace(tzinfo=timezone(timedelta(minutes=decalage)))

    def ecriture(self, moment):
        """Un instant en RFC 3339, parfois avec ``Z`` ou une fraction."""
        texte = moment.strftime("%Y-%m-%dT%H:%M:%S")
        if self.hasard.random() < 0.06:
            texte += self.hasard.choice([".5", ".25", ".123456", ".50"])
        minutes = int(moment.utcoffset().total_seconds()) // 60
        if minutes == 0 and self.hasard.random() < 0.8:
            return texte + "Z"
        signe = "-" if minutes < 0 else "+"
        return f"{texte}{signe}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"

    def enregistrement(self, moment, au_plus_tot=None):
        """L'instant d'enregistrement d'un fait : souvent le jour même, parfois très tard."""
        h, tirage = self.hasard, self.hasard.random()
        if tirage < 0.04:
            delai = -timedelta(hours=h.randint(1, 23))
        elif tirage < 0.6:
            delai = timedelta(minutes=h.randint(0, 600))
        elif tirage < 0.8:
            delai = timedelta(days=h.randint(1, 10))
        elif tirage < 0.95:
            delai = timedelta(days=h.choice([29, 30, 31, 32, 45]), minutes=h.randint(0, 1400))
        else:
            delai = timedelta(days=h.randint(60, 500))
        enregistre = moment.astimezone(timezone.utc) + delai
        enregistre += timedelta(milliseconds=h.randint(0, 999))
        if au_plus_tot is not None and enregistre <= au_plus_tot:
            enregistre = au_plus_tot + timedelta(milliseconds=h.randint(1, 10_000_000))
        return enregistre

    # -- brouillons ----------------------------------------------------------------------------

    def ajouter(self, nom, sujet, moment, data=None, liens=None):
        """Un brouillon de plus, enregistré après ceux auxquels il se réfère."""
        liens = liens or {}
        data = self.donnees.tirer(nom, moment, data)
        plus_tot = max((cible.enregistre for cible in liens.values()), default=None)
        enregistre = self.enregistrement(moment, plus_tot)
        brouillon = Brouillon(nom, sujet, moment, data, liens, enregistre)
        self.brouillons.append(brouillon)
        return brouillon

    def combien(self, moyenne):
        """Un nombre d'événements de cette moyenne."""
        entier, reste = divmod(moyenne * 2 * self.hasard.random(), 1)
        return int(entier) + (self.hasard.random() < reste)

    def faits_des_jeunes(self):
        """Les événements des jeunes et leurs suites."""
        for jeune in self.jeunes:
            precedent = None
            self.annee_dense = self.hasard.randint(self.premiere, self.derniere)
            if self.hasard.random() < 0.2:
                self.anniversaire_du_29_fevrier(jeune)
            for nom, moyenne in MOYENNES.items():
                for _ in range(self.combien(moyenne)):
                    moment = self.moment()
                    if precedent is not None and self.hasard.random() < 0.12:
                        moment = self.voisin(precedent)
                    precedent = moment
                    liens = self.lien_facultatif(nom)
                    self.suites(self.ajouter(nom, jeune, moment, liens=liens))

    def voisin(self, moment):
        """Le même instant, ou presque, écrit avec un autre décalage."""
        minutes = self.hasard.choice([0, 60, 120, -240])
        ecart = timedelta(minutes=self.hasard.choice([0, 0, 1, -60, 60, 150]))
        return (moment + ecart).astimezone(timezone(timedelta(minutes=minutes)))

    def anniversaire_du_29_fevrier(self, jeune):
        """Un jeune né un 29 février, reçu la veille ou le jour de ses 18 ou 22 ans."""
        h = self.hasard
        cas = [
            (annee - ans, annee) for annee in range(self.premiere, self.derniere + 1)
            for ans in (18, 22) if (annee - ans) % 4 == 0 and annee % 4
        ]
        if not cas:
            return
        naissance, annee = h.choice(cas)
        jour = datetime(annee, *h.choice([(2, 28), (3, 1)]), 9, tzinfo=PARIS)
        debut = datetime(self.premiere - 1, 6, 1, 9, tzinfo=PARIS)
        self.ajouter("profil", jeune, debut, {"date_naissance": f"{naissance}-02-29"})
        self.ajouter("entretien", jeune, jour)
        self.ajouter("dispositif.entree", jeune, jour)

    def lien_facultatif(self, nom):
        """Parfois, une référence vers l'événement d'un autre jeune, ou d'un autre temps."""
        liens = {}
        for champ in cat.REFERENCES[nom]:
            cibles = [b for b in self.brouillons if b.nom in champ.cibles]
            if cibles and (champ.obligatoire or self.hasard.random() < 0.15):
                liens[champ.nom] = self.hasard.choice(cibles)
        return liens

    def suites(self, entree, profondeur=0):
        """Les événements qui complètent celui-ci."""
        suites = list(SUITES.get(entree.nom, ()))
        if entree.nom == "dispositif.entree" and entree.data["dispositif"] == "CEJ":
            suites += [("manquement", "entree", 0.3), ("sanction", "entree", 0.2)]
        for nom, champ, moyenne in suites:
            for _ in range(self.combien(moyenne)):
                if profondeur > 3:
                    return
                moment = self.moment(apres=entree.moment.replace(tzinfo=None))
                if self.hasard.random() < 0.07:
                    moment = entree.moment - timedelta(days=self.hasard.choice([1, 5, 40]))
                sujet = entree.sujet
                if self.hasard.random() < 0.06:
                    sujet = self.hasard.choice(self.jeunes)
                liens, data = {champ: entree}, {}
                if nom == "sanction" and champ == "manquement":
                    liens = {"entree": entree.liens["entree"], "manquement": entree}
                if "aide" in entree.data and any(c.nom == "aide" for c in cat.CHAMPS[nom]):
                    data["aide"] = entree.data["aide"]
                suite = self.ajouter(nom, sujet, moment, data, liens)
                self.suites(suite, profondeur + 1)

    def faits_de_la_structure(self):
        """Les faits de référence, certains dès l'ouverture, d'autres redéfinis plus tard."""
        for nom, sujet, data, ouverture in self.donnees.faits(len(self.jeunes)):
            moment = self.moment()
            if ouverture:
                moment = datetime(
                    self.premiere - 1, self.hasard.randint(1, 12), 3, 9, tzinfo=PARIS
                )
            self.ajouter(nom, sujet, moment, data)

    def corrections(self):
        """Des emplacements pour les corrections ; leur cible est choisie à l'écriture."""
        nombre = len(self.brouillons)
        premier = min(b.enregistre for b in self.brouillons)
        dernier = max(b.enregistre for b in self.brouillons)
        etendue = (dernier - premier).total_seconds()
        parts = [("annulation", 0.05), ("rectification", 0.14)]
        emplacements = [n for n, part in parts for _ in range(int(nombre * part) + 2)]
        emplacements += ["fusion"] * (len(self.jeunes) // 5 + 1)
        emplacements += ["extension"] * (nombre // 60 + 1)
        emplacements += ["seconde_sortie"] * (len(self.jeunes) // 6 + 1)
        if self.versions_inconnues:
            emplacements += ["inconnu"] * (nombre // 80 + 1)
        for nom in emplacements:
            enregistre = premier + timedelta(seconds=self.hasard.random() ** 0.8 * etendue)
            enregistre = enregistre.replace(
                microsecond=enregistre.microsecond // 1000 * 1000
            )
            moment = enregistre.astimezone(PARIS) - timedelta(hours=self.hasard.randint(0, 900))
            self.brouillons.append(Brouillon(nom, None, moment, {}, {}, enregistre))

    # -- écriture ------------------------------------------------------------------------------

    def lignes(self):
        """Toutes les lignes du journal, fins de ligne comprises."""
        self.faits_de_la_structure()
        self.faits_des_jeunes()
        self.corrections()
        self.brouillons.sort(key=lambda b: b.enregistre)
        for brouillon in self.brouillons:
            ecrire = getattr(self, f"ecrire_{brouillon.nom.replace('.', '_')}", self.ecrire_fait)
            ecrire(brouillon)
        return self.sorties
