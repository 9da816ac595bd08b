/// A moment at which somebody outside the structure had a head of the journal before them, by their clock.
struct Sighting: Hashable {
  /// The head.
  let head: TreeHead
  /// When.
  let time: RecordedTime
  /// How, as words that follow « la tête … »: « vue par le témoin … ».
  let how: String

  /// The sightings that the reader can believe: cosignatures under a key of the policy, and tokens under an
  /// authority of theirs.
  ///
  /// - Parameters:
  ///   - notes: the bytes of the heads.
  static func believed(
    _ notes: [[UInt8]], _ politique: TrustPolicy?, _ tokens: [StoredToken]
  ) -> [Sighting] {
    var found: [Sighting] = []
    for bytes in politique == nil ? [] : notes {
      guard let politique,
        let signed = try? SignedCheckpoint(
          verifying: bytes, logs: politique.logs, witnesses: politique.witnesses)
      else { continue }
      for cosignature in signed.cosignatures {
        guard let time = cosignature.time.flatMap(RecordedTime.init(seconds:)) else { continue }
        found.append(
          Sighting(
            head: signed.checkpoint.head, time: time,
            how: "vue par le témoin « \(cosignature.key.name) »"))
      }
    }
    for stored in tokens {
      guard case .verified = stored.degree, let token = stored.token, let head = stored.head
      else { continue }
      found.append(
        Sighting(
          head: head, time: token.time,
          how: token.authorityName.map { "horodatée par « \($0) »" } ?? "horodatée"))
    }
    return found
  }
}
