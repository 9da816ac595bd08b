import MiloEvents

/// The lines already read that further ones make count otherwise: those that their corrections name, and
/// what corrected these before.
struct FormerLines {
  /// Their indexes.
  private(set) var lines: Set<UInt32> = []
  /// The places of the youths whose events they are, or were.
  private(set) var places: Set<Int> = []
  /// Whether one of them is a fact of the structure.
  private(set) var touchesStructure = false

  /// Those that the lines of a scan name; nil when a whole reading has to tell.
  init?(_ histoires: Histoires, namedBy scan: JournalScan) {
    var named: Set<UInt64> = []
    for chunk in scan.chunks {
      for fait in chunk.block.faits {
        if fait.kind == EffectiveFaits.fusion { return nil }
        if let hash = EffectiveFaits.named(by: fait, in: chunk.block.words) {
          named.insert(hash)
        }
      }
    }
    guard Self.idsStandOnce(histoires, scan) else { return nil }
    guard !named.isEmpty else { return }
    find(named, in: histoires)
    // An event that a fusion or another correction is, or became, is for a whole reading.
    let corrections = histoires.corrections.filter { correction in
      correction.target.map { lines.contains($0.line) } ?? false
    }
    if histoires.corrections.contains(where: { named.contains($0.fait.idHash) }) { return nil }
    lines.formUnion(corrections.map(\.fait.line))
  }

  /// Whether no id comes under a second source: what names it might then name nothing.
  private static func idsStandOnce(_ histoires: Histoires, _ scan: JournalScan) -> Bool {
    let known = Set(histoires.sources.texts)
    let own = scan.sources.reduce(into: Set()) { $0.formUnion($1.texts) }
    guard known.union(own).count > 1 else { return true }
    let corrections = Set(histoires.corrections.map(\.fait.idHash))
    var met: Set<UInt64> = []
    for fait in scan.chunks.lazy.flatMap(\.block.faits) {
      guard met.insert(fait.idHash).inserted, !corrections.contains(fait.idHash),
        histoires.idSources(of: fait.idHash).isEmpty
      else { return false }
    }
    return true
  }

  /// Finds the events of some ids, by one look at all.
  private mutating func find(_ named: Set<UInt64>, in histoires: Histoires) {
    let whole = histoires.whole
    for (place, fait) in whole.faits.enumerated() where named.contains(fait.idHash) {
      lines.insert(fait.line)
      places.insert(whole.place(ofFait: place))
    }
    for (place, own) in histoires.changed {
      for fait in own.faits where named.contains(fait.idHash) {
        lines.insert(fait.line)
        places.insert(place)
      }
    }
    for fait in histoires.structure where named.contains(fait.idHash) {
      lines.insert(fait.line)
      touchesStructure = true
    }
    for fait in histoires.cancelled + histoires.unknown where named.contains(fait.idHash) {
      lines.insert(fait.line)
    }
  }

  /// Replays these lines and those of a scan, as if nothing else had been written.
  ///
  /// - Parameter event: gives the event of a line.
  /// - Returns: nil when a line cannot be read any more, or a file was merged.
  func replay(
    with scan: JournalScan, before limit: RecordedTime?, hash: ByteHash,
    _ event: (UInt32) -> Event?
  ) -> EffectiveFaits? {
    var replayed = scan
    if !lines.isEmpty {
      var former: [(index: Int, event: Event)] = []
      for line in lines.sorted() {
        guard let written = event(line), let known = try? Catalogue.upcast(written) else {
          return nil
        }
        former.append((Int(line), known))
      }
      replayed = JournalScan(lines: former, hash: hash).followed(by: scan)
    }
    do throws(EffectiveFaits.CacheDamaged) {
      let effective = try EffectiveFaits(replayed, before: limit, hash: hash) { _ in nil }
      let isMerged = [effective.faits, effective.cancelled].joined()
        .contains { $0.kind == EffectiveFaits.fusion }
      return isMerged ? nil : effective
    } catch {
      return nil
    }
  }
}
