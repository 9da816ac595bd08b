import Foundation
import Testing

@testable import milo

/// A journal of its own, filled with these lines.
private func journal(_ lines: [String]) -> FolderJournal {
  let folder = FolderJournal()
  let run = folder.run("importer", "-", input: lines.joined(separator: "\n") + "\n")
  #expect(run.code == .succes, "\(run.err)")
  return folder
}

private func text(_ path: String) -> String {
  String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
}

@Suite struct `An export under a filter of operation` {
  @Test func `holds no event and no youth of another operation`() {
    let folder = journal([
      line("p1", type: "profil", data: #"{"sexe":"F"}"#),
      line("e1", type: "entretien", data: #"{"conseiller":"c","operation":"x"}"#),
      line("e2", type: "entretien", subject: "J2", data: #"{"conseiller":"c","operation":"y"}"#),
      line("e3", type: "entretien", subject: "J2", data: #"{"conseiller":"c"}"#),
      line("d1", type: "dispositif.entree", data: #"{"dispositif":"CEP","operation":"x"}"#),
      line("d2", type: "dispositif.sortie", data: #"{"entree":"d1","motif":"autre"}"#),
      line("a1", type: "annulation", subject: nil, data: #"{"evenement":"e2","motif":"m"}"#),
    ])
    let out = folder.root + "/export"
    folder.run("exporter", "csv", "-o", out, "--annee", "2022", "--filtre", "operation=x")
    let events = text(out + "/evenements.csv").split(separator: "\n").dropFirst()
    #expect(events.map { $0.split(separator: ",")[1] } == ["e1", "d1", "d2"])
    let youths = text(out + "/jeunes.csv").split(separator: "\n").dropFirst()
    #expect(youths.count == 1 && youths.first?.hasPrefix("J1,F,") ?? false)
  }
}

@Suite struct `The period of an export` {
  @Test func `chooses the same lines in every form, corrections by what they correct`() {
    let folder = journal([
      line("e1", time: "2021-12-31T10:00:00+01:00"),
      line("e2", time: "2022-01-02T10:00:00+01:00"),
      line("e3", subject: "J2", time: "2021-06-01T10:00:00+01:00"),
      line(
        "r1", type: "rectification", subject: nil, time: "2022-03-01T10:00:00+01:00",
        data:
          #"{"evenement":"e1","motif":"m","data":{"canal":"mel"},"time":"2022-01-05T10:00:00+01:00"}"#
      ),
      line(
        "a1", type: "annulation", subject: nil, time: "2022-03-01T10:00:00+01:00",
        data: #"{"evenement":"e3","motif":"m"}"#),
    ])
    let lines = folder.run("exporter", "jsonl", "-o", "-", "--annee", "2022").lines
    let ids = lines.compactMap { $0.firstMatch(of: /"id":"([^"]*)"/).map { String($0.1) } }
    #expect(ids == ["e1", "e2", "r1"])
    let out = folder.root + "/export"
    folder.run("exporter", "csv", "-o", out, "--annee", "2022")
    let events = text(out + "/evenements.csv").split(separator: "\n").dropFirst()
    #expect(events.map { String($0.split(separator: ",")[1]) } == ids)
    #expect(text(out + "/jeunes.csv").split(separator: "\n").count == 2)
    #expect(folder.run("exporter", "--aide").out.contains("La période choisit"))
  }

  @Test func `keeps apart two sources that use one id`() {
    let folder = journal([
      line("e1"),
      line("e1", subject: "J2", data: #"{"canal":"courrier"}"#)
        .replacing("/structures/besancon", with: "/structures/autre"),
      line(
        "r1", type: "rectification", subject: nil,
        data: #"{"evenement":"e1","motif":"m","data":{"canal":"mel"}}"#),
    ])
    let out = folder.root + "/export"
    folder.run("exporter", "csv", "-o", out, "--annee", "2022")
    let events = text(out + "/evenements.csv").split(separator: "\n").dropFirst()
    #expect(events.count == 3)
    #expect(events.first?.contains(#""canal"":""mel"#) ?? false)
    #expect(events.dropFirst().first?.contains(#""canal"":""courrier"#) ?? false)
  }
}

@Suite struct `What another base left beside a SQLite file` {
  @Test func `is refused, or taken away with the base that is replaced`() {
    let folder = journal([line("e1")])
    let out = folder.root + "/x.db"
    let left = out + "-wal"
    #expect(FileManager.default.createFile(atPath: left, contents: Data("reste".utf8)))
    let refused = folder.run("exporter", "sqlite", "-o", out, "--annee", "2022")
    #expect(refused.code == .refus && refused.err.contains("x.db-wal"))
    #expect(!FileManager.default.fileExists(atPath: out))
    let made = folder.run("exporter", "sqlite", "-o", out, "--annee", "2022", "--remplacer")
    #expect(made.code == .succes)
    #expect(!FileManager.default.fileExists(atPath: left))
  }
}

@Suite struct `Several journals` {
  @Test func `are refused when one is there twice, or beside its copy`() throws {
    let folder = journal([line("e1")])
    let copy = folder.root + "/copie"
    try FileManager.default.copyItem(atPath: folder.path, toPath: copy)
    for words in [
      ["--journal", folder.path, "--journal", folder.path], ["--journal", folder.root],
    ] {
      let run = Milo.run(["stats", "--annee", "2022"] + words)
      #expect(run.code == .usage && run.err.contains("même origine"), "\(run.err)")
    }
  }

  @Test func `say how many youths may count twice`() {
    let (first, second) = (FolderJournal(), FolderJournal(isInitialized: false))
    second.run("initier", second.path, "--source", "/structures/lons", "--origine", "lons")
    first.run(
      "importer", "-",
      input: [
        line("e1"),
        line("m1", type: "mutation", data: #"{"sens":"depart","structure":"lons"}"#),
        line(
          "m2", type: "mutation", subject: "J9", data: #"{"sens":"depart","structure":"ailleurs"}"#),
      ].joined(separator: "\n") + "\n")
    second.run(
      "importer", "-",
      input: [
        line("e1"),
        line("m1", type: "mutation", data: #"{"sens":"arrivee","structure":"besancon"}"#),
      ].joined(separator: "\n").replacing("/structures/besancon", with: "/structures/lons") + "\n")
    let run = Milo.run([
      "stats", "--annee", "2022", "--table", "synthese", "--journal", first.path, "--journal",
      second.path,
    ])
    #expect(run.code == .succes, "\(run.err)")
    let said = run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("1 arrivée par mutation dans la période, dont 1 d’une de ses structures"))
    #expect(said.contains("ce jeune peut compter dans les deux"))
  }
}

extension Milo {
  /// Runs the program without any journal of its own.
  fileprivate static func run(_ words: [String]) -> (code: ExitCode, out: String, err: String) {
    var console = testConsole(input: "", environment: [:])
    console.clocks = Clocks(millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
    let code = program.run(words, on: &console)
    return (code, console.out.text, console.err.text)
  }
}

@Suite struct `The page of a report` {
  /// Entries in CEJ, two of which say their modality, one the component for youths without ties.
  private static func folder() -> FolderJournal {
    journal([
      line("e1", type: "entretien", data: #"{"conseiller":"c"}"#),
      line(
        "d1", type: "dispositif.entree",
        data: #"{"dispositif":"CEJ","modalite":"individuel","volet":"jr"}"#),
      line(
        "d2", type: "dispositif.entree", subject: "J2",
        data: #"{"dispositif":"CEJ","modalite":"collectif"}"#),
      line("d3", type: "dispositif.entree", subject: "J3", data: #"{"dispositif":"CEJ"}"#),
      line(
        "q1", type: "satisfaction", subject: "besancon",
        data: #"{"campagne":"ete","repondant":"jeune","reponses":{"accueil":4}}"#),
      line(
        "o1", type: "objectif", subject: "besancon",
        data: #"{"indicateur":"synthese/primos/valeur","annee":2022,"cible":4}"#),
      line("t1", type: "atelier", data: #"{"intitule":"x","themes":["famille"]}"#),
      line("k1", type: "employeur.contact", subject: "E1", data: #"{"canal":"telephone"}"#),
    ])
  }

  @Test func `draws as parts of a whole what adds up to it, and nothing else`() throws {
    let page = Self.folder().run("rapport", "--annee", "2022", "--html", "-").out
    let drawing = try #require(
      page.firstMatch(of: /<title>Entrées en CEJ par modalité<\/title>\n<desc[^>]*>([^<]*)</))
    #expect(drawing.1.hasPrefix("Collectif 1, Individuel 1, Non précisé 1."))
    #expect(page.contains("dont volet jeunes en rupture"))
  }

  @Test func `shows each campaign of satisfaction`() {
    let page = Self.folder().run("rapport", "--annee", "2022", "--html", "-").out
    #expect(page.contains(#"data-cellule="satisfaction.ete/accueil/part_4" data-valeur="100.0""#))
  }

  @Test func `gives a code the words of its own list`() {
    let page = Self.folder().run("rapport", "--annee", "2022", "--html", "-").out
    let themes = page.split(separator: "Thèmes des actions collectives").last ?? ""
    #expect(
      themes.prefix(3000).contains("Famille") && !themes.prefix(3000).contains("Dans la famille"))
  }

  @Test func `of nine months shows what the year aims at, and what is expected by then`() {
    let run = Self.folder().run("rapport", "--du", "2022-01-01", "--au", "2022-09-30")
    #expect(run.out.contains("attendu au 30"))
    #expect(!(run.out.split(separator: "Notes :").last ?? "").contains("bjectifs"))
  }

  @Test
  func `of days of two years does not say that nothing is recorded where a year has a target`() {
    let run = Self.folder().run("rapport", "--du", "2021-10-01", "--au", "2022-09-30")
    let notes = run.out.split(separator: "Notes :").last ?? ""
    #expect(!notes.split(separator: "Les objectifs sont").first!.contains("objectifs"))
    #expect(notes.contains("Les objectifs sont ceux d’une année civile"))
  }

  @Test func `under a filter marks or leaves out what the filter does not restrict`() {
    let run = Self.folder().run("rapport", "--annee", "2022", "--filtre", "sexe=F")
    #expect(run.out.contains("acteurs économiques en contact (non filtré)"))
    #expect(!run.out.contains("Équipe par métier"))
    let words = run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Ce que le filtre ne restreint pas est laissé de côté"))
    #expect(!words.contains("Rien n’est enregistré"))
  }
}

@Suite struct `A list on a terminal` {
  @Test func `keeps in every block what names a line, and breaks no identifier`() {
    let youth = "0190a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"
    let folder = journal([
      line("r1", type: "referent", subject: youth, data: #"{"conseiller":"c07"}"#),
      line("e1", type: "entretien", subject: youth, data: #"{"conseiller":"c07"}"#),
      line("d1", type: "dispositif.entree", subject: youth, data: #"{"dispositif":"PACEA"}"#),
      line("d2", type: "dispositif.entree", subject: youth, data: #"{"dispositif":"CEP"}"#),
    ])
    let run = folder.run("portefeuille", "--au", "2022-12-31", "--detail", "--largeur", "80")
    let blocks = run.lines.count { $0.hasPrefix("conseiller ") }
    #expect(blocks >= 2)
    let others = run.lines.count { $0.hasPrefix("jeune ") }
    #expect(others >= 1)
    #expect(run.out.split(separator: youth).count - 1 == blocks + others)
    #expect(run.lines.allSatisfy { $0.count <= 80 || $0.contains("racine") }, "\(run.out)")
    let narrow = folder.run("lister", "--largeur", "45")
    #expect(narrow.out.contains("Colonnes laissées de côté"))
    #expect(narrow.out.contains("--largeur "))
    #expect(narrow.out.contains(youth))
  }

  @Test func `speaks of the journal only when it comes from all of it`() {
    let folder = journal([line("e1"), line("e2"), line("e3")])
    let cut = folder.run("lister", "--nombre", "2").out
    #expect(!cut.contains("Journal de") && cut.contains("--nombre 2"))
    #expect(!folder.run("lister").out.contains("Notes"))
    #expect(!folder.run("catalogue", "entretien").out.contains("Journal de"))
    #expect(folder.run("voir", "--", "-1").err.contains("de 0 à 2"))
    #expect(journal([line("e1")]).run("voir", "7").err.contains("le journal a 1 ligne"))
    #expect(folder.run("exporter", "jsonl", "-o", "-", "--sujet", "J0").err == "0 ligne écrite.\n")
  }

  @Test func `of changes has a line a cell, and the youths below when asked`() {
    let folder = journal([line("e1")])
    folder.run(
      "importer", "-", input: line("e2", subject: "J2") + "\n", at: 1_650_000_000_000)
    let words = ["--annee", "2022", "--vu-au", "2022-03-20", "--vu-au", "2022-05-01"]
    let short = Milo.ecart(folder, words)
    #expect(short.contains("contact/valeur"))
    #expect(short.split(separator: "contact/valeur").count == 2 && !short.contains("J2"))
    #expect(Milo.ecart(folder, words + ["--detail"]).contains("J2"))
    #expect(
      Milo.ecart(folder, words + ["--format", "csv"]).contains(
        "synthese/contact/valeur,compte,,,1,J2,1"))
  }
}

extension Milo {
  fileprivate static func ecart(_ folder: FolderJournal, _ words: [String]) -> String {
    run(["ecart", "--journal", folder.path] + words).out
  }
}

@Suite struct `A replay of the projections` {
  @Test func `counts the codes that are used and never declared, of kinds that are declared`() {
    let folder = journal([
      line(
        "s", type: "site", subject: "b", data: #"{"code":"siege","libelle":"S","zone":"siege"}"#),
      line("e1", type: "entretien", data: #"{"conseiller":"c7","site":"sige"}"#),
      line("e2", type: "entretien", data: #"{"conseiller":"c7","site":"sige"}"#),
      line("e3", type: "entretien", data: #"{"conseiller":"c7","site":"siege"}"#),
    ])
    let run = folder.run("verifier", "--projections")
    #expect(run.code == .constats)
    #expect(run.lines.count == 1)
    #expect(
      run.out.contains(
        "site « sige » : employé 2 fois, jamais déclaré (vouliez-vous dire « siege » ?)"))
    #expect(folder.run("verifier").code == .succes)
  }
}

@Suite struct `An objective` {
  @Test func `whose cell cannot exist is refused, or told when it was recorded before`() {
    let folder = FolderJournal()
    let run = folder.run(
      "ajouter", "objectif", "--sujet", "besancon", "--le", "2022-01-03",
      "indicateur=synthese/primoz/valeur", "annee=2022", "cible=4")
    #expect(run.code != .succes && run.err.contains("synthese/primos/valeur"), "\(run.err)")
  }
}
