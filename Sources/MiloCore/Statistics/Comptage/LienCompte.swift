import MiloEvents

/// Rows that the youth of a row must have, or must not have.
struct LienCompte: Sendable {
  /// Whether the youth must have them.
  let estRequis: Bool
  /// From how many days after the row's date to how many; the period when nil.
  let entre: ClosedRange<Int>?
  /// Which verdict of the youth it is: one without a window is the same for all rows.
  let numero: Int
  private let source: Source
  private let moment: Tableau.Moment
  private let presence: Bool
  private let predicat: Predicat

  /// - Throws: what is not counted of youths, with its path.
  init(
    _ lien: Tableau.Lien, estRequis: Bool, numero: Int, _ contexte: Contexte,
    _ chemin: String
  ) throws(FormeError) {
    let source = try Source(exige: lien.compte, chemin + ".compte")
    guard source.estDeJeunes else {
      throw FormeError(
        chemin: chemin + ".compte", found: "« \(lien.compte) », qui n’est pas un fait d’un jeune",
        expected:
          "ce qu’un jeune a : un type d’événement, jeunes, evenements, sejours, situations, rendez_vous ou orientations"
      )
    }
    if lien.moment != nil, !source.estSejour {
      throw FormeError(
        chemin: chemin + ".moment", found: "un moment, sur « \(lien.compte) »",
        expected: "un moment sur sejours ou situations")
    }
    self.estRequis = estRequis
    self.numero = numero
    self.source = source
    moment = lien.moment ?? .entree
    entre = lien.entre
    presence = lien.ou.nommentLaPresence
    predicat = try Predicat(lien.ou, source, presence: presence, contexte, chemin + ".ou")
  }

  /// Whether the youth has what it must, or has not what it must not.
  func estSatisfait(_ rang: Rang, _ vue: borrowing VueJeune) -> Bool {
    // Who is accompanied in the period is known of each youth.
    if source == .jeunes, entre == nil, case .toujours = predicat {
      return vue.populations.contains(.accompagnes) == estRequis
    }
    return reponses(rang, vue).isEmpty != estRequis
  }

  /// The rows of the youth that answer, in time order.
  func reponses(_ rang: Rang, _ vue: borrowing VueJeune) -> [Rang] {
    let fenetre =
      entre.map { Periode(du: rang.date + $0.lowerBound, au: rang.date + $0.upperBound) }
      ?? vue.contexte.periode
    guard let fenetre else { return [] }
    var rangs: [Rang] = []
    vue.forEachRang(
      source, moment, tousPresents: presence, population: .accompagnes, fenetre
    ) { rangs.append($0) }
    return rangs.filter { predicat.accepte($0, vue, attributsALaFin: false) }
  }
}

extension Tableau.Conditions {
  /// Whether they name `presence`: those who were absent are then rows too.
  var nommentLaPresence: Bool {
    clauses.contains { $0.champ == "presence" } || parmi.contains { $0.nommentLaPresence }
  }
}

extension Source {
  /// The source of that name.
  ///
  /// - Throws: a name that counts nothing, with the nearest one.
  init(exige nom: String, _ chemin: String) throws(FormeError) {
    guard let source = Source(nom) else {
      throw FormeError(
        chemin: chemin, found: "« \(nom.excerpt) »",
        expected:
          "un type d’événement du catalogue, ou jeunes, evenements, sejours, situations, rendez_vous, orientations",
        nearest: nearest(to: nom, among: Source.noms))
    }
    self = source
  }
}
