import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program of other people that tests use as a client, and where it stands on this machine.
///
/// `scripts/test-tools` installs them. A machine that lacks one skips the tests that need it and says so;
/// continuous integration must not (see ``requires(_:)``).
public struct Tool: Sendable {
  /// What to say that is missing.
  public let name: String
  /// The program to run; nil when it is not installed.
  public let path: String?

  /// A program looked for in `PATH`.
  public init(_ names: String...) {
    name = names[0]
    path = names.lazy.compactMap(Self.found).first
  }

  /// A tool at a place already looked at.
  public init(_ name: String, at path: String?) {
    self.name = name
    self.path = path
  }

  /// A module of Python, with the Python that has it.
  public init(module: String) {
    name = "le module Python « \(module) »"
    path = Self.python.path.flatMap { python in
      Self.status(of: python, ["-c", "import \(module)"]) == 0 ? python : nil
    }
  }

  /// `bash`.
  public static let bash = Tool("bash")
  /// `fish`.
  public static let fish = Tool("fish")
  /// `zsh`.
  public static let zsh = Tool("zsh")
  /// The HTML validator `tidy`.
  public static let tidy = Tool("tidy")
  /// A browser that opens a page without a window.
  public static let chromium = Tool("chromium", "chromium-browser", "google-chrome")
  /// OpenSSL, which makes an authority of time-stamping.
  public static let openssl = Tool("openssl")
  /// What a PDF says of itself.
  public static let pdfinfo = Tool("pdfinfo")
  /// The Java machine that runs Spark.
  public static let java = Tool("java")
  /// The text of a PDF.
  public static let pdftotext = Tool("pdftotext")

  /// Python: that of `scripts/test-tools` where `MILO_TOOLS` names it, else the machine's.
  public static let python: Tool = {
    let ready = environment["MILO_TOOLS"].map { $0 + "/python" }
    let path = ready.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
    return Tool("python3", at: path ?? found("python3"))
  }()
  /// A CloudEvents SDK.
  public static let cloudevents = Tool(module: "cloudevents.http")
  /// DuckDB.
  public static let duckdb = Tool(module: "duckdb")
  /// The validator of data packages.
  public static let frictionless = Tool(module: "frictionless")
  /// Spark, a cluster's engine, which needs ``java``.
  public static let spark = Tool(module: "pyspark")
  /// What reads a workbook.
  public static let openpyxl = Tool(module: "openpyxl")
  /// What reads a calendar.
  public static let icalendar = Tool(module: "icalendar")
  /// A spreadsheet without a window.
  public static let libreoffice = Tool("soffice", "libreoffice")
  /// A validator of JSON by its schema.
  public static let jsonschema = Tool(module: "jsonschema")

  /// Where Debian puts the sources of Go's packages.
  public static let goSources = "/usr/share/gocode"
  /// Go, with the sources of its transparency log.
  public static let go: Tool = {
    let sources = goSources + "/src/golang.org/x/mod/sumdb/tlog"
    let isWhole = FileManager.default.fileExists(atPath: sources)
    return Tool("go, avec golang-golang-x-mod-dev", at: isWhole ? found("go") : nil)
  }()

  /// The `milo` that `make test` built as people will run it.
  public static let milo = Tool(
    "milo, dont MILO_EXECUTABLE dit le chemin",
    at: environment["MILO_EXECUTABLE"].flatMap {
      FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
    })

  /// The `milo` built beside the tests.
  public static let builtMilo: Tool = {
    let path = URL(fileURLWithPath: CommandLine.arguments[0])
      .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("milo").path
    return Tool(
      "milo, construit à côté des essais",
      at: FileManager.default.isExecutableFile(atPath: path) ? path : nil)
  }()

  /// What runs a program as somebody whom permissions bind: root reads and writes whatever they say.
  public static let unprivileged = Tool(
    "setpriv, pour quitter root", at: geteuid() == 0 ? found("setpriv") : found("env"))

  /// The words to give to ``unprivileged`` before a command.
  public static let asUnprivileged =
    geteuid() == 0 ? ["--reuid=65534", "--regid=65534", "--clear-groups"] : []

  /// The environment of the tests, for a `milo` in a process of its own: nobody's defaults are read.
  public static let withoutDefaults = environment.merging(["XDG_CONFIG_HOME": "/dev/null"]) { $1 }

  private static let environment = ProcessInfo.processInfo.environment

  private static func found(_ name: String) -> String? {
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func status(of path: String, _ arguments: [String]) -> Int32? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
