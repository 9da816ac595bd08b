import MiloEvents

/// Minors under the obligation of training, by stage and by outcome.
struct Obligations: TableComptable {
  private static let etape = Champ(ObligationFormation.self, "etape")
  private static let issue = Champ(ObligationFormation.self, "issue")
  private static let issues = 3

  let declaration = TableDeclaration(
    id: "obligation_formation", titre: "Obligation de formation", population: nil,
    definition: "Jeunes distincts dont une étape est datée de la période.",
    mesures: 1, colonnes: [.jeunes],
    lignes: [
      LigneDeclaration("signales", "jeunes signalés"),
      LigneDeclaration("contactes", "jeunes contactés"),
      LigneDeclaration("engages", "jeunes engagés"),
    ] + IssueObligation.codes.map { LigneDeclaration("issue.\($0)", "issue : \($0)") })

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode where vue.dossier[place].kind == Kinds.obligationFormation {
      let fait = vue.dossier[place]
      guard let etape = Self.etape.word(of: fait, in: vue.words) else { continue }
      guard etape == EtapeObligation.issue.word else {
        compteur.jeune(Int(etape), 0, fait)
        continue
      }
      if let issue = Self.issue.word(of: fait, in: vue.words) {
        compteur.jeune(Self.issues + Int(issue), 0, fait)
      }
    }
  }
}

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

/// Youths in a project of international mobility, by status and by programme.
struct MobilitesInternationales: TableComptable {
  private static let programme = Champ(MobiliteInternationale.self, "programme")
  private static let statut = Champ(MobiliteInternationale.self, "statut")

  let declaration = TableDeclaration(
    id: "mobilite_internationale", titre: "Mobilité internationale", population: nil,
    definition: "Jeunes distincts dont un projet a pris ce statut dans la période.",
    mesures: 1, colonnes: [.jeunes],
    lignes: StatutMobilite.codes.map { LigneDeclaration($0, $0) }
      + ProgrammeMobilite.codes.flatMap { programme in
        StatutMobilite.codes.map {
          LigneDeclaration("\(programme).\($0)", "\(programme) : \($0)")
        }
      })

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let statuts = StatutMobilite.allCases.count
    for place in vue.periode where vue.dossier[place].kind == Kinds.mobiliteInternationale {
      let fait = vue.dossier[place]
      guard let statut = Self.statut.word(of: fait, in: vue.words),
        let programme = Self.programme.word(of: fait, in: vue.words)
      else { continue }
      compteur.jeune(Int(statut), 0, fait)
      compteur.jeune((Int(programme) + 1) * statuts + Int(statut), 0, fait)
    }
  }
}

extension ColonneDeclaration {
  /// The one column of tables that count youths only.
  fileprivate static let jeunes = ColonneDeclaration(
    "jeunes", "jeunes", .nombre, .compte(.mesure(0)))
}
