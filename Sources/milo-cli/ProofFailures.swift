import MiloEvents

// How runs end that met an error of the proof room.

extension Failure {
  /// A journal that was not sealed.
  init(_ error: SealError) {
    let code: ExitCode =
      switch error {
      case .journal(let error): error.exitCode
      case .checkpoint, .head, .keyed, .damaged: .journalEndommage
      case .cosignature, .notAFolder, .wrongKey, .otherJournal, .heads, .identityChanged,
        .otherCheckpoint, .timestamp, .otherHead, .noCheckpoint, .crypto:
        .refus
      }
    let advice: String? =
      switch error {
      case .noCheckpoint: "« milo sceller --cle FICHIER »"
      case .damaged: "« milo verifier » donne tous les constats"
      case .checkpoint: "« --ancienne-cle » si la clé a changé"
      default: nil
      }
    self.init(code: code, message: "\(error)", advice: advice)
  }

  /// A line without proof.
  init(_ error: InclusionError) {
    let code: ExitCode =
      switch error {
      case .journal(let error): error.exitCode
      case .proof(.indexOutsideTree), .proof(.sizesOutOfOrder), .notSealed: .refus
      case .checkpoint, .head, .proof: .journalEndommage
      }
    let advice: String? =
      if case .notSealed = error { "« milo sceller --cle FICHIER »" } else { nil }
    self.init(code: code, message: "\(error)", advice: advice)
  }

  /// A checkpoint that a witness did not cosign.
  init(_ error: RegisterError) {
    let code: ExitCode =
      switch error {
      case .store(let error): JournalError.store(error).exitCode
      case .witness, .altered: .journalEndommage
      case .unknownLog, .otherKey, .sameKey, .clock: .refus
      }
    let advice: String? =
      switch error {
      case .unknownLog: "--cle-publique"
      case .sameKey: "« milo cle nouvelle »"
      default: nil
      }
    self.init(code: code, message: "\(error)", advice: advice)
  }

  /// A refusal, with the words to type that mend it.
  init(code: ExitCode, message: String, advice: String?) {
    self = Failure(code: code, message: message).conseillant(advice)
  }
}
