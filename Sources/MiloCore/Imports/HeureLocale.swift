public import MiloEvents

extension FuseauHoraire {
  /// How often the clocks of the zone show a local hour.
  public enum Horloge: Hashable, Sendable {
    /// Once.
    case uneFois
    /// Twice: a change of time repeats it.
    case deuxFois
    /// Never: a change of time skips it.
    case jamais
  }

  /// How often the clocks of the zone show an hour of a date.
  ///
  /// - Parameter seconds: seconds since local midnight, under 86 400.
  public func horloge(_ date: LocalDate, seconds: Int) -> Horloge {
    let local = Int64(date.day) * 86_400_000 + Int64(seconds) * 1000
    // No zone changes twice within two days.
    let before = offsetMinutes(at: RecordedTime(milliseconds: local - 86_400_000))
    let after = offsetMinutes(at: RecordedTime(milliseconds: local + 86_400_000))
    if before == after { return .uneFois }
    let shown = [before, after].count { offset in
      let instant = RecordedTime(milliseconds: local - Int64(offset) * 60_000)
      return offsetMinutes(at: instant) == offset
    }
    return shown == 2 ? .deuxFois : shown == 1 ? .uneFois : .jamais
  }

  /// Whether a time of RFC 3339 is written with the offset of the zone; false when it is no time.
  public func estLocale(_ time: String) -> Bool {
    guard let moment = Moment(time) else { return false }
    let offset = offsetMinutes(at: RecordedTime(milliseconds: moment.unixMilliseconds))
    return Int(moment.offsetMinutes) == offset && !time.hasSuffix("Z")
  }

  /// The same instant as the clocks of the zone show it, RFC 3339, the fraction of its seconds kept; nil
  /// when the text is no time, or when the zone puts it outside the years of a journal.
  public func locale(_ time: String) -> String? {
    guard let moment = Moment(time) else { return nil }
    if estLocale(time) { return time }
    let offset = offsetMinutes(at: RecordedTime(milliseconds: moment.unixMilliseconds))
    let local = moment.unixMilliseconds + Int64(offset) * 60_000
    let day = local >= 0 ? local / 86_400_000 : -((-local + 86_399_999) / 86_400_000)
    let seconds = Int(local - day * 86_400_000) / 1000
    func digits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let hour = "\(digits(seconds / 3600)):\(digits(seconds / 60 % 60)):\(digits(seconds % 60))"
    let zone = "\(offset < 0 ? "-" : "+")\(digits(abs(offset) / 60)):\(digits(abs(offset) % 60))"
    let fraction =
      time.utf8.dropFirst(19).first == UInt8(ascii: ".")
      ? time.utf8.dropFirst(20).prefix { $0 >= 48 && $0 <= 57 } : "".utf8.prefix(0)
    let text = "\(LocalDate(day: Int32(day)))T\(hour)\(zone)"
      .withFraction(String(decoding: Array(fraction), as: UTF8.self))
    return Moment(text) == nil ? nil : text
  }
}

extension String {
  /// A time of RFC 3339 without fraction, with those digits after its seconds.
  func withFraction(_ digits: String) -> String {
    guard !digits.isEmpty else { return self }
    return String(decoding: Array(utf8.prefix(19)), as: UTF8.self) + "." + digits
      + String(decoding: Array(utf8.dropFirst(19)), as: UTF8.self)
  }
}
