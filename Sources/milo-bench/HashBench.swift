import Dispatch
import MiloEvents

/// What sealing and verifying cost: hashing every line and the tree over them, on all cores, beside what
/// SHA-256 alone reaches on the same bytes.
struct HashBench {
  static let lineLength = 315
  static let lineCount = 1_000_000

  let folder: String

  func run() throws {
    let path = "\(folder)/empreintes"
    if (try? Journal(path: path)) == nil { try make(path) }
    let journal = try Journal(path: path)
    var options = JournalScan.Options()
    options.hashing = true
    options.decoding = false
    let bytes = Self.lineLength * Self.lineCount
    var root = MerkleTree.emptyRoot
    let tree = try best { root = JournalTree(try journal.scan(options)).root }
    let alone = best { hashAlone(workers: options.workers) }
    let (rate, limit) = (
      Double(bytes) / tree.inSeconds / 1e9, Double(bytes) / alone.inSeconds / 1e9
    )
    print(
      "lire, empreintes et arbre : \(hundredths(rate)) Go/s (\(Self.lineCount) lignes de \(Self.lineLength) octets, racine \(root.description.prefix(8)))"
    )
    print(
      "SHA-256 seul, mêmes lignes : \(hundredths(limit)) Go/s ; soit \(Int(rate / limit * 100)) % atteints"
    )
  }

  /// The leaf hashes of lines already in memory, nothing else.
  private func hashAlone(workers: Int) {
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: Self.lineLength)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      var last = MerkleTree.emptyRoot
      line.withUnsafeBytes { line in
        for _ in stride(from: worker, to: Self.lineCount, by: workers) {
          last = MerkleTree.leafHash(line)
        }
      }
      precondition(last != MerkleTree.emptyRoot)
    }
  }

  private func make(_ path: String) throws {
    try Journal.create(at: path, JournalIdentity(origin: "bench", source: "/structures/bench"))
    let batch = 10_000
    try Journal(path: path).fill(clock: { "2026-01-01T00:00:00.000Z" }) { append in
      for start in stride(from: 0, to: Self.lineCount, by: batch) {
        var lines: [UInt8] = []
        for number in start..<start + batch {
          let digits = Array(String(number).utf8)
          lines += digits
          lines += repeatElement(UInt8(ascii: "x"), count: Self.lineLength - digits.count)
          lines.append(0x0A)
        }
        try append(lines, batch)
      }
    }
  }

  private func best(_ body: () throws -> Void) rethrows -> Duration {
    var best = Duration.seconds(1000)
    for _ in 0..<7 { best = min(best, try ContinuousClock().measure(body)) }
    return best
  }

  private func hundredths(_ rate: Double) -> String {
    let whole = Int(rate * 100)
    return "\(whole / 100),\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }
}
