import MiloReconstitutions
import MiloTestTools
import Testing

@testable import MiloCore
@testable import MiloEvents

@Suite struct `What a national table may count` {
  @Test(.endsInTheEnd) func `is all that it counts of an invented structure`() throws {
    var lines: [UInt8] = []
    StructureSynthetique(numero: 1, annees: 2021...2024, evenements: 60_000, graine: 3).lignes {
      batch, _ in lines += batch
    }
    let journal = Journal(
      identity: JournalIdentity(origin: "o", source: "/s"), store: MemoryStore(lines))
    let histoires = try Lecture(journal).histoires
    let faits = Dictionary(
      uniqueKeysWithValues: (histoires.faits + histoires.structure).map { ($0.line, $0) })
    let periode = Periode(annee: 2022)
    let statistiques = try Statistiques(
      histoires, periode, Statistiques.Options(), explains: true)
    var explicateur = Explicateur(statistiques, histoires)
    var looked = 0
    for table in statistiques.tables {
      for ligne in table.lignes {
        guard let colonne = table.colonnes.first,
          let cellule = Cellule("\(table.id)/\(ligne.id)/\(colonne.id)"),
          let explication = try? explicateur.explication(of: cellule),
          let formule = try? explicateur.formule(of: cellule)
        else { continue }
        for (partie, connue) in zip(explication.parties, formule.parties) {
          let admis = connue.terme.parts.map { part in
            TablesNationales.admis(
              part.table ?? table.id, part.ligne ?? ligne.id, among: statistiques.tableaux)
          }
          guard !admis.contains(where: { $0 == nil }), !connue.avant else { continue }
          for contribution in partie.contributions {
            guard let fait = faits[UInt32(contribution.index)] else { continue }
            looked += 1
            let isAdmitted = admis.contains { admis in
              guard let admis, admis.sortes.contains(fait.kind) else { return false }
              return admis.admet(fait.date...fait.date, periode)
            }
            #expect(isAdmitted, "\(cellule) : \(fait.kind.declaration?.nom ?? "?") du \(fait.date)")
          }
        }
      }
    }
    #expect(looked > 10_000)
  }
}
