import Synchronization

/// Keys in memory: for tests, and to rehearse an append without leaving a key behind.
public final class MemoryKeyStore: KeyStore {
  private let keys: Mutex<[Octets: [UInt8]]>
  private let base: (any KeyStore)?

  /// A coffre without any key of its own.
  ///
  /// - Parameter base: a coffre whose keys are seen through this one, and never changed by it.
  public init(over base: (any KeyStore)? = nil) {
    keys = Mutex([:])
    self.base = base
  }

  /// The key of a youth, its own or that of the coffre below.
  public func key(of jeune: String) throws(KeyStoreError) -> [UInt8]? {
    if let own = keys.withLock({ $0[Octets(jeune)] }) { return own }
    return try base?.key(of: jeune)
  }

  /// The key of a youth, made in memory if there is none.
  public func makeKey(of jeune: String) throws(KeyStoreError) -> [UInt8] {
    if let known = try key(of: jeune) { return known }
    return keys.withLock { keys in
      if let known = keys[Octets(jeune)] { return known }
      let key = RandomBytes.make(AESGCM.keyByteCount)
      keys[Octets(jeune)] = key
      return key
    }
  }

  /// Forgets the key of a youth; that of the coffre below stays.
  public func destroyKey(of jeune: String) throws(KeyStoreError) -> Bool {
    keys.withLock { $0.removeValue(forKey: Octets(jeune)) != nil }
  }
}
