"""Une table : des colonnes nommées et des lignes ordonnées."""

from dataclasses import dataclass, field

from .nombres import ecart_en_points, variation

NOMBRE, PART, CENTIMES, JOURS, ETP = "nombre", "%", "centimes", "jours", "etp"
POINTS = "points"


@dataclass
class Colonne:
    """Une colonne : son nom, son unité, ce que vaut la cellule d'une ligne absente."""

    nom: str
    unite: str = NOMBRE
    vide: object = 0

    @classmethod
    def lire(cls, declaration):
        """``jeunes``, ``part %``, ``moyenne centimes?`` (``?`` : vide vaut ``None``)."""
        nom, _, unite = declaration.partition(" ")
        sans_valeur = unite.endswith("?") or unite == PART
        return cls(nom, unite.rstrip("?") or NOMBRE, None if sans_valeur else 0)


@dataclass
class Table:
    """Une table de statistiques ; ``unites`` précise l'unité de certaines cellules."""

    id: str
    colonnes: list
    lignes: dict = field(default_factory=dict)
    unites: dict = field(default_factory=dict)

    @classmethod
    def de(cls, identifiant, colonnes):
        """Une table vide aux colonnes déclarées, séparées par des virgules."""
        return cls(identifiant, [Colonne.lire(c.strip()) for c in colonnes.split(",")])

    def ajouter(self, ligne, *valeurs):
        """Ajoute une ligne dont les valeurs suivent l'ordre des colonnes."""
        self.lignes[ligne] = dict(zip((c.nom for c in self.colonnes), valeurs, strict=True))

    def ajouter_ouverte(self, ligne, *valeurs):
        """Ajoute la ligne d'une liste ouverte si l'une de ses cellules n'est ni 0 ni nulle."""
        if any(valeurs):
            self.ajouter(ligne, *valeurs)

    def colonne(self, nom):
        """La colonne de ce nom, ``None`` si elle manque."""
        return next((c for c in self.colonnes if c.nom == nom), None)

    def valeur(self, ligne, nom):
        """Une cellule ; celle d'une ligne absente vaut 0, ou rien pour une part."""
        if ligne not in self.lignes:
            return self.colonne(nom).vide
        return self.lignes[ligne].get(nom)

    def cellules(self):
        """``(ligne, colonne, valeur, unite)`` dans l'ordre des lignes et des colonnes."""
        for ligne, valeurs in self.lignes.items():
            for colonne in self.colonnes:
                if colonne.nom in valeurs:
                    unite = self.unites.get((ligne, colonne.nom), colonne.unite)
                    yield ligne, colonne.nom, valeurs[colonne.nom], unite

    def avec_evolution(self, ancienne, enregistree=True):
        """La table augmentée, par colonne, de sa valeur un an avant et de sa variation.

        ``enregistree`` : le journal avait commencé un an avant ; sinon tout y est nul.
        """
        augmentee = Table(self.id, [])
        for colonne in self.colonnes:
            augmentee.colonnes += [
                colonne,
                Colonne(f"{colonne.nom}_n_1", colonne.unite, colonne.vide),
                Colonne(f"{colonne.nom}_evolution", PART, None),
            ]
        for ligne, valeurs in self.lignes.items():
            cellules = augmentee.lignes[ligne] = {}
            for colonne in self.colonnes:
                if colonne.nom not in valeurs:
                    continue
                avant = ancienne.valeur(ligne, colonne.nom) if ancienne else colonne.vide
                if not enregistree:
                    avant = None
                valeur, unite = valeurs[colonne.nom], self.unites.get(
                    (ligne, colonne.nom), colonne.unite)
                est_part = unite == PART
                cellules[colonne.nom] = valeur
                cellules[f"{colonne.nom}_n_1"] = avant
                cellules[f"{colonne.nom}_evolution"] = (
                    ecart_en_points(valeur, avant) if est_part else variation(valeur, avant))
                augmentee.unites[ligne, f"{colonne.nom}_evolution"] = POINTS if est_part else PART
                if (ligne, colonne.nom) in self.unites:
                    augmentee.unites[ligne, colonne.nom] = unite
                    augmentee.unites[ligne, f"{colonne.nom}_n_1"] = unite
        return augmentee
