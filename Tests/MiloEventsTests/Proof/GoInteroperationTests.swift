import Foundation
import MiloEvents
import MiloTestTools
import Testing

/// Our files, read by Go's `sumdb/note` and `sumdb/tlog`, and a note of Go's, read by us.
///
/// On Debian: `apt-get install golang-go golang-golang-x-mod-dev`. The test is skipped without
/// them.
@Suite struct `Go's verifiers` {
  @Test(requires(.go), arguments: [1, 255, 256, 257, 1300, 66_000])
  func `accept our checkpoints, tiles and proofs`(size: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "milo-go-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let key = try SigningKey(name: "milo.example/besançon", privateKey: Ed25519.PrivateKey())
    let proofCount = try write(size: size, key: key, to: folder)

    let output = try run(["run", "main.go", key.verifierKey.vkey, key.skey], in: folder)
    let report = output.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    #expect(report.first == "\(size) leaves, \(proofCount) proofs")
    let note = try SignedNote(parsing: try #require(report.last).utf8)
    #expect(note.text == "signed by Go\n")
    #expect(try note.verify(with: [key.verifierKey]).count == 1)
  }

  private func write(size: Int, key: SigningKey, to folder: URL) throws -> Int {
    func put(_ bytes: [UInt8], _ path: String) throws {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    let tree = StoredHashes(leafHashes: leafHashes(size))
    for file in try TileEdge.files(appending: leafHashes(size), to: 0, reading: tree) {
      try put(file.bytes, file.path)
    }
    let head = TreeHead(size: size, root: try tree.root(size: size))
    let checkpoint = try Checkpoint(origin: key.name, head: head).signed(by: key)
    try put(Array(checkpoint.description.utf8), "checkpoint")

    var proofs: [String] = []
    for index in stride(from: 0, to: size, by: max(1, size / 97)) {
      let inclusion = try InclusionProof(index: index, size: size, from: tree)
      proofs.append("inclusion \(index) \(inclusion.path)")
      let consistency = try ConsistencyProof(from: index + 1, to: size, reading: tree)
      proofs.append("consistency \(index + 1) \(consistency.path)")
    }
    let text = proofs.map {
      $0.replacing("[", with: "").replacing("]", with: "").replacing(",", with: "") + "\n"
    }
    try put(Array(text.joined().utf8), "proofs")
    try put(Array(goProgram.utf8), "main.go")
    return proofs.count
  }

  private func run(_ arguments: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Tool.go.path))
    process.arguments = arguments
    process.currentDirectoryURL = folder
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
    return String(decoding: bytes, as: UTF8.self)
  }
}

private let goProgram = #"""
  package main

  import (
    "bufio"
    "encoding/hex"
    "fmt"
    "log"
    "os"
    "reflect"
    "strconv"
    "strings"

    "golang.org/x/mod/sumdb/note"
    "golang.org/x/mod/sumdb/tlog"
  )

  type folder struct{}

  func (folder) Height() int                       { return 8 }
  func (folder) SaveTiles([]tlog.Tile, [][]byte) {}
  func (folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
    var contents [][]byte
    for _, tile := range tiles {
      // Go writes the height in the path; C2SP fixed it at 8 and left it out.
      content, err := os.ReadFile(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
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

  func main() {
    verifier, err := note.NewVerifier(os.Args[1])
    check(err)
    message, err := os.ReadFile("checkpoint")
    check(err)
    opened, err := note.Open(message, note.VerifierList(verifier))
    check(err)
    lines := strings.Split(opened.Text, "\n")
    if lines[0] != verifier.Name() {
      log.Fatal("origin ", lines[0])
    }
    size, err := strconv.ParseInt(lines[1], 10, 64)
    check(err)
    root, err := tlog.ParseHash(lines[2])
    check(err)

    // This reader checks every tile that it reads against the signed root.
    reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, folder{})
    all, err := tlog.TreeHash(size, reader)
    check(err)
    if all != root {
      log.Fatal("root ", all)
    }

    file, err := os.Open("proofs")
    check(err)
    scanner := bufio.NewScanner(file)
    count := 0
    for scanner.Scan() {
      fields := strings.Fields(scanner.Text())
      n, err := strconv.ParseInt(fields[1], 10, 64)
      check(err)
      var path []tlog.Hash
      for _, field := range fields[2:] {
        var hash tlog.Hash
        _, err := hex.Decode(hash[:], []byte(field))
        check(err)
        path = append(path, hash)
      }
      switch fields[0] {
      case "inclusion":
        own, err := tlog.ProveRecord(size, n, reader)
        check(err)
        if len(path)+len(own) > 0 && !reflect.DeepEqual([]tlog.Hash(own), path) {
          log.Fatal(scanner.Text(), own)
        }
        leaf := tlog.RecordHash([]byte(fmt.Sprintf("leaf %d", n)))
        check(tlog.CheckRecord(path, size, root, n, leaf))
      case "consistency":
        own, err := tlog.ProveTree(size, n, reader)
        check(err)
        if len(path)+len(own) > 0 && !reflect.DeepEqual([]tlog.Hash(own), path) {
          log.Fatal(scanner.Text(), own)
        }
        old, err := tlog.TreeHash(n, reader)
        check(err)
        check(tlog.CheckTree(path, size, root, n, old))
      default:
        log.Fatal(fields[0])
      }
      count++
    }
    fmt.Printf("%d leaves, %d proofs\n", size, count)

    signer, err := note.NewSigner(os.Args[2])
    check(err)
    signed, err := note.Sign(&note.Note{Text: "signed by Go\n"}, signer)
    check(err)
    os.Stdout.Write(signed)
  }
  """#
