import Foundation
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
    #expect(md.lines.filter { $0.contains("| échange : ") }.count == 450)
    let table = folder.run("lister", "--largeur", "1000")
    #expect(table.out.hasPrefix("Événements\n/structures/besancon\n\n"))
    #expect(table.lines.filter { $0.contains(" échange : ") }.count == 450)
    let few = folder.run("lister", "--nombre", "3")
    #expect(few.out.contains("La liste s’arrête à --nombre 3"))
    #expect(!few.out.contains("Journal de"))
  }

  @Test func `is in words for people, in codes for programs`() {
    let folder = FolderJournal()
    folder.run(
      "ajouter", "conseiller", "--sujet", "s", "code=c07", "role=cisp", "libelle=Anne D.")
    folder.run("ajouter", "site", "--sujet", "s", "code=siege", "libelle=Siège", "zone=siege")
    folder.run(
      "ajouter", "entretien", "--sujet", "J1", "--le", "2022-03-10 9h30", "conseiller=c07",
      "site=siege", "duree_min=45", "themes=emploi,acces_aux_droits",
      #"propositions=[{"theme":"emploi","nature":"offre"}]"#, "--auteur", "c07")
    let text = folder.run("lister", "--largeur", "1000").out
    let said =
      "entretien : conseiller « Anne D. », site « Siège », durée 45\u{202F}min, thèmes abordés « Emploi » et "
      + "« Accès aux droits », propositions "
    #expect(text.contains(said), "\(text)")
    #expect(text.contains("10 mars 2022 à 9 h 30") && text.contains("14 mars 2022 à 13 h"))
    for code in ["{", "duree_min", "acces_aux_droits", "2022-03"] { #expect(!text.contains(code)) }
    let csv = folder.run("lister", "--format", "csv").out
    #expect(csv.contains("entretien,J1,2022-03-10T09:30:00+01:00,2022-03-14T12:00:00.000Z,c07,"))
    #expect(csv.contains(#"""duree_min"":45"#) && !csv.contains("Anne D.,"))
  }

  @Test(arguments: [80, 120, 200])
  func `has the index of its line in every block, and breaks no identifier`(largeur: Int) {
    let folder = long(3)
    let id = "0190a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"
    folder.run("importer", "-", input: line(id, subject: id) + "\n")
    let run = folder.run("lister", "--largeur", "\(largeur)")
    let blocks = run.lines.filter { $0.contains("index") }
    #expect(run.lines.count { $0.hasPrefix("    3 ") } == blocks.count, "\(run.out)")
    #expect(run.out.components(separatedBy: id).count == 3, "\(run.out)")
    #expect(run.lines.allSatisfy { $0.count <= largeur }, "\(run.out)")
  }

  @Test func `still shows the lines before one that is damaged, by its codes`() {
    let folder = FolderJournal()
    folder.run(
      "ajouter", "conseiller", "--sujet", "s", "code=c07", "role=cisp", "libelle=Anne D.")
    for _ in 0..<3 { folder.run("ajouter", "referent", "--sujet", "J1", "conseiller=c07") }
    #expect(folder.run("voir", "1").out.contains("« Anne D. »"))
    folder.damage("00000000000000000000.jsonl") { bytes in bytes[bytes.count - 20] = 0x22 }
    let run = folder.run("voir", "1")
    #expect(run.code == .succes && run.out.contains("conseiller  « c07 »"), "\(run)")
  }

  @Test func `stops when its reader has gone`() {
    let folder = long(1000)
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.out = Output(limit: 0) { _ in .brokenPipe }
    #expect(Milo.program.run(["lister"], on: &console) == .succes)
    #expect(console.err.text.isEmpty)
  }
}
