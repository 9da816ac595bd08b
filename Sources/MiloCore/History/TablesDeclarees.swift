import MiloEvents

/// The declared tables that a question knows: those given with it, then those of the journal.
struct TablesDeclarees: Sendable {
  /// Those given, which win over the journal's of the same id.
  var donnees: [Tableau] = []
  /// Those of the journal, in the order of their lines.
  var journal: [Tableau] = []
  /// Ids that the journal declared and withdrew.
  var retirees: Set<String> = []
  /// Where the journal declares each: the index of the line, and its date.
  var lignes: [String: (index: Int, date: LocalDate)] = [:]

  init(donnees: [Tableau] = [], journal: [Tableau] = []) {
    self.donnees = donnees
    self.journal = journal
  }
}

extension TablesDeclarees {
  private static let code = Champ(DeclarationDeTableau.self, "code")
  private static let declaration = Champ(DeclarationDeTableau.self, "declaration")
  private static let kind = EventKind(of: DeclarationDeTableau.self)

  /// The tables given, and those that facts of a structure declare.
  ///
  /// Of each code the line recorded last holds, whatever its date: a definition is knowledge, not activity.
  init(donnees: [Tableau], _ structure: [Fait], _ words: Column<Int64>, _ texts: Texts) {
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
