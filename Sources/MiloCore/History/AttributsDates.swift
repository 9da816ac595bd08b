import MiloEvents

/// The attributes that the `profil` events of a youth give, each from its date on.
///
/// A few are walked over at each question; many are sorted by attribute and date once, so that a
/// question costs a logarithm.
struct AttributsDates {
  /// The `profil` events, in time order.
  private var profils: [Fait] = []
  /// By attribute, for many.
  private var suites: [Suite] = []

  /// More events than this are sorted.
  static let peu = 32

  /// What is said of one attribute.
  private struct Suite {
    /// The values that no later one replaces before its date, by rising dates.
    var tenues: [(date: LocalDate, word: Int64)] = []
    /// The values set, each dated before all those above: the first one by a limit is the first here.
    var donnees: [(date: LocalDate, word: Int64)] = []

    mutating func add(_ date: LocalDate, _ word: Int64) {
      while let last = tenues.last, last.date >= date { tenues.removeLast() }
      tenues.append((date, word))
      if word != Fait.cleared, donnees.last.map({ date < $0.date }) ?? true {
        donnees.append((date, word))
      }
    }

    func value(at date: LocalDate, until limit: LocalDate) -> Int64? {
      var (low, high) = (0, tenues.count)
      while low < high {
        let middle = (low + high) / 2
        if tenues[middle].date <= date { low = middle + 1 } else { high = middle }
      }
      guard low > 0 else { return donnees.first { $0.date <= limit }?.word }
      let word = tenues[low - 1].word
      return word == Fait.cleared ? nil : word
    }
  }

  /// Takes the place of the previous youth's.
  mutating func load(_ profils: some Sequence<Fait>, _ words: Column<Int64>) {
    self.profils.removeAll(keepingCapacity: true)
    self.profils.append(contentsOf: profils)
    suites.removeAll()
    guard self.profils.count > Self.peu else { return }
    suites = Array(
      repeating: Suite(), count: Kinds.profil.declaration?.fields.count ?? 0)
    for fait in self.profils {
      for ordinal in suites.indices {
        guard let word = fait.place(ofField: ordinal).map({ words[$0] }) else { continue }
        suites[ordinal].add(fait.date, word)
      }
    }
  }

  /// The value of an attribute at a date: the last one by then, failing that the first one set later,
  /// up to a limit; nil is *non renseigné*.
  func value(
    _ ordinal: Int, at date: LocalDate, until limit: LocalDate, in words: Column<Int64>
  ) -> Int64? {
    guard suites.isEmpty else { return suites[ordinal].value(at: date, until: limit) }
    var held: Int64?
    var later: Int64?
    for fait in profils {
      guard let word = fait.place(ofField: ordinal).map({ words[$0] }) else { continue }
      if fait.date <= date {
        held = word
      } else if later == nil, word != Fait.cleared, fait.date <= limit {
        later = word
      }
    }
    guard let held else { return later }
    return held == Fait.cleared ? nil : held
  }
}
