import MiloEvents

extension Lecture {
  /// The codes that effective events use and that none declares, of the kinds of things that the journal
  /// declares: one finding a code, at the first line that uses it.
  var codesNonDeclares: [Constat] {
    SorteDeclaree.toutes.flatMap { sorte in
      sorte.absents(histoires).map { absent in
        let place = try? lines.place(of: absent.index)
        let times = absent.fois == 1 ? "une fois" : "\(absent.fois) fois"
        let proposal = absent.proche.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
        return Constat(
          code: .code_non_declare, index: absent.index, segment: place?.segment,
          octet: place?.offset,
          message: "\(sorte.nom) « \(absent.code) » : employé \(times), jamais déclaré\(proposal)")
      }
    }
  }
}

/// A kind of thing that a journal declares by an event, and the fields that name one.
private struct SorteDeclaree {
  let nom: String
  let declaration: EventKind
  let code: Champ
  let emplois: [ChampCommun]
  /// The codes known without any declaration.
  var connus: Set<String> = []

  static let toutes: [SorteDeclaree] = [
    SorteDeclaree(
      nom: "site", declaration: Kinds.site, code: Repertoire.siteCode, emplois: [Champs.site]),
    SorteDeclaree(
      nom: "conseiller", declaration: Kinds.conseiller, code: Repertoire.conseillerCode,
      emplois: [ChampCommun("conseiller"), ChampCommun("remplacant")]),
    SorteDeclaree(
      nom: "dispositif", declaration: Kinds.dispositifDefinition, code: Repertoire.definitionCode,
      emplois: [ChampCommun("dispositif")], connus: Set(DispositifNational.known.keys)),
    SorteDeclaree(
      nom: "partenaire", declaration: Kinds.partenaire, code: Repertoire.partenaireCode,
      emplois: [ChampCommun("partenaire")]),
    SorteDeclaree(
      nom: "critère", declaration: EventKind(of: Critere.self), code: Champ(Critere.self, "code"),
      emplois: [ChampCommun("critere")]),
  ]

  /// The codes used and not declared, with the first line and the number of uses; none when the journal
  /// declares no thing of the kind.
  func absents(
    _ histoires: Histoires
  ) -> [(code: String, index: Int, fois: Int, proche: String?)] {
    let declared = Set(
      histoires.structure.filter { $0.kind == declaration }
        .compactMap { code.word(of: $0, in: histoires.words) })
    guard !declared.isEmpty else { return [] }
    var uses: [Int64: (index: UInt32, fois: Int)] = [:]
    for fait in [histoires.faits, histoires.structure].joined() {
      for champ in emplois {
        guard let word = champ.word(of: fait, in: histoires.words), !declared.contains(word) else {
          continue
        }
        let known = uses[word]
        uses[word] = (min(known?.index ?? .max, fait.line), (known?.fois ?? 0) + 1)
      }
    }
    func text(_ word: Int64) -> String { histoires.texts.text(UInt32(truncatingIfNeeded: word)) }
    let names = declared.map(text).sorted() + connus.sorted()
    return uses.map { (code: text($0.key), index: Int($0.value.index), fois: $0.value.fois) }
      .filter { !connus.contains($0.code) }
      .sorted { ($0.index, $0.code) < ($1.index, $1.code) }
      .map { ($0.code, $0.index, $0.fois, nearest(to: $0.code, among: names)) }
  }
}
