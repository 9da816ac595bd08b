"""Les conditions : ``ou``, ``jeunes``, ``ayant``, ``sans``."""

from datetime import timedelta

from ..nombres import jour
from . import Refus
from .champs import COLLECTIFS, champ


def nomme(condition, nom):
    """Une condition nomme ce champ, fût-ce dans un ``parmi``."""
    return any(
        cle == nom or cle == "parmi" and any(nomme(c, nom) for c in voulu)
        for cle, voulu in (condition or {}).items()
    )


def presence_nommee(compte, condition):
    """Les absents à un collectif ne comptent que si la condition parle de présence."""
    return compte in COLLECTIFS and nomme(condition, "presence")


class Condition:
    """Un ``ou`` : toutes ses clés tiennent."""

    def __init__(self, compte, declaree, presence=False):
        self.clauses = []
        for cle, voulu in (declaree or {}).items():
            if cle == "parmi":
                branches = [Condition(compte, branche, presence) for branche in voulu]
                self.clauses.append(
                    lambda r, branches=branches: any(b.tient(r) for b in branches))
                continue
            lu = champ(compte, cle, presence)
            self.clauses.append(
                lambda r, lu=lu, voulu=voulu: satisfait(lu, lu.lire(r), voulu))

    def tient(self, rangee):
        """La rangée satisfait toutes les clauses."""
        return all(clause(rangee) for clause in self.clauses)


def satisfait(lu, valeur, voulu):
    """Une valeur de ce champ satisfait ce qui est voulu ; l'absence ne satisfait que ``null``."""
    if isinstance(voulu, dict) and "non" in voulu:
        return not satisfait(lu, valeur, voulu["non"])
    if voulu is None:
        return valeur is None
    if isinstance(voulu, list):
        return any(satisfait(lu, valeur, un) for un in voulu)
    if lu.nature == "opaque":
        raise Refus(f"« {lu.nom} » n'a que null et non null")
    if valeur is None:
        return False
    return any(_est(entree, voulu) for entree in (valeur if lu.liste else [valeur]))


def _est(valeur, voulu):
    if isinstance(voulu, dict):
        return (
            ("min" not in voulu or valeur >= voulu["min"])
            and ("max" not in voulu or valeur <= voulu["max"])
        )
    # En JSON, vrai n'est pas 1.
    return isinstance(valeur, bool) == isinstance(voulu, bool) and valeur == voulu


class Suite:
    """Un élément d'``ayant`` ou de ``sans`` : le jeune a-t-il une telle rangée ?"""

    def __init__(self, declaree):
        self.compte = declaree["compte"]
        self.moment = declaree.get("moment")
        self.entre = declaree.get("entre")
        self.presence = presence_nommee(self.compte, declaree.get("ou"))
        self.condition = Condition(self.compte, declaree.get("ou"), self.presence)

    def tient(self, sources, rangee):
        """Dans la période, ou de ``m`` à ``n`` jours après la date de la rangée."""
        debut, fin = sources.calcul.debut, sources.calcul.fin
        if self.entre is not None:
            debut, fin = (
                (jour(rangee.date) + timedelta(days=n)).isoformat() for n in self.entre)
        candidates = sources.rangees_du_jeune(
            rangee.jeune, self.compte, self.moment, debut, fin, self.presence)
        return any(self.condition.tient(candidate) for candidate in candidates)


class Restriction:
    """Ce qui garde une rangée : ``ou``, tous les ``ayant``, aucun des ``sans``."""

    def __init__(self, compte, declaree, presence=False):
        self.condition = Condition(compte, declaree.get("ou"), presence)
        self.ayant = [Suite(suite) for suite in declaree.get("ayant", ())]
        self.sans = [Suite(suite) for suite in declaree.get("sans", ())]

    def tient(self, sources, rangee):
        """La rangée est gardée."""
        return (
            self.condition.tient(rangee)
            and all(suite.tient(sources, rangee) for suite in self.ayant)
            and not any(suite.tient(sources, rangee) for suite in self.sans)
        )
