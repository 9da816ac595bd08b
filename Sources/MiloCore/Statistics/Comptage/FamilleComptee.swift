import MiloEvents

/// The lines, or the columns, that the values of one field make.
struct FamilleComptee: Sendable {
  let champ: ChampDeRang
  /// The last part of the field's name, which says how codes are labelled.
  private let nom: String
  let prefixe: String
  /// Whether lines without any row are shown.
  let vides: Bool
  /// The values known beforehand, as ids and as people read them; nil for open codes.
  private(set) var valeurs: [(id: String, libelle: String)]?
  /// Whether rows that lack the field have a place of their own, and it is always there.
  let nonRenseigne: ChampDeRang.Manque
  /// What people read for rows that lack the field.
  private var libelleAbsent = "Non renseigné"
  private let classes: [Int64]
  /// The places of the steps of the period asked for, and those that the year before does not have.
  private let pas: (unite: Pas, places: [Int: Int], nouveaux: Set<Int>)?

  /// The family of a field's values.
  ///
  /// - Throws: a field whose values make no family, or classes that it does not take.
  init(
    _ par: String, prefixe: String = "", classes: [Int], vides: Bool, _ source: Source,
    presence: Bool, _ contexte: Contexte, _ chemin: String
  ) throws(FormeError) {
    let champ = try source.champ(exige: par, presence: presence, chemin + ".par")
    self.champ = champ
    nom = par.cut(at: UInt8(ascii: "."))?.after ?? par
    self.prefixe = prefixe
    self.vides = vides
    self.classes = classes.map { Int64($0) }
    nonRenseigne = champ.manque
    guard prefixe.utf8.allSatisfy(codeByte), prefixe.utf8.count <= 64 else {
      throw FormeError(
        chemin: chemin + ".prefixe", found: "« \(prefixe.excerpt) »",
        expected: "des lettres sans accent, des chiffres, « _ . - »")
    }
    let etapes: Pas? =
      if case .pas(let unite) = champ.nature { unite } else if par == "date.annee", classes.isEmpty
      { .annee } else { nil }
    pas = etapes.map { unite in
      let numeros = unite.numeros(contexte.periode)
      let before = Set(
        unite.numeros(contexte.periode.unAnAvant).map { unite.numero($0, plusAnnees: 1) })
      return (
        unite,
        Dictionary(numeros.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }),
        Set(numeros.indices.filter { !before.contains(numeros[$0]) })
      )
    }
    if let etapes {
      valeurs = etapes.numeros(contexte.periode).map { (etapes.texte($0), etapes.texte($0)) }
    } else {
      valeurs = try Self.valeurs(champ, par, classes, chemin)
    }
    if !classes.isEmpty, champ.nature != .entier {
      throw FormeError(
        chemin: chemin + ".classes", found: "des classes, sur \(champ.nature.designation)",
        expected: "des classes sur un entier")
    }
  }

  /// Labels the lines as a national table does: by the codes themselves, unless it says otherwise.
  mutating func nommer(_ nationale: TableNationale) {
    libelleAbsent = "non renseigné"
    valeurs = valeurs?.map { ($0.id, nationale.libelles[prefixe + $0.id] ?? $0.id) }
  }

  /// The values known beforehand; nil for open codes.
  private static func valeurs(
    _ champ: ChampDeRang, _ par: String, _ classes: [Int], _ chemin: String
  ) throws(FormeError) -> [(id: String, libelle: String)]? {
    let nature = champ.nature
    switch nature {
    case .choix(let codes), .choixMultiples(let codes), .parties(_, .some(let codes)):
      return codes.map { ($0, Libelles.mot($0, of: codes)) }
    case .booleen: return [("oui", "Oui"), ("non", "Non")]
    case .code, .source, .mois, .codesMultiples, .parties(_, nil): return nil
    case .entier where classes.isEmpty && champ.intervalle != nil:
      return (champ.intervalle ?? 0...0).map { number in
        (String(number), par == "date.jour" ? Self.jours[number - 1] : String(number))
      }
    case .entier:
      guard !classes.isEmpty, zip(classes, classes.dropFirst()).allSatisfy(<) else {
        throw FormeError(
          chemin: chemin + ".classes",
          found: classes.isEmpty ? "rien : la clé manque" : "des bornes qui ne croissent pas",
          expected: "les bornes des classes de cet entier, croissantes, comme [16, 18, 22, 26]")
      }
      return Self.classes(classes)
    case .pas: return nil
    case .centiemes, .date, .presence:
      throw FormeError(
        chemin: chemin + ".par", found: "« \(par) », \(nature.designation)",
        expected:
          "un champ dont chaque valeur a sa ligne : code, liste fermée, oui ou non, entier en classes, pas de date"
      )
    }
  }

  private static let jours = [
    "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche",
  ]

  /// The classes between bounds: those before the first and from the last on included.
  private static func classes(_ bornes: [Int]) -> [(id: String, libelle: String)] {
    var classes = [("moins_\(bornes[0])", "Moins de \(bornes[0])")]
    for (debut, suivante) in zip(bornes, bornes.dropFirst()) {
      let fin = suivante - 1
      classes.append(
        debut == fin ? ("\(debut)", "\(debut)") : ("\(debut)_\(fin)", "De \(debut) à \(fin)"))
    }
    let derniere = bornes[bornes.count - 1]
    return classes + [("\(derniere)_plus", "\(derniere) et plus")]
  }

  /// The integers of a class, or of a day of the week.
  func bornes(_ valeur: Int) -> ClosedRange<Int64> {
    guard !classes.isEmpty else {
      let number = Int64((champ.intervalle?.lowerBound ?? 0) + valeur)
      return number...number
    }
    let debut = valeur == 0 ? Fait.encrypted + 1 : classes[valeur - 1]
    return debut...(valeur < classes.count ? classes[valeur] - 1 : .max)
  }

  /// Whether a value is a step that the year before does not have.
  func manqueAvant(_ valeur: Int) -> Bool { pas?.nouveaux.contains(valeur) ?? false }
  /// Whether the values are the steps of the period.
  var estDePas: Bool { pas != nil }
  /// Whether all values are known beforehand.
  var estFermee: Bool { valeurs != nil }
  /// How many places a closed family has, that of rows which lack the field included.
  var count: Int { (valeurs?.count ?? 0) + (nonRenseigne == .jamais ? 0 : 1) }
  /// Whether a closed place is shown without any row.
  func estToujours(_ place: Int) -> Bool {
    // Of an open family, only rows that lack an attribute are said whether there are any or not.
    vides && (estFermee || nonRenseigne == .attribut)
  }

  /// The values of a row: places of a closed family, numbers of texts of an open one.
  ///
  /// - Parameter body: given each place, `absent` for a row that lacks the field.
  @inline(__always)
  func forEachValeur(
    _ rang: Rang, _ vue: borrowing VueJeune, attributsALaFin: Bool, _ body: (UInt32) -> Void
  ) {
    let mot = vue.mot(champ.lecteur, rang, attributsALaFin: attributsALaFin)
    guard mot > Fait.encrypted else {
      if nonRenseigne != .jamais { body(absente) }
      return
    }
    switch champ.nature {
    case .choix, .code, .source, .mois: body(UInt32(truncatingIfNeeded: mot))
    case .booleen: body(mot == 0 ? 1 : 0)
    case .choixMultiples:
      var bits = UInt64(bitPattern: mot)
      while bits != 0 {
        body(UInt32(bits.trailingZeroBitCount))
        bits &= bits - 1
      }
    case .parties(_, .some(let codes)):
      for code in Set(champ.nature.entrees(mot, vue.contexte)) {
        if let place = codes.firstIndex(of: code) { body(UInt32(place)) }
      }
    case .entier where pas == nil && classes.isEmpty:
      body(UInt32(truncatingIfNeeded: mot - Int64(champ.intervalle?.lowerBound ?? 0)))
    case .entier where pas == nil:
      body(UInt32(classes.count { $0 <= mot }))
    case .entier, .pas:
      guard let pas else { return }
      // One year before, a step counts under the same step of the period asked for.
      let annees = vue.contexte.anneesAvant
      if let place = pas.places[pas.unite.numero(Int(mot), plusAnnees: annees)] {
        body(UInt32(place))
      }
    case .codesMultiples, .parties(_, nil), .centiemes, .date, .presence: break
    }
  }

  /// The place, or the number, of a row that lacks the field.
  var absente: UInt32 { valeurs.map { UInt32($0.count) } ?? .max }

  /// Whether the values are entries of a text, which have no numbers.
  var estParTexte: Bool {
    switch champ.nature {
    case .codesMultiples, .parties(_, nil): true
    default: false
    }
  }

  /// The id, the label and the order of a value.
  func ecrite(_ valeur: UInt32, _ contexte: Contexte) -> LigneRencontree.Part {
    if valeur == absente || estFermee { return ecriteFermee(Int(valeur)) }
    let texte =
      switch champ.nature {
      case .source: contexte.histoires.sources.text(valeur)
      case .mois: Mois(index: Int(valeur)).description
      default: contexte.texte(valeur)
      }
    return ecrite(code: texte, contexte)
  }

  /// The id, the label and the order of an open code.
  func ecrite(code: String, _ contexte: Contexte) -> LigneRencontree.Part {
    let id = code.utf8.allSatisfy(codeByte) ? code : code.enIdDeLigne
    return LigneRencontree.Part(
      id: prefixe + id, libelle: libelle(code, contexte.repertoire), ordre: .code(code))
  }

  /// The id, the label and the order of a value known beforehand, or of rows that lack the field.
  func ecriteFermee(_ valeur: Int) -> LigneRencontree.Part {
    guard let valeurs, valeur < valeurs.count else {
      return LigneRencontree.Part(
        id: prefixe + MiloCore.nonRenseigne, libelle: libelleAbsent, ordre: .dernier)
    }
    return LigneRencontree.Part(
      id: prefixe + valeurs[valeur].id, libelle: valeurs[valeur].libelle, ordre: .place(valeur))
  }

  /// What people read for an open code: the label that the structure gives it, else the code.
  private func libelle(_ code: String, _ repertoire: Repertoire) -> String {
    switch nom {
    case "dispositif": repertoire.libelle(ofDispositif: code)
    case "partenaire": repertoire.libelle(ofPartenaire: code)
    case "insee": repertoire.libelle(of: code, axe: .commune) ?? code
    default:
      Axe(rawValue: nom).flatMap { repertoire.libelle(of: code, axe: $0) }
        ?? repertoire.mot(code, nom)
    }
  }
}

extension String {
  /// The text as a part of a line's id: what an id cannot hold is an underscore.
  var enIdDeLigne: String {
    String(
      unicodeScalars.map { scalar in
        scalar.isASCII && codeByte(UInt8(scalar.value)) ? Character(scalar) : "_"
      })
  }
}
