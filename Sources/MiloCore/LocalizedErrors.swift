public import Foundation
public import MiloEvents

// What Foundation's `localizedDescription` says of the errors of both libraries: the words of their
// descriptions, which would otherwise be « error 0 » in an application that shows what it catches. MiloEvents
// itself does without Foundation: with it alone, `String(describing: error)` says the same.

extension CheckpointError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension CryptoError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension DossierError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension ExplicationError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension FieldError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension FiltreError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension HeadError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension InclusionError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension JournalError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension KeyStoreError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension LineFault: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension FormeError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension NoteError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension NoteKeyError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension PolicyError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension ProofBundleError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension ProofError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension RapportPublieError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension RegisterError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension RejeuError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension SealError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension StatistiquesError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension StoreError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension TileError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension TrustError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension ValueMismatch: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension WitnessError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}

extension ZipError: LocalizedError {
  /// The French sentence of its description.
  public var errorDescription: String? { description }
}
