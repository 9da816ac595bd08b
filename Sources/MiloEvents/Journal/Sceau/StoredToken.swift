/// A token of a time-stamping authority, as it stands beside the heads of a journal.
struct StoredToken {
  /// What is known of a token.
  enum Degree {
    /// It holds under an authority of the reader's.
    case verified
    /// Nothing contradicts it: no authority was given for it, or this system reads no token.
    case declared
    /// It does not hold, for this reason, in French.
    case wrong(String)
  }

  /// The file that holds it.
  let file: String
  /// What it says; nil when it cannot be read.
  let token: TimestampToken?
  /// The head that it dates; nil when it is none of those known.
  let head: TreeHead?
  /// What is known of it.
  let degree: Degree
}

extension SealFiles {
  /// Reads the tokens of the folder.
  ///
  /// - Parameters:
  ///   - notes: the bytes of the heads that they may be of.
  ///   - authority: whose tokens are verified; nil for none.
  func storedTokens(
    of notes: [[UInt8]], under authority: TimestampAuthority?
  ) throws(StoreError) -> [StoredToken] {
    guard !tokens.isEmpty else { return [] }
    var heads: [Digest: TreeHead] = [:]
    for bytes in notes {
      guard let note = try? SignedNote(parsing: bytes),
        let head = try? Checkpoint(parsing: note.text).head
      else { continue }
      heads[SHA256.hash(Array(note.text.utf8))] = head
    }
    var stored: [StoredToken] = []
    for file in tokens {
      let content: [UInt8]?
      do throws(StoreError) {
        content = try folder?.bytes(file, upTo: TimestampToken.longestAnswer)
      } catch {
        guard case .tooLong = error else { throw error }
        stored.append(StoredToken(file, unreadable: .tooLong))
        continue
      }
      // One that has gone meanwhile is not there.
      if let content { stored.append(StoredToken(file, content, heads, authority)) }
    }
    return stored
  }
}

extension StoredToken {
  fileprivate init(_ file: String, unreadable error: TimestampError) {
    let degree: Degree = error == .unavailable ? .declared : .wrong("\(error)")
    self.init(file: file, token: nil, head: nil, degree: degree)
  }

  fileprivate init(
    _ file: String, _ content: [UInt8], _ heads: [Digest: TreeHead],
    _ authority: TimestampAuthority?
  ) {
    let token: TimestampToken
    do throws(TimestampError) {
      token = try TimestampToken(response: content)
    } catch {
      self.init(file, unreadable: error)
      return
    }
    let head = heads[token.imprint]
    self.init(
      file: file, token: token, head: head,
      degree: Self.degree(of: token, named: file, head: head, authority))
  }

  private static func degree(
    of token: TimestampToken, named file: String, head: TreeHead?,
    _ authority: TimestampAuthority?
  ) -> Degree {
    guard let head else {
      return .wrong("le jeton ne porte sur aucune tête signée de ce dossier")
    }
    guard file == JournalFolder.tokenName(size: head.size, content: token.bytes) else {
      return .wrong(
        "le jeton a été modifié depuis qu’il a été rangé là : ses octets ne donnent plus son nom")
    }
    guard let authority else { return .declared }
    do throws(TimestampError) {
      try token.verify(under: authority)
      return .verified
    } catch {
      switch error {
      // As a signature under a key that nobody gave.
      case .otherAuthority, .unavailable: return .declared
      default: return .wrong("\(error)")
      }
    }
  }
}
