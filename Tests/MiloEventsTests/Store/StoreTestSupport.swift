import Testing

@testable import MiloEvents

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension WriterOptions {
  static func test(segmentSize: Int = 1 << 20, lockWait: Duration = .zero) -> WriterOptions {
    WriterOptions(
      segmentSize: segmentSize, lockWait: lockWait, clock: { "2023-04-06T10:15:00.000Z" })
  }
}

/// The bytes of some lines, each with its line feed.
func buffer(_ lines: [String]) -> [UInt8] {
  lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
}

extension LineWriter {
  @discardableResult
  func append(_ lines: [String]) throws(StoreError) -> Range<Int> {
    try append(buffer(lines), count: lines.count)
  }
}

extension StoreSnapshot {
  /// The lines as text; whoever calls has checked that they are terminated.
  func lines() throws(StoreError) -> [String] {
    var bytes: [UInt8] = []
    for segment in segments.indices { bytes += try self.bytes(ofSegment: segment) }
    #expect(bytes.isEmpty || bytes.last == newline)
    return bytes.split(separator: newline, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

extension LineStore {
  func lines() throws(StoreError) -> [String] { try snapshot().lines() }
}

/// A repeatable sequence of random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9e37_79b9_7f4a_7c15
    var value = seed
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}

/// A folder of the real disk that goes with the test.
final class TemporaryFolder: Sendable {
  let path: String
  private let system = SystemFileSystem()

  init() {
    var template = Array("/tmp/milo-store-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      mkdtemp(buffer.baseAddress.unsafelyUnwrapped).map { String(cString: $0) } ?? ""
    }
    precondition(!path.isEmpty)
    write("journal.json", "{}")
  }

  deinit {
    for name in names(".rebut") { unlink("\(path)/.rebut/\(name)") }
    rmdir(path + "/.rebut")
    for name in names() { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  func write(_ name: String, _ text: String) {
    remove(name)
    guard let file = try? OpenFile("\(path)/\(name)", .createNew, on: system) else {
      Issue.record("cannot write \(name)")
      return
    }
    try? file.write(Array(text.utf8)[...], at: 0)
  }

  func read(_ name: String) -> String? {
    guard let file = try? OpenFile("\(path)/\(name)", .read, on: system),
      let size = try? file.status().size, let bytes = try? file.bytes(in: 0..<size)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  func remove(_ name: String) {
    unlink("\(path)/\(name)")
  }

  func names(_ folder: String = ".") -> [String] {
    ((try? system.listFolder("\(path)/\(folder)")) ?? []).sorted()
  }

  var store: FileStore { FileStore(folder: path) }
}
