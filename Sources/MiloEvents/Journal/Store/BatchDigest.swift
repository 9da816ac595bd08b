/// How the bytes of a batch are told whole.
enum BatchDigest: Sendable {
  /// FNV-1a, 128 bits.
  case fingerprint
  /// SHA-256, in hexadecimal.
  case sha256
  /// One of the caller's, which takes all the bytes at once.
  case other(@Sendable ([UInt8]) -> String)

  /// The digest of bytes given piece by piece.
  struct Taking {
    fileprivate let digest: BatchDigest
    private var fingerprint = Fingerprint()
    private var sha256 = SHA256()
    private var bytes: [UInt8] = []

    fileprivate init(_ digest: BatchDigest) {
      self.digest = digest
    }

    mutating func update(_ piece: [UInt8]) {
      switch digest {
      case .fingerprint: fingerprint.combine(piece)
      case .sha256: sha256.update(piece)
      case .other: bytes += piece
      }
    }

    func finished() -> String {
      switch digest {
      case .fingerprint: fingerprint.hex
      case .sha256: sha256.digest().description
      case .other(let digest): digest(bytes)
      }
    }
  }

  /// Begins a digest.
  func begin() -> Taking { Taking(self) }

  /// The digest of all the bytes of a batch.
  func callAsFunction(_ bytes: [UInt8]) -> String {
    var taking = begin()
    taking.update(bytes)
    return taking.finished()
  }
}
