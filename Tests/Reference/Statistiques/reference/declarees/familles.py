"""Les lignes : fixes, ou une par valeur d'un champ, croisées au besoin."""

import re

from . import Refus
from .champs import champ
from .conditions import Condition
from .lecture import pas_de_la_periode, pas_un_an_avant

NON_RENSEIGNE = "non_renseigne"
TROP_DE_LIGNES = 10_000


def identifiant(texte):
    """Dans un identifiant, un caractère inattendu est un souligné."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", texte)


def nom_de_classe(bornes, valeur):
    """``16_17`` pour 17 entre les bornes 16 et 18 ; une classe d'une valeur est cette valeur."""
    if valeur < bornes[0]:
        return f"moins_{bornes[0]}"
    for basse, haute in zip(bornes, bornes[1:]):
        if basse <= valeur < haute:
            return str(basse) if haute == basse + 1 else f"{basse}_{haute - 1}"
    return f"{bornes[-1]}_plus"


class Partition:
    """Les valeurs d'un champ, closes ou non : lignes d'une famille, colonnes d'un ``par``."""

    def __init__(self, compte, declaree, presence=False):
        self.champ = champ(compte, declaree["par"], presence)
        self.classes = declaree.get("classes")
        nature = self.champ.nature
        if nature == "pas":
            self.pas = self.champ.nom.split(".")[1]
        elif nature in ("date", "opaque", "decimal") or nature == "entier" and not self.classes:
            raise Refus(f"pas de « par » sur « {self.champ.nom} »")
        self.close = nature in ("fermee", "booleen") or self.classes is not None

    def valeurs_de(self, rangee):
        """Les étiquettes de la rangée, ``None`` si rien n'est renseigné."""
        valeur = self.champ.lire(rangee)
        if valeur is None:
            return [None]
        entrees = valeur if self.champ.liste else [valeur]
        return list(dict.fromkeys(self._etiquette(entree) for entree in entrees))

    def _etiquette(self, valeur):
        if self.classes:
            return nom_de_classe(self.classes, valeur)
        if isinstance(valeur, bool):
            return "oui" if valeur else "non"
        return str(valeur)

    def etiquettes(self, debut, fin, rencontrees):
        """Toutes les valeurs d'une liste close, celles rencontrées d'une ouverte ; puis aucune."""
        champ_lu = self.champ
        if self.classes:
            bornes = self.classes
            valeurs = [nom_de_classe(bornes, v) for v in (bornes[0] - 1, *bornes)]
        elif champ_lu.nature == "fermee":
            valeurs = [str(valeur) for valeur in champ_lu.valeurs]
        elif champ_lu.nature == "booleen":
            valeurs = ["oui", "non"]
        elif champ_lu.nature == "pas":
            valeurs = [str(pas) for pas in pas_de_la_periode(self.pas, debut, fin)]
        else:
            valeurs = sorted(set(rencontrees) - {None}, key=lambda code: code.encode())
        toujours = champ_lu.manque and (champ_lu.du_jeune or self.close)
        if toujours or None in rencontrees:
            valeurs.append(None)
        return valeurs

    def avant(self, etiquette):
        """L'étiquette à laquelle se compare celle-ci un an plus tôt."""
        if self.champ.nature != "pas" or etiquette is None:
            return etiquette
        valeur = int(etiquette) if self.pas in ("annee", "jour") else etiquette
        return str(pas_un_an_avant(self.pas, valeur))


class Ligne:
    """Une ligne : son identifiant, celui d'il y a un an, ses rangées."""

    def __init__(self, nom, avant, rangees):
        self.id = nom
        self.avant = avant
        self.rangees = rangees


class Famille:
    """Une ligne par valeur ; ``puis`` croise chacune avec une seconde famille."""

    def __init__(self, compte, declaree, presence=False):
        self.partition = Partition(compte, declaree, presence)
        self.prefixe = declaree.get("prefixe", "")
        self.vides = declaree.get("vides", True)
        puis = declaree.get("puis")
        self.puis = Famille(compte, puis, presence) if puis else None

    def lignes(self, rangees, debut, fin):
        """Les lignes de la famille, dans l'ordre."""
        par_etiquette = {}
        for rangee in rangees:
            for etiquette in self.partition.valeurs_de(rangee):
                par_etiquette.setdefault(etiquette, []).append(rangee)
        for etiquette in self.partition.etiquettes(debut, fin, par_etiquette):
            siennes = par_etiquette.get(etiquette, [])
            if not siennes and not self.vides:
                continue
            nom = self._nom(etiquette)
            avant = self._nom(self.partition.avant(etiquette))
            if self.puis is None:
                yield Ligne(nom, avant, siennes)
                continue
            for interieure in self.puis.lignes(siennes, debut, fin):
                yield Ligne(
                    f"{nom}.{interieure.id}", f"{avant}.{interieure.avant}", interieure.rangees)

    def _nom(self, etiquette):
        return self.prefixe + identifiant(NON_RENSEIGNE if etiquette is None else etiquette)


class LigneFixe:
    """Une ligne d'identifiant donné, toujours présente."""

    def __init__(self, compte, declaree, presence=False):
        self.id = declaree["id"]
        self.condition = Condition(compte, declaree.get("ou"), presence)

    def lignes(self, rangees, _debut, _fin):
        """La ligne et les rangées qui la satisfont."""
        yield Ligne(self.id, self.id, [r for r in rangees if self.condition.tient(r)])


def lire_lignes(compte, declarees, presence=False):
    """Les lignes déclarées ; sans elles, une seule, ``total``."""
    return [
        (Famille if "par" in declaree else LigneFixe)(compte, declaree, presence)
        for declaree in declarees or [{"id": "total"}]
    ]


def lignes_de(groupes, rangees, debut, fin):
    """Toutes les lignes, par identifiant ; celles qui en partagent un n'en font qu'une."""
    toutes = {}
    for groupe in groupes:
        for ligne in groupe.lignes(rangees, debut, fin):
            deja = toutes.setdefault(ligne.id, ligne)
            if deja is not ligne:
                connues = set(map(id, deja.rangees))
                deja.rangees = deja.rangees + [r for r in ligne.rangees if id(r) not in connues]
    if len(toutes) > TROP_DE_LIGNES:
        raise Refus("plus de 10 000 lignes : « vides »: false en laisse")
    return toutes
