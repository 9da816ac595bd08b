import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `The numbers of an evidence file` {
  private let ids = (0..<50).map { "J\($0)" }

  @Test func `are each drawn once, from 1`() {
    var generator = SystemRandomNumberGenerator()
    let numbers = Pseudonymes(Set(ids.map(Octets.init)), using: &generator)
    #expect(ids.compactMap { numbers[$0] }.sorted() == Array(1...50))
    #expect(numbers["J50"] == nil)
  }

  @Test func `are drawn anew for each file`() {
    var generator = SystemRandomNumberGenerator()
    let (one, other) = (
      Pseudonymes(Set(ids.map(Octets.init)), using: &generator),
      Pseudonymes(Set(ids.map(Octets.init)), using: &generator)
    )
    // Equal by chance once in 50! draws.
    #expect(ids.map { one[$0] } != ids.map { other[$0] })
  }
}
