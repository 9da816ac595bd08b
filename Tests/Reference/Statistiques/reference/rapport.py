"""Les tables d'un rapport, dans l'ordre, et leur écriture en CSV."""

import csv
import re

from . import (
    tables_accompagnement, tables_aides, tables_dispositifs, tables_file, tables_jeunes,
    tables_orientations, tables_rendez_vous, tables_situations, tables_structure,
    tables_vie,
)
from .calcul import Calcul
from .nombres import texte

FAMILLES = {
    "synthese": tables_jeunes.synthese,
    "evenements": tables_jeunes.evenements,
    "profil": tables_jeunes.profil,
    "file_active": tables_file.file_active,
    "origine": tables_jeunes.origine,
    "territoire": tables_jeunes.territoire,
    "evolution": tables_jeunes.evolution,
    "dispositifs": tables_dispositifs.dispositifs,
    "modalites": tables_dispositifs.modalites,
    "sorties": tables_dispositifs.sorties,
    "partenaires": tables_dispositifs.partenaires,
    "emploi": tables_situations.emploi,
    "formation": tables_situations.formation,
    "immersion": tables_situations.immersion,
    "volontariat": tables_situations.volontariat,
    "situations": tables_situations.situations,
    "aides": tables_aides.aides,
    "collectif": tables_accompagnement.collectif,
    "rendez_vous": tables_rendez_vous.rendez_vous,
    "specialites": tables_accompagnement.specialites,
    "parrainage": tables_dispositifs.parrainage,
    "orientations": tables_orientations.orientations,
    "offres": tables_orientations.offres,
    "obligation_formation": tables_accompagnement.obligation_formation,
    "reperage": tables_accompagnement.reperage,
    "mobilite_internationale": tables_accompagnement.mobilite_internationale,
    "satisfaction": tables_structure.satisfaction,
    "objectifs": tables_structure.objectifs,
    "equipe": tables_structure.equipe,
    "absences": tables_rendez_vous.absences,
    "implantation": tables_structure.implantation,
    "territoire_couvert": tables_structure.territoire_couvert,
    "donnees": tables_vie.donnees,
    "finances": tables_vie.finances,
    "conventions": tables_vie.conventions,
    "gouvernance": tables_vie.gouvernance,
    "manifestations": tables_vie.manifestations,
    "ameliorations": tables_vie.ameliorations,
    "qualite": tables_structure.qualite,
}
SANS_EVOLUTION = {"synthese", "evolution", "objectifs", "donnees", "finances"}


def calculer(histoire, debut, fin, filtres=(), decimales=1):
    """Le calcul d'une période, prêt à donner ses tables."""
    return Calcul(histoire, FAMILLES, debut, fin, filtres, decimales)


def tables(calcul, demandees=(), evolution=False):
    """Les tables demandées (identifiants ou débuts d'identifiants ; toutes par défaut)."""
    retenues = []
    for famille in FAMILLES:
        if demandees and famille not in {d.split(".")[0] for d in demandees}:
            continue
        for table in calcul.famille(famille):
            if demandees and not any(commence(table.id, d) for d in demandees):
                continue
            if evolution and famille not in SANS_EVOLUTION:
                anciennes = {t.id: t for t in calcul.precedent.famille(famille)}
                table = table.avec_evolution(
                    anciennes.get(table.id), calcul.precedent.enregistree)
            retenues.append(table)
    return retenues


def commence(identifiant, debut):
    """``profil.primos`` commence par ``profil`` et par ``profil.primos``."""
    return identifiant == debut or identifiant.startswith(debut.rstrip(".") + ".")


def ecrire_csv(retenues, sortie):
    """Le format machine : une cellule par ligne, guillemets seulement s'il le faut."""
    ecrivain = csv.writer(sortie, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    ecrivain.writerow(["table", "ligne", "colonne", "valeur", "unite"])
    for table in retenues:
        for ligne, colonne, valeur, unite in table.cellules():
            ecrivain.writerow([table.id, ligne, colonne, texte(valeur), unite])


def lire_filtre(argument):
    """``epci=A|B`` → ``("epci", {"A", "B"})``."""
    trouve = re.fullmatch(r"([a-z_]+)=(.+)", argument)
    if trouve is None:
        raise ValueError(f"filtre « {argument} » : la forme attendue est clé=valeur ou clé=A|B")
    return trouve[1], set(trouve[2].split("|"))
