import MiloCore

// What to type to mend what the library says is wrong: the library itself names no verb and no option.

extension Failure {
  /// The failure, with what to type.
  func conseillant(_ conseil: String?) -> Failure {
    guard let conseil, let last = lines.last else { return self }
    return Failure(code: code, lines: lines.dropLast() + ["\(last) (\(conseil))"])
  }
}

extension DossierError {
  /// What to type; nil where the error says it all.
  var conseil: String? {
    switch self {
    case .nonScelle: "« milo sceller », ou --vu-au"
    case .critere: "« milo label » donne ceux qui sont saisis"
    case .vide: "--cellule table/ligne/colonne"
    default: nil
    }
  }
}

extension RejeuError {
  /// What to type; nil where the error says it all.
  var conseil: String? {
    if case .cellule = self { return "« milo stats --format csv » donne les cellules" }
    return nil
  }
}

extension RapportPublieError {
  /// What to type; nil where the error says it all.
  var conseil: String? {
    if case .notAReport = self { return "« milo rapport --html », « milo stats --format json »" }
    return nil
  }
}
