import MiloEvents

/// What changed in the tables between two dates of knowledge, and because of which lines.
///
/// A cell that is a sum changes by what each youth (or thing) counts more or less: the parts add up
/// to the difference. A cell that is a share, a mean or a change is explained by the parts of its
/// sums.
public struct Ecart: Sendable {
  /// The change of one cell.
  public struct Changement: Sendable {
    /// The cell, `table/ligne/colonne`.
    public let cellule: String
    /// Its value at the first date, as displayed; nil when null or absent.
    public let avant: String?
    /// Its value at the second date.
    public let apres: String?
    /// What it is counted in.
    public let unite: Unite
    /// What changed in each of its sums.
    public let parties: [Partie]
  }

  /// The change of one sum.
  public struct Partie: Sendable {
    /// What the sum is in the cell.
    public let role: String
    /// Its change; the parts add up to it.
    public let difference: Int128
    /// Who or what counts more or less, by how much, and the lines that explain it.
    public let parts: [Part]
  }

  /// What one youth or thing changes.
  public struct Part: Hashable, Sendable {
    /// The youth, the thing, or the line of a fact of the structure.
    public let qui: String
    /// By how much.
    public let montant: Int128
    /// The lines recorded between the two dates that explain it.
    public let lignes: [Int]
  }

  /// The cells that changed, in the order of the tables.
  public let changements: [Changement]
  /// The titles of the tables, by id.
  let titres: [String: String]

  /// Compares what is known at two dates.
  ///
  /// - Parameters:
  ///   - premier: the journal as known at the first date.
  ///   - second: the same journal as known at the second, later date.
  /// - Throws: a filter or a table that does not exist.
  public init(
    _ premier: Lecture, _ second: Lecture, _ periode: Periode, _ options: Statistiques.Options
  ) throws(StatistiquesError) {
    let before = try Statistiques(premier.histoires, periode, options, explains: true)
    let after = try Statistiques(second.histoires, periode, options, explains: true)
    let (old, new) = (Ecart.cells(before), Ecart.cells(after))
    let values = (
      old: Dictionary(old.map { ($0.nom, $0.valeur) }, uniquingKeysWith: { first, _ in first }),
      new: Dictionary(new.map { ($0.nom, $0.valeur) }, uniquingKeysWith: { first, _ in first })
    )
    let news = Nouveautes(premier, second)
    var explicateurs = (
      before: Explicateur(before, premier.histoires), after: Explicateur(after, second.histoires)
    )
    var known: Set<String> = []
    var changements: [Changement] = []
    for (key, _, unite) in new + old where known.insert(key).inserted {
      let (avant, apres) = (values.old[key] ?? nil, values.new[key] ?? nil)
      guard avant != apres, let cellule = Cellule(key) else { continue }
      let parties = Ecart.parties(cellule, &explicateurs, news)
      changements.append(
        Changement(cellule: key, avant: avant, apres: apres, unite: unite, parties: parties))
    }
    self.changements = changements
    titres = Dictionary(
      (before.tableaux + after.tableaux).flatMap(\.declarations).map { ($0.id, $0.titre) },
      uniquingKeysWith: { $1 })
  }

  /// The cells in the order of the tables, null or empty ones as nil.
  private static func cells(
    _ statistiques: Statistiques
  ) -> [(nom: String, valeur: String?, unite: Unite)] {
    statistiques.tables.flatMap { table in
      table.cellules.map { cell in
        (
          "\(table.id)/\(cell.ligne)/\(cell.colonne)", cell.valeur.isEmpty ? nil : cell.valeur,
          cell.unite
        )
      }
    }
  }

  /// What changed in each sum of a cell.
  private static func parties(
    _ cellule: Cellule, _ explicateurs: inout (before: Explicateur, after: Explicateur),
    _ news: Nouveautes
  ) -> [Partie] {
    // A line that one of the dates does not have counts for nothing there.
    let old = explicateurs.before.explicationEventuelle(of: cellule)
    let new = explicateurs.after.explicationEventuelle(of: cellule)
    let roles = (new?.parties ?? old?.parties ?? []).map(\.role)
    return roles.enumerated().compactMap { place, role in
      let (left, right) = (old?.parties[place], new?.parties[place])
      let parts = parts(left?.contributions ?? [], right?.contributions ?? [], news)
      let difference = (right?.valeur ?? 0) - (left?.valeur ?? 0)
      guard difference != 0 || !parts.isEmpty else { return nil }
      return Partie(role: role, difference: difference, parts: parts)
    }
  }

  /// Who counts more or less between two lists of contributions.
  private static func parts(
    _ before: [Explication.Contribution], _ after: [Explication.Contribution], _ news: Nouveautes
  ) -> [Part] {
    var changes: [Octets: Int128] = [:]
    var jeunes: [Octets: String] = [:]
    for contribution in before {
      changes[Octets(contribution.cle), default: 0] -= Int128(contribution.montant)
      jeunes[Octets(contribution.cle)] = contribution.jeune
    }
    for contribution in after {
      changes[Octets(contribution.cle), default: 0] += Int128(contribution.montant)
      let key = Octets(contribution.cle)
      jeunes[key] = contribution.jeune ?? jeunes[key]
    }
    return changes.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { key, change in
      Part(qui: key.text, montant: change, lignes: news.lines(about: jeunes[key] ?? nil))
    }
  }
}

/// The lines recorded between two dates of knowledge, by the youth they are about.
struct Nouveautes: Sendable {
  private var parJeune: [Octets: [Int]] = [:]
  /// Those about no youth: facts of the structure, and corrections of them.
  private var structure: [Int] = []

  init(_ premier: Lecture, _ second: Lecture) {
    let after = second.histoires
    let first = UInt32(premier.taille)
    func name(_ subject: UInt32) -> String? {
      subject == Fait.nobody ? nil : after.texts.text(after.kept(subject))
    }
    var lines: [(line: UInt32, subjects: [UInt32])] = []
    for fait in after.faits + after.structure + after.cancelled where fait.line >= first {
      lines.append((fait.line, [fait.subject]))
    }
    let subjects = premier.histoires.subjects(ofLines: after.corrections.compactMap(\.target?.line))
    for correction in after.corrections where correction.fait.line >= first {
      // The youth whose event it was may not be the one whose event it has become.
      let own = correction.target.map { [$0.subject] } ?? []
      let former = correction.target.flatMap { subjects[$0.line] }
      lines.append(
        (
          correction.fait.line,
          own + (former.flatMap { after.texts.number(of: $0) }.map { [$0] } ?? [])
        ))
    }
    let isYouth = Set(after.jeunes.map(\.jeune))
    for (line, subjects) in lines.sorted(by: { $0.line < $1.line }) {
      var isAboutYouth = false
      for subject in subjects where subject != Fait.nobody {
        let kept = after.kept(subject)
        guard isYouth.contains(kept) || kept != subject, let jeune = name(subject) else { continue }
        isAboutYouth = true
        add(Int(line), to: jeune)
        // A file merged in the meantime is known under its own name before.
        if kept != subject { add(Int(line), to: after.texts.text(subject)) }
      }
      if !isAboutYouth { structure.append(Int(line)) }
    }
    addFusions(after, since: first)
  }

  /// A fusion explains the changes of the absorbed file and of the kept one.
  private mutating func addFusions(_ after: Histoires, since first: UInt32) {
    let absorbe = Champ(Fusion.self, "absorbe")
    for fait in after.faits where fait.kind == Kinds.fusion && fait.line >= first {
      guard let word = absorbe.word(of: fait, in: after.words) else { continue }
      add(Int(fait.line), to: after.texts.text(UInt32(truncatingIfNeeded: word)))
    }
  }

  private mutating func add(_ line: Int, to jeune: String) {
    let key = Octets(jeune)
    if parJeune[key]?.last != line { parJeune[key, default: []].append(line) }
  }

  /// The new lines about a youth; those about the structure when there are none.
  func lines(about jeune: String?) -> [Int] {
    jeune.flatMap { parJeune[Octets($0)] } ?? structure
  }
}

extension Histoires {
  /// The subjects of the events of some lines, as corrected; those that do not count have none.
  fileprivate func subjects(ofLines lines: [UInt32]) -> [UInt32: String] {
    let wanted = Set(lines)
    var found: [UInt32: String] = [:]
    for fait in [faits, structure].joined()
    where fait.subject != Fait.nobody && wanted.contains(fait.line) {
      found[fait.line] = texts.text(fait.subject)
    }
    return found
  }
}
