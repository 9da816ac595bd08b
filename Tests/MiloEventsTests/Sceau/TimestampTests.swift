import Foundation
import MiloTestTools
import Testing

@testable import MiloEvents

/// Tokens of RFC 3161, from an authority that `openssl` makes for the test.
@Suite struct `A token of a time-stamping authority` {
  /// A sealed journal, and the authority that dated its head.
  private struct Scene {
    let folder: SealedFolder
    let authority: TestAuthority
    let request: TimestampRequest
    let answer: [UInt8]

    init() throws {
      folder = try SealedFolder()
      authority = try TestAuthority()
      try folder.append(0..<300)
      try folder.seal()
      request = try folder.journal().timestampRequest().request
      answer = try authority.answer(request.bytes)
    }

    func trusted() throws -> TimestampAuthority { try TimestampAuthority(pem: authority.root) }

    @discardableResult
    func store(_ answer: [UInt8]? = nil, request: [UInt8]? = nil) throws -> TimestampedHead {
      try folder.journal().addTimestamp(
        answer ?? self.answer, under: trusted(), answering: request)
    }

    func control(_ authority: TimestampAuthority?) throws -> [Constat] {
      var options = Controle.Options()
      options.politique = folder.policy
      options.autorite = authority
      return try Controle(folder.journal(), options).constats
    }

    var tokens: [String] {
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/sceaux")
      return (names ?? []).filter { $0.hasSuffix(".tsr") }.map { "sceaux/" + $0 }.sorted()
    }
  }

  @Test(requires(.openssl))
  func `is asked by a request that others read, about the signed text`() throws {
    let scene = try Scene()
    let text = try scene.authority.text(ofRequest: scene.request.bytes)
    #expect(text.contains("Hash Algorithm: sha256"))
    #expect(text.contains("Certificate required: yes"))
    #expect(text.contains("Nonce: 0x" + Hex.encode(scene.request.nonce).uppercased()))
    // What a stranger has: the lines of the file before the empty one, cosigned since or not.
    let note = String(decoding: try scene.folder.bytes("checkpoint"), as: UTF8.self)
    let signed = Array(note.split(separator: "\n\n")[0].utf8) + [10]
    #expect(scene.request.imprint == SHA256.hash(signed))
    #expect(try scene.authority.holds(scene.answer, dating: signed))
    #expect(try !scene.authority.holds(scene.answer, dating: signed + [10]))
  }

  @Test(requires(.openssl))
  func `is stored beside its head, once, and verified`() throws {
    let scene = try Scene()
    #if canImport(CryptoKit)
      #expect(throws: TimestampError.unavailable) { try scene.trusted() }
    #else
      let dated = try scene.store(request: scene.request.bytes)
      #expect(dated.head.size == 300 && !dated.wasThere)
      #expect(dated.token.authorityName == "Horloge d’essai")
      let age = Date().timeIntervalSince1970 - Double(dated.token.time.milliseconds / 1000)
      #expect((-5...600).contains(age))
      #expect(try scene.store().wasThere)
      #expect(scene.tokens.count == 1)
      let file = try #require(scene.tokens.first)
      #expect(file.hasPrefix("sceaux/00000000000000000300."))
      #expect(try scene.folder.bytes(file) == scene.answer)
      #expect(try scene.control(scene.trusted()) == [])
      #expect(try scene.control(nil) == [])
      // A second authority beside it; and the head becomes a former one.
      let other = try TestAuthority(named: "Autre")
      let second = try scene.folder.journal().addTimestamp(
        other.answer(scene.request.bytes), under: TimestampAuthority(pem: other.clock))
      #expect(second.token.authorityName == "Autre" && scene.tokens.count == 2)
      try scene.folder.append(300..<400)
      try scene.folder.seal()
      #expect(try scene.control(nil) == [])
      // Lines of 2022 that follow a head dated today.
      let found = try scene.control(scene.trusted())
      #expect(found.map(\.code) == [.horodatage] && found.map(\.index) == [300])
      #expect(found.first?.message.contains("horodatée par « Horloge d’essai »") == true)
      let heads = try SealHistory(scene.folder.journal(), autorite: scene.trusted()).tetes
      #expect(heads.map(\.head.size) == [300, 400])
      #expect(Set(heads[0].jetons.map(\.tient)) == [true, nil] && heads[1].jetons == [])
      // An answer that comes late is for the former head.
      let late = try scene.authority.answer(scene.request.bytes)
      #expect(try scene.store(late).head.size == 300)
    #endif
  }

  #if !canImport(CryptoKit)
    @Test(requires(.openssl))
    func `that is a wrong one is refused in words, and nothing changes`() throws {
      let scene = try Scene()
      let other = try SealedFolder(key: scene.folder.key)
      try other.append(0..<200)
      try other.seal()
      let otherHead = try other.journal().timestampRequest().request
      let before = try scene.folder.files()
      let clean = try TimestampToken(response: scene.answer)
      #expect(throws: Never.self) { try clean.verify(under: scene.trusted()) }
      func refusal(
        _ answer: [UInt8], under authority: TimestampAuthority? = nil, request: [UInt8]? = nil
      ) throws -> SealError? {
        let authority = try authority ?? scene.trusted()
        let error = #expect(throws: SealError.self) {
          try scene.folder.journal().addTimestamp(answer, under: authority, answering: request)
        }
        #expect(try scene.folder.files() == before)
        return error
      }
      func isRefused(
        _ expected: TimestampError, _ answer: [UInt8], under authority: TimestampAuthority? = nil,
        request: [UInt8]? = nil, _ place: SourceLocation = #_sourceLocation
      ) throws {
        let error = try refusal(answer, under: authority, request: request)
        guard case .timestamp(expected) = error else {
          Issue.record("\(String(describing: error))", sourceLocation: place)
          return
        }
        #expect("\(expected)".contains(" "), sourceLocation: place)
      }
      // Another head, another authority, a certificate for something else.
      guard case .otherHead = try refusal(try scene.authority.answer(otherHead.bytes)) else {
        Issue.record("a token of another head")
        return
      }
      let stranger = try TestAuthority(named: "Horloge d’essai")
      try isRefused(
        .otherAuthority, scene.answer, under: TimestampAuthority(pem: stranger.root))
      try isRefused(.otherAuthority, scene.authority.resigned(scene.answer))
      // A refusal of the authority; an answer to another request.
      try isRefused(.notGranted(2), scene.authority.answer(scene.authority.otherRequest()))
      let again = try scene.folder.journal().timestampRequest().request
      try isRefused(.otherRequest, scene.answer, request: again.bytes)
      try isRefused(.unreadableRequest, scene.answer, request: [0x30, 0x80])
      // What is no answer: nothing, text, a request, an answer cut short or with something behind, a huge file.
      let garbage: [[UInt8]] = [
        [], Array("bonjour\n".utf8), scene.request.bytes, scene.answer.dropLast(),
        scene.answer + [0], Array(try scene.authority.root),
      ]
      for answer in garbage { try isRefused(.unreadable, answer) }
      let huge = TimestampToken.longestAnswer + 1
      try isRefused(.tooLong, [UInt8](repeating: 0x30, count: huge))
      // The last byte is the signature’s.
      var altered = scene.answer
      altered[altered.count - 1] ^= 1
      try isRefused(.falseSignature, altered)
    }

    @Test(requires(.openssl))
    func `of whatever bytes never traps, and holds under no other byte`() throws {
      let scene = try Scene()
      let authority = try scene.trusted()
      let clean = try TimestampToken(response: scene.answer)
      var random = SeededGenerator(seed: 14)
      var accepted = 0
      for turn in 0..<3000 {
        var bytes = scene.answer
        switch turn % 3 {
        case 0:
          bytes[turn / 3 % bytes.count] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1:
          for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] = .random(in: 0...255, using: &random)
          }
        default:
          let place = Int.random(in: 0..<bytes.count, using: &random)
          bytes.replaceSubrange(
            place..<min(bytes.count, place + 8),
            with: (0..<Int.random(in: 0...16, using: &random)).map { _ in
              UInt8.random(in: 0...255, using: &random)
            })
        }
        guard bytes != scene.answer, let token = try? TimestampToken(response: bytes),
          (try? token.verify(under: authority)) != nil
        else { continue }
        // What is not signed may change (a granted answer « with modifications »), never what is said.
        #expect(token.imprint == scene.request.imprint && token.time == clean.time)
        accepted += 1
      }
      #expect(accepted < 300)
      let root = String(decoding: try scene.authority.root, as: UTF8.self)
      let unread = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
      let encrypted = unread.replacing(
        "\nAAAA",
        with: "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,"
          + "00112233445566778899AABBCCDDEEFF\n\nAAAA")
      for pem in ["", "bonjour", unread, encrypted, root + unread] {
        #expect(throws: TimestampError.noCertificate) {
          try TimestampAuthority(pem: Array(pem.utf8))
        }
      }
      #expect(throws: Never.self) { try TimestampAuthority(pem: Array((root + root).utf8)) }
    }

    @Test(requires(.openssl))
    func `changed, misplaced or cut where it is stored is found`() throws {
      let scene = try Scene()
      try scene.store()
      let file = try #require(scene.tokens.first)
      func codes(_ bytes: [UInt8], _ name: String, _ authority: TimestampAuthority?) throws
        -> [Constat]
      {
        try scene.folder.write(bytes, name)
        defer { try? scene.folder.remove(name) }
        let found = try scene.control(authority)
        #expect(found.allSatisfy { $0.code == .signature && $0.segment == name })
        return found
      }
      try scene.folder.remove(file)
      var altered = scene.answer
      altered[altered.count - 1] ^= 1
      for authority in [nil, try scene.trusted()] {
        #expect(try codes(altered, file, authority).count == 1)
        #expect(try codes(Array(scene.answer.dropLast()), file, authority).count == 1)
        #expect(try codes([], file, authority).count == 1)
        let misplaced = "sceaux/00000000000000000299.0123456789abcdef.tsr"
        #expect(try codes(scene.answer, misplaced, authority).count == 1)
        let huge = [UInt8](repeating: 0, count: TimestampToken.longestAnswer + 1)
        #expect(try codes(huge, file, authority).count == 1)
      }
      // Renamed to what it became: only its authority's certificate tells.
      let renamed = JournalFolder.tokenName(size: 300, content: altered)
      #expect(try codes(altered, renamed, nil) == [])
      #expect(try codes(altered, renamed, scene.trusted()).count == 1)
      // One of an authority that the reader does not know is declared, no more.
      let stranger = try TestAuthority()
      #expect(try codes(scene.answer, file, TimestampAuthority(pem: stranger.root)) == [])
      // The head that it dates is gone.
      try scene.folder.write(scene.answer, file)
      try scene.folder.append(300..<301)
      try scene.folder.seal()
      try scene.folder.remove("sceaux/00000000000000000300.checkpoint")
      #expect(try scene.control(nil).map(\.segment) == [file])
    }
  #endif
}

extension SealedFolder {
  /// The bytes of every file of the folder.
  fileprivate func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      files[name] = FileManager.default.contents(atPath: path + "/" + name)
    }
    return files
  }
}
