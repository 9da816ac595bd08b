import Foundation
import MiloCore
import MiloEvents
import MiloTestTools
import Testing

@testable import milo_exemple_service

@Suite struct `A service of portfolios` {
  private let path = NSTemporaryDirectory() + "milo-service-\(UUID())"
  private let journal: Journal

  init() throws {
    try Journal.create(
      at: path, JournalIdentity(origin: "milo.example/essai", source: "/structures/essai"))
    journal = try Journal(path: path)
  }

  /// Appends a follow-up, as a program of its own.
  private func ajouter(_ jeune: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.milo.path))
    process.arguments = [
      "ajouter", "referent", "--journal", path, "--sujet", jeune, "--le", "2022-03-14",
      "conseiller=c07",
    ]
    process.environment = Tool.withoutDefaults
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(requires(.milo), .endsInTheEnd)
  func `shows what another process writes, each time`() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let service = try ServicePortefeuilles(
      journal, au: #require(LocalDate("2022-06-10")))
    #expect(await service.lignes(de: "c07").isEmpty)
    let (annonces, suite) = AsyncStream<Void>.makeStream()
    let task = Task { try await service.suivre { _ in suite.yield() } }
    var next = annonces.makeAsyncIterator()
    for count in 1...3 {
      try ajouter("J\(count)")
      // A look at the files may find the line and nothing else; each line is found.
      await next.next()
      let jeunes = await service.lignes(de: "c07").map(\.fiche.jeune)
      #expect(jeunes == (1...count).map { "J\($0)" })
    }
    task.cancel()
    try await task.value
  }
}
