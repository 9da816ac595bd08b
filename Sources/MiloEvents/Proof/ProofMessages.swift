// All the French of the proof layer's errors: what was found, what was expected, what to do.

extension CryptoError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .wrongLength(let found, let expected):
      "la clé ou le nonce fait \(octets(found)) ; il en faut \(expected). "
        + "Vérifiez que le bon fichier est indiqué"
    case .weakPublicKey:
      "la clé publique n’est pas acceptable : n’importe qui pourrait signer pour elle. "
        + "Demandez une autre clé à son propriétaire"
    case .authenticationFailed:
      "le contenu chiffré a été modifié, ou la clé n’est pas celle qui l’a chiffré"
    case .libraryFailure:
      "la bibliothèque cryptographique du système a échoué ; vérifiez son installation (libcrypto)"
    }
  }
}

extension ProofError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .indexOutsideTree(let index, let size):
      "la ligne \(index) n’est pas dans le journal scellé, qui compte \(lignes(size)) "
        + "(la première porte le numéro 0)"
    case .sizesOutOfOrder(let old, let new):
      "l’ancienne taille (\(old)) dépasse la nouvelle (\(new)) : donnez le scellement "
        + "le plus ancien en premier"
    case .emptyOldTree:
      "l’ancien journal est vide : tout journal le prolonge, il n’y a rien à prouver"
    case .pathTooLong:
      "la preuve contient plus d’empreintes que cet arbre n’en demande ; "
        + "elle a été modifiée, ou concerne une autre taille"
    case .pathTooShort:
      "la preuve contient moins d’empreintes que cet arbre n’en demande ; "
        + "elle a été coupée, ou concerne une autre taille"
    case .rootMismatch(let size, let expected, let computed):
      "la racine calculée pour \(lignes(size)) est \(computed), "
        + "la racine attendue est \(expected) : une ligne, la preuve ou le scellement a été modifié"
    case .hashUnavailable(let level, let index):
      "l’empreinte de niveau \(level), numéro \(index), manque ou est illisible ; "
        + "un nouveau scellement les refait"
    }
  }
}

extension TileError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .entryTooLong(let found):
      "une ligne fait \(octets(found)) ; le maximum est \(EntryBundle.maxEntryByteCount)"
    case .bundleCutShort(let offset):
      "le paquet de lignes s’arrête au milieu de la ligne qui commence à l’octet \(offset) ; "
        + "exportez-le de nouveau"
    }
  }
}

extension NoteKeyError: CustomStringConvertible {
  /// The message shown to a person; it never repeats a secret.
  public var description: String {
    switch self {
    case .malformed:
      "la clé n’a pas la forme attendue « nom+identifiant+base64 » ; "
        + "recopiez-la entière, sans espace ni retour à la ligne"
    case .invalidName(let name):
      "« \(name) » ne peut pas nommer une clé : il faut un nom non vide, sans espace ni « + »"
    case .unsupportedAlgorithm(let byte):
      "la clé est du type \(byte), qui n’est pas celui attendu ici "
        + "(1 : signature d’un journal, 4 : témoin)"
    case .wrongKeyLength(let found, let expected):
      "la clé fait \(octets(found)) ; il en faut \(expected). Recopiez-la entière"
    case .keyIDMismatch(let found, let expected):
      "l’identifiant de la clé est \(hex(found)), celui calculé est \(hex(expected)) : "
        + "le nom ou la clé a été modifié. Recopiez la clé entière"
    case .weakKey:
      CryptoError.weakPublicKey.description
    }
  }
}

extension NoteError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .notUTF8:
      "le fichier signé n’est pas en UTF-8 ; récupérez l’original"
    case .controlCharacter(let byte):
      "le fichier signé contient le caractère de commande \(byte), seul le saut de ligne (10) est "
        + "admis ; récupérez l’original"
    case .textNotTerminated:
      "le texte à signer ne se termine pas par un saut de ligne"
    case .noSignature:
      "le fichier ne contient pas de signature : il faut une ligne vide, puis une ligne au moins "
        + "qui commence par « — » et se termine par un saut de ligne"
    case .malformedSignatureLine(let line):
      "la ligne \(line) n’est pas une signature de la forme « — nom base64 »"
    case .tooManySignatures(let count):
      "le fichier porte \(count) signatures ; le maximum est \(SignedNote.maxSignatureCount)"
    case .ambiguousKey(let name):
      "la clé de « \(name) » est donnée deux fois ; n’en gardez qu’une"
    case .falseSignature(let name):
      "la signature de « \(name) » est fausse : le fichier a été modifié après avoir été signé"
    case .noTrustedSignature(let names):
      "aucune signature d’une clé connue ; signataires trouvés : \(liste(names)). "
        + "Donnez la clé publique (vkey) du journal"
    }
  }
}

extension HeadError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .rollback(let signed, let found):
      "un journal de \(lignes(signed)) a déjà été signé, celui-ci n’en compte que \(found) : "
        + "des lignes ont été retirées. Ne signez pas ; retrouvez le journal complet"
    case .fork(let size, let signed, let found):
      "la racine signée pour \(lignes(size)) était \(signed), elle est maintenant \(found) : "
        + "des lignes ont été modifiées. Ne signez pas ; conservez les deux fichiers"
    case .proofMissing(let old, let new):
      "il manque la preuve de cohérence entre \(old) et \(lignes(new)) ; "
        + "demandez-la à la structure qui tient le journal"
    case .inconsistent(let error):
      "le journal ne prolonge pas celui déjà signé : \(error)"
    }
  }
}

extension CheckpointError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .malformed(let line):
      "la ligne \(line) du scellement manque ou n’est pas celle attendue "
        + "(origine, taille, racine en base64)"
    case .originMismatch(let found, let expected):
      "le scellement est celui de « \(found) » ; celui de « \(expected) » était attendu"
    case .notSignedByLog(let name):
      "le journal « \(name) » n’a pas signé ce scellement ; demandez-lui le fichier signé"
    case .note(let error): error.description
    case .crypto(let error): error.description
    }
  }
}

extension WitnessError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .checkpoint(let error): error.description
    case .head(let error): error.description
    case .crypto(let error): error.description
    }
  }
}

extension TrustError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .checkpoint(let error): error.description
    case .quorumNotReached(let cosigners):
      "les témoins exigés n’ont pas tous signé ; témoins trouvés : \(liste(cosigners)). "
        + "Demandez les signatures manquantes"
    }
  }
}

extension ProofBundleError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .malformed(let line):
      "la ligne \(line) de la preuve manque ou n’est pas celle attendue "
        + "(format C2SP tlog-proof, ou tlog-witness pour une preuve de cohérence)"
    case .policy(let error): error.description
    case .otherHead:
      "la tête que vous avez gardée n’est pas celle dont part la preuve : une autre taille, ou une autre origine"
    case .proof(let error): error.description
    }
  }
}

extension TimestampError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    switch self {
    case .tooLong:
      "le fichier dépasse un mébioctet, la réponse d’une autorité d’horodatage fait quelques milliers "
        + "d’octets ; donnez le fichier qu’elle a répondu"
    case .unreadable:
      "ce n’est pas la réponse d’une autorité d’horodatage (RFC 3161) ; "
        + "donnez le fichier tel qu’elle l’a répondu"
    case .notGranted(let status):
      "l’autorité n’a pas donné de jeton : \(Self.refusal(status)). Redemandez-le"
    case .otherAlgorithm:
      "le jeton n’est pas sur une empreinte SHA-256 ; envoyez la demande telle quelle"
    case .unreadableRequest:
      "la demande n’en est pas une (RFC 3161) ; donnez le fichier envoyé à l’autorité"
    case .otherRequest:
      "le jeton répond à une autre demande ; donnez la réponse à celle-ci"
    case .otherAuthority:
      "le jeton n’est pas signé par un certificat d’horodatage de l’autorité donnée, valide à sa date ; "
        + "donnez les certificats de l’autorité à qui il a été demandé"
    case .falseSignature:
      "la signature du jeton est fausse : il a été modifié, ou ce n’est pas un jeton d’horodatage"
    case .noCertificate:
      "le fichier de l’autorité ne contient pas de certificats lisibles (PEM) ; demandez-les-lui"
    case .unavailable:
      "ce système ne sait pas lire un jeton d’horodatage : libcrypto (OpenSSL) lui manque, ou a échoué. "
        + "Vérifiez-le sur une autre machine"
    }
  }

  /// What a status other than granted means.
  private static func refusal(_ status: Int) -> String {
    switch status {
    case 2: "demande refusée"
    case 3: "demande mise en attente"
    case 4, 5: "certificat révoqué, ou sur le point de l’être"
    default: "réponse de sens inconnu"
    }
  }
}

extension PolicyError: CustomStringConvertible {
  /// The message shown to a person.
  public var description: String {
    "ligne \(line) de la politique de confiance : \(problem)"
  }
}

extension PolicyError.Problem: CustomStringConvertible {
  /// The message shown to a person, without the place.
  public var description: String {
    switch self {
    case .controlCharacter:
      "caractère de commande interdit ; seules les tabulations sont admises"
    case .unknownKeyword(let word):
      "« \(word) » n’est pas un mot connu ; attendu : log, witness, group ou quorum"
    case .wrongItemCount:
      "nombre d’éléments inattendu ; attendu : « log vkey », « witness nom vkey », "
        + "« group nom all|any|nombre membres… » ou « quorum nom »"
    case .key(let error): error.description
    case .keyTwice(let name):
      "la clé de « \(name) » est déjà donnée ; retirez l’une des deux lignes"
    case .nameTaken(let name):
      "le nom « \(name) » est déjà pris ou réservé ; choisissez-en un autre"
    case .unknownName(let name):
      "« \(name) » n’est défini sur aucune ligne précédente ; définissez-le avant"
    case .memberTwice(let name):
      "« \(name) » est déjà membre d’un groupe ; il ne peut l’être qu’une fois"
    case .wrongThreshold(let found, let count):
      "« \(found) » n’est pas un seuil ; attendu : all, any ou un nombre de 1 à \(count)"
    case .quorumTwice: "seconde ligne « quorum » ; n’en gardez qu’une"
    case .quorumMissing:
      "ligne « quorum » absente ; écrivez « quorum none » pour n’exiger aucun témoin"
    }
  }
}

private func octets(_ count: Int) -> String { count < 2 ? "\(count) octet" : "\(count) octets" }

/// A number of lines, in words.
func lignes(_ count: Int) -> String { count < 2 ? "\(count) ligne" : "\(count) lignes" }

private func liste(_ names: [String]) -> String {
  names.isEmpty ? "aucun" : names.joined(separator: ", ")
}

private func hex(_ keyID: UInt32) -> String {
  Hex.encode((0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) })
}
