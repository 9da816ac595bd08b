import MiloEvents

/// A field of a row: what its values are, and how one is read.
struct ChampDeRang: Sendable {
  var lecteur: Lecteur
  var nature: Nature
  /// The unit of its sums; nil where nothing adds up.
  var unite: Unite?
  /// When a row lacks it.
  var manque: Manque

  /// When a row may lack a field.
  enum Manque: Hashable, Sendable {
    /// Never: it is required, or has a default.
    case jamais
    /// As an event may lack an optional field.
    case parfois
    /// As a file may lack an attribute: how many do is always said.
    case attribut
  }

  /// The integers that it may hold, where they are few.
  var intervalle: ClosedRange<Int>?
  /// Whether the field names members of the staff.
  var designeDesAgents = false
}

/// What the values of a field are.
enum Nature: Hashable, Sendable {
  /// Codes of a closed list, by their places.
  case choix([String])
  /// True or false.
  case booleen
  /// Integers.
  case entier
  /// Numbers, in hundredths.
  case centiemes
  /// Dates.
  case date
  /// Months.
  case mois
  /// Open codes, by the numbers of their texts; those that the type accepts.
  case code(FieldType)
  /// The sources of events, by their own numbers.
  case source
  /// Steps of the period.
  case pas(Pas)
  /// Sets of codes of a closed list, as bits.
  case choixMultiples([String])
  /// Lists of open codes, commas between, by the number of the whole.
  case codesMultiples
  /// Parts of the objects of a list, commas and colons between, by the number of the whole.
  case parties(Int, [String]?)
  /// Words of which only the presence is known.
  case presence

  /// What a value of a declaration should be.
  var attendu: String {
    switch self {
    case .choix(let codes), .choixMultiples(let codes), .parties(_, .some(let codes)):
      codes.joined(separator: " | ")
    case .booleen: "true | false"
    case .entier, .centiemes: "un entier"
    case .date: "une date AAAA-MM-JJ"
    case .mois: "un mois AAAA-MM"
    case .code(let type): type.description
    case .source, .codesMultiples, .parties(_, nil): "un code"
    case .pas(let pas): pas.attendu
    case .presence: "null ou {\"non\": null} : seule sa présence est connue"
    }
  }

  /// What a field of this nature is, in a sentence that refuses it.
  var designation: String {
    switch self {
    case .choix: "un choix"
    case .booleen: "un oui ou non"
    case .entier, .centiemes: "un nombre"
    case .date, .mois: "une date"
    case .code, .source: "un code"
    case .pas: "un pas de la période"
    case .choixMultiples, .codesMultiples, .parties: "une liste"
    case .presence: "un texte, un objet ou une référence"
    }
  }
}

/// How a field of a row is read.
///
/// Places of fields are by the number of the kind, -1 where it lacks them.
enum Lecteur: Sendable {
  // The event's own.
  case propre([Int8])
  case parDefaut([Int8], Int64)
  /// Through a reference of the event, a field of the event that it names.
  case refere(par: [Int8], [Int8])
  /// The same, or the event's own when there is no reference, where kinds have lists of their own: the place
  /// of each word in the list of all, by the number of the kind.
  case traduit(par: [Int8]?, [Int8], [[Int64]])
  /// Whether a reference holds; of these kinds, or of any when there is none.
  case reference([Int8], [EventKind])
  case sujet, auteur, source, delaiSaisie
  // The row's date.
  case date, annee, jour, pas(Pas)
  // The youth's.
  case attribut(Champ)
  case niveauParmi(ChoiceSet), hebergementParmi(ChoiceSet)
  case age, site, zone, epci, zrr, referent
  case depuisPremier(EventKind)
  // The counsellor's that the event names.
  case conseiller([Int8], Champ)
  // The kind, where rows are of several.
  case nature
  // A stay's.
  case entree, sortie, finPrevue, fin, motif, positif, ouvert, duree, dureePrevue, ecart
  case famille
  // What an appointment or an orientation became.
  case statut, issue, genreIssue, delai
}

/// A step of a period.
enum Pas: String, CaseIterable, Hashable, Sendable {
  case annee, mois, trimestre, semaine

  /// The number of the step that a date is in.
  func numero(_ date: LocalDate) -> Int {
    switch self {
    case .annee: return date.year
    case .mois: return date.mois.index
    case .trimestre: return date.mois.index / 3
    case .semaine:
      // The Thursday of a week says its year (ISO 8601).
      let jeudi = date + (4 - date.weekday)
      return jeudi.year * 100 + (jeudi - Mois(year: jeudi.year, month: 1).firstDay) / 7 + 1
    }
  }

  /// The number of the same step so many years later.
  func numero(_ numero: Int, plusAnnees annees: Int) -> Int {
    switch self {
    case .annee: numero + annees
    case .mois: numero + 12 * annees
    case .trimestre: numero + 4 * annees
    case .semaine: numero + 100 * annees
    }
  }

  /// The numbers of the steps of a period, in order.
  func numeros(_ periode: Periode) -> [Int] {
    guard self == .semaine else {
      return Array(numero(periode.debut)...numero(periode.fin))
    }
    var numeros: [Int] = []
    var jour = periode.debut - (periode.debut.weekday - 1)
    while jour <= periode.fin {
      numeros.append(numero(jour))
      jour = jour + 7
    }
    return numeros
  }

  /// How a step is written: 2022, 2022-03, 2022-T1, 2022-W09.
  func texte(_ numero: Int) -> String {
    switch self {
    case .annee: return String(numero)
    case .mois: return Mois(index: numero).description
    case .trimestre: return "\(numero / 4)-T\(numero % 4 + 1)"
    case .semaine:
      let semaine = numero % 100
      return "\(numero / 100)-W\(semaine < 10 ? "0" : "")\(semaine)"
    }
  }

  /// The number of the step so written; nil for anything else.
  func numero(_ texte: String) -> Int? {
    let parts = texte.split(separator: "-", omittingEmptySubsequences: false)
    guard let annee = parts.first.flatMap({ Int($0) }), (1900...2199).contains(annee) else {
      return nil
    }
    let numero: Int?
    switch self {
    case .annee: numero = annee
    case .mois: numero = Mois(texte)?.index
    case .trimestre:
      numero = parts.count == 2 ? Int(parts[1].dropFirst()).map { annee * 4 + $0 - 1 } : nil
    case .semaine:
      numero = parts.count == 2 ? Int(parts[1].dropFirst()).map { annee * 100 + $0 } : nil
    }
    return numero.flatMap { self.texte($0) == texte ? $0 : nil }
  }

  var attendu: String {
    switch self {
    case .annee: "une année AAAA"
    case .mois: "un mois AAAA-MM"
    case .trimestre: "un trimestre AAAA-T1"
    case .semaine: "une semaine AAAA-W09"
    }
  }
}
