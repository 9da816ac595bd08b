extension Journal {
  /// The journal as it was when a head was signed: the lines that the head covers, to be read only.
  ///
  /// The signature is not verified here: what makes the answer certain is that the lines give the root.
  ///
  /// - Parameter checkpoint: the bytes of the signed note, as somebody kept them.
  /// - Throws: `.checkpoint` for a note that cannot be read or is another journal's, `.head` when these lines
  ///   are not those that were signed, or an error of the store.
  /// - Complexity: hashes the lines once, on all cores.
  public func asOf(head checkpoint: [UInt8]) throws(InclusionError) -> Journal {
    let signed = try lifting(InclusionError.checkpoint) { () throws(CheckpointError) in
      let signed = try Checkpoint(unverified: checkpoint)
      guard ProofText.isSame(signed.origin, identity.origin) else {
        throw .originMismatch(found: signed.origin, expected: identity.origin)
      }
      return signed.head
    }
    let (snapshot, tree) = try lifting(InclusionError.journal) { () throws(JournalError) in
      guard let snapshot = try self.snapshot(ofFirst: signed.size) else {
        return (try self.snapshot(), try JournalTree(self.snapshot()))
      }
      return (snapshot, try JournalTree(snapshot))
    }
    try lifting(InclusionError.head) { () throws(HeadError) in
      try tree.head.checkExtends(signed, reading: tree)
    }
    return Journal(
      identity: identity, store: HeadStore(lines: snapshot, origin: identity.origin))
  }
}

extension JournalTree {
  /// The tree over the lines of a snapshot, whatever they say.
  fileprivate init(_ snapshot: StoreSnapshot) throws(JournalError) {
    var options = JournalScan.Options()
    (options.hashing, options.decoding, options.reportsAllFaults) = (true, false, true)
    self.init(try JournalScan.read(snapshot, options))
  }
}

/// Lines of another store that never change.
private struct HeadStore: LineStore {
  let lines: StoreSnapshot
  let origin: String

  func snapshot() throws(StoreError) -> StoreSnapshot { lines }

  func openWriter(_ options: WriterOptions) throws(StoreError) -> any LineWriter {
    throw .readOnlyStore(path: origin)
  }
}
