/// Somebody outside the structure who signs what they have seen, so that it cannot be replaced
/// later.
///
/// A witness remembers the last head it signed for each log. It decides here and stores nothing:
/// the caller keeps the new head durably, under a lock, before it lets the cosigned note out.
public struct Witness: Sendable {
  /// What a witness answers.
  public struct Answer: Hashable, Sendable {
    /// The note received, with the witness's signature.
    public let note: SignedNote

    /// The head to remember.
    public let head: TreeHead
  }

  /// The witness's own key.
  public let key: SigningKey

  /// The log it watches.
  public let log: VerifierKey

  /// Makes a witness of one log.
  public init(key: SigningKey, log: VerifierKey) {
    self.key = key
    self.log = log
  }

  /// Cosigns a checkpoint of the log that extends the last one seen, nil the first time.
  ///
  /// `time` is in seconds since 1970 (UTC). Throws every case of ``WitnessError``.
  public func cosign(
    _ bytes: some Collection<UInt8>, last: TreeHead?, proof: ConsistencyProof?, time: UInt64
  ) throws(WitnessError) -> Answer {
    let signed: SignedCheckpoint
    do {
      signed = try SignedCheckpoint(verifying: bytes, logs: [log])
    } catch {
      throw .checkpoint(error)
    }
    let head = signed.checkpoint.head
    do {
      try head.checkExtends(last ?? .empty, proof: proof)
    } catch {
      throw .head(error)
    }
    do {
      let signature = try key.cosign(signed.note.text, time: time)
      return Answer(note: signed.note.adding(signature), head: head)
    } catch {
      throw .crypto(error)
    }
  }
}

/// Why a witness does not sign.
public enum WitnessError: Error, Hashable, Sendable {
  /// The checkpoint itself was refused.
  case checkpoint(CheckpointError)
  /// The tree does not extend the last one seen.
  case head(HeadError)
  /// The signature could not be made.
  case crypto(CryptoError)
}
