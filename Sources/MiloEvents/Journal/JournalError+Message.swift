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
    case .clock(let last, let now):
      "la dernière ligne du journal est datée du \(last), \(duree(from: now, to: last)) après ce que dit "
        + "l’horloge de cette machine (\(now)) : mettez l’horloge à l’heure ; si c’est la ligne qui fut "
        + "écrite sous une horloge en avance, écrivez malgré l’horloge"
    case .exists(let path):
      "« \(path) » est déjà un journal : choisissez un autre dossier"
    case .coffre(let error): error.description
    }
  }
}

/// How long it is from one moment to a later one, in words: its two largest units.
private func duree(from start: RecordedTime, to end: RecordedTime) -> String {
  let minutes = (end.milliseconds - start.milliseconds) / 60_000
  let (days, hours) = (minutes / 1440, minutes / 60 % 24)
  if days > 0 { return "\(days) j \(hours) h" }
  return hours > 0 ? "\(hours) h \(minutes % 60) min" : "\(minutes) min"
}

extension LineFault {
  /// The fault of a line that somebody wants to append: file, number of the line, field.
  public var inputDescription: String {
    segment.isEmpty ? "\(fault)" : "\(segment):\(index + 1): \(fault)"
  }
}
