import MiloCore
import MiloEvents

/// `milo objectifs`: the targets of a year and what was achieved.
struct ObjectifsCommand: Command {
  static let name = "objectifs"
  static let chapter = Chapter.chiffres
  static let abstract = "Compare les objectifs d’une année à ce qui a été réalisé."
  static let examples = [
    Example("Les objectifs de 2022", "milo objectifs --annee 2022")
  ]
  static let options: [any OptionDeclaration] =
    [PeriodeOptions.annee, Stats.filtre] + SharedOptions.query

  private let arguments: Arguments
  private let annee: Int

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    annee = try arguments.required(PeriodeOptions.annee)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var options = Statistiques.Options()
    options.tables = ["objectifs"]
    options.filtres = try arguments.filtres()
    let lecture = try arguments.lire(console, hashing: arguments[SharedOptions.format] != .csv)
    console.tell(lecture.histoires.valeursInconnues(options.filtres))
    let periode = Periode(annee: annee)
    do throws(StatistiquesError) {
      let statistiques = try Statistiques(lecture.histoires, periode, options)
      let isEmpty = statistiques.tables.allSatisfy(\.lignes.isEmpty)
      var notes = isEmpty ? ["Aucun objectif n’est saisi pour \(annee)."] : []
      for indicateur in statistiques.tables.flatMap(\.lignes).map(\.libelle) {
        guard let faute = CellulesPossibles.faute(indicateur) else { continue }
        let proposal = faute.nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
        notes.append(
          "L’indicateur « \(indicateur) » ne nomme aucune cellule : trouvé \(faute.found), "
            + "attendu \(faute.expected)\(proposal).")
      }
      console.show(
        lecture.report(
          "Objectifs \(annee)", statistiques.tables, periode: periode, notes: notes),
        DisplayOptions(arguments))
      return .succes
    } catch {
      throw Failure(code: .usage, message: error.description)
    }
  }
}
