import Foundation
import MiloEvents
import MiloTestTools
import Testing

/// A sealed folder, read by Go's `sumdb/note` and `sumdb/tlog` from its files alone.
///
/// On Debian: `apt-get install golang-go golang-golang-x-mod-dev`. The test is skipped without them.
@Suite struct `Go's verifiers and a sealed folder` {
  @Test(requires(.go))
  func `agree on every line, through two seals`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<260)
    try folder.seal(entryBundles: true)
    try folder.append(260..<1300)
    try folder.seal(entryBundles: true)
    let program = FileManager.default.temporaryDirectory.appending(path: "milo-go-\(UUID())")
    try FileManager.default.createDirectory(at: program, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: program) }
    let main = program.appending(path: "main.go")
    try Data(goProgram.utf8).write(to: main)

    let process = Process()
    process.executableURL = URL(filePath: try #require(Tool.go.path))
    process.arguments = ["run", main.path, folder.key.verifierKey.vkey, folder.path]
    process.currentDirectoryURL = program
    var environment = ProcessInfo.processInfo.environment
    environment["GO111MODULE"] = "off"
    environment["GOPATH"] = Tool.goSources
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(String(decoding: bytes, as: UTF8.self) == "1300 lines, extends 260\n")
  }
}

private let goProgram = #"""
  package main

  import (
    "encoding/binary"
    "fmt"
    "log"
    "os"
    "path/filepath"
    "strconv"
    "strings"

    "golang.org/x/mod/sumdb/note"
    "golang.org/x/mod/sumdb/tlog"
  )

  var root = os.Args[2]

  type folder struct{}

  func (folder) Height() int                       { return 8 }
  func (folder) SaveTiles([]tlog.Tile, [][]byte) {}
  func (folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
    var contents [][]byte
    for _, tile := range tiles {
      // Go writes the height in the path; C2SP fixed it at 8 and left it out.
      content, err := os.ReadFile(
        filepath.Join(root, strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
      if err != nil {
        return nil, err
      }
      contents = append(contents, content)
    }
    return contents, nil
  }

  func check(err error) {
    if err != nil {
      log.Fatal(err)
    }
  }

  func tree(verifier note.Verifier, name string) tlog.Tree {
    message, err := os.ReadFile(filepath.Join(root, name))
    check(err)
    opened, err := note.Open(message, note.VerifierList(verifier))
    check(err)
    lines := strings.Split(opened.Text, "\n")
    if lines[0] != verifier.Name() {
      log.Fatal("origin ", lines[0])
    }
    size, err := strconv.ParseInt(lines[1], 10, 64)
    check(err)
    hash, err := tlog.ParseHash(lines[2])
    check(err)
    return tlog.Tree{N: size, Hash: hash}
  }

  func main() {
    verifier, err := note.NewVerifier(os.Args[1])
    check(err)
    head := tree(verifier, "checkpoint")
    old := tree(verifier, "sceaux/00000000000000000260.checkpoint")
    // This reader checks every tile that it reads against the signed root.
    reader := tlog.TileHashReader(head, folder{})
    var index int64
    for index < head.N {
      width := head.N - index
      name := fmt.Sprintf("tile/entries/%03d", index/256)
      if width < 256 {
        name += fmt.Sprintf(".p/%d", width)
      }
      bundle, err := os.ReadFile(filepath.Join(root, name))
      check(err)
      for len(bundle) > 0 {
        size := int(binary.BigEndian.Uint16(bundle))
        proof, err := tlog.ProveRecord(head.N, index, reader)
        check(err)
        check(tlog.CheckRecord(proof, head.N, head.Hash, index, tlog.RecordHash(bundle[2:2+size])))
        bundle = bundle[2+size:]
        index++
      }
    }
    proof, err := tlog.ProveTree(head.N, old.N, reader)
    check(err)
    check(tlog.CheckTree(proof, head.N, head.Hash, old.N, old.Hash))
    fmt.Printf("%d lines, extends %d\n", index, old.N)
  }
  """#
