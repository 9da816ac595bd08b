import Foundation
import MiloTestTools
import Testing

@testable import milo

/// What `--pdf` writes, and what it says when it cannot.
@Suite struct `A page printed` {
  private let folder = smallYear()

  /// Runs the program with a browser, and says what is left in the folder for temporary files.
  private func print(
    _ words: [String], browser: String?, path: String = "/nulle/part"
  ) throws -> (code: ExitCode, err: String, left: [String]) {
    // A short path, as those of temporary files are.
    let temporary = NSTemporaryDirectory() + "p-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    try FileManager.default.createDirectory(
      atPath: temporary, withIntermediateDirectories: true)
    var environment = ["MILO_JOURNAL": folder.path, "TMPDIR": temporary, "PATH": path]
    environment["MILO_CHROMIUM"] = browser
    var console = testConsole(environment: environment)
    let code = Milo.program.run(words, on: &console)
    return (
      code, console.err.text, try FileManager.default.contentsOfDirectory(atPath: temporary)
    )
  }

  /// A program that stands for a browser.
  private func browser(_ script: String) throws -> String {
    let path = folder.file("navigateur", "#!/bin/sh\n" + script + "\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  private func text(_ tool: Tool, _ words: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(tool.path))
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test(
    requires(.chromium, .pdftotext),
    arguments: [
      (["rapport", "--annee", "2022"], ("Rapport d’activité 2022", "66,7")),
      (["lister"], ("Événements", "entretien : conseiller")),
      (["stats", "--annee", "2022"], ("Activité 2022", "66,7")),
    ])
  func `holds its title, its figures and its numbers, none cut at an edge`(
    words: [String], shown: (titre: String, chiffre: String)
  ) throws {
    let file = folder.root + "/f.pdf"
    let printed = try print(words + ["--pdf", file], browser: Tool.chromium.path)
    #expect(printed.code == .succes && printed.left.isEmpty, "\(printed)")
    #expect(printed.err == "milo : PDF écrit dans « \(file) »\n")
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)).starts(with: Data("%PDF-".utf8)))
    let pages = try text(.pdftotext, "-layout", file, "-").split(separator: "\u{C}")
      .filter { $0.contains { !$0.isWhitespace } }
    for (place, page) in pages.enumerated() {
      let signs = page.filter { !$0.isWhitespace }
      #expect(signs.hasSuffix("\(place + 1)/\(pages.count)"), "page \(place + 1)")
    }
    let (titre, chiffre) = shown
    #expect(pages.first?.contains(titre) ?? false)
    #expect(pages.joined().contains(chiffre))
    let boxes = try text(.pdftotext, "-bbox", file, "-")
    var (width, count) = (0.0, 0)
    for line in boxes.split(separator: "\n") {
      if let page = line.firstMatch(of: /<page width="([\d.]+)"/) { width = Double(page.1) ?? 0 }
      guard
        let word = line.firstMatch(of: /xMin="([-\d.]+)" .*xMax="([-\d.]+)" .*">(.*)<\/word>/),
        let left = Double(word.1), let right = Double(word.2)
      else { continue }
      // The margins of the sheet are 14 mm, hence 39.7 points; the box of a letter is wider than it.
      #expect(left > 37.7 && right < width - 37.7, "\(word.3), \(left), \(right)")
      count += 1
    }
    #expect(count > 50)
  }

  @Test func `needs a browser, and says what to do without`() throws {
    let file = folder.root + "/f.pdf"
    let words = ["stats", "--annee", "2022", "--table", "synthese", "--pdf", file]
    let none = try print(words, browser: nil)
    #expect(none.code == .refus)
    #expect(
      none.err.contains("aucun des deux n’est trouvé") && none.err.contains("MILO_CHROMIUM")
        && none.err.contains("--html"))
    let wrong = try print(words, browser: "/nulle/part/chrome")
    #expect(wrong.code == .refus && wrong.err.contains("« /nulle/part/chrome », que nomme"))
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test(arguments: [
    ("echo perdu >&2; exit 3", "il s’arrête avec le code 3 (« perdu »)"),
    ("kill -9 $$", "le signal 9 l’arrête"), ("exit 0", "il n’écrit rien"),
    ("for w; do case $w in --print-to-pdf=*) echo nul > ${w#*=};; esac; done", "il n’écrit rien"),
  ])
  func `that fails says why, and leaves nothing`(script: String, reason: String) throws {
    let file = folder.root + "/f.pdf"
    let other = folder.root + "/f.html"
    let words = ["stats", "--annee", "2022", "--table", "synthese", "--html", other, "--pdf", file]
    let failed = try print(words, browser: try browser(script), path: "/usr/bin:/bin")
    #expect(failed.code == .refus && failed.left.isEmpty)
    #expect(failed.err.contains("ne peut faire le PDF : \(reason)"), "\(failed.err)")
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(!FileManager.default.fileExists(atPath: other))
  }

  @Test func `is waited for no longer than its time`() throws {
    let slow = Browser(path: try browser("exec sleep 60"), limit: 1)
    let root = folder.root
    #expect(throws: Failure.self) { try slow.pdf(of: "<p>", { $0 == "TMPDIR" ? root : nil }) }
    let names = try FileManager.default.contentsOfDirectory(atPath: root)
    #expect(!names.contains { $0.hasPrefix("milo-") })
  }

  @Test func `is found under its usual names, and made without a network in a home of its own`()
    throws
  {
    let folders = folder.root + "/bin"
    try FileManager.default.createDirectory(atPath: folders, withIntermediateDirectories: true)
    let made = try browser(
      """
      for w; do case $w in --print-to-pdf=*) pdf=${w#*=};; esac; done
      printf '%%PDF-1.4 %s %s' "$*" "HOME=$HOME" > $pdf
      touch $HOME/reste; mkdir $HOME/.config; ln -s /etc $HOME/.config/lien
      """)
    try FileManager.default.moveItem(atPath: made, toPath: folders + "/google-chrome")
    let file = folder.root + "/f.pdf"
    let run = try print(
      ["tables", "--annee", "2022", "--pdf", file], browser: nil, path: "/absent:" + folders)
    #expect(run.code == .succes && run.left.isEmpty, "\(run)")
    let said = try String(contentsOfFile: file, encoding: .utf8)
    #expect(said.contains("--host-resolver-rules=MAP * ~NOTFOUND"))
    #expect(said.contains(/HOME=\/.*\/p-[0-9A-F]{8}\/milo-/))
    #expect(FileManager.default.fileExists(atPath: "/etc/passwd"))
  }

  @Test func `goes to no terminal`() {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path], isTerminal: true)
    let words = ["tables", "--annee", "2022", "--pdf", "-"]
    #expect(Milo.program.run(words, on: &console) == .usage)
    #expect(console.err.text.contains("un PDF ne se lit pas au terminal"))
  }
}
