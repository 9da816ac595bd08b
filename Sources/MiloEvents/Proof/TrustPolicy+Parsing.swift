extension TrustPolicy {
  /// Reads a policy file; throws ``PolicyError`` with the line at fault.
  ///
  /// The URLs that may follow a key are accepted and not kept: verification needs no network. A key of a kind
  /// that this version does not verify is no fault: a log that has another one signs with it, and such a
  /// witness counts as one that never cosigned.
  public init(parsing bytes: some Collection<UInt8>) throws(PolicyError) {
    var reader = PolicyReader()
    // Names are opaque bytes, so the file is never turned into a String as a whole.
    let lines = Array(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      do throws(PolicyError.Problem) {
        try reader.read(line, number: offset + 1)
      } catch {
        throw PolicyError(line: offset + 1, problem: error)
      }
    }
    guard let quorum = reader.quorum else {
      throw PolicyError(line: lines.count, problem: .quorumMissing)
    }
    if reader.logs.isEmpty, let unknown = reader.unknownLog {
      throw PolicyError(line: unknown.line, problem: .key(unknown.error))
    }
    self.init(logs: reader.logs, witnesses: reader.witnesses, quorum: quorum)
  }
}

/// What was read of a policy so far.
private struct PolicyReader {
  typealias Name = ArraySlice<UInt8>
  typealias Problem = PolicyError.Problem

  var logs: [VerifierKey] = []
  var witnesses: [VerifierKey] = []
  var quorum: TrustPolicy.Quorum?
  /// The first log whose key is of an unknown kind.
  var unknownLog: (line: Int, error: NoteKeyError)?
  private var rules: [Name: TrustPolicy.Quorum] = [:]
  private var membersUsed: Set<Name> = []

  mutating func read(_ line: ArraySlice<UInt8>, number: Int) throws(Problem) {
    guard line.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7f }) else {
      throw .controlCharacter
    }
    let items = line.split { $0 == 0x09 || $0 == 0x20 }
    guard let keyword = items.first, keyword.first != UInt8(ascii: "#") else { return }
    let arguments = Array(items.dropFirst())
    switch Self.text(keyword) {
    case "log": try readLog(arguments, line: number)
    case "witness": try readWitness(arguments)
    case "group": try readGroup(arguments)
    case "quorum": try readQuorum(arguments)
    default: throw .unknownKeyword(Self.text(keyword))
    }
  }

  private mutating func readLog(_ items: [Name], line: Int) throws(Problem) {
    guard (1...2).contains(items.count) else { throw .wrongItemCount }
    switch try Self.key(items[0], .ed25519, distinctFrom: logs) {
    case .known(let key): logs.append(key)
    case .unknown(let error): unknownLog = unknownLog ?? (line, error)
    }
  }

  private mutating func readWitness(_ items: [Name]) throws(Problem) {
    guard (2...3).contains(items.count) else { throw .wrongItemCount }
    switch try Self.key(items[1], .cosignature, distinctFrom: witnesses) {
    case .known(let key):
      try define(items[0], as: .witness(key))
      witnesses.append(key)
    // One of none: nobody can verify that it cosigned.
    case .unknown: try define(items[0], as: .atLeast(1, []))
    }
  }

  private mutating func readGroup(_ items: [Name]) throws(Problem) {
    guard items.count >= 3 else { throw .wrongItemCount }
    let members = Array(items[2...])
    let threshold: Int
    switch Self.text(items[1]) {
    case "any": threshold = 1
    case "all": threshold = members.count
    case let digits:
      guard let number = ProofText.decimal(digits), (1...members.count).contains(number) else {
        throw .wrongThreshold(found: digits, memberCount: members.count)
      }
      threshold = number
    }
    var rules: [TrustPolicy.Quorum] = []
    for member in members {
      guard let rule = self.rules[member] else { throw .unknownName(Self.text(member)) }
      guard membersUsed.insert(member).inserted else { throw .memberTwice(Self.text(member)) }
      rules.append(rule)
    }
    try define(items[0], as: .atLeast(threshold, rules))
  }

  private mutating func readQuorum(_ items: [Name]) throws(Problem) {
    guard items.count == 1 else { throw .wrongItemCount }
    guard quorum == nil else { throw .quorumTwice }
    guard let rule = Self.text(items[0]) == "none" ? TrustPolicy.Quorum.none : rules[items[0]]
    else {
      throw .unknownName(Self.text(items[0]))
    }
    quorum = rule
  }

  private mutating func define(
    _ name: Name, as rule: TrustPolicy.Quorum
  ) throws(Problem) {
    guard Self.text(name) != "none", rules[name] == nil else {
      throw .nameTaken(Self.text(name))
    }
    rules[name] = rule
  }

  private enum Key {
    case known(VerifierKey)
    /// Of a kind that this version does not verify.
    case unknown(NoteKeyError)
  }

  private static func key(
    _ item: Name, _ algorithm: NoteAlgorithm, distinctFrom known: [VerifierKey]
  ) throws(Problem) -> Key {
    guard let vkey = String(validating: item, as: UTF8.self) else { throw .key(.malformed) }
    let key: VerifierKey
    do {
      key = try VerifierKey(vkey: vkey)
    } catch {
      if case .unsupportedAlgorithm = error { return .unknown(error) }
      throw .key(error)
    }
    guard key.algorithm == algorithm else {
      throw .key(.unsupportedAlgorithm(key.algorithm.rawValue))
    }
    guard !known.contains(where: { $0.publicKey == key.publicKey }) else {
      throw .keyTwice(name: key.name)
    }
    return .known(key)
  }

  // For messages and keywords only: names are compared as bytes.
  private static func text(_ item: Name) -> String {
    String(decoding: item, as: UTF8.self)
  }
}

/// Why a policy file was refused, and where.
public struct PolicyError: Error, Hashable, Sendable {
  /// What is wrong with a line.
  public enum Problem: Error, Hashable, Sendable {
    /// A control character other than the tab.
    case controlCharacter
    /// The line begins with another word than `log`, `witness`, `group` or `quorum`.
    case unknownKeyword(String)
    /// Too few or too many items for the keyword.
    case wrongItemCount
    /// The key cannot be read, or is not of the kind needed.
    case key(NoteKeyError)
    /// The key of this name was given before, perhaps under another name.
    case keyTwice(name: String)
    /// The name is defined already, or is `none`.
    case nameTaken(String)
    /// The name is not defined on an earlier line.
    case unknownName(String)
    /// The name is a member of a group already.
    case memberTwice(String)
    /// The threshold is not `all`, `any`, or a number from 1 to the number of members.
    case wrongThreshold(found: String, memberCount: Int)
    /// A second `quorum` line.
    case quorumTwice
    /// The file ends without a `quorum` line.
    case quorumMissing
  }

  /// The number of the line, from 1.
  public let line: Int

  /// What is wrong with it.
  public let problem: Problem
}
