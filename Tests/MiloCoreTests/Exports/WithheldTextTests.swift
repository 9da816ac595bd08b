import MiloEvents
import Testing

@testable import MiloCore

/// A line shown to people, without its words.
@Suite struct `The data of a rectification` {
  private func masked(_ data: JSONObject) -> JSONObject? {
    let event = Event(
      id: "r1", source: "/structures/besancon", type: "fr.milo.rectification.v1", subject: nil,
      time: "2022-03-14T09:30:00+01:00",
      data: ["evenement": "e1", "motif": "secret", "data": .object(data)])
    guard case .object(let shown)? = event.masque.data["data"] else { return nil }
    return shown
  }

  @Test func `keeps what no kind that it may be of has as free text`() {
    let site: JSONObject = ["code": "S4", "libelle": "Antenne nord", "zone": "siege"]
    #expect(masked(site) == site)
  }

  @Test func `hides the words of the kinds that it may be of, and of any where there is none`() {
    #expect(masked(["critere": "ACC", "libelle": "Primos"])?["libelle"] == "…")
    #expect(masked(["conseiller": "c07", "motif": "secret"])?["motif"] == "…")
    let strange = masked([
      "critere": "ACC", "libelle": "Primos", "zone": "siege", "motif": "secret",
    ])
    #expect(strange?["libelle"] == "…")
    #expect(strange?["motif"] == "…")
    #expect(strange?["zone"] == "siege")
  }
}
