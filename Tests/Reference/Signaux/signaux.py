#!/usr/bin/env python3
"""Les signaux d'un journal, tels que `milo signaux --format csv` les écrit.

    python3 signaux.py JOURNAL [--signal S]… [--detail] [--agents] [--annee A] [--vu-au D]
        [--plus-de N] [--rafale N] [--ecart N] [--cloture MM-JJ]
"""

import argparse
import base64
import calendar
import csv
import hashlib
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

ICI = Path(__file__).resolve().parent
sys.path.insert(0, str(ICI.parent / "Statistiques"))

from reference.journal import Journal  # noqa: E402

SIGNAUX = ["tardifs", "rafales", "identifiants", "corrections", "sceaux"]
JOUR = 86_400_000


def millisecondes(moment):
    """Un instant UTC en millisecondes."""
    ecart = datetime.fromisoformat(moment.replace("Z", "+00:00")) - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return ecart // timedelta(milliseconds=1)


def tirage(identifiant):
    """Les millisecondes que dit un UUID de version 7 ; None pour autre chose."""
    morceaux = identifiant.split("-")
    if [len(m) for m in morceaux] != [8, 4, 4, 4, 12]:
        return None
    if any(c not in "0123456789abcdefABCDEF" for m in morceaux for c in m):
        return None
    if morceaux[2][0] != "7" or morceaux[3][0] not in "89abAB":
        return None
    return int(morceaux[0] + morceaux[1], 16)


def racine(feuilles):
    """La racine RFC 6962 de feuilles déjà hachées."""
    if not feuilles:
        return hashlib.sha256(b"").digest()
    if len(feuilles) == 1:
        return feuilles[0]
    moitie = 1 << (len(feuilles) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + racine(feuilles[:moitie]) + racine(feuilles[moitie:])).digest()


def feuilles(dossier):
    """Les empreintes des lignes d'un journal."""
    lignes = []
    for segment in sorted(Path(dossier).glob("*.jsonl")):
        lignes += segment.read_bytes().split(b"\n")[:-1]
    return [hashlib.sha256(b"\x00" + ligne).digest() for ligne in lignes]


def tetes(dossier):
    """Les tailles des têtes dont la racine est celle des lignes."""
    dossier = Path(dossier)
    toutes = feuilles(dossier)
    fichiers = [*sorted((dossier / "sceaux").glob("*")), dossier / "checkpoint"]
    trouvees = []
    for fichier in fichiers:
        if not fichier.exists():
            continue
        lignes = fichier.read_text(encoding="utf-8").split("\n")
        taille, racine_dite = int(lignes[1]), base64.b64decode(lignes[2])
        if 0 < taille <= len(toutes) and racine(toutes[:taille]) == racine_dite:
            trouvees.append(taille)
    return trouvees


class Signaux:
    """Tout ce que la commande montre."""

    def __init__(self, dossier, options):
        self.options = options
        journal = Journal.ouvrir(dossier)
        self.journal = journal
        self.lignes = journal.visibles(options.vu_au)
        self.enregistrees = [date.fromisoformat(journal.date_locale(x["recordedtime"])) for x in self.lignes]
        self.auteurs = []
        for ligne in self.lignes:
            if "authid" in ligne and ligne["authid"] not in self.auteurs:
                self.auteurs.append(ligne["authid"])
        self.tetes = [t for t in tetes(dossier) if t <= len(self.lignes)]

    def demandee(self, jour):
        annee = self.options.annee
        return annee is None or jour.year == annee

    def auteur(self, index):
        """Sa place, les inconnus après tous les autres."""
        auteur = self.lignes[index].get("authid")
        return len(self.auteurs) if auteur is None else self.auteurs.index(auteur)

    def nom(self, place):
        if place == len(self.auteurs):
            return "sans auteur"
        return self.auteurs[place] if self.options.agents else f"auteur {place + 1}"

    def par_id(self):
        return {ligne["id"]: index for index, ligne in enumerate(self.lignes)}

    def corrections_visibles(self):
        """Chaque correction : son index, la ligne qu'elle nomme, si elle annule."""
        index_de = self.par_id()
        for index, ligne in enumerate(self.lignes):
            nom = ligne["type"]
            if nom in ("fr.milo.annulation.v1", "fr.milo.rectification.v1"):
                yield index, index_de[ligne["data"]["evenement"]], nom == "fr.milo.annulation.v1"

    def tardifs(self):
        annules, dates = set(), {}
        for index, cible, annule in self.corrections_visibles():
            if annule:
                annules.add(cible)
            else:
                dates[cible] = self.lignes[index]["data"].get("time", self.lignes[cible]["time"])
        groupes = {}
        for index, ligne in enumerate(self.lignes):
            if not ligne["type"].startswith("fr.milo.") or index in annules:
                continue
            if ligne["type"] in ("fr.milo.annulation.v1", "fr.milo.rectification.v1"):
                continue
            jour = date.fromisoformat(dates.get(index, ligne["time"])[:10])
            if not self.demandee(jour):
                continue
            groupe = groupes.setdefault((jour.isoformat()[:7], self.auteur(index)), [0, []])
            groupe[0] += 1
            retard = (self.enregistrees[index] - jour).days
            if retard > self.options.plus_de:
                groupe[1].append((index, retard))
        rangees, lignes = [], []
        for (mois, auteur), (tous, tardifs) in sorted(groupes.items()):
            if not tardifs:
                continue
            # Une décimale, arrondie au plus proche, vers le haut à la moitié.
            dixiemes = (len(tardifs) * 1000 * 2 + tous) // (2 * tous)
            rangees.append([mois, self.nom(auteur), tous, len(tardifs), f"{dixiemes // 10}.{dixiemes % 10}"])
            lignes += tardifs
        return ["mois", "auteur", "evenements", "tardifs", "part"], rangees, lignes

    def rafales(self):
        minutes = {}
        for index, ligne in enumerate(self.lignes):
            if "authid" in ligne and self.demandee(self.enregistrees[index]):
                minutes.setdefault((ligne["recordedtime"][:16], self.auteur(index)), []).append(index)
        rangees, lignes = [], []
        for (minute, auteur), indexes in sorted(minutes.items()):
            if len(indexes) < self.options.rafale:
                continue
            lots = len({self.lignes[i]["recordedtime"] for i in indexes})
            locale = datetime.fromisoformat(minute + ":00+00:00").astimezone(self.journal.fuseau)
            rangees.append([locale.isoformat(), self.nom(auteur), len(indexes), lots])
            lignes += [(i, "") for i in indexes]
        return ["minute", "auteur", "lignes", "lots"], rangees, lignes

    def identifiants(self):
        groupes = {}
        for index, ligne in enumerate(self.lignes):
            tire = tirage(ligne["id"])
            if tire is None or not self.demandee(self.enregistrees[index]):
                continue
            groupe = groupes.setdefault(self.auteur(index), [0, 0, 0, []])
            groupe[0] += 1
            ecart = millisecondes(ligne["recordedtime"]) - tire
            if abs(ecart) > self.options.ecart * JOUR:
                groupe[1 if ecart < 0 else 2] += 1
                jours = abs(ecart) // JOUR
                groupe[3].append((index, -jours if ecart < 0 else jours))
        rangees, lignes = [], []
        for auteur, (tires, avant, apres, loin) in sorted(groupes.items()):
            if loin:
                rangees.append([self.nom(auteur), tires, avant, apres, max(abs(j) for _, j in loin)])
                lignes += loin
        return ["auteur", "tires", "avant", "apres", "jours"], rangees, lignes

    def corrections(self):
        mois, jour = map(int, self.options.cloture.split("-"))
        dates, groupes = {}, {}
        for index, cible, annule in self.corrections_visibles():
            propre = self.lignes[cible]["time"]
            touchees = [dates.get(cible, propre)]
            if not annule:
                dates[cible] = self.lignes[index]["data"].get("time", propre)
                touchees.append(dates[cible])
            annees = [int(d[:4]) for d in touchees if self.demandee(date.fromisoformat(d[:10]))]
            if not annees:
                continue
            annee = min(annees)
            dernier = calendar.monthrange(annee + 1, mois)[1]
            retard = (self.enregistrees[index] - date(annee + 1, mois, min(jour, dernier))).days
            if retard > 0:
                groupe = groupes.setdefault((annee, self.auteur(index)), [0, 0, []])
                groupe[0 if annule else 1] += 1
                groupe[2].append((index, retard))
        rangees, lignes = [], []
        for (annee, auteur), (annulations, rectifications, cas) in sorted(groupes.items()):
            rangees.append(
                [annee, self.nom(auteur), annulations, rectifications, max(j for _, j in cas)])
            lignes += cas
        return ["annee", "auteur", "annulations", "rectifications", "jours"], rangees, lignes

    def sceaux(self):
        scelles = {self.enregistrees[t - 1].isoformat()[:7] for t in self.tetes}
        couvertes = max(self.tetes, default=0)
        mois = {}
        for index, jour in enumerate(self.enregistrees):
            if self.demandee(jour) and jour.isoformat()[:7] not in scelles:
                mois.setdefault(jour.isoformat()[:7], []).append(index)
        rangees = [
            [m, len(i), i[0], i[-1], sum(1 for x in i if x < couvertes)] for m, i in sorted(mois.items())
        ]
        return ["mois", "lignes", "premiere", "derniere", "couvertes"], rangees, []

    def ecrire(self, sortie):
        ecrivain = csv.writer(sortie, lineterminator="\n")
        detail = []
        for place, signal in enumerate(self.options.signal):
            colonnes, rangees, lignes = getattr(self, signal)()
            if place:
                sortie.write("\n")
            ecrivain.writerow(colonnes)
            ecrivain.writerows(rangees)
            for index, jours in sorted(lignes):
                ligne = self.lignes[index]
                detail.append([
                    signal, index, jours, self.nom(self.auteur(index)), ligne["time"][:10],
                    ligne["recordedtime"], ligne["id"],
                ])
        if self.options.detail:
            sortie.write("\n")
            ecrivain.writerow(["signal", "index", "jours", "auteur", "date", "enregistre", "id"])
            ecrivain.writerows(detail)


def arguments(mots=None):
    analyse = argparse.ArgumentParser()
    analyse.add_argument("journal")
    analyse.add_argument("--signal", action="append", choices=SIGNAUX)
    analyse.add_argument("--detail", action="store_true")
    analyse.add_argument("--agents", action="store_true")
    analyse.add_argument("--annee", type=int)
    analyse.add_argument("--vu-au")
    analyse.add_argument("--plus-de", type=int, default=30)
    analyse.add_argument("--rafale", type=int, default=30)
    analyse.add_argument("--ecart", type=int, default=1)
    analyse.add_argument("--cloture", default="03-31")
    options = analyse.parse_args(mots)
    options.signal = options.signal or SIGNAUX
    return options


if __name__ == "__main__":
    demande = arguments()
    Signaux(demande.journal, demande).ecrire(sys.stdout)
