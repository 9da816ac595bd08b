import Foundation
import MiloEvents
import Testing

@testable import MiloCore

/// Amounts computed by OpenFisca-France, read from a file.
///
/// OpenFisca's minimum wage is the hourly rate × 151.67, and it does not round the lump sum of the
/// Garantie jeunes: up to two cents apart. It takes the age on the first day of the month where the
/// rule takes the last: cells with a birthday in between are left out.
@Suite struct OpenFiscaTests {
  private struct Grille: Decodable {
    var cej: [CelluleCEJ]
    var gj: [CelluleGJ]
  }

  private struct CelluleCEJ: Decodable {
    var mois: String
    var date_naissance: String
    var categorie: String
    var deductibles_centimes: Int
    var partielles_centimes: Int
    var anniversaire_dans_le_mois: Bool
    var openfisca_centimes: Int
    var reference_centimes: Int
  }

  private struct CelluleGJ: Decodable {
    var mois: String
    var ressources_centimes: Int
    var openfisca_centimes: Int
    var reference_centimes: Int
  }

  private static let tolerance = 2

  private func grille() throws -> Grille {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "../../Reference/Droits/grille_openfisca.json")
    return try JSONDecoder().decode(Grille.self, from: Data(contentsOf: file.standardizedFileURL))
  }

  @Test func `the CEJ agrees with OpenFisca within two cents`() throws {
    let cells = try grille().cej.filter { !$0.anniversaire_dans_le_mois }
    #expect(cells.count == 540)
    for cell in cells {
      let month = mois(cell.mois)
      var journal = EcritureDroits()
      journal.fait("profil", "J1", "2013-01-01", ["date_naissance": .string(cell.date_naissance)])
      journal.fait("foyer_fiscal", "J1", "2013-01-01", ["categorie": .string(cell.categorie)])
      _ = journal.cej("\(month.firstDay)", "\(month.lastDay)")
      journal.ressources(
        "\(month.adding(-1))", cell.deductibles_centimes, cell.partielles_centimes)
      let due = Int(try #require(try journal.lecture().droits().first?.du))
      #expect(abs(due - cell.openfisca_centimes) <= Self.tolerance, "\(cell)")
      #expect(due == cell.reference_centimes, "\(cell)")
    }
  }

  @Test func `the Garantie jeunes agrees with OpenFisca within two cents`() throws {
    let cells = try grille().gj
    #expect(cells.count == 120)
    let scales = Baremes()
    for cell in cells {
      let month = mois(cell.mois)
      let exact = GarantieJeunes.montant(
        forfait: try #require(scales.palier(.forfaitGJ, month)).centimes,
        smic: try #require(scales.palier(.smic, month)).centimes,
        ressources: cell.ressources_centimes, jours: month.dayCount, joursDuMois: month.dayCount
      )
      let due = Int(exact.arrondi)
      #expect(abs(due - cell.openfisca_centimes) <= Self.tolerance, "\(cell)")
      #expect(due == cell.reference_centimes, "\(cell)")
    }
  }
}
