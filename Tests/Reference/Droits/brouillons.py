"""Draft lines with references between them, and their canonical writing."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Optional
from zoneinfo import ZoneInfo

from calendrier import UN_JOUR

PARIS = ZoneInfo("Europe/Paris")
SOURCES = ("/structures/essai", "/structures/voisine")
CONSEILLERS = ("ALBA", "BRUN", "CLERC", "DUPUY", "EYNARD")

# The order of the fields of the catalogue.
CHAMPS = {nom: champs.split() for nom, champs in {
    "accueil": "site motif origine au_flux",
    "profil": "sexe date_naissance commune qpv niveau rqth site freins",
    "referent": "conseiller role jusqu_au motif",
    "mutation": "sens structure date_dossier",
    "fusion": "absorbe",
    "dossier.cloture": "motif",
    "dossier.reouverture": "motif",
    "entretien": "conseiller site modalite duree_min themes",
    "atelier": "intitule session duree_min presence",
    "information_collective": "intitule session duree_min presence genre",
    "contact": "canal sens",
    "dispositif.entree": "dispositif fin_prevue conseiller modalite volet",
    "dispositif.prolongation": "entree fin_prevue motif",
    "dispositif.suspension": "entree du au motif",
    "dispositif.sortie": "entree motif",
    "emploi.entree": "contrat fin_prevue duree_contrat",
    "formation.entree": "genre organisme fin_prevue heures",
    "immersion.entree": "genre objectif fin_prevue heures",
    "volontariat.entree": "genre fin_prevue structure",
    "scolarite.entree": "genre",
    "situation.fin": "entree motif",
    "foyer_fiscal": "categorie presume",
    "ressources": "mois deductibles_centimes partielles_centimes cumulables_centimes",
    "justificatifs": "mois complet_le",
    "manquement": "entree nature",
    "sanction": "entree rang notifiee_le manquement",
    "demarche": "entree minutes nature validee",
    "aide.versement": "aide montant_centimes mois decision unites",
    "aide.remboursement": "versement montant_centimes",
    "conseiller": "code role equipe site etp",
    "absence": "conseiller du au remplacant",
    "bareme": "aide du valeurs source",
    "annulation": "evenement motif",
    "rectification": "evenement motif time subject data",
}.items()}


@dataclass
class Brouillon:
    """A line before it has its place; references are other drafts."""

    nom: str
    sujet: Optional[str]
    heure: str
    inscrit: datetime
    rang: int
    source: str
    donnees: dict
    id: str = ""
    appelants: list[Brouillon] = field(default_factory=list)

    def renvois(self) -> list[Brouillon]:
        """Return the drafts that this one names."""
        return [v for v in self.donnees.values() if isinstance(v, Brouillon)]


class Registre:
    """Collect drafts, give each its time of recording, and write them in order."""

    def __init__(self, graine: int):
        self.alea = random.Random(graine)
        a = self.alea
        fin = date(2017, 6, 30) + timedelta(days=a.randrange(0, 3_330))
        if a.random() < 0.5:
            fin = date(2023, 1, 1) + timedelta(days=a.randrange(0, 1_320))
        self.fin = datetime(fin.year, fin.month, fin.day, 20, tzinfo=timezone.utc)
        if a.random() < 0.3:  # already the next day, and perhaps month, in France
            self.fin = self.fin.replace(day=1, hour=23, minute=30) - timedelta(days=1)
        self.sources = SOURCES[:2] if a.random() < 0.3 else SOURCES[:1]
        self.ids_communs = a.random() < 0.5
        self.lignes: list[Brouillon] = []

    def hasard(self, chance: float) -> bool:
        """Return True with a probability."""
        return self.alea.random() < chance

    def delai(self) -> timedelta:
        """Return how long after the fact it is recorded: seldom very late."""
        a = self.alea
        jours = a.randrange(20, 500) if self.hasard(0.08) else a.choice((0, 0, 0, 1, 3, 8))
        return timedelta(days=jours, seconds=a.randrange(0, 30_000), milliseconds=a.randrange(999))

    def heure(self, jour: date) -> tuple[str, datetime]:
        """Return a time whose first ten characters are the day, and its instant."""
        a = self.alea
        zone: ZoneInfo | timezone = PARIS
        heures, minutes = a.randrange(8, 19), a.choice((0, 0, 15, 30, 45))
        if self.hasard(0.05):
            heures, minutes = a.choice(((0, 10), (23, 50)))
            zone = timezone(timedelta(hours=a.choice((0, 2, -4, 11))))
        moment = datetime(jour.year, jour.month, jour.day, heures, minutes, tzinfo=zone)
        texte = moment.isoformat()
        if self.hasard(0.1):
            texte = texte[:19] + "." + a.choice(("5", "250", "000001")) + texte[19:]
        if texte.endswith("+00:00"):
            texte = texte[:-6] + ("Z" if self.hasard(0.8) else "+00:00")
        return texte, moment.astimezone(timezone.utc)

    def ajoute(self, nom: str, sujet: Optional[str], jour: date, apres: Optional[datetime] = None,
               **donnees) -> Optional[Brouillon]:
        """Add a fact; nothing when it, or what it names, is after the end of the journal."""
        donnees = {c: v for c, v in donnees.items() if v is not ...}
        renvois = [v for v in donnees.values() if isinstance(v, Brouillon)]
        heure, instant = self.heure(jour)
        if self.hasard(0.03):  # written the evening before, as a line may be
            instant -= timedelta(hours=20)
        inscrit = max([instant, *(r.inscrit for r in renvois), *((apres,) if apres else ())])
        if inscrit + UN_JOUR > self.fin:
            return None
        inscrit = min(inscrit + self.delai(), self.fin)
        source = self.alea.choice(self.sources)
        if self.ids_communs and renvois:
            source = renvois[0].source  # an id shared by two sources is read in one's own
        ligne = Brouillon(nom, sujet, heure, inscrit, len(self.lignes), source, donnees)
        for renvoi in renvois:
            renvoi.appelants.append(ligne)
        self.lignes.append(ligne)
        return ligne

    def textes(self) -> list[str]:
        """Return the canonical lines, in the order of recording."""
        self.lignes.sort(key=lambda l: (l.inscrit, l.rang))
        compteurs = {s: 0 for s in SOURCES}
        textes = []
        for rang, ligne in enumerate(self.lignes):
            compteurs[ligne.source] += 1
            numero = compteurs[ligne.source] if self.ids_communs else rang
            ligne.id = f"e{numero:06d}"
            textes.append(self.texte(ligne))
        return textes

    def texte(self, ligne: Brouillon) -> str:
        """Return the canonical line."""
        a = self.alea
        objet = {"specversion": "1.0", "id": ligne.id, "source": ligne.source,
                 "type": f"fr.milo.{ligne.nom}.v1"}
        if ligne.sujet is not None:
            objet["subject"] = ligne.sujet
        objet["time"] = ligne.heure
        objet["recordedtime"] = ligne.inscrit.strftime("%Y-%m-%dT%H:%M:%S.") \
            + f"{ligne.inscrit.microsecond // 1000:03d}Z"
        if self.hasard(0.3):
            objet["authtype"], objet["authid"] = "user", a.choice(CONSEILLERS)
        objet["data"] = self.donnees(ligne.nom, ligne.donnees)
        return json.dumps(objet, ensure_ascii=False, separators=(",", ":"))

    def donnees(self, nom: str, brut: dict) -> dict:
        """Return the data in the order of the catalogue, references by id."""
        ordonne = {}
        for champ in CHAMPS[nom]:
            if champ not in brut:
                continue
            valeur = brut[champ]
            if champ == "data":
                valeur = self.donnees(brut["evenement"].nom, valeur)
            ordonne[champ] = valeur.id if isinstance(valeur, Brouillon) else valeur
        return ordonne
