"""Tirage de déclarations valides : chaque source, chaque champ, chaque mesure du langage."""

import random

from .declarees.champs import SEJOURS, du_jeune
from .declarees.familles import NON_RENSEIGNE, Partition, identifiant
from .valeurs_aleatoires import MOMENTS, Valeurs, se_moyenne, se_somme

# Des cellules nationales qui comptent ou s'additionnent, et leur unité.
NATIONALES = {
    "synthese/accompagnes/valeur": "nombre", "synthese/contact/valeur": "nombre",
    "synthese/primos/valeur": "nombre", "emploi/total/jeunes": "nombre",
    "emploi/contrat.CDI/entrees": "nombre", "dispositifs/ensemble/jeunes": "nombre",
    "dispositifs/CEJ/entrees": "nombre", "formation/total/entrees": "nombre",
    "evenements.accompagnes/entretien/evenements": "nombre",
    "profil.primos/effectif/jeunes": "nombre", "territoire.contact.zone/siege/jeunes": "nombre",
    "equipe/total/agents": "nombre", "aides/total/montant": "centimes",
    "situations/total/jeunes": "nombre", "reperage/personnes/valeur": "nombre",
}
_FAMILLES = ("fermee", "code", "booleen", "pas", "entier")


class Declarations:
    """Des déclarations tirées d'une graine ; les suivantes peuvent citer les précédentes."""

    def __init__(self, graine, hardi=False, prefixe="t"):
        self.hasard = random.Random(f"tableaux-{graine}")
        self.tirer = Valeurs(self.hasard, hardi)
        self.hardi = hardi
        self.prefixe = prefixe
        self.citables = {}
        self.nombre = 0

    def table(self, identifiant_voulu=None, citer=True):
        """Une déclaration valide."""
        h, tirer = self.hasard, self.tirer
        self.nombre += 1
        nom = identifiant_voulu or f"{self.prefixe}{self.nombre}" + h.choice(["", "", ".A-1"])
        compte = tirer.compte()
        table = {
            "id": nom, "titre": f"Table {self.nombre}", "definition": "Tirée au hasard.",
            "compte": compte,
        }
        if compte in SEJOURS and h.random() < 0.75:
            table["moment"] = h.choice(MOMENTS)
        if h.random() < 0.45:
            table["ou"] = tirer.condition_de_table(compte)
        if du_jeune(compte):
            if h.random() < 0.35:
                populations = ["contact", "accompagnes", "entretien", "primos"]
                populations += [] if compte == "jeunes" else ["tous"]
                table["jeunes"] = h.choice(populations)
            table |= tirer.suites(0.14)
            if h.random() < 0.12:
                table["attributs"] = "fin"
        if h.random() < 0.1:
            table["agents"] = True
        presence = tirer.presence(compte, table.get("ou"))
        lignes, connues = self.lignes(compte, presence)
        if lignes is not None:
            table["lignes"] = lignes
        table["colonnes"], comptees = self.colonnes(compte, presence, connues, citer)
        for ligne in connues[:4]:
            for colonne, unite in comptees:
                self.citables[f"{nom}/{ligne}/{colonne}"] = unite
        return table

    # -- lignes --------------------------------------------------------------------------------

    def lignes(self, compte, presence):
        """Des lignes, et les identifiants de celles qui existent à coup sûr."""
        h = self.hasard
        if h.random() < 0.2:
            return None, ["total"]
        lignes, connues = [], []
        for rang in range(h.choice([1, 1, 2, 3])):
            if h.random() < 0.7:
                prefixe = h.choice(["", "p."]) if rang == 0 else f"f{rang}."
                famille, sures = self.famille(compte, presence, prefixe)
                lignes.append(famille)
                connues += sures
            else:
                fixe = {"id": f"ligne_{rang}", "libelle": f"Ligne {rang}"}
                if h.random() < 0.8:
                    fixe["ou"] = self.tirer.condition(compte, presence)
                lignes.append(fixe)
                connues.append(fixe["id"])
        if h.random() < 0.6:
            lignes.insert(h.randint(0, len(lignes)), {"id": "total"})
            connues.append("total")
        return lignes, connues

    def famille(self, compte, presence, prefixe, profondeur=0):
        """Une famille, et celles de ses lignes qui existent à coup sûr."""
        h = self.hasard
        trouve = self.tirer.champ(compte, _FAMILLES, presence)
        while profondeur and trouve.nom == "date.semaine":
            trouve = self.tirer.champ(compte, _FAMILLES, presence)
        if du_jeune(compte) and h.random() < 0.05:
            trouve = self.tirer.depuis()
        famille = {"par": trouve.nom}
        if prefixe:
            famille["prefixe"] = prefixe
        # Un rang ou un niveau est une liste fermée d'entiers : des classes en font des lignes sûres.
        if trouve.nature == "entier" or (
                trouve.nature == "fermee" and trouve.unite and not self.hardi):
            famille["classes"] = self.tirer.classes(trouve)
        if h.random() < 0.25:
            famille["vides"] = h.random() < 0.1
        partition = Partition(compte, famille, presence)
        sures = []
        if partition.close and famille.get("vides", True):
            sures = [prefixe + nom for nom in noms(partition)]
        if profondeur < 2 and h.random() < 0.25 and trouve.nom != "date.semaine":
            famille["puis"], dedans = self.famille(
                compte, presence, h.choice(["", "x."]), profondeur + 1)
            sures = [f"{dehors}.{dans}" for dehors in sures for dans in dedans]
        return famille, sures

    # -- colonnes ------------------------------------------------------------------------------

    def colonnes(self, compte, presence, lignes, citer):
        """Des mesures puis des formules ; et ``(colonne, unité)`` de ce qui s'additionne."""
        h, colonnes, comptees = self.hasard, [], []
        for rang in range(h.randint(1, 5)):
            colonne, unite, s_additionne = self.mesure(compte, presence, f"c{rang}")
            partagees = self.partager(colonne, compte, presence)
            colonnes.append(colonne)
            if s_additionne:
                comptees += [(nom, unite) for nom in partagees]
        for rang in range(h.choice([0, 1, 1, 2, 3])):
            if comptees:
                formule = self.formule(f"f{rang}", comptees, lignes, citer)
                formule |= self.restrictions(compte, presence, 0.3)
                self.partager(formule, compte, presence)
                colonnes.append(formule)
        return colonnes, comptees

    def restrictions(self, compte, presence, part):
        """Parfois, un ``ou``, des ``ayant``, des ``sans`` propres à la colonne."""
        propres = {}
        if self.hasard.random() < part:
            propres["ou"] = self.tirer.condition(compte, presence)
        return propres | (self.tirer.suites(0.05) if du_jeune(compte) else {})

    def mesure(self, compte, presence, nom):
        """``(colonne, unité, s'additionne)``."""
        h, tirer = self.hasard, self.tirer
        champs = tirer.champs(compte, presence)
        genres = {
            "lignes": [None], "jeunes": [None] if du_jeune(compte) else [],
            "distinct": [c for c in champs if c.nature not in ("opaque", "decimal")],
            "somme": [c for c in champs if se_somme(c) or self.hardi and c.nature == "decimal"],
            "minimum": [c for c in champs if se_moyenne(c) or c.nature == "date"],
            "moyenne": [c for c in champs if se_moyenne(c)],
        }
        genres |= {"maximum": genres["minimum"], "mediane": genres["moyenne"]}
        poids = {"lignes": 3, "jeunes": 3}
        possibles = [g for g, liste in genres.items() if liste for _ in range(poids.get(g, 1))]
        genre = h.choice(possibles)
        mesuree = h.choice(genres[genre])
        if mesuree is not None and genre in ("moyenne", "mediane", "somme") and (
                du_jeune(compte) and h.random() < 0.08):
            mesuree = tirer.depuis()
        unite = "nombre" if mesuree is None or genre == "distinct" else mesuree.unite
        colonne = {"id": nom, "mesure": genre if mesuree is None else {genre: mesuree.nom}}
        if h.random() < 0.1:
            colonne["libelle"] = f"Colonne {nom}"
        if h.random() < 0.1:
            colonne["unite"] = unite
        if genre == "moyenne" and h.random() < 0.4:
            colonne["decimales"] = h.randint(0, 2)
        colonne |= self.restrictions(compte, presence, 0.25)
        return colonne, unite, genre in ("lignes", "jeunes", "distinct", "somme")

    def partager(self, colonne, compte, presence):
        """Partage parfois la colonne ; rend les identifiants de ses colonnes."""
        natures = ("fermee", "booleen", "entier")
        par = self.tirer.champ(compte, natures, presence)
        if self.hasard.random() > 0.18 or par is None:
            return [colonne["id"]]
        colonne["par"] = par.nom
        if par.nature == "entier" or par.unite and not self.hardi:
            colonne["classes"] = self.tirer.classes(par)
        partition = Partition(compte, colonne, presence)
        return [f"{colonne['id']}.{nom}" for nom in noms(partition)]

    def formule(self, nom, comptees, lignes, citer):
        """Une part ou un rapport, sur chacune des formes de ``sur``."""
        h = self.hasard
        haut, unite = h.choice(comptees)
        genre = h.choice(["part", "part", "rapport"])
        formule = {"id": nom, genre: haut}
        memes = [c for c, u in comptees if u == unite]
        forme = h.choice(["colonne", "ligne", "nationale", "citee"])
        if forme == "ligne" and lignes:
            formule["sur"] = {"ligne": h.choice(lignes)}
            bas = unite
            if h.random() < 0.5:
                formule["sur"]["colonne"] = h.choice(memes)
        elif forme == "nationale" or forme == "citee" and citer and self.citables:
            cellules = NATIONALES if forme == "nationale" else self.citables
            permises = [c for c, u in cellules.items() if genre == "rapport" or u == unite]
            if not permises:
                permises, cellules = [h.choice(memes)], dict(comptees)
            formule["sur"] = h.choice(permises)
            bas = cellules[formule["sur"]]
        else:
            formule["sur"], bas = h.choice(
                [(c, u) for c, u in comptees if genre == "rapport" or u == unite])
        if genre == "rapport":
            if bas not in ("nombre", unite):
                formule["unite"] = h.choice(["nombre", "centimes", "heures", "jours"])
            if h.random() < 0.5:
                formule["decimales"] = h.randint(0, 2)
        return formule


def noms(partition):
    """Les identifiants d'une liste close, ``non_renseigne`` compris s'il y est toujours."""
    etiquettes = partition.etiquettes("2021-01-01", "2021-12-31", ())
    return [identifiant(NON_RENSEIGNE if e is None else e) for e in etiquettes]

