import MiloCore
import MiloEvents

extension Arguments {
  /// The tables that the files given declare, each checked with those before it.
  func tableaux(_ console: Console) throws(Failure) -> [Tableau] {
    var console = console
    var tableaux: [Tableau] = []
    for path in all(SharedOptions.tableaux) {
      let known = tableaux
      tableaux += try console.tableaux(path, after: known)
    }
    return tableaux
  }
}

extension Console {
  /// The tables that a file declares, checked.
  ///
  /// - Parameter known: tables declared by other files, whose cells these may name.
  mutating func tableaux(_ path: String, after known: [Tableau] = []) throws(Failure) -> [Tableau] {
    let bytes = try imported(path)
    return try naming(path) { () throws(FormeError) in
      let tableaux = try Tableau.tables(json: bytes)
      try Tableau.verifier(tableaux, apres: known)
      return tableaux
    }
  }
}
