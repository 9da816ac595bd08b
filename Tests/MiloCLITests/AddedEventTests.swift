import Testing

@testable import milo

@Suite struct `An event added by hand` {
  private let folder = FolderJournal()

  private func time(_ typed: String) -> (FolderJournal.Run, String?) {
    let run = folder.run(
      "ajouter", "contact", "--sujet", "J1", "--le", typed, "canal=sms", "--essai")
    let time = run.out.split(separator: "\"").map(String.init).firstIndex(of: "time")
      .map { run.out.split(separator: "\"").map(String.init)[$0 + 2] }
    return (run, time)
  }

  @Test(arguments: [
    ("14/03/2022", "2022-03-14T12:00:00+01:00"), ("hier", "2022-03-13T12:00:00+01:00"),
    ("2022-03-14 9h30", "2022-03-14T09:30:00+01:00"),
    ("2022-03-14T09:30", "2022-03-14T09:30:00+01:00"), ("hier 9h", "2022-03-13T09:00:00+01:00"),
    ("13 mars 2022 à 9 h 05", "2022-03-13T09:05:00+01:00"),
    ("9h30", "2022-03-14T09:30:00+01:00"), ("09:30:15", "2022-03-14T09:30:15+01:00"),
    ("2021-07-14T09:30", "2021-07-14T09:30:00+02:00"),
    ("2022-03-13T23:30:00Z", "2022-03-14T00:30:00+01:00"),
    ("2022-03-13t23:30z", "2022-03-14T00:30:00+01:00"),
    ("2022-03-13 23:30:00-05:00", "2022-03-14T05:30:00+01:00"),
    ("maintenant", "2022-03-14T13:00:00+01:00"), ("demain", "2022-03-15T12:00:00+01:00"),
    ("demain 9h30", "2022-03-15T09:30:00+01:00"), ("lundi", "2022-03-14T12:00:00+01:00"),
    ("Lundi 8h", "2022-03-14T08:00:00+01:00"), ("mardi à 9h", "2022-03-08T09:00:00+01:00"),
    ("dimanche", "2022-03-13T12:00:00+01:00"), ("lundi dernier", "2022-03-07T12:00:00+01:00"),
    ("il y a 2 jours", "2022-03-12T12:00:00+01:00"),
    ("il y a une semaine à 10h", "2022-03-07T10:00:00+01:00"),
    ("il y a deux mois", "2022-01-14T12:00:00+01:00"),
  ])
  func `takes a moment as people type it, in the zone of the journal`(typed: String, kept: String) {
    let (run, time) = time(typed)
    #expect(run.code == .succes && time == kept, "\(run.err)")
    #expect(run.err.isEmpty)
  }

  @Test(arguments: [
    ("lundi 14h", "2022-03-21T14:00:00+01:00"), ("mardi 9h", "2022-03-15T09:00:00+01:00"),
    ("lundi prochain 9h", "2022-03-21T09:00:00+01:00"), ("demain 9h", "2022-03-15T09:00:00+01:00"),
    ("après-demain à 9h", "2022-03-16T09:00:00+01:00"),
    ("dans 2 semaines 9h", "2022-03-28T09:00:00+02:00"), ("11h", "2022-03-14T11:00:00+01:00"),
  ])
  func `has what is to come on the days after`(typed: String, kept: String) {
    let run = folder.run(
      "ajouter", "rendez_vous", "--sujet", "J1", "statut=propose", "quand=\(typed)", "--essai")
    #expect(run.out.contains(#""quand":"\#(kept)""#), "\(run)")
  }

  @Test func `has a planned end as people say it`() {
    let run = folder.run(
      "ajouter", "dispositif.entree", "--sujet", "J1", "dispositif=CEJ", "fin_prevue=dans 6 mois",
      "--essai")
    #expect(run.out.contains(#""fin_prevue":"2022-09-14""#), "\(run)")
  }

  @Test func `is said back with the days that words stood for`() {
    let run = folder.run(
      "ajouter", "rendez_vous", "--sujet", "J1", "statut=propose", "quand=lundi 14h30")
    #expect(
      run.err.hasPrefix(
        "Écrit, ligne 0 : rendez-vous pour J1, le 14 mars 2022 à 13 h : date 21 mars 2022 à 14 h 30, "
          + "statut « Proposé » (id "), "\(run.err)")
  }

  @Test func `that closes a file on a day ends that day, after its contacts`() {
    let run = folder.run(
      "ajouter", "dossier.cloture", "--sujet", "J1", "--le", "hier", "motif=demenagement",
      "--essai")
    #expect(run.out.contains(#""time":"2022-03-13T23:59:00+01:00""#), "\(run)")
    let hour = folder.run(
      "ajouter", "dossier.cloture", "--sujet", "J1", "--le", "hier 9h", "motif=demenagement",
      "--essai")
    #expect(hour.out.contains(#""time":"2022-03-13T09:00:00+01:00""#), "\(hour)")
  }

  @Test func `happens now when nothing says when`() {
    let run = folder.run("ajouter", "contact", "--sujet", "J1", "canal=sms", "--essai")
    #expect(run.out.contains(#""time":"2022-03-14T13:00:00+01:00""#))
  }

  @Test func `says how an hour that a change of time repeats or skips is read`() {
    let twice = time("31/10/2021 2h30")
    #expect(twice.1 == "2021-10-31T02:30:00+01:00")
    #expect(twice.0.err.contains("existe deux fois") && twice.0.err.contains("+02:00"))
    #expect(time("2021-10-31T02:30:00+02:00").0.err.isEmpty)
    let field = folder.run(
      "ajouter", "rendez_vous", "--sujet", "J1", "--le", "2021-10-01", "statut=propose",
      "quand=31/10/2021 2h30")
    #expect(field.err.contains("existe deux fois"), "\(field.err)")
    #expect(field.err.contains("pour l’autre : quand=2021-10-31T02:30:00+02:00"), "\(field.err)")
    let never = time("2021-03-28 2h30").0
    #expect(never.code == .refus && never.err.contains("changement d’heure"))
  }

  @Test(arguments: [
    "après", "30/02/2022", "14/3/22", "25h00", "9h61", "2022-03-14 9", "x", "lundi 14", "dans",
    "dans 3", "dans -3 jours", "il y a 99999999999999999999 jours", "dans 1000 jours",
    "lundi prochain dernier",
  ])
  func `is refused at a moment that cannot be read`(typed: String) {
    let run = time(typed).0
    #expect(run.code == .refus && run.err.contains("--le"), "\(run)")
  }

  @Test(arguments: [
    (["canal=sms", "canal=mel"], "champ « canal »"), (["canal=smss"], "champ « canal »"),
    ([], "champ « canal »"), (["canal=sms", "sujet=J1"], "champ « sujet »"),
  ])
  func `is refused under the names that were typed`(champs: [String], name: String) {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.clocks = Clocks(millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
    let code = Milo.program.run(
      ["ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14"] + champs, on: &console)
    #expect(code == .refus)
    #expect(console.err.text.contains(name) && !console.err.text.contains("data."))
  }

  @Test func `is refused without a subject by the name of the option`() {
    let run = folder.run("ajouter", "contact", "--le", "2022-03-14", "canal=sms")
    #expect(run.code == .refus && run.err.contains("--sujet") && !run.err.contains("subject"))
  }

  @Test func `of several subjects is an event for each, all or none`() {
    for typed in ["J1,J2", "J1 J2", "J1;J2", "J1\u{A0}J2"] {
      let run = folder.run("ajouter", "contact", "--sujet", typed, "canal=sms")
      #expect(run.code == .refus && run.err.contains("--sujet J1 --sujet J2"))
    }
    let run = folder.run("ajouter", "contact", "--sujet", "J1", "--sujet", "J2", "canal=sms")
    #expect(run.code == .succes && run.lines == ["0", "1"])
  }

  @Test func `takes a date of the file as people type it`() {
    let run = folder.run(
      "ajouter", "profil", "--sujet", "J1", "date_naissance=14/3/2004", "--essai")
    #expect(run.out.contains(#""date_naissance":"2004-03-14""#))
  }

  @Test func `with a code never met is told where the journal declares such things`() {
    let words = ["ajouter", "accueil", "--sujet", "J1", "--le", "2022-03-14"]
    func add(_ more: String...) -> FolderJournal.Run {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      console.clocks = Clocks(
        millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
      let code = Milo.program.run(words + more, on: &console)
      return .init(code: code, out: console.out.text, err: console.err.text)
    }
    #expect(!add("site=sige").err.contains("milo :"), "nothing is declared yet")
    folder.run(
      "ajouter", "site", "--sujet", "s", "--le", "2022-01-01", "code=siege", "libelle=S",
      "zone=siege")
    let told = add("site=sieg")
    #expect(told.code == .succes && told.err.contains("vouliez-vous dire « siege » ?"))
    let refused = add("site=sieeg", "--strict")
    #expect(refused.code == .refus && refused.out.isEmpty)
    #expect(add("site=siege", "--strict").code == .succes)
    let dispositif = folder.run(
      "ajouter", "dispositif.entree", "--sujet", "J1", "--le", "2022-03-14", "dispositif=CJE")
    #expect(dispositif.code == .succes && dispositif.err.contains("« CEJ »"))
  }

  @Test
  func `about a youth whom the journal never met is told, but by the kinds that youths come by`() {
    #expect(
      !folder.run("ajouter", "contact", "--sujet", "J1", "canal=sms").err.contains("jamais vu"))
    let run = folder.run("ajouter", "contact", "--sujet", "J1", "--sujet", "J9", "canal=sms")
    #expect(run.code == .succes && run.out == "1\n2\n", "\(run)")
    #expect(
      run.err.hasPrefix("milo : « J9 » : jamais vu au journal ; vérifiez l’identifiant\n"),
      "\(run.err)")
    #expect(!run.err.contains("« J1 »"))
    #expect(
      !folder.run("ajouter", "contact", "--sujet", "J9", "canal=sms").err.contains("jamais vu"))
    #expect(!folder.run("ajouter", "accueil", "--sujet", "J10").err.contains("jamais vu"))
  }

  @Test func `that what it names does not allow is told`() {
    folder.run(
      "ajouter", "dispositif.entree", "--sujet", "J1", "--le", "2022-03-10", "--id", "cej",
      "dispositif=CEJ")
    let before = folder.run(
      "ajouter", "dispositif.sortie", "--sujet", "J1", "--le", "2022-03-01", "entree=@0",
      "motif=abandon")
    #expect(
      before.err.hasPrefix(
        "milo : entree : ligne 0 (entrée dans un dispositif du 10 mars 2022, dispositif « CEJ »), plus tard que le 1er mars 2022\n"
      ), "\(before.err)")
    let reopened = folder.run("ajouter", "dossier.reouverture", "--sujet", "J1", "motif=retour")
    #expect(reopened.err.contains("aucune clôture de dossier avant"), "\(reopened.err)")
  }

  @Test func `is added, whatever becomes of the output`() {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.out = Output { _ in SystemError(number: 28) }
    let words = ["ajouter", "contact", "--sujet", "J1", "canal=sms"]
    #expect(Milo.program.run(words, on: &console) == .succes)
    #expect(console.err.text.contains("l’événement est au journal, ligne 0"))
    #expect(folder.segment.split(separator: "\n").count == 1)
    console.out = Output { _ in SystemError(number: 28) }
    let key = folder.root + "/une.cle"
    #expect(
      Milo.program.run(["cle", "nouvelle", "--nom", "a.example/b", key], on: &console) == .succes)
    #expect(console.err.text.contains("la clé est faite dans « \(key) »"))
    console.accomplished = nil
    console.out = Output { _ in SystemError(number: 28) }
    #expect(Milo.program.run(["stats", "--annee", "2022"], on: &console) == .refus)
  }

  @Test
  func `waits for a clock that is far behind the last line, or is told to write all the same`() {
    let folder = FolderJournal()
    let later: Int64 = 1_647_259_200_000 + 3 * 3_600_000
    #expect(folder.run("importer", "-", input: line("e1") + "\n", at: later).code == .succes)
    let words = ["ajouter", "contact", "--sujet", "J1", "canal=sms"]
    let before = folder.bytes
    for run in [
      folder.run(words), folder.run("importer", "-", input: line("e2") + "\n"),
    ] {
      #expect(run.code == .refus)
      #expect(
        run.err
          == "milo : la dernière ligne du journal est datée du 2022-03-14T15:00:00.000Z, 3 h 0 min après ce que "
          + "dit l’horloge de cette machine (2022-03-14T12:00:00.000Z) : mettez l’horloge à l’heure ; si c’est la "
          + "ligne qui fut écrite sous une horloge en avance, écrivez malgré l’horloge (--malgre-l-horloge)\n"
      )
    }
    #expect(folder.bytes == before)
    let written = folder.run(words + ["--malgre-l-horloge"])
    #expect(written.code == .succes && written.out == "1\n")
    #expect(
      written.err.hasPrefix(
        "Écrit, ligne 1 : échange pour J1, le 14 mars 2022 à 13 h : moyen du contact « SMS » "
          + "(id "))
    #expect(
      folder.segment.contains(#""recordedtime":"2022-03-14T15:00:00.000Z","data":{"canal":"sms"}"#))
  }
}

@Suite struct `A date in a field` {
  @Test(arguments: [
    ("rendez_vous", "quand=31/02 9h", "statut=propose", "une heure ou les deux"),
    ("rendez_vous", "quand=2022-03-27 2h30", "statut=propose", "les horloges passent par-dessus"),
    ("dispositif.entree", "fin_prevue=31/02/2022", "dispositif=CEJ", "comme 2022-03-14"),
  ])
  func `that cannot be read is refused with how people write one`(
    kind: String, field: String, other: String, expected: String
  ) {
    let folder = FolderJournal()
    let run = folder.run("ajouter", kind, "--sujet", "J1", other, field)
    #expect(run.code == .refus && run.out.isEmpty)
    #expect(run.err.contains(expected) && !run.err.contains("RFC 3339"), "\(run.err)")
  }
}
