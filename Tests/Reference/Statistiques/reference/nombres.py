"""Arithmétique exacte des cellules : arrondis, dates, instants."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction


def arrondi(fraction, decimales):
    """``fraction`` arrondie à ``decimales`` chiffres, le demi vers +∞."""
    echelle = 10 ** decimales
    entier = (fraction * echelle + Fraction(1, 2)).__floor__()
    return Decimal(entier).scaleb(-decimales)


def quotient(numerateur, denominateur, decimales):
    """Un quotient arrondi, ``None`` si le dénominateur est nul."""
    if denominateur == 0:
        return None
    return arrondi(Fraction(numerateur) / Fraction(denominateur), decimales)


def moyenne_entiere(somme, effectif):
    """Une moyenne arrondie à l'entier (centimes, jours), ``None`` sans effectif."""
    valeur = quotient(somme, effectif, 0)
    return None if valeur is None else int(valeur)


def variation(valeur, ancienne):
    """Variation en %, une décimale, le demi en s'éloignant de zéro ; ``None`` sans base."""
    if valeur is None or ancienne is None or ancienne == 0:
        return None
    ecart = (Fraction(valeur) - Fraction(ancienne)) / Fraction(ancienne) * 100
    if ecart < 0:
        positif = arrondi(-ecart, 1)
        return -positif if positif else positif
    return arrondi(ecart, 1)


def ecart_en_points(valeur, ancienne):
    """Variation d'une part : la différence des deux valeurs affichées ; ``None`` sans l'une."""
    return None if valeur is None or ancienne is None else valeur - ancienne


def texte(valeur):
    """La forme d'une valeur dans une cellule CSV ; vide pour ``None``."""
    return "" if valeur is None else str(valeur)


def sans_zeros(nombre):
    """Un décimal exact sans zéro final : ``12.50`` → ``12.5``, ``3.0`` → ``3``."""
    decimal = Decimal(nombre)
    if decimal == decimal.to_integral_value():
        return Decimal(int(decimal))
    return Decimal(format(decimal.normalize(), "f"))


def jour(iso):
    """``AAAA-MM-JJ`` en date."""
    return date.fromisoformat(iso)


def un_an_avant(iso, annees=1):
    """La même date ``annees`` années plus tôt ; le 29 février devient le 28."""
    annee, mois_jour = int(iso[:4]) - annees, iso[5:]
    if mois_jour == "02-29" and not bissextile(annee):
        mois_jour = "02-28"
    return f"{annee:04d}-{mois_jour}"


def bissextile(annee):
    """L'année a un 29 février."""
    return annee % 4 == 0 and (annee % 100 != 0 or annee % 400 == 0)


def age(naissance, au):
    """Années révolues à une date ; né un 29 février : le 1er mars des années communes."""
    annees = int(au[:4]) - int(naissance[:4])
    anniversaire = naissance[5:]
    if anniversaire == "02-29" and not bissextile(int(au[:4])):
        anniversaire = "03-01"
    return annees - (1 if au[5:] < anniversaire else 0)


def instant(rfc3339):
    """Un instant comparable : secondes depuis l'an 1 (UTC) et chiffres de la fraction."""
    jours = jour(rfc3339[:10]).toordinal()
    heures, minutes, secondes = rfc3339[11:13], rfc3339[14:16], rfc3339[17:19]
    reste, fraction = rfc3339[19:], ""
    if reste.startswith("."):
        fin = 1
        while fin < len(reste) and reste[fin].isdigit():
            fin += 1
        fraction, reste = reste[1:fin].rstrip("0"), reste[fin:]
    total = jours * 86400 + int(heures) * 3600 + int(minutes) * 60 + int(secondes)
    if reste not in ("Z", "z"):
        decalage = int(reste[1:3]) * 3600 + int(reste[4:6]) * 60
        total -= decalage if reste[0] == "+" else -decalage
    return (total, fraction)


def lendemain(iso):
    """Le jour suivant."""
    return (jour(iso) + timedelta(days=1)).isoformat()
