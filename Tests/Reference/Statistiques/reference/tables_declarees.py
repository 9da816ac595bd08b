"""Les tables déclarées d'une période : chaque cellule, telle que la bibliothèque la publierait."""

from .declarees import Refus
from .declarees.conditions import Restriction, presence_nommee
from .declarees.familles import lignes_de, lire_lignes
from .declarees.mesures import lire_colonnes
from .declarees.sources import Sources
from .rapport import commence
from .rapport import tables as tables_nationales
from .tableau import Colonne as ColonneEcrite
from .tableau import Table


def definitions_du_journal(histoire):
    """Les déclarations en vigueur : la dernière ligne de chaque code, sauf retirée."""
    dernieres = {}
    for evenement in sorted(histoire.par_nom["tableau"], key=lambda e: e.index):
        dernieres[evenement.data["code"]] = evenement
    ordonnees = sorted(dernieres.values(), key=lambda e: e.index)
    return [e.data["declaration"] for e in ordonnees if e.data["declaration"]]


class TableDeclaree:
    """Une déclaration lue, et comptée sur la période d'un calcul."""

    def __init__(self, declarees, declaration):
        self.declarees = declarees
        self.calcul = declarees.calcul
        self.sources = declarees.sources
        self.id = declaration["id"]
        self.compte = declaration["compte"]
        self.presence = presence_nommee(self.compte, declaration.get("ou"))
        self.colonnes = []
        lire_colonnes(self, declaration["colonnes"])
        groupes = lire_lignes(self.compte, declaration.get("lignes"), self.presence)
        self.lignes = lignes_de(
            groupes, self._rangees(declaration), self.calcul.debut, self.calcul.fin)

    def _rangees(self, declaration):
        """Les rangées de la table : celles du compte, des jeunes voulus, des conditions."""
        population = declaration.get("jeunes")
        rangees = self.sources.rangees(
            self.compte, declaration.get("moment"), population, self.presence)
        if declaration.get("attributs") == "fin":
            for rangee in rangees:
                rangee.au = self.calcul.fin
        if population not in (None, "tous") and self.compte != "jeunes":
            jeunes = self.calcul.population(population)
            rangees = [r for r in rangees if r.jeune in jeunes]
        restriction = Restriction(self.compte, declaration, self.presence)
        return [r for r in rangees if restriction.tient(self.sources, r)]

    # -- ce que les formules demandent ---------------------------------------------------------

    def colonne(self, nom):
        """La colonne de ce nom, déjà déclarée, qui se compte ou s'additionne."""
        trouvee = next((c for c in self.colonnes if c.nom == nom), None)
        if trouvee is None:
            raise Refus(f"« {nom} » n'est pas une colonne déjà déclarée")
        if trouvee.formule is not None or not trouvee.mesure.s_additionne:
            raise Refus(f"« {nom} » ne s'additionne pas")
        return trouvee

    def cellule(self, indicateur):
        """La valeur d'une cellule d'une autre table, ``None`` si elle n'existe pas."""
        return self.declarees.cellule(indicateur)[0]

    def unite_de_cellule(self, indicateur):
        """L'unité d'une cellule d'une autre table."""
        return self.declarees.cellule(indicateur)[1]

    # -- ce qui s'écrit ------------------------------------------------------------------------

    def valeur(self, ligne, colonne):
        """La valeur d'une cellule, ``None`` si elle n'existe pas."""
        trouvee = next((c for c in self.colonnes if c.nom == colonne), None)
        if trouvee is None or ligne not in self.lignes:
            return None
        return trouvee.valeur(self, self.lignes[ligne].rangees)

    def ecrite(self):
        """La table telle qu'elle se publie."""
        table = Table(self.id, [ColonneEcrite(c.nom, c.unite, c.vide) for c in self.colonnes])
        for nom, ligne in self.lignes.items():
            table.ajouter(nom, *(c.valeur(self, ligne.rangees) for c in self.colonnes))
        return table


class Declarees:
    """Les tables déclarées d'un calcul ; chacune n'est comptée que si elle est demandée."""

    def __init__(self, calcul, declarations):
        self.calcul = calcul
        self.sources = Sources(calcul)
        self.declarations = {d["id"]: d for d in declarations}
        self._comptees = {}

    def table(self, identifiant):
        """La table de cet identifiant, comptée."""
        if identifiant not in self._comptees:
            self._comptees[identifiant] = TableDeclaree(self, self.declarations[identifiant])
        return self._comptees[identifiant]

    def cellule(self, indicateur):
        """``(valeur, unité)`` d'une cellule ``table/ligne/colonne``, déclarée ou nationale."""
        identifiant, ligne, colonne = indicateur.split("/")
        if identifiant in self.declarations:
            table = self.table(identifiant)
            unites = [c.unite for c in table.colonnes if c.nom == colonne]
            return table.valeur(ligne, colonne), (unites or [None])[0]
        famille = identifiant.split(".")[0]
        if not self.calcul.connait(famille):
            return None, None
        for table in self.calcul.famille(famille):
            if table.id == identifiant and table.colonne(colonne) is not None:
                unite = table.unites.get((ligne, colonne), table.colonne(colonne).unite)
                return table.valeur(ligne, colonne), unite
        return None, None


def ecrites(calcul, declarations, evolution=False):
    """Les tables déclarées, prêtes pour le CSV, avec au besoin leur évolution."""
    declarees = Declarees(calcul, declarations)
    precedentes = Declarees(calcul.precedent, declarations) if evolution else None
    for declaration in declarations:
        comptee = declarees.table(declaration["id"])
        table = comptee.ecrite()
        if evolution:
            table = _avec_evolution(comptee, table, precedentes.table(declaration["id"]))
        yield table


def _avec_evolution(comptee, table, precedente):
    """Chaque colonne et, un an avant, la même ligne ; une date n'a pas d'évolution."""
    ancienne = precedente.ecrite()
    passees = dict(ancienne.lignes)
    # Un pas de la date se compare au même pas un an plus tôt.
    ancienne.lignes = {
        nom: passees[ligne.avant] for nom, ligne in comptee.lignes.items()
        if ligne.avant in passees
    }
    dates = [c.nom for c in table.colonnes if c.unite == "date"]
    montrees = {nom: dict(valeurs) for nom, valeurs in table.lignes.items()}
    for valeurs in [*table.lignes.values(), *ancienne.lignes.values()]:
        valeurs |= dict.fromkeys(dates)
    augmentee = table.avec_evolution(ancienne, comptee.calcul.precedent.enregistree)
    ajoutees = {f"{nom}{suffixe}" for nom in dates for suffixe in ("_n_1", "_evolution")}
    augmentee.colonnes = [c for c in augmentee.colonnes if c.nom not in ajoutees]
    for nom, valeurs in augmentee.lignes.items():
        valeurs |= {date: montrees[nom][date] for date in dates}
    return augmentee


def tables_de_la_question(calcul, fichiers=(), demandees=(), evolution=False):
    """Les tables nationales, puis les déclarées : celles du journal, celles des fichiers.

    Un fichier l'emporte sur le journal.
    """
    des_fichiers = {d["id"]: d for d in fichiers}
    du_journal = definitions_du_journal(calcul.histoire)
    declarations = [d for d in du_journal if d["id"] not in des_fichiers]
    declarations += des_fichiers.values()
    retenues = tables_nationales(calcul, demandees, evolution)
    return retenues + [
        table for table in ecrites(calcul, declarations, evolution)
        if not demandees or any(commence(table.id, d) for d in demandees)
    ]
