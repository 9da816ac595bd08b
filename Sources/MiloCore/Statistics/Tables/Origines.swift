import MiloEvents

/// Who sent the primos: the origin of the first `accueil` of the period that carries one.
struct Origines: TableComptable {
  private static let origine = Champ(Accueil.self, "origine")

  let declaration = TableDeclaration(
    id: "origine", titre: "Origine de la venue", population: Population.primos.definition,
    definition: "Origine du premier accueil de la période qui en porte une.",
    mesures: 1,
    colonnes: [
      ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(0))),
      ColonneDeclaration(
        "part", "part", .pourcent,
        .part(.mesure(0), sur: .mesure(0, ligne: "primos", table: Synthese.id))),
    ],
    lignes: Origine.codes.map {
      LigneDeclaration(
        $0, $0, inconnus: Inconnus("prescripteur", .mesure(0, ligne: nonRenseigne)))
    }
      + [LigneDeclaration(nonRenseigne, "non renseignée")])

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis(Kinds.deContact)
  }

  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois { .primos }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    guard vue.populations.contains(.primos), let premier = vue.premierEntretien else { return }
    for place in vue.periode where vue.dossier[place].kind == Kinds.accueil {
      guard let word = Self.origine.word(of: vue.dossier[place], in: vue.words) else { continue }
      return compteur.jeune(Int(word), 0, vue.dossier[place])
    }
    compteur.jeune(Origine.allCases.count, 0, vue.dossier[premier])
  }
}
