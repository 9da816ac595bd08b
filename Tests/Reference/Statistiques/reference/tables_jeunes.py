"""Les tables des populations : synthèse, natures d'événements, profils, territoires."""

from . import catalogue as cat
from .calcul import distincts, premieres_dates
from .nombres import ecart_en_points, variation
from .tableau import PART, POINTS, Table
from .tables_dispositifs import codes_et_groupes, entrees_de, membres, sejours_de
from .tables_rendez_vous import objets_des_rendez_vous, premiers_rendez_vous

_PARTS_DE_SYNTHESE = {
    "part_accompagnes", "part_entretien", "primos_femmes_part", "primos_mineurs_part",
}


# -- synthèse et évolution ---------------------------------------------------------------------


def _valeurs_de_synthese(calcul):
    primos = calcul.primos
    femmes = sum(calcul.attribut(j, "sexe", r) == "F" for j, r in primos.items())
    mineurs = sum(calcul.classe_age(j, r) == "16_17" for j, r in primos.items())
    contact, accompagnes = len(calcul.contact), len(calcul.accompagnes)
    recus = len(calcul.population("entretien"))
    acteurs = {e.sujet for e in calcul.de_la_periode("employeur.contact")}
    acteurs |= {e.data["employeur"] for e in calcul.de_la_periode("offre")}
    ensemble = calcul.famille("dispositifs")[0].lignes["ensemble"]
    return {
        "contact": contact,
        "accompagnes": accompagnes,
        "entretien": recus,
        "primos": len(primos),
        "part_accompagnes": calcul.part(accompagnes, contact),
        "part_entretien": calcul.part(recus, contact),
        "primos_femmes_part": calcul.part(femmes, len(primos)),
        "primos_mineurs_part": calcul.part(mineurs, len(primos)),
        "entretiens": len(calcul.de_la_periode("entretien")),
        "entrees_emploi": len(calcul.de_la_periode("emploi.entree")),
        "entrees_formation": len(calcul.de_la_periode("formation.entree")),
        "jeunes_dispositif": ensemble["jeunes"],
        "entrees_cej_gj": len(entrees_de(calcul, {"CEJ", "GJ"})),
        "acteurs_economiques": len(acteurs),
        "partenaires": len(calcul.presents("partenaire")),
    }


def synthese(calcul):
    """Les chiffres clés, leur valeur un an avant et leur variation."""
    table = Table.de("synthese", "valeur, valeur_n_1, evolution %")
    avant = _valeurs_de_synthese(calcul.precedent)
    if not calcul.precedent.enregistree:
        avant = dict.fromkeys(avant)
    for ligne, valeur in _valeurs_de_synthese(calcul).items():
        change = ecart_en_points if ligne in _PARTS_DE_SYNTHESE else variation
        table.ajouter(ligne, valeur, avant[ligne], change(valeur, avant[ligne]))
        if ligne in _PARTS_DE_SYNTHESE:
            table.unites[ligne, "evolution"] = POINTS
            table.unites[ligne, "valeur"] = table.unites[ligne, "valeur_n_1"] = PART
    return [table]


def evolution(calcul):
    """Six années civiles, jusqu'à celle de la fin de la période."""
    table = Table.de("evolution", "primos, accompagnes, contact, entretiens")
    derniere = int(calcul.fin[:4])
    for annee in range(derniere - 5, derniere + 1):
        passe = calcul.autre(f"{annee}-01-01", f"{annee}-12-31")
        if not passe.enregistree:
            table.ajouter(str(annee), None, None, None, None)
            continue
        table.ajouter(
            str(annee), len(passe.primos), len(passe.accompagnes), len(passe.contact),
            len(passe.de_la_periode("entretien")),
        )
    return [table]


# -- natures d'événements ----------------------------------------------------------------------


def evenements(calcul):
    """Les événements de chaque nature, par population."""
    tables = []
    for population in cat.POPULATIONS:
        jeunes = calcul.population(population)
        table = Table.de(f"evenements.{population}", "evenements, jeunes")
        tous = []
        for nature in cat.NATURES:
            retenus = [e for e in calcul.de_la_periode(nature) if e.sujet in jeunes]
            tous += retenus
            table.ajouter(nature, len(retenus), distincts(retenus))
        table.ajouter("total", len(tous), distincts(tous))
        tables.append(table)
    return tables


# -- profils -----------------------------------------------------------------------------------


def _populations_de_profil(calcul):
    """``(nom, {jeune: date de référence})`` dans l'ordre des tables."""
    for nom in cat.POPULATIONS:
        yield nom, calcul.population(nom)
    codes = codes_et_groupes(calcul)
    for code in codes:
        yield f"entres.{code}", premieres_dates(entrees_de(calcul, membres(calcul, code)))
    for code in codes:
        suivis = {
            s.jeune for s in sejours_de(calcul, membres(calcul, code))
            if s.chevauche(calcul.debut, calcul.fin)
        }
        yield f"suivis.{code}", {jeune: calcul.fin for jeune in suivis}
    yield "reperes", premieres_dates(calcul.de_la_periode("reperage"))
    yield "remobilises", premieres_dates(calcul.de_la_periode("remobilisation"))
    for objet in objets_des_rendez_vous(calcul):
        yield f"rendez_vous.{objet}", premieres_dates(premiers_rendez_vous(calcul, objet))


def profil(calcul):
    """Le profil de chaque population à sa date de référence."""
    return [_profil(calcul, nom, jeunes) for nom, jeunes in _populations_de_profil(calcul)]


def _profil(calcul, population, jeunes):
    table = Table.de(f"profil.{population}", "jeunes, part %")

    def valeurs(lire):
        return [lire(jeune, au) for jeune, au in jeunes.items()]

    def attribut(nom):
        return valeurs(lambda jeune, au: calcul.attribut(jeune, nom, au))

    def ligne(nom, nombre):
        table.ajouter(nom, nombre, calcul.part(nombre, len(jeunes)))

    def partition(prefixe, liste, trouves):
        for code in liste:
            ligne(f"{prefixe}.{code}", trouves.count(code))
        ligne(f"{prefixe}.non_renseigne", trouves.count(None))

    def parmi(nom, trouves, ensemble):
        ligne(nom, sum(valeur in ensemble for valeur in trouves))

    classes, niveaux = valeurs(calcul.classe_age), attribut("niveau")
    hebergements, vehicules = attribut("hebergement"), attribut("vehicule")
    ligne("effectif", len(jeunes))
    partition("sexe", cat.SEXES, attribut("sexe"))
    partition("age", cat.CLASSES_AGE, classes)
    parmi("mineurs", classes, {"16_17"})
    partition("niveau", cat.NIVEAUX, niveaux)
    parmi("sans_diplome", niveaux, cat.SANS_DIPLOME)
    parmi("sans_qualification", niveaux, cat.SANS_QUALIFICATION)
    parmi("infra_bac", niveaux, cat.INFRA_BAC)
    parmi("infra_bac_strict", niveaux, cat.INFRA_BAC_STRICT)
    partition("hebergement", cat.HEBERGEMENTS, hebergements)
    parmi("permis_b", attribut("permis_b"), {True})
    parmi("voiture", vehicules, {"voiture"})
    parmi("sans_transport_motorise", vehicules, {"aucun"})
    partition("mobilite", cat.MOBILITES, attribut("mobilite"))
    parmi("transports_commun_seuls", attribut("transports_commun_seuls"), {True})
    ligne("enfants", sum((nombre or 0) >= 1 for nombre in attribut("enfants")))
    parmi("qpv", attribut("qpv"), {True})
    parmi("zrr", valeurs(calcul.zrr), {True})
    parmi("rqth", attribut("rqth"), {True})
    parmi("hebergement_familial", hebergements, {"parents", "famille"})
    freins = attribut("freins")
    for theme in cat.THEMES:
        ligne(f"freins.{theme}", sum(theme in (liste or ()) for liste in freins))
    return table


# -- origines et territoires -------------------------------------------------------------------


def origine(calcul):
    """L'origine portée par le premier accueil de la période qui en a une, chez les primos."""
    table = Table.de("origine", "jeunes, part %")
    trouvees = {}
    for accueil in calcul.de_la_periode("accueil"):
        if "origine" in accueil.data:
            trouvees.setdefault(accueil.sujet, accueil.data["origine"])
    valeurs = [trouvees.get(jeune) for jeune in calcul.primos]
    for code in cat.ORIGINES + [None]:
        nombre = valeurs.count(code)
        table.ajouter(code or "non_renseigne", nombre, calcul.part(nombre, len(valeurs)))
    return [table]


def territoire(calcul):
    """Les territoires de chaque population ; ``non_renseigne`` en dernier."""
    tables = []
    for population in cat.POPULATIONS:
        jeunes = calcul.population(population)
        for axe in cat.AXES:
            table = Table.de(f"territoire.{population}.{axe}", "jeunes, part %")
            valeurs = [calcul.territoire(axe, jeune, au) for jeune, au in jeunes.items()]
            codes = cat.ZONES if axe == "zone" else sorted(set(valeurs) - {None})
            for code in codes + [None]:
                nombre = valeurs.count(code)
                part = calcul.part(nombre, len(jeunes))
                table.ajouter(code or "non_renseigne", nombre, part)
            tables.append(table)
    return tables
