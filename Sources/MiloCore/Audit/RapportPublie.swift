public import MiloEvents

/// A report as it was published, page or JSON, and its control against a journal.
public struct RapportPublie: Sendable {
  /// A cell as the file shows it.
  struct Cellule: Hashable, Sendable {
    /// Its name, `table/ligne/colonne`.
    var nom: String
    /// Its value for machines; empty for a figure that cannot be computed.
    var valeur: String
    /// What people read; nil where there are only machine values.
    var texte: String?
  }

  private let bytes: [UInt8]
  let origine: PageOrigin
  let periode: Periode
  private let vuAu: LocalDate?
  private let racine: String
  let filtres: [FiltreDemande]
  private let logiciel: String
  private let cellules: [Cellule]
  private let isPage: Bool

  /// Where the composition that it follows comes from; nil for the library's own.
  public var composition: OrigineDeComposition? { origine.composition }

  /// Reads a published report.
  ///
  /// - Parameters:
  ///   - bytes: the page, or the output of `milo stats --format json`.
  ///   - logiciel: the program that computes it again, as the page names it.
  ///   - filtres: the filters of a JSON report, which does not say them.
  /// - Throws: why the file is not a report that can be computed again.
  public init(
    _ bytes: [UInt8], logiciel: String, filtres: [FiltreDemande] = []
  ) throws(RapportPublieError) {
    self.bytes = bytes
    self.logiciel = logiciel
    let object: JSONObject
    if let island = PublishedPage.data(of: bytes) {
      isPage = true
      object = try Self.object(in: island)
      cellules = PublishedPage.cells(of: bytes)
    } else {
      isPage = false
      object = try Self.object(in: bytes)
      cellules = Self.cells(of: object)
    }
    let origine = PageOrigin(object)
    if !isPage, origine?.structures.isEmpty == false { throw .ensemble }
    guard let origine, let racine = origine.racine ?? origine.structures.empreinte,
      let debut = (origine.periode?.debut).flatMap({ LocalDate($0) }),
      let fin = (origine.periode?.fin).flatMap({ LocalDate($0) }),
      let periode = Periode(du: debut, au: fin)
    else { throw .origin }
    self.origine = origine
    self.racine = racine
    self.periode = periode
    vuAu = try origine.vuAu.map { (text) throws(RapportPublieError) in
      guard let date = LocalDate(text) else { throw .origin }
      return date
    }
    if cellules.isEmpty { throw .noFigure }
    do throws(FiltreError) {
      self.filtres =
        isPage
        ? try origine.filtres.map { (text) throws(FiltreError) in try FiltreDemande(text) }
        : filtres
    } catch {
      throw .filtre(error)
    }
  }

  private static func object(in bytes: [UInt8]) throws(RapportPublieError) -> JSONObject {
    let value: JSONValue
    do {
      value = try JSONText.decode(JSONValue.self, from: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw .notAReport
    }
    guard case .object(let object) = value else { throw .notAReport }
    return object
  }

  private static func cells(of object: JSONObject) -> [Cellule] {
    guard case .array(let tables)? = object["tables"] else { return [] }
    var cells: [Cellule] = []
    for case .object(let table) in tables {
      guard let id = table["id"]?.string, case .array(let lignes)? = table["lignes"] else {
        continue
      }
      let hidden = hidden(in: table)
      for case .object(let ligne) in lignes {
        guard let line = ligne["id"]?.string, case .object(let valeurs)? = ligne["valeurs"] else {
          continue
        }
        for member in valeurs.members {
          let isHidden = member.value == .null && hidden.contains("\(line)/\(member.name)")
          let text =
            isHidden
            ? FrenchText.secret
            : member.value == .null ? "" : member.value.string ?? member.value.excerpt
          cells.append(Cellule(nom: "\(id)/\(line)/\(member.name)", valeur: text))
        }
      }
    }
    return cells
  }

  /// The cells that a table hides, `ligne/colonne`.
  private static func hidden(in table: JSONObject) -> Set<String> {
    guard case .array(let names)? = table["secrets"] else { return [] }
    return Set(names.compactMap(\.string))
  }

  /// Computes the report again over as many first lines of the journal as it says, and compares.
  ///
  /// - Parameters:
  ///   - tableaux: the tables that were given when the report was written, beside the journal's own.
  ///   - composition: the composition that was given then, if one was.
  ///   - images: the pictures that the composition names, by the names that it gives them.
  /// - Throws: a line that is not valid, or an error of the store.
  public func controle(
    _ journal: Journal, tableaux: [Tableau] = [], composition: Composition? = nil,
    images: [String: [UInt8]] = [:]
  ) throws(JournalError) -> ControleRapport {
    var controle = controle
    if origine.structure != journal.identity.source {
      controle.constats.append(
        .structure(publiee: origine.structure, trouvee: journal.identity.source))
      return controle
    }
    guard
      let lecture = try lecture(
        journal, taille: origine.taille, racine: racine, tableaux, &controle.constats)
    else { return controle }
    guard let used = self.composition(lecture, given: composition) else {
      controle.constats.append(
        .composition(
          publiee: "\(origine.composition.map { "\($0)" } ?? "")",
          donnee: composition.map(\.sha256)))
      return controle
    }
    compare(lecture, used, images, &controle)
    return controle
  }

  /// A control that has found nothing yet.
  var controle: ControleRapport {
    ControleRapport(taille: origine.taille, racine: racine, chiffres: cellules.count)
  }

  /// The lines of a journal that the report counts; nil where they are not those.
  func lecture(
    _ journal: Journal, taille: Int, racine: String, _ tableaux: [Tableau],
    _ constats: inout [ControleRapport.Constat]
  ) throws(JournalError) -> Lecture? {
    guard let snapshot = try journal.snapshot(ofFirst: taille) else {
      constats.append(.tropCourt(publiee: taille, trouvee: try Lecture(journal).taille))
      return nil
    }
    var lecture = try Lecture(
      journal, of: snapshot, vuAu: vuAu, hashing: true, tableaux: tableaux)
    if let vuAu {
      let whole = try Lecture(journal, vuAu: vuAu)
      // The line that tells a take-over follows those that the report counts.
      lecture.reprises = whole.reprises
      lecture.isProvisoire = origine.isProvisoire
      let known = whole.taille
      // A day that was not over could bring more lines: the size alone tells which were counted.
      if known != taille, !origine.isProvisoire {
        constats.append(.date(origine.vuAu ?? "", publiee: taille, trouvee: known))
        if lecture.taille != taille { return nil }
      }
    }
    if let found = lecture.racine?.description, found != racine {
      constats.append(.racine(publiee: racine, recalculee: found))
      return nil
    }
    return lecture
  }

  /// The composition that the page says it follows; nil when it is not at hand.
  private func composition(_ lecture: Lecture, given: Composition?) -> Composition? {
    switch origine.composition {
    case nil: .nationale
    case .fichier(let sha256): given.flatMap { $0.sha256 == sha256 ? $0 : nil }
    case .journal(let code, let ligne):
      lecture.composition(code).flatMap { $0.ligne == ligne ? $0.composition : nil }
    }
  }

  private func compare(
    _ lecture: Lecture, _ composition: Composition, _ images: [String: [UInt8]],
    _ controle: inout ControleRapport
  ) {
    do {
      let rapport = try RapportAnnuel(
        lecture.histoires, periode, filtres: filtres, composition: composition, images: images,
        secret: origine.secret)
      guard isPage, origine.titre == rapport.titre else {
        controle.constats += try fewest(lecture, rapport)
        return
      }
      compare(lecture.report(rapport, composition: origine.composition), &controle)
    } catch {
      controle.constats.append(.calcul("\(error)"))
    }
  }

  /// Compares the page with that of a report computed again.
  func compare(_ report: Report, _ controle: inout ControleRapport) {
    let page = Array(HTMLFrontEnd(logiciel: origine.logiciel).text(of: report).utf8)
    let cells = differences(PublishedPage.cells(of: page))
    controle.constats += cells
    controle.isExact = page == bytes
    guard cells.isEmpty, !controle.isExact else { return }
    guard origine.logiciel == logiciel else {
      controle.autreVersion = origine.logiciel
      return
    }
    let (ligne, octet) = ControleRapport.difference(between: bytes, and: page)
    controle.constats.append(.octets(ligne: ligne, octet: octet))
  }

  /// The differences with the statistics, under the number of decimals that leaves fewest.
  private func fewest(
    _ lecture: Lecture, _ rapport: RapportAnnuel
  ) throws(StatistiquesError) -> [ControleRapport.Constat] {
    var best: [ControleRapport.Constat]?
    for decimales in [1, 0, 2] {
      var options = Statistiques.Options()
      options.filtres = filtres
      options.secret = origine.secret
      options.decimales = decimales
      options.evolution = cellules.contains { $0.nom.hasSuffix("_evolution") }
      let tables = try Statistiques(lecture.histoires, periode, options).tables
      let found = differences((tables + rapport.tables).flatMap(\.cellulesNommees))
      if found.isEmpty { return [] }
      if found.count < best?.count ?? .max { best = found }
    }
    return best ?? []
  }

  /// What differs between the cells published and those computed; both ways for a page of ours.
  private func differences(_ computed: [Cellule]) -> [ControleRapport.Constat] {
    let (published, computed) = (Self.numbered(cellules), Self.numbered(computed))
    let found = Dictionary(uniqueKeysWithValues: computed)
    var constats = published.compactMap { cle, cellule -> ControleRapport.Constat? in
      let own = found[cle]
      let isSame =
        cellule.valeur == own?.valeur
        && (own?.texte == nil || cellule.texte == nil || cellule.texte == own?.texte)
      if isSame { return nil }
      let altersText = cellule.valeur == own?.valeur
      return .cellule(
        cellule.nom, publie: altersText ? cellule.texte ?? "" : cellule.valeur,
        recalcule: altersText ? own?.texte : own?.valeur)
    }
    guard isPage, computed.contains(where: { $0.1.texte != nil }) else { return constats }
    let known = Set(published.map(\.0))
    constats += computed.filter { !known.contains($0.0) }.map {
      .cellule($0.1.nom, publie: nil, recalcule: $0.1.valeur)
    }
    return constats
  }

  /// Which cell of a file is meant: a page may show one twice, with other decimals.
  private struct Cle: Hashable {
    var nom: String
    var rang: Int
  }

  private static func numbered(_ cellules: [Cellule]) -> [(Cle, Cellule)] {
    var met: [String: Int] = [:]
    return cellules.map { cellule in
      let rang = met[cellule.nom, default: 0]
      met[cellule.nom] = rang + 1
      return (Cle(nom: cellule.nom, rang: rang), cellule)
    }
  }
}

extension ReportTable {
  /// The cells of a table of statistics under their whole names.
  fileprivate var cellulesNommees: [RapportPublie.Cellule] {
    cellules.map { .init(nom: "\(id)/\($0.ligne)/\($0.colonne)", valeur: $0.valeur) }
  }
}
