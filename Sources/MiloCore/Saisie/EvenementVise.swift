package import MiloEvents

/// An event that a correction is about, as its line writes it and as it counts.
package struct EvenementVise: Sendable {
  /// The index of its line.
  package let ligne: Int
  /// As its line writes it.
  package let ecrit: Event
  /// As it counts after its last rectification.
  package let effectif: Event
  /// Whether it was cancelled.
  package let isAnnule: Bool
  /// The line that holds its data as they count: its own, or that of its last rectification.
  package let ligneDesDonnees: Int
  private let porteur: Event

  /// The event on a line; nil when the journal has no such line.
  package init?(_ lecture: Lecture, ligne: Int) {
    guard let ecrit = lecture.event(at: ligne), let effectif = lecture.effectiveEvent(at: ligne),
      let number = UInt32(exactly: ligne)
    else { return nil }
    (self.ligne, self.ecrit, self.effectif) = (ligne, ecrit, effectif)
    isAnnule = lecture.histoires.cancelled.contains { $0.line == number }
    let last = lecture.histoires.rectifications[number].map { Int($0) }
    ligneDesDonnees = last ?? ligne
    porteur = last.flatMap { lecture.event(at: $0) } ?? ecrit
  }

  /// Whether what it says is itself about another event, and is not corrected.
  package var isCorrection: Bool {
    switch effectif.declaration?.nom {
    case Annulation.nom, Rectification.nom, Reprise.nom: true
    default: false
    }
  }

  /// The events that count and that name this one, in the order of their lines: an exit its entry, the next state
  /// of an appointment the first.
  ///
  /// - Complexity: linear in the number of events.
  package func nommePar(_ lecture: Lecture) -> [(ligne: Int, event: Event)] {
    let histoires = lecture.histoires
    let hash = histoires.hash.hash(ecrit.id)
    var lines: [Int] = []
    for faits in [histoires.faits, histoires.structure] {
      for fait in faits where fait.names(hash, in: histoires.words) { lines.append(Int(fait.line)) }
    }
    return lines.filter { $0 != ligne }.sorted().compactMap { line in
      lecture.effectiveEvent(at: line).map { (line, $0) }
    }
  }

  /// Its data as they count, in clear where a key opens them.
  ///
  /// A ciphertext is bound to its line and its field: carried as it is into another line, nobody could read it.
  ///
  /// - Returns: the data, and the names of the fields that stay encrypted, with whether they were erased.
  package func donnees(
    _ devoilement: Devoilement
  ) throws(KeyStoreError) -> (data: JSONObject, fermes: [String], isEfface: Bool) {
    var data = effectif.data
    guard data.members.contains(where: { FieldCipher.isEncrypted($0.value) }) else {
      return (data, [], false)
    }
    let ouvert = try devoilement.ouvert(porteur)
    var clear = ouvert.data
    if ligneDesDonnees != ligne, case .object(let inner)? = ouvert.data["data"] { clear = inner }
    var fermes: [String] = []
    for member in data.members where FieldCipher.isEncrypted(member.value) {
      if let value = clear[member.name], !FieldCipher.isEncrypted(value) {
        data[member.name] = value
      } else {
        fermes.append(member.name)
      }
    }
    return (data, fermes, devoilement.isEfface(porteur, ligne: ligneDesDonnees))
  }
}

extension Lecture {
  /// Whether no closing of a youth's file stands before a day, that day included.
  package func estSansCloture(_ jeune: String, au date: LocalDate) -> Bool {
    guard let number = histoires.jeune(jeune), let histoire = histoires.histoire(number) else {
      return true
    }
    return !histoire.faits.contains { $0.kind == Kinds.dossierCloture && $0.date <= date }
  }
}
