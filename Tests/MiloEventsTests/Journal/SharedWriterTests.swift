import Foundation
import Testing

@testable import MiloEvents

/// A journal on the real disk.
private final class FolderJournal: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "milo-journal-\(UUID())"
    try Journal.create(
      at: path, JournalIdentity(origin: "milo.example/b", source: "/structures/besancon"))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct `Threads that share a writer` {
  /// Some appends are refused, and some repeated, while others are on their way to the disk.
  @Test func `each find their lines where they were told`() async throws {
    let folder = try FolderJournal()
    let journal = try Journal(path: folder.path)
    let writer = try journal.writer(HandClock("2022-03-14T10:00:00.000Z"))
    let told = try await withThrowingTaskGroup(of: [String: Int].self) { group in
      for task in 0..<6 {
        group.addTask {
          var told: [String: Int] = [:]
          for round in 0..<25 {
            let ids = (0...round % 3).map { "e\(task)-\(round)-\($0)" }
            let events = ids.map { contact($0, subject: "J\(task)") }
            for (id, place) in zip(ids, try writer.append(events)) {
              #expect(!place.wasThere)
              told[id] = place.index
            }
            let wrong =
              [contact("x\(task)-\(round)"), contact("")]
              + [event("y\(task)", "contact", [:])]
            #expect(throws: JournalError.self) { try writer.append(wrong) }
            let again = try writer.append(events)
            #expect(again.allSatisfy { $0.wasThere })
            #expect(again.map(\.index) == ids.map { told[$0] })
          }
          return told
        }
      }
      return try await group.reduce(into: [:]) { $0.merge($1) { _, last in last } }
    }
    writer.close()
    var lines = JournalLines(try journal.snapshot())
    var found: [String: Int] = [:]
    while let next = try lines.next() { found[next.event.id] = next.index }
    #expect(found == told)
    #expect(found.count == 6 * (25 + 8 + 16))
    #expect(try Verification(journal).constats.isEmpty)
  }

  @Test func `agree on the version of a subject`() async throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    let wins = await withTaskGroup(of: Int.self) { group in
      for task in 0..<4 {
        group.addTask {
          (0..<50).count { round in
            var expectation = JournalWriter.Expectation()
            expectation.subject = ("J1", round)
            return (try? writer.append([contact("e\(task)-\(round)")], expecting: expectation))
              != nil
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(try sample.lines.count == wins, "nothing was lost, nothing written twice")
    #expect(writer.version(ofSubject: "J1") == wins)
    #expect(wins >= 1 && wins <= 50)
  }
}

@Suite struct `Two processes` {
  @Test func `write one after the other, and lose nothing`() async throws {
    let folder = try FolderJournal()
    let path = folder.path
    // The child says by a file that it has the lock, and keeps it until another file says enough.
    async let child: Void = {
      await #expect(processExitsWith: .success) { [path = path as String] in
        let writer = try Journal(path: path).writer(HandClock("2022-03-14T10:00:00.000Z"))
        try writer.append([contact("c0")])
        try Data().write(to: URL(fileURLWithPath: path + "/pret"))
        var round = 1
        while !FileManager.default.fileExists(atPath: path + "/assez"), round < 400_000 {
          try writer.append([contact("c\(round)")])
          round += 1
          try await Task.sleep(for: .milliseconds(5))
        }
        writer.close()
      }
    }()
    while !FileManager.default.fileExists(atPath: path + "/pret") {
      try await Task.sleep(for: .milliseconds(5))
    }
    let journal = try Journal(path: path)
    let clock = HandClock("2022-03-14T11:00:00.000Z")
    let error = #expect(throws: JournalError.self) { try journal.writer(clock) }
    if case .store(.locked(_, let holder, _))? = error {
      #expect(holder?.pid != nil, "the message names the holder")
    } else {
      Issue.record("\(String(describing: error))")
    }
    #expect(try journal.scan().lineCount > 0, "readers need no lock")
    try Data().write(to: URL(fileURLWithPath: path + "/assez"))
    await child
    let written = try journal.scan().lineCount
    let appended = try journal.writer(clock).append([contact("p0"), contact("c0")])
    #expect(appended.map(\.index) == [written, 0])
    #expect(appended.map(\.wasThere) == [false, true])
    #expect(try journal.scan().lineCount == written + 1)
    #expect(try Verification(journal).constats.isEmpty)
  }
}
