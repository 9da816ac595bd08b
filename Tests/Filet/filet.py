#!/usr/bin/env python3
"""Le filet : ce que milo répond à des questions fixes, sur des journaux fixes, gardé en fichiers.

    python3 filet.py MILO            compare, et nomme chaque réponse qui a changé (code 1)
    python3 filet.py MILO --ecrire   garde les réponses d'à présent

Une réécriture qui ne doit rien changer se fait derrière lui. Les journaux sont la reconstitution de Besançon et vingt
journaux tirés au hasard (Tests/Reference) ; une réponse est une table d'une question : sa ligne garde son nombre de
lignes et le début de leur empreinte. Les tables de Besançon, une année, sont gardées en entier, pour être lues.
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ICI = pathlib.Path(__file__).resolve().parent
ALEATOIRE = ICI.parent / "Reference" / "Statistiques" / "journal_aleatoire.py"
GRAINES = range(1, 21)
EN_ENTIER = ("stats-2022", "besancon-2022")

# Chaque question : son nom, ses arguments, et si chaque ligne commence par le nom de sa table.
QUESTIONS = [
    ("stats-2022", ["stats", "--annee", "2022"], True),
    ("stats-vu-au", ["stats", "--annee", "2021", "--vu-au", "2022-04-06", "--evolution"], True),
    ("stats-filtre", ["stats", "--annee", "2022", "--filtre", "sexe=F", "--filtre", "age=18_21|22_plus"], True),
    ("stats-neuf-mois", ["stats", "--du", "2021-09-01", "--au", "2022-05-31", "--decimales", "2"], True),
    ("portefeuille", ["portefeuille", "--au", "2022-10-17"], False),
    ("allocations", ["allocations"], False),
    ("ecart", ["ecart", "--annee", "2021", "--vu-au", "2022-04-06", "--vu-au", "2023-01-31"], False),
    ("expliquer", ["expliquer", "synthese/primos/valeur", "--annee", "2022"], False),
    ("tardifs", ["tardifs", "--plus-de", "30j"], False),
    ("corrections", ["corrections"], False),
    ("conservation", ["conservation", "--au", "2035-01-01"], False),
]


def empreinte(lignes):
    return hashlib.sha256("\n".join(lignes).encode()).hexdigest()[:16]


def reponse(milo, journal, arguments):
    fait = subprocess.run(
        [milo, *arguments, "--journal", journal, "--format", "csv"], capture_output=True, text=True, check=False)
    if fait.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)} sur {journal.name} : code {fait.returncode}\n{fait.stderr}")
    return fait.stdout.splitlines()


def tables(lignes, par_table):
    """Les lignes de chaque table ; toutes ensemble sous « - » quand la réponse n'en a qu'une."""
    if not par_table:
        return {"-": lignes}
    rangees = {"en-tête": lignes[:1]}
    for ligne in lignes[1:]:
        rangees.setdefault(ligne.split(",", 1)[0], []).append(ligne)
    return rangees


def journaux(milo, dossier):
    faits = [dossier / "besancon-2022"]
    subprocess.run([milo, "exemple", "besancon-2022", faits[0]], check=True, capture_output=True)
    for graine in GRAINES:
        faits.append(dossier / f"aleatoire-{graine:02}")
        subprocess.run(
            [sys.executable, ALEATOIRE, "--graine", str(graine), "--jeunes", "30", "--annees", "2019-2023", faits[-1]],
            check=True, capture_output=True)
    return faits


def main():
    milo, ecrire = sys.argv[1], "--ecrire" in sys.argv[2:]
    changees = comparees = 0
    with tempfile.TemporaryDirectory() as dossier, ThreadPoolExecutor(2) as fils:
        faits = journaux(milo, pathlib.Path(dossier))
        for nom, arguments, par_table in QUESTIONS:
            reponses = list(fils.map(lambda journal: reponse(milo, journal, arguments), faits))
            gardees = {}
            for journal, lignes in zip(faits, reponses):
                for table, rangees in tables(lignes, par_table).items():
                    gardees[f"{journal.name} {table}"] = f"{len(rangees)} {empreinte(rangees)}"
                if ecrire and (nom, journal.name) == EN_ENTIER:
                    (ICI / f"{journal.name}.csv").write_text("\n".join(lignes) + "\n")
            fichier = ICI / f"{nom}.txt"
            if ecrire:
                fichier.write_text("".join(f"{cle} {valeur}\n" for cle, valeur in gardees.items()))
            attendues = {cle: f"{nombre} {debut}" for cle, nombre, debut in
                         (ligne.rsplit(" ", 2) for ligne in fichier.read_text().splitlines())}
            comparees += len(attendues)
            for cle in sorted(attendues.keys() | gardees.keys()):
                if attendues.get(cle) != gardees.get(cle):
                    changees += 1
                    print(f"{nom} {cle} : gardé {attendues.get(cle)}, trouvé {gardees.get(cle)}")
    print(f"{comparees} réponses comparées, {changees} changées")
    sys.exit(1 if changees else 0)


if __name__ == "__main__":
    main()
