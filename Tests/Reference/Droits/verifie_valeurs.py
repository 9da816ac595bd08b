"""Check the values given by the specification, through whole journals where they go through one.

    python3 -m unittest verifie_valeurs
"""

from __future__ import annotations

import json
import tempfile
import unittest
from datetime import date, timedelta
from pathlib import Path

from baremes import ADULTE_NON_IMPOSABLE, FORFAIT, MINEUR, Baremes
from calendrier import (
    age_au, anniversaire, arrondi, jours_ouvres, lire_mois, mois_de, plus_mois)
from droits import forclos, lignes_de_droit, mois_d_effet, montant_cej, montant_gj
from histoire_droits import Journal, lire_instant
from portefeuille import portefeuilles

FUSEAU = "+01:00"


class Ecriture:
    """A small journal under construction; every line is recorded one second after the last."""

    def __init__(self) -> None:
        self.lignes: list[str] = []

    def fait(self, nom: str, sujet: str, le: str, inscrit: str | None = None, **donnees) -> str:
        """Append a fact dated a day (or a time) and return its id."""
        rang = len(self.lignes)
        heure = le if "T" in le else f"{le}T10:00:00{FUSEAU}"
        self.lignes.append(json.dumps({
            "specversion": "1.0", "id": f"e{rang}", "source": "/structures/essai",
            "type": f"fr.milo.{nom}.v1", "subject": sujet, "time": heure,
            "recordedtime": inscrit or "2026-03-31T10:00:00.000Z", "data": donnees}))
        return f"e{rang}"

    def journal(self) -> Journal:
        """Read back what was written."""
        with tempfile.TemporaryDirectory() as dossier:
            chemin = Path(dossier) / "essai.jsonl"
            chemin.write_text("".join(l + "\n" for l in self.lignes), "utf-8")
            return Journal(chemin)

    def tableau(self, vu_au: str | None = None) -> dict[tuple[str, str], tuple]:
        """Return {(aide, mois): (du, verse, etat)}."""
        vue = self.journal().vue(date.fromisoformat(vu_au) if vu_au else None)
        jour = date.fromisoformat(vu_au) if vu_au else vue.inscrite_le
        return {
            (l.aide, f"{l.mois // 12}-{l.mois % 12 + 1:02d}"): (l.du, l.verse, l.etat)
            for l in lignes_de_droit(vue, mois_de(jour))}

    def adulte(self, jeune: str = "J1", categorie: str = "non_imposable") -> None:
        """Declare an adult and a tax household."""
        self.fait("profil", jeune, "2013-01-01", date_naissance="2000-06-15")
        self.fait("foyer_fiscal", jeune, "2013-01-01", categorie=categorie)

    def ressources(self, mois: str, deductibles: int = 0, partielles: int = 0) -> None:
        """Declare the resources of a month."""
        self.fait("ressources", "J1", f"{mois}-28", mois=mois,
                  deductibles_centimes=deductibles, partielles_centimes=partielles)

    def cej(self, le: str, fin: str) -> str:
        """Open a CEJ with a planned end."""
        return self.fait("dispositif.entree", "J1", le, dispositif="CEJ", fin_prevue=fin)


class ValeursDuCEJ(unittest.TestCase):
    """Amounts of 5.1 and checks of 5.5."""

    def test_sans_revenu(self):
        for mois, attendu in (("2022-03", 50_000), ("2022-07", 52_000)):
            with self.subTest(mois):
                e = Ecriture()
                e.adulte()
                e.cej(f"{mois}-01", f"{mois}-28")
                avant = lire_mois(mois) - 1
                e.ressources(f"{avant // 12}-{avant % 12 + 1:02d}")
                self.assertEqual(e.tableau()[("CEJ", mois)], (attendu, 0, "a_verser"))

    def test_degressivite(self):
        for partielles, attendu in ((60_000, 34_733), (30_000, 50_000), (130_000, 0)):
            self.assertEqual(montant_cej(50_000, 160_312, 0, partielles), attendu)
        self.assertEqual(montant_cej(50_000, 160_312, 60_000, 0), 0)

    def test_signe_le_31_mars(self):
        e = Ecriture()
        e.adulte()
        e.cej("2022-03-31", "2022-03-31")
        e.ressources("2022-02")
        self.assertEqual(e.tableau(), {("CEJ", "2022-03"): (50_000, 0, "a_verser")})

    def test_sanction_de_rang_1(self):
        for notifiee, touche in (("2022-04-30", "2022-05"), ("2022-05-01", "2022-06")):
            with self.subTest(notifiee):
                e = Ecriture()
                e.adulte()
                entree = e.cej("2022-03-10", "2022-06-30")
                for mois in ("2022-02", "2022-03", "2022-04", "2022-05"):
                    e.ressources(mois)
                e.fait("sanction", "J1", notifiee, entree=entree, rang=1, notifiee_le=notifiee)
                tableau = e.tableau()
                for mois in ("2022-03", "2022-04", "2022-05", "2022-06"):
                    self.assertEqual(
                        tableau[("CEJ", mois)][0], 37_500 if mois == touche else 50_000)

    def test_rang_3_continue_et_reste_dans_son_parcours(self):
        e = Ecriture()
        e.adulte()
        entree = e.cej("2024-09-10", "2025-02-28")
        e.cej("2025-03-05", "2025-03-31")
        for mois in ("2024-08", "2024-09", "2024-10", "2024-11", "2024-12", "2025-01", "2025-02"):
            e.ressources(mois)
        e.fait("sanction", "J1", "2024-10-31", entree=entree, rang=3, notifiee_le="2024-10-31")
        etats = {m: etat for (_, m), (_, _, etat) in e.tableau().items()}
        self.assertEqual(etats["2024-10"], "a_verser")
        for mois in ("2024-11", "2024-12", "2025-01", "2025-02"):
            self.assertEqual(etats[mois], "sans_droit")
        self.assertEqual(etats["2025-03"], "a_verser")

    def test_sanction_sans_regle_connue(self):
        e = Ecriture()
        e.adulte()
        entree = e.cej("2024-12-10", "2025-02-28")
        e.fait("sanction", "J1", "2024-12-31", entree=entree, rang=2, notifiee_le="2024-12-31")
        for mois in ("2024-11", "2024-12", "2025-01"):
            e.ressources(mois)
        self.assertEqual(e.tableau()[("CEJ", "2025-01")], (None, 0, "regle_inconnue"))
        self.assertEqual(e.tableau()[("CEJ", "2025-02")], (56168 - 939, 0, "a_verser"))

    def test_categories_et_ages(self):
        baremes = Baremes()
        self.assertEqual(baremes.valeur("CEJ", ADULTE_NON_IMPOSABLE, lire_mois("2024-03")), 52_800)
        self.assertEqual(baremes.valeur("CEJ", MINEUR, lire_mois("2026-03")), 22_468)
        self.assertIsNone(baremes.valeur("CEJ", MINEUR, lire_mois("2026-04")))
        self.assertIsNone(baremes.valeur("CEJ", MINEUR, lire_mois("2022-02")))
        e = Ecriture()
        e.fait("profil", "J1", "2022-01-01", date_naissance="2004-04-30")
        e.fait("foyer_fiscal", "J1", "2022-03-31", categorie="premiere_tranche")
        e.fait("foyer_fiscal", "J1", "2022-05-31", categorie="imposable")
        e.cej("2022-02-01", "2022-05-31")
        for mois in ("2022-02", "2022-03", "2022-04"):
            e.ressources(mois)
        self.assertEqual(e.tableau(), {
            ("CEJ", "2022-02"): (None, 0, "bareme_inconnu"),
            ("CEJ", "2022-03"): (20_000, 0, "a_verser"),
            ("CEJ", "2022-04"): (30_000, 0, "a_verser"),
            ("CEJ", "2022-05"): (0, 0, "sans_droit")})

    def test_bareme_declare(self):
        e = Ecriture()
        e.adulte()
        e.fait("bareme", "essai", "2026-04-10", aide="CEJ", du="2026-04-01", source="x", valeurs={
            "adulte_non_imposable": 1, "adulte_premiere_tranche": 1, "mineur": 1})
        e.fait("bareme", "essai", "2026-04-11", aide="CEJ", du="2026-04-15", source="x", valeurs={
            "adulte_non_imposable": 57_000, "adulte_premiere_tranche": 34_000, "mineur": 22_500})
        e.cej("2026-04-02", "2026-04-30")
        e.ressources("2026-03")
        self.assertEqual(e.tableau("2026-05-01"), {("CEJ", "2026-04"): (57_000, 0, "a_verser")})

    def test_etats(self):
        e = Ecriture()
        e.adulte()
        entree = e.cej("2022-03-10", "2022-10-31")
        for mois in ("2022-02", "2022-03", "2022-04", "2022-05", "2022-06", "2022-07"):
            e.ressources(mois)
        e.fait("dispositif.suspension", "J1", "2022-04-01", entree=entree, motif="x",
               du="2022-04-01", au="2022-04-30")
        e.fait("dispositif.suspension", "J1", "2022-05-01", entree=entree, motif="x",
               du="2022-05-02", au="2022-05-31")
        e.fait("justificatifs", "J1", "2022-10-01", mois="2022-06", complet_le="2022-10-01")
        e.fait("justificatifs", "J1", "2022-10-31", mois="2022-07", complet_le="2022-10-31")
        trop = e.fait("aide.versement", "J1", "2022-04-05", aide="CEJ", mois="2022-03",
                      montant_centimes=60_000)
        e.fait("aide.versement", "J1", "2022-06-05", aide="CEJ", mois="2022-05",
               montant_centimes=100)
        e.fait("aide.versement", "J1", "2022-09-05", aide="CEJ", mois="2022-08",
               montant_centimes=52_000)
        e.fait("aide.versement", "J1", "2022-09-05", aide="CEJ", mois="2023-08",
               montant_centimes=1)
        e.fait("aide.remboursement", "J1", "2022-06-05", versement=trop, montant_centimes=5_000)
        self.assertEqual(e.tableau(), {
            ("CEJ", "2022-03"): (50_000, 55_000, "trop_percu"),
            ("CEJ", "2022-04"): (0, 0, "suspendu"),
            ("CEJ", "2022-05"): (50_000, 100, "partiel"),
            ("CEJ", "2022-06"): (0, 0, "forclos"),
            ("CEJ", "2022-07"): (52_000, 0, "a_verser"),
            ("CEJ", "2022-08"): (52_000, 52_000, "verse"),
            ("CEJ", "2022-09"): (0, 0, "incomplet"),
            ("CEJ", "2022-10"): (0, 0, "incomplet"),
            ("CEJ", "2023-08"): (0, 1, "trop_percu")})
        self.assertFalse(forclos(lire_mois("2022-11"), date(2023, 2, 28)))
        self.assertTrue(forclos(lire_mois("2022-11"), date(2023, 3, 1)))
        self.assertEqual(mois_d_effet(date(2022, 12, 31)), lire_mois("2023-01"))


class ValeursDeLaGarantieJeunes(unittest.TestCase):
    """Amounts of 5.3 and checks of 5.5."""

    def test_degressivite(self):
        for revenu, attendu in ((0, 49_750), (55_000, 36_570), (90_100, 18_065), (150_000, 0)):
            self.assertEqual(montant_gj(49_750, 155_458, revenu, 31, 31), attendu)

    def test_prorata(self):
        e = Ecriture()
        entree = e.fait("dispositif.entree", "J1", "2021-05-02", dispositif="GJ")
        e.ressources("2021-05", 30_000, 25_000)
        e.fait("dispositif.sortie", "J1", "2021-06-10", entree=entree, motif="abandon")
        self.assertEqual(e.tableau(), {
            ("GJ", "2021-05"): (arrondi(36_570 * 30 / 31), 0, "a_verser"),
            ("GJ", "2021-06"): (arrondi(49_750 * 10 / 30), 0, "a_verser")})


class ValeursDuPACEA(unittest.TestCase):
    """Checks of 5.2 and 5.5."""

    def verse(self, e: Ecriture, mois: str, montant: int) -> None:
        e.fait("aide.versement", "J1", f"{mois}-15", aide="PACEA", mois=mois,
               montant_centimes=montant)

    def test_revenu_de_301_euros(self):
        for revenu, attendu in ((30_100, (0, 20_000, "trop_percu")),
                                (30_000, (20_000, 20_000, "verse"))):
            e = Ecriture()
            e.fait("dispositif.entree", "J1", "2020-12-01", dispositif="PACEA")
            e.ressources("2021-01", 0, revenu)
            self.verse(e, "2021-01", 20_000)
            self.assertEqual(e.tableau()[("PACEA", "2021-01")], attendu)

    def test_quatre_mois_pleins_en_2020(self):
        e = Ecriture()
        e.fait("dispositif.entree", "J1", "2019-12-01", dispositif="PACEA")
        for mois in ("2020-04", "2020-05", "2020-06", "2020-07"):
            self.verse(e, mois, 49_701)
        tableau = e.tableau()
        self.assertEqual(sum(du for du, _, _ in tableau.values()), 3 * 49_701)
        self.assertEqual(tableau[("PACEA", "2020-07")], (0, 49_701, "trop_percu"))

    def test_douze_mois_glissants(self):
        e = Ecriture()
        e.fait("dispositif.entree", "J1", "2020-10-01", dispositif="PACEA")
        for mois in ("2020-11", "2020-12", "2021-01", "2021-02", "2021-03", "2021-05", "2021-06",
                     "2021-11"):
            self.verse(e, mois, 49_750)
        tableau = e.tableau()
        self.assertEqual(tableau[("PACEA", "2020-12")][0], 49_701)
        # In June: 6 × 497.50 less five months at 497.01 and one at 497.50.
        self.assertEqual(tableau[("PACEA", "2021-05")][0], 49_750)
        self.assertEqual(tableau[("PACEA", "2021-06")][0], 245)
        # In November, the month of November 2020 is out of the window.
        self.assertEqual(tableau[("PACEA", "2021-11")][0], 49_701)

    def test_vingt_quatre_mois_et_cej(self):
        e = Ecriture()
        e.fait("dispositif.entree", "J1", "2020-05-31", dispositif="PACEA")
        e.cej("2022-04-30", "2022-04-30")
        for mois in ("2022-04", "2022-05", "2022-06"):
            self.verse(e, mois, 100)
        du = {m: d for (a, m), (d, _, _) in e.tableau().items() if a == "PACEA"}
        self.assertEqual(du, {"2022-04": 0, "2022-05": 100, "2022-06": 0})

    def test_total_du_sud_meusien_2022(self):
        e = Ecriture()
        for rang, (aide, euros) in enumerate(
                (("GJ", 344_651), ("CEJ", 472_741), ("PACEA", 97_205), ("PACEA", 2_733))):
            e.fait("aide.versement", f"J{rang}", "2022-07-01", aide=aide, mois="2022-06",
                   montant_centimes=euros * 100)
        vue = e.journal().vue()
        total = sum(l.verse for l in lignes_de_droit(vue, lire_mois("2022-12")))
        self.assertEqual(total, 917_330 * 100)


class LectureDuJournal(unittest.TestCase):
    """Corrections, fusions, dates and views."""

    def test_corrections_et_fusions_selon_la_vue(self):
        e = Ecriture()
        jour = "2022-0{}-15T08:00:00.000Z"
        e.fait("foyer_fiscal", "J1", "2022-01-01", jour.format(1), categorie="imposable")
        entree = e.fait("dispositif.entree", "J2", "2022-03-02", jour.format(4), dispositif="CEJ",
                        fin_prevue="2022-03-31")
        e.fait("dispositif.sortie", "J1", "2022-03-03", jour.format(4), entree=entree,
               motif="abandon")
        fusion = e.fait("fusion", "J1", "2023-01-01", jour.format(5), absorbe="J2")
        e.fait("rectification", "J9", "2022-06-15", jour.format(6), evenement=entree, motif="x",
               data={"dispositif": "GJ"}, time="2022-02-27T10:00:00+01:00")
        e.fait("annulation", "J9", "2022-07-15", jour.format(7), evenement=fusion, motif="x")

        def mois(vu_au):
            vue = e.journal().vue(date.fromisoformat(vu_au))
            return [(l.jeune, l.aide, l.mois - lire_mois("2022-01") + 1)
                    for l in lignes_de_droit(vue, mois_de(date.fromisoformat(vu_au)))]

        self.assertEqual(mois("2022-04-30"), [("J2", "CEJ", 3)])
        self.assertEqual(mois("2022-05-31"), [("J1", "CEJ", 3)])
        self.assertEqual(mois("2022-06-30"), [("J1", "GJ", 2), ("J1", "GJ", 3)])
        self.assertEqual(mois("2022-07-31"), [("J2", "GJ", m) for m in range(2, 8)])

    def test_jour_d_inscription_local(self):
        e = Ecriture()
        e.fait("entretien", "J1", "2022-12-31", "2022-12-31T23:30:00.000Z", conseiller="A")
        journal = e.journal()
        self.assertEqual(journal.vue(date(2022, 12, 31)).faits, [])
        self.assertEqual(journal.vue().inscrite_le, date(2023, 1, 1))

    def test_instants_et_dates(self):
        self.assertEqual(
            lire_instant("2022-01-01T00:30:00.25+01:00"), lire_instant("2021-12-31T23:30:00.250Z"))
        self.assertEqual(age_au(date(2004, 2, 29), date(2022, 2, 28)), 17)
        self.assertEqual(anniversaire(date(2004, 2, 29), 18), date(2022, 3, 1))
        self.assertEqual(plus_mois(date(2024, 8, 31), 6), date(2025, 2, 28))
        for debut in (date(2022, 1, 1) + timedelta(days=i) for i in range(9)):
            for duree in range(-1, 20):
                fin = debut + timedelta(days=duree)
                jours = [debut + timedelta(days=i) for i in range(duree + 1)]
                self.assertEqual(jours_ouvres(debut, fin), sum(j.weekday() < 5 for j in jours))


class Portefeuilles(unittest.TestCase):
    """Rows worked out by hand."""

    def lignes(self, e: Ecriture, au: str) -> list[list[str]]:
        jour = date.fromisoformat(au)
        return [["" if v is None else str(v) for v in l]
                for l in portefeuilles(e.journal().vue(), jour)]

    def test_suivi_absence_et_orphelin(self):
        e = Ecriture()
        e.fait("referent", "J1", "2022-01-03", conseiller="A")
        e.fait("referent", "J1", "2022-02-03", conseiller="A")
        e.fait("referent", "J1", "2022-02-04", conseiller="B", role="parrain",
               jusqu_au="2022-06-30")
        e.fait("absence", "A", "2022-06-01", conseiller="A", du="2022-06-10", au="2022-06-20",
               remplacant="C")
        e.fait("atelier", "J2", "2022-06-01", intitule="x")
        e.fait("atelier", "J3", "2022-06-01", intitule="x", presence="excuse")
        e.fait("mutation", "J2", "2022-07-01", sens="depart", structure="x")
        orphelin = ["", "J2", "", "", "", "", "recherche", "", "", "", "sans_referent"]
        commun = ["", "", "recherche", "", "", "", "sans_entretien_90"]
        self.assertEqual(self.lignes(e, "2022-06-20"), [
            orphelin,
            ["A", "J1", "referent", "2022-01-03", *commun],
            ["B", "J1", "parrain", "2022-02-04", *commun],
            ["C", "J1", "remplacant", "2022-06-10", *commun[:-1], ""]])
        self.assertEqual(self.lignes(e, "2022-07-01"), [
            ["A", "J1", "referent", "2022-01-03", *commun]])

    def test_minutes_et_alertes(self):
        e = Ecriture()
        e.fait("profil", "J1", "2022-03-01", date_naissance="1996-10-09")
        e.fait("referent", "J1", "2022-03-01", conseiller="A")
        e.fait("dispositif.entree", "J1", "2022-08-01", dispositif="CEJ", fin_prevue="2022-10-10")
        e.fait("entretien", "J1", "2022-09-05", conseiller="A")
        e.fait("atelier", "J1", "2022-09-07", intitule="x", duree_min=90)
        e.fait("demarche", "J1", "2022-09-07", minutes=15, nature="emploi")
        e.fait("demarche", "J1", "2022-09-07", minutes=15, nature="emploi", validee=False)
        # 35 h over 10 weekdays, of which Monday to Friday are in the week.
        e.fait("immersion.entree", "J1", "2022-09-01", genre="pmsmp", heures=35,
               fin_prevue="2022-09-14")
        self.assertEqual(self.lignes(e, "2022-09-10"), [[
            "A", "J1", "referent", "2022-03-01", "25", "CEJ", "immersion", "2022-09-05", "5",
            str(60 + 90 + 15 + 1050), "cej_heures+fin_30+limite_age"]])
        self.assertEqual(self.lignes(e, "2022-09-11")[0][10], "fin_30+limite_age")

    def test_suite_de_referents(self):
        suites = {
            # A counsellor who comes back the day after, then two days after, the planned end.
            (("2022-01-03", "A", "2022-02-28"), ("2022-03-01", "A", None)): "2022-01-03",
            (("2022-01-03", "A", "2022-02-28"), ("2022-03-02", "A", None)): "2022-03-02",
            (("2022-01-03", "A", None), ("2022-02-01", None, None), ("2022-03-01", "A", None)):
                "2022-03-01",
            (("2022-01-03", "A", None), ("2022-02-01", "B", "2022-03-31")): None,
        }
        for suite, depuis in suites.items():
            with self.subTest(suite):
                e = Ecriture()
                for jour, conseiller, jusqu_au in suite:
                    fin = {"jusqu_au": jusqu_au} if jusqu_au else {}
                    e.fait("referent", "J1", jour, conseiller=conseiller, **fin)
                lignes = self.lignes(e, "2022-04-01")
                self.assertEqual([l[3] for l in lignes], [depuis] if depuis else [])

    def test_orphelin_suivi_par_un_parrain(self):
        e = Ecriture()
        e.fait("profil", "J1", "2022-01-01", date_naissance="2006-01-01")
        e.fait("referent", "J1", "2022-01-03", conseiller="B", role="parrain")
        e.fait("entretien", "J1", "2022-01-03", conseiller="B")
        alertes = "sans_entretien_90+sans_referent+mineur_obligation"
        commun = ["17", "", "recherche", "2022-01-03", "364", ""]
        self.assertEqual(self.lignes(e, "2023-01-02"), [
            ["", "J1", "", "", *commun, "sans_referent+mineur_obligation"],
            ["B", "J1", "parrain", "2022-01-03", *commun, alertes]])
        self.assertEqual([l[:2] for l in self.lignes(e, "2023-01-03")], [["B", "J1"]])

    def test_droit_non_verse_et_cej_trop_long(self):
        e = Ecriture()
        e.adulte()
        e.fait("referent", "J1", "2022-03-01", conseiller="A")
        e.cej("2022-03-31", "2023-10-01")
        e.ressources("2022-02")
        for au, attendues in (("2022-05-31", "sans_entretien_30+cej_heures+cej_18_mois"),
                              ("2022-06-01", "sans_entretien_30+cej_heures+cej_18_mois"
                                             "+droit_non_verse")):
            self.assertEqual(self.lignes(e, au)[0][10], attendues)

    def test_minutes_d_une_formation_interrompue(self):
        e = Ecriture()
        e.fait("referent", "J1", "2022-09-01", conseiller="A")
        e.fait("dispositif.entree", "J1", "2022-09-01", dispositif="CEJ")
        formation = e.fait("formation.entree", "J1", "2022-09-05", genre="certifiante",
                           heures=10, fin_prevue="2022-09-15")
        libre = e.fait("formation.entree", "J1", "2022-09-03", genre="autre")
        e.fait("situation.fin", "J1", "2022-09-06", entree=formation)
        e.fait("situation.fin", "J1", "2022-09-07", entree=libre)
        # 10 h over nine weekdays, Monday and Tuesday; then seven hours, Monday to Wednesday.
        self.assertEqual(self.lignes(e, "2022-09-09")[0][9], str(arrondi(600 * 2 / 9) + 3 * 420))
        self.assertEqual(self.lignes(e, "2022-09-09")[0][6], "recherche")
        self.assertEqual(self.lignes(e, "2022-09-06")[0][9], str(arrondi(600 * 2 / 9) + 2 * 420))


if __name__ == "__main__":
    unittest.main()
