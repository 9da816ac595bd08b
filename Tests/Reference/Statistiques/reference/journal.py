"""Lecture d'un journal : un dossier de segments, ou un fichier ``.jsonl`` nu."""

import json
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from .nombres import lendemain


class Journal:
    """Les lignes d'un journal, dans l'ordre, et son fuseau horaire."""

    def __init__(self, lignes, fuseau="Europe/Paris"):
        self.lignes = lignes
        self.fuseau = ZoneInfo(fuseau)

    @classmethod
    def ouvrir(cls, chemin):
        """Lit tous les segments ; une dernière ligne sans ``\\n`` est ignorée."""
        chemin = Path(chemin)
        if chemin.is_dir():
            identite = json.loads((chemin / "journal.json").read_text(encoding="utf-8"))
            segments = sorted(chemin.glob("*.jsonl"))
            fuseau = identite.get("fuseau", "Europe/Paris")
        else:
            segments, fuseau = [chemin], "Europe/Paris"
        lignes = []
        for segment in segments:
            octets = segment.read_bytes()
            for ligne in octets[:octets.rfind(b"\n") + 1].split(b"\n")[:-1]:
                lignes.append(json.loads(ligne, parse_float=Decimal))
        return cls(lignes, fuseau)

    def visibles(self, vu_au):
        """Les lignes enregistrées au plus tard à la fin du jour ``vu_au`` (toutes sans lui)."""
        if vu_au is None:
            return self.lignes
        minuit = datetime.fromisoformat(lendemain(vu_au)).replace(tzinfo=self.fuseau)
        limite = minuit.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return [ligne for ligne in self.lignes if ligne["recordedtime"] < limite]

    def date_locale(self, recordedtime):
        """La date d'un enregistrement dans le fuseau du journal."""
        moment = datetime.fromisoformat(recordedtime.replace("Z", "+00:00"))
        return moment.astimezone(self.fuseau).date().isoformat()
