import MiloEvents
import Testing

@Suite struct `A trust policy` {
  private let log: SigningKey
  private let witnesses: [SigningKey]

  init() throws {
    log = try SigningKey(name: "log.example", privateKey: Ed25519.PrivateKey())
    witnesses = try (0..<6).map {
      try SigningKey(name: "w\($0)", privateKey: Ed25519.PrivateKey())
    }
  }

  private func key(_ number: Int) -> String { witnesses[number].witnessKey.vkey }

  private var example: String {
    """
    # Two levels of groups.
    log \(log.verifierKey.vkey) https://log.example/

    \twitness X1 \(key(0))
    witness X2 \(key(1)) https://x2.example/
    witness X3   \(key(2))
    group X-witnesses 2 X1 X2 X3

    witness Y1 \(key(3))
    witness Y2 \(key(4))
    witness Y3 \(key(5))
    group Y-witnesses any Y1 Y2 Y3

    group X-and-Y all X-witnesses Y-witnesses
      # the rule
    quorum X-and-Y

    """
  }

  private func cosigned(by numbers: [Int]) throws -> String {
    let text = try Checkpoint(origin: log.name, head: .empty).text
    let lines = try [log.sign(text)] + numbers.map { try witnesses[$0].cosign(text, time: 9) }
    return try SignedNote(text: text, signatures: lines).description
  }

  @Test func `accepts exactly the sets of witnesses that its groups describe`() throws {
    let policy = try TrustPolicy(parsing: example.utf8)
    for set in 0..<64 {
      let present = (0..<6).filter { set >> $0 & 1 == 1 }
      let isEnough = present.count { $0 < 3 } >= 2 && present.contains { $0 >= 3 }
      let note = try cosigned(by: present)
      if isEnough {
        #expect(try policy.verify(note.utf8).cosignatures.count == present.count)
      } else {
        #expect(throws: TrustError.quorumNotReached(cosigners: present.map { "w\($0)" })) {
          try policy.verify(note.utf8)
        }
      }
    }
  }

  @Test func `may need no witness, or one alone`() throws {
    let none = try TrustPolicy(parsing: "log \(log.verifierKey.vkey)\nquorum none\n".utf8)
    #expect(try none.verify(cosigned(by: []).utf8).cosignatures.isEmpty)
    let text = "witness é \(key(0))\nlog \(log.verifierKey.vkey)\nquorum é"
    let one = try TrustPolicy(parsing: text.utf8)
    #expect(one.quorum == .witness(witnesses[0].witnessKey))
    #expect(try one.verify(cosigned(by: [0]).utf8).cosignatures.count == 1)
  }

  /// A key of a kind that C2SP may assign one day.
  private func newer(_ name: String) -> String {
    "\(name)+01020304+" + Base64.encode([0x06] + [UInt8](repeating: 7, count: 1312))
  }

  @Test func `may name keys of newer kinds, as long as its quorum does not need them`() throws {
    let text = """
      log \(newer("milo.example/besancon"))
      log \(log.verifierKey.vkey)
      witness nouveau \(newer("nouveau.example"))
      witness ancien \(key(0))
      group deux any nouveau ancien
      """
    let both = try TrustPolicy(parsing: "\(text)\nquorum deux\n".utf8)
    #expect(try both.verify(cosigned(by: [0]).utf8).cosignatures.count == 1)
    let all = try TrustPolicy(parsing: "\(text)\ngroup tous all deux\nquorum tous\n".utf8)
    #expect(try all.verify(cosigned(by: [0]).utf8).cosignatures.count == 1)
    let needed = try TrustPolicy(parsing: "\(text)\nquorum nouveau\n".utf8)
    #expect(throws: TrustError.self) { try needed.verify(cosigned(by: [0]).utf8) }
    #expect("no log that anybody can verify") {
      try TrustPolicy(parsing: "# c\nlog \(newer("a"))\nquorum none\n".utf8)
    } throws: {
      ($0 as? PolicyError).map { $0.line == 2 && $0.problem == .key(.unsupportedAlgorithm(6)) }
        ?? false
    }
  }

  @Test func `refuses a cosignature of a time that no clock shows`() throws {
    let policy = try TrustPolicy(
      parsing: "log \(log.verifierKey.vkey)\nwitness w \(key(0))\nquorum w\n".utf8)
    let note = try SignedNote(parsing: cosigned(by: []).utf8)
    for (time, holds) in [(UInt64(Int64.max), true), (UInt64(Int64.max) + 1, false)] {
      let cosigned = note.adding(try witnesses[0].cosign(note.text, time: time))
      if holds {
        #expect(try policy.verify(cosigned.description.utf8).cosignatures.first?.time == time)
      } else {
        #expect(throws: TrustError.self) { try policy.verify(cosigned.description.utf8) }
      }
    }
  }

  @Test func `takes names as bytes`() {
    let text = "witness \u{e9} \(key(0))\nquorum e\u{301}\n"
    #expect(throws: PolicyError.self) { try TrustPolicy(parsing: text.utf8) }
  }

  @Test func `names the line that is wrong, and why`() throws {
    let w = (0..<3).map { "witness w\($0) \(key($0))\n" }
    func expect(_ line: Int, _ problem: PolicyError.Problem, _ text: String) {
      #expect("\(problem)") {
        try TrustPolicy(parsing: text.utf8)
      } throws: {
        ($0 as? PolicyError).map { $0.line == line && $0.problem == problem } ?? false
      }
    }
    expect(1, .quorumMissing, "")
    expect(1, .unknownKeyword("journal"), "journal x\nquorum none\n")
    expect(1, .controlCharacter, "quorum none\r\n")
    expect(2, .quorumTwice, "quorum none\nquorum none\n")
    expect(1, .unknownName("w0"), "quorum w0\n" + w[0])
    expect(1, .wrongItemCount, "quorum\n")
    expect(1, .wrongItemCount, "witness w0\n")
    expect(1, .wrongItemCount, "log a b c\n")
    expect(1, .wrongItemCount, "group g any\n")
    expect(1, .key(.malformed), "log abc\n")
    expect(1, .key(.unsupportedAlgorithm(4)), "log \(key(0))\n")
    expect(1, .key(.unsupportedAlgorithm(1)), "witness w \(log.verifierKey.vkey)\n")
    expect(2, .nameTaken("w0"), w[0] + "witness w0 \(key(1))\n")
    expect(1, .nameTaken("none"), "witness none \(key(0))\n")
    expect(3, .nameTaken("w0"), w[0] + w[1] + "group w0 all w1\n")
    expect(2, .keyTwice(name: "w0"), w[0] + "witness autre \(key(0))\n")
    expect(3, .memberTwice("w0"), w[0] + "group a any w0\ngroup b any w0\n")
    expect(2, .memberTwice("w0"), w[0] + "group a any w0 w0\n")
    expect(1, .unknownName("none"), "group a any none\n")
    expect(1, .unknownName("a"), "group a any a\n")
    for threshold in ["0", "3", "-1", "01", "some"] {
      expect(
        3, .wrongThreshold(found: threshold, memberCount: 2),
        w[0] + w[1] + "group a \(threshold) w0 w1\n")
    }
  }
}
