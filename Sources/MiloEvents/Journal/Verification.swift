/// What is wrong in a journal: one pass over every line, every finding with its place.
public struct Verification: Sendable {
  /// How many lines were read.
  public private(set) var taille = 0
  /// What was found, in the order of the lines; empty when all is well.
  public private(set) var constats: [Constat] = []
  /// The scan behind the findings; leaf hashes when they were asked for.
  public let scan: JournalScan

  /// Merkle root over the lines; that of the empty tree unless hashes were asked for.
  public var racine: Digest {
    MerkleTree.root(ofLeafHashes: scan.chunks.lazy.flatMap(\.leafHashes))
  }

  /// Reads all lines: syntax, envelope, schema, order, duplicates, references, segments.
  ///
  /// - Throws: only what prevents reading at all.
  public init(_ journal: Journal, hashing: Bool = false) throws(JournalError) {
    try self.init(journal.snapshot(), hashing: hashing)
  }

  /// Reads all lines of a snapshot.
  init(
    _ snapshot: StoreSnapshot, hashing: Bool, progress: Progression? = nil
  ) throws(JournalError) {
    var options = JournalScan.Options()
    options.progress = progress
    options.reportsAllFaults = true
    options.hashing = hashing
    scan = try JournalScan.read(snapshot, options)
    taille = scan.lineCount
    let locator = LineLocator(scan, of: snapshot)
    for chunk in scan.chunks {
      constats += (chunk.faults + chunk.bornes).map { fault in
        Constat(
          code: Constat.Code(fault.fault.rule), index: fault.index, segment: fault.segment,
          octet: fault.offset, message: fault.fault.description)
      }
    }
    var found: [Constat] = []
    func report(_ code: Constat.Code, _ line: UInt32, _ message: String) {
      let place = locator.found(at: Int(line))
      found.append(
        Constat(
          code: code, index: Int(line), segment: place?.segment, octet: place?.offset,
          message: message))
    }
    var dates = DispositifDates()
    _ = JournalIndex(scan) { index, fait, words, texts, rectification in
      LineCheck(fait: fait, words: words, rectification: rectification, locator: locator)
        .run(index, report)
      dates.look(fait, words, texts)
    }
    for entree in dates.misplaced {
      report(.dispositif_hors_dates, entree.line, entree.message)
    }
    constats += found + Verification.segmentFindings(scan, snapshot)
    constats.sort { ($0.index ?? .max, $0.octet ?? 0) < ($1.index ?? .max, $1.octet ?? 0) }
  }

  /// What is wrong with the segments themselves, and with what follows the last line.
  static func segmentFindings(
    _ scan: JournalScan, _ snapshot: StoreSnapshot
  ) -> [Constat] {
    var constats = scan.gaps.map { gap in
      Constat(
        code: .segment, index: gap.expected, segment: gap.segment, octet: 0,
        message:
          "trouvé un segment qui dit commencer à la ligne \(gap.announced), attendu la ligne \(gap.expected) : un segment manque, ou son nom a changé"
      )
    }
    for (place, extent) in snapshot.segments.dropLast().enumerated() {
      let last = extent.byteCount - 1..<extent.byteCount
      guard let end = try? snapshot.source(ofSegment: place).bytes(in: last), end != [newline]
      else { continue }
      constats.append(
        Constat(
          code: .segment, index: nil, segment: extent.name, octet: extent.byteCount,
          message: "la dernière ligne n’est pas terminée, alors qu’un autre segment la suit"))
    }
    if let tail = snapshot.tail {
      constats.append(
        Constat(
          code: .queue, index: nil, segment: tail.path.split(separator: "/").last.map(String.init),
          octet: tail.offset,
          message:
            "trouvé \(tail.byteCount) octets après la dernière ligne entière, ignorés par les lecteurs"
        ))
    }
    constats += snapshot.foreignFiles.map {
      Constat(
        code: .segment, index: nil, segment: $0, octet: nil,
        message: "trouvé un fichier .jsonl qui n’est pas un segment, attendu 20 chiffres")
    }
    return constats
  }
}

/// One thing found wrong, and where.
public struct Constat: Hashable, Sendable {
  /// What kind of thing is wrong.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The line is not JSON.
    case json
    /// The line is longer than 65 535 bytes.
    case longueur
    /// An attribute of the CloudEvent is missing or wrong.
    case enveloppe
    /// A field of `data` is missing, unknown or wrong.
    case schema
    /// A value that was recorded before its bound was known: it counts, an append would refuse it.
    case borne
    /// Events that complete each other in a circle, which a rectification made before appends refused it: their
    /// states count for nothing.
    case cycle
    /// A recorded time goes back.
    case ordre
    /// A recorded time that the moment at which others saw a head contradicts, or beyond the machine's clock.
    case horodatage
    /// An `id` stands twice under one `source`.
    case doublon
    /// An event names another that is missing or of another kind, or a correction that cannot be.
    case reference
    /// What the cache keeps is not what the lines say.
    case cache
    /// An event completes another that is cancelled or of another youth: only a replay sees it.
    case reference_rompue
    /// A code that the journal uses and never declares, though it declares others of its kind.
    case code_non_declare
    /// A name in `fr.milo.` outside the catalogue of this version.
    case type_inconnu
    /// A dispositif is used outside its dates.
    case dispositif_hors_dates
    /// A segment is missing, misnamed or foreign.
    case segment
    /// Bytes follow the last whole line.
    case queue
    /// Lines are not those that were sealed.
    case racine
    /// A signature is missing or false, or a signed file cannot be read.
    case signature
    /// A tile is missing, or differs from what the lines give.
    case tuile
    /// The journal has fewer lines than were sealed.
    case taille
    /// The journal does not extend an older checkpoint.
    case coherence
    /// An erasure was recorded, and a key that it should have destroyed is still there.
    case effacement

    init(_ rule: FieldError.Rule) {
      self =
        switch rule {
        case .json: .json
        case .longueur: .longueur
        case .enveloppe: .enveloppe
        case .schema: .schema
        case .borne: .borne
        case .cycle: .cycle
        }
    }
  }

  /// What kind of thing is wrong.
  public var code: Code
  /// Index of the line; nil when no line is concerned.
  public var index: Int?
  /// Name of the segment.
  public var segment: String?
  /// Offset in the segment, in bytes.
  public var octet: Int?
  /// What was found and expected, in French.
  public var message: String

  /// A finding; without index, segment or offset when nothing so precise is concerned.
  public init(
    code: Code, index: Int? = nil, segment: String? = nil, octet: Int? = nil, message: String
  ) {
    (self.code, self.index, self.segment, self.octet) = (code, index, segment, octet)
    self.message = message
  }
}

/// The checks of one valid line against the lines before it.
private struct LineCheck {
  let fait: Fait
  let words: [Int64]
  let rectification: Event?
  let locator: LineLocator

  func run(
    _ index: JournalIndex, _ report: (Constat.Code, UInt32, String) -> Void
  ) {
    if fait.recorded < index.lastRecorded {
      report(
        .ordre, fait.line,
        "champ « recordedtime » : trouvé \(fait.recorded), attendu au moins \(index.lastRecorded), celui d’une ligne antérieure"
      )
    }
    if let other = index.position(ofID: fait.idHash, source: fait.source),
      index.sources.count <= Int(UInt16.max) + 1 || isOfSameSource(as: index.faits[Int(other)].line)
    {
      report(
        .doublon, fait.line,
        "champ « id » : trouvé le même id et la même source qu’à la ligne \(index.faits[Int(other)].line), attendu un id unique"
      )
    }
    do throws(FieldError) {
      guard ReferenceCheck.concerns(fait.kind) else { return try unknown(report) }
      let check = ReferenceCheck(
        fait: fait, words: words, index: index,
        event: { () throws(FieldError) in try event() })
      try check.check()
      try check.checkBornes()
    } catch {
      let code: Constat.Code =
        switch error.rule {
        case .borne: .borne
        case .cycle: .cycle
        case .json, .longueur, .enveloppe, .schema: .reference
        }
      report(code, fait.line, error.description)
    }
  }

  /// Whether the line has the source of another: beyond 65 536 sources their numbers come again.
  private func isOfSameSource(as other: UInt32) -> Bool {
    guard let line = locator.found(at: Int(other))?.line,
      let before = try? EventReader.event(in: line), let own = try? event()
    else { return true }
    return isSame(before.source, own.source)
  }

  private func unknown(_ report: (Constat.Code, UInt32, String) -> Void) throws(FieldError) {
    guard fait.kind == .inconnu else { return }
    let type = try event().type
    if type.hasPrefix(Catalogue.typePrefix) {
      report(
        .type_inconnu, fait.line,
        "champ « type » : trouvé « \(type) », absent du catalogue de cette version ; la ligne est gardée, aucun chiffre ne la compte"
      )
    }
  }

  private func event() throws(FieldError) -> Event {
    if let rectification { return rectification }
    return try EventReader.event(in: locator.found(at: Int(fait.line))?.line ?? [])
  }
}

/// The entries into dispositifs and the dates of these, known or declared (08.1.13).
private struct DispositifDates {
  private var entrees: [(line: UInt32, code: String, date: LocalDate)] = []
  private var declared: [String: (du: LocalDate?, au: LocalDate?)] = [:]

  private static let entree = EventKind(of: DispositifEntree.self)
  private static let definition = EventKind(of: DispositifDefinition.self)
  private static let entreeCode = Champ(DispositifEntree.self, "dispositif")
  private static let definitionCode = Champ(DispositifDefinition.self, "code")
  private static let du = Champ(DispositifDefinition.self, "du")
  private static let au = Champ(DispositifDefinition.self, "au")

  mutating func look(_ fait: Fait, _ words: [Int64], _ texts: Interner) {
    func text(_ champ: Champ) -> String {
      champ.word(of: fait, in: words).map { texts.text(UInt32(truncatingIfNeeded: $0)) } ?? ""
    }
    func date(_ champ: Champ) -> LocalDate? {
      champ.word(of: fait, in: words).map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
    }
    switch fait.kind {
    case Self.entree: entrees.append((fait.line, text(Self.entreeCode), fait.date))
    case Self.definition: declared[text(Self.definitionCode)] = (date(Self.du), date(Self.au))
    default: return
    }
  }

  /// The entries dated outside their dispositif's dates.
  var misplaced: [(line: UInt32, message: String)] {
    entrees.compactMap { line, code, date in
      let national = DispositifNational.known[code].map { ($0.du, $0.au) }
      guard let (du, au) = declared[code] ?? national else { return nil }
      let isBefore = du.map { date < $0 } ?? false
      let isAfter = au.map { date > $0 } ?? false
      guard isBefore || isAfter else { return nil }
      let bounds = [du.map { "à partir du \($0)" }, au.map { "jusqu’au \($0)" }]
      return (
        line,
        "champ « data.dispositif » : trouvé une entrée en \(code) le \(date), attendu "
          + bounds.compactMap { $0 }.joined(separator: " et ")
      )
    }
  }
}
