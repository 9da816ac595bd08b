import Foundation
import MiloEvents
import MiloTestTools
import Testing

/// An implementation of JSON Schema that owes us nothing, in Python.
enum JugeDeSchema {
  /// Whether each value is of the form that a schema says, the schema itself being a right one.
  static func accepte(_ values: [JSONValue], _ schema: JSONValue) throws -> [Bool] {
    let file = NSTemporaryDirectory() + "milo-schema-\(UUID()).json"
    let whole: JSONValue = ["schema": schema, "cas": .array(values)]
    try Data(JSONWriter.bytes(of: whole)).write(to: URL(fileURLWithPath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let answers = try python(
      """
      import json, sys
      from jsonschema import Draft202012Validator
      whole = json.load(open(sys.argv[1], encoding="utf-8"))
      Draft202012Validator.check_schema(whole["schema"])
      validator = Draft202012Validator(whole["schema"])
      for case in whole["cas"]: print("oui" if validator.is_valid(case) else "non")
      """, file)
    try #require(answers.count == values.count)
    return answers.map { $0 == "oui" }
  }

  private static func python(_ script: String, _ argument: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.jsonschema.path))
    process.arguments = ["-c", script, argument]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
