/// What a log asks of a witness over HTTP: the body of C2SP tlog-witness `add-checkpoint`.
///
/// The witness answers with signature lines, which ``Journal/addCosignatures(of:)`` takes as they come.
public struct WitnessRequest: Hashable, Sendable {
  /// The body, as `curl --data-binary` sends it.
  public let body: String

  /// Asks for a checkpoint to be cosigned.
  ///
  /// - Parameters:
  ///   - checkpoint: the bytes of the signed note.
  ///   - oldSize: the size of the last head that the witness cosigned; 0 for a log that it never saw.
  ///   - journal: the folder that holds the `tile/` of the log, for the consistency proof.
  /// - Throws: ``WitnessError/checkpoint(_:)``, or ``WitnessError/head(_:)`` when the tiles do not give the proof.
  public init(
    _ checkpoint: [UInt8], extending oldSize: Int, tilesOf journal: String
  ) throws(WitnessError) {
    let head = try lifting(WitnessError.checkpoint) { () throws(CheckpointError) in
      try Checkpoint(unverified: checkpoint).head
    }
    var proof: [Digest] = []
    if oldSize > 0, oldSize != head.size {
      proof = try lifting({ WitnessError.head(.inconsistent($0)) }) { () throws(ProofError) in
        try ConsistencyProof(
          from: oldSize, to: head.size,
          reading: JournalFolder(journal).hashes(size: head.size)
        ).path
      }
    }
    body =
      GrowthBundle(
        oldSize: oldSize, path: proof,
        signedCheckpoint: String(decoding: checkpoint, as: UTF8.self)
      ).text
  }
}
