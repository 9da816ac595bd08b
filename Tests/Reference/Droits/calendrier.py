"""Dates, months and exact rounding used by the reference implementation.

A month is an integer (12 × year + month − 1), so that months compare and subtract.
"""

from __future__ import annotations

import calendar
import math
from datetime import date, timedelta
from fractions import Fraction

UN_JOUR = timedelta(days=1)


def mois_de(jour: date) -> int:
    """Return the month of a day."""
    return jour.year * 12 + jour.month - 1


def lire_mois(texte: str) -> int:
    """Read ``YYYY-MM``."""
    annee, numero = texte.split("-")
    if len(annee) != 4 or len(numero) != 2 or not 1 <= int(numero) <= 12:
        raise ValueError(f"mois attendu sous la forme AAAA-MM, trouvé « {texte} »")
    return int(annee) * 12 + int(numero) - 1


def ecrire_mois(mois: int) -> str:
    """Write a month as ``YYYY-MM``."""
    return f"{mois // 12:04d}-{mois % 12 + 1:02d}"


def premier_jour(mois: int) -> date:
    """Return the first day of a month."""
    return date(mois // 12, mois % 12 + 1, 1)


def dernier_jour(mois: int) -> date:
    """Return the last day of a month."""
    return premier_jour(mois + 1) - UN_JOUR


def jours_du_mois(mois: int) -> int:
    """Return the number of days of a month."""
    return dernier_jour(mois).day


def plus_mois(jour: date, nombre: int) -> date:
    """Add months to a day; a day that does not exist becomes the last of its month."""
    cible = mois_de(jour) + nombre
    return premier_jour(cible).replace(day=min(jour.day, jours_du_mois(cible)))


def anniversaire(naissance: date, age: int) -> date:
    """Return the day on which somebody reaches an age (29 February → 1 March)."""
    annee = naissance.year + age
    if (naissance.month, naissance.day) == (2, 29) and not calendar.isleap(annee):
        return date(annee, 3, 1)
    return naissance.replace(year=annee)


def age_au(naissance: date, jour: date) -> int:
    """Return the completed years at a day."""
    age = jour.year - naissance.year
    return age if anniversaire(naissance, age) <= jour else age - 1


def lundi_de(jour: date) -> date:
    """Return the Monday of the ISO week of a day."""
    return jour - timedelta(days=jour.weekday())


def jours_ouvres(debut: date, fin: date) -> int:
    """Count the days from Monday to Friday of [debut, fin]; 0 when it is empty."""
    if fin < debut:
        return 0
    semaines, reste = divmod((fin - debut).days + 1, 7)
    return 5 * semaines + sum((debut.weekday() + i) % 7 < 5 for i in range(reste))


def arrondi(valeur: Fraction | int) -> int:
    """Round to the unit, half toward +∞."""
    return math.floor(Fraction(valeur) + Fraction(1, 2))
