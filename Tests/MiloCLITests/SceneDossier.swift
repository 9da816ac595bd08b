import Foundation
import Testing

@testable import milo

/// A small sealed journal with a criterion and its evidence, and the evidence file made from it.
struct SceneDossier {
  let folder = FolderJournal()
  let key: String
  let vkey: String

  init() throws {
    try self.init([
      line(
        "evenement-0", type: "accueil", subject: "JEUNE-ALPHA",
        data: #"{"site":"siege","origine":"justice"}"#),
      line(
        "evenement-1", type: "entretien", subject: "JEUNE-ALPHA",
        data: #"{"conseiller":"conseiller-07","duree_min":45}"#),
      line(
        "evenement-2", type: "entretien", subject: "JEUNE-OMEGA",
        data:
          #"{"conseiller":"conseiller-07","specialite":"sante_soins","motif_specialite":"intime"}"#),
      line(
        "evenement-3", type: "referent", subject: "JEUNE-OMEGA",
        data: #"{"conseiller":"conseiller-07","motif":"secret"}"#),
      line(
        "evenement-4", type: "critere", subject: "besancon",
        data: #"{"code":"ACC","libelle":"Accueillir & orienter","axe":"accueil"}"#),
      line(
        "evenement-5", type: "preuve", subject: "besancon",
        data: #"{"critere":"ACC","libelle":"Primos","indicateur":"synthese/primos/valeur","#
          + #""evenements":["evenement-0"],"sha256":"\#(String(repeating: "ab", count: 32))"}"#),
    ])
  }

  /// A sealed journal of these lines.
  init(_ lines: [String]) throws {
    let lot = folder.file("lot.jsonl", lines.map { $0 + "\n" }.joined())
    #expect(folder.run("importer", lot).code == .succes)
    key = folder.root + "/besancon.cle"
    vkey = try #require(
      folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key).lines.first)
    #expect(folder.run("sceller", "--cle", key).code == .succes)
  }

  /// Writes an evidence file, signed by the journal, and gives its path.
  func dossier(_ words: [String] = []) -> String {
    let path = folder.root + "/dossier.milo.html"
    let asked = ["dossier", "--annee", "2022", "--cle", key, "-o", path, "--remplacer"] + words
    let run = run(asked)
    #expect(run.code == .succes, "\(run.err)")
    return path
  }

  /// Runs the program on the journal.
  func run(_ words: [String]) -> FolderJournal.Run {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.clocks = Clocks(millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
    let code = Milo.program.run(words, on: &console)
    return FolderJournal.Run(code: code, out: console.out.text, err: console.err.text)
  }

  /// Verifies a file under the key that the structure publishes.
  func verify(_ path: String, _ words: String...) -> FolderJournal.Run {
    run(["verifier-dossier", path, "--cle-publique", vkey] + words)
  }
}

/// The text of a file.
func text(of path: String) throws -> String {
  try String(contentsOfFile: path, encoding: .utf8)
}
