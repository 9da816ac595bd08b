import Foundation
import Testing

@testable import milo

/// One export a month, imported one after the other: what is there, what changed, what was cancelled.
@Suite struct `Monthly exports` {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/Imports").path
  private static let later: Int64 = 1_700_000_000_000

  private func run(_ folder: FolderJournal, _ csv: String, _ json: String, _ extra: String = "")
    -> FolderJournal.Run
  {
    let (csv, json) = (folder.file("f.csv", csv), folder.file("m.json", json))
    return extra.isEmpty
      ? folder.run("importer", csv, "--modele", json, at: Self.later)
      : folder.run("importer", csv, "--modele", json, extra, at: Self.later)
  }

  private func cell(_ folder: FolderJournal, _ table: String, _ ligne: String, _ colonne: String)
    -> String?
  {
    folder.run("stats", "--annee", "2022", "--table", table, "--format", "csv").lines
      .first { $0.hasPrefix("\(table),\(ligne),\(colonne),") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false)[3] }.map(String.init)
  }

  private static func contact(_ keys: String, _ file: String = "") -> String {
    #"{"evenements":[{"type":"contact","sujet":"jeune","le":"date",\#(keys)"champs":{"canal":"canal"}}]\#(file)}"#
  }

  @Test(arguments: [(#""n""#, "A-"), (#"{"colonne":"n","prefixe":"acte-"}"#, "acte-A-")])
  func `give the ids that one column says, by its name or by an object`(id: String, prefix: String)
  {
    let folder = FolderJournal()
    let csv = "n;jeune;date;canal\nA-1;J1;27/03/2022;sms\nA-2;J1;27/03/2022;sms\n"
    let json = Self.contact("\"id\":\(id),")
    #expect(run(folder, csv, json).err == "2 événements ajoutés, 0 déjà présent.\n")
    #expect(
      folder.segment.contains("\"id\":\"\(prefix)1\"") && folder.segment.contains("\"\(prefix)2\""))
    #expect(run(folder, csv, json).err == "0 événement ajouté, 2 déjà présents.\n")
  }

  @Test func `correct a changed row by one rectification, and only when something differs`() {
    let folder = FolderJournal()
    let json = Self.contact(#""id":"n","#, #","si_change":"rectifier""#)
    let before = "n;jeune;date;canal\nA-1;J1;27/12/2022;sms\nA-2;J1;27/12/2022;sms\n"
    let after = before.replacing("A-2;J1;27/12/2022", with: "A-2;J2;02/01/2023")
    #expect(run(folder, before, json).code == .succes)
    #expect(cell(folder, "evenements.contact", "contact", "evenements") == "2")
    let corrected = "0 événement ajouté, 1 rectifié, 1 déjà présent.\n"
    #expect(run(folder, after, json).err == corrected)
    #expect(run(folder, after, json).err == "0 événement ajouté, 2 déjà présents.\n")
    #expect(folder.segment.split(separator: "\n").count == 3)
    #expect(cell(folder, "evenements.contact", "contact", "evenements") == "1")
    // And back, and again: each is a rectification of its own.
    #expect(run(folder, before, json).err == corrected)
    #expect(run(folder, after, json).err == corrected)
    #expect(cell(folder, "evenements.contact", "contact", "evenements") == "1")
    #expect(folder.run("verifier", at: Self.later).code == .succes)
  }

  @Test func `refuse a changed row unless told, or leave it and say so`() {
    let folder = FolderJournal()
    let before = "n;jeune;date;canal\nA-1;J1;27/03/2022;sms\n"
    let after = before.replacing("sms", with: "mel")
    _ = run(folder, before, Self.contact(#""id":"n","#))
    let refused = run(folder, after, Self.contact(#""id":"n","#))
    #expect(refused.code == .refus)
    #expect(refused.err.contains("ligne 2, colonne « n »") && refused.err.contains("(canal)"))
    let left = run(folder, after, Self.contact(#""id":"n","#, #","si_change":"ignorer""#))
    #expect(left.code == .succes)
    #expect(left.err.hasPrefix("1 ligne changée, laissée de côté : A-1 (ligne 2).\n0 événement"))
    #expect(folder.segment.split(separator: "\n").count == 1)
  }

  @Test func `cancel and write anew an event whose kind changed`() {
    let folder = FolderJournal()
    let json = """
      {"si_change":"rectifier","evenements":[{"type":"contact","si":[{"colonne":"acte","parmi":["SMS"]}],\
      "sujet":"jeune","le":"date","id":"n","champs":{"canal":{"constante":"sms"}}},\
      {"type":"entretien","si":[{"colonne":"acte","parmi":["Entretien"]}],"sujet":"jeune","le":"date",\
      "id":"n","champs":{"conseiller":{"constante":"c1"}}}]}
      """
    let before = "n;jeune;date;acte\nA-1;J1;27/03/2022;SMS\n"
    let after = before.replacing("SMS", with: "Entretien")
    _ = run(folder, before, json)
    #expect(run(folder, after, json).err == "0 événement ajouté, 1 remplacé, 0 déjà présent.\n")
    #expect(run(folder, after, json).err == "0 événement ajouté, 1 déjà présent.\n")
    #expect(cell(folder, "evenements.contact", "entretien", "evenements") == "1")
    #expect(cell(folder, "evenements.contact", "contact", "evenements") == "0")
  }

  @Test func `follow a value that goes one way and back, without id`() {
    let folder = FolderJournal()
    let json =
      #"{"evenements":[{"type":"profil","sujet":"Identifiant","le":"Date entrée","champs":{"rqth":"RQTH"}},{"type":"accueil","sujet":"Identifiant","le":"Date entrée","champs":{"site":{"constante":"s"}}},{"type":"entretien","sujet":"Identifiant","le":"Date entrée","champs":{"conseiller":{"constante":"c1"}}}]}"#
    var figures: [String?] = []
    for value in ["Non", "Oui", "Non", "Non"] {
      let csv = "Identifiant;Date entrée;RQTH\n1234;2022-01-10;\(value)\n"
      #expect(run(folder, csv, json).code == .succes)
      figures.append(cell(folder, "profil.primos", "rqth", "jeunes"))
    }
    #expect(figures == ["0", "1", "0", "0"])
    // Three of the youth's file, one coming in, one interview.
    #expect(folder.segment.split(separator: "\n").count == 5)
  }

  @Test func `add nothing when several events of one day come again without id, in any order`() {
    let folder = FolderJournal()
    let head = "jeune;date;canal\n"
    let rows = ["J1;27/03/2022;sms\n", "J1;27/03/2022;mel\n", "J2;27/03/2022;sms\n"]
    let json = Self.contact("")
    #expect(
      run(folder, head + rows.joined() + rows[0], json).err
        == """
        1 ligne en double dans le fichier : \(firstID(folder)) (ligne 5).
        3 événements ajoutés, 0 déjà présent.

        """)
    #expect(
      run(folder, head + rows.reversed().joined(), json).err
        == "0 événement ajouté, 3 déjà présents.\n")
    let more = rows + ["J1;27/03/2022;telephone\n"]
    #expect(
      run(folder, head + more.joined(), json).err == "1 événement ajouté, 3 déjà présents.\n")
  }

  private func firstID(_ folder: FolderJournal) -> Substring {
    folder.segment.split(separator: "\"")[7]
  }

  /// Three entries in January; one corrected, one deleted, one new in February, with the deletion of one
  /// never imported; the one deleted is back in March.
  @Test func `count by hand over three months, with corrections, deletions and what comes back`() {
    let folder = FolderJournal()
    func month(_ name: String, _ extra: String...) -> FolderJournal.Run {
      let (csv, json) = ("\(Self.examples)/cej-2022-\(name).csv", "\(Self.examples)/cej.json")
      return extra.isEmpty
        ? folder.run("importer", csv, "--modele", json, at: Self.later)
        : folder.run("importer", csv, "--modele", json, extra[0], at: Self.later)
    }
    func entries() -> String? { cell(folder, "dispositifs", "CEJ", "entrees") }
    #expect(month("01").err == "3 événements ajoutés, 0 déjà présent.\n")
    #expect(entries() == "3")
    let february = month("02")
    #expect(february.code == .succes)
    #expect(
      february.err.hasSuffix(
        "que le journal n’a pas : cej-9 (ligne 6).\n2 événements ajoutés, 1 rectifié, 1 déjà présent.\n"
      ))
    #expect(month("02").err.hasSuffix("0 événement ajouté, 4 déjà présents.\n"))
    #expect(entries() == "3")
    let march = month("03")
    #expect(march.code == .constats)
    #expect(
      march.err.contains("reste annulé : cej-3 (ligne 4).") && march.err.contains("--retablir"))
    #expect(entries() == "3")
    #expect(month("03", "--retablir").err == "0 événement ajouté, 1 rétabli, 3 déjà présents.\n")
    #expect(month("03").err == "0 événement ajouté, 4 déjà présents.\n")
    #expect(entries() == "4")
    #expect(folder.run("verifier", at: Self.later).code == .succes)
  }

  @Test func `compare encrypted words with the coffre, and say it when they could not`() {
    let folder = FolderJournal()
    let coffre = folder.root + "/coffre"
    folder.run("cle", "coffre", coffre)
    let json = folder.file(
      "m.json",
      #"{"si_change":"rectifier","evenements":[{"type":"atelier","sujet":"jeune","le":"date","id":"n","champs":{"intitule":"titre","duree_min":"duree"}}]}"#
    )
    func run(_ titre: String, _ duree: Int, _ extra: String...) -> FolderJournal.Run {
      let csv = folder.file(
        "f.csv", "n;jeune;date;titre;duree\nA;J1;27/03/2022;\(titre);\(duree)\n")
      return extra.isEmpty
        ? folder.run("importer", csv, "--modele", json, at: Self.later)
        : folder.run("importer", csv, "--modele", json, "--coffre", coffre, at: Self.later)
    }
    _ = run("Intime", 60, "coffre")
    #expect(run("Intime", 60, "coffre").err == "0 événement ajouté, 1 déjà présent.\n")
    #expect(run("Autre", 60).err.hasPrefix("1 événement déjà présent a des champs chiffrés, qui"))
    #expect(run("Intime", 90).code == .refus)
    #expect(run("Autre", 60, "coffre").err == "0 événement ajouté, 1 rectifié, 0 déjà présent.\n")
    #expect(run("Autre", 60, "coffre").err == "0 événement ajouté, 1 déjà présent.\n")
    #expect(!folder.segment.contains("Intime") && !folder.segment.contains("Autre"))
  }

  @Test func `write an entry and its exit anew together, the exit naming the new entry`() {
    let folder = FolderJournal()
    let json = """
      {"evenements":[{"type":"dispositif.entree","nom":"e","sujet":"jeune","le":"debut",\
      "id":{"colonne":"n","prefixe":"e-"},"champs":{"dispositif":{"constante":"CEJ"}}},\
      {"type":"dispositif.sortie","si":[{"colonne":"fin","remplie":true}],"sujet":"jeune","le":"fin",\
      "champs":{"entree":{"evenement":"e"},"motif":{"constante":"abandon"}}}]}
      """
    let csv = "n,jeune,debut,fin\n1,J1,2022-04-01,2022-05-01\n"
    _ = run(folder, csv, json)
    folder.run(
      "ajouter", "annulation", "--le", "2022-03-14", "evenement=e-1", "motif=x", at: Self.later)
    #expect(run(folder, csv, json).code == .constats)
    #expect(cell(folder, "dispositifs", "CEJ", "entrees") == nil)
    #expect(
      run(folder, csv, json, "--retablir").err
        == "1 événement ajouté, 1 rétabli, 0 déjà présent.\n")
    #expect(run(folder, csv, json).err == "0 événement ajouté, 2 déjà présents.\n")
    #expect(cell(folder, "dispositifs", "CEJ", "entrees") == "1")
    #expect(folder.segment.contains(#""entree":"e-1#2""#))
  }

  @Test func `write nothing when tried, and say by kind what would be`() {
    let folder = FolderJournal()
    let (csv, json) = ("\(Self.examples)/cej-2022-0", "\(Self.examples)/cej.json")
    folder.run("importer", csv + "1.csv", "--modele", json, at: Self.later)
    let before = folder.bytes
    let run = folder.run("importer", csv + "2.csv", "--modele", json, "--essai", at: Self.later)
    #expect(
      run.err.hasPrefix(
        "dispositif.entree : 1 à écrire, 1 déjà présent, 1 à rectifier\nannulation : 1 à écrire, 1 sans"
      ))
    #expect(
      run.err.hasSuffix(
        "5 lignes lues ; 3 lignes seraient ajoutées au journal ; rien n’a été écrit.\n"))
    #expect(folder.bytes == before)
  }

  @Test func `count the acts of the example right after a correction, and without the row after`() {
    let folder = FolderJournal()
    let (csv, json) = ("\(Self.examples)/actes.csv", "\(Self.examples)/actes.json")
    let bytes = Array(FileManager.default.contents(atPath: csv) ?? Data())
    func count() -> String? { cell(folder, "evenements.contact", "entretien", "evenements") }
    for _ in 0..<2 { folder.run("importer", csv, "--modele", json, at: Self.later) }
    #expect(count() == "5" && folder.segment.contains(#""id":"acte-A-0001""#))
    let rows = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    var corrected = rows
    corrected[1] = Array(
      String(decoding: rows[1].map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
        .replacing("03/01/2022 09:30", with: "03/01/2021 09:30").utf8)
    // The other bytes of the row are those of the file: only its ASCII part is compared here.
    for (place, byte) in rows[1].enumerated() where byte > 127 { corrected[1][place] = byte }
    let once = folder.file("c.csv", Array(corrected.joined(separator: [0x0A])))
    #expect(
      folder.run("importer", once, "--modele", json, at: Self.later).err.contains("1 rectifié"))
    #expect(count() == "4")
    var without = corrected
    without.remove(at: 1)
    let less = folder.file("s.csv", Array(without.joined(separator: [0x0A])))
    #expect(
      folder.run("importer", less, "--modele", json, at: Self.later).err
        .hasPrefix("0 événement ajouté, "))
    #expect(count() == "4")
  }

  @Test
  func `say how many lines of JSON are not in the journal's zone, and which were twice there`() {
    let folder = FolderJournal()
    let text = [
      line("e1", time: "2022-03-14T08:30:00Z"), line("e2"), line("e2"),
      line("e3", time: "2022-03-14T08:30:00-04:00"),
    ].joined(separator: "\n")
    #expect(
      folder.run("importer", "-", input: text + "\n", at: Self.later).err
        == """
        3 événements ajoutés, 0 déjà présent, 1 ligne en double.
        2 lignes ont un décalage qui n’est pas celui de Europe/Paris : leur date est gardée telle qu’elle est écrite.

        """)
    #expect(folder.segment.contains(#""time":"2022-03-14T08:30:00Z""#))
  }
}
