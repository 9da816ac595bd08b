"""La table des rendez-vous : un rendez-vous est une proposition et tous ses états."""

from collections import defaultdict

from .tableau import Table

_ABSENCES = {"absent", "excuse", "annule_jeune"}


def _rendez_vous(calcul):
    """Les rendez-vous de la période : ``(premier événement, dernier statut)``."""
    etats = defaultdict(list)
    for evenement in calcul.tous("rendez_vous"):
        premier, vus = evenement, {evenement.index}
        while "rendez_vous" in premier.references:
            premier = premier.references["rendez_vous"]
            if premier.index in vus:
                premier = None  # une boucle n'a pas de premier événement
                break
            vus.add(premier.index)
        if premier is not None and calcul.dans(premier.date):
            etats[premier.index].append((evenement, premier))
    trouves = []
    for suite in etats.values():
        dernier = [e for e, _ in suite if e.date <= calcul.fin][-1]
        trouves.append((suite[0][1], dernier.data["statut"]))
    return trouves


def objets_des_rendez_vous(calcul):
    """Les objets qui ont une ligne dans la table."""
    return sorted({premier.data.get("objet") for premier, _ in _rendez_vous(calcul)} - {None})


def premiers_rendez_vous(calcul, objet):
    """Les premiers événements des rendez-vous d'un objet, dans l'ordre des faits."""
    premiers = [p for p, _ in _rendez_vous(calcul) if p.data.get("objet") == objet]
    return sorted(premiers, key=lambda e: e.ordre)


def rendez_vous(calcul):
    """Les rendez-vous par objet, selon leur dernier état."""
    table = Table.de("rendez_vous", "proposes, presents, absents, presence %, jeunes")
    tous = _rendez_vous(calcul)

    def ligne(nom, retenus):
        presents = sum(statut == "present" for _, statut in retenus)
        absents = sum(statut in _ABSENCES for _, statut in retenus)
        jeunes = {premier.sujet for premier, _ in retenus}
        presence = calcul.part(presents, presents + absents)
        table.ajouter(nom, len(retenus), presents, absents, presence, len(jeunes))

    for objet in objets_des_rendez_vous(calcul):
        ligne(objet, [(p, statut) for p, statut in tous if p.data.get("objet") == objet])
    ligne("total", tous)
    return [table]
