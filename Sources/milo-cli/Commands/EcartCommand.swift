import MiloCore
import MiloEvents

/// `milo ecart`: what changed between two dates of knowledge, and why.
struct EcartCommand: Command {
  static let name = "ecart"
  static let chapter = Chapter.preuve
  static let abstract = "Dit quels chiffres ont changé entre deux dates de vue, et à cause de quoi."
  static let discussion = """
    Pour les personnes, une ligne par cellule changée, table par table. --detail, et toujours csv et json : \
    une ligne par jeune (ou chose) qui compte plus ou moins, avec les lignes du journal qui l’expliquent : \
    événements tardifs, corrigés, annulés, fusions. Les parts d’une somme font sa différence. Sans les lignes \
    citées, la différence n’est plus ; sans aucune autre, elle reste la même.
    """
  static let examples = [
    Example(
      "Ce qui a changé depuis la publication",
      "milo ecart --annee 2022 --vu-au 2023-04-06 --vu-au 2024-01-31 --table synthese")
  ]
  static let vuAu = Option(
    "vu-au", .jour, help: "Une date de vue ; il en faut deux.", isRepeatable: true)
  static let detail = Flag(
    "detail", help: "Ajoute qui fait changer chaque cellule, et par quelles lignes.")
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [
      vuAu, detail, Stats.table, Stats.filtre, SharedOptions.tableaux,
    ] + SharedOptions.ensemble + [SharedOptions.vuALaTete, SharedOptions.sansCache]
    + SharedOptions.display

  private let arguments: Arguments
  private let periode: Periode
  private let dates: [LocalDate]

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try Periode(arguments)
    dates = arguments.all(Self.vuAu).sorted()
    guard dates.count == 2 else { throw .missingOption(Self.vuAu.name) }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var options = Statistiques.Options()
    options.tables = arguments.all(Stats.table)
    options.filtres = try arguments.filtres()
    let asked = options
    return try arguments.repondre(titre, &console) { (tour) throws(Failure) in
      try report(asked, &tour)
    }
  }

  private var titre: String {
    let days = dates.map { FrenchText.day("\($0)") }
    return "Écarts entre le \(days[0]) et le \(days[1])"
  }

  private func report(
    _ options: Statistiques.Options, _ tour: inout Tour
  ) throws(Failure) -> Report {
    let journal = try arguments.opened(tour.path, tour.console)
    let dates = dates
    let tableaux = try arguments.tableaux(tour.console)
    let cache = arguments.cache(of: journal, tour.console)
    let display = DisplayOptions(arguments)
    let isForPeople = display.format != .csv && display.format != .json
    let cites = !isForPeople || arguments[Self.detail]
    var lectures = try journalling { () throws(JournalError) in
      (
        try Lecture(journal, vuAu: dates[0], tableaux: tableaux, cache: cache),
        try Lecture(journal, vuAu: dates[1], hashing: true, tableaux: tableaux, cache: cache)
      )
    }
    lectures.1.isProvisoire = arguments.isProvisoire(dates[1], journal, tour.console)
    tour.inconnues = lectures.1.histoires.valeursInconnues(options.filtres)
    let ecart: Ecart
    do throws(StatistiquesError) {
      ecart = try Ecart(lectures.0, lectures.1, periode, options, cites: cites)
    } catch {
      throw Failure(error)
    }
    var tables = isForPeople ? ecart.tables : []
    if cites { tables.append(Self.table(ecart, isForPeople: isForPeople)) }
    return lectures.1.report(
      titre, tables, periode: periode,
      notes: ecart.changements.isEmpty ? ["Aucune cellule n’a changé."] : [])
  }

  /// One line for each part of each cell that changed.
  ///
  /// - Parameter isForPeople: whether roles are words, not their names for machines.
  static func table(_ ecart: Ecart, isForPeople: Bool) -> ReportTable {
    var lignes: [Ligne] = []
    for changement in ecart.changements {
      lignes.append(
        ligne(changement.cellule, "cellule", changement.avant, changement.apres, nil, "", []))
      for partie in changement.parties {
        let role = isForPeople ? "\(partie.role)" : partie.role.code
        lignes.append(ligne(changement.cellule, role, nil, nil, partie.difference, "", []))
        for part in partie.parts {
          lignes.append(
            ligne(changement.cellule, role, nil, nil, part.montant, part.qui, part.lignes))
        }
      }
    }
    return ReportTable(
      id: "ecart", titre: "Cellules changées",
      colonnes: ["cellule", "role", "avant", "apres", "difference", "qui", "lignes"].map {
        Colonne(id: $0, libelle: $0, unite: $0 == "difference" ? .nombre : .texte)
      }, lignes: lignes, disposition: .lignes)
  }

  private static func ligne(
    _ cellule: String, _ role: String, _ avant: String?, _ apres: String?, _ difference: Int128?,
    _ qui: String, _ lignes: [Int]
  ) -> Ligne {
    Ligne(
      id: cellule, libelle: cellule,
      valeurs: [
        .texte(cellule), .texte(role), avant.map(Valeur.texte), apres.map(Valeur.texte),
        difference.map(Valeur.somme), .texte(qui),
        .texte(lignes.map(String.init).joined(separator: "+")),
      ])
  }
}
