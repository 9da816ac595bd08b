"""Print, as JSON, a grid of CEJ and Garantie jeunes amounts computed by OpenFisca-France.

    pip install openfisca-france
    python grille_openfisca.py > grille_openfisca.json

The grid holds the inputs and OpenFisca's outputs, in cents, so that tests read it without
OpenFisca. Each cell also says what this reference implementation finds with the amounts of the
specification (``reference_centimes``), and with OpenFisca's own minimum wage and lump sum
(``reference_memes_parametres_centimes``): the second isolates the formula from the parameters.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from fractions import Fraction
from importlib.metadata import version

from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_france import FranceTaxBenefitSystem

from baremes import (
    ADULTE_NON_IMPOSABLE, ADULTE_PREMIERE_TRANCHE, FORFAIT, MINEUR, Baremes)
from calendrier import age_au, arrondi, dernier_jour, ecrire_mois, lire_mois, premier_jour
from droits import ABATTEMENT, montant_cej, montant_gj

MOIS_CEJ = (
    "2022-03", "2022-05", "2022-07", "2022-08", "2023-04", "2023-05", "2024-04", "2024-11",
    "2025-04", "2026-01")
MOIS_GJ = (
    "2017-01", "2017-03", "2017-04", "2017-09", "2018-04", "2019-04", "2020-04", "2021-04",
    "2021-05", "2021-10", "2022-01", "2022-02")
CATEGORIES = {"non_imposable": 0, "premiere_tranche": 1, "imposable": 2}
# (deductibles, partielles), in cents.
RESSOURCES = (
    (0, 0), (0, 30_000), (0, 30_001), (0, 60_000), (0, 98_765), (0, 130_000), (20_000, 60_000),
    (33_137, 40_000), (60_000, 0))
REVENUS_GJ = (0, 29_999, 30_000, 30_001, 45_050, 55_000, 90_100, 110_000, 124_366, 150_000)

NOTES = [
    "OpenFisca prend l'âge au premier jour du mois ; la spécification, au dernier : les cellules "
    "« anniversaire_dans_le_mois » montrent l'écart, les autres n'en dépendent pas.",
    "Pour le CEJ, OpenFisca prend la moyenne des trois mois précédents ; la spécification, "
    "le mois précédent. Pour la Garantie jeunes, l'un et l'autre prennent le mois même. Ici les quatre "
    "mois portent les mêmes ressources : la règle de période n'y joue pas.",
    "OpenFisca calcule le SMIC mensuel par taux horaire × 151,67 ; la spécification donne le "
    "montant publié (× 35 × 52 / 12) : quelques millièmes d'écart, d'où au plus un ou deux "
    "centimes entre « openfisca_centimes » et « reference_centimes ».",
    "OpenFisca n'arrondit pas le forfait de la Garantie jeunes (RSA × 0,88) ; la spécification "
    "l'arrondit au centime.",
    "OpenFisca calcule en virgule flottante sur 32 bits et n'arrondit pas : la valeur brute est "
    "« openfisca_euros », « openfisca_centimes » l'arrondit au centime, demi vers le haut.",
    "Mois entiers, avant proratisation, sanction, suspension et forclusion ; l'éligibilité "
    "d'OpenFisca au CEJ est imposée vraie.",
    "La tranche d'imposition est celle de l'année n-2 : 0 non imposable, 1 première tranche, "
    "2 au-delà (« imposable »).",
]


def simuler(systeme, mois: str, individus: list[dict], tranches: list[int]):
    """Build a simulation of people living alone, one per case."""
    noms = [f"i{rang}" for rang in range(len(individus))]
    annee_fiscale = str(int(mois[:4]) - 2)
    return SimulationBuilder().build_from_entities(systeme, {
        "individus": dict(zip(noms, individus)),
        "familles": {f"f{n}": {"parents": [n]} for n in noms},
        "foyers_fiscaux": {
            f"d{n}": {"declarants": [n], "ir_tranche": {annee_fiscale: t}}
            for n, t in zip(noms, tranches)},
        "menages": {f"m{n}": {"personne_de_reference": [n]} for n in noms},
    })


def mois_et_precedents(mois: str) -> list[str]:
    """Return a month and the three before it."""
    return [ecrire_mois(lire_mois(mois) - i) for i in range(4)]


def smic_openfisca(systeme, mois: str) -> Fraction:
    """Return OpenFisca's gross monthly minimum wage, in cents."""
    smic = systeme.parameters(f"{mois}-01").marche_travail.salaire_minimum.smic
    return Fraction(str(smic.smic_b_horaire)) * Fraction(str(smic.nb_heures_travail_mensuel)) * 100


def en_centimes(euros: float) -> int:
    """Round an amount of OpenFisca to the cent."""
    return arrondi(Fraction(round(float(euros), 4)).limit_denominator(10_000) * 100)


def grille_cej(systeme, baremes: Baremes) -> list[dict]:
    """Return the cells of the CEJ."""
    cellules = []
    for mois in MOIS_CEJ:
        m = lire_mois(mois)
        premier, dernier = premier_jour(m), dernier_jour(m)
        naissances = {  # the whole month before, then after, the age of eighteen
            date(premier.year - 17, premier.month, 1): False,
            date(premier.year - 20, premier.month, 1): False,
            date(dernier.year - 18, dernier.month, 15): True,
        }
        cas = [
            (naissance, dans_le_mois, categorie, ressources)
            for naissance, dans_le_mois in naissances.items()
            for categorie in CATEGORIES
            for ressources in (RESSOURCES[:1] if dans_le_mois else RESSOURCES)]
        simulation = simuler(systeme, mois, [{
            "date_naissance": {"ETERNITY": naissance.isoformat()},
            "contrat_engagement_jeune_eligibilite": {mois: True},
            "chomage_net": {x: d / 100 for x in mois_et_precedents(mois)},
            "salaire_net": {x: p / 100 for x in mois_et_precedents(mois)},
        } for naissance, _, _, (d, p) in cas], [CATEGORIES[c] for _, _, c, _ in cas])
        forfaits = simulation.calculate("contrat_engagement_jeune_montant_forfaitaire", mois)
        montants = simulation.calculate("contrat_engagement_jeune", mois)
        smic = smic_openfisca(systeme, mois)
        for (naissance, dans_le_mois, categorie, (d, p)), forfait, montant in zip(
                cas, forfaits, montants):
            if categorie == "imposable":
                f = 0
            elif age_au(naissance, dernier) < 18:
                f = baremes.valeur("CEJ", MINEUR, m)
            else:
                f = baremes.valeur("CEJ", ADULTE_NON_IMPOSABLE if categorie == "non_imposable"
                                   else ADULTE_PREMIERE_TRANCHE, m)
            cellules.append({
                "mois": mois, "date_naissance": naissance.isoformat(), "categorie": categorie,
                "deductibles_centimes": d, "partielles_centimes": p,
                "anniversaire_dans_le_mois": dans_le_mois,
                "forfait_openfisca_centimes": en_centimes(forfait),
                "openfisca_centimes": en_centimes(montant),
                "openfisca_euros": f"{float(montant):.5f}",
                "reference_centimes": montant_cej(f, baremes.smic(m), d, p),
                "reference_memes_parametres_centimes":
                    montant_cej(en_centimes(forfait), smic, d, p)})
    return cellules


def grille_gj(systeme, baremes: Baremes) -> list[dict]:
    """Return the cells of the Garantie jeunes."""
    cellules = []
    for mois in MOIS_GJ:
        m = lire_mois(mois)
        simulation = simuler(systeme, mois, [{
            "date_naissance": {"ETERNITY": date(m // 12 - 20, 1, 1).isoformat()},
            "salaire_net": {x: r / 100 for x in mois_et_precedents(mois)},
        } for r in REVENUS_GJ], [0] * len(REVENUS_GJ))
        montants = simulation.calculate("garantie_jeunes_montant", mois)
        rsa = systeme.parameters(
            f"{mois}-01").prestations_sociales.solidarite_insertion.minima_sociaux.rsa
        forfait = 100 * Fraction(str(rsa.rsa_m.montant_de_base_du_rsa)) * (
            1 - Fraction(str(rsa.rsa_fl.forfait_logement.taux_1_personne)))
        smic = smic_openfisca(systeme, mois)
        jours = dernier_jour(m).day
        for revenu, montant in zip(REVENUS_GJ, montants):
            cellules.append({
                "mois": mois, "ressources_centimes": revenu,
                "openfisca_centimes": en_centimes(montant),
                "openfisca_euros": f"{float(montant):.5f}",
                "reference_centimes": montant_gj(
                    baremes.valeur("GJ", FORFAIT, m), baremes.smic(m), revenu, jours, jours),
                "reference_memes_parametres_centimes": montant_gj(
                    forfait, smic, revenu, jours, jours)})
    return cellules


def bilan(cellules: list[dict]) -> dict:
    """Return how far the two computations are apart."""
    comparees = [c for c in cellules if not c.get("anniversaire_dans_le_mois")]

    def ecarts(champ: str) -> dict[str, int]:
        compte: dict[str, int] = {}
        for cellule in comparees:
            ecart = str(cellule[champ] - cellule["openfisca_centimes"])
            compte[ecart] = compte.get(ecart, 0) + 1
        return dict(sorted(compte.items(), key=lambda paire: int(paire[0])))

    return {
        "cellules": len(cellules), "comparees": len(comparees),
        "ecarts_reference": ecarts("reference_centimes"),
        "ecarts_memes_parametres": ecarts("reference_memes_parametres_centimes")}


def principal() -> int:
    """Print the grid."""
    systeme = FranceTaxBenefitSystem()
    baremes = Baremes()
    cej, gj = grille_cej(systeme, baremes), grille_gj(systeme, baremes)
    mois = sorted({*MOIS_CEJ, *MOIS_GJ})
    entete = {
        "openfisca_france": version("openfisca-france"),
        "openfisca_core": version("openfisca-core"),
        "variables": ["contrat_engagement_jeune_montant_forfaitaire", "contrat_engagement_jeune",
                      "garantie_jeunes_montant"],
        "notes": NOTES,
        "abattement_centimes": ABATTEMENT,
        "smic_openfisca_centimes": {
            m: f"{float(smic_openfisca(systeme, m)):.4f}" for m in mois},
        "bilan": {"cej": bilan(cej), "gj": bilan(gj)},
    }
    # One cell per line keeps the file readable and its differences small.
    corps = {
        nom: ",\n".join(
            json.dumps(c, ensure_ascii=False, separators=(",", ":")) for c in cellules)
        for nom, cellules in (("cej", cej), ("gj", gj))}
    texte = json.dumps(entete, ensure_ascii=False, indent=1)[:-2]
    print(f'{texte},\n "cej": [\n{corps["cej"]}\n],\n "gj": [\n{corps["gj"]}\n]}}')
    return 0


if __name__ == "__main__":
    sys.exit(principal())
