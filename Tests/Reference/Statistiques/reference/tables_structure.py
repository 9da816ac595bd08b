"""Les tables de la structure : satisfaction, objectifs, équipe, territoire, qualité."""

from decimal import Decimal

from . import catalogue as cat
from .nombres import jour, quotient, sans_zeros
from .tableau import Table


def satisfaction(calcul):
    """Par campagne, les réponses à chaque item, jeunes et employeurs ensemble."""
    tables = []
    reponses = calcul.de_la_periode("satisfaction")
    for campagne in sorted({e.data["campagne"] for e in reponses}):
        table = Table.de(
            f"satisfaction.{campagne}",
            "reponses, niveau_1, niveau_2, niveau_3, niveau_4, "
            "part_1 %, part_2 %, part_3 %, part_4 %, repondants",
        )
        recues = [e.data["reponses"] for e in reponses if e.data["campagne"] == campagne]
        colonnes = [c.nom for c in table.colonnes]
        for item in sorted({item for reponse in recues for item in reponse}):
            notes = [int(reponse[item]) for reponse in recues if item in reponse]
            niveaux = [notes.count(niveau) for niveau in (1, 2, 3, 4)]
            parts = [calcul.part(nombre, len(notes)) for nombre in niveaux]
            table.lignes[item] = dict(zip(colonnes, [len(notes), *niveaux, *parts]))
        table.lignes["ensemble"] = {"repondants": len(recues)}
        tables.append(table)
    return tables


def objectifs(calcul):
    """Par indicateur, la dernière cible de l'année et ce qui est réalisé."""
    table = Table.de("objectifs", "cible nombre?, realise nombre?, taux %")
    cibles = {
        e.data["indicateur"]: Decimal(e.data["cible"]) for e in calcul.tous("objectif")
        if e.date <= calcul.fin and e.data["annee"] == calcul.annee_civile
    }
    for indicateur in sorted(cibles, key=lambda i: i.replace("/", ":").encode()):
        cible, realise = cibles[indicateur], _cellule(calcul, indicateur)
        if realise is None:
            taux = None
        else:
            taux = quotient(Decimal(realise) * 100, cible, calcul.decimales)
            realise = sans_zeros(realise)
        table.ajouter(indicateur.replace("/", ":"), sans_zeros(cible), realise, taux)
    return [table]


def _cellule(calcul, indicateur):
    """La valeur d'une cellule ``table/ligne/colonne`` ; ``None`` si elle n'existe pas."""
    morceaux = indicateur.split("/")
    if len(morceaux) != 3 or morceaux[0] == "objectifs":
        return None
    identifiant, ligne, colonne = morceaux
    famille = identifiant.split(".")[0]
    if not calcul.connait(famille):
        return None
    for table in calcul.famille(famille):
        if table.id == identifiant and table.colonne(colonne) is not None:
            return table.valeur(ligne, colonne)
    return None


def equipe(calcul):
    """Les agents présents à la fin de la période, et leurs équivalents temps plein."""
    table = Table.de("equipe", "agents, etp etp")
    presents = [
        fait for fait in calcul.faits("conseiller").values()
        if fait.get("jusqu_au", calcul.fin) >= calcul.fin
    ]

    def ligne(nom, agents):
        etp = sum((Decimal(fait.get("etp", 0)) for fait in agents), Decimal(0))
        table.ajouter(nom, len(agents), sans_zeros(etp))

    def par(champ, code):
        return [fait for fait in presents if fait.get(champ) == code]

    for role in cat.ROLES:
        ligne(role, par("role", role))
    ligne("total", presents)
    for champ in ("equipe", "site"):
        for code in sorted({fait[champ] for fait in presents if champ in fait}):
            ligne(f"{champ}.{code}", par(champ, code))
    for contrat in cat.CONTRATS_AGENT:
        ligne(f"contrat.{contrat}", par("contrat", contrat))
    for sexe in cat.SEXES:
        ligne(f"sexe.{sexe}", par("sexe", sexe))
    ligne("accompagnement", par("accompagnement", True))
    return [table]


def implantation(calcul):
    """Les lieux connus à la fin, par genre puis par genre et zone."""
    table = Table.de("implantation", "lieux")
    sites = list(calcul.faits("site").values())
    for genre in cat.GENRES_SITE:
        table.ajouter(genre, sum(site.get("genre") == genre for site in sites))
    for genre in cat.GENRES_SITE:
        for zone in cat.ZONES:
            table.ajouter(f"{genre}.{zone}", sum(
                site.get("genre") == genre and site["zone"] == zone for site in sites
            ))
    return [table]


def territoire_couvert(calcul):
    """Les communes, EPCI et quartiers connus à la fin."""
    table = Table.de("territoire_couvert", "nombre, communes")
    communes = list(calcul.faits("commune").values())
    epci = [commune["epci"] for commune in communes if "epci" in commune]
    quartiers = calcul.faits("quartier").values()
    nombres = {
        "communes": len(communes),
        "communes_zrr": sum(commune.get("zrr", False) for commune in communes),
        "epci": len(set(epci)),
        "quartiers_qpv": sum(quartier.get("qpv", False) for quartier in quartiers),
    }
    for ligne, nombre in nombres.items():
        table.lignes[ligne] = {"nombre": nombre}
    for code in sorted(set(epci)):
        table.lignes[f"epci.{code}"] = {"communes": epci.count(code)}
    return [table]


def qualite(calcul):
    """La qualité de la saisie : retards, corrections, manques, incohérences."""
    table = Table.de("qualite", "valeur")
    histoire = calcul.histoire
    tardives = sum(
        _retard(calcul, e) > 30 for e in histoire.evenements
        if calcul.dans(e.date) and calcul.retenu(e)
    )
    corrections = [
        nom for nom, cible in histoire.corrections
        if calcul.dans(cible.date) and calcul.retenu(cible)
    ]
    table.ajouter("saisies_tardives_30j", tardives)
    table.ajouter("annulations", corrections.count("annulation"))
    table.ajouter("rectifications", corrections.count("rectification"))
    jeunes, fin = calcul.accompagnes, calcul.fin
    for nom in ("sexe", "date_naissance", "niveau", "commune"):
        table.ajouter(f"non_renseigne.{nom}", sum(
            calcul.attribut(jeune, nom, fin) is None for jeune in jeunes
        ))
    ages = [calcul.age(jeune, fin) for jeune in jeunes]
    table.ajouter("age_hors_16_25", sum(
        age is not None and not 16 <= age <= 25 for age in ages
    ))
    table.ajouter("entree_apres_sortie", sum(
        s.fin < s.debut for s in calcul.sejours if s.fin is not None and calcul.dans(s.fin)
    ))
    table.ajouter("chevauchement_dispositif", _chevauchements(calcul))
    table.ajouter("type_inconnu", sum(map(calcul.dans, histoire.dates_inconnues)))
    table.ajouter("references_rompues", sum(
        calcul.dans(e.date) and calcul.retenu(e) for e in histoire.rompus
    ))
    return [table]


def _retard(calcul, evenement):
    """Les jours entre la date locale de l'événement et celle de son enregistrement."""
    enregistre = calcul.histoire.journal.date_locale(evenement.enregistre_le)
    return (jour(enregistre) - jour(evenement.date)).days


def _chevauchements(calcul):
    """Les (jeune, dispositif) dont deux passages ont un jour commun dans la période."""
    jours = {}
    for s in calcul.sejours:
        # Jours du passage, jour de sortie exclu ; une sortie avant l'entrée laisse ce jour-là.
        premier = jour(s.debut).toordinal()
        if s.fin is None:
            dernier = jour(calcul.fin).toordinal()
        elif s.fin < s.debut:
            dernier = premier
        else:
            dernier = jour(s.fin).toordinal() - 1
        premier = max(premier, jour(calcul.debut).toordinal())
        dernier = min(dernier, jour(calcul.fin).toordinal())
        if premier <= dernier:
            jours.setdefault((s.jeune, s.code), []).append((premier, dernier))
    nombre = 0
    for intervalles in jours.values():
        intervalles.sort()
        suivants = zip(intervalles, intervalles[1:])
        nombre += any(avant[1] >= apres[0] for avant, apres in suivants)
    return nombre
