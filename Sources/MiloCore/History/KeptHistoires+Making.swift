import MiloEvents

extension KeptHistoires {
  /// How these histories were made of parts, which hold all their lines.
  ///
  /// - Parameters:
  ///   - histoires: those of a whole reading of these lines, all of them visible.
  ///   - parts: in the order of their lines.
  init(_ histoires: Histoires, _ parts: [CachePart]) {
    number(histoires, parts)
    let blocks = parts.lazy.flatMap(\.blocks)
    let lineCount = blocks.reduce(0) { $0 + $1.count }
    let ownWords = blocks.reduce(0) { $0 + $1.wordCount }
    addedWords = Array(histoires.words[ownWords...])
    let corrected = Set(
      histoires.corrections.lazy.filter { !$0.cancels }.compactMap { $0.target?.line })
    places = Array(repeating: Self.nowhere, count: lineCount)
    for (place, fait) in histoires.whole.faits.enumerated() {
      if corrected.contains(fait.line) {
        self.corrected.append(fait)
        correctedPlaces.append(UInt32(place))
      } else {
        places[Int(fait.line)] = UInt32(place)
      }
    }
    jeunes = histoires.whole.jeunes.map(\.jeune)
    counts = histoires.whole.jeunes.map { UInt32($0.range.count) }
    (structure, unknown, cancelled) = (
      histoires.structure, histoires.unknown, histoires.cancelled
    )
    for correction in histoires.corrections {
      corrections += [correction.fait] + (correction.target.map { [$0] } ?? [])
      correctionForms.append((correction.cancels ? 1 : 0) | (correction.target == nil ? 0 : 2))
    }
    merged = histoires.fusions.flatMap { [$0.absorbed, $0.kept] }
    dispositifsEntres = histoires.dispositifsEntres.sorted()
    premierContact = [histoires.premierFaitDeContact].compactMap(\.self)
    dernierEnregistrement = [histoires.dernierEnregistrement?.milliseconds].compactMap(\.self)
  }

  /// Numbers the texts of the parts as those of the histories.
  private mutating func number(_ histoires: Histoires, _ parts: [CachePart]) {
    var (texts, sources) = (histoires.texts.united, histoires.sources)
    numbers = parts.map { (texts.adopt($0.texts), sources.adopt($0.sources)) }
    textCount = texts.count
    self.sources = sources.texts
    var isHeld = [Bool](repeating: false, count: textCount)
    for part in numbers { for number in part.texts { isHeld[Int(number)] = true } }
    strays = isHeld.indices.lazy.filter { !isHeld[$0] }
      .map { (UInt32($0), texts.text(UInt32($0))) }
  }
}
