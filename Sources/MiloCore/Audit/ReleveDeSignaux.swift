import MiloEvents

/// Finds the signals in what the visible lines say.
struct ReleveDeSignaux {
  let lignes: LignesVisibles
  private let periode: Periode?
  private let seuils: Signal.Seuils
  private let fuseau: FuseauHoraire

  private static let millisecondsOfDay: Int64 = 86_400_000

  init(
    _ lignes: LignesVisibles, _ periode: Periode?, _ seuils: Signal.Seuils, _ fuseau: FuseauHoraire
  ) {
    (self.lignes, self.periode, self.seuils, self.fuseau) = (lignes, periode, seuils, fuseau)
  }

  /// The place of an author in the order of tables: those unknown come last.
  private static func rang(_ auteur: Int?) -> Int { auteur ?? .max }

  /// What a table has one line for.
  private struct Cle: Hashable, Comparable {
    var moment: Int
    var auteur: Int?

    static func < (left: Cle, right: Cle) -> Bool {
      (left.moment, rang(left.auteur)) < (right.moment, rang(right.auteur))
    }
  }

  private func isAsked(_ date: LocalDate) -> Bool { periode?.contains(date) ?? true }

  func tardifs(_ effective: EffectiveFaits) -> [Signaux.Tardifs] {
    var found: [Cle: (count: Int, late: [Signaux.Ligne])] = [:]
    for fait in effective.faits where isAsked(fait.date) {
      let index = Int(fait.line)
      let cle = Cle(moment: fait.date.mois.index, auteur: lignes.parAuteur[index])
      let delay = lignes.jours[index] - fait.date
      found[cle, default: (0, [])].count += 1
      if delay > seuils.retard {
        found[cle, default: (0, [])].late.append(Signaux.Ligne(index: index, jours: delay))
      }
    }
    return found.filter { !$0.value.late.isEmpty }.sorted { $0.key < $1.key }.map { cle, found in
      Signaux.Tardifs(
        mois: Mois(index: cle.moment), auteur: cle.auteur, evenements: found.count,
        lignes: found.late)
    }
  }

  func rafales() -> [Signaux.Rafale] {
    struct Minute {
      var minute = Int64.min
      var lines: [Int] = []
      var last: RecordedTime?
      var lots = 0
    }
    var found: [Signaux.Rafale] = []
    var current = [Minute](repeating: Minute(), count: lignes.auteurs.count)
    func close(_ auteur: Int) {
      let minute = current[auteur]
      guard !minute.lines.isEmpty, minute.lines.count >= seuils.rafale else { return }
      found.append(
        Signaux.Rafale(
          auteur: auteur, minute: RecordedTime(milliseconds: minute.minute * 60_000),
          lots: minute.lots, lignes: minute.lines.map { Signaux.Ligne(index: $0, jours: nil) }))
    }
    for (index, auteur) in lignes.parAuteur.enumerated() where isAsked(lignes.jours[index]) {
      guard let auteur else { continue }
      let recorded = lignes.enregistrees[index]
      let minute = Self.floored(recorded.milliseconds, by: 60_000)
      if minute != current[auteur].minute {
        close(auteur)
        current[auteur] = Minute(minute: minute)
      }
      if recorded != current[auteur].last { current[auteur].lots += 1 }
      current[auteur].last = recorded
      current[auteur].lines.append(index)
    }
    for auteur in current.indices { close(auteur) }
    return found.sorted { ($0.minute, $0.auteur) < ($1.minute, $1.auteur) }
  }

  func identifiants(_ scan: JournalScan) -> [Signaux.Identifiants] {
    var found: [Int?: (count: Int, before: Int, far: [Signaux.Ligne])] = [:]
    let times = scan.chunks.lazy.flatMap(\.idTimes).prefix(lignes.enregistrees.count)
    for (index, time) in times.enumerated() where isAsked(lignes.jours[index]) {
      guard let time else { continue }
      let auteur = lignes.parAuteur[index]
      found[auteur, default: (0, 0, [])].count += 1
      let gap = lignes.enregistrees[index].milliseconds - time.milliseconds
      if Int128(gap.magnitude) > Int128(seuils.ecart) * Int128(Self.millisecondsOfDay) {
        found[auteur, default: (0, 0, [])].before += gap < 0 ? 1 : 0
        found[auteur, default: (0, 0, [])].far.append(
          Signaux.Ligne(index: index, jours: Int(gap / Self.millisecondsOfDay)))
      }
    }
    return found.filter { !$0.value.far.isEmpty }.sorted { Self.rang($0.key) < Self.rang($1.key) }
      .map { Signaux.Identifiants(auteur: $0, tires: $1.count, avant: $1.before, lignes: $1.far) }
  }

  func corrections(_ scan: JournalScan, _ effective: EffectiveFaits) -> [Signaux.Corrections] {
    var found: [Cle: (annulations: Int, lignes: [Signaux.Ligne])] = [:]
    // The dates of the events corrected, as they stand before each correction.
    var dates: [UInt32: LocalDate] = [:]
    let rectifications = Rectifications(scan)
    for correction in effective.corrections.sorted(by: { $0.fait.line < $1.fait.line }) {
      guard let target = correction.target, let own = scan.date(ofLine: Int(target.line)) else {
        continue
      }
      let before = dates[target.line] ?? own
      var touched = [before]
      if !correction.cancels {
        // Without a time of its own it gives the event that of its line back (08.1.8).
        let time = rectifications.events[correction.fait.line]?.data["time"]?.string
        let after = time.flatMap { Moment($0)?.date } ?? own
        dates[target.line] = after
        touched.append(after)
      }
      let index = Int(correction.fait.line)
      guard let annee = touched.filter(isAsked).map({ $0.components.year }).min() else { continue }
      let late = lignes.jours[index] - seuils.cloture.jour(de: annee)
      guard late > 0 else { continue }
      let cle = Cle(moment: annee, auteur: lignes.parAuteur[index])
      found[cle, default: (0, [])].annulations += correction.cancels ? 1 : 0
      found[cle, default: (0, [])].lignes.append(Signaux.Ligne(index: index, jours: late))
    }
    return found.sorted { $0.key < $1.key }.map { cle, found in
      Signaux.Corrections(
        annee: cle.moment, auteur: cle.auteur, annulations: found.annulations,
        lignes: found.lignes)
    }
  }

  func moisSansSceau(_ histoire: SealHistory) -> [Signaux.MoisSansSceau] {
    let sizes = histoire.tetes.filter(\.isFound).map(\.head.size)
      .filter { $0 > 0 && $0 <= lignes.jours.count }
    let sealed = Set(sizes.map { lignes.jours[$0 - 1].mois })
    let covered = sizes.max() ?? 0
    var found: [Mois: Signaux.MoisSansSceau] = [:]
    for (index, jour) in lignes.jours.enumerated() where isAsked(jour) {
      let mois = jour.mois
      if sealed.contains(mois) { continue }
      let known = found[mois]
      found[mois] = Signaux.MoisSansSceau(
        mois: mois, premiere: known?.premiere ?? index, derniere: index,
        lignes: (known?.lignes ?? 0) + 1,
        couvertes: (known?.couvertes ?? 0) + (index < covered ? 1 : 0))
    }
    return found.values.sorted { $0.mois < $1.mois }
  }

  /// The quotient rounded down.
  private static func floored(_ number: Int64, by divisor: Int64) -> Int64 {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}

extension JournalScan {
  /// The local date that a line writes; nil when there is no such line.
  ///
  /// No cache stands behind.
  fileprivate func date(ofLine index: Int) -> LocalDate? {
    var (low, high) = (0, chunks.count)
    while low < high {
      let middle = (low + high) / 2
      if chunks[middle].firstLine <= index { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let chunk = chunks[low - 1]
    let place = index - chunk.firstLine
    return place < chunk.block.faits.count ? chunk.block.faits[place].date : nil
  }
}
