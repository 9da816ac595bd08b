extension Equipes {
  /// The tables of the structure's view.
  public var tables: [ReportTable] {
    [
      bilans("conseillers", "Conseillers", conseillers + [ensemble]),
      bilans("equipes", "Équipes", equipes), tableSites, tableDispositifs, tableAlertes,
      tableAbsences,
    ]
  }

  /// The line of one counsellor, alone.
  public func tableConseiller(_ code: String) -> ReportTable {
    bilans("conseillers", "Bilan", conseillers.filter { $0.code == code })
  }

  private func bilans(_ id: String, _ titre: String, _ bilans: [BilanPortefeuille]) -> ReportTable {
    ReportTable(
      id: id, titre: titre,
      definition:
        "Jeunes distincts ; jours depuis le dernier entretien de ceux qui en ont eu un ; charge : somme des poids donnés des dispositifs ouverts. Sans référent : \(orphelins).",
      colonnes: [
        Colonne(id: "code", libelle: "code", unite: .texte),
        Colonne(id: "equipe", libelle: "équipe", unite: .texte),
        Colonne(id: "etp", libelle: "ETP", unite: .etp),
        Colonne(id: "jeunes", libelle: "jeunes"),
        Colonne(id: "actifs", libelle: "actifs"),
        Colonne(id: "referent", libelle: "comme référent"),
        Colonne(id: "jours_moyens", libelle: "jours (moyenne)"),
        Colonne(id: "jours_mediane", libelle: "jours (médiane)"),
        Colonne(id: "en_alerte", libelle: "en alerte"),
        Colonne(id: "charge", libelle: "charge", unite: .etp),
        Colonne(id: "jeunes_par_etp", libelle: "jeunes par ETP"),
        Colonne(id: "charge_par_etp", libelle: "charge par ETP"),
      ],
      lignes: bilans.map { bilan in
        Ligne(
          id: bilan.code, libelle: bilan.code,
          valeurs: [
            .texte(bilan.code), .texte(bilan.equipe ?? ""), hundredths(bilan.etpCentiemes),
            .entier(bilan.jeunes), .entier(bilan.actifs), .entier(bilan.referent),
            bilan.joursMoyens.map { .decimal($0) }, mediane(bilan.jours), .entier(bilan.enAlerte),
            hundredths(bilan.charge), bilan.jeunesParETP.map { .decimal($0) },
            bilan.chargeParETP.map { .decimal($0) },
          ])
      }, disposition: .lignes)
  }

  private func hundredths(_ number: Int128?) -> Valeur? {
    number.map { .decimal(ExactDecimal(mantisse: $0, echelle: 2)) }
  }

  private var tableSites: ReportTable {
    ReportTable(
      id: "portefeuille_sites", titre: "Jeunes actifs par site",
      definition: "Le site du dossier, sinon celui du dernier contact qui en porte un.",
      colonnes: [
        Colonne(id: "site", libelle: "site", unite: .texte),
        Colonne(id: "actifs", libelle: "actifs"),
      ],
      lignes: actifsParSite.map { site, actifs in
        Ligne(
          id: site.isEmpty ? nonRenseigne : site, libelle: site,
          valeurs: [.texte(site), .entier(actifs)])
      }, disposition: .lignes)
  }

  private var tableDispositifs: ReportTable {
    let lignes = conseillers.flatMap { bilan in
      bilan.dispositifs.sorted { $0.key < $1.key }.map { (bilan.code, $0.key, $0.value) }
    }
    return paires("portefeuille_dispositifs", "Jeunes par dispositif ouvert", "dispositif", lignes)
  }

  private var tableAlertes: ReportTable {
    let lignes = (conseillers + [ensemble]).flatMap { bilan in
      bilan.alertes.sorted { $0.key < $1.key }.map { (bilan.code, $0.key.rawValue, $0.value) }
    }
    return paires("portefeuille_alertes", "Jeunes par alerte", "alerte", lignes)
  }

  private func paires(
    _ id: String, _ titre: String, _ quoi: String, _ lignes: [(String, String, Int)]
  ) -> ReportTable {
    ReportTable(
      id: id, titre: titre,
      colonnes: [
        Colonne(id: "conseiller", libelle: "conseiller", unite: .texte),
        Colonne(id: quoi, libelle: quoi, unite: .texte),
        Colonne(id: "jeunes", libelle: "jeunes"),
      ],
      lignes: lignes.map { conseiller, code, jeunes in
        Ligne(
          id: "\(conseiller)/\(code)", libelle: code,
          valeurs: [.texte(conseiller), .texte(code), .entier(jeunes)])
      }, disposition: .lignes, cles: 2)
  }

  private var tableAbsences: ReportTable {
    ReportTable(
      id: "absences", titre: "Absences du jour",
      definition: "Découverts : jeunes du référent absent que personne de présent ne remplace.",
      colonnes: [
        Colonne(id: "conseiller", libelle: "conseiller", unite: .texte),
        Colonne(id: "du", libelle: "du", unite: .texte),
        Colonne(id: "au", libelle: "au", unite: .texte),
        Colonne(id: "remplacant", libelle: "remplaçant", unite: .texte),
        Colonne(id: "jeunes", libelle: "jeunes"),
        Colonne(id: "decouverts", libelle: "découverts"),
      ],
      lignes: absences.map { absence in
        Ligne(
          id: absence.conseiller, libelle: absence.conseiller,
          valeurs: [
            .texte(absence.conseiller), .texte("\(absence.du)"), .texte("\(absence.au)"),
            .texte(absence.remplacant ?? ""), .entier(absence.jeunes),
            .entier(absence.decouverts),
          ])
      }, disposition: .lignes)
  }
}
