"""L'écriture canonique d'une ligne : attributs et champs dans l'ordre, sans espace."""

import json

from .catalogue import CHAMPS

_ENVELOPPE = [
    "specversion", "id", "source", "type", "subject", "time", "recordedtime", "authtype",
    "authid", "correlationid",
]


def ligne_canonique(attributs, nom, data):
    """Une ligne de journal, fin de ligne comprise ; les attributs ``None`` sont omis."""
    ordonnes = {a: attributs[a] for a in _ENVELOPPE if attributs.get(a) is not None}
    ordonnes |= {a: attributs[a] for a in sorted(set(attributs) - set(_ENVELOPPE))}
    ordonnes["data"] = ordonner(nom, data)
    return json.dumps(ordonnes, ensure_ascii=False, separators=(",", ":")) + "\n"


def ordonner(nom, data):
    """Les champs dans l'ordre du catalogue, puis ceux en ``x_`` tels que donnés."""
    if not CHAMPS.get(nom):
        return data
    ordre = [champ.nom for champ in CHAMPS[nom]]
    connus = {champ: data[champ] for champ in ordre if champ in data}
    return connus | {champ: valeur for champ, valeur in data.items() if champ not in connus}
