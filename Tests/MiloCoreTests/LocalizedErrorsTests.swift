import Foundation
import MiloEvents
import Testing

@testable import MiloCore

/// What an application shows of an error when it knows nothing of it.
@Suite struct `An error of the libraries, shown by Foundation` {
  static let errors: [any Error] = [
    JournalError.exists(path: "besancon"),
    JournalError.store(.notFound(path: "besancon")),
    StoreError.closed(path: "besancon"),
    SealError.noCheckpoint,
    InclusionError.notSealed,
    RegisterError.sameKey,
    ProofError.pathTooLong,
    CryptoError.weakPublicKey,
    NoteError.notUTF8,
    NoteKeyError.malformed,
    HeadError.rollback(signed: 3, found: 2),
    CheckpointError.malformed(line: 1),
    FieldError(field: "type", found: "rien", expected: "un type", rule: .enveloppe),
    LineFault(
      index: 1, segment: "lot.jsonl", offset: 0,
      fault: FieldError(field: "type", found: "rien", expected: "un type", rule: .enveloppe)),
    FormeError(chemin: "evenements", found: "rien", expected: "une liste", nearest: nil),
    FiltreError.shape("x"),
    StatistiquesError.table("x", nearest: nil),
    ExplicationError.sansContribution("a/b/c"),
    RejeuError.cellule("a/b/c"),
    DossierError.vide,
    RapportPublieError.noFigure,
  ]

  @Test(arguments: errors.indices)
  func `says in French what its description says, never a number`(place: Int) {
    let error = Self.errors[place]
    #expect(error.localizedDescription == String(describing: error))
    #expect(!error.localizedDescription.contains("error"))
    #expect(!error.localizedDescription.contains("Milo"), "no name of a type: \(error)")
  }
}
