import Foundation
import MiloTestTools
import Testing

@testable import milo

/// A small year: two youths followed, one met once, a CEJ, a job; ids and moments written by hand.
func smallYear() -> FolderJournal {
  let folder = FolderJournal()
  func line(_ id: String, _ type: String, _ subject: String, _ date: String, _ data: String)
    -> String
  {
    """
    {"specversion":"1.0","id":"\(id)","source":"/structures/besancon","type":"fr.milo.\(type).v1",\
    "subject":"\(subject)","time":"\(date)T10:00:00+01:00",\
    "recordedtime":"\(date)T11:00:00.000Z","data":\(data)}
    """
  }
  let lines = [
    line(
      "s", "site", "besancon", "2022-01-03",
      #"{"code":"siege","libelle":"Siège <A & B>","zone":"siege"}"#),
    line(
      "p1", "profil", "J1", "2022-01-10",
      #"{"sexe":"F","date_naissance":"2005-05-01","niveau":"VI_Vbis"}"#),
    line(
      "e1", "entretien", "J1", "2022-01-11", #"{"conseiller":"c07","duree_min":45,"site":"siege"}"#),
    line(
      "p2", "profil", "J2", "2022-01-12",
      #"{"sexe":"M","date_naissance":"2000-05-01","niveau":"V_diplome"}"#),
    line(
      "e2", "entretien", "J2", "2022-01-13", #"{"conseiller":"c07","duree_min":30,"site":"siege"}"#),
    line(
      "d1", "dispositif.entree", "J1", "2022-02-01",
      #"{"dispositif":"CEJ","modalite":"individuel"}"#),
    line("e3", "entretien", "J1", "2022-02-02", #"{"conseiller":"c07","duree_min":30}"#),
    line("c3", "contact", "J3", "2022-03-01", #"{"canal":"telephone"}"#),
    line("w2", "emploi.entree", "J2", "2022-03-02", #"{"contrat":"CDD"}"#),
  ]
  let file = folder.file("annee.jsonl", lines.joined(separator: "\n") + "\n")
  let run = folder.run("importer", file, "--reprise")
  #expect(run.code == .succes, "\(run.err)")
  return folder
}

/// What a page shows: each cell by its name.
private func cells(of page: String) -> [String: (valeur: String, texte: String)] {
  let cell = /data-cellule="([^"]*)" data-valeur="([^"]*)"[^>]*>(?:<a [^>]*>)?([^<]*)</
  return Dictionary(
    page.matches(of: cell).map { (String($0.1), (String($0.2), String($0.3))) },
    uniquingKeysWith: { first, _ in first })
}

@Suite struct `Milo rapport` {
  private static let page: String = smallYear().run("rapport", "--annee", "2022", "--html", "-").out

  @Test func `writes the same page each time, compared exactly`() throws {
    try expectSnapshot(Self.page, named: "rapport.html")
  }

  @Test func `shows the figures of the statistics, each under its name`() throws {
    let folder = smallYear()
    var wanted: [String: String] = [:]
    for (filter, suffix) in [("", ""), ("sexe=F", "?sexe=F"), ("sexe=M", "?sexe=M")] {
      let filters = filter.isEmpty ? [] : ["--filtre", filter]
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      let code = Milo.program.run(
        ["stats", "--annee", "2022", "--format", "csv"] + filters, on: &console)
      #expect(code == .succes)
      for line in console.out.text.split(separator: "\n").dropFirst() {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        wanted["\(fields[0])/\(fields[1])/\(fields[2])\(suffix)"] = fields[3]
      }
    }
    let shown = cells(of: Self.page)
    #expect(shown.count > 150)
    for (name, cell) in shown { #expect(cell.valeur == wanted[name], "\(name)") }
    #expect(shown["synthese/primos/valeur"]?.texte == "2")
    #expect(shown["synthese/part_accompagnes/valeur"]?.texte == "66,7\u{202F}%")
    #expect(Self.page.contains("2 sur 3"))
  }

  @Test func `keeps to itself: no address, no script to run`() {
    // Its own figures, to be saved, are the only address that leads elsewhere than into the page.
    let addresses = Self.page.matches(of: /(src|href)="(?!#)([^"]{0,13})/).map(\.2)
    #expect(addresses == ["data:text/csv"])
    #expect(Self.page.firstMatch(of: /https?:|url\(|@import|<link|<img|<iframe/) == nil)
    #expect(Self.page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    #expect(Self.page.matches(of: /<script/).count == 1)
    #expect(Self.page.contains("Siège &lt;A &amp; B&gt;"))
  }

  @Test(requires(.tidy))
  func `is HTML without fault`() throws {
    let folder = FolderJournal(isInitialized: false)
    let file = folder.file("page.html", Self.page)
    let (code, text) = try run(.tidy, "-qe", file)
    #expect(code == 0, "\(text)")
  }

  @Test(requires(.chromium, .pdfinfo, .pdftotext))
  func `prints on A4 with its tables`() throws {
    let folder = FolderJournal(isInitialized: false)
    let file = folder.file("page.html", Self.page)
    let pdf = folder.root + "/page.pdf"
    _ = try run(
      .chromium, "--headless", "--no-sandbox", "--disable-gpu",
      "--user-data-dir=\(folder.root)/profil", "--no-pdf-header-footer", "--print-to-pdf=\(pdf)",
      file)
    #expect(try run(.pdfinfo, pdf).text.contains("(A4)"))
    let text = try run(.pdftotext, pdf, "-").text
    #expect(text.contains("Rapport d’activité 2022") && text.contains("Niveau de formation"))
  }

  private func run(_ tool: Tool, _ words: String...) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(tool.path))
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test func `prints the same tables in the other forms`() {
    let run = smallYear().run("rapport", "--annee", "2022", "--format", "csv")
    #expect(run.code == .succes)
    #expect(run.lines.contains("synthese,accompagnes,valeur,2,nombre"))
    #expect(run.lines.contains("profil.accompagnes,age.16_17,jeunes?sexe=F,1,nombre"))
  }

  @Test func `refuses what does not go together, and a structure twice`() {
    let folder = smallYear()
    #expect(folder.run("rapport").err.contains("il manque l’option --annee"))
    #expect(
      folder.run("rapport", "--annee", "2022", "--html", "-", "--format", "csv").code == .usage)
    #expect(folder.run("rapport", "--verifier", "f", "--annee", "2022").code == .usage)
    let two = folder.run(
      "rapport", "--annee", "2022", "--journal", folder.path, "--journal", folder.path)
    #expect(two.code == .usage)
    #expect(two.err.contains("le même journal compterait deux fois"))
    let nowhere = folder.run("rapport", "--annee", "2022", "--html", folder.root + "/absent/f.html")
    #expect(nowhere.code == .refus)
  }
}

@Suite struct `Milo rapport --verifier` {
  private func published(
    _ folder: FolderJournal, _ words: String..., change: (String) -> String = { $0 }
  ) -> String {
    folder.file("publie", change(folder.run(words).out))
  }

  @Test func `finds a page and a JSON report as they were published`() {
    let folder = smallYear()
    let page = published(
      folder, "rapport", "--annee", "2022", "--html", "-", "--vu-au", "2022-02-01")
    let run = folder.run("rapport", "--verifier", page)
    #expect(run.code == .succes, "\(run.out)")
    #expect(run.out.contains("6 premières lignes") && run.out.contains("octet pour octet"))
    let json = published(
      folder, "stats", "--annee", "2022", "--format", "json", "--evolution", "--decimales", "2")
    #expect(folder.run("rapport", "--verifier", json).code == .succes)
  }

  @Test func `still does when lines were added since`() {
    let folder = smallYear()
    let page = published(folder, "rapport", "--annee", "2022", "--html", "-")
    let added = folder.run(
      "ajouter", "entretien", "--sujet", "J3", "--le", "2022-03-13", "conseiller=c07")
    #expect(added.code == .succes)
    #expect(folder.run("rapport", "--verifier", page).code == .succes)
    #expect(folder.run("rapport", "--annee", "2022", "--html", "-").out != "")
  }

  @Test func `names an altered figure, in the page and in JSON`() {
    let folder = smallYear()
    let page = published(folder, "rapport", "--annee", "2022", "--html", "-") {
      $0.replacing(
        /data-cellule="synthese\/primos\/valeur" data-valeur="2">(<a [^>]*>)2</,
        with: { #"data-cellule="synthese/primos/valeur" data-valeur="9">\#($0.1)9<"# })
    }
    let run = folder.run("rapport", "--verifier", page)
    #expect(run.code == .constats)
    #expect(run.lines == ["synthese/primos/valeur : publié 9, recalculé 2"])
    let json = published(folder, "stats", "--annee", "2022", "--format", "json") {
      $0.replacing(
        #""primos","libelle":"premiers entretiens (primos)","valeurs":{"valeur":2"#,
        with: #""primos","libelle":"premiers entretiens (primos)","valeurs":{"valeur":9"#)
    }
    #expect(folder.run("rapport", "--verifier", json).lines == run.lines)
  }

  @Test func `names a figure altered for the eye only, then any other byte`() {
    let folder = smallYear()
    let eye = published(folder, "rapport", "--annee", "2022", "--html", "-") {
      $0.replacing(
        /valeur" data-valeur="2">(<a [^>]*>)2</, with: { #"valeur" data-valeur="2">\#($0.1)8<"# })
    }
    let shown = folder.run("rapport", "--verifier", eye)
    #expect(shown.lines.contains("synthese/primos/valeur : publié 8, recalculé 2"))
    let word = published(folder, "rapport", "--annee", "2022", "--html", "-") {
      $0.replacing("Qui sont les jeunes", with: "Qui étaient les jeunes")
    }
    let run = folder.run("rapport", "--verifier", word)
    #expect(run.code == .constats)
    #expect(run.out.hasPrefix("tous les chiffres sont les mêmes, mais le texte du fichier diffère"))
  }

  @Test func `says when a past line changed, or the journal is shorter`() {
    let folder = smallYear()
    let page = published(folder, "rapport", "--annee", "2022", "--html", "-")
    let name = "00000000000000000000.jsonl"
    folder.damage(name) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      bytes = Array(text.replacing("\"duree_min\":45", with: "\"duree_min\":44").utf8)
    }
    let changed = folder.run("rapport", "--verifier", page)
    #expect(changed.code == .constats)
    #expect(changed.out.hasPrefix("racine différente"))
    folder.damage(name) { bytes in
      let lines = bytes.split(separator: UInt8(ascii: "\n"))
      bytes = lines.dropLast().flatMap { $0 + [UInt8(ascii: "\n")] }
    }
    let short = folder.run("rapport", "--verifier", page)
    #expect(short.code == .constats)
    #expect(short.out.contains("n’a que 9 lignes"))
  }

  @Test func `holds for an empty journal too`() {
    let folder = FolderJournal()
    let page = published(folder, "rapport", "--annee", "2022", "--html", "-")
    let run = folder.run("rapport", "--verifier", page)
    #expect(run.code == .succes, "\(run.err)")
    #expect(run.out.contains("45 chiffres recalculés sur les 0 premières lignes"))
  }

  @Test func `says when the date of the view knew other lines`() {
    let folder = smallYear()
    let page = published(
      folder, "rapport", "--annee", "2022", "--html", "-", "--vu-au", "2022-02-01"
    ) {
      $0.replacing("\"vu_au\":\"2022-02-01\"", with: "\"vu_au\":\"2022-02-02\"")
    }
    let run = folder.run("rapport", "--verifier", page)
    #expect(run.code == .constats)
    #expect(run.out.contains("7 lignes étaient connues à la fin du 2 février 2022"))
  }

  @Test func `refuses what is no report`() {
    let folder = smallYear()
    #expect(folder.run("rapport", "--verifier", folder.file("a", "bonjour")).code == .refus)
    #expect(folder.run("rapport", "--verifier", folder.file("b", "{}")).code == .refus)
    let list = published(folder, "portefeuille", "--au", "2022-03-31", "--format", "html")
    #expect(folder.run("rapport", "--verifier", list).err.contains("ne peut être recalculé"))
    #expect(folder.run("rapport", "--verifier", folder.root + "/absent").code == .refus)
  }
}
