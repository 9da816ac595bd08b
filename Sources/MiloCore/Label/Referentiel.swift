public import MiloEvents

/// The label's criteria, the evidence tied to them and the improvement actions, as they stand at a date.
///
/// The national referential is not public: the structure enters its own criteria. Of a criterion and
/// of an action, the last event dated by then holds, taken whole (08.1.10); every piece of evidence
/// dated by then counts.
public struct Referentiel: Sendable {
  /// Something entered, and the line that says it.
  public struct Saisie<Donnees: EventData>: Hashable, Sendable {
    /// The fields.
    public let donnees: Donnees
    /// The local date of the event.
    public let date: LocalDate
    /// The local day when it was recorded.
    public let enregistree: LocalDate
    /// Index of the line.
    public let index: Int
    /// The `id` of the event.
    public let id: String

    /// Whether it was recorded long after its date: it may have been entered for the audit.
    public var isTardive: Bool { enregistree - date > Referentiel.joursDeRetard }
  }

  /// What is recorded more days than these after its date is *tardif*.
  public static let joursDeRetard = 30

  /// The date.
  public let date: LocalDate
  /// The criteria, by axis then code; those without axis last.
  public let criteres: [Critere]
  /// The evidence, in time order.
  public let preuves: [Saisie<Preuve>]
  /// The improvement actions, by code.
  public let ameliorations: [Saisie<Amelioration>]

  /// The audits, in time order.
  public let audits: [Saisie<AuditLabel>]
  /// What the auditors said, in time order.
  public let avis: [Saisie<AvisAudit>]

  /// Reads what was entered by the end of a day, as known on the day of the view.
  public init(_ lecture: Lecture, au date: LocalDate) {
    self.date = date
    let kinds = (
      EventKind(of: Critere.self), EventKind(of: Preuve.self), EventKind(of: Amelioration.self),
      EventKind(of: AuditLabel.self), EventKind(of: AvisAudit.self)
    )
    var audits: [Saisie<AuditLabel>] = []
    var avis: [Saisie<AvisAudit>] = []
    var criteres: [String: Critere] = [:]
    var ameliorations: [String: Saisie<Amelioration>] = [:]
    var preuves: [Saisie<Preuve>] = []
    for fait in lecture.histoires.structure where fait.date <= date {
      switch fait.kind {
      case kinds.0:
        if let saisie = lecture.saisie(fait, as: Critere.self) {
          criteres[saisie.donnees.code.text] = saisie.donnees
        }
      case kinds.1:
        if let saisie = lecture.saisie(fait, as: Preuve.self) { preuves.append(saisie) }
      case kinds.2:
        if let saisie = lecture.saisie(fait, as: Amelioration.self) {
          ameliorations[saisie.donnees.code.text] = saisie
        }
      case kinds.3:
        if let saisie = lecture.saisie(fait, as: AuditLabel.self) { audits.append(saisie) }
      case kinds.4:
        if let saisie = lecture.saisie(fait, as: AvisAudit.self) { avis.append(saisie) }
      default: break
      }
    }
    self.audits = audits
    self.avis = avis
    self.criteres = criteres.values.sorted {
      ($0.axe == nil ? 1 : 0, $0.axe?.text ?? "", $0.code.text)
        < ($1.axe == nil ? 1 : 0, $1.axe?.text ?? "", $1.code.text)
    }
    self.preuves = preuves
    self.ameliorations = ameliorations.values.sorted {
      $0.donnees.code.text < $1.donnees.code.text
    }
  }

  /// The evidence of a criterion, in time order.
  public func preuves(de critere: String) -> [Saisie<Preuve>] {
    preuves.filter { $0.donnees.critere.text == critere }
  }

  /// The improvement actions of a criterion, by code.
  public func ameliorations(de critere: String) -> [Saisie<Amelioration>] {
    ameliorations.filter { $0.donnees.critere?.text == critere }
  }

  /// The last audit that opens a label: an initial one, or a renewal.
  public var dernierAudit: Saisie<AuditLabel>? {
    audits.last { $0.donnees.genre != .suivi }
  }

  /// What the auditors said of a criterion, in time order.
  public func avis(de critere: String) -> [Saisie<AvisAudit>] {
    avis.filter { $0.donnees.critere.text == critere }
  }

  /// The codes of criteria that evidence or actions name and nobody entered, sorted.
  public var criteresInconnus: [String] {
    let known = Set(criteres.map(\.code.text))
    let named =
      preuves.map(\.donnees.critere.text) + ameliorations.compactMap(\.donnees.critere?.text)
    return Set(named).subtracting(known).sorted()
  }
}

extension Amelioration {
  /// Whether the action is still to be done.
  public var isOuverte: Bool { etat == .prevue || etat == .engagee }

  /// Whether the action is still to be done after its planned end.
  public func isEnRetard(au date: LocalDate) -> Bool {
    isOuverte && echeance.map { $0 < date } ?? false
  }
}

extension Lecture {
  fileprivate func saisie<Donnees: EventData>(
    _ fait: Fait, as type: Donnees.Type
  ) -> Referentiel.Saisie<Donnees>? {
    // The line was read and checked with the journal: it can be decoded again.
    guard let event = effectiveEvent(at: Int(fait.line)),
      let donnees = try? event.donnees(as: type)
    else { return nil }
    return Referentiel.Saisie(
      donnees: donnees, date: fait.date,
      enregistree: histoires.fuseau.date(at: fait.recorded), index: Int(fait.line),
      id: event.id)
  }
}
