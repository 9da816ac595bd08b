public import MiloEvents

/// Names a cell of the tables, and the circumstances in which it is asked, when it says them.
///
/// `synthese/primos/valeur` is the cell of whatever period, view and filters the question has;
/// `synthese/primos/valeur?commune=94003|94004&du=2022-03-01&au=2023-02-28&vu-au=2023-04-06` says its own.
public struct Cellule: Hashable, Sendable {
  /// The table.
  public let table: String
  /// The line.
  public let ligne: String
  /// The column.
  public let colonne: String
  /// The circumstances that the cell says; none for most.
  public let circonstances: Circonstances

  /// What a cell says of the question, in the place of what the question itself says.
  public struct Circonstances: Hashable, Sendable {
    /// The first day of the period.
    public var du: LocalDate?
    /// The last day of the period.
    public var au: LocalDate?
    /// The day whose knowledge counts.
    public var vuAu: LocalDate?
    /// The filters, each in the place of the question's filter of the same name.
    public var filtres: [FiltreDemande] = []

    /// None.
    public init() {}

    /// Whether the cell says nothing of the question.
    public var isEmpty: Bool { self == Circonstances() }
  }

  /// The cell of that table, line and column.
  public init(
    table: String, ligne: String, colonne: String, circonstances: Circonstances = Circonstances()
  ) {
    self.table = table
    self.ligne = ligne
    self.colonne = colonne
    self.circonstances = circonstances
  }

  /// The cell written `table/ligne/colonne`, circumstances after a `?`; nil when the text has another shape.
  public init?(_ text: String) {
    guard let cellule = try? Cellule(lue: text) else { return nil }
    self = cellule
  }

  /// The cell written `table/ligne/colonne`, circumstances after a `?`.
  ///
  /// - Throws: what was found and expected.
  public init(lue text: String) throws(FormeError) {
    let (nom, suite) = text.cut(at: UInt8(ascii: "?")) ?? (text, "")
    let parts = nom.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else {
      throw FormeError(
        chemin: "", found: "« \(text.excerpt) »",
        expected: "une cellule table/ligne/colonne, comme synthese/primos/valeur")
    }
    let isAsked = nom.utf8.count < text.utf8.count
    self.init(
      table: parts[0], ligne: parts[1], colonne: parts[2],
      circonstances: isAsked ? try Circonstances(suite) : Circonstances())
  }
}

extension Cellule: CustomStringConvertible {
  /// The cell as it is written.
  public var description: String { "\(table)/\(ligne)/\(colonne)\(circonstances)" }
}

extension Cellule.Circonstances: CustomStringConvertible {
  /// The circumstances as they are written after the cell; nothing when there is none.
  public var description: String {
    let days = [("du", du), ("au", au), ("vu-au", vuAu)]
      .compactMap { nom, jour in jour.map { "\(nom)=\($0)" } }
    let parts = filtres.map(\.description) + days
    return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
  }

  private static let attendu =
    "du=AAAA-MM-JJ, au=, vu-au= ou un filtre clé=valeur, séparés par « & »"

  fileprivate init(_ text: String) throws(FormeError) {
    var seen: Set<String> = []
    for part in text.split(separator: "&", omittingEmptySubsequences: false) {
      guard let (cle, valeur) = String(part).cut(at: UInt8(ascii: "=")), !valeur.isEmpty else {
        throw FormeError(
          chemin: "", found: "« \(String(part).excerpt) » après « ? »", expected: Self.attendu)
      }
      guard seen.insert(cle).inserted else {
        throw FormeError(
          chemin: "", found: "« \(cle) » deux fois", expected: "une fois chaque circonstance")
      }
      switch cle {
      case "du": du = try Self.jour(cle, valeur)
      case "au": au = try Self.jour(cle, valeur)
      case "vu-au": vuAu = try Self.jour(cle, valeur)
      default:
        do throws(FiltreError) {
          filtres.append(try FiltreDemande(String(part)))
        } catch {
          throw FormeError(
            chemin: "", found: "« \(cle.excerpt) », qui n’est pas une circonstance",
            expected: Self.attendu,
            nearest: nearest(to: cle, among: ["du", "au", "vu-au"] + FiltreDemande.cles))
        }
      }
    }
    if let du, let au, du > au {
      throw FormeError(
        chemin: "", found: "une période du \(du) au \(au)",
        expected: "un premier jour au plus tard le dernier")
    }
  }

  private static func jour(_ cle: String, _ valeur: String) throws(FormeError) -> LocalDate {
    guard let jour = LocalDate(valeur), (1900...2199).contains(jour.year) else {
      throw FormeError(
        chemin: "", found: "« \(cle)=\(valeur.excerpt) »", expected: "une date AAAA-MM-JJ")
    }
    return jour
  }

}

extension Cellule.Circonstances {
  /// These circumstances within others: what they say stands in the place of what the others say.
  func dans(_ dehors: Cellule.Circonstances) -> Cellule.Circonstances {
    var circonstances = self
    circonstances.du = du ?? dehors.du
    circonstances.au = au ?? dehors.au
    circonstances.vuAu = vuAu ?? dehors.vuAu
    circonstances.filtres = dehors.filtres.remplaces(par: filtres)
    return circonstances
  }
}

extension [FiltreDemande] {
  /// These filters and others, which stand in the place of those of the same name.
  func remplaces(par autres: [FiltreDemande]) -> [FiltreDemande] {
    let said = Set(autres.map(\.cle))
    return filter { !said.contains($0.cle) } + autres
  }
}

extension Cellule {
  /// The period that the cell says, or that of the question where it says none.
  public func periode(defaut: Periode) -> Periode {
    Periode(du: circonstances.du ?? defaut.debut, au: circonstances.au ?? defaut.fin) ?? defaut
  }

  /// The same cell one year before: what a comparison asks of one that says its own period.
  var unAnAvant: Cellule {
    var before = circonstances
    before.du = before.du?.adding(years: -1)
    before.au = before.au?.adding(years: -1)
    return Cellule(table: table, ligne: ligne, colonne: colonne, circonstances: before)
  }
}
