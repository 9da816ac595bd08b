import MiloEvents

/// What a computation of tables holds fixed: the period, the structure's facts at its end, filters.
final class Contexte: Sendable {
  let periode: Periode
  let repertoire: Repertoire
  let histoires: Histoires
  /// Whether tables or filters look at the attributes of the file.
  let asksAttributes: Bool
  let filtres: [Filtre]
  let operation: FiltreOperation?
  /// Members of the known and declared groups of dispositifs, by the numbers of their codes.
  let groupes: [(code: String, membres: Set<UInt32>)]
  /// Numbers of the codes kept out of the line `ensemble`.
  let horsEnsemble: Set<UInt32>

  /// The envelope of each aid, by the number of its code, when the period is a calendar year.
  let enveloppes: [UInt32: Fait]
  /// The last event of the period about each offer, by the number of the offer.
  let offres: [UInt32: Fait]
  /// Numbers of the codes of the CEJ and of the Garantie jeunes.
  let codesCEJGJ: Set<UInt32>
  /// Whether only the series of years is counted.
  let asksOnlySeries: Bool
  /// Whether a youth without any event of the period may count, for a situation that lasts or for an
  /// appointment that an absence meets.
  let asksSituations: Bool
  /// Whoever is absent in the period, by the number of the counsellor's code.
  let absents: [UInt32: Absent]
  /// How many years before the period asked for this one is.
  let anneesAvant: Int

  init(
    _ histoires: Histoires, _ periode: Periode, _ demandes: [FiltreDemande],
    asksAttributes: Bool, asksSituations: Bool = false, anneesAvant: Int = 0
  ) throws(FiltreError) {
    self.anneesAvant = anneesAvant
    self.periode = periode
    self.histoires = histoires
    self.asksAttributes = asksAttributes || !demandes.isEmpty
    asksOnlySeries = !asksAttributes
    let repertoire = Repertoire(histoires, au: periode.fin)
    self.repertoire = repertoire
    absents = asksAttributes ? Absent.tous(periode, repertoire) : [:]
    // An appointment of an absent counsellor may be the only thing of the period that a youth has.
    self.asksSituations = asksSituations || !absents.isEmpty
    var filtres: [Filtre] = []
    var operation: FiltreOperation?
    for demande in demandes {
      if demande.cle == FiltreDemande.operation {
        operation = FiltreOperation(demande.valeurs, histoires)
      } else {
        filtres.append(try Filtre(demande, histoires, repertoire))
      }
    }
    self.filtres = filtres
    self.operation = operation
    groupes = repertoire.groupes.sorted { $0.key < $1.key }.map { code, membres in
      (code, Set(membres.compactMap { histoires.texts.number(of: $0) }))
    }
    enveloppes = Aides.enveloppes(histoires, periode)
    offres = asksAttributes ? Offres.publiees(histoires, periode) : [:]
    codesCEJGJ = Set(["CEJ", "GJ"].compactMap { histoires.texts.number(of: $0) })
    let known = Array(DispositifNational.known.keys) + Array(repertoire.definitions.keys)
    horsEnsemble = Set(
      known.filter { repertoire.isHorsEnsemble($0) }.compactMap { histoires.texts.number(of: $0) })
  }

  /// The last day whose events may be known: that of the last line recorded; nil when there is none.
  var dernierJourConnu: LocalDate? {
    histoires.dernierEnregistrement.map { histoires.fuseau.date(at: $0) }
  }

  /// Text of a number, as codes are stored.
  func texte(_ number: UInt32) -> String { histoires.texts.text(number) }
}
