#!/usr/bin/env python3
"""Écrit un petit journal valide tiré au hasard, dense en cas difficiles.

    python3 journal_aleatoire.py --graine N --jeunes K [--annees 2019-2023]
        [--versions-inconnues] [--boucles] [--chiffres] DOSSIER|FICHIER.jsonl

Le même appel écrit toujours les mêmes octets.  Un dossier reçoit ``journal.json`` et un ou deux
segments ; un nom en ``.jsonl`` reçoit les seules lignes.  ``--versions-inconnues`` ajoute des
types ``fr.milo.*`` hors du catalogue ; ``--boucles`` permet aux rectifications de fermer une
boucle de rendez-vous ; ``--chiffres`` chiffre des motifs de spécialité (sans clé).
"""

import argparse
import json
from pathlib import Path

from reference.aleatoire import Tirage


def ecrire(chemin, lignes, graine):
    """Écrit les lignes dans un fichier nu, ou un dossier d'un ou deux segments."""
    chemin = Path(chemin)
    if chemin.suffix == ".jsonl":
        chemin.write_text("".join(lignes), encoding="utf-8")
        return
    chemin.mkdir(parents=True, exist_ok=True)
    for ancien in chemin.glob("*.jsonl"):
        ancien.unlink()
    identite = {
        "format": 1, "origin": "exemple.org/milo/hasard", "source": "/structures/hasard",
        "fuseau": "Europe/Paris",
    }
    (chemin / "journal.json").write_text(
        json.dumps(identite, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    coupes = [0, len(lignes)] if graine % 2 else [0, len(lignes) * 2 // 3, len(lignes)]
    for debut, fin in zip(coupes, coupes[1:]):
        nom = f"{debut:020d}.jsonl"
        (chemin / nom).write_text("".join(lignes[debut:fin]), encoding="utf-8")


def main():
    """Lit la ligne de commande et écrit le journal."""
    lecteur = argparse.ArgumentParser(description="Un journal valide tiré au hasard.")
    lecteur.add_argument("--graine", type=int, required=True)
    lecteur.add_argument("--jeunes", type=int, required=True)
    lecteur.add_argument("--annees", default="2019-2023")
    lecteur.add_argument("--versions-inconnues", action="store_true")
    lecteur.add_argument("--boucles", action="store_true")
    lecteur.add_argument("--chiffres", action="store_true")
    lecteur.add_argument("destination")
    lus = lecteur.parse_args()
    if lus.jeunes < 1:
        lecteur.error("--jeunes : au moins 1 est attendu")
    premiere, _, derniere = lus.annees.partition("-")
    tirage = Tirage(
        lus.graine, lus.jeunes, int(premiere), int(derniere or premiere),
        lus.versions_inconnues, lus.boucles, lus.chiffres,
    )
    ecrire(lus.destination, tirage.lignes(), lus.graine)


if __name__ == "__main__":
    main()
