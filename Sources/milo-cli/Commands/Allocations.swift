import MiloCore
import MiloEvents

/// `milo allocations`: what is due and what was paid, month by month.
struct Allocations: Command {
  static let name = "allocations"
  static let chapter = Chapter.suivi
  static let abstract = "Recalcule les allocations mois par mois : dû, versé, état."
  static let discussion = """
    CEJ, Garantie jeunes et PACEA, par les barèmes en vigueur le mois du droit, ceux que le journal \
    déclare (« bareme ») compris. Un mois hors de tout barème connu le dit, sans rien deviner.

    --detail montre chaque étape du calcul et sa source. --ecart-depuis compare ce qui est dû à ce qui \
    l’était avec ce que l’on savait ce jour-là. --enveloppes suit toutes les aides d’une année : \
    demandes, décisions, versements, enveloppe restante.
    """
  static let examples = [
    Example("Un jeune, pas à pas", "milo allocations --jeune J000123 --detail"),
    Example("Les CEJ d’un mois", "milo allocations --code CEJ --mois 2022-09"),
    Example("À régulariser depuis le 31 mars", "milo allocations --ecart-depuis 2023-03-31"),
    Example("Les enveloppes de l’année", "milo allocations --enveloppes --annee 2022"),
  ]
  static let jeune = Option("jeune", .mots("ID", .sujets), help: "Un seul jeune.")
  static let code = Option("code", .mots("CODE", .aides), help: "Une seule aide : CEJ, GJ, PACEA…")
  static let mois = Option("mois", .mois, help: "Un seul mois de droit.")
  static let annee = PeriodeOptions.annee
  static let detail = Flag("detail", help: "Montre chaque étape du calcul, avec sa source.")
  static let ecartDepuis = Option(
    "ecart-depuis", .jour, help: "Ce qu’il faut régulariser depuis ce que l’on savait ce jour.")
  static let enveloppes = Flag(
    "enveloppes", help: "Suit toutes les aides de l’année : délais, refus, enveloppes.")
  static let options: [any OptionDeclaration] =
    [jeune, code, mois] + PeriodeOptions.declared + [detail, ecartDepuis, enveloppes]
    + SharedOptions.question

  private let arguments: Arguments
  private let periode: Periode?

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try arguments.periode()
    if arguments[Self.mois] != nil, periode != nil {
      let other = arguments[Self.annee] == nil ? PeriodeOptions.du.name : Self.annee.name
      throw .incompatibleOptions(Self.mois.name, other)
    }
    if let au = arguments[SharedOptions.vuAu], let du = arguments[Self.ecartDepuis], au < du {
      throw .endBeforeStart(du: "\(du)", au: "\(au)")
    }
    for flag in [Self.detail, Self.enveloppes]
    where arguments[flag] && arguments[Self.ecartDepuis] != nil {
      throw .incompatibleOptions(Self.ecartDepuis.name, flag.name)
    }
    guard arguments[Self.enveloppes] else { return }
    if let periode, periode.anneeCivile == nil {
      throw .incompatibleOptions(Self.enveloppes.name, PeriodeOptions.du.name)
    }
    if arguments[Self.mois] != nil {
      throw .incompatibleOptions(Self.enveloppes.name, Self.mois.name)
    }
    if arguments[Self.jeune] != nil {
      throw .incompatibleOptions(Self.enveloppes.name, Self.jeune.name)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    try arguments.repondre("Allocations", &console) { (tour) throws(Failure) in
      try report(&tour)
    }
  }

  private func report(_ tour: inout Tour) throws(Failure) -> Report? {
    let display = DisplayOptions(arguments)
    let lecture = try arguments.lire(tour.path, hashing: tour.hashes(display), tour.console)
    let options = try droitsOptions(lecture)
    if arguments[Self.enveloppes] { return suivi(lecture, pourLire: !display.isForMachines) }
    if let depuis = arguments[Self.ecartDepuis] {
      return try ecart(lecture, depuis, options, tour)
    }
    let hasMonthlyRight = arguments[Self.code].map { Allocation(rawValue: $0) != nil } ?? true
    let droits = hasMonthlyRight ? lecture.droits(options) : []
    sayWhyEmpty(droits, lecture, &tour)
    let pourLire = !display.isForMachines
    var tables = [TablesDroits.droits(droits, pourLire: pourLire)]
    if arguments[Self.detail] { tables.append(TablesDroits.etapes(droits, pourLire: pourLire)) }
    let titre = "Allocations" + (arguments[Self.jeune].map { " de \($0)" } ?? "")
    return lecture.report(titre, tables, notes: Self.notes)
  }

  private static let notes = [
    "Depuis mars 2022, la règle du PACEA est celle de 2021, à vérifier.",
    "Les mois de droit s’arrêtent au mois de la vue.",
  ]

  private func droitsOptions(_ lecture: Lecture) throws(Failure) -> Droits.Options {
    var options = Droits.Options()
    options.isDetaille = arguments[Self.detail]
    if let id = arguments[Self.jeune] { options.jeune = try lecture.jeune(id) }
    if let mois = arguments[Self.mois] { options.mois = mois...mois }
    if let periode {
      options.mois = periode.debut.mois...periode.fin.mois
    }
    if let aide = arguments[Self.code] {
      options.allocation = Allocation(rawValue: aide)
      let known = options.allocation != nil ? [] : lecture.histoires.codesAides
      if options.allocation == nil, !known.contains(aide) {
        throw .inconnu("aide", aide, among: known)
      }
    }
    return options
  }

  /// An aid without a monthly scale, or a month without a right, is no error, but deserves a word.
  private func sayWhyEmpty(
    _ droits: [DroitMensuel], _ lecture: Lecture, _ tour: inout Tour
  ) {
    guard droits.isEmpty else { return }
    if let aide = arguments[Self.code], Allocation(rawValue: aide) == nil {
      tour.say(
        "« \(aide) » n’a pas de droit mensuel ; « milo allocations --enveloppes --code \(aide) » en donne le suivi."
      )
    } else if let mois = arguments[Self.mois] {
      let known = lecture.droits().map(\.mois)
      guard let first = known.min(), let last = known.max(),
        let close = known.min(by: { distance($0, mois) < distance($1, mois) })
      else { return }
      tour.say(
        "aucun droit ni versement pour \(mois) ; le mois le plus proche qui en ait est \(close), et ils vont de \(first) à \(last)."
      )
    }
  }

  private func distance(_ left: Mois, _ right: Mois) -> Int {
    abs(left.index - right.index)
  }

  private func ecart(
    _ lecture: Lecture, _ depuis: LocalDate, _ options: Droits.Options, _ tour: Tour
  ) throws(Failure) -> Report {
    let journal = try arguments.opened(tour.path, tour.console)
    let cache = arguments.cache(of: journal, tour.console)
    let before = try journalling { () throws(JournalError) in
      try Lecture(journal, vuAu: depuis, cache: cache)
    }
    let regularisations = Regularisations(avant: before, apres: lecture, options)
    let jour = FrenchText.day("\(depuis)")
    let difference = regularisations.totalApres - regularisations.totalAvant
    return lecture.report(
      "Régularisations depuis la vue au \(jour)",
      [
        TablesDroits.regularisations(
          regularisations, pourLire: !DisplayOptions(arguments).isForMachines)
      ],
      notes: [
        "Dû à la vue au \(jour) : \(euros(regularisations.totalAvant)) ; à cette vue : \(euros(regularisations.totalApres)) ; à régulariser : \(euros(difference))."
      ])
  }

  /// The aids of a year; nil in a journal without any day.
  private func suivi(_ lecture: Lecture, pourLire: Bool) -> Report? {
    guard let jour = lecture.jourDeVue else { return nil }
    let annee = periode?.anneeCivile ?? jour.year
    let suivi = lecture.suiviAides(annee: annee)
    return lecture.report(
      "Aides et enveloppes \(annee)",
      suivi.tables(aide: arguments[Self.code], pourLire: pourLire),
      periode: Periode(annee: annee))
  }
}
