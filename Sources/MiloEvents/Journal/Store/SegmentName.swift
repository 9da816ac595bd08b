/// The name of a segment: the index of its first line, in twenty digits.
struct SegmentName: Equatable, Sendable {
  let firstLine: Int

  init(firstLine: Int) {
    self.firstLine = firstLine
  }

  /// Reads a file name, and refuses any that is not exactly what `text` writes.
  init?(_ text: String) {
    guard let dot = text.firstIndex(of: "."), let first = Int(text[..<dot]), first >= 0 else {
      return nil
    }
    self.init(firstLine: first)
    guard self.text == text else { return nil }
  }

  var text: String { paddedNumber(firstLine) + ".jsonl" }
}

/// A number in twenty digits, so that the order of names is the order of numbers.
func paddedNumber(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 20 - digits.utf8.count)) + digits
}

/// A place between two lines: a segment, an offset in it, and the index of the line that follows.
struct LinePosition: Equatable, Sendable {
  var segment: Int
  var offset: Int
  var line: Int
}
