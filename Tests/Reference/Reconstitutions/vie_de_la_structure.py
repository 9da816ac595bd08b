#!/usr/bin/env python3
"""La vie de la structure : combien des chiffres publiés sortent des journaux reconstitués (13.2).

    python3 vie_de_la_structure.py MILO [DOSSIER]

`chiffres.csv` liste les 107 chiffres publiés de ces classes, lus dans les documents : comptes et budgets, données d'ailleurs,
gouvernance et projet, feuille de route, événements sans jeunes. Chaque journal d'exemple est créé (ou pris dans DOSSIER) et
montré par `--comparer` ; la valeur calculée de chaque cellule est comparée ici à la valeur publiée, arrondie comme elle.
Code 1 si un chiffre attendu manque ou diffère, si un chiffre dit absent est là, ou s'il y en a moins de 95.
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal

ICI = pathlib.Path(__file__).resolve().parent
AU_MOINS = 95


def calcules(milo, exemple, dossier):
    """La valeur de la cellule de chaque chiffre d'un exemple, par identifiant."""
    journal = dossier / exemple
    if not journal.exists():
        subprocess.run([milo, "exemple", exemple, journal], check=True, capture_output=True)
    fait = subprocess.run(
        [milo, "exemple", exemple, journal, "--comparer", "--tout", "--format", "json"],
        capture_output=True, text=True, check=False)
    if fait.returncode not in (0, 1):
        sys.exit(f"{exemple} : code {fait.returncode}\n{fait.stderr}")
    lignes = [ligne for table in json.loads(fait.stdout)["tables"] for ligne in table["lignes"]]
    return {ligne["id"]: ligne["valeurs"]["calcule"] for ligne in lignes}


def concorde(publie, unite, calcule):
    """Ce qui est publié est ce qui est calculé : des centimes font des euros, une baisse est une variation négative."""
    try:
        valeur, attendu = Decimal(calcule), Decimal(publie)
    except ArithmeticError:
        return False
    if unite == "€":
        valeur /= 100
    valeur = valeur.quantize(Decimal(1).scaleb(attendu.as_tuple().exponent), ROUND_HALF_UP)
    return attendu in (valeur, -valeur) if unite == "%" else valeur == attendu


def main():
    milo = sys.argv[1]
    chiffres = list(csv.DictReader((ICI / "chiffres.csv").open(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as provisoire:
        dossier = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else provisoire)
        trouves = {}
        for exemple in sorted({chiffre["exemple"] for chiffre in chiffres}):
            for identifiant, valeur in calcules(milo, exemple, dossier).items():
                trouves[exemple, identifiant] = valeur
    erreurs, classes, absents = [], {}, []
    for chiffre in chiffres:
        calcule = trouves.get((chiffre["exemple"], chiffre["id"]))
        present = calcule is not None and concorde(chiffre["publie"], chiffre["unite"], calcule)
        total = classes.setdefault(chiffre["classe"], [0, 0])
        total[0] += present
        total[1] += 1
        nom = f"{chiffre['id']} {chiffre['chiffre']} ({chiffre['publie']} {chiffre['unite']})"
        if chiffre["absent"]:
            absents.append(f"{nom} : {chiffre['absent']}")
        if present == bool(chiffre["absent"]):
            erreurs.append(f"{nom} : calculé {calcule}")
    for classe, (presents, total) in classes.items():
        print(f"{classe} : {presents} sur {total}")
    presents = sum(total[0] for total in classes.values())
    print(f"{presents} des {len(chiffres)} chiffres sortent des journaux reconstitués")
    print("Absents :", *absents, sep="\n  ")
    if erreurs:
        print("Ne sont pas ce qui est dit :", *erreurs, sep="\n  ")
    sys.exit(1 if erreurs or presents < AU_MOINS else 0)


if __name__ == "__main__":
    main()
