import MiloCore
import MiloEvents

/// `milo ameliorations`: the improvement actions, and how far they are.
struct AmeliorationsCommand: Command {
  static let name = "ameliorations"
  static let chapter = Chapter.chiffres
  static let abstract = "Montre la feuille de route : les actions, leur état, leur budget."
  static let discussion = """
    De chaque action (« amelioration »), le dernier fait daté au plus tard de la date demandée vaut. Les actions sont rangées \
    sous ce dont elles font partie (« parent ») : orientation, axe, action, tâche. L’évaluation est du texte libre, que \
    --texte montre.
    """
  static let examples = [
    Example("Où en est la feuille de route", "milo ameliorations"),
    Example("À la fin de 2022", "milo ameliorations --au 2022-12-31 --texte"),
  ]
  static let au = Option(
    "au", .jour, help: "La date de l’état, en fin de journée ; celle de la vue à défaut.")
  static let options: [any OptionDeclaration] = [au, Lister.texte] + SharedOptions.question

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    try arguments.repondre("Améliorations", &console) { (tour) throws(Failure) in
      try report(tour)
    }
  }

  private func report(_ tour: Tour) throws(Failure) -> Report {
    let hashing = tour.hashes(DisplayOptions(arguments))
    let lecture = try arguments.lire(tour.path, hashing: hashing, tour.console)
    guard let date = arguments[Self.au] ?? lecture.jourDeVue else {
      throw Failure(
        code: .usage, message: "le journal est vide : donnez la date de l’état avec --au AAAA-MM-JJ"
      )
    }
    var options = Statistiques.Options()
    options.tables = ["ameliorations"]
    let year = Periode(annee: date.year)
    let periode = Periode(du: year.debut, au: date) ?? year
    var tables: [ReportTable]
    do throws(StatistiquesError) {
      tables = try Statistiques(lecture.histoires, periode, options).tables
    } catch {
      throw Failure(error)
    }
    let feuille = FeuilleDeRoute(lecture, au: date)
    tables.append(feuille.table(texte: arguments[Lister.texte]))
    let jour = FrenchText.day("\(date)")
    let notes =
      feuille.etapes.isEmpty
      ? ["Aucune action d’amélioration n’est saisie au \(jour)."] : []
    return lecture.report("Améliorations au \(jour)", tables, periode: periode, notes: notes)
  }
}
