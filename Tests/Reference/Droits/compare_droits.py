"""Compare the reference with a ``milo`` executable, row by row, on random journals.

    compare_droits.py MILO [--graines 1-20] [--jeunes 12] [--garder DIR]

Prints every difference (``-`` the reference, ``+`` the executable) with the question and the
seed that give it, and exits with 1 when there is any. Without an executable (``MILO`` = ``-``),
only checks that the reference answers.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import allocations
import journal_aleatoire_droits
import portefeuille


def reponse(commande, arguments: list[str]) -> str:
    """Return what one of the reference commands prints."""
    sortie = io.StringIO()
    with contextlib.redirect_stdout(sortie):
        commande(arguments)
    return sortie.getvalue()


def questions(dates: dict) -> list[tuple]:
    """Return (reference command, verb, options)."""
    liste = [(allocations.principal, "allocations", [])]
    for vu in dates["vu_au"]:
        liste.append((allocations.principal, "allocations", ["--vu-au", vu]))
    for annee in dates["annees"]:
        liste.append((allocations.principal, "allocations", ["--annee", str(annee)]))
    for aide in ("CEJ", "GJ", "PACEA"):
        liste.append((allocations.principal, "allocations", ["--code", aide]))
    for au in dates["au"]:
        liste.append((portefeuille.principal, "portefeuille", ["--au", au]))
        liste.append((portefeuille.principal, "portefeuille", ["--au", au, "--tous"]))
    for vu in dates["vu_au"]:
        liste.append((portefeuille.principal, "portefeuille", ["--au", vu, "--vu-au", vu]))
    return liste


def compare(milo: str, journal: Path, dates: dict) -> int:
    """Print the differences on one journal; return how many questions differ."""
    differentes = 0
    for commande, verbe, options in questions(dates):
        attendu = reponse(commande, [str(journal), *options])
        if milo == "-":
            continue
        execution = subprocess.run(
            [milo, verbe, "--journal", str(journal), "--format", "csv", *options],
            capture_output=True, text=True, encoding="utf-8")
        if execution.stdout != attendu:
            differentes += 1
            print(f"== {journal.name} : milo {verbe} {' '.join(options)}"
                  f" (code {execution.returncode}) {execution.stderr.strip()}")
            ecarts = difflib.unified_diff(
                attendu.splitlines(), execution.stdout.splitlines(), n=0, lineterm="")
            print("\n".join(list(ecarts)[2:40]))
    return differentes


def principal(arguments: list[str]) -> int:
    """Run the command."""
    options = argparse.ArgumentParser(description="Compare milo à la référence.")
    options.add_argument("milo")
    options.add_argument("--graines", default="1-20", metavar="A-B")
    options.add_argument("--jeunes", default="12", metavar="K")
    options.add_argument("--garder", type=Path, metavar="DIR")
    choix = options.parse_args(arguments)
    premiere, _, derniere = choix.graines.partition("-")
    differentes = 0
    with tempfile.TemporaryDirectory() as temporaire:
        racine = choix.garder or Path(temporaire)
        for graine in range(int(premiere), int(derniere or premiere) + 1):
            journal = racine / f"graine-{graine}"
            dates = json.loads(reponse(journal_aleatoire_droits.principal, [
                "--graine", str(graine), "--jeunes", choix.jeunes, str(journal)]))
            differentes += compare(choix.milo, journal, dates)
    print(f"{differentes} question(s) en désaccord", file=sys.stderr)
    return 1 if differentes else 0


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
