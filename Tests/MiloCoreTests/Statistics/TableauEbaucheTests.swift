import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A first declaration` {
  @Test(arguments: Tableau.comptes)
  func `is valid as it is, whatever is counted`(compte: String) throws {
    let ebauche = try #require(Tableau.ebauche(compte))
    try Tableau.verifier([ebauche])
    #expect(try Tableau(ebauche.json) == ebauche)
    #expect(ebauche.lignes.count == 2 && ebauche.lignes.last == .total)
    let source = try #require(Source(compte))
    #expect(ebauche.colonnes.contains { $0.calcul == .jeunes } == source.estDeJeunes)
    #expect(ebauche.colonnes.contains { $0.calcul == .lignes } == (source != .jeunes))
    for texte in [ebauche.titre, ebauche.definition] + ebauche.colonnes.compactMap(\.libelle) {
      #expect(!texte.contains("_") && !texte.contains("'"), "\(texte)")
    }
  }

  @Test func `starts from the first closed list, and from what adds up`() throws {
    func said(_ compte: String) throws -> String {
      let ebauche = try #require(Tableau.ebauche(compte))
      guard case .famille(let famille)? = ebauche.lignes.first else { return "" }
      return ([famille.par] + ebauche.colonnes.map { "\($0.calcul)" }).joined(separator: " ")
    }
    #expect(try said("emploi.entree") == #"contrat lignes jeunes moyenne("heures_hebdo")"#)
    #expect(try said("entretien") == #"modalite lignes jeunes somme("duree_min")"#)
    #expect(try said("aide.versement") == #"aide lignes jeunes somme("montant_centimes")"#)
    #expect(try said("offre") == #"contrat lignes somme("postes")"#)
    #expect(try said("sanction") == #"date.mois lignes jeunes"#)
    #expect(try said("jeunes") == "jeune.sexe jeunes")
    #expect(try said("sejours") == #"dispositif lignes jeunes moyenne("duree_jours")"#)
  }

  @Test func `does not exist of what nobody counts`() {
    #expect(Tableau.ebauche("annulation") == nil)
    #expect(Tableau.ebauche("entretiens") == nil)
  }
}
