#!/usr/bin/env python3
"""L'agenda et ce que les absences laissent à déplacer, recalculés depuis les règles.

    python3 agenda.py JOURNAL --du JOUR --au JOUR [CONSEILLER] [--site CODE] [--tous]
        [--vu-au JOUR] [--a-deplacer] [--absence CODE:DU:AU …]

Écrit les mêmes CSV que `milo agenda --format csv`.
"""

import argparse
import csv
import io
import sys
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path

ICI = Path(__file__).resolve().parent
sys.path.insert(0, str(ICI.parent / "Statistiques"))

from reference.histoire import Histoire  # noqa: E402
from reference.journal import Journal  # noqa: E402

ANNULES = {"annule_jeune", "annule_structure"}
A_VENIR = {"propose", "reporte"}
COLONNES = [
    "quand", "duree_min", "conseiller", "jeune", "objet", "site", "statut", "ligne", "evenement"]


class Rendez:
    """Un rendez-vous : ce que disent son premier événement et ses états, dans l'ordre des faits."""

    def __init__(self, premier, etats, journal):
        self.etats = etats
        self.premier = premier
        self.quand = etats[-1].data["quand"]
        self.jour = self.quand[:10]
        self.debut = datetime.fromisoformat(self.quand.replace("Z", "+00:00"))
        duree = self.dernier("duree_min")
        self.duree = 60 if duree is None else duree
        self.fin = self.debut + timedelta(minutes=self.duree)
        self.statut = etats[-1].data["statut"]
        self.conseiller = self.dernier("conseiller")
        self.site = self.dernier("site")
        self.jeune = premier.sujet
        self.objet = premier.data.get("objet")
        self.ligne = premier.index
        self.id = journal.lignes[premier.index]["id"]
        self.tient = self.statut not in ANNULES

    def dernier(self, champ):
        """Ce que dit d'un champ le dernier état qui le dit."""
        return next((e.data[champ] for e in reversed(self.etats) if champ in e.data), None)

    def rangee(self):
        """Ses cellules, dans l'ordre des colonnes."""
        return [
            self.quand, self.duree, self.conseiller or "", self.jeune, self.objet or "",
            self.site or "", self.statut, self.ligne, self.id]


def rendez_vous(histoire, journal, du, au):
    """Ceux dont le jour, au dernier état, est de la période."""
    suites, premiers = defaultdict(list), {}
    for evenement in histoire.par_nom["rendez_vous"]:
        premier, vus = evenement, set()
        while premier is not None and "rendez_vous" in premier.references:
            vus.add(premier.index)
            premier = premier.references["rendez_vous"]
            if premier.index in vus:
                premier = None
        if premier is not None:
            premiers[premier.index] = premier
            suites[premier.index].append(evenement)
    tous = [Rendez(premiers[i], suite, journal) for i, suite in suites.items()]
    siens = [r for r in tous if du <= r.jour <= au]
    return sorted(siens, key=lambda r: (r.jour, r.debut.hour, r.debut.minute, r.ligne))


def creneaux(tous):
    """Ce qui se chevauche, ce qui reste libre, par conseiller."""
    for conseiller in sorted({r.conseiller for r in tous if r.conseiller and r.tient}):
        siens = sorted(
            (r for r in tous if r.conseiller == conseiller and r.tient),
            key=lambda r: (r.debut, r.ligne))
        for rang in range(1, len(siens)):
            avant, lui = siens[:rang], siens[rang]
            fin = max(r.fin for r in avant)
            avec = next(r for r in avant if r.fin == fin)
            if lui.debut < fin:
                genre, du, jusque = "chevauchement", lui.debut, min(fin, lui.fin)
                garde = jusque > du
            else:
                genre, du, jusque = "libre", fin, lui.debut
                voisin = siens[rang - 1]
                meme = (voisin.jour, voisin.debut.hour < 12) == (lui.jour, lui.debut.hour < 12)
                garde = meme and jusque - du >= timedelta(minutes=30)
            if garde:
                yield [
                    genre, conseiller, heure(du, lui), heure(jusque, lui),
                    int((jusque - du).total_seconds()) // 60, lui.id, avec.id]


def heure(instant, rendez):
    """Un instant à la seconde, à l'heure qu'écrit un rendez-vous."""
    local = instant.astimezone(rendez.debut.tzinfo)
    texte = local.replace(microsecond=0).isoformat()
    return texte.replace("+00:00", "Z")


class Presences:
    """Qui est là, et de combien de rendez-vous chargé."""

    def __init__(self, histoire, essayees, tous):
        self.histoire = histoire
        self.essayees = essayees
        self.declarees = sorted(
            (e.data for e in histoire.par_nom["absence"]), key=lambda a: a["du"])
        self.tous = [r for r in tous if r.tient]

    def absences(self, code, jour):
        """Les absences de ce jour, celles du journal d'abord."""
        return [
            a for a in self.declarees + self.essayees
            if a["conseiller"] == code and a["du"] <= jour <= a["au"]]

    def fiches(self, jour):
        """Le dernier fait de chaque agent, au plus tard ce jour."""
        return {e.data["code"]: e.data for e in self.histoire.par_nom["conseiller"] if e.date <= jour}

    def present(self, code, jour):
        """Ni absent, ni parti."""
        parti = self.fiches(jour).get(code, {}).get("jusqu_au", jour) < jour
        return not parti and not self.absences(code, jour)

    def charge(self, code, jour):
        """Ses rendez-vous du jour."""
        return sum(r.conseiller == code and r.jour == jour for r in self.tous)

    def candidats(self, code, jour):
        """Le remplaçant présent, sinon les collègues de l'équipe ou du site, trois au plus."""
        for absence in self.absences(code, jour):
            if "remplacant" in absence and self.present(absence["remplacant"], jour):
                return [absence["remplacant"]]
        fiches = self.fiches(jour)
        if code not in fiches:
            return []
        equipes, site = equipes_de(fiches[code]), fiches[code].get("site")
        proches = [
            autre for autre, fiche in fiches.items()
            if autre != code and not fiche.get("hors_structure", False)
            and (equipes & equipes_de(fiche) if equipes else site and fiche.get("site") == site)
            and self.present(autre, jour)]
        return sorted(proches, key=lambda c: (self.charge(c, jour), c))[:3]


def equipes_de(fiche):
    """Ses équipes : celles de ses missions, sinon la sienne."""
    missions = {m["equipe"] for m in fiche.get("missions", [])}
    return missions or ({fiche["equipe"]} if "equipe" in fiche else set())


def repondre(arguments):
    """Le CSV de la réponse, et s'il reste quelque chose à déplacer."""
    analyse = argparse.ArgumentParser()
    analyse.add_argument("journal")
    analyse.add_argument("conseiller", nargs="?")
    for option in ("du", "au", "site", "vu-au"):
        analyse.add_argument(f"--{option}")
    analyse.add_argument("--tous", action="store_true")
    analyse.add_argument("--a-deplacer", action="store_true")
    analyse.add_argument("--absence", action="append", default=[])
    lu = analyse.parse_args(arguments)
    essayees = [dict(zip(("conseiller", "du", "au"), a.split(":"))) for a in lu.absence]
    if essayees and lu.du is None:
        lu.du, lu.au = min(a["du"] for a in essayees), max(a["au"] for a in essayees)
    journal = Journal.ouvrir(lu.journal)
    histoire = Histoire(journal, lu.vu_au)
    tous = rendez_vous(histoire, journal, lu.du, lu.au)
    montres = [
        r for r in tous
        if (lu.tous or r.tient) and lu.conseiller in (None, r.conseiller)
        and lu.site in (None, r.site)]
    sortie = io.StringIO()
    ecrivain = csv.writer(sortie, lineterminator="\n")
    if not lu.a_deplacer:
        ecrivain.writerows([COLONNES] + [r.rangee() for r in montres])
        sortie.write("\n")
        ecrivain.writerow(["genre", "conseiller", "du", "au", "minutes", "evenement", "avec"])
        ecrivain.writerows(creneaux(montres))
        return sortie.getvalue(), False
    presences, rangees = Presences(histoire, essayees, tous), []
    for rendez in montres:
        if rendez.statut not in A_VENIR or rendez.conseiller is None:
            continue
        absences = presences.absences(rendez.conseiller, rendez.jour)
        if not absences:
            continue
        candidats = presences.candidats(rendez.conseiller, rendez.jour)
        commande = ""
        if candidats:
            commande = (
                f"milo ajouter rendez_vous --sujet {rendez.jeune} rendez_vous=@{rendez.ligne} "
                f"quand={rendez.quand} statut=propose conseiller={candidats[0]}")
        rangees.append(rendez.rangee() + [
            absences[0]["du"], absences[0]["au"], "+".join(candidats),
            "+".join(str(presences.charge(c, rendez.jour)) for c in candidats), commande])
    ecrivain.writerow(COLONNES + [
        "absence_du", "absence_au", "candidats", "leurs_rendez_vous", "commande"])
    ecrivain.writerows(rangees)
    return sortie.getvalue(), bool(rangees)


def main():
    """Écrit la réponse ; 1 quand il reste quelque chose à déplacer."""
    texte, reste = repondre(sys.argv[1:])
    sys.stdout.write(texte)
    return 1 if reste else 0


if __name__ == "__main__":
    sys.exit(main())
