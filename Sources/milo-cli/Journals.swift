import MiloCore
import MiloEvents

extension Arguments {
  /// Opens the journal that the options or the environment name, as it was at the head asked.
  func ouvrir(_ console: Console) throws(Failure) -> Journal {
    try opened(journal(console), console)
  }

  /// Opens a journal, as it was at the head asked.
  func opened(_ path: String, _ console: Console) throws(Failure) -> Journal {
    let journal = try named(path, console)
    guard let head = self[SharedOptions.vuALaTete] else { return journal }
    var console = console
    return try console.journal(journal, asOf: head)
  }

  /// Opens a journal that may be the one of the person's own configuration.
  ///
  /// - Throws: where that one is no more, how to name another.
  private func named(_ path: String, _ console: Console) throws(Failure) -> Journal {
    let isTyped = self[SharedOptions.journal] != nil || !all(SharedOptions.journaux).isEmpty
    guard !isTyped, console.isConfigured(journal: path) else { return try opened(path) }
    do throws(JournalError) {
      return try Journal(path: path)
    } catch {
      switch error {
      case .store(.notFound), .store(.notAJournal):
        throw Failure(
          code: error.exitCode,
          message:
            "\(error.description) C’est le journal que garde « milo config » : « milo config "
            + "journal DIR » en garde un autre, « milo config --oter journal » n’en garde plus ; "
            + "--journal DIR passe avant.")
      default: throw Failure(error)
      }
    }
  }

  /// Opens a journal.
  ///
  /// - Throws: where there is none, both ways to name one.
  func opened(_ path: String) throws(Failure) -> Journal {
    do throws(JournalError) {
      return try Journal(path: path)
    } catch {
      switch error {
      case .store(.notFound), .store(.notAJournal):
        throw Failure(
          code: error.exitCode,
          message: "\(error.description) Un journal se nomme par --journal DIR, ou par la variable "
            + "MILO_JOURNAL ; à défaut c’est le dossier courant.")
      default: throw Failure(error)
      }
    }
  }

  /// The day it is where the journal is kept; in its default zone when no journal says.
  func today(_ console: Console) -> LocalDate {
    today(journal(console), console)
  }

  /// The day it is where a journal is kept; in the default zone where there is none.
  func today(_ path: String, _ console: Console) -> LocalDate {
    let kept = try? Journal(path: path).identity.fuseau
    let fuseau = FuseauHoraire(kept ?? JournalIdentity.defaultFuseau)
    return fuseau?.date(at: console.now()) ?? LocalDate(day: 0)
  }

  /// Reads the journal that the options or the environment name, as known on the day asked.
  func lire(_ console: Console, hashing: Bool = false) throws(Failure) -> Lecture {
    try lire(journal(console), hashing: hashing, console)
  }

  /// The journals named, whatever they are.
  func chemins(_ console: Console) -> [String] {
    journaux(console).flatMap { path in
      let inside = Journal.folders(in: path)
      return inside.isEmpty ? [path] : inside
    }
  }

  /// Reads a journal, as known on the day asked.
  func lire(_ path: String, hashing: Bool, _ console: Console) throws(Failure) -> Lecture {
    try lire(path, vuAu: self[SharedOptions.vuAu], hashing: hashing, console)
  }

  /// Reads a journal, as known on a day.
  ///
  /// - Parameter tableaux: the tables to count beside the journal's own; those of the files given when nil.
  func lire(
    _ path: String, vuAu: LocalDate?, tableaux given: [Tableau]? = nil, hashing: Bool,
    _ console: Console
  ) throws(Failure) -> Lecture {
    try lire(
      opened(path, console), vuAu: vuAu, tableaux: given, hashing: hashing, console)
  }

  /// Reads a journal, as known on the day asked.
  func lire(_ journal: Journal, hashing: Bool, _ console: Console) throws(Failure) -> Lecture {
    try lire(journal, vuAu: self[SharedOptions.vuAu], tableaux: nil, hashing: hashing, console)
  }

  private func lire(
    _ journal: Journal, vuAu: LocalDate?, tableaux given: [Tableau]?, hashing: Bool,
    _ console: Console
  ) throws(Failure) -> Lecture {
    let tableaux = if let given { given } else { try tableaux(console) }
    let cache = cache(of: journal, console)
    let bar = ProgressBar("Lecture", on: console)
    defer { bar.finish() }
    var lecture = try journalling { () throws(JournalError) in
      try Lecture(
        journal, vuAu: vuAu, hashing: hashing, tableaux: tableaux, cache: cache,
        progress: bar.progression)
    }
    lecture.isProvisoire = isProvisoire(vuAu, journal, console)
    return lecture
  }

  /// Whether a day of view is not over where the journal is kept.
  func isProvisoire(_ vuAu: LocalDate?, _ journal: Journal, _ console: Console) -> Bool {
    guard let vuAu, let fuseau = FuseauHoraire(journal.identity.fuseau) else { return false }
    return vuAu >= fuseau.date(at: console.now())
  }

  /// The cache of a journal: in its folder, or in the one that MILO_CACHE names; nil when none is wanted.
  func cache(of journal: Journal, _ console: Console) -> Lecture.Cache? {
    // A cache is of the whole journal.
    guard !self[SharedOptions.sansCache], self[SharedOptions.vuALaTete] == nil,
      let folder = console.cacheFolder(of: journal)
    else {
      return nil
    }
    return Lecture.Cache(folder) { segments in
      var console = console
      for segment in segments {
        console.say(
          "milo : les lignes de « \(segment) » ne sont plus celles du cache ; elles ont été relues."
        )
      }
    }
  }
}

/// Runs what may fail in the journal, and says it with the right exit code.
func journalling<Result>(
  _ body: () throws(JournalError) -> Result
) throws(Failure) -> Result {
  do {
    return try body()
  } catch {
    throw Failure(error)
  }
}

extension Failure {
  /// What went wrong in a journal: a line for each fault of what was to be appended.
  init(_ error: JournalError) {
    if case .refused(let faults) = error {
      self = Failure(code: error.exitCode, lines: faults.map(\.inputDescription))
        .conseillant(error.conseil)
    } else {
      self = Failure(code: error.exitCode, message: error.description).conseillant(error.conseil)
    }
  }
}

extension JournalError {
  /// How a run that meets this error ends.
  var exitCode: ExitCode {
    switch self {
    case .store(.locked): .occupe
    case .store(.segmentAltered), .store(.segmentMissing), .store(.foreignSegment),
      .store(.folderReplaced), .store(.recordAltered), .store(.sealedLinesMissing),
      .store(.notAFile), .store(.tooLong), .line, .segmentGap:
      .journalEndommage
    case .store, .identity, .refused, .conflict, .clock, .exists, .coffre: .refus
    }
  }
}

/// The options that name a period.
enum PeriodeOptions {
  static let annee = Option("annee", .annee, help: "L’année civile à compter.")
  static let du = Option("du", .jour, help: "Le premier jour, avec --au.")
  static let au = Option("au", .jour, help: "Le dernier jour, avec --du.")
  static let declared: [any OptionDeclaration] = [annee, du, au]
}

extension Arguments {
  /// Whether a period is named.
  var hasPeriode: Bool {
    self[PeriodeOptions.annee] != nil || self[PeriodeOptions.du] != nil
      || self[PeriodeOptions.au] != nil
  }

  /// The period named; nil when none is.
  func periode() throws(Misuse) -> Periode? {
    hasPeriode ? try Periode(self) : nil
  }

  /// The filters asked for.
  func filtres() throws(Failure) -> [FiltreDemande] {
    var filtres: [FiltreDemande] = []
    for text in all(Stats.filtre) {
      do throws(FiltreError) {
        filtres.append(try FiltreDemande(text))
      } catch {
        throw Failure(code: .usage, message: error.description)
      }
    }
    return filtres
  }
}

extension Periode {
  /// The period that `--annee`, or `--du` and `--au`, name.
  init(_ arguments: Arguments) throws(Misuse) {
    let (annee, du, au) = (PeriodeOptions.annee, PeriodeOptions.du, PeriodeOptions.au)
    let (debut, fin) = (arguments[du], arguments[au])
    if let year = arguments[annee] {
      guard debut == nil, fin == nil else {
        throw .incompatibleOptions(annee.name, debut == nil ? au.name : du.name)
      }
      self.init(annee: year)
      return
    }
    guard debut != nil || fin != nil else { throw .missingOption(annee.name) }
    guard let debut else { throw .missingOption(du.name) }
    guard let fin else { throw .missingOption(au.name) }
    guard let periode = Periode(du: debut, au: fin) else {
      throw .endBeforeStart(du: "\(debut)", au: "\(fin)")
    }
    self = periode
  }
}

extension Console {
  /// The folder of the cache of a journal; nil when it has none, or when MILO_CACHE says « non ».
  func cacheFolder(of journal: Journal) -> CacheFolder? {
    let place = environment("MILO_CACHE") ?? ""
    guard place != "non" else { return nil }
    return CacheFolder(of: journal, in: place.isEmpty ? nil : place)
  }

  /// A journal as it was at the signed head of a file.
  ///
  /// - Throws: why the file is no head of the journal, or why the journal does not extend it.
  mutating func journal(_ journal: Journal, asOf path: String) throws(Failure) -> Journal {
    let bytes = try contents(of: path)
    do throws(InclusionError) {
      return try journal.asOf(head: bytes)
    } catch {
      // Here the head is what was given, not what the journal holds.
      guard case .checkpoint = error else { throw Failure(error) }
      throw Failure(code: .refus, message: "« \(path) » : \(error)")
    }
  }

  /// The cache of a journal, for what only passes by: it is read, not completed.
  func readCache(of journal: Journal) -> Lecture.Cache? {
    cacheFolder(of: journal).map { Lecture.Cache($0, isWritten: false) }
  }

  /// Says which values of the filters the journal does not know: they keep nobody.
  mutating func tell(_ unknown: [ValeurInconnue]) {
    for value in unknown { say("milo : \(value)") }
  }

  /// The present moment, as journals record it.
  var now: @Sendable () -> RecordedTime {
    let clock = clocks.millisecondsSince1970
    return { RecordedTime(milliseconds: clock()) }
  }

  /// Opens a journal for writing; says on the error stream what a crash had left.
  mutating func writer(
    of journal: Journal, reprise: TakeOver? = nil, coffre: FolderKeyStore? = nil,
    malgreLHorloge: Bool = false, progress: Progression? = nil
  ) throws(Failure) -> JournalWriter {
    let opened = options(journal, reprise, coffre, malgreLHorloge, progress)
    let writer = try journalling { () throws(JournalError) in try JournalWriter(journal, opened) }
    if let aside = writer.setAside {
      let bytes = aside.byteCount
      say(
        bytes == 1
          ? "milo : 1 octet laissé par un arrêt brutal a été mis de côté dans « \(aside.path) »"
          : "milo : \(bytes) octets laissés par un arrêt brutal ont été mis de côté dans « \(aside.path) »"
      )
    }
    return writer
  }

  /// Reads a journal to say what a writer would do; nothing on the disk changes.
  func rehearsal(
    of journal: Journal, reprise: TakeOver? = nil, coffre: FolderKeyStore? = nil,
    malgreLHorloge: Bool = false, progress: Progression? = nil
  ) throws(Failure) -> JournalRehearsal {
    let opened = options(journal, reprise, coffre, malgreLHorloge, progress)
    return try journalling { () throws(JournalError) in try JournalRehearsal(journal, opened) }
  }

  private func options(
    _ journal: Journal, _ reprise: TakeOver?, _ coffre: FolderKeyStore?, _ malgreLHorloge: Bool,
    _ progress: Progression?
  ) -> JournalWriter.Options {
    var options = JournalWriter.Options(clock: now)
    options.progress = progress
    options.cache = cacheFolder(of: journal)
    options.random = random
    options.reprise = reprise
    options.coffre = coffre
    options.malgreLHorloge = malgreLHorloge
    options.refuserDeclarationsImpossibles(journal)
    return options
  }
}
