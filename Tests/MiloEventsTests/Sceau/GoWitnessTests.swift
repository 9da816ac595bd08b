import Foundation
import MiloEvents
import MiloTestTools
import Testing

/// A witness of C2SP tlog-witness written apart, on Go's `sumdb/note` and `sumdb/tlog`: it takes a request as
/// Milo writes it, and its answer is taken as it comes.
///
/// On Debian: `apt-get install golang-go golang-golang-x-mod-dev`.
@Suite struct `A witness written in Go` {
  @Test(requires(.go))
  func `cosigns what Milo asks, and Milo takes its answer`() throws {
    let folder = try SealedFolder()
    let program = FileManager.default.temporaryDirectory.appending(path: "milo-go-\(UUID())")
    try FileManager.default.createDirectory(at: program, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: program) }
    let main = program.appending(path: "main.go")
    try Data(goWitness.utf8).write(to: main)
    func ask(extending size: Int) throws -> (status: Int32, answer: String) {
      let request = try WitnessRequest(
        folder.bytes("checkpoint"), extending: size, tilesOf: folder.path)
      let file = program.appending(path: "request")
      try Data(request.body.utf8).write(to: file)
      let process = Process()
      process.executableURL = URL(filePath: try #require(Tool.go.path))
      process.arguments = ["run", main.path, folder.key.verifierKey.vkey, program.path]
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
      return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }

    try folder.append(0..<300)
    try folder.seal()
    let first = try ask(extending: 0)
    #expect(first.status == 0)
    #expect(try folder.journal().addCosignatures(of: Array(first.answer.utf8)) == 1)
    // Cosignatures tell seconds: two heads seen in the same one bound nothing between them.
    Thread.sleep(forTimeInterval: 1.1)
    try folder.append(300..<1000)
    try folder.seal()
    let second = try ask(extending: 300)
    #expect(second.status == 0)
    #expect(try folder.journal().addCosignatures(of: Array(second.answer.utf8)) == 1)

    let vkey = try String(contentsOf: program.appending(path: "vkey"), encoding: .utf8)
    let policy = """
      log \(folder.key.verifierKey.vkey)
      witness go \(vkey)
      quorum go

      """
    var options = Controle.Options()
    options.politique = try TrustPolicy(parsing: policy.utf8)
    // All holds, but what must not: lines of 2022 that follow a head which the witness saw today.
    let found = try Controle(folder.journal(), options).constats
    #expect(found.map(\.code) == [.horodatage] && found.map(\.index) == [300])
    // The witness remembers: the same head again, or a size that it did not sign, is refused.
    #expect(try ask(extending: 300).status != 0)
  }
}

private let goWitness = #"""
  package main

  import (
    "bytes"
    "crypto/ed25519"
    "crypto/rand"
    "crypto/sha256"
    "encoding/base64"
    "encoding/binary"
    "fmt"
    "log"
    "os"
    "path/filepath"
    "strconv"
    "strings"
    "time"

    "golang.org/x/mod/sumdb/note"
    "golang.org/x/mod/sumdb/tlog"
  )

  const name = "temoin.example/go"

  func check(err error) {
    if err != nil {
      log.Fatal(err)
    }
  }

  func main() {
    verifier, err := note.NewVerifier(os.Args[1])
    check(err)
    state := os.Args[2]
    request, err := os.ReadFile(filepath.Join(state, "request"))
    check(err)
    // An old size, the lines of the proof, an empty line, the checkpoint.
    head, message, found := bytes.Cut(request, []byte("\n\n"))
    if !found {
      log.Fatal("no empty line")
    }
    lines := strings.Split(string(head), "\n")
    old, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
    check(err)
    opened, err := note.Open(message, note.VerifierList(verifier))
    check(err)
    text := strings.Split(opened.Text, "\n")
    if text[0] != verifier.Name() {
      log.Fatal("origin ", text[0])
    }
    size, err := strconv.ParseInt(text[1], 10, 64)
    check(err)
    root, err := tlog.ParseHash(text[2])
    check(err)

    // What this witness signed last.
    var last int64
    var lastRoot tlog.Hash
    if seen, err := os.ReadFile(filepath.Join(state, "last")); err == nil {
      fields := strings.Fields(string(seen))
      last, err = strconv.ParseInt(fields[0], 10, 64)
      check(err)
      lastRoot, err = tlog.ParseHash(fields[1])
      check(err)
    }
    if old != last {
      log.Fatal("old size ", old, ", last signed ", last)
    }
    if last > 0 {
      var proof tlog.TreeProof
      for _, line := range lines[1:] {
        hash, err := tlog.ParseHash(line)
        check(err)
        proof = append(proof, hash)
      }
      check(tlog.CheckTree(proof, size, root, last, lastRoot))
    }

    seedPath := filepath.Join(state, "seed")
    seed, err := os.ReadFile(seedPath)
    if err != nil {
      seed = make([]byte, 32)
      _, err = rand.Read(seed)
      check(err)
      check(os.WriteFile(seedPath, seed, 0o600))
    }
    key := ed25519.NewKeyFromSeed(seed)
    public := append([]byte{4}, key.Public().(ed25519.PublicKey)...)
    digest := sha256.Sum256(append([]byte(name+"\n"), public...))
    id := digest[:4]
    vkey := fmt.Sprintf("%s+%x+%s", name, id, base64.StdEncoding.EncodeToString(public))
    check(os.WriteFile(filepath.Join(state, "vkey"), []byte(vkey), 0o600))

    now := uint64(time.Now().Unix())
    signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", now, opened.Text)
    signature := append([]byte{}, id...)
    signature = binary.BigEndian.AppendUint64(signature, now)
    signature = append(signature, ed25519.Sign(key, []byte(signed))...)
    check(os.WriteFile(filepath.Join(state, "last"), []byte(
      fmt.Sprintf("%d %s", size, base64.StdEncoding.EncodeToString(root[:]))), 0o600))
    fmt.Printf("\u2014 %s %s\n", name, base64.StdEncoding.EncodeToString(signature))
  }
  """#
