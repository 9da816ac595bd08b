public import MiloEvents

/// Shows the encrypted fields of events to whoever has the coffre, and says of the others why they
/// cannot be read: « chiffré » without the key, « effacé » once it was destroyed.
public struct Devoilement: Sendable {
  /// What stands for a field whose key is not at hand.
  public static let chiffre = "chiffré"
  /// What stands for a field whose key was destroyed.
  public static let efface = "effacé"

  private let lecture: Lecture
  private let cipher: FieldCipher?
  private let effacements: Effacements

  /// - Parameters:
  ///   - lecture: the whole journal: erasures hold whatever the day of the view.
  ///   - coffre: where the keys are; nil shows nothing in clear.
  public init(_ lecture: Lecture, coffre: (any KeyStore)?) {
    self.lecture = lecture
    cipher = coffre.map(FieldCipher.init)
    effacements = Effacements(lecture.histoires)
  }

  /// The event of a line with its encrypted fields shown, or replaced by a word that says why not.
  ///
  /// - Throws: what the coffre throws.
  public func lisible(_ event: Event, ligne: Int) throws(KeyStoreError) -> Event {
    guard FieldCipher.hasEncryptedField(event) else { return event }
    guard let jeune = jeune(of: event) else { return FieldCipher.hide(event, as: Self.chiffre) }
    let fallback =
      effacements.isEffacee(jeune, ligne: ligne) ? Self.efface : Self.chiffre
    guard let cipher else { return FieldCipher.hide(event, as: fallback) }
    return try cipher.reveal(event, jeune: jeune, else: fallback)
  }

  /// The event with the encrypted fields in clear that the coffre opens; the others stay encrypted.
  ///
  /// - Throws: what the coffre throws.
  package func ouvert(_ event: Event) throws(KeyStoreError) -> Event {
    guard let cipher, let jeune = jeune(of: event) else { return event }
    return try cipher.open(event, jeune: jeune)
  }

  /// Whether a line about a youth stands before the erasure of that youth.
  package func isEfface(_ event: Event, ligne: Int) -> Bool {
    jeune(of: event).map { effacements.isEffacee($0, ligne: ligne) } ?? false
  }

  /// The youth whose key hides an event's fields: its subject, or for a correction that of its target.
  private func jeune(of event: Event) -> String? {
    if let subject = event.subject, event.declaration?.sujet == .jeune { return subject }
    if let moved = event.data["subject"]?.string { return moved }
    guard let id = event.data["evenement"]?.string,
      let line = lecture.histoires.lignes(ofIDs: [Octets(id)])[Octets(id)]
    else { return nil }
    return lecture.event(at: line)?.subject
  }
}
