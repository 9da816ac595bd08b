import Foundation
import MagasinSQLite
import MiloCore
import MiloEvents
import MiloTestKit
import Testing

@Suite struct `A store of one's own` {
  private let folder = FileManager.default.temporaryDirectory.path + "/magasin-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  @Test(arguments: StorePromise.allCases)
  func `keeps what every store promises`(_ promise: StorePromise) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try promise.check { try MagasinSQLite("\(folder)/\(UUID().uuidString).db") }
  }

  @Test func `is sealed, verified and counted as a journal of segments is`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try MagasinSQLite("\(folder)/journal.db", sceaux: folder)
    let identity = JournalIdentity(origin: "milo.example/sqlite", source: "/structures/e")
    let journal = Journal(identity: identity, store: store)
    let noon = try #require(RecordedTime("2022-12-01T12:00:00.000Z"))
    let writer = try JournalWriter(journal, .init { noon })
    try writer.append([
      try Event(
        id: "e1", source: identity.source, subject: "J1", time: "2022-03-14T09:30:00+01:00",
        Entretien(conseiller: "c07"))
    ])
    writer.close()
    let key = try SigningKey(name: identity.origin, privateKey: Ed25519.PrivateKey())
    #expect(try journal.seal(with: key, now: noon).checkpoint.head.size == 1)
    #expect(try Controle(journal).constats.isEmpty)
    let lecture = try Lecture(journal)
    let table = try #require(
      try Statistiques(lecture.histoires, Periode(annee: 2022)).tables.first { $0.id == "synthese" }
    )
    #expect(table.lignes.first { $0.id == "entretiens" }?.valeurs.first == .entier(1))
  }

  @Test func `refuses to append after somebody else`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stores = try (0..<2).map { _ in try MagasinSQLite("\(folder)/deux.db") }
    let options = WriterOptions { "2023-04-06T10:15:00.000Z" }
    let writers = try stores.map { try $0.openWriter(options) }
    try writers[0].append(Array("a\n".utf8), count: 1)
    #expect(throws: StoreError.self) { try writers[1].append(Array("b\n".utf8), count: 1) }
    #expect(try stores[1].snapshot().lineCount() == 1)
    for writer in writers { writer.close() }
  }
}
