import Testing

@testable import milo

@Suite struct `Words that nobody declared` {
  @Test func `are withheld from who looks at a line, unless asked for`() {
    let folder = FolderJournal()
    folder.run(
      "importer", "-",
      input: line("e1", data: #"{"canal":"sms","x_note":"intime","x_n":3}"#) + "\n"
        + line("e2", type: "atelier", data: #"{"intitule":"secret","presence":"present"}"#) + "\n")
    for words in [["lister"], ["lister", "--format", "json"], ["voir", "e1"]] {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      _ = Milo.program.run(words, on: &console)
      #expect(!console.out.text.contains("intime") && !console.out.text.contains("secret"))
      #expect(console.out.text.contains("…") && console.out.text.contains("x_n"), "\(words)")
    }
    let followed = folder.run("suivre", "--depuis", "0", "--pendant", "0").out
    #expect(followed.contains("x_note") && !followed.contains("intime"))
    #expect(folder.run("lister", "--texte").out.contains("intime"))
  }
}

@Suite struct `A list of events` {
  private func long(_ count: Int) -> FolderJournal {
    let folder = FolderJournal()
    let lines = (0..<count).map { line("e\($0)", subject: "J\($0 % 7)") }
    folder.run("importer", "-", input: lines.joined(separator: "\n") + "\n")
    return folder
  }

  @Test func `is the same list, written by parts or at once`() {
    let folder = long(450)
    let csv = folder.run("lister", "--format", "csv")
    #expect(csv.lines.count == 451 && csv.out.hasPrefix("index,id,type,"))
    #expect(csv.lines.filter { $0.hasPrefix("index,") }.count == 1)
    let md = folder.run("lister", "--format", "md")
    #expect(md.lines.filter { $0.hasPrefix("| e") || $0.contains("| e449 |") }.count == 1)
    #expect(md.lines.filter { $0.hasPrefix("| ---") }.count == 1)
    #expect(md.lines.filter { $0.contains("| contact |") }.count == 450)
    let table = folder.run("lister", "--largeur", "1000")
    #expect(table.out.hasPrefix("Événements\n/structures/besancon\n\n"))
    #expect(table.lines.filter { $0.contains(" contact ") }.count == 450)
    let few = folder.run("lister", "--nombre", "3")
    #expect(few.out.contains("La liste s’arrête à --nombre 3"))
    #expect(!few.out.contains("Journal de"))
  }

  @Test func `stops when its reader has gone`() {
    let folder = long(1000)
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.out = Output(limit: 0) { _ in .brokenPipe }
    #expect(Milo.program.run(["lister"], on: &console) == .succes)
    #expect(console.err.text.isEmpty)
  }
}
