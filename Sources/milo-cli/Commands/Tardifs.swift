import MiloCore
import MiloEvents

/// `milo tardifs`: events recorded long after they happened.
struct Tardifs: Command {
  static let name = "tardifs"
  static let chapter = Chapter.preuve
  static let abstract = "Liste les événements saisis longtemps après leur date."
  static let examples = [
    Example("Plus de trente jours", "milo tardifs --plus-de 30j"),
    Example("Ceux de 2022", "milo tardifs --plus-de 90j --annee 2022"),
  ]
  static let plusDe = Option("plus-de", .jours, help: "Le retard, en jours ; 30 à défaut.")
  static let options: [any OptionDeclaration] =
    [plusDe] + PeriodeOptions.declared + SharedOptions.question

  private let arguments: Arguments
  private let periode: Periode?

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try arguments.periode()
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    try arguments.repondre("Saisies tardives", &console) { (tour) throws(Failure) in
      try report(tour)
    }
  }

  private func report(_ tour: Tour) throws(Failure) -> Report {
    let display = DisplayOptions(arguments)
    let hashing = tour.hashes(display, alone: false)
    let lecture = try arguments.lire(tour.path, hashing: hashing, tour.console)
    let tardifs = lecture.histoires.tardifs(
      plusDe: arguments[Self.plusDe] ?? Signal.Seuils().retard, periode: periode)
    var lines = EventCache(lecture)
    let words = display.isForMachines ? nil : EventWords(lecture)
    let table = ReportTable(
      id: "tardifs", titre: "Événements saisis tardivement",
      colonnes: words == nil ? Self.codes : Self.colonnes,
      lignes: tardifs.map { tardif in
        let event = lines.event(at: tardif.index)
        let jours = ["\(tardif.date)", "\(tardif.enregistre)"]
        return Ligne(
          id: String(tardif.index), libelle: String(tardif.index),
          valeurs: [
            .entier(tardif.index), .entier(tardif.jours),
            .texte(words?.sorte(event) ?? tardif.kind.declaration?.nom ?? ""),
            .texte(event?.subject ?? ""),
          ] + jours.map { .texte(words == nil ? $0 : FrenchText.day($0)) } + [
            .texte(words?.auteur(event) ?? event?.authID ?? ""), .texte(event?.id ?? ""),
          ])
      }, disposition: .lignes)
    return lecture.report("Saisies tardives", [table], periode: periode)
  }

  private static let codes = [
    "index", "jours", "type", "sujet", "date", "enregistre", "auteur", "id",
  ].map { Colonne(id: $0, libelle: $0, unite: $0 == "index" || $0 == "jours" ? .nombre : .texte) }

  /// The same columns, as people call them.
  private static let colonnes = codes.map { colonne in
    var colonne = colonne
    colonne.libelle = ["type": "événement", "enregistre": "saisi"][colonne.id] ?? colonne.id
    return colonne
  }
}

/// `milo corrections`: who corrected what, when, why, before and after.
struct Corrections: Command {
  static let name = "corrections"
  static let chapter = Chapter.preuve
  static let abstract = "Dit qui a corrigé quoi, quand, pourquoi, avant et après."
  static let examples = [
    Example("Toutes", "milo corrections"),
    Example("Avec leurs motifs", "milo corrections --motifs --format csv"),
  ]
  static let discussion = """
    Une période choisit les corrections enregistrées entre ses deux jours, quelle que soit la date de ce \
    qu’elles corrigent.
    """
  static let motifs = Flag("motifs", help: "Montre les motifs, qui sont du texte libre.")
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [motifs, SharedOptions.coffre] + SharedOptions.question

  private let arguments: Arguments
  private let periode: Periode?

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try arguments.periode()
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    try arguments.repondre("Corrections", &console) { (tour) throws(Failure) in try report(tour) }
  }

  private func report(_ tour: Tour) throws(Failure) -> Report {
    let form = DisplayOptions(arguments)
    let hashing = tour.hashes(form, alone: false)
    let lecture = try arguments.lire(tour.path, hashing: hashing, tour.console)
    let words = form.isForMachines ? nil : EventWords(lecture)
    var lines = EventCache(lecture)
    let journal = try arguments.opened(tour.path, tour.console)
    // A coffre has the keys of one structure.
    let coffre = tour.isPluriel ? nil : try arguments.coffre(tour.console, journal: tour.path)
    var display = EventDisplay(
      journal, coffre: coffre, showsText: arguments[Self.motifs],
      cache: arguments.cache(of: journal, tour.console))
    var lignes: [Ligne] = []
    let fuseau = FuseauHoraire(lecture.identity.fuseau)
    for correction in lecture.histoires.lignesDeCorrection {
      if let periode, let fuseau,
        let recorded = lines.event(at: correction.index)?.recordedTime,
        !periode.contains(fuseau.date(at: recorded))
      {
        continue
      }
      lignes.append(try ligne(correction, words, &lines, &display))
    }
    var table = ReportTable(
      id: "corrections", titre: "Corrections",
      colonnes: words == nil ? Self.codes : Self.colonnes, lignes: lignes, disposition: .lignes)
    if words != nil {
      table.definition =
        "D’une rectification, ce qui change ; d’une annulation, ce que disait l’événement."
    }
    return lecture.report("Corrections", [table], periode: periode)
  }

  private static let codes = [
    "index", "correction", "cible", "type", "auteur", "enregistre", "motif", "avant", "apres",
  ].map { Colonne(id: $0, libelle: $0, unite: $0 == "index" || $0 == "cible" ? .nombre : .texte) }

  /// The same columns, as people call them; what is said first is what happened.
  private static let colonnes = codes.map { colonne in
    var colonne = colonne
    let mots = [
      "cible": "ligne corrigée", "type": "événement", "enregistre": "saisi", "apres": "après",
    ]
    colonne.libelle = mots[colonne.id] ?? colonne.id
    return colonne
  }

  private func ligne(
    _ correction: (index: Int, cible: Int?, annule: Bool), _ words: EventWords?,
    _ lines: inout EventCache, _ display: inout EventDisplay
  ) throws(Failure) -> Ligne {
    var event = lines.event(at: correction.index)
    if let written = event { event = try display.shown(written, ligne: correction.index) }
    let target = correction.cible.flatMap { lines.event(at: $0) }
    let motif = event?.data["motif"]?.string ?? ""
    let kind = correction.annule ? "annulation" : "rectification"
    let shown = target.map { FieldCipher.hide($0.masque, as: Devoilement.chiffre) }
    let cells: [Valeur?]
    if let words {
      let (before, after) = states(
        target, shown, correction.annule ? nil : lines.event(at: correction.index), words)
      cells = [
        .texte(words.sorte(target)), .texte(words.auteur(event)), .texte(words.enregistre(event)),
        .texte(motif), .texte(before), .texte(after),
      ]
    } else {
      cells = [
        .texte(target?.declaration?.nom ?? ""), .texte(event?.authID ?? ""),
        .texte(event?.recordedTime?.description ?? ""), .texte(motif),
        .texte(shown.map { data($0.data) } ?? ""),
        .texte(correction.annule ? "" : event.map { after($0, target) } ?? ""),
      ]
    }
    return Ligne(
      id: String(correction.index), libelle: String(correction.index),
      valeurs: [.entier(correction.index), .texte(kind), correction.cible.map(Valeur.entier)]
        + cells)
  }

  /// What an event said, and what it says once rectified, in words: what differs, its date and its subject too.
  ///
  /// - Parameters:
  ///   - target: the event as its line writes it, and as it may be shown.
  ///   - rectification: nil for an event that was cancelled, of which all is said.
  private func states(
    _ target: Event?, _ shown: Event?, _ rectification: Event?, _ words: EventWords
  ) -> (before: String, after: String) {
    guard let target, let shown else { return ("", "") }
    guard let rectification, let declaration = target.declaration,
      case .object(let written)? = rectification.data["data"],
      case .object(let data)? = FieldCipher.hide(
        rectification.masque, as: Devoilement.chiffre
      ).data["data"]
    else { return (words.dit.detail(shown), "") }
    var (before, after) = words.dit.difference(
      ecrit: (target.data, written), montre: (shown.data, data), of: declaration)
    func move(_ nom: String, from old: String?, to new: String?, _ said: (String) -> String) {
      guard let old, let new, old != new else { return }
      before.append(.init(nom: nom, valeur: said(old)))
      after.append(.init(nom: nom, valeur: said(new)))
    }
    move("date", from: target.time, to: rectification.data["time"]?.string, EvenementDit.moment)
    move("sujet", from: target.subject, to: rectification.data["subject"]?.string) { $0 }
    return (EvenementDit.detail(before), EvenementDit.detail(after))
  }

  /// What the event counts as after a rectification: its data, and what was moved.
  private func after(_ rectification: Event, _ target: Event?) -> String {
    guard case .object(let shown)? = rectification.masque.data["data"] else { return "" }
    var moved: [String] = []
    if let time = rectification.data["time"]?.string, time != target?.time { moved.append(time) }
    if let subject = rectification.data["subject"]?.string, subject != target?.subject {
      moved.append(subject)
    }
    return ([data(shown)] + moved).joined(separator: " ")
  }

  private func data(_ object: JSONObject) -> String {
    String(decoding: JSONWriter.bytes(of: .object(object)), as: UTF8.self)
  }
}
