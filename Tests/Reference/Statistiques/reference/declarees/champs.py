"""Les champs d'une rangée : leur nature, leur unité, s'ils peuvent manquer.

Natures : ``fermee`` (liste fermée), ``code`` (ouverte), ``booleen``, ``entier``, ``decimal``,
``date``, ``pas`` (un pas de la date), ``opaque`` (texte, objet, référence : là ou non).
"""

from dataclasses import dataclass, replace

from .. import catalogue as cat
from . import Refus
from .lecture import (
    lire_attribut, lire_depuis, lire_donnee, lire_du_conseiller, lire_liste_d_objets, lire_pas,
    lire_reference, lire_referee,
)

DE_CONTACT = ["accueil", *cat.NATURES]
COLLECTIFS = ("atelier", "information_collective")
SOURCES_DU_JEUNE = [
    "jeunes", "evenements", "sejours", "situations", "rendez_vous", "orientations",
]
SEJOURS = ("sejours", "situations")
SITUATIONS = ["emploi", "alternance", "formation", "immersion", "volontariat", "scolarite"]
# Une valeur par défaut du catalogue en est une : le champ ne manque jamais.
PAR_DEFAUT = {"presence": "present", "role": "referent"}
PAS = ["annee", "mois", "trimestre", "semaine", "jour"]
DERIVES = ["sans_diplome", "sans_qualification", "infra_bac", "hebergement_familial"]

_UNITES = {
    "duree_min": "minutes", "minutes": "minutes", "heures": "heures", "heures_hebdo": "heures",
    "etp": "etp",
}


@dataclass(frozen=True)
class Champ:
    """Un champ ; ``lire`` en donne la valeur dans une rangée (``None`` : absent)."""

    nom: str
    nature: str
    lire: object
    valeurs: tuple = ()
    unite: str = None
    liste: bool = False
    manque: bool = True
    du_jeune: bool = False


def du_jeune(compte):
    """Les rangées de ce compte appartiennent à un jeune."""
    return compte in SOURCES_DU_JEUNE or compte in cat.DU_JEUNE


def comptes():
    """Tout ce qui se compte : les sources, puis les types du catalogue."""
    exclus = cat.CORRECTIONS | set(SOURCES_DU_JEUNE)
    return SOURCES_DU_JEUNE + [nom for nom in cat.CHAMPS if nom not in exclus]


# -- champs propres ------------------------------------------------------------------------------


def _du_catalogue(champ, lire=lire_donnee):
    """Les champs que donne un champ du catalogue, par nom."""
    nom, genre = champ.nom, champ.genre
    manque = not champ.obligatoire and nom not in PAR_DEFAUT
    base = Champ(nom, "opaque", lire(nom, PAR_DEFAUT.get(nom)), manque=manque)
    if champ.cibles:
        yield replace(base, lire=lire_reference(nom))
    elif genre in ("code", "code|null", "insee", "pays", "mois"):
        yield replace(base, nature="code", manque=manque or genre == "code|null")
    elif champ.valeurs is not None:
        entiers = all(v.isdigit() for v in champ.valeurs)
        valeurs = tuple(int(v) if entiers else v for v in champ.valeurs)
        yield replace(base, nature="fermee", valeurs=valeurs, unite="nombre" if entiers else None)
    elif genre in ("theme", "themes"):
        yield replace(
            base, nature="fermee", valeurs=tuple(cat.THEMES), liste=genre == "themes")
    elif genre == "codes":
        yield replace(base, nature="code", liste=True)
    elif genre == "bool":
        yield replace(base, nature="booleen")
    elif genre == "date":
        yield replace(base, nature="date", unite="date")
    elif genre in ("int", "centimes", "centimes_signes", "nombre"):
        unite = _UNITES.get(nom, "centimes" if genre.startswith("centimes") else "nombre")
        nature = "decimal" if genre == "nombre" else "entier"
        yield replace(base, nature=nature, unite=unite)
    else:
        yield base
        if genre == "propositions":
            for partie, nature, valeurs in (
                ("theme", "fermee", tuple(cat.THEMES)), ("nature", "code", ()),
            ):
                yield replace(
                    base, nom=f"{nom}.{partie}", nature=nature, valeurs=valeurs, liste=True,
                    lire=lire_liste_d_objets(nom, partie))
        if genre == "missions":
            yield replace(
                base, nom=f"{nom}.equipe", nature="code", liste=True,
                lire=lire_liste_d_objets(nom, "equipe"))


def _des_types(noms, presence=False, lire=lire_donnee):
    """Les champs de plusieurs types réunis ; une liste fermée y a toutes ses valeurs."""
    reunis, porteurs = {}, {}
    for nom in noms:
        for declare in cat.CHAMPS[nom]:
            if declare.nom == "presence" and nom in COLLECTIFS and not presence:
                continue
            for champ in _du_catalogue(declare, lire):
                porteurs[champ.nom] = porteurs.get(champ.nom, 0) + 1
                autre = reunis.get(champ.nom)
                if autre is None:
                    reunis[champ.nom] = champ
                elif autre.nature != champ.nature or autre.liste != champ.liste:
                    reunis[champ.nom] = replace(autre, nature="opaque", valeurs=())
                else:
                    valeurs = tuple(dict.fromkeys(autre.valeurs + champ.valeurs))
                    reunis[champ.nom] = replace(
                        autre, valeurs=valeurs, manque=autre.manque or champ.manque)
    return {
        nom: replace(champ, manque=champ.manque or porteurs[nom] < len(noms))
        for nom, champ in reunis.items()
    }


def _champ(nom, nature, **details):
    return Champ(nom, nature, lire_donnee(nom), **details)


def _jours(nom):
    return _champ(nom, "entier", unite="jours")


def types_de(compte):
    """Les types d'événement dont une rangée a les champs."""
    return {
        "jeunes": [], "evenements": DE_CONTACT, "sejours": ["dispositif.entree"],
        "situations": cat.ENTREES_SITUATION, "orientations": ["orientation"],
    }.get(compte, [compte])


def propres(compte, presence=False):
    """Les champs d'une rangée hors dates, jeune, conseiller et références."""
    champs = _des_types(types_de(compte), presence and compte in COLLECTIFS)
    if compte == "evenements":
        ajouts = [_champ("nature", "fermee", valeurs=tuple(DE_CONTACT), manque=False)]
    elif compte == "sejours":
        ajouts = [
            _champ("entree", "date", unite="date", manque=False),
            _champ("sortie", "date", unite="date"), _champ("fin_prevue", "date", unite="date"),
            _champ("motif", "fermee", valeurs=tuple(cat.MOTIFS_SORTIE)),
            _champ("positive", "booleen"), _champ("ouvert", "booleen", manque=False),
            _jours("duree_jours"), _jours("duree_prevue_jours"), _jours("ecart_jours"),
        ]
    elif compte == "situations":
        genres = [champ.valeurs for nom in cat.ENTREES_SITUATION for champ in cat.CHAMPS[nom]
                  if champ.nom in ("contrat", "genre")]
        motifs = next(c.valeurs for c in cat.CHAMPS["situation.fin"] if c.nom == "motif")
        ajouts = [
            _champ("famille", "fermee", valeurs=tuple(SITUATIONS), manque=False),
            _champ("genre", "fermee", manque=False,
                   valeurs=tuple(dict.fromkeys(v for valeurs in genres for v in valeurs))),
            _champ("entree", "date", unite="date", manque=False),
            _champ("fin", "date", unite="date"), _champ("motif", "fermee", valeurs=tuple(motifs)),
            _champ("ouvert", "booleen", manque=False), _jours("duree_jours"),
            _jours("ecart_jours"),
        ]
    elif compte == "orientations":
        issue, genre = (c for c in cat.CHAMPS["orientation.issue"] if c.nom != "orientation")
        ajouts = [
            _champ("issue", "fermee", valeurs=tuple(issue.valeurs)),
            _champ("issue.genre", "code"), _jours("delai_jours"),
        ]
    else:
        ajouts = []
    return champs | {champ.nom: champ for champ in ajouts}


# -- tous les champs -----------------------------------------------------------------------------


def champs_de(compte, presence=False):
    """Tous les champs d'une rangée, par nom, ``depuis_premier.`` excepté."""
    champs = _de_la_ligne(compte)
    siens = propres(compte, presence)
    for nom in types_de(compte)[:1]:
        for reference in cat.REFERENCES[nom]:
            vises = _des_types(
                reference.cibles, presence=True, lire=lambda n, d: lire_referee(reference.nom, n, d))
            for champ in vises.values():
                if champ.nature == "opaque" and "." not in champ.nom:
                    champ = replace(champ, lire=lire_referee(
                        reference.nom, champ.nom, None, champ.nom in _references(reference)))
                if champ.nom.startswith("propositions."):
                    continue
                complet = f"{reference.nom}.{champ.nom}"
                champs[complet] = replace(
                    champ, nom=complet, manque=champ.manque or not reference.obligatoire)
    if "conseiller" in siens and siens["conseiller"].nature == "code":
        for declare in cat.CHAMPS["conseiller"]:
            if declare.nom in ("equipe", "site", "role"):
                champ = next(_du_catalogue(declare))
                champs[f"conseiller.{declare.nom}"] = replace(
                    champ, nom=f"conseiller.{declare.nom}", manque=True,
                    lire=lire_du_conseiller(declare.nom))
    if du_jeune(compte):
        champs |= _du_jeune()
    return champs | siens


def _references(reference):
    return {c.nom for cible in reference.cibles for c in cat.REFERENCES[cible]}


def _de_la_ligne(compte):
    """La date et ses pas ; et, s'il y a un événement, qui l'a saisi, où et quand."""
    champs = [_champ("date", "date", unite="date", manque=False)]
    for pas in PAS:
        nombre = "nombre" if pas in ("annee", "jour") else None
        champs.append(Champ(f"date.{pas}", "pas", lire_pas(pas), unite=nombre, manque=False))
    if compte != "jeunes":
        champs += [
            _champ("auteur", "code"), _champ("source", "code", manque=False),
            _champ("delai_saisie", "entier", unite="jours", manque=False),
        ]
    if not du_jeune(compte):
        champs.append(_champ("sujet", "code", manque=False))
    return {champ.nom: champ for champ in champs}


def _du_jeune():
    """Les attributs du jeune, ceux qui s'en déduisent, ses territoires, son référent."""
    champs = {}
    for declare in cat.CHAMPS["profil"]:
        champs[declare.nom] = next(_du_catalogue(declare))
    champs["age"] = Champ("age", "entier", None, unite="ans")
    champs["zone"] = Champ("zone", "fermee", None, valeurs=tuple(cat.ZONES))
    champs["epci"] = Champ("epci", "code", None)
    champs["referent"] = Champ("referent", "code", None)
    for nom in DERIVES:
        champs[nom] = Champ(nom, "booleen", None)
    return {
        f"jeune.{nom}": replace(
            champ, nom=f"jeune.{nom}", lire=lire_attribut(nom), manque=True, du_jeune=True)
        for nom, champ in champs.items()
    }


_CONNUS = {}


def champ(compte, nom, presence=False):
    """Le champ de ce nom ; refusé s'il n'existe pas pour ce compte."""
    cle = (compte, presence)
    if cle not in _CONNUS:
        _CONNUS[cle] = champs_de(compte, presence)
    trouve = _CONNUS[cle].get(nom)
    if trouve is None and nom.startswith("depuis_premier.") and du_jeune(compte):
        premier = nom[len("depuis_premier."):]
        if premier in cat.DU_JEUNE:
            trouve = Champ(nom, "entier", lire_depuis(premier), unite="jours")
    if trouve is None:
        raise Refus(f"« {nom} » n'est pas un champ de {compte}")
    return trouve
