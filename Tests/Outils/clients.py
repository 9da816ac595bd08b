"""Lit un journal avec les outils des autres : un SDK CloudEvents et DuckDB.

    python3 clients.py cloudevents|duckdb JOURNAL

Écrit une ligne JSON : {"lignes": n} ou {"types": {type: n}}.
"""

import glob
import json
import sys


def cloudevents(journal):
    """Chaque ligne est acceptée par le SDK, et garde son id et son type."""
    from cloudevents.http import from_json

    lignes = 0
    for nom in sorted(glob.glob(journal + "/*.jsonl")):
        with open(nom, "rb") as fichier:
            for ligne in fichier:
                evenement = from_json(ligne)
                brut = json.loads(ligne)
                assert evenement["id"] == brut["id"] and evenement["type"] == brut["type"]
                assert evenement.data == brut["data"]
                lignes += 1
    return {"lignes": lignes}


def duckdb(journal):
    """Le nombre d'événements par type, lu dans le dossier tel qu'il est."""
    import duckdb as moteur

    rangees = moteur.sql(
        f"select type, count(*) from read_json('{journal}/*.jsonl', "
        "columns={type: 'VARCHAR', id: 'VARCHAR', time: 'VARCHAR', data: 'JSON'}) group by type"
    ).fetchall()
    return {"types": dict(rangees)}


if __name__ == "__main__":
    print(json.dumps({"cloudevents": cloudevents, "duckdb": duckdb}[sys.argv[1]](sys.argv[2])))
