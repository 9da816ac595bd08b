/// The last head that a private key signed, kept in a file beside it (`CLE.tetes`), out of reach of whoever
/// holds the journal.
///
/// What stands in a journal's folder can be removed, put back or replaced; a key that remembers signs no
/// tree that does not extend its last one, whatever folder it is asked for. A key signs for one origin,
/// that of its name: the file holds one signed note.
public struct SignedHeads: Sendable {
  /// Where the head is kept.
  public let path: String
  private var folder: JournalFolder
  private let name: String

  /// The memory of the key whose private part stands at that path.
  public init(besideKey key: String) {
    self.init(besideKey: key, on: SystemFileSystem())
  }

  init(besideKey key: String, on system: any FileSystem) {
    path = key + ".tetes"
    let folder = parent(of: path)
    name = String(path.split(separator: "/").last ?? "")
    self.folder = JournalFolder(folder, on: system)
  }

  /// Keeps others from signing with the key; the lock goes with the value returned.
  func lock() throws(StoreError) -> OpenFile {
    try folder.lockFolder()
  }

  /// The last head that the key signed; nil when none is kept.
  ///
  /// - Throws: ``SealError/heads(path:)`` for a file that this key did not sign, or an error of the store.
  func last(of key: VerifierKey) throws(SealError) -> TreeHead? {
    let bytes = try sealing { () throws(StoreError) in try folder.bytes(name) }
    guard let bytes else { return nil }
    guard let signed = try? SignedCheckpoint(verifying: bytes, logs: [key]) else {
      throw .heads(path: path)
    }
    return signed.checkpoint.head
  }

  /// Remembers a head; it is on the disk when this returns.
  mutating func remember(_ note: SignedNote) throws(StoreError) {
    try folder.replace(name, with: Array(note.description.utf8))
    try folder.sync()
  }
}

extension Sealer {
  /// The largest head that the key signed, as the folder still shows it: what its memory is made of again
  /// when it is lost.
  func largestSigned() throws(SealError) -> TreeHead? {
    let notes = try sealing { () throws(StoreError) in try SealFiles.reading(folder).notes() }
    return notes.compactMap { _, bytes in
      try? SignedCheckpoint(verifying: bytes, logs: [key.verifierKey]).checkpoint.head
    }.max { $0.size < $1.size }
  }
}
