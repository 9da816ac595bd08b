import MiloEvents

/// The targets of the calendar year, and what the other tables say of them.
struct Objectifs: TableComptable {
  static let id = "objectifs"

  private static let indicateur = Champ(Objectif.self, "indicateur")
  private static let annee = Champ(Objectif.self, "annee")
  private static let cible = Champ(Objectif.self, "cible")
  private static let du = Champ(Objectif.self, "du")
  private static let au = Champ(Objectif.self, "au")

  let declaration: TableDeclaration
  /// The indicators that say their own circumstances.
  let cellulesSituees: [(nom: String, cellule: Cellule)]
  /// The tables that the indicators name.
  let tablesRequises: Set<String>
  private let places: [String: Int]

  init(_ contexte: Contexte) {
    let cibles = Self.cibles(contexte)
    let indicateurs = cibles.keys.map { nom in
      let id = String(
        nom.unicodeScalars.map { scalar -> Character in
          scalar == "/" ? ":" : "?&=|".unicodeScalars.contains(scalar) ? "_" : Character(scalar)
        })
      return (nom: nom, id: id)
    }.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    places = Dictionary(uniqueKeysWithValues: indicateurs.enumerated().map { ($1.nom, $0) })
    let cellules = indicateurs.compactMap { indicateur in
      Cellule(indicateur.nom).map { (nom: indicateur.nom, cellule: $0) }
    }.filter { $0.cellule.table != Self.id }
    cellulesSituees = cellules.filter { !$0.cellule.circonstances.isEmpty }
    tablesRequises = Set(cellules.filter(\.cellule.circonstances.isEmpty).map(\.cellule.table))
    declaration = TableDeclaration(
      id: Self.id, titre: "Objectifs", population: nil,
      definition:
        "Dernière cible de l’année civile datée au plus tard de sa fin, pour chaque indicateur ; réalisé : la cellule que nomme l’indicateur, filtres compris, sur les jours de l’objectif s’il en dit.",
      mesures: 1,
      colonnes: [
        ColonneDeclaration("cible", "cible", .nombre, .centiemes(.mesure(0)), horsFiltre: .tout),
        ColonneDeclaration("realise", "réalisé", .nombre, .centiemes(.mesure(0))),
        ColonneDeclaration(
          "taux", "taux", .pourcent, .centiemes(.mesure(0)), horsFiltre: .enPartie("cible")),
      ],
      lignes: indicateurs.map { indicateur in
        LigneDeclaration(
          indicateur.id, indicateur.nom,
          formules: Self.formules(indicateur.nom))
      })
  }

  /// How the line of an indicator is computed: its label is the cell that it aims at.
  static func formules(_ indicateur: String) -> [Int: Formule?] {
    [1: .realise(indicateur), 2: .taux(indicateur, sur: .mesure(0))]
  }

  /// The tables whose cells the objectives of a journal aim at.
  static func tablesVisees(_ histoires: Histoires) -> Set<String> {
    var tables: Set<String> = []
    for fait in histoires.structure where fait.kind == Kinds.objectif {
      guard let number = indicateur.word(of: fait, in: histoires.words),
        let cellule = Cellule(histoires.texts.text(UInt32(truncatingIfNeeded: number))),
        cellule.table != id
      else { continue }
      tables.insert(cellule.table)
    }
    return tables
  }

  /// Whether a year that the period touches has a target.
  static func existent(_ histoires: Histoires, _ periode: Periode) -> Bool {
    histoires.structure.contains { fait in
      guard fait.kind == Kinds.objectif, let year = annee.word(of: fait, in: histoires.words) else {
        return false
      }
      return Int64(periode.debut.year)...Int64(periode.fin.year) ~= year
    }
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    nil
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    for (indicateur, fait) in Self.cibles(contexte) {
      guard let place = places[indicateur] else { continue }
      let centiemes = Int(Self.cible.word(of: fait, in: contexte.histoires.words) ?? 0)
      compteur.add(place, 0, fait, montant: centiemes)
    }
  }

  /// The last target of each indicator for the calendar year that the period is; none for another period.
  ///
  /// One that says its own days is another indicator than one that does not.
  private static func cibles(_ contexte: Contexte) -> [String: Fait] {
    guard let year = contexte.periode.anneeCivile else { return [:] }
    let histoires = contexte.histoires
    var cibles: [String: Fait] = [:]
    for fait in histoires.structure
    where fait.kind == Kinds.objectif && fait.date <= contexte.periode.fin {
      guard annee.word(of: fait, in: histoires.words) == Int64(year),
        let number = indicateur.word(of: fait, in: histoires.words)
      else { continue }
      let nom = contexte.texte(UInt32(truncatingIfNeeded: number))
      cibles[situe(nom, fait, contexte)] = fait
    }
    return cibles
  }

  /// The indicator with the days that the objective says, where it names a cell that says none.
  ///
  /// Where one of the two is missing, it is that of the year; days that do not follow each other are none.
  private static func situe(_ nom: String, _ fait: Fait, _ contexte: Contexte) -> String {
    func jour(_ champ: Champ) -> LocalDate? {
      champ.word(of: fait, in: contexte.histoires.words)
        .map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
    }
    let (du, au) = (jour(du), jour(au))
    guard du != nil || au != nil, let cellule = Cellule(nom), cellule.circonstances.du == nil,
      cellule.circonstances.au == nil
    else { return nom }
    let (first, last) = (du ?? contexte.periode.debut, au ?? contexte.periode.fin)
    guard first <= last else { return nom }
    return "\(nom)\(cellule.circonstances.isEmpty ? "?" : "&")du=\(first)&au=\(last)"
  }
}
