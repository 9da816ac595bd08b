import MiloEvents
import Synchronization

/// Finds the sources under which an `id` stands, where several share a journal (08.1.6).
struct IdSources: Sendable {
  private let entries: [(hash: UInt64, source: UInt16)]

  /// Sorts the ids of all events once.
  init(_ lists: [[Fait]]) {
    var entries: [(hash: UInt64, source: UInt16)] = []
    entries.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for faits in lists { for fait in faits { entries.append((fait.idHash, fait.source)) } }
    entries.sort { $0.hash < $1.hash }
    self.entries = entries
  }

  /// Whether the id stands once, and under another source only.
  func isUnique(_ hash: UInt64, outside source: UInt16) -> Bool {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].hash == hash, entries[low].source != source else {
      return false
    }
    return low + 1 == entries.count || entries[low + 1].hash != hash
  }
}

/// The sources of ids, sorted the first time somebody asks.
final class LazyIdSources: Sendable {
  private let made = Mutex<IdSources?>(nil)

  func value(_ make: () -> IdSources) -> IdSources {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}

extension Histoires {
  /// Whether an `id` that a line names stands once in the journal, and under other sources only.
  ///
  /// - Complexity: the first question sorts the journal's ids; asked only where several sources share
  ///   one.
  func isUnique(_ hash: UInt64, outside source: UInt16) -> Bool {
    idSources.value { IdSources([faits, structure, cancelled, unknown]) }
      .isUnique(hash, outside: source)
  }
}
