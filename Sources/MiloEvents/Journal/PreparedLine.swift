/// A line ready to append: its bytes, and the compact event that proves it valid.
struct PreparedLine {
  private(set) var line: [UInt8] = []
  private(set) var fait: Fait
  private(set) var words: [Int64]
  /// The event, when it is a rectification: its new `data` is checked against its target.
  private(set) var rectification: Event?
  /// The event, when the fast path does not read it: an append may refuse what it holds.
  private(set) var unusual: Event?
  /// The source, as text: numbers of sources that are refused go no further.
  private(set) var source = ""
  /// The id of an event given as a value, drawn here where it had none.
  private(set) var id: String?
  /// Whether the id was drawn at random here, which is enough for nobody to guess the line.
  private var idIsDrawn = false
  /// Whether the candidate carried random bytes itself.
  private var hasAlea = false
  /// The recorded time that the candidate carried itself.
  private var ownRecorded: RecordedTime?

  /// Reads a candidate, gives it its recorded time, and checks all that a line can be checked for by
  /// itself.
  init(
    _ candidate: Candidate, _ splice: RecordedSplice, source: String, reprise: Bool,
    _ encoder: inout FaitEncoder
  ) throws(FieldError) {
    var event: Event
    if let given = candidate.event {
      event = given
    } else if let spliced = splice.line(candidate.line),
      let (fait, words) = PreparedLine.fast(spliced, &encoder)
    {
      line = spliced
      (self.fait, self.words) = (fait, words)
      self.source = String(decoding: encoder.lastSource.text, as: UTF8.self)
      ownRecorded = reprise ? fait.recorded : nil
      hasAlea = Alea.isIn(line)
      return
    } else {
      event = try EventReader.event(in: candidate.line)
    }
    if event.source.isEmpty { event.source = source }
    idIsDrawn = candidate.idIsDrawn || event.id.isEmpty
    if event.id.isEmpty { event.id = UUIDv7.make(at: splice.recorded) }
    if candidate.event != nil { id = event.id }
    hasAlea = event.alea != nil
    ownRecorded = event.recordedTime
    if !reprise || ownRecorded == nil { event.recordedTime = splice.recorded }
    line = EventWriter.line(of: event)
    try PreparedLine.checkKnown(event)
    self.source = event.source
    if let (fait, words) = PreparedLine.fast(line, &encoder) {
      (self.fait, self.words) = (fait, words)
      return
    }
    let canonical = try EventReader.event(in: line)
    var block = FaitBlock()
    encoder.append(canonical, line: 0, to: &block)
    (fait, words) = (block.faits[0], block.words)
    rectification = block.rectifications.first?.event
    unusual = canonical
  }

  private static func fast(
    _ line: [UInt8], _ encoder: inout FaitEncoder
  ) -> (Fait, [Int64])? {
    guard line.count <= EventReader.longestLine else { return nil }
    var padded = line
    padded.append(0x0A)
    padded.append(contentsOf: repeatElement(0, count: FastReader.padding))
    var block = FaitBlock()
    let isRead = padded.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map {
        FastReader.shared.append($0, count: line.count, index: 0, to: &block, &encoder)
      } ?? false
    }
    return isRead ? (block.faits[0], block.words) : nil
  }

  /// A name in `fr.milo.` must be of the catalogue (08.1.2), and a former type gives way to today's.
  private static func checkKnown(_ event: Event) throws(FieldError) {
    if let upcaster = Catalogue.upcasters[event.type] {
      throw FieldError(
        field: "type", found: "« \(event.type) », un ancien type",
        expected: "« \(upcaster.to.typeComplet) »", rule: .enveloppe)
    }
    guard event.type.hasPrefix(Catalogue.typePrefix), event.declaration == nil else { return }
    let types = Catalogue.declarations.map(\.type)
    throw FieldError(
      field: "type", found: "« \(event.type) »",
      expected: "un type du catalogue",
      nearest: nearest(to: event.type, among: types), rule: .enveloppe)
  }

  /// The event as a value.
  func event() throws(FieldError) -> Event {
    try EventReader.event(in: line)
  }

  /// Gives random bytes to a line whose id the journal did not draw.
  ///
  /// A take-over keeps the bytes that lines carry, and lines whose id a journal drew.
  ///
  /// - Throws: that the candidate carries bytes of its own, outside a take-over, or that the line has
  ///   become too long.
  mutating func protect(
    reprise: Bool, _ random: () -> UInt64
  ) throws(FieldError) {
    guard !hasAlea else {
      guard reprise else {
        throw FieldError(
          field: "alea", found: "un attribut donné avec l’événement",
          expected: "rien : le journal le tire lui-même, hors d’une reprise", rule: .enveloppe)
      }
      return
    }
    guard !idIsDrawn, !reprise || UUIDv7.time(inLine: line) == nil else { return }
    line = Alea.added(to: line, random)
    guard line.count <= EventReader.longestLine else { throw EventReader.overlong(line.count) }
  }

  /// The recorded time is the journal's to set, except in a take-over.
  func checkRecorded(reprise: Bool, last: RecordedTime) throws(FieldError) {
    func fault(_ found: String, _ expected: String) -> FieldError {
      FieldError(field: "recordedtime", found: found, expected: expected, rule: .enveloppe)
    }
    guard reprise else {
      guard let ownRecorded else { return }
      throw fault(
        "\(ownRecorded)", "rien : le journal date lui-même l’enregistrement, hors d’une reprise")
    }
    guard let ownRecorded else {
      throw fault("rien : l’attribut manque", "l’horodatage d’origine, pour une reprise")
    }
    guard ownRecorded >= last else {
      throw fault("\(ownRecorded)", "au moins celui de la ligne précédente, \(last)")
    }
  }
}
