import MiloEvents
import Testing

@testable import milo

@Suite struct `The words of a command` {
  private func read(_ words: String...) throws -> Arguments {
    guard case .run(let arguments) = try Arguments.parse(words, for: Compter.self) else {
      throw AskedForHelp()
    }
    return arguments
  }

  private struct AskedForHelp: Error {}

  @Test func `give an option its value after a space or an equals sign`() throws {
    #expect(try read("--annee", "2022")[Compter.annee] == 2022)
    #expect(try read("--annee=2022")[Compter.annee] == 2022)
    #expect(try read("--annee=2022", "--sortie=a=b")[Compter.sortie] == "a=b")
  }

  @Test(arguments: [["-o", "x.csv"], ["-ox.csv"], ["-o=x.csv"], ["--sortie", "x.csv"]])
  func `give a short option its value`(words: [String]) throws {
    let request = try Arguments.parse(["--annee=2022"] + words, for: Compter.self)
    guard case .run(let arguments) = request else { throw AskedForHelp() }
    #expect(arguments[Compter.sortie] == "x.csv")
  }

  @Test func `repeat an option in order, where it may be repeated`() throws {
    let arguments = try read("--table", "aides", "--annee=2022", "-t", "emploi", "--table=aides")
    #expect(arguments.all(Compter.table) == ["aides", "emploi", "aides"])
  }

  @Test func `mix options and arguments`() throws {
    let arguments = try read("a.jsonl", "--essai", "b.jsonl", "--annee=2022", "-")
    #expect(arguments.all(Compter.fichiers) == ["a.jsonl", "b.jsonl", "-"])
    #expect(arguments[Compter.essai])
    #expect(try !read("--annee=2022")[Compter.essai])
  }

  @Test func `are all arguments after two dashes`() throws {
    let arguments = try read("--annee=2022", "--", "--essai", "-h", "--aide")
    #expect(arguments.all(Compter.fichiers) == ["--essai", "-h", "--aide"])
    #expect(!arguments[Compter.essai])
  }

  @Test func `may be a lone dash or a negative number as a value`() throws {
    let arguments = try read("--annee", "2022", "--sortie", "-", "--ecart", "-7")
    #expect(arguments[Compter.sortie] == "-")
    #expect(arguments[Compter.ecart] == -7)
  }

  @Test(arguments: [["-h"], ["--aide"], ["--annee", "x", "--aide"], ["--inconnue", "-h"]])
  func `ask for help wherever they do`(words: [String]) throws {
    let request = try Arguments.parse(words, for: Compter.self)
    guard case .help = request else {
      Issue.record("\(words) should ask for help")
      return
    }
  }

  @Test(arguments: [["J1", "--aide", "CEJ"], ["--help"], ["J1", "--help"], ["J1", "--aide"]])
  func `ask for help in one way, whatever follows`(words: [String]) throws {
    guard case .help = try Arguments.parse(words, for: Allouer.self) else {
      Issue.record("\(words) should ask for help")
      return
    }
  }

  @Test(arguments: [
    ("2022-03-14", "2022-03-14"), ("14/03/2022", "2022-03-14"), ("5/3/2022", "2022-03-05"),
    ("14.03.2022", "2022-03-14"), ("14-03-2022", "2022-03-14"), ("2022/3/5", "2022-03-05"),
    ("14 mars 2022", "2022-03-14"), ("1er aout 2022", "2022-08-01"), ("hier", "2022-03-13"),
    ("demain", "2022-03-15"), ("Aujourd'hui", "2022-03-14"), ("aujourd’hui", "2022-03-14"),
    ("avant-hier", "2022-03-12"),
  ])
  func `give a day as people type it`(typed: String, kept: String) throws {
    let today = try #require(LocalDate("2022-03-14"))
    let request = try Arguments.parse(
      ["--annee=2022", "--vu-au", typed], for: Compter.self, today: { _ in today })
    guard case .run(let arguments) = request else { throw AskedForHelp() }
    #expect(arguments[SharedOptions.vuAu] == LocalDate(kept))
  }

  @Test(arguments: ["30/02/2022", "14/3/22", "2022-13-01", "après", "14//2022", "٣/٣/2022", ""])
  func `give no day that does not exist or would be a guess`(typed: String) {
    #expect(throws: Misuse.self) {
      try Arguments.parse(["--annee=2022", "--vu-au", typed], for: Compter.self)
    }
  }

  static let misuses: [(words: [String], misuse: Misuse)] = [
    (["--anee", "2022"], .unknownOption("--anee", nearest: "annee")),
    (["--zzzzzz"], .unknownOption("--zzzzzz", nearest: nil)),
    (["-x"], .unknownOption("-x", nearest: nil)),
    (["--annee"], .missingValue(option: "annee")),
    (["--annee", "--essai"], .missingValue(option: "annee")),
    (["--essai=oui"], .unexpectedValue(option: "essai", value: "oui")),
    (["--aide=oui"], .unexpectedValue(option: "aide", value: "oui")),
    (
      ["--annee=2022", "--html=a.html", "--format=csv"], .incompatibleOptions("html", "format")
    ),
    (["--annee=2022", "--annee=2022"], .repeatedOption("annee")),
    (["--essai", "--essai"], .repeatedOption("essai")),
    (
      ["--annee", "x"],
      .invalidValue(
        "x", option: "annee", expected: "un nombre entier de 1900 à 2199", nearest: nil)
    ),
    (
      ["--format=cvs"],
      .invalidValue(
        "cvs", option: "format", expected: "table, json, csv, md ou html", nearest: "csv")
    ),
    (
      ["--sortie="],
      .invalidValue("", option: "sortie", expected: "un texte non vide", nearest: nil)
    ),
    ([], .missingOption("annee")),
    (["a.jsonl"], .missingOption("annee")),
  ]

  @Test(arguments: misuses)
  func `are refused for one reason`(words: [String], misuse: Misuse) {
    #expect(throws: misuse) { try Arguments.parse(words, for: Compter.self) }
  }

  @Test func `are counted against the arguments declared`() {
    #expect(throws: Misuse.missingArgument("JEUNE")) {
      try Arguments.parse([], for: Allouer.self)
    }
    #expect(throws: Misuse.surplusArgument("J2")) {
      try Arguments.parse(["J1", "J2"], for: Allouer.self)
    }
    #expect(
      throws: Misuse.invalidArgument(
        "bsh", argument: "SHELL", expected: "bash, zsh ou fish", nearest: "bash")
    ) {
      try Arguments.parse(["bsh"], for: CompletionScript.self)
    }
  }
}

@Suite struct `A day` {
  @Test(arguments: ["2022-12-31", "2024-02-29", "2000-02-29", "1900-01-01"])
  func `is one of the calendar`(text: String) {
    #expect(ValueKind.jour.parse(text)?.description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2022-13-01", "2022-00-10", "2022-04-31", "2022-1-01", "20220101",
    "2022-01-01T00:00:00Z", "+022-01-01", "hier", "",
  ])
  func `is nothing else`(text: String) {
    #expect(ValueKind.jour.parse(text) == nil)
  }
}
