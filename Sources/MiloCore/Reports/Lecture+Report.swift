import MiloEvents

extension Lecture {
  /// A report over these lines.
  public func report(
    _ titre: String, _ tables: [ReportTable], periode: Periode? = nil, notes: [String] = []
  ) -> Report {
    var report = Report(
      titre: titre, structure: identity.source,
      periode: periode.map { .init(debut: "\($0.debut)", fin: "\($0.fin)") },
      vuAu: vuAu.map { "\($0)" }, taille: taille, racine: racine?.description, tables: tables,
      notes: notes)
    report.provenance?.reprises = reprises
    report.provenance?.isProvisoire = isProvisoire
    return report
  }
}

extension Periode {
  /// How titles name the period: « 2022 », or « du 1er avril 2022 au 31 octobre 2022 ».
  public var titre: String {
    anneeCivile.map { String($0) }
      ?? "du \(FrenchText.day("\(debut)")) au \(FrenchText.day("\(fin)"))"
  }
}

extension Histoires {
  /// What to tell somebody who asks about a period without any event; nil when it has some.
  public func silence(_ periode: Periode) -> String? {
    if let debut = premierContact, debut > periode.fin {
      return "journal commencé le \(FrenchText.day("\(debut)")) : la période demandée finit avant"
    }
    var first: LocalDate?
    var last: LocalDate?
    for fait in [faits, structure].joined() {
      if periode.contains(fait.date) { return nil }
      first = min(first ?? fait.date, fait.date)
      last = max(last ?? fait.date, fait.date)
    }
    guard let first, let last else { return "le journal ne compte encore aucun événement" }
    return "aucun événement n’est daté de la période ; le journal va du "
      + "\(FrenchText.day("\(first)")) au \(FrenchText.day("\(last)"))"
  }
}
