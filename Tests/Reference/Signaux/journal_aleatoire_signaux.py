#!/usr/bin/env python3
"""Écrit un petit journal valide tiré au hasard, où les signaux ont de quoi se montrer.

    python3 journal_aleatoire_signaux.py --graine N DOSSIER

Le même appel écrit toujours les mêmes octets.
"""

import argparse
import base64
import json
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

from signaux import feuilles, millisecondes, racine

AUTEURS = ["c01", "c02", "Zoé", "c10", None]


def uuid7(tirage, moment):
    """Un UUID de version 7 tiré à ce moment, en minuscules ou non."""
    texte = f"{moment:012x}7{tirage.getrandbits(12):03x}{tirage.choice('89ab')}{tirage.getrandbits(60):015x}"
    texte = "-".join([texte[:8], texte[8:12], texte[12:16], texte[16:20], texte[20:]])
    return texte.upper() if tirage.random() < 0.1 else texte


def ecrite(tirage, evenement):
    """Une ligne, comme notre rédacteur l'écrit, ou autrement."""
    if tirage.random() < 0.2:
        membres = list(evenement.items())
        tirage.shuffle(membres)
        return json.dumps(dict(membres), ensure_ascii=tirage.random() < 0.5)
    return json.dumps(evenement, ensure_ascii=False, separators=(",", ":"))


class Plume:
    """Écrit les lignes l'une après l'autre."""

    def __init__(self, graine):
        self.tirage = random.Random(graine)
        self.lignes = []
        self.enregistre = datetime(2020, 11, 3, 8, 0, tzinfo=timezone.utc)
        # Ce qui peut encore être corrigé : son id, sa sorte.
        self.corrigeables = []

    def avance(self):
        sort = self.tirage.random()
        if sort < 0.5:
            self.enregistre += timedelta(milliseconds=self.tirage.choice([0, 0, 900, 4000]))
        elif sort < 0.93:
            self.enregistre += timedelta(minutes=self.tirage.randrange(1, 4000))
        else:
            self.enregistre += timedelta(days=self.tirage.randrange(1, 60))

    def identifiant(self):
        sort = self.tirage.random()
        if sort < 0.1:
            return f"e{len(self.lignes)}"
        moment = millisecondes(self.dit())
        if sort < 0.2:
            # Une version 4, et une variante qui n'en est pas une.
            autre = uuid7(self.tirage, moment)
            return autre[:14] + "4" + autre[15:] if sort < 0.15 else autre[:19] + "c" + autre[20:]
        if sort < 0.4:
            moment += self.tirage.choice([-400, -3, -1, 1, 2, 90]) * 86_400_000
            moment += self.tirage.choice([-1, 0, 0, 1])
        return uuid7(self.tirage, moment)

    def dit(self):
        return self.enregistre.strftime("%Y-%m-%dT%H:%M:%S.") + f"{self.enregistre.microsecond // 1000:03d}Z"

    def time(self):
        """Un moment au plus un jour après l'enregistrement."""
        retard = timedelta(
            days=self.tirage.choice([0, 0, 0, 1, 29, 30, 31, 45, 300, 700]),
            hours=self.tirage.randrange(0, 24))
        moment = self.enregistre - retard + timedelta(hours=3)
        decalage = self.tirage.choice([1, 2])
        return moment.astimezone(timezone(timedelta(hours=decalage))).isoformat(timespec="seconds")

    def donnees(self, sorte):
        return {"canal": "sms"} if sorte == "contact" else {"conseiller": self.tirage.choice(["c01", "c02"])}

    def ajoute(self):
        self.avance()
        sort = self.tirage.random()
        evenement = {
            "specversion": "1.0", "id": self.identifiant(), "source": "/structures/hasard",
            "type": "", "subject": f"J{self.tirage.randrange(9)}", "time": self.time(),
            "recordedtime": self.dit(),
        }
        auteur = self.tirage.choice(AUTEURS)
        if auteur is not None:
            evenement |= {"authtype": "user", "authid": auteur}
        if sort < 0.22 and self.corrigeables:
            place = self.tirage.randrange(len(self.corrigeables))
            cible, sorte = self.corrigeables[place]
            annule = sort < 0.09
            evenement["type"] = f"fr.milo.{'annulation' if annule else 'rectification'}.v1"
            del evenement["subject"]
            donnees = {"evenement": cible, "motif": "m"}
            if annule:
                del self.corrigeables[place]
            else:
                if self.tirage.random() < 0.6:
                    donnees["time"] = self.time()
                donnees["data"] = self.donnees(sorte)
            evenement["data"] = donnees
        elif sort < 0.27:
            evenement |= {"type": "org.exemple.chose.v1", "data": {"n": 1}}
        else:
            sorte = self.tirage.choice(["contact", "entretien"])
            evenement |= {"type": f"fr.milo.{sorte}.v1", "data": self.donnees(sorte)}
            self.corrigeables.append((evenement["id"], sorte))
        self.lignes.append(ecrite(self.tirage, evenement) + "\n")


def tete(toutes, taille, vraie):
    """Une tête au format C2SP ; sa signature n'est que de forme."""
    empreinte = racine(toutes[:taille]) if vraie else bytes(32)
    signature = base64.b64encode(bytes(68)).decode()
    return f"exemple.org/hasard\n{taille}\n{base64.b64encode(empreinte).decode()}\n\n— exemple.org/hasard {signature}\n"


def main():
    analyse = argparse.ArgumentParser()
    analyse.add_argument("--graine", type=int, required=True)
    analyse.add_argument("dossier")
    options = analyse.parse_args()
    plume = Plume(options.graine)
    for _ in range(150 + plume.tirage.randrange(150)):
        plume.ajoute()
    dossier = Path(options.dossier)
    (dossier / "sceaux").mkdir(parents=True, exist_ok=True)
    identite = {
        "format": 1, "origin": "exemple.org/hasard", "source": "/structures/hasard",
        "fuseau": plume.tirage.choice(["Europe/Paris", "Indian/Reunion", "America/Cayenne"]),
    }
    (dossier / "journal.json").write_text(json.dumps(identite, separators=(",", ":")) + "\n", encoding="utf-8")
    coupes = [0, len(plume.lignes) // 2, len(plume.lignes)]
    for debut, fin in zip(coupes, coupes[1:]):
        (dossier / f"{debut:020d}.jsonl").write_text("".join(plume.lignes[debut:fin]), encoding="utf-8")
    toutes = feuilles(dossier)
    tailles = sorted(plume.tirage.sample(range(1, len(toutes)), 5))
    for taille in tailles[:-1]:
        vraie = plume.tirage.random() < 0.8
        (dossier / "sceaux" / f"{taille}").write_text(tete(toutes, taille, vraie), encoding="utf-8")
    (dossier / "checkpoint").write_text(tete(toutes, tailles[-1], True), encoding="utf-8")


if __name__ == "__main__":
    main()
