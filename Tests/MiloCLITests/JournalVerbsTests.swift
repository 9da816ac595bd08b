import Foundation
import MiloEvents
import Testing

@testable import milo

@Suite struct `Milo initier` {
  @Test(arguments: ["milo example/besancon", "milo.example+besancon", ""])
  func `refuses an origin that no key could sign under`(origin: String) {
    let folder = FolderJournal(isInitialized: false)
    let run = folder.run("initier", folder.path, "--source", "/s", "--origine", origin)
    #expect(run.code != .succes)
    #expect(run.err.contains("origin"))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `makes an empty journal`() {
    let folder = FolderJournal(isInitialized: false)
    let run = folder.run(
      "initier", folder.path, "--source", "/structures/besancon", "--origine",
      "milo.example/besancon", "--fuseau", "Indian/Reunion")
    #expect(run == .init(code: .succes, out: "", err: "Journal créé dans « \(folder.path) ».\n"))
    #expect(
      folder.bytes.mapValues { String(decoding: $0, as: UTF8.self) } == [
        "journal.json":
          #"{"format":1,"origin":"milo.example/besancon","source":"/structures/besancon","#
          + #""fuseau":"Indian/Reunion"}"#
          + "\n"
      ])
    #expect(folder.run("verifier") == .init(code: .succes, out: "", err: ""))
  }

  @Test func `refuses a folder that is a journal already`() {
    let folder = FolderJournal()
    let before = folder.bytes
    let run = folder.run("initier", folder.path, "--source", "/x", "--origine", "y")
    #expect(run.code == .refus)
    #expect(
      run.err == "milo : « \(folder.path) » est déjà un journal : choisissez un autre dossier\n")
    #expect(folder.bytes == before)
  }

  @Test(arguments: [
    (["--source", "/a b", "--origine", "o"], "champ « source » : trouvé « /a b »"),
    (
      ["--source", "/a", "--origine", "o", "--fuseau", "Europe/Lutece"], "« Europe/Lutece » inconnu"
    ),
  ])
  func `refuses a wrong identity, and makes nothing`(options: [String], words: String) {
    let folder = FolderJournal(isInitialized: false)
    var console = testConsole()
    #expect(Milo.program.run(["initier", folder.path] + options, on: &console) == .refus)
    #expect(console.err.text.contains(words))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}

@Suite struct `Milo ajouter` {
  private let wanted = """
    {"specversion":"1.0","id":"e1","source":"/structures/besancon","type":"fr.milo.entretien.v1",\
    "subject":"J1","time":"2022-03-13T12:00:00+01:00","recordedtime":"2022-03-14T12:00:00.000Z",\
    "authtype":"user","authid":"c07","data":{"conseiller":"c07","duree_min":45,\
    "themes":["emploi","logement"]}}

    """

  @Test func `adds one event, with the fields of the catalogue, and says its index`() {
    let folder = FolderJournal()
    let added = { (extra: String) in
      folder.run(
        "ajouter", "entretien", "--sujet", "J1", "--le", "2022-03-13", "--id", "e1", "--auteur",
        "c07",
        "themes=emploi,logement", "duree_min=45", "conseiller=c07", extra)
    }
    let rehearsed = added("--essai")
    #expect(rehearsed.code == .succes)
    #expect(withoutAlea(rehearsed.out) == wanted)
    #expect(folder.segment.isEmpty)
    let written = added("--taille-attendue=0")
    #expect(written.code == .succes && written.out == "0\n")
    #expect(
      written.err
        == "Écrit, ligne 0 : entretien pour J1, le 13 mars 2022 : conseiller « c07 », durée 45\u{202F}min, "
        + "thèmes abordés « Emploi » et « Logement » (id e1).\n")
    #expect(withoutAlea(folder.segment) == wanted)
    let again = added("--taille-attendue=1")
    #expect(
      again == .init(code: .succes, out: "0\n", err: "Déjà au journal : rien n’a été écrit.\n"))
    #expect(withoutAlea(folder.segment) == wanted)
    let conflict = added("--taille-attendue=9")
    #expect(conflict.code == .refus)
    #expect(conflict.err.contains("compte 1 ligne, et non 9"))
  }

  @Test func `knows noon in summer and winter, and writes a whole time in the zone of the journal`()
  {
    let folder = FolderJournal()
    for (le, time) in [
      ("2021-07-14", "2021-07-14T12:00:00+02:00"), ("2021-01-14", "2021-01-14T12:00:00+01:00"),
      ("2021-01-14T08:15:00Z", "2021-01-14T09:15:00+01:00"),
    ] {
      let run = folder.run(
        "ajouter", "contact", "--sujet", "J1", "--le", le, "canal=sms", "--essai")
      #expect(run.out.contains("\"time\":\"\(time)\""), "\(run)")
    }
  }

  static let mistakes: [(words: [String], code: ExitCode, messages: [String])] = [
    (
      ["contat", "--le", "2022-03-14"], .usage,
      ["« contat » ne convient pas à TYPE", "« contact » ?"]
    ),
    (["contact"], .refus, ["--sujet : trouvé rien"]),
    (
      ["contact", "--le", "2022-03-14", "--sujet", "J1", "canal=pigeon"], .refus,
      ["champ « canal » : trouvé « pigeon », attendu sms | mel"]
    ),
    (
      ["contact", "--le", "2022-03-14", "--sujet", "J1", "cannal=sms"], .refus,
      ["champ « cannal » : trouvé un champ inconnu", "« canal » ?"]
    ),
    (
      ["contact", "--le", "2022-03-14", "--sujet", "J1"], .refus,
      ["champ « canal » : trouvé rien : le champ manque"]
    ),
    (
      ["contact", "--le", "2022-03-14", "canal=sms"], .refus,
      ["--sujet : trouvé rien"]
    ),
    (
      ["contact", "--le", "2022-02-30", "--sujet", "J1", "canal=sms"], .refus,
      ["« 2022-02-30 » ne convient pas à --le", "2022-03-14T09:30:00+01:00"]
    ),
    (
      ["contact", "--le", "2022-03-17", "--sujet", "J1", "canal=sms"], .refus,
      ["--le : trouvé", "plus de 24 h"]
    ),
    (
      ["dispositif.sortie", "--le", "2022-03-14", "--sujet", "J1", "entree=e9", "motif=autre"],
      .refus,
      ["entree=e9 : aucun événement n’a cet id, et aucun de « J1 » n’y répond", "entree=@INDEX"]
    ),
    (["contact", "--le", "2022-03-14", "--sujet", "J1", "sms"], .refus, ["attendu champ=valeur"]),
  ]

  @Test(arguments: mistakes.indices)
  func `says what is wrong, and writes nothing`(place: Int) {
    let (words, code, messages) = Self.mistakes[place]
    let folder = FolderJournal()
    let before = folder.bytes
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.clocks = Clocks(millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
    #expect(Milo.program.run(["ajouter"] + words, on: &console) == code)
    #expect(console.out.text.isEmpty)
    for message in messages { #expect(console.err.text.contains(message), "\(console.err.text)") }
    #expect(folder.bytes == before)
  }
}

@Suite struct `Milo lister and voir` {
  private func filled() -> FolderJournal {
    let folder = FolderJournal()
    let lines = [
      line("e1", subject: "J1"),
      line(
        "e2", type: "entretien", subject: "J2", time: "2022-03-10T09:30:00+01:00",
        data: #"{"conseiller":"c07"}"#),
      line(
        "e3", type: "referent", subject: "J1", data: #"{"conseiller":"c07","motif":"dit tout bas"}"#
      ),
      line("a1", type: "annulation", subject: nil, data: #"{"evenement":"e1","motif":"saisie"}"#),
    ]
    #expect(
      folder.run("importer", "-", input: lines.joined(separator: "\n") + "\n").code == .succes)
    return folder
  }

  private func ids(_ run: FolderJournal.Run) -> [String] {
    run.lines.map { line in
      String(line.split(separator: #""id":""#).last?.prefix { $0 != "\"" } ?? "")
    }
  }

  @Test func `list the events asked for, in order`() {
    let folder = filled()
    func listed(_ words: String...) -> [String] {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      #expect(Milo.program.run(["lister", "--format", "json"] + words, on: &console) == .succes)
      return ids(.init(code: .succes, out: console.out.text, err: ""))
    }
    #expect(listed() == ["e1", "e2", "e3", "a1"])
    #expect(listed("--sujet", "J1") == ["e1", "e3"])
    #expect(listed("--type", "entretien", "--type", "annulation") == ["e2", "a1"])
    #expect(listed("--type", "fr.milo.contact.v1") == ["e1"])
    #expect(listed("--du", "2022-03-11") == ["e1", "e3", "a1"])
    #expect(listed("--au", "2022-03-10") == ["e2"])
    #expect(listed("--nombre", "2") == ["e1", "e2"])
    #expect(listed("--vu-au", "2022-03-13") == [])
    #expect(listed("--vu-au", "2022-03-14").count == 4)
  }

  @Test func `keep free text back unless it is asked for`() {
    let folder = filled()
    let rectified =
      #"{"evenement":"e3","motif":"erreur","data":{"conseiller":"c07","motif":"intime"}}"#
    folder.run(
      "importer", "-", input: line("r1", type: "rectification", subject: nil, data: rectified))
    let kept = ["tout bas", "erreur", "intime", "saisie"]
    for words in [
      ["lister"], ["lister", "--format", "json"], ["lister", "--format", "csv"], ["voir", "2"],
      ["voir", "4"],
    ] {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      _ = Milo.program.run(words, on: &console)
      for word in kept { #expect(!console.out.text.contains(word), "\(words)") }
      #expect(console.out.text.contains("c07"))
    }
    let all = folder.run("lister", "--format", "json", "--texte").out
    #expect(all == folder.segment)
    for word in kept { #expect(folder.segment.contains(word)) }
    #expect(folder.run("voir", "2", "--texte").out.contains("dit tout bas"))
  }

  @Test func `show one event by index or id`() throws {
    let folder = filled()
    let first = try #require(folder.segment.split(separator: "\n").first)
    let alea = try #require(EventReader.event(in: Array(first.utf8)).alea)
    let wanted = """
      {
        "specversion": "1.0",
        "id": "e1",
        "source": "/structures/besancon",
        "type": "fr.milo.contact.v1",
        "subject": "J1",
        "time": "2022-03-14T09:30:00+01:00",
        "recordedtime": "2022-03-14T12:00:00.000Z",
        "alea": "ALEA",
        "data": {
          "canal": "sms"
        }
      }

      """.replacing("ALEA", with: alea)
    let json = ["--format", "json"]
    #expect(folder.run(["voir", "0"] + json) == .init(code: .succes, out: wanted, err: ""))
    #expect(folder.run(["voir", "e1"] + json) == .init(code: .succes, out: wanted, err: ""))
    #expect(
      folder.run("voir", "e1", "--format", "csv").lines
        == Array(folder.run("lister", "--format", "csv").lines.prefix(2)))
    let said = folder.run("voir", "e1").out
    #expect(
      said.hasPrefix("Ligne 0\n/structures/besancon\n\nÉchange pour J1, le 14 mars 2022 à 9 h 30\n")
    )
    for row in [
      "moyen du contact  « SMS »", "saisi             14 mars 2022 à 13 h", "id                e1",
    ] {
      #expect(said.contains(row), "\(said)")
    }
    #expect(folder.run("voir", "4").err == "milo : le journal a 4 lignes : l’index va de 0 à 3\n")
    #expect(folder.run("voir", "e9").code == .refus)
  }

  @Test func `refuse a type that nobody knows`() {
    let folder = filled()
    let run = folder.run("lister", "--type", "entretein")
    #expect(run.code == .usage)
    #expect(run.err.contains("vouliez-vous dire « entretien » ?"))
  }
}

@Suite struct `Milo stats` {
  @Test func `counts, and says from how many lines`() {
    let folder = FolderJournal()
    let lines = ["J1", "J2", "J1"].enumerated().map { place, youth in
      line("e\(place)", type: "entretien", subject: youth, data: #"{"conseiller":"c1"}"#)
    }
    folder.run("importer", "-", input: lines.joined(separator: "\n"))
    let csv = folder.run(
      "stats", "--annee", "2022", "--table", "evenements.entretien", "--format", "csv")
    #expect(csv.code == .succes)
    #expect(csv.lines.first == "table,ligne,colonne,valeur,unite")
    #expect(csv.lines.contains("evenements.entretien,entretien,evenements,3,nombre"))
    #expect(csv.lines.contains("evenements.entretien,total,jeunes,2,nombre"))
    let json = folder.run("stats", "--annee", "2022", "--table", "synthese", "--format", "json")
    #expect(
      json.out.hasPrefix(
        #"{"structure":"/structures/besancon","periode":{"debut":"2022-01-01","#
          + #""fin":"2022-12-31"},"vu_au":null,"taille":3,"racine":""#
      ))
    let past = folder.run(
      "stats", "--annee", "2022", "--vu-au", "2022-03-13", "--table", "synthese", "--format", "csv")
    #expect(past.lines.contains("synthese,entretiens,valeur,0,nombre"))
  }

  @Test(arguments: [
    ([], "il manque l’option --annee"), (["--annee", "22"], "1900 à 2199"),
    (["--annee", "2022", "--du", "2022-01-01"], "ne vont pas ensemble"),
    (["--du", "2022-02-02"], "il manque l’option --au"),
    (["--du", "2022-02-02", "--au", "2022-02-01"], "avant de commencer"),
    (["--annee", "2022", "--table", "sinthese"], "vouliez-vous dire « synthese » ?"),
    (["--annee", "2022", "--filtre", "sexe"], "sexe"),
    (["--annee", "2022", "--filtre", "sex=F"], "sex"),
    (["--annee", "2022", "--filtre", "sexe=X"], "X"),
  ])
  func `refuses a question badly put`(words: [String], message: String) {
    let folder = FolderJournal()
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    #expect(Milo.program.run(["stats"] + words, on: &console) == .usage)
    #expect(console.err.text.contains(message), "\(console.err.text)")
    #expect(console.out.text.isEmpty)
  }
}

@Suite struct `Milo catalogue` {
  @Test func `lists the kinds, the fields of one, and its schema`() throws {
    let folder = FolderJournal()
    let kinds = folder.run("catalogue", "--format", "csv")
    #expect(kinds.lines.count == 78)
    #expect(kinds.lines[0] == "nom,sujet,resume")
    let fields = folder.run("catalogue", "contact", "--format", "csv")
    #expect(
      fields.lines == [
        "champ,requis,sens,valeur",
        "canal,oui,Par quel moyen.,sms | mel | telephone | courrier | visite | partenaire | mediation",
        "sens,,\"Reçu par la structure, ou émis par elle.\",entrant | sortant",
      ])
    let schema = folder.run("catalogue", "contact", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(schema.out.utf8)) as? [String: Any]
    #expect(object?["$id"] as? String == "urn:milo:fr.milo.contact.v1")
    #expect(folder.run("catalogue", "contat").code == .usage)
  }
}
