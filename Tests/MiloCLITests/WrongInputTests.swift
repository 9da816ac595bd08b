import Foundation
import MiloEvents
import Testing

@testable import milo

@Suite struct `Milo importer` {
  @Test func `adds all the events of its files, and says how many`() {
    let folder = FolderJournal()
    let one = folder.file("un.jsonl", line("e1") + "\n" + line("e2") + "\n")
    let two = folder.file("deux.jsonl", line("e3"))
    #expect(
      folder.run("importer", one, two)
        == .init(code: .succes, out: "", err: "3 événements ajoutés, 0 déjà présent.\n"))
    #expect(
      folder.run("importer", one, "-", input: line("e4") + "\n").err
        == "1 événement ajouté, 2 déjà présents.\n")
    #expect(folder.segment.split(separator: "\n").count == 4)
    #expect(folder.run("verifier").code == .succes)
  }

  @Test func `only checks when that is asked`() {
    let folder = FolderJournal()
    let before = folder.bytes
    let run = folder.run("importer", "-", "--essai", input: line("e1") + "\n")
    #expect(run.err == "1 événement valide, dont 1 nouveau ; rien n’a été écrit.\n")
    #expect(folder.bytes == before)
  }

  @Test func `keeps the recording of another journal when that is asked`() {
    let (source, target) = (FolderJournal(), FolderJournal())
    source.run("importer", "-", input: line("e1") + "\n" + line("e2") + "\n")
    let file = target.file("reprise.jsonl", source.segment)
    let refused = target.run("importer", file)
    #expect(refused.code == .refus)
    #expect(refused.err.contains("recordedtime"))
    let run = target.run(
      "importer", file, "--reprise", "--motif", "ancien logiciel", at: 1_700_000_000_000)
    #expect(run.code == .succes)
    #expect(target.segment.hasPrefix(source.segment))
    let told = target.segment.dropFirst(source.segment.count)
    #expect(
      told.contains(#""time":"2023-11-14T23:13:20+01:00","recordedtime":"2023-11-14T22:13:20"#))
    #expect(
      told.hasSuffix(
        #""data":{"lignes":2,"du":"2022-03-14","au":"2022-03-14","motif":"ancien logiciel","#
          + #""horloge":"2023-11-14T23:13:20+01:00"}}"# + "\n"))
    let note = "Horodatages repris pour 2 lignes, non constatés"
    for words in [
      ["stats", "--annee", "2022"], ["stats", "--annee", "2022", "--vu-au", "2022-12-31"],
      ["portefeuille"], ["expliquer", "synthese/contact/valeur", "--annee", "2022"],
      ["rejouer", "--annee", "2022"], ["signaux"], ["jeune", "J1"], ["label"], ["tardifs"],
    ] {
      let shown = target.run(words, at: 1_700_000_000_000)
      #expect(shown.out.contains(note), "\(words): \(shown.out) \(shown.err)")
    }
    let key = target.root + "/cle"
    #expect(target.run("cle", "nouvelle", "--nom", "milo.example/besancon", key).code == .succes)
    #expect(target.run("sceller", "--cle", key, at: 1_700_000_000_000).code == .succes)
    let summary = target.run("verifier", "--resume", at: 1_700_000_000_000).out
    #expect(summary.contains("Repris d’ailleurs : 2 lignes, dont ce journal n’a pas constaté"))
    let json = target.run("stats", "--annee", "2022", "--format", "json")
    #expect(json.out.contains(#""reprises":2,"#))
    #expect(!source.run("stats", "--annee", "2022").out.contains("Horodatages"))
  }

  /// Second lines that are refused: what the message says of them.
  static let wrong: [(bytes: [UInt8], messages: [String])] = [
    (
      Array(#"{"specversion":"1.0","id":"#.utf8),
      ["octet 26", "la fin de la ligne", "une valeur JSON"]
    ),
    (Array("pas du JSON".utf8), ["octet 0", "« p »"]),
    ([], ["la fin de la ligne"]),
    (
      Array(line("e2", data: #"{"canal":"smss"}"#).utf8),
      ["champ « data.canal »", "« smss »", "sms | mel", "vouliez-vous dire « sms » ?"]
    ),
    (
      Array(line("e2", data: #"{"canal":"sms","sans":"entrant"}"#).utf8),
      ["champ « data.sans »", "un champ inconnu", "canal, sens", "vouliez-vous dire « sens » ?"]
    ),
    (
      Array(line("e2", data: "{}").utf8),
      ["champ « data.canal »", "rien : le champ manque", "sms | mel"]
    ),
    (
      Array(line("e2", type: "dispositif.sortie", data: #"{"entree":"e9","motif":"autre"}"#).utf8),
      ["champ « data.entree »", "« e9 », qu’aucune ligne antérieure ne porte"]
    ),
    (
      Array(line("e2", type: "dispositif.sortie", data: #"{"entree":"e1","motif":"autre"}"#).utf8),
      ["champ « data.entree »", "un événement contact", "un événement dispositif.entree"]
    ),
    (
      Array(line("e1", data: #"{"canal":"mel"}"#).utf8),
      ["champ « id »", "« e1 », déjà à la ligne 0 avec un autre contenu"]
    ),
    (Array(line("e2").utf8) + [0x0D], ["retour chariot", "CRLF"]),
    (
      Array(line("e2", type: "contat").utf8),
      ["champ « type »", "« fr.milo.contat.v1 »", "vouliez-vous dire « fr.milo.contact.v1 » ?"]
    ),
    (
      Array(line("e2", time: "2022-02-30T09:30:00+01:00").utf8),
      ["champ « time »", "« 2022-02-30T09:30:00+01:00 »"]
    ),
    (
      Array(line("e2", type: "profil", data: #"{"date_naissance":"2022-02-30"}"#).utf8),
      ["champ « data.date_naissance »", "« 2022-02-30 »", "date AAAA-MM-JJ"]
    ),
    (
      Array(line("e2", time: "2022-03-16T13:00:00+01:00").utf8), ["champ « time »", "plus de 24 h"]
    ),
    (Array(line("e2", subject: nil).utf8), ["champ « subject »", "rien : l’attribut manque"]),
    (
      Array(line("e2", data: #"{"canal":"sms","canal":"mel"}"#).utf8),
      ["le nom « canal » une seconde fois", "octet"]
    ),
    (Array(line("e\u{E9}").utf8).map { $0 == 0xC3 ? 0xFF : $0 }, ["octet 28", "0xFF", "UTF-8"]),
    ([0xEF, 0xBB, 0xBF] + Array(line("e2").utf8), ["octet 0", "BOM"]),
    (
      Array(
        line("e2", data: #"{"canal":"sms","x_":"\#(String(repeating: "a", count: 65_500))"}"#).utf8),
      ["octets", "65535"]
    ),
    (
      Array(line("e2", type: "aide.versement", data: #"{"aide":"CEJ","montant_centimes":1}"#).utf8),
      ["champ « data.mois »", "AAAA-MM"]
    ),
    (
      Array(line("e2", type: "accueil", data: #"{"site":"total"}"#).utf8),
      ["champ « data.site »", "« total », réservé"]
    ),
  ]

  @Test(arguments: wrong.indices)
  func `names the file, the line and what is wrong, and writes nothing`(place: Int) {
    let (bytes, messages) = Self.wrong[place]
    let folder = FolderJournal()
    let before = folder.bytes
    let text = Array((line("e1") + "\n").utf8) + bytes + [0x0A] + Array((line("e3") + "\n").utf8)
    let file = folder.file("faux.jsonl", text)
    for option in ["--essai", "--"] {
      let run = folder.run("importer", option, file)
      #expect(run.code == .refus)
      #expect(run.out.isEmpty)
      #expect(run.err.hasPrefix("milo : \(file):2: "), "\(run.err.prefix(300))")
      for message in messages { #expect(run.err.contains(message), "\(run.err.prefix(600))") }
      #expect(run.err.split(separator: "\n").count == 1, "one fault, one line")
      #expect(folder.bytes == before)
    }
    #expect(folder.run("importer", "-", input: line("e1") + "\n").code == .succes)
  }

  @Test func `names each wrong line of each file`() {
    let folder = FolderJournal()
    let one = folder.file("un.jsonl", line("e1") + "\n" + line("e2", data: "{}") + "\n")
    let two = folder.file("deux.jsonl", "[]\n" + line("e3") + "\n" + line("e4", data: "3") + "\n")
    let before = folder.bytes
    let run = folder.run("importer", one, two)
    #expect(run.code == .refus)
    #expect(run.err.split(separator: "\n").count == 3)
    #expect(run.err.contains("\(one):2: champ « data.canal »"))
    #expect(run.err.contains("\(two):1: trouvé []"))
    #expect(run.err.contains("\(two):3: champ « data »"))
    #expect(folder.bytes == before)
  }

  @Test func `names the file that is not there`() {
    let folder = FolderJournal()
    let run = folder.run("importer", folder.root + "/rien.jsonl")
    #expect(run.code == .refus)
    #expect(run.err.contains("« \(folder.root)/rien.jsonl » ne peut être lu"))
  }
}

@Suite struct `A journal that is damaged` {
  private let segment = "00000000000000000000.jsonl"

  private func filled(_ count: Int = 3) -> FolderJournal {
    let folder = FolderJournal()
    let lines = (0..<count).map { line("e\($0)") }
    folder.run("importer", "-", input: lines.joined(separator: "\n"))
    return folder
  }

  /// The verbs that need every line to be sound, and what each is asked.
  private let readers = [
    ["stats", "--annee", "2022"], ["lister"], ["voir", "e2"],
    ["ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14", "canal=sms"],
  ]

  private func expectDamage(
    _ folder: FolderJournal, verbs: [[String]], saying message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let before = folder.bytes
    for words in verbs {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      let code = Milo.program.run(words, on: &console)
      #expect(code == .journalEndommage, "\(words)", sourceLocation: sourceLocation)
      #expect(
        console.err.text.contains(message), "\(words): \(console.err.text)",
        sourceLocation: sourceLocation)
    }
    #expect(folder.bytes == before, sourceLocation: sourceLocation)
  }

  @Test func `stops what reads it, with the line, the segment and the byte`() {
    let folder = filled()
    let offset = folder.segment.split(separator: "\n")[0].utf8.count + 1
    folder.damage(segment) { $0[offset] = UInt8(ascii: "[") }
    expectDamage(folder, verbs: readers, saying: "ligne 1 (\(segment), octet \(offset))")
    let run = folder.run("verifier")
    #expect(run.code == .constats)
    #expect(run.lines.count == 1)
    #expect(run.out.hasPrefix("json: ligne 1 (\(segment), octet \(offset)) : "))
    let json = folder.run("verifier", "--format", "json")
    #expect(json.code == .constats)
    #expect(
      json.out.contains(
        #""constats":[{"code":"json","index":1,"segment":"\#(segment)","octet":\#(offset),"#))
  }

  @Test func `may miss a segment`() {
    let folder = filled(4)
    let lines = folder.segment.split(separator: "\n").map(String.init)
    folder.damage(segment) { $0 = Array((lines[0] + "\n").utf8) }
    folder.damage("00000000000000000003.jsonl") { $0 = Array((lines[3] + "\n").utf8) }
    let run = folder.run("verifier")
    #expect(run.code == .constats)
    #expect(run.out.hasPrefix("segment: ligne 1 (00000000000000000003.jsonl, octet 0) : "))
    expectDamage(folder, verbs: [readers[0]], saying: "00000000000000000003.jsonl")
    expectDamage(folder, verbs: [readers[3]], saying: "00000000000000000003.jsonl")
  }

  @Test func `may end with a torn line, which readers leave out and a writer sets aside`() {
    let folder = filled()
    let whole = folder.segment
    folder.damage(segment) { $0 += Array(#"{"specversion":"1.0","#.utf8) }
    #expect(folder.run("stats", "--annee", "2022", "--format", "csv").code == .succes)
    let run = folder.run("verifier")
    #expect(run.code == .constats)
    #expect(run.out.hasPrefix("queue: journal (\(segment), octet \(whole.utf8.count)) : "))
    let added = folder.run("ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14", "canal=sms")
    #expect(added.code == .succes)
    #expect(added.out == "3\n")
    #expect(added.err.contains("mis de côté"))
    #expect(folder.bytes.keys.contains { $0.hasPrefix(".rebut/") })
    #expect(folder.segment.hasPrefix(whole))
    #expect(folder.run("verifier").code == .succes)
  }

  @Test func `is none where there is no journal`() {
    let folder = FolderJournal(isInitialized: false)
    for verb in [["verifier"], ["stats", "--annee", "2022"], ["lister"]] {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.root])
      #expect(Milo.program.run(verb, on: &console) == .refus)
      #expect(console.err.text.contains("n’est pas un journal"))
      console = testConsole(environment: ["MILO_JOURNAL": folder.root + "/rien"])
      #expect(Milo.program.run(verb, on: &console) == .refus)
      #expect(console.err.text.contains("introuvable"))
    }
  }

  @Test func `may be one file, read only`() {
    let folder = filled()
    let file = folder.file("seul.jsonl", folder.segment)
    #expect(folder.run("verifier", "--journal", file).code == .succes)
    #expect(folder.run("stats", "--annee", "2022", "--journal", file).code == .succes)
    let added = folder.run(
      "ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14", "canal=sms", "--journal", file)
    #expect(added.code == .refus)
    #expect(added.err.contains("se lit mais ne s’écrit pas"))
  }

  @Test func `is busy while somebody else writes`() throws {
    let folder = filled()
    let journal = try Journal(path: folder.path)
    let writer = try JournalWriter(journal, .init { RecordedTime(milliseconds: 1_647_259_200_000) })
    defer { writer.close() }
    let before = folder.bytes
    let run = folder.run("importer", "-", input: line("e9"))
    #expect(run.code == .occupe)
    #expect(run.err.contains("a déjà un écrivain ouvert sur ce journal depuis 2022-03-14T12:00"))
    #expect(folder.bytes == before)
    #expect(folder.run("stats", "--annee", "2022").code == .succes, "readers need no lock")
  }
}
