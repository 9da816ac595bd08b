import Testing

@testable import MiloEvents

@Suite struct `What outside times say of lines` {
  private static func minute(_ minute: Int) -> RecordedTime {
    RecordedTime(milliseconds: Int64(minute) * 60_000)
  }

  private static func seen(_ size: Int, at minute: Int, by name: String = "t") -> Sighting {
    Sighting(
      head: TreeHead(size: size, root: Digest()), time: Self.minute(minute),
      how: "vue par le témoin « \(name) »")
  }

  /// The first lines of the findings, for lines recorded at these minutes.
  private func found(
    _ minutes: [Int], _ sightings: [Sighting], tolerance: Int = 10, now: Int? = nil
  ) -> [Int] {
    let check = TimeCheck(
      sightings, tolerance: tolerance, now: now.map { Self.minute($0) })
    return check.findings(minutes.enumerated().map { ($0.offset, Self.minute($0.element)) })
      .map(\.first)
  }

  @Test func `is nothing without any`() {
    #expect(found([0, 50, 10_000], []) == [])
  }

  @Test func `is within the tolerance, to the minute`() {
    let sightings = [Self.seen(2, at: 100)]
    #expect(found([0, 110, 90, 95], sightings) == [])
    #expect(found([0, 111, 90], sightings) == [1])
    #expect(found([0, 100, 89, 89, 90, 89], sightings) == [2, 5])
    #expect(found([0, 101, 99], sightings, tolerance: 0) == [1, 2])
  }

  @Test func `is that of the earliest sight of a head`() {
    let sightings = [Self.seen(2, at: 300), Self.seen(2, at: 100), Self.seen(2, at: 200)]
    #expect(found([0, 100, 100], sightings) == [])
    #expect(found([0, 150, 80], sightings) == [1, 2])
  }

  @Test func `of a short head seen late bounds no line that a longer one held before`() {
    // Three heads; the first was shown to an authority years later.
    let sightings = [Self.seen(2, at: 9000), Self.seen(4, at: 200), Self.seen(6, at: 300)]
    #expect(found([0, 50, 100, 190, 250, 290, 400], sightings) == [])
    // Its lines were there when the longer one was seen.
    #expect(found([0, 250, 150, 190, 250, 290, 400], sightings) == [1])
    #expect(found([0, 50, 100, 190, 150, 290, 280], sightings) == [4, 6])
  }

  @Test func `of the empty journal bounds all lines`() {
    #expect(found([0, 95], [Self.seen(0, at: 100)]) == [0])
  }

  @Test func `counts what the machine’s clock has not come to`() {
    #expect(found([0, 110, 111, 112], [], now: 100) == [2])
    // What a witness says is said first.
    let check = TimeCheck([Self.seen(1, at: 50)], tolerance: 10, now: Self.minute(100))
    let message = check.findings([(0, Self.minute(500))]).first?.message
    #expect(message?.contains("« t »") == true)
  }

  @Test func `survives times at both ends of what can be counted`() {
    let ends = [Int64.min, .min + 1, 0, .max - 1, .max].map(RecordedTime.init(milliseconds:))
    for seen in ends {
      for tolerance in [0, 10, .max] {
        let check = TimeCheck(
          [Sighting(head: .empty, time: seen, how: ""), Self.seen(9, at: 0)],
          tolerance: tolerance, now: seen)
        let found = check.findings(ends.enumerated().map { ($0.offset, $0.element) })
        #expect(found.count <= ends.count)
      }
    }
    #expect(RecordedTime(seconds: .max) == nil)
    #expect(RecordedTime(seconds: UInt64(Int64.max)) == nil)
    #expect(RecordedTime(seconds: 60) == Self.minute(1))
  }

  /// An honest journal: lines one after the other, heads shown at once, now and then an old one again.
  @Test(arguments: 0..<50)
  func `is nothing about an honest journal, and names any line moved across a sight`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var (minutes, sightings, now): ([Int], [Sighting], Int) = ([], [], 0)
    for _ in 0..<60 {
      now += Int.random(in: 0...40, using: &random)
      if Int.random(in: 0..<4, using: &random) > 0 {
        minutes.append(now)
      } else {
        let isOld = Int.random(in: 0..<5, using: &random) == 0
        let old = sightings.randomElement(using: &random)?.head.size
        sightings.append(
          Self.seen(
            isOld ? old ?? minutes.count : minutes.count,
            at: now + Int.random(in: 0...10, using: &random)))
      }
    }
    // A head shown again late may be the only sight of its size: it bounds by the longer ones alone.
    let longest = sightings.map(\.head.size).max() ?? 0
    sightings.append(Self.seen(longest, at: now))
    #expect(found(minutes, sightings) == [], "\(minutes) \(sightings)")
    for line in minutes.indices {
      let held = sightings.filter { $0.head.size > line }.map { $0.time.milliseconds / 60_000 }
        .min()
      if let held {
        var moved = minutes
        moved[line] = Int(held) + 11
        #expect(found(moved, sightings) == [line])
      }
    }
  }
}
