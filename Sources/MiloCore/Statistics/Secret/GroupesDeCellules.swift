/// The ways in which counts can be put side by side to be added up.
///
/// A line is named by words between dots: `sexe.F.age.16_17` stands beside `sexe.F.age.18_21`, beside
/// `sexe.M.age.16_17`, and beside all lines of four words. So are tables. The same cell of several parts of
/// the output stands beside itself, and so do the counts of one line.
///
/// Groups of one family have the same names: a sum that holds in one and not in another is chance.
struct GroupesDeCellules {
  /// What a count is, whatever it is hidden by.
  struct Somme: Hashable {
    var valeur: Int128 = 0
    var empreinte: UInt64 = 0

    static func + (left: Somme, right: Somme) -> Somme {
      Somme(valeur: left.valeur + right.valeur, empreinte: left.empreinte &+ right.empreinte)
    }
  }

  /// Counts side by side.
  struct Groupe {
    /// The counts, each under the name that it has among its own.
    var membres: [(place: Int, nom: String)] = []
    /// Which series the counts are of; nil where names say nothing.
    var serie: Serie?
    /// What the names of all of them are; nil for all names.
    var motif: String?
  }

  /// A list of counts by name, one of a family of lists alike.
  struct Serie: Hashable {
    var famille: [String]
    var rang: Int
  }

  private var groupes: [[String]: Groupe] = [:]
  private var ordre: [[String]] = []
  /// The lists of each family, by the names of their counts.
  private(set) var familles: [[String]: [[String: (place: Int, somme: Somme)]]] = [:]
  private var rangs: [[String]: Serie] = [:]
  private var parMotif: [Serie: [String: Somme]] = [:]

  /// Up to how many words of a name each choice of words is tried.
  private static let mots = 5

  /// Puts a count where it stands.
  ///
  /// - Parameter place: its number; -1 for nobody.
  mutating func ajouter(
    _ place: Int, _ compte: Denombrement, part: Int, table: [Substring], ligne: String,
    colonne: String, isAvant: Bool
  ) {
    let whole = table.joined(separator: ".")
    let (lieu, somme) = (
      [String(part), whole], Somme(valeur: compte.valeur, empreinte: compte.empreinte)
    )
    let lines = serie(["lignes", colonne], lieu)
    familles[lines.famille]?[lines.rang][ligne] = (place, somme)
    let moment = isAvant ? "n-1" : "n"
    let columns = serie(["colonnes"] + lieu + [moment], [ligne])
    familles[columns.famille]?[columns.rang][colonne] = (place, somme)
    let motifs = Self.motifs(ligne.split(separator: ".", omittingEmptySubsequences: false))
    for motif in motifs {
      parMotif[lines, default: [:]][motif, default: Somme()] =
        (parMotif[lines]?[motif] ?? Somme()) + somme
    }
    guard place >= 0 else { return }
    ajouter(place, ligne, ["lignes"] + lieu + [colonne], lines)
    for motif in motifs {
      ajouter(place, ligne, ["lignes"] + lieu + [colonne, motif], lines, motif)
    }
    ajouter(place, colonne, ["colonnes"] + lieu + [ligne, moment], columns)
    for motif in Self.motifs(table) {
      ajouter(place, whole, ["tables", String(part), motif, ligne, colonne], nil)
    }
    ajouter(place, String(part), ["parties", whole, ligne, colonne], nil, "parties")
  }

  private mutating func serie(_ famille: [String], _ lieu: [String]) -> Serie {
    let cle = famille + ["/"] + lieu
    if let known = rangs[cle] { return known }
    let serie = Serie(famille: famille, rang: familles[famille]?.count ?? 0)
    familles[famille, default: []].append([:])
    rangs[cle] = serie
    return serie
  }

  private mutating func ajouter(
    _ place: Int, _ nom: String, _ cle: [String], _ serie: Serie?, _ motif: String? = nil
  ) {
    if groupes[cle] == nil { ordre.append(cle) }
    groupes[cle, default: Groupe(serie: serie, motif: motif)].membres.append((place, nom))
  }

  /// The name with some of its words left open, one at least.
  private static func motifs(_ mots: [Substring]) -> [String] {
    guard mots.count <= Self.mots else {
      return mots.indices.map { first in
        mots[...first].joined(separator: ".") + ".*\(mots.count - first)"
      }
    }
    return (1..<(1 << mots.count)).map { masque in
      mots.enumerated().map { masque >> $0 & 1 == 1 ? "*" : $1 }.joined(separator: ".")
    }
  }

  /// The groups, in the order in which they were met.
  var tous: [Groupe] { ordre.compactMap { groupes[$0] } }

  /// Whether counts add up to others in every list of the family that has them; nil where it does not, else
  /// in how many lists somebody is counted.
  func tient(_ serie: Serie, _ parts: [String], _ somme: [String]) -> Int? {
    var lists = 0
    for list in familles[serie.famille] ?? [] {
      func total(_ noms: [String]) -> Somme? {
        noms.reduce(Optional(Somme())) { sum, nom in
          list[nom].flatMap { found in sum.map { $0 + found.somme } }
        }
      }
      guard let one = total(parts), let other = total(somme) else { continue }
      if one != other { return nil }
      if one.valeur > 0 { lists += 1 }
    }
    return lists
  }

  /// The same for all the counts of a kind of name.
  func tient(_ serie: Serie, motif: String, _ somme: String) -> Int? {
    var lists = 0
    for (rang, list) in (familles[serie.famille] ?? []).enumerated() {
      guard let total = list[somme]?.somme,
        let sum = parMotif[Serie(famille: serie.famille, rang: rang)]?[motif]
      else { continue }
      if sum != total { return nil }
      if total.valeur > 0 { lists += 1 }
    }
    return lists
  }
}
