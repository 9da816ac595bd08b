import MiloEvents

/// Which rows count, ready to be asked of each.
indirect enum Predicat: Sendable {
  case toujours
  case tous([Predicat])
  case un([Predicat])
  case non(Predicat)
  /// The field holds one of these words.
  case mot(Lecteur, [Int64])
  /// The field holds a word between two, both included.
  case entre(Lecteur, Int64, Int64)
  /// The field, a set, holds one of these bits.
  case bits(Lecteur, UInt64)
  /// The field, a list, has one of these entries.
  case entree(Lecteur, Nature, [String])
  /// The field is there, and was not cleared.
  case present(Lecteur)

  /// Whether a row satisfies it.
  func accepte(_ rang: Rang, _ vue: borrowing VueJeune, attributsALaFin: Bool) -> Bool {
    switch self {
    case .toujours: return true
    case .tous(let parts):
      for part in parts
      where !part.accepte(rang, vue, attributsALaFin: attributsALaFin) { return false }
      return true
    case .un(let parts):
      for part in parts where part.accepte(rang, vue, attributsALaFin: attributsALaFin) {
        return true
      }
      return false
    case .non(let part): return !part.accepte(rang, vue, attributsALaFin: attributsALaFin)
    case .mot(let lecteur, let mots):
      let mot = vue.mot(lecteur, rang, attributsALaFin: attributsALaFin)
      return mot > Fait.encrypted && mots.contains(mot)
    case .entre(let lecteur, let min, let max):
      let mot = vue.mot(lecteur, rang, attributsALaFin: attributsALaFin)
      return mot > Fait.encrypted && mot >= min && mot <= max
    case .bits(let lecteur, let wanted):
      let mot = vue.mot(lecteur, rang, attributsALaFin: attributsALaFin)
      return mot > Fait.encrypted && UInt64(bitPattern: mot) & wanted != 0
    case .entree(let lecteur, let nature, let wanted):
      let mot = vue.mot(lecteur, rang, attributsALaFin: attributsALaFin)
      return nature.entrees(mot, vue.contexte).contains { wanted.contains($0) }
    case .present(let lecteur):
      return vue.mot(lecteur, rang, attributsALaFin: attributsALaFin) != Fait.cleared
    }
  }

  /// Both.
  static func && (left: Predicat, right: Predicat) -> Predicat {
    switch (left, right) {
    case (.toujours, _): right
    case (_, .toujours): left
    default: .tous([left, right])
    }
  }
}

extension Nature {
  /// The entries of a list kept as one text: codes with commas between, parts of objects with colons.
  func entrees(_ mot: Int64, _ contexte: Contexte) -> [String] {
    guard mot > Fait.encrypted else { return [] }
    let entrees = contexte.texte(UInt32(truncatingIfNeeded: mot)).parts(between: UInt8(ascii: ","))
    guard case .parties(let place, _) = self else { return entrees }
    return entrees.map { entree in
      let parts = entree.parts(between: UInt8(ascii: ":"))
      return parts.indices.contains(place) ? parts[place] : ""
    }
  }
}

extension Predicat {
  /// What conditions ask of the rows of a source.
  ///
  /// - Throws: a field that rows do not have, or a value that it cannot hold, with its path.
  init(
    _ conditions: Tableau.Conditions, _ source: Source, presence: Bool, _ contexte: Contexte,
    _ chemin: String
  ) throws(FormeError) {
    var parts: [Predicat] = []
    for clause in conditions.clauses {
      let place = "\(chemin).\(clause.champ)"
      let champ = try source.champ(exige: clause.champ, presence: presence, place)
      parts.append(try Predicat(clause.critere, champ, contexte, place))
    }
    if !conditions.parmi.isEmpty {
      var choix: [Predicat] = []
      for (index, condition) in conditions.parmi.enumerated() {
        choix.append(
          try Predicat(
            condition, source, presence: presence, contexte, "\(chemin).parmi[\(index)]"))
      }
      parts.append(.un(choix))
    }
    self = parts.count == 1 ? parts[0] : parts.isEmpty ? .toujours : .tous(parts)
  }

  private init(
    _ critere: Tableau.Critere, _ champ: ChampDeRang, _ contexte: Contexte, _ chemin: String
  ) throws(FormeError) {
    switch critere {
    case .absent: self = .non(.present(champ.lecteur))
    case .non(let contraire):
      self = .non(try Predicat(contraire, champ, contexte, chemin + ".non"))
    case .uneDe(let choix):
      var parts: [Predicat] = []
      var mots: [Int64] = []
      for (place, un) in choix.enumerated() {
        let part = try Predicat(un, champ, contexte, "\(chemin)[\(place)]")
        if case .mot(_, let more) = part { mots += more } else { parts.append(part) }
      }
      if !mots.isEmpty || parts.isEmpty { parts.append(.mot(champ.lecteur, mots)) }
      self = parts.count == 1 ? parts[0] : .un(parts)
    case .entre(let min, let max):
      guard champ.nature.estOrdonnee else {
        throw FormeError(
          chemin: chemin, found: "des bornes, sur \(champ.nature.designation)",
          expected: "des bornes sur un entier ou une date")
      }
      func borne(_ scalaire: Tableau.Scalaire?, _ nom: String, _ defaut: Int64) throws(FormeError)
        -> Int64
      {
        guard let scalaire else { return defaut }
        return try champ.nature.mot(scalaire, contexte, "\(chemin).\(nom)") ?? defaut
      }
      let bornes = (
        try borne(min, "min", Fait.encrypted + 1), try borne(max, "max", .max)
      )
      guard bornes.0 <= bornes.1 else {
        throw FormeError(
          chemin: chemin, found: "un minimum au-dessus du maximum",
          expected: "un minimum au plus égal au maximum")
      }
      self = .entre(champ.lecteur, bornes.0, bornes.1)
    case .vaut(let scalaire):
      switch champ.nature {
      case .choixMultiples:
        let place = try champ.nature.mot(scalaire, contexte, chemin) ?? 0
        self = .bits(champ.lecteur, 1 << UInt64(place))
      case .codesMultiples, .parties:
        _ = try champ.nature.mot(scalaire, contexte, chemin)
        guard case .texte(let texte) = scalaire else { self = .mot(champ.lecteur, []); return }
        self = .entree(champ.lecteur, champ.nature, [texte])
      default:
        let mot = try champ.nature.mot(scalaire, contexte, chemin)
        self = .mot(champ.lecteur, mot.map { [$0] } ?? [])
      }
    }
  }
}

extension Nature {
  /// Whether values have an order that bounds can cut.
  var estOrdonnee: Bool {
    switch self {
    case .entier, .centiemes, .date, .mois: true
    default: false
    }
  }

  /// The word of a value; nil for an open code that the journal never writes.
  ///
  /// - Throws: a value that a field of this nature cannot hold.
  fileprivate func mot(
    _ scalaire: Tableau.Scalaire, _ contexte: Contexte, _ chemin: String
  ) throws(FormeError) -> Int64? {
    switch (self, scalaire) {
    case (.choix(let codes), .texte(let texte)), (.choixMultiples(let codes), .texte(let texte)),
      (.parties(_, .some(let codes)), .texte(let texte)):
      if let place = codes.firstIndex(of: texte) { return Int64(place) }
    case (.booleen, .booleen(let flag)): return flag ? 1 : 0
    case (.entier, .entier(let number)): return Int64(number)
    case (.centiemes, .entier(let number)):
      let (word, overflow) = Int64(number).multipliedReportingOverflow(by: 100)
      return overflow ? .max : word
    case (.date, .texte(let texte)):
      if let date = LocalDate(texte) { return Int64(date.day) }
    case (.mois, .texte(let texte)):
      if let mois = Mois(texte) { return Int64(mois.index) }
    case (.pas(let pas), .texte(let texte)):
      if let numero = pas.numero(texte) { return Int64(numero) }
    case (.code(let type), .texte(let texte)):
      if type == .code || type == .codeSensible
        ? FieldType.code.accepts(texte) : type.accepts(texte)
      {
        return contexte.histoires.texts.number(of: texte).map { Int64($0) }
      }
    case (.source, .texte(let texte)):
      return contexte.histoires.sources.number(of: texte).map { Int64($0) }
    case (.codesMultiples, .texte(let texte)), (.parties(_, nil), .texte(let texte)):
      if FieldType.code.accepts(texte) { return 0 }
    default: break
    }
    var proche: String?
    if case .texte(let texte) = scalaire {
      switch self {
      case .choix(let codes), .choixMultiples(let codes), .parties(_, .some(let codes)):
        proche = nearest(to: texte, among: codes)
      default: break
      }
    }
    throw FormeError(
      chemin: chemin, found: scalaire.designation, expected: attendu, nearest: proche)
  }
}

extension Tableau.Scalaire {
  /// The value, in a sentence that refuses it.
  var designation: String {
    switch self {
    case .texte(let texte): "« \(texte.excerpt) »"
    case .entier(let number): String(number)
    case .booleen(let flag): flag ? "true" : "false"
    }
  }
}

extension Source {
  /// The field of that name.
  ///
  /// - Throws: a name that rows do not have, with the nearest one.
  func champ(
    exige nom: String, presence: Bool, _ chemin: String
  ) throws(FormeError) -> ChampDeRang {
    if let champ = champ(nom, presence: presence) { return champ }
    let noms = nomsDesChamps(presence: presence)
    let propres = noms.filter { !$0.hasPrefix("jeune.") && !$0.hasPrefix("depuis_premier.") }
    throw FormeError(
      chemin: chemin, found: "le champ inconnu « \(nom.excerpt) »",
      expected: propres.joined(separator: ", ")
        + (estDeJeunes ? ", jeune.<attribut>, depuis_premier.<type>" : ""),
      nearest: nearest(to: nom, among: noms))
  }
}
