import Testing

@testable import MiloEvents

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Every meeting of a reader and a writer: the writer stops at each of its calls, and that
/// happens at each look of the reader.
@Suite struct `A reader without a lock` {
  static let first = ["a", "b"]
  /// A whole batch, then one that stops on its way.
  static let passing = [["c"], ["d", "e", "f"]]
  static let stopping: [[String]] = [["g"], ["g", "h", "i", "j"]]

  /// - Parameter isStale: whether the record was left open by a power cut after the first batch.
  @Test(arguments: stopping, [false, true])
  func `sees what was acknowledged, and never part of a batch`(
    _ last: [String], _ isStale: Bool
  ) throws {
    var meetings = 0
    for passing in [[], Self.passing] {
      for call in 1...12 {
        var look = 0
        var isOver = false
        while !isOver {
          look += 1
          var disk = TestDisk(folder: "/j")
          let options = WriterOptions.test(segmentSize: 8)
          try FileStore(folder: "/j", system: disk).openWriter(options).append(Self.first)
          if isStale { disk = disk.afterPowerCut { false } }
          let store = FileStore(folder: "/j", system: disk)
          let ready = isStale ? nil : try store.openWriter(options)
          disk.atLook(look) { [disk] in
            guard let writer = try? ready ?? store.openWriter(options) else { return }
            for lines in passing { _ = try? writer.append(lines) }
            disk.fail(atCall: call, EIO, lasting: true)
            _ = try? writer.append(last)
          }
          let seen = try store.lines()
          isOver = !disk.eventIsOver
          let all = Self.first + passing.flatMap(\.self)
          let whole = [Self.first, Self.first + passing.prefix(1).flatMap(\.self), all, all + last]
          #expect(whole.contains(seen), "look \(look), call \(call)")
          meetings += 1
        }
      }
    }
    #expect(meetings > 200)
  }
}
