import Foundation
import MiloTestTools
import Testing

@testable import MiloEvents

/// Judges instances by their schemas with Python's `jsonschema`, an implementation of the standard
/// that owes us nothing.
private enum PythonValidator {
  static let script = """
    import decimal, json, sys
    from jsonschema import Draft202012Validator
    def load(text): return json.loads(text, parse_float=decimal.Decimal)
    for line in open(sys.argv[1], encoding="utf-8"):
        case = load(line)
        if case.get("self"):
            Draft202012Validator.check_schema(case["schema"])
            validator = Draft202012Validator(
                case["schema"], format_checker=Draft202012Validator.FORMAT_CHECKER)
            continue
        print("oui" if validator.is_valid(case["instance"]) else "non")
    """

  static func run(_ arguments: [String]) -> (code: Int32, out: String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Tool.jsonschema.path ?? "python3")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}

@Suite struct `The JSON Schema of a kind` {
  private func line(_ kind: String, _ data: JSONValue) -> JSONValue {
    [
      "specversion": "1.0", "id": "e", "source": "/s", "type": .string("fr.milo.\(kind).v1"),
      "subject": "J1", "time": "2022-03-14T09:30:00+01:00", "data": data,
    ]
  }

  /// Lines of the kind, each with whether the catalogue accepts it.
  private func samples(_ declaration: EventDeclaration) throws -> [(
    line: JSONValue, isAccepted: Bool
  )] {
    var maker = EventMaker(seed: UInt64(declaration.kind.rawValue))
    maker.isWild = true
    var samples: [(line: JSONValue, isAccepted: Bool)] = []
    for _ in 0..<12 { samples.append((try json(maker.event(of: declaration).line), true)) }
    for refusal in refusals where refusal.kind == declaration.nom && refusal.isInSchema {
      samples.append((line(refusal.kind, try json(refusal.data)), false))
    }
    for (kind, data) in acceptances where kind == declaration.nom {
      samples.append((line(kind, try json(data)), true))
    }
    guard case .object(let whole) = samples[0].line else { return samples }
    for change in [
      ["specversion": "2.0"], ["type": "fr.milo.autre.v1"], ["id": ""], ["zone": ["a"]],
      ["zone": .number("1.5")], ["zone": 3_000_000_000], ["Zone": "a"],
      ["recordedtime": "2022-01-01"],
    ] as [[String: JSONValue]] {
      var changed = whole
      for (name, value) in change { changed[name] = value }
      samples.append((.object(changed), false))
    }
    for name in ["specversion", "id", "source", "type", "time", "data"] {
      var cut = whole
      cut[name] = nil
      samples.append((.object(cut), false))
    }
    return samples
  }

  @Test(requires(.jsonschema))
  func `accepts and refuses what the catalogue does`() throws {
    var text = ""
    var expected: [(line: JSONValue, isAccepted: Bool)] = []
    func add(_ value: JSONValue) {
      text += String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) + "\n"
    }
    for declaration in Catalogue.declarations {
      add(["self": true, "schema": JSONSchema.schema(of: declaration)])
      for (line, isAccepted) in try samples(declaration) {
        add(["instance": line])
        expected.append((line, isAccepted))
      }
    }
    let file = NSTemporaryDirectory() + "milo-schemas-\(UUID()).jsonl"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let run = try #require(PythonValidator.run(["-c", PythonValidator.script, file]))
    #expect(run.code == 0, "every schema is one of draft 2020-12")
    let answers = run.out.split(separator: "\n").map { $0 == "oui" }
    try #require(answers.count == expected.count)
    for (answer, (line, isAccepted)) in zip(answers, expected) where answer != isAccepted {
      let text = String(decoding: JSONWriter.bytes(of: line), as: UTF8.self)
      Issue.record("the schema \(answer ? "accepts" : "refuses") \(text.prefix(400))")
      // The catalogue itself must agree with what is expected of the schema.
      let isRead = (try? EventReader.event(in: Array(text.utf8))) != nil
      #expect(isRead == isAccepted)
    }
  }

  @Test func `names the kind, and every field in order`() throws {
    let declaration = try #require(Catalogue.declaration(named: "contact"))
    guard case .object(let schema) = JSONSchema.schema(of: declaration),
      case .object(let properties)? = schema["properties"],
      case .object(let data)? = properties["data"],
      case .object(let fields)? = data["properties"]
    else {
      Issue.record("the schema has no data")
      return
    }
    #expect(schema["$schema"]?.string == JSONSchema.dialect)
    #expect(fields.members.map(\.name) == ["canal", "sens"])
    #expect(data["required"] == ["canal"])
    #expect(schema["additionalProperties"] == false)
  }

  @Test func `is one of the whole catalogue`() {
    guard case .object(let schema) = JSONSchema.catalogue, case .array(let kinds)? = schema["oneOf"]
    else {
      Issue.record("the schema of the catalogue is no choice")
      return
    }
    #expect(kinds.count == Catalogue.declarations.count)
  }
}
