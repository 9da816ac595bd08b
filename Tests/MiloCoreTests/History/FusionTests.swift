import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `Two files of one person` {
  private var sample: SampleHistory {
    var sample = SampleHistory()
    sample.entretien("e1", "J1", on: "2022-03-14")
    sample.entretien("e2", "J2", on: "2022-02-01", recorded: "2022-03-15T12:00:00.000Z")
    sample.entretien("e3", "J3", on: "2022-04-01")
    return sample
  }

  @Test func `are one from the recording of their fusion on, for all dates`() throws {
    var sample = sample
    sample.fusionne("J1", "J2", recorded: "2023-02-01T12:00:00.000Z")
    sample.entretien("e5", "J2", on: "2022-12-01", recorded: "2023-03-01T12:00:00.000Z")
    #expect(try sample.counted() == ["J1": [3, 1, 0, 4], "J3": [2]])
    #expect(try sample.counted(vuAu: "2023-01-31") == ["J1": [0], "J2": [1], "J3": [2]])
    #expect(try sample.counted(vuAu: "2023-02-01") == ["J1": [3, 1, 0], "J3": [2]])
    #expect(try sample.cell("synthese", "entretien") == .entier(2))
    #expect(try sample.cell("synthese", "entretien", vuAu: "2023-01-31") == .entier(3))
    let histoires = try sample.lecture().histoires
    #expect(histoires.jeune("J2") == histoires.jeune("J1"))
    #expect(histoires.jeune("J9") == nil)
  }

  @Test(arguments: [
    [("J2", "J1"), ("J3", "J2")], [("J3", "J2"), ("J2", "J1")], [("J3", "J1"), ("J3", "J2")],
  ])
  func `may be three, whatever the order`(fusions: [(String, String)]) throws {
    var sample = sample
    for (kept, absorbed) in fusions {
      sample.fusionne(kept, absorbed, recorded: "2023-02-01T12:00:00.000Z")
    }
    let counted = try sample.counted()
    #expect(Array(counted.keys) == ["J3"])
    #expect(counted["J3"]?.filter { $0 < 3 } == [1, 0, 2])
    #expect(try sample.cell("synthese", "primos") == .entier(1))
  }

  @Test func `are two again when their fusion is cancelled`() throws {
    var sample = sample
    sample.fusionne("J2", "J1", recorded: "2023-02-01T12:00:00.000Z")
    sample.fusionne("J3", "J2", recorded: "2023-02-02T12:00:00.000Z")
    sample.annule("f-J2-J1", recorded: "2023-03-01T12:00:00.000Z")
    #expect(try sample.counted().mapValues { $0.filter { $0 < 3 } } == ["J1": [0], "J3": [1, 2]])
    #expect(try sample.counted(vuAu: "2023-02-15").keys.sorted() == ["J3"])
    sample.fusionne("J1", "J3", recorded: "2023-04-01T12:00:00.000Z")
    #expect(try sample.counted().keys.sorted() == ["J1"])
  }

  @Test func `have one history of attributes`() throws {
    var sample = sample
    sample.add("p1", "profil", ["sexe": "F"], "J1", on: "2022-01-05")
    sample.add("p2", "profil", ["niveau": "VI_Vbis"], "J2", on: "2022-01-06")
    sample.fusionne("J1", "J2", recorded: "2023-02-01T12:00:00.000Z")
    #expect(try sample.cell("profil.primos", "sexe.F", "jeunes") == .entier(1))
    #expect(try sample.cell("profil.primos", "niveau.VI_Vbis", "jeunes") == .entier(1))
    #expect(try sample.cell("profil.primos", "effectif", "jeunes") == .entier(2))
  }

  @Test func `never turn in a circle, even in a journal that says so`() throws {
    var sample = sample
    sample.fusionne("J1", "J2", recorded: "2023-02-01T12:00:00.000Z")
    sample.fusionne("J2", "J1", recorded: "2023-02-02T12:00:00.000Z")
    sample.fusionne("J3", "J3", recorded: "2023-02-02T12:00:00.000Z")
    #expect(try sample.counted().keys.sorted() == ["J1", "J3"])
  }
}
