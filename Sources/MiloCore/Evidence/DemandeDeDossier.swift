public import MiloEvents

extension DossierDePreuve {
  /// What an evidence file is asked to show.
  public struct Demande: Sendable {
    /// The period of the figures.
    public var periode: Periode
    /// Restricts the youths counted.
    public var filtres: [FiltreDemande] = []
    /// Figures to show, besides those that the criteria name.
    public var cellules: [Cellule] = []
    /// Codes of the criteria to show; all of them when neither figures nor criteria are named.
    public var criteres: [String] = []
    /// Whether the lines themselves are in the file, identifiers and free text included; otherwise
    /// their hashes with the derived fields.
    public var originales = false
    /// Whether the labels of evidence, which are free text, are in the file.
    public var libelles = false
    /// Whether the dates of lines are days, which single people out more than months do.
    public var auJour = false
    /// Lines of which nothing but the hash is shown, whatever ``originales`` says.
    public var retenues: Set<Int> = []
    /// The published key of the journal, to put in the file.
    public var clePublique: VerifierKey?
    /// The program that writes the file and its version.
    public var auteur: String

    /// Figures of a period, lines as hashes.
    public init(_ periode: Periode, auteur: String) {
      self.periode = periode
      self.auteur = auteur
    }
  }

  /// Composes the evidence file of a sealed journal.
  ///
  /// - Parameters:
  ///   - lecture: the journal as known on the day of the view.
  ///   - generator: draws the numbers of youths and things.
  /// - Throws: every case of ``DossierError``.
  /// - Complexity: one fold over the youths and one hash of every line.
  public init(
    _ journal: Journal, _ lecture: Lecture, _ demande: Demande,
    using generator: inout some RandomNumberGenerator
  ) throws(DossierError) {
    let sealed = try lifting(DossierError.preuve) { () throws(InclusionError) in
      try SealedTree(journal)
    }
    let head = sealed.checkpoint.head
    guard lecture.taille <= head.size else {
      throw .nonScelle(taille: lecture.taille, scellees: head.size)
    }
    let label = Label(
      lecture, au: lecture.jourDeVue ?? demande.periode.fin, annee: demande.periode.fin.year)
    let criteres = try CriteresChoisis(label, demande, lecture)
    let chiffres = try ChiffresExpliques(
      demande, indicateurs: criteres.indicateurs, lecture.histoires)
    let numbers = Pseudonymes(chiffres.choses, using: &generator)
    var nodes = NodeTable()
    let prefix = try lifting(DossierError.preuve) { () throws(InclusionError) in
      try sealed.prefix(ofSize: lecture.taille)
    }
    coherence = nodes.places(of: prefix.proof?.path ?? [])
    let shown = chiffres.lignes.union(criteres.lignes)
    if let missing = demande.retenues.subtracting(shown).min() { throw .retenue(missing) }
    let recomptes =
      demande.originales
      ? LignesARecompter(chiffres, demande, lecture) : LignesARecompter()
    let indexes = shown.union(recomptes.lignes).sorted()
    let proofs = try lifting(DossierError.preuve) { () throws(InclusionError) in
      try sealed.inclusions(ofLines: indexes)
    }
    let lines = try lifting({ DossierError.preuve(.journal(.store($0))) }) {
      () throws(StoreError) in try lecture.lines.lines(of: indexes)
    }
    lignes = zip(proofs, lines).map { Self.ligne($0, $1, lecture, demande, &nodes) }
    noeuds = nodes.hashes.map { Base64.encode($0.bytes) }
    self.chiffres = chiffres.chiffres(numbers).map { chiffre in
      var chiffre = chiffre
      if recomptes.incompletes.contains(chiffre.cellule) { chiffre.incomplet = true }
      return chiffre
    }
    self.criteres = criteres.criteres
    format = Self.versionFormat
    auteur = demande.auteur
    affichage = DossierPage.affichage
    titre = "Dossier de preuve \(demande.periode.titre)"
    structure = lecture.identity.source
    (debut, fin) = ("\(demande.periode.debut)", "\(demande.periode.fin)")
    vuAu = lecture.vuAu.map { "\($0)" }
    provisoire = lecture.isProvisoire ? true : nil
    filtres = demande.filtres.map { "\($0.cle)=\($0.valeurs.joined(separator: "|"))" }
    fuseau = lecture.identity.fuseau
    precision = demande.auJour ? .jour : nil
    taille = lecture.taille
    reprises = lecture.reprises > 0 ? lecture.reprises : nil
    racine = Base64.encode(prefix.root.bytes)
    clePublique = demande.clePublique?.vkey
    sceau = sealed.note.description
  }

  /// How many lines somebody could guess by the hashes that the file holds: their ids come from
  /// elsewhere, and were recorded without random bytes.
  ///
  /// The proof of a line holds the hash of its neighbour too.
  ///
  /// - Throws: an error of the store.
  /// - Complexity: reads those lines again.
  public func devinables(dans lecture: Lecture) throws(StoreError) -> Int {
    let whole = Set(lignes.lazy.filter { $0.originale != nil }.map(\.index))
    let hashed = Set(lignes.lazy.flatMap { [$0.index, $0.index ^ 1] }).subtracting(whole)
    let indexes = hashed.filter { $0 < lecture.taille }.sorted()
    return try lecture.lines.lines(of: indexes).count { !Alea.protects($0) }
  }

  private static func ligne(
    _ proof: InclusionProof, _ bytes: [UInt8], _ lecture: Lecture, _ demande: Demande,
    _ nodes: inout NodeTable
  ) -> LigneProuvee {
    let index = proof.index
    let isWithheld = demande.retenues.contains(index)
    let isOriginal = demande.originales && !isWithheld
    // The line was read and checked with the journal: it can be decoded again.
    let written = isWithheld ? nil : try? EventReader.event(in: bytes)
    let event = written.map { lecture.rectified($0, at: index) }
    return LigneProuvee(
      index: index, originale: isOriginal ? String(decoding: bytes, as: UTF8.self) : nil,
      empreinte: isOriginal ? nil : Base64.encode(MerkleTree.leafHash(bytes).bytes),
      type: event?.declaration?.nom,
      date: event.map { String($0.time.prefix(demande.auJour ? 10 : 7)) },
      enregistre: event?.recordedTime.map { "\(lecture.histoires.fuseau.date(at: $0))" },
      chemin: nodes.places(of: proof.path))
  }
}

/// Why no evidence file can be composed.
public enum DossierError: Error, Sendable {
  /// The journal is not sealed, or is not the one that was sealed.
  case preuve(InclusionError)
  /// Lines that the figures count are not under the seal yet.
  case nonScelle(taille: Int, scellees: Int)
  /// A figure cannot be explained.
  case chiffre(ExplicationError)
  /// A figure has no value in that period.
  case sansValeur(String)
  /// A sum is beyond what the page's data can hold exactly.
  case horsDePortee(String)
  /// Nobody entered that criterion.
  case critere(String, nearest: String?)
  /// A line to withhold is not one of those that the file shows.
  case retenue(Int)
  /// There is nothing to show.
  case vide
}

extension DossierError: CustomStringConvertible {
  /// What was found, what was expected and what to do, in French.
  public var description: String {
    switch self {
    case .preuve(let error): return error.description
    case .nonScelle(let taille, let scellees):
      return
        "les chiffres portent sur \(taille) lignes, \(scellees) sont scellées : scellez d’abord le journal, ou prenez les chiffres vus à une date d’avant le sceau"
    case .chiffre(let error): return error.description
    case .sansValeur(let cellule):
      return "« \(cellule) » n’a pas de valeur pour cette période : rien à prouver"
    case .horsDePortee(let cellule):
      return
        "« \(cellule) » vient d’une somme de plus de \(JSONValue.largestInteger) : un dossier ne peut pas la porter exactement ; corrigez d’abord les montants démesurés"
    case .critere(let code, let nearest):
      let proposal = nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
      return "critère « \(code) » inconnu\(proposal) : aucun n’est saisi sous ce code"
    case .retenue(let index):
      return
        "la ligne \(index), à retenir, n’est pas de celles que montre ce dossier : vérifiez son index"
    case .vide:
      return
        "rien à prouver : donnez des chiffres (table/ligne/colonne) ou saisissez des critères"
    }
  }
}

/// The hashes that several proofs share, each once.
private struct NodeTable {
  private(set) var hashes: [Digest] = []
  private var known: [Digest: Int] = [:]

  /// The places of the hashes, which are added where they are new.
  mutating func places(of path: [Digest]) -> [Int] {
    path.map { hash in
      if let place = known[hash] { return place }
      known[hash] = hashes.count
      hashes.append(hash)
      return hashes.count - 1
    }
  }
}
