public import MiloEvents

/// The youths whose data have been kept long enough, at a date: a list to decide on, never an erasure.
///
/// The file of a youth is kept until two years after the 25th birthday, or after it was closed when that is
/// later; the part about a *contrat d'engagement jeune*, until ten years after its end, when that is
/// later still (06.5, 13.1). Nothing of an active file may be erased for its age.
public struct Conservation: Projection {
  /// What the retention of one youth's data comes to.
  public struct Ligne: Hashable, Sendable {
    /// What may be erased.
    public enum Effacable: String, Hashable, Sendable {
      /// Everything.
      case tout
      /// Everything but the part about the CEJ, whose own term has not come.
      case sauf_cej
    }

    /// The youth's identifier, after fusions.
    public let jeune: String
    /// The birth date; nil when the file has none.
    public let naissance: LocalDate?
    /// The day the file was closed; nil while it is not.
    public let cloture: LocalDate?
    /// The first day on which the file is no longer kept; nil without birth date, or while it is active.
    public let finDossier: LocalDate?
    /// The first day on which the CEJ part is no longer kept; nil without an ended CEJ.
    public let finCEJ: LocalDate?
    /// What may be erased; nil while nothing may, or when the birth date is unknown.
    public let effacable: Effacable?
    /// Whether the file was erased already, by the end of the day.
    public let isEfface: Bool
  }

  /// Age at which accompaniment ends, and years of retention after it.
  static let ageLimite = 25
  static let anneesDossier = 2
  /// Years of retention after the end of a CEJ.
  static let anneesCEJ = 10

  private let date: LocalDate
  private let histoires: Histoires
  private let cej: UInt32?
  private var dossier: Dossier
  private var lignes: [Ligne] = []

  /// The retention of youths at the end of a day.
  public init(_ histoires: Histoires, au date: LocalDate) {
    self.date = date
    self.histoires = histoires
    cej = histoires.texts.number(of: "CEJ")
    dossier = Dossier(histoires)
  }

  /// Looks at one youth; kept when something may be erased, or when the birth date is unknown.
  public mutating func apply(_ histoire: Histoire) {
    dossier.load(histoire)
    guard dossier.premierJour <= date else { return }
    let birth = dossier.attribut(Champs.dateNaissance, at: date, until: date)
      .map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
    let effacement = EventKind(of: Effacement.self)
    let erased = (0..<dossier.count).contains {
      dossier[$0].kind == effacement && dossier[$0].date <= date
    }
    var fil = FilDuDossier(dossier)
    fil.avancer(jusquA: date)
    let ligne = Self.ligne(
      histoires.texts.text(dossier.jeune), naissance: birth, fil.etat(at: date),
      cloture: fil.derniereCloture?.date, finsCEJ: finsCEJ, au: date, isEfface: erased)
    if ligne.effacable != nil || birth == nil { lignes.append(ligne) }
  }

  /// The ends of the CEJ contracts entered by the date: exit, else planned end; nil for one without end.
  private var finsCEJ: [LocalDate?] {
    dossier.parcours.filter { $0.code == cej && $0.debut <= date }.map {
      ($0.sortie ?? $0.finPrevue).map { [debut = $0.debut] in max($0, debut) }
    }
  }

  /// The retention of one youth.
  ///
  /// - Parameters:
  ///   - cloture: the last closing, which counts while the file is closed.
  ///   - finsCEJ: the end of each CEJ; nil for one that is not known to end.
  static func ligne(
    _ jeune: String, naissance: LocalDate?, _ etat: EtatDossier, cloture: LocalDate?,
    finsCEJ: [LocalDate?], au date: LocalDate, isEfface: Bool
  ) -> Ligne {
    let cloture = etat == .clos ? cloture : nil
    let finDossier = naissance.flatMap { naissance -> LocalDate? in
      guard etat != .actif else { return nil }
      let limite = naissance.birthday(age: ageLimite)
      return max(limite, cloture ?? limite).adding(years: anneesDossier)
    }
    let ends = finsCEJ.compactMap { $0 }
    let hasOpenCEJ = ends.count < finsCEJ.count
    let finContrats = hasOpenCEJ ? nil : ends.max()?.adding(years: anneesCEJ)
    // The later of the two governs the CEJ part.
    let finCEJ = finContrats.map { end in finDossier.map { max(end, $0) } ?? end }
    var effacable: Ligne.Effacable?
    if let finDossier, finDossier <= date {
      let isCEJOver = finsCEJ.isEmpty || (finCEJ.map { $0 <= date } ?? false)
      effacable = isCEJOver ? .tout : .sauf_cej
    }
    return Ligne(
      jeune: jeune, naissance: naissance, cloture: cloture, finDossier: finDossier, finCEJ: finCEJ,
      effacable: effacable, isEfface: isEfface)
  }

  /// Takes in what was seen elsewhere.
  public mutating func merge(_ other: Conservation) {
    lignes += other.lignes
  }

  /// The youths, those of unknown birth date last, by identifier.
  public var resultat: [Ligne] {
    lignes.sorted {
      ($0.naissance == nil ? 1 : 0, $0.jeune) < ($1.naissance == nil ? 1 : 0, $1.jeune)
    }
  }

  /// The list as a table, for any front-end.
  public static func table(_ lignes: [Ligne], au date: LocalDate) -> ReportTable {
    func day(_ date: LocalDate?) -> Valeur { .texte(date.map { "\($0)" } ?? "") }
    return ReportTable(
      id: "conservation", titre: "Durées de conservation atteintes",
      definition:
        "Dossier : deux ans après les 25 ans, ou après la clôture si elle est plus tardive. Part du CEJ : dix ans après la fin du contrat, si c’est plus tard. Sans date de naissance, rien ne peut être dit : à compléter.",
      colonnes: [
        Colonne(id: "jeune", libelle: "jeune", unite: .texte),
        Colonne(id: "naissance", libelle: "né le", unite: .texte),
        Colonne(id: "cloture", libelle: "clos le", unite: .texte),
        Colonne(id: "fin_dossier", libelle: "fin, dossier", unite: .texte),
        Colonne(id: "fin_cej", libelle: "fin, part du CEJ", unite: .texte),
        Colonne(id: "effacable", libelle: "effaçable", unite: .texte),
        Colonne(id: "efface", libelle: "déjà effacé", unite: .texte),
      ],
      lignes: lignes.map { ligne in
        MiloCore.Ligne(
          id: ligne.jeune, libelle: ligne.jeune,
          valeurs: [
            .texte(ligne.jeune), day(ligne.naissance), day(ligne.cloture), day(ligne.finDossier),
            day(ligne.finCEJ),
            .texte(ligne.effacable?.rawValue ?? ""), .texte(ligne.isEfface ? "oui" : "non"),
          ])
      }, disposition: .lignes)
  }
}
