public import MiloEvents

/// An evidence file: figures, the lines behind them, and all that proves, without a network, that
/// these lines are those of the sealed journal.
///
/// It carries no free text and no identifier of the journal unless asked: a line is there as its hash
/// with a few derived fields, youths under numbers drawn for this file alone. The value is what the
/// page's data block holds; ``DossierPage`` writes the page, ``ControleDossier`` verifies it.
public struct DossierDePreuve: Codable, Hashable, Sendable {
  /// A figure: its value, its words, and what it is made of.
  public struct Chiffre: Codable, Hashable, Sendable {
    /// The cell, `table/ligne/colonne`.
    public var cellule: String
    /// What people read: table, line, column.
    public var libelle: String
    /// Who is counted.
    public var population: String?
    /// What is counted.
    public var definition: String?
    /// What the value is counted in, as machine formats name it.
    public var unite: String
    /// The value as machine formats write it; nil when null.
    public var valeur: String?
    /// How the value comes from the sums of the parts.
    public var calcul: Calcul
    /// The sums: one for a count, numerator and denominator for a share.
    public var parties: [Partie]
    /// Whether the lines of the file do not give the figure again by themselves, as its author found.
    ///
    /// It can then only be declared. Nil when they do, or are not here.
    public var incomplet: Bool?
  }

  /// How fine the dates of lines are.
  public enum Precision: String, Codable, Sendable {
    /// The day.
    case jour
  }

  /// A sum of contributions.
  public struct Partie: Codable, Hashable, Sendable {
    /// What it is in the figure, as « numérateur ».
    public var role: String
    /// The sum.
    public var valeur: Int
    /// What is summed, in the order of the lines.
    public var contributions: [Contribution]
  }

  /// By how much a line counts in a sum.
  public struct Contribution: Codable, Hashable, Sendable {
    /// Index of the line in the journal.
    public var ligne: Int
    /// By how much; 0 for further events of somebody already counted.
    public var montant: Int
    /// Number of the youth or thing counted, drawn for this file; nil when the event itself is counted.
    public var qui: Int?
  }

  /// A line of the journal, as this file shows it, and its place under the seal.
  public struct LigneProuvee: Codable, Hashable, Sendable {
    /// Index in the journal, from 0.
    public var index: Int
    /// The exact bytes of the line, as text; nil when only its hash is here.
    public var originale: String?
    /// The leaf hash in base64; nil when the line itself is here.
    public var empreinte: String?
    /// The kind, as the catalogue names it; nil when withheld.
    public var type: String?
    /// The local date that the event counts at, or its month, see ``DossierDePreuve/precision``; nil when
    /// withheld.
    public var date: String?
    /// The local day when it was recorded; nil when withheld.
    ///
    /// In the first version of the format, the instant in UTC.
    public var enregistre: String?
    /// The inclusion path, leaf side first: places in ``DossierDePreuve/noeuds``.
    public var chemin: [Int]
  }

  /// A criterion of the label and its evidence.
  public struct CritereProuve: Codable, Hashable, Sendable {
    /// The code.
    public var code: String
    /// The label.
    public var libelle: String
    /// The axis.
    public var axe: String?
    /// What is missing, as ``Label`` says it.
    public var manques: [String]
    /// The evidence, in time order.
    public var preuves: [Piece]
    /// The improvement actions, by code.
    public var actions: [Action]
  }

  /// A piece of evidence.
  public struct Piece: Codable, Hashable, Sendable {
    /// The label, which is free text; nil when it was not asked for.
    public var libelle: String?
    /// The local date.
    public var date: String
    /// The local day when it was recorded; nil in the first version of the format.
    public var enregistree: String?
    /// Whether it was recorded long after its date, see ``Referentiel/joursDeRetard``; nil when it was not.
    public var tardive: Bool?
    /// Index of the line that says it.
    public var ligne: Int
    /// SHA-256 of a document, in hexadecimal.
    public var sha256: String?
    /// The cell of a figure, shown among ``DossierDePreuve/chiffres`` when it can be decomposed.
    public var indicateur: String?
    /// Lines of events given as evidence.
    public var evenements: [Int]
  }

  /// An improvement action.
  public struct Action: Codable, Hashable, Sendable {
    /// The label.
    public var libelle: String
    /// The state.
    public var etat: String
    /// The planned end.
    public var echeance: String?
  }

  /// The version of this format.
  public static let versionFormat = 2

  /// The versions that are verified: every one that was ever written.
  static let formatsLus = 1...versionFormat

  /// The version of the format.
  public var format: Int
  /// The program that wrote the file and its version.
  public var auteur: String
  /// Which display the page has, see ``DossierPage``; nil in the first version of the format.
  public var affichage: Int?
  /// What people read at the top.
  public var titre: String
  /// The structure, as its journal names it.
  public var structure: String
  /// The first day counted.
  public var debut: String
  /// The last day counted.
  public var fin: String
  /// The day whose knowledge counts; nil when every line does.
  public var vuAu: String?
  /// Whether that day was not over: more lines may be known at its end; nil when it was.
  public var provisoire: Bool?
  /// Filters on the youths, as `clé=valeur`.
  public var filtres: [String]
  /// The time zone of the journal; nil in the first version of the format.
  public var fuseau: String?
  /// Whether the dates of lines are days; nil for months.
  public var precision: Precision?
  /// How many lines the figures were computed from: the first ones of the journal.
  public var taille: Int
  /// How many lines of the journal came with recorded times that it did not see itself; nil when it saw
  /// all of them.
  public var reprises: Int?
  /// The root of these lines, in base64.
  public var racine: String
  /// The published key of the journal, for whoever has no other copy.
  public var clePublique: String?
  /// The signed checkpoint, verbatim.
  public var sceau: String
  /// The hashes that the proofs share, in base64.
  public var noeuds: [String]
  /// The proof that the sealed tree extends the first ``taille`` lines: places in ``noeuds``.
  public var coherence: [Int]
  /// The figures.
  public var chiffres: [Chiffre]
  /// The criteria.
  public var criteres: [CritereProuve]
  /// The lines, in order.
  public var lignes: [LigneProuvee]

  /// The names in the page's data.
  private enum CodingKeys: String, CodingKey {
    case format, auteur, affichage, titre, structure, debut, fin
    case vuAu = "vu_au"
    case provisoire, filtres, fuseau, precision, taille, reprises, racine
    case clePublique = "cle_publique"
    case sceau, noeuds, coherence, chiffres, criteres, lignes
  }
}

extension DossierDePreuve {
  /// The proof of a line in C2SP's tlog-proof form; nil when the file does not have that line, or its
  /// hashes or its seal cannot be read.
  ///
  /// Where the line itself is here, the proof carries it as its `extra` bytes.
  public func preuve(ligne index: Int) -> ProofBundle? {
    guard let ligne = lignes.first(where: { $0.index == index }),
      let note = try? SignedNote(parsing: Array(sceau.utf8)),
      let head = try? Checkpoint(parsing: note.text).head
    else { return nil }
    let path = ligne.chemin.compactMap(noeud)
    guard path.count == ligne.chemin.count else { return nil }
    return ProofBundle(
      proof: InclusionProof(index: index, size: head.size, path: path), checkpoint: note,
      extra: ligne.originale.map { Array($0.utf8) })
  }

  /// The hash at a place of ``noeuds``; nil when there is none or it is no hash.
  func noeud(_ place: Int) -> Digest? {
    guard noeuds.indices.contains(place) else { return nil }
    return Base64.decode(noeuds[place]).flatMap { Digest($0) }
  }
}

extension DossierDePreuve.LigneProuvee {
  /// The leaf hash: that of the line when it is here, else the one written; nil for neither.
  public var feuille: Digest? {
    if let originale { return MerkleTree.leafHash(Array(originale.utf8)) }
    return empreinte.flatMap { Base64.decode($0) }.flatMap { Digest($0) }
  }
}
