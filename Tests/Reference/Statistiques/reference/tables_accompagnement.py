"""Les tables de l'accompagnement : collectif, spécialités, repérage, obligation, mobilité."""

from . import catalogue as cat
from .calcul import distincts, somme
from .tableau import Table


def collectif(calcul):
    """Les ateliers et informations collectives où les jeunes étaient présents."""
    table = Table.de("collectif", "sessions, participations, jeunes")
    ateliers = calcul.de_la_periode("atelier")
    informations = calcul.de_la_periode("information_collective")
    tous = ateliers + informations

    def ligne(nom, participations):
        sessions = {e.data["session"] for e in participations if "session" in e.data}
        table.ajouter(nom, len(sessions), len(participations), distincts(participations))

    ligne("atelier", ateliers)
    ligne("information_collective", informations)
    for genre in cat.GENRES_COLLECTIFS:
        ligne(f"genre.{genre}", [e for e in informations if e.data.get("genre") == genre])
    for champ in ("serie", "partenaire"):
        for code in _codes(tous, champ):
            ligne(f"{champ}.{code}", [e for e in tous if e.data.get(champ) == code])
    for theme in cat.THEMES:
        ligne(f"theme.{theme}", [e for e in tous if theme in e.data.get("themes", ())])
    for code in _codes(tous, "dispositif"):
        ligne(f"dispositif.{code}", [e for e in tous if e.data.get("dispositif") == code])

    sessions = Table.de("collectif.sessions", "participations, jeunes")
    for code in _codes(tous, "session"):
        participations = [e for e in tous if e.data.get("session") == code]
        sessions.ajouter(code, len(participations), distincts(participations))
    return [table, sessions]


def _codes(evenements, champ):
    return sorted({e.data[champ] for e in evenements if champ in e.data})


def specialites(calcul):
    """Les entretiens de spécialité, puis leurs motifs."""
    table = Table.de("specialites", "entretiens, jeunes, nouveaux")
    tous = [e for e in calcul.tous("entretien") if e.date <= calcul.fin]

    def cellules(retenus):
        dans = [e for e in retenus if calcul.dans(e.date)]
        premiers = {}
        for entretien in retenus:
            premiers.setdefault(entretien.sujet, entretien.date)
        nouveaux = sum(calcul.dans(premier) for premier in premiers.values())
        return len(dans), distincts(dans), nouveaux

    par_motif = {}
    for specialite in cat.SPECIALITES:
        retenus = [e for e in tous if e.data.get("specialite") == specialite]
        table.ajouter(specialite, *cellules(retenus))
        for entretien in retenus:
            motif = entretien.data.get("motif_specialite")
            if motif is not None:
                # Une valeur chiffrée est un objet : sans clé, elle ne se lit pas.
                lisible = motif if isinstance(motif, str) else "non_renseigne"
                cle = f"{specialite}.motif.{lisible}"
                par_motif.setdefault(cle, []).append(entretien)
    for cle in sorted(par_motif):
        table.ajouter_ouverte(cle, *cellules(par_motif[cle]))
    return [table]


def obligation_formation(calcul):
    """Les jeunes de l'obligation de formation, par étape et par issue."""
    table = Table.de("obligation_formation", "jeunes")
    faits = calcul.de_la_periode("obligation_formation")
    etapes = {"signales": "signalement", "contactes": "contact", "engages": "engagement"}
    for ligne, etape in etapes.items():
        table.ajouter(ligne, distincts([e for e in faits if e.data["etape"] == etape]))
    issues = [e for e in faits if e.data["etape"] == "issue"]
    for issue in cat.ISSUES_OBLIGATION:
        retenus = [e for e in issues if e.data.get("issue") == issue]
        table.ajouter(f"issue.{issue}", distincts(retenus))
    return [table]


def reperage(calcul):
    """Les sorties de terrain (sommes) et les jeunes repérés et remobilisés (distincts)."""
    table = Table.de("reperage", "valeur")
    sorties = calcul.de_la_periode("sortie_terrain")
    reperes = calcul.de_la_periode("reperage")
    remobilises = calcul.de_la_periode("remobilisation")
    table.ajouter("sorties", len(sorties))
    table.ajouter("personnes", somme(sorties, "personnes"))
    table.ajouter("jeunes_rencontres", somme(sorties, "jeunes"))
    table.ajouter("reperes", distincts(reperes))
    for source in cat.SOURCES_REPERAGE:
        retenus = [e for e in reperes if e.data["source"] == source]
        table.ajouter(f"source.{source}", distincts(retenus))
    table.ajouter("remobilises", distincts(remobilises))
    for vers in cat.VERS_REMOBILISATION:
        retenus = [e for e in remobilises if e.data["vers"] == vers]
        table.ajouter(f"vers.{vers}", distincts(retenus))
    return [table]


def mobilite_internationale(calcul):
    """Les jeunes par statut, puis par programme et statut."""
    table = Table.de("mobilite_internationale", "jeunes")
    faits = calcul.de_la_periode("mobilite_internationale")
    for statut in cat.STATUTS_MOBILITE:
        table.ajouter(statut, distincts([e for e in faits if e.data["statut"] == statut]))
    for programme in cat.PROGRAMMES:
        for statut in cat.STATUTS_MOBILITE:
            table.ajouter(f"{programme}.{statut}", distincts([
                e for e in faits
                if e.data["programme"] == programme and e.data["statut"] == statut
            ]))
    return [table]
