"""Les rendez-vous, une proposition et tous ses états ; ceux que les absences rencontrent."""

from collections import defaultdict
from datetime import date, timedelta

from .tableau import Table

_ABSENCES = {"absent", "excuse", "annule_jeune"}


class RendezVous:
    """Un rendez-vous tel que le connaît le dernier jour : son premier événement, ses états."""

    def __init__(self, premier, etats):
        self.premier = premier
        self.etats = etats

    @property
    def statut(self):
        """Ce qu'en dit le dernier état."""
        return self.etats[-1].data["statut"]

    @property
    def quand(self):
        """Le jour et l'heure, au dernier état."""
        return self.etats[-1].data["quand"]

    @property
    def objet(self):
        """L'objet, au premier événement."""
        return self.premier.data.get("objet")

    def dernier(self, champ):
        """Ce que dit d'un champ le dernier état qui en dit quelque chose."""
        dits = [e.data[champ] for e in self.etats if e.data.get(champ) is not None]
        return dits[-1] if dits else None


def rendez_vous_connus(calcul):
    """Tous les rendez-vous dont un état au moins est connu à la fin de la période."""
    etats, premiers = defaultdict(list), {}
    for evenement in calcul.tous("rendez_vous"):
        premier, vus = evenement, {evenement.index}
        while "rendez_vous" in premier.references:
            premier = premier.references["rendez_vous"]
            if premier.index in vus:
                premier = None  # une boucle n'a pas de premier événement
                break
            vus.add(premier.index)
        if premier is not None and evenement.date <= calcul.fin:
            premiers[premier.index] = premier
            etats[premier.index].append(evenement)
    return [RendezVous(premiers[index], suite) for index, suite in etats.items()]


def _rendez_vous(calcul):
    """Les rendez-vous proposés dans la période."""
    return [r for r in rendez_vous_connus(calcul) if calcul.dans(r.premier.date)]


def objets_des_rendez_vous(calcul):
    """Les objets qui ont une ligne dans la table."""
    return sorted({r.objet for r in _rendez_vous(calcul)} - {None})


def premiers_rendez_vous(calcul, objet):
    """Les premiers événements des rendez-vous d'un objet, dans l'ordre des faits."""
    premiers = [r.premier for r in _rendez_vous(calcul) if r.objet == objet]
    return sorted(premiers, key=lambda e: e.ordre)


def rendez_vous(calcul):
    """Les rendez-vous par objet, par conseiller, par site, selon leur dernier état."""
    table = Table.de("rendez_vous", "proposes, presents, absents, presence %, jeunes")
    tous = _rendez_vous(calcul)

    def ligne(nom, retenus):
        presents = sum(r.statut == "present" for r in retenus)
        absents = sum(r.statut in _ABSENCES for r in retenus)
        jeunes = {r.premier.sujet for r in retenus}
        presence = calcul.part(presents, presents + absents)
        table.ajouter(nom, len(retenus), presents, absents, presence, len(jeunes))

    for objet in objets_des_rendez_vous(calcul):
        ligne(objet, [r for r in tous if r.objet == objet])
    ligne("total", tous)
    for champ in ("conseiller", "site"):
        for code in sorted({r.dernier(champ) for r in tous} - {None}):
            ligne(f"{champ}.{code}", [r for r in tous if r.dernier(champ) == code])
    return [table]


def absences(calcul):
    """Les absences de la période, et les rendez-vous qu'elles rencontrent."""
    table = Table.de("absences", "absences, jours, rendez_vous, jeunes")
    declarees = [
        e.data for e in calcul.tous("absence")
        if e.date <= calcul.fin and e.data["du"] <= e.data["au"]
        and e.data["du"] <= calcul.fin and e.data["au"] >= calcul.debut
    ]
    rencontres = [
        r for r in rendez_vous_connus(calcul)
        if r.statut != "annule_structure" and calcul.dans(r.quand[:10]) and any(
            a["conseiller"] == r.dernier("conseiller") and a["du"] <= r.quand[:10] <= a["au"]
            for a in declarees)
    ]

    def ligne(nom, agents):
        siennes = [a for a in declarees if a["conseiller"] in agents]
        touches = [r for r in rencontres if r.dernier("conseiller") in agents]
        jours = {
            (absence["conseiller"], jour) for absence in siennes
            for jour in _jours(max(absence["du"], calcul.debut), min(absence["au"], calcul.fin))
        }
        table.ajouter(
            nom, len(siennes), len(jours), len(touches),
            len({r.premier.sujet for r in touches}))

    agents = {a["conseiller"] for a in declarees}
    lieux = defaultdict(set)
    for agent in agents:
        fait = calcul.faits("conseiller").get(agent, {})
        if "site" in fait:
            lieux[f"site.{fait['site']}"].add(agent)
        missions = [m["equipe"] for m in fait.get("missions", [])]
        for equipe in missions or [fait[c] for c in ("equipe",) if c in fait]:
            lieux[f"equipe.{equipe}"].add(agent)
    for nom in sorted(lieux):
        ligne(nom, lieux[nom])
    ligne("total", agents)
    return [table]


def _jours(debut, fin):
    """Les jours d'une date à une autre, comprises."""
    jour, dernier = date.fromisoformat(debut), date.fromisoformat(fin)
    while jour <= dernier:
        yield jour
        jour += timedelta(days=1)
