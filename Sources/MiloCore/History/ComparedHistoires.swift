public import MiloEvents

/// Two readings of the same lines, one of which numbers texts otherwise.
struct ComparedHistoires {
  private let one: Histoires
  private let other: Histoires
  /// The numbers that the other's texts and sources have in the first; `UInt32.max` for those that it has not.
  private let texts: [UInt32]
  private let sources: [UInt32]
  private let interned = Catalogue.declarations.map(\.kind.internedWords)

  init(_ one: Histoires, _ other: Histoires) {
    (self.one, self.other) = (one, other)
    texts = other.texts.texts.map { one.texts.number(of: $0) ?? .max }
    sources = other.sources.texts.map { one.sources.number(of: $0) ?? .max }
  }

  /// Whether both say the same.
  var areSame: Bool {
    func corrections(_ histoires: Histoires) -> [Fait] {
      histoires.corrections.flatMap { [$0.fait] + ($0.target.map { [$0] } ?? []) }
    }
    return one.jeunes.count == other.jeunes.count
      && other.jeunes.allSatisfy { histoire in
        let number = texts[Int(histoire.jeune)]
        return number != .max
          && areSame(one.histoire(number)?.faits ?? [], histoire.faits)
      }
      && areSame(one.structure[...], other.structure[...])
      && areSame(one.unknown[...], other.unknown[...])
      && areSame(one.cancelled[...], other.cancelled[...])
      && areSame(corrections(one)[...], corrections(other)[...])
      && one.corrections.map(\.cancels) == other.corrections.map(\.cancels)
      && one.rectifications == other.rectifications
      && one.dispositifsEntres == Set(other.dispositifsEntres.map { texts[Int($0)] })
      && one.premierFaitDeContact?.line == other.premierFaitDeContact?.line
      && one.dernierEnregistrement == other.dernierEnregistrement
      && Dictionary(uniqueKeysWithValues: one.fusions.map { ($0.absorbed, $0.kept) })
        == Dictionary(
          uniqueKeysWithValues: other.fusions.map { (texts[Int($0.absorbed)], texts[Int($0.kept)]) }
        )
  }

  private func areSame(_ faits: ArraySlice<Fait>, _ others: ArraySlice<Fait>) -> Bool {
    faits.count == others.count && zip(faits, others).allSatisfy { isSame($0, $1) }
  }

  private func isSame(_ fait: Fait, _ other: Fait) -> Bool {
    guard
      (fait.line, fait.kind, fait.instant, fait.date, fait.mask)
        == (other.line, other.kind, other.instant, other.date, other.mask),
      fait.recorded == other.recorded, fait.idHash == other.idHash,
      UInt32(fait.source) == sources[Int(other.source)],
      fait.subject
        == (other.subject == Fait.nobody ? Fait.nobody : texts[Int(other.subject)])
    else { return false }
    let interned = fait.kind == .inconnu ? UInt32.max : interned[Int(fait.kind.rawValue)]
    var bits = fait.mask
    var (place, otherPlace) = (Int(fait.words), Int(other.words))
    while bits != 0 {
      let bit = bits & (~bits &+ 1)
      bits &= bits - 1
      var word = self.other.words[otherPlace]
      if interned & bit != 0, word > Fait.encrypted { word = Int64(texts[Int(word)]) }
      guard one.words[place] == word else { return false }
      place += 1
      otherPlace += 1
    }
    return true
  }
}

extension Lecture {
  /// That a cache keeps other histories than these, which come from the lines; nil when it keeps the same, or
  /// none.
  ///
  /// - Complexity: reads the lines again, so that ids are numbered as the cache numbers them.
  public func constat(du folder: CacheFolder) -> Constat? {
    let snapshot = lines.snapshot
    var options = JournalScan.Options()
    guard let cached = try? CachedScan(snapshot, folder, keeps: false, options),
      let union = cached.union, let rest = cached.rest
    else { return nil }
    options.hash = cached.hash
    guard let scan = try? JournalScan.read(snapshot, options),
      let effective = try? EffectiveFaits(
        scan, before: nil, hash: options.hash, event: { _ in nil })
    else { return nil }
    let read = Histoires(effective, hash: options.hash, fuseau: histoires.fuseau)
    let kept = Histoires.kept(
      union.bytes, cached.parts, followedBy: rest, hash: cached.hash, fuseau: histoires.fuseau,
      tableaux: [], vues: nil, event: { self.event(at: Int($0)) })
    guard let kept, !ComparedHistoires(read, kept).areSame else { return nil }
    return .cache("histoires : trouvé d’autres histoires")
  }
}
