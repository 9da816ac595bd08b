import MiloCore
import MiloEvents

/// `milo objectifs`: the targets of a year and what was achieved.
struct ObjectifsCommand: Command {
  static let name = "objectifs"
  static let chapter = Chapter.chiffres
  static let abstract = "Compare les objectifs d’une année à ce qui a été réalisé."
  static let examples = [
    Example("Les objectifs de 2022", "milo objectifs --annee 2022"),
    Example(
      "Ceux de deux structures",
      "milo objectifs --annee 2022 --journal besancon --journal lons --format csv"),
  ]
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [Stats.filtre, SharedOptions.tableaux] + SharedOptions.question

  private let arguments: Arguments
  private let periode: Periode

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try Periode(arguments)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var options = Statistiques.Options()
    options.tables = ["objectifs"]
    options.filtres = try arguments.filtres()
    let asked = options
    return try arguments.repondre("Objectifs \(periode.titre)", &console) {
      (tour) throws(Failure) in try report(asked, &tour)
    }
  }

  private func report(
    _ options: Statistiques.Options, _ tour: inout Tour
  ) throws(Failure) -> Report {
    let display = DisplayOptions(arguments)
    let lecture = try arguments.lire(tour.path, hashing: tour.hashes(display), tour.console)
    tour.inconnues = lecture.histoires.valeursInconnues(options.filtres)
    let statistiques: Statistiques
    do throws(StatistiquesError) {
      statistiques = try Statistiques(lecture.histoires, periode, options)
    } catch {
      throw Failure(error)
    }
    var notes: [String] = []
    if periode != Periode(annee: periode.debut.year) {
      notes.append("Un objectif vaut pour une année civile : cette période n’en est pas une.")
    } else if statistiques.tables.allSatisfy(\.lignes.isEmpty) {
      notes.append("Aucun objectif n’est saisi pour \(periode.debut.year).")
    }
    for indicateur in statistiques.tables.flatMap(\.lignes).map(\.libelle) {
      guard let faute = CellulesPossibles.faute(indicateur, parmi: lecture.tableaux) else {
        continue
      }
      let proposal = faute.nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
      notes.append(
        "L’indicateur « \(indicateur) » ne nomme aucune cellule : trouvé \(faute.found), "
          + "attendu \(faute.expected)\(proposal).")
    }
    return lecture.report(
      "Objectifs \(periode.titre)", statistiques.tables, periode: periode, notes: notes)
  }
}
