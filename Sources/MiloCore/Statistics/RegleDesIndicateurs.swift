import MiloEvents
import Synchronization

extension JournalWriter.Options {
  /// Refuses an objective whose cell cannot exist, a table that is wrong, whichever way they come.
  ///
  /// - Parameter tables: those of the journal appended to, which an objective or another table may name.
  mutating func refuserIndicateursImpossibles(_ tables: TablesConnuesALAjout) {
    regles[Objectif.nom] = { data in
      data["indicateur"]?.string.flatMap { CellulesPossibles.faute($0, parmi: tables.toutes) }
    }
    regles[DeclarationDeTableau.nom] = { data in tables.declarer(data) }
  }
}

/// The tables that a journal declares while lines are appended to it.
final class TablesConnuesALAjout: Sendable {
  private let journal: Journal
  private let connues = Mutex<[Tableau]?>(nil)

  init(_ journal: Journal) {
    self.journal = journal
  }

  /// Those declared so far, read the first time that somebody asks.
  var toutes: [Tableau] {
    connues.withLock { connues in
      if let connues { return connues }
      let read = (try? Lecture(journal))?.histoires.tableaux.journal ?? []
      connues = read
      return read
    }
  }

  /// Takes a declaration; the fault of one that is wrong.
  func declarer(_ data: JSONObject) -> FieldError? {
    let code = data["code"]?.string ?? ""
    let others = toutes.filter { $0.id != code }
    guard case .object(let objet)? = data["declaration"], !objet.members.isEmpty else {
      connues.withLock { $0 = others }
      return nil
    }
    do throws(FormeError) {
      let tableau = try Tableau(.object(objet))
      guard tableau.id == code else {
        throw FormeError(
          chemin: "id", found: "« \(tableau.id.excerpt) »",
          expected: "« \(code) », le code de la table")
      }
      try Tableau.verifier([tableau], apres: others)
      connues.withLock { $0 = others + [tableau] }
      return nil
    } catch {
      return FieldError(
        field: "data.declaration" + (error.chemin.isEmpty ? "" : ".\(error.chemin)"),
        found: error.found, expected: error.expected, nearest: error.nearest)
    }
  }
}
