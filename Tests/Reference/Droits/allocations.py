"""Print the allocations table of a journal as CSV.

    allocations.py JOURNAL [--vu-au D] [--annee A | --mois M] [--jeune J] [--code A]
"""

from __future__ import annotations

import argparse
import sys
from datetime import date

from calendrier import ecrire_mois, lire_mois, mois_de
from csv_milo import ecrire
from droits import AIDES, lignes_de_droit
from histoire_droits import Journal

COLONNES = ("jeune", "aide", "mois", "du_centimes", "verse_centimes", "etat")


def principal(arguments: list[str]) -> int:
    """Run the command."""
    options = argparse.ArgumentParser(description="Tableau des allocations, en CSV.")
    options.add_argument("journal")
    options.add_argument("--vu-au", type=date.fromisoformat, metavar="D")
    periode = options.add_mutually_exclusive_group()
    periode.add_argument("--annee", type=int, metavar="A")
    periode.add_argument("--mois", type=lire_mois, metavar="M")
    options.add_argument("--jeune", metavar="J")
    options.add_argument("--code", choices=AIDES)
    choix = options.parse_args(arguments)

    vue = Journal(choix.journal).vue(choix.vu_au)
    jour_vue = choix.vu_au or vue.inscrite_le
    lignes = lignes_de_droit(vue, mois_de(jour_vue)) if jour_vue else []
    ecrire(sys.stdout, COLONNES, (
        (l.jeune, l.aide, ecrire_mois(l.mois), l.du, l.verse, l.etat)
        for l in lignes
        if (choix.annee is None or l.mois // 12 == choix.annee)
        and (choix.mois is None or l.mois == choix.mois)
        and (choix.jeune is None or l.jeune == vue.garde(choix.jeune))
        and (choix.code is None or l.aide == choix.code)))
    return 0


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
