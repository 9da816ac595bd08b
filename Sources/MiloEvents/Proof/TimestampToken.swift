/// What a time-stamping authority answered (RFC 3161): that a hash was shown to it at some time.
public struct TimestampToken: Hashable, Sendable {
  /// The most bytes of an answer that are read: a real one takes a few thousands.
  public static let longestAnswer = 1 << 20

  /// The answer as it came, in DER: `openssl ts -verify -in` reads it.
  public let bytes: [UInt8]
  /// The SHA-256 that was stamped.
  public let imprint: Digest
  /// When, by the authority's clock, to the second.
  public let time: RecordedTime
  /// What the certificate in the answer calls the authority; nil when it says nothing readable.
  public let authorityName: String?

  /// Reads an answer; nothing in it is believed before ``verify(under:)``.
  ///
  /// - Throws: ``TimestampError/tooLong``, ``TimestampError/unreadable``,
  ///   ``TimestampError/notGranted(_:)``, ``TimestampError/otherAlgorithm`` or
  ///   ``TimestampError/unavailable``.
  public init(response bytes: [UInt8]) throws(TimestampError) {
    guard bytes.count <= Self.longestAnswer else { throw .tooLong }
    let read = try TimestampBackend.read(bytes)
    (self.bytes, imprint, time) = (bytes, read.imprint, read.time)
    authorityName = read.authorityName
  }

  /// Checks that the authority signed, under a certificate for time-stamping that was valid at the time it
  /// says and goes back to one of the reader's; nothing is asked of the network.
  ///
  /// - Throws: ``TimestampError/otherAuthority``, ``TimestampError/falseSignature`` or
  ///   ``TimestampError/unavailable``.
  public func verify(under authority: TimestampAuthority) throws(TimestampError) {
    try TimestampBackend.verify(bytes, under: authority.pem, at: time)
  }

  /// Checks that the answer is to a request, by its nonce.
  ///
  /// - Parameter request: the bytes of the request, in DER.
  /// - Throws: ``TimestampError/unreadableRequest``, ``TimestampError/otherRequest`` or
  ///   ``TimestampError/unavailable``.
  public func checkAnswers(_ request: [UInt8]) throws(TimestampError) {
    guard request.count <= Self.longestAnswer else { throw .unreadableRequest }
    try TimestampBackend.check(bytes, answers: request)
  }
}

/// The certificates of time-stamping authorities that a reader trusts.
public struct TimestampAuthority: Hashable, Sendable {
  /// The file, which holds a certificate at least.
  let pem: [UInt8]

  /// Reads certificates in PEM, one after the other.
  ///
  /// - Throws: ``TimestampError/noCertificate`` or ``TimestampError/unavailable``.
  public init(pem bytes: [UInt8]) throws(TimestampError) {
    guard bytes.count <= TimestampToken.longestAnswer else { throw .noCertificate }
    try TimestampBackend.checkCertificates(bytes)
    pem = bytes
  }
}

/// Why a token of a time-stamping authority is refused.
public enum TimestampError: Error, Hashable, Sendable {
  /// The answer has more bytes than any real one: ``TimestampToken/longestAnswer``.
  case tooLong
  /// The bytes are no answer of RFC 3161.
  case unreadable
  /// The authority gave no token: the status of its answer.
  case notGranted(Int)
  /// What was stamped is no SHA-256.
  case otherAlgorithm
  /// The bytes are no request of RFC 3161.
  case unreadableRequest
  /// The answer repeats another nonce than that of the request.
  case otherRequest
  /// The certificate that signed is not for time-stamping under the authority given.
  case otherAuthority
  /// The signature is false.
  case falseSignature
  /// The authority's file holds no certificate, or one that cannot be read.
  case noCertificate
  /// The system's library reads no token (Apple's has nothing for it), or failed for a reason of its own.
  case unavailable
}
