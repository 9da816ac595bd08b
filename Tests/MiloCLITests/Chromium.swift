import Foundation
import MiloTestTools

/// A browser without a window, when one is installed: a page opened as a person would open the file.
struct Chromium {
  private let path: String

  /// The browser of the machine; nil when there is none.
  static let installed = Tool.chromium.path.map { Chromium(path: $0) }

  /// The document that the browser made of a file, its scripts run, as HTML.
  func document(of file: String, fragment: String = "") throws -> String {
    let profile = NSTemporaryDirectory() + "milo-chromium-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: profile) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile)",
      "--virtual-time-budget=20000", "--dump-dom", "file://\(file)\(fragment)",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
