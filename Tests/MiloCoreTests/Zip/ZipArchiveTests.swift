import Foundation
import MiloTestTools
import Testing

@testable import MiloCore

@Suite struct `A zip archive` {
  /// Bytes of each kind that a compressor treats apart.
  private static let contents: [(name: String, bytes: [UInt8])] = [
    ("nothing", []), ("one", [0]), ("three", [1, 2, 3]),
    ("same", [UInt8](repeating: 0x61, count: 100_000)),
    ("every-byte", (0..<70_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }),
    ("far", far(32_767)), ("too-far", far(32_768)), ("lengths", lengths),
  ]

  /// Words that come again so many bytes later.
  private static func far(_ distance: Int) -> [UInt8] {
    let word = Array("le même mot, bien plus loin".utf8)
    return word + (0..<distance - word.count).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) } + word
  }

  /// Repetitions of every length, each after another distance.
  private static var lengths: [UInt8] {
    var bytes = (0..<400).map { UInt8(truncatingIfNeeded: $0 * 167 >> 2) }
    for length in 3...270 {
      bytes += bytes[(length * 5 % 100)..<(length * 5 % 100 + length)] + [UInt8(length & 0xFF)]
    }
    return bytes
  }

  @Test(requires(.python))
  func `is read by others as it was written`() throws {
    var archive = ZipArchive()
    for (name, bytes) in Self.contents { try archive.add(name, bytes) }
    let folder = NSTemporaryDirectory() + "milo-zip-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(archive.bytes).write(to: URL(fileURLWithPath: folder + "/a.zip"))
    let said = try python(
      """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as archive:
          print(archive.testzip())
          for entry in archive.infolist():
              content = archive.read(entry)
              print(entry.filename, entry.date_time[0], content.hex())
      """, folder + "/a.zip")
    let expected = Self.contents.map { name, bytes in
      "\(name) 1980 " + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(said.split(separator: "\n").map(String.init) == ["None"] + expected)
  }

  @Test func `holds what comes again once`() {
    let sizes = Dictionary(
      uniqueKeysWithValues: Self.contents.map { ($0.name, Deflate.compressed($0.bytes).count) })
    #expect((sizes["same"] ?? .max) < 1000)
    let (near, tooFar) = (sizes["far"] ?? 0, sizes["too-far"] ?? 0)
    #expect(near < tooFar - 15, "\(near), \(tooFar)")
  }

  @Test func `refuses more than it can say`() throws {
    var archive = ZipArchive(limit: 2000)
    try archive.add("petit", [1])
    #expect(throws: ZipError.tooLarge(octets: 2001)) {
      try archive.add("grand", [UInt8](repeating: 0, count: 2001))
    }
    #expect("\(ZipError.tooLarge(octets: 5_000_000_000))".contains("5000000000 octets"))
  }

  private func python(_ program: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.python.path))
    process.arguments = ["-c", program] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
