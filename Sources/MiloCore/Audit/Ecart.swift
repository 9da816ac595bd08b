import MiloEvents

/// What changed in the tables between two dates of knowledge, and because of which lines.
///
/// A cell that is a sum changes by what each youth (or thing) counts more or less: the parts add up
/// to the difference. A cell that is a share, a mean or a change is explained by the parts of its
/// sums.
public struct Ecart: Sendable {
  /// The change of one cell.
  public struct Changement: Sendable {
    /// The cell, `table/ligne/colonne`.
    public let cellule: String
    /// Its value at the first date, as displayed; nil when null or absent.
    public let avant: String?
    /// Its value at the second date.
    public let apres: String?
    /// What it is counted in.
    public let unite: Unite
    /// What changed in each of its sums.
    public let parties: [Partie]
  }

  /// The change of one sum.
  public struct Partie: Sendable {
    /// What the sum is in the cell.
    public let role: Explication.Role
    /// Its change; the parts add up to it.
    public let difference: Int128
    /// Who or what counts more or less, by how much, and the lines that explain it.
    public let parts: [Part]
  }

  /// What one youth or thing changes.
  public struct Part: Hashable, Sendable {
    /// The youth, the thing, or the line of a fact of the structure.
    public let qui: String
    /// By how much.
    public let montant: Int128
    /// The lines recorded between the two dates that explain it.
    public let lignes: [Int]
  }

  /// The cells that changed, in the order of the tables.
  public let changements: [Changement]
  /// The titles of the tables, by id.
  let titres: [String: String]

  /// Compares what is known at two dates.
  ///
  /// - Parameters:
  ///   - premier: the journal as known at the first date.
  ///   - second: the same journal as known at the second, later date.
  ///   - cites: whether the parts name the lines that explain them; to find them, what each youth counts is
  ///     counted again without each of its new lines.
  /// - Throws: a filter or a table that does not exist.
  public init(
    _ premier: Lecture, _ second: Lecture, _ periode: Periode, _ options: Statistiques.Options,
    cites: Bool = true
  ) throws(StatistiquesError) {
    let before = try Statistiques(premier.histoires, periode, options)
    let after = try Statistiques(second.histoires, periode, options)
    var explicateurs = DeuxExplicateurs(
      before: Explicateur(before, premier.histoires), after: Explicateur(after, second.histoires))
    var suivies = SommesSuivies()
    var ebauches: [Ebauche] = []
    for changed in Ecart.changed(before, after) {
      guard let cellule = Cellule(changed.nom) else { continue }
      let sommes = explicateurs.sommes(of: cellule).map { dans, role, terme, avant in
        Ebauche.Somme(
          role: role,
          difference: explicateurs.after.valeur(terme, of: dans, avant: avant)
            - explicateurs.before.valeur(terme, of: dans, avant: avant),
          numero: suivies.numero(of: terme, dans: dans, avant: avant))
      }
      ebauches.append(Ebauche(changed, sommes))
    }
    let parts =
      ebauches.isEmpty
      ? [] : try Parts(premier, second, explicateurs, suivies, periode, options, cites: cites).parts
    changements = ebauches.map { ebauche in
      Changement(
        cellule: ebauche.cellule.nom, avant: ebauche.cellule.avant, apres: ebauche.cellule.apres,
        unite: ebauche.cellule.unite,
        parties: ebauche.sommes.compactMap { somme in
          guard somme.difference != 0 || !parts[somme.numero].isEmpty else { return nil }
          return Partie(
            role: somme.role, difference: somme.difference, parts: parts[somme.numero])
        })
    }
    titres = Dictionary(
      (before.tableaux + after.tableaux).flatMap(\.declarations).map { ($0.id, $0.titre) },
      uniquingKeysWith: { $1 })
  }

  /// A cell that changed, and its sums.
  private struct Ebauche {
    struct Somme {
      var role: Explication.Role
      var difference: Int128
      var numero: Int
    }
    var cellule: (nom: String, avant: String?, apres: String?, unite: Unite)
    var sommes: [Somme]

    init(
      _ cellule: (nom: String, avant: String?, apres: String?, unite: Unite), _ sommes: [Somme]
    ) {
      self.cellule = cellule
      self.sommes = sommes
    }
  }

  /// The cells that changed, in the order of the tables.
  private static func changed(
    _ before: Statistiques, _ after: Statistiques
  ) -> [(nom: String, avant: String?, apres: String?, unite: Unite)] {
    let (old, new) = (cells(before), cells(after))
    let values = (
      old: Dictionary(old.map { ($0.nom, $0.valeur) }, uniquingKeysWith: { first, _ in first }),
      new: Dictionary(new.map { ($0.nom, $0.valeur) }, uniquingKeysWith: { first, _ in first })
    )
    var known: Set<String> = []
    return (new + old).compactMap { nom, _, unite in
      guard known.insert(nom).inserted else { return nil }
      let (avant, apres) = (values.old[nom] ?? nil, values.new[nom] ?? nil)
      return avant == apres ? nil : (nom, avant, apres, unite)
    }
  }

  /// The cells in the order of the tables, null or empty ones as nil.
  private static func cells(
    _ statistiques: Statistiques
  ) -> [(nom: String, valeur: String?, unite: Unite)] {
    statistiques.tables.flatMap { table in
      table.cellules.map { cell in
        (
          "\(table.id)/\(cell.ligne)/\(cell.colonne)", cell.valeur.isEmpty ? nil : cell.valeur,
          cell.unite
        )
      }
    }
  }
}

/// What explains cells as known at each date.
private struct DeuxExplicateurs {
  var before: Explicateur
  var after: Explicateur

  /// The sums of a cell, those of the cell that a target names included; a line that one of the dates does
  /// not have adds nothing there.
  mutating func sommes(
    of cellule: Cellule
  ) -> [(dans: Cellule, role: Explication.Role, terme: Terme, avant: Bool)] {
    let formule =
      after.formuleEventuelle(of: cellule) ?? before.formuleEventuelle(of: cellule)
    let own = (formule?.parties ?? []).map { (cellule, $0.role, $0.terme, $0.avant) }
    // A cell that says its own circumstances is counted apart.
    guard let named = formule?.celluleNommee.flatMap({ Cellule($0) }),
      named.circonstances.isEmpty, named.table != Objectifs.id
    else { return own }
    return sommes(of: named) + own
  }
}

/// Who or what counts more or less in each sum, and the lines that explain it.
private struct Parts {
  /// The parts of each sum, by its number.
  private(set) var parts: [[Ecart.Part]]

  init(
    _ premier: Lecture, _ second: Lecture,
    _ explicateurs: DeuxExplicateurs, _ suivies: SommesSuivies,
    _ periode: Periode, _ options: Statistiques.Options, cites: Bool
  ) throws(StatistiquesError) {
    let nouvelles = LignesNouvelles(premier, second)
    let comparaison = try ComparaisonDesGroupes(
      nouvelles, suivies, periode, options, cites: cites)
    let texts = nouvelles.histoires.texts
    var own = suivies.sommes.map { _ in [Octets: (montant: Int128, lignes: Set<UInt32>)]() }
    // A thing counts once, whoever makes it count: it comes or goes with all of them.
    let choses = suivies.sommes.map { somme in
      somme.mesures.map { mesure in
        let old = explicateurs.before.choses(of: mesure) ?? []
        let new = explicateurs.after.choses(of: mesure) ?? []
        return (parties: old.subtracting(new), venues: new.subtracting(old))
      }
    }
    for (somme, mesures) in choses.enumerated() {
      for mesure in mesures {
        for nom in mesure.parties { own[somme][nom, default: (0, [])].montant -= 1 }
        for nom in mesure.venues { own[somme][nom, default: (0, [])].montant += 1 }
      }
    }
    for difference in comparaison.differences {
      for effet in LignesEnCause.differents(difference.avant, difference.apres) {
        let somme = Int(effet.somme)
        let lignes = difference.lignes[effet] ?? []
        let montant = difference.apres[effet, default: 0] - difference.avant[effet, default: 0]
        switch effet.qui {
        case .jeune(let jeune):
          own[somme][Octets(texts.text(jeune)), default: (0, [])].montant += montant
          own[somme][Octets(texts.text(jeune))]?.lignes.formUnion(lignes)
        case .ligne(let ligne):
          own[somme][Octets("#\(ligne)"), default: (0, [])].montant += montant
          own[somme][Octets("#\(ligne)")]?.lignes.formUnion(lignes)
        case .chose(let chose):
          let mesure = suivies.sommes[somme].mesures[Int(effet.mesure)]
          let nom = Octets(explicateurs.after.nom(ofChose: chose, of: mesure))
          let changed = choses[somme][Int(effet.mesure)]
          guard (montant > 0 ? changed.venues : changed.parties).contains(nom) else { continue }
          own[somme][nom]?.lignes.formUnion(lignes)
        }
      }
    }
    parts = own.map { own in
      own.filter { $0.value.montant != 0 }.sorted { $0.key < $1.key }.map { nom, part in
        Ecart.Part(
          qui: nom.text, montant: part.montant, lignes: part.lignes.sorted().map { Int($0) })
      }
    }
  }
}
