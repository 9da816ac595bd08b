import Dispatch
public import MiloEvents
import Synchronization

/// A figure in the making: a value that applies histories, youth after youth, and merges.
///
/// `merge` is associative and commutative, and the value before any `apply` is its neutral element:
/// order of merging and places of splitting change nothing. The same projection therefore runs on
/// one core, on all cores, and on many machines.
public protocol Projection: Sendable {
  /// What the projection says in the end.
  associatedtype Resultat
  /// Takes one youth's whole history into account.
  mutating func apply(_ histoire: Histoire)
  /// Takes into account what was seen elsewhere.
  mutating func merge(_ other: Self)
  /// What the projection says of everything applied.
  var resultat: Resultat { get }
}

/// A projection that looks at events one by one, each youth's in time order.
public protocol EventProjection: Projection {
  /// Takes one effective event of one youth into account.
  mutating func apply(_ event: EffectiveEvent)
}

extension EventProjection {
  /// Applies the youth's events in time order.
  public mutating func apply(_ histoire: Histoire) {
    for event in histoire.events { apply(event) }
  }
}

extension Histoires {
  /// Runs a projection over all youths, on all cores.
  ///
  /// - Parameters:
  ///   - empty: the projection before anything was applied.
  ///   - workers: how many cores take part.
  public func fold<P: Projection>(_ empty: P, workers: Int = JournalScan.Options().workers) -> P {
    let slice = max(64, (placeCount + workers * 8 - 1) / (workers * 8))
    let next = Atomic<Int>(0)
    let total = Mutex(empty)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var partial = empty
      while true {
        let start = next.wrappingAdd(slice, ordering: .relaxed).oldValue
        guard start < placeCount else { break }
        apply(start..<min(start + slice, placeCount), to: &partial)
      }
      let seen = partial
      total.withLock { $0.merge(seen) }
    }
    return total.withLock { $0 }
  }

  /// Applies the histories at some places.
  func apply<P: Projection>(_ places: Range<Int>, to projection: inout P) {
    for place in places {
      let histoire = histoire(at: place)
      if !histoire.faits.isEmpty { projection.apply(histoire) }
    }
  }
}
