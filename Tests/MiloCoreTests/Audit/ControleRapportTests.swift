import MiloEvents
import Testing

@testable import MiloCore

/// What the control of a published report says of itself, to somebody who prints it.
@Suite struct `The control of a published report, printed` {
  private let logiciel = "milo d’essai"

  private func journal() -> Journal {
    let lines = ["J1", "J2", "J3"].enumerated().map { number, jeune in
      """
      {"specversion":"1.0","id":"e\(number)","source":"/s","type":"fr.milo.entretien.v1",\
      "subject":"\(jeune)","time":"2022-03-1\(number)T10:00:00+01:00",\
      "recordedtime":"2022-03-1\(number)T11:00:00.000Z","data":{"conseiller":"C1"}}

      """
    }
    return Journal(
      identity: JournalIdentity(origin: "essai", source: "/s"),
      store: MemoryStore(Array(lines.joined().utf8)))
  }

  private func page() throws -> String {
    let lecture = try Lecture(journal(), hashing: true)
    let rapport = try RapportAnnuel(lecture.histoires, Periode(annee: 2022))
    return HTMLFrontEnd(logiciel: logiciel).text(of: lecture.report(rapport))
  }

  private func controle(_ page: String) throws -> ControleRapport {
    try RapportPublie(Array(page.utf8), logiciel: logiciel).controle(journal())
  }

  @Test func `says that a report holds, when it does`() throws {
    let controle = try controle(page())
    #expect(controle.tient && controle.isExact)
    #expect("\(controle)".hasPrefix("rapport conforme : "))
    #expect("\(controle)".hasSuffix("octet pour octet"))
  }

  @Test func `never says that a report holds when a figure was changed: it names the figure`()
    throws
  {
    let name = "synthese/entretiens/valeur"
    let cell = "data-cellule=\"\(name)\" data-valeur="
    let whole = try page()
    let link = "<a href=\"#t1-source\" tabindex=\"-1\">"
    let falsified = whole.replacing(
      cell + "\"3\">\(link)3<", with: cell + "\"9999\">\(link)9999<")
    try #require(falsified != whole)
    let controle = try controle(falsified)
    #expect(!controle.tient)
    let text = "\(controle)"
    #expect(text.hasPrefix("rapport non conforme : 1 écart\n"))
    #expect(text.contains("\(name) : publié 9999, recalculé 3"))
    #expect(!text.contains("rapport conforme"))
  }

  /// The page as another version would write it, changed.
  private func pageOfAnother(_ found: String, _ changed: String) throws -> String {
    let whole = try page().replacing(logiciel, with: "milo 9.9").replacing("<h2", with: "<h2 ")
    try #require(whole.contains(found))
    return whole.replacing(found, with: changed)
  }

  @Test func `never says that a page of another version holds, whatever its figures`() throws {
    let controle = try controle(pageOfAnother("<main", "<main "))
    #expect(controle.tient && controle.autreVersion == "milo 9.9")
    #expect("\(controle)".hasPrefix("rapport non comparé : "))
    #expect(!"\(controle)".contains("rapport conforme"))
  }

  @Test func `reads what is shown, not what is hidden`() throws {
    let name = "synthese/entretiens/valeur"
    let figure = "<a href=\"#t1-source\" tabindex=\"-1\">3</a>"
    let cell = "data-cellule=\"\(name)\" data-valeur=\"3\">\(figure)</strong>"
    let opening = "<strong "
    for forged in [
      opening + cell.replacing(">3<", with: ">3<b>000</b><"),
      "<!-- " + opening + cell + " --><strong>9 999</strong>",
      "<template>" + opening + cell + "</template><strong>9 999</strong>",
      opening + cell.replacing(">3<", with: "><!-- 3 -->9 999<"),
    ] {
      let controle = try controle(pageOfAnother(opening + cell, forged))
      #expect(!controle.tient, "\(forged)")
      #expect("\(controle)".contains(name), "\(forged)")
    }
  }

  @Test func `counts every difference, a line each`() {
    var controle = ControleRapport(taille: 3, racine: "r", chiffres: 2)
    controle.constats = [
      .cellule("a/b/c", publie: "1", recalcule: "2"), .tropCourt(publiee: 3, trouvee: 1),
    ]
    let lines = "\(controle)".split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "rapport non conforme : 2 écarts")
    #expect(lines[1] == "a/b/c : publié 1, recalculé 2")
  }
}
