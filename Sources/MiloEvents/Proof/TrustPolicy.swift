/// Whom a verifier trusts: the logs, and which witnesses must have cosigned (C2SP tlog-policy).
public struct TrustPolicy: Hashable, Sendable {
  /// A rule on the witnesses that cosigned.
  public indirect enum Quorum: Hashable, Sendable {
    /// No cosignature is needed.
    case none
    /// This witness must have cosigned.
    case witness(VerifierKey)
    /// At least so many of these rules must hold.
    case atLeast(Int, [Quorum])

    /// Tells whether the rule holds when these witnesses have cosigned.
    public func isReached(by cosigners: [VerifierKey]) -> Bool {
      switch self {
      case .none: true
      case .witness(let key): cosigners.contains(key)
      case .atLeast(let threshold, let members):
        members.count { $0.isReached(by: cosigners) } >= threshold
      }
    }
  }

  /// The logs; a checkpoint must be signed by one of them.
  public let logs: [VerifierKey]

  /// The witnesses whose cosignatures are verified, in the quorum or not.
  public let witnesses: [VerifierKey]

  /// The cosignatures needed.
  public let quorum: Quorum

  /// Trusts these logs, whoever cosigned.
  public init(logs: [VerifierKey]) {
    self.init(logs: logs, witnesses: [], quorum: .none)
  }

  init(logs: [VerifierKey], witnesses: [VerifierKey], quorum: Quorum) {
    self.logs = logs
    self.witnesses = witnesses
    self.quorum = quorum
  }

  /// Reads and verifies a signed checkpoint; throws every case of ``TrustError``.
  public func verify(_ note: some Collection<UInt8>) throws(TrustError) -> SignedCheckpoint {
    let signed: SignedCheckpoint
    do {
      signed = try SignedCheckpoint(verifying: note, logs: logs, witnesses: witnesses)
    } catch {
      throw .checkpoint(error)
    }
    let cosigners = signed.cosignatures.map(\.key)
    guard quorum.isReached(by: cosigners) else {
      throw .quorumNotReached(cosigners: cosigners.map(\.name))
    }
    return signed
  }
}

/// Why a checkpoint does not satisfy a policy.
public enum TrustError: Error, Hashable, Sendable {
  /// The checkpoint itself was refused.
  case checkpoint(CheckpointError)
  /// The witnesses that cosigned, named here, are not those needed.
  case quorumNotReached(cosigners: [String])
}
