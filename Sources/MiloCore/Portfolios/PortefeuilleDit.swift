public import MiloEvents

/// The portfolios as people read them: a table a counsellor, what is urgent first, in words.
///
/// The table for machines is ``TablesPortefeuilles/portefeuille(_:)``.
public struct PortefeuilleDit: Sendable {
  private let lignes: [LignePortefeuille]
  private let repertoire: Repertoire

  /// The rows of portfolios at a date, codes called as the journal calls them that day.
  public init(_ lignes: [LignePortefeuille], _ histoires: Histoires, au date: LocalDate) {
    self.lignes = lignes
    repertoire = Repertoire(histoires, au: date)
  }

  /// A table a counsellor, those that nobody follows first.
  ///
  /// - Parameter conseiller: the counsellor whose portfolio was asked for, whose table is there even when
  ///   it holds nobody.
  public func tables(_ conseiller: String? = nil) -> [ReportTable] {
    var rows: [String: [LignePortefeuille]] = [:]
    for ligne in lignes { rows[ligne.suivi.conseiller ?? "", default: []].append(ligne) }
    if let conseiller, rows.isEmpty { rows[conseiller] = [] }
    if rows.isEmpty { return [table("", [])] }
    return rows.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { table($0.key, $0.value) }
  }

  private func table(_ conseiller: String, _ lignes: [LignePortefeuille]) -> ReportTable {
    let enAlerte = lignes.count { !Self.aVoir($0).isEmpty }
    let nom =
      conseiller.isEmpty ? "Sans conseiller" : repertoire.libelle(ofConseiller: conseiller)
    return ReportTable(
      id: conseiller.isEmpty ? "portefeuille" : "portefeuille.\(conseiller)",
      titre: "\(nom) : \(Self.jeunes(lignes.count)), \(enAlerte) à voir",
      definition: "Le plus urgent d’abord.",
      colonnes: [
        Colonne(id: "jeune", libelle: "jeune", unite: .texte),
        Colonne(id: "a_voir", libelle: "à voir", unite: .texte),
        Colonne(id: "age", libelle: "âge"),
        Colonne(id: "dispositifs", libelle: "dispositifs", unite: .texte),
        Colonne(id: "situation", libelle: "situation", unite: .texte),
        Colonne(id: "jours_sans_entretien", libelle: "vu il y a", unite: .jours),
      ],
      lignes: lignes.sorted(by: Self.isPlusUrgente).map { ligne(of: $0) }, disposition: .lignes,
      chapitre: Chapitre(id: conseiller.isEmpty ? "sans-conseiller" : "c-\(conseiller)", titre: nom)
    )
  }

  private func ligne(of row: LignePortefeuille) -> Ligne {
    let fiche = row.fiche
    var quoi = Self.aVoir(row).sorted { $0.urgence < $1.urgence }.map(\.libelle)
    if !Self.isOuvert(fiche) { quoi.insert("dossier \(fiche.etat.libelle)", at: 0) }
    if let role = row.suivi.role, role != .referent {
      quoi.append(Libelles.mot(role.rawValue, of: RoleReferent.codes).firstLowercased)
    }
    return Ligne(
      id: fiche.jeune, libelle: fiche.jeune,
      valeurs: [
        .texte(fiche.jeune), .texte(quoi.joined(separator: ", ")), fiche.age.map { .entier($0) },
        .texte(fiche.codes.joined(separator: ", ")), .texte(fiche.situation.libelle),
        fiche.joursSansEntretien.map { .entier($0) },
      ])
  }

  /// Whether the file calls for anything: one that is closed, or that nobody follows, does not.
  private static func isOuvert(_ fiche: FicheJeune) -> Bool {
    fiche.etat == .actif || fiche.etat == .horsAge
  }

  private static func aVoir(_ row: LignePortefeuille) -> [Alerte] {
    isOuvert(row.fiche) ? row.alertes : []
  }

  private static func jeunes(_ count: Int) -> String {
    count < 2 ? "\(count) jeune" : "\(FrenchText.integer(count)) jeunes"
  }

  /// The most urgent alert, then how many, then who was not met for the longest time.
  private static func isPlusUrgente(
    _ left: LignePortefeuille, _ right: LignePortefeuille
  ) -> Bool {
    func rang(_ ligne: LignePortefeuille) -> (Int, Int, Int) {
      (
        aVoir(ligne).map(\.urgence).min() ?? .max, -aVoir(ligne).count,
        -(ligne.fiche.joursSansEntretien ?? .max)
      )
    }
    let (first, second) = (rang(left), rang(right))
    if first != second { return first < second }
    return left.fiche.jeune.utf8.lexicographicallyPrecedes(right.fiche.jeune.utf8)
  }
}

extension Alerte {
  /// What people read.
  public var libelle: String {
    switch self {
    case .sansEntretien30: "plus de 30 jours sans entretien"
    case .sansEntretien90: "plus de 90 jours sans entretien"
    case .cejHeures: "moins de 15 h de CEJ"
    case .fin30: "dispositif à échéance"
    case .cej18Mois: "CEJ de plus de 18 mois"
    case .limiteAge: "limite d’âge proche"
    case .droitNonVerse: "allocation non versée"
    case .sansReferent: "sans référent"
    case .mineurObligation: "mineur sans solution"
    case .sansContact365: "un an sans contact"
    case .horsAge: "âge passé, à clore"
    }
  }

  /// What comes first when several call: the lowest is the most urgent.
  ///
  /// What the law or the youth's income waits for comes before what a date alone tells.
  var urgence: Int {
    switch self {
    case .mineurObligation: 0
    case .droitNonVerse: 1
    case .cejHeures: 2
    case .fin30: 3
    case .sansEntretien30: 4
    case .limiteAge: 5
    case .sansReferent: 6
    case .sansEntretien90: 7
    case .sansContact365: 8
    case .cej18Mois: 9
    case .horsAge: 10
    }
  }
}

extension SituationOuverte {
  /// What people read.
  public var libelle: String {
    switch self {
    case .emploi: "en emploi"
    case .alternance: "en alternance"
    case .formation: "en formation"
    case .immersion: "en immersion"
    case .volontariat: "en volontariat"
    case .scolarite: "en scolarité"
    case .recherche: "en recherche"
    }
  }
}
