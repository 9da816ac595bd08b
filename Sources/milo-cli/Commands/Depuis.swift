import MiloCore
import MiloEvents

/// `milo depuis`: what changed in the journal since a head that somebody kept.
struct Depuis: Command {
  static let name = "depuis"
  static let chapter = Chapter.preuve
  static let abstract = "Dit ce que le journal a gagné depuis une tête signée que l’on a gardée."
  static let discussion = """
    Les événements ajoutés, par type ; les corrections qui touchent des lignes que la tête couvrait déjà ; les \
    chiffres de la période qui ont bougé, comme « milo ecart » les dit. Tout se compte par les lignes que la tête \
    couvre, jamais par des dates : une horloge fausse n’y change rien.

    Sans période, l’année de la dernière ligne que la tête couvre, sinon du journal. Le code de sortie est 4 quand le journal ne \
    prolonge pas la tête, 3 quand le fichier n’en est pas une de ce journal. La signature de la tête n’est pas vérifiée : « milo verifier --depuis » le fait.
    """
  static let examples = [
    Example("Depuis la dernière visite", "milo depuis recu-en-2023.checkpoint"),
    Example(
      "Ce que devient l’année 2022", "milo depuis recu-en-2023.checkpoint --annee 2022 --detail"),
  ]
  static let tete = Argument(.fichier, help: "La tête gardée : un « checkpoint ».")
  static let arguments: [any ArgumentDeclaration] = [tete]
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [
      EcartCommand.detail, Stats.table, Stats.filtre, SharedOptions.tableaux,
      SharedOptions.journal, SharedOptions.sansCache,
    ] + SharedOptions.display

  private let arguments: Arguments
  private let tete: String
  private let periode: Periode?

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    tete = try arguments.required(Self.tete)
    periode = try arguments.periode()
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var options = Statistiques.Options()
    options.tables = arguments.all(Stats.table)
    options.filtres = try arguments.filtres()
    let (before, after) = try lectures(&console)
    console.tell(after.histoires.valeursInconnues(options.filtres))
    let jour = before.jourDeVue ?? after.jourDeVue ?? arguments.today(console)
    let periode = periode ?? Periode(annee: jour.year)
    let display = DisplayOptions(arguments)
    let isForPeople = display.format != .csv && display.format != .json
    let cites = !isForPeople || arguments[EcartCommand.detail]
    let ecart: Ecart
    do throws(StatistiquesError) {
      ecart = try Ecart(before, after, periode, options, cites: cites)
    } catch {
      throw Failure(error)
    }
    let croissance = CroissanceDuJournal(before, after)
    var tables = [ajouts(croissance), retouches(croissance, after)]
    if isForPeople { tables += ecart.tables }
    if cites { tables.append(EcartCommand.table(ecart, isForPeople: isForPeople)) }
    try console.show(
      after.report(
        "Depuis la tête de \(compte(before.taille, "ligne", "lignes"))", tables, periode: periode,
        notes: ecart.changements.isEmpty ? ["Aucune cellule n’a changé."] : []),
      display)
    return .succes
  }

  /// The journal as it was at the head, and as it is.
  private func lectures(_ console: inout Console) throws(Failure) -> (Lecture, Lecture) {
    let journal = try arguments.ouvrir(console)
    let former = try console.journal(journal, asOf: tete)
    let tableaux = try arguments.tableaux(console)
    let cache = arguments.cache(of: journal, console)
    return try journalling { () throws(JournalError) in
      (
        try Lecture(former, tableaux: tableaux),
        try Lecture(journal, hashing: true, tableaux: tableaux, cache: cache)
      )
    }
  }

  private func ajouts(_ croissance: CroissanceDuJournal) -> ReportTable {
    ReportTable(
      id: "ajouts", titre: "Événements ajoutés",
      colonnes: [
        Colonne(id: "type", libelle: "type", unite: .texte),
        Colonne(id: "evenements", libelle: "événements"),
        Colonne(id: "premiere", libelle: "première ligne"),
        Colonne(id: "derniere", libelle: "dernière ligne"),
      ],
      lignes: croissance.ajouts.map { ajout in
        let nom = ajout.nom ?? "hors catalogue"
        return Ligne(
          id: nom, libelle: nom,
          valeurs: [
            .texte(nom), .entier(ajout.nombre), .entier(ajout.premiere), .entier(ajout.derniere),
          ])
      }, disposition: .lignes)
  }

  private func retouches(_ croissance: CroissanceDuJournal, _ lecture: Lecture) -> ReportTable {
    ReportTable(
      id: "corrections", titre: "Corrections de lignes que la tête couvrait",
      colonnes: [
        Colonne(id: "index", libelle: "index"),
        Colonne(id: "correction", libelle: "correction", unite: .texte),
        Colonne(id: "cible", libelle: "cible"),
        Colonne(id: "type", libelle: "type", unite: .texte),
        Colonne(id: "date", libelle: "date", unite: .texte),
      ],
      lignes: croissance.retouches.map { retouche in
        let cible = lecture.event(at: retouche.cible)
        return Ligne(
          id: String(retouche.index), libelle: String(retouche.index),
          valeurs: [
            .entier(retouche.index),
            .texte(retouche.annule ? "annulation" : "rectification"), .entier(retouche.cible),
            .texte(cible?.declaration?.nom ?? cible?.type ?? ""),
            .texte(String((cible?.time ?? "").prefix(10))),
          ])
      }, disposition: .lignes)
  }
}
