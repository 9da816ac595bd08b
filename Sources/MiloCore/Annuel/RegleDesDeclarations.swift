public import MiloEvents

extension JournalWriter.Options {
  /// Refuses what a structure declares and what cannot be: an objective whose cell cannot exist, a table or a
  /// composition that is wrong; whichever way they come.
  ///
  /// - Parameter journal: the journal appended to, whose own tables these may name.
  public mutating func refuserDeclarationsImpossibles(_ journal: Journal) {
    let tables = TablesConnuesALAjout(journal)
    refuserIndicateursImpossibles(tables)
    regles[CompositionDeRapport.nom] = { data in Self.faute(deComposition: data, tables.toutes) }
  }

  /// Why a composition cannot be shown; nil for one that can, and for the empty one that withdraws it.
  private static func faute(
    deComposition data: JSONObject, _ tableaux: [Tableau]
  ) -> FieldError? {
    guard case .object(let objet)? = data["composition"], !objet.members.isEmpty else { return nil }
    do throws(FormeError) {
      let composition = try Composition(.object(objet))
      try composition.verifier(tableaux)
      if let nom = composition.images.first(where: { Digest(hex: $0) == nil }) {
        throw FormeError(
          chemin: "image", found: "« \(nom.excerpt) »",
          expected: "le SHA-256 de l’image : un journal ne nomme pas de fichiers")
      }
      return nil
    } catch {
      return FieldError(
        field: "data.composition" + (error.chemin.isEmpty ? "" : ".\(error.chemin)"),
        found: error.found, expected: error.expected, nearest: error.nearest)
    }
  }
}
