"""La table de la file active : qui y est, qui y entre, qui en sort et pourquoi."""

from datetime import date, timedelta

from . import catalogue as cat
from .calcul import DE_CONTACT, compte
from .nombres import age
from .tableau import Table

_RAISONS = ("clos", "partis", "hors_age", "inactifs")
_SUIVI = ("referent", "mutation", "dossier.cloture", "dossier.reouverture")


def _veille(jour):
    return (date.fromisoformat(jour) - timedelta(days=1)).isoformat()


def _un_an_avant(jour):
    annee, mois, quantieme = int(jour[:4]) - 1, jour[5:7], int(jour[8:])
    if mois == "02" and quantieme == 29:
        quantieme = 28
    return f"{annee}-{mois}-{quantieme:02}"


class _Jeune:
    """Les faits d'un jeune qui disent où en est son dossier, dans l'ordre des faits."""

    def __init__(self, calcul, faits):
        self.calcul = calcul
        self.faits = faits
        entrees = [e for e in faits if e.nom == "dispositif.entree"]
        self.sejours = calcul.sejours_des(entrees)

    def _attribut(self, nom, jour):
        """Ce que le dossier dit un jour, sans regarder plus loin."""
        suite = self.calcul.histoire.attributs[self.faits[0].sujet][nom]
        valeurs = [valeur for date_, valeur in suite if date_ <= jour]
        return valeurs[-1] if valeurs else None

    def _clos(self, faits):
        for fait in reversed(faits):
            if fait.nom == "dossier.cloture":
                return True
            if fait.nom in ("dossier.reouverture", "dispositif.entree"):
                return False
            if fait.nom == "referent" and fait.data["conseiller"] is not None:
                return False
            if fait.nom in DE_CONTACT and compte(fait):
                return False
        return False

    def _suivi(self, faits, jour):
        derniers = {f.data.get("role", "referent"): f.data for f in faits if f.nom == "referent"}
        return any(
            data["conseiller"] is not None and data.get("jusqu_au", jour) >= jour
            for data in derniers.values())

    def _age_passe(self, jour):
        naissance = self._attribut("date_naissance", jour)
        if naissance is None or any(s.ouvert_au(jour) for s in self.sejours):
            return False
        limite = 30 if self._attribut("rqth", jour) is True else 26
        # Le jour de l'anniversaire n'est pas encore passé.
        return age(naissance, _veille(jour)) >= limite

    def etat(self, jour):
        """``actif``, ou la première raison de ne pas l'être à la fin d'un jour."""
        faits = [f for f in self.faits if f.date <= jour]
        if self._clos(faits):
            return "clos"
        mutations = [f for f in faits if f.nom == "mutation"]
        if mutations and mutations[-1].data["sens"] == "depart":
            return "partis"
        if self._age_passe(jour):
            return "hors_age"
        recents = [
            f for f in faits
            if f.nom in DE_CONTACT and compte(f) and f.date > _un_an_avant(jour)
        ]
        return "actif" if recents or self._suivi(faits, jour) else "inactifs"

    def motif(self, jour):
        """Le motif de la dernière clôture."""
        clotures = [f for f in self.faits if f.nom == "dossier.cloture" and f.date <= jour]
        return clotures[-1].data["motif"]


def file_active(calcul):
    """Les jeunes actifs la veille, ceux qui le deviennent, ceux qui ne le sont plus."""
    noms = (*_SUIVI, "dispositif.entree", *DE_CONTACT)
    par_jeune = {}
    for evenement in sorted((e for nom in noms for e in calcul.tous(nom)), key=lambda e: e.ordre):
        par_jeune.setdefault(evenement.sujet, []).append(evenement)
    jours = [calcul.debut]
    while jours[-1] < calcul.fin:
        jours.append((date.fromisoformat(jours[-1]) + timedelta(days=1)).isoformat())
    comptes = dict.fromkeys(("ouverts_debut", "entrees", *_RAISONS), 0)
    motifs = dict.fromkeys(cat.MOTIFS_CLOTURE, 0)
    actifs = 0
    for faits in par_jeune.values():
        jeune = _Jeune(calcul, faits)
        if jeune.etat(_veille(calcul.debut)) == "actif":
            comptes["ouverts_debut"] += 1
        elif any(jeune.etat(jour) == "actif" for jour in jours):
            comptes["entrees"] += 1
        else:
            continue
        etat = jeune.etat(calcul.fin)
        if etat == "actif":
            actifs += 1
            continue
        comptes[etat] += 1
        if etat == "clos":
            motifs[jeune.motif(calcul.fin)] += 1
    table = Table.de("file_active", "jeunes")
    for ligne, nombre in comptes.items():
        table.ajouter(ligne, nombre)
    for motif, nombre in motifs.items():
        table.ajouter(f"motif.{motif}", nombre)
    table.ajouter("actifs_fin", actifs)
    return [table]
