/// A *coffre*: where the keys of youths are kept, one each, beside the journal and never inside.
///
/// Destroying a key makes the encrypted fields of its youth unreadable for ever, in every copy of the
/// journal, and changes no byte of it.
public protocol KeyStore: Sendable {
  /// The key of a youth; nil when there is none, or when it was destroyed.
  func key(of jeune: String) throws(KeyStoreError) -> [UInt8]?

  /// The key of a youth, made if there is none; it is durable when this returns.
  func makeKey(of jeune: String) throws(KeyStoreError) -> [UInt8]

  /// Destroys the key of a youth; false when there was none.
  func destroyKey(of jeune: String) throws(KeyStoreError) -> Bool
}

/// Why a coffre does not answer.
public enum KeyStoreError: Error, Hashable, Sendable {
  /// The folder is no coffre.
  case notAKeyStore(path: String)
  /// The folder is a coffre already.
  case exists(path: String)
  /// A file is not the key that was left there.
  case altered(path: String)
  /// Another program kept the coffre busy.
  case busy(path: String)
  /// The system refused a call.
  case system(path: String, reason: String)
}

extension KeyStoreError: CustomStringConvertible {
  /// What was found, what was expected and what to do, in French.
  public var description: String {
    switch self {
    case .notAKeyStore(let path):
      "« \(path) » n’est pas un coffre : vérifiez le chemin, ou faites-en un"
    case .exists(let path): "« \(path) » est déjà un coffre"
    case .altered(let path):
      "« \(path) » n’est pas une clé : reprenez le coffre d’une sauvegarde"
    case .busy(let path):
      "le coffre « \(path) » est occupé par un autre programme ; recommencez dans un instant"
    case .system(let path, let reason): "coffre « \(path) » : \(reason)"
    }
  }
}
