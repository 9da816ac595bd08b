import MiloEvents

/// Figures counted again from some lines only, by the declarations of their tables: what the lines that an
/// evidence file carries whole give.
struct Recomptage {
  private let histoires: Histoires
  private let demande: DossierDePreuve.Demande

  /// Reads the lines; those that are no events are left out.
  ///
  /// - Parameter lignes: the bytes, by index.
  init(
    _ lignes: [Int: [UInt8]], _ fuseau: FuseauHoraire, _ demande: DossierDePreuve.Demande
  ) {
    let events = lignes.sorted { $0.key < $1.key }.compactMap { index, bytes in
      UInt32(exactly: index).flatMap { _ in Self.event(bytes).map { (index, $0) } }
    }
    histoires = Histoires(JournalScan(lines: events), before: nil, fuseau: fuseau)
    self.demande = demande
  }

  private static func event(_ bytes: [UInt8]) -> Event? {
    guard let written = try? EventReader.event(in: bytes), written.recordedTime != nil else {
      return nil
    }
    return try? Catalogue.upcast(written)
  }

  /// The effective event of a line; nil for one that counts nowhere.
  var faits: [Int: Fait] {
    Dictionary(
      (histoires.faits + histoires.structure).map { (Int($0.line), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the lines give for each cell; nothing for a cell that they do not know.
  func explications(_ cellules: [Cellule]) -> [String: Explication] {
    var demande = demande
    demande.cellules = cellules
    if let together = try? ChiffresExpliques(demande, histoires) {
      return Dictionary(
        together.explications.map { ($0.explication.cellule, $0.explication) },
        uniquingKeysWith: { first, _ in first })
    }
    var found: [String: Explication] = [:]
    for cellule in cellules {
      demande.cellules = [cellule]
      if let alone = try? ChiffresExpliques(demande, histoires) {
        found[cellule.description] = alone.explications.first?.explication
      }
    }
    return found
  }
}

extension Recomptage {
  /// How a cell is made, by the declaration of its table.
  struct Regles {
    var calcul: DossierDePreuve.Calcul
    var unite: Unite
    var parties: [Regle]
  }

  /// What a sum of a cell is made of.
  struct Regle {
    var role: String
    /// What may count in each of the measures that the sum adds; nil where nothing is said.
    var admis: [EvenementsAdmis?]
    /// The period of the sum.
    var periode: Periode?
  }

  /// The national tables of the period; nil when the filters cannot be applied.
  var tables: [any TableComptable]? {
    guard
      let contexte = try? Contexte(
        histoires, demande.periode, demande.filtres, asksAttributes: true)
    else { return nil }
    return TablesNationales.tous(contexte)
  }

  /// How a cell of a national table is made; nil for a table or a line that nobody declared beforehand.
  func regles(_ cellule: Cellule, _ tables: [any TableComptable]) -> Regles? {
    let question = Question(
      histoires: histoires, periode: demande.periode, filtres: demande.filtres)
    var alone = Cellule.Circonstances()
    (alone.du, alone.au) = (cellule.circonstances.du, cellule.circonstances.au)
    guard let periode = question.selon(alone)?.periode,
      let declaration = tables.flatMap(\.declarations).first(where: { $0.id == cellule.table }),
      let place = declaration.colonnes.firstIndex(where: { $0.id == cellule.colonne }),
      let ligne = declaration.lignes.first(where: { $0.id == cellule.ligne && !$0.isCachee }),
      let formule = ligne.formules[place] ?? declaration.colonnes[place].formule,
      let calcul = formule.calcul
    else { return nil }
    let colonne = declaration.colonnes[place]
    let unite = Ligne(id: ligne.id, libelle: "", unite: ligne.unite, valeurs: []).unite(
      sous: Colonne(
        id: colonne.id, libelle: "", unite: colonne.unite, isVariation: colonne.isVariation))
    return Regles(
      calcul: calcul, unite: unite,
      parties: formule.parties.map { partie in
        Regle(
          role: "\(partie.role)",
          admis: partie.terme.parts.map { part in
            TablesNationales.admis(
              part.table ?? cellule.table, part.ligne ?? cellule.ligne, among: tables)
          },
          periode: partie.avant ? periode.unAnAvant : periode)
      })
  }
}
