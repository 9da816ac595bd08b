import MiloEvents

/// What the statistics of one structure are computed from: sums, and what only its journal knows.
struct PartielDeStructure: Sendable {
  /// Whose journal was counted.
  var identite: JournalIdentity
  /// The journal that was counted: its name, its size, its root.
  var structure: StructureComptee
  /// The code that the structure gives itself.
  var code: String?
  /// How many lines came with recorded times that the journal did not see itself.
  var reprises: Int
  /// Whether the day of the view was not over.
  var isProvisoire: Bool
  /// The tables asked for, in their order.
  var ordre: [String]
  /// The sums of the period.
  var courant: Sommes
  /// The sums of the year before.
  var precedent: Sommes
  /// The cells that say their own circumstances, as the journal answers.
  var ailleurs: [String: Valeur]
  /// The last day that the journal knows of.
  var dernierJour: LocalDate?
  /// How many youths came by transfer in the period, by the structure that they came from.
  var arrivees: [String: Int]
  /// The youths who changed structure, under names that a shared key makes; nil without the key.
  var personnes: [PersonneSuivie]?
}

extension PartielDeStructure {
  /// What was counted of a journal.
  init(_ statistiques: Statistiques, _ lecture: Lecture, _ cle: CleCommune?) {
    let (courant, precedent) = statistiques.comptees
    identite = lecture.identity
    structure = StructureComptee(
      source: identite.source, nom: identite.nom, taille: lecture.taille,
      racine: lecture.racine?.description)
    code = lecture.histoires.codeDeLaStructure
    (reprises, isProvisoire) = (lecture.reprises, lecture.isProvisoire)
    let asked = statistiques.options.tables
    ordre = statistiques.tableaux.flatMap(\.declarations).map(\.id)
      .filter { TablesNationales.isAsked($0, among: asked) }
    self.courant = Sommes(courant)
    self.precedent = Sommes(precedent)
    ailleurs = statistiques.resultats.ailleurs
    dernierJour = courant.contexte.dernierJourConnu
    arrivees = courant.contexte.arrivees
    personnes = cle.map { PersonneSuivie.toutes(statistiques, $0) }
  }
}

extension Sommes {
  /// The sums of what was counted.
  init(_ comptees: TablesComptees) {
    self.init(comptees.periode, debut: comptees.debut)
    for id in comptees.tables.keys { self[id] = SommesDeTable(id, of: comptees) }
  }
}

extension Histoires {
  private static let code = Champ(IdentiteStructure.self, "code")

  /// The code that the structure gives itself; nil when its journal does not say it.
  var codeDeLaStructure: String? {
    structure.last { $0.kind == Kinds.identite }
      .flatMap { Self.code.code(of: $0, in: words) }.map { texts.text($0) }
  }
}

extension Contexte {
  /// How many youths came by transfer in the period, by the structure that they came from.
  fileprivate var arrivees: [String: Int] {
    let (sens, structure) = (Champ(Mutation.self, "sens"), Champ(Mutation.self, "structure"))
    var jeunes: [String: Set<UInt32>] = [:]
    for fait in histoires.faits where fait.kind == Kinds.mutation && periode.contains(fait.date) {
      guard let jeune = histoires.jeune(of: fait),
        sens.word(of: fait, in: histoires.words) == SensMutation.arrivee.word,
        let code = structure.code(of: fait, in: histoires.words)
      else { continue }
      jeunes[texte(code), default: []].insert(jeune)
    }
    return jeunes.mapValues(\.count)
  }
}
