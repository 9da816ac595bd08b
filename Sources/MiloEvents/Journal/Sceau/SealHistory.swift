/// The signed heads of a journal, from the first to the last: up to where it is sealed, since when, by whom
/// and before which witnesses.
public struct SealHistory: Sendable {
  /// A signed head.
  public struct Tete: Sendable {
    /// The file that holds it.
    public let fichier: String
    /// The tree that was signed.
    public let head: TreeHead
    /// Whether the lines of the journal give its root.
    public let isFound: Bool
    /// When the last of its lines was recorded; nil when that line cannot be read, or there is none.
    public let derniereLigne: RecordedTime?
    /// Who signed for the journal, and which witnesses did.
    public let signataires: [Signataire]
    /// The tokens of time-stamping authorities beside it.
    public let jetons: [Jeton]
  }

  /// Somebody who signed a head.
  public struct Signataire: Hashable, Sendable {
    /// The name, as the signature says it.
    public let nom: String
    /// Whether it signed as a witness, at that time; nil for the journal itself.
    public let temoinLe: RecordedTime?
    /// Whether the signature holds under a key that the reader gave; nil when none was given for it.
    public let tient: Bool?
  }

  /// What a time-stamping authority answered about a head.
  public struct Jeton: Hashable, Sendable {
    /// The file that holds it.
    public let fichier: String
    /// What its certificate calls the authority; nil when it says nothing.
    public let autorite: String?
    /// When the authority saw the head.
    public let le: RecordedTime
    /// Whether it holds under an authority that the reader gave; nil when it is of none of these.
    public let tient: Bool?
  }

  /// The heads, in the order of their sizes.
  public let tetes: [Tete]
  /// How many lines the journal has.
  public let taille: Int
  /// When the last line was recorded.
  public let derniereLigne: RecordedTime?

  /// How many lines no head covers.
  public var nonScellees: Int { taille - (tetes.last.map { min($0.head.size, taille) } ?? 0) }

  /// Reads the heads of a journal.
  ///
  /// - Parameters:
  ///   - politique: whose signatures are verified; nil for none.
  ///   - autorite: whose tokens are verified; nil for none.
  /// - Throws: an error of the store. A file that is no signed head, nor a token of one, is left to ``Controle``.
  /// - Complexity: hashes every line once.
  public init(
    _ journal: Journal, politique: TrustPolicy? = nil, autorite: TimestampAuthority? = nil
  ) throws(JournalError) {
    let snapshot = try journal.snapshot()
    var options = JournalScan.Options()
    (options.hashing, options.decoding, options.reportsAllFaults) = (true, false, true)
    let scan = try JournalScan.read(snapshot, options)
    try self.init(
      journal, JournalTree(scan), LineLocator(scan, of: snapshot), politique: politique,
      autorite: autorite)
  }

  /// Reads the heads of a journal whose lines were read and hashed.
  package init(
    _ journal: Journal, _ tree: JournalTree, _ locator: LineLocator,
    politique: TrustPolicy? = nil, autorite: TimestampAuthority? = nil
  ) throws(JournalError) {
    let files = try storing { () throws(StoreError) in
      try SealFiles.reading(JournalFolder(of: journal.store))
    }
    func recorded(_ index: Int) -> RecordedTime? {
      locator.found(at: index).flatMap { try? EventReader.event(in: $0.line).recordedTime }
    }
    let notes = try storing { () throws(StoreError) in try files.notes() }
    let tokens = try storing { () throws(StoreError) in
      try files.storedTokens(of: notes.map(\.octets), under: autorite)
    }
    tetes = notes.compactMap { fichier, bytes in
      guard let head = try? Checkpoint(unverified: bytes).head,
        let note = try? SignedNote(parsing: bytes)
      else { return nil }
      return Tete(
        fichier: fichier, head: head, isFound: tree.rootOfFirst(head.size) == head.root,
        derniereLigne: recorded(head.size - 1),
        signataires: note.signatures.map { Signataire($0, of: note, politique) },
        jetons: tokens.filter { $0.head == head }.compactMap(Jeton.init))
    }.sorted { $0.head.size < $1.head.size }
    taille = tree.size
    derniereLigne = recorded(tree.size - 1)
  }
}

extension SealHistory.Signataire {
  /// What a signature line says, and whether a key of the policy verifies it.
  fileprivate init(
    _ signature: SignedNote.Signature, of note: SignedNote, _ politique: TrustPolicy?
  ) {
    nom = signature.name
    // A cosignature begins with its time, in seconds; a journal's signature has no room for one.
    let seconds = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let isWitness = signature.bytes.count == 8 + Ed25519.signatureByteCount
    temoinLe = isWitness ? RecordedTime(seconds: seconds) : nil
    let keys = (politique?.logs ?? []) + (politique?.witnesses ?? [])
    tient = keys.first { $0.isNamed(signature.name, keyID: signature.keyID) }.map { key in
      (try? note.verify(with: [key])) != nil
    }
  }
}

extension SealHistory.Jeton {
  /// What a token says, and what is known of it; nil when it cannot be read.
  fileprivate init?(_ stored: StoredToken) {
    guard let token = stored.token else { return nil }
    (fichier, autorite, le) = (stored.file, token.authorityName, token.time)
    tient =
      switch stored.degree {
      case .verified: true
      case .declared: nil
      case .wrong: false
      }
  }
}
