extension AppendState {
  /// The candidate with the fields encrypted that a key may hide; itself without a coffre.
  ///
  /// The fields are checked in clear first: a ciphertext says nothing of what it hides.
  mutating func encrypted(
    _ candidate: Candidate, _ cipher: FieldCipher?, _ splice: RecordedSplice, first: Int,
    _ batch: Batch
  ) throws(FieldError) -> Candidate {
    guard let cipher else { return candidate }
    var event: Event
    if let given = candidate.event {
      event = given
    } else {
      event = try EventReader.event(in: candidate.line)
    }
    if event.source.isEmpty { event.source = journal.identity.source }
    let idIsDrawn = event.id.isEmpty
    if idIsDrawn { event.id = UUIDv7.make(at: splice.recorded) }
    try event.check()
    func made(_ event: Event) -> Candidate {
      Candidate(event, number: candidate.number, idIsDrawn: idIsDrawn)
    }
    guard let hideable = try hideable(in: event) else { return made(event) }
    let known = index.position(
      ofID: index.hash.hash(event.id), source: try number(ofSource: event.source))
    if known == nil { try checkBornes(event) }
    let bytes = known.flatMap { self.bytes(ofLine: Int($0), first: first, batch) }
    let stored = try bytes.map { (bytes) throws(FieldError) in try EventReader.event(in: bytes) }
    do throws(KeyStoreError) {
      return made(try cipher.encrypt(event, hideable, stored: stored))
    } catch {
      coffreFailure = error
      return candidate
    }
  }

  /// What a key may hide in an event, and whose; nil for nothing.
  ///
  /// A correction is hidden under the key of the youth whose event it corrects. The motive of an
  /// erasure stays in clear: its key is about to be destroyed.
  private func hideable(in event: Event) throws(FieldError) -> FieldCipher.Hideable? {
    guard let declaration = event.declaration else { return nil }
    switch declaration.nom {
    case Effacement.nom: return nil
    case Annulation.nom, Rectification.nom:
      guard let id = event.data["evenement"]?.string,
        let number = index.sources.number(of: event.source),
        let target = index.position(
          named: index.hash.hash(id), from: UInt16(truncatingIfNeeded: number))
      else { return nil }
      let fait = index.faits[Int(target)]
      guard let kind = fait.kind.declaration, kind.sujet == .jeune, fait.subject != Fait.nobody
      else { return nil }
      let own = index.texts.text(fait.subject)
      var hideable = FieldCipher.Hideable(
        jeune: event.data["subject"]?.string ?? own, fields: FieldCipher.encryptable(declaration))
      if case .object(let data)? = event.data["data"] {
        do throws(FieldError) {
          try kind.check(data)
          let date = event.data["time"]?.string.flatMap { Moment($0)?.date } ?? fait.date
          if takeOver == nil { try kind.checkBornes(data, date: date) }
        } catch {
          throw error.inside("data")
        }
        hideable.rectified = FieldCipher.encryptable(kind)
      }
      return hideable
    default:
      let fields = FieldCipher.encryptable(declaration)
      guard declaration.sujet == .jeune, let jeune = event.subject, !fields.isEmpty else {
        return nil
      }
      return FieldCipher.Hideable(jeune: jeune, fields: fields)
    }
  }
}
