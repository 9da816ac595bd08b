"""The rules of the CEJ, Garantie jeunes and PACEA allocations, by youth and month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Optional

from baremes import (
    ADULTE_NON_IMPOSABLE, ADULTE_PREMIERE_TRANCHE, FORFAIT, MINEUR, Baremes)
from calendrier import (
    age_au, arrondi, dernier_jour, jours_du_mois, lire_mois, mois_de, plus_mois, premier_jour)
from histoire_droits import Histoire, Vue

AIDES = ("CEJ", "GJ", "PACEA")

ABATTEMENT = 30_000
MAJORITE = 18
REGLE_INCONNUE_DEPUIS = lire_mois("2025-01")
DELAI_DES_JUSTIFICATIFS = 3
PACEA_DOUZE_MOIS_DEPUIS = lire_mois("2021-01")
DUREE_DU_PACEA = 24


# --- Amounts ---------------------------------------------------------------------------------

def montant_cej(forfait: int, smic: int, deductibles: int, partielles: int) -> int:
    """Return the CEJ of a month before any sanction, in cents."""
    reste = Fraction(max(0, forfait - deductibles))
    if partielles > ABATTEMENT:
        pente = Fraction(8, 10) * smic - ABATTEMENT
        if pente <= 0:
            return 0
        reste -= (partielles - ABATTEMENT) * forfait / pente
    return arrondi(max(Fraction(0), reste))


def montant_gj(forfait: int, smic: int, ressources: int, jours: int, jours_mois: int) -> int:
    """Return the Garantie jeunes of a month, prorated, in cents."""
    plafond = Fraction(8, 10) * smic
    if plafond <= ABATTEMENT:
        part = Fraction(int(ressources <= ABATTEMENT))
    else:
        part = (plafond - ressources) / (plafond - ABATTEMENT)
    return arrondi(forfait * min(Fraction(1), max(Fraction(0), part)) * jours / jours_mois)


def apres_sanction(du: int, rang: int) -> int:
    """Return what a sanction leaves of the amount due, in cents."""
    return arrondi(Fraction(3 * du, 4)) if rang == 1 else 0


def mois_d_effet(notifiee_le: date) -> int:
    """Return the month that begins after a sanction was notified."""
    return mois_de(notifiee_le) + 1


def forclos(mois: int, complet_le: date) -> bool:
    """Say whether evidence came more than three calendar months after the end of the month."""
    return complet_le > dernier_jour(mois + DELAI_DES_JUSTIFICATIFS)


# --- Spells ----------------------------------------------------------------------------------

@dataclass(frozen=True)
class Parcours:
    """A spell in a dispositif: real exit and planned end, when there are any."""

    index: int
    code: str
    debut: date
    sortie: Optional[date]
    fin_prevue: Optional[date]

    def fin(self, a_defaut: date) -> date:
        """Return the last day: the exit, else the planned end, else a given day."""
        fin = self.sortie or self.fin_prevue
        return a_defaut if fin is None else max(fin, self.debut)

    def mois_de_droit(self, mois_vue: int) -> range:
        """Return the months touched, never after the month of the view."""
        fin = min(mois_de(self.fin(dernier_jour(mois_vue))), mois_vue)
        return range(mois_de(self.debut), fin + 1)


def parcours(histoire: Histoire) -> list[Parcours]:
    """Return the spells of a youth, in the order of the entries."""
    sorties: dict[int, date] = {}
    for fait in histoire.de("dispositif.sortie"):
        sorties.setdefault(fait.cible, fait.jour)  # the earliest one ends the spell
    prolonge = {
        f.cible: f.donnees["fin_prevue"] for f in histoire.de("dispositif.prolongation")}
    trouves = []
    for entree in histoire.de("dispositif.entree"):
        sortie = sorties.get(entree.index)
        prevue = prolonge.get(entree.index, entree.donnees.get("fin_prevue"))
        trouves.append(Parcours(
            entree.index, entree.donnees["dispositif"], entree.jour,
            None if sortie is None else max(sortie, entree.jour),
            None if prevue is None else date.fromisoformat(prevue)))
    return trouves


# --- Rows ------------------------------------------------------------------------------------

@dataclass(frozen=True)
class LigneDeDroit:
    """A row of the table: ``du`` is None when no known rule gives it."""

    jeune: str
    aide: str
    mois: int
    du: Optional[int]
    verse: int
    etat: str
    de_droit: bool
    """Whether a spell gives a right that month (always true of a PACEA row)."""


@dataclass(frozen=True)
class Du:
    """An amount due, with the state that the computation itself commands, if any."""

    montant: Optional[int]
    etat: Optional[str] = None


def etat(du: Du, verse: int) -> str:
    """Return the state of a row: the first that applies."""
    if du.montant is None or du.etat == "incomplet":
        return du.etat
    if verse > du.montant:
        return "trop_percu"
    if du.etat is not None:
        return du.etat
    if du.montant == 0:
        return "sans_droit"
    if verse == du.montant:
        return "verse"
    return "partiel" if verse > 0 else "a_verser"


class Droits:
    """The rights of one youth, as seen in a month."""

    def __init__(self, histoire: Histoire, baremes: Baremes, mois_vue: int):
        self.histoire = histoire
        self.baremes = baremes
        self.mois_vue = mois_vue
        self.parcours = parcours(histoire)
        self.verses = self._verses()
        self.ressources = {  # the last one declared for a month replaces the others
            lire_mois(f.donnees["mois"]): f.donnees for f in histoire.de("ressources")}
        self.complets: dict[int, date] = {}
        for fait in histoire.de("justificatifs"):
            mois = lire_mois(fait.donnees["mois"])
            complet_le = date.fromisoformat(fait.donnees["complet_le"])
            self.complets[mois] = min(complet_le, self.complets.get(mois, complet_le))

    def lignes(self) -> list[LigneDeDroit]:
        """Return the rows of the youth, by aid then month."""
        lignes = []
        for aide, calcul in (("CEJ", self._cej), ("GJ", self._gj)):
            droit = self._mois_de_droit(aide)
            for mois in sorted(droit | self.verses[aide].keys()):
                if not self.baremes.connu(aide, mois):
                    du = Du(None, "bareme_inconnu")
                else:
                    du = calcul(mois) if mois in droit else Du(0)
                lignes.append(self._ligne(aide, mois, du, mois in droit))
        return lignes + self._pacea()

    def _ligne(self, aide: str, mois: int, du: Du, de_droit: bool) -> LigneDeDroit:
        verse = self.verses[aide].get(mois, 0)
        return LigneDeDroit(
            self.histoire.sujet, aide, mois, du.montant, verse, etat(du, verse), de_droit)

    def _verses(self) -> dict[str, dict[int, int]]:
        """Return, by aid and month named, the payments less their refunds."""
        verses: dict[str, dict[int, int]] = {aide: {} for aide in AIDES}
        place: dict[int, tuple[str, int]] = {}
        for fait in self.histoire.de("aide.versement"):
            aide = fait.donnees["aide"]
            if aide in verses and "mois" in fait.donnees:
                mois = lire_mois(fait.donnees["mois"])
                place[fait.index] = (aide, mois)
                verses[aide][mois] = verses[aide].get(mois, 0) + fait.donnees["montant_centimes"]
        for fait in self.histoire.de("aide.remboursement"):
            if fait.cible in place:
                aide, mois = place[fait.cible]
                verses[aide][mois] -= fait.donnees["montant_centimes"]
        return verses

    def _mois_de_droit(self, code: str) -> set[int]:
        return {
            m for p in self.parcours if p.code == code for m in p.mois_de_droit(self.mois_vue)}

    # CEJ

    def _cej(self, mois: int) -> Du:
        sanctions = self._sanctions(mois)
        if any(effet >= REGLE_INCONNUE_DEPUIS for effet, _ in sanctions):
            return Du(None, "regle_inconnue")
        forfait = self._forfait_cej(mois)
        ressources = self.ressources.get(mois - 1)
        if forfait is None or ressources is None:
            return Du(0, "incomplet")
        if self._suspendu(mois):
            return Du(0, "suspendu")
        if mois in self.complets and forclos(mois, self.complets[mois]):
            return Du(0, "forclos")
        du = montant_cej(
            forfait, self.baremes.smic(mois),
            ressources["deductibles_centimes"], ressources["partielles_centimes"])
        if sanctions:
            du = apres_sanction(du, max(rang for _, rang in sanctions))
        return Du(du)

    def _forfait_cej(self, mois: int) -> Optional[int]:
        """Return the amount for age and tax household, None when one of them is not known."""
        fin = dernier_jour(mois)
        naissance = self.histoire.attribut("date_naissance", fin)
        foyers = [f for f in self.histoire.de("foyer_fiscal") if f.jour <= fin]
        if naissance is None or not foyers or date.fromisoformat(naissance) > fin:
            return None  # whoever is not born yet has no age
        categorie = foyers[-1].donnees["categorie"]
        if categorie == "imposable":
            return 0
        if age_au(date.fromisoformat(naissance), fin) < MAJORITE:
            return self.baremes.valeur("CEJ", MINEUR, mois)
        cle = ADULTE_NON_IMPOSABLE if categorie == "non_imposable" else ADULTE_PREMIERE_TRANCHE
        return self.baremes.valeur("CEJ", cle, mois)

    def _sanctions(self, mois: int) -> list[tuple[int, int]]:
        """Return (month of effect, rank) of the sanctions that act on a month."""
        trouvees = []
        for fait in self.histoire.de("sanction"):
            if not self._du_parcours(fait.cible, mois):
                continue
            effet = mois_d_effet(date.fromisoformat(fait.donnees["notifiee_le"]))
            rang = int(fait.donnees["rang"])
            if effet == mois or (rang == 3 and effet < mois):
                trouvees.append((effet, rang))
        return trouvees

    def _suspendu(self, mois: int) -> bool:
        """Say whether one suspension, or one service civique, covers the whole month."""
        debut, fin = premier_jour(mois), dernier_jour(mois)
        for fait in self.histoire.de("dispositif.suspension"):
            au = fait.donnees.get("au")
            if self._du_parcours(fait.cible, mois) \
                    and date.fromisoformat(fait.donnees["du"]) <= debut \
                    and (au is None or date.fromisoformat(au) >= fin):
                return True
        fins: dict[int, date] = {}
        for fait in self.histoire.de("situation.fin"):
            fins.setdefault(fait.cible, fait.jour)
        for fait in self.histoire.de("volontariat.entree"):
            if fait.donnees["genre"] != "service_civique":
                continue
            prevue = fait.donnees.get("fin_prevue")
            terme = fins.get(fait.index) or (prevue and date.fromisoformat(prevue))
            if fait.jour <= debut and (not terme or terme >= fin):
                return True
        return False

    def _du_parcours(self, entree: int, mois: int) -> bool:
        """Say whether a month is one of the months of right of the CEJ spell of an entry."""
        return any(
            p.index == entree and p.code == "CEJ" and mois in p.mois_de_droit(self.mois_vue)
            for p in self.parcours)

    # Garantie jeunes

    def _gj(self, mois: int) -> Du:
        premier, dernier = premier_jour(mois), dernier_jour(mois)
        jours = set()
        for p in self.parcours:
            if p.code == "GJ":
                debut = max(p.debut, premier)
                fin = min(p.fin(dernier_jour(self.mois_vue)), dernier)
                jours.update(debut + timedelta(days=i) for i in range((fin - debut).days + 1))
        return Du(montant_gj(
            self.baremes.valeur("GJ", FORFAIT, mois), self.baremes.smic(mois),
            self._autres_revenus(mois), len(jours), jours_du_mois(mois)))

    def _autres_revenus(self, mois: int) -> int:
        declare = self.ressources.get(mois)
        if declare is None:
            return 0
        return declare["deductibles_centimes"] + declare["partielles_centimes"]

    # PACEA

    def _pacea(self) -> list[LigneDeDroit]:
        admis: dict[int, int] = defaultdict(int)
        lignes = []
        for mois in sorted(self.verses["PACEA"]):
            if not self.baremes.connu("PACEA", mois):
                du = Du(None, "bareme_inconnu")
            else:
                admis[mois] = self._admis(mois, admis)
                du = Du(admis[mois])
            lignes.append(self._ligne("PACEA", mois, du, True))
        return lignes

    def _admis(self, mois: int, admis: dict[int, int]) -> int:
        """Return the part of the payments of a month that the rules admit, in cents."""
        forfait = self.baremes.valeur("PACEA", FORFAIT, mois)
        if mois < PACEA_DOUZE_MOIS_DEPUIS:
            revenu_admis, nombre, depuis = 0, 3, mois - mois % 12
        else:
            revenu_admis, nombre, depuis = ABATTEMENT, 6, mois - 11
        if not self._pacea_ouvert(mois) or self._autres_revenus(mois) > revenu_admis:
            return 0
        reste = nombre * forfait - sum(v for m, v in admis.items() if depuis <= m < mois)
        return max(0, min(self.verses["PACEA"][mois], forfait, reste))

    def _pacea_ouvert(self, mois: int) -> bool:
        """Say whether a PACEA touches a month that no CEJ touches."""
        ouvert = False
        for p in self.parcours:
            if p.code == "CEJ":
                fin = p.fin(dernier_jour(self.mois_vue))
            elif p.code == "PACEA":
                limite = plus_mois(p.debut, DUREE_DU_PACEA)
                fin = min(p.sortie or limite, limite)
            else:
                continue
            if mois_de(p.debut) <= mois <= mois_de(fin):
                if p.code == "CEJ":
                    return False
                ouvert = True
        return ouvert


def lignes_de_droit(vue: Vue, mois_vue: int) -> list[LigneDeDroit]:
    """Return the rows of every youth, sorted by youth, aid and month."""
    baremes = Baremes(vue)
    return [
        ligne for _, histoire in sorted(vue.histoires().items())
        for ligne in Droits(histoire, baremes, mois_vue).lignes()]
