import Foundation
import Testing

/// Compares a text with the file `Snapshots/<name>` beside the test that asks.
///
/// With RECORD_SNAPSHOTS set it is written, with a warning; without, one that is absent is a failure.
func expectSnapshot(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: filePath).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Snapshots").appendingPathComponent(name)
  try expectSnapshot(text, in: file, sourceLocation: sourceLocation)
}

/// Compares a text with a file that it may be recorded in, as a page of the documentation.
func expectSnapshot(
  _ text: String, in file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let name = file.lastPathComponent
  let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
  if isRecording {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("\(name) is recorded", severity: .warning, sourceLocation: sourceLocation)
    return
  }
  guard FileManager.default.fileExists(atPath: file.path) else {
    Issue.record("\(name) is absent; RECORD_SNAPSHOTS=1 writes it", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  if text == expected { return }
  Attachment.record(text, named: name, sourceLocation: sourceLocation)
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let changes = lines.difference(from: old).map { change in
    switch change {
    case .remove(let offset, let line, _): "− \(offset + 1): \(line)"
    case .insert(let offset, let line, _): "+ \(offset + 1): \(line)"
    }
  }
  let diff = changes.joined(separator: "\n")
  Issue.record("\(name) differs:\n\(diff)", sourceLocation: sourceLocation)
}
