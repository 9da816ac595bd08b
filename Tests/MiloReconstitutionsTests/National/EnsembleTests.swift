import MiloCore
import MiloEvents
import Testing

@testable import MiloReconstitutions

/// Forty structures, each read once.
private let lectures: [Lecture] = {
  (1...40).compactMap { numero in
    let structure = StructureSynthetique(
      numero: numero, annees: 2021...2023, evenements: 300 + numero * 10, graine: 42)
    var bytes: [UInt8] = []
    structure.lignes { lot, _ in bytes += lot }
    let journal = Journal(identity: structure.identite, store: MemoryStore(bytes))
    return try? Lecture(journal, hashing: true, tableaux: tableaux)
  }
}()

/// A median, a greatest value, things called alike everywhere, and things that are not.
private let tableaux: [Tableau] = [
  Tableau(
    id: "durees", titre: "Durées", definition: "Durée des entretiens.", compte: "entretien",
    lignes: [.famille(Tableau.Famille("modalite")), .fixe(id: "total", libelle: nil, ou: [:])],
    colonnes: [
      .init("entretiens", .lignes), .init("mediane", .mediane("duree_min")),
      .init("maximum", .maximum("duree_min")), .init("moyenne", .moyenne("duree_min")),
      .init("conseillers", .distinct("conseiller")),
      .init("modalites", .distinct("modalite"), commun: true),
    ])
]

@Suite struct `Forty structures` {
  private func csv(_ partiel: Partiel, _ par: StatistiquesReunies.Par) throws -> String {
    let reunies = try StatistiquesReunies(partiel)
    return CSVFrontEnd(mesures: true).text(of: reunies.report(pourProgrammes: par))
  }

  private func joined(_ partiels: [Partiel]) throws -> Partiel {
    var first = try #require(partiels.first)
    try first.joindre(Array(partiels.dropFirst()))
    return first
  }

  @Test(arguments: [
    (["evolution"], ""), ([], "sexe=F"), ([], ""),
  ])
  func `joined by files in any grouping are the journals counted together, byte for byte`(
    words: [String], filtre: String
  ) throws {
    #expect(lectures.count == 40)
    var options = Statistiques.Options()
    options.evolution = words.contains("evolution")
    if !filtre.isEmpty { options.filtres = [try FiltreDemande(filtre)] }
    let partiels = try lectures.map { try Partiel($0, Periode(annee: 2022), options) }
    let wanted = try csv(joined(partiels), .lesDeux)
    for graine in 1...3 as ClosedRange<UInt64> {
      var hasard = Hasard(graine: graine)
      var left = partiels.map(\.jsonLines)
      #expect(left.allSatisfy { $0.count < 1_000_000 })
      while left.count > 1 {
        let size = min(left.count, hasard.entier(2...8))
        var group: [Partiel] = []
        for _ in 0..<size {
          let place = hasard.sous(left.count)
          group.append(try Partiel(jsonLines: left.remove(at: place)))
        }
        left.append(try joined(group).jsonLines)
      }
      #expect(try csv(Partiel(jsonLines: left[0]), .lesDeux) == wanted)
    }
  }

  @Test func `each give in the set the figures that they give alone`() throws {
    let partiels = try lectures.map { try Partiel($0, Periode(annee: 2022)) }
    let reunies = try StatistiquesReunies(joined(partiels))
    for (place, lecture) in lectures.enumerated() {
      let alone = try Statistiques(lecture.histoires, Periode(annee: 2022)).tables
      #expect(reunies.tables(of: place) == alone)
    }
  }

  @Test func `count once what all call alike, and add up what each calls its own way`() throws {
    var options = Statistiques.Options()
    options.tables = ["durees"]
    let partiels = try lectures.map { try Partiel($0, Periode(annee: 2022), options) }
    let reunies = try StatistiquesReunies(
      Partiel(jsonLines: joined(partiels).jsonLines))
    func total(_ colonne: String) -> [Int] {
      ([reunies.tables] + lectures.indices.map { reunies.tables(of: $0) }).map { tables in
        let cell = tables[0].cellules.first { $0.ligne == "total" && $0.colonne == colonne }
        return cell.flatMap { Int($0.valeur) } ?? 0
      }
    }
    let (conseillers, modalites) = (total("conseillers"), total("modalites"))
    #expect(conseillers[0] == conseillers.dropFirst().reduce(0, +))
    #expect(modalites[0] == modalites.dropFirst().max() && modalites[0] > 1)
    // The middle of all values, not of the middles.
    let medians = total("mediane")
    #expect(medians.dropFirst().contains { $0 != medians[0] })
  }
}
