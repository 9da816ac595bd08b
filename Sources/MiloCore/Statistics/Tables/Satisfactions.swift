import MiloEvents

/// The answers to one campaign of satisfaction, item by item, youths and employers together.
struct Satisfactions: TableComptable {
  private static let campagne = Champ(Satisfaction.self, "campagne")
  private static let reponses = Champ(Satisfaction.self, "reponses")
  private static let niveaux = NoteSatisfaction.range
  /// Measure 0 counts answers, then one measure a level, then the respondents.
  private static let repondants = niveaux.count + 1

  let declaration: TableDeclaration
  private let campagne: UInt32
  private let places: [String: Int]

  /// One table for each campaign that has an answer in the period, sorted by code.
  static func toutes(_ contexte: Contexte) -> [Satisfactions] {
    var parCampagne: [UInt32: [Fait]] = [:]
    for fait in contexte.histoires.structure
    where fait.kind == Kinds.satisfaction && contexte.periode.contains(fait.date) {
      guard let word = campagne.word(of: fait, in: contexte.histoires.words) else { continue }
      parCampagne[UInt32(truncatingIfNeeded: word), default: []].append(fait)
    }
    return parCampagne.map { (code: contexte.texte($0.key), campagne: $0.key, faits: $0.value) }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
      .map { Satisfactions($0.code, $0.campagne, $0.faits, contexte) }
  }

  private init(_ code: String, _ campagne: UInt32, _ faits: [Fait], _ contexte: Contexte) {
    self.campagne = campagne
    let answers = Set(
      faits.compactMap { Self.reponses.word(of: $0, in: contexte.histoires.words) })
    let items = Set(
      answers.flatMap { Self.notes(contexte.texte(UInt32(truncatingIfNeeded: $0))).map(\.item) })
    let lignes = items.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    places = Dictionary(uniqueKeysWithValues: lignes.enumerated().map { ($1, $0) })
    let colonnes = Self.colonnes
    let last = colonnes.count - 1
    declaration = TableDeclaration(
      id: "satisfaction.\(code)",
      titre: "Satisfaction, campagne \(contexte.repertoire.mot(code, "satisfaction.campagne"))",
      population: nil,
      definition:
        "Réponses de la période, de 1 (pas du tout) à 4 (tout à fait), jeunes et employeurs ensemble.",
      mesures: Self.repondants + 1, colonnes: colonnes,
      lignes: lignes.map {
        LigneDeclaration(
          $0, contexte.repertoire.mot($0, "satisfaction.reponses"), formules: [last: nil],
          isOuverte: true)
      } + [
        LigneDeclaration(
          "ensemble", "ensemble",
          formules: Dictionary(uniqueKeysWithValues: (0..<last).map { ($0, nil) }))
      ], horsFiltre: .tout)
  }

  /// The declaration of a campaign of which nothing is known: any item may have a line.
  static var modele: TableDeclaration {
    let last = colonnes.count - 1
    return TableDeclaration(
      id: "satisfaction", titre: "Satisfaction", population: nil, definition: "",
      mesures: repondants + 1, colonnes: colonnes,
      lignes: [
        LigneDeclaration(
          "ensemble", "ensemble",
          formules: Dictionary(uniqueKeysWithValues: (0..<last).map { ($0, nil) }))
      ], ouvertes: [LignesOuvertes(formules: [last: nil])])
  }

  private static let colonnes: [ColonneDeclaration] =
    [ColonneDeclaration("reponses", "réponses", .nombre, .compte(.mesure(0)))]
    + niveaux.map {
      ColonneDeclaration("niveau_\($0)", "niveau \($0)", .nombre, .compte(.mesure($0)))
    }
    + niveaux.map {
      ColonneDeclaration(
        "part_\($0)", "part du niveau \($0)", .pourcent, .part(.mesure($0), sur: .mesure(0)))
    }
    + [ColonneDeclaration("repondants", "répondants", .nombre, .compte(.mesure(repondants)))]

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.satisfaction], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let words = contexte.histoires.words
    // Answers alike share a text: each text is read once.
    var read: [Int64: [(item: String, note: Int)]] = [:]
    for fait in contexte.histoires.structure
    where fait.kind == Kinds.satisfaction && contexte.periode.contains(fait.date) {
      guard Self.campagne.word(of: fait, in: words) == Int64(campagne),
        let word = Self.reponses.word(of: fait, in: words)
      else { continue }
      let notes = read[word] ?? Self.notes(contexte.texte(UInt32(truncatingIfNeeded: word)))
      read[word] = notes
      compteur.add(places.count, Self.repondants, fait)
      for (item, note) in notes {
        guard let place = places[item] else { continue }
        compteur.add(place, 0, fait)
        compteur.add(place, note, fait)
      }
    }
  }

  /// The items and levels of an answer, as `Fait` keeps it: `{"accueil":4,"delais":2}`, codes and
  /// integers without white space.
  private static func notes(_ text: String) -> [(item: String, note: Int)] {
    text.dropFirst().dropLast().split(separator: ",").compactMap { member in
      let parts = member.split(separator: ":")
      guard parts.count == 2, let note = Int(parts[1]), niveaux.contains(note) else { return nil }
      return (String(parts[0].dropFirst().dropLast()), note)
    }
  }
}
