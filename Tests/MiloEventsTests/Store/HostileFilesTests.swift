import MiloTestTools
import Testing

@testable import MiloEvents

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What stands in the place of a file is refused at once, and what is too long costs no memory.
@Suite struct `Things that are not the files of a journal` {
  static let first = "00000000000000000000.jsonl"

  @Test(.endsInTheEnd, arguments: [first, "00000000000000000001.jsonl", ".lot"])
  func `a pipe, a folder or a device is refused and never waited for`(_ name: String) throws {
    let folder = TemporaryFolder()
    folder.write(Self.first, "a\n")
    let path = folder.path + "/" + name
    for (make, kind) in [
      ({ mkfifo(path, 0o644) }, FileKind.device), ({ mkdir(path, 0o755) }, .folder),
      ({ symlink("/dev/zero", path) }, .device),
    ] {
      folder.remove(name)
      #expect(make() == 0)
      #expect(throws: StoreError.notAFile(path: path, found: kind)) {
        try folder.store.snapshot()
      }
      #expect(throws: StoreError.notAFile(path: path, found: kind)) {
        try folder.store.openWriter(.test())
      }
      #expect(kind != .folder || rmdir(path) == 0)
      #expect(folder.names().allSatisfy { $0 != ".verrou" })
    }
  }

  @Test(.endsInTheEnd, arguments: ["journal.json", "checkpoint", "journal.json.note"])
  func `so are those in the place of the small files of a seal`(_ name: String) throws {
    let folder = try SealedFolder()
    try folder.append(0..<3)
    try folder.seal()
    let path = folder.path + "/" + name
    try folder.remove(name)
    #expect(mkfifo(path, 0o644) == 0)
    let refused = StoreError.notAFile(path: path, found: .device)
    #expect {
      _ = try folder.verify()
    } throws: {
      if case JournalError.store(let error) = $0 { error == refused } else { false }
    }
    // A file of ten gibibytes, which takes no place.
    try folder.remove(name)
    try folder.write([], name)
    #expect(truncate(path, 10 << 30) == 0)
    #expect {
      _ = try folder.verify()
    } throws: {
      if case JournalError.store(.tooLong(path, _, 10 << 30)) = $0 { true } else { false }
    }
  }

  @Test func `a folder whose name ends as a file's does is a journal all the same`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/j.jsonl"
    defer {
      unlink(path + "/journal.json")
      rmdir(path)
    }
    try Journal.create(at: path, JournalIdentity(origin: "milo.example/j", source: "/j"))
    #expect(try Journal(path: path).identity.source == "/j")
  }

  @Test func `a plain file is told from a folder that is no journal`() throws {
    let folder = TemporaryFolder()
    #expect {
      _ = try Journal(path: folder.path + "/journal.json")
    } throws: {
      if case JournalError.store(.notAFolder(let path)) = $0 {
        path == folder.path + "/journal.json"
      } else {
        false
      }
    }
  }

  @Test func `a hole longer than memory is a tail that is read past, and kept without its holes`()
    throws
  {
    let folder = TemporaryFolder()
    folder.write(Self.first, "a\nb\n")
    let path = folder.path + "/" + Self.first
    let length = 300 << 20
    #expect(truncate(path, length) == 0)
    let snapshot = try folder.store.snapshot()
    #expect(try snapshot.lines() == ["a", "b"])
    #expect(snapshot.tail?.kind == .zeros)
    #expect(snapshot.tail?.byteCount == length - 4)
    let writer = try folder.store.openWriter(.test())
    let aside = try #require(writer.setAside)
    #expect(aside.byteCount == length - 4)
    var info = stat()
    #expect(stat(aside.path, &info) == 0)
    #expect(Int(info.st_size) == length - 4)
    #expect(Int(info.st_blocks) * 512 < 1 << 20)
    try writer.append(["c"])
    #expect(try folder.store.lines() == ["a", "b", "c"])
  }

  @Test func `a journal with more segments than files may be open is read and written`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let lines = (0..<400).map { "line \($0)" }
      try folder.store.openWriter(.test(segmentSize: 1)).append(lines)
      // The runner has files of its own open, which this process was born with.
      let open = (Int32(0)..<1024).last { fcntl($0, F_GETFD) >= 0 } ?? 0
      let most = rlim_t(open + 40)
      var limit = rlimit(rlim_cur: most, rlim_max: most)
      #if canImport(Darwin)
        #expect(setrlimit(RLIMIT_NOFILE, &limit) == 0)
      #else
        #expect(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      #endif
      #expect(try folder.store.lines() == lines)
      let snapshot = try folder.store.snapshot()
      let scan = try JournalScan.read(snapshot, .counting)
      #expect(scan.lineCount == 400)
      let locator = LineLocator(scan, of: snapshot)
      #expect(try locator.place(of: 7)?.line == Array("line 7".utf8))
      try folder.store.openWriter(.test(segmentSize: 1)).append(["last"])
      #expect(try folder.store.lines() == lines + ["last"])
    }
  }

  @Test func `every error number has its words in French`() {
    for code in Int32(1)...140 {
      let words = reason(ofSystemError: code)
      #expect(words != String(cString: strerror(code)))
      #expect(words.first?.isLowercase == true)
      #expect(!words.contains("error"))
    }
    let error = StoreError(SystemFailure(call: "open", code: EMFILE), path: "/j/x")
    #expect("\(error)".contains("« /j/x », ce programme a trop de fichiers ouverts (appel open)"))
  }
}

/// A line longer than any valid one is counted, hashed and reported, and never held.
@Suite struct `A line longer than any valid one` {
  private static let long = [UInt8](repeating: UInt8(ascii: "x"), count: 3_000_000)

  private static func store(_ lines: [[UInt8]]) -> MemoryStore {
    MemoryStore(lines.flatMap { $0 + [newline] })
  }

  @Test(arguments: [1 << 12, 100_000, 1 << 20, 1 << 24])
  func `is found at its place whatever the pieces it is read in`(_ chunkSize: Int) throws {
    let valid = (0..<6).map { Array(SealedFolder.line($0).utf8) }
    var lines = valid
    lines.insert(Self.long, at: 2)
    lines.insert(Array(Self.long.prefix(70_000)), at: 5)
    let snapshot = try Self.store(lines).snapshot()
    var options = JournalScan.Options()
    options.chunkSize = chunkSize
    options.hashing = true
    options.reportsAllFaults = true
    let scan = try JournalScan.read(snapshot, options)
    #expect(scan.lineCount == 8)
    #expect(scan.chunks.flatMap(\.leafHashes) == lines.map { MerkleTree.leafHash($0) })
    let faults = scan.chunks.flatMap(\.faults)
    #expect(faults.map(\.index) == [2, 5])
    #expect(faults.map(\.fault.rule) == [.longueur, .longueur])
    #expect(
      faults.map(\.fault.found) == ["une ligne de 3000000 octets", "une ligne de 70000 octets"])
    let offset = valid[0].count + valid[1].count + 2
    #expect(faults.first?.offset == offset)
    let locator = LineLocator(scan, of: snapshot)
    for (index, line) in lines.enumerated() where line.count <= EventReader.longestLine {
      #expect(try locator.place(of: index)?.line == line)
    }
    #expect(try locator.place(of: 2)?.offset == offset)
    #expect(try locator.place(of: 2)?.line.count == EventReader.longestLine + 1)
  }

  @Test func `stops a reading of the events one by one, with its true length`() throws {
    let snapshot = try Self.store([Array(SealedFolder.line(0).utf8), Self.long]).snapshot()
    var lines = JournalLines(snapshot)
    #expect(try lines.next()?.index == 0)
    #expect {
      _ = try lines.next()
    } throws: {
      guard case JournalError.line(let fault) = $0 else { return false }
      return fault.index == 1 && fault.fault.found == "une ligne de 3000000 octets"
    }
  }

  @Test func `without its end is no line, and the last whole line is found behind it`() throws {
    let store = MemoryStore(Array("a\nb\n".utf8) + Self.long)
    let snapshot = try store.snapshot()
    #expect(try snapshot.lines() == ["a", "b"])
    #expect(snapshot.tail?.byteCount == Self.long.count)
  }
}

extension JournalScan.Options {
  /// Counts lines, whatever they say.
  static var counting: JournalScan.Options {
    var options = JournalScan.Options()
    options.decoding = false
    options.reportsAllFaults = true
    return options
  }
}
