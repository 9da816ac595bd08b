"""Les tables de la vie de la structure : données, finances, conventions, instances, actions."""

from decimal import Decimal

from . import catalogue as cat
from .nombres import sans_zeros, variation
from .tableau import Table

_UNITES = {"nombre": "nombre", "centimes": "centimes", "pourcent": "%", "etp": "etp"}


def donnees(calcul):
    """Par code et territoire, le chiffre dont les jours disent le mieux la période."""
    table = Table.de("donnees", "valeur nombre?")
    retenues = {}
    for evenement in calcul.tous("donnee"):
        donnee = evenement.data
        if donnee["du"] > calcul.fin or donnee["au"] < calcul.debut:
            continue
        nom = donnee["code"]
        if "territoire" in donnee:
            nom += "." + donnee["territoire"]
        rang = _rang(calcul, donnee)
        if nom not in retenues or rang >= retenues[nom][0]:
            retenues[nom] = rang, donnee
    for nom in sorted(retenues, key=str.encode):
        donnee = retenues[nom][1]
        table.ajouter(nom, sans_zeros(Decimal(donnee["valeur"])))
        table.unites[nom, "valeur"] = _UNITES[donnee["unite"]]
    return [table]


def _rang(calcul, donnee):
    """Les mêmes jours, sinon des jours qui les contiennent, sinon ceux qui finissent le plus tard."""
    if (donnee["du"], donnee["au"]) == (calcul.debut, calcul.fin):
        return 2, ""
    if donnee["du"] <= calcul.debut and donnee["au"] >= calcul.fin:
        return 1, ""
    return 0, donnee["au"]


def finances(calcul):
    """Par exercice de la période : budget, réalisé, écart, réalisé de l'année d'avant."""
    postes = [e.data for e in calcul.tous("poste_comptable")]
    exercices = {poste["exercice"] for poste in postes}
    return [
        _exercice(annee, [poste for poste in postes if not poste.get("total", False)])
        for annee in range(int(calcul.debut[:4]), int(calcul.fin[:4]) + 1) if annee in exercices
    ]


def _exercice(annee, postes):
    table = Table.de(
        f"finances.{annee}",
        "budget centimes?, realise centimes?, ecart centimes?, realise_n_1 centimes?, evolution %",
    )
    prevus = [p for p in postes if p["exercice"] == annee and p["etat"] == "budget"]
    faits = [p for p in postes if p["exercice"] == annee and p["etat"] == "realise"]
    avant = [p for p in postes if p["exercice"] == annee - 1 and p["etat"] == "realise"]

    def cellules(poids):
        def somme(liste):
            if not liste:
                return None
            return sum(poids(poste) * poste["montant_centimes"] for poste in liste)

        budget, realise, ancien = somme(prevus), somme(faits), somme(avant)
        ecart = None if budget is None or realise is None else realise - budget
        return budget, realise, ecart, ancien, variation(realise, ancien)

    def nature(cherchee):
        return lambda poste: int(poste["nature"] == cherchee)

    table.ajouter("produits", *cellules(nature("produit")))
    table.ajouter("charges", *cellules(nature("charge")))
    table.ajouter("resultat", *cellules(
        lambda poste: {"produit": 1, "charge": -1}.get(poste["nature"], 0)))
    lignes = set()
    for poste in prevus + faits + avant:
        lignes |= _lignes(poste)
    for ligne in sorted(lignes, key=str.encode):
        table.ajouter_ouverte(ligne, *cellules(lambda poste: int(ligne in _lignes(poste))))
    return table


def _lignes(poste):
    """Les lignes d'un poste, à côté de celles de sa nature."""
    lignes = {f"{poste['nature']}.{poste['poste']}"}
    if poste["nature"] == "produit" and "financeur" in poste:
        lignes.add(f"financeur.{poste['financeur']}")
    if poste["nature"] == "charge" and "action" in poste:
        lignes.add(f"action.{poste['action']}")
    return lignes


def conventions(calcul):
    """Les conventions connues à la fin, dont un jour au moins est de la période."""
    table = Table.de("conventions", "nombre, montant centimes")
    vives = [
        convention for convention in calcul.faits("convention").values()
        if convention["du"] <= calcul.fin and convention["au"] >= calcul.debut
    ]

    def ligne(nom, retenues):
        table.ajouter(nom, len(retenues), sum(c.get("montant_centimes", 0) for c in retenues))

    ligne("total", vives)
    for champ in ("action", "financeur"):
        for code in sorted({c[champ] for c in vives if champ in c}):
            ligne(f"{champ}.{code}", [c for c in vives if c.get(champ) == code])
    return [table]


def gouvernance(calcul):
    """Les réunions de la période, par instance."""
    table = Table.de("gouvernance", "reunions, presences, taux %")
    reunions = [e.data for e in calcul.de_la_periode("instance")]
    for genre in cat.GENRES_INSTANCE + ["total"]:
        tenues = [r for r in reunions if genre in ("total", r["genre"])]
        sues = [r for r in tenues if "membres" in r and "presents" in r]
        table.ajouter(
            genre, len(tenues), sum(r.get("presents", 0) for r in tenues),
            calcul.part(sum(r["presents"] for r in sues), sum(r["membres"] for r in sues)))
    return [table]


def manifestations(calcul):
    """Les manifestations de la période, et qui y est venu."""
    champs = ("participants", "jeunes", "professionnels")
    table = Table.de("manifestations", "nombre, " + ", ".join(champs))
    tenues = [e.data for e in calcul.de_la_periode("manifestation")]
    for genre in cat.GENRES_MANIFESTATION + ["total"]:
        siennes = [m for m in tenues if genre in ("total", m["genre"])]
        table.ajouter(
            genre, len(siennes), *(sum(m.get(champ, 0) for m in siennes) for champ in champs))
    return [table]


def ameliorations(calcul):
    """Les actions par état, et par ce dont elles font partie."""
    table = Table.de("ameliorations", "actions, realisees, part %, budget centimes")
    actions = calcul.faits("amelioration")

    def ligne(nom, retenues):
        faites = sum(action["etat"] == "realisee" for action in retenues)
        table.ajouter(
            nom, len(retenues), faites, calcul.part(faites, len(retenues)),
            sum(action.get("budget_centimes", 0) for action in retenues))

    for etat in cat.ETATS_AMELIORATION:
        ligne(etat, [action for action in actions.values() if action["etat"] == etat])
    ligne("total", list(actions.values()))
    dessus = {code: _dessus(code, actions) for code in actions}
    for parent in sorted(set().union(*dessus.values()), key=str.encode):
        ligne(f"action.{parent}", [actions[c] for c in actions if parent in dessus[c]])
    return [table]


def _dessus(code, actions):
    """Ce dont une action fait partie, de proche en proche, sans elle."""
    trouves = set()
    parent = actions[code].get("parent")
    while parent is not None and parent != code and parent not in trouves:
        trouves.add(parent)
        parent = actions.get(parent, {}).get("parent")
    return trouves
