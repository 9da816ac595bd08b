import MiloCore
import MiloEvents

/// `milo finances`: the budget and the accounts of an exercise, and the agreements in force.
struct FinancesCommand: Command {
  static let name = "finances"
  static let chapter = Chapter.chiffres
  static let abstract = "Montre le budget et les comptes d’un exercice, totaux recomptés."
  static let discussion = """
    Les montants (« poste_comptable ») s’ajoutent ; un total imprimé (« total ») est comparé à ce que ses lignes donnent, et \
    la différence est dite. Un total vaut pour les postes dont le code commence par le sien ; pour tout son côté si aucun ne \
    commence ainsi ; « resultat » est la différence des produits et des charges. Un financeur est compté par ses \
    produits, une action par ses charges.
    """
  static let examples = [
    Example("Les comptes de 2023", "milo finances --exercice 2023"),
    Example("Pour un tableur", "milo finances --exercice 2023 --format csv"),
  ]
  static let exercice = Option(
    "exercice", .annee, help: "L’exercice, une année civile.", isRequired: true)
  static let options: [any OptionDeclaration] = [exercice] + SharedOptions.question

  private let arguments: Arguments
  private let annee: Int

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    annee = try arguments.required(Self.exercice)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    try arguments.repondre("Finances, exercice \(annee)", &console) { (tour) throws(Failure) in
      try report(tour)
    }
  }

  private func report(_ tour: Tour) throws(Failure) -> Report {
    var options = Statistiques.Options()
    options.tables = ["finances", "conventions"]
    let periode = Periode(annee: annee)
    let hashing = tour.hashes(DisplayOptions(arguments))
    let lecture = try arguments.lire(tour.path, hashing: hashing, tour.console)
    let tables: [ReportTable]
    do throws(StatistiquesError) {
      tables = try Statistiques(lecture.histoires, periode, options).tables
    } catch {
      throw Failure(error)
    }
    var notes = TotauxImprimes(lecture, exercice: annee).differences.map { "\($0)" }
    if !tables.contains(where: { $0.id == "finances.\(annee)" }) {
      notes.append("Aucun poste comptable n’est saisi pour l’exercice \(annee).")
    }
    return lecture.report("Finances, exercice \(annee)", tables, periode: periode, notes: notes)
  }
}
