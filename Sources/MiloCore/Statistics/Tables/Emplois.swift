import MiloEvents

/// Entries into employment, by contract and family of contracts.
struct Emplois: TableComptable {
  private static let contrat = Champ(EmploiEntree.self, "contrat")
  private static let dureeContrat = Champ(EmploiEntree.self, "duree_contrat")
  private static let marchand = Champ(EmploiEntree.self, "marchand")
  private static let classique = ChoiceSet(Contrat.classique)
  private static let aide = ChoiceSet(Contrat.aide)
  private static let aides = Contrat.allCases.filter { Contrat.aide.contains($0) }

  let declaration = TableDeclaration(
    id: "emploi", titre: "Entrées en emploi", population: nil,
    definition:
      "Contrats commencés dans la période ; la part des accompagnés ne compte que des jeunes accompagnés.",
    mesures: Entrees.mesures,
    colonnes: Entrees.colonnes + [
      ColonneDeclaration(
        "part_entrees", "part des entrées", .pourcent,
        .part(.mesure(0), sur: .mesure(0, ligne: "total"))),
      Entrees.partAccompagnes,
    ],
    lignes: Contrat.codes.map { LigneDeclaration("contrat.\($0)", $0) }
      + [
        LigneDeclaration("famille.classique", "emploi classique"),
        LigneDeclaration("famille.aide", "emploi aidé"),
        LigneDeclaration("famille.alternance", "alternance"),
        LigneDeclaration("total", "total"),
        LigneDeclaration("famille.aide.CDD", "emploi aidé en CDD"),
        LigneDeclaration("famille.aide.CDI", "emploi aidé en CDI"),
        LigneDeclaration("famille.aide.marchand", "emploi aidé marchand"),
        LigneDeclaration("famille.aide.non_marchand", "emploi aidé non marchand"),
      ]
      + aides.flatMap { contrat in
        [DureeContrat.CDD, .CDI].map { duree in
          LigneDeclaration(
            "contrat.\(contrat.rawValue).\(duree.rawValue)",
            "\(contrat.rawValue) en \(duree.rawValue)")
        }
      })

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let families = Contrat.allCases.count
    for place in vue.periode where vue.dossier[place].kind == Kinds.emploiEntree {
      let fait = vue.dossier[place]
      guard let word = Self.contrat.word(of: fait, in: vue.words) else { continue }
      let contrat = Int(word)
      let isAided = Self.aide.contains(word)
      let family = Self.classique.contains(word) ? 0 : isAided ? 1 : 2
      var lines = [contrat, families + family, families + 3]
      if isAided {
        if let duree = Self.dureeContrat.word(of: fait, in: vue.words) {
          let isCDI = duree == DureeContrat.CDI.word ? 1 : 0
          lines.append(families + 4 + isCDI)
          let aided = Self.aides.firstIndex { $0.word == word } ?? 0
          lines.append(families + 8 + aided * 2 + isCDI)
        }
        if let marchand = Self.marchand.word(of: fait, in: vue.words) {
          lines.append(families + (marchand == 1 ? 6 : 7))
        }
      }
      for ligne in lines { Entrees.compter(vue, fait, ligne, &compteur) }
    }
  }
}

/// What all tables of entries into a situation count: entries, youths, youths accompanied.
enum Entrees {
  static let mesures = 3
  static let colonnes = [
    ColonneDeclaration("entrees", "entrées", .nombre, .compte(.mesure(0))),
    ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(1))),
  ]
  static let partAccompagnes = ColonneDeclaration(
    "part_accompagnes", "part des accompagnés", .pourcent, .part(.mesure(2), sur: .accompagnes))

  static func compter(
    _ vue: borrowing VueJeune, _ fait: Fait, _ ligne: Int, _ compteur: inout Compteur
  ) {
    compteur.add(ligne, 0, fait)
    compteur.jeune(ligne, 1, fait)
    if vue.populations.contains(.accompagnes) { compteur.jeune(ligne, 2, fait) }
  }
}
