/// A checkpoint whose signatures were verified.
public struct SignedCheckpoint: Hashable, Sendable {
  /// What is signed.
  public let checkpoint: Checkpoint

  /// The note it was read from, with every line, verified or not.
  public let note: SignedNote

  /// The log that signed.
  public let log: VerifierKey

  /// The witnesses among those given that cosigned, in the order of their lines.
  public let cosignatures: [VerifiedSignature]

  /// Reads and verifies a signed checkpoint.
  ///
  /// One of `logs` must have signed it, its name must be the origin, and a cosignature by one of
  /// `witnesses` must not be false. Throws every case of ``CheckpointError`` but
  /// ``CheckpointError/crypto(_:)``.
  public init(
    verifying bytes: some Collection<UInt8>, logs: [VerifierKey], witnesses: [VerifierKey] = []
  ) throws(CheckpointError) {
    let note: SignedNote
    let verified: [VerifiedSignature]
    do {
      note = try SignedNote(parsing: bytes)
      verified = try note.verify(with: logs + witnesses)
    } catch {
      throw .note(error)
    }
    // The text is trusted from here on.
    let checkpoint = try Checkpoint(parsing: note.text)
    let signers = verified.filter { $0.key.algorithm == .ed25519 && logs.contains($0.key) }
    guard let first = signers.first else {
      throw .notSignedByLog(name: logs.first?.name ?? checkpoint.origin)
    }
    guard
      let signer = signers.first(where: { ProofText.isSame($0.key.name, checkpoint.origin) })
    else {
      throw .originMismatch(found: checkpoint.origin, expected: first.key.name)
    }
    self.checkpoint = checkpoint
    self.note = note
    log = signer.key
    cosignatures = verified.filter { $0.key.algorithm == .cosignature }
  }
}
