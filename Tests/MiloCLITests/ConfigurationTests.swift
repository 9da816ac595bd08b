import Foundation
import Testing

@testable import milo

@Suite struct `What a person need not type` {
  private let folder = FolderJournal()

  private var file: String { folder.root + "/config/milo/config.json" }

  /// Runs the program as somebody whose home is the folder.
  @discardableResult
  private func run(
    _ words: String..., variables: [String: String] = [:]
  ) -> FolderJournal.Run { run(words, variables: variables) }

  private func run(_ words: [String], variables: [String: String] = [:]) -> FolderJournal.Run {
    var environment = ["XDG_CONFIG_HOME": folder.root + "/config"]
    environment.merge(variables) { $1 }
    var console = testConsole(environment: environment)
    console.clocks = Clocks(millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
    let code = Milo.program.run(words, on: &console)
    return .init(code: code, out: console.out.text, err: console.err.text)
  }

  private func mode(_ path: String) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int
  }

  private func write(_ text: String) {
    let folder = (file as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(FileManager.default.createFile(atPath: file, contents: Data(text.utf8)))
  }

  @Test func `is kept for its owner alone, shown, and taken away`() throws {
    #expect(run("config", "auteur", "c07").err == "auteur = c07, dans « \(file) ».\n")
    #expect(run("config", "journal", folder.path).code == .succes)
    #expect(mode(file) == 0o600 && mode(folder.root + "/config/milo") == 0o700)
    let kept = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    let path = try realPath(folder.path)
    #expect(kept == "{\n  \"journal\": \"\(path)\",\n  \"auteur\": \"c07\"\n}\n")
    #expect(run("config", "auteur").out == "c07\n")
    let shown = run("config", "--largeur", "200").out
    #expect(shown.contains("Gardées dans \(file)") && shown.contains("auteur   c07"))
    #expect(
      run("config", variables: ["MILO_JOURNAL": "/x"]).out.contains("MILO_JOURNAL passe avant"))
    #expect(run("config", "--oter", "auteur").code == .succes)
    #expect(run("config", "auteur") == .init(code: .succes, out: "", err: ""))
    #expect(run("config", "--oter", "auteur").code == .refus)
  }

  @Test func `names the journal, after an option and a variable, before the current folder`() {
    run("config", "journal", folder.path)
    let other = folder.root + "/autre"
    run("initier", other, "--source", "/structures/autre", "--origine", "milo.example/autre")
    #expect(run("ajouter", "contact", "--sujet", "J1", "canal=sms").out == "0\n")
    #expect(run("lister", "--format", "csv").lines.count == 2)
    let variable = ["MILO_JOURNAL": other]
    #expect(run("lister", "--format", "csv", variables: variable).lines.count == 1)
    #expect(
      run("lister", "--format", "csv", "--journal", folder.path, variables: variable).lines.count
        == 2)
    #expect(run("proposer", "sujets").lines == ["J1"])
  }

  @Test func `says that the journal it names is no more, and how to name another`() throws {
    run("config", "journal", folder.path)
    try FileManager.default.moveItem(atPath: folder.path, toPath: folder.path + ".ailleurs")
    for words in [["lister"], ["stats", "--annee", "2022"], ["verifier"]] {
      let gone = run(words)
      #expect(gone.code == .refus, "\(gone)")
      for part in [
        "est introuvable", "C’est le journal que garde « milo config »", "--oter journal",
      ] {
        #expect(gone.err.contains(part), "\(gone.err)")
      }
      #expect(!run(words + ["--journal", "/x"]).err.contains("milo config"))
    }
    #expect(run("config", "--largeur", "300").out.contains(" ; introuvable"))
  }

  @Test func `says who records and where, unless it is typed`() {
    run("config", "journal", folder.path)
    run("config", "auteur", "c07")
    run("config", "site", "siege")
    let run = run("ajouter", "entretien", "--sujet", "J1", "--essai")
    #expect(
      run.out.contains(#""authid":"c07","data":{"conseiller":"c07","site":"siege"}"#), "\(run)")
    let typed = self.run(
      "ajouter", "entretien", "--sujet", "J1", "--auteur", "c08", "conseiller=c09", "site=annexe",
      "--essai")
    #expect(
      typed.out.contains(#""authid":"c08","data":{"conseiller":"c09","site":"annexe"}"#), "\(typed)"
    )
    #expect(
      self.run("ajouter", "accueil", "--sujet", "J1", "--essai").out.contains(#"{"site":"siege"}"#))
    let contact = self.run("ajouter", "contact", "--sujet", "J1", "canal=sms", "--essai")
    #expect(contact.out.contains(#""data":{"canal":"sms"}"#))
    let absence = self.run(
      "ajouter", "absence", "--sujet", "s", "du=2022-03-14", "au=2022-03-15", "--essai")
    #expect(absence.code == .refus && absence.err.contains("« conseiller »"))
  }

  @Test func `gives the coffre`() {
    let coffre = folder.root + "/coffre"
    run("cle", "coffre", coffre)
    run("config", "journal", folder.path)
    #expect(run("config", "coffre", coffre).code == .succes)
    run("ajouter", "entretien", "--sujet", "J1", "conseiller=c07", "commentaire=intime")
    #expect(folder.segment.contains(#""commentaire":{"chiffre":"v1""#))
    #expect(run("voir", "0", "--texte").out.contains("intime"))
  }

  @Test(arguments: [
    ("journal", "/nulle/part"), ("coffre", "/nulle/part"), ("auteur", "c 07"), ("site", "é"),
  ])
  func `is refused where it could not hold`(cle: String, valeur: String) {
    #expect(run("config", cle, valeur).code == .refus)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test(arguments: [
    "", "{", "[]", "12", #"{"journal":12}"#, #"{"journal":""}"#, #"{"jornal":"/x"}"#,
    #"{"journal":"/x","journal":"/y"}"#, "\u{0}\u{1}", #"{"auteur":"c07"} x"#,
  ])
  func `is refused when its file is damaged, and stops neither help nor what needs none`(
    text: String
  ) {
    write(text)
    for words in [["stats", "--annee", "2022"], ["config"], ["config", "auteur", "c07"]] {
      var console = testConsole(environment: ["XDG_CONFIG_HOME": folder.root + "/config"])
      let code = Milo.program.run(words, on: &console)
      #expect(code == .refus && console.out.text.isEmpty)
      #expect(console.err.text.hasPrefix("milo : « \(file) » : trouvé "), "\(console.err.text)")
      #expect(console.err.text.hasSuffix("; corrigez ce fichier ou supprimez-le\n"))
    }
    #expect(run("stats", "--aide").code == .succes && run("catalogue").code == .succes)
    #expect(FileManager.default.contents(atPath: file) == Data(text.utf8))
  }

  @Test func `stands in the home where no other place is named, and nowhere without a home`() {
    #expect(
      Configuration.path { ["HOME": "/h", "XDG_CONFIG_HOME": "relatif"][$0] }
        == "/h/.config/milo/config.json")
    #expect(
      Configuration.path { ["HOME": "/h", "XDG_CONFIG_HOME": "/c"][$0] } == "/c/milo/config.json")
    #expect(Configuration.path { _ in nil } == nil)
    var console = testConsole()
    #expect(Milo.program.run(["config"], on: &console) == .refus)
    #expect(console.err.text.contains("ni XDG_CONFIG_HOME ni HOME"))
  }
}
