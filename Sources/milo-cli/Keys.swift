import MiloEvents

/// The options that say whose signatures are believed.
enum TrustOptions {
  static let clePublique = Option(
    "cle-publique", .texte("VKEY"), help: "La clé publique du journal, pour vérifier sa signature.")
  static let politique = Option(
    "politique", .fichier,
    help: "Un fichier de confiance (C2SP tlog-policy) : journaux, témoins, quorum.")
  static let declared: [any OptionDeclaration] = [clePublique, politique]
  /// For the verbs that look at the tokens beside the heads.
  static let autorite = Option(
    "autorite", .fichier,
    help:
      "Les certificats (PEM) de l’autorité d’horodatage, obtenus d’elle, pour vérifier ses jetons.")
}

extension Arguments {
  /// Whose signatures are believed; nil when nothing says so.
  func politique(_ console: inout Console) throws(Failure) -> TrustPolicy? {
    if let path = self[TrustOptions.politique] {
      let bytes = try console.contents(of: path)
      do throws(PolicyError) {
        return try TrustPolicy(parsing: bytes)
      } catch {
        throw Failure(code: .refus, message: "« \(path) » : \(error)")
      }
    }
    guard let text = self[TrustOptions.clePublique] else { return nil }
    return TrustPolicy(logs: [try journalKey(text)])
  }
}

extension Arguments {
  /// Whose time-stamping tokens are believed; nil when nothing says so.
  func autorite(_ console: inout Console) throws(Failure) -> TimestampAuthority? {
    guard let path = self[TrustOptions.autorite] else { return nil }
    let bytes = try console.contents(of: path, upTo: TimestampToken.longestAnswer)
    do throws(TimestampError) {
      return try TimestampAuthority(pem: bytes)
    } catch {
      throw Failure(code: .refus, message: "« \(path) » : \(error)")
    }
  }
}

/// The published key of a journal; a witness's key is refused.
func journalKey(_ text: String) throws(Failure) -> VerifierKey {
  do throws(NoteKeyError) {
    let key = try VerifierKey(vkey: text)
    guard key.algorithm == .ed25519 else {
      throw NoteKeyError.unsupportedAlgorithm(key.algorithm.rawValue)
    }
    return key
  } catch {
    throw Failure(code: .refus, message: "clé publique « \(text) » : \(error)")
  }
}

extension Console {
  /// The private key of a file.
  mutating func signingKey(_ path: String) throws(Failure) -> SigningKey {
    let text = String(decoding: try contents(of: path), as: UTF8.self)
    do throws(NoteKeyError) {
      return try SigningKey(skey: text)
    } catch {
      throw Failure(code: .refus, message: "clé privée « \(path) » : \(error)")
    }
  }
}
