import Testing

@testable import MiloEvents

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct `A killed process` {
  /// The child appends until it is killed, and notes what was acknowledged in another file.
  @Test(arguments: [3, 11, 40, 90])
  func `leaves what it was told is safe, and no half batch`(_ milliseconds: Int) async throws {
    let folder = TemporaryFolder()
    let path = folder.path
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, milliseconds = milliseconds as Int] in
      let system = SystemFileSystem()
      let writer = try FileStore(folder: path).openWriter(.test(segmentSize: 5000))
      let notes = try OpenFile(path + "/notes", .createNew, on: system)
      // The child dies by itself at this moment, wherever it is.
      Task.detached {
        system.pause(milliseconds: milliseconds)
        kill(getpid(), SIGKILL)
      }
      var batch = 0
      while true {
        try writer.append((0..<10).map { "\(batch) \($0)" })
        try notes.write([UInt8(ascii: ".")], at: batch)
        batch += 1
      }
    }
    let acknowledged = (folder.read("notes") ?? "").utf8.count
    let lines = try folder.store.lines()
    let expected = (0..<lines.count / 10).flatMap { batch in (0..<10).map { "\(batch) \($0)" } }
    #expect(lines == expected)
    #expect(lines.count >= acknowledged * 10)
    let writer = try folder.store.openWriter(.test(segmentSize: 5000))
    try writer.append(["after"])
    #expect(try folder.store.lines() == expected + ["after"])
    if milliseconds > 20 { #expect(acknowledged > 0) }
  }
}
