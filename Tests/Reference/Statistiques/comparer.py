"""Compare `milo stats` à la référence, cellule par cellule, sur des journaux aléatoires.

    python3 comparer.py MILO --graines 1-20 [--jeunes 30]

Affiche chaque cellule qui diffère et sort avec 1 s'il y en a.
"""

import argparse
import csv
import io
import os
import subprocess
import sys
import tempfile

ICI = os.path.dirname(os.path.abspath(__file__))
FILTRES = [
    [],
    ["sexe=F"],
    ["age=16_17|18_21"],
    ["qpv=true", "zone=siege|quartier|non_renseigne"],
    ["zrr=true|non_renseigne"],
    ["dispositif=CEJ_GJ"],
    ["niveau=V_non_diplome|VI_Vbis"],
    ["operation={operation}"],
    ["conseiller={conseiller}"],
    ["remobilisation=suivi|cej_gj"],
    ["epci=non_renseigne"],
    ["regroupement={regroupement}"],
    ["operation={operation}", "dispositif=CEJ_GJ"],
]


def lire(commande):
    """Les cellules que la commande écrit : {(table, ligne, colonne): (valeur, unité)}."""
    sortie = subprocess.run(commande, capture_output=True, text=True)
    if sortie.returncode != 0:
        raise RuntimeError(" ".join(commande) + "\n" + sortie.stderr)
    cellules = {}
    for rangee in csv.DictReader(io.StringIO(sortie.stdout)):
        cle = (rangee["table"], rangee["ligne"], rangee["colonne"])
        if cle in cellules:
            print("cellule en double", cle)
        cellules[cle] = (rangee["valeur"], rangee["unite"])
    return cellules


def valeurs_d_essai(dossier):
    """Des codes qui existent dans le journal, pour les filtres qui en demandent."""
    import json

    trouve = {}
    for nom in sorted(os.listdir(dossier)):
        if not nom.endswith(".jsonl"):
            continue
        for ligne in open(os.path.join(dossier, nom), encoding="utf-8"):
            evenement = json.loads(ligne)
            donnees = evenement["data"]
            if "operation" in donnees:
                trouve.setdefault("operation", donnees["operation"])
            if evenement["type"] == "fr.milo.referent.v1" and donnees.get("conseiller"):
                trouve.setdefault("conseiller", donnees["conseiller"])
            if evenement["type"] == "fr.milo.regroupement.v1":
                trouve.setdefault("regroupement", donnees["code"])
    return trouve


def questions(graine, valeurs):
    """Les questions posées d'un journal : période, vu au, filtres, options."""
    filtres = FILTRES[graine % len(FILTRES)]
    try:
        filtres = [f.format(**valeurs) for f in filtres]
    except KeyError:
        filtres = []
    annee = 2019 + graine % 5
    yield ["--annee", str(annee)]
    yield ["--annee", "2021", "--vu-au", f"2022-0{1 + graine % 9}-15"]
    yield ["--du", "2020-02-29", "--au", "2021-03-28"]
    args = ["--annee", "2022"]
    for f in filtres:
        args += ["--filtre", f]
    yield args
    if graine % 4 == 2:
        # Un an avant, le journal n'avait pas commencé, ou commençait à peine.
        yield ["--annee", str(2018 + graine % 3), "--evolution"]
    if graine % 4 == 0:
        yield args + ["--evolution", "--decimales", str(graine // 4 % 3)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("milo")
    parser.add_argument("--graines", default="1-10")
    parser.add_argument("--jeunes", default="30")
    parser.add_argument("--table", action="append", default=[])
    options = parser.parse_args()
    debut, _, fin = options.graines.partition("-")
    ecarts = comparees = 0
    for graine in range(int(debut), int(fin or debut) + 1):
        with tempfile.TemporaryDirectory() as dossier:
            journal = os.path.join(dossier, "journal")
            subprocess.run(
                [sys.executable, os.path.join(ICI, "journal_aleatoire.py"),
                 "--graine", str(graine), "--jeunes", options.jeunes, journal], check=True)
            for question in questions(graine, valeurs_d_essai(journal)):
                tables = [x for t in options.table for x in ("--table", t)]
                attendu = lire([sys.executable, os.path.join(ICI, "statistiques.py"), journal]
                               + question)
                if options.table:
                    attendu = {c: v for c, v in attendu.items()
                               if any(c[0] == t or c[0].startswith(t + ".")
                                      for t in options.table)}
                trouve = lire([options.milo, "stats", "--journal", journal, "--format", "csv"]
                              + question + tables)
                comparees += len(attendu)
                for cle in sorted(set(attendu) | set(trouve)):
                    if attendu.get(cle) != trouve.get(cle):
                        ecarts += 1
                        if ecarts <= 40:
                            print(f"graine {graine} {' '.join(question)} {'/'.join(cle)} : "
                                  f"attendu {attendu.get(cle)}, trouvé {trouve.get(cle)}")
    print(f"{comparees} cellules comparées, {ecarts} écarts")
    return 1 if ecarts else 0


if __name__ == "__main__":
    sys.exit(main())
