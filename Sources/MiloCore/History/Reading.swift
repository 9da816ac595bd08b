import MiloEvents

/// A whole reading of lines: what was understood of them before is taken from a cache, the rest is read.
struct Reading {
  /// The lines.
  var snapshot: StoreSnapshot
  /// The instant before which lines count; nil for all.
  var limit: RecordedTime?
  /// The zone of the journal's days.
  var fuseau: FuseauHoraire
  /// Tables to count beside the journal's own.
  var tableaux: [Tableau]
  /// The journal as known on other days.
  var vues: VuesDuJournal?

  /// What was read.
  struct Result {
    var histoires: Histoires
    /// Where the lines stand.
    var scan: JournalScan
    /// How many lines count.
    var visibleCount: Int
  }

  /// Reads the lines, and makes histories of those known before the instant.
  ///
  /// - Throws: the first line that is not valid, or an error of the store; an error of the cache is none.
  func read(
    _ cache: Lecture.Cache?, _ options: JournalScan.Options
  ) throws(JournalError) -> Result {
    guard let cache else {
      let scan = try JournalScan.read(snapshot, options)
      return result(scan, EffectiveFaits(scan, before: limit), hash: options.hash)
    }
    // A view may leave lines out, and then does not know what all rectifications rectify.
    let keeps = cache.isWritten && limit == nil
    let cached = try CachedScan(snapshot, cache.folder, keeps: keeps, options)
    do throws(EffectiveFaits.CacheDamaged) {
      let result: Result
      if let known = known(cached) {
        result = known
        if keeps { cached.keep(kinds: [:]) }
      } else {
        let effective = try EffectiveFaits(
          cached.scan, before: limit, hash: cached.hash, event: events(of: cached.scan))
        result = self.result(cached.scan, effective, hash: cached.hash)
        if keeps {
          cached.keep(kinds: effective.kinds)
          cached.keepUnion { KeptHistoires(result.histoires, $0).bytes }
        }
      }
      if !cached.contradicted.isEmpty { cache.tell(cached.contradicted) }
      return result
    } catch {
      // A file changed since its head was read: nothing of the cache is taken, and it is made anew.
      if cache.isWritten { try? cache.folder.empty() }
      return try read(nil, options)
    }
  }

  private func result(
    _ scan: JournalScan, _ effective: EffectiveFaits, hash: ByteHash
  ) -> Result {
    Result(
      histoires: Histoires(
        effective, hash: hash, fuseau: fuseau, tableaux: tableaux, vues: vues),
      scan: scan, visibleCount: limit == nil ? scan.lineCount : effective.visibleCount)
  }

  /// The histories that were kept of all parts, and what the lines behind them change; nil when they were
  /// not, or when these lines, or the instant, change more than that.
  private func known(_ cached: CachedScan) -> Result? {
    guard let union = cached.union, let rest = cached.rest,
      cached.scan.isVisible(before: limit)
    else { return nil }
    let histoires = Histoires.kept(
      union.bytes, cached.parts, followedBy: rest, hash: cached.hash, fuseau: fuseau,
      tableaux: tableaux, vues: vues, event: events(of: cached.scan))
    return histoires.map {
      Result(histoires: $0, scan: cached.scan, visibleCount: cached.scan.lineCount)
    }
  }

  /// Gives the event of a line.
  private func events(of scan: JournalScan) -> (UInt32) -> Event? {
    let lines = LineLocator(scan, of: snapshot)
    return { index in
      let place = try? lines.place(of: Int(index))
      return place.flatMap { try? EventReader.event(in: $0.line) }
    }
  }
}

extension JournalScan {
  /// Whether all lines were recorded before an instant.
  fileprivate func isVisible(before limit: RecordedTime?) -> Bool {
    guard let limit else { return true }
    return chunks.allSatisfy { chunk in
      if let kept = chunk.kept {
        return kept.block.count == 0 || kept.block.recorded.upperBound < limit
      }
      return chunk.block.faits.allSatisfy { $0.recorded < limit }
    }
  }
}
