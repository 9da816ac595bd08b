/// A signed head that a time-stamping authority has dated.
public struct TimestampedHead: Sendable {
  /// The tree that was signed.
  public let head: TreeHead
  /// What the authority answered.
  public let token: TimestampToken
  /// Whether the very same answer was stored already.
  public let wasThere: Bool
}

extension Journal {
  /// What to ask of a time-stamping authority about the last signed head.
  ///
  /// What is stamped is the text of the head, as its key signed it: the lines of `checkpoint` before the
  /// empty one. Cosignatures that come later do not change it.
  ///
  /// - Throws: ``SealError/notAFolder``, ``SealError/noCheckpoint``, ``SealError/otherJournal(found:expected:)``,
  ///   ``SealError/checkpoint(_:)`` or an error of the store.
  public func timestampRequest() throws(SealError) -> (head: TreeHead, request: TimestampRequest) {
    guard let folder = JournalFolder(of: store) else { throw .notAFolder }
    let bytes = try sealing { () throws(StoreError) in try folder.bytes(Seal.fileName) }
    guard let bytes else { throw .noCheckpoint }
    let (text, checkpoint) = try lifting(SealError.checkpoint) { () throws(CheckpointError) in
      let note = try lifting(CheckpointError.note) { () throws(NoteError) in
        try SignedNote(parsing: bytes)
      }
      return (note.text, try Checkpoint(parsing: note.text))
    }
    guard ProofText.isSame(checkpoint.origin, identity.origin) else {
      throw .otherJournal(found: checkpoint.origin, expected: identity.origin)
    }
    return (checkpoint.head, TimestampRequest(of: text))
  }

  /// Stores the answer of a time-stamping authority in `sceaux/`, beside the head that it dates.
  ///
  /// The head is the last one, or one signed before it.
  ///
  /// - Parameters:
  ///   - response: the answer, in DER.
  ///   - authority: the certificates that it must go back to.
  ///   - request: the request that was sent, in DER; nil when it was not kept.
  /// - Throws: ``SealError/notAFolder``, ``SealError/timestamp(_:)``, ``SealError/otherHead`` or an error of the
  ///   store; nothing is written then.
  public func addTimestamp(
    _ response: [UInt8], under authority: TimestampAuthority, answering request: [UInt8]? = nil
  ) throws(SealError) -> TimestampedHead {
    guard var folder = JournalFolder(of: store) else { throw .notAFolder }
    let token = try lifting(SealError.timestamp) { () throws(TimestampError) in
      try TimestampToken(response: response)
    }
    let notes = try sealing { () throws(StoreError) in try SealFiles.reading(folder).notes() }
    let heads = notes.lazy.compactMap { try? SignedNote(parsing: $0.octets).text }
      .filter { SHA256.hash(Array($0.utf8)) == token.imprint }
    guard let head = heads.compactMap({ try? Checkpoint(parsing: $0).head }).first else {
      throw .otherHead
    }
    try lifting(SealError.timestamp) { () throws(TimestampError) in
      if let request { try token.checkAnswers(request) }
      try token.verify(under: authority)
    }
    let name = JournalFolder.tokenName(size: head.size, content: response)
    let wasThere = try sealing { () throws(StoreError) in
      let lock = try folder.lock(JournalFolder.lockName)
      defer { _ = lock }
      if try folder.bytes(name) == response { return true }
      try folder.replace(name, with: response)
      try folder.sync()
      return false
    }
    return TimestampedHead(head: head, token: token, wasThere: wasThere)
  }
}
