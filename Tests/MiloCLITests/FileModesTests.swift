import Foundation
import Testing

@testable import milo

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct `The files of a journal` {
  @Test func `are read by their owner and its group, by less when the umask says so`() async {
    await #expect(processExitsWith: .success) {
      // The keys and the cache are their owner's alone.
      for (mask, file, folderMode) in [
        (mode_t(0), 0o640, 0o750), (0o022, 0o640, 0o750), (0o077, 0o600, 0o700),
      ] {
        umask(mask)
        let folder = FolderJournal()
        let key = folder.root + "/besancon.cle"
        folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key)
        func modes() throws -> [String: Int] {
          let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
          return try Dictionary(
            uniqueKeysWithValues: (names + [""]).map { name in
              let path = folder.path + "/" + name
              let attributes = try FileManager.default.attributesOfItem(atPath: path)
              return (name, attributes[.posixPermissions] as? Int ?? -1)
            })
        }
        for id in ["e1", "e2"] {
          folder.run("importer", "-", input: line(id) + "\n")
          guard folder.run("sceller", "--cle", key, "--lignes").code == .succes else { exit(7) }
        }
        let before = try modes()
        folder.run("stats", "--annee", "2022")
        guard before.count > 10, before["sceaux"] != nil, before["checkpoint"] != nil else {
          exit(8)
        }
        for (name, mode) in try modes() {
          var isFolder: ObjCBool = false
          _ = FileManager.default.fileExists(
            atPath: folder.path + "/" + name, isDirectory: &isFolder)
          let isCache = name.hasPrefix(".cache")
          let expected =
            isFolder.boolValue ? (isCache ? 0o700 : folderMode) : (isCache ? 0o600 : file)
          guard mode == expected else {
            print(name, String(mode, radix: 8), String(expected, radix: 8))
            exit(9)
          }
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: key)
        guard attributes[.posixPermissions] as? Int == 0o600 else { exit(10) }
      }
    }
  }

  @Test func `keep the modes that somebody gave them, whoever reads or appends`() throws {
    let folder = FolderJournal()
    folder.run("importer", "-", input: line("e1") + "\n")
    let segment = folder.path + "/00000000000000000000.jsonl"
    #expect(chmod(segment, 0o644) == 0 && chmod(folder.path, 0o755) == 0)
    folder.run("stats", "--annee", "2022")
    folder.run("importer", "-", input: line("e2") + "\n")
    for (path, mode) in [(segment, 0o644), (folder.path, 0o755)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
  }
}
