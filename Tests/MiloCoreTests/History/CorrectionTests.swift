import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `An annulation` {
  @Test func `counts from its recording on, and never before`() throws {
    var sample = SampleHistory()
    sample.entretien("e1", on: "2022-03-14")
    sample.entretien("e2", on: "2022-05-02")
    sample.annule("e1", recorded: "2023-02-01T12:00:00.000Z")
    #expect(try sample.counted() == ["J1": [1]])
    #expect(try sample.counted(vuAu: "2023-01-31") == ["J1": [0, 1]])
    #expect(try sample.counted(vuAu: "2023-02-01") == ["J1": [1]])
    #expect(try sample.cell("synthese", "entretiens") == .entier(1))
    #expect(try sample.cell("synthese", "entretiens", vuAu: "2023-01-31") == .entier(2))
  }

  @Test func `leaves no youth behind whose only event it takes`() throws {
    var sample = SampleHistory()
    sample.entretien("e1", on: "2022-03-14")
    sample.annule("e1", recorded: "2023-02-01T12:00:00.000Z")
    #expect(try sample.counted() == [:])
    #expect(try sample.cell("synthese", "contact") == .entier(0))
  }

  @Test func `of an entry opens the way to another`() throws {
    var sample = SampleHistory()
    sample.add("d1", "dispositif.entree", ["dispositif": "CEJ"], on: "2022-04-01")
    sample.add("s1", "dispositif.sortie", ["entree": "d1", "motif": "autre"], on: "2022-05-01")
    sample.annule("s1", recorded: "2022-05-02T12:00:00.000Z")
    #expect(try sample.cell("dispositifs", "CEJ", "presents_fin") == .entier(1))
    sample.add("s2", "dispositif.sortie", ["entree": "d1", "motif": "abandon"], on: "2022-06-01")
    #expect(try sample.cell("dispositifs", "CEJ", "presents_fin") == .entier(0))
    sample.annule("d1", recorded: "2022-07-01T12:00:00.000Z")
    #expect(try sample.cell("synthese", "entrees_cej_gj") == .entier(0))
  }
}

@Suite struct `A rectification` {
  @Test func `moves an event in time, with its own index`() throws {
    var sample = SampleHistory()
    sample.entretien("e1", on: "2022-12-30")
    sample.entretien("e2", on: "2022-06-01", recorded: "2023-01-02T12:00:00.000Z")
    sample.rectifie(
      "e1", ["conseiller": "c1"], time: "2021-12-30T09:00:00+01:00",
      recorded: "2023-02-01T12:00:00.000Z")
    #expect(try sample.counted() == ["J1": [0, 1]])
    #expect(try sample.counted(vuAu: "2023-01-15") == ["J1": [1, 0]], "in time order")
    #expect(try sample.cell("synthese", "entretiens") == .entier(1))
    #expect(try sample.cell("synthese", "entretiens", annee: 2021) == .entier(1))
    #expect(try sample.cell("synthese", "entretiens", vuAu: "2023-01-31") == .entier(2))
    #expect(try sample.cell("synthese", "primos") == .entier(0), "the first was in 2021")
    #expect(try sample.cell("synthese", "primos", vuAu: "2023-01-31") == .entier(1))
  }

  @Test func `moves an event to another subject`() throws {
    var sample = SampleHistory()
    sample.entretien("e1", on: "2022-03-14")
    sample.rectifie(
      "e1", ["conseiller": "c1"], subject: "J2", recorded: "2023-02-01T12:00:00.000Z")
    #expect(try sample.counted() == ["J2": [0]])
    #expect(try sample.counted(vuAu: "2023-01-31") == ["J1": [0]])
  }

  @Test func `gives new data, taken whole`() throws {
    var sample = SampleHistory()
    sample.entretien("e0", on: "2022-03-14")
    sample.add("p1", "profil", ["sexe": "F", "niveau": "VI_Vbis"])
    sample.rectifie("p1", ["sexe": "M"], recorded: "2023-02-01T12:00:00.000Z")
    #expect(try sample.cell("profil.primos", "sexe.M", "jeunes") == .entier(1))
    #expect(try sample.cell("profil.primos", "niveau.non_renseigne", "jeunes") == .entier(1))
    #expect(try sample.cell("profil.primos", "sexe.F", "jeunes", vuAu: "2023-01-31") == .entier(1))
    #expect(
      try sample.cell("profil.primos", "niveau.VI_Vbis", "jeunes", vuAu: "2023-01-31") == .entier(1)
    )
  }

  @Test func `is the last visible one alone, without what an earlier one moved`() throws {
    var sample = SampleHistory()
    sample.entretien("e1", on: "2022-03-14")
    sample.rectifie(
      "e1", ["conseiller": "c2"], time: "2021-03-14T09:00:00+01:00", subject: "J2",
      recorded: "2023-02-01T12:00:00.000Z")
    sample.rectifie("e1", ["conseiller": "c3"], recorded: "2023-03-01T12:00:00.000Z")
    #expect(try sample.counted() == ["J1": [0]])
    #expect(try sample.cell("synthese", "entretiens") == .entier(1))
    #expect(try sample.counted(vuAu: "2023-02-15") == ["J2": [0]])
    #expect(try sample.cell("synthese", "entretiens", vuAu: "2023-02-15") == .entier(0))
    #expect(
      try sample.cell("synthese", "entretiens", annee: 2021, vuAu: "2023-02-15") == .entier(1))
  }

  @Test func `is undone with its event`() throws {
    var sample = SampleHistory()
    sample.entretien("e1", on: "2022-03-14")
    sample.rectifie("e1", ["conseiller": "c2"], subject: "J2", recorded: "2023-02-01T12:00:00.000Z")
    sample.annule("e1", recorded: "2023-03-01T12:00:00.000Z")
    #expect(try sample.counted() == [:])
    #expect(try sample.counted(vuAu: "2023-02-01") == ["J2": [0]])
  }

  @Test func `that points an exit to another entry closes that one`() throws {
    var sample = SampleHistory()
    sample.add("d1", "dispositif.entree", ["dispositif": "CEJ"], on: "2022-04-01")
    sample.add("d2", "dispositif.entree", ["dispositif": "PACEA"], on: "2022-04-01")
    sample.add("s1", "dispositif.sortie", ["entree": "d1", "motif": "autre"], on: "2022-05-01")
    sample.rectifie(
      "s1", ["entree": "d2", "motif": "autre"], recorded: "2022-05-02T12:00:00.000Z")
    #expect(try sample.cell("dispositifs", "CEJ", "presents_fin") == .entier(1))
    #expect(try sample.cell("dispositifs", "PACEA", "presents_fin") == .entier(0))
    #expect(try sample.cell("dispositifs", "CEJ", "presents_fin", vuAu: "2022-05-01") == .entier(0))
  }
}

@Suite struct `A reference` {
  @Test func `to an event of another youth does not hold, until their files are one`() throws {
    var sample = SampleHistory()
    sample.add("d1", "dispositif.entree", ["dispositif": "CEJ"], "J1", on: "2022-04-01")
    sample.add(
      "s1", "dispositif.sortie", ["entree": "d1", "motif": "autre"], "J2", on: "2022-05-01")
    #expect(try sample.cell("dispositifs", "CEJ", "presents_fin") == .entier(1))
    sample.fusionne("J1", "J2", recorded: "2023-02-01T12:00:00.000Z")
    #expect(try sample.cell("dispositifs", "CEJ", "presents_fin") == .entier(0))
    #expect(try sample.cell("dispositifs", "CEJ", "presents_fin", vuAu: "2023-01-31") == .entier(1))
  }

  @Test func `counts the earliest of two exits`() throws {
    var sample = SampleHistory()
    sample.add("d1", "dispositif.entree", ["dispositif": "CEJ"], on: "2022-04-01")
    sample.add("s1", "dispositif.sortie", ["entree": "d1", "motif": "autre"], on: "2023-06-01")
    sample.add(
      "s2", "dispositif.sortie", ["entree": "d1", "motif": "autre"], on: "2022-06-01",
      recorded: "2023-06-02T12:00:00.000Z")
    #expect(try sample.cell("dispositifs", "CEJ", "presents_fin") == .entier(0))
    #expect(try sample.cell("dispositifs", "CEJ", "suivis", annee: 2022) == .entier(1))
  }
}
