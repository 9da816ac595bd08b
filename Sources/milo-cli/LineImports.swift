import MiloCore
import MiloEvents

/// The import of files of JSON lines: all their events or none, as others wrote them.
struct LineImports {
  private let journal: Journal
  private var lines: [[UInt8]] = []
  private var places: [(file: String, line: Int)] = []

  /// Reads the files.
  init(_ paths: [String], _ journal: Journal, _ console: inout Console) throws(Failure) {
    self.journal = journal
    for path in paths {
      var more = try console.imported(path).split(
        separator: 0x0A, omittingEmptySubsequences: false
      ).map(Array.init)
      if more.last?.isEmpty == true { more.removeLast() }
      places += more.indices.map { (path, $0) }
      lines += more
    }
  }

  /// Appends the events, or only checks them.
  ///
  /// - Parameter isStrict: whether a code that the journal does not know is refused.
  func run(
    dry: Bool, reprise: TakeOver?, isStrict: Bool, coffre: FolderKeyStore?,
    malgreLHorloge: Bool, _ console: inout Console
  ) throws(Failure) -> ExitCode {
    if dry {
      let rehearsal = try console.rehearsal(
        of: journal, reprise: reprise, coffre: coffre, malgreLHorloge: malgreLHorloge)
      let known = try console.knownCodes(of: journal)
      if isStrict { try console.tellUnknownCodes(ofLines: lines, beside: known, isStrict: true) }
      let made = try located { () throws(JournalError) in
        try rehearsal.rehearse(lines, file: "")
      }
      try console.tellUnknownCodes(ofLines: made, beside: known, isStrict: false)
      console.say(
        "\(compte(lines.count, "événement valide", "événements valides")), dont "
          + "\(compte(made.count, "nouveau", "nouveaux")) ; rien n’a été écrit.")
      tellForeignOffsets(&console)
      return .succes
    }
    let writer = try console.writer(
      of: journal, reprise: reprise, coffre: coffre, malgreLHorloge: malgreLHorloge)
    defer { writer.close() }
    let codes = try console.knownCodes(of: journal)
    if isStrict { try console.tellUnknownCodes(ofLines: lines, beside: codes, isStrict: true) }
    let size = writer.count
    let appended = try located { () throws(JournalError) in
      try writer.append(lines: lines, file: "")
    }
    let new = zip(lines, appended).filter { !$1.wasThere }.map(\.0)
    let known = appended.count { $0.wasThere && $0.index < size }
    let doubles = appended.count - new.count - known
    var told = [
      compte(new.count, "événement ajouté", "événements ajoutés"),
      compte(known, "déjà présent", "déjà présents"),
    ]
    if doubles > 0 { told.append(compte(doubles, "ligne en double", "lignes en double")) }
    // The codes of what is written alone are told: what is there already was told of before.
    try console.tellUnknownCodes(ofLines: new, beside: codes, isStrict: false)
    console.say(told.joined(separator: ", ") + ".")
    if reprise != nil, !new.isEmpty {
      console.say(
        "Leurs horodatages sont repris, non constatés : la ligne \(writer.count - 1) du journal le dit, et chaque réponse avec elle."
      )
    }
    tellForeignOffsets(&console)
    return .succes
  }

  /// Says how many lines are not written in the journal's time zone: their local date and year are what
  /// they say, and they are kept so.
  private func tellForeignOffsets(_ console: inout Console) {
    guard let fuseau = FuseauHoraire(journal.identity.fuseau) else { return }
    let count = lines.count { line in
      guard let time = Self.time(of: line) else { return false }
      return !fuseau.estLocale(time)
    }
    guard count > 0 else { return }
    let zone = journal.identity.fuseau
    console.say(
      compte(
        count,
        "ligne a un décalage qui n’est pas celui de \(zone) : sa date est gardée telle qu’elle est écrite.",
        "lignes ont un décalage qui n’est pas celui de \(zone) : leur date est gardée telle qu’elle est écrite."
      ))
  }

  /// The `time` of a line, found without reading the line where our writer made it.
  private static func time(of line: [UInt8]) -> String? {
    LineMarker.time.offset(in: line).map { place in
      String(
        decoding: line[(place + LineMarker.time.count)...].prefix { $0 != UInt8(ascii: "\"") },
        as: UTF8.self)
    } ?? (try? EventReader.event(in: line))?.time
  }

  /// Runs an import whose faults then name the file and line they come from.
  private func located<Result>(
    _ body: () throws(JournalError) -> Result
  ) throws(Failure) -> Result {
    try journalling { () throws(JournalError) in
      do throws(JournalError) {
        return try body()
      } catch {
        guard case .refused(let faults) = error else { throw error }
        throw .refused(
          faults.map { fault in
            guard places.indices.contains(fault.index) else { return fault }
            var fault = fault
            (fault.segment, fault.index) = places[fault.index]
            return fault
          })
      }
    }
  }
}
