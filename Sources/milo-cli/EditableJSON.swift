import MiloEvents

/// JSON as people edit it: what fits on a line stays on it.
enum EditableJSON {
  /// The text of a value, its last line ended; an object or a list that is the whole is always opened.
  static func text(of value: JSONValue, width: Int = 80) -> String {
    broken(value, indent: "", width: width) + "\n"
  }

  /// - Parameter before: how much of the line stands before the value.
  private static func text(
    _ value: JSONValue, indent: String, before: Int, width: Int
  ) -> String {
    let line = flat(value)
    return before + line.count < width ? line : broken(value, indent: indent, width: width)
  }

  private static func broken(_ value: JSONValue, indent: String, width: Int) -> String {
    let inner = indent + "  "
    switch value {
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map {
        inner + text($0, indent: inner, before: inner.count, width: width)
      }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let object) where !object.members.isEmpty:
      let lines = object.members.map { member in
        let start = inner + flat(.string(member.name)) + ": "
        return start + text(member.value, indent: inner, before: start.count, width: width)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    default: return flat(value)
    }
  }

  /// The value on one line.
  private static func flat(_ value: JSONValue) -> String {
    switch value {
    case .array(let elements): return "[\(elements.map(flat).joined(separator: ", "))]"
    case .object(let object):
      let members = object.members.map { "\(flat(.string($0.name))): \(flat($0.value))" }
      return members.isEmpty ? "{}" : "{ \(members.joined(separator: ", ")) }"
    default: return String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }
  }
}
