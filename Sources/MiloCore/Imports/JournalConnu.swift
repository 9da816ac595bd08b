import MiloEvents

/// What a journal says already of the events that an import brings, and what the import adds to it.
///
/// An event that was cancelled and is written again takes the next id of its chain: `E2`, `E2#2`, `E2#3` …
struct JournalConnu {
  /// An event under one id.
  struct Etat {
    var id: String
    /// Index of its line; nil while only this import has it.
    var line: Int?
    var isCancelled: Bool
    /// What it says; read from the journal when nil.
    var contenu: Contenu?
    /// The row that wrote it, when this import did.
    var origine: Origine?
  }

  /// A row of one of the files.
  struct Origine: Hashable {
    var fichier: Int
    var row: Int
  }

  /// What an event says, as it counts.
  struct Contenu {
    var type: String
    var subject: String?
    var time: String
    var data: JSONObject
    var auteur: String?
    /// Names of the fields that no key at hand opens.
    var scelles: Set<String> = []
  }

  /// A kind, whom it is about after fusions, and when.
  struct Cle: Hashable {
    var kind: UInt8
    var sujet: UInt64
    var instant: Int64
  }

  private let effective: EffectiveFaits
  private let locator: LineLocator
  private let cipher: FieldCipher?
  private var lines: [Int: [UInt8]] = [:]
  private var journal: [UInt64: (line: UInt32, isCancelled: Bool)] = [:]
  private var rectifications: [UInt32: UInt32] = [:]
  private var byKey: [Cle: [Etat]] = [:]
  private var pending: [UInt64: Etat] = [:]

  /// Reads a journal once, and the lines that concern these events.
  ///
  /// - Throws: the first line that is not valid, or an error of the store.
  init(
    _ journal: Journal, for imports: [ImportCSV], coffre: (any KeyStore)?
  ) throws(JournalError) {
    let snapshot = try journal.snapshot()
    let scan = try JournalScan.read(snapshot)
    effective = EffectiveFaits(scan, before: nil)
    locator = LineLocator(scan, of: snapshot)
    cipher = coffre.map(FieldCipher.init)
    let own = effective.allSources.number(of: journal.identity.source)
    self.journal.reserveCapacity(scan.lineCount)
    for fait in effective.faits { note(fait, false, own) }
    for correction in effective.corrections { note(correction.fait, false, own) }
    for fait in effective.unknown { note(fait, false, own) }
    for fait in effective.cancelled { note(fait, true, own) }
    for correction in effective.corrections where !correction.cancels {
      if let target = correction.target { rectifications[target.line] = correction.fait.line }
    }
    try fetch(imports)
  }

  /// Events of the journal's own source go before those of others with the same id.
  private mutating func note(_ fait: Fait, _ isCancelled: Bool, _ own: UInt32?) {
    if journal[fait.idHash] != nil, own != UInt32(fait.source) { return }
    journal[fait.idHash] = (fait.line, isCancelled)
  }

  /// Reads the lines that share an id, or a kind, a subject and a time, with the events of the files.
  private mutating func fetch(_ imports: [ImportCSV]) throws(JournalError) {
    guard !journal.isEmpty else { return }
    var wanted: Set<Cle> = []
    var indexes: [UInt32] = []
    for contents in imports {
      for ligne in contents.lignes {
        if let known = journal[ByteHash.process.hash(ligne.evenement.id)] {
          indexes.append(known.line)
        }
        if contents.modele.gabarits[ligne.gabarit].id.isEmpty, let cle = cle(of: ligne.evenement) {
          wanted.insert(cle)
        }
      }
    }
    if !wanted.isEmpty {
      let kinds = Set(wanted.map(\.kind))
      for fait in effective.faits.sorted(by: { $0.line < $1.line })
      where kinds.contains(fait.kind.rawValue) && fait.subject != Fait.nobody {
        let cle = Cle(
          kind: fait.kind.rawValue, sujet: UInt64(effective.kept[Int(fait.subject)]),
          instant: fait.instant)
        guard wanted.contains(cle) else { continue }
        indexes.append(fait.line)
        byKey[cle, default: []].append(Etat(id: "", line: Int(fait.line), isCancelled: false))
      }
    }
    indexes += indexes.compactMap { rectifications[$0] }
    let sorted = Set(indexes.map { Int($0) }).sorted()
    do throws(StoreError) {
      lines = Dictionary(uniqueKeysWithValues: zip(sorted, try locator.lines(of: sorted)))
    } catch {
      throw .store(error)
    }
  }

  /// The key of an event; nil when it has no subject or no time.
  func cle(of event: Event) -> Cle? {
    cle(event.declaration, event.subject, event.time)
  }

  private func cle(of contenu: Contenu) -> Cle? {
    cle(Catalogue.declaration(forType: contenu.type), contenu.subject, contenu.time)
  }

  private func cle(
    _ declaration: EventDeclaration?, _ subject: String?, _ time: String
  ) -> Cle? {
    guard let declaration, let subject, let moment = Moment(time) else { return nil }
    let kind = declaration.kind
    return Cle(kind: kind.rawValue, sujet: number(of: subject), instant: moment.instant)
  }

  /// Texts of the journal have the small numbers; the others their hash, above them all.
  private func number(of subject: String) -> UInt64 {
    effective.texts.number(of: subject).map { UInt64(effective.kept[Int($0)]) }
      ?? ByteHash.process.hash(subject) | 1 << 63
  }

  /// Whether two names are one person's after fusions.
  func isSame(_ subject: String?, as other: String?) -> Bool {
    guard let subject, let other else { return subject == nil && other == nil }
    return number(of: subject) == number(of: other)
  }

  /// The events of that key that count, the last recorded one last.
  func etats(_ cle: Cle) -> [Etat] { byKey[cle] ?? [] }

  /// The event under an id, nil when nothing has it.
  private func etat(_ id: String) -> Etat? {
    let hash = ByteHash.process.hash(id)
    if let pending = pending[hash] { return pending }
    return journal[hash].map {
      Etat(id: id, line: Int($0.line), isCancelled: $0.isCancelled)
    }
  }

  /// The last event of the chain that begins with an id, if any, and the id that would follow it.
  func chaine(_ id: String) -> (dernier: Etat?, suivant: String) {
    guard var last = etat(id) else { return (nil, id) }
    var rank = 2
    while let next = etat("\(id)#\(rank)") {
      last = next
      rank += 1
    }
    return (last, "\(id)#\(rank)")
  }

  /// What the event says, as it counts; nil when its line cannot be read any more.
  mutating func contenu(_ etat: Etat) -> Contenu? {
    if let contenu = etat.contenu { return contenu }
    guard let line = etat.line, let event = event(line) else { return nil }
    var contenu = Contenu(
      type: event.type, subject: event.subject, time: event.time, data: event.data,
      auteur: event.authID)
    if let correction = rectifications[UInt32(line)], let rectified = self.event(Int(correction)),
      case .object(let data)? = rectified.data["data"]
    {
      contenu.data = data
      contenu.time = rectified.data["time"]?.string ?? event.time
      contenu.subject = rectified.data["subject"]?.string ?? event.subject
    }
    for member in contenu.data.members where isSealed(member.value) {
      contenu.scelles.insert(member.name)
    }
    return contenu
  }

  private func isSealed(_ value: JSONValue) -> Bool {
    FieldCipher.isEncrypted(value) || value == .string(Self.closed)
  }

  /// What stands for a value that no key at hand opens; no cell holds such a character.
  private static let closed = "\u{0}"

  private mutating func event(_ line: Int) -> Event? {
    guard let bytes = bytes(line), let event = try? EventReader.event(in: bytes) else { return nil }
    guard let cipher, FieldCipher.hasEncryptedField(event) else { return event }
    let target = event.data["evenement"]?.string.flatMap { etat($0)?.line }
    let jeune =
      event.data["subject"]?.string ?? event.subject ?? target.flatMap { self.event($0)?.subject }
    guard let jeune else { return event }
    return (try? cipher.reveal(event, jeune: jeune, else: Self.closed)) ?? event
  }

  private mutating func bytes(_ line: Int) -> [UInt8]? {
    if let bytes = lines[line] { return bytes }
    lines[line] = (try? locator.place(of: line))?.line
    return lines[line]
  }

  /// Whether the journal has the very line of an event, never rectified: what most rows of a file
  /// imported again come to.
  func hasLine(_ bytes: [UInt8], _ etat: Etat) -> Bool {
    guard etat.contenu == nil, let line = etat.line, rectifications[UInt32(line)] == nil,
      let stored = lines[line]
    else { return false }
    return Self.isSame(Alea.removed(from: stored), as: bytes)
  }

  private static let recorded = Array(#","recordedtime":""#.utf8)

  /// Whether a line of the journal is the other line with a recorded time put in.
  private static func isSame(_ stored: [UInt8], as line: [UInt8]) -> Bool {
    let added = recorded.count + 25
    guard stored.count == line.count + added else { return false }
    return stored.withUnsafeBufferPointer { stored in
      line.withUnsafeBufferPointer { line in
        var place = 0
        while place < line.count, stored[place] == line[place] { place += 1 }
        // What follows the time begins, as the recorded time does, with a comma and a quote.
        guard place >= 2 else { return false }
        place -= 2
        return stored[place...].starts(with: recorded)
          && stored[(place + added)...].elementsEqual(line[place...])
      }
    }
  }

  /// The journal as it will be once the import has written an event.
  mutating func write(_ event: Event, _ origine: Origine) {
    let etat = Etat(
      id: event.id, line: nil, isCancelled: false,
      contenu: Contenu(
        type: event.type, subject: event.subject, time: event.time, data: event.data,
        auteur: event.authID),
      origine: origine)
    pending[ByteHash.process.hash(event.id)] = etat
    // Only events without an id of their own are looked for by kind, subject and time.
    if let cle = cle(of: event) { byKey[cle, default: []].append(etat) }
  }

  /// The journal as it will be once the import has cancelled or rectified an event.
  mutating func correct(_ etat: Etat, by contenu: Contenu?, _ origine: Origine) {
    var corrected = etat
    corrected.isCancelled = contenu == nil
    corrected.contenu = contenu ?? etat.contenu
    corrected.origine = origine
    pending[ByteHash.process.hash(etat.id)] = corrected
    guard let former = self.contenu(etat), let cle = cle(of: former) else { return }
    byKey[cle] = byKey[cle]?.compactMap { other in
      let isIt = other.line == nil ? other.id == etat.id : other.line == etat.line
      return isIt ? (corrected.isCancelled ? nil : corrected) : other
    }
  }
}
