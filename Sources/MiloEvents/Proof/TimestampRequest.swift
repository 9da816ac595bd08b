/// What is asked of a time-stamping authority (RFC 3161): its time beside the SHA-256 of a text.
///
/// The text stays here: the authority learns its hash, and nothing else.
public struct TimestampRequest: Hashable, Sendable {
  /// The SHA-256 of the text.
  public let imprint: Digest
  /// Eight bytes that nobody can predict, which the answer repeats.
  public let nonce: [UInt8]

  /// Asks for the time of a text, under a nonce of its own.
  public init(of text: String) {
    imprint = SHA256.hash(Array(text.utf8))
    var nonce = RandomBytes.make(8)
    // A positive integer of eight bytes exactly, as DER writes it.
    nonce[0] = nonce[0] & 0x3f | 0x40
    self.nonce = nonce
  }

  /// The request in DER, as `curl --data-binary` sends it; it asks for the certificates of the authority.
  public var bytes: [UInt8] {
    Self.der(
      0x30,
      version + Self.der(0x30, algorithm + Self.der(0x04, imprint.bytes))
        + Self.der(0x02, nonce) + certReq)
  }

  private var version: [UInt8] { [0x02, 0x01, 0x01] }
  private var certReq: [UInt8] { [0x01, 0x01, 0xff] }

  /// SHA-256, without parameters but the NULL that every authority accepts.
  private var algorithm: [UInt8] {
    [0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00]
  }

  /// A value of fewer than 128 bytes, after its tag and its length.
  private static func der(_ tag: UInt8, _ value: [UInt8]) -> [UInt8] {
    [tag, UInt8(value.count)] + value
  }
}
