#!/usr/bin/env python3
"""Compare les tables déclarées de `milo stats --tableaux` à la référence, cellule par cellule.

    python3 comparer_tableaux.py MILO --graines A-B [--jeunes 30] [--tables 12] [--hardi]
    python3 comparer_tableaux.py MILO --refus

Chaque graine donne un journal, des déclarations valides et des questions.  Une cellule qui
diffère est montrée avec la déclaration de sa table ; une déclaration valide refusée est un écart.
La sortie est 1 s'il y en a.  ``--hardi`` tire aussi ce que la spécification laisse discuter.
``--refus`` vérifie que chaque déclaration fausse est refusée (sortie 1 ou 2), et que le chemin de
sa faute est dit.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from decimal import Decimal

from comparer import FILTRES, lire, valeurs_d_essai
from journal_aleatoire import ecrire
from reference.aleatoire_tableaux import journal_a_tableaux
from reference.declarations_aleatoires import Declarations
from reference.declarations_fautives import fautes, justes
from reference.declarees import Refus
from reference.histoire import Histoire
from reference.journal import Journal
from reference.nombres import texte
from reference.rapport import calculer, lire_filtre
from reference.tables_declarees import definitions_du_journal, tables_de_la_question

MONTREES = 40


def questions(graine, valeurs):
    """Les questions posées d'un journal : des options, telles que la ligne de commande les lit."""
    filtres = []
    for filtre in FILTRES[graine % len(FILTRES)]:
        try:
            filtres.append(filtre.format(**valeurs))
        except KeyError:
            pass
    yield {"annee": 2019 + graine % 5}
    yield {"du": "2019-01-01", "au": "2023-12-31"}
    yield {"annee": 2021, "vu_au": f"2022-0{1 + graine % 9}-15", "evolution": graine % 3 == 1}
    yield {"du": "2020-02-29", "au": "2021-03-28", "evolution": graine % 2 == 0}
    yield {"annee": 2022, "filtres": filtres, "decimales": graine % 3,
           "evolution": graine % 4 == 3}


def en_options(question):
    """La question en arguments de la ligne de commande."""
    arguments = []
    for cle in ("annee", "du", "au", "vu_au", "decimales"):
        if cle in question:
            arguments += [f"--{cle.replace('_', '-')}", str(question[cle])]
    for filtre in question.get("filtres", ()):
        arguments += ["--filtre", filtre]
    return arguments + (["--evolution"] if question.get("evolution") else [])


def attendues(journal, question, declarations, noms):
    """Les cellules de la référence : {(table, ligne, colonne): (valeur, unité)}."""
    annee = question.get("annee")
    debut = question.get("du", f"{annee}-01-01")
    fin = question.get("au", f"{annee}-12-31")
    histoire = Histoire(journal, question.get("vu_au"))
    filtres = [lire_filtre(filtre) for filtre in question.get("filtres", ())]
    calcul = calculer(histoire, debut, fin, filtres, question.get("decimales", 1))
    # Telles qu'un fichier les écrirait : un décimal reste exact.
    lues = json.loads(json.dumps(declarations), parse_float=Decimal)
    evolution = question.get("evolution", False)
    cellules = {}
    for table in tables_de_la_question(calcul, lues, noms, evolution):
        for ligne, colonne, valeur, unite in table.cellules():
            cellules[table.id, ligne, colonne] = (texte(valeur), unite)
    return cellules, histoire


class Comparaison:
    """Le compte des cellules comparées et des écarts."""

    def __init__(self, milo):
        self.milo = milo
        self.comparees = 0
        self.ecarts = 0

    def ecart(self, *lignes):
        """Un écart de plus ; les premiers sont montrés."""
        self.ecarts += 1
        if self.ecarts <= MONTREES:
            print(*lignes, sep="\n  ", flush=True)

    def refus(self, fichier):
        """Ce que Milo dit d'un fichier de déclarations qu'il refuse, ``None`` s'il l'accepte."""
        dit = subprocess.run([self.milo, "tableau", fichier], capture_output=True, text=True)
        return None if dit.returncode == 0 else f"sortie {dit.returncode} : {dit.stderr.strip()}"

    def acceptees(self, declarations, dossier, graine):
        """Les déclarations que Milo accepte ; chaque refus d'une déclaration valide est un écart."""
        chemin = os.path.join(dossier, "une.json")
        gardees = []
        for declaration in declarations:
            essayees = gardees + [declaration]
            with open(chemin, "w", encoding="utf-8") as fichier:
                json.dump(essayees, fichier, ensure_ascii=False)
            refus = self.refus(chemin)
            if refus is None:
                gardees = essayees
            elif not _cite_une_refusee(declaration, gardees, declarations):
                self.ecart(f"graine {graine} : déclaration valide refusée, {refus}",
                           json.dumps(declaration, ensure_ascii=False))
        return gardees

    def graine(self, graine, jeunes, nombre, hardi, dossier):
        """Un journal, ses déclarations et ses questions."""
        chemin = os.path.join(dossier, "journal")
        lignes = journal_a_tableaux(graine, jeunes, definitions=6 if graine % 3 == 0 else 0)
        ecrire(chemin, lignes, graine)
        journal = Journal.ouvrir(chemin)
        tirage = Declarations(graine, hardi)
        declarations = self.acceptees([tirage.table() for _ in range(nombre)], dossier, graine)
        fichiers = self.fichiers(declarations, dossier, graine)
        for question in questions(graine, valeurs_d_essai(chemin)):
            self.question(graine, chemin, journal, question, declarations, fichiers)

    @staticmethod
    def fichiers(declarations, dossier, graine):
        """Les déclarations en un fichier, ou en deux dont l'un est un objet seul."""
        parts = [declarations]
        if graine % 2 and len(declarations) > 1:
            parts = [declarations[0], declarations[1:]]
        options = []
        for rang, part in enumerate(parts):
            chemin = os.path.join(dossier, f"tableaux{rang}.json")
            with open(chemin, "w", encoding="utf-8") as fichier:
                json.dump(part, fichier, ensure_ascii=False, indent=1)
            options += ["--tableaux", chemin]
        return options

    def question(self, graine, chemin, journal, question, declarations, fichiers):
        """Une question, posée des deux côtés."""
        du_journal = definitions_du_journal(Histoire(journal, question.get("vu_au")))
        connues = {d["id"]: d for d in du_journal + declarations}
        if not connues:
            return
        try:
            attendu, _ = attendues(journal, question, declarations, list(connues))
        except Refus as refus:
            self.ecart(f"graine {graine} : la référence refuse, {refus}")
            return
        arguments = ["--journal", chemin, "--format", "csv", *en_options(question), *fichiers]
        for nom in connues:
            arguments += ["--table", nom]
        try:
            trouve = lire([self.milo, "stats", *arguments])
        except RuntimeError as erreur:
            self.ecart(f"graine {graine} : {erreur}")
            return
        self.comparees += len(attendu)
        montrees = set()
        for cle in sorted(set(attendu) | set(trouve)):
            if attendu.get(cle) == trouve.get(cle):
                continue
            lignes = [f"graine {graine} {' '.join(en_options(question))} {'/'.join(cle)} : "
                      f"attendu {attendu.get(cle)}, trouvé {trouve.get(cle)}"]
            if cle[0] not in montrees:
                montrees.add(cle[0])
                lignes.append(json.dumps(connues.get(cle[0]), ensure_ascii=False))
            self.ecart(*lignes)


def _cite_une_refusee(declaration, gardees, declarations):
    """La déclaration cite une table déjà refusée : son propre refus s'ensuit."""
    refusees = {d["id"] for d in declarations} - {d["id"] for d in gardees}
    return any(
        isinstance(c.get("sur"), str) and c["sur"].split("/")[0] in refusees
        for c in declaration["colonnes"])


def verifier_les_refus(comparaison):
    """Chaque faute est refusée, son chemin est dit ; les déclarations justes sont acceptées."""
    with tempfile.TemporaryDirectory() as dossier:
        chemin = os.path.join(dossier, "fautive.json")

        def essayer(declaration):
            with open(chemin, "w", encoding="utf-8") as fichier:
                json.dump(declaration, fichier, ensure_ascii=False)
            return subprocess.run(
                [comparaison.milo, "tableau", chemin], capture_output=True, text=True)

        for juste in justes():
            dit = essayer(juste)
            comparaison.comparees += 1
            if dit.returncode != 0:
                comparaison.ecart("déclaration juste refusée : " + dit.stderr.strip(),
                                  json.dumps(juste, ensure_ascii=False))
        for nom, fautive, attendu in fautes():
            dit = essayer(fautive)
            comparaison.comparees += 1
            if dit.returncode not in (1, 2, 3) or attendu not in dit.stderr:
                comparaison.ecart(
                    f"{nom} : sortie {dit.returncode}, chemin attendu {attendu}",
                    dit.stderr.strip() or "(rien sur la sortie d'erreur)",
                    json.dumps(fautive, ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("milo")
    parser.add_argument("--graines", default="1-10")
    parser.add_argument("--jeunes", type=int, default=30)
    parser.add_argument("--tables", type=int, default=12)
    parser.add_argument("--hardi", action="store_true")
    parser.add_argument("--refus", action="store_true")
    options = parser.parse_args()
    comparaison = Comparaison(options.milo)
    if options.refus:
        verifier_les_refus(comparaison)
        print(f"{comparaison.comparees} déclarations, {comparaison.ecarts} écarts")
        return 1 if comparaison.ecarts else 0
    debut, _, fin = options.graines.partition("-")
    for graine in range(int(debut), int(fin or debut) + 1):
        with tempfile.TemporaryDirectory() as dossier:
            comparaison.graine(graine, options.jeunes, options.tables, options.hardi, dossier)
    print(f"{comparaison.comparees} cellules comparées, {comparaison.ecarts} écarts")
    return 1 if comparaison.ecarts else 0


if __name__ == "__main__":
    sys.exit(main())
