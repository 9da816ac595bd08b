import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `An attribute of the file` {
  private static let niveau = Champ(Profil.self, "niveau")
  private static let freins = Champ(Profil.self, "freins")

  /// The level that holds at a date, the later ones being looked for up to another.
  private func niveau(
    _ sample: SampleHistory, at date: String, until limit: String = "2022-12-31"
  ) throws -> Niveau? {
    let histoires = try sample.lecture().histoires
    var dossier = Dossier(histoires)
    dossier.load(try #require(histoires.jeunes.first))
    let word = dossier.attribut(
      Self.niveau, at: try #require(LocalDate(date)), until: try #require(LocalDate(limit)))
    return word.map { Niveau.allCases[Int($0)] }
  }

  @Test func `holds from its date on, until the next that carries it`() throws {
    var sample = SampleHistory()
    sample.add("p1", "profil", ["niveau": "VI_Vbis"], on: "2022-02-01")
    sample.add("p2", "profil", ["sexe": "F"], on: "2022-03-01")
    sample.add("p3", "profil", ["niveau": "V_diplome"], on: "2022-06-01")
    #expect(try niveau(sample, at: "2022-02-01") == .VI_Vbis)
    #expect(try niveau(sample, at: "2022-05-31") == .VI_Vbis)
    #expect(try niveau(sample, at: "2022-06-01") == .V_diplome)
    #expect(try niveau(sample, at: "2023-01-01") == .V_diplome)
  }

  @Test func `is the first value set later, up to the end of the period, when there was none`()
    throws
  {
    var sample = SampleHistory()
    sample.add("p1", "profil", ["niveau": nil], on: "2022-05-01")
    sample.add("p2", "profil", ["niveau": "V_diplome"], on: "2022-06-01")
    sample.add("p3", "profil", ["niveau": "VI_Vbis"], on: "2022-07-01")
    #expect(try niveau(sample, at: "2022-01-01") == .V_diplome)
    #expect(try niveau(sample, at: "2022-01-01", until: "2022-05-31") == nil)
    #expect(try niveau(sample, at: "2022-01-01", until: "2022-06-01") == .V_diplome)
  }

  @Test func `is cleared by null, without looking later`() throws {
    var sample = SampleHistory()
    sample.add("p1", "profil", ["niveau": "VI_Vbis"], on: "2022-02-01")
    sample.add("p2", "profil", ["niveau": nil], on: "2022-03-01")
    sample.add("p3", "profil", ["niveau": "V_diplome"], on: "2022-06-01")
    #expect(try niveau(sample, at: "2022-02-15") == .VI_Vbis)
    #expect(try niveau(sample, at: "2022-03-01") == nil)
    #expect(try niveau(sample, at: "2022-05-31") == nil)
    #expect(try niveau(sample, at: "2022-06-01") == .V_diplome)
  }

  @Test func `is the last by instant, then by line, among those of a day`() throws {
    var sample = SampleHistory()
    sample.add("p1", "profil", ["niveau": "VI_Vbis"], on: "2022-02-01", at: "12:00:00+01:00")
    sample.add("p2", "profil", ["niveau": "V_diplome"], on: "2022-02-01", at: "11:00:00+01:00")
    #expect(try niveau(sample, at: "2022-02-01") == .VI_Vbis)
    sample.add("p3", "profil", ["niveau": "IV_diplome"], on: "2022-02-01", at: "11:00:00Z")
    #expect(try niveau(sample, at: "2022-02-01") == .IV_diplome, "the same instant, a later line")
  }

  @Test func `may be an empty list, which is a value`() throws {
    var sample = SampleHistory()
    sample.add("p1", "profil", ["freins": ["logement"]], on: "2022-02-01")
    sample.add("p2", "profil", ["freins": []], on: "2022-03-01")
    let histoires = try sample.lecture().histoires
    var dossier = Dossier(histoires)
    dossier.load(try #require(histoires.jeunes.first))
    let end = try #require(LocalDate("2022-12-31"))
    #expect(dossier.attribut(Self.freins, at: end, until: end) == 0)
  }
}

@Suite struct `A counsellor who follows` {
  private func referent(_ sample: SampleHistory, at date: String) throws -> String? {
    let histoires = try sample.lecture().histoires
    var dossier = Dossier(histoires)
    dossier.load(try #require(histoires.jeunes.first))
    return dossier.referent(at: try #require(LocalDate(date))).map { histoires.texts.text($0) }
  }

  @Test func `is the last of the role referent, until its end or null`() throws {
    var sample = SampleHistory()
    sample.add("r1", "referent", ["conseiller": "c1"], on: "2022-01-10")
    sample.add("r2", "referent", ["conseiller": "c9", "role": "cej"], on: "2022-02-10")
    sample.add("r3", "referent", ["conseiller": "c2", "jusqu_au": "2022-04-30"], on: "2022-03-10")
    sample.add("r4", "referent", ["conseiller": nil], on: "2022-06-10")
    #expect(try referent(sample, at: "2022-01-09") == nil)
    #expect(try referent(sample, at: "2022-03-09") == "c1")
    #expect(try referent(sample, at: "2022-04-30") == "c2")
    #expect(try referent(sample, at: "2022-05-01") == nil, "nobody gets it back")
    #expect(try referent(sample, at: "2022-12-31") == nil)
  }
}
