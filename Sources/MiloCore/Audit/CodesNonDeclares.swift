import MiloEvents

extension Lecture {
  /// The codes that effective events use and that none declares, of the kinds of things that the journal
  /// declares: one finding a code, at the first line that uses it.
  ///
  /// Communes and quarters are left out: people live where they live, declared or not.
  var codesNonDeclares: [Constat] {
    let genres: [CodesConnus.Genre] = [.site, .conseiller, .dispositif, .partenaire, .critere]
    var declared: [CodesConnus.Genre: Set<Int64>] = [:]
    var uses: [CodesConnus.Genre: [Int64: (index: UInt32, fois: Int)]] = [:]
    CodesConnus.forEach(in: histoires) { fait, genre, word, declares in
      if declares {
        declared[genre, default: []].insert(word)
      } else {
        let known = uses[genre]?[word]
        uses[genre, default: [:]][word] = (
          min(known?.index ?? .max, fait.line), (known?.fois ?? 0) + 1
        )
      }
    }
    return genres.flatMap { genre -> [Constat] in
      guard let declared = declared[genre] else { return [] }
      let known = Set(declared.map(histoires.code)).union(genre.codesNationaux)
      return (uses[genre] ?? [:]).compactMap { word, use in
        let (code, index) = (histoires.code(word), Int(use.index))
        guard !known.contains(code) else { return nil }
        let place = try? lines.place(of: index)
        let times = use.fois == 1 ? "une fois" : "\(use.fois) fois"
        let proposal = nearest(to: code, among: known.sorted())
          .map { " (vouliez-vous dire « \($0) » ?)" }
        return Constat(
          code: .code_non_declare, index: index, segment: place?.segment, octet: place?.offset,
          message: "\(genre.mot) « \(code) » : employé \(times), jamais déclaré\(proposal ?? "")")
      }
    }
  }
}
