import MiloEvents

// The columns of several structures, `colonne@structure`, where a block wants them beside those of all.

extension Composition.BlocDeTable {
  /// Whether a column is of one of the structures, or tells how they spread, beside that of all.
  func isOfStructure(_ colonne: String) -> Bool {
    let base = colonne.cut(at: UInt8(ascii: "?"))?.before ?? colonne
    return structures && base.utf8.contains(UInt8(ascii: "@"))
  }

  /// A column of all together and those of the structures, with what people read above each.
  ///
  /// A column that stands alone in its block needs no name: those of the structures are enough.
  ///
  /// - Parameter libelle: the words of the composition for the column; the table's own when nil.
  func cotes(
    of place: Int, _ libelle: String?, in table: ReportTable
  ) -> [(place: Int, libelle: String?)] {
    let base = table.colonnes[place]
    let others = table.colonnes.indices.filter { table.colonnes[$0].id.hasPrefix(base.id + "@") }
    guard !others.isEmpty else { return [(place, libelle)] }
    let isAlone = colonnes.count == 1 && !evolution && libelle == nil
    let cotes = others.map { other in
      let cote = String(table.colonnes[other].libelle.dropFirst(base.libelle.count + 2))
      return (other, isAlone ? cote : libelle.map { "\($0), \(cote)" })
    }
    return [(place, isAlone ? "ensemble" : libelle)] + cotes
  }
}

extension Composition {
  /// Checks that nothing in the composition is of one structure alone.
  ///
  /// - Throws: a chapter repeated for values that each structure declares for itself, with its path.
  func verifierPourUnEnsemble() throws(FormeError) {
    for (place, chapitre) in chapitres.enumerated() {
      guard let pourChaque = chapitre.pourChaque else { continue }
      let chemin = "chapitres[\(place)].pour_chaque"
      guard pourChaque.axe != .equipe else {
        throw FormeError(
          chemin: "\(chemin).axe",
          found: "« \(pourChaque.axe.rawValue) », pour plusieurs structures",
          expected: "ce que plusieurs structures partagent : une équipe est d’une seule")
      }
      guard !pourChaque.valeurs.isEmpty || pourChaque.axe == .zone else {
        throw FormeError(
          chemin: "\(chemin).valeurs", found: "aucune valeur, pour plusieurs structures",
          expected: "les valeurs : chaque structure a les siennes")
      }
    }
  }
}
