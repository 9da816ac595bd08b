import MiloCore
import MiloEvents
import MiloTestKit
import Testing
import VisiteADomicile

@Suite struct `A kind of one's own` {
  init() throws {
    try VisiteADomicile.declarer()
  }

  private let identity = JournalIdentity(origin: "milo.example/e", source: "/structures/e")
  private let clock = RecordedTime("2022-12-01T08:00:00.000Z")

  private func journal(_ lines: [String] = []) -> Journal {
    Journal(
      identity: identity, store: MemoryStore(Array(lines.map { $0 + "\n" }.joined().utf8)))
  }

  private func event(_ id: String, _ sujet: String, _ visite: VisiteADomicile) throws -> Event {
    try Event(
      id: id, source: identity.source, subject: sujet, time: "2022-03-14T09:30:00+01:00", visite)
  }

  /// A line of the first version, as its writer left it.
  private let ancienne = """
    {"specversion":"1.0","id":"v1","source":"/structures/e","type":"org.exemple.visite_a_domicile.v1",\
    "subject":"J1","time":"2022-02-01T10:00:00+01:00","recordedtime":"2022-02-01T10:00:00.000Z",\
    "data":{"agent":"c07","duree_min":30}}
    """

  @Test func `is in the catalogue and in its schema, with the meanings of its fields`() throws {
    let declaration = try #require(Catalogue.declaration(named: VisiteADomicile.nom))
    #expect(declaration.fields.map(\.name) == ["conseiller", "raison", "duree_min"])
    #expect(declaration.fields[0].sens == "Qui s’est rendu sur place.")
    #expect("\(JSONSchema.catalogue)".contains("org.exemple.visite_a_domicile.v2"))
  }

  @Test func `is checked at append, field by field`() throws {
    let time = try #require(clock)
    let writer = try JournalWriter(journal(), .init { time })
    defer { writer.close() }
    let visite = try event("e1", "J1", VisiteADomicile(conseiller: "c07", raison: .absence))
    #expect(try writer.append([visite]).map(\.index) == [0])
    var wrong = try event("e2", "J1", VisiteADomicile(conseiller: "c07", raison: .absence))
    wrong.data["raison"] = "abscence"
    let error = #expect(throws: JournalError.self) { try writer.append([wrong]) }
    let said = "\(try #require(error))"
    #expect(said.contains("raison") && said.contains("« absence »"), "\(said)")
  }

  @Test func `is counted by a declared table, and read by a projection`() throws {
    let journal = try Scenario()
      .given(
        VisiteADomicile(conseiller: "c07", raison: .absence, dureeMin: 40), sujet: "J1",
        le: "2022-03-14"
      )
      .given(VisiteADomicile(conseiller: "c07", raison: .autre), sujet: "J2", le: "2022-04-01")
      .journal()
    let lecture = try Lecture(journal, tableaux: [VisiteADomicile.parRaison])
    #expect(
      try cellules(lecture) == [
        "absence 1 1 40", "decouverte 0 0 0", "autre 1 1 0", "total 2 2 40",
      ])
    let champ = try Champ(VisiteADomicile.self, "conseiller")
    #expect(champ.ordinal == 0)
  }

  @Test func `is read from its first version, whose bytes stay`() throws {
    let time = try #require(clock)
    let journal = journal([ancienne])
    let before = try journal.snapshot().bytes(ofSegment: 0)
    let lecture = try Lecture(journal, tableaux: [VisiteADomicile.parRaison])
    #expect(try cellules(lecture).last == "total 1 1 30")
    let read = try lecture.effectiveEvent(at: 0)?.donnees(as: VisiteADomicile.self)
    #expect(read == VisiteADomicile(conseiller: "c07", raison: .autre, dureeMin: 30))
    #expect(lecture.event(at: 0)?.type == "org.exemple.visite_a_domicile.v1")
    #expect(try journal.snapshot().bytes(ofSegment: 0) == before)

    // What comes next is of the new version; the former one is no longer written.
    let writer = try JournalWriter(journal, .init { time })
    defer { writer.close() }
    var former = try event("e3", "J1", VisiteADomicile(conseiller: "c07", raison: .autre))
    former.type = "org.exemple.visite_a_domicile.v1"
    let error = #expect(throws: JournalError.self) { try writer.append([former]) }
    #expect("\(try #require(error))".contains("org.exemple.visite_a_domicile.v2"))
  }

  @Test func `is rectified in its former shape or in today's`() throws {
    func rectification(_ id: String, _ data: String) -> String {
      """
      {"specversion":"1.0","id":"\(id)","source":"/structures/e","type":"fr.milo.rectification.v1",\
      "time":"2022-02-02T10:00:00+01:00","recordedtime":"2022-02-02T10:00:00.000Z",\
      "data":{"evenement":"v1","motif":"saisie","data":\(data)}}
      """
    }
    for data in [
      #"{"agent":"c08","duree_min":50}"#,
      #"{"conseiller":"c08","raison":"autre","duree_min":50}"#,
    ] {
      let journal = journal([ancienne, rectification("r1", data)])
      let lecture = try Lecture(journal, tableaux: [VisiteADomicile.parRaison])
      #expect(try cellules(lecture).last == "total 1 1 50", "\(data)")
      let read = try lecture.effectiveEvent(at: 0)?.donnees(as: VisiteADomicile.self)
      #expect(read == VisiteADomicile(conseiller: "c08", raison: .autre, dureeMin: 50))
    }
  }

  @Test func `has no cache, for what its former lines say depends on the program`() {
    let store = FileStore(folder: "/structures/e")
    #expect(CacheFolder(of: Journal(identity: identity, store: store)) == nil)
    #expect(CacheFolder(of: Journal(identity: identity, store: store), in: "/caches") == nil)
  }

  @Test func `cannot come late, nor take a name that is taken`() throws {
    _ = Catalogue.declarations
    try VisiteADomicile.declarer()
    struct Tardive: EventData {
      static let nom = "tardive"
      static let typeComplet = "org.exemple.tardive.v1"
      static let resume = "Trop tard."
      var poids: Int
    }
    let error = #expect(throws: FieldError.self) { try Catalogue.register(Tardive.self) }
    #expect(error?.description.contains("après une lecture du catalogue") == true)
  }

  private func cellules(_ lecture: Lecture) throws -> [String] {
    var options = Statistiques.Options()
    options.tables = [VisiteADomicile.parRaison.id]
    let tables = try Statistiques(lecture.histoires, Periode(annee: 2022), options).tables
    return try #require(tables.first).lignes.map { ligne in
      let nombres = ligne.valeurs.map { valeur in
        guard case .entier(let nombre) = valeur else { return "-" }
        return "\(nombre)"
      }
      return ([ligne.id] + nombres).joined(separator: " ")
    }
  }
}
