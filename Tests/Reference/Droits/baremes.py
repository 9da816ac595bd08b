"""Dated scales: the shipped amounts, completed or overridden by ``bareme`` events (cents)."""

from __future__ import annotations

from datetime import date
from typing import Optional

from calendrier import lire_mois, mois_de
from histoire_droits import Vue

ADULTE_NON_IMPOSABLE = "adulte_non_imposable"
ADULTE_PREMIERE_TRANCHE = "adulte_premiere_tranche"
MINEUR = "mineur"
FORFAIT = "forfait"
BRUT_MENSUEL = "brut_mensuel"

# The last value known holds this many months, its own included.
DUREE_DU_DERNIER = 12

_CEJ = """
2022-03 50000 30000 20000
2022-07 52000 31200 20800
2023-04 52800 31680 21120
2024-04 55229 33137 22092
2025-04 56168 33700 22468
"""

# The RSA of one person less the housing lump sum, from the beginning of the PACEA on.
_RSA = """
2017-04 47237 2017-09 48002 2018-04 48482 2019-04 49257 2020-04 49701 2021-04 49750
2022-04 50646 2022-07 52671 2023-04 53482 2024-04 55942 2025-04 56894 2026-04 57349
"""

_GJ_AVANT = "2013-09 43375 2014-01 43939 2014-09 44818 2015-01 45221 2015-09 46126 " \
    "2016-04 46172 2016-09 47095 "

_PACEA_AVANT = "2017-01 47095 "

_SMIC = """
2013-01 143022 2014-01 144538 2015-01 145752 2016-01 146662 2017-01 148027 2018-01 149847
2019-01 152122 2020-01 153942 2021-01 155458 2021-10 158947 2022-01 160312 2022-05 164558
2022-08 167895 2023-01 170928 2023-05 174720 2024-01 176692 2024-11 180180 2026-01 182303
2026-06 186702
"""


def _paires(texte: str) -> dict[int, int]:
    mots = texte.split()
    return {lire_mois(m): int(v) for m, v in zip(mots[::2], mots[1::2])}


def _livres() -> dict[tuple[str, str], dict[int, int]]:
    series: dict[tuple[str, str], dict[int, int]] = {
        ("GJ", FORFAIT): _paires(_GJ_AVANT + _RSA),
        ("PACEA", FORFAIT): _paires(_PACEA_AVANT + _RSA),
        ("SMIC", BRUT_MENSUEL): _paires(_SMIC),
    }
    for ligne in _CEJ.split("\n"):
        if ligne:
            mois, *valeurs = ligne.split()
            for cle, valeur in zip(
                    (ADULTE_NON_IMPOSABLE, ADULTE_PREMIERE_TRANCHE, MINEUR), valeurs):
                series.setdefault(("CEJ", cle), {})[lire_mois(mois)] = int(valeur)
    return series


class Baremes:
    """The scales in force, month by month."""

    def __init__(self, vue: Optional[Vue] = None):
        self._series = _livres()
        # Facts come in order, so for one month the last declared value remains.
        for fait in vue.de("bareme") if vue else []:
            du = mois_de(date.fromisoformat(fait.donnees["du"]))
            for cle, valeur in fait.donnees["valeurs"].items():
                self._series.setdefault((fait.donnees["aide"], cle), {})[du] = valeur

    def valeur(self, aide: str, cle: str, mois: int) -> Optional[int]:
        """Return the amount in force a month, or None when no scale is known."""
        serie = self._series.get((aide, cle), {})
        debuts = [m for m in serie if m <= mois]
        if not debuts:
            return None
        debut = max(debuts)
        dernier = debut == max(serie)
        return None if dernier and mois - debut >= DUREE_DU_DERNIER else serie[debut]

    def smic(self, mois: int) -> Optional[int]:
        """Return the gross monthly SMIC."""
        return self.valeur("SMIC", BRUT_MENSUEL, mois)

    def connu(self, aide: str, mois: int) -> bool:
        """Say whether everything that the rule of an aid needs that month is known."""
        if aide == "CEJ":
            cles = (ADULTE_NON_IMPOSABLE, ADULTE_PREMIERE_TRANCHE, MINEUR)
        else:
            cles = (FORFAIT,)
        if any(self.valeur(aide, cle, mois) is None for cle in cles):
            return False
        return aide == "PACEA" or self.smic(mois) is not None
