import MiloEvents

/// Figures that come from elsewhere: of each and of each territory, the one that says most of the period.
///
/// When a figure was entered plays no part: what was published later says the years before all the same.
struct Donnees: TableComptable {
  static let id = "donnees"

  private static let code = Champ(Donnee.self, "code")
  private static let libelle = Champ(Donnee.self, "libelle")
  private static let valeur = Champ(Donnee.self, "valeur")
  private static let unite = Champ(Donnee.self, "unite")
  private static let du = Champ(Donnee.self, "du")
  private static let au = Champ(Donnee.self, "au")
  private static let axe = Champ(Donnee.self, "axe")
  private static let territoire = Champ(Donnee.self, "territoire")

  private enum Mesure {
    /// How many figures the line shows.
    static let presence = 0
    /// The figure, in ten-thousandths.
    static let valeur = 1
    /// The figure where it is an integer, for what is over it.
    static let entiere = 2
  }

  let declaration: TableDeclaration
  private let retenues: [Fait]

  init(_ contexte: Contexte) {
    let histoires = contexte.histoires
    var retenues: [String: Fait] = [:]
    for fait in histoires.structure where fait.kind == Kinds.donnee {
      guard let rang = Self.rang(fait, contexte) else { continue }
      let id = Self.nom(fait, contexte)
      if let held = retenues[id].flatMap({ Self.rang($0, contexte) }), held > rang { continue }
      retenues[id] = fait
    }
    let lignes = retenues.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    self.retenues = lignes.map(\.value)
    declaration = TableDeclaration(
      id: Self.id, titre: "Données d’ailleurs", population: nil,
      definition:
        "Chiffres venus d’ailleurs, avec leur source : pour chacun, celui dont les jours sont ceux de la période, sinon les contiennent, sinon finissent le plus tard.",
      mesures: 3,
      colonnes: [
        ColonneDeclaration(
          "valeur", "valeur", .nombre, .valeur(.derniere, .mesure(Mesure.valeur), .dixMilliemes))
      ],
      lignes: lignes.map { id, fait in
        var ligne = LigneDeclaration(
          id, Self.libelle(fait, contexte), unite: Self.unite(fait, contexte), isOuverte: true)
        ligne.presence = .mesure(Mesure.presence)
        return ligne
      }, ouvertes: [LignesOuvertes()], horsFiltre: .tout)
  }

  /// The measure that holds the integer beside the one that holds the value.
  static func entiere(_ terme: Terme) -> Terme {
    Terme(parts: terme.parts.map { Terme.Part(table: $0.table, ligne: $0.ligne, mesure: 2) })
  }

  func admis(_ ligne: String) -> EvenementsAdmis? { nil }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    for (ligne, fait) in retenues.enumerated() {
      guard let word = Self.valeur.word(of: fait, in: contexte.histoires.words) else { continue }
      compteur.add(ligne, Mesure.presence, fait)
      compteur.rencontrer(word, ligne, Mesure.valeur, fait)
      if word.isMultiple(of: 10_000) {
        compteur.add(ligne, Mesure.entiere, fait, montant: Int(word / 10_000))
      }
    }
  }

  /// How well the days of a figure say the period; nil when they do not meet it.
  private static func rang(_ fait: Fait, _ contexte: Contexte) -> Rang? {
    let words = contexte.histoires.words
    guard let first = du.word(of: fait, in: words), let last = au.word(of: fait, in: words) else {
      return nil
    }
    let (debut, fin) = (Int64(contexte.periode.debut.day), Int64(contexte.periode.fin.day))
    guard first <= fin, last >= debut else { return nil }
    if first == debut, last == fin { return Rang(degre: 2, fin: 0) }
    return first <= debut && last >= fin ? Rang(degre: 1, fin: 0) : Rang(degre: 0, fin: last)
  }

  private struct Rang: Comparable {
    /// 2 for the same days, 1 for days around the period, 0 for others.
    var degre: Int
    /// The last day, where it tells.
    var fin: Int64

    static func < (left: Rang, right: Rang) -> Bool {
      (left.degre, left.fin) < (right.degre, right.fin)
    }
  }

  private static func texte(_ champ: Champ, _ fait: Fait, _ contexte: Contexte) -> String? {
    contexte.repertoire.texte(champ, of: fait)
  }

  /// The name of the line: the code, and the territory after a dot.
  private static func nom(_ fait: Fait, _ contexte: Contexte) -> String {
    let code = texte(code, fait, contexte) ?? ""
    return texte(territoire, fait, contexte).map { "\(code).\($0)" } ?? code
  }

  private static func libelle(_ fait: Fait, _ contexte: Contexte) -> String {
    let words = texte(libelle, fait, contexte) ?? ""
    guard let code = texte(territoire, fait, contexte) else { return words }
    let axe = axe.word(of: fait, in: contexte.histoires.words)
      .flatMap { AxeDonnee.codes.indices.contains(Int($0)) ? AxeDonnee.codes[Int($0)] : nil }
      .flatMap { Axe(rawValue: $0) }
    return "\(words), \(axe.map { $0.libelle(of: code, contexte.repertoire) } ?? code)"
  }

  private static func unite(_ fait: Fait, _ contexte: Contexte) -> Unite {
    switch unite.word(of: fait, in: contexte.histoires.words).map({ UniteDonnee.allCases[Int($0)] })
    {
    case .centimes: .centimes
    case .pourcent: .pourcent
    case .etp: .etp
    case .nombre, nil: .nombre
    }
  }
}
