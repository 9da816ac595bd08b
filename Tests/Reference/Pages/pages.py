#!/usr/bin/env python3
"""Compte, dans les pages elles-mêmes, les chiffres publiés que montrent les compositions de Examples/Reconstitutions.

    python3 pages.py MILO                        les quatre rapports : trouvés / reproductibles, et ceux qui manquent
    python3 pages.py MILO --exemple innovam-2023 un seul
    python3 pages.py MILO --dossier D            garde journaux et pages dans D, et reprend les journaux qui y sont

Un chiffre est trouvé quand la page a une cellule de son nom, circonstances comprises, dont la valeur égale le chiffre
publié à ses décimales. Sort avec 1 sous 95 % des chiffres reproductibles, page par page ou en tout.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from html.parser import HTMLParser
from pathlib import Path

RACINE = Path(__file__).resolve().parents[3]
SOURCES = RACINE / "Sources" / "MiloReconstitutions"
COMPOSITIONS = RACINE / "Examples" / "Reconstitutions"
SEUIL = 95


def exemples():
    """Ce que la liste des exemples dit de chacun : nom, année, date de vue, liste de cibles, s’il est une suite."""
    texte = (SOURCES / "Outils" / "Exemple.swift").read_text(encoding="utf-8")
    forme = re.compile(
        r'Exemple\(\s*nom: "([^"]+)", structure: "[^"]+", annee: (\d+), '
        r'vuAu: (?:nil|LocalDate\("([^"]+)"\)),\s*cibles: \.(\w+)(,\s*isSuite: true)?')
    return {
        nom: {"annee": annee, "vu_au": vu_au or None, "cibles": cibles, "suite": bool(suite)}
        for nom, annee, vu_au, cibles, suite in forme.findall(texte)}


def cibles(exemple):
    """Les chiffres publiés que le journal de l’exemple reproduit."""
    nom = exemple["cibles"]
    (fichier,) = SOURCES.glob(f"*/Cibles{nom[0].upper()}{nom[1:]}.swift")
    texte = fichier.read_text(encoding="utf-8")
    liste = json.loads(texte[texte.index('#"""') + 4:texte.rindex('"""#')])
    return [
        cible for cible in liste
        if cible["statut"] in ("reproductible", "manque") and cible.get("suite", False) == exemple["suite"]]


def question(nom, annee, filtre=None, du=None, au=None):
    """Une cellule et ses circonstances, écrites d’une seule façon."""
    nom, _, dites = nom.partition("?")
    filtres = {}
    for partie in [*dites.split("&"), *(filtre or "").split("&")]:
        cle, _, valeur = partie.partition("=")
        if cle == "du":
            du = valeur
        elif cle == "au":
            au = valeur
        elif cle:
            filtres[cle] = frozenset(valeur.split("|"))
    return (nom, frozenset(filtres.items()), du or f"{annee}-01-01", au or f"{annee}-12-31")


class Page(HTMLParser):
    """Les cellules d’une page : leur nom, et la valeur qu’elles donnent aux machines."""

    def __init__(self, texte):
        super().__init__()
        self.cellules = []
        self.feed(texte)

    def handle_starttag(self, tag, attrs):
        attributs = dict(attrs)
        if attributs.get("data-cellule"):
            self.cellules.append((attributs["data-cellule"], attributs.get("data-valeur") or ""))


def egale(valeur, cible):
    """Si la valeur d’une cellule, arrondie aux décimales du chiffre publié, lui est égale ; un montant est en centimes."""
    try:
        attendu = Decimal(cible["publie"])
        vu = Decimal(valeur) / (100 if cible["unite"] == "€" else 1)
        return vu.quantize(Decimal(1).scaleb(attendu.as_tuple().exponent), ROUND_HALF_UP) == attendu
    except InvalidOperation:
        return False


def ecrire(milo, nom, exemple, dossier):
    """La page de l’exemple, après son journal s’il n’est pas déjà là."""
    journal, page = dossier / nom, dossier / f"{nom}.html"
    vue = ["--vu-au", exemple["vu_au"]] if exemple["vu_au"] else []
    commandes = [] if journal.exists() else [["exemple", nom, journal]]
    commandes.append([
        "rapport", "--journal", journal, "--annee", exemple["annee"], *vue, "--composition",
        COMPOSITIONS / f"{nom}.json", "--html", page, "--remplacer"])
    for commande in commandes:
        fait = subprocess.run([milo, *commande], capture_output=True, text=True, check=False)
        if fait.returncode:
            sys.exit(f"{nom} : milo {commande[0]} : code {fait.returncode}\n{fait.stderr}")
    return page.read_text(encoding="utf-8")


def compter(nom, exemple, texte):
    """Écrit ce qui manque à une page ; rend combien sont trouvés, et parmi combien."""
    valeurs = {}
    for cellule, valeur in Page(texte).cellules:
        valeurs.setdefault(question(cellule, exemple["annee"]), []).append(valeur)
    liste = cibles(exemple)
    manques = []
    for cible in liste:
        cle = question(
            cible["cellule"], exemple["annee"], cible.get("filtre"), cible.get("du"), cible.get("au"))
        vues = valeurs.get(cle, [])
        if not any(egale(valeur, cible) for valeur in vues):
            manques.append((cible, vues))
    trouves = len(liste) - len(manques)
    print(f"{nom} : {trouves} sur {len(liste)} ({trouves * 100 / len(liste):.1f} %)")
    for cible, vues in manques:
        vu = f"la page donne {', '.join(vues)}" if vues else "absent"
        suite = f"?{cible['filtre']}" if "filtre" in cible else ""
        print(f"  {cible['id']} {cible['cellule']}{suite} = {cible['publie']} : {vu} ({cible['libelle']})")
    return trouves, len(liste)


def main():
    tous = exemples()
    analyse = argparse.ArgumentParser()
    analyse.add_argument("milo")
    analyse.add_argument("--exemple", choices=tous)
    analyse.add_argument("--dossier", type=Path)
    options = analyse.parse_args()
    comptes = []
    with tempfile.TemporaryDirectory() as provisoire:
        dossier = options.dossier or Path(provisoire)
        for nom, exemple in tous.items():
            if options.exemple in (None, nom):
                comptes.append(compter(nom, exemple, ecrire(options.milo, nom, exemple, dossier)))
    trouves, total = (sum(compte) for compte in zip(*comptes))
    print(f"{trouves} chiffres sur {total} ({trouves * 100 / total:.1f} %)")
    sys.exit(any(trouves * 100 < total * SEUIL for trouves, total in comptes))


if __name__ == "__main__":
    main()
