public import MiloEvents

/// A published report and the journal rebuilt behind it.
public struct Exemple: Sendable {
  /// Name on the command line, as `besancon-2022`.
  public let nom: String
  /// Whose journal it is.
  public let identity: JournalIdentity
  /// The year of the report.
  public let annee: Int
  /// The day on which the report was drawn, when it says so.
  public let vuAu: LocalDate?
  /// The published figures.
  public let cibles: Cibles
  /// Whether the figures are those of the years after the report, on the journal continued.
  let isSuite: Bool
  private let brouillons: @Sendable (UInt64) -> [Brouillon]

  /// The reports that can be rebuilt.
  public static let tous: [Exemple] = [
    Exemple(
      nom: "besancon-2022", structure: "besancon", annee: 2022, vuAu: LocalDate("2023-04-06"),
      cibles: .besancon2022
    ) { besancon2022(graine: $0) },
    Exemple(
      nom: "besancon-2024", structure: "besancon", annee: 2024, vuAu: nil, cibles: .besancon2022,
      isSuite: true
    ) { besancon2024(graine: $0) },
    Exemple(
      nom: "innovam-2023", structure: "innovam", annee: 2023, vuAu: nil, cibles: .innovam2023
    ) { innovam2023(graine: $0) },
    Exemple(
      nom: "sud-meusien-2022", structure: "sud-meusien", annee: 2022, vuAu: nil,
      cibles: .sudMeusien2022
    ) { sudMeusien2022(graine: $0) },
    Exemple(
      nom: "bethune-2024", structure: "bethune", annee: 2024, vuAu: nil, cibles: .bethune2024
    ) { bethune2024(graine: $0) },
  ]

  private init(
    nom: String, structure: String, annee: Int, vuAu: LocalDate?, cibles: Cibles,
    isSuite: Bool = false, brouillons: @escaping @Sendable (UInt64) -> [Brouillon]
  ) {
    self.nom = nom
    identity = JournalIdentity(
      origin: "milo.example/\(structure)", source: "/structures/\(structure)")
    self.annee = annee
    self.vuAu = vuAu
    self.cibles = cibles
    self.isSuite = isSuite
    self.brouillons = brouillons
  }

  /// The events of the journal, in the order of their recording.
  ///
  /// - Parameter graine: the figures are the same with any; the events differ.
  public func events(graine: UInt64) -> [Event] {
    brouillons(graine).map { $0.event(source: identity.source) }
  }
}
