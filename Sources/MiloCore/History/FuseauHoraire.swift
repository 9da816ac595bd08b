internal import Foundation
public import MiloEvents

/// The time zone of a journal: where its days end.
///
/// The offsets are taken once from the system's tables; a day's end is then found by comparing
/// numbers.
public struct FuseauHoraire: Sendable {
  /// Start of each offset, in milliseconds since 1970, and the offset in minutes.
  private let changes: [(start: Int64, offsetMinutes: Int64)]

  /// The zone of that IANA name, as `Europe/Paris`, or nil when the system does not know it.
  public init?(_ identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    var date = Date(timeIntervalSince1970: -2_208_988_800)
    var changes = [(Int64.min, Int64(zone.secondsFromGMT(for: date) / 60))]
    let last = Date(timeIntervalSince1970: 7_258_118_400)
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date, next < last {
      let start = Int64(next.timeIntervalSince1970) * 1000
      changes.append((start, Int64(zone.secondsFromGMT(for: next) / 60)))
      date = next
    }
    self.changes = changes
  }

  /// The zone of a journal.
  ///
  /// - Throws: `JournalError.identity` when the system does not know it.
  package init(of identity: JournalIdentity) throws(JournalError) {
    guard let fuseau = FuseauHoraire(identity.fuseau) else {
      throw .identity(
        path: JournalIdentity.fileName,
        reason: "fuseau « \(identity.fuseau) » inconnu ; attendu un nom comme Europe/Paris")
    }
    self = fuseau
  }

  /// The offset in force at an instant, in minutes east of UTC.
  public func offsetMinutes(at time: RecordedTime) -> Int {
    var (low, high) = (0, changes.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle].start <= time.milliseconds { low = middle } else { high = middle }
    }
    return Int(changes[low].offsetMinutes)
  }

  /// The local date at an instant.
  public func date(at time: RecordedTime) -> LocalDate {
    let local = time.milliseconds + Int64(offsetMinutes(at: time)) * 60_000
    let day = local >= 0 ? local / 86_400_000 : -((-local + 86_399_999) / 86_400_000)
    return LocalDate(day: Int32(clamping: day))
  }

  /// The same moment as clocks of the zone show it: another offset is turned into the zone's, which
  /// may change the date; nil when the text is no moment of RFC 3339.
  public func time(of text: String) -> String? {
    guard let moment = Moment(text) else { return nil }
    var (low, high) = (0, changes.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle].start <= moment.unixMilliseconds { low = middle } else { high = middle }
    }
    let offset = Int(changes[low].offsetMinutes)
    guard offset != Int(moment.offsetMinutes) || text.utf8.last.map({ $0 | 0x20 }) == 0x7A else {
      return text
    }
    // Floored to the second; the fraction stays as it is written.
    let milliseconds = moment.unixMilliseconds + Int64(offset) * 60_000
    let seconds = milliseconds >= 0 ? milliseconds / 1000 : -((-milliseconds + 999) / 1000)
    let day = seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
    let fraction = text.utf8.dropFirst(19).prefix { $0 == 0x2E || (0x30...0x39).contains($0) }
    return written(
      LocalDate(day: Int32(clamping: day)), seconds: Int(seconds - day * 86_400), offset: offset,
      fraction: String(decoding: fraction, as: UTF8.self))
  }

  private func written(
    _ date: LocalDate, seconds: Int, offset minutes: Int, fraction: String = ""
  ) -> String {
    func digits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let hour = "\(digits(seconds / 3600)):\(digits(seconds / 60 % 60)):\(digits(seconds % 60))"
    let offset = "\(digits(abs(minutes) / 60)):\(digits(abs(minutes) % 60))"
    return "\(date)T\(hour)\(fraction)\(minutes < 0 ? "-" : "+")\(offset)"
  }

  /// Noon of a local date, RFC 3339 with the offset of the zone.
  public func noon(of date: LocalDate) -> String { time(date, seconds: 43_200) }

  /// A local date and hour, RFC 3339 with the offset of the zone.
  ///
  /// An hour that the clocks show twice is the second one; one that they skip keeps the offset before.
  /// - Parameter seconds: seconds since local midnight, under 86 400.
  public func time(_ date: LocalDate, seconds: Int) -> String {
    let local = Int64(date.day) * 86_400_000 + Int64(seconds) * 1000
    var (low, high) = (0, changes.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      let isReached = local - changes[middle].offsetMinutes * 60_000 >= changes[middle].start
      if isReached { low = middle } else { high = middle }
    }
    return written(date, seconds: seconds, offset: Int(changes[low].offsetMinutes))
  }

  /// The first instant after the end of a local date: what is known that day was recorded before it.
  public func end(of date: LocalDate) -> RecordedTime {
    let utc = (Int64(date.day) + 1) * 86_400_000
    // The offset just before midnight is the one in force at the end of the day.
    for change in changes.reversed() {
      let end = utc - change.offsetMinutes * 60_000
      if end > change.start { return RecordedTime(milliseconds: end) }
    }
    return RecordedTime(milliseconds: utc)
  }

  /// The instants, in RFC 3339, at which the clocks of the zone show a local date and hour, in order: none
  /// for an hour that a change of time skips, two for one that it repeats.
  /// - Parameter seconds: seconds since local midnight, under 86 400.
  public func times(_ date: LocalDate, seconds: Int) -> [String] {
    let local = Int64(date.day) * 86_400_000 + Int64(seconds) * 1000
    var instants: [Int64] = []
    for (place, change) in changes.enumerated() {
      let instant = local - change.offsetMinutes * 60_000
      let isBeforeNext = place + 1 == changes.count || instant < changes[place + 1].start
      if instant >= change.start, isBeforeNext { instants.append(instant) }
    }
    return instants.map { time(at: RecordedTime(milliseconds: $0)) }
  }

  /// An instant as the clocks of the zone show it, RFC 3339 to the second.
  public func time(at instant: RecordedTime) -> String {
    var (low, high) = (0, changes.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle].start <= instant.milliseconds { low = middle } else { high = middle }
    }
    let minutes = Int(changes[low].offsetMinutes)
    let local = instant.milliseconds + Int64(minutes) * 60_000
    let day = local >= 0 ? local / 86_400_000 : -((-local + 86_399_999) / 86_400_000)
    let seconds = Int((local - day * 86_400_000) / 1000)
    func digits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let hour = "\(digits(seconds / 3600)):\(digits(seconds / 60 % 60)):\(digits(seconds % 60))"
    let offset = "\(digits(abs(minutes) / 60)):\(digits(abs(minutes) % 60))"
    return "\(LocalDate(day: Int32(day)))T\(hour)\(minutes < 0 ? "-" : "+")\(offset)"
  }
}

extension Event {
  /// An event of the catalogue with typed fields, its time as clocks of the journal's zone show it, so
  /// that its date is the one people there lived.
  ///
  /// - Throws: `FieldError` for a type of one's own that claims a name of the catalogue's.
  public init<Data: EventData>(
    id: String, source: String, subject: String?, time: String, fuseau: FuseauHoraire, _ data: Data
  ) throws {
    try self.init(
      id: id, source: source, subject: subject, time: fuseau.time(of: time) ?? time, data)
  }
}

extension TakeOver {
  /// A take-over for that reason, told in the time zone of the journal.
  public init(motif: String, _ fuseau: FuseauHoraire) {
    self.init(motif: Texte(motif)) { fuseau.time(at: $0) }
  }
}
