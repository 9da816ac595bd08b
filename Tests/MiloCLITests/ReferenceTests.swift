import Foundation
import MiloTestTools
import Testing

/// The built program and the second implementation of its rules, in Python.
private enum Comparison {
  /// `milo`, built beside the tests.
  static let program = Tool.builtMilo.path ?? "milo"

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Reference")
  static let statistics = folder.appendingPathComponent("Statistiques/comparer.py").path
  static let declared =
    folder.appendingPathComponent("Statistiques/comparer_tableaux.py").path
  static let declaredByHand =
    folder.appendingPathComponent("Statistiques/essai_tableaux.py").path
  static let rights = folder.appendingPathComponent("Droits/compare_droits.py").path

  static let agenda = folder.appendingPathComponent("Agenda/comparer_agenda.py").path
  static let signals = folder.appendingPathComponent("Signaux/comparer_signaux.py").path

  static func run(_ arguments: [String]) -> (code: Int32, out: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Tool.python.path ?? "python3")
    process.arguments = arguments
    process.environment = Tool.withoutDefaults
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do { try process.run() } catch { return (127, "\(error)") }
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}

@Suite struct `The statistics` {
  @Test(
    requires(.python, .builtMilo),
    arguments: ["1-2", "3-4", "8-8"])
  func `are those of the reference, cell by cell, on journals drawn at random`(
    seeds: String
  ) {
    let run = Comparison.run(
      [Comparison.statistics, Comparison.program, "--graines", seeds, "--jeunes", "20"])
    #expect(run.code == 0, "\(run.out.prefix(3000))")
    #expect(run.out.contains("cellules comparées, 0 écarts"), "\(run.out.suffix(300))")
  }
}

@Suite struct `The declared tables` {
  @Test(requires(.python, .builtMilo), arguments: ["1-2", "3-3", "4-4"])
  func `are those of the reference, cell by cell, on declarations and journals drawn at random`(
    seeds: String
  ) {
    let run = Comparison.run(
      [Comparison.declared, Comparison.program, "--graines", seeds, "--hardi"])
    #expect(run.code == 0, "\(run.out.prefix(3000))")
    #expect(run.out.contains("cellules comparées, 0 écarts"), "\(run.out.suffix(300))")
  }

  @Test(requires(.python, .builtMilo))
  func `are refused where the reference says, when they are wrong`() {
    let run = Comparison.run([Comparison.declared, Comparison.program, "--refus"])
    #expect(run.code == 0, "\(run.out.prefix(3000))")
    #expect(run.out.contains("déclarations, 0 écarts"), "\(run.out.suffix(300))")
  }

  @Test(requires(.python))
  func `have a reference that counts by hand what it compares`() {
    let run = Comparison.run([Comparison.declaredByHand])
    #expect(run.code == 0, "\(run.out.suffix(3000))")
  }
}

@Suite struct `The signals` {
  @Test(requires(.python, .builtMilo), arguments: ["1-3", "4-6"])
  func `are those of the reference, byte for byte, on journals drawn at random`(seeds: String) {
    let run = Comparison.run([Comparison.signals, Comparison.program, "--graines", seeds])
    #expect(run.code == 0, "\(run.out.prefix(3000))")
    #expect(run.out.contains("75 réponses comparées, 0 écarts"), "\(run.out.suffix(300))")
  }
}

@Suite struct `The allocations and the portfolios` {
  @Test(
    requires(.python, .builtMilo),
    arguments: ["1-3", "4-6"])
  func `are those of the reference, row by row, on journals drawn at random`(seeds: String) {
    let run = Comparison.run([Comparison.rights, Comparison.program, "--graines", seeds])
    #expect(run.code == 0, "\(run.out.prefix(3000))")
    #expect(run.out.contains("0 question(s) en désaccord"), "\(run.out.suffix(300))")
  }
}

@Suite struct `The agenda` {
  @Test(requires(.python, .builtMilo), arguments: ["1-3", "4-6"])
  func `is that of the reference, byte for byte, on journals drawn at random`(seeds: String) {
    let run = Comparison.run([Comparison.agenda, Comparison.program, "--graines", seeds])
    #expect(run.code == 0, "\(run.out.prefix(3000))")
    #expect(run.out.contains("33 réponses comparées, 0 écarts"), "\(run.out.suffix(300))")
  }
}

@Suite struct `The net` {
  @Test(requires(.python, .milo))
  func `of answers kept has let nothing through`() {
    let net = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Filet/filet.py").path
    let run = Comparison.run([net, Tool.milo.path ?? "milo"])
    #expect(run.code == 0, "\(run.out.prefix(3000))")
    #expect(run.out.contains("réponses comparées, 0 changées"), "\(run.out.suffix(300))")
  }
}
