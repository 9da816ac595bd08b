import Foundation
import MiloCore
import MiloEvents
import Testing

@testable import milo

@Suite struct `What is printed` {
  @Test func `is one line for one finding, and nothing that a terminal obeys`() {
    let folder = FolderJournal()
    let hostile = "J\u{1B}[31m\u{202E}\nfausse ligne"
    let run = folder.run("jeune", hostile)
    #expect(run.err.split(separator: "\n").count == 1)
    #expect(run.err.contains(#"J\u001B[31m\u202E\nfausse ligne"#))
    let misuse = folder.run("stats", "--annee", "2022\r\u{1B}]0;x\u{7}")
    #expect(misuse.err.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(misuse.err.split(separator: "\n").count == 3)
  }

  @Test(arguments: [
    "\u{1B}[2J", "a\u{9B}31m", "\u{7F}", "\u{200B}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{2028}",
    "\u{E0041}", "\u{AD}", "a\tb\rc",
  ])
  func `shows every character of control or format`(text: String) {
    let shown = text.harmless
    #expect(shown.contains("\\"))
    #expect(
      shown.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      })
    // Inside a text of JSON, the value is the same.
    let decoded = try? JSONDecoder().decode([String].self, from: Data("[\"\(shown)\"]".utf8))
    #expect(decoded == [text])
  }

  @Test func `keeps the bytes of data, but on a terminal`() {
    var plain = Output()
    plain.write("é\u{9B}".utf8)
    #expect(plain.text == "é\u{9B}")
    var terminal = Output(isTerminal: true)
    terminal.write("é\u{9B}\n".utf8)
    #expect(terminal.text == "é\\u009B\n")
  }
}

@Suite struct `A file that is written` {
  private let folder = FolderJournal()

  private func export(_ path: String, _ options: String...) -> FolderJournal.Run {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    let code = Milo.program.run(
      ["exporter", "jsonl", "-o", path, "--remplacer"] + options, on: &console)
    return .init(code: code, out: console.out.text, err: console.err.text)
  }

  private var strays: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.root)) ?? []
    return names.filter { $0.contains("partiel") }
  }

  @Test func `never takes the place of a pipe, a device or a folder`() throws {
    let pipe = folder.root + "/tube"
    #expect(mkfifo(pipe, 0o600) == 0)
    let link = folder.root + "/lien"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    for path in [pipe, "/dev/null", link, folder.root] {
      let run = export(path)
      #expect(run.code == .refus, "\(path)")
      #expect(run.err.contains("« \(path) » est "), "\(run.err)")
    }
    #expect(try fileStatus("/dev/null")?.kind == .device)
    #expect(try fileStatus(pipe)?.kind == .pipe)
    #expect(strays.isEmpty)
  }

  @Test func `stands where a link leads, with the permissions of the one before`() throws {
    let file = folder.file("vrai", "ancien")
    #expect(chmod(file, 0o640) == 0)
    let link = folder.root + "/lien"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "vrai")
    folder.run("importer", "-", input: line("e1") + "\n")
    #expect(export(link).code == .succes)
    #expect(try fileStatus(link, followsLinks: false)?.kind == .link)
    #expect(try fileStatus(file)?.mode == 0o640)
    let text = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    #expect(text == folder.segment)
    #expect(strays.isEmpty)
  }

  @Test func `may be made through a link that leads nowhere yet, but never into a journal`() throws
  {
    let (link, inside) = (folder.root + "/lien", folder.root + "/dedans")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nouveau")
    try FileManager.default.createSymbolicLink(
      atPath: inside, withDestinationPath: "besancon/nouveau")
    #expect(export(link).code == .succes)
    #expect(fileExists(folder.root + "/nouveau"))
    #expect(export(inside).code == .refus)
    #expect(!fileExists(folder.path + "/nouveau"))
  }

  @Test func `is left as it was when the new one fails`() throws {
    let out = folder.root + "/export"
    #expect(folder.run("exporter", "csv", "-o", out, "--annee", "2022").code == .succes)
    let before = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    try FileManager.default.createSymbolicLink(
      atPath: out + "/notes.txt", withDestinationPath: "/dev/null")
    let run = folder.run("exporter", "csv", "-o", out, "--annee", "2022", "--remplacer")
    #expect(run.code == .refus && run.err.contains("« notes.txt »"))
    let after = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(after == (before + ["notes.txt"]).sorted())
    unlink(out + "/notes.txt")
    #expect(chmod(out, 0o750) == 0)
    #expect(
      folder.run("exporter", "csv", "-o", out, "--annee", "2022", "--remplacer").code == .succes)
    #expect(try fileStatus(out)?.mode == 0o750)
    #expect(strays.isEmpty)
  }

  @Test func `is a base that nothing left beside it would change`() {
    let out = folder.root + "/2022.db"
    let stray = folder.file("2022.db-wal", "ancien")
    #expect(folder.run("exporter", "sqlite", "-o", out, "--annee", "2022").code == .refus)
    #expect(
      folder.run("exporter", "sqlite", "-o", out, "--annee", "2022", "--remplacer").code == .succes)
    #expect(!fileExists(stray))
  }
}

@Suite struct `An event added by hand` {
  private let folder = FolderJournal()

  private func time(_ typed: String) -> (FolderJournal.Run, String?) {
    let run = folder.run(
      "ajouter", "contact", "--sujet", "J1", "--le", typed, "canal=sms", "--essai")
    let time = run.out.split(separator: "\"").map(String.init).firstIndex(of: "time")
      .map { run.out.split(separator: "\"").map(String.init)[$0 + 2] }
    return (run, time)
  }

  @Test(arguments: [
    ("14/03/2022", "2022-03-14T12:00:00+01:00"), ("hier", "2022-03-13T12:00:00+01:00"),
    ("2022-03-14 9h30", "2022-03-14T09:30:00+01:00"),
    ("2022-03-14T09:30", "2022-03-14T09:30:00+01:00"), ("hier 9h", "2022-03-13T09:00:00+01:00"),
    ("13 mars 2022 à 9 h 05", "2022-03-13T09:05:00+01:00"),
    ("9h30", "2022-03-14T09:30:00+01:00"), ("09:30:15", "2022-03-14T09:30:15+01:00"),
    ("2021-07-14T09:30", "2021-07-14T09:30:00+02:00"),
    ("2022-03-13T23:30:00Z", "2022-03-14T00:30:00+01:00"),
    ("2022-03-13t23:30z", "2022-03-14T00:30:00+01:00"),
    ("2022-03-13 23:30:00-05:00", "2022-03-14T05:30:00+01:00"),
    ("maintenant", "2022-03-14T13:00:00+01:00"),
  ])
  func `takes a moment as people type it, in the zone of the journal`(typed: String, kept: String) {
    let (run, time) = time(typed)
    #expect(run.code == .succes && time == kept, "\(run.err)")
    #expect(run.err.isEmpty)
  }

  @Test func `happens now when nothing says when`() {
    let run = folder.run("ajouter", "contact", "--sujet", "J1", "canal=sms", "--essai")
    #expect(run.out.contains(#""time":"2022-03-14T13:00:00+01:00""#))
  }

  @Test func `says how an hour that a change of time repeats or skips is read`() {
    let twice = time("31/10/2021 2h30")
    #expect(twice.1 == "2021-10-31T02:30:00+01:00")
    #expect(twice.0.err.contains("existe deux fois") && twice.0.err.contains("+02:00"))
    #expect(time("2021-10-31T02:30:00+02:00").0.err.isEmpty)
    let never = time("2021-03-28 2h30").0
    #expect(never.code == .refus && never.err.contains("changement d’heure"))
  }

  @Test(arguments: ["demain", "30/02/2022", "14/3/22", "25h00", "9h61", "2022-03-14 9", "x"])
  func `is refused at a moment that cannot be read`(typed: String) {
    let run = time(typed).0
    #expect(run.code == .refus && run.err.contains("--le"), "\(run)")
  }

  @Test(arguments: [
    (["canal=sms", "canal=mel"], "champ « canal »"), (["canal=smss"], "champ « canal »"),
    ([], "champ « canal »"), (["canal=sms", "sujet=J1"], "champ « sujet »"),
  ])
  func `is refused under the names that were typed`(champs: [String], name: String) {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.clocks = Clocks(millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
    let code = Milo.program.run(
      ["ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14"] + champs, on: &console)
    #expect(code == .refus)
    #expect(console.err.text.contains(name) && !console.err.text.contains("data."))
  }

  @Test func `is refused without a subject by the name of the option`() {
    let run = folder.run("ajouter", "contact", "--le", "2022-03-14", "canal=sms")
    #expect(run.code == .refus && run.err.contains("--sujet") && !run.err.contains("subject"))
  }

  @Test func `of several subjects is an event for each, all or none`() {
    for typed in ["J1,J2", "J1 J2", "J1;J2", "J1\u{A0}J2"] {
      let run = folder.run("ajouter", "contact", "--sujet", typed, "canal=sms")
      #expect(run.code == .refus && run.err.contains("--sujet J1 --sujet J2"))
    }
    let run = folder.run("ajouter", "contact", "--sujet", "J1", "--sujet", "J2", "canal=sms")
    #expect(run.code == .succes && run.lines == ["0", "1"])
  }

  @Test func `takes a date of the file as people type it`() {
    let run = folder.run(
      "ajouter", "profil", "--sujet", "J1", "date_naissance=14/3/2004", "--essai")
    #expect(run.out.contains(#""date_naissance":"2004-03-14""#))
  }

  @Test func `with a code never met is told where the journal declares such things`() {
    let words = ["ajouter", "accueil", "--sujet", "J1", "--le", "2022-03-14"]
    func add(_ more: String...) -> FolderJournal.Run {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      console.clocks = Clocks(
        millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
      let code = Milo.program.run(words + more, on: &console)
      return .init(code: code, out: console.out.text, err: console.err.text)
    }
    #expect(add("site=sige").err.isEmpty, "nothing is declared yet")
    folder.run(
      "ajouter", "site", "--sujet", "s", "--le", "2022-01-01", "code=siege", "libelle=S",
      "zone=siege")
    let told = add("site=sieg")
    #expect(told.code == .succes && told.err.contains("vouliez-vous dire « siege » ?"))
    let refused = add("site=sieeg", "--strict")
    #expect(refused.code == .refus && refused.out.isEmpty)
    #expect(add("site=siege", "--strict").code == .succes)
    let dispositif = folder.run(
      "ajouter", "dispositif.entree", "--sujet", "J1", "--le", "2022-03-14", "dispositif=CJE")
    #expect(dispositif.code == .succes && dispositif.err.contains("« CEJ »"))
  }

  @Test func `is added, whatever becomes of the output`() {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.out = Output { _ in SystemError(number: 28) }
    let words = ["ajouter", "contact", "--sujet", "J1", "canal=sms"]
    #expect(Milo.program.run(words, on: &console) == .succes)
    #expect(console.err.text.contains("l’événement est au journal, ligne 0"))
    #expect(folder.segment.split(separator: "\n").count == 1)
    console.out = Output { _ in SystemError(number: 28) }
    let key = folder.root + "/une.cle"
    #expect(
      Milo.program.run(["cle", "nouvelle", "--nom", "a.example/b", key], on: &console) == .succes)
    #expect(console.err.text.contains("la clé est faite dans « \(key) »"))
    console.accomplished = nil
    console.out = Output { _ in SystemError(number: 28) }
    #expect(Milo.program.run(["stats", "--annee", "2022"], on: &console) == .refus)
  }
}

@Suite struct `A spreadsheet` {
  private let folder = FolderJournal()

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\u{FF1D}1"])
  func `never runs a text, and gets numbers as numbers`(text: String) {
    let report = Report(
      titre: "t", structure: "s", taille: 1,
      tables: [
        ReportTable(
          id: "t", titre: "t",
          colonnes: [
            Colonne(id: "a", libelle: "a", unite: .texte), Colonne(id: "b", libelle: "b"),
          ],
          lignes: [Ligne(id: "l", libelle: "l", valeurs: [.texte(text), .entier(-4)])],
          disposition: .lignes)
      ])
    #expect(CSVFrontEnd(tableur: true).text(of: report) == "a,b\n'\(text),-4\n")
    #expect(CSVFrontEnd().text(of: report) == "a,b\n\(text),-4\n")
  }

  @Test func `is told of in the description of an export`() {
    let lines = [line("=x"), line("e2", subject: "+33")]
    folder.run("importer", "-", input: lines.joined(separator: "\n") + "\n")
    func export(_ name: String, _ more: String...) -> (events: String, package: String) {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      let out = folder.root + "/" + name
      #expect(
        Milo.program.run(["exporter", "csv", "-o", out, "--annee", "2022"] + more, on: &console)
          == .succes)
      func text(_ file: String) -> String {
        String(
          decoding: FileManager.default.contents(atPath: out + "/" + file) ?? Data(),
          as: UTF8.self)
      }
      return (text("evenements.csv"), text("datapackage.json"))
    }
    let plain = export("brut")
    #expect(plain.events.contains("\n0,=x,") && plain.package.contains(#""neutralise": false"#))
    let safe = export("tableur", "--tableur")
    #expect(safe.events.contains("\n0,'=x,") && safe.events.contains(",'+33,'+33,"))
    #expect(safe.package.contains(#""neutralise": true"#))
  }
}

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

@Suite struct `A long answer on a terminal` {
  @Test func `goes through the pager, a short one does not`() throws {
    let folder = FolderJournal()
    let file = folder.root + "/vu"
    let pager = Pager("cat > '\(file)'", rows: 5, columns: 80)
    var output = pager.output(like: Output(isTerminal: true, columns: 80))
    for number in 0..<20 { output.write("ligne \(number)\n") }
    output.finish()
    let seen = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    #expect(seen.split(separator: "\n").count == 20 && seen.hasPrefix("ligne 0\n"))
    #expect(output.problem == nil)
  }

  @Test func `may be left before its end`() {
    signal(SIGPIPE, SIG_IGN)
    let pager = Pager("true", rows: 1, columns: 80)
    var output = pager.output(like: Output(isTerminal: true, columns: 80))
    for _ in 0..<200_000 { output.write("ligne\n") }
    output.finish()
    #expect(output.problem == nil || output.isReaderGone)
  }

  @Test func `goes through the one that the environment names`() {
    func command(_ environment: [String: String]) -> String? {
      Pager.command { environment[$0] }
    }
    #expect(command(["PAGER": "sh -x", "PATH": "/bin:/usr/bin"]) == "sh -x")
    #expect(command(["PAGER": "sh", "MILO_PAGER": "cat", "PATH": "/bin"]) == nil)
    #expect(command(["PAGER": "sh", "MILO_PAGER": "", "PATH": "/bin"]) == nil)
    #expect(command(["PAGER": "programme-absent", "PATH": "/bin"]) == nil)
    #expect(command(["PAGER": "/bin/sh", "TERM": "dumb"]) == nil)
  }
}

@Suite struct `Widths that cannot be believed` {
  @Test(arguments: ["0", "-3", "39", "x", "", "99999999999999999999"])
  func `give way to the default`(columns: String) {
    #expect(testConsole(environment: ["COLUMNS": columns]).width == 100)
  }

  @Test func `are those under 40 columns only`() {
    #expect(testConsole(environment: ["COLUMNS": "40"]).width == 40)
    var console = testConsole(environment: ["COLUMNS": "72"])
    console.out = Output(isTerminal: true, columns: 0)
    #expect(console.width == 72)
  }
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

@Suite struct `The tables of the statistics` {
  @Test func `are listed, with or without a journal`() {
    var console = testConsole(environment: [:])
    #expect(Milo.program.run(["tables", "--format", "csv"], on: &console) == .succes)
    #expect(console.out.text.contains("\nsynthese,Synthèse,\"valeur, valeur_n_1, evolution\"\n"))
    let folder = FolderJournal()
    let run = folder.run("tables", "synthese", "--format", "csv")
    #expect(run.out.contains("synthese,primos,premiers entretiens (primos)"))
    #expect(run.out.contains("synthese,valeur,"))
    #expect(folder.run("tables", "synthèse").code == .usage)
    #expect(
      folder.run("stats", "--annee", "2022", "--table", "x").err.contains("« milo tables »"))
  }

  @Test func `are proposed to the shells, as are fields, filters, types and codes`() {
    let folder = FolderJournal()
    folder.run(
      "ajouter", "site", "--sujet", "s", "--le", "2022-01-01", "code=siege", "libelle=S",
      "zone=siege")
    #expect(folder.run("proposer", "tables", "--", "stats", "--table", "syn").lines == ["synthese"])
    #expect(folder.run("proposer", "filtres", "--", "stats", "sex").lines == ["sexe="])
    #expect(folder.run("proposer", "sites", "--", "").lines == ["siege"])
    #expect(
      folder.run("proposer", "champs", "--", "ajouter", "accueil", "").lines.contains("site="))
    #expect(
      folder.run("proposer", "champs", "--", "ajouter", "accueil", "site=").lines == ["site=siege"])
    #expect(
      folder.run("proposer", "champs", "--", "ajouter", "accueil", "site", "=", "s").lines
        == ["siege"])
    #expect(
      folder.run("proposer", "cellules", "--", "expliquer", "synthese/primos/v").lines
        == ["synthese/primos/valeur", "synthese/primos/valeur_n_1"])
  }

  @Test func `proposes no word that a shell would run`() {
    let folder = FolderJournal()
    folder.run(
      "importer", "-", input: line("e1", subject: "$(rm)") + "\n" + line("e2", subject: "J2") + "\n"
    )
    #expect(folder.run("proposer", "sujets", "--", "jeune", "").lines == ["J2"])
  }
}

@Suite struct `A page` {
  @Test(arguments: [
    ["stats", "--annee", "2022", "--table", "synthese"], ["jeune", "J1"],
    ["portefeuille", "--au", "2022-12-31"], ["objectifs", "--annee", "2022"], ["lister"],
    ["conservation"], ["corrections"], ["tables"],
  ])
  func `is written to a file by --html, and never over another unasked`(words: [String]) {
    let folder = FolderJournal()
    folder.run("importer", "-", input: line("e1") + "\n")
    let file = folder.root + "/page.html"
    for (more, code) in [([], ExitCode.succes), ([], .refus), (["--remplacer"], .succes)] {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      #expect(Milo.program.run(words + ["--html", file] + more, on: &console) == code)
      #expect(console.out.text.isEmpty)
    }
    let page = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
  }
}

@Suite struct `Words that are no UTF-8` {
  @Test func `are refused as values, and opened as paths`() throws {
    let words = ["stats", "--annee", "\u{10FFFD}\u{10FFFD}x"]
    var console = testConsole()
    #expect(Milo.program.run(words, on: &console) == .usage)
    #expect(console.err.text.contains("UTF-8"))
    let folder = FolderJournal()
    folder.run("importer", "-", input: line("e1") + "\n")
    let named = "\u{10FFFD}" + folder.path + "\u{10FFFD}tel que tapé"
    #expect(folder.run("lister", "--journal", named).code == .succes)
    #expect(folder.run("lister", "--journal", "\u{10FFFD}\u{10FFFD}absent").code == .usage)
    #expect(folder.run("lister", "--sujet", named).code == .usage)
    #expect(folder.run("jeune", named).err.contains("« tel que tapé »"))
  }
}

@Suite struct `An import of codes never met` {
  @Test func `is told, and refused when that is asked`() {
    let folder = FolderJournal()
    folder.run(
      "ajouter", "site", "--sujet", "s", "--le", "2022-01-01", "code=siege", "libelle=S",
      "zone=siege")
    let file = folder.file(
      "lot.jsonl", line("e1", type: "accueil", data: #"{"site":"sige"}"#) + "\n")
    let before = folder.bytes
    let refused = folder.run("importer", file, "--strict")
    #expect(refused.code == .refus && refused.err.contains("« siege »"))
    #expect(folder.bytes == before)
    let told = folder.run("importer", file)
    #expect(told.code == .succes && told.err.contains("site=sige"))
    #expect(!folder.run("importer", file, "--strict").err.contains("site=sige"))
  }
}
