import MiloEvents

/// Outings, and the youths met by outreach who went on.
struct Reperages: TableComptable {
  private static let source = Champ(ReperageJeune.self, "source")
  private static let personnes = Champ(SortieTerrain.self, "personnes")
  private static let jeunes = Champ(SortieTerrain.self, "jeunes")

  private enum Ligne {
    static let sorties = 0
    static let personnes = 1
    static let rencontres = 2
    static let reperes = 3
    static let sources = 4
    static let remobilises = sources + SourceReperage.allCases.count
    static let vers = remobilises + 1
  }

  let declaration = TableDeclaration(
    id: "reperage", titre: "Repérage et remobilisation", population: nil,
    definition:
      "Sorties, personnes et jeunes rencontrés : sommes de la période ; le reste : jeunes distincts.",
    mesures: 1,
    colonnes: [ColonneDeclaration("valeur", "valeur", .nombre, .compte(.mesure(0)))],
    lignes: [
      LigneDeclaration("sorties", "sorties de terrain", horsFiltre: .tout),
      LigneDeclaration("personnes", "personnes rencontrées", horsFiltre: .tout),
      LigneDeclaration("jeunes_rencontres", "jeunes rencontrés", horsFiltre: .tout),
      LigneDeclaration("reperes", "jeunes repérés"),
    ]
      + SourceReperage.codes.map { LigneDeclaration("source.\($0)", "repérés par : \($0)") }
      + [LigneDeclaration("remobilises", "jeunes remobilisés")]
      + VersRemobilisation.codes.map { LigneDeclaration("vers.\($0)", "remobilisés vers : \($0)") })

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.reperage, Kinds.remobilisation, Kinds.sortieTerrain])
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode {
      let fait = vue.dossier[place]
      if fait.kind == Kinds.reperage {
        compteur.jeune(Ligne.reperes, 0, fait)
        if let source = Self.source.word(of: fait, in: vue.words) {
          compteur.jeune(Ligne.sources + Int(source), 0, fait)
        }
      } else if fait.kind == Kinds.remobilisation {
        compteur.jeune(Ligne.remobilises, 0, fait)
        if let vers = Champs.vers.word(of: fait, in: vue.words) {
          compteur.jeune(Ligne.vers + Int(vers), 0, fait)
        }
      }
    }
  }

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let words = contexte.histoires.words
    for fait in contexte.histoires.structure
    where fait.kind == Kinds.sortieTerrain && contexte.periode.contains(fait.date) {
      let personnes = Int(Self.personnes.word(of: fait, in: words) ?? 0)
      let jeunes = Int(Self.jeunes.word(of: fait, in: words) ?? 0)
      compteur.add(Ligne.sorties, 0, fait)
      compteur.add(Ligne.personnes, 0, fait, montant: personnes)
      compteur.add(Ligne.rencontres, 0, fait, montant: jeunes)
    }
  }
}
