import Foundation
import MiloTestTools
import Testing

@testable import milo

/// What an auditor is given, and what stays in the journal.
@Suite struct `An export for an auditor` {
  private let folder = FolderJournal()

  private init() {
    let lines = [
      line(
        "id-profil", type: "profil", subject: "JEUNE-1", time: "2022-01-03T09:00:00+01:00",
        data:
          #"{"sexe":"F","date_naissance":"2003-07-15","commune":"25056","rqth":true,"freins":["sante"]}"#
      ),
      line(
        "id-1", type: "entretien", subject: "JEUNE-1",
        data:
          #"{"conseiller":"dupont","site":"siege","duree_min":45,"specialite":"sante_soins","motif_specialite":"dettes","x_note":"secret"}"#
      ),
      line(
        "id-2", type: "entretien", subject: "JEUNE-2", data: #"{"conseiller":"dupont"}"#),
      line(
        "id-3", type: "dispositif.entree", subject: "JEUNE-2",
        data: #"{"dispositif":"JSMJ","modalite":"milieu_ferme","conseiller":"martin"}"#),
      line(
        "id-4", type: "dispositif.sortie", subject: "JEUNE-2", time: "2022-04-05T09:00:00+02:00",
        data: #"{"entree":"id-3","motif":"autre"}"#),
      line(
        "id-5", type: "atelier", subject: "JEUNE-1",
        data: #"{"intitule":"Secret de Léa","session":"SEANCE-9"}"#),
      line(
        "id-6", type: "offre", subject: "OFFRE-7",
        data: #"{"employeur":"BOULANGERIE","secteur":"G","contrat":"CDI","postes":1}"#),
      line("id-7", type: "mise_en_relation", subject: "JEUNE-1", data: #"{"offre":"OFFRE-7"}"#),
      line(
        "id-8", type: "satisfaction", subject: "JEUNE-1",
        data: #"{"campagne":"c","repondant":"jeune","reponses":{"accueil":4}}"#),
      line("id-9", subject: "JEUNE-3", time: "2021-12-31T09:00:00+01:00"),
      line("id-10", subject: "JEUNE-3"),
      line(
        "id-11", type: "annulation", subject: nil,
        data: #"{"evenement":"id-10","motif":"doublon de Léa"}"#),
      #"{"specversion":"1.0","id":"id-12","source":"/structures/besancon","type":"org.exemple.note.v1","#
        + #""subject":"JEUNE-1","time":"2022-03-14T09:30:00+01:00","data":{"note":"secret"}}"#,
    ]
    let added = folder.run(
      "importer", "-", input: lines.map { $0 + "\n" }.joined(), at: 1_650_000_000_000)
    #expect(added.code == .succes, "\(added.err)")
    folder.run(
      "ajouter", "contact", "--sujet", "JEUNE-2", "--le", "2022-03-20", "--auteur", "martin",
      "canal=sms", at: 1_650_000_000_000)
  }

  private func export(_ words: String...) -> String {
    let out = folder.root + "/export-\(UUID())"
    let run = folder.run(
      ["exporter", "csv", "-o", out, "--annee", "2022", "--profil", "audit"] + words)
    #expect(run.code == .succes, "\(run.err)")
    return out
  }

  /// The rows of a table, its first line naming the columns; none of the fields asked holds a comma.
  private func rows(_ path: String) -> [String] {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test func `holds no identifier, no agent, no text, no health, nothing outside the period`()
    throws
  {
    let out = export("--precision", "jour")
    let database = folder.root + "/audit.db"
    #expect(
      folder.run(
        "exporter", "sqlite", "-o", database, "--annee", "2022", "--profil", "audit",
        "--precision", "jour"
      ).code == .succes)
    let names = try FileManager.default.contentsOfDirectory(atPath: out).map { out + "/" + $0 }
    #expect(names.count == 4)
    // The figures count health and justice; no row of an event or of a youth does.
    let inFigures = ["dettes", "sante", "milieu_ferme"]
    for path in names + [database] {
      let bytes = FileManager.default.contents(atPath: path) ?? Data()
      for secret in [
        "JEUNE-", "id-", "dupont", "martin", "Léa", "secret", "dettes", "sante", "2003-07",
        "SEANCE",
        "OFFRE-",
        "BOULANGERIE", "milieu_ferme", "2021-12-31", "09:30", "org.exemple",
      ] {
        let isFigure = path.hasSuffix("cellules.csv") || path == database
        if isFigure, inFigures.contains(secret) { continue }
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(path)")
      }
    }
    let youths = rows(out + "/jeunes.csv")
    #expect(youths[0].hasPrefix("jeune,sexe,commune,"))
    for column in ["rqth", "freins", "date_naissance", ",age"] {
      #expect(!youths[0].contains(column), "\(column)")
    }
    #expect(youths[0].contains(",classe_age,"))
    #expect(youths.dropFirst().contains { $0.contains(",F,25056,") && $0.contains(",18_21,") })
    // JEUNE-3 did nothing that counts in the year.
    #expect(youths.count == 3)
    #expect(
      !rows(out + "/evenements.csv").contains { $0.contains("annulation") || $0.contains("fusion") }
    )
  }

  @Test func `keeps what binds events together, under numbers of its own`() throws {
    let events = rows(export() + "/evenements.csv")
    #expect(
      events[0] == "numero,type,jeune,sujet,date,enregistre,delai_saisie,auteur,data")
    func row(_ type: String) throws -> [String] {
      let found = try #require(events.first { $0.split(separator: ",")[1] == type })
      return found.split(separator: ",", maxSplits: 8, omittingEmptySubsequences: false)
        .map(String.init)
    }
    let (entree, sortie) = (try row("dispositif.entree"), try row("dispositif.sortie"))
    #expect(sortie[8] == "\"{\"\"entree\"\":\(entree[0]),\"\"motif\"\":\"\"autre\"\"}\"")
    #expect(sortie[2] == entree[2])
    #expect(sortie[4] == "2022-04" && sortie[5] == "2022-04" && sortie[6] == "10")
    let (offre, mise) = (try row("offre"), try row("mise_en_relation"))
    #expect(offre[2].isEmpty && !offre[3].isEmpty)
    #expect(mise[8] == "\"{\"\"offre\"\":\(offre[3])}\"")
    // The agent who recorded is the one whom another event names.
    let contact = try row("contact")
    #expect(entree[8].contains("\"\"conseiller\"\":\(contact[7])"))
    #expect(try row("satisfaction")[3].isEmpty)
    #expect(try rowDate(export("--precision", "jour")) == "2022-04-05")
  }

  private func rowDate(_ out: String) throws -> String {
    let row = try #require(
      rows(out + "/evenements.csv").first { $0.contains(",dispositif.sortie,") })
    return String(row.split(separator: ",", omittingEmptySubsequences: false)[4])
  }

  @Test(requires(.python))
  func `gives the cells of stats, and counts them again by SQL`() throws {
    let out = folder.root + "/2022.db"
    folder.run("exporter", "sqlite", "-o", out, "--annee", "2022", "--profil", "audit")
    let program = """
      import sqlite3, sys
      base = sqlite3.connect(sys.argv[1])
      populations = dict(base.execute("select * from sql_populations"))
      assert populations == {l: v for l, v in base.execute(
          "select ligne, valeur from synthese") if l in populations}, populations
      assert populations["entretien"] == 2
      for ligne, evenements, jeunes in base.execute("select * from sql_evenements_nature"):
          assert (evenements, jeunes) == base.execute(
              "select evenements, jeunes from evenements_contact where ligne = ?", [ligne]).fetchone()
      assert base.execute("pragma foreign_key_check").fetchall() == []
      assert base.execute("select valeur from provenance where cle = 'profil'").fetchone() == ("audit",)
      print("bien")
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.python.path))
    process.arguments = ["-c", program, out]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(String(decoding: said, as: UTF8.self) == "bien\n")
    let counted = folder.run("stats", "--annee", "2022", "--format", "csv").lines
    #expect(counted.contains { $0.hasPrefix("collectif.sessions,SEANCE-9,") })
    #expect(
      rows(export() + "/cellules.csv") == counted.filter { !$0.hasPrefix("collectif.sessions,") })
  }

  @Test func `draws other numbers each time`() {
    let more = FolderJournal()
    let lines = (0..<30).map { line("e\($0)", subject: "J\($0)", time: time($0)) + "\n" }
    more.run("importer", "-", input: lines.joined(), at: 1_650_000_000_000)
    let exports = (0..<2).map { place in
      let out = more.root + "/\(place)"
      more.run(
        "exporter", "csv", "-o", out, "--annee", "2022", "--profil", "audit", "--precision", "jour")
      return rows(out + "/evenements.csv")
    }
    #expect(exports[0].count == 31)
    // Thirty youths drawn in the same order twice: once in 30! times.
    #expect(exports[0] != exports[1])
  }

  private func time(_ place: Int) -> String {
    "2022-01-\(place < 9 ? "0" : "")\(place + 1)T09:00:00+01:00"
  }

  @Test func `leaves out the declared tables that have a line for each agent`() {
    let table = { (id: String, agents: String) in
      #"{"id":"\#(id)","titre":"t","definition":"d","compte":"entretien","lignes":[{"par":"conseiller"}],"#
        + #""colonnes":[{"id":"n","mesure":"lignes"}]\#(agents)}"#
    }
    let files = [
      folder.file("a.json", table("par_agent", "")),
      folder.file("b.json", table("par_agent_publie", #","agents":true"#)),
    ]
    let cells = rows(export("--tableaux", files[0], "--tableaux", files[1]) + "/cellules.csv")
    #expect(!cells.contains { $0.hasPrefix("par_agent,") })
    #expect(cells.contains("par_agent_publie,dupont,n,2,nombre"))
  }

  @Test(arguments: [
    ["jsonl", "-o", "-", "--profil", "audit"],
    ["csv", "-o", "x", "--annee", "2022", "--precision", "jour"],
    ["csv", "-o", "x", "--annee", "2022", "--profil", "structure", "--precision", "jour"],
    ["csv", "-o", "x", "--annee", "2022", "--profil", "audit", "--avec-texte", "intitule"],
    ["csv", "-o", "x", "--annee", "2022", "--profil", "public"],
  ])
  func `refuses what makes no sense`(words: [String]) {
    #expect(folder.run(["exporter"] + words).code == .usage)
  }
}
