import MiloEvents

/// Finds events by the hash of their `id`, for the few that are named.
struct EventIndex {
  private var places: [UInt64: [Int]] = [:]

  /// No event is named.
  init() {}

  /// Looks once at every event, and remembers those that are named.
  init(of faits: [Fait], naming hashes: Set<UInt64>) {
    // Sixty-four thousand bits turn most events away before the set is asked.
    var filter = [UInt64](repeating: 0, count: 1024)
    for hash in hashes {
      filter[Int(hash >> 6 & 1023)] |= 1 << (hash & 63)
    }
    for (place, fait) in faits.enumerated() {
      let hash = fait.idHash
      guard filter[Int(hash >> 6 & 1023)] & 1 << (hash & 63) != 0, hashes.contains(hash) else {
        continue
      }
      places[hash, default: []].append(place)
    }
  }

  /// The first event of that id, whatever its source.
  func premier(_ hash: UInt64) -> Int? { places[hash]?.first }

  /// The event that a line of that source names: first in its own source, else the only one (08.1.6).
  func place(of hash: UInt64, from source: UInt16, in faits: [Fait]) -> Int? {
    guard let candidates = places[hash] else { return nil }
    if let own = candidates.first(where: { faits[$0].source == source }) { return own }
    return candidates.count == 1 ? candidates[0] : nil
  }
}
