"""Le contexte d'un calcul : une période, des filtres, et ce qui s'en déduit par jeune."""

from collections import defaultdict
from functools import cached_property

from . import catalogue as cat
from .filtre import Filtre
from .nombres import age, quotient, un_an_avant

PRESENCE = ("atelier", "information_collective")
DE_CONTACT = ("accueil",) + tuple(cat.NATURES)
D_ACCOMPAGNEMENT = ("entretien", "atelier", "information_collective")


class Sejour:
    """Un passage dans un dispositif : de l'entrée à la sortie, s'il y en a une."""

    def __init__(self, entree, sortie):
        self.entree = entree
        self.sortie = sortie
        self.jeune = entree.sujet
        self.code = entree.data["dispositif"]
        self.debut = entree.date
        self.fin = sortie.date if sortie else None

    def ouvert_au(self, jour):
        """Entré au plus tard ce jour, sans sortie au plus tard ce jour."""
        return self.debut <= jour and (self.fin is None or self.fin > jour)

    def chevauche(self, debut, fin):
        """Le passage touche la période, jour de sortie compris."""
        return self.debut <= fin and (self.fin is None or max(self.fin, self.debut) >= debut)


class Calcul:
    """Les faits retenus pour une période ``[debut, fin]`` et une liste de filtres."""

    def __init__(self, histoire, familles, debut, fin, filtres=(), decimales=1):
        self.histoire = histoire
        self.debut = debut
        self.fin = fin
        self.filtres = list(filtres)
        self._filtre = Filtre(self, self.filtres)
        self.decimales = decimales
        self._familles = familles
        self._faits = {}
        self._tables = {}

    # -- périodes ------------------------------------------------------------------------------

    def autre(self, debut, fin):
        """Le même calcul pour une autre période (filtres évalués à la fin de celle-ci)."""
        return Calcul(
            self.histoire, self._familles, debut, fin, self.filtres, self.decimales
        )

    def connait(self, famille):
        """Une famille de tables porte ce nom."""
        return famille in self._familles

    def famille(self, nom):
        """Les tables d'une famille (premier mot de leur identifiant), calculées une fois."""
        if nom not in self._tables:
            self._tables[nom] = self._familles[nom](self)
        return self._tables[nom]

    @cached_property
    def precedent(self):
        """La même période un an plus tôt, vue à la même date."""
        return self.autre(un_an_avant(self.debut), un_an_avant(self.fin))

    @property
    def enregistree(self):
        """La période ne finit pas avant le premier événement de contact, tous filtres à part."""
        premier = self.histoire.premier_contact
        return premier is None or self.fin >= premier

    @property
    def annee_civile(self):
        """L'année si la période en est exactement une, sinon ``None``."""
        annee = self.debut[:4]
        entiere = self.debut == f"{annee}-01-01" and self.fin == f"{annee}-12-31"
        return int(annee) if entiere else None

    def dans(self, jour):
        """Le jour est dans la période."""
        return self.debut <= jour <= self.fin

    def part(self, numerateur, denominateur):
        """Une part en %, arrondie une seule fois depuis les entiers."""
        return quotient(numerateur * 100, denominateur, self.decimales)

    # -- événements ----------------------------------------------------------------------------

    def retenu(self, evenement):
        """Les filtres gardent cet événement (les faits de la structure le sont toujours)."""
        if evenement.nom not in cat.DU_JEUNE:
            return True
        if not self._filtre.retient(evenement.sujet):
            return False
        return all(self._porte(evenement, codes) for codes in self._filtre.operations)

    def _porte(self, evenement, codes, vus=frozenset()):
        """L'événement porte l'opération, ou complète un événement qui la porte."""
        if evenement.data.get("operation") in codes:
            return True
        vus = vus | {evenement.index}
        return any(
            self._porte(cible, codes, vus)
            for cible in evenement.references.values() if cible.index not in vus
        )

    @cached_property
    def _par_nom(self):
        par_nom = defaultdict(list)
        for evenement in self.histoire.evenements:
            if self.retenu(evenement):
                par_nom[evenement.nom].append(evenement)
        return par_nom

    def tous(self, nom):
        """Tous les événements retenus d'un type, dans l'ordre, de toutes dates."""
        return self._par_nom[nom]

    def de_la_periode(self, nom):
        """Les événements retenus d'un type dont la date locale est dans la période."""
        return [e for e in self.tous(nom) if self.dans(e.date) and compte(e)]

    def faits(self, nom):
        """Par clé, les données du dernier événement ≤ fin d'un fait de référence."""
        if nom not in self._faits:
            cle = "insee" if nom == "commune" else "code"
            self._faits[nom] = {
                e.data[cle]: e.data for e in self.histoire.par_nom[nom] if e.date <= self.fin
            }
        return self._faits[nom]

    def presents(self, nom):
        """Les faits de référence qui durent encore à la fin de la période."""
        return {
            cle: fait for cle, fait in self.faits(nom).items()
            if fait.get("jusqu_au", self.fin) >= self.fin
        }

    def commune_actuelle(self, insee):
        """La commune qu'une commune est devenue à la fin de la période, de proche en proche."""
        communes, vues = self.faits("commune"), {insee}
        while True:
            fait = communes.get(insee, {})
            vers = fait.get("vers")
            if fait.get("jusqu_au", self.fin) >= self.fin or vers not in communes or vers in vues:
                return insee
            vues.add(vers)
            insee = vers

    def fait_de_commune(self, insee):
        """Les données de la commune qu'une commune est devenue."""
        return self.faits("commune").get(self.commune_actuelle(insee), {})

    # -- attributs d'un jeune ------------------------------------------------------------------

    def attribut(self, jeune, nom, au):
        """La valeur en vigueur à une date, sinon la première posée ensuite, sinon ``None``."""
        suite = self.histoire.attributs[jeune][nom] if jeune in self.histoire.attributs else ()
        for jour, valeur in reversed(suite):
            if jour <= au:
                return valeur
        for jour, valeur in suite:
            if au < jour <= self.fin and valeur is not None:
                return valeur
        return None

    def age(self, jeune, au):
        """L'âge révolu à une date, ``None`` sans date de naissance ou avant elle."""
        naissance = self.attribut(jeune, "date_naissance", au)
        if naissance is None or (annees := age(naissance, au)) < 0:
            return None
        return annees

    def classe_age(self, jeune, au):
        """La classe d'âge à une date, ``None`` sans date de naissance."""
        annees = self.age(jeune, au)
        if annees is None:
            return None
        return "16_17" if annees < 18 else "18_21" if annees < 22 else "22_plus"

    def zrr(self, jeune, au):
        """Le classement ZRR du jeune, sinon celui de sa commune, ``None`` s'il manque."""
        propre = self.attribut(jeune, "zrr", au)
        if propre is not None:
            return propre
        commune = self.attribut(jeune, "commune", au)
        return self.fait_de_commune(commune).get("zrr")

    def territoire(self, axe, jeune, au):
        """La valeur d'un axe de territoire à une date, ``None`` si elle manque."""
        if axe in ("commune", "quartier"):
            return self.attribut(jeune, axe, au)
        if axe == "epci":
            commune = self.attribut(jeune, "commune", au)
            return self.fait_de_commune(commune).get("epci")
        site = self.attribut(jeune, "site", au)
        if site is None:
            site = self._dernier_site.get(jeune)
        if axe == "site":
            return site
        return self.faits("site").get(site, {}).get("zone")

    @cached_property
    def _dernier_site(self):
        """Le site du dernier événement compté de la période qui en porte un."""
        return {
            e.sujet: e.data["site"] for e in self.histoire.evenements
            if e.nom in DE_CONTACT and "site" in e.data and self.dans(e.date) and compte(e)
        }

    # -- populations ---------------------------------------------------------------------------

    @cached_property
    def contact(self):
        """Au moins un événement de contact dans la période."""
        return {e.sujet for nom in DE_CONTACT for e in self.de_la_periode(nom)}

    @cached_property
    def accompagnes(self):
        """Au moins un entretien, un atelier ou une information collective dans la période."""
        return {e.sujet for nom in D_ACCOMPAGNEMENT for e in self.de_la_periode(nom)}

    @cached_property
    def primos(self):
        """Par jeune, la date du premier entretien de sa vie, s'il est dans la période."""
        premiers = {}
        for entretien in self.tous("entretien"):
            if entretien.date <= self.fin:
                premiers.setdefault(entretien.sujet, entretien.date)
        retenus = {}
        for jeune, jour in premiers.items():
            anterieur = self.attribut(jeune, "premier_entretien_anterieur", self.fin)
            if self.dans(jour) and (anterieur is None or anterieur >= self.debut):
                retenus[jeune] = jour
        return retenus

    def population(self, nom):
        """Une population : chaque jeune et sa date de référence."""
        if nom == "primos":
            return self.primos
        if nom == "entretien":
            return {e.sujet: self.fin for e in self.de_la_periode("entretien")}
        return {jeune: self.fin for jeune in getattr(self, nom)}

    # -- dispositifs ---------------------------------------------------------------------------

    @cached_property
    def sejours(self):
        """Les passages des entrées retenues."""
        return self.sejours_des(self.tous("dispositif.entree"))

    def sejours_des(self, entrees):
        """Les passages ouverts par ces entrées, avec leur sortie effective."""
        sorties = {
            e.references["entree"].index: e for e in self.histoire.par_nom["dispositif.sortie"]
        }
        return [Sejour(entree, sorties.get(entree.index)) for entree in entrees]

    @cached_property
    def groupes(self):
        """Les groupes connus et déclarés au plus tard à la fin : code → membres."""
        groupes = {code: set(membres) for code, membres in cat.GROUPES_CONNUS.items()}
        for code, fait in self.faits("dispositif.groupe").items():
            groupes[code] = set(fait["membres"])
        return groupes

    def hors_ensemble(self, code):
        """Le code est tenu hors de la ligne ``ensemble``."""
        definition = self.faits("dispositif.definition").get(code)
        if definition is not None:
            return definition.get("hors_ensemble", False)
        return code in cat.HORS_ENSEMBLE_CONNUS


def compte(evenement):
    """Un collectif ne compte que si le jeune y était présent."""
    return evenement.nom not in PRESENCE or evenement.data.get("presence", "present") == "present"


def distincts(evenements):
    """Le nombre de jeunes distincts de ces événements."""
    return len({e.sujet for e in evenements})


def somme(evenements, champ):
    """La somme d'un champ entier, absent : 0."""
    return sum(e.data.get(champ, 0) for e in evenements)


def premieres_dates(ordonnes):
    """Par jeune, la date locale du premier de ces événements (dans l'ordre des faits)."""
    dates = {}
    for evenement in ordonnes:
        dates.setdefault(evenement.sujet, evenement.date)
    return dates
