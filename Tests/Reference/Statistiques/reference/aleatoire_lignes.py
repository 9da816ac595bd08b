"""L'écriture des brouillons : chaque ligne est permise par celles qui la précèdent.

La cible d'une correction ou d'une fusion est choisie au moment d'écrire, parmi ces lignes.
"""

from datetime import timedelta

from . import catalogue as cat
from .ecriture import ligne_canonique, ordonner

SOURCE = "/structures/hasard"
AUTRE_SOURCE = "/structures/voisine"
FINS = ("dispositif.sortie", "situation.fin")
DU_CEJ = ("manquement", "sanction")
INCORRIGIBLES = cat.CORRECTIONS | {"effacement"}


class Ecrit:
    """Une ligne écrite et son état courant (sujet, date, données, annulation)."""

    def __init__(self, index, identifiant, source, nom, sujet, time, data):
        self.index = index
        self.id = identifiant
        self.source = source
        self.nom = nom
        self.sujet = sujet
        self.time = time
        self.data = data
        self.annule = False
        self.rectifie = False


class Redaction:
    """Écrit les brouillons d'un tirage, ligne après ligne."""

    def ecrire(self, nom, sujet, time, data, brouillon, type_complet=None, source=None):
        """Écrit une ligne et garde son état."""
        h = self.hasard
        index = len(self.ecrits)
        identifiant = f"e{index:05d}-{h.getrandbits(32):08x}"
        if source is None:
            source = AUTRE_SOURCE if self.deux_sources and h.random() < 0.08 else SOURCE
        enregistre = brouillon.enregistre.strftime("%Y-%m-%dT%H:%M:%S.")
        enregistre += f"{brouillon.enregistre.microsecond // 1000:03d}Z"
        attributs = {
            "specversion": "1.0", "id": identifiant, "source": source,
            "type": type_complet or f"fr.milo.{nom}.v1", "subject": sujet, "time": time,
            "recordedtime": enregistre,
        }
        if h.random() < 0.3:
            attributs |= {"authtype": "user", "authid": h.choice(["C1", "C2", "C3"])}
        if h.random() < 0.05:
            attributs["correlationid"] = f"flux-{h.randint(1, 9)}"
        if h.random() < 0.03:
            attributs["datacontenttype"] = "application/json"
        self.sorties.append(ligne_canonique(attributs, nom, data))
        ecrit = Ecrit(index, identifiant, source, nom, sujet, time, data)
        self.ecrits.append(ecrit)
        brouillon.ecrit = ecrit
        return ecrit

    def ecrire_fait(self, brouillon):
        """Un fait ordinaire, si ses références sont écrites et qu'il n'est pas refusé."""
        data = dict(brouillon.data)
        for champ, cible in brouillon.liens.items():
            if cible.ecrit is None:
                return
            data[champ] = cible.ecrit.id
        if not self.fin_permise(brouillon.nom, data):
            return
        if brouillon.nom in DU_CEJ and not self.est_un_cej(data["entree"]):
            return
        if brouillon.nom == "preuve" and self.ecrits:
            data["evenements"] = [self.hasard.choice(self.ecrits).id]
        time = self.ecriture(brouillon.moment)
        self.ecrire(brouillon.nom, brouillon.sujet, time, data, brouillon)

    def fin_permise(self, nom, data, sauf=None):
        """Aucune autre fin, non annulée, n'a déjà été écrite pour cette entrée."""
        if nom not in FINS:
            return True
        return not any(
            e.nom == nom and not e.annule and e is not sauf and e.data["entree"] == data["entree"]
            for e in self.ecrits
        )

    def est_un_cej(self, identifiant):
        """L'entrée de cet identifiant est, en l'état, une entrée en CEJ."""
        return any(
            e.id == identifiant and e.data.get("dispositif") == "CEJ" for e in self.ecrits
        )

    def cible(self, corrigeables):
        """Une cible de correction : souvent récente, déjà rectifiée, ou d'un type sensible."""
        h, tirage = self.hasard, self.hasard.random()
        if tirage < 0.3:
            choix = [e for e in corrigeables if e.rectifie]
        elif tirage < 0.5:
            sensibles = ("profil", "accueil", "dispositif.entree", "dispositif.sortie", "entretien")
            choix = [e for e in corrigeables if e.nom in sensibles]
        else:
            choix = corrigeables[-50:] if tirage < 0.65 else corrigeables
        return h.choice(choix or corrigeables) if corrigeables else None

    def ecrire_annulation(self, brouillon):
        """Une annulation d'une ligne antérieure, qui n'est ni une correction ni annulée."""
        cible = self.cible([
            e for e in self.ecrits if e.nom not in INCORRIGIBLES and not e.annule
        ])
        if cible is None:
            return
        if self.hasard.random() < 0.1:
            fusions = [e for e in self.ecrits if e.nom == "fusion" and not e.annule]
            cible = self.hasard.choice(fusions or [cible])
        cible.annule = True
        sujet = cible.sujet if self.hasard.random() < 0.5 else None
        data = {"evenement": cible.id, "motif": "saisi par erreur"}
        time = self.ecriture(brouillon.moment)
        self.ecrire("annulation", sujet, time, data, brouillon, source=cible.source)

    def ecrire_rectification(self, brouillon):
        """Une rectification : date, sujet, données, parfois tout à la fois."""
        h = self.hasard
        cible = self.cible([
            e for e in self.ecrits
            if e.nom in cat.CHAMPS and e.nom not in INCORRIGIBLES and e.nom != "fusion"
            and not e.annule
        ])
        if cible is None:
            return
        correction = {"evenement": cible.id, "motif": "erreur de saisie, relevée à la relecture"}
        time, sujet, data = cible.time, cible.sujet, dict(cible.data)
        if h.random() < 0.45:
            moment = self.moment()
            if moment <= brouillon.enregistre + timedelta(hours=23):
                correction["time"] = time = self.ecriture(moment)
        if h.random() < 0.2 and cible.nom in cat.DU_JEUNE:
            correction["subject"] = sujet = h.choice(self.jeunes)
        if h.random() < 0.6:
            data = self.autres_donnees(cible, data, brouillon.moment)
        if not self.fin_permise(cible.nom, data, sauf=cible):
            return
        correction["data"] = ordonner(cible.nom, data)
        cible.rectifie, cible.time, cible.sujet, cible.data = True, time, sujet, data
        ligne_sujet = cible.sujet if h.random() < 0.5 else None
        self.ecrire(
            "rectification", ligne_sujet, self.ecriture(brouillon.moment), correction, brouillon,
            source=cible.source,
        )

    def autres_donnees(self, cible, data, moment):
        """Des données voisines : quelques champs changés, ajoutés ou retirés."""
        h = self.hasard
        nouvelles = self.donnees.tirer(cible.nom, moment, {})
        for champ in cat.CHAMPS[cible.nom]:
            if champ.cibles:
                libre = self.boucles and cible.nom == "rendez_vous"
                avant = self.ecrits if libre or cible.nom != "rendez_vous" else (
                    self.ecrits[:cible.index]
                )
                choix = [e for e in avant if e.nom in champ.cibles]
                if cible.nom in DU_CEJ and champ.nom == "entree":
                    choix = [e for e in choix if e.data["dispositif"] == "CEJ"]
                if choix and h.random() < 0.3:
                    data[champ.nom] = h.choice(choix).id
                elif not champ.obligatoire and h.random() < 0.2:
                    data.pop(champ.nom, None)
            elif champ.nom in ("code", "insee", "evenements"):
                continue
            elif champ.nom in nouvelles and h.random() < 0.5:
                data[champ.nom] = nouvelles[champ.nom]
            elif not champ.obligatoire and len(data) > 1 and h.random() < 0.15:
                data.pop(champ.nom, None)
        return self.donnees.accorder(cible.nom, data, moment)

    def garde(self):
        """Les fusions en vigueur : jeune absorbé → jeune gardé."""
        return {
            e.data["absorbe"]: e.sujet for e in self.ecrits if e.nom == "fusion" and not e.annule
        }

    def ecrire_fusion(self, brouillon):
        """Une fusion permise : ni soi-même, ni déjà absorbé, ni boucle."""
        garde = self.garde()
        for _ in range(20):
            absorbe, sujet = self.hasard.choice(self.jeunes), self.hasard.choice(self.jeunes)
            if garde and self.hasard.random() < 0.5:
                sujet = self.hasard.choice(list(garde))
            bout = sujet
            while bout in garde:
                bout = garde[bout]
            if absorbe not in garde and bout != absorbe:
                time = self.ecriture(brouillon.moment)
                self.ecrire("fusion", sujet, time, {"absorbe": absorbe}, brouillon)
                return

    def ecrire_extension(self, brouillon):
        """Un événement d'un type que la bibliothèque ne connaît pas."""
        data = {"libre": [1, "é", None], "n": {"a": True}}
        self.ecrire(
            None, self.hasard.choice(self.jeunes), self.ecriture(brouillon.moment), data,
            brouillon, type_complet=self.hasard.choice(["org.exemple.visite.v1", "com.abc.x.v2"]),
        )

    def ecrire_inconnu(self, brouillon):
        """Un type ``fr.milo`` d'une version à venir."""
        type_complet = self.hasard.choice(["fr.milo.entretien.v2", "fr.milo.demain.v1"])
        self.ecrire(
            None, self.hasard.choice(self.jeunes), self.ecriture(brouillon.moment), {"neuf": 1},
            brouillon, type_complet=type_complet,
        )

    def ecrire_seconde_sortie(self, brouillon):
        """Une nouvelle sortie là où la première a été annulée."""
        annulees = [e for e in self.ecrits if e.nom in FINS and e.annule]
        if not annulees:
            return
        ancienne = self.hasard.choice(annulees)
        data = self.donnees.tirer(ancienne.nom, brouillon.moment, {})
        data["entree"] = ancienne.data["entree"]
        if self.fin_permise(ancienne.nom, data):
            time = self.ecriture(brouillon.moment)
            self.ecrire(ancienne.nom, ancienne.sujet, time, data, brouillon)
