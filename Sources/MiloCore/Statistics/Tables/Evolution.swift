import MiloEvents

/// Six calendar years, up to that of the end of the period.
struct Evolution: TableComptable {
  static let id = "evolution"
  let declaration: TableDeclaration
  private let last: Int

  /// The years shown for a period.
  static func annees(_ periode: Periode) -> [Int] {
    Array((periode.fin.year - 5)...periode.fin.year)
  }

  init(_ periode: Periode) {
    let annees = Self.annees(periode)
    last = periode.fin.year
    declaration = TableDeclaration(
      id: Self.id, titre: "Évolution sur six ans", population: nil,
      definition: "Années civiles, vues à la même date.",
      mesures: 4,
      colonnes: [
        ColonneDeclaration("primos", "primos", .nombre, .compte(.mesure(0))),
        ColonneDeclaration("accompagnes", "accompagnés", .nombre, .compte(.mesure(1))),
        ColonneDeclaration("contact", "en contact", .nombre, .compte(.mesure(2))),
        ColonneDeclaration("entretiens", "entretiens", .nombre, .compte(.mesure(3))),
      ],
      lignes: annees.map { annee in
        let fin = Periode(annee: annee).fin
        let formules = (0..<4).map { ($0, Formule?.some(.jusquAu(fin, .compte(.mesure($0))))) }
        return LigneDeclaration(
          String(annee), String(annee), formules: Dictionary(uniqueKeysWithValues: formules))
      })
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis(Kinds.deContact, .jusquALaFin)
  }

  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois {
    mesure == 0 ? .primos : .cellule
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let periode = vue.contexte.periode
    guard let annee = periode.anneeCivile, vue.contexte.asksOnlySeries else { return }
    let ligne = annee - (last - 5)
    if vue.populations.contains(.primos), let premier = vue.premierEntretien {
      compteur.jeune(ligne, 0, vue.dossier[premier])
    }
    for place in vue.periode where vue.definesContact(vue.dossier[place]) {
      let fait = vue.dossier[place]
      compteur.jeune(ligne, 2, fait)
      if fait.kind == Kinds.entretien { compteur.add(ligne, 3, fait) }
      if fait.kind == Kinds.entretien || fait.kind == Kinds.atelier
        || fait.kind == Kinds.informationCollective
      {
        compteur.jeune(ligne, 1, fait)
      }
    }
  }
}
