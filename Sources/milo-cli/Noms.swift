import MiloCore
import MiloEvents

extension Failure {
  /// A name that the journal does not know, with the nearest one.
  static func inconnu(_ quoi: String, _ nom: String, among known: [String]) -> Failure {
    var message = "\(quoi) « \(nom) » : le journal n’en connaît pas de ce nom"
    if let proposal = nearest(to: nom, among: known) {
      message += " (vouliez-vous dire « \(proposal) » ?)"
    } else if known.count <= 20, !known.isEmpty {
      message += " ; il connaît \(known.joined(separator: ", "))"
    }
    return Failure(code: .usage, message: message)
  }
}

extension Lecture {
  /// The number of a youth's identifier, after fusions.
  ///
  /// - Throws: that the journal does not know the youth, with the nearest identifier.
  func jeune(_ identifiant: String) throws(Failure) -> UInt32 {
    if let number = histoires.jeune(identifiant), histoires.histoire(number) != nil {
      return number
    }
    throw .inconnu(
      "jeune", identifiant, among: histoires.jeunes.map(\.identifiant))
  }
}
