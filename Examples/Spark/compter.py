"""Compte sur un cluster les journaux d'un dossier : une tâche par journal, réunies en arbre, un CSV.

    spark-submit compter.py DOSSIER [--par QUI] -- OPTIONS

Les OPTIONS sont celles de « milo partiel » (période, tables, filtres, tables déclarées, vue) :

    spark-submit compter.py /partage/journaux --par structure -- --annee 2024 --table synthese

Le CSV est celui de « milo stats --journal DOSSIER --par QUI OPTIONS --format csv », octet pour octet.
MILO_EXECUTABLE dit où est milo sur les machines du cluster ; à défaut, dans leur PATH.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from py4j.protocol import Py4JJavaError
from pyspark.sql import SparkSession

# Lu par le pilote et emporté par les tâches : l'environnement des machines n'est pas le sien.
MILO = os.environ.get("MILO_EXECUTABLE", "milo")

# Combien de résultats partiels un milo réunit : peu de processus, et de quoi occuper tous les cœurs.
LARGEUR = 16


class EchecDeMilo(Exception):
    """Ce que milo a dit sur sa sortie d'erreur, et de quel journal."""


def milo(arguments, sujet):
    """La sortie de milo ; ce qu'il refuse fait échouer la tâche, avec ses mots et le journal en cause."""
    execution = subprocess.run([MILO, *map(str, arguments)], capture_output=True)
    if execution.returncode != 0:
        raise EchecDeMilo(f"{sujet} : {execution.stderr.decode(errors='replace').strip()}")
    return execution.stdout


def partiels(journaux, options):
    """Les résultats partiels des journaux d'une partition, avec leur rang."""
    for rang, journal in journaux:
        yield rang, milo(["partiel", "--journal", journal, "-o", "-", *options], journal)


def fusion(partiels, *options):
    """Ce que « milo fusionner » donne de plusieurs résultats partiels, lus par un seul processus."""
    with tempfile.TemporaryDirectory() as dossier:
        fichiers = [Path(dossier, f"{place}.partiel") for place in range(len(partiels))]
        for fichier, octets in zip(fichiers, partiels):
            fichier.write_bytes(octets)
        return milo(["fusionner", *fichiers, *options], f"{len(fichiers)} résultats partiels")


def compter(contexte, journaux, options, par):
    """Le CSV de tous les journaux."""
    # Une partition par journal : la tâche qui échoue est celle d'un journal, et elle seule recommence.
    feuilles = contexte.parallelize(list(enumerate(journaux)), len(journaux))
    branches = feuilles.mapPartitions(lambda partition: partiels(partition, options))
    nombre = len(journaux)
    # L'ordre et les groupes ne changent rien au résultat : les rangs ne servent qu'à des groupes égaux.
    while nombre > LARGEUR:
        nombre = -(-nombre // LARGEUR)
        groupes = branches.map(lambda branche: (branche[0] // LARGEUR, branche[1])).groupByKey(nombre)
        branches = groupes.mapValues(lambda groupe: fusion(list(groupe), "-o", "-"))
    return fusion(branches.values().collect(), *par, "--format", "csv")


def main():
    mots, options = sys.argv[1:], []
    if "--" in mots:
        separation = mots.index("--")
        mots, options = mots[:separation], mots[separation + 1 :]
    usage = argparse.ArgumentParser(usage="compter.py DOSSIER [--par QUI] -- OPTIONS DE milo partiel")
    usage.add_argument("dossier", type=Path)
    usage.add_argument("--par", choices=["structure", "ensemble", "les-deux"])
    demande = usage.parse_args(mots)
    journaux = sorted(str(journal) for journal in demande.dossier.resolve().iterdir() if journal.is_dir())
    if not journaux:
        usage.error(f"« {demande.dossier} » ne contient aucun dossier de journal")
    par = ["--par", demande.par] if demande.par else []
    session = SparkSession.builder.appName("milo").getOrCreate()
    try:
        sys.stdout.buffer.write(compter(session.sparkContext, journaux, options, par))
    except EchecDeMilo as echec:
        sys.exit(f"compter.py : {echec}")
    except Py4JJavaError as erreur:
        # Spark entoure l'exception d'une tâche de la pile de trois programmes ; ses mots seuls sont pour les gens.
        dit = re.search(r"EchecDeMilo: (.+?)\n+\tat ", str(erreur.java_exception), re.DOTALL)
        sys.exit(f"compter.py : {dit[1] if dit else erreur}")
    finally:
        session.stop()


if __name__ == "__main__":
    main()
