import MiloEvents

/// The objectives of a year that a period is part of: what was aimed at for the year, the part of it expected by
/// the period's last day, what was achieved in the period.
struct ObjectifsEnCours {
  /// The year, as circumstances.
  let annee: Cellule.Circonstances
  private let jours: (passes: Int, annee: Int)
  private let fin: LocalDate

  /// The objectives of the year that a period is part of; nil for a whole year, and for days of several years.
  init?(_ periode: Periode) {
    guard periode.anneeCivile == nil, periode.debut.year == periode.fin.year else { return nil }
    let annee = Periode(annee: periode.debut.year)
    var circonstances = Cellule.Circonstances()
    (circonstances.du, circonstances.au) = (annee.debut, annee.fin)
    self.annee = circonstances
    fin = periode.fin
    jours = (Int(periode.fin.day - annee.debut.day) + 1, Int(annee.fin.day - annee.debut.day) + 1)
  }

  /// The table of the period, from that of the year.
  ///
  /// A share is expected whole at any time; what says its own days is expected in the table of the year only.
  ///
  /// - Parameter realise: the value and the unit of a cell over the period.
  func table(
    _ annuelle: ReportTable, realise: (Cellule) -> (valeur: Valeur?, unite: Unite)?
  ) -> ReportTable {
    var table = annuelle
    table.definition =
      "Cible de l’année civile ; attendu : sa part au prorata des jours, une part en % restant entière ; réalisé : la cellule que nomme l’indicateur, dans la période."
    table.colonnes = [
      Colonne(id: "cible\(annee)", libelle: "cible de l’année"),
      Colonne(
        id: "attendu",
        libelle: "attendu au \(FrenchText.day("\(fin)"))"),
      Colonne(id: "realise", libelle: "réalisé"),
      Colonne(id: "taux", libelle: "réalisé sur attendu", unite: .pourcent),
    ]
    table.lignes = annuelle.lignes.compactMap { ligne in
      guard let cellule = Cellule(ligne.libelle), cellule.circonstances.du == nil,
        cellule.circonstances.au == nil, let cible = ligne.valeur(0)?.decimal
      else { return nil }
      let found = realise(cellule)
      let attendu = attendu(cible, isPart: found?.unite == .pourcent)
      var kept = ligne
      kept.valeurs = [
        ligne.valeur(0), .decimal(attendu), found?.valeur,
        found?.valeur == .secret ? .secret : taux(found?.valeur?.decimal, attendu),
      ]
      kept.quotients = [:]
      kept.nonRenseignes = [:]
      return kept
    }
    return table
  }

  private func attendu(_ cible: ExactDecimal, isPart: Bool) -> ExactDecimal {
    guard !isPart else { return cible }
    let mantisse = quotientArrondi(
      Int128(cible.mantisse) * Int128(jours.passes), Int128(jours.annee))
    return ExactDecimal(mantisse: mantisse, echelle: cible.echelle)
  }

  /// What was achieved in % of what was expected, one decimal; nil over 0.
  private func taux(_ realise: ExactDecimal?, _ attendu: ExactDecimal) -> Valeur? {
    guard let realise, attendu.mantisse != 0 else { return nil }
    let scale = max(realise.echelle, attendu.echelle)
    let above = realise.mantisse * puissanceDeDix(scale - realise.echelle)
    let below = attendu.mantisse * puissanceDeDix(scale - attendu.echelle)
    return .decimal(
      ExactDecimal(mantisse: quotientArrondi(above * 1_000, below), echelle: 1))
  }
}
