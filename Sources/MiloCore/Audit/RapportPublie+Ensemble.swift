public import MiloEvents

extension RapportPublie {
  /// The structures that the report counts, in the order of their sources; empty for a report on one.
  public var structures: [StructureComptee] { origine.structures }

  /// Computes the report of several structures again, over as many first lines of each journal as it says, and
  /// compares.
  ///
  /// - Parameters:
  ///   - journaux: those of the structures, in any order.
  ///   - tableaux: the tables that were given when the report was written.
  ///   - composition: the composition that was given then, if one was.
  ///   - images: the pictures that the composition names, by the names that it gives them.
  ///   - cle: the key that the structures shared then, if one was given.
  /// - Throws: a line that is not valid, or an error of the store.
  public func controle(
    _ journaux: [Journal], tableaux: [Tableau] = [], composition: Composition? = nil,
    images: [String: [UInt8]] = [:], cle: CleCommune? = nil
  ) throws(JournalError) -> ControleRapport {
    var controle = controle
    guard !structures.isEmpty else {
      let count = "\(FrenchText.integer(journaux.count)) structures"
      controle.constats = [.structure(publiee: origine.structure, trouvee: count)]
      return controle
    }
    controle.journaux = structures.count
    let given = Dictionary(
      journaux.map { ($0.identity.source, $0) }, uniquingKeysWith: { first, _ in first })
    let counted = Set(structures.map(\.source))
    controle.constats =
      structures.filter { given[$0.source] == nil }.map { .absente($0.nom) }
      + given.keys.filter { !counted.contains($0) }.sorted().map { .enTrop($0) }
    guard let used = compositionDEnsemble(given: composition) else {
      controle.constats.append(
        .composition(
          publiee: "\(origine.composition.map { "\($0)" } ?? "")", donnee: composition.map(\.sha256)
        ))
      return controle
    }
    guard controle.tient else { return controle }
    var parts: [RapportReuni.Part] = []
    let prepare: RapportReuni
    do throws(RapportError) {
      prepare = try RapportReuni(
        periode, filtres: filtres, tableaux: tableaux, composition: used, images: images, cle: cle)
    } catch {
      controle.constats.append(.calcul("\(error)"))
      return controle
    }
    for structure in structures {
      guard let journal = given[structure.source] else { continue }
      var constats: [ControleRapport.Constat] = []
      let lecture = try lecture(
        journal, taille: structure.taille, racine: structure.racine ?? "", tableaux, &constats)
      if let lecture {
        do throws(RapportError) {
          parts.append(try prepare.part(of: lecture))
        } catch {
          constats.append(.calcul("\(error)"))
        }
      }
      controle.constats += constats.map { .de(structure.nom, $0) }
    }
    guard parts.count == structures.count else { return controle }
    compare(prepare, parts, &controle)
    return controle
  }

  private func compare(
    _ prepare: RapportReuni, _ parts: [RapportReuni.Part], _ controle: inout ControleRapport
  ) {
    var rapport = prepare
    for part in parts { rapport.ajouter(part) }
    do throws(RapportError) {
      let report = try rapport.report(composition: origine.composition)
      guard report.titre == origine.titre else {
        controle.constats.append(
          .calcul("son titre est « \(origine.titre) », et celui du rapport « \(report.titre) »"))
        return
      }
      compare(report, &controle)
    } catch {
      controle.constats.append(.calcul("\(error)"))
    }
  }

  /// The composition that the page says it follows; nil when it is not at hand.
  private func compositionDEnsemble(given: Composition?) -> Composition? {
    switch origine.composition {
    case nil: .regionale
    case .fichier(let sha256): given.flatMap { $0.sha256 == sha256 ? $0 : nil }
    case .journal: nil
    }
  }
}
