import MiloCore
import MiloEvents

/// `milo expliquer`: the youths and the events behind a figure.
struct Expliquer: Command {
  static let name = "expliquer"
  static let chapter = Chapter.preuve
  static let abstract = "Montre les jeunes et les événements derrière un chiffre."
  static let discussion = """
    Une part s’explique par son numérateur et son dénominateur, une moyenne par sa somme et son nombre. \
    La colonne « compte » dit de combien l’événement compte : 0 pour les événements suivants de quelqu’un \
    déjà compté.
    """
  static let examples = [
    Example("Les primos de 2022", "milo expliquer synthese/primos/valeur --annee 2022"),
    Example(
      "Une part, telle que publiée",
      "milo expliquer profil.primos/qpv/part --annee 2022 --vu-au 2023-04-06 --format csv"),
  ]
  static let cellule = Argument(.cellule, help: "La cellule à expliquer.")
  static let arguments: [any ArgumentDeclaration] = [cellule]
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [Stats.filtre, SharedOptions.tableaux] + SharedOptions.query

  private let arguments: Arguments
  private let periode: Periode

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try Periode(arguments)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let cellule = try Cellule(typed: arguments[Self.cellule] ?? "")
    let filtres = try arguments.filtres()
    let lecture = try arguments.lire(console, hashing: arguments[SharedOptions.format] != .csv)
    console.tell(lecture.histoires.valeursInconnues(filtres))
    let explication: Explication
    do throws(ExplicationError) {
      explication = try Explication(cellule, lecture.histoires, periode, filtres: filtres)
    } catch {
      throw Failure(code: .usage, message: error.description).conseillant(error.conseil)
    }
    var lines = EventCache(lecture)
    let tables = explication.parties.map { partie in
      ReportTable(
        id: partie.role, titre: "\(partie.role) : \(partie.valeur)",
        colonnes: ["jeune", "compte", "index", "id", "type", "date", "enregistre", "auteur"].map {
          Colonne(id: $0, libelle: $0, unite: $0 == "compte" || $0 == "index" ? .nombre : .texte)
        },
        lignes: partie.contributions.map { contribution in
          let event = lines.event(at: contribution.index)
          return Ligne(
            id: String(contribution.index), libelle: String(contribution.index),
            valeurs: [
              .texte(contribution.jeune ?? contribution.chose ?? ""),
              .entier(contribution.montant), .entier(contribution.index), .texte(event?.id ?? ""),
              .texte(event?.declaration?.nom ?? ""), .texte(event?.time ?? ""),
              .texte(event?.recordedTime?.description ?? ""), .texte(event?.authID ?? ""),
            ])
        }, disposition: .lignes)
    }
    try console.show(
      lecture.report(
        "\(explication.cellule) = \(explication.valeur ?? "sans valeur")", tables,
        periode: cellule.periode(defaut: periode), notes: explication.notes),
      DisplayOptions(arguments))
    return .succes
  }
}

extension Cellule {
  /// The cell that somebody typed.
  ///
  /// - Throws: the form expected, with an example.
  init(typed text: String) throws(Failure) {
    do throws(FormeError) {
      self = try Cellule(lue: text)
    } catch {
      throw Failure(code: .usage, message: error.description)
    }
  }
}

/// Reads lines by index; the same one is read once.
struct EventCache {
  private let lecture: Lecture
  private var events: [Int: Event] = [:]

  init(_ lecture: Lecture) {
    self.lecture = lecture
  }

  /// The event of a line, as written.
  mutating func event(at index: Int) -> Event? {
    if let known = events[index] { return known }
    let event = lecture.event(at: index)
    events[index] = event
    return event
  }
}
