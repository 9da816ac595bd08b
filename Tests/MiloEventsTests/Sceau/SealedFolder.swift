import Foundation
import Testing

@testable import MiloEvents

/// A journal on disk, in a folder that goes with the test, and the keys around it.
final class SealedFolder: Sendable {
  static let origin = "milo.example/essai"
  let url: URL
  let key: SigningKey

  var path: String { url.path(percentEncoded: false) }
  var policy: TrustPolicy { TrustPolicy(logs: [key.verifierKey]) }

  init(key: SigningKey? = nil) throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "milo-sceau-\(UUID())", directoryHint: .notDirectory)
    self.key = try key ?? SigningKey(name: Self.origin, privateKey: Ed25519.PrivateKey())
    try Journal.create(
      at: url.path(percentEncoded: false),
      JournalIdentity(origin: Self.origin, source: "/structures/essai"))
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func journal() throws -> Journal { try Journal(path: path) }

  /// Appends appointments held, one a line, recorded one second after the other.
  func append(_ range: Range<Int>, segmentSize: Int = 1 << 20) throws {
    let text = range.map { Self.line($0) + "\n" }.joined()
    let writer = try journal().store.openWriter(.test(segmentSize: segmentSize))
    defer { writer.close() }
    try writer.append(Array(text.utf8), count: range.count)
  }

  static func line(_ number: Int) -> String {
    let digits = String(100_000_000_000 + number)
    return """
      {"specversion":"1.0","id":"0190a3c4-5b6d-7e8f-9a0b-\(digits)","source":"/structures/essai",\
      "type":"org.example.essai","subject":"J\(number % 7)","time":"2022-01-01T00:00:00+01:00",\
      "recordedtime":"\(recorded(number))","data":{"n":\(number)}}
      """
  }

  /// When a line of that number says that it was recorded.
  static func recorded(_ number: Int) -> RecordedTime {
    RecordedTime(milliseconds: 1_640_995_200_000 + Int64(number) * 1000)
  }

  static let now = RecordedTime(milliseconds: 1_700_000_000_000)

  @discardableResult
  func seal(entryBundles: Bool = false, now: RecordedTime = SealedFolder.now) throws -> Seal {
    try journal().seal(with: key, entryBundles: entryBundles, now: now)
  }

  func verify(
    believing: Bool = true, complet: Bool = false, depuis: [UInt8]? = nil
  ) throws -> [Constat] {
    try control(believing: believing, complet: complet, depuis: depuis).constats
  }

  func control(
    believing: Bool = true, complet: Bool = false, depuis: [UInt8]? = nil
  ) throws -> Controle {
    var options = Controle.Options()
    options.politique = believing ? policy : nil
    options.complet = complet
    options.anciens = depuis.map { [("ancien", $0)] } ?? []
    return try Controle(journal(), options)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url.appending(path: name)))
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: url.appending(path: name))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: name))
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(
      at: url.appending(path: name), to: url.appending(path: other))
  }

  /// The names of the segments, in order.
  var segments: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".jsonl") }
        .sorted()
    }
  }
}
