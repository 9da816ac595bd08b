import MiloEvents

// How runs end that met an error of the proof room.

extension Failure {
  /// A journal that was not sealed.
  init(_ error: SealError) {
    let code: ExitCode =
      switch error {
      case .journal(let error): error.exitCode
      case .checkpoint, .head, .damaged: .journalEndommage
      case .notAFolder, .wrongKey, .otherJournal, .clock, .identityChanged, .otherCheckpoint,
        .noCheckpoint, .crypto:
        .refus
      }
    self.init(code: code, message: "\(error)")
  }

  /// A line without proof.
  init(_ error: InclusionError) {
    let code: ExitCode =
      switch error {
      case .journal(let error): error.exitCode
      case .proof(.indexOutsideTree), .notSealed: .refus
      case .checkpoint, .head, .proof: .journalEndommage
      }
    self.init(code: code, message: "\(error)")
  }

  /// A checkpoint that a witness did not cosign.
  init(_ error: RegisterError) {
    let code: ExitCode =
      switch error {
      case .store(let error): JournalError.store(error).exitCode
      case .witness, .altered: .journalEndommage
      case .unknownLog, .otherKey, .sameKey, .clock: .refus
      }
    self.init(code: code, message: "\(error)")
  }
}
