import MiloEvents
import Synchronization

extension TablesDeclarees {
  private static let code = Champ(DeclarationDeTableau.self, "code")
  private static let declaration = Champ(DeclarationDeTableau.self, "declaration")
  private static let kind = EventKind(of: DeclarationDeTableau.self)

  /// The tables given, and those that facts of a structure declare.
  ///
  /// Of each code the line recorded last holds, whatever its date: a definition is knowledge, not activity.
  init(donnees: [Tableau], _ structure: [Fait], _ words: [Int64], _ texts: Interner) {
    self.donnees = donnees
    var last: [String: Fait] = [:]
    for fait in structure where fait.kind == Self.kind {
      guard let code = Self.code.word(of: fait, in: words) else { continue }
      let nom = texts.text(UInt32(truncatingIfNeeded: code))
      if last[nom].map({ $0.line < fait.line }) ?? true { last[nom] = fait }
    }
    for (code, fait) in last.sorted(by: { $0.value.line < $1.value.line }) {
      guard let word = Self.declaration.word(of: fait, in: words),
        let json = try? FormeJSON.value(
          of: Array(texts.text(UInt32(truncatingIfNeeded: word)).utf8))
      else { continue }
      if json.objet.members.isEmpty {
        retirees.insert(code)
      } else if let tableau = try? Tableau(json), tableau.id == code {
        journal.append(tableau)
        lignes[code] = (Int(fait.line), fait.date)
      }
    }
  }
}

/// The journal as it was known on other days: what a figure that says its own day needs.
final class VuesDuJournal: Sendable {
  private let lire: @Sendable (LocalDate) -> Histoires?
  private let connues = Mutex<[LocalDate: Histoires]>([:])

  init(_ lire: @escaping @Sendable (LocalDate) -> Histoires?) {
    self.lire = lire
  }

  /// The histories as known at the end of a day, read once.
  ///
  /// - Complexity: the first question about a day reads the journal.
  func histoires(au jour: LocalDate) -> Histoires? {
    if let known = connues.withLock({ $0[jour] }) { return known }
    let read = lire(jour)
    connues.withLock { $0[jour] = read }
    return read
  }
}
