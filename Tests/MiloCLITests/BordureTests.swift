import Testing

@testable import milo

/// The doors of the command line obey the bounds of the catalogue.
@Suite struct `The border of the journal` {
  private let folder = FolderJournal()

  private func add(_ type: String, _ words: String..., le: String = "2022-03-14")
    -> FolderJournal.Run
  {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.clocks = Clocks(millisecondsSince1970: { 1_672_617_600_000 }, elapsed: { .zero })
    let code = Milo.program.run(
      ["ajouter", type, "--sujet", "J1", "--le", le] + words, on: &console)
    return FolderJournal.Run(code: code, out: console.out.text, err: console.err.text)
  }

  @Test func `refuses by hand and by file what is beyond bounds, the field named`() {
    #expect(add("aide.versement", "aide=FAJ", "montant_centimes=1000000000001").code == .refus)
    let run = add("entretien", "conseiller=c07", "duree_min=1441")
    #expect(run.code == .refus)
    #expect(run.err.contains("« duree_min » : trouvé 1441, attendu entier de 0 à 1440"))
    let lot = folder.file("lot.jsonl", line("e1", subject: "J\\u200b1") + "\n")
    let imported = folder.run("importer", lot)
    #expect(imported.code == .refus)
    #expect(
      imported.err.contains("« subject » : trouvé un caractère invisible (U+200B) dans « J1 »"))
    #expect(folder.segment.isEmpty)
  }

  @Test func `says bounds in the catalogue`() {
    let run = folder.run("catalogue", "entretien", "--format", "csv")
    #expect(run.out.contains(",entier de 0 à 1440"))
  }

  @Test func `names what was recorded before, and goes on counting and sealing`() {
    #expect(folder.run("importer", folder.file("a.jsonl", line("e1") + "\n")).code == .succes)
    folder.damage("00000000000000000000.jsonl") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
        .replacing(#""canal":"sms""#, with: #""canal":"sms","x_note":"a\u001bb""#)
      bytes = Array(text.utf8)
    }
    let found = folder.run("verifier")
    #expect(found.code == .constats)
    #expect(found.out.contains("borne"))
    #expect(folder.run("stats", "--annee", "2022", "--table", "synthese").code == .succes)
    let key = folder.root + "/k.cle"
    #expect(folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key).code == .succes)
    #expect(folder.run("sceller", "--cle", key).code == .succes)
  }

  @Test func `writes a time in the journal's zone, the year that people lived`() {
    #expect(add("entretien", "conseiller=c07", le: "2022-12-31T23:30:00Z").code == .succes)
    #expect(folder.segment.contains(#""time":"2023-01-01T00:30:00+01:00""#))
    #expect(
      add("rendez_vous", "statut=propose", "quand=2023-06-30T22:30:00Z", le: "2022-03-14").code
        == .succes)
    #expect(folder.segment.contains(#""quand":"2023-07-01T00:30:00+02:00""#))
  }

  @Test func `exports a journal where a group has the code of a dispositif`() {
    let lines = [
      line(
        "e1", type: "dispositif.groupe", data: #"{"code":"PLAN","libelle":"G","membres":["CEJ"]}"#),
      line("e2", type: "dispositif.entree", data: #"{"dispositif":"PLIE"}"#),
    ]
    let lot = folder.file("lot.jsonl", lines.map { $0 + "\n" }.joined())
    #expect(folder.run("importer", lot).code == .succes)
    folder.damage("00000000000000000000.jsonl") { bytes in
      bytes = Array(String(decoding: bytes, as: UTF8.self).replacing("PLAN", with: "PLIE").utf8)
    }
    let run = folder.run(
      "exporter", "sqlite", "--annee", "2022", "-o", folder.root + "/j.db")
    #expect(run.code == .succes, "\(run.err)")
  }
}
