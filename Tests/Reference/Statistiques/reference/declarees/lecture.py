"""Lire la valeur d'un champ dans une rangée.

Une rangée donne ``valeurs`` (ce que la source calcule), ``data`` (les champs de l'événement),
``references`` (celles qui tiennent), ``jeune``, ``date``, et ``calcul`` (la période de la table).
"""

from datetime import date

from .. import catalogue as cat
from ..calcul import compte as present
from ..nombres import jour


def lisible(valeur):
    """Une valeur chiffrée est un objet : sans clé, elle ne se lit pas."""
    return None if isinstance(valeur, dict) and "chiffre" in valeur else valeur


def lire_donnee(nom, defaut=None):
    """Un champ de la rangée elle-même."""
    def lire(rangee):
        if nom in rangee.valeurs:
            return rangee.valeurs[nom]
        return lisible(rangee.data.get(nom, defaut))
    return lire


def lire_liste_d_objets(nom, partie):
    """Une partie de chaque objet d'une liste : ``propositions.nature``."""
    def lire(rangee):
        objets = rangee.data.get(nom)
        return None if objets is None else [objet[partie] for objet in objets]
    return lire


def lire_reference(nom):
    """L'événement visé, s'il tient."""
    return lambda rangee: rangee.references.get(nom)


def lire_referee(reference, nom, defaut=None, est_reference=False):
    """Un champ de l'événement visé, un seul pas, dans ses données."""
    def lire(rangee):
        cible = rangee.references.get(reference)
        if cible is None:
            return None
        if est_reference:
            return cible.references.get(nom)
        connus = {champ.nom for champ in cat.CHAMPS[cible.nom]}
        return lisible(cible.data.get(nom, defaut)) if nom in connus else None
    return lire


def lire_pas(pas):
    """Le pas de la date de la rangée."""
    return lambda rangee: pas_de(pas, rangee.date)


def pas_de(pas, iso):
    """``mois`` du 5 mars 2022 : ``2022-03``."""
    le_jour = jour(iso)
    if pas == "annee":
        return le_jour.year
    if pas == "jour":
        return le_jour.isoweekday()
    if pas == "mois":
        return iso[:7]
    if pas == "trimestre":
        return f"{le_jour.year:04d}-T{(le_jour.month + 2) // 3}"
    annee, semaine, _ = le_jour.isocalendar()
    return f"{annee:04d}-W{semaine:02d}"


def pas_de_la_periode(pas, debut, fin):
    """Tous les pas d'une période, dans l'ordre."""
    trouves = {}
    for ordinal in range(jour(debut).toordinal(), jour(fin).toordinal() + 1):
        trouves[pas_de(pas, date.fromordinal(ordinal).isoformat())] = True
    # Les jours de la semaine vont du lundi au dimanche, où que commence la période.
    return sorted(trouves) if pas == "jour" else list(trouves)


def pas_un_an_avant(pas, valeur):
    """Le même pas un an plus tôt : ``2021-W09`` pour ``2022-W09``, lundi pour lundi."""
    if pas == "jour":
        return valeur
    if pas == "annee":
        return valeur - 1
    return f"{int(valeur[:4]) - 1:04d}{valeur[4:]}"


def lire_du_conseiller(nom):
    """Un champ du fait ``conseiller`` de l'agent nommé, à la fin de la période."""
    def lire(rangee):
        agent = rangee.data.get("conseiller")
        return rangee.calcul.faits("conseiller").get(agent, {}).get(nom)
    return lire


def lire_depuis(nom):
    """Les jours depuis le premier événement de ce type ; rien s'il est postérieur."""
    def lire(rangee):
        for evenement in rangee.calcul.tous(nom):
            if evenement.sujet == rangee.jeune and present(evenement):
                delai = (jour(rangee.date) - jour(evenement.date)).days
                return delai if delai >= 0 else None
        return None
    return lire


# -- le jeune ------------------------------------------------------------------------------------


def lire_attribut(nom):
    """Un attribut du jeune à la date de la rangée (ou à la fin, si la table le veut)."""
    def lire(rangee):
        return _attribut(rangee.calcul, rangee.jeune, nom, rangee.au)
    return lire


def _attribut(calcul, jeune, nom, au):
    if nom in ("site", "zone", "epci"):
        return calcul.territoire(nom, jeune, au)
    if nom == "zrr":
        return calcul.zrr(jeune, au)
    if nom == "age":
        return calcul.age(jeune, au)
    if nom == "referent":
        return _referent(calcul, jeune, au)
    if nom == "hebergement_familial":
        return _parmi(calcul.attribut(jeune, "hebergement", au), {"parents", "famille"})
    niveaux = {
        "sans_diplome": cat.SANS_DIPLOME, "sans_qualification": cat.SANS_QUALIFICATION,
        "infra_bac": cat.INFRA_BAC,
    }
    if nom in niveaux:
        return _parmi(calcul.attribut(jeune, "niveau", au), niveaux[nom])
    return calcul.attribut(jeune, nom, au)


def _parmi(valeur, ensemble):
    """Un booléen déduit n'est pas connu quand l'attribut ne l'est pas."""
    return None if valeur is None else valeur in ensemble


def _referent(calcul, jeune, au):
    """Le référent du jeune à la fin d'un jour : le dernier nommé, s'il n'est pas échu."""
    nomme = None
    for e in calcul.histoire.par_nom["referent"]:
        if e.sujet == jeune and e.date <= au and e.data.get("role", "referent") == "referent":
            echu = e.data.get("jusqu_au", au) < au
            nomme = None if echu else e.data["conseiller"]
    return nomme
