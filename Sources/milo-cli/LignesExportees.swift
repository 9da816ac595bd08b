import MiloCore
import MiloEvents

/// The lines of a journal that `milo exporter jsonl` gives, filtered.
struct LignesExportees {
  private let arguments: Arguments
  private let snapshot: StoreSnapshot
  /// The instant before which lines were known on the day asked.
  private let limite: RecordedTime?
  /// Those of the period; nil for all.
  private let portee: PorteeExport?

  /// Finds which lines of a journal go out.
  ///
  /// - Throws: where several journals are given, any line that is not valid: such a journal gives none of
  ///   its lines rather than the first ones.
  init(_ arguments: Arguments, _ periode: Periode?, _ tour: Tour) throws(Failure) {
    let journal = try arguments.opened(tour.path, tour.console)
    self.arguments = arguments
    limite = try arguments.limite(journal)
    snapshot = try journalling { () throws(JournalError) in try journal.snapshot() }
    let lecture =
      periode == nil && !tour.isPluriel
      ? nil : try arguments.lire(tour.path, hashing: false, tour.console)
    portee = periode.flatMap { periode in
      lecture.map { PorteeExport($0.histoires, periode) }
    }
  }

  /// Goes through the bytes of the lines, with whether they lost a text, until the body says to stop.
  ///
  /// - Parameter types: the types wanted, as lines write them; all when empty.
  func forEach(_ types: Set<String>, _ body: ([UInt8], Bool) -> Bool) throws(Failure) {
    let texte = Set(arguments.all(Exporter.avecTexte))
    try EventLines.forEach(in: snapshot) { index, line, event in
      if let limite, let recorded = event.recordedTime, recorded >= limite { return false }
      guard types.isEmpty || types.contains(event.type) else { return true }
      if let sujet = arguments[Exporter.sujet], event.subject.map({ !isSame($0, sujet) }) ?? true {
        return true
      }
      guard portee?.contains(index) ?? true else { return true }
      let (shown, isChanged) = event.sansTexte(sauf: texte)
      return body((isChanged ? EventWriter.line(of: shown) : line) + [0x0A], isChanged)
    }
  }
}

extension Arguments {
  /// The instant before which lines were known on the day asked; nil for all lines.
  func limite(_ journal: Journal) throws(Failure) -> RecordedTime? {
    let fuseau = try journalling { () throws(JournalError) in
      try FuseauHoraire(of: journal.identity)
    }
    return self[SharedOptions.vuAu].map { fuseau.end(of: $0) }
  }
}
