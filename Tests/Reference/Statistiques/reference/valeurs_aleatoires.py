"""Tirage de conditions : des valeurs plausibles de chaque champ, sous chaque forme."""

from .aleatoire_donnees import CODES, OFFRES
from .declarees.champs import COLLECTIFS, SEJOURS, champs_de, comptes, du_jeune
from .declarees.champs import champ as champ_de
from .declarees.conditions import presence_nommee

MOMENTS = ["entree", "sortie", "presence", "fin"]
FENETRES = [[0, 180], [0, 30], [-90, -1], [0, 0], [-30, 30], [1, 365], [-400, 400], [-365, 0]]
# Des entiers que l'on ne somme ni ne moyenne : des années, des rangs.
SANS_SOMME = {"annee", "rang", "niveau_valide"}
# Ce que la spécification ne tranche pas : tiré seulement à la demande.
DISCUTABLES = {"fusion", "effacement", "tableau"}
_FREQUENTS = [
    "entretien", "evenements", "sejours", "sejours", "situations", "situations", "rendez_vous",
    "orientations", "jeunes", "jeunes", "emploi.entree", "atelier", "dispositif.entree",
]
_CODES = CODES | {
    "auteur": ["C1", "C2", "C3"], "source": ["/structures/hasard", "/structures/voisine"],
    "sujet": ["hasard", *OFFRES[:4], *CODES["employeur"]], "referent": CODES["conseiller"],
    "pays": ["ES", "IE", "CA"], "mois": ["2021-03", "2021-12", "2020-02"],
    "membres": ["LOCAL1", "CEJ", "S1"], "millesime": ["a1", "B.2"],
}


class Valeurs:
    """Ce qui se tire d'un champ : une valeur, une condition."""

    def __init__(self, hasard, hardi=False):
        self.hasard = hasard
        self.hardi = hardi
        self._champs = {}

    def compte(self, jeune=False):
        """Ce qui se compte, plus souvent ce dont les journaux sont pleins."""
        h = self.hasard
        if h.random() < 0.45:
            return h.choice(_FREQUENTS)
        return h.choice([
            c for c in comptes() if (self.hardi or c not in DISCUTABLES)
            and (du_jeune(c) or not jeune)
        ])

    def champs(self, compte, presence=False):
        """Les champs d'un compte, et quelques ``depuis_premier``."""
        cle = (compte, presence)
        if cle not in self._champs:
            self._champs[cle] = [
                champ for champ in champs_de(compte, presence).values()
                if self.hardi or champ.nature != "decimal" and not champ.nom.endswith("mois")
                or champ.nom == "date.mois"
            ]
        return self._champs[cle]

    def champ(self, compte, natures, presence=False):
        """Un champ d'une de ces natures, ``None`` s'il n'y en a pas ; ses propres champs d'abord."""
        h = self.hasard
        tous = [c for c in self.champs(compte, presence) if c.nature in natures]
        propres = [c for c in tous if not c.nom.startswith(("jeune.", "date"))]
        return h.choice(propres if propres and h.random() < 0.6 else tous) if tous else None

    # -- valeurs -------------------------------------------------------------------------------

    def valeur(self, champ):
        """Une valeur de ce champ, telle qu'une déclaration l'écrit."""
        h, nom = self.hasard, champ.nom.split(".")[-1]
        if champ.nature == "fermee":
            return h.choice(champ.valeurs)
        if champ.nature == "booleen":
            return h.random() < 0.5
        if champ.nature == "date":
            annee = h.randint(1998, 2005) if nom == "date_naissance" else h.randint(2019, 2023)
            return f"{annee}-" + h.choice(["01-01", "03-01", "06-30", "09-14", "12-31"])
        if champ.nature == "pas":
            return {
                "annee": 2021, "mois": f"2021-{h.randint(1, 12):02d}", "jour": h.randint(1, 7),
                "trimestre": f"2021-T{h.randint(1, 4)}", "semaine": f"2021-W{h.randint(1, 52):02d}",
            }[nom]
        if champ.nature in ("entier", "decimal"):
            return self.entier(champ)
        return h.choice(_CODES.get(nom, ["a1", "B.2", "c-3"]))

    def entier(self, champ):
        """Un entier de l'ordre de grandeur du champ."""
        h, nom = self.hasard, champ.nom.split(".")[-1]
        if nom == "annee":
            return h.randint(2019, 2023)
        return h.choice({
            "ans": [16, 17, 18, 20, 21, 22, 25], "centimes": [0, 1, 1000, 12345, 30000],
            "jours": [0, 1, 7, 30, 60, 200, 365], "nombre": [0, 1, 2, 3],
        }.get(champ.unite, [0, 1, 2, 5, 35, 60]))

    def bornes(self, champ):
        """Un intervalle d'entiers ou de dates, parfois ouvert d'un côté."""
        basse, haute = sorted([self.valeur(champ), self.valeur(champ)])
        choix = [{"min": basse}, {"max": haute}, {"min": basse, "max": haute}]
        return self.hasard.choice(choix)

    def classes(self, champ):
        """Des bornes croissantes."""
        h = self.hasard
        propositions = {
            "ans": [[16, 18, 22, 26], [18], [18, 22], [0, 16, 17, 18]],
            "centimes": [[1, 1000, 20000], [12345]], "jours": [[1, 31, 91], [0, 7, 8], [30]],
        }.get(champ.unite, [[1, 2, 3], [1], [0, 1, 30, 60], [2, 36]])
        return h.choice(propositions)

    # -- conditions ----------------------------------------------------------------------------

    def attente(self, champ):
        """Ce qu'une condition attend du champ : chaque forme du langage."""
        h, tirage = self.hasard, self.hasard.random()
        if champ.nature == "opaque" or tirage < 0.12:
            return h.choice([None, {"non": None}])
        bornable = champ.nature in ("entier", "date", "decimal") or champ.nom in (
            "date.annee", "date.jour")
        if bornable and tirage < 0.6:
            forme = self.bornes(champ)
        elif tirage < 0.75:
            forme = self.valeur(champ)
        else:
            forme = list(dict.fromkeys(self.valeur(champ) for _ in range(h.randint(1, 4))))
        return {"non": forme} if h.random() < 0.2 else forme

    def condition(self, compte, presence=False, profonde=True):
        """Un ``ou`` d'une ou deux clés, parfois avec un ``parmi``."""
        h, natures = self.hasard, (
            "fermee", "code", "booleen", "entier", "date", "pas", "opaque", "decimal")
        clauses = {}
        for _ in range(h.choice([1, 1, 1, 2])):
            champ = self.champ(compte, natures, presence)
            if du_jeune(compte) and h.random() < 0.06:
                champ = self.depuis()
            clauses[champ.nom] = self.attente(champ)
        if profonde and h.random() < 0.15:
            clauses["parmi"] = [
                self.condition(compte, presence, profonde=False) for _ in range(h.randint(1, 3))]
        return clauses

    def depuis(self):
        """Les jours depuis un premier événement."""
        premier = self.hasard.choice(
            ["entretien", "accueil", "atelier", "contact", "dispositif.entree", "rendez_vous"])
        return champ_de("entretien", f"depuis_premier.{premier}")

    def condition_de_table(self, compte):
        """Le ``ou`` posé à côté de ``compte``, qui seul peut nommer la présence."""
        if compte in COLLECTIFS and self.hasard.random() < 0.4:
            return {"presence": self.hasard.choice(
                [{"non": None}, "absent", ["absent", "excuse"], {"non": "present"}])}
        return self.condition(compte)

    def suite(self):
        """Un élément d'``ayant`` ou de ``sans``."""
        h = self.hasard
        compte = h.choice(SEJOURS) if h.random() < 0.3 else self.compte(jeune=True)
        suite = {"compte": compte}
        if h.random() < 0.5:
            suite["ou"] = self.condition_de_table(compte)
        if compte in SEJOURS and h.random() < 0.6:
            suite["moment"] = h.choice(MOMENTS)
        if h.random() < 0.6 and (compte != "jeunes" or self.hardi):
            suite["entre"] = h.choice(FENETRES)
        return suite

    def suites(self, part):
        """Parfois, des ``ayant`` et des ``sans``."""
        h = self.hasard
        return {
            cle: [self.suite() for _ in range(h.choice([1, 1, 2]))]
            for cle in ("ayant", "sans") if h.random() < part
        }

    def presence(self, compte, ou):
        """La condition de la table nomme la présence."""
        return presence_nommee(compte, ou)


def se_somme(champ):
    """Minutes, centimes, jours et comptes s'additionnent."""
    return (
        champ.nature == "entier" and champ.unite != "ans"
        and champ.nom.split(".")[-1] not in SANS_SOMME
    )


def se_moyenne(champ):
    """Un entier qui a une moyenne, une médiane, des extrêmes."""
    return champ.nature == "entier" and champ.nom.split(".")[-1] not in SANS_SOMME
