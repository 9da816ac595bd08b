"""Write tables as CSV: UTF-8, ``\\n``, quotes only where RFC 4180 needs them."""

from __future__ import annotations

from typing import Iterable, TextIO


def champ(valeur: object) -> str:
    """Return one field; None is empty."""
    texte = "" if valeur is None else str(valeur)
    if any(c in texte for c in ',"\r\n'):
        return '"' + texte.replace('"', '""') + '"'
    return texte


def ecrire(sortie: TextIO, colonnes: Iterable[str], lignes: Iterable[Iterable[object]]) -> None:
    """Write a header and its rows."""
    if hasattr(sortie, "reconfigure"):
        sortie.reconfigure(encoding="utf-8", newline="\n")
    for ligne in (colonnes, *lignes):
        sortie.write(",".join(champ(v) for v in ligne) + "\n")
