#!/usr/bin/env python3
"""Essais des tables déclarées : cas comptés à la main, tables nationales redites.

    python3 essai_tableaux.py
"""

import json
import unittest
from decimal import Decimal
from functools import cache

from essais import Carnet, cellules
from reference import catalogue as cat
from reference.aleatoire import Tirage
from reference.aleatoire_donnees import DISPOSITIFS
from reference.declarations_aleatoires import Declarations
from reference.declarees.champs import champ
from reference.histoire import Histoire
from reference.journal import Journal
from reference.rapport import calculer, lire_filtre
from reference.tables_declarees import tables_de_la_question


def declaration(compte, colonnes=None, lignes=None, identifiant="t", **reste):
    """Une déclaration courte : une colonne est un nom et ce qu'elle mesure."""
    colonnes = colonnes or {"n": {"mesure": "lignes"}}
    lue = {
        "id": identifiant, "titre": "Essai", "definition": "Essai.", "compte": compte, **reste,
        "colonnes": [{"id": nom, **colonne} for nom, colonne in colonnes.items()],
    }
    if lignes is not None:
        lue["lignes"] = lignes
    return lue


class Registre(Carnet):
    """Un carnet dont on demande des tables déclarées."""

    def compter(self, *declarations, annee=2022, du=None, au=None, vu_au=None, filtres=(),
                evolution=False, decimales=1):
        """Les cellules des tables déclarées : ``{"ligne/colonne": texte}`` de la dernière."""
        calcul = calculer(
            Histoire(Journal(self.lignes), vu_au), du or f"{annee}-01-01", au or f"{annee}-12-31",
            [lire_filtre(f) for f in filtres], decimales)
        voulues = [d["id"] for d in declarations] or ["t"]
        lues = cellules(tables_de_la_question(calcul, declarations, voulues, evolution))
        debut = f"{voulues[-1]}/"
        return {c[len(debut):]: v for c, v in lues.items() if c.startswith(debut)}

    def colonne(self, *declarations, colonne="n", **question):
        """Une seule colonne : ``{ligne: texte}``."""
        lues = self.compter(*declarations, **question)
        return {c[:-len(colonne) - 1]: v for c, v in lues.items() if c.endswith(f"/{colonne}")}


def entretiens():
    """Trois jeunes, cinq entretiens, dont un sans durée et un de l'année d'avant."""
    r = Registre()
    r.ecrire("conseiller", "s", "2020-01-02", code="C1", role="cisp", equipe="nord")
    r.ecrire("conseiller", "s", "2022-06-01", code="C1", role="cre", site="S1")
    r.ecrire("profil", "J1", "2021-01-02", sexe="F", date_naissance="2004-02-29", niveau="VI_Vbis")
    r.ecrire("entretien", "J1", "2021-05-03", conseiller="C1", duree_min=30)
    r.ecrire("entretien", "J1", "2022-02-28", conseiller="C1", duree_min=60, themes=["emploi"])
    r.ecrire("entretien", "J1", "2022-03-01", conseiller="C1", duree_min=45,
             themes=["emploi", "sante"], propositions=[
                 {"theme": "emploi", "nature": "cv"}, {"theme": "sante", "nature": "cv"}])
    r.ecrire("entretien", "J2", "2022-03-02", _le="2022-04-15", conseiller="C9", duree_min=20,
             themes=[], propositions=[{"theme": "emploi", "nature": "dossier"}])
    r.ecrire("profil", "J2", "2022-12-31", sexe="M", qpv=True)
    r.ecrire("profil", "J3", "2022-01-01", sexe=None)
    r.ecrire("entretien", "J3", "2022-12-31", conseiller="C1")
    return r


class Lignes(unittest.TestCase):
    """Lignes fixes, familles, croisements, identifiants."""

    def test_sans_lignes(self):
        self.assertEqual(entretiens().colonne(declaration("entretien")), {"total": "4"})

    def test_listes(self):
        """Une rangée est sur la ligne de chaque thème ; une liste vide n'est sur aucune."""
        lues = entretiens().colonne(declaration("entretien", lignes=[{"par": "themes"}]))
        self.assertEqual(len(lues), 16)
        self.assertEqual((lues["emploi"], lues["sante"], lues["formation"]), ("2", "1", "0"))
        self.assertEqual(lues["non_renseigne"], "1")
        lues = entretiens().colonne(declaration("entretien", lignes=[
            {"par": "propositions.nature", "prefixe": "p."}, {"id": "total"}]))
        self.assertEqual(lues, {"p.cv": "1", "p.dossier": "1", "p.non_renseigne": "2",
                                "total": "4"})

    def test_non_renseigne(self):
        """Toujours pour un attribut du jeune, jamais pour ce que toute rangée a."""
        compter = entretiens().colonne
        lues = compter(declaration("entretien", lignes=[{"par": "jeune.qpv"}]))
        self.assertEqual(lues, {"oui": "1", "non": "0", "non_renseigne": "3"})
        lues = compter(declaration("entretien", lignes=[{"par": "jeune.qpv", "vides": False}]))
        self.assertEqual(lues, {"oui": "1", "non_renseigne": "3"})
        lues = compter(declaration("entretien", lignes=[{"par": "conseiller"}]))
        self.assertEqual(lues, {"C1": "3", "C9": "1"})
        lues = compter(declaration("entretien", lignes=[{"par": "site"}]))
        self.assertEqual(lues, {"non_renseigne": "4"})
        lues = compter(declaration("evenements", lignes=[{"par": "nature", "vides": False}]))
        self.assertEqual(lues, {"entretien": "4"})

    def test_classes(self):
        compter = entretiens().colonne
        bornes = {"par": "jeune.age", "classes": [16, 18, 19]}
        lues = compter(declaration("entretien", lignes=[bornes]))
        # 17 ans le 28 février, 18 le 1er mars.
        self.assertEqual(lues, {"moins_16": "0", "16_17": "1", "18": "1", "19_plus": "0",
                                "non_renseigne": "2"})
        lues = compter(declaration("entretien", lignes=[
            {"par": "delai_saisie", "classes": [1, 31], "prefixe": "d."}]))
        self.assertEqual(lues, {"d.moins_1": "3", "d.1_30": "0", "d.31_plus": "1"})

    def test_pas_de_la_date(self):
        compter = entretiens().colonne
        lues = compter(declaration("entretien", lignes=[{"par": "date.mois"}]),
                       du="2022-02-15", au="2022-04-02")
        self.assertEqual(lues, {"2022-02": "1", "2022-03": "2", "2022-04": "0"})
        lues = compter(declaration("entretien", lignes=[{"par": "date.trimestre"}]))
        self.assertEqual(lues, {"2022-T1": "3", "2022-T2": "0", "2022-T3": "0", "2022-T4": "1"})
        lues = compter(declaration("entretien", lignes=[{"par": "date.jour"}]))
        self.assertEqual(lues, {"1": "1", "2": "1", "3": "1", "4": "0", "5": "0", "6": "1",
                                "7": "0"})
        lues = compter(declaration("entretien", lignes=[{"par": "date.semaine"}]))
        self.assertEqual(len(lues), 53)
        self.assertEqual((lues["2022-W09"], lues["2021-W52"]), ("3", "0"))

    def test_puis(self):
        """Pas de sous-total ; les valeurs ouvertes intérieures sont celles de la ligne."""
        lues = entretiens().colonne(declaration("entretien", lignes=[
            {"par": "conseiller", "puis": {"par": "jeune.sexe", "vides": False}}]))
        self.assertEqual(lues, {"C1.F": "2", "C1.non_renseigne": "1", "C9.M": "1"})
        lues = entretiens().colonne(declaration("entretien", lignes=[
            {"par": "jeune.sexe", "prefixe": "s.", "puis": {"par": "conseiller"}}]))
        self.assertEqual(lues, {"s.F.C1": "2", "s.M.C9": "1", "s.non_renseigne.C1": "1"})

    def test_identifiants(self):
        """La source porte des barres ; deux lignes d'un même identifiant n'en font qu'une."""
        lues = entretiens().colonne(declaration("entretien", lignes=[{"par": "source"}]))
        self.assertEqual(lues, {"_s": "4"})
        lues = entretiens().colonne(declaration("entretien", lignes=[
            {"id": "C1", "ou": {"duree_min": {"min": 50}}}, {"par": "conseiller"}]))
        self.assertEqual(lues, {"C1": "3", "C9": "1"})


class Conditions(unittest.TestCase):
    """Chaque forme de condition."""

    def lues(self, ou, compte="entretien", **reste):
        return entretiens().colonne(declaration(compte, ou=ou, **reste))["total"]

    def test_formes(self):
        for ou, attendu in (
            ({"conseiller": "C1"}, "3"), ({"conseiller": ["C1", "C9"]}, "4"),
            ({"duree_min": {"min": 45}}, "2"), ({"duree_min": {"max": 45}}, "2"),
            ({"duree_min": {"min": 21, "max": 45}}, "1"), ({"duree_min": None}, "1"),
            ({"duree_min": {"non": None}}, "3"), ({"duree_min": {"non": {"min": 45}}}, "2"),
            ({"themes": "sante"}, "1"), ({"themes": {"non": "emploi"}}, "2"),
            ({"themes": None}, "1"), ({"themes": {"non": None}}, "3"),
            ({"propositions": {"non": None}}, "2"), ({"propositions": None}, "2"),
            ({"propositions.theme": "sante", "propositions.nature": "cv"}, "1"),
            ({"parmi": [{"duree_min": None}, {"duree_min": 60}]}, "2"),
            ({"parmi": [{"duree_min": None}, {"duree_min": 60}], "jeune.sexe": "F"}, "1"),
            ({"date": {"min": "2022-03-01", "max": "2022-03-02"}}, "2"),
            ({"date.jour": 6}, "1"), ({"date.mois": ["2022-03", "2022-12"]}, "3"),
            ({"jeune.sexe": {"non": "F"}}, "2"), ({"jeune.sexe": None}, "1"),
            ({"jeune.sans_diplome": True}, "2"), ({"jeune.sans_diplome": False}, "0"),
            ({"jeune.sans_diplome": None}, "2"), ({"jeune.age": {"max": 17}}, "1"),
            ({"source": "/s"}, "4"), ({"auteur": None}, "4"),
            ({"delai_saisie": {"min": 30}}, "1"),
            ({"conseiller.role": "cre"}, "3"), ({"conseiller.equipe": "nord"}, "0"),
            ({"conseiller.site": "S1"}, "3"), ({"conseiller.role": None}, "1"),
            ({"depuis_premier.entretien": 301}, "1"), ({"depuis_premier.entretien": 0}, "2"),
            ({"depuis_premier.accueil": None}, "4"),
        ):
            with self.subTest(ou=ou):
                self.assertEqual(self.lues(ou), attendu)

    def test_populations(self):
        for jeunes, attendu in (("primos", "2"), ("accompagnes", "4"), ("tous", "4")):
            self.assertEqual(self.lues({}, jeunes=jeunes), attendu)
        self.assertEqual(self.lues({}, "jeunes"), "3")
        self.assertEqual(self.lues({"jeune.qpv": True}, "jeunes"), "1")
        self.assertEqual(self.lues({"date": "2022-03-02"}, "jeunes", jeunes="primos"), "1")

    def test_attributs_a_la_fin(self):
        r = Registre()
        r.ecrire("profil", "J1", "2022-01-01", sexe="F", date_naissance="2004-07-01", site="S1")
        r.ecrire("entretien", "J1", "2022-02-01", conseiller="C1")
        r.ecrire("profil", "J1", "2022-09-01", sexe="M")
        ages = {"compte": "entretien", "lignes": [{"id": "F", "ou": {"jeune.sexe": "F"}},
                                                 {"id": "18", "ou": {"jeune.age": 18}}]}
        self.assertEqual(r.colonne(declaration(**ages)), {"F": "1", "18": "0"})
        self.assertEqual(r.colonne(declaration(**ages, attributs="fin")), {"F": "0", "18": "1"})

    def test_presence(self):
        r = Registre()
        r.ecrire("atelier", "J1", "2022-02-01", intitule="CV")
        r.ecrire("atelier", "J1", "2022-02-02", intitule="CV", presence="absent")
        self.assertEqual(r.colonne(declaration("atelier")), {"total": "1"})
        self.assertEqual(
            r.colonne(declaration("atelier", ou={"presence": {"non": None}},
                                  lignes=[{"par": "presence", "vides": False}])),
            {"present": "1", "absent": "1"})

    def test_referent(self):
        r = Registre()
        r.ecrire("referent", "J1", "2022-01-01", conseiller="C1", jusqu_au="2022-03-31")
        r.ecrire("referent", "J1", "2022-05-01", conseiller="C2", role="cej")
        for date in ("2022-03-31", "2022-04-01"):
            r.ecrire("entretien", "J1", date, conseiller="C1")
        self.assertEqual(
            r.colonne(declaration("entretien", lignes=[{"par": "jeune.referent"}])),
            {"C1": "1", "non_renseigne": "1"})
        self.assertEqual(
            r.colonne(declaration("referent", lignes=[{"par": "role"}])),
            {"referent": "1", "cej": "1", "parrain": "0", "remplacant": "0"})


def parcours():
    """Deux CEJ : l'un suivi d'un emploi au bout de 180 jours, l'autre encore ouvert."""
    r = Registre()
    r.ecrire("dispositif.entree", "J1", "2022-01-10", _id="c1", dispositif="CEJ",
             fin_prevue="2022-07-10")
    r.ecrire("dispositif.prolongation", "J1", "2022-06-01", entree="c1", fin_prevue="2022-09-10")
    r.ecrire("dispositif.sortie", "J1", "2022-08-11", entree="c1", motif="emploi_durable")
    r.ecrire("emploi.entree", "J1", "2022-07-09", _id="m1", contrat="CDD", fin_prevue="2022-12-31")
    r.ecrire("situation.fin", "J1", "2023-01-05", entree="m1", motif="rupture_jeune")
    r.ecrire("dispositif.entree", "J2", "2022-05-01", _id="c2", dispositif="CEJ")
    r.ecrire("emploi.entree", "J2", "2022-11-01", contrat="CDI")
    r.ecrire("formation.entree", "J2", "2022-02-01", _id="f1", genre="certifiante",
             fin_prevue="2022-03-31", heures=120)
    r.ecrire("situation.fin", "J2", "2022-03-21", entree="f1", motif="abandon")
    return r


class Durees(unittest.TestCase):
    """Séjours, situations et leurs moments."""

    def test_moments_des_sejours(self):
        r = parcours()
        for moment, annee, attendu in (
            (None, 2022, "2"), ("entree", 2022, "2"), ("sortie", 2022, "1"),
            ("presence", 2022, "2"), ("fin", 2022, "1"), ("presence", 2023, "1"),
            ("presence", 2021, "0"),
        ):
            reste = {"moment": moment} if moment else {}
            with self.subTest(moment=moment, annee=annee):
                lues = r.colonne(declaration("sejours", **reste), annee=annee)
                self.assertEqual(lues["total"], attendu)

    def test_champs_d_un_sejour(self):
        r = parcours()
        for ou, attendu in (
            ({"duree_jours": 213}, "1"), ({"duree_prevue_jours": 243}, "1"),
            ({"ecart_jours": -30}, "1"), ({"positive": True}, "1"), ({"positive": None}, "1"),
            ({"ouvert": True}, "1"), ({"motif": {"non": "abandon"}}, "2"),
            ({"sortie": {"max": "2022-08-11"}}, "1"), ({"fin_prevue": "2022-09-10"}, "1"),
        ):
            with self.subTest(ou=ou):
                self.assertEqual(r.colonne(declaration("sejours", ou=ou))["total"], attendu)
        # Au 30 juin, la sortie n'est pas connue.
        lues = r.colonne(declaration("sejours", ou={"duree_jours": None, "ouvert": True}),
                         du="2022-01-01", au="2022-06-30")
        self.assertEqual(lues, {"total": "2"})

    def test_situations(self):
        r = parcours()
        familles = {"lignes": [{"par": "famille", "vides": False}]}
        for moment, annee, attendu in (
            ("entree", 2022, {"emploi": "2", "formation": "1"}),
            ("sortie", 2022, {"formation": "1"}), ("sortie", 2023, {"emploi": "1"}),
            ("fin", 2022, {"emploi": "2"}), ("presence", 2023, {"emploi": "2"}),
            ("fin", 2023, {"emploi": "1"}),
        ):
            with self.subTest(moment=moment, annee=annee):
                lues = r.colonne(declaration("situations", moment=moment, **familles), annee=annee)
                self.assertEqual(lues, attendu)
        for ou, attendu in (
            ({"genre": "certifiante", "duree_jours": 48, "ecart_jours": -10}, "1"),
            ({"genre": ["CDD", "CDI"], "fin": {"non": None}, "duree_jours": None}, "1"),
            ({"motif": "abandon"}, "1"), ({"heures": 120}, "1"), ({"contrat": None}, "1"),
        ):
            with self.subTest(ou=ou):
                self.assertEqual(r.colonne(declaration("situations", ou=ou))["total"], attendu)

    def test_ayant(self):
        r = parcours()
        def entrants(**reste):
            return r.colonne(declaration("sejours", ou={"dispositif": "CEJ"}, **reste))["total"]
        emploi = {"compte": "emploi.entree"}
        self.assertEqual(entrants(ayant=[emploi]), "2")
        self.assertEqual(entrants(ayant=[dict(emploi, entre=[0, 180])]), "1")
        self.assertEqual(entrants(ayant=[dict(emploi, entre=[0, 179])]), "0")
        self.assertEqual(entrants(sans=[dict(emploi, entre=[0, 180])]), "1")
        self.assertEqual(entrants(ayant=[emploi, {"compte": "formation.entree"}]), "1")
        self.assertEqual(entrants(sans=[dict(emploi, ou={"contrat": "CDI"})]), "1")
        # La formation était finie le jour de l'entrée ; elle était ouverte 60 jours avant.
        ouverte = {"compte": "situations", "moment": "fin", "ou": {"famille": "formation"}}
        self.assertEqual(entrants(ayant=[dict(ouverte, entre=[-90, -60])]), "1")
        self.assertEqual(entrants(ayant=[dict(ouverte, entre=[0, 0])]), "0")
        # La rangée elle-même compte.
        self.assertEqual(entrants(ayant=[{"compte": "dispositif.entree", "entre": [0, 0]}]), "2")
        colonnes = {"n": {"mesure": "lignes"},
                    "suivis": {"part": "n", "sur": "n", "ayant": [dict(emploi, entre=[0, 180])]}}
        lues = r.compter(declaration("sejours", colonnes))
        self.assertEqual(lues, {"total/n": "2", "total/suivis": "50.0"})

    def test_fin_prevue_avant_l_entree(self):
        """La situation est présente le jour de son entrée, et n'est plus ouverte."""
        r = Registre()
        r.ecrire("emploi.entree", "J1", "2022-05-10", contrat="CDD", fin_prevue="2022-05-01")
        r.ecrire("emploi.entree", "J2", "2022-05-10", contrat="CDD", fin_prevue="2022-12-31")
        for moment, du, attendu in (
            ("presence", "2022-05-10", "2"), ("presence", "2022-05-11", "1"),
            ("fin", "2022-05-01", "1"), ("sortie", "2022-05-01", "0"),
        ):
            with self.subTest(moment=moment, du=du):
                lues = r.colonne(declaration("situations", moment=moment), du=du, au="2022-12-31")
                self.assertEqual(lues["total"], attendu)
        # Une fin postérieure à la période n'est pas encore connue : la fin prévue vaut.
        r.ecrire("situation.fin", "J2", "2023-02-01", entree="e1", motif="abandon")
        lues = r.colonne(declaration("situations", ou={"fin": "2022-12-31", "motif": None}))
        self.assertEqual(lues["total"], "1")
        lues = r.colonne(declaration("situations", ou={"fin": "2023-02-01"}), du="2022-01-01",
                         au="2023-12-31")
        self.assertEqual(lues["total"], "1")

    def test_references_et_champs_propres(self):
        r = Registre()
        r.ecrire("formation.entree", "J1", "2022-01-10", _id="f", genre="certifiante")
        r.ecrire("emploi.entree", "J1", "2022-01-10", _id="m", contrat="CDI")
        r.ecrire("situation.fin", "J1", "2022-02-10", entree="f")
        r.ecrire("situation.fin", "J1", "2022-02-11", entree="m")
        lues = r.colonne(declaration(
            "situation.fin", lignes=[{"par": "entree.genre", "vides": False}]))
        self.assertEqual(lues, {"certifiante": "1", "non_renseigne": "1"})
        r.ecrire("reperage", "J1", "2022-03-01", source="rio")
        self.assertEqual(
            r.colonne(declaration("reperage", lignes=[{"par": "source", "vides": False}])),
            {"rio": "1"})
        r.ecrire("dispositif.entree", "J1", "2022-04-01", _id="c", dispositif="CEJ")
        r.ecrire("sanction", "J1", "2022-05-01", entree="c", rang=2, notifiee_le="2022-05-01")
        self.assertEqual(
            r.colonne(declaration("sanction", lignes=[{"par": "rang", "classes": [1, 2, 3]}])),
            {"moins_1": "0", "1": "0", "2": "1", "3_plus": "0"})
        # Une référence qui ne tient pas est absente, et ce qu'elle dirait aussi.
        r.ecrire("aide.decision", "J2", "2022-06-01", demande="c", aide="FAJ", accordee=True)
        for ou in ({"demande": None}, {"demande.objet": None}):
            self.assertEqual(r.colonne(declaration("aide.decision", ou=ou))["total"], "1")

    def test_premier_accueil_au_premier_entretien(self):
        """L'exemple de la médiane : des jours, sur les primos, à leur date de référence."""
        r = Registre()
        for jeune, jours in (("J1", 3), ("J2", 10), ("J3", 12), ("J4", 30)):
            r.ecrire("accueil", jeune, "2022-03-01", site="S1")
            r.ecrire("entretien", jeune, f"2022-03-{1 + jours:02d}", conseiller="C1")
        lues = r.colonne(declaration(
            "jeunes", {"n": {"mesure": {"mediane": "depuis_premier.accueil"}}}, jeunes="primos"))
        self.assertEqual(lues, {"total": "10"})

    def test_rendez_vous_et_orientations(self):
        r = Registre()
        r.ecrire("rendez_vous", "J1", "2021-12-30", _id="r1", quand="2022-01-05T10:00:00+01:00",
                 statut="propose", objet="premier")
        r.ecrire("rendez_vous", "J1", "2022-02-01", _id="r2", quand="2022-02-05T10:00:00+01:00",
                 statut="propose")
        r.ecrire("rendez_vous", "J1", "2022-02-05", quand="2022-02-05T10:00:00+01:00",
                 statut="present", rendez_vous="r2")
        statuts = {"lignes": [{"par": "statut", "vides": False}]}
        self.assertEqual(r.colonne(declaration("rendez_vous", **statuts)), {"present": "1"})
        self.assertEqual(r.colonne(declaration("rendez_vous", **statuts), du="2022-01-01",
                                   au="2022-02-04"), {"propose": "1"})
        r.ecrire("orientation", "J1", "2022-03-01", _id="o1", vers="CLLAJ")
        r.ecrire("orientation.issue", "J1", "2022-03-11", orientation="o1", issue="refus")
        r.ecrire("orientation.issue", "J1", "2022-03-21", orientation="o1", issue="admis",
                 genre="FJT")
        for ou in ({"issue": "admis"}, {"issue.genre": "FJT"}, {"delai_jours": 20}):
            self.assertEqual(r.colonne(declaration("orientations", ou=ou))["total"], "1")
        lues = r.colonne(declaration("orientation.issue", lignes=[{"par": "orientation.vers"}]))
        self.assertEqual(lues, {"CLLAJ": "2"})


class Colonnes(unittest.TestCase):
    """Mesures, parts, rapports, colonnes partagées."""

    def test_mesures(self):
        mesures = {
            "n": "lignes", "j": "jeunes", "c": {"distinct": "conseiller"},
            "t": {"distinct": "themes"}, "s": {"somme": "duree_min"},
            "mi": {"minimum": "duree_min"}, "ma": {"maximum": "date"},
            "mo": {"moyenne": "duree_min"}, "me": {"mediane": "duree_min"},
            "dp": {"moyenne": "depuis_premier.entretien"},
        }
        lues = entretiens().compter(declaration(
            "entretien", {nom: {"mesure": m} for nom, m in mesures.items()},
            [{"id": "total"}, {"id": "rien", "ou": {"conseiller": "C8"}}]))
        attendues = {"n": "4", "j": "3", "c": "2", "t": "2", "s": "125", "mi": "20",
                     "ma": "2022-12-31", "mo": "41.7", "me": "45", "dp": "151"}
        rien = {nom: "0" if nom in "njcts" else "" for nom in mesures}
        self.assertEqual(lues, {f"total/{n}": v for n, v in attendues.items()}
                         | {f"rien/{n}": v for n, v in rien.items()})

    def test_mediane_de_deux(self):
        lues = entretiens().colonne(declaration("entretien", {
            "n": {"mesure": {"mediane": "duree_min"}, "ou": {"jeune.sexe": "F"}}}))
        self.assertEqual(lues, {"total": "45"})

    def test_formules(self):
        colonnes = {
            "n": {"mesure": "lignes"}, "j": {"mesure": "jeunes", "ou": {"duree_min": {"min": 30}}},
            "s": {"mesure": {"somme": "duree_min"}},
            "p": {"part": "n", "sur": {"ligne": "total"}},
            "q": {"part": "j", "sur": {"ligne": "total", "colonne": "n"}},
            "f": {"part": "n", "sur": "n", "ou": {"jeune.sexe": "F"}},
            "r": {"rapport": "s", "sur": "n"}, "r2": {"rapport": "n", "sur": "j", "decimales": 2},
            "a": {"part": "n", "sur": "synthese/accompagnes/valeur"},
            "z": {"part": "n", "sur": {"ligne": "C7"}},
        }
        lues = entretiens().compter(declaration(
            "entretien", colonnes, [{"par": "conseiller"}, {"id": "total"}]))
        self.assertEqual({c[3:]: v for c, v in lues.items() if c.startswith("C1/")}, {
            "n": "3", "j": "1", "s": "105", "p": "75.0", "q": "25.0", "f": "66.7", "r": "35.0",
            "r2": "3.00", "a": "100.0", "z": ""})
        self.assertEqual((lues["C9/r2"], lues["C9/f"]), ("", "0.0"))

    def test_partagees(self):
        colonnes = {
            "n": {"mesure": "lignes", "par": "jeune.sexe"},
            "d": {"mesure": "jeunes", "par": "duree_min", "classes": [30, 60]},
            "p": {"part": "n.F", "sur": "n.M"}, "s": {"rapport": "n.F", "sur": "d.30_59"},
            "q": {"part": "d.30_59", "sur": "d.30_59", "par": "modalite"},
        }
        lues = entretiens().compter(declaration("entretien", colonnes))
        self.assertEqual(lues, {
            "total/n.F": "2", "total/n.M": "1", "total/n.non_renseigne": "1",
            "total/d.moins_30": "1", "total/d.30_59": "1", "total/d.60_plus": "1",
            "total/d.non_renseigne": "1", "total/p": "200.0", "total/s": "2.0",
            "total/q.presentiel": "0.0", "total/q.visio": "0.0", "total/q.telephone": "0.0",
            "total/q.non_renseigne": "100.0"})

    def test_faits_de_la_structure(self):
        r = Registre()
        r.ecrire("offre", "O1", "2022-01-05", employeur="E1", secteur="BTP", contrat="CDD",
                 postes=2)
        r.ecrire("offre", "O1", "2022-02-05", employeur="E1", secteur="BTP", contrat="CDD",
                 postes=3)
        r.ecrire("conseiller", "s", "2022-01-01", code="C1", role="cisp", etp=1)
        # Un filtre ne retient pas les faits de la structure.
        lues = r.compter(declaration("offre", {
            "o": {"mesure": {"distinct": "sujet"}}, "p": {"mesure": {"somme": "postes"}},
        }), filtres=["sexe=F"])
        self.assertEqual(lues, {"total/o": "1", "total/p": "5"})
        lues = r.compter(declaration("conseiller", {
            "e": {"mesure": {"somme": "etp"}}, "r": {"rapport": "e", "sur": "e"}}))
        self.assertEqual(lues, {"total/e": "1", "total/r": "1.0"})

    def test_tables_voisines(self):
        premiere = declaration("entretien", identifiant="une", lignes=[{"par": "conseiller"}])
        seconde = declaration("entretien", {
            "n": {"mesure": "lignes"}, "p": {"part": "n", "sur": "une/C1/n"},
            "q": {"part": "n", "sur": "une/C7/n"}})
        self.assertEqual(entretiens().compter(premiere, seconde),
                         {"total/n": "4", "total/p": "133.3", "total/q": ""})


class Periodes(unittest.TestCase):
    """Évolution, vu au, filtres, définitions du journal."""

    def test_evolution(self):
        colonnes = {"n": {"mesure": "lignes"}, "d": {"mesure": {"minimum": "date"}},
                    "m": {"mesure": {"moyenne": "duree_min"}},
                    "p": {"part": "n", "sur": "n", "ou": {"duree_min": {"min": 30}}}}
        lues = entretiens().compter(declaration(
            "entretien", colonnes, [{"par": "date.mois", "vides": False}]), evolution=True)
        self.assertEqual({c: v for c, v in lues.items() if c.startswith("2022-03/")}, {
            "2022-03/n": "2", "2022-03/n_n_1": "0", "2022-03/n_evolution": "",
            "2022-03/d": "2022-03-01", "2022-03/m": "32.5", "2022-03/m_n_1": "",
            "2022-03/m_evolution": "", "2022-03/p": "50.0", "2022-03/p_n_1": "",
            "2022-03/p_evolution": ""})
        lues = entretiens().compter(declaration(
            "entretien", colonnes, [{"par": "date.annee"}]), du="2021-06-01", au="2022-05-31",
            evolution=True)
        # Un an avant (juin 2020 - mai 2021), seule l'année 2021 avait un entretien.
        self.assertEqual((lues["2022/n"], lues["2022/n_n_1"], lues["2022/n_evolution"]),
                         ("3", "1", "200.0"))
        self.assertEqual((lues["2021/n"], lues["2021/n_n_1"], lues["2022/p_evolution"]),
                         ("0", "0", "-33.3"))

    def test_avant_le_journal(self):
        lues = entretiens().compter(declaration("entretien"), annee=2021, evolution=True)
        self.assertEqual(lues, {"total/n": "1", "total/n_n_1": "", "total/n_evolution": ""})

    def test_vu_au_et_filtres(self):
        r = entretiens()
        self.assertEqual(r.colonne(declaration("entretien"), vu_au="2022-04-14"), {"total": "2"})
        self.assertEqual(r.colonne(declaration("entretien"), filtres=["sexe=F"]), {"total": "2"})

    def test_definitions_du_journal(self):
        r = entretiens()
        def definir(_id, _le, **table):
            r.ecrire("tableau", "s", "2022-01-01", _id=_id, _le=_le, code="t", declaration=table)
        definir("a", "2023-01-01", **declaration("entretien"))
        definir("b", "2023-01-02", **declaration("entretien", {"m": {"mesure": "jeunes"}}))
        self.assertEqual(r.compter(annee=2021), {"total/m": "1"})
        self.assertEqual(r.compter(annee=2021, vu_au="2023-01-01"), {"total/n": "1"})
        r.ecrire("annulation", None, "2023-01-03", evenement="b", motif="erreur")
        self.assertEqual(r.compter(annee=2021), {"total/n": "1"})
        self.assertEqual(r.compter(declaration("accueil"), annee=2021), {"total/n": "0"})
        definir("c", "2023-01-04")
        self.assertEqual(r.compter(annee=2021), {})


@cache
def tire(graine):
    """L'année 2021 d'un journal tiré au hasard ; ses tables y restent comptées."""
    lignes = Tirage(graine, 20, 2019, 2022).lignes()
    histoire = Histoire(Journal([json.loads(ligne, parse_float=Decimal) for ligne in lignes]))
    return calculer(histoire, "2021-01-01", "2021-12-31")


class TablesNationales(unittest.TestCase):
    """Ce que le langage sait redire des tables nationales, sur des journaux tirés au hasard."""

    def comparer(self, nationale, declaree, colonnes, sauf=(), hors=()):
        """Les cellules de ces colonnes sont les mêmes ; ``sauf`` : lignes que l'une n'a pas, ``hors`` :
        ce par quoi d'autres commencent."""
        vues = 0
        for graine in (1, 3, 5):
            lues = cellules(tables_de_la_question(tire(graine), [declaree], [nationale, "t"]))
            par_table = {}
            for cellule, valeur in lues.items():
                table, ligne, colonne = cellule.split("/")
                if colonne in colonnes and ligne not in sauf and not ligne.startswith(hors):
                    par_table.setdefault(table, {})[ligne, colonne] = valeur
            vues += len(par_table.get(nationale, ()))
            with self.subTest(nationale=nationale, graine=graine):
                self.assertEqual(par_table.get(nationale), par_table.get("t"))
        self.assertGreater(vues, 0)

    def test_emploi(self):
        aide = {"contrat": ["PEC", "CUI_CIE", "CAE", "CDDI"]}
        lignes = [
            {"par": "contrat", "prefixe": "contrat."}, {"id": "total"},
            {"id": "famille.classique",
             "ou": {"contrat": ["CDI", "CDD", "interim", "saisonnier", "autre"]}},
            {"id": "famille.alternance",
             "ou": {"contrat": {"non": ["CDI", "CDD", "interim", "saisonnier", "autre",
                                        *aide["contrat"]]}}},
            {"id": "famille.aide", "ou": aide},
            {"id": "famille.aide.marchand", "ou": aide | {"marchand": True}},
            {"id": "famille.aide.non_marchand", "ou": aide | {"marchand": False}},
        ]
        colonnes = {
            "entrees": {"mesure": "lignes"}, "jeunes": {"mesure": "jeunes"},
            "part_entrees": {"part": "entrees", "sur": {"ligne": "total"}},
            "part_accompagnes": {"part": "jeunes", "sur": "synthese/accompagnes/valeur",
                                 "ayant": [{"compte": "jeunes"}]},
        }
        self.comparer("emploi", declaration("emploi.entree", colonnes, lignes), colonnes, {
            f"{debut}.{duree}" for duree in ("CDD", "CDI")
            for debut in ("famille.aide", *(f"contrat.{c}" for c in aide["contrat"]))})

    def test_situations_et_formation(self):
        colonnes = {"entrees": {"mesure": "lignes"}, "jeunes": {"mesure": "jeunes"}}
        self.comparer("situations", declaration("situations", colonnes, [
            {"par": "famille"}, {"id": "total"}]), colonnes)
        self.comparer("formation", declaration("formation.entree", colonnes, [
            {"par": "genre", "prefixe": "genre."}, {"id": "total"},
            {"id": "initiale", "ou": {"genre": ["retour_formation_initiale", "mlds"]}},
        ]), colonnes)

    def test_evenements(self):
        colonnes = {"evenements": {"mesure": "lignes"}, "jeunes": {"mesure": "jeunes"}}
        for population in ("contact", "accompagnes", "entretien", "primos"):
            self.comparer(f"evenements.{population}", declaration(
                "evenements", colonnes, [{"par": "nature"}, {"id": "total"}],
                ou={"nature": {"non": "accueil"}}, jeunes=population), colonnes, {"accueil"})

    def test_profil_et_territoire(self):
        colonnes = {"jeunes": {"mesure": "jeunes"},
                    "part": {"part": "jeunes", "sur": {"ligne": "effectif"}}}
        lignes = [
            {"id": "effectif"}, {"id": "mineurs", "ou": {"jeune.age": {"max": 17}}},
            {"id": "enfants", "ou": {"jeune.enfants": {"min": 1}}},
            {"id": "voiture", "ou": {"jeune.vehicule": "voiture"}},
            {"id": "sans_transport_motorise", "ou": {"jeune.vehicule": "aucun"}},
            {"id": "infra_bac_strict",
             "ou": {"jeune.niveau": ["V_diplome", "V_non_diplome", "VI_Vbis"]}},
            *({"id": nom, "ou": {f"jeune.{nom}": True}} for nom in (
                "sans_diplome", "sans_qualification", "infra_bac", "permis_b", "qpv", "zrr",
                "transports_commun_seuls", "rqth", "hebergement_familial")),
            *({"par": f"jeune.{nom}", "prefixe": f"{nom}."} for nom in (
                "sexe", "niveau", "hebergement", "mobilite", "freins")),
        ]
        ages = {"age.16_17", "age.18_21", "age.22_plus", "age.non_renseigne"}
        for population in ("accompagnes", "primos", "contact"):
            self.comparer(f"profil.{population}", declaration(
                "jeunes", colonnes, lignes, jeunes=population), colonnes,
                ages | {"freins.non_renseigne"})
        for axe in ("zone", "site", "commune", "epci", "quartier"):
            self.comparer(f"territoire.primos.{axe}", declaration(
                "jeunes", {"jeunes": {"mesure": "jeunes"}}, [{"par": f"jeune.{axe}"}],
                jeunes="primos"), {"jeunes"})

    def test_dispositifs(self):
        positives = ["emploi_durable", "emploi_court", "alternance", "formation",
                     "service_civique", "creation_entreprise", "scolarite"]
        colonnes = {"sorties": {"mesure": "lignes"}, "jeunes": {"mesure": "jeunes"},
                    "part": {"part": "sorties", "sur": {"ligne": "total"}}}
        self.comparer("sorties.CEJ", declaration("sejours", colonnes, [
            {"par": "motif"}, {"id": "positives", "ou": {"motif": positives}}, {"id": "total"}],
            ou={"dispositif": "CEJ"}, moment="sortie"), colonnes, {"non_renseigne"})
        duree = {"jours": {"mesure": {"moyenne": "duree_jours"}}}
        self.comparer("sorties.CEJ", declaration(
            "sejours", duree, [{"id": "duree_moyenne"}], ou={"dispositif": "CEJ"},
            moment="sortie"), duree)
        for moment, colonne in (("presence", "suivis"), ("fin", "presents_fin")):
            lues = {colonne: {"mesure": "jeunes"}}
            self.comparer("dispositifs", declaration("sejours", lues, [
                {"id": code, "ou": {"dispositif": code}} for code in ("CEJ", "GJ", "PACEA")
            ], moment=moment), lues, {
                "ensemble", "PARRAINAGE", "JSMJ", "PSYCHOLOGUE", "LOCAL1", "LOCAL2", "REGIO.x",
                "SANTE", "CEJ_GJ", "CEJ_PACEA", "LOCAUX"})

    def test_rendez_vous_et_aides(self):
        colonnes = {"proposes": {"mesure": "lignes"}, "jeunes": {"mesure": "jeunes"},
                    "presents": {"mesure": "lignes", "ou": {"statut": "present"}}}
        self.comparer("rendez_vous", declaration("rendez_vous", colonnes, [
            {"par": "objet"}, {"id": "total"}]), colonnes, {"non_renseigne"},
            ("conseiller.", "site."))
        colonnes = {"demandes": {"mesure": "lignes"}, "jeunes_demandeurs": {"mesure": "jeunes"},
                    "montant_demande": {"mesure": {"somme": "montant_centimes"}},
                    "moyenne_demandee": {"rapport": "montant_demande", "sur": "jeunes_demandeurs"}}
        self.comparer("aides", declaration("aide.demande", colonnes, [{"id": "total"}]), colonnes,
                      {"CEJ", "PACEA", "GJ", "FAJ", "CAP", "aide_locale", "CHEQUE_MOBILITE"})

    def test_autres(self):
        colonnes = {"entretiens": {"mesure": "lignes"}, "jeunes": {"mesure": "jeunes"}}
        self.comparer("specialites", declaration(
            "entretien", colonnes, [{"par": "specialite", "puis": {
                "par": "motif_specialite", "prefixe": "motif."}}],
            ou={"specialite": {"non": None}, "motif_specialite": {"non": None}}), colonnes, {
                "psychologue", "sante_droits", "sante_soins", "justice", "logement", "emploi"})
        colonnes = {"jeunes": {"mesure": "jeunes"}}
        self.comparer("mobilite_internationale", declaration(
            "mobilite_internationale", colonnes,
            [{"par": "statut"}, {"par": "programme", "puis": {"par": "statut"}}]), colonnes)
        colonnes = {"sessions": {"mesure": {"distinct": "session"}},
                    "participations": {"mesure": "lignes"}, "jeunes": {"mesure": "jeunes"}}
        self.comparer("collectif", declaration(
            "information_collective", colonnes,
            [{"id": "information_collective"}, {"par": "genre", "prefixe": "genre."}]), colonnes, {
                "atelier", "genre.non_renseigne", "serie.TRE", "serie.inscription",
                *(f"theme.{t}" for t in cat.THEMES), *(f"dispositif.{d}" for d in DISPOSITIFS),
                "partenaire.PA1", "partenaire.PA2", "partenaire.PA3"})


class Proprietes(unittest.TestCase):
    """Ce qui tient de toute déclaration tirée au hasard."""

    def test_une_partition_se_somme(self):
        """Les lignes d'un champ qui n'est pas une liste se partagent les rangées, croisées ou non."""
        tirees = Declarations("partitions")
        for _ in range(150):
            table = tirees.table(citer=False)
            compte, presence = table["compte"], "presence" in table.get("ou", {})
            familles = [tirees.famille(compte, presence, f"p{n}.", 0)[0] for n in range(2)]
            total = declaration(compte, lignes=[{"id": "total"}, *familles], **{
                cle: table[cle] for cle in ("ou", "jeunes", "ayant", "sans", "moment", "attributs")
                if cle in table})
            lues = cellules(tables_de_la_question(tire(2), [total], ["t"]))
            for n, famille in enumerate(familles):
                if any(c.liste for c in _champs(compte, famille)):
                    continue
                with self.subTest(declaration=total):
                    somme = sum(int(v) for c, v in lues.items() if c.startswith(f"t/p{n}."))
                    self.assertEqual(somme, int(lues["t/total/n"]))

    def test_un_an_avant(self):
        """Un an avant, une ligne sans pas de date vaut ce que vaut la période d'avant."""
        tirees = Declarations("avant")
        calcul = tire(1)
        for _ in range(60):
            table = tirees.table(citer=False)
            if "date." in json.dumps(table.get("lignes", "")):
                continue
            avant = cellules(tables_de_la_question(calcul.precedent, [table], [table["id"]]))
            lues = cellules(tables_de_la_question(calcul, [table], [table["id"]], True))
            for cellule, valeur in avant.items():
                if f"{cellule}_n_1" in lues:
                    with self.subTest(declaration=table, cellule=cellule):
                        self.assertEqual(lues[f"{cellule}_n_1"], valeur)

    def test_les_declarations_tirees_se_comptent(self):
        """Aucune n'est refusée, même parmi celles que la spécification laisse discuter."""
        for graine in range(12):
            tirees = Declarations(graine, hardi=graine % 2 == 1)
            tables = [tirees.table() for _ in range(8)]
            noms = [table["id"] for table in tables]
            ecrites = tables_de_la_question(tire(graine % 3 or 5), tables, noms)
            self.assertEqual([table.id for table in ecrites], noms)


def _champs(compte, famille):
    """Les champs d'une famille et de celles qu'elle croise."""
    while famille is not None:
        yield champ(compte, famille["par"], presence=True)
        famille = famille.get("puis")


if __name__ == "__main__":
    unittest.main()
