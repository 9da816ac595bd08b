/// A table of the report: which lines and columns of a table of the statistics, under which words.
struct BlocDeclare: Sendable {
  /// The profile that the report details.
  static let accompagnes = "profil.accompagnes"

  /// The lines wanted of a table.
  enum Lignes: Sendable {
    case toutes
    /// Those whose id is this beginning and one more word, which says which of that list.
    case prefixe(String, Libelles.Liste)
    case parmi([String])
  }

  /// Which lines are parts of one whole, for a drawing that puts them side by side.
  struct Partition: Sendable {
    /// The line that counts the whole; nil when the parts are all of it by construction.
    var tout: String?
    /// The lines that count again what the parts count.
    var sousEnsembles: Set<String> = []
  }

  /// The table of the statistics, or the beginning of the ids of a family.
  var table: String
  /// Whether the block is made for each table of the family.
  var isFamille = false
  /// What people read above the block; nil for the table's own title.
  var titre: String?
  /// The lines wanted.
  var lignes: Lignes = .toutes
  /// The list whose codes name the lines, where the prefix does not say it.
  var liste: Libelles.Liste?
  /// The columns wanted, by id, with another heading where one is given; all when empty.
  var colonnes: [(id: String, libelle: String?)] = []
  /// The drawing.
  var figure: Figure?
  /// Which lines are parts of a whole; a drawing of parts has one.
  var partition: Partition?
  /// The column whose largest figures come first; nil for the order of the table.
  var triee: String?

  init(
    _ table: String, _ titre: String? = nil, _ lignes: Lignes = .toutes,
    liste: Libelles.Liste? = nil, colonnes: [(id: String, libelle: String?)] = [],
    figure: Figure? = nil, partition: Partition? = nil, triee: String? = nil
  ) {
    if case .parts? = figure {
      precondition(partition != nil, "parts of what? the block of \(table) does not say it")
    }
    self.table = table
    self.titre = titre
    self.lignes = lignes
    self.liste = liste
    self.colonnes = colonnes
    self.figure = figure
    self.partition = partition
    self.triee = triee
  }

  /// The blocks, cut out of the tables known; none when the period has no such table.
  func tables(among known: [ReportTable], _ chapitre: Chapitre) -> [ReportTable] {
    let found = known.filter { candidate in
      (isFamille ? candidate.id.hasPrefix(table + ".") : candidate.id == table)
        && colonnes.allSatisfy { wanted in candidate.colonnes.contains { $0.id == wanted.id } }
    }
    return (isFamille ? found : Array(found.prefix(1))).map { bloc($0, chapitre) }
  }

  private func bloc(_ found: ReportTable, _ chapitre: Chapitre) -> ReportTable {
    var block = found
    if let titre { block.titre = titre }
    block.figure = figure
    block.chapitre = chapitre
    block.lignes = block.lignes.filter { isWanted($0.id) }.map(worded)
    if let partition {
      for place in block.lignes.indices
      where partition.sousEnsembles.contains(block.lignes[place].id) {
        block.lignes[place].isSousEnsemble = true
        block.lignes[place].libelle = "dont \(block.lignes[place].libelle)"
      }
      if case .parts(let colonne)? = figure, let tout = partition.tout {
        block.tout = found.entier(tout, colonne)
      }
    }
    if let triee { block.sort(by: triee) }
    return colonnes.isEmpty ? block : block.keeping(colonnes)
  }

  private func isWanted(_ ligne: String) -> Bool {
    switch lignes {
    case .toutes: true
    case .prefixe(let prefixe, _):
      ligne.hasPrefix(prefixe) && !ligne.dropFirst(prefixe.count).contains(".")
    case .parmi(let ids): ids.contains(ligne)
    }
  }

  /// The line under the words of its code.
  private func worded(_ ligne: Ligne) -> Ligne {
    var ligne = ligne
    if case .prefixe(let prefixe, let liste) = lignes {
      ligne.libelle = Libelles.mot(String(ligne.id.dropFirst(prefixe.count)), liste)
    } else if ligne.libelle == ligne.id {
      ligne.libelle = Libelles.mot(ligne.id, liste)
    }
    return ligne
  }
}

extension ReportTable {
  /// Puts the lines with the largest figures of a column first, totals last; equal ones stay in order.
  fileprivate mutating func sort(by id: String) {
    guard let place = colonnes.firstIndex(where: { $0.id == id }) else { return }
    let scale = lignes.compactMap { $0.valeur(place)?.decimal?.echelle }.max() ?? 0
    let ranks = lignes.enumerated().map { order, ligne in
      let number = ligne.valeur(place)?.decimal
      let size = number.map { $0.mantisse * puissanceDeDix(scale - $0.echelle) } ?? 0
      return (isTotal: ligne.isTotal ? 1 : 0, size: -size, order: order, ligne: ligne)
    }
    lignes = ranks.sorted { ($0.isTotal, $0.size, $0.order) < ($1.isTotal, $1.size, $1.order) }
      .map(\.ligne)
  }

  /// The whole number in a cell; nil when there is none.
  fileprivate func entier(_ ligne: String, _ colonne: String) -> Int? {
    guard let place = colonnes.firstIndex(where: { $0.id == colonne }),
      case .entier(let number)?? = lignes.first(where: { $0.id == ligne })?.valeur(place)
    else { return nil }
    return number
  }

  /// The table with these columns only, in this order.
  fileprivate func keeping(_ wanted: [(id: String, libelle: String?)]) -> ReportTable {
    let kept = wanted.compactMap { wanted in
      colonnes.firstIndex { $0.id == wanted.id }.map { (place: $0, libelle: wanted.libelle) }
    }
    var table = self
    table.colonnes = kept.map { kept in
      var colonne = colonnes[kept.place]
      if let libelle = kept.libelle { colonne.libelle = libelle }
      return colonne
    }
    for line in table.lignes.indices {
      let ligne = lignes[line]
      table.lignes[line].valeurs = kept.map { ligne.valeur($0.place) }
      table.lignes[line].quotients = [:]
      table.lignes[line].nonRenseignes = [:]
      for (place, kept) in kept.enumerated() {
        table.lignes[line].quotients[place] = ligne.quotients[kept.place]
        table.lignes[line].nonRenseignes[place] = ligne.nonRenseignes[kept.place]
      }
    }
    return table
  }
}

extension [ReportTable] {
  /// The tables with each objective under the words of the cell that it aims at.
  var withObjectivesNamed: [ReportTable] {
    map { table in
      guard table.id == Objectifs.id else { return table }
      var table = table
      for place in table.lignes.indices {
        let parts = table.lignes[place].libelle.split(separator: "/").map(String.init)
        guard parts.count == 3, let target = first(where: { $0.id == parts[0] }),
          let ligne = target.lignes.first(where: { $0.id == parts[1] })
        else { continue }
        table.lignes[place].libelle = ligne.libelle.firstUppercased
      }
      return table
    }
  }
}
