public import MiloEvents

/// For whom a journal is exported.
public enum ProfilExport: Hashable, Sendable {
  /// For the structure itself: identifiers and dates as they are.
  case structure
  /// For an auditor: numbers for identifiers, classes for ages, months for dates unless `auJour`.
  case audit(auJour: Bool)

  /// The name in what is written.
  public var nom: String { self == .structure ? "structure" : "audit" }
}

/// What a journal gives to other tools: its events, its youths, the cells of a period.
public struct Export: Sendable {
  /// The journal as read.
  public let lecture: Lecture
  /// The period counted.
  public let periode: Periode
  /// The tables of statistics whose cells are given.
  public let tables: [ReportTable]
  /// For whom.
  public let profil: ProfilExport
  /// The tables given, in the order of CSV files.
  public let donnees: [TableExport]
  /// Under how many youths a count is hidden; nil where all is given.
  public let secret: Int?
  /// How many cells are hidden, and why; nil where nothing is.
  public let note: String?
  private let journal: Journal
  private let texte: Set<String>
  private let jeunes: JeunesExportes
  private let portee: PorteeExport
  private let audit: ExportAudit?

  /// Computes the cells and the youths.
  ///
  /// - Parameters:
  ///   - periode: the period counted, which the events given are dated of.
  ///   - options: filters and tables; filters restrict the youths and their events too. Where small counts are
  ///     hidden, cells only are given.
  ///   - texte: the fields of free text to give all the same; an auditor gets none.
  ///   - profil: for whom.
  /// - Throws: a filter or a table that does not exist.
  public init(
    _ journal: Journal, _ lecture: Lecture, _ periode: Periode, _ options: Statistiques.Options,
    texte: Set<String>, profil: ProfilExport = .structure
  ) throws(StatistiquesError) {
    self.journal = journal
    self.lecture = lecture
    self.periode = periode
    self.texte = texte
    self.profil = profil
    let computed = try Statistiques(lecture.histoires, periode, options)
    let counted = computed.tables
    let contexte: Contexte
    do throws(FiltreError) {
      contexte = try Contexte(lecture.histoires, periode, options.filtres, asksAttributes: true)
    } catch {
      throw .filtre(error)
    }
    jeunes = lecture.histoires.fold(JeunesExportes(contexte))
    portee = PorteeExport(lecture.histoires, periode, (jeunes, contexte))
    secret = options.secret
    note = computed.bilan?.note
    switch profil {
    case _ where options.secret != nil:
      (tables, audit) = (counted, nil)
      donnees = [.cellules]
    case .structure:
      (tables, audit) = (counted, nil)
      donnees = [.cellules, .evenements, .jeunes]
    case .audit(let auJour):
      let withheld = ExportAudit.tablesDeSeances.union(
        lecture.tableaux.filter(\.nommeDesAgents).map(\.id))
      tables = counted.filter { !withheld.contains($0.id) }
      var generator = SystemRandomNumberGenerator()
      let audit = ExportAudit(of: jeunes.rangees, auJour: auJour, using: &generator)
      donnees = [.cellules, audit.evenements, audit.jeunes]
      self.audit = audit
    }
  }

  /// Where the rows come from.
  public var provenance: Provenance {
    var provenance = Provenance(
      structure: lecture.identity.source,
      periode: .init(debut: "\(periode.debut)", fin: "\(periode.fin)"),
      vuAu: lecture.vuAu.map { "\($0)" }, taille: lecture.taille,
      racine: lecture.racine?.description)
    provenance.reprises = lecture.reprises
    provenance.isProvisoire = lecture.isProvisoire
    provenance.secret = secret
    return provenance
  }

  /// Gives the rows of a table, in order.
  ///
  /// - Throws: a line that is not valid, an error of the store.
  public func forEach(
    _ table: TableExport, _ body: ([CelluleExport]) -> Void
  ) throws(JournalError) {
    switch table {
    case .cellules:
      for report in tables {
        for cell in report.cellules {
          body([
            .texte(report.id), .texte(cell.ligne), .texte(cell.colonne),
            cellule(cell.valeur), .texte(cell.unite.rawValue),
          ])
        }
      }
    case .jeunes: jeunes.rangees.forEach(body)
    case .evenements: try evenements(body)
    case audit?.jeunes: audit?.rangees(jeunes: jeunes.rangees).forEach(body)
    case audit?.evenements: try evenementsPourAudit(body)
    default: return
    }
  }

  private func cellule(_ valeur: String) -> CelluleExport {
    if valeur.isEmpty { return .vide }
    return valeur == FrenchText.secret ? .texte(valeur) : .nombre(valeur)
  }

  /// Goes through the lines that go out: the event as written and as it counts, whose it is and the date that
  /// it counts at, where it counts.
  private func lignes(
    _ body: (Int, _ written: Event, _ shown: Event, (jeune: String?, date: LocalDate)?) -> Void
  ) throws(JournalError) {
    let texts = lecture.histoires.texts
    var lines = JournalLines(try journal.snapshot())
    while let (index, _, event) = try lines.next(), index < lecture.taille {
      guard portee.contains(index) else { continue }
      guard let compte = portee.comptes[index] else {
        body(index, event, event, nil)
        continue
      }
      let jeune = compte.jeune == Fait.nobody ? nil : texts.text(compte.jeune)
      body(index, event, lecture.rectified(event, at: index), (jeune, compte.date))
    }
  }

  private func evenementsPourAudit(_ body: ([CelluleExport]) -> Void) throws(JournalError) {
    var kept: [ExportAudit.Ligne] = []
    try lignes { index, _, shown, compte in
      guard let compte, let recorded = shown.recordedTime else { return }
      kept.append(
        ExportAudit.Ligne(
          index: index, event: shown, jeune: compte.jeune, date: compte.date,
          enregistre: lecture.histoires.fuseau.date(at: recorded)))
    }
    var generator = SystemRandomNumberGenerator()
    audit?.rangees(kept, using: &generator).forEach(body)
  }

  private func evenements(_ body: ([CelluleExport]) -> Void) throws(JournalError) {
    try lignes { index, event, shown, compte in
      let data = JSONWriter.bytes(of: .object(shown.sansTexte(sauf: texte).event.data))
      body([
        .entier(index), .texte(event.id), .texte(shown.declaration?.nom ?? event.type),
        .init(event.subject), .init(compte?.jeune), .texte(event.time),
        .texte("\(compte?.date ?? Moment(event.time)?.date ?? LocalDate(day: 0))"),
        .init(event.recordedTime?.description), .init(event.authID ?? event.authType),
        .booleen(compte != nil), .texte(String(decoding: data, as: UTF8.self)),
      ])
    }
  }
}

extension CelluleExport {
  fileprivate init(_ text: String?) {
    self = text.map { .texte($0) } ?? .vide
  }
}

/// The youths of a journal at the end of a period: those of whom it holds an event or a stay.
struct JeunesExportes: Projection {
  private var vue: VueJeune
  private let contexte: Contexte
  private var trouves: [(jeune: String, cellules: [CelluleExport])] = []
  /// The youths that the filters leave out.
  private var ecartes: Set<UInt32> = []
  /// The lines that carry the operation asked for, or complete one that does; nil when none is asked.
  private var retenues: Set<UInt32>?
  /// The lines whose required reference does not hold.
  private(set) var rompues: Set<UInt32> = []

  init(_ contexte: Contexte) {
    self.contexte = contexte
    vue = VueJeune(contexte)
    if contexte.operation != nil { retenues = [] }
  }

  /// Whether the filters leave out an event of a youth.
  func ecarte(_ fait: Fait, of jeune: UInt32) -> Bool {
    ecartes.contains(jeune) || !(retenues?.contains(fait.line) ?? true)
  }

  mutating func apply(_ histoire: Histoire) {
    vue.load(histoire)
    for place in 0..<vue.dossier.count {
      let fait = vue.dossier[place]
      if vue.dossier.isVoid[place] {
        rompues.insert(fait.line)
      } else if fait.kind != Kinds.profil, fait.kind != Kinds.referent {
        // The file's events carry no operation: they are read for attributes, not given.
        retenues?.insert(fait.line)
      }
    }
    guard vue.satisfies(contexte) else {
      ecartes.insert(histoire.jeune)
      return
    }
    let isSeen = vue.periode.contains { !ecarte(vue.dossier[$0], of: histoire.jeune) }
    guard isSeen || vue.dossier.sejours.contains(where: { $0.overlaps(contexte.periode) }) else {
      return
    }
    var cells: [CelluleExport] = [.texte(histoire.identifiant)]
    for (ordinal, field) in TableExport.profil.enumerated() {
      let champ = Champ(kind: Kinds.profil, ordinal: ordinal)
      let word = vue.dossier.attribut(champ, at: vue.fin, until: vue.fin)
      cells.append(word.map { Self.cellule($0, field.type, histoire.histoires) } ?? .vide)
    }
    cells.append(vue.attributs(at: vue.fin).age.map { .entier($0) } ?? .vide)
    cells += Population.allCases.map { .booleen(vue.populations.contains($0)) }
    trouves.append((histoire.identifiant, cells))
  }

  mutating func merge(_ other: JeunesExportes) {
    trouves += other.trouves
    ecartes.formUnion(other.ecartes)
    retenues?.formUnion(other.retenues ?? [])
    rompues.formUnion(other.rompues)
  }

  var resultat: [[CelluleExport]] { rangees }

  /// The rows, in the order of the identifiers as bytes.
  var rangees: [[CelluleExport]] {
    trouves.sorted { $0.jeune.utf8.lexicographicallyPrecedes($1.jeune.utf8) }.map(\.cellules)
  }

  private static func cellule(
    _ word: Int64, _ type: FieldType, _ histoires: Histoires
  ) -> CelluleExport {
    switch type {
    case .booleen: .booleen(word != 0)
    case .entier: .entier(Int(word))
    default: .texte(FaitText(histoires).text(word, type))
    }
  }
}
