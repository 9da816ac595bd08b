"""Un journal tiré au hasard où des listes varient, et où des tables sont déclarées.

Le tirage des faits reste celui d'``aleatoire`` : ce qui s'ajoute vient après lui, d'un autre hasard.
"""

import json
import random

from . import catalogue as cat
from .aleatoire import Tirage
from .aleatoire_donnees import CODES
from .declarations_aleatoires import Declarations
from .ecriture import ligne_canonique


class Definitions:
    """Des définitions posées au fil des lignes : reprises, rectifiées, annulées, retirées."""

    def __init__(self, graine, lignes, nombre):
        self.hasard = random.Random(f"definitions-{graine}")
        self.tirage = Declarations(f"journal-{graine}", prefixe="j")
        self.nombre = nombre
        self.lignes = lignes
        self.posees = []

    def ecrire(self):
        """Les lignes du journal, définitions comprises, dans l'ordre d'enregistrement."""
        h, total = self.hasard, len(self.lignes)
        rangs = sorted(h.randint(1, total) for _ in range(self.nombre))
        sorties = []
        for rang, ligne in enumerate(self.lignes, 1):
            sorties.append(ligne)
            sorties += [self._ecrite(json.loads(ligne)) for _ in range(rangs.count(rang))]
        return sorties

    def _ecrite(self, precedente):
        """Une nouvelle définition, ou ce qui arrive à une ancienne."""
        h = self.hasard
        tirage = h.random()
        vivantes = [p for p in self.posees if not p["annulee"]]
        if tirage < 0.55 or not vivantes:
            declaration = self.tirage.table(citer=False)
            return self._definir(precedente, declaration["id"], declaration)
        ancienne = h.choice(vivantes)
        code = ancienne["code"]
        if tirage < 0.7:
            return self._definir(precedente, code, self.tirage.table(code, citer=False))
        if tirage < 0.78:
            return self._definir(precedente, code, {})
        data = {"evenement": ancienne["id"], "motif": "essai"}
        if tirage < 0.88:
            ancienne["annulee"] = True
            return self._ligne(precedente, "annulation", data)
        declaration = self.tirage.table(code, citer=False)
        data["data"] = {"code": code, "declaration": declaration}
        return self._ligne(precedente, "rectification", data)

    def _definir(self, precedente, code, declaration):
        identifiant = f"definition-{len(self.posees)}"
        self.posees.append({"id": identifiant, "code": code, "annulee": False})
        data = {"code": code, "declaration": declaration}
        return self._ligne(precedente, "tableau", data, identifiant)

    def _ligne(self, precedente, nom, data, identifiant=None):
        """Une ligne enregistrée avec la précédente ; le jour qu'elle porte ne joue pas."""
        h = self.hasard
        attributs = {
            "specversion": "1.0", "id": identifiant or f"correction-{h.getrandbits(40):010x}",
            "source": "/structures/hasard", "type": f"fr.milo.{nom}.v1",
            "subject": "hasard" if nom == "tableau" else None,
            # Une définition peut se dire du passé, jamais de plus d’un jour après son enregistrement.
            "time": min(
                f"{h.randint(2018, 2019)}-0{h.randint(1, 9)}-11T10:00:00+01:00",
                precedente["recordedtime"][:10] + "T00:00:00+01:00"),
            "recordedtime": precedente["recordedtime"],
        }
        return ligne_canonique(attributs, nom, data)


def varier(graine, lignes):
    """Les mêmes lignes, où les propositions d'un entretien sont de zéro à trois."""
    hasard = random.Random(f"varier-{graine}")
    variees = []
    for ligne in lignes:
        if '"propositions":[' in ligne:
            evenement = json.loads(ligne)
            data = evenement["data"]
            data = data.get("data", data)
            data["propositions"] = [
                {"theme": hasard.choice(cat.THEMES), "nature": hasard.choice(CODES["nature"])}
                for _ in range(hasard.choice([0, 1, 2, 3]))]
            ligne = json.dumps(evenement, ensure_ascii=False, separators=(",", ":")) + "\n"
        variees.append(ligne)
    return variees


def journal_a_tableaux(graine, jeunes, premiere=2019, derniere=2023, definitions=0):
    """Les lignes d'un journal tiré au hasard, avec tant de lignes qui définissent des tables."""
    lignes = varier(graine, Tirage(graine, jeunes, premiere, derniere).lignes())
    return Definitions(graine, lignes, definitions).ecrire() if definitions else lignes
