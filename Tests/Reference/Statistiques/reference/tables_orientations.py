"""Les tables des orientations vers d'autres acteurs et des offres d'emploi."""

from . import catalogue as cat
from .calcul import distincts, somme
from .nombres import quotient
from .tableau import Table


def orientations(calcul):
    """Les orientations par destination ; les issues sont celles datées dans la période."""
    table = Table.de(
        "orientations", "orientations, jeunes, admis, recrute, refus, sans_suite, abandon"
    )
    faites = calcul.de_la_periode("orientation")
    issues = [(e, e.references["orientation"]) for e in calcul.de_la_periode("orientation.issue")]

    def cellules(retenues, issues_retenues):
        codes = [issue.data["issue"] for issue, _ in issues_retenues]
        comptes = [codes.count(code) for code in cat.ISSUES_ORIENTATION]
        return len(retenues), distincts(retenues), *comptes

    def ouverte(ligne, retient):
        table.ajouter_ouverte(ligne, *cellules(
            [o for o in faites if retient(o.data)],
            [(i, o) for i, o in issues if retient(o.data)],
        ))

    connues = faites + [orientation for _, orientation in issues]
    for vers in sorted({o.data["vers"] for o in connues}):
        ouverte(vers, lambda d: d["vers"] == vers)
    table.ajouter("total", *cellules(faites, issues))

    details = {}
    for o in connues:
        for mot, champ in (("menage", "menage"), ("contrat", "contrat_menage")):
            if champ in o.data:
                ligne = f"{o.data['vers']}.{mot}.{o.data[champ]}"
                details[ligne] = (o.data["vers"], champ, o.data[champ])
    genres = {}
    for issue, o in issues:
        if "genre" in issue.data:
            genres.setdefault(f"{o.data['vers']}.genre.{issue.data['genre']}", []).append(
                (issue, o)
            )
    for ligne in sorted({*details, *genres}):
        if ligne in details:
            vers, champ, code = details[ligne]
            ouverte(ligne, lambda d: d["vers"] == vers and d.get(champ) == code)
        else:
            repondues = list({o.index: o for _, o in genres[ligne]}.values())
            table.ajouter_ouverte(ligne, *cellules(repondues, genres[ligne]))
    return [table]


_COLONNES_OFFRES = """offres, postes, employeurs, mises_en_relation, jeunes, recrutements, taux %,
    candidatures_par_offre nombre?, recrutements_cdd_part %"""


def offres(calcul):
    """Les offres de la période par secteur ; une offre inconnue ne compte qu'au total."""
    table = Table.de("offres", _COLONNES_OFFRES)
    publiees = {e.sujet: e for e in calcul.de_la_periode("offre")}
    relations = calcul.de_la_periode("mise_en_relation")
    recrutements = [
        e for e in calcul.de_la_periode("mise_en_relation.issue") if e.data["issue"] == "recrute"
    ]

    def offre_de(recrutement):
        return recrutement.references["mise_en_relation"].data["offre"]

    def cellules(retient):
        offres_retenues = {s: e for s, e in publiees.items() if retient(s)}
        mises = [e for e in relations if retient(e.data["offre"])]
        recrutes = [e for e in recrutements if retient(offre_de(e))]
        pourvues = {offre_de(e) for e in recrutes} & set(offres_retenues)
        cdd = sum(e.data.get("contrat") == "CDD" for e in recrutes)
        nombre = len(offres_retenues)
        return (
            nombre, somme(offres_retenues.values(), "postes"),
            len({e.data["employeur"] for e in offres_retenues.values()}), len(mises),
            distincts(mises), len(recrutes), calcul.part(len(pourvues), nombre),
            quotient(len(mises), nombre, 1), calcul.part(cdd, len(recrutes)),
        )

    for secteur in sorted({e.data["secteur"] for e in publiees.values()}):
        table.ajouter_ouverte(secteur, *cellules(
            lambda s: s in publiees and publiees[s].data["secteur"] == secteur
        ))
    table.ajouter("total", *cellules(lambda s: True))
    return [table]
