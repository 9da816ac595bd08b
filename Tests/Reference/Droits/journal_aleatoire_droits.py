"""Write a small random, valid journal, rich in what rights and portfolios depend on.

    journal_aleatoire_droits.py --graine N --jeunes K DIR

The journal is a folder (``journal.json`` and one or two segments). What is printed is a JSON
object of dates worth asking about: ``{"au": […], "vu_au": […], "annees": […]}``.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Callable, Optional

from baremes import (
    ADULTE_NON_IMPOSABLE, ADULTE_PREMIERE_TRANCHE, FORFAIT, MINEUR, Baremes)
from brouillons import CONSEILLERS, PARIS, SOURCES, Brouillon, Registre
from calendrier import (
    UN_JOUR, dernier_jour, ecrire_mois, jours_du_mois, mois_de, plus_mois, premier_jour)
from droits import montant_cej, montant_gj

ROLES = ("referent", "referent", "referent", "cej", "parrain", "remplacant")
MOTIFS_DE_CLOTURE = ("emploi", "limite_age", "sans_nouvelles", "demenagement", "autre")
DEBUT_CEJ = date(2022, 3, 1)
DEBUT_PACEA = date(2017, 1, 1)
DEBUT_GJ = date(2013, 10, 1)


class Fabrique(Registre):
    """Build the lines of a journal from a seed."""

    def __init__(self, graine: int, nombre: int):
        super().__init__(graine)
        self.jeunes = [f"J{rang:04d}" for rang in range(1, nombre + 1)]
        self.baremes = Baremes()
        self.cles: dict[str, str] = {}
        """The scale that payments of a youth's CEJ are made by, right or wrong."""
        self.declares: dict[tuple[str, int], tuple[int, int]] = {}
        self.payes: set[tuple[str, str, int]] = set()

    def jour_de(self, ligne: Brouillon) -> date:
        """Return the local date of a draft."""
        return date.fromisoformat(ligne.heure[:10])

    def entre(self, debut: date, fin: date) -> date:
        """Return a day of [debut, fin], more often a first or a last of a month."""
        jour = debut + timedelta(days=self.alea.randrange(0, max(1, (fin - debut).days + 1)))
        if self.hasard(0.25):
            jour = self.alea.choice((premier_jour(mois_de(jour)), dernier_jour(mois_de(jour))))
        return jour

    # The structure

    def structure(self) -> None:
        """Counsellors, absences and scales."""
        a = self.alea
        debut = self.fin.date() - timedelta(days=2_000)
        for code in CONSEILLERS:
            self.ajoute("conseiller", "essai", debut, code=code, role="cisp",
                        etp=a.choice((1, 0.8)))
        couples = [(c, r) for c in CONSEILLERS for r in CONSEILLERS if c != r]
        for conseiller, remplacant in a.sample(couples, 8):
            du = self.entre(self.fin.date() - timedelta(days=500), self.fin.date())
            self.ajoute("absence", conseiller, du - timedelta(days=a.randrange(-3, 20)),
                        conseiller=conseiller, du=du.isoformat(),
                        au=(du + timedelta(days=a.randrange(0, 90))).isoformat(),
                        remplacant=remplacant if self.hasard(0.8) else ...)
        formes = {"CEJ": ("adulte_non_imposable", "adulte_premiere_tranche", "mineur"),
                  "GJ": ("forfait",), "PACEA": ("forfait",), "SMIC": ("brut_mensuel",)}
        for _ in range(a.choice((0, 0, 1, 2, 4))):
            aide = a.choice(tuple(formes))
            du = self.entre(self.fin.date() - timedelta(days=900), self.fin.date())
            plancher = 140_000 if aide == "SMIC" else 15_000
            self.ajoute("bareme", "essai", self.fin.date() - timedelta(days=a.randrange(2, 900)),
                        aide=aide, du=du.isoformat(), source="Arrêté d'essai",
                        valeurs={c: plancher + a.randrange(0, 45_000) for c in formes[aide]})

    # One youth

    def jeune(self, jeune: str) -> None:
        """The whole life of a file."""
        a = self.alea
        fin = self.fin.date()
        debut = max(DEBUT_GJ, self.entre(fin - timedelta(days=1_500), fin - timedelta(days=60)))
        age = timedelta(days=a.choice((15, 16, 17, 17, 18, 19, 21, 24, 25)) * 365
                        + a.randrange(0, 365))
        naissance = debut - age
        if self.hasard(0.1):
            naissance = date(naissance.year // 4 * 4, 2, 29)
        self.ajoute("accueil", jeune, debut, site="CENTRE", motif="inscription")
        if self.hasard(0.93):
            self.ajoute("profil", jeune, self.entre(debut, debut + timedelta(days=30)),
                        sexe=a.choice("FM"), date_naissance=naissance.isoformat(),
                        rqth=True if self.hasard(0.2) else ...)
        if self.hasard(0.03):  # a birth date typed wrong, after months of right
            self.ajoute("profil", jeune, fin,
                        date_naissance=min(fin, self.entre(debut, fin)).isoformat())
        if self.hasard(0.1):
            self.ajoute("profil", jeune, self.entre(debut, fin), rqth=a.choice((True, False, None)),
                        date_naissance=a.choice((None, naissance.replace(day=1).isoformat())))
        cle = a.choice((ADULTE_NON_IMPOSABLE, ADULTE_NON_IMPOSABLE, ADULTE_PREMIERE_TRANCHE))
        self.cles[jeune] = MINEUR if self.hasard(0.2) else cle
        for rang in range(a.choice((0, 1, 1, 1, 1, 1, 1, 1, 2, 3))):
            jour = self.entre(debut, fin) if rang or self.hasard(0.1) else debut
            categorie = cle.removeprefix("adulte_") if rang == 0 else a.choice(
                ("non_imposable", "premiere_tranche", "imposable"))
            self.ajoute("foyer_fiscal", jeune, jour, categorie=categorie,
                        presume=True if self.hasard(0.2) else ...)
        self.referents(jeune, debut)
        self.vie(jeune, debut)
        curseur = debut
        for _ in range(a.choice((1, 1, 2, 3, 4))):
            entree = self.dispositif(jeune, curseur)
            curseur = entree + timedelta(days=a.randrange(10, 420))
            if curseur >= fin:
                break
        while self.hasard(0.35):
            cloture = self.entre(debut, fin)
            self.ajoute("dossier.cloture", jeune, cloture, motif=a.choice(MOTIFS_DE_CLOTURE))
            if self.hasard(0.3):
                self.ajoute("dossier.reouverture", jeune, self.entre(cloture, fin))
        if self.hasard(0.12):
            depart = self.entre(debut, fin)
            self.ajoute("mutation", jeune, depart, sens="depart", structure="ML_VOISINE")
            if self.hasard(0.4):
                self.ajoute("mutation", jeune, self.entre(depart, fin), sens="arrivee",
                            structure="ML_VOISINE")

    def referents(self, jeune: str, debut: date) -> None:
        """Who follows the youth, role after role."""
        a = self.alea
        jour = debut
        conseiller = a.choice(CONSEILLERS)
        while jour <= self.fin.date() and not self.hasard(0.08):
            role = a.choice(ROLES)
            if self.hasard(0.6):
                conseiller = a.choice(CONSEILLERS)
            duree = timedelta(days=a.choice((0, 5, 30, 60, 200)))
            self.ajoute("referent", jeune, jour,
                        conseiller=None if self.hasard(0.1) else conseiller,
                        role=role if role != "referent" or self.hasard(0.5) else ...,
                        jusqu_au=(jour + duree).isoformat()
                        if self.hasard(0.6 if role == "remplacant" else 0.15) else ...)
            # Sometimes the very day after the end of the run, or the same day.
            jour += duree + UN_JOUR if self.hasard(0.2) else timedelta(days=a.randrange(0, 260))

    def activite(self, jeune: str, jour: date, cej: Optional[Brouillon] = None) -> None:
        """One thing that the youth does on a day."""
        a = self.alea
        duree = a.choice((..., 30, 45, 120, 300, 0))
        genre = a.choice(("entretien", "entretien", "atelier", "information_collective",
                          "demarche", "contact"))
        if genre == "entretien":
            self.ajoute(genre, jeune, jour, conseiller=a.choice(CONSEILLERS), duree_min=duree)
        elif genre in ("atelier", "information_collective"):
            self.ajoute(genre, jeune, jour, intitule="Atelier d'été", duree_min=duree,
                        presence=a.choice((..., "present", "present", "absent", "excuse")))
        elif genre == "demarche":
            self.ajoute(genre, jeune, jour, entree=cej or ..., minutes=a.choice((15, 60, 240)),
                        nature="emploi", validee=a.choice((..., True, False)))
        else:
            self.ajoute(genre, jeune, jour, canal="sms", sens="sortant")

    def vie(self, jeune: str, debut: date) -> None:
        """Meetings outside any contract, and situations with their ends."""
        a = self.alea
        fin = self.fin.date()
        jour = debut
        while jour < fin:
            self.activite(jeune, jour)
            jour += timedelta(days=a.choice((3, 14, 30, 31, 60, 91, 200)))
        for _ in range(a.choice((0, 1, 2, 4))):
            du = self.entre(max(debut, fin - timedelta(days=a.choice((40, 400, 900)))), fin)
            prevue = (du + timedelta(days=a.choice((-2, 0, 1, 4, 14, 40, 200)))).isoformat()
            peut_etre = prevue if self.hasard(0.7) else ...
            heures = a.choice((..., 35, 70, 7, 33))
            entree = a.choice((
                lambda: self.ajoute("emploi.entree", jeune, du, fin_prevue=peut_etre, contrat=
                                    a.choice(("CDI", "CDD", "apprentissage", "PEC", "interim"))),
                lambda: self.ajoute("formation.entree", jeune, du, genre="certifiante",
                                    fin_prevue=peut_etre, heures=heures),
                lambda: self.ajoute("immersion.entree", jeune, du, genre="pmsmp",
                                    fin_prevue=prevue, heures=heures),
                lambda: self.ajoute("volontariat.entree", jeune, du, fin_prevue=peut_etre,
                                    genre=a.choice(("service_civique", "service_civique",
                                                    "autre"))),
                lambda: self.ajoute("scolarite.entree", jeune, du, genre="rescolarisation"),
            ))()
            if entree and self.hasard(0.4):
                self.ajoute("situation.fin", jeune, du + timedelta(days=a.randrange(-2, 120)),
                            entree=entree, motif="fin_normale" if self.hasard(0.5) else ...)

    def dispositif(self, jeune: str, vers: date) -> date:
        """One spell, with what its code calls for; returns the day of the entry."""
        a = self.alea
        codes = [c for c, ouvert in (
            ("GJ", DEBUT_GJ <= vers < DEBUT_CEJ), ("PACEA", vers >= DEBUT_PACEA),
            ("CEJ", vers >= DEBUT_CEJ), ("CEJ", vers >= DEBUT_CEJ)) if ouvert]
        code = a.choice(codes) if self.hasard(0.9) else a.choice(("PPAE", "MOBILITE_LOCALE"))
        if code == "CEJ" and self.hasard(0.06):
            vers = date(2022, 2, 10)
        duree = a.choice((-20, 0, 25, 90, 180, 270, 365, 365, 600, 800))
        entree = self.ajoute(
            "dispositif.entree", jeune, vers, dispositif=code, modalite="individuel"
            if code == "CEJ" else ...,
            fin_prevue=(vers + timedelta(days=duree)).isoformat() if self.hasard(0.75) else ...)
        if entree is None:
            return vers
        terme = min(vers + timedelta(days=max(30, duree)), self.fin.date())
        if self.hasard(0.25):
            self.ajoute("dispositif.prolongation", jeune, self.entre(vers, terme), entree=entree,
                        fin_prevue=self.entre(vers, terme + timedelta(days=200)).isoformat())
        if self.hasard(0.5):
            self.ajoute("dispositif.sortie", self.sujet_voisin(jeune),
                        self.entre(vers - timedelta(days=2), terme), entree=entree,
                        motif=a.choice(("echeance", "abandon", "emploi_durable", "non_respect")))
        suites: dict[str, Callable[[str, Brouillon, date, date], None]] = {
            "CEJ": self.cej, "GJ": self.gj, "PACEA": self.pacea}
        if code in suites:
            suites[code](jeune, entree, vers, terme)
        if code == "CEJ" and self.hasard(0.15):
            self.ajoute("dispositif.entree", jeune, self.entre(terme, terme + timedelta(days=20)),
                        dispositif="CEJ", fin_prevue=plus_mois(terme, 6).isoformat())
        return vers

    def sujet_voisin(self, jeune: str) -> str:
        """Return the youth, seldom another one: the reference then holds after a fusion only."""
        return self.alea.choice(self.jeunes) if self.hasard(0.03) else jeune

    def ressources(self, jeune: str, mois: int) -> tuple[int, int]:
        """Declare the resources of a month, perhaps several times; return the last amounts."""
        a = self.alea
        if (jeune, mois) in self.declares and not self.hasard(0.05):
            return self.declares[jeune, mois]
        dernier = (0, 0)
        for _ in range(a.choice((0,) + (1,) * 14 + (2, 2, 3))):
            d = a.choice((0, 0, 0, 0, 10_000, 33_137, 60_000, a.randrange(0, 70_000)))
            p = a.choice((0, 0, 30_000, 30_001, 60_000, 130_000, a.randrange(0, 180_000)))
            jour = dernier_jour(mois) + timedelta(days=a.randrange(0, 25))
            if self.ajoute("ressources", jeune, jour, mois=ecrire_mois(mois),
                           deductibles_centimes=d, partielles_centimes=p,
                           cumulables_centimes=a.choice((..., 5_000))):
                dernier = (d, p)
        self.declares[jeune, mois] = dernier
        return dernier

    def paie(self, jeune: str, aide: str, mois: int, montant: int) -> None:
        """Pay a month, in one or two times, and sometimes take some back."""
        a = self.alea
        if (jeune, aide, mois) in self.payes and not self.hasard(0.05):
            return
        self.payes.add((jeune, aide, mois))
        parts = [montant]
        if montant > 1 and self.hasard(0.15):
            coupe = a.randrange(1, montant)
            parts = [coupe, montant - coupe]
        for part in parts:
            jour = self.entre(premier_jour(mois + 1), premier_jour(mois + 3))
            versement = self.ajoute("aide.versement", jeune, jour, aide=aide,
                                    montant_centimes=part, mois=ecrire_mois(mois))
            if versement and part and self.hasard(0.08):
                self.ajoute("aide.remboursement", self.sujet_voisin(jeune),
                            jour + timedelta(days=a.randrange(0, 90)), versement=versement,
                            montant_centimes=a.choice((part, a.randrange(1, part + 1))))

    def cej(self, jeune: str, entree: Brouillon, debut: date, terme: date) -> None:
        """Resources, evidence, payments, suspensions, breaches and sanctions of a CEJ."""
        a = self.alea
        for mois in range(mois_de(debut), mois_de(terme) + 4):
            d, p = self.ressources(jeune, mois - 1)
            if self.hasard(0.2):
                for _ in range(a.choice((1, 1, 2))):
                    complet = a.choice((
                        dernier_jour(mois + 3), premier_jour(mois + 4),
                        self.entre(premier_jour(mois + 1), dernier_jour(mois + 4))))
                    self.ajoute("justificatifs", jeune, complet, mois=ecrire_mois(mois),
                                complet_le=complet.isoformat())
            forfait = self.baremes.valeur("CEJ", self.cles[jeune], mois)
            smic = self.baremes.smic(mois)
            if self.hasard(0.6 if mois <= mois_de(terme) else 0.1):
                du = montant_cej(forfait, smic, d, p) if forfait and smic else 50_000
                du = max(0, du + a.choice((0,) * 8 + (-1, 1, -10_000)))
                if du == 0 and self.hasard(0.8):
                    continue
                self.paie(jeune, "CEJ", mois + a.choice((0,) * 30 + (1, 9)), du)
        for _ in range(a.choice((0, 0, 1, 2))):
            du = self.entre(debut, terme)
            au = a.choice((..., dernier_jour(mois_de(du)), dernier_jour(mois_de(du) + 1),
                           du + timedelta(days=a.randrange(0, 80))))
            self.ajoute("dispositif.suspension", jeune, du, entree=entree, du=du.isoformat(),
                        au=au if au is ... else au.isoformat(), motif="SANTE")
        for _ in range(a.choice((0, 0, 0, 1, 2))):
            jour = self.entre(debut, terme)
            manquement = self.ajoute("manquement", jeune, jour, entree=entree,
                                     nature="absence_injustifiee")
            self.ajoute("sanction", jeune, jour + timedelta(days=a.randrange(0, 15)),
                        entree=entree, rang=a.choice((1, 1, 2, 3)), notifiee_le=jour.isoformat(),
                        manquement=manquement or ...)
        jour = debut
        while jour <= terme:
            for _ in range(a.choice((0, 1, 2, 4))):
                self.activite(jeune, jour + timedelta(days=a.randrange(0, 7)), entree)
            jour += timedelta(days=7)

    def gj(self, jeune: str, entree: Brouillon, debut: date, terme: date) -> None:
        """Resources and payments of a Garantie jeunes."""
        for mois in range(mois_de(debut), mois_de(terme) + 1):
            d, p = self.ressources(jeune, mois)
            forfait, smic = self.baremes.valeur("GJ", FORFAIT, mois), self.baremes.smic(mois)
            if forfait and smic and self.hasard(0.8):
                jours = jours_du_mois(mois)
                if mois == mois_de(debut):
                    jours -= debut.day - 1
                self.paie(jeune, "GJ", mois,
                          montant_gj(forfait, smic, d + p, jours, jours_du_mois(mois)))

    def pacea(self, jeune: str, entree: Brouillon, debut: date, terme: date) -> None:
        """Payments of the occasional allocation, up to the caps and beyond."""
        a = self.alea
        rythme = a.choice((0.2, 0.5, 0.9))
        for mois in range(mois_de(debut) - 1, mois_de(terme) + 4):
            if self.hasard(0.15):
                self.ressources(jeune, mois)
            if self.hasard(rythme):
                self.paie(jeune, "PACEA", mois,
                          a.choice((10_000, 30_000, 47_237, 49_701, 49_750, 52_671, 60_000)))

    # Corrections and fusions

    def corrections(self) -> None:
        """Cancel and rectify some facts, some of them several times."""
        for cible in list(self.lignes):
            if not self.hasard(0.05):
                continue
            apres = cible.inscrit
            for _ in range(self.alea.choice((1, 1, 2, 3))):
                apres += timedelta(days=self.alea.randrange(0, 200), seconds=1)
                if self.hasard(0.4) or cible.nom not in RECTIFIEURS:
                    ligne = self.correction("annulation", cible, apres)
                    if ligne and cible.nom in ("dispositif.sortie", "situation.fin"):
                        self.ajoute(cible.nom, cible.sujet,
                                    self.jour_de(cible) + timedelta(days=9),
                                    ligne.inscrit, **cible.donnees)
                    break
                # A rectification that displaces an entry comes after all that refers to it.
                apres = max([apres, *(l.inscrit for l in cible.appelants)])
                ligne = self.correction("rectification", cible, apres)
                if ligne is None:
                    break
                apres = ligne.inscrit

    def correction(self, nom: str, cible: Brouillon, apres: datetime) -> Optional[Brouillon]:
        """Add a correction recorded after an instant."""
        ajouts: dict = {}
        if nom == "rectification":
            jour = self.jour_de(cible) + timedelta(days=self.alea.choice((-31, -1, 0, 1, 30)))
            heure, instant = self.heure(jour)
            if self.hasard(0.5) and instant < apres:
                ajouts["time"] = heure
            if self.hasard(0.08) and cible.sujet in self.jeunes:
                ajouts["subject"] = self.alea.choice(self.jeunes)
            ajouts["data"] = RECTIFIEURS[cible.nom](self, dict(cible.donnees))
        ligne = self.ajoute(nom, None, apres.date(), apres, evenement=cible,
                            motif="Erreur de saisie « é »", **ajouts)
        if ligne:
            # What the new data names was named by the old: same source, same reading.
            ligne.source = cible.source
            ligne.sujet = cible.sujet if self.hasard(0.3) else None
        return ligne

    def fusions(self) -> None:
        """Merge some files, in chains too; an absorbed file is merged once and keeps none."""
        a = self.alea
        absorbes: set[str] = set()
        jours = sorted(
            self.entre(self.fin.date() - timedelta(days=700), self.fin.date() - 2 * UN_JOUR)
            for _ in range(len(self.jeunes) // 4))
        apres = None
        for jour in jours:
            libres = [j for j in self.jeunes if j not in absorbes]
            if len(libres) < 2:
                break
            garde, absorbe = a.sample(libres, 2)
            ligne = self.ajoute("fusion", garde, jour, apres, absorbe=absorbe)
            if ligne is None:
                break
            absorbes.add(absorbe)
            apres = ligne.inscrit
            if self.hasard(0.2):
                self.correction("annulation", ligne, ligne.inscrit + timedelta(days=20))

    # The whole

    def journal(self) -> list[str]:
        """Return the lines, in order."""
        self.structure()
        for jeune in self.jeunes:
            self.jeune(jeune)
        self.corrections()
        self.fusions()
        return self.textes()


def _remplace(champ: str, *valeurs) -> Callable[[Fabrique, dict], dict]:
    """Return a rectifier that draws one field again."""
    return lambda fabrique, donnees: {**donnees, champ: fabrique.alea.choice(valeurs)}


def _decale(champ: str) -> Callable[[Fabrique, dict], dict]:
    """Return a rectifier that moves a date, or takes away an optional one."""
    def rectifie(fabrique: Fabrique, donnees: dict) -> dict:
        if champ in donnees:
            jour = date.fromisoformat(donnees[champ])
            jour += timedelta(days=fabrique.alea.choice((-31, -1, 1, 30)))
            donnees[champ] = jour.isoformat()
        return donnees
    return rectifie


RECTIFIEURS: dict[str, Callable[[Fabrique, dict], dict]] = {
    "profil": _remplace("date_naissance", "2001-02-03", "2005-12-31", None),
    "foyer_fiscal": _remplace("categorie", "non_imposable", "premiere_tranche", "imposable"),
    "ressources": _remplace("partielles_centimes", 0, 30_000, 41_234, 99_999),
    "justificatifs": _decale("complet_le"),
    "sanction": _remplace("rang", 1, 2, 3),
    "aide.versement": _remplace("montant_centimes", 1, 20_000, 50_000, 52_000),
    "aide.remboursement": _remplace("montant_centimes", 1, 500),
    "dispositif.entree": lambda f, d: _remplace("dispositif", "CEJ", "PACEA", "GJ")(f, d)
    if f.hasard(0.3) else _decale("fin_prevue")(f, d),
    "dispositif.prolongation": _decale("fin_prevue"),
    "dispositif.sortie": _remplace("motif", "echeance", "autre"),
    "dispositif.suspension": _decale("du"),
    "referent": _remplace("conseiller", *CONSEILLERS, None),
    "entretien": _remplace("duree_min", 30, 90),
    "atelier": _remplace("presence", "present", "absent"),
    "demarche": _remplace("validee", True, False),
    "immersion.entree": _remplace("heures", 20, 49),
    "situation.fin": _remplace("motif", "abandon", "reussite"),
    "mutation": _remplace("sens", "depart", "arrivee"),
    "absence": _decale("au"),
}


def questions(fabrique: Fabrique) -> dict:
    """Return dates worth asking about."""
    a = fabrique.alea
    fin = fabrique.fin.date()
    au = {fin, fin - UN_JOUR, fin - timedelta(days=fin.weekday() + 1)}
    au |= {fin - timedelta(days=a.randrange(0, 700)) for _ in range(6)}
    au |= {dernier_jour(mois_de(fin) - i) for i in (1, 4, 13)}
    vus = {a.choice(fabrique.lignes).inscrit.astimezone(PARIS).date() for _ in range(4)}
    return {"au": sorted(d.isoformat() for d in au), "vu_au": sorted(d.isoformat() for d in vus),
            "annees": sorted({d.year for d in au})}


def principal(arguments: list[str]) -> int:
    """Run the command."""
    options = argparse.ArgumentParser(description="Journal aléatoire, riche en droits.")
    options.add_argument("--graine", type=int, required=True, metavar="N")
    options.add_argument("--jeunes", type=int, default=12, metavar="K")
    options.add_argument("dossier", type=Path, metavar="DIR")
    choix = options.parse_args(arguments)

    fabrique = Fabrique(choix.graine, choix.jeunes)
    lignes = fabrique.journal()
    choix.dossier.mkdir(parents=True, exist_ok=False)
    identite = {"format": 1, "origin": "essai.example/droits", "source": SOURCES[0],
                "fuseau": "Europe/Paris"}
    (choix.dossier / "journal.json").write_text(
        json.dumps(identite, separators=(",", ":")) + "\n", "utf-8")
    coupe = fabrique.alea.randrange(1, len(lignes)) if fabrique.hasard(0.3) else len(lignes)
    for debut, morceau in ((0, lignes[:coupe]), (coupe, lignes[coupe:])):
        if morceau:
            (choix.dossier / f"{debut:020d}.jsonl").write_text(
                "".join(l + "\n" for l in morceau), "utf-8", newline="\n")
    print(json.dumps(questions(fabrique)))
    return 0


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
