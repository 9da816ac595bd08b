/// A browser of the Chromium family, which prints a page without a window.
struct Browser: Sendable {
  /// The program.
  let path: String
  /// For how many seconds it may print.
  var limit = 120

  /// The variable that says where the browser is.
  static let variable = "MILO_CHROMIUM"
  /// Under which names it is looked for.
  private static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ]

  /// A browser at a place.
  init(path: String, limit: Int = 120) {
    self.path = path
    self.limit = limit
  }

  /// The browser of the machine: the one that MILO_CHROMIUM names, else one of the usual names.
  ///
  /// - Throws: what to do when there is none.
  init(_ environment: (String) -> String?) throws(Failure) {
    let named = environment(Self.variable) ?? ""
    if !named.isEmpty {
      guard let path = programPath(named, environment) else {
        throw Failure(
          code: .refus,
          message: "« \(named) », que nomme \(Self.variable), n’est pas un programme que l’on peut "
            + "lancer")
      }
      self.init(path: path)
      return
    }
    guard let path = Self.names.compactMap({ programPath($0, environment) }).first else {
      throw Failure(
        code: .refus,
        message:
          "un PDF se fait avec Chromium ou Chrome, et aucun des deux n’est trouvé : installez-en "
          + "un, dites où il est par \(Self.variable), ou imprimez la page que donne "
          + "--\(SharedOptions.html.name)")
    }
    self.init(path: path)
  }

  /// The bytes of a page printed.
  ///
  /// The browser gets a folder for itself alone, gone afterwards, as its home; it asks nothing of any
  /// network.
  ///
  /// - Throws: why it could not be printed, in the browser's last words.
  func pdf(of page: String, _ environment: (String) -> String?) throws(Failure) -> [UInt8] {
    let temporary = environment("TMPDIR") ?? ""
    let folder = try failing { () throws(SystemError) in
      try createPrivateFolder(in: temporary.isEmpty ? "/tmp" : temporary)
    }
    defer { removeFolder(folder) }
    let (source, printed, log) = (folder + "/page.html", folder + "/page.pdf", folder + "/dit")
    try failing { () throws(SystemError) in
      var file = try NewFile(source)
      file.write(page)
      _ = try file.close()
    }
    // The sandbox keeps a page from the machine: this page is ours and runs nothing. Root has no sandbox,
    // and some containers have none to give.
    for sandboxed in isRoot ? [false] : [true, false] {
      let end = try failing { () throws(SystemError) in
        try runProgram(
          path, Self.words(source, printed, folder, sandboxed: sandboxed),
          variables: Self.variables(folder), log: log, limit: limit)
      }
      let said = Self.text(log)
      if sandboxed, end != .exited(0), said.contains("No usable sandbox") { continue }
      switch end {
      case .exited(0): break
      case .exited(let code): throw failure("il s’arrête avec le code \(code)", said)
      case .killed(let signal): throw failure("le signal \(signal) l’arrête", said)
      case .tooLong:
        throw failure(
          "il n’a pas fini après \(limit) s ; une réponse si longue tient mieux dans un classeur, "
            + "--\(SharedOptions.xlsx.name)", "")
      }
      guard let bytes = Self.bytes(printed), bytes.starts(with: Array("%PDF-".utf8)) else {
        throw failure(
          "il n’écrit rien ; un Chromium installé par snap ne le peut pas, et \(Self.variable) peut en "
            + "nommer un autre", said)
      }
      return bytes
    }
    throw failure("il veut un bac à sable, et n’en trouve pas", "")
  }

  private static func words(
    _ source: String, _ printed: String, _ folder: String, sandboxed: Bool
  ) -> [String] {
    (sandboxed ? [] : ["--no-sandbox"]) + [
      "--headless", "--disable-gpu", "--user-data-dir=\(folder)/profil", "--no-first-run",
      "--no-default-browser-check", "--disable-extensions", "--disable-sync",
      "--disable-background-networking", "--disable-component-update", "--disable-breakpad",
      "--disable-dev-shm-usage", "--password-store=basic", "--use-mock-keychain",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
      "--print-to-pdf=\(printed)", source,
    ]
  }

  /// The environment of the browser: its home is the folder.
  private static func variables(_ folder: String) -> [String: String] {
    var variables = ["HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder]
    // Its sockets are there too, where their paths are not longer than the system takes.
    if folder.utf8.count <= 48 { variables["TMPDIR"] = folder }
    return variables
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    try? withFile(path) { descriptor throws(SystemError) in
      var bytes: [UInt8] = []
      while case let more = try readSome(1 << 16, from: descriptor), !more.isEmpty { bytes += more }
      return bytes
    }
  }

  private static func text(_ path: String) -> String {
    String(decoding: bytes(path) ?? [], as: UTF8.self)
  }

  private func failure(_ reason: String, _ said: String) -> Failure {
    let lines = said.split(separator: "\n")
    let telling = lines.last { $0.contains("FATAL") } ?? lines.last { !$0.contains("crashpad") }
    let last = telling.map { " (« \($0.prefix(200)) »)" } ?? ""
    return Failure(
      code: .refus, message: "« \(path) » ne peut faire le PDF : \(reason)\(last)")
  }

  private func failing<Result>(
    _ body: () throws(SystemError) -> Result
  ) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      throw failure("\(error)", "")
    }
  }
}
