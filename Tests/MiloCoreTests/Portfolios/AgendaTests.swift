import MiloEvents
import Testing

@testable import MiloCore

@Suite struct AgendaTests {
  /// A day of one counsellor, and what comes around it.
  private static let journal: PetitJournal = {
    var journal = PetitJournal()
    journal.add("site", "s", "2022-01-02", #"{"code":"centre","libelle":"Centre","zone":"siege"}"#)
    journal.add(
      "libelle", "s", "2022-01-02",
      #"{"champ":"rendez_vous.objet","code":"suivi","libelle":"Point d’étape"}"#)
    rendezVous(
      &journal, "J1", "2022-12-15T09:00:00+01:00", "propose", #""site":"centre","objet":"suivi""#)
    rendezVous(&journal, "J2", "2022-12-15T09:45:00+01:00", "propose", #""duree_min":30"#)
    rendezVous(&journal, "J3", "2022-12-15T11:00:00+01:00", "annule_jeune")
    rendezVous(&journal, "J4", "2022-12-15T11:30:00+01:00", "present", #""duree_min":45"#)
    rendezVous(&journal, "J5", "2022-12-15T14:00:00+01:00", "reporte")
    rendezVous(&journal, "J6", "2022-12-22T14:00:00+01:00", "propose")
    let moved = rendezVous(&journal, "J7", "2022-12-22T14:00:00+01:00", "propose")
    rendezVous(
      &journal, "J7", "2022-12-16T08:30:00Z", "reporte",
      #""rendez_vous":"\#(moved)","conseiller":"c2""#)
    return journal
  }()

  @discardableResult
  static func rendezVous(
    _ journal: inout PetitJournal, _ jeune: String, _ quand: String, _ statut: String,
    _ more: String = ""
  ) -> String {
    let qui = more.contains("conseiller") ? "" : #","conseiller":"c1""#
    let rest = more.isEmpty ? "" : "," + more
    return journal.add(
      "rendez_vous", jeune, "2022-12-01",
      #"{"quand":"\#(quand)","statut":"\#(statut)"\#(qui)\#(rest)}"#)
  }

  private func agenda(
    _ change: (inout Agenda.Options) -> Void = { _ in }
  ) throws -> Agenda {
    var options = Agenda.Options()
    change(&options)
    let periode = try #require(
      Periode(du: jour("2022-12-15"), au: jour("2022-12-21")))
    return Agenda(try Lecture(Self.journal.journal), periode, options)
  }

  @Test func `appointments stand by day and hour, as their last state leaves them`() throws {
    let all = try agenda().rendezVous
    #expect(all.map(\.jeune) == ["J1", "J2", "J4", "J5", "J7"])
    #expect(all.map(\.dureeMin) == [60, 30, 45, 60, 60])
    #expect(all.last?.conseiller == "c2" && all.last?.ligne == 8 && all.last?.evenement == "e8")
    #expect(all.last?.etatsAvant == 1)
    #expect(
      try agenda { $0.tous = true }.rendezVous.map(\.jeune) == ["J1", "J2", "J3", "J4", "J5", "J7"])
    #expect(try agenda { $0.conseiller = "c2" }.rendezVous.map(\.jeune) == ["J7"])
    #expect(try agenda { $0.site = "centre" }.rendezVous.map(\.jeune) == ["J1"])
  }

  @Test func `what overlaps and what is free is told, lunch and appointments called off apart`()
    throws
  {
    let told = try agenda { $0.tous = true }.creneaux.map {
      "\($0.genre.rawValue) \($0.du.dropFirst(11).prefix(5))–\($0.au.dropFirst(11).prefix(5)) "
        + "\($0.minutes) \($0.evenement) \($0.avec)"
    }
    #expect(told == ["chevauchement 09:45–10:00 15 e3 e2", "libre 10:15–11:30 75 e5 e3"])
  }

  @Test func `people read words, a table a day and counsellor`() throws {
    let tables = try agenda().tables
    #expect(
      tables.map(\.titre) == ["Jeudi 15 décembre 2022 – c1", "Vendredi 16 décembre 2022 – c2"])
    #expect(
      tables.map(\.precision) == ["Chevauchement : 9 h 45 – 10 h. Libre : 10 h 15 – 11 h 30.", nil])
    let first = tables[0].lignes[0].valeurs.map { $0?.machine(.texte) ?? "–" }
    #expect(first == ["9 h", "60", "J1", "Point d’étape", "Centre", "Proposé"])
    #expect(
      tables.compactMap(\.chapitre?.titre) == [
        "Jeudi 15 décembre 2022", "Vendredi 16 décembre 2022",
      ])
  }

  @Test func `machines read codes`() throws {
    let text = CSVFrontEnd().text(
      of: Report(titre: "", provenance: nil, tables: try agenda { $0.site = "centre" }.tablesBrutes)
    )
    #expect(
      text == """
        quand,duree_min,conseiller,jeune,objet,site,statut,ligne,evenement
        2022-12-15T09:00:00+01:00,60,c1,J1,suivi,centre,propose,2,e2

        genre,conseiller,du,au,minutes,evenement,avec

        """)
  }

  @Test func `the longest appointment of the last day ends the year after`() throws {
    var journal = PetitJournal()
    for _ in 0..<2 {
      Self.rendezVous(
        &journal, "J1", "2199-12-31T23:59:00-12:00", "propose", #""duree_min":1440"#)
    }
    let periode = try #require(Periode(du: jour("2199-12-31"), au: jour("2199-12-31")))
    let agenda = Agenda(try Lecture(journal.journal), periode)
    #expect(agenda.creneaux.map(\.minutes) == [1440])
    let calendar = String(decoding: CalendrierICS(agenda, logiciel: "x").octets, as: UTF8.self)
    #expect(calendar.contains("DTSTART:22000101T115900Z\r\nDTEND:22000102T115900Z\r\n"))
  }
}

@Suite struct ADeplacerTests {
  /// Three colleagues of a team, a partner's, one of another place; the first is away for two days.
  private static func journal(_ absence: String = "") -> PetitJournal {
    var journal = PetitJournal()
    for (code, more) in [
      ("c1", ""), ("c2", ""), ("c3", ""), ("c4", ""), ("c5", ""),
      ("p1", #","hors_structure":true"#),
      ("parti", #","jusqu_au":"2022-12-14""#),
    ] {
      journal.add(
        "conseiller", "s", "2022-01-03",
        #"{"code":"\#(code)","role":"cisp","equipe":"nord"\#(more)}"#)
    }
    journal.add(
      "absence", "s", "2022-12-01",
      #"{"conseiller":"c1","du":"2022-12-15","au":"2022-12-16"\#(absence)}"#)
    let quand = "2022-12-15T09:00:00+01:00"
    AgendaTests.rendezVous(&journal, "J1", quand, "propose")
    AgendaTests.rendezVous(&journal, "J2", quand, "present")
    AgendaTests.rendezVous(&journal, "J3", "2022-12-17T09:00:00+01:00", "propose")
    for code in ["c2", "c3", "c3", "c5"] {
      AgendaTests.rendezVous(&journal, "J4", quand, "propose", #""conseiller":"\#(code)""#)
    }
    return journal
  }

  private func found(_ journal: PetitJournal, _ essayee: String? = nil) throws -> ADeplacer {
    let (du, au) = (jour("2022-12-15"), jour("2022-12-18"))
    return ADeplacer(
      try Lecture(journal.journal), try #require(Periode(du: du, au: au)),
      essayees: [essayee.flatMap { AbsenceEssayee(conseiller: $0, du: du, au: du) }].compactMap {
        $0
      })
  }

  @Test func `the colleagues of the team who are there can take it, the least busy first`() throws {
    let found = try found(Self.journal()).rendezVous
    #expect(found.map(\.rendezVous.jeune) == ["J1"])
    #expect(found[0].candidats.map(\.conseiller) == ["c4", "c2", "c5"])
    #expect(found[0].candidats.map(\.rendezVous) == [0, 1, 1])
    #expect(
      found[0].commande
        == "milo ajouter rendez_vous --sujet J1 rendez_vous=@8 quand=2022-12-15T09:00:00+01:00 statut=propose conseiller=c4"
    )
  }

  @Test func `the replacement who is there takes it all`() throws {
    let found = try found(Self.journal(#","remplacant":"c3""#)).rendezVous
    #expect(found[0].candidats.map(\.conseiller) == ["c3"])
    #expect(found[0].candidats.map(\.rendezVous) == [2])
  }

  @Test func `an absence is tried before it is declared`() throws {
    let tried = try found(Self.journal(#","remplacant":"c3""#), "c3").rendezVous
    #expect(tried.map(\.absent) == ["c1", "c3", "c3"])
    // Its replacement is away in turn: the team is asked.
    #expect(tried[0].candidats.map(\.conseiller) == ["c4", "c2", "c5"])
  }

  @Test func `whoever nobody can replace leaves an appointment to nobody`() throws {
    var journal = PetitJournal()
    AgendaTests.rendezVous(&journal, "J1", "2022-12-15T09:00:00+01:00", "reporte")
    let alone = try found(journal, "c1").rendezVous
    #expect(alone.map(\.candidats) == [[]] && alone.map(\.commande) == [nil])
  }
}

@Suite struct CalendrierICSTests {
  @Test func `a value escapes what separates values, and its ends of lines`() {
    #expect(CalendrierICS.texte("a,b;c\\d\ne\u{7}f : g") == #"a\,b\;c\\d\nef : g"#)
  }

  @Test func `a line is folded at 75 octets, no character cut`() {
    let line = String(repeating: "é", count: 100)
    let folded = String(decoding: CalendrierICS.pliee(line), as: UTF8.self)
    let lines = folded.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.map(\.utf8.count) == [74, 75, 53, 0])
    #expect(folded.replacing("\r\n ", with: "") == line + "\r\n")
  }
}
