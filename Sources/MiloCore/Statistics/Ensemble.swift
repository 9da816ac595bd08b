public import MiloEvents

/// Why journals cannot be counted together.
public enum EnsembleError: Error, Hashable, Sendable {
  /// Two journals have one origin: one is the other, or its copy.
  case origine(String, journaux: [String])
  /// Two journals are those of one structure.
  case source(String, journaux: [String])
}

extension EnsembleError: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    switch self {
    case .origine(let origine, let journaux):
      "\(Self.named(journaux)) ont la même origine « \(origine) » : le même journal compterait deux fois"
    case .source(let source, let journaux):
      "\(Self.named(journaux)) sont de la même structure « \(source) » : elle compterait deux fois"
    }
  }

  private static func named(_ journaux: [String]) -> String {
    journaux.map { "« \($0) »" }.joined(separator: " et ")
  }
}

extension JournalIdentity {
  /// Checks that journals may be counted together: each is there once, and each is of a structure of
  /// its own.
  ///
  /// - Parameter journaux: the journals, under the names that an error gives them.
  /// - Throws: the first two that are one journal, or of one structure.
  public static func checkApart(
    _ journaux: [(nom: String, identite: JournalIdentity)]
  ) throws(EnsembleError) {
    var origines: [String: String] = [:]
    var sources: [String: String] = [:]
    for (nom, identite) in journaux {
      if let other = origines.updateValue(nom, forKey: identite.origin) {
        throw .origine(identite.origin, journaux: [other, nom])
      }
      if let other = sources.updateValue(nom, forKey: identite.source) {
        throw .source(identite.source, journaux: [other, nom])
      }
    }
  }
}
