public import MiloCore
public import MiloEvents

/// Published figures beside those that a journal gives.
public struct Comparaison: Sendable {
  /// One published figure.
  public struct Chiffre: Sendable {
    /// The published figure.
    public let cible: Cible
    /// What the journal gives, as machine formats write it; nil without such a cell.
    public let calcule: String?

    /// Whether the journal gives what was published, with the decimals it was published with.
    public var concorde: Bool {
      guard let calcule else { return false }
      let isWhole = calcule.hasSuffix(".0")
      let shown = isWhole ? String(calcule.dropLast(2)) : calcule
      if shown == cible.publie || calcule == cible.publie { return true }
      // A figure that others contradict agrees only as printed.
      guard cible.statut != .contradictoire else { return false }
      return calcule == cible.valeur || arrondi(calcule) == cible.publie
    }

    /// A change always has one decimal; one published as a whole number is compared as one.
    private func arrondi(_ text: String) -> String? {
      guard cible.decimales == 0, let tenths = Int(text.filter { $0 != "." }), text.contains(".")
      else { return nil }
      return String((tenths + (tenths < 0 ? -5 : 5)) / 10)
    }
  }

  /// The figures whose cell exists, in the order of the report.
  public let chiffres: [Chiffre]
  /// How many lines of the journal were known on the day of the report.
  public let taille: Int

  /// Computes every cell that a published figure names.
  ///
  /// - Throws: a journal that cannot be read.
  public init(_ exemple: Exemple, _ journal: Journal) throws(JournalError) {
    let lecture = try Lecture(journal, vuAu: exemple.vuAu)
    var cellules: [String: [String: String]] = [:]
    var chiffres: [Chiffre] = []
    for cible in exemple.cibles.toutes where (cible.suite ?? false) == exemple.isSuite {
      let question =
        "\(cible.du ?? "")|\(cible.au ?? "")|\(cible.filtre ?? "")|\(cible.decimales ?? 1)"
        + "|\(cible.isChange)"
      let cells = cellules[question] ?? Comparaison.cellules(cible, exemple, lecture)
      cellules[question] = cells
      chiffres.append(Chiffre(cible: cible, calcule: cells[cible.cellule]))
    }
    self.chiffres = chiffres
    taille = lecture.taille
  }

  private static func cellules(
    _ cible: Cible, _ exemple: Exemple, _ lecture: Lecture
  ) -> [String: String] {
    var periode = Periode(annee: exemple.annee)
    if let du = cible.du.flatMap({ LocalDate($0) }), let au = cible.au.flatMap({ LocalDate($0) }) {
      periode = Periode(du: du, au: au) ?? periode
    }
    var options = Statistiques.Options()
    options.decimales = cible.decimales ?? 1
    options.evolution = cible.isChange
    for filtre in cible.filtre?.split(separator: "&") ?? [] {
      // A filter that the journal does not know leaves the figure without a cell.
      guard let demande = try? FiltreDemande(String(filtre)) else { return [:] }
      options.filtres.append(demande)
    }
    guard let statistiques = try? Statistiques(lecture.histoires, periode, options) else {
      return [:]
    }
    var cellules: [String: String] = [:]
    for table in statistiques.tables {
      for cellule in table.cellules {
        cellules["\(table.id)/\(cellule.ligne)/\(cellule.colonne)"] = cellule.valeur
      }
    }
    return cellules
  }

  /// The figures with that status.
  public func chiffres(_ statut: Cible.Statut) -> [Chiffre] {
    chiffres.filter { $0.cible.statut == statut }
  }

  /// How many figures of a status agree, and how many there are.
  public func accord(_ statut: Cible.Statut) -> (concordants: Int, total: Int) {
    let figures = chiffres(statut)
    return (figures.count { $0.concorde }, figures.count)
  }

  /// The comparison as tables: the figures of the given statuses.
  public func table(
    _ id: String, _ titre: String, _ wanted: [Chiffre]
  ) -> ReportTable {
    ReportTable(
      id: id, titre: titre,
      colonnes: [
        Colonne(id: "chiffre", libelle: "chiffre publié", unite: .texte),
        Colonne(id: "cellule", libelle: "cellule", unite: .texte),
        Colonne(id: "publie", libelle: "publié", unite: .texte),
        Colonne(id: "calcule", libelle: "calculé", unite: .texte),
        Colonne(id: "accord", libelle: "accord", unite: .texte),
        Colonne(id: "raison", libelle: "raison", unite: .texte),
      ],
      lignes: wanted.map { chiffre in
        Ligne(
          id: chiffre.cible.id, libelle: chiffre.cible.libelle,
          valeurs: [
            .texte(chiffre.cible.libelle), .texte(chiffre.cible.cellule),
            .texte(chiffre.cible.publie), .texte(chiffre.calcule ?? "–"),
            .texte(chiffre.concorde ? "oui" : "non"), .texte(chiffre.cible.raison ?? ""),
          ])
      }, disposition: .lignes)
  }
}

extension Cible {
  /// Whether the cell is in a column that compares with the year before.
  fileprivate var isChange: Bool {
    cellule.hasSuffix("_evolution") || cellule.hasSuffix("_n_1")
  }
}
