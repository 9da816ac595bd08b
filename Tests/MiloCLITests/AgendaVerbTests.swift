import Foundation
import MiloTestTools
import Testing

@testable import milo

@Suite struct `Milo agenda` {
  /// Two counsellors of a team, and a morning of appointments, proposed on 14 March 2022.
  private let folder: FolderJournal = {
    let folder = FolderJournal()
    func add(_ words: String...) {
      let run = folder.run(["ajouter"] + words)
      #expect(run.code == .succes, "\(run.err)")
    }
    add(
      "site", "--sujet", "s", "code=siege", "libelle=Siège, 2e étage ; l’entrée est dans la cour",
      "zone=siege")
    for code in ["c07", "c08"] {
      add("conseiller", "--sujet", "s", "code=\(code)", "role=cisp", "equipe=nord")
    }
    for (jeune, heure, code, statut) in [
      ("J1", "09:00", "c07", "propose"), ("J2", "09:30", "c07", "propose"),
      ("J3", "10:00", "c08", "propose"), ("J4", "10:00", "c07", "annule_jeune"),
    ] {
      add(
        "rendez_vous", "--sujet", jeune, "quand=2022-03-15T\(heure):00+01:00", "objet=suivi",
        "statut=\(statut)", "conseiller=\(code)", "site=siege")
    }
    return folder
  }()

  @Test func `shows seven days from today, in words, a row under its hour, within 80 columns`() {
    let run = folder.run("agenda", "--largeur", "80")
    #expect(run.code == .succes, "\(run.err)")
    #expect(run.out.contains("Mardi 15 mars 2022 – c07"), "\(run.out)")
    #expect(run.out.contains("Chevauchement : 9 h 30 – 10 h."), "\(run.out)")
    #expect(run.out.contains("Proposé") && !run.out.contains("propose"), "\(run.out)")
    #expect(run.lines.allSatisfy { $0.count <= 80 }, "\(run.out)")
    let rows = run.lines.filter { $0.contains("60\u{202F}min") }
    #expect(rows.map { $0.prefix(6) } == ["9 h   ", "9 h 30", "10 h  "], "\(run.out)")
  }

  @Test func `begins on the day of the week to come, and ends on the one after it`() {
    func titre(_ words: String...) -> String {
      folder.run(["agenda"] + words).lines.first { $0.contains(" · ") } ?? ""
    }
    // The 14th of March 2022 is a Monday.
    #expect(titre("--du", "lundi").contains("du 14 mars 2022 au 20 mars 2022"))
    #expect(
      titre("--du", "mercredi", "--au", "mardi").contains("du 16 mars 2022 au 22 mars 2022"))
    #expect(titre("--au", "vendredi").contains("du 14 mars 2022 au 18 mars 2022"))
    #expect(
      titre("--du", "lundi dernier", "--au", "hier").contains("du 7 mars 2022 au 13 mars 2022"))
    // What is counted has happened.
    #expect(
      folder.run("portefeuille", "--au", "mardi").out.hasPrefix("Portefeuilles au 8 mars 2022\n"))
  }

  @Test func `gives machines codes, and nobody’s days an answer too`() {
    let run = folder.run("agenda", "c08", "--format", "csv")
    #expect(
      run.lines == [
        "quand,duree_min,conseiller,jeune,objet,site,statut,ligne,evenement",
        run.lines[1], "genre,conseiller,du,au,minutes,evenement,avec",
      ])
    #expect(run.lines[1].hasPrefix("2022-03-15T10:00:00+01:00,60,c08,J3,suivi,siege,propose,5,"))
    let none = folder.run("agenda", "--du", "2022-01-01", "--au", "2022-01-02")
    #expect(none.code == .succes && none.out.contains("Aucun rendez-vous ces jours-là."))
  }

  @Test func `finds what an absence not declared yet would leave to move`() {
    let words = ["agenda", "--a-deplacer", "--absence", "c07:2022-03-15:2022-03-16"]
    let run = folder.run(words)
    #expect(run.code == .constats, "\(run.err)")
    #expect(run.out.contains("c08 : 1"), "\(run.out)")
    #expect(
      run.out.contains(
        "milo ajouter rendez_vous --sujet J1 rendez_vous=@3 quand=2022-03-15T09:00:00+01:00 statut=propose conseiller=c08\n"
      ), "\(run.out)")
    #expect(folder.run("agenda", "--a-deplacer").code == .succes)
  }

  @Test(arguments: [
    (["agenda", "c09"], "conseiller « c09 »"), (["agenda", "--site", "siège"], "site « siège »"),
    (["agenda", "--absence", "c07:2022-03-15:2022-03-16"], "a-deplacer"),
    (["agenda", "--a-deplacer", "--absence", "c07:2022-03-16:2022-03-15"], "c07:2022-12-15"),
    (["agenda", "--a-deplacer", "--absence", "c99:2022-03-15:2022-03-16"], "conseiller « c99 »"),
    (["agenda", "--sans-jeunes"], "ics"), (["agenda", "--ics", "-", "--format", "csv"], "format"),
    (["agenda", "--format", "ics", "--a-deplacer"], "a-deplacer"),
    (["agenda", "--format", "ics", "--html", "-"], "html"),
    (["agenda", "--au", "2022-03-01"], "donnez aussi --du"),
  ])
  func `refuses what makes no sense`(words: [String], reason: String) {
    let run = folder.run(words)
    #expect(run.code == .usage && run.out.isEmpty)
    #expect(run.err.contains(reason), "\(run.err)")
  }

  @Test func `shows its calendar where the form asked for is one`() {
    let shown = folder.run("agenda", "--format", "ics", "--sans-jeunes")
    #expect(shown.code == .succes && shown.out.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(shown.out == folder.run("agenda", "--ics", "-", "--sans-jeunes").out)
  }

  /// What another program reads in the calendar.
  private func calendar(_ more: String...) throws -> [String] {
    let file = folder.root + "/agenda.ics"
    let run = folder.run(["agenda", "--ics", file, "--remplacer"] + more)
    #expect(run.code == .succes && run.err == "milo : calendrier écrit dans « \(file) »\n")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.icalendar.path))
    process.arguments = [
      URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("calendrier.py").path, file,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(requires(.icalendar))
  func `writes a calendar in which another program finds the same appointments`() throws {
    let place = "Siège, 2e étage ; l’entrée est dans la cour"
    let stamp = "2022-03-14T12:00:00+00:00"
    func event(_ start: String, _ end: String, _ state: String, _ youth: String) -> String {
      "2022-03-15T\(start):00+00:00|2022-03-15T\(end):00+00:00|\(state)|0|\(stamp)|suivi – \(youth)|\(place)"
    }
    let first = event("08:00", "09:00", "TENTATIVE", "J1")
    let second = event("08:30", "09:30", "TENTATIVE", "J2")
    let third = event("09:00", "10:00", "TENTATIVE", "J3")
    let fourth = event("09:00", "10:00", "CANCELLED", "J4")
    #expect(try calendar() == ["PUBLISH 2.0", first, second, third, fourth])
    let hidden = try calendar("--sans-jeunes")
    #expect(hidden.count == 5 && hidden.allSatisfy { !$0.contains("J1") })
    #expect(hidden[1] == first.replacing(" – J1", with: ""))
  }

  @Test(requires(.chromium), arguments: [390, 1280])
  func `writes a page that a screen holds, with contents, and no script`(_ width: Int) throws {
    let journal = folder.root + "/hasard"
    let file = folder.root + "/agenda.html"
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/Agenda").path
    let made = Process()
    made.executableURL = URL(fileURLWithPath: try #require(Tool.python.path))
    made.arguments = [source + "/journal_aleatoire_agenda.py", "--graine", "1", journal]
    try made.run()
    made.waitUntilExit()
    let run = folder.run(
      "agenda", "--journal", journal, "--du", "2022-12-14", "--au", "2022-12-16", "--html", file)
    #expect(run.code == .succes, "\(run.err)")
    let page = try String(contentsOfFile: file, encoding: .utf8)
    #expect(page.contains("<a href=\"#j2022-12-14\">Mercredi 14 décembre 2022</a>"))
    #expect(!page.contains("<script>"))
    let said = try #require(Chromium.installed).overflowing(file, width: width)
    let parts = said.split(separator: " vus ", omittingEmptySubsequences: false)
    #expect(parts.first == "" && Int(parts.last ?? "").map { $0 > 30 } ?? false, "\(said)")
  }
}
