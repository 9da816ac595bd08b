import Foundation
import Testing

@testable import MiloCore
@testable import MiloEvents

@Suite struct `A reading that rests on a cache` {
  /// A journal in a folder that goes with the test, whose segments are short.
  private final class Folder: Sendable {
    let path = NSTemporaryDirectory() + "milo-cache-\(UUID())"
    let journal: Journal

    init(smallestPart: Int = 1) throws {
      self.smallestPart = smallestPart
      let identity = JournalIdentity(origin: "o", source: "/s", fuseau: "Europe/Paris")
      try Journal.create(at: path, identity)
      journal = try Journal(path: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func append(_ lines: some Collection<[UInt8]>, segmentSize: Int = 40_000) throws {
      let options = WriterOptions(
        segmentSize: segmentSize, lockWait: .zero, clock: { "2023-04-06T10:15:00.000Z" })
      let writer = try FileStore(folder: path, digest: .sha256).openWriter(options)
      defer { writer.close() }
      for line in lines { try writer.append(line + [newline], count: 1) }
    }

    /// Bytes under which the last lines are not kept apart; by default every part is kept, however short.
    let smallestPart: Int

    var cache: CacheFolder {
      get throws {
        var folder = try #require(CacheFolder(of: journal))
        folder.smallestPart = smallestPart
        return folder
      }
    }

    /// What the cache has of the lines as they are now.
    func scan() throws -> CachedScan {
      try CachedScan(journal.snapshot(), cache, keeps: false, JournalScan.Options())
    }

    /// The histories that the cache keeps, and those of the lines behind them; nil when it has none, or when
    /// these lines change too much.
    func kept() throws -> Histoires? {
      let scan = try scan()
      guard let union = scan.union, let rest = scan.rest else { return nil }
      let lines = try LineLocator(scan.scan, of: journal.snapshot())
      return try Histoires.kept(
        union.bytes, scan.parts, followedBy: rest, hash: scan.hash,
        fuseau: FuseauHoraire(of: journal.identity),
        tableaux: [], vues: nil
      ) { index in
        try? lines.place(of: Int(index)).flatMap { try? EventReader.event(in: $0.line) }
      }
    }

    func lecture(
      vuAu: LocalDate? = nil, isWritten: Bool = true, told: Told? = nil
    ) throws -> Lecture {
      try Lecture(
        journal, vuAu: vuAu, hashing: true,
        cache: Lecture.Cache(cache, isWritten: isWritten) { told?.segments = $0 })
    }

    var files: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: path + "/.cache")) ?? []).sorted()
    }
  }

  private final class Told: @unchecked Sendable {
    var segments: [String] = []
  }

  private func tables(_ lecture: Lecture) throws -> [ReportTable] {
    var options = Statistiques.Options()
    options.evolution = true
    return try Statistiques(lecture.histoires, Periode(annee: 2021), options).tables
  }

  @Test(arguments: 1...10, [1, 1 << 16])
  func `gives what reading every line gives, wherever the journal was cut and on any day`(
    seed: Int, smallestPart: Int
  ) throws {
    let folder = try Folder(smallestPart: smallestPart)
    var random = SplitMix(seed: UInt64(seed))
    var rest = WildJournal.lines(seed: UInt64(seed), count: 500)[...]
    while !rest.isEmpty {
      let count = 1 + random.below(160)
      try folder.append(rest.prefix(count))
      rest = rest.dropFirst(count)
      let jour = LocalDate(day: Int32(19_000 + random.below(90)))
      // A view is read first as often as the whole.
      for vuAu in random.below(2) == 0 ? [nil, jour] : [jour, nil] {
        let read = try folder.lecture(vuAu: vuAu)
        let expected = try Lecture(folder.journal, vuAu: vuAu, hashing: true)
        #expect(WildJournal.known(read) == WildJournal.known(expected))
      }
    }
    #expect(folder.files.filter { $0.hasSuffix(".faits") }.count > 1)
    #expect(try tables(folder.lecture()) == tables(Lecture(folder.journal)))
    let check = try CacheCheck(folder.journal, folder.cache, isComplete: true)
    #expect(check.constats == [])
    #expect(try Lecture(folder.journal).constat(du: folder.cache) == nil)
  }

  @Test func `makes the histories again from what it keeps of them, few new lines included`() throws
  {
    let folder = try Folder(smallestPart: 1 << 16)
    let lines = WildJournal.lines(seed: 12, count: 900)
    try folder.append(lines.prefix(800))
    #expect(try folder.scan().union == nil)
    _ = try folder.lecture()
    #expect(try folder.scan().parts.count > 3)
    let known = try #require(try folder.kept())
    #expect(try known.faits.count == folder.lecture().histoires.faits.count)
    var followed = 0
    // A fusion, and what corrects a correction, make a whole reading of all that follows.
    let plain = lines.dropFirst(800).filter { line in
      !["fusion", "rectification"].contains { String(decoding: line, as: UTF8.self).contains($0) }
    }
    for line in plain {
      try folder.append([line])
      guard let kept = try folder.kept() else { continue }
      // Nothing was kept of the new lines, and ids are numbered alike.
      #expect(try folder.scan().rest?.chunks.isEmpty == false)
      var options = JournalScan.Options()
      options.hash = kept.hash
      let scan = try JournalScan.read(folder.journal.snapshot(), options)
      let effective = try EffectiveFaits(scan, before: nil, hash: kept.hash) { _ in nil }
      let read = try Histoires(
        effective, hash: kept.hash, fuseau: FuseauHoraire(of: folder.journal.identity))
      #expect(ComparedHistoires(read, kept).areSame)
      followed += 1
    }
    #expect(followed > 20)
  }

  @Test(arguments: 1...3)
  func `gives a writer what it must know, as reading every line does`(seed: Int) throws {
    let folder = try Folder(smallestPart: 1 << 16)
    let lines = WildJournal.lines(seed: UInt64(seed), count: 500)
    try folder.append(lines.prefix(300))
    _ = try folder.lecture()
    try folder.append(lines[300..<320])
    #expect(try folder.scan().parts.count > 1)
    func answers(_ cache: CacheFolder?) throws -> [String] {
      var options = JournalWriter.Options { RecordedTime(milliseconds: 1_700_000_000_000) }
      options.cache = cache
      options.random = { 7 }
      let rehearsal = try JournalRehearsal(folder.journal, options)
      // What is there already, what follows, and what names lines that do not come before it.
      return try lines[260..<400].map { line in
        var event = try EventReader.event(in: line)
        event.recordedTime = nil
        do throws(JournalError) {
          return String(decoding: try rehearsal.rehearse([event]).joined(), as: UTF8.self)
        } catch {
          return "\(error)"
        }
      }
    }
    let expected = try answers(nil)
    #expect(try answers(folder.cache) == expected)
    #expect(expected.contains(""))
    #expect(expected.contains { $0.hasPrefix("{") })
    #expect(expected.contains { $0.contains("attendu") })
    // A part that is not what was written is of no use to a writer either.
    let part = try #require(folder.files.first { $0.hasSuffix(".faits") })
    let file = URL(fileURLWithPath: folder.path + "/.cache/" + part)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 9] ^= 4
    try bytes.write(to: file)
    #expect(try answers(folder.cache) == expected)
  }

  @Test func `is found wrong where it keeps other histories than those of the lines`() throws {
    let folder = try Folder()
    try folder.append(WildJournal.lines(seed: 8, count: 200))
    let lecture = try folder.lecture()
    #expect(try lecture.constat(du: folder.cache) == nil)
    let scan = try folder.scan()
    let union = try #require(scan.union)
    var kept = try #require(KeptHistoires(union.bytes))
    // The events of the first two lines that have a place take each other's.
    let lines = kept.places.indices.filter { kept.places[$0] != KeptHistoires.nowhere }
    let pair = try #require(lines.count > 1 ? (lines[0], lines[1]) : nil)
    kept.places.swapAt(pair.0, pair.1)
    try CacheUnion.keep(
      kept.bytes, of: scan.parts.map(\.sum), in: folder.cache, hash: scan.hash)
    let found = try #require(try lecture.constat(du: folder.cache))
    #expect(found.code == .cache)
    #expect(found.message.contains("d’autres histoires"))
    let file = URL(fileURLWithPath: folder.path + "/.cache/histoires")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    let check = try CacheCheck(folder.journal, folder.cache, isComplete: false)
    #expect(check.constats.map(\.message.localizedLowercase).contains { $0.contains("abîmé") })
    #expect(try lecture.constat(du: folder.cache) == nil)
  }

  @Test func `keeps no free text and no field of nobody's catalogue`() throws {
    let folder = try Folder()
    var sample = SampleHistory()
    sample.add(
      "e1", "referent", ["conseiller": "c1", "motif": "SECRET-UN"], on: "2022-01-03")
    sample.add("e2", "accueil", ["site": "siege", "x_libre": "SECRET-DEUX"], on: "2022-01-04")
    sample.rectifie(
      "e1", ["conseiller": "c2", "motif": "SECRET-TROIS", "x_autre": "SECRET-QUATRE"],
      recorded: "2022-02-01T00:00:00.000Z")
    sample.add(
      "e3", "annulation", ["evenement": "e2", "motif": "SECRET-CINQ"], nil,
      on: "2022-02-01", recorded: "2022-02-02T00:00:00.000Z")
    sample.add("e4", "x-essai", ["libre": "SECRET-SIX"], on: "2022-02-03")
    try folder.append(sample.lines)
    _ = try folder.lecture()
    #expect(!folder.files.isEmpty)
    for name in folder.files {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/.cache/" + name))
      #expect(bytes.range(of: Data("SECRET".utf8)) == nil, "\(name)")
    }
  }

  @Test func `as of a day that leaves lines out, keeps nothing`() throws {
    let folder = try Folder()
    try folder.append(WildJournal.lines(seed: 4, count: 300))
    let jour = LocalDate(day: 19_020)
    #expect(try folder.lecture(vuAu: jour).taille < 300)
    #expect(folder.files == [])
    #expect(try folder.lecture().taille == 300)
    #expect(folder.files != [])
  }

  @Test func `is not misled by any byte of it that is changed`() throws {
    let folder = try Folder()
    try folder.append(WildJournal.lines(seed: 3, count: 24))
    let expected = try WildJournal.known(folder.lecture())
    // What was just written is believed only once its time tells later changes.
    Thread.sleep(forTimeInterval: 0.05)
    _ = try folder.lecture()
    var tried = 0
    for name in folder.files {
      let url = URL(fileURLWithPath: folder.path + "/.cache/" + name)
      let whole = try Data(contentsOf: url)
      for place in stride(from: 0, to: whole.count, by: whole.count > 600 ? 7 : 1) {
        var changed = whole
        changed[place] ^= 1 << UInt8(place % 8)
        try changed.write(to: url)
        #expect(
          try WildJournal.known(folder.lecture(isWritten: false)) == expected, "\(name) \(place)")
        tried += 1
      }
      for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 20)) {
        try whole.prefix(length).write(to: url)
        #expect(
          try WildJournal.known(folder.lecture(isWritten: false)) == expected, "\(name), \(length)")
      }
      try whole.write(to: url)
    }
    #expect(tried > 300)
  }

  @Test func `reads again a segment whose bytes were changed in place, and says so`() throws {
    let folder = try Folder()
    try folder.append(WildJournal.lines(seed: 5, count: 60), segmentSize: 8_000)
    _ = try folder.lecture()
    Thread.sleep(forTimeInterval: 0.05)
    _ = try folder.lecture()
    let segment = folder.path + "/00000000000000000000.jsonl"
    let url = URL(fileURLWithPath: segment)
    var bytes = try Data(contentsOf: url)
    let dates = try FileManager.default.attributesOfItem(atPath: segment)
    let place = try #require(bytes.range(of: Data("2021-".utf8)))
    bytes.replaceSubrange(place, with: Data("2020-".utf8))
    // In place, and with the time that it had: only the system's own time of change tells.
    let handle = try FileHandle(forWritingTo: url)
    try handle.write(contentsOf: bytes)
    try handle.close()
    try FileManager.default.setAttributes(
      [.modificationDate: dates[.modificationDate] as Any], ofItemAtPath: segment)
    let told = Told()
    let check = try CacheCheck(folder.journal, folder.cache, isComplete: false)
    #expect(check.constats.map(\.code) == [.cache])
    #expect(
      try WildJournal.known(folder.lecture(told: told))
        == WildJournal.known(Lecture(folder.journal, hashing: true)))
    #expect(told.segments == ["00000000000000000000.jsonl"])
    #expect(
      try CacheCheck(folder.journal, folder.cache, isComplete: true).constats == [])
  }

  @Test func `does not believe a part of former lines that was put back`() throws {
    let folder = try Folder()
    try folder.append(WildJournal.lines(seed: 6, count: 40), segmentSize: 1 << 20)
    func settled() throws {
      Thread.sleep(forTimeInterval: 0.05)
      _ = try folder.lecture()
    }
    try settled()
    let name = try #require(folder.files.first { $0.hasSuffix(".faits") })
    let part = URL(fileURLWithPath: folder.path + "/.cache/" + name)
    let former = try Data(contentsOf: part)
    let segment = URL(fileURLWithPath: folder.path + "/00000000000000000000.jsonl")
    var bytes = try Data(contentsOf: segment)
    let place = try #require(bytes.range(of: Data("2021-".utf8)))
    bytes.replaceSubrange(place, with: Data("2020-".utf8))
    try bytes.write(to: segment)
    try settled()
    try settled()
    let expected = try WildJournal.known(Lecture(folder.journal, hashing: true))
    #expect(try WildJournal.known(folder.lecture()) == expected)
    #expect(try Data(contentsOf: part) != former)
    try former.write(to: part)
    #expect(try WildJournal.known(folder.lecture(isWritten: false)) == expected)
    #expect(try WildJournal.known(folder.lecture()) == expected)
  }

  @Test func `does not compare again the lines before a writer's own append`() throws {
    let folder = try Folder()
    let lines = WildJournal.lines(seed: 8, count: 60)
    try folder.append(lines.prefix(40), segmentSize: 1 << 20)
    Thread.sleep(forTimeInterval: 0.05)
    _ = try folder.lecture()
    let system = SystemFileSystem()
    let segment = folder.path + "/00000000000000000000.jsonl"
    func isBelieved() throws -> Bool {
      try SegmentStamps(folder: folder.path + "/.cache", on: system).entries[0]?.status
        == system.status(ofPath: segment)
    }
    #expect(try isBelieved())
    try folder.append(lines[40..<50], segmentSize: 1 << 20)
    #expect(try isBelieved())
    // Another hand, then a writer that knows nothing of it.
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: segment)
    #expect(try !isBelieved())
    try folder.append(lines[50...], segmentSize: 1 << 20)
    #expect(try !isBelieved())
    #expect(
      try WildJournal.known(folder.lecture())
        == WildJournal.known(Lecture(folder.journal, hashing: true)))
  }

  @Test func `writes nothing where a link leads, nor in the place of a file`() throws {
    let folder = try Folder()
    try folder.append(WildJournal.lines(seed: 2, count: 40))
    let elsewhere = folder.path + "/ailleurs"
    let files = FileManager.default
    try files.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: folder.path + "/.cache", withDestinationPath: elsewhere)
    let expected = try WildJournal.known(Lecture(folder.journal, hashing: true))
    #expect(try WildJournal.known(folder.lecture()) == expected)
    #expect(try files.contentsOfDirectory(atPath: elsewhere) == [])
    try files.removeItem(atPath: folder.path + "/.cache")
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path + "/.cache"))
    #expect(try WildJournal.known(folder.lecture()) == expected)
    #expect(folder.files == [])
  }

  @Test func `keeps few parts of a segment that grows`() throws {
    let folder = try Folder()
    for line in WildJournal.lines(seed: 9, count: 200) {
      try folder.append([line], segmentSize: 1 << 20)
      _ = try folder.lecture()
    }
    #expect(folder.files.filter { $0.hasSuffix(".faits") }.count < 10)
    #expect(folder.files.allSatisfy { !$0.hasSuffix(".nouveau") })
  }
}
