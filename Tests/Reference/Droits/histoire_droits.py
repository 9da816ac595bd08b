"""Read a journal, resolve corrections and fusions, and group effective facts by youth.

Only what rights and portfolios need is kept; nothing is validated beyond what is read.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from typing import Iterator, Optional
from zoneinfo import ZoneInfo

ANNULATION = "annulation"
RECTIFICATION = "rectification"
FUSION = "fusion"
CORRECTIONS = (ANNULATION, RECTIFICATION)

# For each kind of fact: its required reference, and the kinds that it may name.
ENTREES_DE_SITUATION = frozenset({
    "emploi.entree", "formation.entree", "immersion.entree",
    "volontariat.entree", "scolarite.entree",
})
RENVOIS_OBLIGATOIRES = {
    "dispositif.prolongation": ("entree", frozenset({"dispositif.entree"})),
    "dispositif.suspension": ("entree", frozenset({"dispositif.entree"})),
    "dispositif.sortie": ("entree", frozenset({"dispositif.entree"})),
    "manquement": ("entree", frozenset({"dispositif.entree"})),
    "sanction": ("entree", frozenset({"dispositif.entree"})),
    "situation.fin": ("entree", ENTREES_DE_SITUATION),
    "aide.remboursement": ("versement", frozenset({"aide.versement"})),
}

_TYPE = re.compile(r"fr\.milo\.([a-z_.]+)\.v1")
_HEURE = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))")


class JournalIllisible(Exception):
    """The journal cannot be read; the message says where and why, in French."""


def lire_instant(texte: str) -> Fraction:
    """Return the exact number of seconds of an RFC 3339 time since 1970-01-01T00:00:00Z."""
    trouve = _HEURE.fullmatch(texte)
    if trouve is None:
        raise ValueError(f"heure RFC 3339 attendue, trouvé « {texte} »")
    jour, heures, minutes, secondes, fraction, signe, dh, dm = trouve.groups()
    total = (date.fromisoformat(jour) - date(1970, 1, 1)).days * 86_400
    total += int(heures) * 3_600 + int(minutes) * 60 + int(secondes)
    if signe:
        ecart = int(dh) * 3_600 + int(dm) * 60
        total -= ecart if signe == "+" else -ecart
    return Fraction(total) + (Fraction(int(fraction), 10 ** len(fraction)) if fraction else 0)


@dataclass(frozen=True)
class Ligne:
    """One line of the journal as written; ``nom`` is None outside version 1 of the catalogue."""

    index: int
    id: str
    source: str
    nom: Optional[str]
    sujet: Optional[str]
    heure: str
    inscrite: str
    donnees: dict

    def inscrite_le(self, fuseau: ZoneInfo) -> date:
        """Return the local day on which the line was recorded."""
        instant = datetime(1970, 1, 1, tzinfo=timezone.utc)
        instant += timedelta(seconds=int(lire_instant(self.inscrite)))
        return instant.astimezone(fuseau).date()


@dataclass(frozen=True)
class Fait:
    """An effective event: after rectification, its subject after fusions."""

    index: int
    nom: str
    sujet: str
    heure: str
    instant: Fraction
    donnees: dict
    cible: Optional[int] = None
    """Index of the event named by the required reference, when this kind has one."""

    @property
    def jour(self) -> date:
        """The local date: the first ten characters of the time, as written."""
        return date.fromisoformat(self.heure[:10])

    @property
    def ordre(self) -> tuple[Fraction, int]:
        """The order of facts: the instant, then the index of the line."""
        return (self.instant, self.index)


@dataclass
class Histoire:
    """The effective facts of one subject, in order."""

    sujet: str
    faits: list[Fait] = field(default_factory=list)

    def de(self, *noms: str) -> list[Fait]:
        """Return the facts of the given kinds, in order."""
        return [f for f in self.faits if f.nom in noms]

    def attribut(self, nom: str, jour: date):
        """Return the value of a ``profil`` attribute at a day, or None.

        The last value carried up to that day, null included; if none was carried yet, the first
        non-null one carried later.
        """
        valeur, porte = None, False
        plus_tard = None
        for fait in self.de("profil"):
            if nom not in fait.donnees:
                continue
            if fait.jour <= jour:
                valeur, porte = fait.donnees[nom], True
            elif plus_tard is None:
                plus_tard = fait.donnees[nom]
        return valeur if porte else plus_tard


@dataclass
class Vue:
    """What was known at a date: every effective fact, in order."""

    faits: list[Fait]
    gardes: dict[str, str]
    inscrite_le: Optional[date]
    """Local day of the last visible recording; None for an empty view."""

    def garde(self, jeune: str) -> str:
        """Return the id that a youth's facts are under, after fusions."""
        vus = set()
        while jeune in self.gardes and jeune not in vus:
            vus.add(jeune)
            jeune = self.gardes[jeune]
        return jeune

    def jusqu_au(self, jour: date) -> Vue:
        """Return the same view without the facts dated after a day."""
        return replace(self, faits=[f for f in self.faits if f.jour <= jour])

    def histoires(self) -> dict[str, Histoire]:
        """Return the histories by subject."""
        par_sujet: dict[str, Histoire] = {}
        for fait in self.faits:
            par_sujet.setdefault(fait.sujet, Histoire(fait.sujet)).faits.append(fait)
        return par_sujet

    def de(self, *noms: str) -> list[Fait]:
        """Return the facts of the given kinds, whatever their subject, in order."""
        return [f for f in self.faits if f.nom in noms]


class Journal:
    """The lines of a journal (a folder of segments, or one ``.jsonl`` file)."""

    def __init__(self, chemin: str | Path):
        chemin = Path(chemin)
        fuseau = "Europe/Paris"
        if chemin.is_dir():
            identite = chemin / "journal.json"
            if identite.exists():
                fuseau = json.loads(identite.read_text("utf-8")).get("fuseau", fuseau)
            segments = sorted(
                p for p in chemin.glob("*.jsonl") if re.fullmatch(r"\d{20}", p.stem))
        else:
            segments = [chemin]
        self.fuseau = ZoneInfo(fuseau)
        self.lignes: list[Ligne] = []
        for segment in segments:
            if chemin.is_dir() and int(segment.stem) != len(self.lignes):
                raise JournalIllisible(
                    f"segment {segment.name} : première ligne attendue {len(self.lignes)}")
            self.lignes.extend(self._lire(segment, len(self.lignes)))
        self._par_source = {(l.source, l.id): l.index for l in self.lignes}
        self._par_id: dict[str, list[int]] = defaultdict(list)
        for ligne in self.lignes:
            self._par_id[ligne.id].append(ligne.index)

    @staticmethod
    def _lire(segment: Path, premier: int) -> Iterator[Ligne]:
        octets = segment.read_bytes()
        # What follows the last line feed was never acknowledged.
        for rang, brut in enumerate(octets.split(b"\n")[:-1]):
            try:
                objet = json.loads(brut.decode("utf-8"))
                type_ = _TYPE.fullmatch(objet["type"])
                yield Ligne(
                    premier + rang, objet["id"], objet["source"], type_ and type_[1],
                    objet.get("subject"), objet["time"], objet["recordedtime"], objet["data"])
            except (ValueError, KeyError, TypeError) as cause:
                raise JournalIllisible(
                    f"{segment.name}, ligne {premier + rang} : {cause!r}") from cause

    def _cible(self, depuis: Ligne, id_: object) -> Optional[Ligne]:
        """Find the earlier line that a reference written on a line names."""
        rang = self._par_source.get((depuis.source, id_))
        if rang is None or rang >= depuis.index:
            rangs = [r for r in self._par_id.get(id_, ()) if r < depuis.index]
            if len(rangs) != 1:
                return None
            rang = rangs[0]
        return self.lignes[rang]

    def vue(self, vu_au: Optional[date] = None) -> Vue:
        """Return the effective facts known at the end of a day (None: the whole journal)."""
        visibles = [
            l for l in self.lignes if vu_au is None or l.inscrite_le(self.fuseau) <= vu_au]
        annules: set[int] = set()
        rectifies: dict[int, Ligne] = {}
        for ligne in visibles:
            if ligne.nom not in CORRECTIONS:
                continue
            cible = self._cible(ligne, ligne.donnees.get("evenement"))
            if cible is None or cible.nom in CORRECTIONS or cible.index in annules:
                continue
            if ligne.nom == ANNULATION:
                annules.add(cible.index)
            elif cible.nom != FUSION:
                rectifies[cible.index] = ligne
        gardes = {
            l.donnees["absorbe"]: l.sujet
            for l in visibles if l.nom == FUSION and l.index not in annules}
        vue = Vue([], gardes, visibles[-1].inscrite_le(self.fuseau) if visibles else None)
        for ligne in visibles:
            if ligne.nom in (None, *CORRECTIONS, FUSION) or ligne.index in annules:
                continue
            vue.faits.append(self._fait(ligne, rectifies.get(ligne.index), vue))
        effectifs = {f.index: f for f in vue.faits}
        vue.faits = sorted(
            (f for f in vue.faits if _tient(f, effectifs)), key=lambda f: f.ordre)
        return vue

    def _fait(self, ligne: Ligne, rectification: Optional[Ligne], vue: Vue) -> Fait:
        """Build the effective fact of a line; the references are those of the line in force."""
        heure, sujet, donnees, redaction = ligne.heure, ligne.sujet, ligne.donnees, ligne
        if rectification is not None:
            redaction = rectification
            donnees = rectification.donnees["data"]
            heure = rectification.donnees.get("time", heure)
            sujet = rectification.donnees.get("subject", sujet)
        cible = None
        if ligne.nom in RENVOIS_OBLIGATOIRES:
            champ, _ = RENVOIS_OBLIGATOIRES[ligne.nom]
            trouve = self._cible(redaction, donnees.get(champ))
            cible = trouve.index if trouve else None
        return Fait(
            ligne.index, ligne.nom, vue.garde(sujet), heure, lire_instant(heure), donnees, cible)


def _tient(fait: Fait, effectifs: dict[int, Fait]) -> bool:
    """Say whether the required reference of a fact, if any, holds."""
    if fait.nom not in RENVOIS_OBLIGATOIRES:
        return True
    _, noms = RENVOIS_OBLIGATOIRES[fait.nom]
    cible = effectifs.get(fait.cible) if fait.cible is not None else None
    return cible is not None and cible.nom in noms and cible.sujet == fait.sujet
