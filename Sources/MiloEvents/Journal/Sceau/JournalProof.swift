extension Journal {
  /// Makes the proof that a line is under the checkpoint of the folder.
  ///
  /// The hashes are those of the lines, not of the tiles. The proof is checked before it is handed
  /// out, so that a journal that is not the one sealed gives none.
  ///
  /// - Parameters:
  ///   - index: the line.
  ///   - withLine: whether the line itself goes into the proof, as its `extra` bytes.
  /// - Throws: every case of ``InclusionError``.
  public func proof(ofLine index: Int, withLine: Bool = false) throws(InclusionError) -> ProofBundle
  {
    let sealed = try SealedTree(self)
    let proof = try sealed.inclusion(ofLine: index)
    return ProofBundle(
      proof: proof, checkpoint: sealed.note,
      extra: withLine ? try sealed.line(at: index) : nil)
  }
}

extension Journal {
  /// Makes the proof that the checkpoint of the folder extends the first lines.
  ///
  /// - Parameter size: how many lines the head that somebody kept covers.
  /// - Throws: every case of ``InclusionError``.
  public func proofOfGrowth(from size: Int) throws(InclusionError) -> GrowthBundle {
    let sealed = try SealedTree(self)
    let path =
      size == sealed.checkpoint.head.size ? [] : try sealed.prefix(ofSize: size).proof?.path ?? []
    return GrowthBundle(
      oldSize: size, path: path, signedCheckpoint: sealed.note.description)
  }
}

/// Why no proof can be made of a line.
public enum InclusionError: Error, Sendable {
  /// The journal has no checkpoint, or is no folder.
  case notSealed
  /// The checkpoint cannot be read, or is that of another journal.
  case checkpoint(CheckpointError)
  /// The journal has fewer lines than were sealed.
  case head(HeadError)
  /// The line is not under the seal, or is not the one that was sealed.
  case proof(ProofError)
  /// The journal cannot be read.
  case journal(JournalError)
}

extension InclusionError: CustomStringConvertible {
  /// What was found, what was expected and what to do, in French.
  public var description: String {
    switch self {
    case .notSealed: SealError.noCheckpoint.description
    case .checkpoint(let error): "\(error)"
    case .head(let error): "\(error)"
    case .proof(let error): "\(error)"
    case .journal(let error): "\(error)"
    }
  }
}
