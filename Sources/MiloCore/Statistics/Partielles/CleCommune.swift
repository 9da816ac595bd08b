import MiloEvents

/// The secret that the structures of a region share, so that a youth who goes from one to another counts
/// once: it makes of an identifier a name that nobody else can make, nor read.
public struct CleCommune: Hashable, Sendable {
  /// How many bytes the secret has.
  public static let taille = 32

  private let octets: [UInt8]

  /// The key of these bytes, or nil when there are not ``taille`` of them.
  public init?(_ octets: [UInt8]) {
    guard octets.count == Self.taille else { return nil }
    self.octets = octets
  }

  /// The bytes of a new key, that nobody can guess.
  public static func nouvelle() -> [UInt8] { RandomBytes.make(taille) }

  /// The name of a youth: the HMAC-SHA-256 of the identifier, in hexadecimal.
  func nom(of identifiant: String) -> String {
    HMACSHA256.code(of: Array(identifiant.utf8), key: octets).description
  }
}
