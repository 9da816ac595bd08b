/// Why a journal was not sealed; nothing was signed.
public enum SealError: Error, Sendable {
  /// The journal is a bare file or memory, or in a store without ``LineStore/sealFolder``.
  case notAFolder
  /// The key bears another name than the journal's origin.
  case wrongKey(found: String, expected: String)
  /// The `checkpoint` of the folder is that of another journal.
  case otherJournal(found: String, expected: String)
  /// The `checkpoint` of the folder cannot be read, or its signature does not hold.
  case checkpoint(CheckpointError)
  /// What a witness answered cannot be read.
  case cosignature(NoteError)
  /// The journal does not extend the one that was signed.
  case head(HeadError)
  /// The journal does not extend the last head that the key remembers.
  case keyed(HeadError, path: String)
  /// What is kept beside the key is no head that it signed.
  case heads(path: String)
  /// `journal.json` is not the one that was sealed.
  case identityChanged
  /// The journal has findings that sealing would hide: how many, and the first one.
  case damaged(count: Int, first: Constat)
  /// A cosigned note is not that of the folder's checkpoint.
  case otherCheckpoint
  /// There is no checkpoint to add a signature to.
  case noCheckpoint
  /// The answer of a time-stamping authority is refused.
  case timestamp(TimestampError)
  /// What an authority stamped is no head of this journal.
  case otherHead
  /// The signature could not be made.
  case crypto(CryptoError)
  /// The journal cannot be read or written.
  case journal(JournalError)
}

extension SealError: CustomStringConvertible {
  /// What was found, what was expected and what to do, in French.
  public var description: String {
    switch self {
    case .notAFolder:
      "seul un journal en dossier se scelle : celui-ci est un fichier seul, ou n’est pas sur le disque"
    case .wrongKey(let found, let expected):
      "la clé est celle de « \(found) », l’origine du journal est « \(expected) » : "
        + "donnez la clé de ce journal"
    case .otherJournal(let found, let expected):
      "le fichier « checkpoint » est celui de « \(found) », l’origine du journal est "
        + "« \(expected) » : remettez le bon fichier, ou corrigez journal.json"
    case .checkpoint(let error):
      "le fichier « checkpoint » ne tient pas : \(error). Rien n’a été signé ; reprenez-le d’une "
        + "copie, ou donnez aussi l’ancienne clé publique si la clé a changé"
    case .cosignature(let error):
      "la réponse du témoin ne se lit pas : \(error). Rien n’a été ajouté ; donnez la copie de "
        + "« checkpoint » qu’il a signée, ou les lignes de signature qu’il a répondues"
    case .head(let error): "\(error)"
    case .keyed(let error, let path):
      "cette clé a déjà signé une autre suite pour cette origine (« \(path) ») : \(error) Si le journal "
        + "a été repris d’une sauvegarde plus ancienne, faites une nouvelle clé, et dites-le à qui a reçu "
        + "la tête"
    case .heads(let path):
      "« \(path) » n’est pas une tête que cette clé a signée : reprenez-le d’une copie ; retiré, il est "
        + "refait d’après « checkpoint » et « sceaux/ »"
    case .identityChanged:
      "journal.json n’est plus celui qui a été scellé : reprenez-le d’une copie, ou supprimez "
        + "« \(IdentitySeal.fileName) » si le changement est voulu, puis recommencez"
    case .damaged(let count, let first):
      "le journal a \(count) constat\(count > 1 ? "s" : "") qu’un sceau cacherait, le premier : "
        + "\(first.code.rawValue), \(first.message). Vérifiez le journal"
    case .otherCheckpoint:
      "la note cosignée n’est pas celle du fichier « checkpoint » : son texte diffère ; "
        + "demandez au témoin de signer le dernier scellement"
    case .noCheckpoint:
      "le journal n’est pas scellé : scellez-le d’abord"
    case .timestamp(let error): "\(error). Rien n’a été ajouté"
    case .otherHead:
      "le jeton ne porte sur aucune tête signée de ce journal : donnez la réponse à une demande faite "
        + "pour lui. Rien n’a été ajouté"
    case .crypto(let error): "\(error)"
    case .journal(let error): "\(error)"
    }
  }
}
