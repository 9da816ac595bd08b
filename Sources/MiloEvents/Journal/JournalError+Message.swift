extension JournalError: CustomStringConvertible {
  /// What was found, what was expected and what to do, in French; a line per fault.
  public var description: String {
    switch self {
    case .store(let error): error.description
    case .line(let fault):
      "journal endommagé, ligne \(fault.index) (\(fault.segment), octet \(fault.offset)) : "
        + "\(fault.fault)"
    case .segmentGap(let segment, let expected):
      "journal endommagé : le segment \(segment) ne commence pas à la ligne \(expected) ; "
        + "un segment manque, ou son nom a changé"
    case .identity(let path, let reason): "\(path) : \(reason)"
    case .refused(let faults):
      faults.map(\.inputDescription).joined(separator: "\n")
    case .conflict(let conflict):
      (conflict.subject.map { "« \($0) »" } ?? "le journal")
        + " compte \(lignes(conflict.found)), et non \(conflict.expected) : "
        + "relisez, décidez de nouveau, puis recommencez"
    case .exists(let path):
      "« \(path) » est déjà un journal : choisissez un autre dossier"
    case .coffre(let error): error.description
    }
  }
}

extension LineFault {
  /// The fault of a line that somebody wants to append: file, number of the line, field.
  public var inputDescription: String {
    segment.isEmpty ? "\(fault)" : "\(segment):\(index + 1): \(fault)"
  }
}
