extension Report {
  /// The answers of several structures to one question as one report, in the order given.
  ///
  /// Each table says its structure, and stands in a chapter under the structure's name; a note that only
  /// some answers have says whose it is. The provenance has the lines of each journal.
  ///
  /// - Parameters:
  ///   - reponses: the answer of each structure, whose provenance names it.
  ///   - titre: what people read above the whole, where the titles of the answers differ.
  public init(reunissant reponses: [Report], titre: String) {
    let provenance = Provenance(
      reunissant: reponses.map { $0.provenance ?? Provenance(structure: "") })
    let titres = Set(reponses.map(\.titre))
    let shared = Set(reponses.first?.notes ?? []).filter { note in
      reponses.allSatisfy { $0.notes.contains(note) }
    }
    var blocs: [ReportBloc] = []
    var notes = (reponses.first?.notes ?? []).filter(shared.contains)
    for (place, (structure, reponse)) in zip(provenance.structures, reponses).enumerated() {
      let titre = titres.count > 1 ? "\(structure.nom) : \(reponse.titre)" : structure.nom
      blocs += reponse.blocs.map { $0.de(structure, place: place + 1, titre: titre) }
      notes += reponse.notes.filter { !shared.contains($0) }.map { "\(structure.nom) : \($0)" }
    }
    let common = titres.count == 1 ? reponses.first?.titre : nil
    self.init(
      titre: common ?? titre, provenance: provenance, blocs: blocs, notes: notes)
  }
}

extension Provenance {
  /// Beyond so many structures, a line says how many they are; each stands in the foot with its lines.
  private static let mostNamed = 10

  /// Where the answers of several structures come from: what they have in common, and the lines of each.
  public init(reunissant provenances: [Provenance]) {
    let noms = StructureComptee.noms(provenances.map(\.structure))
    let structures = provenances.map { provenance in
      StructureComptee(
        source: provenance.structure, nom: noms[provenance.structure] ?? provenance.structure,
        taille: provenance.taille ?? 0, racine: provenance.racine)
    }
    func common<Value: Hashable>(_ value: (Provenance) -> Value?) -> Value? {
      let values = Set(provenances.map(value))
      return values.count == 1 ? values.first ?? nil : nil
    }
    self.init(
      structure: structures.count > Self.mostNamed
        ? "\(structures.count) structures" : structures.map(\.nom).joined(separator: ", "),
      periode: common(\.periode),
      vuAu: common(\.vuAu), filtres: common(\.filtres) ?? [])
    self.structures = structures
    if !provenances.contains(where: { $0.taille == nil }) {
      taille = structures.reduce(0) { $0 + $1.taille }
    }
    secret = provenances.compactMap(\.secret).max()
    isProvisoire = provenances.contains(where: \.isProvisoire)
    reprises = provenances.reduce(0) { $0 + $1.reprises }
  }
}

extension ReportBloc {
  /// The same as the answer of one structure among several.
  ///
  /// A chapter of its own stays one, under the structure's name.
  fileprivate func de(_ structure: StructureComptee, place: Int, titre: String) -> ReportBloc {
    var chapitre = Chapitre(
      id: "structure-\(place)", titre: titre, chapeau: "Journal de \(structure.lignes).")
    if let own = self.chapitre {
      chapitre = own
      chapitre.id = "structure-\(place)-\(own.id)"
      chapitre.titre = "\(titre) – \(own.titre)"
    }
    switch self {
    case .table(var table):
      table.structure = structure.source
      table.chapitre = chapitre
      return .table(table)
    case .texte(var texte):
      texte.chapitre = chapitre
      return .texte(texte)
    case .image(var image):
      image.chapitre = chapitre
      return .image(image)
    }
  }
}
