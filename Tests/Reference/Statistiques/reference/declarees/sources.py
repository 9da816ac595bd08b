"""Les rangées : ce que ``compte`` désigne, sur une période et selon son ``moment``.

Une unité (événement, séjour, situation, rendez-vous, orientation) sait donner sa rangée sur une
période ``[debut, fin]`` ; ce qui la complète n'y compte que daté au plus tard de la fin.
"""

from collections import defaultdict

from .. import catalogue as cat
from ..calcul import compte as present
from ..nombres import jour
from .champs import COLLECTIFS, DE_CONTACT


class Rangee:
    """Une rangée : à qui elle est, sa date, ce qu'elle porte."""

    def __init__(self, calcul, jeune, date, evenement=None, valeurs=None, attributs_au=None):
        self.calcul = calcul
        self.jeune = jeune
        self.date = date
        self.au = attributs_au or date
        self.evenement = evenement
        self.data = evenement.data if evenement else {}
        self.references = evenement.references if evenement else {}
        self.valeurs = dict(valeurs or {}, date=date)
        if evenement is not None:
            self._de_la_ligne(evenement)

    def _de_la_ligne(self, evenement):
        """Qui l'a saisi, où, et avec quel retard : ce que dit la ligne d'origine."""
        ligne = self.calcul.histoire.lignes[evenement.index]
        saisie = self.calcul.histoire.journal.date_locale(evenement.enregistre_le)
        if "source" not in {champ.nom for champ in cat.CHAMPS[evenement.nom]}:
            self.valeurs["source"] = ligne["source"]
        self.valeurs |= {
            "auteur": ligne.get("authid"),
            "delai_saisie": (jour(saisie) - jour(evenement.date)).days,
        }
        if evenement.nom not in cat.DU_JEUNE:
            self.valeurs["sujet"] = evenement.sujet


def _jours(debut, fin):
    """Les jours d'une date à l'autre, ``None`` sans l'une."""
    return None if debut is None or fin is None else (jour(fin) - jour(debut)).days


def _duree(debut, fin):
    """Une durée n'est jamais négative."""
    jours = _jours(debut, fin)
    return None if jours is None else max(jours, 0)


class Fait:
    """Un événement, à sa date locale."""

    def __init__(self, evenement, valeurs=None):
        self.evenement = evenement
        self.jeune = evenement.sujet if evenement.nom in cat.DU_JEUNE else None
        self.valeurs = valeurs

    def rangee(self, calcul, _moment, debut, fin):
        """L'événement, s'il est daté dans la période."""
        if not debut <= self.evenement.date <= fin:
            return None
        return Rangee(calcul, self.jeune, self.evenement.date, self.evenement, self.valeurs)


class Duree:
    """Ce qui dure : un séjour dans un dispositif, ou une situation."""

    def __init__(self, entree, sortie, prolongations=None):
        self.entree = entree
        self.jeune = entree.sujet
        self.sortie = sortie
        self.prolongations = prolongations
        self.situation = prolongations is None

    def rangee(self, calcul, moment, debut, fin):
        """La rangée que ce moment retient, s'il en retient une."""
        entree = self.entree.date
        sortie = self.sortie if self.sortie and self.sortie.date <= fin else None
        prevue = self.entree.data.get("fin_prevue")
        for prolongation in self.prolongations or ():
            if prolongation.date <= fin:
                prevue = prolongation.data["fin_prevue"]
        reelle = sortie.date if sortie else None
        # Une situation finit, à défaut, à sa fin prévue ; un séjour dure jusqu'à sa sortie.
        terme = reelle or (prevue if self.situation else None)
        ouvert = entree <= fin and sortie is None and (terme is None or terme >= fin)
        retenues = {
            "entree": (debut <= entree <= fin, entree),
            "sortie": (sortie is not None and reelle >= debut, reelle),
            "presence": (
                entree <= fin and (terme is None or max(terme, entree) >= debut), fin),
            "fin": (ouvert, fin),
        }
        retenue, date = retenues[moment or "entree"]
        if not retenue:
            return None
        valeurs = {
            "entree": entree, "ouvert": ouvert,
            "motif": sortie.data.get("motif") if sortie else None,
            "duree_jours": _duree(entree, reelle), "ecart_jours": _jours(prevue, reelle),
        }
        if self.situation:
            valeurs |= {"famille": self._famille(), "genre": self._genre(), "fin": terme}
        else:
            valeurs |= {
                "sortie": reelle, "fin_prevue": prevue,
                "positive": sortie.data["motif"] in cat.SORTIES_POSITIVES if sortie else None,
                "duree_prevue_jours": _duree(entree, prevue),
            }
        return Rangee(calcul, self.jeune, date, self.entree, valeurs)

    def _famille(self):
        if self.entree.nom != "emploi.entree":
            return self.entree.nom.split(".")[0]
        alternance = cat.famille_contrat(self.entree.data["contrat"]) == "alternance"
        return "alternance" if alternance else "emploi"

    def _genre(self):
        return self.entree.data.get("contrat") or self.entree.data["genre"]


class RendezVous:
    """Un rendez-vous : son premier événement et tous ses états, dans l'ordre des faits."""

    def __init__(self, premier, etats):
        self.premier = premier
        self.jeune = premier.sujet
        self.etats = etats

    def rangee(self, calcul, _moment, debut, fin):
        """Le rendez-vous, si son premier événement est dans la période."""
        if not debut <= self.premier.date <= fin:
            return None
        dernier = [e for e in self.etats if e.date <= fin][-1]
        valeurs = {"statut": dernier.data["statut"]}
        return Rangee(calcul, self.jeune, self.premier.date, self.premier, valeurs)


class Orientation:
    """Une orientation et ses issues, dans l'ordre des faits."""

    def __init__(self, evenement, issues):
        self.evenement = evenement
        self.jeune = evenement.sujet
        self.issues = issues

    def rangee(self, calcul, _moment, debut, fin):
        """L'orientation de la période, avec la dernière issue connue à la fin."""
        date = self.evenement.date
        if not debut <= date <= fin:
            return None
        connues = [e for e in self.issues if e.date <= fin]
        issue = connues[-1] if connues else None
        valeurs = {
            "issue": issue.data["issue"] if issue else None,
            "issue.genre": issue.data.get("genre") if issue else None,
            "delai_jours": _duree(date, issue.date if issue else None),
        }
        return Rangee(calcul, self.jeune, date, self.evenement, valeurs)


# -- unités --------------------------------------------------------------------------------------


def _par_reference(evenements, champ):
    """Par index de l'événement visé, ceux qui le visent, dans l'ordre."""
    suites = defaultdict(list)
    for evenement in evenements:
        suites[evenement.references[champ].index].append(evenement)
    return suites


def _rendez_vous(calcul):
    etats, premiers = defaultdict(list), {}
    for evenement in calcul.tous("rendez_vous"):
        premier, vus = evenement, set()
        while premier is not None and "rendez_vous" in premier.references:
            vus.add(premier.index)
            premier = premier.references["rendez_vous"]
            if premier.index in vus:
                premier = None  # une boucle n'a pas de premier événement
        if premier is not None:
            premiers[premier.index] = premier
            etats[premier.index].append(evenement)
    return [RendezVous(premiers[index], suite) for index, suite in etats.items()]


def _durees(calcul, entrees, fin, prolongation=None):
    finies = _par_reference(calcul.histoire.par_nom[fin], "entree")
    prolongees = _par_reference(calcul.histoire.par_nom[prolongation], "entree")
    return [
        Duree(entree, (finies[entree.index] or [None])[0],
              prolongees[entree.index] if prolongation else None)
        for entree in entrees
    ]


def unites(calcul, compte, presence=False):
    """Toutes les unités d'un compte, de toutes dates."""
    if compte == "evenements":
        return [
            Fait(e, {"nature": nom}) for nom in DE_CONTACT for e in calcul.tous(nom) if present(e)
        ]
    if compte == "sejours":
        entrees = calcul.tous("dispositif.entree")
        return _durees(calcul, entrees, "dispositif.sortie", "dispositif.prolongation")
    if compte == "situations":
        entrees = [e for nom in cat.ENTREES_SITUATION for e in calcul.tous(nom)]
        return _durees(calcul, entrees, "situation.fin")
    if compte == "rendez_vous":
        return _rendez_vous(calcul)
    if compte == "orientations":
        issues = _par_reference(calcul.histoire.par_nom["orientation.issue"], "orientation")
        return [Orientation(e, issues[e.index]) for e in calcul.tous("orientation")]
    tous = calcul.tous(compte)
    if compte in COLLECTIFS and not presence:
        tous = [e for e in tous if present(e)]
    return [Fait(e) for e in tous]


class Sources:
    """Les rangées d'un calcul ; les unités de chaque compte n'y sont faites qu'une fois."""

    def __init__(self, calcul):
        self.calcul = calcul
        self._unites = {}

    def rangees(self, compte, moment=None, population=None, presence=False):
        """Les rangées de la période du calcul."""
        calcul = self.calcul
        if compte == "jeunes":
            jeunes = calcul.population(population or "accompagnes")
            return [Rangee(calcul, jeune, date) for jeune, date in sorted(jeunes.items())]
        toutes = (u.rangee(calcul, moment, calcul.debut, calcul.fin)
                  for suite in self._par_jeune(compte, presence).values() for u in suite)
        return [rangee for rangee in toutes if rangee is not None]

    def rangees_du_jeune(self, jeune, compte, moment, debut, fin, presence=False):
        """Celles d'un jeune sur d'autres jours ; ses attributs restent ceux de la table."""
        calcul = self.calcul
        if compte == "jeunes":
            autre = calcul if (debut, fin) == (calcul.debut, calcul.fin) else (
                calcul.autre(debut, fin))
            date = autre.population("accompagnes").get(jeune)
            return [] if date is None else [Rangee(calcul, jeune, date)]
        trouvees = (u.rangee(calcul, moment, debut, fin)
                    for u in self._par_jeune(compte, presence).get(jeune, ()))
        return [rangee for rangee in trouvees if rangee is not None]

    def _par_jeune(self, compte, presence):
        cle = (compte, presence)
        if cle not in self._unites:
            par_jeune = self._unites[cle] = defaultdict(list)
            for unite in unites(self.calcul, compte, presence):
                par_jeune[unite.jeune].append(unite)
        return self._unites[cle]
