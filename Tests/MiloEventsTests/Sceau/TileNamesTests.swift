import Foundation
import MiloTestTools
import Testing

@testable import MiloEvents

@Suite struct `Names under tile/ that are no tiles` {
  private func sealed() throws -> SealedFolder {
    let folder = try SealedFolder()
    try folder.append(0..<3)
    try folder.seal(entryBundles: true)
    return folder
  }

  private func make(_ name: String, in folder: SealedFolder) throws {
    let url = folder.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("x".utf8).write(to: url)
  }

  @Test(
    .endsInTheEnd,
    arguments: [
      ("tile/entries/x999/x999/x999/x999/x999/999", "tile/entries/x999/x999/x999/x999/x999/999"),
      ("tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/x999/x999/x999/x999/x999/x999/999"),
      ("tile/0/x009/x223/x372/x036/x854/x775/807", "tile/0/x009/x223/x372/x036/x854/x775/807"),
      ("tile/7/000", "tile/7/000"), ("tile/63/000", "tile/63/000"),
      ("tile/999999/000", "tile/999999"), ("tile/notes/a/b/c", "tile/notes"),
      ("tile/0/000.p/x001/3", "tile/0/000.p/x001"), ("tile/0/001", "tile/0/001"),
      ("tile/entries/001.p/2", "tile/entries/001.p/2"), ("tile/lisez-moi", "tile/lisez-moi"),
    ])
  func `are findings, each named, and nothing is walked through`(
    _ file: String, _ named: String
  ) throws {
    let folder = try sealed()
    try make(file, in: folder)
    for complet in [false, true] {
      let found = try folder.verify(complet: complet)
      #expect(found.map(\.code) == [.tuile], "\(found)")
      #expect(found.first?.segment == named)
    }
  }

  @Test(.endsInTheEnd) func `however deep they are`() throws {
    let folder = try sealed()
    try make("tile/entries/" + String(repeating: "x999/", count: 300) + "999", in: folder)
    #expect(try folder.verify().map(\.code) == [.tuile])
  }

  @Test(.endsInTheEnd) func `links, pipes and files without end are not followed`() throws {
    let folder = try sealed()
    let path = folder.path
    #expect(symlink(path, path + "/tile/entries/x001") == 0)
    #expect(symlink("/dev/zero", path + "/tile/entries/001") == 0)
    #expect(mkfifo(path + "/tile/0/001", 0o644) == 0)
    #expect(mkdir(path + "/tile/0/002", 0o755) == 0)
    try folder.write([], "tile/1")
    #expect(truncate(path + "/tile/0/000.p/3", 10 << 30) == 0)
    #expect(mkdir(path + "/sceaux", 0o755) == 0)
    #expect(mkfifo(path + "/sceaux/00000000000000000001.checkpoint", 0o644) == 0)
    let found = try folder.verify()
    #expect(
      Set(found.compactMap(\.segment)) == [
        "tile/entries/x001", "tile/entries/001", "tile/0/001", "tile/0/002", "tile/1",
        "tile/0/000.p/3", "sceaux/00000000000000000001.checkpoint",
      ])
    #expect(found.contains { $0.message.contains("\(10 << 30) octets, attendu 96") })
  }
}

@Suite struct `Verifying beside somebody who appends and seals` {
  @Test(.endsInTheEnd)
  func `never finds anything, from the first seal on`() async throws {
    let folder = try SealedFolder()
    try folder.append(0..<3)
    let rounds = 12
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        let writer = try folder.journal().store.openWriter(.test(segmentSize: 20_000))
        for round in 0..<rounds {
          let first = 3 + round * 40
          let text = (first..<first + 40).map { SealedFolder.line($0) + "\n" }.joined()
          try writer.append(Array(text.utf8), count: 40)
          try folder.seal(entryBundles: round.isMultiple(of: 2))
        }
      }
      group.addTask {
        var size = 0
        while size < 3 + rounds * 40 {
          let believing = try folder.control()
          // Before the first seal, a journal that must be signed is told not to be.
          #expect(
            believing.constats.allSatisfy {
              $0.code == .queue || $0.message.hasPrefix("le journal n’est pas scellé")
            })
          let control = try folder.control(believing: false, complet: true)
          #expect(control.constats.filter { $0.code != .queue } == [])
          size = control.taille
        }
      }
      try await group.waitForAll()
    }
    #expect(try folder.verify() == [])
  }
}
