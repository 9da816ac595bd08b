public import MiloEvents

/// Which cells the national tables may have, whatever the journal.
///
/// A line named by an open code may exist; a table, a column or a line of a closed list that is not
/// declared never does.
public enum CellulesPossibles {
  /// Why no journal can have a cell; nil when one may.
  ///
  /// - Parameter tableaux: tables declared beside the library's own.
  /// - Returns: what was found and expected, with the nearest name.
  public static func faute(_ nom: String, parmi tableaux: [Tableau] = []) -> FieldError? {
    let cellule: Cellule
    do throws(FormeError) {
      cellule = try Cellule(lue: nom)
    } catch {
      return FieldError(
        field: "data.indicateur", found: error.found, expected: error.expected,
        nearest: error.nearest)
    }
    if let vide = Contexte.vide {
      for demande in cellule.circonstances.filtres where demande.isJugeSansJournal {
        do throws(FiltreError) {
          _ = try Filtre(demande, vide.histoires, vide.repertoire)
        } catch {
          return FieldError(
            field: "data.indicateur", found: "« ?\(demande) »", expected: "\(error)")
        }
      }
      if let tableau = tableaux.first(where: { $0.id == cellule.table }) {
        return faute(cellule, tableau, vide)
      }
    }
    return self.faute(cellule, autres: tableaux.map(\.id))
  }

  /// What the library's own tables of an id, or of a family, are as no event names anything in them; none for
  /// other ids.
  static func declarations(ofTableOrFamily id: String) -> [TableDeclaration] {
    if let declaration = declaration(of: id) { return [declaration] }
    if let modele = TablesNationales.familles[id] { return [modele] }
    return declarations.filter { $0.declaration.id == id || $0.declaration.id.hasPrefix(id + ".") }
      .map(\.declaration)
  }

  /// The ids that a table may be asked by.
  static var ids: [String] {
    declarations.map(\.declaration.id) + [Objectifs.id] + TablesNationales.familles.keys.sorted()
  }

  /// Why no journal can have a cell of a declared table; nil when one may.
  private static func faute(
    _ cellule: Cellule, _ tableau: Tableau, _ vide: Contexte
  ) -> FieldError? {
    guard let table = try? TableDeclaree(tableau, vide) else { return nil }
    let colonnes = table.colonnes.map(\.id)
    if !colonnes.contains(cellule.colonne) {
      return FieldError(
        field: "data.indicateur", found: "la colonne « \(cellule.colonne) »",
        expected: "une colonne de \(cellule.table) : \(colonnes.joined(separator: ", "))",
        nearest: nearest(to: cellule.colonne, among: colonnes)
          .map { "\(cellule.table)/\(cellule.ligne)/\($0)" })
    }
    if !table.lignes.peutAvoir(cellule.ligne) {
      return FieldError(
        field: "data.indicateur", found: "la ligne « \(cellule.ligne) »",
        expected: "une ligne de \(cellule.table)",
        nearest: nearest(to: cellule.ligne, among: table.lignes.fermees.map(\.id))
          .map { "\(cellule.table)/\($0)/\(cellule.colonne)" })
    }
    return nil
  }

  /// Why no journal can have a cell of the national tables; nil when one may.
  ///
  /// - Parameter autres: the ids of other tables, for whoever mistypes one.
  static func faute(_ cellule: Cellule, autres: [String] = []) -> FieldError? {
    func faute(_ found: String, _ expected: String, _ near: String?) -> FieldError {
      FieldError(
        field: "data.indicateur", found: found, expected: expected, nearest: near, rule: .schema)
    }
    guard let declaration = declaration(of: cellule.table) else {
      let ids = declarations.flatMap { $0.membres == nil ? [$0.declaration.id] : [] } + autres
      return faute(
        "la table « \(cellule.table) »", "une table des statistiques",
        nearest(to: cellule.table, among: ids).map { "\($0)/\(cellule.ligne)/\(cellule.colonne)" })
    }
    let colonnes = declaration.colonnes.map(\.id)
    guard let place = colonnes.firstIndex(of: cellule.colonne) else {
      return faute(
        "la colonne « \(cellule.colonne) »",
        "une colonne de \(cellule.table) : \(colonnes.joined(separator: ", "))",
        nearest(to: cellule.colonne, among: colonnes)
          .map { "\(cellule.table)/\(cellule.ligne)/\($0)" })
    }
    let lignes = declaration.lignes.filter { !$0.isCachee }
    let declared = lignes.first { $0.id == cellule.ligne }
    let formules = declared?.formules ?? ouverte(cellule.ligne, declaration)?.formules
    guard let formules else {
      return faute(
        "la ligne « \(cellule.ligne) »", "une ligne de \(cellule.table)",
        nearest(to: cellule.ligne, among: lignes.map(\.id))
          .map { "\(cellule.table)/\($0)/\(cellule.colonne)" })
    }
    if case .some(.none) = formules[place] {
      return faute(
        "« \(cellule) »",
        "une cellule que sa ligne a dans cette colonne", nil)
    }
    return nil
  }

  /// The family of open lines that a line may be of.
  private static func ouverte(_ ligne: String, _ declaration: TableDeclaration) -> LignesOuvertes? {
    if declaration.id == Evolution.id {
      let isYear = ligne.utf8.count == 4 && Int(ligne).map { (1900...2199).contains($0) } ?? false
      return isYear ? LignesOuvertes() : nil
    }
    return declaration.ouvertes.first { family in
      ligne.hasPrefix(family.prefixe) && isCode(ligne.dropFirst(family.prefixe.count))
    }
  }

  /// Whether a table may have a line, whatever its columns.
  static func peutAvoir(_ ligne: String, _ declaration: TableDeclaration) -> Bool {
    declaration.lignes.contains { $0.id == ligne && !$0.isCachee }
      || ouverte(ligne, declaration) != nil
  }

  private static func isCode(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(codeByte)
  }

  /// The declaration of a table, or of the family that a table with a code is of.
  private static func declaration(of table: String) -> TableDeclaration? {
    for known in declarations {
      guard known.membres == nil else {
        let prefix = known.declaration.id + "."
        if table.hasPrefix(prefix), isCode(table.dropFirst(prefix.count)) {
          return known.declaration
        }
        continue
      }
      if known.declaration.id == table { return known.declaration }
    }
    let (famille, code) = table.cut(at: UInt8(ascii: ".")) ?? (table, "")
    return switch famille {
    case "satisfaction" where isCode(code[...]): Satisfactions.modele
    case Finances.id where Annee.range.contains(Int(code) ?? 0) && code.utf8.count == 4:
      Finances.modele
    default: nil
    }
  }

  /// The tables as they are without any event.
  private static let declarations: [(declaration: TableDeclaration, membres: [Membre]?)] = {
    guard let contexte = Contexte.vide else { return [] }
    return TablesNationales.tous(contexte).map { ($0.declaration, $0.membres) }
      .filter { $0.0.id != Objectifs.id }
  }()
}
