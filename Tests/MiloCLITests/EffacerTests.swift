import Foundation
import MiloEvents
import Testing

@testable import milo

@Suite struct `Erasing a youth` {
  private let folder = FolderJournal()
  private var coffre: String { folder.root + "/coffre" }

  /// Two youths with intimate words, in a sealed journal; the coffre is beside it.
  private func scene() throws -> String {
    #expect(folder.run("cle", "coffre", coffre).code == .succes)
    let lines = [
      line(
        "e0", type: "entretien", subject: "J1",
        data: #"{"conseiller":"c1","specialite":"justice","motif_specialite":"dettes"}"#),
      line("e1", type: "referent", subject: "J1", data: #"{"conseiller":"c1","motif":"intime"}"#),
      line("e2", type: "referent", subject: "J2", data: #"{"conseiller":"c1","motif":"autre"}"#),
      line("e3", type: "fusion", subject: "J1", data: #"{"absorbe":"J3"}"#),
      line("e4", type: "referent", subject: "J3", data: #"{"conseiller":"c1","motif":"ancien"}"#),
    ]
    let lot = folder.file("lot.jsonl", lines.map { $0 + "\n" }.joined())
    #expect(folder.run("importer", lot, "--coffre", coffre).code == .succes)
    let key = folder.root + "/besancon.cle"
    let made = folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key)
    #expect(folder.run("sceller", "--cle", key).code == .succes)
    return try #require(made.lines.first)
  }

  private func erase(_ jeune: String = "J1") -> FolderJournal.Run {
    folder.run(
      "effacer", jeune, "--motif", "demande écrite", "--base", "demande", "--coffre", coffre,
      "--oui")
  }

  private func shown(_ id: String) -> String {
    folder.run("voir", id, "--texte", "--coffre", coffre, "--format", "json").out
  }

  @Test func `makes the fields read « effacé », those of merged files too, and no others`() throws {
    _ = try scene()
    #expect(shown("e1").contains(#""motif": "intime""#))
    #expect(folder.run("voir", "e1", "--texte").out.contains("motif       chiffré"))
    #expect(erase().err.hasPrefix("2 clés détruites"))
    #expect(shown("e0").contains(#""motif_specialite": "effacé""#))
    #expect(shown("e1").contains(#""motif": "effacé""#))
    #expect(shown("e4").contains(#""motif": "effacé""#))
    #expect(shown("e2").contains(#""motif": "autre""#))
    #expect(folder.run("voir", "e1").out.contains("motif       effacé"))
  }

  @Test
  func `reaches a line that a correction gave to the youth, under the key of whom it was about`()
    throws
  {
    _ = try scene()
    func add(_ jeune: String, _ texte: String) -> String {
      let run = folder.run(
        "ajouter", "entretien", "--sujet", jeune, "conseiller=c1", "commentaire=\(texte)",
        "--coffre", coffre)
      return run.lines.first ?? "?"
    }
    // Nobody else is known as A1: its key goes too.
    let moved = add("A1", "secret")
    let correct = [
      "corriger", "@\(moved)", "--sujet", "J1", "--motif", "m", "--coffre", coffre,
    ]
    #expect(folder.run(correct).code == .succes)
    // J2 has lines of its own: its key stays, and the line is named.
    let kept = add("J2", "autre secret")
    #expect(
      folder.run("corriger", "@\(kept)", "--sujet", "J1", "--motif", "m", "--coffre", coffre).code
        == .succes)
    let run = erase()
    #expect(run.code == .constats && run.err.hasPrefix("3 clés détruites"), "\(run.err)")
    #expect(run.err.contains("La ligne \(kept), saisie d’abord pour « J2 », se lit encore"))
    #expect(!shown(moved).contains("secret") && shown(kept).contains("autre secret"))
    #expect(
      folder.run("annuler", "@\(Int(kept).map { $0 + 2 } ?? 0)", "--motif", "m").code == .refus)
  }

  @Test func `changes no root, no proof and no yearly cell`() throws {
    let vkey = try scene()
    let figures = ["stats", "--annee", "2022", "--format", "csv"]
    let before = run(figures)
    let proof = folder.file("p", run(["preuve", "1", "--avec-ligne"]).out)
    let head = folder.bytes["checkpoint"]
    #expect(erase().code == .succes)
    #expect(run(figures).out == before.out)
    #expect(run(figures + ["--vu-au", "2022-03-14"]).out == before.out)
    #expect(folder.bytes["checkpoint"] == head)
    #expect(
      run(["verifier", "--cle-publique", vkey, "--complet", "--coffre", coffre]).code == .succes)
    #expect(
      run(["preuve", "--verifier", proof, "--cle-publique", vkey]).code == .succes)
    // The specialities count an unreadable motive as not given, with or without its key.
    #expect(before.out.contains("specialites,justice.motif.non_renseigne,entretiens,1,nombre"))
  }

  @Test func `leaves the key nowhere on the disk`() throws {
    _ = try scene()
    let store = try FolderKeyStore(coffre)
    let key = try #require(try store.key(of: "J1"))
    let forms = [
      key, Array(key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().utf8),
      Array(Base64.encode(key).utf8),
    ]
    func holders() -> [String] {
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.root)) ?? []
      return names.filter { name in
        guard let data = FileManager.default.contents(atPath: folder.root + "/" + name) else {
          return false
        }
        return forms.contains { data.range(of: Data($0)) != nil }
      }
    }
    #expect(holders().count == 1)
    #expect(erase().code == .succes)
    #expect(holders().isEmpty)
  }

  @Test func `finishes what an interruption left, and verifier sees it`() throws {
    _ = try scene()
    // Recorded, then killed before any key was destroyed.
    let event = line(
      "x", type: "effacement", subject: "J1", data: #"{"motif":"m","base":"demande"}"#)
    #expect(folder.run("importer", folder.file("x.jsonl", event + "\n")).code == .succes)
    let found = folder.run("verifier", "--coffre", coffre)
    #expect(found.code == .constats)
    #expect(found.lines.count == 2)
    #expect(found.out.contains("effacement: ligne 5"))
    #expect(found.out.contains("« J3 »"))
    let lines = folder.segment
    #expect(erase().err.hasPrefix("2 clés détruites"))
    #expect(folder.segment == lines)
    #expect(folder.run("verifier", "--coffre", coffre).code == .succes)
  }

  @Test func `finishes an erasure killed between the zeros and the removal`() throws {
    _ = try scene()
    let event = line(
      "x", type: "effacement", subject: "J1", data: #"{"motif":"m","base":"demande"}"#)
    #expect(folder.run("importer", folder.file("x.jsonl", event + "\n")).code == .succes)
    let store = try FolderKeyStore(coffre)
    func keys() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: coffre).filter { $0.hasSuffix(".cle") }
    }
    let before = Set(try keys())
    for name in before {
      // Only that of J1 is zeroed: its key is gone, J2's is not.
      let path = coffre + "/" + name
      let bytes = try #require(FileManager.default.contents(atPath: path))
      try Data(count: bytes.count).write(to: URL(filePath: path))
      if try store.key(of: "J1") == nil { break }
      try bytes.write(to: URL(filePath: path))
    }
    let shown = folder.run("voir", "e1", "--texte", "--coffre", coffre)
    #expect(shown.code == .succes)
    #expect(shown.out.contains("motif       effacé"))
    #expect(!folder.run("verifier", "--coffre", coffre).err.contains("sauvegarde"))
    let again = erase()
    #expect(again.code == .succes)
    #expect(again.err.hasPrefix("2 clés détruites"))
    #expect(try keys().count == before.count - 2)
    #expect(folder.run("verifier", "--coffre", coffre).code == .succes)
  }

  @Test func `names the lines written without a coffre, which stay readable`() throws {
    _ = try scene()
    let clear = line(
      "e8", type: "referent", subject: "J1", data: #"{"conseiller":"c1","motif":"en clair"}"#)
    folder.run("importer", folder.file("c.jsonl", clear + "\n"))
    let run = erase()
    #expect(run.code == .constats)
    #expect(run.err.contains("restent lisibles : lignes 5."))
  }

  @Test func `refuses a coffre that has no key of the youth, and erases nothing`() throws {
    _ = try scene()
    let other = folder.root + "/autre"
    folder.run("cle", "coffre", other)
    let before = folder.segment
    let run = folder.run(
      "effacer", "J1", "--motif", "m", "--base", "demande", "--oui", "--coffre", other)
    #expect(run.code == .refus)
    #expect(run.err.contains("donnez le coffre de ce journal"))
    #expect(folder.segment == before)
    #expect(shown("e1").contains(#""motif": "intime""#))
  }

  @Test func `names fields that the catalogue knows nothing of`() throws {
    _ = try scene()
    let note = line("e7", subject: "J1", data: #"{"canal":"sms","x_note":"Léa","x_rang":3}"#)
    folder.run("importer", folder.file("n.jsonl", note + "\n"), "--coffre", coffre)
    #expect(erase().err.contains("restent lisibles : lignes 5."))
  }

  @Test func `gives a youth who comes back a new key`() throws {
    _ = try scene()
    #expect(erase().code == .succes)
    let back = line(
      "e9", type: "referent", subject: "J1", data: #"{"conseiller":"c2","motif":"retour"}"#)
    folder.run("importer", folder.file("b.jsonl", back + "\n"), "--coffre", coffre)
    #expect(shown("e9").contains(#""motif": "retour""#))
    #expect(shown("e1").contains(#""motif": "effacé""#))
    #expect(folder.run("verifier", "--coffre", coffre).code == .succes)
    // Erased again, with a second event.
    #expect(erase().err.hasPrefix("1 clé détruite"))
    #expect(shown("e9").contains(#""motif": "effacé""#))
  }

  @Test func `says what is missing or wrong`() throws {
    _ = try scene()
    let size = folder.segment
    let none = folder.run("effacer", "J1", "--motif", "m", "--base", "demande", "--oui")
    #expect(none.code == .usage)
    #expect(none.err.contains("--coffre"))
    #expect(erase("J77").code == .usage)
    let other = folder.run(
      "effacer", "J1", "--motif", "m", "--base", "demande", "--oui", "--coffre",
      folder.root + "/rien")
    #expect(other.code == .refus)
    #expect(other.err.contains("n’est pas un coffre"))
    let around = folder.run(
      "effacer", "J1", "--motif", "m", "--base", "demande", "--oui", "--coffre", folder.root)
    #expect(around.err.contains("l’un dans l’autre"))
    let inside = folder.run("cle", "coffre", folder.path + "/coffre")
    #expect(inside.code == .refus)
    #expect(inside.err.contains("se garde ailleurs"))
    #expect(folder.run("cle", "coffre", coffre).err.contains("déjà un coffre"))
    #expect(folder.segment == size)
  }

  private func run(_ words: [String]) -> FolderJournal.Run { folder.run(words) }
}

@Suite struct `Erasing for ever` {
  private let folder = FolderJournal()

  private func erase(_ more: [String], answer: String? = nil) -> FolderJournal.Run {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.clocks = Clocks(millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
    if let answer { console.input = Input(answer, isTerminal: true) }
    let words = [
      "effacer", "J1", "--motif", "m", "--base", "demande", "--coffre", folder.root + "/coffre",
    ]
    let code = Milo.program.run(words + more, on: &console)
    return .init(code: code, out: console.out.text, err: console.err.text)
  }

  private func fill() {
    folder.run("cle", "coffre", folder.root + "/coffre")
    let lines = line("e1", type: "referent", data: #"{"conseiller":"c1","motif":"intime"}"#)
    folder.run("importer", "-", "--coffre", folder.root + "/coffre", input: lines + "\n")
  }

  @Test func `needs a yes, typed or given`() {
    fill()
    let before = folder.bytes
    #expect(erase([]).code == .usage)
    for answer in ["non\n", "\n", "", "ou\n"] { #expect(erase([], answer: answer).code == .refus) }
    #expect(folder.bytes == before)
    let asked = erase([], answer: "oui\n")
    #expect(asked.code == .succes && asked.err.contains("1 champ chiffré de « J1 » (1 ligne)"))
  }

  @Test func `can be tried`() {
    fill()
    let before = folder.bytes
    let run = erase(["--essai"])
    #expect(run == .init(code: .succes, out: "0 referent motif\n", err: run.err))
    #expect(folder.bytes == before)
    #expect(erase(["--oui"]).code == .succes)
  }
}
