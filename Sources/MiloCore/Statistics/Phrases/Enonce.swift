/// What a declared table says, in French sentences, for somebody who does not program.
public struct Enonce: Hashable, Sendable {
  /// A part: what is counted, the lines, the columns, remarks.
  public struct Partie: Hashable, Sendable {
    /// What the part is about.
    public var titre: String
    /// One sentence for each thing said, with its full stop.
    public var phrases: [String]
  }

  /// The title of the table, with its id.
  public var titre: String
  /// What the declaration itself says that the table counts.
  public var definition: String
  /// What is counted, the lines, the columns; remarks, when there are any.
  public var parties: [Partie]

  /// The sentences as a text, each thing said under its part, folded to a width.
  public func texte(largeur: Int) -> String {
    var lines = titre.wrapped(to: largeur) + definition.wrapped(to: largeur)
    for partie in parties {
      lines += ["", partie.titre]
      for phrase in partie.phrases {
        for (place, line) in phrase.wrapped(to: max(20, largeur - 4)).enumerated() {
          lines.append((place == 0 ? "  – " : "    ") + line)
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Tableau {
  /// What the declaration says, in French sentences.
  ///
  /// Of a declaration that is wrong (see ``verifier(_:apres:)``), what cannot be read is said as it is written.
  public var enonce: Enonce {
    let rangs = PhrasesDesRangs(self)
    var parties = [Enonce.Partie(titre: "Ce qui est compté", phrases: rangs.phrases)]
    if let lignes = PhrasesDesLignes(self) {
      parties.append(Enonce.Partie(titre: "Les lignes", phrases: lignes.phrases))
    }
    if let colonnes = PhrasesDesColonnes(self) {
      parties.append(Enonce.Partie(titre: "Les colonnes", phrases: colonnes.phrases))
    }
    let remarques = rangs.remarques
    if !remarques.isEmpty {
      parties.append(Enonce.Partie(titre: "À savoir", phrases: remarques))
    }
    return Enonce(titre: "\(titre) (\(id))", definition: definition, parties: parties)
  }
}
