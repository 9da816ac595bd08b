import Foundation
import Testing

/// Compares a text with the file `Snapshots/<name>` beside the test that asks.
///
/// A snapshot that is absent, or any of them when RECORD_SNAPSHOTS is set, is written, with a warning.
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
  guard !isRecording, FileManager.default.fileExists(atPath: file.path) else {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("\(name) is recorded", severity: .warning, sourceLocation: sourceLocation)
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
