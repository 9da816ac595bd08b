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
        (e.data["indicateur"], *_jours_d_objectif(calcul, e.data)): Decimal(e.data["cible"])
        for e in calcul.tous("objectif")
        if e.date <= calcul.fin and e.data["annee"] == calcul.annee_civile
    }
    lignes = {_ligne_d_objectif(*cle): cle for cle in cibles}
    for ligne in sorted(lignes, key=str.encode):
        indicateur, du, au = lignes[ligne]
        cible = cibles[lignes[ligne]]
        periode = calcul if du is None else calcul.autre(du, au)
        realise = _cellule(periode, indicateur)
        if realise is None:
            taux = None
        else:
            taux = quotient(Decimal(realise) * 100, cible, calcul.decimales)
            realise = sans_zeros(realise)
        table.ajouter(ligne, sans_zeros(cible), realise, taux)
    return [table]


def _jours_d_objectif(calcul, donnees):
    """Les jours qu'un objectif compte, ``None`` deux fois quand ce sont ceux de l'année."""
    morceaux = donnees["indicateur"].split("/")
    if len(morceaux) != 3 or not all(morceaux) or not {"du", "au"} & set(donnees):
        return None, None
    du, au = donnees.get("du", calcul.debut), donnees.get("au", calcul.fin)
    return (du, au) if du <= au else (None, None)


def _ligne_d_objectif(indicateur, du, au):
    """L'identifiant de la ligne d'un objectif."""
    ligne = indicateur.replace("/", ":")
    return ligne if du is None else f"{ligne}_du_{du}_au_{au}"


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
    tous = list(calcul.presents("conseiller").values())
    presents = [fait for fait in tous if not fait.get("hors_structure", False)]

    def ligne(nom, agents):
        etp = sum((Decimal(fait.get("etp", 0)) for fait in agents), Decimal(0))
        table.ajouter(nom, len(agents), sans_zeros(etp))

    def par(champ, code):
        return [fait for fait in presents if fait.get(champ) == code]

    for role in cat.ROLES:
        ligne(role, par("role", role))
    ligne("total", presents)
    equipes = {}
    for fait in presents:
        for code, etp in _temps_par_equipe(fait).items():
            equipes.setdefault(code, []).append(etp)
    for code in sorted(equipes):
        table.ajouter(f"equipe.{code}", len(equipes[code]), sans_zeros(sum(equipes[code])))
    for code in sorted({fait["site"] for fait in presents if "site" in fait}):
        ligne(f"site.{code}", par("site", code))
    for contrat in cat.CONTRATS_AGENT:
        ligne(f"contrat.{contrat}", par("contrat", contrat))
    for sexe in cat.SEXES:
        ligne(f"sexe.{sexe}", par("sexe", sexe))
    ligne("accompagnement", par("accompagnement", True))
    ligne("partenaires", [fait for fait in tous if fait.get("hors_structure", False)])
    return [table]


def _temps_par_equipe(fait):
    """Les ETP qu'un agent donne à chaque équipe : ses missions, sinon son équipe."""
    temps = {}
    for mission in fait.get("missions", []):
        temps[mission["equipe"]] = temps.get(mission["equipe"], 0) + Decimal(mission["etp"])
    if not fait.get("missions") and "equipe" in fait:
        temps[fait["equipe"]] = Decimal(fait.get("etp", 0))
    return temps


def implantation(calcul):
    """Les lieux connus à la fin, par genre puis par genre et zone."""
    table = Table.de("implantation", "lieux")
    sites = list(calcul.presents("site").values())
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
    communes = list(calcul.presents("commune").values())
    epci = [commune["epci"] for commune in communes if "epci" in commune]
    quartiers = calcul.presents("quartier").values()
    prioritaires = [quartier for quartier in quartiers if quartier.get("qpv", False)]
    nombres = {
        "communes": len(communes),
        "communes_zrr": sum(commune.get("zrr", False) for commune in communes),
        "epci": len(set(epci)),
        "quartiers_qpv": len(prioritaires),
        "quartiers": len(quartiers),
        "communes_qpv": len({
            calcul.commune_actuelle(q["commune"]) for q in prioritaires if "commune" in q
        }),
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
