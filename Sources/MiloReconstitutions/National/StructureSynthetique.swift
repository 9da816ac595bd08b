public import MiloEvents

/// A synthetic structure: parameters of a plausible activity, and its journal line by line.
///
/// The journal holds every kind of the catalogue from about two thousand lines on, at rates that
/// resemble those of a real structure: lives of youths from arrival to departure, late entries,
/// corrections, and now and then fields and types outside the catalogue. The same parameters give
/// the same bytes, everywhere.
///
/// ```swift
/// let structure = StructureSynthetique(
///   numero: 7, annees: 2016...2025, evenements: 600_000, graine: 42)
/// try structure.lignes { lot, nombre in try ecrire(lot) }
/// ```
public struct StructureSynthetique: Sendable {
  /// Number of the structure; it is part of every identifier.
  public let numero: Int
  /// The years in which lines are recorded.
  public let annees: ClosedRange<Int>
  /// Exact number of lines.
  public let evenements: Int
  /// Seed of the draws.
  public let graine: UInt64

  /// A structure by its parameters; its size follows from the number of lines a year, one youth
  /// followed for a dozen of them.
  ///
  /// - Precondition: the years are from 1940 to 2190.
  public init(numero: Int, annees: ClosedRange<Int>, evenements: Int, graine: UInt64) {
    precondition(
      annees.lowerBound >= 1940 && annees.upperBound <= 2190, "années de 1940 à 2190")
    precondition(numero >= 0 && evenements >= 0, "un nombre positif")
    self.numero = numero
    self.annees = annees
    self.evenements = evenements
    self.graine = graine
  }

  /// Whose journal it is, as `structure-007`.
  public var identite: JournalIdentity {
    let chiffres = String(numero)
    let nom = "structure-" + String(repeating: "0", count: max(0, 3 - chiffres.count)) + chiffres
    return JournalIdentity(origin: "milo.example/" + nom, source: "/structures/" + nom)
  }

  /// Gives the lines of the journal in the order of recording, in batches of about a mebibyte.
  ///
  /// - Parameter emit: takes whole lines, each with its `\n`, and how many there are.
  /// - Throws: what `emit` throws.
  public func lignes(_ emit: ([UInt8], Int) throws -> Void) rethrows {
    var simulation = Simulation(
      numero: numero, annees: annees, evenements: evenements, graine: graine)
    while simulation.ecrireLot() {
      try emit(simulation.plume.octets, simulation.plume.lignes)
    }
  }
}
