/// Names for sheets: as a spreadsheet takes them, each once whatever the case of its letters.
struct SheetNames {
  /// The most UTF-16 units that a name holds.
  private static let limit = 31
  /// What no name holds.
  private static let forbidden = Set<Character>("[]:*?/\\")
  /// Names taken; spreadsheets keep the first two for themselves.
  private var taken: Set<String> = ["history", "historique"]

  /// A name for a sheet that is about something.
  mutating func name(for title: String) -> String {
    let words = title.harmlessWords.map { Self.forbidden.contains($0) ? " " : String($0) }.joined()
      .split(separator: " ").joined(separator: " ")
    let plain = Self.cut(words, to: Self.limit)
    let base = plain.isEmpty ? "Feuille" : plain
    if take(base) { return base }
    // Titles that begin alike often end otherwise.
    let ends = Self.ends(of: words)
    if words.utf16.count > Self.limit, take(ends) { return ends }
    var number = 2
    while true {
      let suffix = " (\(number))"
      let name = Self.cut(base, to: Self.limit - suffix.utf16.count) + suffix
      if take(name) { return name }
      number += 1
    }
  }

  private mutating func take(_ name: String) -> Bool {
    taken.insert(name.lowercased()).inserted
  }

  /// The beginning and the end of a title too long.
  private static func ends(of title: String) -> String {
    let head = title.prefix(limit / 2)
    let tail = title.suffix(limit / 2)
    guard head.utf16.count + tail.utf16.count < limit else { return cut(title, to: limit) }
    return trimmed(head) + "…" + trimmed(tail)
  }

  /// The beginning of a title, at a space where there is one in its second half; no apostrophe is first or
  /// last, which a spreadsheet refuses.
  private static func cut(_ title: String, to limit: Int) -> String {
    var text = title[...]
    if title.utf16.count > limit {
      var length = 0
      let kept = title.prefix { character in
        length += character.utf16.count
        return length < limit
      }
      let space = kept.lastIndex(of: " ").flatMap { space in
        kept[..<space].utf16.count > limit / 2 ? space : nil
      }
      text = kept[..<(space ?? kept.endIndex)]
      while let last = text.last, " ,;'’(–-".contains(last) { text.removeLast() }
      return trimmed(text) + "…"
    }
    return trimmed(text)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == "'" || text.first == " " { text.removeFirst() }
    while text.last == "'" || text.last == " " { text.removeLast() }
    return String(text)
  }
}
