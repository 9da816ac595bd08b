/// The rooms of a source tree from the lowest to the highest, and who looks up from one to the next.
///
/// What a file declares and what it names are read as words: no compiler is asked. A word counts when it
/// can only mean one thing: a type or a function declared in one room alone, or a member that one room adds
/// to types of others and that nobody else declares.
struct Rooms {
  /// The folders, lowest first.
  let names: [String]
  private var files: [(path: String, room: Int, words: SourceWords)] = []

  init(_ names: [String]) {
    self.names = names
  }

  /// The room of a file: the longest folder named that holds it; nil where none does.
  func room(of path: String) -> Int? {
    names.indices.filter { path.hasPrefix(names[$0] + "/") }.max {
      names[$0].utf8.count < names[$1].utf8.count
    }
  }

  /// Takes a file in, under its path from the folder of all sources.
  ///
  /// - Returns: false for a file in no room.
  mutating func add(_ path: String, _ text: String) -> Bool {
    guard let room = room(of: path) else { return false }
    files.append((path, room, SourceWords(text)))
    return true
  }

  /// Names of a higher room in a lower one: « file : name, of room ».
  var looksUp: [String] {
    var types: [String: Set<Int>] = [:]
    var functions: [String: Set<Int>] = [:]
    var members: [String: Set<Int>] = [:]
    var ownMembers: Set<String> = []
    var declared: [String: Int] = [:]
    for file in files {
      for type in file.words.types { types[type, default: []].insert(file.room) }
      for function in file.words.functions { functions[function, default: []].insert(file.room) }
    }
    for file in files {
      for (name, extended) in file.words.members {
        if let extended, types[extended] != [file.room] {
          members[name, default: []].insert(file.room)
        } else {
          ownMembers.insert(name)
        }
      }
      for name in file.words.declared {
        declared[name] = min(declared[name] ?? .max, file.room)
      }
    }
    var found: [String] = []
    for file in files {
      func note(_ name: String, _ rooms: Set<Int>?) {
        guard let rooms, rooms.count == 1, let room = rooms.first, room > file.room else { return }
        found.append("\(file.path) : \(name), de \(names[room])")
      }
      for name in file.words.used where declared[name].map({ $0 > file.room }) ?? false {
        note(name, types[name])
      }
      for name in file.words.called
      where !ownMembers.contains(name) && members[name] == nil && types[name] == nil {
        if !file.words.declared.contains(name) { note(name, functions[name]) }
      }
      for name in file.words.asked
      where !ownMembers.contains(name) && types[name] == nil && functions[name] == nil {
        note(name, members[name])
      }
    }
    return found.sorted()
  }
}

/// The words of a Swift file that say what it declares and what it names.
struct SourceWords {
  /// Types declared outside any other.
  private(set) var types: Set<String> = []
  /// Functions and values declared outside any type.
  private(set) var functions: Set<String> = []
  /// What types and extensions declare, each with the type that the file extends; nil in a type of its own.
  private(set) var members: [(name: String, extended: String?)] = []
  /// Every name declared, however deep, private ones too.
  private(set) var declared: Set<String> = []
  /// Every word.
  private(set) var used: Set<String> = []
  /// Words called as functions, after no dot.
  private(set) var called: Set<String> = []
  /// Words after a dot.
  private(set) var asked: Set<String> = []

  init(_ text: String) {
    let code = Self.code(of: Array(text.utf8))
    var (depth, place) = (0, 0)
    var extended: String?
    var introducer: String?
    var isPrivate = false
    while place < code.count {
      let byte = code[place]
      guard Self.isWordByte(byte) else {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        if byte == 0x0A { isPrivate = false }
        if byte != 0x20, byte != UInt8(ascii: "`") { introducer = nil }
        place += 1
        continue
      }
      let start = place
      while place < code.count, Self.isWordByte(code[place]) { place += 1 }
      let word = String(decoding: code[start..<place], as: UTF8.self)
      let next = place < code.count ? code[place] : 0
      switch word {
      case "private", "fileprivate": isPrivate = next != UInt8(ascii: "(")
      case "struct", "enum", "class", "actor", "protocol", "typealias", "extension", "func", "var",
        "let", "case":
        introducer = word
        continue
      default: break
      }
      used.insert(word)
      if start > 0, code[start - 1] == UInt8(ascii: ".") {
        asked.insert(word)
      } else if next == UInt8(ascii: "("), introducer == nil {
        called.insert(word)
      }
      guard let kind = introducer else { continue }
      introducer = nil
      if kind == "extension" {
        if depth == 0 { extended = word }
        continue
      }
      declared.insert(word)
      if isPrivate { continue }
      let isType = !["func", "var", "let", "case"].contains(kind)
      if depth > 0 {
        members.append((word, depth == 1 ? extended : nil))
      } else if isType {
        extended = nil
        types.insert(word)
      } else {
        functions.insert(word)
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
      || byte >= 0x80
  }

  /// The code without its comments and the words of its texts; what texts interpolate stays.
  private static func code(of text: [UInt8]) -> [UInt8] {
    var code: [UInt8] = []
    var place = 0
    // For each text being read, how many parentheses are open in what it interpolates; 0 in its words.
    var texts: [Int] = []
    while place < text.count {
      let byte = text[place]
      let next = place + 1 < text.count ? text[place + 1] : 0
      if texts.last == 0 {
        if byte == UInt8(ascii: "\\") {
          if next == UInt8(ascii: "(") {
            texts[texts.count - 1] = 1
            code.append(0x20)
          }
          place += 1
        } else if byte == UInt8(ascii: "\"") {
          texts.removeLast()
          code.append(0x20)
        }
        place += 1
        continue
      }
      if byte == UInt8(ascii: "/"), next == UInt8(ascii: "/") {
        while place < text.count, text[place] != 0x0A { place += 1 }
        continue
      }
      if byte == UInt8(ascii: "\"") {
        texts.append(0)
      } else {
        if !texts.isEmpty { texts[texts.count - 1] += byte == 40 ? 1 : byte == 41 ? -1 : 0 }
        code.append(byte)
      }
      place += 1
    }
    return code
  }
}
