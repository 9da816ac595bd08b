import Testing

@testable import milo

@Suite struct `A group entered at once` {
  private let folder = FolderJournal()

  private func add(_ sujets: String, _ more: String...) -> FolderJournal.Run {
    folder.run(
      ["ajouter", "atelier", "--sujets", "-", "--le", "2022-03-14", "intitule=Atelier CV"] + more,
      input: sujets)
  }

  @Test func `is an event for each line of a file, blank lines and a mark left aside`() {
    let path = folder.file("presents.txt", "\u{FEFF}J1\r\n\r\n  J2 \nJ3")
    let run = folder.run(
      "ajouter", "atelier", "--sujets", path, "--sujet", "J0", "--le", "2022-03-14",
      "intitule=Atelier CV", "session=a1")
    #expect(run.code == .succes && run.lines == ["0", "1", "2", "3"])
    #expect(
      run.err
        == "Écrit, lignes 0 à 3 : 4 participations à un atelier, le 14 mars 2022, séance a1.\n")
    let subjects = folder.segment.split(separator: "\n").compactMap {
      $0.firstMatch(of: #/"subject":"([^"]+)"/#).map { String($0.1) }
    }
    #expect(subjects == ["J0", "J1", "J2", "J3"])
  }

  @Test func `shares a fresh session, another one each time`() {
    #expect(add("J1\nJ2\n").code == .succes && add("J1\nJ2\n").code == .succes)
    let sessions = folder.segment.matches(of: #/"session":"(s20220314-[0-9a-f]{8})"/#).map {
      String($0.1)
    }
    #expect(sessions.count == 4 && sessions[0] == sessions[1] && sessions[2] == sessions[3])
    let essai = add("J1\nJ2\n", "--essai")
    #expect(essai.out.matches(of: #/"session":"s20220314-[0-9a-f]{8}"/#).count == 2)
    #expect(essai.err.isEmpty)
  }

  @Test func `has no session of its own for one youth, nor for a kind without any`() {
    #expect(add("J1\n").code == .succes)
    folder.run("ajouter", "contact", "--sujet", "J1", "--sujet", "J2", "canal=sms")
    #expect(!folder.segment.contains("session"))
  }

  @Test(arguments: [
    ("J1\nJ2\nJ1\n", "ligne 3 : « J1 » est déjà à la ligne 1"),
    ("J1\nJ2,J3\n", "ligne 2 : « J2,J3 » ne convient pas"),
    ("J1\n\nJ 2\n", "ligne 3 : « J 2 » ne convient pas"), ("\n \n", "n’a aucun identifiant"),
  ])
  func `is refused whole for one bad line, by its number`(file: String, message: String) {
    let run = add(file)
    #expect(run.code == .refus && run.err.contains(message), "\(run.err)")
    #expect(folder.segment.isEmpty)
  }

  @Test func `names nobody twice, whether in the file or beside it`() {
    let run = folder.run(
      "ajouter", "contact", "--sujet", "J1", "--sujets", "-", "canal=sms", input: "J2\nJ1\n")
    #expect(run.code == .refus && run.err.contains("ligne 2 : « J1 » est déjà donné par --sujet"))
    let id = folder.run(
      "ajouter", "contact", "--id", "e1", "--sujets", "-", "canal=sms", input: "J1\nJ2\n")
    #expect(id.code == .usage && id.err.contains("--id"))
  }
}
