import MiloCore
import MiloEvents
import Testing

@testable import MiloReconstitutions

@Suite struct `The report of several example structures` {
  private func lecture(_ numero: Int) throws -> Lecture {
    let structure = StructureSynthetique(
      numero: numero, annees: 2020...2023, evenements: 6000, graine: 42)
    var bytes: [UInt8] = []
    structure.lignes { lot, _ in bytes += lot }
    return try Lecture(Journal(identity: structure.identite, store: MemoryStore(bytes)))
  }

  @Test func `has no chapter without anything`() throws {
    var rapport = try RapportReuni(Periode(annee: 2022))
    for numero in 1...3 { rapport.ajouter(try rapport.part(of: lecture(numero))) }
    let report = try rapport.report()
    let shown = Set(report.blocs.compactMap { $0.chapitre?.id })
    // Tables are declared beside the library's by whoever asks.
    let wanted = Set(Composition.regionale.chapitres.map(\.id)).subtracting(["tables-declarees"])
    #expect(shown == wanted)
    #expect(report.blocs.first?.chapitre?.titre == "Les structures")
  }
}
