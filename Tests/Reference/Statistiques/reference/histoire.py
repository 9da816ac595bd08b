"""Les événements effectifs : corrections, fusions et références, vus à une date."""

from collections import defaultdict

from .catalogue import CORRECTIONS, DU_JEUNE, NATURES, REFERENCES, nom_du_type
from .nombres import instant


class Evenement:
    """Un événement effectif (ou annulé) après sa dernière rectification visible."""

    __slots__ = (
        "index", "nom", "sujet", "date", "instant", "data", "enregistre_le", "references",
        "rompu",
    )

    def __init__(self, index, nom, sujet, time, data, enregistre_le):
        self.index = index
        self.nom = nom
        self.sujet = sujet
        self.date = time[:10]
        self.instant = instant(time)
        self.data = data
        self.enregistre_le = enregistre_le
        self.references = {}
        self.rompu = False

    @property
    def ordre(self):
        """L'ordre des faits : l'instant, puis l'index de la ligne."""
        return (self.instant, self.index)


class Histoire:
    """Ce que disent les lignes visibles d'un journal, une fois corrigées.

    ``evenements`` : les événements du catalogue qui comptent, triés par instant puis index.
    ``rompus`` : ceux dont une référence obligatoire ne tient pas.
    ``corrections`` : ``(nom, cible)`` de chaque ligne de correction visible.
    ``dates_inconnues`` : dates locales des lignes visibles hors du catalogue.
    """

    def __init__(self, journal, vu_au=None):
        self.journal = journal
        self.lignes = journal.visibles(vu_au)
        self._indexer()
        annules, rectifications, corrections = self._corrections()
        self._fusions(annules)
        tous = self._appliquer(rectifications)
        self.corrections = [(nom, tous[cible]) for nom, cible in corrections if cible in tous]
        self.dates_inconnues = [
            ligne["time"][:10] for ligne in self.lignes if nom_du_type(ligne["type"]) is None
        ]
        effectifs = {i: e for i, e in tous.items() if i not in annules and e.nom is not None}
        self._referencer(tous, effectifs, rectifications)
        ordonnes = sorted(effectifs.values(), key=lambda e: e.ordre)
        ordonnes = self._premieres_fins(ordonnes)
        self.rompus = [e for e in ordonnes if e.rompu]
        self.evenements = [e for e in ordonnes if not e.rompu]
        self.premier_contact = next(
            (e.date for e in self.evenements if e.nom in ("accueil", *NATURES)), None)
        self.par_nom = defaultdict(list)
        for evenement in self.evenements:
            self.par_nom[evenement.nom].append(evenement)
        self._attributs()

    # -- identités -----------------------------------------------------------------------------

    def _indexer(self):
        self._par_source = {}
        self._par_id = defaultdict(list)
        for index, ligne in enumerate(self.lignes):
            self._par_source[(ligne["source"], ligne["id"])] = index
            self._par_id[ligne["id"]].append(index)

    def _cible(self, source, identifiant, avant):
        """L'index de la ligne nommée, antérieure à ``avant`` ; ``None`` si elle manque."""
        index = self._par_source.get((source, identifiant))
        if index is not None and index < avant:
            return index
        candidats = [i for i in self._par_id.get(identifiant, ()) if i < avant]
        return candidats[0] if len(candidats) == 1 else None

    # -- corrections ---------------------------------------------------------------------------

    def _corrections(self):
        annules, rectifications, corrections = set(), {}, []
        for index, ligne in enumerate(self.lignes):
            nom = nom_du_type(ligne["type"])
            if nom not in CORRECTIONS:
                continue
            cible = self._cible(ligne["source"], ligne["data"]["evenement"], index)
            if cible is None:
                continue
            corrections.append((nom, cible))
            if nom == "annulation":
                annules.add(cible)
            else:
                rectifications[cible] = index
        return annules, rectifications, corrections

    def _fusions(self, annules):
        """Le jeune gardé de chaque jeune absorbé ; la date propre d'une fusion ne joue pas."""
        self._garde = {}
        for index, ligne in enumerate(self.lignes):
            if nom_du_type(ligne["type"]) == "fusion" and index not in annules:
                self._garde[ligne["data"]["absorbe"]] = ligne["subject"]

    def resoudre(self, sujet):
        """Le jeune gardé au bout de la chaîne des fusions."""
        while sujet in self._garde:
            sujet = self._garde[sujet]
        return sujet

    def _appliquer(self, rectifications):
        """Chaque ligne qui n'est pas une correction, avec sa dernière rectification."""
        evenements = {}
        for index, ligne in enumerate(self.lignes):
            nom = nom_du_type(ligne["type"])
            if nom in CORRECTIONS:
                continue
            sujet, time, data = ligne.get("subject"), ligne["time"], ligne["data"]
            if index in rectifications:
                nouveau = self.lignes[rectifications[index]]["data"]
                sujet = nouveau.get("subject", sujet)
                time = nouveau.get("time", time)
                data = nouveau["data"]
            if nom in DU_JEUNE:
                sujet = self.resoudre(sujet)
            evenements[index] = Evenement(index, nom, sujet, time, data, ligne["recordedtime"])
        return evenements

    # -- références ----------------------------------------------------------------------------

    def _referencer(self, tous, effectifs, rectifications):
        """Une référence tient si sa cible est effective et du même sujet après fusions."""
        for evenement in tous.values():
            if evenement.nom is None:
                continue
            source = self.lignes[evenement.index]["source"]
            porteur = rectifications.get(evenement.index, evenement.index)
            for champ in REFERENCES[evenement.nom]:
                tient = None
                if champ.nom in evenement.data:
                    index = self._cible(source, evenement.data[champ.nom], porteur)
                    cible = effectifs.get(index)
                    if (cible is not None and cible.nom in champ.cibles
                            and cible.sujet == evenement.sujet):
                        tient = cible
                if tient is not None:
                    evenement.references[champ.nom] = tient
                elif champ.obligatoire:
                    evenement.rompu = True

    @staticmethod
    def _premieres_fins(ordonnes):
        """Une entrée qui a deux sorties (ou fins) ne garde que la première."""
        gardes, finies = [], set()
        for evenement in ordonnes:
            if evenement.nom in ("dispositif.sortie", "situation.fin") and not evenement.rompu:
                entree = evenement.references["entree"].index
                if entree in finies:
                    continue
                finies.add(entree)
            gardes.append(evenement)
        return gardes

    # -- attributs -----------------------------------------------------------------------------

    def _attributs(self):
        """Par jeune et par attribut, la suite ``(date, valeur)`` dans l'ordre des faits."""
        self.attributs = defaultdict(lambda: defaultdict(list))
        for evenement in self.par_nom["profil"]:
            for attribut, valeur in evenement.data.items():
                self.attributs[evenement.sujet][attribut].append((evenement.date, valeur))
