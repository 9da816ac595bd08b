#!/usr/bin/env python3
"""Compare `milo signaux` à la référence, octet par octet, sur des journaux aléatoires.

    python3 comparer_signaux.py MILO --graines 1-10

Affiche chaque réponse qui diffère et sort avec 1 s'il y en a, ou si un signal n'a jamais rien eu à montrer.
"""

import argparse
import difflib
import io
import subprocess
import sys
import tempfile
from pathlib import Path

from signaux import SIGNAUX, Signaux, arguments

ICI = Path(__file__).resolve().parent


def questions(graine):
    """Les options de chaque question posée d'un journal."""
    yield ["--detail", "--rafale", "2"]
    yield ["--annee", "2021", "--detail", "--rafale", "3", "--ecart", "0"]
    yield ["--vu-au", f"2021-0{1 + graine % 9}-15", "--detail", "--agents", "--rafale", "2"]
    yield ["--plus-de", str(graine % 40), "--ecart", "2", "--cloture", "02-29", "--rafale", "4"]
    yield ["--cloture", "12-31", "--annee", "2020", "--detail", "--plus-de", "0"]


def main():
    analyse = argparse.ArgumentParser()
    analyse.add_argument("milo")
    analyse.add_argument("--graines", default="1-10")
    options = analyse.parse_args()
    premiere, derniere = map(int, options.graines.split("-"))
    compares = ecarts = 0
    vus = dict.fromkeys(SIGNAUX, 0)
    with tempfile.TemporaryDirectory() as racine:
        for graine in range(premiere, derniere + 1):
            dossier = f"{racine}/{graine}"
            subprocess.run(
                [sys.executable, ICI / "journal_aleatoire_signaux.py", "--graine", str(graine), dossier],
                check=True)
            for question in questions(graine):
                for signal in SIGNAUX:
                    mots = ["--signal", signal, *question]
                    attendu = io.StringIO()
                    releve = Signaux(dossier, arguments([dossier, *mots]))
                    releve.ecrire(attendu)
                    vus[signal] += len(getattr(releve, signal)()[1])
                    trouve = subprocess.run(
                        [options.milo, "signaux", "--journal", dossier, "--format", "csv", *mots],
                        capture_output=True, text=True, check=False)
                    compares += 1
                    if trouve.returncode or trouve.stdout != attendu.getvalue():
                        ecarts += 1
                        print(f"graine {graine} {' '.join(mots)} {trouve.stderr}")
                        sys.stdout.writelines(difflib.unified_diff(
                            attendu.getvalue().splitlines(True), trouve.stdout.splitlines(True),
                            "reference", "milo"))
    muets = [signal for signal, nombre in vus.items() if nombre == 0]
    for signal in muets:
        print(f"{signal} : jamais rien à montrer")
    print(f"{compares} réponses comparées, {ecarts} écarts")
    sys.exit(1 if ecarts or muets else 0)


if __name__ == "__main__":
    main()
