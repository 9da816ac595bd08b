#!/usr/bin/env python3
"""Les statistiques d'une période, calculées par l'implémentation de référence.

    python3 statistiques.py JOURNAL (--annee A | --du D --au D) [--vu-au D]
        [--filtre k=v …] [--table id …] [--tableaux FICHIER.json …] [--evolution] [--decimales N]
"""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path

from reference.histoire import Histoire
from reference.journal import Journal
from reference.rapport import calculer, ecrire_csv, lire_filtre
from reference.tables_declarees import tables_de_la_question


def arguments():
    """La ligne de commande."""
    lecteur = argparse.ArgumentParser(description="Statistiques de référence d'un journal.")
    lecteur.add_argument("journal", help="dossier du journal, ou fichier .jsonl")
    lecteur.add_argument("--annee", type=int)
    lecteur.add_argument("--du")
    lecteur.add_argument("--au")
    lecteur.add_argument("--vu-au")
    lecteur.add_argument("--filtre", action="append", nargs="+", default=[])
    lecteur.add_argument("--table", action="append", nargs="+", default=[])
    lecteur.add_argument("--tableaux", action="append", default=[])
    lecteur.add_argument("--evolution", action="store_true")
    lecteur.add_argument("--decimales", type=int, choices=(0, 1, 2), default=1)
    lus = lecteur.parse_args()
    if (lus.annee is None) == (lus.du is None or lus.au is None):
        lecteur.error("donner soit --annee, soit --du et --au")
    return lus


def declarations(fichiers):
    """Les déclarations de fichiers dont chacun en porte une, ou une liste."""
    lues = []
    for fichier in fichiers:
        contenu = json.loads(Path(fichier).read_text(encoding="utf-8"), parse_float=Decimal)
        lues += contenu if isinstance(contenu, list) else [contenu]
    return lues


def main():
    """Lit le journal, calcule, écrit le CSV sur la sortie standard."""
    lus = arguments()
    if lus.annee is not None:
        debut, fin = f"{lus.annee:04d}-01-01", f"{lus.annee:04d}-12-31"
    else:
        debut, fin = lus.du, lus.au
    try:
        filtres = [lire_filtre(f) for groupe in lus.filtre for f in groupe]
    except ValueError as erreur:
        sys.exit(str(erreur))
    demandees = [t for groupe in lus.table for t in groupe]
    histoire = Histoire(Journal.ouvrir(lus.journal), lus.vu_au)
    calcul = calculer(histoire, debut, fin, filtres, lus.decimales)
    declarees = declarations(lus.tableaux)
    ecrire_csv(tables_de_la_question(calcul, declarees, demandees, lus.evolution), sys.stdout)


if __name__ == "__main__":
    main()
