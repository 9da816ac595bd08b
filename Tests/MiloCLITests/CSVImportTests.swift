import Foundation
import Testing

@testable import milo

@Suite struct `Milo importer, from CSV` {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/Imports").path

  private static let mapping = """
    {"evenements":[{"type":"contact","sujet":"Jeune","le":"Le","champs":{"canal":\
    {"colonne":"Par","valeurs":{"SMS":"sms","Courriel":"mel"}}}}]}
    """

  private func example(_ folder: FolderJournal, _ name: String, _ extra: String = "")
    -> FolderJournal.Run
  {
    let (csv, json) = ("\(Self.examples)/\(name).csv", "\(Self.examples)/\(name).json")
    return extra.isEmpty
      ? folder.run("importer", csv, "--modele", json)
      : folder.run("importer", csv, "--modele", json, extra)
  }

  /// The value of a cell of `stats`.
  private func cell(_ folder: FolderJournal, _ table: String, _ ligne: String) -> String? {
    folder.run("stats", "--annee", "2022", "--table", table, "--format", "csv").lines
      .first { $0.hasPrefix("\(table),\(ligne),") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false)[3] }.map(String.init)
  }

  @Test func `brings the examples to the figures that their rows say`() {
    let folder = FolderJournal()
    #expect(example(folder, "actes").err == "16 événements ajoutés, 0 déjà présent.\n")
    #expect(example(folder, "ateliers").err == "5 événements ajoutés, 0 déjà présent.\n")
    let cells = [
      ("evenements.contact", "entretien", "5"), ("evenements.contact", "atelier", "3"),
      ("evenements.contact", "contact", "2"), ("profil.contact", "sexe.F", "2"),
      ("profil.contact", "mineurs", "1"), ("profil.contact", "niveau.VI_Vbis", "2"),
      ("synthese", "primos", "4"),
    ]
    for (table, ligne, value) in cells { #expect(cell(folder, table, ligne) == value) }
    #expect(folder.run("verifier").code == .succes)
  }

  @Test func `adds nothing the second time`() {
    let folder = FolderJournal()
    _ = example(folder, "actes")
    let before = folder.bytes
    #expect(example(folder, "actes").err == "0 événement ajouté, 16 déjà présents.\n")
    #expect(folder.bytes == before)
  }

  @Test func `shows the first events and counts the kinds when only trying`() {
    let folder = FolderJournal()
    let before = folder.bytes
    let run = example(folder, "actes", "--essai")
    #expect(run.code == .succes)
    #expect(run.lines.count == 5 && run.out.contains(#""type":"fr.milo.profil.v1""#))
    #expect(
      run.err == """
        accueil : 1 à écrire
        profil : 8 à écrire
        entretien : 5 à écrire
        contact : 2 à écrire
        8 lignes lues ; 16 lignes seraient ajoutées au journal ; rien n’a été écrit.

        """)
    #expect(folder.bytes == before)
  }

  @Test(arguments: [false, true])
  func `lists each of 37 bad rows with its column, and writes nothing`(dry: Bool) {
    let folder = FolderJournal()
    let json = folder.file("modele.json", Self.mapping)
    var csv = "Jeune;Le;Par\n"
    for row in 2...1001 {
      let isBad = row % 27 == 5
      csv += "J\(row);\(isBad && row % 2 == 1 ? "31/02/2022" : "01/02/2022");"
      csv += (isBad && row % 2 == 0 ? "Fax" : "SMS") + "\n"
    }
    let file = folder.file("faux.csv", csv)
    let before = folder.bytes
    let run =
      dry
      ? folder.run("importer", file, "--modele", json, "--essai")
      : folder.run("importer", file, "--modele", json)
    #expect(run.code == .refus)
    let refused = run.err.split(separator: "\n").filter { $0.contains(", colonne « ") }
    let bad = (2...1001).filter { $0 % 27 == 5 }
    #expect(bad.count == 37)
    #expect(
      refused.map { $0.replacing("milo : ", with: "").split(separator: ",")[0] }
        == bad.map { "\(file) : ligne \($0)" })
    #expect(refused.allSatisfy { $0.contains("« Le »") || $0.contains("« Par »") })
    #expect(run.err.hasSuffix("37 lignes refusées : rien n’a été écrit\n"))
    #expect(folder.bytes == before)
  }

  @Test func `refuses what the journal refuses, by row and column`() {
    let folder = FolderJournal()
    let json = folder.file(
      "modele.json",
      """
      {"evenements":[{"type":"dispositif.sortie","sujet":"Jeune","le":"Le",\
      "champs":{"entree":"Entrée","motif":{"constante":"abandon"}}}]}
      """)
    let run = folder.run(
      "importer", "-", "--modele", json, input: "Jeune,Le,Entrée\nJ1,2022-01-02,rien\n")
    #expect(run.code == .refus)
    #expect(run.err.contains("ligne 2, colonne « Entrée » : champ « data.entree »"))
  }

  @Test func `lets a row name the events it makes, on its conditions`() {
    let folder = FolderJournal()
    let json = folder.file(
      "modele.json",
      """
      {"evenements":[{"type":"dispositif.entree","nom":"entree","sujet":"Jeune","le":"Entrée",\
      "champs":{"dispositif":"Code"}},{"type":"dispositif.sortie",\
      "si":[{"colonne":"Sortie","remplie":true}],"sujet":"Jeune","le":"Sortie",\
      "champs":{"entree":{"evenement":"entree"},"motif":{"constante":"echeance"}}}]}
      """)
    let csv = "Jeune,Code,Entrée,Sortie\nJ1,CEJ,2022-03-02,2022-03-12\nJ2,CEJ,2022-03-02,\n"
    let run = folder.run("importer", "-", "--modele", json, input: csv)
    #expect(run.err == "3 événements ajoutés, 0 déjà présent.\n")
    #expect(folder.run("verifier").code == .succes)
  }

  @Test func `names the column that a file lacks, and the nearest`() {
    let folder = FolderJournal()
    let json = folder.file("modele.json", Self.mapping)
    let run = folder.run("importer", "-", "--modele", json, input: "Jeunes;Le;Par\n")
    #expect(run.code == .refus)
    #expect(
      run.err.contains("la colonne « Jeune » que lit le modèle (la plus proche : « Jeunes »)"))
  }

  @Test func `gives the form of mappings as a JSON Schema`() throws {
    let run = FolderJournal().run("importer", "--schema")
    let schema = try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any]
    #expect(schema?["required"] as? [String] == ["evenements"])
  }

  @Test func `needs a file`() {
    #expect(FolderJournal().run("importer").code == .usage)
  }
}
