#!/usr/bin/env python3
"""Un petit journal tiré au hasard : quelques jours denses de rendez-vous, et des absences.

    python3 journal_aleatoire_agenda.py --graine N DOSSIER

Les rendez-vous se chevauchent, se touchent, changent de main, de jour, d'heure écrite ; des lignes sont
annulées ou rectifiées, des jeunes fusionnés ; un conseiller part, un autre n'est pas déclaré.
"""

import argparse
import json
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

JOURS = ["2022-12-14", "2022-12-15", "2022-12-16"]
HEURES = ["08:30", "09:00", "09:10", "09:45", "10:30", "11:50", "12:00", "13:30", "15:00", "23:40"]
DECALAGES = ["+01:00", "+01:00", "+01:00", "+02:00", "Z", "-04:00"]
STATUTS = [
    "propose", "propose", "propose", "reporte", "present", "absent", "excuse", "annule_jeune",
    "annule_structure"]
CODES = ["c1", "c2", "c3", "c4", "c5", "c6", "non_declare"]


class Tirage:
    """Les lignes d'un journal, dans l'ordre où elles s'inscrivent."""

    def __init__(self, graine):
        self.hasard = random.Random(graine)
        self.lignes = []
        self.rendez = []

    def ecrire(self, nom, sujet, date, data):
        """Une ligne de plus ; son index."""
        rang = len(self.lignes)
        inscrit = datetime(2022, 12, 20, tzinfo=timezone.utc) + timedelta(hours=rang)
        ligne = {
            "specversion": "1.0", "id": f"e{rang:04d}", "source": "/structures/hasard",
            "type": f"fr.milo.{nom}.v1", "subject": sujet, "time": f"{date}T10:00:00+01:00",
            "recordedtime": inscrit.strftime("%Y-%m-%dT%H:%M:%S.000Z"), "data": data}
        self.lignes.append(ligne)
        return rang

    def structure(self):
        """Les conseillers et leurs absences."""
        h = self.hasard
        for code in CODES[:6] + h.sample(CODES[:6], 2):
            data = {"code": code, "role": "cisp"}
            if h.random() < 0.6:
                data["equipe"] = h.choice(["nord", "sud"])
            if h.random() < 0.7:
                data["site"] = h.choice(["centre", "est"])
            if h.random() < 0.2:
                data["missions"] = [
                    {"equipe": e, "etp": 0.5} for e in h.sample(["nord", "sud"], h.choice([1, 2]))]
                data["etp"] = 1
            if h.random() < 0.15:
                data["jusqu_au"] = h.choice(JOURS)
            if h.random() < 0.1:
                data["hors_structure"] = True
            self.ecrire("conseiller", "s", h.choice(["2022-01-03", "2022-12-15"]), data)
        for _ in range(h.choice([0, 1, 2, 3])):
            du = h.choice(JOURS)
            data = {"conseiller": h.choice(CODES), "du": du, "au": max(du, h.choice(JOURS))}
            if h.random() < 0.5:
                data["remplacant"] = h.choice(CODES)
            self.ecrire("absence", "s", h.choice(["2022-12-01", "2022-12-20"]), data)

    def rendez_vous(self):
        """Un rendez-vous, ou la suite d'un autre."""
        h = self.hasard
        # Sans suite d'un événement qui ne serait plus là : une suite se rattache à ce qui tient.
        suite = h.choice(self.rendez) if self.rendez and h.random() < 0.35 else None
        sujet = self.lignes[suite]["subject"] if suite is not None else f"J{h.randint(1, 12)}"
        quand = f"{h.choice(JOURS)}T{h.choice(HEURES)}:{h.choice(['00', '00', '30'])}"
        data = {"quand": quand + h.choice(DECALAGES), "statut": h.choice(STATUTS)}
        if h.random() < 0.5:
            data["objet"] = h.choice(["suivi", "CEJ"])
        if h.random() < 0.85:
            data["conseiller"] = h.choice(CODES)
        if h.random() < 0.5:
            data["site"] = h.choice(["centre", "est", "ailleurs"])
        if h.random() < 0.5:
            data["duree_min"] = h.choice([0, 15, 30, 45, 60, 90, 400])
        if suite is not None:
            data["rendez_vous"] = self.lignes[suite]["id"]
        date = h.choice(["2022-12-02", "2022-12-05", "2022-12-14", "2022-12-17"])
        self.rendez.append(self.ecrire("rendez_vous", sujet, date, data))

    def correction(self):
        """Une annulation ou une rectification d'un rendez-vous."""
        h = self.hasard
        cible = self.rendez.pop(h.randrange(len(self.rendez)))
        identifiant = self.lignes[cible]["id"]
        if h.random() < 0.4:
            self.ecrire("annulation", None, "2022-12-18", {"evenement": identifiant, "motif": "erreur"})
            return
        data = dict(self.lignes[cible]["data"], conseiller=h.choice(CODES), statut=h.choice(STATUTS))
        self.ecrire(
            "rectification", None, "2022-12-18",
            {"evenement": identifiant, "data": data, "motif": "erreur"})

    def tirer(self):
        """Toutes les lignes."""
        self.structure()
        for _ in range(self.hasard.randint(50, 90)):
            self.rendez_vous()
            if self.hasard.random() < 0.1:
                self.correction()
        if self.hasard.random() < 0.5:
            self.ecrire("fusion", "J1", "2022-12-18", {"absorbe": "J2"})
        return self.lignes


def ecrire(dossier, graine):
    """Écrit le journal d'une graine dans un dossier."""
    dossier = Path(dossier)
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / "journal.json").write_text(json.dumps({
        "format": 1, "origin": "exemple.org/milo/hasard", "source": "/structures/hasard",
        "fuseau": "Europe/Paris"}) + "\n", encoding="utf-8")
    lignes = []
    for ligne in Tirage(graine).tirer():
        gardes = {cle: valeur for cle, valeur in ligne.items() if valeur is not None}
        lignes.append(json.dumps(gardes, separators=(",", ":")) + "\n")
    (dossier / f"{0:020d}.jsonl").write_text("".join(lignes), encoding="utf-8")


def main():
    """Lit la ligne de commande et écrit le journal."""
    lecteur = argparse.ArgumentParser(description="Un journal dense en rendez-vous.")
    lecteur.add_argument("--graine", type=int, required=True)
    lecteur.add_argument("destination")
    lus = lecteur.parse_args()
    ecrire(lus.destination, lus.graine)


if __name__ == "__main__":
    main()
