import MiloCore
public import MiloEvents

/// What every store of lines promises to a journal, to check of one's own.
///
/// ```swift
/// @Test(arguments: StorePromise.allCases) func `keeps`(_ promise: StorePromise) throws {
///   try promise.check { try MyStore() }
/// }
/// ```
public enum StorePromise: String, CaseIterable, Sendable {
  /// A new store has no line.
  case isEmptyAtFirst
  /// Lines get the indexes that follow, and are there for whoever opens the store next.
  case keepsLinesInOrder
  /// What a snapshot sees does not move when others append.
  case givesSnapshotsThatStay
  /// A second writer is refused until the first one is closed; a closed one writes nothing.
  case hasOneWriter
  /// Bytes that are not whole lines are refused, change nothing, and leave the writer usable.
  case refusesWhatIsNotLines
  /// Lines are read in pieces of any size.
  case isReadInPieces
  /// A journal in it has the lines and the root that it has in memory, and nothing to report.
  case holdsAJournal

  /// Checks the promise.
  ///
  /// - Parameter make: makes an empty store, another one each time.
  /// - Throws: ``BrokenPromise``, or what the store throws where it should not.
  public func check(_ make: () throws -> any LineStore) throws {
    let store = try make()
    switch self {
    case .isEmptyAtFirst:
      let writer = try store.openWriter(Self.options)
      defer { writer.close() }
      try expect(writer.lineCount, 0, "lignes pour l’écrivain")
      try expect(store.snapshot().byteCount, 0, "octets")
      try expect(store.snapshot().segments.count, 0, "segments")
    case .keepsLinesInOrder:
      let writer = try store.openWriter(Self.options)
      try expect(try writer.append(Self.bytes(["a"]), count: 1), 0..<1, "premier ajout")
      try expect(try writer.append(Self.bytes(["b", "é", "d"]), count: 3), 1..<4, "lot")
      try expect(try writer.append([], count: 0), 4..<4, "ajout de rien")
      writer.close()
      let next = try store.openWriter(Self.options)
      defer { next.close() }
      try expect(next.lineCount, 4, "lignes à la réouverture")
      try expect(try next.append(Self.bytes(["e"]), count: 1), 4..<5, "ajout suivant")
      try expect(try Self.text(store), "a\nb\né\nd\ne\n", "octets")
      try expect(try store.snapshot().lineCount(), 5, "lignes comptées")
    case .givesSnapshotsThatStay:
      let writer = try store.openWriter(Self.options)
      defer { writer.close() }
      try writer.append(Self.bytes(["a"]), count: 1)
      let snapshot = try store.snapshot()
      try writer.append(Self.bytes(["b"]), count: 1)
      try expect(try Self.text(snapshot), "a\n", "octets de l’instantané")
    case .hasOneWriter:
      let writer = try store.openWriter(Self.options)
      try refuses("un second écrivain") { _ = try store.openWriter(Self.options) }
      writer.close()
      try refuses("un ajout après la fermeture") {
        _ = try writer.append(Self.bytes(["a"]), count: 1)
      }
      let next = try store.openWriter(Self.options)
      defer { next.close() }
      writer.close()
      try refuses("un second écrivain, quand le premier se ferme deux fois") {
        _ = try store.openWriter(Self.options)
      }
    case .refusesWhatIsNotLines:
      let writer = try store.openWriter(Self.options)
      defer { writer.close() }
      for (bytes, count) in [
        (Self.bytes(["a", "b"]), 1), (Array("a\nb".utf8), 2), ([97, 0, 10], 1),
      ] {
        try refuses("\(bytes) pour \(count) ligne(s)") {
          _ = try writer.append(bytes, count: count)
        }
      }
      try expect(try writer.append(Self.bytes(["a"]), count: 1), 0..<1, "ajout après un refus")
      try expect(try Self.text(store), "a\n", "octets")
    case .isReadInPieces: try checkReading(store)
    case .holdsAJournal: try checkJournal(store)
    }
  }

  private func checkReading(_ store: any LineStore) throws {
    let writer = try store.openWriter(Self.options)
    defer { writer.close() }
    let lines = (0..<500).map { "ligne \($0) " + String(repeating: "x", count: $0 % 97) }
    for line in lines.prefix(100) { try writer.append(Self.bytes([line]), count: 1) }
    try writer.append(Self.bytes(Array(lines[100...])), count: 400)
    let snapshot = try store.snapshot()
    let whole = lines.map { $0 + "\n" }.joined()
    for size in [1 << 16, 4096, 37, 1 << 20] {
      var read: [UInt8] = []
      for segment in snapshot.segments.indices {
        var offset = 0
        while offset < snapshot.segments[segment].byteCount {
          var piece = [UInt8](repeating: 0, count: size)
          let count = try piece.withUnsafeMutableBytes {
            try snapshot.read(segment: segment, at: offset, into: $0)
          }
          guard count > 0 else { break }
          read += piece[..<count]
          offset += count
        }
      }
      try expect(String(decoding: read, as: UTF8.self), whole, "octets lus par \(size)")
    }
  }

  private func checkJournal(_ store: any LineStore) throws {
    let identity = JournalIdentity(origin: "milo.example/essai", source: "/structures/essai")
    var roots: [Digest] = []
    for store in [store, MemoryStore()] {
      let journal = Journal(identity: identity, store: store)
      var options = JournalWriter.Options { RecordedTime(milliseconds: 1_700_000_000_000) }
      // The same lines in both, what is drawn at random included.
      options.random = { 0 }
      let writer = try JournalWriter(journal, options)
      for number in 0..<20 {
        try writer.append([
          try Event(
            id: "e\(number)", source: identity.source, subject: "J\(number % 3)",
            time: "2022-03-14T09:30:00+01:00", Accueil(site: "siege"))
        ])
      }
      writer.close()
      let verification = try Controle(journal)
      try expect(verification.constats.count, 0, "constats de la vérification")
      try expect(verification.taille, 20, "lignes du journal")
      if let root = try Lecture(journal, hashing: true).racine { roots.append(root) }
    }
    try expect(roots.count, 2, "racines")
    try expect(roots[0], roots[1], "racine")
  }

  private func expect<T: Equatable>(
    _ found: @autoclosure () throws -> T, _ expected: T, _ what: String
  ) throws {
    let found = try found()
    guard found == expected else {
      throw BrokenPromise(promise: self, reason: "\(what) : trouvé \(found), attendu \(expected)")
    }
  }

  private func refuses(_ what: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch is StoreError {
      return
    }
    throw BrokenPromise(promise: self, reason: "\(what) : accepté, un refus était attendu")
  }

  private static let options = WriterOptions(lockWait: .zero) { "2023-04-06T10:15:00.000Z" }

  private static func bytes(_ lines: [String]) -> [UInt8] {
    lines.flatMap { Array($0.utf8) + [10] }
  }

  private static func text(_ store: any LineStore) throws -> String {
    try text(store.snapshot())
  }

  private static func text(_ snapshot: StoreSnapshot) throws -> String {
    String(
      decoding: try snapshot.segments.indices.flatMap { try snapshot.bytes(ofSegment: $0) },
      as: UTF8.self)
  }
}

/// A promise that a store did not keep.
public struct BrokenPromise: Error, CustomStringConvertible {
  /// Which one.
  public let promise: StorePromise
  /// What was found, and what was expected, in French.
  public let reason: String

  /// The promise, and what was found.
  public var description: String { "\(promise.rawValue) : \(reason)" }
}
