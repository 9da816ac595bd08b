import Foundation
import MiloCore
import MiloEvents
import MiloReconstitutions
import Testing

/// The declarations of `Examples/Tableaux`.
enum TableauxDExemple {
  private static let dossier = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/Tableaux")

  /// The files, by name.
  static let fichiers: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: dossier.path)) ?? [])
    .filter { $0.hasSuffix(".json") }.sorted()

  static func json(_ fichier: String) throws -> JSONValue {
    let data = try Data(contentsOf: dossier.appendingPathComponent(fichier))
    return try JSONDecoder().decode(JSONValue.self, from: data)
  }

  static func tableaux(_ fichier: String) throws -> [Tableau] {
    let data = try Data(contentsOf: dossier.appendingPathComponent(fichier))
    return try Tableau.tables(json: Array(data))
  }
}

extension JSONValue {
  subscript(nom: String) -> String? {
    guard case .object(let objet) = self else { return nil }
    return objet[nom]?.string
  }
}

/// A journal, with its lines read as plainly as can be, to count them otherwise than the library does.
struct JournalDEssai: Sendable {
  /// A fact as a line says it.
  struct Fait: Sendable {
    var id: String
    var nom: String
    var sujet: String
    var date: LocalDate
    var data: JSONObject

    subscript(champ: String) -> String? { data[champ]?.string }

    func liste(_ champ: String) -> [JSONValue] {
      guard case .array(let elements)? = data[champ] else { return [] }
      return elements
    }
  }

  /// A fact to write: its kind, its subject, its day, its data.
  struct Ecrit {
    var nom: String
    var sujet: String
    var jour: String
    var data: JSONObject

    init(_ nom: String, _ sujet: String, _ jour: String, _ data: JSONObject) {
      self.nom = nom
      self.sujet = sujet
      self.jour = jour
      self.data = data
    }
  }

  private let histoires: Histoires
  private let faits: [Fait]
  private let annee: Int

  /// The facts written, whose ids are `e0` and so on.
  init(_ ecrits: [Ecrit]) throws {
    try self.init(
      ecrits.enumerated().map { place, ecrit in
        var event = Event(
          id: "e\(place)", source: "/structures/essai", type: "fr.milo.\(ecrit.nom).v1",
          subject: ecrit.sujet, time: ecrit.jour + "T10:00:00+01:00", data: ecrit.data)
        event.recordedTime = RecordedTime("2024-01-15T12:00:00.000Z")
        return event
      }, annee: 2022)
  }

  private init(_ events: [Event], annee: Int) throws {
    let bytes: [UInt8] = events.flatMap { EventWriter.line(of: $0) + [0x0A] }
    let identity = JournalIdentity(origin: "milo.example/essai", source: "/structures/essai")
    histoires = try Lecture(
      Journal(identity: identity, store: MemoryStore(bytes)),
      tableaux: TableauxDExemple.fichiers.flatMap(TableauxDExemple.tableaux)
    ).histoires
    self.annee = annee
    faits = Self.effectifs(events)
  }

  /// The facts without those annulled, as rectified, of the files kept.
  private static func effectifs(_ events: [Event]) -> [Fait] {
    var annules: Set<String> = []
    var rectifies: [String: JSONObject] = [:]
    var gardes: [String: String] = [:]
    for event in events {
      switch event.declaration?.nom {
      case "annulation": annules.insert(event.data["evenement"]?.string ?? "")
      case "rectification": rectifies[event.data["evenement"]?.string ?? ""] = event.data
      case "fusion":
        if let absorbe = event.data["absorbe"]?.string { gardes[absorbe] = event.subject }
      default: break
      }
    }
    return events.compactMap { event in
      let rectifie = rectifies[event.id]
      let time = rectifie?["time"]?.string ?? event.time
      guard let nom = event.declaration?.nom, !annules.contains(event.id),
        let date = LocalDate(String(time.prefix(10)))
      else { return nil }
      var data = event.data
      if case .object(let changed)? = rectifie?["data"] { data = changed }
      var sujet = rectifie?["subject"]?.string ?? event.subject ?? ""
      while let garde = gardes[sujet] { sujet = garde }
      return Fait(id: event.id, nom: nom, sujet: sujet, date: date, data: data)
    }
  }

  // MARK: The journals

  private static let deInnovam = Result { try exemple("innovam-2023") }
  private static let deBesancon = Result { try exemple("besancon-2022") }
  private static let synthetique = Result {
    var events: [Event] = []
    StructureSynthetique(numero: 1, annees: 2021...2023, evenements: 5000, graine: 7)
      .lignes { batch, _ in
        for line in batch.split(separator: 0x0A) {
          if let event = try? EventReader.event(in: Array(line)) { events.append(event) }
        }
      }
    return try JournalDEssai(events, annee: 2022)
  }

  private static func exemple(_ nom: String) throws -> JournalDEssai {
    let exemple = try #require(Exemple.tous.first { $0.nom == nom })
    return try JournalDEssai(exemple.events(graine: 2022), annee: exemple.annee)
  }

  static func innovam() throws -> JournalDEssai { try deInnovam.get() }
  static func besancon() throws -> JournalDEssai { try deBesancon.get() }
  static func national() throws -> JournalDEssai { try synthetique.get() }

  // MARK: What the lines say

  /// The facts of a kind, of a year when one is given.
  func faits(_ nom: String, _ annee: Int? = nil) -> [Fait] {
    faits.filter { $0.nom == nom && (annee == nil || $0.date.year == annee) }
  }

  /// Those whose first interview ever is in the year, with its day.
  func primos(_ annee: Int) -> [String: LocalDate] {
    var premiers: [String: LocalDate] = [:]
    for entretien in faits("entretien") {
      premiers[entretien.sujet] = min(premiers[entretien.sujet] ?? entretien.date, entretien.date)
    }
    for profil in faits("profil") where profil["premier_entretien_anterieur"] != nil {
      premiers[profil.sujet] = nil
    }
    return premiers.filter { $0.value.year == annee }
  }

  // MARK: What the library counts

  /// The cells of a table of the examples, by `ligne/colonne`.
  ///
  /// - Parameter periode: the year of the journal when nil.
  func cellules(
    _ table: String, _ periode: Periode? = nil
  ) throws -> [String: String] {
    var options = Statistiques.Options()
    options.tables = [table]
    let statistiques = try Statistiques(
      histoires, periode ?? Periode(annee: annee), options)
    let counted = try #require(statistiques.tables.first)
    return Dictionary(
      counted.cellules.map { ("\($0.ligne)/\($0.colonne)", $0.valeur) },
      uniquingKeysWith: { first, _ in first })
  }
}
