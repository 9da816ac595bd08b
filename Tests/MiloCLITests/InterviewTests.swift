import Foundation
import MiloTestTools
import Testing

@testable import milo

@Suite struct `An event asked for on a terminal` {
  private let folder = FolderJournal()

  private func answer(
    _ lines: String..., to words: [String] = ["saisir"], isTerminal: Bool = true
  ) -> FolderJournal.Run {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.input = Input(lines.map { $0 + "\n" }.joined(), isTerminal: isTerminal)
    console.clocks = Clocks(millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
    let code = Milo.program.run(words, on: &console)
    return .init(code: code, out: console.out.text, err: console.err.text)
  }

  private func data(_ line: Int) -> Substring {
    let lines = folder.segment.split(separator: "\n")
    return lines.indices.contains(line)
      ? lines[line].drop { $0 != "{" }.split(separator: "\"data\":", maxSplits: 1).last ?? "" : ""
  }

  @Test func `is refused where nobody can answer`() {
    let run = answer("entretien", isTerminal: false)
    #expect(run.code == .usage && run.err.contains("« milo ajouter TYPE »"))
    #expect(folder.segment.isEmpty)
  }

  @Test func `has its required fields, then others if wanted, and is said before it is written`() {
    let run = answer("contact", "J1", "hier 9h", "sms", "n", "")
    #expect(run.code == .succes && run.out == "0\n")
    #expect(data(0) == #"{"canal":"sms"}}"#)
    #expect(folder.segment.contains(#""time":"2022-03-13T09:00:00+01:00""#))
    #expect(run.err.contains("  1  sms : SMS\n"))
    #expect(run.err.contains("Autres champs (sens) ? [o/N] "))
    #expect(
      run.err.contains(
        "échange pour J1, le 13 mars 2022 à 9 h : moyen du contact « SMS »\nÉcrire ? [O/n] Écrit, ligne 0 : "
      ))
    let more = answer("J1", "", "2", "oui", "", "o", to: ["saisir", "contact"])
    #expect(more.code == .succes && data(1) == #"{"canal":"mel"}}"#)
  }

  @Test func `proposes what the journal knows, by number`() {
    folder.run("ajouter", "accueil", "--sujet", "J1", "site=annexe")
    folder.run("ajouter", "accueil", "--sujet", "J2", "site=siege")
    folder.run("ajouter", "accueil", "--sujet", "J3", "site=siege")
    folder.run("ajouter", "dispositif.entree", "--sujet", "J1", "--le", "hier", "dispositif=CEJ")
    let run = answer("1", "J4", "", "2", "", "")
    #expect(run.code == .succes && data(4) == #"{"site":"annexe"}}"#, "\(run.err)")
    #expect(run.err.contains("  1  accueil\n") && run.err.contains("  1  siege\n  2  annexe\n"))
    #expect(run.err.contains("« J4 » n’est pas encore au journal"))
    let exit = answer("J1", "", "1", "abandon", "", to: ["saisir", "dispositif.sortie"])
    #expect(
      exit.code == .succes && exit.err.contains("  1  @3 : entrée dans un dispositif du 13 mars"))
  }

  @Test func `asks again, and says what is expected`() {
    let run = answer(
      "contacte", "contact", "", "J1 J2", "J1, J2", "demai", "demain 1h", "", "?", "smss", "sms",
      "peut-être", "n", "o")
    #expect(run.code == .succes && run.out == "0\n1\n", "\(run.err)")
    for message in [
      "vouliez-vous dire « contact » ?", "Une réponse est attendue",
      "un identifiant n’a ni virgule ni espace",
      "« demai » ne convient pas", "mediation : Médiation", "vouliez-vous dire « sms » ?",
      "Répondez oui ou non.",
    ] {
      #expect(run.err.contains(message), "\(message) : \(run.err)")
    }
  }

  @Test func `is judged answer by answer, beside those before`() {
    let absence = answer(
      "s", "", "c07", "2022-03-20", "2022-03-10", "2022-03-25", "n", "", to: ["saisir", "absence"])
    #expect(absence.code == .succes, "\(absence.err)")
    #expect(data(0).contains(#""du":"2022-03-20","au":"2022-03-25""#), "\(data(0))")
    #expect(absence.err.contains("« 2022-03-10 », avant « du »"), "\(absence.err)")
    folder.run("ajouter", "contact", "--sujet", "J1", "--le", "hier", "canal=sms")
    folder.run("ajouter", "dispositif.entree", "--sujet", "J1", "--le", "hier", "dispositif=CEJ")
    // A contact is no entry, and an entry has one exit.
    let exit = answer(
      "J1", "", "@1", "@2", "abandon", "", to: ["saisir", "dispositif.sortie"])
    #expect(exit.code == .succes && exit.err.contains("ne peut être nommé ici"), "\(exit.err)")
    #expect(data(3).contains(#""motif":"abandon""#))
    let twice = answer(
      "J1", "", "@2", "CEJ", "o", to: ["saisir", "dispositif.sortie"])
    #expect(twice.err.contains("déjà finie le"), "\(twice.err)")
  }

  @Test func `tells at once how an hour that exists twice is read`() {
    let run = answer("J1", "31/10/2021 2h30", "sms", "n", "", to: ["saisir", "contact"])
    #expect(run.code == .succes)
    #expect(run.err.components(separatedBy: "existe deux fois").count == 2, "\(run.err)")
  }

  @Test func `is written only if it is wanted, and to the end`() {
    for answers in [["contact", "J1", "", "sms", "n", "n"], ["contact", "J1", "", "sms"], []] {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      console.input = Input(answers.map { $0 + "\n" }.joined(), isTerminal: true)
      #expect(Milo.program.run(["saisir"], on: &console) == .refus)
      #expect(console.err.text.contains("rien n’a été écrit"))
    }
    #expect(folder.segment.isEmpty)
  }

  @Test(requires(.python, .builtMilo), .endsInTheEnd)
  func `is asked for by the program itself, on a real terminal`() throws {
    let script = """
      import os, pty, sys
      def read(fd):
          # The terminal echoes what is typed; what the program says is among it.
          try:
              return os.read(fd, 4096)
          except OSError:
              return b""
      pid, fd = pty.fork()
      if pid == 0:
          os.execv(sys.argv[1], [sys.argv[1], "saisir", "contact", "--journal", sys.argv[2]])
      seen, asked = b"", 0
      steps = [("Jeune", "J1"), ("Quand", ""), ("canal", "sms"), ("Autres", "n"), ("crire ?", "o")]
      for prompt, text in steps:
          while prompt.encode() not in seen[asked:]:
              more = read(fd)
              if not more:
                  sys.exit(seen.decode("utf-8", "replace"))
              seen += more
          asked = len(seen)
          os.write(fd, text.encode() + b"\\n")
      while True:
          more = read(fd)
          if not more:
              break
          seen += more
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.python.path))
    process.arguments = ["-c", script, try #require(Tool.builtMilo.path), folder.path]
    process.environment = Tool.withoutDefaults
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(data(0) == #"{"canal":"sms"}}"#)
  }
}
