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

  /// The sources under which an id stands, at most two of them.
  func sources(of hash: UInt64) -> [UInt16] {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return entries[low...].prefix(2).prefix { $0.hash == hash }.map(\.source)
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
    let sources = idSources(of: hash)
    return sources.count == 1 && sources[0] != source
  }

  /// The sources under which an id stands, corrections left out; of many, at least two.
  func idSources(of hash: UInt64) -> [UInt16] {
    let first = idSources.value {
      IdSources(
        [faits, structure, cancelled, unknown].map { faits in
          laterIds.isEmpty ? faits : faits.filter { $0.line < lineage.lineCount }
        })
    }
    return first.sources(of: hash) + (laterIds[hash] ?? [])
  }
}
