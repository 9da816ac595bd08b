"""Les tables des dispositifs : entrées, modalités, sorties, partenaires, parrainage."""

from . import catalogue as cat
from .calcul import distincts, premieres_dates
from .nombres import jour, moyenne_entiere, quotient
from .tableau import JOURS, Colonne, Table


def membres(calcul, code):
    """Les dispositifs d'un groupe, ou le dispositif lui-même."""
    return calcul.groupes.get(code, {code})


def entrees_de(calcul, codes):
    """Les entrées de la période dans l'un de ces dispositifs."""
    entrees = calcul.de_la_periode("dispositif.entree")
    return [e for e in entrees if e.data["dispositif"] in codes]


def sejours_de(calcul, codes):
    """Les passages, de toutes dates, dans l'un de ces dispositifs."""
    return [s for s in calcul.sejours if s.code in codes]


def suivis_de(calcul, sejours):
    """Les jeunes dont l'un de ces passages touche la période."""
    return {s.jeune for s in sejours if s.chevauche(calcul.debut, calcul.fin)}


def sorties_de(calcul, codes):
    """Les sorties de la période, avec leur passage, pour ces dispositifs."""
    return [
        s for s in sejours_de(calcul, codes)
        if s.sortie is not None and calcul.dans(s.sortie.date)
    ]


def duree(sejour):
    """Les jours de l'entrée à la sortie ; 0 pour une sortie datée avant l'entrée."""
    return max((jour(sejour.fin) - jour(sejour.debut)).days, 0)


_COLONNES = """entrees, jeunes, femmes_part %, mineurs_part %, sans_qualification_part %,
    qpv_part %, zrr_part %, presents_fin, suivis, femmes, mineurs, hommes_part %,
    suivis_part_accompagnes %"""


def dispositifs(calcul):
    """Une ligne par dispositif, l'ensemble, puis une ligne par groupe."""
    table = Table.de("dispositifs", _COLONNES)
    codes = {s.code for s in calcul.sejours}
    for code in sorted(codes):
        table.ajouter_ouverte(code, *_cellules(calcul, {code}))
    ensemble = {code for code in codes if not calcul.hors_ensemble(code)}
    table.ajouter("ensemble", *_cellules(calcul, ensemble))
    for code in sorted(calcul.groupes):
        table.ajouter_ouverte(code, *_cellules(calcul, membres(calcul, code)))
    return [table]


def _cellules(calcul, codes):
    entrees = entrees_de(calcul, codes)
    jeunes = premieres_dates(entrees)
    sejours = sejours_de(calcul, codes)
    suivis = suivis_de(calcul, sejours)
    presents = {s.jeune for s in sejours if s.ouvert_au(calcul.fin)}

    def nombre(vrai):
        return sum(bool(vrai(jeune, au)) for jeune, au in jeunes.items())

    def part(vrai):
        return calcul.part(nombre(vrai), len(jeunes))

    def femme(jeune, au):
        return calcul.attribut(jeune, "sexe", au) == "F"

    def homme(jeune, au):
        return calcul.attribut(jeune, "sexe", au) == "M"

    def mineur(jeune, au):
        return calcul.classe_age(jeune, au) == "16_17"

    def sans_qualification(jeune, au):
        return calcul.attribut(jeune, "niveau", au) in cat.SANS_QUALIFICATION

    def qpv(jeune, au):
        return calcul.attribut(jeune, "qpv", au)

    return (
        len(entrees), len(jeunes), part(femme), part(mineur), part(sans_qualification),
        part(qpv), part(calcul.zrr), len(presents), len(suivis), nombre(femme),
        nombre(mineur), part(homme),
        calcul.part(len(suivis & calcul.accompagnes), len(calcul.accompagnes)),
    )


def codes_et_groupes(calcul):
    """Les dispositifs et groupes qui ont une ligne dans ``dispositifs``."""
    lignes = calcul.famille("dispositifs")[0].lignes
    return [code for code in lignes if code != "ensemble"]


def modalites(calcul):
    """Par dispositif, les entrées de chaque modalité et du volet ``jr``."""
    tables = []
    for dispositif in codes_et_groupes(calcul):
        codes = membres(calcul, dispositif)
        table = Table.de(f"modalites.{dispositif}", "entrees, jeunes, suivis")
        entrees, sejours = entrees_de(calcul, codes), sejours_de(calcul, codes)

        def cellules(retient):
            retenues = [e for e in entrees if retient(e)]
            suivis = suivis_de(calcul, [s for s in sejours if retient(s.entree)])
            return len(retenues), distincts(retenues), len(suivis)

        connues = {s.entree.data.get("modalite") for s in sejours} - {None}
        for modalite in sorted(connues):
            table.ajouter_ouverte(
                modalite, *cellules(lambda e: e.data.get("modalite") == modalite)
            )
        table.ajouter("volet.jr", *cellules(lambda e: e.data.get("volet") == "jr"))
        table.ajouter("total", *cellules(lambda e: True))
        tables.append(table)
    return tables


def sorties(calcul):
    """Par dispositif, les sorties de la période par motif, et leur durée moyenne."""
    tables = []
    for dispositif in codes_et_groupes(calcul):
        table = Table.de(f"sorties.{dispositif}", "sorties, jeunes, part %")
        sejours = sorties_de(calcul, membres(calcul, dispositif))

        def ligne(nom, motifs):
            retenues = [s.sortie for s in sejours if s.sortie.data["motif"] in motifs]
            part = calcul.part(len(retenues), len(sejours))
            table.ajouter(nom, len(retenues), distincts(retenues), part)

        for motif in cat.MOTIFS_SORTIE:
            ligne(motif, {motif})
        ligne("positives", cat.SORTIES_POSITIVES)
        ligne("total", cat.MOTIFS_SORTIE)
        table.colonnes.append(Colonne("jours", JOURS, None))
        moyenne = moyenne_entiere(sum(map(duree, sejours)), len(sejours))
        table.lignes["duree_moyenne"] = {"jours": moyenne}
        tables.append(table)
    return tables


def partenaires(calcul):
    """Par dispositif, les entrées de chaque partenaire ; les parts sont sur les entrées."""
    tables = []
    for dispositif in codes_et_groupes(calcul):
        table = Table.de(f"partenaires.{dispositif}", "entrees, jeunes, part %")
        entrees = entrees_de(calcul, membres(calcul, dispositif))
        codes = {e.data.get("partenaire") for e in entrees} - {None}
        for code in sorted(codes):
            retenues = [e for e in entrees if e.data.get("partenaire") == code]
            part = calcul.part(len(retenues), len(entrees))
            table.ajouter(code, len(retenues), distincts(retenues), part)
        table.ajouter(
            "total", len(entrees), distincts(entrees), calcul.part(len(entrees), len(entrees))
        )
        tables.append(table)
    return tables


def parrainage(calcul):
    """Les parrainages : entrants, parrains, sorties, suivis."""
    table = Table.de("parrainage", "valeur")
    code = {"PARRAINAGE"}
    entrees, sejours = entrees_de(calcul, code), sejours_de(calcul, code)
    sortis = sorties_de(calcul, code)
    motifs = [s.sortie.data["motif"] for s in sortis]
    parrains = {e.data["conseiller"] for e in entrees if "conseiller" in e.data}
    suivis = suivis_de(calcul, sejours)
    premiers = {}
    for e in calcul.tous("conseiller"):
        if e.data["role"] == "parrain":
            premiers.setdefault(e.data["code"], e.date)
    valeurs = {
        "entrees": len(entrees),
        "jeunes": distincts(entrees),
        "parrains": len(parrains),
        "sorties": len(sortis),
        "positives": sum(motif in cat.SORTIES_POSITIVES for motif in motifs),
        "abandons": motifs.count("abandon"),
        "en_cours": len({s.jeune for s in sejours if s.ouvert_au(calcul.fin)}),
        "nouveaux_parrains": sum(calcul.dans(premier) for premier in premiers.values()),
        "suivis": len(suivis),
        "jeunes_par_parrain": quotient(len(suivis), len(parrains), 1),
        "duree_moyenne": moyenne_entiere(sum(map(duree, sortis)), len(sortis)),
    }
    for ligne, valeur in valeurs.items():
        table.ajouter(ligne, valeur)
    table.unites["duree_moyenne", "valeur"] = JOURS
    return [table]
