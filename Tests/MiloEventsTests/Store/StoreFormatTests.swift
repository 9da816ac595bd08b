import Testing

@testable import MiloEvents

@Suite struct `The formats of the store` {
  @Test(
    arguments: [
      ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
    ])
  func `FNV-1a gives the published values`(_ text: String, _ hex: String) {
    #expect(Fingerprint.hex(of: text.utf8) == hex)
  }

  @Test(
    arguments: [
      "1.jsonl", "0000000000000000000a.jsonl", "00000000000000000000.json",
      "+0000000000000000001.jsonl", "000000000000000000000.jsonl", "00000000000000000000.jsonl~",
    ])
  func `only twenty digits name a segment`(_ name: String) {
    #expect(SegmentName(name) == nil)
    #expect(SegmentName("00000000000000262144.jsonl")?.firstLine == 262_144)
  }

  static let record = BatchRecord(
    state: .open, generation: 7, start: LinePosition(segment: 3, offset: 150, line: 5),
    lineCount: 2, byteCount: 40, digest: Fingerprint.hex(of: []))

  @Test func `a record is read back as it was written`() {
    #expect(Self.record.bytes.count == BatchRecord.size)
    #expect(BatchRecord(Self.record.bytes) == Self.record)
    #expect(BatchRecord([]) == nil)
    #expect(BatchRecord([UInt8](repeating: 0, count: BatchRecord.size)) == nil)
  }

  @Test func `any byte changed in a record is noticed, except a valid state`() {
    for position in 0..<BatchRecord.size {
      var bytes = Self.record.bytes
      bytes[position] ^= 1
      #expect(BatchRecord(bytes) == nil, "byte \(position)")
    }
    var closed = Self.record.bytes
    closed[0] = BatchRecord.State.closed.rawValue
    #expect(BatchRecord(closed)?.state == .closed)
  }

  @Test func `pieces fill the current segment first`() {
    let pieces = SegmentPlan.pieces(
      of: buffer(["ab", "cd", "ef"]), after: LinePosition(segment: 4, offset: 7, line: 6),
      hasSegment: true, segmentSize: 10)
    #expect(
      pieces == [
        SegmentPlan.Piece(segment: 4, offset: 7, range: 0..<3, isNew: false),
        SegmentPlan.Piece(segment: 7, offset: 0, range: 3..<9, isNew: true),
      ])
  }

  @Test func `the text of the lock names its holder`() {
    let holder = LockHolder(text: "pid=42 hote=accueil-1 depuis=2023-04-06T10:15:00Z\n")
    #expect(holder == LockHolder(pid: 42, host: "accueil-1", since: "2023-04-06T10:15:00Z"))
    #expect(LockHolder(text: "") == nil)
    #expect(LockHolder(text: "pid=x hote=a depuis=b") == nil)
  }

  @Test(
    arguments: [
      (
        StoreError(SystemFailure(call: "fdatasync", code: 28), path: "/j/s.jsonl"),
        """
        Le disque est plein : « /j/s.jsonl », il n’y a plus de place sur le disque (appel fdatasync). \
        Libérez de la place, puis rouvrez le journal et recommencez ; ce qui avait été confirmé \
        est intact.
        """
      ),
      (
        .locked(
          path: "/j/.verrou",
          holder: LockHolder(pid: 42, host: "accueil-1", since: "2023-04-06T10:15:00Z"),
          waited: .milliseconds(2500)),
        """
        Un autre programme écrit dans le journal : le verrou « /j/.verrou » est tenu par le \
        processus 42 de la machine accueil-1, depuis 2023-04-06T10:15:00Z, et le reste après \
        2,5 s d’attente. Rien n’a été écrit. Attendez la fin de ce programme, puis recommencez ; \
        n’effacez pas le fichier du verrou.
        """
      ),
      (
        .foreignSegment(path: "/j/00000000000000000002.jsonl", linesBefore: 3),
        """
        Le segment « /j/00000000000000000002.jsonl » n’est pas à sa place : 3 lignes le \
        précèdent, il devrait s’appeler 00000000000000000003.jsonl. Rien n’a été écrit. Déplacez \
        ce fichier hors du dossier, ou reprenez le journal d’une sauvegarde.
        """
      ),
      (
        .poisoned(path: "/j", cause: .closed(path: "/j")),
        """
        L’écriture dans le journal « /j » est arrêtée depuis une première erreur, et rien de plus \
        n’a été écrit. Rouvrez le journal. Première erreur : Le journal « /j » a été fermé : \
        rouvrez-le avant d’écrire.
        """
      ),
    ])
  func `an error says what was found and what to do`(_ error: StoreError, _ text: String) {
    #expect(error.description == text)
  }
}
