import MiloEvents

/// Finds the places of a youth's events by the hashes of their ids.
///
/// Most youths have some thirty events, which a walk goes over faster than any table is filled; a
/// table is made for those who have more, so that each reference costs the same however many they are.
struct PlacesParId {
  private var table: [UInt64: [Int32]] = [:]
  private var isTable = false

  /// Histories longer than this have a table.
  static let peu = 64

  /// Takes the place of the previous youth.
  mutating func load(_ faits: ArraySlice<Fait>) {
    if isTable { table.removeAll() }
    isTable = faits.count > Self.peu
    guard isTable else { return }
    table.reserveCapacity(faits.count)
    for (place, fait) in faits.enumerated() {
      table[fait.idHash, default: []].append(Int32(place))
    }
  }

  /// Gives the places of an id in order, as long as they are wanted.
  @inline(__always)
  func forEach(_ hash: UInt64, in faits: ArraySlice<Fait>, _ wantsMore: (Int) -> Bool) {
    if isTable {
      for place in table[hash] ?? [] {
        guard wantsMore(Int(place)) else { return }
      }
      return
    }
    let first = faits.startIndex
    for place in faits.indices where faits[place].idHash == hash {
      guard wantsMore(place - first) else { return }
    }
  }
}
