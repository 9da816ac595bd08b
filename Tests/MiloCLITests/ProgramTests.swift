import Testing

@testable import milo

@Suite struct `A program` {
  private func run(
    _ words: String..., console: Console = testConsole()
  ) -> (code: ExitCode, out: String, err: String) {
    var console = console
    let code = sample.run(words, on: &console)
    return (code, console.out.text, console.err.text)
  }

  @Test func `prints data on one stream and nothing on the other`() {
    let csv = "table,ligne,colonne,valeur,unite\nsynthese,octets,valeur,5,nombre\n"
    let result = run(
      "compter", "--annee=2022", "--format=csv", "-", console: testConsole(input: "12345"))
    #expect(result == (.succes, csv, ""))
  }

  @Test(arguments: [["--aide"], ["-h"], ["--help"]])
  func `lists its verbs when asked for help`(words: [String]) {
    var console = testConsole()
    #expect(sample.run(words, on: &console) == .succes)
    #expect(console.out.text == sample.help(width: 100))
    #expect(console.err.text.isEmpty)
  }

  @Test func `explains a verb on the data stream`() {
    let result = run("compter", "--aide")
    #expect(result == (.succes, sample.help(for: Compter.self, width: 100), ""))
  }

  @Test(arguments: ["--version", "-V", "version"])
  func `says its version`(word: String) {
    #expect(run(word) == (.succes, "milo 1.2.3\n", ""))
  }

  @Test func `answers to help as to aide`() {
    var (console, other) = (testConsole(), testConsole())
    #expect(Milo.program.run(["help", "stats"], on: &console) == .succes)
    #expect(Milo.program.run(["aide", "stats"], on: &other) == .succes)
    #expect(console.out.text == other.out.text && !console.out.text.isEmpty)
  }

  @Test func `passes on how the command ended`() {
    #expect(run("compter", "--annee=2022").code == .constats)
    let refused = run("compter", "--annee=2150")
    #expect(refused == (.refus, "", "milo : l'année n'est pas dans le journal\n"))
  }

  static let mistakes: [(words: [String], message: String)] = [
    (
      [],
      """
      milo : il manque un verbe
      Aide : milo --aide
      Usage : milo VERBE [options]
      """
    ),
    (
      ["comptre"],
      """
      milo : verbe inconnu « comptre » (vouliez-vous dire « compter » ?)
      Aide : milo --aide
      Usage : milo VERBE [options]
      """
    ),
    (
      ["--annee=2022", "compter"],
      """
      milo : option inconnue « --annee=2022 »
      Aide : milo --aide
      Usage : milo VERBE [options]
      """
    ),
    (
      ["--annee", "2022", "compter"],
      """
      milo : « --annee » vient avant le verbe, qui doit être premier
      Aide : milo --aide
      Usage : milo VERBE [options]
      """
    ),
    (
      ["compter", "--anee", "2022"],
      """
      milo : option inconnue « --anee » (vouliez-vous dire « --annee » ?)
      Option : --annee ANNEE  L'année à compter.
      Usage : milo compter --annee ANNEE [FICHIER…] [options]
      """
    ),
    (
      ["compter", "--annee", "2022", "--essai", "-o", "-"],
      """
      milo : les options --essai et --sortie ne vont pas ensemble
      Option : --essai  Ne garde rien.
      Usage : milo compter --annee ANNEE [FICHIER…] [options]
      """
    ),
    (
      ["compter", "--vu-au", "2022-02-30"],
      """
      milo : « 2022-02-30 » ne convient pas à --vu-au, qui attend une date qui existe, comme 2022-03-14, 14/03/2022 ou hier
      Option : --vu-au DATE  Ne tient compte que de ce qui était saisi à la fin de ce jour.
      Usage : milo compter --annee ANNEE [FICHIER…] [options]
      """
    ),
    (
      ["allouer"],
      """
      milo : il manque l’argument JEUNE
      Argument : JEUNE  L'identifiant du jeune.
      Usage : milo allouer JEUNE [options]
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `explains a mistake in three lines`(words: [String], message: String) {
    var console = testConsole()
    #expect(sample.run(words, on: &console) == .usage)
    #expect(console.out.text.isEmpty)
    #expect(console.err.text == message + "\n")
  }

  @Test func `names the file that cannot be read`() {
    let result = run("compter", "--annee=2022", "/nulle/part.jsonl")
    let message = "« /nulle/part.jsonl » ne peut être lu : ce fichier ou ce dossier n’existe pas"
    #expect(result == (.refus, "", "milo : \(message)\n"))
  }

  @Test func `takes a reader that stops reading as no error`() {
    var console = testConsole()
    console.out = Output { _ in .brokenPipe }
    #expect(sample.run(["--version"], on: &console) == .succes)
    #expect(console.err.text.isEmpty)
  }

  @Test func `reports an output that cannot be written`() {
    var console = testConsole()
    console.out = Output { _ in SystemError(number: 28) }
    #expect(sample.run(["--version"], on: &console) == .refus)
    #expect(console.err.text.hasPrefix("milo : la sortie n’a pu être écrite : "))
  }

  @Test func `knows a journal by option, by environment, else the current folder`() {
    let environment = ["MILO_JOURNAL": "/journaux/a"]
    let words = ["compter", "--annee=2022", "--format=json"]
    for (extra, variables, expected) in [
      (["--journal", "b"], environment, "b"), ([], environment, "/journaux/a"), ([], [:], "."),
    ] {
      var console = testConsole(environment: variables)
      _ = sample.run(words + extra, on: &console)
      #expect(console.out.text.hasPrefix("{\"structure\":\"\(expected)\","))
    }
  }

  @Test func `has distinct exit codes, as documented`() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6])
  }
}

@Suite struct `The colours` {
  @Test func `show on a terminal only, and where nobody refuses them`() {
    #expect(testConsole(isTerminal: true).usesColours)
    #expect(!testConsole(isTerminal: false).usesColours)
    #expect(!testConsole(environment: ["NO_COLOR": "1"], isTerminal: true).usesColours)
    #expect(testConsole(environment: ["NO_COLOR": ""], isTerminal: true).usesColours)
    #expect(!testConsole(environment: ["TERM": "dumb"], isTerminal: true).usesColours)
  }
}
