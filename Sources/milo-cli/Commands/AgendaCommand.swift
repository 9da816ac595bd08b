import MiloCore
import MiloEvents

/// `milo agenda`: the appointments of some days, and what absences leave to move.
struct AgendaCommand: Command {
  static let name = "agenda"
  static let chapter = Chapter.suivi
  static let abstract = "Donne les rendez-vous d’un conseiller, ou ceux de toute la structure."
  static let discussion = """
    Sept jours à partir d’aujourd’hui, à défaut de --du et de --au. Un jour de la semaine est le premier à venir, aujourd’hui \
    compris : « --du lundi --au vendredi » est une semaine entière. Par jour et par conseiller, dans l’ordre des heures ; \
    ce qui se chevauche et ce qui reste libre (30 min au moins, entre deux rendez-vous d’une demi-journée) se dit au-dessus. \
    En CSV et en JSON, une table « creneaux » les liste, et les codes sont ceux du journal.

    --a-deplacer liste les rendez-vous encore proposés ou reportés d’un conseiller absent ce jour-là, qui peut prendre \
    chacun (le remplaçant, sinon les collègues présents de l’équipe, les moins chargés d’abord), et la commande qui le lui \
    confie. --absence essaie une absence avant de la déclarer ; les jours sont alors les siens. Le code de sortie est 1 quand il \
    reste quelque chose à déplacer.

    --ics écrit un calendrier que lisent les agendas de tous les jours : l’objet, l’identifiant du jeune (sauf --sans-jeunes), \
    le lieu, et rien d’autre.
    """
  static let examples = [
    Example("Ma semaine", "milo agenda DUPONT"),
    Example(
      "Une semaine, à un endroit", "milo agenda --du 2022-12-12 --au 2022-12-16 --site siege"),
    Example(
      "Ce que laisse une absence, avant de la déclarer",
      "milo agenda --a-deplacer --absence c07:2022-12-15:2022-12-16"),
    Example("Un calendrier", "milo agenda DUPONT --ics dupont.ics --sans-jeunes"),
    Example("Une page à imprimer", "milo agenda --html agenda.html"),
  ]
  static let conseiller = Argument(
    .mots("CONSEILLER", .conseillers), help: "Le code d’un conseiller ; tous à défaut.",
    arity: .optional)
  static let du = Option(
    "du", .jourAVenir(), help: "Le premier jour ; aujourd’hui à défaut, « lundi » est le prochain.")
  static let au = Option(
    "au", .jourAVenir(apres: du.name), help: "Le dernier jour ; le septième à défaut.")
  static let site = Option(
    "site", .texte("CODE"), help: "Ne garde que les rendez-vous de ce site.")
  static let tous = Flag("tous", help: "Montre aussi les rendez-vous annulés.")
  static let aDeplacer = Flag(
    "a-deplacer", help: "Liste ce que les absences laissent à déplacer, et à qui.")
  static let absence = Option(
    "absence", .absence, help: "Une absence à essayer, sans la déclarer.", isRepeatable: true)
  static let ics = Option(
    "ics", .fichier, help: "Écrit un calendrier (iCalendar) dans ce fichier ; - pour la sortie.")
  /// The form of any answer, or a calendar.
  static let format = Option(
    SharedOptions.format.name,
    .choix("FORMAT", OutputFormat.allCases.map(\.rawValue) + [calendrier]),
    help: "La forme de la réponse, ou un calendrier (ics) sur la sortie ; table à défaut.")
  private static let calendrier = "ics"
  static let sansJeunes = Flag(
    "sans-jeunes", help: "Le calendrier ne nomme pas les jeunes.")
  static let arguments: [any ArgumentDeclaration] = [conseiller]
  static let options: [any OptionDeclaration] =
    [du, au, site, tous, aDeplacer, absence, ics, sansJeunes]
    + SharedOptions.query.map { $0.name == format.name ? format : $0 }

  private let arguments: Arguments
  private let essayees: [AbsenceEssayee]
  /// Where the calendar goes; nil where none is asked for.
  private let calendrier: String?

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    essayees = arguments.all(Self.absence)
    calendrier =
      arguments[Self.ics] ?? (arguments[Self.format] == Self.calendrier ? "-" : nil)
    let isADeplacer = arguments[Self.aDeplacer]
    if !isADeplacer, !essayees.isEmpty {
      throw .missingOption(Self.aDeplacer.name)
    }
    if isADeplacer, arguments[Self.tous] {
      throw .incompatibleOptions(Self.aDeplacer.name, Self.tous.name)
    }
    if calendrier != nil {
      let other = [
        isADeplacer ? Self.aDeplacer.name : nil,
        arguments[Self.ics] != nil && arguments[Self.format] != nil ? Self.format.name : nil,
        arguments.files.first?.form.option.name,
      ].compactMap { $0 }.first
      let own = arguments[Self.ics] == nil ? Self.format.name : Self.ics.name
      if let other { throw .incompatibleOptions(own, other) }
    } else if arguments[Self.sansJeunes] {
      throw .missingOption(Self.ics.name)
    }
    if let du = arguments[Self.du], let au = arguments[Self.au], du > au {
      throw .endBeforeStart(du: "\(du)", au: "\(au)")
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let display = DisplayOptions(arguments)
    let periode = try periode(console)
    let lecture = try arguments.lire(console, hashing: display.format != .csv)
    var options = Agenda.Options()
    options.conseiller = arguments[Self.conseiller]
    options.site = arguments[Self.site]
    // A calendar that others keep must hear of what was called off.
    options.tous = arguments[Self.tous] || calendrier != nil
    let codes = [options.conseiller].compactMap { $0 } + essayees.map(\.conseiller)
    for code in codes { try lecture.checkAgenda(code) }
    if let site = options.site { try lecture.checkSite(site) }
    if arguments[Self.aDeplacer] {
      return try deplacer(lecture, periode, options, display, &console)
    }
    let agenda = Agenda(lecture, periode, options)
    if let path = calendrier {
      let calendrier = CalendrierICS(
        agenda, logiciel: Milo.logiciel, montreJeunes: !arguments[Self.sansJeunes])
      try console.write(calendrier.octets, to: path, replacing: display.replaces)
      if path != "-" { console.say("milo : calendrier écrit dans « \(path) »") }
      return .succes
    }
    let tables = display.isForMachines ? agenda.tablesBrutes : agenda.tables
    let notes = agenda.rendezVous.isEmpty ? ["Aucun rendez-vous ces jours-là."] : []
    let qui = options.conseiller.map { " de \($0)" } ?? ""
    try console.show(
      lecture.report("Agenda\(qui)", tables, periode: periode, notes: notes), display)
    return .succes
  }

  private func deplacer(
    _ lecture: Lecture, _ periode: Periode, _ options: Agenda.Options, _ display: DisplayOptions,
    _ console: inout Console
  ) throws(Failure) -> ExitCode {
    let aDeplacer = ADeplacer(lecture, periode, essayees: essayees, options)
    let tables = display.isForMachines ? aDeplacer.tablesBrutes : aDeplacer.tables
    try console.show(
      lecture.report("Rendez-vous à déplacer", tables, periode: periode), display)
    let commandes = aDeplacer.rendezVous.compactMap(\.commande)
    if display.format == .table, display.files.isEmpty, !commandes.isEmpty {
      console.out.write(line: "")
      console.out.write(line: "Pour confier chacun au premier nommé :")
      for commande in commandes { console.out.write(line: commande) }
    }
    return aDeplacer.rendezVous.isEmpty ? .succes : .constats
  }

  /// The days asked; those of the absences tried where none is said.
  private func periode(_ console: Console) throws(Failure) -> Periode {
    let isSaid = arguments[Self.du] != nil || arguments[Self.au] != nil
    if !isSaid, let du = essayees.map(\.du).min(), let au = essayees.map(\.au).max(),
      let periode = Periode(du: du, au: au)
    {
      return periode
    }
    let du = arguments[Self.du] ?? arguments.today(console)
    let au = arguments[Self.au] ?? du + 6
    guard let periode = Periode(du: du, au: au) else {
      throw Failure(
        code: .usage, message: "--au \(au) : avant le \(du), aujourd’hui ; donnez aussi --du")
    }
    return periode
  }
}

extension ValueKind where Value == AbsenceEssayee {
  /// A counsellor and two days, `c07:2022-12-15:2022-12-16`.
  static var absence: Self {
    Self(
      placeholder: "CONSEILLER:DU:AU",
      expected: "un conseiller et deux jours, comme c07:2022-12-15:2022-12-16"
    ) { text in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, !parts[0].isEmpty, let du = LocalDate(parts[1]),
        let au = LocalDate(parts[2])
      else { return nil }
      return AbsenceEssayee(conseiller: parts[0], du: du, au: au)
    }
  }
}

extension Lecture {
  /// Checks the code of whoever may have an agenda.
  ///
  /// - Throws: that the journal does not know the counsellor, with the nearest code.
  func checkAgenda(_ code: String) throws(Failure) {
    let known = histoires.codesDAgendas
    if !known.contains(code) { throw .inconnu("conseiller", code, among: known) }
  }

  /// Checks the code of a place.
  ///
  /// - Throws: that the journal does not know the place, with the nearest code.
  func checkSite(_ code: String) throws(Failure) {
    let known = histoires.codesSites
    if !known.contains(code) { throw .inconnu("site", code, among: known) }
  }
}
