import MiloCore
import MiloEvents

/// `milo expliquer`: the youths and the events behind a figure.
struct Expliquer: Command {
  static let name = "expliquer"
  static let chapter = Chapter.preuve
  static let abstract = "Montre les jeunes et les événements derrière un chiffre."
  static let discussion = """
    Une part s’explique par son numérateur et son dénominateur, une moyenne par sa somme et son nombre : la \
    colonne « role » le dit. La colonne « compte » dit de combien l’événement compte : 0 pour les \
    événements suivants de quelqu’un déjà compté, et pour le profil sans lequel il ne le serait pas.

    Ce qui est réalisé d’un objectif s’explique comme la cellule qu’il nomme. Un droit mensuel se nomme \
    JEUNE/AIDE/MOIS, et se montre étape par étape.

    De plusieurs journaux, chacun explique son chiffre, et chaque ligne dit sa structure : l’index d’une ligne, un \
    identifiant ne valent que dans la sienne.
    """
  static let examples = [
    Example("Les primos de 2022", "milo expliquer synthese/primos/valeur --annee 2022"),
    Example(
      "Une part, telle que publiée",
      "milo expliquer profil.primos/qpv/part --annee 2022 --vu-au 2023-04-06 --format csv"),
    Example("Une allocation, étape par étape", "milo expliquer J000123/CEJ/2022-09"),
  ]
  static let cellule = Argument(.cellule, help: "La cellule à expliquer, ou le droit.")
  static let arguments: [any ArgumentDeclaration] = [cellule]
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [Stats.filtre, SharedOptions.tableaux] + SharedOptions.question

  private let arguments: Arguments
  /// The period of the cell; nil for a right, which has its month.
  private let periode: Periode?

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    let isDroit = arguments[Self.cellule].flatMap { Cellule($0)?.droit } != nil
    periode = isDroit ? nil : try Periode(arguments)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let cellule = try Cellule(typed: arguments[Self.cellule] ?? "")
    let filtres = try arguments.filtres()
    return try arguments.repondre("\(cellule)", &console) { (tour) throws(Failure) in
      try report(cellule, filtres, &tour)
    }
  }

  private func report(
    _ cellule: Cellule, _ filtres: [FiltreDemande], _ tour: inout Tour
  ) throws(Failure) -> Report {
    let display = DisplayOptions(arguments)
    let lecture = try arguments.lire(tour.path, hashing: tour.hashes(display), tour.console)
    guard let periode else {
      return try droit(cellule, lecture, pourLire: !display.isForMachines)
    }
    tour.inconnues = lecture.histoires.valeursInconnues(filtres)
    let explication: Explication
    do throws(ExplicationError) {
      explication = try Explication(cellule, lecture.histoires, periode, filtres: filtres)
    } catch {
      throw Failure(code: .usage, message: error.description).conseillant(error.conseil)
    }
    return lecture.report(
      "\(explication.cellule) = \(explication.valeur ?? "sans valeur")",
      [
        display.isForMachines
          ? table(explication, lecture) : tableDite(explication, lecture)
      ],
      periode: cellule.periode(defaut: periode), notes: explication.notes)
  }

  /// All sides of the cell in one table, for people: the line first, then who and what.
  private func tableDite(_ explication: Explication, _ lecture: Lecture) -> ReportTable {
    var lines = EventCache(lecture)
    let words = EventWords(lecture)
    var table = ReportTable(
      id: "contributions", titre: titre(explication),
      colonnes: [
        Colonne(id: "index", libelle: "index"),
        Colonne(id: "jeune", libelle: "jeune ou chose", unite: .texte),
        Colonne(id: "role", libelle: "rôle", unite: .texte),
        Colonne(id: "compte", libelle: "compte"),
        Colonne(id: "type", libelle: "événement", unite: .texte),
        Colonne(id: "date", libelle: "date", unite: .texte),
        Colonne(id: "enregistre", libelle: "saisi", unite: .texte),
        Colonne(id: "auteur", libelle: "auteur", unite: .texte),
        Colonne(id: "id", libelle: "id", unite: .texte),
      ],
      lignes: explication.parties.flatMap { partie in
        partie.contributions.map { contribution in
          let event = lines.event(at: contribution.index)
          return Ligne(
            id: String(contribution.index), libelle: String(contribution.index),
            valeurs: [
              .entier(contribution.index),
              .texte(contribution.jeune ?? contribution.chose ?? ""), .texte("\(partie.role)"),
              .entier(contribution.montant), .texte(words.sorte(event)), .texte(words.date(event)),
              .texte(words.enregistre(event)), .texte(words.auteur(event)),
              .texte(event?.id ?? ""),
            ])
        }
      }, disposition: .lignes)
    table.precision = explication.enMots
    return table
  }

  private func titre(_ explication: Explication) -> String {
    explication.parties.map { "\($0.role) : \(FrenchText.integer($0.valeur))" }
      .joined(separator: " · ")
  }

  /// All sides of the cell in one table, for programs.
  private func table(_ explication: Explication, _ lecture: Lecture) -> ReportTable {
    var lines = EventCache(lecture)
    let colonnes = [
      "role", "jeune", "compte", "index", "id", "type", "date", "enregistre", "auteur",
    ]
    return ReportTable(
      id: "contributions",
      titre: explication.parties.map { "\($0.role) : \($0.valeur)" }.joined(separator: " · "),
      colonnes: colonnes.map {
        Colonne(id: $0, libelle: $0, unite: $0 == "compte" || $0 == "index" ? .nombre : .texte)
      },
      lignes: explication.parties.flatMap { partie in
        partie.contributions.map { contribution in
          let event = lines.event(at: contribution.index)
          return Ligne(
            id: String(contribution.index), libelle: String(contribution.index),
            valeurs: [
              .texte(partie.role.code),
              .texte(contribution.jeune ?? contribution.chose ?? ""),
              .entier(contribution.montant), .entier(contribution.index), .texte(event?.id ?? ""),
              .texte(event?.declaration?.nom ?? ""), .texte(event?.time ?? ""),
              .texte(event?.recordedTime?.description ?? ""), .texte(event?.authID ?? ""),
            ])
        }
      }, disposition: .lignes)
  }

  /// A monthly right, and each step of its computation.
  private func droit(
    _ nom: Cellule, _ lecture: Lecture, pourLire: Bool
  ) throws(Failure) -> Report {
    var options = Droits.Options()
    options.jeune = try lecture.jeune(nom.table)
    options.allocation = nom.droit?.allocation
    options.mois = nom.droit.map { $0.mois...$0.mois }
    options.isDetaille = true
    let droits = lecture.droits(options)
    guard !droits.isEmpty else {
      throw Failure(
        code: .usage,
        message: "« \(nom) » : ni droit ni versement ce mois-là ; "
          + "« milo allocations --jeune \(nom.table) » donne les mois qui en ont")
    }
    return lecture.report(
      "\(nom)",
      [
        TablesDroits.droits(droits, pourLire: pourLire),
        TablesDroits.etapes(droits, pourLire: pourLire),
      ])
  }
}

extension Cellule {
  /// The monthly right that has this name, `JEUNE/AIDE/MOIS`; nil for a cell.
  fileprivate var droit: (allocation: Allocation, mois: Mois)? {
    guard circonstances.isEmpty, let allocation = Allocation(rawValue: ligne),
      let mois = Mois(colonne)
    else { return nil }
    return (allocation, mois)
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
