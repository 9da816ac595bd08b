import MiloEvents

/// A filter as it is asked for: `cle=A|B`, several values being alternatives.
public struct FiltreDemande: Hashable, Sendable {
  /// What is filtered: an attribute of the file, an axis of territory, or one of the others.
  public var cle: String
  /// The values accepted.
  public var valeurs: [String]

  static let operation = "operation"
  static let autres = [
    "age", "zone", "epci", "regroupement", "dispositif", "conseiller", "remobilisation", operation,
  ]

  /// Whether its values can be judged without a journal: what one declares is known only with it.
  var isJugeSansJournal: Bool { cle != Self.operation && cle != "regroupement" }

  /// The names of all filters.
  public static let cles: [String] =
    (EventKind(of: Profil.self).declaration?.fields.map(\.name) ?? []) + autres

  /// The filter of that name and values.
  public init(_ cle: String, _ valeurs: [String]) {
    self.cle = cle
    self.valeurs = valeurs
  }

  /// The filter written `cle=A|B`.
  ///
  /// - Throws: when the text has another shape, or names no filter.
  public init(_ text: String) throws(FiltreError) {
    guard let parts = text.cut(at: UInt8(ascii: "=")), !parts.after.isEmpty else {
      throw .shape(text)
    }
    cle = parts.before
    valeurs = parts.after.parts(between: UInt8(ascii: "|"))
    guard Self.cles.contains(cle) else {
      throw .unknown(cle, nearest: nearest(to: cle, among: Self.cles))
    }
  }
}

extension FiltreDemande: CustomStringConvertible {
  /// The filter as it is written, `cle=A|B`.
  public var description: String { "\(cle)=\(valeurs.joined(separator: "|"))" }
}

/// Why a filter cannot be applied.
public enum FiltreError: Error, Hashable, Sendable {
  /// The text is not `cle=valeur`.
  case shape(String)
  /// No filter has that name.
  case unknown(String, nearest: String?)
  /// The filter does not know that value.
  case value(String, cle: String, expected: String, nearest: String?)
}

extension FiltreError: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    func propose(_ name: String?) -> String {
      name.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
    }
    switch self {
    case .shape(let text): return "filtre « \(text) » : attendu clé=valeur, ou clé=A|B"
    case .unknown(let cle, let nearest):
      return "filtre « \(cle) » inconnu\(propose(nearest)) ; attendu "
        + FiltreDemande.cles.joined(separator: ", ")
    case .value(let valeur, let cle, let expected, let nearest):
      return "filtre « \(cle) » : trouvé « \(valeur) », attendu \(expected)\(propose(nearest))"
    }
  }
}

/// A filter ready to apply: which youths satisfy it, evaluated once per youth at the period's end.
struct Filtre: Sendable {
  let accepts: @Sendable (VueJeune) -> Bool

  init(
    _ demande: FiltreDemande, _ histoires: Histoires, _ repertoire: Repertoire
  ) throws(FiltreError) {
    let numbers = Set(demande.valeurs.compactMap { histoires.texts.number(of: $0) })
    let absent = demande.valeurs.contains(nonRenseigne)
    func accepted(_ number: UInt32?) -> Bool { number.map { numbers.contains($0) } ?? absent }
    switch demande.cle {
    case "age":
      let places = try Filtre.places(demande, among: Attributs.classesAge)
      accepts = { places.contains($0.attributsFin.classeAge) }
    case "zrr":
      let places = try Filtre.places(demande, among: ["false", "true", nonRenseigne])
      accepts = { places.contains($0.attributsFin.zrr.map { $0 ? 1 : 0 } ?? 2) }
    case "zone", "site", "commune", "epci", "quartier":
      guard let axe = Axe(rawValue: demande.cle) else { throw .unknown(demande.cle, nearest: nil) }
      if axe == .zone {
        let places = try Filtre.places(demande, among: Zone.codes + [nonRenseigne])
        accepts = { vue in
          places.contains(
            Territoire.zone(vue.attributsFin, repertoire).map { Int($0) } ?? Zone.codes.count)
        }
      } else {
        if axe == .commune { try Filtre.checkINSEE(demande, repertoire) }
        accepts = { vue in
          let number = Territoire.value(axe, vue.attributsFin, repertoire)
          return number.map { numbers.contains($0) } ?? absent
        }
      }
    case "regroupement": accepts = try Filtre.regroupement(demande, histoires, repertoire)
    case "dispositif":
      var codes = numbers
      for (groupe, membres) in repertoire.groupes where demande.valeurs.contains(groupe) {
        codes.formUnion(membres.compactMap { histoires.texts.number(of: $0) })
      }
      let wanted = codes
      accepts = { vue in
        vue.dossier.tousSejours.contains {
          wanted.contains($0.code) && $0.overlaps(vue.contexte.periode)
        }
      }
    case "conseiller":
      accepts = { vue in
        let number = vue.dossier.referent(at: vue.fin)
        return number.map { numbers.contains($0) } ?? absent
      }
    case "remobilisation":
      let places = try Filtre.places(demande, among: VersRemobilisation.codes)
      accepts = { vue in
        // All events, those that `operation=` leaves out included.
        vue.dossier.faits.contains { fait in
          fait.kind == Kinds.remobilisation && vue.contexte.periode.contains(fait.date)
            && Champs.vers.word(of: fait, in: vue.words).map { places.contains(Int($0)) } ?? false
        }
      }
    default: accepts = try Filtre.attribut(demande, numbers, absent)
    }
  }

  /// Places of the values in a closed list.
  private static func places(
    _ demande: FiltreDemande, among codes: [String]
  ) throws(FiltreError) -> Set<Int> {
    var places: Set<Int> = []
    for valeur in demande.valeurs {
      guard let place = codes.firstIndex(of: valeur) else {
        throw .value(
          valeur, cle: demande.cle, expected: codes.joined(separator: " | "),
          nearest: nearest(to: valeur, among: codes))
      }
      places.insert(place)
    }
    return places
  }

  /// Refuses what cannot be the code of a commune, with the code of the commune of that name.
  private static func checkINSEE(
    _ demande: FiltreDemande, _ repertoire: Repertoire
  ) throws(FiltreError) {
    for valeur in demande.valeurs where valeur != nonRenseigne && !FieldType.insee.accepts(valeur) {
      let named = repertoire.communes.values.first {
        repertoire.texte(Repertoire.communeLibelle, of: $0)?.lowercased() == valeur.lowercased()
      }
      let codes = repertoire.communes.values.compactMap {
        repertoire.texte(Repertoire.communeINSEE, of: $0)
      }
      throw .value(
        valeur, cle: demande.cle, expected: "un code INSEE de cinq caractères, comme 25056",
        nearest: repertoire.texte(Repertoire.communeINSEE, of: named)
          ?? nearest(to: valeur, among: codes.sorted()))
    }
  }

  /// A filter on an attribute of the file, by the type that the catalogue declares.
  private static func attribut(
    _ demande: FiltreDemande, _ numbers: Set<UInt32>, _ absent: Bool
  ) throws(FiltreError) -> @Sendable (VueJeune) -> Bool {
    guard let ordinal = Kinds.profil.declaration?.ordinal(of: demande.cle) else {
      throw .unknown(demande.cle, nearest: nil)
    }
    let champ = Champ(kind: Kinds.profil, ordinal: ordinal)
    @Sendable func value(_ vue: VueJeune) -> Int64? {
      vue.dossier.attribut(champ, at: vue.fin, until: vue.fin)
    }
    switch champ.type {
    case .choix(let codes):
      let places = try places(demande, among: codes + [nonRenseigne])
      return { places.contains(value($0).map { Int($0) } ?? codes.count) }
    case .booleen:
      let places = try places(demande, among: ["false", "true", nonRenseigne])
      return { places.contains(value($0).map { Int($0) } ?? 2) }
    case .liste(.choix(let codes)):
      let places = try places(demande, among: codes + [nonRenseigne])
      return { vue in
        guard let set = value(vue) else { return places.contains(codes.count) }
        return places.contains { $0 < codes.count && set >> Int64($0) & 1 == 1 }
      }
    case .entier:
      let integers = try Set(
        demande.valeurs.filter { $0 != nonRenseigne }.map { (valeur) throws(FiltreError) in
          guard let integer = Int64(valeur) else {
            throw .value(valeur, cle: demande.cle, expected: "un entier", nearest: nil)
          }
          return integer
        })
      return { value($0).map { integers.contains($0) } ?? absent }
    case .date:
      let dates = try Set(
        demande.valeurs.filter { $0 != nonRenseigne }.map { (valeur) throws(FiltreError) in
          guard let date = LocalDate(valeur) else {
            throw .value(
              valeur, cle: demande.cle, expected: "une date comme 2004-05-17", nearest: nil)
          }
          return Int64(date.day)
        })
      return { value($0).map { dates.contains($0) } ?? absent }
    default:
      return { value($0).map { numbers.contains(UInt32(truncatingIfNeeded: $0)) } ?? absent }
    }
  }

  private static func regroupement(
    _ demande: FiltreDemande, _ histoires: Histoires, _ repertoire: Repertoire
  ) throws(FiltreError) -> @Sendable (VueJeune) -> Bool {
    var members: [(axe: Axe, codes: Set<UInt32>, texts: Set<String>)] = []
    let declared = histoires.structure.filter { $0.kind == Kinds.regroupement }.compactMap {
      repertoire.texte(Repertoire.regroupementCode, of: $0)
    }
    for valeur in demande.valeurs {
      guard declared.contains(valeur) else {
        throw .value(
          valeur, cle: demande.cle, expected: "un regroupement déclaré",
          nearest: nearest(to: valeur, among: declared))
      }
      guard let number = histoires.texts.number(of: valeur),
        let fait = repertoire.regroupements[number],
        let axe = Repertoire.regroupementAxe.word(of: fait, in: histoires.words)
      else { continue }
      let codes =
        repertoire.texte(Repertoire.regroupementMembres, of: fait)?.split(separator: ",")
        .map(String.init) ?? []
      members.append(
        (
          Axe.allCases[Int(axe)], Set(codes.compactMap { histoires.texts.number(of: $0) }),
          Set(codes)
        ))
    }
    let wanted = members
    return { vue in
      wanted.contains { axe, codes, texts in
        if axe == .zone {
          return Territoire.zone(vue.attributsFin, repertoire).map {
            texts.contains(Zone.codes[Int($0)])
          } ?? false
        }
        return Territoire.value(axe, vue.attributsFin, repertoire).map { codes.contains($0) }
          ?? false
      }
    }
  }
}

/// `operation=CODE`: keeps the events that carry the tag, and those that complete them (08.6.2).
struct FiltreOperation: Sendable {
  private let numbers: Set<UInt32>

  init(_ valeurs: [String], _ histoires: Histoires) {
    numbers = Set(valeurs.compactMap { histoires.texts.number(of: $0) })
  }

  private func isTagged(_ fait: Fait, _ words: Column<Int64>) -> Bool {
    Champs.operation.word(of: fait, in: words)
      .map { numbers.contains(UInt32(truncatingIfNeeded: $0)) } ?? false
  }

  /// For each event of a youth, whether it carries the tag or completes, step after step, one that
  /// does.
  func marques(_ dossier: Dossier) -> [Bool] {
    let words = dossier.histoires.words
    var marques = dossier.faits.map { isTagged($0, words) }
    var isKnown = marques
    var path: [Int] = []
    for start in marques.indices where !isKnown[start] {
      var place = start
      // A place met again on the way is a loop: nothing in it is tagged.
      while !isKnown[place] {
        isKnown[place] = true
        path.append(place)
        guard dossier.cibles[place] >= 0 else { break }
        place = Int(dossier.cibles[place])
      }
      for met in path { marques[met] = marques[place] }
      path.removeAll(keepingCapacity: true)
    }
    return marques
  }

  /// Whether an event of a youth, effective or cancelled, carries the tag or completes one that does.
  func keeps(_ fait: Fait, in dossier: Dossier, _ marques: [Bool]) -> Bool {
    isTagged(fait, dossier.histoires.words) || dossier.cible(of: fait).map { marques[$0] } ?? false
  }

  /// Voids the other events of a youth, the file's attributes apart.
  func restrict(_ dossier: inout Dossier) {
    let marques = marques(dossier)
    let kinds = dossier.faits.map(\.kind)
    dossier.voidEvents { place in
      !marques[place] && kinds[place] != Kinds.profil && kinds[place] != Kinds.referent
    }
  }
}

/// The code of a line for what the file does not say.
let nonRenseigne = "non_renseigne"
