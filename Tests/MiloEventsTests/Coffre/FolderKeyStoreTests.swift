import Foundation
import Testing

@testable import MiloEvents

@Suite struct `A coffre on disk` {
  private let disk = TestDisk(folder: "/srv")

  private func made() throws -> FolderKeyStore {
    try FolderKeyStore.create(at: "/srv/coffre", on: disk)
    return try FolderKeyStore("/srv/coffre", on: disk)
  }

  @Test func `gives each youth one key, and the same one again`() throws {
    let coffre = try made()
    #expect(try coffre.key(of: "J1") == nil)
    let key = try coffre.makeKey(of: "J1")
    #expect(key.count == 32)
    #expect(try coffre.makeKey(of: "J1") == key)
    #expect(try FolderKeyStore("/srv/coffre", on: disk).key(of: "J1") == key)
    #expect(try coffre.makeKey(of: "J2") != key)
    #expect(!disk.paths(in: "/srv/coffre").contains { $0.contains("J1") })
  }

  @Test func `is never made by a mistyped path`() throws {
    #expect(throws: KeyStoreError.notAKeyStore(path: "/srv/cofre")) {
      try FolderKeyStore("/srv/cofre", on: disk)
    }
    _ = try made()
    #expect(throws: KeyStoreError.exists(path: "/srv/coffre")) {
      try FolderKeyStore.create(at: "/srv/coffre", on: disk)
    }
  }

  @Test func `keeps a key through a power cut once it was given out`() throws {
    for seed in 0..<32 {
      let disk = TestDisk(folder: "/srv")
      try FolderKeyStore.create(at: "/srv/coffre", on: disk)
      let key = try FolderKeyStore("/srv/coffre", on: disk).makeKey(of: "J1")
      var bits = seed
      let after = disk.afterPowerCut {
        defer { bits = bits &* 5 &+ 3 }
        return bits & 4 != 0
      }
      #expect(try FolderKeyStore("/srv/coffre", on: after).key(of: "J1") == key)
    }
  }

  @Test func `holds a whole key or none after a cut at any call`() throws {
    for call in 1...8 {
      let disk = TestDisk(folder: "/srv")
      try FolderKeyStore.create(at: "/srv/coffre", on: disk)
      let coffre = try FolderKeyStore("/srv/coffre", on: disk)
      disk.crash(atCall: call)
      _ = try? coffre.makeKey(of: "J1")
      for survives in [true, false] {
        let after = disk.afterPowerCut { survives }
        let again = try FolderKeyStore("/srv/coffre", on: after)
        if let key = try again.key(of: "J1") { #expect(key.count == 32) }
        #expect(try again.makeKey(of: "J1").count == 32)
      }
    }
  }

  @Test func `says so when the disk is full or a sync fails, and gives no key out`() throws {
    for call in 1...4 {
      let disk = TestDisk(folder: "/srv")
      try FolderKeyStore.create(at: "/srv/coffre", on: disk)
      let coffre = try FolderKeyStore("/srv/coffre", on: disk)
      disk.fail(atCall: call, ENOSPC)
      #expect(throws: KeyStoreError.self, "appel \(call)") { try coffre.makeKey(of: "J1") }
      disk.repair()
      #expect(try coffre.makeKey(of: "J1").count == 32)
    }
  }

  @Test func `leaves nothing of a destroyed key on the disk, unfinished files included`() throws {
    let coffre = try made()
    let key = try coffre.makeKey(of: "J1")
    #expect(try coffre.destroyKey(of: "J1"))
    #expect(try coffre.key(of: "J1") == nil)
    #expect(try !coffre.destroyKey(of: "J1"))
    let after = disk.afterPowerCut { false }
    for disk in [disk, after] {
      let digits = Array(Hex.encode(key).utf8)
      for path in disk.paths(in: "/srv/coffre") {
        #expect(disk.bytes(path)?.firstRange(of: digits) == nil, "\(path)")
      }
    }
  }

  @Test func `is finished by destroying again after a cut at any call`() throws {
    for call in 1...4 {
      let disk = TestDisk(folder: "/srv")
      try FolderKeyStore.create(at: "/srv/coffre", on: disk)
      let coffre = try FolderKeyStore("/srv/coffre", on: disk)
      _ = try coffre.makeKey(of: "J1")
      disk.crash(atCall: call)
      _ = try? coffre.destroyKey(of: "J1")
      for survives in [true, false] {
        let after = disk.afterPowerCut { survives }
        let again = try FolderKeyStore("/srv/coffre", on: after)
        // Whole or gone, it reads as such: nobody is told to bring back what was being destroyed.
        #expect(try again.key(of: "J1").map(\.count) ?? 32 == 32)
        _ = try again.destroyKey(of: "J1")
        #expect(try again.key(of: "J1") == nil)
        #expect(after.paths(in: "/srv/coffre").allSatisfy { !$0.hasSuffix(".cle") })
      }
    }
  }

  @Test func `gives a new key in the place of one whose erasure was cut short`() throws {
    let coffre = try made()
    let key = try coffre.makeKey(of: "J1")
    let file = try #require(disk.paths(in: "/srv/coffre").first { $0.hasSuffix(".cle") })
    disk.tamper(file, [UInt8](repeating: 0, count: 30) + Array("0a".utf8))
    #expect(try coffre.key(of: "J1") == nil)
    let new = try coffre.makeKey(of: "J1")
    #expect(new != key)
    #expect(try coffre.key(of: "J1") == new)
  }

  @Test func `is made by trying again after a cut at any call`() throws {
    var cuts = 0
    while true {
      cuts += 1
      let disk = TestDisk(folder: "/srv")
      disk.crash(atCall: cuts)
      if (try? FolderKeyStore.create(at: "/srv/coffre", on: disk)) != nil { break }
      var generator = SeededGenerator(seed: UInt64(cuts))
      for _ in 0..<12 {
        let image = disk.afterPowerCut { Bool.random(using: &generator) }
        do {
          try FolderKeyStore.create(at: "/srv/coffre", on: image)
        } catch {
          #expect(error == .exists(path: "/srv/coffre"))
        }
        let kept = image.afterPowerCut { false }
        _ = try FolderKeyStore("/srv/coffre", on: kept).makeKey(of: "J1")
      }
    }
    #expect(cuts > 4)
  }

  @Test func `is for its owner alone`() throws {
    let path = NSTemporaryDirectory() + "milo-coffre-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FolderKeyStore.create(at: path)
    _ = try FolderKeyStore(path).makeKey(of: "J1")
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(path) == 0o700)
    let key = try #require(
      try FileManager.default.contentsOfDirectory(atPath: path).first { $0.hasSuffix(".cle") })
    #expect(try mode(path + "/" + key) == 0o600)
  }

  @Test func `gives programs that ask at once the same key`() async throws {
    let path = NSTemporaryDirectory() + "milo-coffre-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FolderKeyStore.create(at: path)
    let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 {
        group.addTask {
          // Somebody removes "a stale lock".
          try? FileManager.default.removeItem(atPath: path + "/.verrou")
          return try FolderKeyStore(path).makeKey(of: "J1")
        }
      }
      var keys: Set<[UInt8]> = []
      for try await key in group { keys.insert(key) }
      return keys
    }
    #expect(keys.count == 1)
  }
}
