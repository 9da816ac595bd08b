import MiloEvents

extension TableNationale {
  /// Minors under the obligation of training, by stage and by outcome.
  static let obligationFormation = TableNationale(
    tableau: Tableau(
      id: ObligationFormation.nom, titre: "Obligation de formation",
      definition: "Jeunes distincts dont une étape est datée de la période.",
      compte: ObligationFormation.nom,
      lignes: [
        etape("signales", "jeunes signalés", .signalement),
        etape("contactes", "jeunes contactés", .contact),
        etape("engages", "jeunes engagés", .engagement),
      ]
        + IssueObligation.allCases.map { issue in
          .fixe(
            id: "issue.\(issue.rawValue)", libelle: "issue : \(issue.rawValue)",
            ou: ["etape": .code(EtapeObligation.issue), "issue": .code(issue)])
        },
      colonnes: [.jeunes]))

  private static func etape(
    _ id: String, _ libelle: String, _ etape: EtapeObligation
  ) -> Tableau.Ligne {
    .fixe(id: id, libelle: libelle, ou: ["etape": .code(etape)])
  }

  /// Youths in a project of international mobility, by status and by programme.
  static let mobiliteInternationale = TableNationale(
    tableau: Tableau(
      id: MobiliteInternationale.nom, titre: "Mobilité internationale",
      definition: "Jeunes distincts dont un projet a pris ce statut dans la période.",
      compte: MobiliteInternationale.nom,
      lignes: [.par("statut")]
        + ProgrammeMobilite.allCases.flatMap { programme in
          StatutMobilite.allCases.map { statut in
            .fixe(
              id: "\(programme.rawValue).\(statut.rawValue)",
              libelle: "\(programme.rawValue) : \(statut.rawValue)",
              ou: ["programme": .code(programme), "statut": .code(statut)])
          }
        },
      colonnes: [.jeunes]))
}
