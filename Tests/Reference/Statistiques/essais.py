#!/usr/bin/env python3
"""Essais de l'implémentation de référence : cas vérifiés à la main et propriétés.

    python3 essais.py
"""

import csv
import io
import json
import unittest
from decimal import Decimal
from fractions import Fraction as F

from reference.aleatoire import Tirage
from reference.histoire import Histoire
from reference.journal import Journal
from reference.nombres import age, arrondi, instant, un_an_avant, variation
from reference.rapport import calculer, ecrire_csv, lire_filtre, tables


class Carnet:
    """Un petit journal écrit à la main."""

    def __init__(self):
        self.lignes = []

    def ecrire(self, nom, sujet, time, /, _id=None, _le=None, **data):
        """Ajoute une ligne ; ``time`` peut être une simple date (10 h à Paris)."""
        if len(time) == 10:
            time += "T10:00:00+01:00"
        identifiant = _id or f"e{len(self.lignes)}"
        type_complet = nom if nom.count(".") > 2 else f"fr.milo.{nom}.v1"
        self.lignes.append({
            "specversion": "1.0", "id": identifiant, "source": "/s", "type": type_complet,
            "subject": sujet, "time": time,
            "recordedtime": (_le or time[:10]) + "T12:00:00.000Z", "data": data,
        })
        return identifiant

    def lire(self, annee=2022, vu_au=None, filtres=(), evolution=False, decimales=1, du=None):
        """Les cellules d'une année : ``{"table/ligne/colonne": texte}``."""
        calcul = calculer(
            Histoire(Journal(self.lignes), vu_au), du or f"{annee}-01-01", f"{annee}-12-31",
            [lire_filtre(f) for f in filtres], decimales,
        )
        return cellules(tables(calcul, evolution=evolution))


def cellules(retenues):
    """Le CSV d'un rapport en dictionnaire."""
    sortie = io.StringIO()
    ecrire_csv(retenues, sortie)
    lues = {}
    for table, nom, colonne, valeur, _ in csv.reader(sortie.getvalue().splitlines()[1:]):
        assert f"{table}/{nom}/{colonne}" not in lues
        lues[f"{table}/{nom}/{colonne}"] = valeur
    return lues


class Arithmetique(unittest.TestCase):
    """Arrondis, âges, instants."""

    def test_arrondis(self):
        self.assertEqual(str(arrondi(F(125, 100), 1)), "1.3")
        self.assertEqual(str(arrondi(F(-125, 100), 1)), "-1.2")
        self.assertEqual(str(arrondi(F(5, 2), 0)), "3")
        self.assertEqual(str(variation(15, 16)), "-6.3")
        self.assertEqual(str(variation(17, 16)), "6.3")
        self.assertIsNone(variation(3, 0))

    def test_ages(self):
        self.assertEqual(age("2004-02-29", "2022-02-28"), 17)
        self.assertEqual(age("2004-02-29", "2022-03-01"), 18)
        self.assertEqual(age("2004-02-29", "2024-02-29"), 20)
        self.assertEqual(un_an_avant("2024-02-29"), "2023-02-28")

    def test_instants(self):
        self.assertEqual(instant("2022-01-01T00:00:00+01:00"), instant("2021-12-31T23:00:00.0Z"))
        self.assertLess(instant("2022-01-01T00:00:00.4Z"), instant("2022-01-01T00:00:00.45Z"))
        self.assertLess(instant("2022-01-01T00:00:00+02:00"), instant("2021-12-31T23:59:00-04:00"))


class CasALaMain(unittest.TestCase):
    """De petits journaux dont chaque chiffre a été compté à la main."""

    def test_populations(self):
        c = Carnet()
        c.ecrire("entretien", "A", "2022-01-01", conseiller="C1")
        c.ecrire("entretien", "B", "2021-06-01", conseiller="C1")
        c.ecrire("entretien", "B", "2022-06-01", conseiller="C1")
        c.ecrire("entretien", "C", "2022-06-01", conseiller="C1")
        c.ecrire("profil", "C", "2022-12-31", premier_entretien_anterieur="2021-12-31")
        c.ecrire("atelier", "D", "2022-06-01", intitule="x", presence="absent")
        c.ecrire("contact", "E", "2022-12-31", canal="sms")
        c.ecrire("contact", "F", "2023-01-01T00:30:00+01:00", canal="sms")
        lues = c.lire()
        self.assertEqual(lues["synthese/contact/valeur"], "4")
        self.assertEqual(lues["synthese/accompagnes/valeur"], "3")
        self.assertEqual(lues["synthese/primos/valeur"], "1")
        self.assertEqual(lues["synthese/part_accompagnes/valeur"], "75.0")
        self.assertEqual(lues["synthese/entretiens/evolution"], "200.0")
        self.assertEqual(lues["evolution/2021/primos"], "1")

    def test_attributs(self):
        c = Carnet()
        c.ecrire("entretien", "A", "2022-03-01", conseiller="C1")
        c.ecrire("profil", "A", "2022-05-01", sexe="F", niveau="VI_Vbis", freins=[])
        c.ecrire("profil", "A", "2022-06-01", sexe=None)
        c.ecrire("commune", "s", "2022-01-01", insee="25056", libelle="B", zrr=True, epci="G")
        c.ecrire("profil", "A", "2022-07-01", commune="25056")
        lues = c.lire()
        # Primo : date de référence le 1er mars, donc première valeur posée ensuite.
        self.assertEqual(lues["profil.primos/sexe.F/jeunes"], "1")
        # Contact : au 31 décembre le sexe a été effacé.
        self.assertEqual(lues["profil.contact/sexe.non_renseigne/jeunes"], "1")
        self.assertEqual(lues["profil.contact/zrr/part"], "100.0")
        self.assertEqual(lues["territoire.primos.epci/G/jeunes"], "1")
        self.assertEqual(lues["territoire.primos.site/non_renseigne/jeunes"], "1")
        self.assertEqual(lues["qualite/non_renseigne.sexe/valeur"], "1")

    def test_corrections(self):
        c = Carnet()
        c.ecrire("entretien", "A", "2022-03-01", conseiller="C1", _id="x")
        c.ecrire("annulation", None, "2022-05-01", evenement="x", motif="m")
        c.ecrire("entretien", "B", "2022-03-01", conseiller="C1", _id="y")
        c.ecrire("rectification", None, "2022-06-01", evenement="y", motif="m", subject="A",
                 time="2021-03-01T10:00:00+01:00", data={"conseiller": "C1"})
        c.ecrire("rectification", None, "2022-07-01", evenement="y", motif="m", subject="C",
                 data={"conseiller": "C1"})
        self.assertEqual(c.lire(vu_au="2022-04-01")["synthese/entretien/valeur"], "2")
        self.assertEqual(c.lire(vu_au="2022-05-01")["synthese/entretien/valeur"], "1")
        self.assertEqual(c.lire(vu_au="2022-06-01")["synthese/entretien/valeur"], "0")
        # La seconde rectification n'a pas de date : celle de la ligne revient.
        lues = c.lire()
        self.assertEqual(lues["synthese/entretien/valeur"], "1")
        self.assertEqual(lues["qualite/annulations/valeur"], "1")
        self.assertEqual(lues["qualite/rectifications/valeur"], "2")

    def test_fusions(self):
        c = Carnet()
        c.ecrire("entretien", "A", "2022-03-01", conseiller="C1")
        c.ecrire("entretien", "B", "2022-03-01", conseiller="C1")
        c.ecrire("fusion", "B", "2022-04-01", absorbe="A")
        c.ecrire("fusion", "C", "2022-05-01", absorbe="B", _id="f")
        c.ecrire("entretien", "A", "2022-06-01", conseiller="C1")
        c.ecrire("entretien", "C", "2021-06-01", conseiller="C1")
        self.assertEqual(c.lire()["synthese/entretien/valeur"], "1")
        self.assertEqual(c.lire()["synthese/primos/valeur"], "0")
        c.ecrire("annulation", None, "2022-08-01", evenement="f", motif="m")
        self.assertEqual(c.lire()["synthese/primos/valeur"], "1")

    def test_dispositifs(self):
        c = Carnet()
        e = c.ecrire("dispositif.entree", "A", "2022-01-10", dispositif="CEJ")
        c.ecrire("dispositif.sortie", "A", "2022-02-10", entree=e, motif="formation")
        c.ecrire("dispositif.entree", "A", "2022-12-31", dispositif="CEJ", volet="jr")
        e = c.ecrire("dispositif.entree", "B", "2021-06-01", dispositif="GJ")
        c.ecrire("dispositif.sortie", "B", "2022-01-01", entree=e, motif="abandon")
        c.ecrire("dispositif.entree", "C", "2022-06-01", dispositif="JSMJ")
        e = c.ecrire("dispositif.entree", "D", "2022-06-10", dispositif="CEJ", _id="d")
        c.ecrire("dispositif.sortie", "D", "2022-06-01", entree=e, motif="autre")
        c.ecrire("dispositif.sortie", "E", "2022-06-20", entree="d", motif="autre")
        lues = c.lire()
        self.assertEqual(lues["dispositifs/CEJ/entrees"], "3")
        self.assertEqual(lues["dispositifs/CEJ/jeunes"], "2")
        self.assertEqual(lues["dispositifs/CEJ/presents_fin"], "1")
        self.assertEqual(lues["dispositifs/GJ/suivis"], "1")
        self.assertEqual(lues["dispositifs/CEJ_GJ/suivis"], "3")
        self.assertEqual(lues["dispositifs/ensemble/entrees"], "3")
        self.assertEqual(lues["synthese/entrees_cej_gj/valeur"], "3")
        # 31 jours et 0 jour : 15,5 arrondi à 16.
        self.assertEqual(lues["sorties.CEJ/duree_moyenne/jours"], "16")
        self.assertEqual(lues["sorties.CEJ/positives/part"], "50.0")
        self.assertEqual(lues["modalites.CEJ/volet.jr/entrees"], "1")
        self.assertEqual(lues["qualite/entree_apres_sortie/valeur"], "1")
        self.assertEqual(lues["qualite/references_rompues/valeur"], "1")

    def test_aides(self):
        c = Carnet()
        c.ecrire("enveloppe", "s", "2022-01-01", aide="FAJ", annee=2022, montant_centimes=100000)
        c.ecrire("aide.decision", "A", "2022-02-01", aide="FAJ", accordee=True, unites=3)
        c.ecrire("aide.decision", "A", "2022-02-01", aide="FAJ", accordee=False, unites=7)
        v = c.ecrire("aide.versement", "A", "2022-12-01", aide="FAJ", montant_centimes=20001)
        c.ecrire("aide.versement", "B", "2022-12-01", aide="FAJ", montant_centimes=10000)
        c.ecrire("aide.remboursement", "A", "2023-02-01", versement=v, montant_centimes=5000)
        c.ecrire("aide.versement", "B", "2022-12-01", aide="CAP", montant_centimes=1)
        lues = c.lire()
        self.assertEqual(lues["aides/FAJ/accords"], "1")
        self.assertEqual(lues["aides/FAJ/unites"], "3")
        self.assertEqual(lues["aides/FAJ/montant"], "25001")
        self.assertEqual(lues["aides/FAJ/moyenne"], "12501")
        self.assertEqual(lues["aides/FAJ/consommation"], "25.0")
        self.assertEqual(lues["aides/CAP/enveloppe"], "")
        self.assertEqual(lues["aides/total/consommation"], "25.0")
        self.assertEqual(lues["aides/total/jeunes"], "2")
        self.assertEqual(c.lire(du="2022-02-01")["aides/total/enveloppe"], "")

    def test_rendez_vous(self):
        c = Carnet()
        r = c.ecrire("rendez_vous", "A", "2022-12-01", quand="x", objet="o", statut="propose")
        s = c.ecrire("rendez_vous", "A", "2022-12-10", quand="x", statut="reporte", rendez_vous=r)
        c.ecrire("rendez_vous", "A", "2022-12-20", quand="x", statut="present", rendez_vous=s)
        c.ecrire("rendez_vous", "A", "2023-01-20", quand="x", statut="absent", rendez_vous=s)
        c.ecrire("rendez_vous", "B", "2022-12-20", quand="x", statut="excuse", rendez_vous=r)
        lues = c.lire()
        self.assertEqual(lues["rendez_vous/o/proposes"], "1")
        self.assertEqual(lues["rendez_vous/o/presents"], "1")
        self.assertEqual(lues["rendez_vous/total/proposes"], "2")
        self.assertEqual(lues["rendez_vous/total/presence"], "50.0")
        self.assertEqual(c.lire(2023)["rendez_vous/total/proposes"], "0")

    def test_offres_et_orientations(self):
        c = Carnet()
        c.ecrire("offre", "O1", "2022-01-01", employeur="E", secteur="BTP", contrat="CDI", postes=2)
        c.ecrire("offre", "O1", "2022-02-01", employeur="E", secteur="BTP", contrat="CDI", postes=3)
        m = c.ecrire("mise_en_relation", "A", "2022-03-01", offre="O1")
        c.ecrire("mise_en_relation.issue", "A", "2022-04-01", mise_en_relation=m, issue="recrute",
                 contrat="CDD")
        c.ecrire("mise_en_relation", "B", "2022-03-01", offre="O9")
        o = c.ecrire("orientation", "A", "2021-03-01", vers="SIAO", menage="couple")
        c.ecrire("orientation.issue", "A", "2022-03-01", orientation=o, issue="admis", genre="FJT")
        lues = c.lire()
        self.assertEqual(lues["offres/BTP/postes"], "3")
        self.assertEqual(lues["offres/total/candidatures_par_offre"], "2.0")
        self.assertEqual(lues["offres/total/taux"], "100.0")
        self.assertEqual(lues["orientations/SIAO/orientations"], "0")
        self.assertEqual(lues["orientations/SIAO/admis"], "1")
        self.assertEqual(lues["orientations/SIAO.genre.FJT/orientations"], "1")
        self.assertEqual(lues["orientations/SIAO.menage.couple/admis"], "1")

    def test_structure(self):
        c = Carnet()
        c.ecrire("conseiller", "s", "2021-01-01", code="C1", role="cisp", etp=0.8)
        c.ecrire("conseiller", "s", "2022-01-01", code="C2", role="cisp", etp=1, equipe="nord")
        c.ecrire("conseiller", "s", "2022-01-01", code="C3", role="cre", jusqu_au="2022-12-30")
        c.ecrire("objectif", "s", "2022-01-01", indicateur="equipe/total/etp", annee=2022, cible=3)
        c.ecrire("objectif", "s", "2022-01-01", indicateur="sorties.CEJ/a/b", annee=2022, cible=3)
        c.ecrire("satisfaction", "s", "2022-01-01", campagne="k", repondant="jeune",
                 reponses={"i": 4})
        for ligne in c.lignes:
            ligne["data"] = json.loads(json.dumps(ligne["data"]), parse_float=Decimal)
        lues = c.lire()
        self.assertEqual(lues["equipe/total/agents"], "2")
        self.assertEqual(lues["equipe/total/etp"], "1.8")
        self.assertEqual(lues["equipe/equipe.nord/etp"], "1")
        self.assertEqual(lues["objectifs/equipe:total:etp/taux"], "60.0")
        self.assertEqual(lues["objectifs/sorties.CEJ:a:b/realise"], "")
        self.assertEqual(lues["satisfaction.k/i/part_4"], "100.0")
        self.assertEqual(lues["satisfaction.k/ensemble/repondants"], "1")


class Proprietes(unittest.TestCase):
    """Ce qui doit tenir sur tout journal."""

    @classmethod
    def setUpClass(cls):
        cls.journaux = []
        for graine in range(25):
            lignes = Tirage(graine, 12 + graine, 2020, 2022, graine % 2 == 0, graine % 5 == 0)
            textes = lignes.lignes()
            cls.journaux.append(Journal([json.loads(t, parse_float=Decimal) for t in textes]))

    def rapport(self, journal, filtres=(), vu_au=None, **options):
        calcul = calculer(
            Histoire(journal, vu_au), "2021-01-01", "2021-12-31",
            [lire_filtre(f) for f in filtres],
        )
        return cellules(tables(calcul, **options))

    def test_partitions(self):
        for journal in self.journaux:
            lues = self.rapport(journal)
            somme = {}
            for cle, valeur in lues.items():
                table, ligne, colonne = cle.split("/")
                debut = ligne.split(".")[0]
                if table.startswith("profil.") and colonne == "jeunes" and debut in (
                    "sexe", "age", "niveau", "hebergement", "mobilite"
                ):
                    somme[table, debut] = somme.get((table, debut), 0) + int(valeur)
                if table.startswith("territoire.") and colonne == "jeunes":
                    somme[table, ""] = somme.get((table, ""), 0) + int(valeur)
            for (table, _), total in somme.items():
                population = table.split(".", 1)[1]
                if table.startswith("territoire."):
                    population = population.split(".")[0]
                self.assertEqual(total, int(lues[f"profil.{population}/effectif/jeunes"]), table)
            for nom in ("situations", "emploi", "formation"):
                prefixes = ("contrat.", "genre.")
                total = sum(
                    int(v) for k, v in lues.items()
                    if k.startswith(f"{nom}/") and k.endswith("/entrees")
                    and (nom == "situations" or k.split("/")[1].startswith(prefixes))
                    and k.count(".") < 2 and "/total/" not in k
                )
                self.assertEqual(total, int(lues[f"{nom}/total/entrees"]), nom)
            for table in {k.split("/")[0] for k in lues if k.startswith("sorties.")}:
                motifs = [
                    int(v) for k, v in lues.items() if k.startswith(f"{table}/")
                    and k.endswith("/sorties") and k.split("/")[1] not in ("positives", "total")
                ]
                self.assertEqual(sum(motifs), int(lues[f"{table}/total/sorties"]))

    def test_vu_au_est_un_journal_plus_court(self):
        for journal in self.journaux[:10]:
            for jour in ("2021-03-28", "2021-10-31", "2022-04-06"):
                court = Journal(journal.visibles(jour))
                self.assertEqual(self.rapport(journal, vu_au=jour), self.rapport(court))

    def test_les_filtres_partagent_les_evenements(self):
        for journal in self.journaux:
            tout = self.rapport(journal)
            parts = [
                self.rapport(journal, [f"sexe={v}"]) for v in ("F", "M", "non_renseigne")
            ]
            for cle, valeur in tout.items():
                if cle.startswith(("evenements.", "emploi", "profil.primos")) and cle.endswith(
                    ("/evenements", "/jeunes", "/entrees")
                ):
                    self.assertEqual(
                        int(valeur), sum(int(part.get(cle, 0)) for part in parts), cle
                    )
            self.assertEqual(
                self.rapport(journal, ["sexe=F|M|non_renseigne"])["synthese/contact/valeur"],
                tout["synthese/contact/valeur"],
            )

    def test_l_evolution_ajoute_sans_changer(self):
        for journal in self.journaux[:8]:
            tout, augmente = self.rapport(journal), self.rapport(journal, evolution=True)
            self.assertEqual(tout, {k: v for k, v in augmente.items() if k in tout})

    def test_l_annulation_de_tout_ne_laisse_rien(self):
        for journal in self.journaux[:5]:
            annules = {
                ligne["data"]["evenement"] for ligne in journal.lignes
                if ligne["type"] == "fr.milo.annulation.v1"
            }
            lignes = list(journal.lignes)
            for ligne in journal.lignes:
                nom = ligne["type"]
                if "annulation" in nom or "rectification" in nom or ligne["id"] in annules:
                    continue
                lignes.append({
                    **lignes[-1], "id": "a" + ligne["id"], "source": ligne["source"],
                    "type": "fr.milo.annulation.v1",
                    "data": {"evenement": ligne["id"], "motif": "m"},
                })
            for cle, valeur in self.rapport(Journal(lignes)).items():
                if not cle.startswith("qualite/"):
                    self.assertIn(valeur, ("", "0", "0.0"), cle)


if __name__ == "__main__":
    unittest.main()
