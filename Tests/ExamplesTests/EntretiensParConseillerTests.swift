import MiloCore
import MiloEvents
import MiloExempleProjection
import MiloTestKit
import Testing

@Suite struct `The interviews of each counsellor` {
  @Test func `are counted whatever the youth`() throws {
    let counts = try Scenario()
      .given(Entretien(conseiller: "c07"), sujet: "J1", le: "2022-03-14")
      .given(Entretien(conseiller: "c07"), sujet: "J2", le: "2022-03-15")
      .given(Entretien(conseiller: "c12"), sujet: "J1", le: "2022-04-02")
      .given(Contact(canal: .sms), sujet: "J1", le: "2022-04-03")
      .when(EntretiensParConseiller())
    #expect(counts == ["c07": 2, "c12": 1])
  }

  @Test func `lose a cancelled one, from the day of its cancelling on`() throws {
    let events = try Scenario()
      .given(Entretien(conseiller: "c07"), sujet: "J1", le: "2022-03-14", id: "a")
      .given(
        Annulation(evenement: "a", motif: "saisi deux fois"), sujet: nil, le: "2022-03-20")
    #expect(try events.when(EntretiensParConseiller()) == [:])
    #expect(
      try events.when(EntretiensParConseiller(), vuAu: LocalDate("2022-03-19")) == ["c07": 1])
  }

  @Test func `add up from parts in any order`() throws {
    let one = try Scenario().given(Entretien(conseiller: "c07"), le: "2022-03-14").journal()
    let two = try Scenario().given(Entretien(conseiller: "c12"), le: "2022-03-14").journal()
    let first = try Lecture(one).histoires.fold(EntretiensParConseiller())
    let second = try Lecture(two).histoires.fold(EntretiensParConseiller())
    var (forward, backward) = (first, second)
    forward.merge(second)
    backward.merge(first)
    #expect(forward.resultat == ["c07": 1, "c12": 1])
    #expect(forward.resultat == backward.resultat)
  }
}
