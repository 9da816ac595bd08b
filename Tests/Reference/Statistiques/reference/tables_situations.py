"""Les tables des situations : emploi, formation, immersion, volontariat."""

from . import catalogue as cat
from .calcul import distincts
from .tableau import Table


def emploi(calcul):
    """Les entrées en emploi, par contrat et par famille."""
    table = Table.de("emploi", "entrees, jeunes, part_entrees %, part_accompagnes %")
    entrees = calcul.de_la_periode("emploi.entree")
    accompagnes = calcul.accompagnes

    def ligne(nom, retient):
        retenues = [e for e in entrees if retient(e.data)]
        jeunes = {e.sujet for e in retenues}
        table.ajouter(
            nom, len(retenues), len(jeunes), calcul.part(len(retenues), len(entrees)),
            calcul.part(len(jeunes & accompagnes), len(accompagnes)),
        )

    def famille(nom):
        return lambda d: cat.famille_contrat(d["contrat"]) == nom

    for contrat in cat.CONTRATS:
        ligne(f"contrat.{contrat}", lambda d: d["contrat"] == contrat)
    for nom in ("classique", "aide", "alternance"):
        ligne(f"famille.{nom}", famille(nom))
    ligne("total", lambda d: True)
    aide = famille("aide")
    for contrat in cat.CONTRATS_AIDES:
        for duree in ("CDD", "CDI"):
            ligne(
                f"contrat.{contrat}.{duree}",
                lambda d: d["contrat"] == contrat and d.get("duree_contrat") == duree,
            )
    for duree in ("CDD", "CDI"):
        ligne(f"famille.aide.{duree}", lambda d: aide(d) and d.get("duree_contrat") == duree)
    ligne("famille.aide.marchand", lambda d: aide(d) and d.get("marchand") is True)
    ligne("famille.aide.non_marchand", lambda d: aide(d) and d.get("marchand") is False)
    return [table]


def _par_genre(calcul, identifiant, entrees, lignes):
    """Une table ``[entrees, jeunes]`` dont chaque ligne réunit des genres, et un total."""
    table = Table.de(identifiant, "entrees, jeunes")
    for ligne, genres in lignes:
        retenues = [e for e in entrees if e.data["genre"] in genres]
        table.ajouter(ligne, len(retenues), distincts(retenues))
    table.ajouter("total", len(entrees), distincts(entrees))
    return [table]


def formation(calcul):
    """Les entrées en formation, par genre."""
    lignes = [(f"genre.{genre}", {genre}) for genre in cat.GENRES_FORMATION]
    lignes.append(("initiale", cat.FORMATION_INITIALE))
    return _par_genre(calcul, "formation", calcul.de_la_periode("formation.entree"), lignes)


def immersion(calcul):
    """Les entrées en immersion, par genre."""
    lignes = [(genre, {genre}) for genre in cat.GENRES_IMMERSION]
    return _par_genre(calcul, "immersion", calcul.de_la_periode("immersion.entree"), lignes)


def volontariat(calcul):
    """Les entrées en volontariat, par genre."""
    lignes = [(genre, {genre}) for genre in cat.GENRES_VOLONTARIAT]
    return _par_genre(calcul, "volontariat", calcul.de_la_periode("volontariat.entree"), lignes)


def situations(calcul):
    """Les entrées en situation, toutes natures."""
    table = Table.de("situations", "entrees, jeunes, part_accompagnes %")

    def en_alternance(entree):
        return cat.famille_contrat(entree.data["contrat"]) == "alternance"

    emplois = calcul.de_la_periode("emploi.entree")
    lignes = {
        "emploi": [e for e in emplois if not en_alternance(e)],
        "alternance": [e for e in emplois if en_alternance(e)],
    }
    for nom in ("formation", "immersion", "volontariat", "scolarite"):
        lignes[nom] = calcul.de_la_periode(f"{nom}.entree")
    lignes["total"] = [e for entrees in lignes.values() for e in entrees]
    accompagnes = calcul.accompagnes
    for nom, entrees in lignes.items():
        jeunes = {e.sujet for e in entrees}
        part = calcul.part(len(jeunes & accompagnes), len(accompagnes))
        table.ajouter(nom, len(entrees), len(jeunes), part)
    return [table]
