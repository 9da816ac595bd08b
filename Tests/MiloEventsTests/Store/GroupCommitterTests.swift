import Testing

@testable import MiloEvents

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct `A group of writers` {
  @Test func `shares the syncs, and keeps the order given`() throws {
    let disk = TestDisk(folder: "/j")
    let store = FileStore(folder: "/j", system: disk)
    let committer = GroupCommitter(try store.openWriter(.test()))
    let tickets = try ["a", "b", "c"].map { try committer.stage(buffer([$0]), count: 1) }
    let before = disk.calls.count
    #expect(try committer.commit(tickets[2]) == 2..<3)
    let syncs = disk.calls[before...].filter { $0 == "syncData" }.count
    #expect(syncs == 2, "one for the record, one for the lines")
    let after = disk.calls.count
    #expect(try committer.commit(tickets[0]) == 0..<1)
    #expect(disk.calls.count == after, "already on the disk")
    #expect(try store.lines() == ["a", "b", "c"])
  }

  @Test func `tells everybody when the disk fails`() throws {
    let disk = TestDisk(folder: "/j")
    let store = FileStore(folder: "/j", system: disk)
    let committer = GroupCommitter(try store.openWriter(.test()))
    let tickets = try ["a", "b"].map { try committer.stage(buffer([$0]), count: 1) }
    disk.fail(atCall: 2, ENOSPC)
    for ticket in tickets {
      #expect(throws: StoreError.self) { try committer.commit(ticket) }
    }
    disk.repair()
    #expect(throws: StoreError.self) { try committer.stage(buffer(["c"]), count: 1) }
    #expect(try store.lines() == [])
  }

  @Test func `writes each line once when many threads commit`() async throws {
    let folder = TemporaryFolder()
    let store = folder.store
    let committer = GroupCommitter(try store.openWriter(.test()))
    let places = try await withThrowingTaskGroup(of: [(Int, String)].self) { group in
      for task in 0..<8 {
        group.addTask {
          try (0..<40).map { number in
            let line = "\(task) \(number)"
            let ticket = try committer.stage(buffer([line]), count: 1)
            return (try committer.commit(ticket).lowerBound, line)
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let lines = try store.lines()
    #expect(lines.count == 320)
    #expect(places.allSatisfy { lines[$0.0] == $0.1 })
    #expect(Set(places.map(\.0)).count == 320)
  }
}
