#!/usr/bin/env python3
"""Compare `milo agenda` à la référence, octet par octet, sur des journaux aléatoires.

    python3 comparer_agenda.py MILO --graines 1-10

Affiche chaque réponse qui diffère et sort avec 1 s'il y en a, ou si les journaux n'ont rien montré.
"""

import argparse
import difflib
import subprocess
import sys
import tempfile
from pathlib import Path

from agenda import repondre
from journal_aleatoire_agenda import ecrire

ICI = Path(__file__).resolve().parent
JOURS = ["--du", "2022-12-14", "--au", "2022-12-16"]


def questions(graine):
    """Les options de chaque question posée d'un journal dense."""
    code = f"c{1 + graine % 5}"
    yield JOURS
    yield JOURS + ["--tous"]
    yield [code] + JOURS
    yield JOURS + ["--site", "centre"]
    yield JOURS + ["--vu-au", "2022-12-21"]
    yield JOURS + ["--a-deplacer"]
    yield ["--a-deplacer", "--absence", f"{code}:2022-12-14:2022-12-15",
           "--absence", "c2:2022-12-15:2022-12-15"]
    yield [code, "--a-deplacer", "--absence", f"{code}:2022-12-14:2022-12-16"]


def questions_larges():
    """Celles que l'on pose d'un journal de toutes sortes d'événements."""
    annee = ["--du", "2021-01-01", "--au", "2021-12-31"]
    yield annee + ["--tous"]
    yield annee + ["--a-deplacer"]
    yield annee + ["--a-deplacer", "--vu-au", "2021-06-30"]


def main():
    """Pose les questions, montre les écarts."""
    analyse = argparse.ArgumentParser()
    analyse.add_argument("milo")
    analyse.add_argument("--graines", default="1-10")
    options = analyse.parse_args()
    premiere, _, derniere = options.graines.partition("-")
    comparees = ecarts = 0
    vus = {"chevauchement,": 0, "libre,": 0, "milo ajouter": 0, "annule_": 0}
    with tempfile.TemporaryDirectory() as racine:
        for graine in range(int(premiere), int(derniere or premiere) + 1):
            dense, large = Path(racine) / f"dense{graine}", Path(racine) / f"large{graine}"
            ecrire(dense, graine)
            subprocess.run(
                [sys.executable, ICI.parent / "Statistiques" / "journal_aleatoire.py",
                 "--graine", str(graine), "--jeunes", "25", "--annees", "2020-2021", large],
                check=True)
            posees = [(dense, q) for q in questions(graine)] + [
                (large, q) for q in questions_larges()]
            for journal, question in posees:
                attendu, reste = repondre([str(journal)] + question)
                sortie = subprocess.run(
                    [options.milo, "agenda", "--journal", journal, "--format", "csv"] + question,
                    capture_output=True, text=True)
                comparees += 1
                for mot in vus:
                    vus[mot] += attendu.count(mot)
                if sortie.stdout == attendu and sortie.returncode == int(reste):
                    continue
                ecarts += 1
                print(f"graine {graine}, {journal.name}, {' '.join(question)} :",
                      f"code {sortie.returncode}, attendu {int(reste)}", sortie.stderr)
                print("".join(difflib.unified_diff(
                    attendu.splitlines(True), sortie.stdout.splitlines(True), "attendu", "trouvé")))
    rien = [mot for mot, nombre in vus.items() if nombre == 0]
    if rien:
        print("rien à comparer pour", ", ".join(rien))
    print(f"{comparees} réponses comparées, {ecarts} écarts")
    return 1 if ecarts or rien else 0


if __name__ == "__main__":
    sys.exit(main())
