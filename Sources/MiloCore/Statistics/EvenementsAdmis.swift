import MiloEvents

/// What events may count on a line of a table, whatever a journal holds: a figure that rests on others was
/// not counted by the table.
struct EvenementsAdmis: Sendable {
  /// Their kinds.
  var sortes: Set<EventKind>
  /// When they may have happened.
  var moment = Moment.dansLaPeriode
  /// Whether the line counts youths, each once, and nothing else.
  var desJeunes = false

  enum Moment: Sendable {
    case dansLaPeriode
    /// In the period or before: what lasts, what is known at the end.
    case jusquALaFin
    /// In the period or after: what answers to an event of the period.
    case desLeDebut
  }

  init(_ sortes: some Sequence<EventKind>, _ moment: Moment = .dansLaPeriode) {
    self.sortes = Set(sortes)
    self.moment = moment
  }

  /// What makes a youth belong to a population.
  static func population(_ population: Population) -> EvenementsAdmis {
    let sortes: Set<EventKind> =
      switch population {
      case .contact: Kinds.deContact
      case .accompagnes: [Kinds.entretien, Kinds.atelier, Kinds.informationCollective]
      case .entretien, .primos: [Kinds.entretien]
      }
    var admis = EvenementsAdmis(sortes)
    admis.desJeunes = true
    return admis
  }

  /// Whether a date may count over a period; a month may when one of its days does.
  func admet(_ jours: ClosedRange<LocalDate>, _ periode: Periode) -> Bool {
    switch moment {
    case .dansLaPeriode: jours.upperBound >= periode.debut && jours.lowerBound <= periode.fin
    case .jusquALaFin: jours.lowerBound <= periode.fin
    case .desLeDebut: jours.upperBound >= periode.debut
    }
  }
}

extension TablesNationales {
  /// What may count on a line of a national table; nil where nothing is said beforehand.
  ///
  /// - Parameter tables: those of a period; a member of a family is known by its family.
  static func admis(
    _ table: String, _ ligne: String, among tables: [any TableComptable]
  ) -> EvenementsAdmis? {
    tables.first { known in
      known.declaration.id == table
        || (known.membres != nil && table.hasPrefix(known.declaration.id + "."))
    }?.admis(ligne)
  }
}
