import MiloCore
import MiloEvents

// What to type to mend what the library says is wrong: the library itself names no verb and no option.

extension Failure {
  /// The failure, with what to type.
  func conseillant(_ conseil: String?) -> Failure {
    guard let conseil, let last = lines.last else { return self }
    // Two parentheses in a row would read as one remark.
    let advised = last.hasSuffix(")") ? "\(last) ; \(conseil)" : "\(last) (\(conseil))"
    return Failure(code: code, lines: lines.dropLast() + [advised])
  }
}

extension DossierError {
  /// What to type; nil where the error says it all.
  var conseil: String? {
    switch self {
    case .nonScelle: "« milo sceller », ou --vu-au"
    case .critere: "« milo label » donne ceux qui sont saisis"
    case .vide: "--cellule table/ligne/colonne"
    case .horsDePortee: "« milo verifier » les nomme"
    case .chiffre(let error): error.conseil
    default: nil
    }
  }
}

extension RejeuError {
  /// What to type; nil where the error says it all.
  var conseil: String? {
    switch self {
    case .cellule: "« milo stats --format csv » donne les cellules"
    case .statistiques(let error): error.conseil
    default: nil
    }
  }
}

extension RapportPublieError {
  /// What to type; nil where the error says it all.
  var conseil: String? {
    if case .notAReport = self { return "« milo rapport --html », « milo stats --format json »" }
    return nil
  }
}

extension StatistiquesError {
  /// What to type; nil where the error says it all.
  var conseil: String? {
    if case .table = self { return "« milo tables » donne la liste" }
    return nil
  }
}

extension ExplicationError {
  /// What to type; nil where the error says it all.
  var conseil: String? {
    if case .statistiques(let error) = self { return error.conseil }
    return nil
  }
}

extension FormeError {
  /// What to type; nil where the error says it all.
  var conseil: String? { chemin.hasSuffix(".type") ? FieldError.conseilType : nil }
}

extension JournalError {
  /// What to type; nil where the error says it all.
  var conseil: String? {
    if case .clock = self { return "--malgre-l-horloge" }
    guard case .refused(let faults) = self else { return nil }
    return faults.lazy.compactMap(\.fault.conseil).first
  }
}

extension FieldError {
  static let conseilType = "« milo catalogue » les donne tous"

  /// What to type; nil where the error says it all.
  var conseil: String? {
    switch field {
    case "type": Self.conseilType
    // In a take-over the recorded time has to be there.
    case "recordedtime" where expected.hasPrefix("rien"): "« --reprise » garde celui des lignes"
    default: nil
    }
  }
}

extension Failure {
  /// Statistics that cannot be computed.
  init(_ error: StatistiquesError) {
    self = Failure(code: .usage, message: error.description).conseillant(error.conseil)
  }

  /// The failure of a yearly report that cannot be made.
  init(_ error: RapportError) {
    if case .statistiques(let error) = error {
      self.init(error)
    } else {
      self.init(code: .refus, message: "\(error)")
    }
  }
}
