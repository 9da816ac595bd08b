import Foundation

/// A time-stamping authority (RFC 3161) made by `openssl` for a test, in a folder that goes with it.
public final class TestAuthority: Sendable {
  /// What its certificate is called.
  public let name: String
  private let folder: URL

  /// Makes an authority: a root, and the certificate of its clock under it.
  ///
  /// - Throws: ``OpenSSLFailure``, or what prevents writing.
  public init(named name: String = "Horloge d’essai") throws {
    self.name = name
    folder = FileManager.default.temporaryDirectory.appending(path: "milo-horloge-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(
      """
      [req]
      distinguished_name = nom
      [nom]
      [racine]
      basicConstraints = critical, CA:true
      keyUsage = critical, keyCertSign
      [horloge]
      extendedKeyUsage = critical, timeStamping
      [serveur]
      extendedKeyUsage = serverAuth
      [ts]
      serial = \(path("serie"))
      signer_cert = \(path("horloge.pem"))
      signer_key = \(path("horloge.key"))
      certs = \(path("horloge.pem"))
      signer_digest = sha256
      default_policy = 1.2.3.4
      digests = sha256
      ess_cert_id_alg = sha256

      """, "cnf")
    try write("01\n", "serie")
    try run(
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-utf8", "-config",
      path("cnf"), "-extensions", "racine", "-subj", "/CN=Racine de \(name)", "-keyout",
      path("racine.key"), "-out", path("racine.pem"))
    try certify("horloge")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The certificate of the root, in PEM.
  public var root: [UInt8] {
    get throws { try bytes("racine.pem") }
  }

  /// The certificate of the clock alone, in PEM.
  public var clock: [UInt8] {
    get throws { try bytes("horloge.pem") }
  }

  /// What the authority answers to a request, now.
  public func answer(_ request: [UInt8]) throws -> [UInt8] {
    try Data(request).write(to: file("demande"))
    // A refusal is an answer too.
    _ = try? run(
      "ts", "-reply", "-config", path("cnf"), "-section", "ts", "-queryfile", path("demande"),
      "-out", path("reponse"))
    return try bytes("reponse")
  }

  /// A request about other data than a SHA-256, which the authority refuses.
  public func otherRequest() throws -> [UInt8] {
    try write("rien", "donnees")
    try run(
      "ts", "-query", "-data", path("donnees"), "-sha512", "-cert", "-out", path("demande"))
    return try bytes("demande")
  }

  /// The same answer, signed again by a certificate of this authority that is not for time-stamping.
  public func resigned(_ answer: [UInt8]) throws -> [UInt8] {
    try Data(answer).write(to: file("reponse"))
    try certify("serveur")
    try run("ts", "-reply", "-in", path("reponse"), "-token_out", "-out", path("jeton"))
    try run(
      "cms", "-verify", "-noverify", "-inform", "DER", "-in", path("jeton"), "-out", path("tst"))
    try run(
      "cms", "-sign", "-binary", "-nodetach", "-cades", "-outform", "DER", "-md", "sha256",
      "-econtent_type", "1.2.840.113549.1.9.16.1.4", "-signer", path("serveur.pem"), "-inkey",
      path("serveur.key"), "-in", path("tst"), "-out", path("jeton"))
    try run("ts", "-reply", "-in", path("jeton"), "-token_in", "-out", path("reponse"))
    return try bytes("reponse")
  }

  /// What `openssl` says of a request, in words.
  public func text(ofRequest request: [UInt8]) throws -> String {
    try Data(request).write(to: file("demande"))
    return try run("ts", "-query", "-in", path("demande"), "-text")
  }

  /// Whether `openssl` finds that an answer dates some data, under the root.
  public func holds(_ answer: [UInt8], dating data: [UInt8]) throws -> Bool {
    try Data(answer).write(to: file("reponse"))
    try Data(data).write(to: file("donnees"))
    let said = try? run(
      "ts", "-verify", "-data", path("donnees"), "-in", path("reponse"), "-CAfile",
      path("racine.pem"))
    return said != nil
  }

  private func certify(_ usage: String) throws {
    try run(
      "req", "-new", "-newkey", "rsa:2048", "-nodes", "-utf8", "-config", path("cnf"), "-subj",
      "/CN=\(name)", "-keyout", path(usage + ".key"), "-out", path("csr"))
    try run(
      "x509", "-req", "-in", path("csr"), "-CA", path("racine.pem"), "-CAkey", path("racine.key"),
      "-CAcreateserial", "-days", "30", "-extfile", path("cnf"), "-extensions", usage, "-out",
      path(usage + ".pem"))
  }

  private func file(_ name: String) -> URL { folder.appending(path: name) }
  private func path(_ name: String) -> String { file(name).path(percentEncoded: false) }
  private func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: file(name))) }
  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: file(name))
  }

  @discardableResult
  private func run(_ words: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: Tool.openssl.path ?? "openssl")
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let said = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw OpenSSLFailure(description: "openssl \(words.joined(separator: " ")) : \(said)")
    }
    return said
  }
}

/// A command of `openssl` that failed, and what it said.
public struct OpenSSLFailure: Error, CustomStringConvertible {
  /// The command, and its messages.
  public let description: String
}
