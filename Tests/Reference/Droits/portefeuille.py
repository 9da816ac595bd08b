"""Print the portfolios of a journal at a date as CSV.

    portefeuille.py JOURNAL --au D [--vu-au D] [--conseiller C] [--tous]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Iterator, Optional

from baremes import Baremes
from calendrier import (
    UN_JOUR, age_au, anniversaire, arrondi, jours_ouvres, lundi_de, mois_de, plus_mois)
from csv_milo import ecrire
from droits import Droits, parcours
from histoire_droits import Fait, Histoire, Journal, Vue

COLONNES = (
    "conseiller", "jeune", "role", "depuis", "age", "dispositifs", "situation",
    "dernier_entretien", "jours_sans_entretien", "minutes_semaine", "alertes",
    "etat")

ROLES = ("referent", "cej", "parrain", "remplacant")
CONTACTS = (
    "accueil", "entretien", "atelier", "information_collective", "contact", "acte_administratif")
ACCOMPAGNEMENTS = ("entretien", "atelier", "information_collective")
CONTRATS_D_ALTERNANCE = ("apprentissage", "professionnalisation")
SITUATIONS = ("emploi", "alternance", "formation", "immersion", "volontariat", "scolarite")
SANS_SITUATION = "recherche"

DE_LA_STRUCTURE = {"conseiller", "absence", "bareme", "site", "enveloppe"}

DUREE_PAR_DEFAUT = 60
MINUTES_PAR_JOUR = 7 * 60
MINUTES_DUES = 15 * 60


@dataclass(frozen=True)
class Suivi:
    """Who follows a youth, as what, and since when (all empty for an orphan)."""

    conseiller: str = ""
    role: str = ""
    depuis: Optional[date] = None


# --- Who follows -----------------------------------------------------------------------------

def titulaire(histoire: Histoire, role: str, au: date) -> Optional[Suivi]:
    """Return who holds a role at the end of a day."""
    tenu: Optional[Suivi] = None
    jusqu_au: Optional[date] = None
    for fait in histoire.de("referent"):
        if fait.donnees.get("role", "referent") != role:
            continue
        conseiller = fait.donnees.get("conseiller")
        interrompu = jusqu_au is not None and fait.jour - jusqu_au > UN_JOUR
        if conseiller is None:
            tenu = None
        elif tenu is None or tenu.conseiller != conseiller or interrompu:
            tenu = Suivi(conseiller, role, fait.jour)
        fin = fait.donnees.get("jusqu_au")
        jusqu_au = date.fromisoformat(fin) if fin else None
    return tenu if jusqu_au is None or jusqu_au >= au else None


def remplacants(absences: list[Fait], conseiller: str, au: date) -> list[Suivi]:
    """Return who covers the declared absences of a counsellor at a date, the oldest first."""
    suivis = []
    for fait in absences:
        du, fin = (date.fromisoformat(fait.donnees[c]) for c in ("du", "au"))
        if fait.donnees["conseiller"] == conseiller and du <= au <= fin \
                and "remplacant" in fait.donnees:
            suivis.append(Suivi(fait.donnees["remplacant"], "remplacant", du))
    return sorted(suivis, key=lambda s: s.depuis)


def suivis(histoire: Histoire, absences: list[Fait], au: date) -> list[Suivi]:
    """Return one entry per counsellor of a youth, each under the first of its roles."""
    tenus = [s for role in ROLES if (s := titulaire(histoire, role, au))]
    for suivi in list(tenus):
        if suivi.role == "referent":
            tenus += remplacants(absences, suivi.conseiller, au)
    par_conseiller: dict[str, Suivi] = {}
    for suivi in tenus:
        par_conseiller.setdefault(suivi.conseiller, suivi)
    return list(par_conseiller.values())


def parti(histoire: Histoire) -> bool:
    """Say whether the last mutation of a youth is a departure."""
    mutations = histoire.de("mutation")
    return bool(mutations) and mutations[-1].donnees["sens"] == "depart"


# --- Where the file stands -------------------------------------------------------------------

def est_clos(histoire: Histoire) -> bool:
    """Say whether nothing that opens a file followed the last closing."""
    clos = False
    for fait in histoire.de(
            "dossier.cloture", "dossier.reouverture", "dispositif.entree", "referent", *CONTACTS):
        if fait.nom == "dossier.cloture":
            clos = True
        elif fait.nom == "referent":
            clos = clos and fait.donnees.get("conseiller") is None
        elif compte(fait):
            clos = False
    return clos


# --- What the youth does ---------------------------------------------------------------------

def compte(fait: Fait) -> bool:
    """Say whether somebody was there: only ``present`` counts for the collective kinds."""
    return fait.donnees.get("presence", "present") == "present"


def situation(histoire: Histoire, au: date) -> str:
    """Return the open situation of the highest priority."""
    finies = {f.cible for f in histoire.de("situation.fin")}
    ouvertes = set()
    for fait in histoire.de(*(f"{s}.entree" for s in SITUATIONS)):
        prevue = fait.donnees.get("fin_prevue")
        if fait.index in finies or (prevue and date.fromisoformat(prevue) < au):
            continue
        alternance = fait.donnees.get("contrat") in CONTRATS_D_ALTERNANCE
        ouvertes.add("alternance" if alternance else fait.nom.removesuffix(".entree"))
    return next((s for s in SITUATIONS if s in ouvertes), SANS_SITUATION)


def minutes(histoire: Histoire, debut: date, fin: date) -> int:
    """Return the minutes of activity of [debut, fin]."""
    total = 0
    for fait in histoire.de(*ACCOMPAGNEMENTS):
        if debut <= fait.jour <= fin and compte(fait):
            total += fait.donnees.get("duree_min", DUREE_PAR_DEFAUT)
    for fait in histoire.de("demarche"):
        if debut <= fait.jour <= fin and fait.donnees.get("validee") is not False:
            total += fait.donnees["minutes"]
    fins: dict[int, date] = {}
    for fait in histoire.de("situation.fin"):
        fins.setdefault(fait.cible, fait.jour)
    for fait in histoire.de("immersion.entree", "formation.entree"):
        total += _minutes_de_situation(fait, fins.get(fait.index), debut, fin)
    return total


def _minutes_de_situation(entree: Fait, reelle: Optional[date], debut: date, fin: date) -> int:
    """Return the minutes of an immersion or a training course over [debut, fin]."""
    prevue = entree.donnees.get("fin_prevue")
    prevue = max(date.fromisoformat(prevue), entree.jour) if prevue else None
    terme = max(reelle, entree.jour) if reelle else prevue
    couverts = jours_ouvres(max(debut, entree.jour), fin if terme is None else min(fin, terme))
    heures = entree.donnees.get("heures")
    prevus = jours_ouvres(entree.jour, prevue) if prevue else 0
    if heures is None or prevus == 0:
        return MINUTES_PAR_JOUR * couverts
    return arrondi(Fraction(heures * 60 * couverts, prevus))


# --- The row ---------------------------------------------------------------------------------

class Fiche:
    """What is known of a youth at a date, from the facts dated up to it."""

    def __init__(self, histoire: Histoire, baremes: Baremes, au: date):
        self.histoire = histoire
        self.baremes = baremes
        self.au = au
        naissance = histoire.attribut("date_naissance", au)
        self.naissance = date.fromisoformat(naissance) if naissance else None
        self.ouverts = [p for p in parcours(histoire) if p.sortie is None]
        self.codes = sorted({p.code for p in self.ouverts})
        self.situation = situation(histoire, au)
        entretiens = histoire.de("entretien")
        self.dernier = entretiens[-1].jour if entretiens else None
        self.contacts = [f.jour for f in histoire.de(*CONTACTS) if compte(f)]

    @property
    def age(self) -> Optional[int]:
        """Completed years, None when the birth date is unknown or after the date."""
        if self.naissance is None or self.naissance > self.au:
            return None
        return age_au(self.naissance, self.au)

    @property
    def accompagne(self) -> bool:
        """Whether the youth was accompanied in the last twelve months."""
        depuis = plus_mois(self.au, -12)
        return any(
            depuis < f.jour <= self.au and compte(f) for f in self.histoire.de(*ACCOMPAGNEMENTS))

    @property
    def age_passe(self) -> bool:
        """Whether the birthday that ends the accompaniment is past, without any dispositif."""
        if self.naissance is None or self.ouverts:
            return False
        limite = 30 if self.histoire.attribut("rqth", self.au) is True else 26
        return anniversaire(self.naissance, limite) < self.au

    @property
    def etat(self) -> str:
        """Where the file of a youth who has not left stands."""
        if est_clos(self.histoire):
            return "clos"
        if self.age_passe:
            return "hors_age"
        suivi = any(titulaire(self.histoire, role, self.au) for role in ROLES)
        recent = any(jour > plus_mois(self.au, -12) for jour in self.contacts)
        return "actif" if suivi or recent else "inactif"

    def ligne(self, suivi: Suivi, sans_referent: bool) -> tuple:
        """Return the row of one counsellor."""
        return (
            suivi.conseiller, self.histoire.sujet, suivi.role, suivi.depuis, self.age,
            "+".join(self.codes), self.situation, self.dernier,
            (self.au - self.dernier).days if self.dernier else None,
            minutes(self.histoire, lundi_de(self.au), self.au) if "CEJ" in self.codes else None,
            "+".join(self.alertes(suivi, sans_referent)), self.etat)

    def alertes(self, suivi: Suivi, sans_referent: bool) -> Iterator[str]:
        """Yield the alerts, in the order of the table."""
        depuis = self.dernier or suivi.depuis
        delai = 30 if "CEJ" in self.codes or "PACEA" in self.codes else 90
        if suivi.conseiller and depuis and (self.au - depuis).days > delai:
            yield f"sans_entretien_{delai}"
        # The Sunday of the last week that is complete at the end of the day.
        dimanche = lundi_de(self.au + UN_JOUR) - UN_JOUR
        lundi = lundi_de(dimanche)
        cej = [p for p in self.ouverts if p.code == "CEJ"]
        if any(p.debut <= lundi for p in cej) \
                and minutes(self.histoire, lundi, dimanche) < MINUTES_DUES:
            yield "cej_heures"
        if any(p.fin_prevue and p.fin_prevue <= self.au + timedelta(days=30)
               for p in self.ouverts):
            yield "fin_30"
        if any(p.fin_prevue and p.fin_prevue > plus_mois(p.debut, 18) for p in cej):
            yield "cej_18_mois"
        if self.naissance:
            limite = 30 if self.histoire.attribut("rqth", self.au) is True else 26
            if 0 <= (anniversaire(self.naissance, limite) - self.au).days <= 60:
                yield "limite_age"
        mois = mois_de(self.au)
        if any(l.aide in ("CEJ", "GJ") and l.de_droit and l.mois <= mois - 3
               and l.du is not None and l.du > l.verse
               for l in Droits(self.histoire, self.baremes, mois).lignes()):
            yield "droit_non_verse"
        if sans_referent:
            yield "sans_referent"
        if self.age is not None and self.age < 18 \
                and self.situation == SANS_SITUATION and not self.ouverts:
            yield "mineur_obligation"
        depuis = max(self.contacts) if self.contacts else suivi.depuis
        if suivi.conseiller and depuis and (self.au - depuis).days > 365:
            yield "sans_contact_365"
        if self.etat == "hors_age":
            yield "hors_age"


def portefeuilles(
        vue: Vue, au: date, tous: bool = False, conseiller: Optional[str] = None) -> list[tuple]:
    """Return the rows of every portfolio, or of one, at a date, sorted by counsellor and youth."""
    vue = vue.jusqu_au(au)
    absences = vue.de("absence")
    baremes = Baremes(vue)
    lignes = []
    for histoire in vue.histoires().values():
        if parti(histoire) or all(f.nom in DE_LA_STRUCTURE for f in histoire.faits):
            continue
        fiche = Fiche(histoire, baremes, au)
        montres = ("actif",) if conseiller else ("actif", "hors_age")
        if not tous and fiche.etat not in montres:
            continue
        tenus = suivis(histoire, absences, au)
        orphelin = fiche.accompagne and not any(s.role == "referent" for s in tenus)
        if orphelin or (tous and not tenus):
            tenus.append(Suivi())
        lignes += [fiche.ligne(suivi, orphelin) for suivi in tenus]
    return sorted(lignes, key=lambda l: l[:2])


def principal(arguments: list[str]) -> int:
    """Run the command."""
    options = argparse.ArgumentParser(description="Portefeuilles à une date, en CSV.")
    options.add_argument("journal")
    options.add_argument("--au", type=date.fromisoformat, metavar="D", required=True)
    options.add_argument("--vu-au", type=date.fromisoformat, metavar="D")
    options.add_argument("--conseiller", metavar="C")
    options.add_argument("--tous", action="store_true")
    choix = options.parse_args(arguments)
    lignes = portefeuilles(
        Journal(choix.journal).vue(choix.vu_au), choix.au, choix.tous, choix.conseiller)
    ecrire(sys.stdout, COLONNES, (
        l for l in lignes if choix.conseiller is None or l[0] == choix.conseiller))
    return 0


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
