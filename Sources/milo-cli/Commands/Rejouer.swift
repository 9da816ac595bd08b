import MiloCore
import MiloEvents

/// `milo rejouer`: how the figures of a period built up.
struct Rejouer: Command {
  static let name = "rejouer"
  static let chapter = Chapter.preuve
  static let abstract = "Donne l’état de chiffres choisis après chaque mois de saisie."
  static let discussion = """
    Une ligne par étape et par cellule : ce que le journal savait à la fin de l’étape. La dernière étape \
    finit au dernier enregistrement, ou à --vu-au. Sans --table ni --cellule : la table « synthese ».
    """
  static let examples = [
    Example(
      "Comment s’est fait un chiffre",
      "milo rejouer --annee 2022 --pas mois --cellule synthese/primos/valeur"),
    Example(
      "Une table, pour un tableur",
      "milo rejouer --annee 2022 --pas trimestre --table dispositifs --format csv"),
  ]
  static let pas = Option<Rejeu.Pas>(
    "pas", .parmi("PAS"), help: "La durée d’une étape ; mois à défaut.")
  static let cellule = Option(
    "cellule", .cellule, help: "Une cellule à suivre.", isRepeatable: true)
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [pas, Stats.table, cellule, Stats.filtre, SharedOptions.tableaux]
    + SharedOptions.question

  private let arguments: Arguments
  private let periode: Periode

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try Periode(arguments)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var options = Statistiques.Options()
    options.tables = arguments.all(Stats.table)
    options.filtres = try arguments.filtres()
    var cellules: [Cellule] = []
    for text in arguments.all(Self.cellule) {
      cellules.append(try Cellule(typed: text))
    }
    if options.tables.isEmpty, cellules.isEmpty { options.tables = ["synthese"] }
    let (asked, followed) = (options, cellules)
    return try arguments.repondre(titre, &console) { (tour) throws(Failure) in
      try report(asked, followed, &tour)
    }
  }

  private var titre: String { "Comment s’est faite l’activité \(periode.titre)" }

  private func report(
    _ options: Statistiques.Options, _ cellules: [Cellule], _ tour: inout Tour
  ) throws(Failure) -> Report {
    let journal = try arguments.opened(tour.path, tour.console)
    let hashing = tour.hashes(DisplayOptions(arguments), alone: false)
    var racine: Digest?
    // A replay knows neither whom filters name, nor the root of the journal.
    if !options.filtres.isEmpty || hashing {
      let lecture = try arguments.lire(tour.path, hashing: hashing, tour.console)
      tour.inconnues = lecture.histoires.valeursInconnues(options.filtres)
      racine = lecture.racine
    }
    let tableaux = try arguments.tableaux(tour.console)
    let rejeu: Rejeu
    do throws(RejeuError) {
      rejeu = try Rejeu(
        journal, periode, options, pas: arguments[Self.pas] ?? .mois,
        vuAu: arguments[SharedOptions.vuAu], cellules: cellules, tableaux: tableaux)
    } catch {
      throw Failure(error).conseillant(error.conseil)
    }
    var report = Report(
      titre: titre, structure: journal.identity.source,
      periode: .init(debut: "\(periode.debut)", fin: "\(periode.fin)"),
      vuAu: arguments[SharedOptions.vuAu].map { "\($0)" },
      taille: rejeu.etapes.last?.taille ?? 0, racine: racine?.description, tables: [table(rejeu)])
    report.provenance?.reprises = rejeu.reprises
    report.provenance?.isProvisoire = arguments.isProvisoire(
      arguments[SharedOptions.vuAu], journal, tour.console)
    return report
  }

  private func table(_ rejeu: Rejeu) -> ReportTable {
    let lignes = rejeu.etapes.flatMap { etape in
      etape.cellules.map { cellule in
        Ligne(
          id: "\(etape.vuAu) \(cellule.cellule)", libelle: "\(etape.vuAu)",
          valeurs: [
            .texte("\(etape.vuAu)"), .entier(etape.taille), .texte(cellule.cellule),
            .texte(cellule.valeur), .texte(cellule.unite),
          ])
      }
    }
    return ReportTable(
      id: "rejeu", titre: "Valeurs connues à la fin de chaque étape",
      colonnes: ["vu_au", "taille", "cellule", "valeur", "unite"].map {
        Colonne(id: $0, libelle: $0, unite: $0 == "taille" ? .nombre : .texte)
      }, lignes: lignes, disposition: .lignes)
  }
}

extension Failure {
  /// A journal that cannot be replayed.
  fileprivate init(_ error: RejeuError) {
    let code: ExitCode =
      switch error {
      case .journal(let error): error.exitCode
      case .fuseau: .refus
      case .statistiques, .cellule: .usage
      }
    self.init(code: code, message: "\(error)")
  }
}
