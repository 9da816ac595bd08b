import Foundation
import MiloTestTools
import Testing

/// Forty structures counted by many programs at once: by Spark, by `xargs`, and by DuckDB from the same lines.
@Suite(.serialized, .endsInTheEnd) final class `Forty structures` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private let folder = NSTemporaryDirectory() + "milo-pays-\(UUID())"
  private var pays: String { folder + "/pays" }

  init() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/spark/tmp", withIntermediateDirectories: true)
    let made = try milo(
      "exemple", "national", pays, "--structures", "40", "--evenements", "500", "--annees", "3")
    #expect(made.status == 0, "\(made.errors)")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private typealias Run = (status: Int32, output: Data, errors: String)

  private func run(
    _ tool: Tool, _ arguments: [String], _ variables: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(tool.path))
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = Tool.withoutDefaults.merging(variables) { $1 }
    // Files, for what is printed is more than a pipe holds.
    let (output, errors) = (folder + "/sortie", folder + "/erreurs")
    for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, try Data(contentsOf: URL(fileURLWithPath: output)),
      try String(contentsOfFile: errors, encoding: .utf8)
    )
  }

  private func milo(_ arguments: String...) throws -> Run { try run(.milo, arguments) }

  /// The program of the example on two cores, all that Spark writes staying in the folder of the test.
  private func spark(_ arguments: [String]) throws -> Run {
    let configuration = """
      spark.master local[2]
      spark.ui.enabled false
      spark.ui.showConsoleProgress false
      spark.driver.host 127.0.0.1
      spark.driver.bindAddress 127.0.0.1
      spark.local.dir \(folder)/spark/tmp
      spark.driver.extraJavaOptions -Djava.io.tmpdir=\(folder)/spark/tmp
      """
    let journal = """
      rootLogger.level = off
      rootLogger.appenderRef.erreurs.ref = erreurs
      appender.erreurs.type = Console
      appender.erreurs.name = erreurs
      appender.erreurs.target = SYSTEM_ERR
      """
    for (name, text) in [("spark-defaults.conf", configuration), ("log4j2.properties", journal)] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/spark/\(name)"))
    }
    let python = try #require(Tool.spark.path)
    return try run(
      .spark, [Self.root + "/Examples/Spark/compter.py", pays] + arguments,
      [
        "SPARK_CONF_DIR": folder + "/spark", "PYSPARK_PYTHON": python,
        "TMPDIR": folder + "/spark/tmp",
      ])
  }

  /// Changes a byte in the middle of the lines of a structure.
  private func damage(_ structure: String) throws {
    let segment = URL(fileURLWithPath: "\(pays)/\(structure)/00000000000000000000.jsonl")
    var bytes = try Data(contentsOf: segment)
    bytes[bytes.count / 2] = 0xFF
    try bytes.write(to: segment)
  }

  @Test(
    requires(.milo, .java, .spark),
    arguments: [
      ("ensemble", ["--annee", "2024"]),
      (
        "structure",
        [
          "--du", "2024-03-01", "--au", "2025-02-28", "--table", "synthese", "--table", "profil",
          "--filtre", "sexe=F",
        ]
      ),
    ])
  func `are counted by Spark as by one program, byte for byte`(
    par: String, options: [String]
  ) throws {
    let counted = try spark(["--par", par, "--"] + options)
    let expected = try run(
      .milo, ["stats", "--journal", pays, "--par", par, "--format", "csv"] + options)
    #expect(expected.status == 0 && expected.output.count > 10_000, "\(expected.errors)")
    #expect(counted.status == 0, "\(counted.errors.suffix(2000))")
    #expect(counted.output == expected.output)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/spark/tmp")
    #expect(left == [])
  }

  @Test(requires(.milo, .java, .spark))
  func `are not counted by Spark when one is damaged, which is named with what Milo says`() throws {
    try damage("structure-017")
    let said = try milo("partiel", "--journal", pays + "/structure-017", "--annee", "2024", "-o-")
    #expect(said.errors.contains("journal endommagé, ligne "))
    let counted = try spark(["--", "--annee", "2024"])
    #expect(counted.status == 1)
    #expect(counted.output.isEmpty)
    // macOS has its temporary folder behind a link.
    #expect(
      counted.errors.contains("/pays/structure-017 : \(said.errors)"),
      "\(counted.errors.suffix(2000))")
  }

  private static let enUneLigne = """
    ls pays | xargs -P 2 -I{} "$MILO" partiel --annee 2024 --journal pays/{} -o partiels/{} \
    && "$MILO" fusionner partiels/* --par les-deux --format csv
    """

  @Test(requires(.milo))
  func `are counted by xargs in one line as by one program, byte for byte`() throws {
    let variables = ["MILO": try #require(Tool.milo.path)]
    try FileManager.default.createDirectory(
      atPath: folder + "/partiels", withIntermediateDirectories: true)
    let counted = try run(.bash, ["-c", Self.enUneLigne], variables)
    let expected = try milo(
      "stats", "--journal", pays, "--annee", "2024", "--par", "les-deux", "--format", "csv")
    #expect(counted.status == 0, "\(counted.errors)")
    #expect(counted.output == expected.output && counted.output.count > 10_000)
  }

  @Test(requires(.milo))
  func `are not counted by xargs when one is damaged`() throws {
    let variables = ["MILO": try #require(Tool.milo.path)]
    try damage("structure-017")
    try FileManager.default.createDirectory(
      atPath: folder + "/partiels", withIntermediateDirectories: true)
    let counted = try run(.bash, ["-c", Self.enUneLigne], variables)
    #expect(counted.status == 123 && counted.output.isEmpty)
    #expect(counted.errors.contains("journal endommagé, ligne "))
    let written = try FileManager.default.contentsOfDirectory(atPath: folder + "/partiels")
    #expect(written.count == 39 && !written.contains("structure-017"))
  }

  @Test(requires(.milo, .duckdb))
  func `are counted by DuckDB from the same lines, cell for cell`() throws {
    let script = Self.root + "/Tests/Outils/coeur.py"
    let counted = try run(.duckdb, [script, pays, "2024"])
    #expect(counted.status == 0, "\(counted.errors)")
    let cells = String(decoding: counted.output, as: UTF8.self).split(separator: "\n")
    let stats = try milo(
      "stats", "--journal", pays, "--annee", "2024", "--par", "ensemble", "--format", "csv")
    let expected = Set(
      String(decoding: stats.output, as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[1...4].joined(separator: ",")
      })
    #expect(cells.count >= 40)
    #expect(cells.filter { !expected.contains(String($0)) } == [])
  }
}
