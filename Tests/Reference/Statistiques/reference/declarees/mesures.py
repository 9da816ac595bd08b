"""Les colonnes : des mesures, puis des parts et des rapports de ce qui se compte ou s'additionne."""

from ..nombres import quotient, sans_zeros
from . import Refus
from .champs import champ
from .conditions import Restriction
from .familles import NON_RENSEIGNE, Partition, identifiant

UNITES = [
    "nombre", "%", "points", "centimes", "jours", "minutes", "heures", "ans", "etp", "date",
]


def decimales_usuelles(unite):
    """Centimes et jours sont entiers ; le reste a une décimale."""
    return 0 if unite in ("centimes", "jours") else 1


class Mesure:
    """Ce qu'une colonne mesure sur des rangées."""

    def __init__(self, compte, declaree, presence=False):
        mesure = declaree["mesure"]
        self.genre, self.champ, self.unite = mesure, None, "nombre"
        if isinstance(mesure, dict):
            (self.genre, nom), = mesure.items()
            self.champ = champ(compte, nom, presence)
            if self.genre != "distinct":
                self.unite = self.champ.unite or declaree.get("unite")
                if self.unite is None:
                    raise Refus(f"« {nom} » ne se mesure pas")
        if declaree.get("unite", self.unite) != self.unite:
            raise Refus(f"l'unité est {self.unite}")
        self.decimales = declaree.get("decimales", decimales_usuelles(self.unite))
        self.s_additionne = self.genre in ("lignes", "jeunes", "distinct", "somme")

    def valeur(self, rangees):
        """La valeur de la mesure ; sur rien, 0 pour un compte ou une somme."""
        if self.genre == "lignes":
            return len(rangees)
        if self.genre == "jeunes":
            return len({r.jeune for r in rangees})
        valeurs = [v for v in map(self.champ.lire, rangees) if v is not None]
        if self.genre == "distinct":
            if self.champ.liste:
                valeurs = [entree for liste in valeurs for entree in liste]
            return len(set(valeurs))
        if self.genre == "somme":
            return self._exacte(sum(valeurs))
        if not valeurs:
            return None
        if self.genre == "moyenne":
            return quotient(sum(valeurs), len(valeurs), self.decimales)
        if self.genre == "mediane":
            return self._exacte(sorted(valeurs)[(len(valeurs) - 1) // 2])
        return self._exacte((min if self.genre == "minimum" else max)(valeurs))

    def _exacte(self, valeur):
        return sans_zeros(valeur) if self.champ.nature == "decimal" else valeur


class Colonne:
    """Une colonne calculée ; ``formule`` la rapporte à une autre cellule."""

    def __init__(self, nom, unite, mesure, filtres, formule=None):
        self.nom = nom
        self.unite = unite
        self.mesure = mesure
        self.filtres = filtres
        self.formule = formule
        # Ce que vaut, un an avant, la cellule d'une ligne qui n'existait pas.
        self.vide = 0 if formule is None and mesure.s_additionne else None

    def mesurer(self, rangees):
        """La mesure, sur les rangées que gardent tous les filtres de la colonne."""
        return self.mesure.valeur([r for r in rangees if all(f(r) for f in self.filtres)])

    def valeur(self, table, rangees):
        """La valeur de la cellule."""
        numerateur = self.mesurer(rangees)
        if self.formule is None:
            return numerateur
        return self.formule.valeur(table, numerateur, rangees)


class Formule:
    """Une part ou un rapport : ce qui divise, et comment la valeur s'écrit."""

    def __init__(self, table, declaree, numerateur):
        self.part = "part" in declaree
        self.sur = declaree["sur"]
        self.numerateur = numerateur
        if isinstance(self.sur, dict):
            self.colonne = table.colonne(self.sur.get("colonne", numerateur.nom))
        elif "/" not in self.sur:
            self.colonne = table.colonne(self.sur)
        else:
            self.colonne = None
        self.unite = "%" if self.part else self._unite(table, declaree)
        self.decimales = declaree.get("decimales", decimales_usuelles(self.unite))

    def _unite(self, table, declaree):
        """Celle du numérateur sur un nombre ; un nombre sur la même ; sinon celle qui est dite."""
        haut = self.numerateur.unite
        bas = self.colonne.unite if self.colonne else table.unite_de_cellule(self.sur)
        if bas in ("nombre", None):
            return declaree.get("unite", haut)
        return "nombre" if haut == bas else declaree["unite"]

    def valeur(self, table, numerateur, rangees):
        """La valeur affichée ; ``None`` sur rien, ou sur une cellule qui n'existe pas."""
        if self.colonne is None:
            denominateur = table.cellule(self.sur)
        elif isinstance(self.sur, dict):
            ligne = table.lignes.get(self.sur["ligne"])
            denominateur = None if ligne is None else self.colonne.mesurer(ligne.rangees)
        else:
            denominateur = self.colonne.mesurer(rangees)
        if denominateur is None:
            return None
        if self.part:
            return table.calcul.part(numerateur, denominateur)
        return quotient(numerateur, denominateur, self.decimales)


def lire_colonnes(table, declarees):
    """Les colonnes de la table, dans l'ordre, partagées par leur ``par``."""
    for declaree in declarees:
        formule = next((genre for genre in ("part", "rapport") if genre in declaree), None)
        filtres = _filtres(table, declaree)
        if formule is None:
            mesure = Mesure(table.compte, declaree, table.presence)
            base = Colonne(declaree["id"], mesure.unite, mesure, filtres)
        else:
            haut = table.colonne(declaree[formule])
            divise = Formule(table, declaree, haut)
            base = Colonne(
                declaree["id"], divise.unite, haut.mesure, haut.filtres + filtres, divise)
        if "par" not in declaree:
            table.colonnes.append(base)
            continue
        partition = Partition(table.compte, declaree, table.presence)
        calcul = table.calcul
        for etiquette in partition.etiquettes(calcul.debut, calcul.fin, ()):
            nom = identifiant(NON_RENSEIGNE if etiquette is None else etiquette)
            dedans = _dans(partition, etiquette)
            table.colonnes.append(Colonne(
                f"{base.nom}.{nom}", base.unite, base.mesure, base.filtres + [dedans],
                base.formule))


def _dans(partition, etiquette):
    return lambda rangee: etiquette in partition.valeurs_de(rangee)


def _filtres(table, declaree):
    """Le ``ou``, les ``ayant`` et ``sans`` propres à la colonne."""
    if not {"ou", "ayant", "sans"} & set(declaree):
        return []
    restriction = Restriction(table.compte, declaree, table.presence)
    return [lambda rangee: restriction.tient(table.sources, rangee)]
