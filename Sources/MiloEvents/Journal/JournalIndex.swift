/// What a writer must know of the lines already there: ids, versions of subjects, corrections, exits.
struct JournalIndex: Sendable {
  /// The compact events of the valid lines, in order; a *position* is a place here, which is the
  /// line's index as long as every line is valid.
  private(set) var faits: [Fait] = []
  private(set) var texts = Interner()
  private(set) var sources = Interner()
  /// The first position of each `id`, in an open table.
  private var slots: [UInt32]
  /// For each `id` that stands more than once, the first position under each of its sources.
  private var repeated: [UInt64: [UInt16: UInt32]] = [:]
  private var subjectCounts: [UInt32] = []
  /// Positions of the events that are cancelled.
  private(set) var cancelled: Set<UInt32> = []
  /// For each entry with an exit or end, the position of that exit.
  private var exits: [UInt32: UInt32] = [:]
  /// The entry that each exit names.
  private var entries: [UInt32: UInt32] = [:]
  /// For each absorbed youth, the fusion's position and the youth kept.
  private var absorbed: [UInt32: (position: UInt32, kept: UInt32)] = [:]
  /// The positions of the lines that enter or define a dispositif, and of those that make a group, by
  /// every code that they had.
  private var dispositifLines: [UInt32: [UInt32]] = [:]
  private var groupLines: [UInt32: [UInt32]] = [:]
  /// The code that a rectification gave to such a line.
  private var rectifiedCodes: [UInt32: UInt32] = [:]
  /// What each event completes, of those whose kind completes its own.
  private var links: [UInt32: UInt32] = [:]
  /// Numbers the ids of the lines, and those that they name.
  let hash: ByteHash
  /// The last recorded time.
  private(set) var lastRecorded = RecordedTime(milliseconds: .min)

  static let annulation = EventKind(of: Annulation.self)
  static let rectification = EventKind(of: Rectification.self)
  static let reprise = EventKind(of: Reprise.self)
  static let fusion = EventKind(of: Fusion.self)
  static let sortie = EventKind(of: DispositifSortie.self)
  static let fin = EventKind(of: SituationFin.self)
  private static let cancelledEvent = Champ(Annulation.self, "evenement")
  private static let rectifiedEvent = Champ(Rectification.self, "evenement")
  private static let absorbedYouth = Champ(Fusion.self, "absorbe")
  private static let exitEntry = Champ(DispositifSortie.self, "entree")
  private static let endEntry = Champ(SituationFin.self, "entree")
  static let groupe = Champ(DispositifGroupe.self, "code")
  /// The fields that name a dispositif as such.
  static let dispositifs: [EventKind: Champ] = Dictionary(
    uniqueKeysWithValues: [
      Champ(DispositifEntree.self, "dispositif"), Champ(DispositifDefinition.self, "code"),
    ].map { ($0.kind, $0) })

  /// The fields by which events complete others of their own kind: only they can lead in a circle, since no
  /// other kind completes one that leads back to it.
  private static let ownLinks: [EventKind: Champ] = Dictionary(
    uniqueKeysWithValues: Catalogue.declarations.compactMap { declaration in
      let ordinal = declaration.fields.firstIndex { field in
        guard case .reference(let names) = field.type else { return false }
        return names.contains(declaration.nom)
      }
      return ordinal.map { (declaration.kind, Champ(kind: declaration.kind, ordinal: $0)) }
    })

  /// The code of a dispositif or of a group that the data of an event of that kind gives, and the field
  /// that holds it.
  static func codeDispositif(in data: JSONObject, of kind: EventKind) -> (Champ, String)? {
    guard let champ = kind == groupe.kind ? groupe : dispositifs[kind],
      let code = data[champ.nom]?.string
    else { return nil }
    return (champ, code)
  }

  /// The field whose text the index keeps for events of that kind.
  private static func named(by kind: EventKind) -> Champ? {
    if kind == fusion { return absorbedYouth }
    return kind == groupe.kind ? groupe : dispositifs[kind]
  }

  init(hash: ByteHash = .process) {
    self.hash = hash
    slots = [UInt32](repeating: .max, count: 1024)
  }

  /// The index of a scanned journal.
  ///
  /// - Parameter hash: numbers the ids in the scan.
  init(_ scan: JournalScan, hash: ByteHash = .process) {
    self.init(scan, hash: hash) { _, _, _, _, _ in }
  }

  /// Whether it matters what rectifications make of events of a kind.
  static func readsRectifications(of kind: EventKind) -> Bool {
    kind == sortie || kind == fin || ownLinks[kind] != nil || named(by: kind) != nil
  }

  /// The index of a scanned journal, each event being shown before it is added.
  ///
  /// - Parameter look: gets the index of the events before, the event with texts numbered by this
  ///   index, its words, the texts that these
  ///   number, and the whole event of a rectification.
  init(
    _ scan: JournalScan, hash: ByteHash = .process,
    _ look: (borrowing JournalIndex, Fait, [Int64], Interner, Event?) -> Void
  ) {
    self.init(hash: hash)
    grow(to: scan.lineCount)
    faits.reserveCapacity(scan.lineCount)
    let remaps = scan.texts.map { texts.adopt($0) }
    let sourceRemaps = scan.sources.map { sources.adopt($0) }
    subjectCounts = [UInt32](repeating: 0, count: texts.count)
    for chunk in scan.chunks {
      let remap = remaps[chunk.worker]
      var events: [UInt32: Event] = [:]
      for rectified in chunk.block.rectifications { events[rectified.line] = rectified.event }
      for var fait in chunk.block.faits {
        let local = fait.line
        fait.line += UInt32(chunk.firstLine)
        if fait.subject != Fait.nobody { fait.subject = remap[Int(fait.subject)] }
        fait.source = UInt16(truncatingIfNeeded: sourceRemaps[chunk.worker][Int(fait.source)])
        let named = Self.named(by: fait.kind)?.word(of: fait, in: chunk.block.words)
          .map { remap[Int($0)] }
        look(self, fait, chunk.block.words, scan.texts[chunk.worker], events[local])
        insert(fait, words: chunk.block.words, named: named, rectified: events[local])
      }
    }
  }

  /// How many lines there are.
  var count: Int { faits.count }

  /// Number of a source, given now if it has none.
  mutating func number(ofSource source: String) -> UInt16 {
    UInt16(truncatingIfNeeded: sources.intern(source))
  }

  /// How many lines have that subject.
  func version(ofSubject subject: String) -> Int {
    texts.number(of: subject).map { Int(subjectCounts[Int($0)]) } ?? 0
  }

  /// Adds a line whose words are at hand.
  mutating func append(
    _ fait: Fait, source: UInt16, words: [Int64], _ encoder: FaitEncoder, _ event: Event?
  ) {
    var fait = fait
    fait.line = UInt32(faits.count)
    if fait.subject != Fait.nobody { fait.subject = texts.intern(encoder.texts.text(fait.subject)) }
    fait.source = source
    let named = Self.named(by: fait.kind)?.word(of: fait, in: words)
      .map { texts.intern(encoder.texts.text(UInt32(truncatingIfNeeded: $0))) }
    countSubjects()
    insert(fait, words: words, named: named, rectified: event)
  }

  /// Gives every text a count of the lines that it is the subject of.
  private mutating func countSubjects() {
    guard texts.count > subjectCounts.count else { return }
    subjectCounts.append(
      contentsOf: repeatElement(
        0, count: max(texts.count, 2 * subjectCounts.count) - subjectCounts.count))
  }

  private mutating func insert(
    _ fait: Fait, words: [Int64], named: UInt32?, rectified: Event?
  ) {
    if (faits.count + 1) * 2 > slots.count { grow(to: faits.count * 2) }
    let position = UInt32(faits.count)
    place(fait, position)
    faits.append(fait)
    lastRecorded = max(lastRecorded, fait.recorded)
    if fait.subject != Fait.nobody { subjectCounts[Int(fait.subject)] += 1 }
    if let champ = Self.ownLinks[fait.kind], let completed = target(of: fait, champ, words) {
      links[position] = completed
    }
    switch fait.kind {
    case Self.annulation:
      if let target = target(of: fait, Self.cancelledEvent, words) { cancel(target) }
    case Self.rectification:
      guard let target = target(of: fait, Self.rectifiedEvent, words) else { return }
      rectify(target, rectified, source: fait.source)
    case Self.fusion:
      // A file absorbed already, or a cycle, which only a journal written by others can hold, changes
      // nothing: histories read it so too, and chains of fusions end.
      if let named, fait.subject != Fait.nobody, absorbed[named] == nil,
        last(of: fait.subject) != named
      {
        absorbed[named] = (position, fait.subject)
      }
    case Self.groupe.kind:
      if let named { groupLines[named, default: []].append(position) }
    case Self.sortie: exit(position, target(of: fait, Self.exitEntry, words))
    case Self.fin: exit(position, target(of: fait, Self.endEntry, words))
    default:
      guard let named, Self.dispositifs[fait.kind] != nil else { return }
      dispositifLines[named, default: []].append(position)
    }
  }

  /// Whether a line that was not cancelled enters or defines a dispositif of that code.
  func isDispositif(_ code: String) -> Bool { holds(dispositifLines, code) }

  /// Whether a line that was not cancelled makes a group of that code.
  func isGroupe(_ code: String) -> Bool { holds(groupLines, code) }

  private func holds(_ lines: [UInt32: [UInt32]], _ code: String) -> Bool {
    guard let number = texts.number(of: code) else { return false }
    return lines[number]?.contains {
      !cancelled.contains($0) && rectifiedCodes[$0] ?? number == number
    } ?? false
  }

  private func target(of fait: Fait, _ champ: Champ, _ words: [Int64]) -> UInt32? {
    champ.word(of: fait, in: words).flatMap {
      position(named: UInt64(bitPattern: $0), from: fait.source)
    }
  }

  private mutating func cancel(_ position: UInt32) {
    cancelled.insert(position)
    if let entry = entries[position], exits[entry] == position { exits[entry] = nil }
    guard faits[Int(position)].kind == Self.fusion else { return }
    absorbed = absorbed.filter { $0.value.position != position }
  }

  private mutating func exit(_ position: UInt32, _ entry: UInt32?) {
    guard let entry else { return }
    entries[position] = entry
    if exits[entry] == nil { exits[entry] = position }
  }

  /// A rectified exit may name another entry, a rectified dispositif have another code.
  private mutating func rectify(_ position: UInt32, _ event: Event?, source: UInt16) {
    let kind = faits[Int(position)].kind
    guard case .object(let data)? = event?.data["data"] else { return }
    if let champ = Self.ownLinks[kind] {
      links[position] = data[champ.nom]?.string.flatMap {
        self.position(named: hash.hash($0), from: source)
      }
    }
    if let (champ, code) = Self.codeDispositif(in: data, of: kind) {
      let number = texts.intern(code)
      countSubjects()
      rectifiedCodes[position] = number
      if champ.kind == Self.groupe.kind {
        groupLines[number, default: []].append(position)
      } else {
        dispositifLines[number, default: []].append(position)
      }
    }
    guard kind == Self.sortie || kind == Self.fin,
      let id = data["entree"]?.string,
      let entry = self.position(named: hash.hash(id), from: source)
    else { return }
    if let former = entries[position], exits[former] == position { exits[former] = nil }
    entries[position] = entry
    if exits[entry] == nil { exits[entry] = position }
  }

  /// Whether an event would complete itself, through others, by completing another one.
  func leads(from completed: UInt32, backTo position: UInt32) -> Bool {
    var met: Set<UInt32> = []
    var current: UInt32? = completed
    while let next = current, met.insert(next).inserted {
      if next == position { return true }
      current = links[next]
    }
    return false
  }

  /// Position of the exit of an entry, not cancelled, or nil.
  func exit(ofEntry position: UInt32) -> UInt32? { exits[position] }

  /// The youth into which a youth was merged, chains followed, or nil.
  func kept(insteadOf youth: String) -> String? {
    guard let number = texts.number(of: youth), absorbed[number] != nil else { return nil }
    return texts.text(last(of: number))
  }

  /// The youth at the end of a chain of fusions.
  private func last(of youth: UInt32) -> UInt32 {
    var current = youth
    while let next = absorbed[current]?.kept { current = next }
    return current
  }

  /// Position of the event that has that `id` and that source, or nil.
  func position(ofID hash: UInt64, source: UInt16) -> UInt32? {
    guard let first = first(hash) else { return nil }
    return faits[Int(first)].source == source ? first : repeated[hash]?[source]
  }

  /// Position of what an event of that source names: first in its own source, else the only one.
  func position(named hash: UInt64, from source: UInt16) -> UInt32? {
    guard let first = first(hash) else { return nil }
    if faits[Int(first)].source == source { return first }
    guard let repeated = repeated[hash] else { return first }
    return repeated[source]
  }

  /// Position of the first event of that `id`, whatever its source.
  private func first(_ hash: UInt64) -> UInt32? {
    let found = slots[slot(of: hash)]
    return found == .max ? nil : found
  }

  /// The slot of an `id`, or the free one where it belongs.
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != .max, faits[Int(slots[slot])].idHash != hash {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// Notes the event that is about to be the last one under its `id`.
  private mutating func place(_ fait: Fait, _ position: UInt32) {
    let slot = slot(of: fait.idHash)
    guard slots[slot] != .max else {
      slots[slot] = position
      return
    }
    let first = slots[slot]
    let source = faits[Int(first)].source
    let own = repeated[fait.idHash, default: [source: first]][fait.source]
    repeated[fait.idHash, default: [source: first]][fait.source] = own ?? position
  }

  private mutating func grow(to lines: Int) {
    var size = 1024
    while size < lines * 2 + 2 { size *= 2 }
    guard size > slots.count else { return }
    slots = [UInt32](repeating: .max, count: size)
    for (line, fait) in faits.enumerated() {
      let slot = slot(of: fait.idHash)
      if slots[slot] == .max { slots[slot] = UInt32(line) }
    }
  }
}
