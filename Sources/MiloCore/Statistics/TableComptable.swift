import MiloEvents

/// A table of the statistics, declared once: terminal, CSV, JSON, HTML and `expliquer` follow.
protocol TableComptable: Sendable {
  /// What the table shows; for a family, what its tables share, under the id before their codes.
  var declaration: TableDeclaration { get }
  /// The codes that may have a table each, `id.code`; nil for a table by itself.
  var membres: [Membre]? { get }
  /// Counts one youth of the period, filters satisfied.
  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur)
  /// Counts the facts that are about no youth, once a period.
  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur)
  /// What events may count on a line; nil where nothing is said beforehand.
  func admis(_ ligne: String) -> EvenementsAdmis?
  /// The tables whose cells this one shows: they are counted too.
  var tablesRequises: Set<String> { get }
  /// A counter of its lines, as nothing was counted yet.
  func compteur(explains: Bool) -> Compteur
  /// How many lines that the counter names it may have.
  var limite: Int { get }
  /// The lines that the counter made beside those declared: whose table, where they stand; nil for a
  /// line that no row is on.
  func lignesOuvertes(
    _ compteur: Compteur, _ contexte: Contexte
  ) -> [(table: String, place: Int?, ligne: LigneDeclaration)]
  /// In which structure a person who counts in several counts, in a measure of youths.
  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois
  /// What a thing counted once in a measure is called, where its key does not say it.
  func nom(ofChose cle: UInt64, mesure: Int, _ contexte: Contexte) -> String?
}

extension TableComptable {
  var membres: [Membre]? { nil }

  /// The tables: the one declared, or those of the family.
  ///
  /// The lines of a family stand one table after the other in its only counter, and so do the
  /// prefixes of its open lines.
  var declarations: [TableDeclaration] {
    guard let membres else { return [declaration] }
    let modele = declaration
    return membres.map { membre in
      var table = modele
      table.id += "." + membre.code
      table.titre += " : " + membre.libelle
      return table
    }
  }

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {}
  var tablesRequises: Set<String> { [] }
  var limite: Int { .max }
  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois { .cellule }
  func nom(ofChose cle: UInt64, mesure: Int, _ contexte: Contexte) -> String? { nil }

  func compteur(explains: Bool) -> Compteur {
    let declaration = declaration
    return Compteur(
      lignes: declaration.lignes.count * (membres?.count ?? 1), mesures: declaration.mesures,
      explains: explains)
  }

  func lignesOuvertes(
    _ compteur: Compteur, _ contexte: Contexte
  ) -> [(table: String, place: Int?, ligne: LigneDeclaration)] {
    let (declarations, familles) = (declarations, declaration.ouvertes)
    return compteur.ouvertes.map { cle, place in
      let (rang, famille) = Int(cle.famille).quotientAndRemainder(dividingBy: familles.count)
      let ouverte = familles[famille]
      let suffixe = ouverte.suffixe?(cle.second, contexte) ?? ""
      let code = contexte.texte(cle.code)
      return (
        declarations[rang].id, place,
        LigneDeclaration(
          ouverte.prefixe + code + suffixe, ouverte.libelle(code, contexte.repertoire) + suffixe,
          formules: ouverte.formules, isOuverte: true, apres: ouverte.apres)
      )
    }
  }
}

/// A code that may have a table of its own in a family.
struct Membre: Sendable {
  var code: String
  var libelle: String
}

/// The words, lines and columns of a table.
struct TableDeclaration: Sendable {
  var id: String
  var titre: String
  var population: String?
  var definition: String
  /// How many measures each line keeps.
  var mesures: Int
  var colonnes: [ColonneDeclaration]
  var lignes: [LigneDeclaration]
  /// Families of lines that appear with the codes met, by the place of their prefix.
  var ouvertes: [LignesOuvertes] = []
  /// Whether open lines stand before the declared ones.
  var ouvertesDabord = true
  /// What must not be 0 for the table to exist; nil for a table that always does.
  var existence: Terme?
  /// What no filter restricts in the whole table.
  var horsFiltre: HorsFiltre?
  /// Whether each line says its own place among all.
  var lignesOrdonnees = false
}

/// Where a line stands among those of its table, family by family.
enum OrdreDeLigne: Hashable, Comparable, Sendable {
  /// A place in a list known beforehand.
  case place(Int)
  /// A code met, in the order of its bytes.
  case code(String)
  /// After all others.
  case dernier

  static func < (left: OrdreDeLigne, right: OrdreDeLigne) -> Bool {
    switch (left, right) {
    case (.place(let left), .place(let right)): left < right
    case (.code(let left), .code(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.place, _): if case .place = right { false } else { true }
    case (.code, .dernier): true
    default: false
    }
  }
}

/// What filters do not restrict in cells: facts of the structure, of employers, of offers (08.6.2).
enum HorsFiltre: Hashable, Sendable {
  /// All that the cells count.
  case tout
  /// Part of it, named by a French feminine noun.
  case enPartie(String)

  /// The mark that people read beside the cells' label when a filter is asked for.
  var marque: String {
    switch self {
    case .tout: " (non filtré)"
    case .enPartie(let quoi): " (\(quoi) non filtrée)"
    }
  }
}

/// A column: how its cells are computed from the measures.
struct ColonneDeclaration: Hashable, Sendable {
  var id: String
  var libelle: String
  var unite: Unite
  var formule: Formule
  /// Whether the cells are changes over time.
  var isVariation = false
  /// Who lacks the attribute that the column's shares are over.
  var inconnus: Inconnus?
  /// What no filter restricts in the column.
  var horsFiltre: HorsFiltre?

  init(
    _ id: String, _ libelle: String, _ unite: Unite = .nombre, _ formule: Formule,
    isVariation: Bool = false, inconnus: Inconnus? = nil, horsFiltre: HorsFiltre? = nil
  ) {
    self.horsFiltre = horsFiltre
    self.id = id
    self.libelle = libelle
    self.unite = unite
    self.formule = formule
    self.isVariation = isVariation
    self.inconnus = inconnus
  }
}

/// Those whose file lacks the attribute that a share is over: when all do, the share says nothing.
struct Inconnus: Hashable, Sendable {
  /// The attribute, as people name it: a masculine noun.
  var attribut: String
  /// How many lack it, among those that the share is over.
  var nombre: Terme

  init(_ attribut: String, _ nombre: Terme) {
    self.attribut = attribut
    self.nombre = nombre
  }
}

/// A line that the table always has, or has when one of its cells is neither 0 nor null.
struct LigneDeclaration: Hashable, Sendable {
  var id: String
  var libelle: String
  var unite: Unite?
  /// Formulas of this line that differ from the columns'; nil inside for a cell that does not exist.
  var formules: [Int: Formule?] = [:]
  /// Shown only when one of its cells is neither 0 nor null.
  var isOuverte = false
  /// Only counted, for others to use.
  var isCachee = false
  /// The declared line that an open one follows; nil for the place of most open lines.
  var apres: String?
  /// Who lacks the attribute that the line's shares are over.
  var inconnus: Inconnus?
  /// What no filter restricts in the line.
  var horsFiltre: HorsFiltre?
  /// Where the line stands, in a table that orders its lines so.
  var ordre: [OrdreDeLigne] = []
  /// Whether the line is a step that the year before did not have.
  var manqueAvant = false
  /// What must not be 0 for an open line to be shown; one of its cells when nil.
  var presence: Terme?

  init(
    _ id: String, _ libelle: String, unite: Unite? = nil, formules: [Int: Formule?] = [:],
    isOuverte: Bool = false, isCachee: Bool = false, apres: String? = nil,
    inconnus: Inconnus? = nil, horsFiltre: HorsFiltre? = nil
  ) {
    self.horsFiltre = horsFiltre
    self.apres = apres
    self.inconnus = inconnus
    self.id = id
    self.libelle = libelle
    self.unite = unite
    self.formules = formules
    self.isOuverte = isOuverte
    self.isCachee = isCachee
  }
}

/// Lines made of a prefix, an open code, and for some families an end that another code says.
struct LignesOuvertes: Sendable {
  var prefixe: String
  /// The end of the id, from the second number of the line's key.
  var suffixe: (@Sendable (UInt32, Contexte) -> String)?
  /// The declared line that these follow; nil for the place of the table's other open lines.
  var apres: String?
  /// Formulas of these lines that differ from the columns'; nil inside for cells that do not exist.
  var formules: [Int: Formule?] = [:]
  /// The label of a code at the end of the period; the code itself when nothing names it.
  var libelle: @Sendable (String, Repertoire) -> String

  /// Lines of the codes of a field, `type.champ`, under the words that the structure has for them.
  init(
    _ prefixe: String = "", champ: String, apres: String? = nil, formules: [Int: Formule?] = [:],
    suffixe: (@Sendable (UInt32, Contexte) -> String)? = nil
  ) {
    self.init(
      prefixe, apres: apres, formules: formules, suffixe: suffixe,
      libelle: { code, repertoire in repertoire.mot(code, champ) })
  }

  init(
    _ prefixe: String = "", apres: String? = nil, formules: [Int: Formule?] = [:],
    suffixe: (@Sendable (UInt32, Contexte) -> String)? = nil,
    libelle: @escaping @Sendable (String, Repertoire) -> String = { code, _ in code }
  ) {
    self.prefixe = prefixe
    self.apres = apres
    self.formules = formules
    self.suffixe = suffixe
    self.libelle = libelle
  }
}

/// A sum of measures: of the line itself, of another line, of another table.
struct Terme: Hashable, Sendable {
  struct Part: Hashable, Sendable {
    /// The table; nil for the formula's own.
    var table: String?
    /// The line; nil for the formula's own.
    var ligne: String?
    var mesure: Int
  }
  var parts: [Part]

  /// A measure of the line itself, or of that line of the table.
  static func mesure(_ mesure: Int, ligne: String? = nil, table: String? = nil) -> Terme {
    Terme(parts: [Part(table: table, ligne: ligne, mesure: mesure)])
  }

  /// The number of youths accompanied, whatever the table.
  static let accompagnes = Terme.mesure(0, ligne: "accompagnes", table: Synthese.id)

  static func + (left: Terme, right: Terme) -> Terme {
    Terme(parts: left.parts + right.parts)
  }
}

/// How a cell is computed from measures: on integers, rounded once.
indirect enum Formule: Hashable, Sendable {
  /// A count or an amount.
  case compte(Terme)
  /// A count that exists only where the condition is not 0.
  case compteSi(Terme, Terme)
  /// A share in %, as many decimals as asked, half up; null over 0.
  case part(Terme, sur: Terme)
  /// A mean or a ratio with so many decimals, half up; null over 0. The scale says by how many powers of
  /// ten the numerator is finer than the denominator.
  case quotient(Terme, par: Terme, decimales: Int, echelle: Int)
  /// One of the values met, by its place among them; null when none was.
  case valeur(PlaceDeValeur, Terme, FormeDeValeur)
  /// Hundredths shown as an exact decimal.
  case centiemes(Terme)
  /// The value of another cell `table/ligne/colonne`; null when there is no such cell.
  case realise(String)
  /// That value in % of hundredths, as many decimals as asked; null over 0.
  case taux(String, sur: Terme)
  /// The value of another formula one year before.
  case avant(Formule)
  /// The change of another formula over one year, on the values as displayed: in points for a share,
  /// in % for anything else.
  case evolution(Formule)
  /// The change from one formula to another of the same line, on the values as displayed: in points for
  /// shares, in % for anything else.
  case changement(Formule, depuis: Formule)
  /// The value of another formula over a period that ends on that day; null when the journal began
  /// later (08.7.2).
  case jusquAu(LocalDate, Formule)

  /// A mean rounded to the unit.
  static func moyenne(_ total: Terme, par count: Terme) -> Formule {
    .quotient(total, par: count, decimales: 0, echelle: 0)
  }

  /// A mean with one decimal.
  static func rapport(_ total: Terme, par count: Terme) -> Formule {
    .quotient(total, par: count, decimales: 1, echelle: 0)
  }

  /// Which of the values met is asked.
  enum PlaceDeValeur: Hashable, Sendable {
    case premiere, derniere
    /// The middle one; of two, the lower.
    case milieu
  }

  /// How a value met is written.
  enum FormeDeValeur: Hashable, Sendable {
    case entier
    /// Hundredths, with as few decimals as they need.
    case centiemes
    /// Ten-thousandths, with as few decimals as they need.
    case dixMilliemes
    case date
  }

  /// Whether the value is a share in %, whose changes are in points.
  var isPart: Bool {
    switch self {
    case .part, .taux: true
    case .avant(let formule), .jusquAu(_, let formule): formule.isPart
    case .compte, .compteSi, .quotient, .valeur, .centiemes, .realise, .evolution, .changement:
      false
    }
  }

  /// The value on a line or in a table that does not exist: 0, or null for a share (08.6.2).
  var valeurAbsente: Valeur? {
    switch self {
    case .compte, .centiemes: .entier(0)
    case .jusquAu(_, let formule): formule.valeurAbsente
    case .compteSi, .part, .quotient, .valeur, .realise, .taux, .avant, .evolution, .changement:
      nil
    }
  }
}
