"""Des déclarations fausses, une faute chacune, et le chemin où la faute doit être dite.

Une faute part d'une déclaration juste et en change une chose.  Le chemin est le plus court qui la
situe : ``ou.contrat`` vaut aussi pour ``ou.contrat[1]``.
"""

from copy import deepcopy

EMPLOI = {
    "id": "essai", "titre": "Essai", "definition": "Des emplois.", "compte": "emploi.entree",
    "lignes": [{"par": "contrat"}, {"id": "total"}],
    "colonnes": [
        {"id": "n", "mesure": "lignes"}, {"id": "j", "mesure": "jeunes"},
        {"id": "p", "part": "n", "sur": {"ligne": "total"}},
    ],
}
ENTRETIEN = EMPLOI | {
    "compte": "entretien", "lignes": [{"par": "modalite"}],
    "colonnes": [
        {"id": "n", "mesure": "lignes"}, {"id": "m", "mesure": {"somme": "duree_min"}},
        {"id": "x", "mesure": {"moyenne": "duree_min"}}, {"id": "p", "part": "n", "sur": "n"},
    ],
}
OFFRE = EMPLOI | {
    "compte": "offre", "lignes": [{"par": "contrat"}],
    "colonnes": [{"id": "n", "mesure": "lignes"}],
}
SEJOUR = OFFRE | {"compte": "sejours", "lignes": [{"par": "motif"}]}
VERSEMENT = OFFRE | {
    "compte": "aide.versement", "lignes": [{"par": "aide"}],
    "colonnes": [
        {"id": "n", "mesure": {"somme": "montant_centimes"}},
        {"id": "u", "mesure": {"somme": "unites"}},
    ],
}
ATELIER = OFFRE | {"compte": "atelier", "lignes": [{"par": "themes"}]}
FORMATION = OFFRE | {"compte": "formation.entree", "lignes": [{"par": "genre"}]}


def _sans(base, cle):
    return {nom: valeur for nom, valeur in base.items() if nom != cle}


def _colonnes(base, *ajouts):
    """La base, avec des colonnes de plus."""
    return base | {"colonnes": deepcopy(base["colonnes"]) + list(ajouts)}


def _seules(base, *colonnes):
    return base | {"colonnes": list(colonnes)}


def _lignes(base, *lignes):
    return base | {"lignes": list(lignes), "colonnes": base["colonnes"][:1]}


_QUATRE = {"par": "temps", "puis": {"par": "marchand", "puis": {
    "par": "jeune.sexe", "puis": {"par": "jeune.qpv"}}}}


def _entete():
    yield "sans titre", _sans(EMPLOI, "titre"), "titre"
    yield "sans définition", _sans(EMPLOI, "definition"), "definition"
    yield "sans compte", _sans(EMPLOI, "compte"), "compte"
    yield "sans colonnes", _sans(EMPLOI, "colonnes"), "colonnes"
    yield "sans id", _sans(EMPLOI, "id"), "id"
    for nom in ("Emploi", "9emplois", "essai.", "essai été", ""):
        yield f"id « {nom} »", EMPLOI | {"id": nom}, "id"
    for nom in ("emploi", "emploi.secteurs", "profil.entres.CEJ", "synthese", "sorties.x",
                "finances.2022", "file_active", "donnees", "absences"):
        yield f"id national « {nom} »", EMPLOI | {"id": nom}, "id"
    yield "titre qui n'est pas un texte", EMPLOI | {"titre": 3}, "titre"
    yield "clé inconnue", EMPLOI | {"colones": []}, "colones"
    yield "compte inconnu", EMPLOI | {"compte": "emploi.entre"}, "compte"
    yield "compte d'une correction", EMPLOI | {"compte": "annulation"}, "compte"
    yield "moment d'un événement", EMPLOI | {"moment": "sortie"}, "moment"
    yield "moment inconnu", SEJOUR | {"moment": "debut"}, "moment"
    yield "attributs inconnus", EMPLOI | {"attributs": "debut"}, "attributs"
    yield "population inconnue", EMPLOI | {"jeunes": "acompagnes"}, "jeunes"
    yield "jeunes d'une offre", OFFRE | {"jeunes": "accompagnes"}, "jeunes"
    yield "jeunes : tous les jeunes", OFFRE | {
        "compte": "jeunes", "jeunes": "tous", "lignes": [{"id": "total"}]}, "jeunes"


def _conditions():
    def emploi(ou):
        return EMPLOI | {"ou": ou}

    yield "champ inconnu", emploi({"contrats": "CDI"}), "ou.contrats"
    yield "champ d'un autre type", emploi({"duree_min": 3}), "ou.duree_min"
    yield "champ libre", emploi({"x_import": "a"}), "ou.x_import"
    yield "valeur inconnue", emploi({"contrat": "CDX"}), "ou.contrat"
    yield "valeur inconnue d'une liste", emploi({"contrat": ["CDI", "CDX"]}), "ou.contrat"
    yield "valeur inconnue niée", emploi({"contrat": {"non": "CDX"}}), "ou.contrat"
    yield "booléen en texte", emploi({"marchand": "oui"}), "ou.marchand"
    yield "bornes d'un code", emploi({"secteur": {"min": "A"}}), "ou.secteur"
    yield "bornes d'une liste fermée", emploi({"contrat": {"max": "CDI"}}), "ou.contrat"
    yield "bornes d'un booléen", emploi({"marchand": {"min": True}}), "ou.marchand"
    yield "minimum après maximum", emploi(
        {"date": {"min": "2022-02-01", "max": "2022-01-01"}}), "ou.date"
    yield "date impossible", emploi({"fin_prevue": {"min": "2022-02-30"}}), "ou.fin_prevue"
    yield "clé de condition inconnue", emploi({"fin_prevue": {"mini": "2022-01-01"}}), \
        "ou.fin_prevue"
    yield "parmi", emploi({"parmi": [{"contrat": "CDI"}, {"contrat": "CDX"}]}), "ou.parmi"
    yield "entier en texte", FORMATION | {"ou": {"heures": "12"}}, "ou.heures"
    yield "minimum en texte", FORMATION | {"ou": {"heures": {"min": "a"}}}, "ou.heures"
    yield "minimum > maximum", FORMATION | {"ou": {"heures": {"min": 5, "max": 2}}}, "ou.heures"
    yield "valeur d'un texte", ATELIER | {"ou": {"intitule": "CV"}}, "ou.intitule"
    yield "valeur d'une référence", SEJOUR | {
        "compte": "dispositif.sortie", "ou": {"entree": "e1"}}, "ou.entree"
    yield "deux pas de référence", VERSEMENT | {"ou": {"decision.demande.aide": "CEJ"}}, "ou"
    yield "attribut de jeune d'une offre", OFFRE | {"ou": {"jeune.sexe": "F"}}, "ou"
    yield "attribut de jeune inconnu", emploi({"jeune.sex": "F"}), "ou"
    yield "valeur d'attribut inconnue", emploi({"jeune.sexe": "X"}), "ou"
    yield "premier d'un type inconnu", emploi({"depuis_premier.entretiens": 3}), "ou"
    yield "conseiller d'un emploi", emploi({"conseiller.equipe": "nord"}), "ou"
    yield "pas d'une autre date", emploi({"fin_prevue.mois": "2022-03"}), "ou"
    yield "ayant d'une offre", OFFRE | {"ayant": [{"compte": "entretien"}]}, "ayant"
    yield "ayant une offre", EMPLOI | {"ayant": [{"compte": "offre"}]}, "ayant[0].compte"
    yield "sans compte connu", EMPLOI | {"sans": [{"compte": "entretiens"}]}, "sans[0].compte"
    yield "entre à l'envers", EMPLOI | {
        "ayant": [{"compte": "entretien", "entre": [9, 3]}]}, "ayant[0].entre"
    yield "entre à une borne", EMPLOI | {
        "ayant": [{"compte": "entretien", "entre": [9]}]}, "ayant[0].entre"
    yield "second ayant faux", EMPLOI | {"ayant": [
        {"compte": "entretien"}, {"compte": "entretien", "ou": {"modalite": "fax"}},
    ]}, "ayant[1].ou.modalite"


def _des_lignes():
    yield "par un champ inconnu", _lignes(EMPLOI, {"par": "contra"}), "lignes[0].par"
    yield "par une date", _lignes(EMPLOI, {"par": "fin_prevue"}), "lignes[0].par"
    yield "par la date", _lignes(EMPLOI, {"par": "date"}), "lignes[0].par"
    yield "par un texte", _lignes(ATELIER, {"par": "intitule"}), "lignes[0].par"
    yield "par une référence", _lignes(VERSEMENT, {"par": "decision"}), "lignes[0].par"
    yield "par une liste d'objets", _lignes(ENTRETIEN, {"par": "propositions"}), "lignes[0].par"
    yield "présence non nommée", _lignes(ATELIER, {"par": "presence"}), "lignes[0].par"
    yield "entiers sans classes", _lignes(ENTRETIEN, {"par": "duree_min"}), "lignes[0]"
    for classes in ([18, 16], [18, 18], [-1, 5], [], ["16"]):
        yield f"classes {classes}", _lignes(
            ENTRETIEN, {"par": "jeune.age", "classes": classes}), "lignes[0].classes"
    yield "classes d'un code", _lignes(
        EMPLOI, {"par": "secteur", "classes": [1, 2]}), "lignes[0].classes"
    yield "lignes de même id", _lignes(EMPLOI, {"id": "a"}, {"id": "a"}), "lignes[1]"
    yield "familles de même préfixe", _lignes(
        EMPLOI, {"par": "contrat", "prefixe": "p."}, {"par": "secteur", "prefixe": "p."}
    ), "lignes[1]"
    yield "familles sans préfixe", _lignes(EMPLOI, {"par": "contrat"}, {"par": "secteur"}), \
        "lignes[1]"
    yield "ligne que fait une famille", _lignes(EMPLOI, {"par": "contrat"}, {"id": "CDI"}), \
        "lignes[1]"
    yield "ni id ni par", _lignes(EMPLOI, {"libelle": "Tout"}), "lignes[0]"
    yield "clé de ligne inconnue", _lignes(EMPLOI, {"id": "a", "si": {}}), "lignes[0]"
    yield "condition d'une ligne", _lignes(
        EMPLOI, {"id": "a"}, {"id": "b", "ou": {"contrat": "CDX"}}), "lignes[1].ou.contrat"
    yield "vides en texte", _lignes(EMPLOI, {"par": "contrat", "vides": "non"}), \
        "lignes[0].vides"
    yield "puis un champ inconnu", _lignes(
        EMPLOI, {"par": "contrat", "puis": {"par": "jeune.sex"}}), "lignes[0].puis.par"
    yield "quatre familles", _lignes(EMPLOI, _QUATRE), "lignes[0].puis.puis.puis"


def _mesures():
    def mesure(base, **colonne):
        return _seules(base, {"id": "n", **colonne})

    yield "aucune colonne", _seules(EMPLOI), "colonnes"
    yield "mesure inconnue", mesure(EMPLOI, mesure="ligne"), "colonnes[0].mesure"
    yield "mesure de champ inconnue", mesure(
        ENTRETIEN, mesure={"total": "duree_min"}), "colonnes[0].mesure"
    yield "mesure d'un champ inconnu", mesure(
        ENTRETIEN, mesure={"somme": "duree"}), "colonnes[0].mesure"
    yield "somme d'un code", mesure(EMPLOI, mesure={"somme": "secteur"}), "colonnes[0].mesure"
    yield "somme d'une date", mesure(EMPLOI, mesure={"somme": "date"}), "colonnes[0].mesure"
    yield "moyenne d'une date", mesure(
        EMPLOI, mesure={"moyenne": "fin_prevue"}), "colonnes[0].mesure"
    yield "minimum d'un code", mesure(EMPLOI, mesure={"minimum": "secteur"}), "colonnes[0].mesure"
    yield "distincts d'un texte", mesure(
        ATELIER, mesure={"distinct": "intitule"}), "colonnes[0].mesure"
    yield "jeunes d'une offre", mesure(OFFRE, mesure="jeunes"), "colonnes[0].mesure"
    yield "ni mesure ni formule", mesure(EMPLOI, libelle="N"), "colonnes[0]"
    yield "sans id de colonne", _seules(EMPLOI, {"mesure": "lignes"}), "colonnes[0]"
    yield "clé de colonne inconnue", mesure(EMPLOI, mesure="lignes", si={}), "colonnes[0]"
    yield "décimales", mesure(
        ENTRETIEN, mesure={"moyenne": "duree_min"}, decimales=3), "colonnes[0].decimales"
    yield "unité fausse", mesure(
        ENTRETIEN, mesure={"somme": "duree_min"}, unite="heures"), "colonnes[0].unite"
    yield "unité inconnue", mesure(EMPLOI, mesure="lignes", unite="gens"), "colonnes[0].unite"
    yield "colonnes de même id", _seules(
        EMPLOI, {"id": "n", "mesure": "lignes"}, {"id": "n", "mesure": "jeunes"}), "colonnes[1]"
    yield "par un code", mesure(EMPLOI, mesure="lignes", par="secteur"), "colonnes[0].par"
    yield "par une date", mesure(EMPLOI, mesure="lignes", par="fin_prevue"), "colonnes[0].par"
    yield "condition d'une colonne", mesure(
        EMPLOI, mesure="lignes", ou={"contrat": "CDX"}), "colonnes[0].ou.contrat"
    yield "ayant d'une colonne", mesure(EMPLOI, mesure="lignes", ayant=[
        {"compte": "entretien", "entre": [5, 1]}]), "colonnes[0].ayant[0].entre"


def _formules():
    def part(base, **formule):
        """Une formule de plus, après celles de la base."""
        return _colonnes(base, {"id": "f", **formule}), f"colonnes[{len(base['colonnes'])}]"

    for nom, base, formule, cle in (
        ("colonne inconnue", EMPLOI, {"part": "n", "sur": "m"}, "sur"),
        ("numérateur inconnu", EMPLOI, {"part": "m", "sur": "n"}, "part"),
        ("ligne inconnue", EMPLOI, {"part": "n", "sur": {"ligne": "tout"}}, "sur"),
        ("colonne de ligne inconnue", EMPLOI,
         {"part": "n", "sur": {"ligne": "total", "colonne": "m"}}, "sur"),
        ("formule d'une formule", EMPLOI, {"part": "p", "sur": "n"}, "part"),
        ("sur une formule", EMPLOI, {"part": "n", "sur": "p"}, "sur"),
        ("part d'une moyenne", ENTRETIEN, {"part": "x", "sur": "m"}, "part"),
        ("sur une moyenne", ENTRETIEN, {"part": "m", "sur": "x"}, "sur"),
        ("soi-même", EMPLOI, {"part": "f", "sur": "n"}, "part"),
        ("unités mêlées", ENTRETIEN, {"part": "n", "sur": "m"}, "sur"),
        ("unités mêlées, nationale", ENTRETIEN,
         {"part": "m", "sur": "synthese/accompagnes/valeur"}, "sur"),
        ("part sur une part nationale", EMPLOI,
         {"part": "n", "sur": "synthese/part_accompagnes/valeur"}, "sur"),
        ("rapport à une moyenne nationale", EMPLOI,
         {"rapport": "n", "sur": "aides/total/moyenne", "unite": "nombre"}, "sur"),
        ("table inconnue", EMPLOI, {"part": "n", "sur": "synthes/accompagnes/valeur"}, "sur"),
        ("ligne nationale inconnue", EMPLOI,
         {"part": "n", "sur": "synthese/acompagnes/valeur"}, "sur"),
        ("colonne nationale inconnue", EMPLOI,
         {"part": "n", "sur": "synthese/accompagnes/valeurs"}, "sur"),
        ("cellule à deux parties", EMPLOI, {"part": "n", "sur": "synthese/accompagnes"}, "sur"),
        ("sans sur", EMPLOI, {"part": "n"}, ""),
        ("part et mesure", EMPLOI, {"part": "n", "sur": "n", "mesure": "lignes"}, ""),
        ("unité à dire", VERSEMENT | {"compte": "demarche", "lignes": [{"id": "total"}],
                                      "colonnes": [
            {"id": "n", "mesure": "lignes"}, {"id": "m", "mesure": {"somme": "minutes"}}]},
         {"rapport": "n", "sur": "m"}, ""),
        ("unité contredite", VERSEMENT,
         {"rapport": "n", "sur": "u", "unite": "minutes"}, "unite"),
        ("décimales d'un rapport", VERSEMENT,
         {"rapport": "n", "sur": "u", "decimales": 4}, "decimales"),
    ):
        fautive, chemin = part(base, **formule)
        yield nom, fautive, f"{chemin}.{cle}".rstrip(".")
    yield "déclarée plus loin", _seules(
        EMPLOI, {"id": "p", "part": "n", "sur": "n"}, {"id": "n", "mesure": "lignes"}
    ), "colonnes[0].part"
    partagee = {"id": "n", "mesure": "lignes", "par": "temps"}
    yield "colonne partagée", _seules(
        EMPLOI, partagee, {"id": "p", "part": "n", "sur": "n.plein"}), "colonnes[1].part"
    yield "sur une colonne partagée", _seules(
        EMPLOI, partagee, {"id": "p", "part": "n.plein", "sur": "n"}), "colonnes[1].sur"


def fautes():
    """``(nom, déclaration ou liste, chemin)`` de chaque faute."""
    for source in (_entete, _conditions, _des_lignes, _mesures, _formules):
        for nom, fautive, chemin in source():
            yield nom, deepcopy(fautive), chemin
    yield "deux tables de même id", [deepcopy(EMPLOI), deepcopy(EMPLOI)], "id"
    voisine = deepcopy(EMPLOI) | {"id": "voisine"}
    voisine["colonnes"][2]["sur"] = "essai/total/p"
    yield "part d'une autre table", [deepcopy(EMPLOI), voisine], "colonnes[2].sur"
    voisine = deepcopy(voisine)
    voisine["colonnes"][2]["sur"] = "essai/tout/n"
    yield "ligne d'une autre table", [deepcopy(EMPLOI), voisine], "colonnes[2].sur"


def justes():
    """Les déclarations dont les fautes partent : aucune ne doit être refusée."""
    return [deepcopy(b) for b in (EMPLOI, ENTRETIEN, OFFRE, SEJOUR, VERSEMENT, ATELIER, FORMATION)]
