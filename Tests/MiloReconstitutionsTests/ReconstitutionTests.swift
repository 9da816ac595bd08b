import Testing

@testable import MiloReconstitutions

@Suite struct `Les journaux reconstitués` {
  @Test(arguments: ["sud-meusien", "innovam"])
  func `se suivent dans l'ordre de saisie et ne renvoient qu'à ce qui précède`(nom: String) {
    let brouillons = journal(nom, graine: 7)
    var connus: Set<String> = []
    var precedent = ""
    for brouillon in brouillons {
      #expect(brouillon.enregistre >= precedent)
      precedent = brouillon.enregistre
      for (champ, valeur) in brouillon.data where Self.renvois.contains(champ) {
        if case .texte(let id) = valeur, id.count == 36 { #expect(connus.contains(id)) }
      }
      #expect(connus.insert(brouillon.id).inserted)
    }
    #expect(brouillons.count > 40_000)
  }

  @Test func `sont les mêmes avec la même graine, et d'autres avec une autre`() {
    let ids = { (graine: UInt64) in sudMeusien2022(graine: graine).map(\.id) }
    #expect(ids(1) == ids(1))
    #expect(ids(1) != ids(2))
  }

  @Test func `comptent les entretiens publiés, et gardent leur passé quand ils continuent`() {
    let connu = { (brouillons: [Brouillon]) in
      brouillons.filter { $0.moment < "2023" && $0.enregistre < "2023-04-07" }
    }
    let connus = connu(besancon2022(graine: 3))
    let entretiens = connus.filter { $0.nom == "entretien" && $0.moment > "2022" }
    #expect(entretiens.count == 17_697)
    #expect(Set(entretiens.map(\.sujet)).count == 3464)
    #expect(connus.map(\.id) == connu(besancon2024(graine: 3)).map(\.id))
  }

  private static let renvois: Set<String> = [
    "entree", "demande", "decision", "rendez_vous", "orientation", "mise_en_relation", "evenement",
  ]

  private func journal(_ nom: String, graine: UInt64) -> [Brouillon] {
    nom == "innovam" ? innovam2023(graine: graine) : sudMeusien2022(graine: graine)
  }
}
