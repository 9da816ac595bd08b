"""Les filtres : quels jeunes une période retient, évalués une fois, à sa fin."""

from collections import defaultdict
from functools import cached_property

from . import catalogue as cat


class Filtre:
    """Les filtres ``(clé, valeurs)`` d'un calcul ; ``operation`` porte sur les événements."""

    def __init__(self, calcul, filtres):
        self.calcul = calcul
        self.operations = [valeurs for cle, valeurs in filtres if cle == "operation"]
        self.criteres = [(cle, valeurs) for cle, valeurs in filtres if cle != "operation"]
        self._verdicts = {}

    def retient(self, jeune):
        """Le jeune satisfait tous les critères."""
        if jeune not in self._verdicts:
            self._verdicts[jeune] = all(
                self._satisfait(jeune, cle, valeurs) for cle, valeurs in self.criteres
            )
        return self._verdicts[jeune]

    def _satisfait(self, jeune, cle, valeurs):
        calcul = self.calcul
        if cle == "dispositif":
            return any(jeune in self._suivis(code) for code in valeurs)
        if cle == "conseiller":
            return self._referents.get(jeune, "non_renseigne") in valeurs
        if cle == "remobilisation":
            return not self._remobilisations[jeune].isdisjoint(valeurs)
        if cle == "regroupement":
            return any(self._dans_regroupement(jeune, code) for code in valeurs)
        if cle == "age":
            trouve = calcul.classe_age(jeune, calcul.fin)
        elif cle == "zrr":
            trouve = calcul.zrr(jeune, calcul.fin)
        elif cle in cat.AXES:
            trouve = calcul.territoire(cle, jeune, calcul.fin)
        else:
            trouve = calcul.attribut(jeune, cle, calcul.fin)
        return not formes(trouve).isdisjoint(valeurs)

    @cached_property
    def _sejours(self):
        """Tous les passages, que leur entrée porte ou non l'opération filtrée."""
        calcul = self.calcul
        return calcul.sejours_des(calcul.histoire.par_nom["dispositif.entree"])

    def _suivis(self, code):
        """Les jeunes dont un passage dans ce dispositif, ou ce groupe, touche la période."""
        calcul = self.calcul
        codes = calcul.groupes.get(code, {code})
        return {
            s.jeune for s in self._sejours
            if s.code in codes and s.chevauche(calcul.debut, calcul.fin)
        }

    @cached_property
    def _referents(self):
        """Le référent de chaque jeune à la fin de la période."""
        fin, referents = self.calcul.fin, {}
        for e in self.calcul.histoire.par_nom["referent"]:
            if e.date <= fin and e.data.get("role", "referent") == "referent":
                echu = e.data.get("jusqu_au", fin) < fin
                referents[e.sujet] = None if echu else e.data["conseiller"]
        return {jeune: code for jeune, code in referents.items() if code is not None}

    @cached_property
    def _remobilisations(self):
        vers = defaultdict(set)
        for e in self.calcul.histoire.par_nom["remobilisation"]:
            if self.calcul.dans(e.date):
                vers[e.sujet].add(e.data["vers"])
        return vers

    def _dans_regroupement(self, jeune, code):
        calcul = self.calcul
        fait = calcul.faits("regroupement").get(code)
        if fait is None:
            return False
        return calcul.territoire(fait["axe"], jeune, calcul.fin) in fait["membres"]


def formes(valeur):
    """Les écritures d'une valeur d'attribut acceptées dans un filtre."""
    if valeur is None:
        return {"non_renseigne"}
    if valeur is True:
        return {"true", "oui"}
    if valeur is False:
        return {"false", "non"}
    if isinstance(valeur, list):
        return set(valeur)
    return {str(valeur)}
