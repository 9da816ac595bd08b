import MiloEvents

/// Entries into training, by kind.
struct Formations: TableComptable {
  private static let genre = Champ(FormationEntree.self, "genre")
  private static let initiale = ChoiceSet(Set<GenreFormation>([.retour_formation_initiale, .mlds]))

  let declaration = TableDeclaration(
    id: "formation", titre: "Entrées en formation", population: nil,
    definition:
      "Formations commencées dans la période ; « initiale » : retours en formation initiale et MLDS.",
    mesures: Entrees.mesures, colonnes: Entrees.colonnes,
    lignes: GenreFormation.codes.map { LigneDeclaration("genre.\($0)", $0) }
      + [LigneDeclaration("initiale", "formation initiale"), LigneDeclaration("total", "total")])

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let count = GenreFormation.allCases.count
    for place in vue.periode where vue.dossier[place].kind == Kinds.formationEntree {
      let fait = vue.dossier[place]
      let genre = Self.genre.word(of: fait, in: vue.words)
      if let genre { Entrees.compter(vue, fait, Int(genre), &compteur) }
      if Self.initiale.contains(genre) { Entrees.compter(vue, fait, count, &compteur) }
      Entrees.compter(vue, fait, count + 1, &compteur)
    }
  }
}

/// Entries into immersion, by kind.
struct Immersions: TableComptable {
  private static let genre = Champ(ImmersionEntree.self, "genre")
  let declaration = EntreesParGenre.declaration(
    id: "immersion", titre: "Immersions", definition: "Immersions commencées dans la période.",
    GenreImmersion.codes)

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    EntreesParGenre.compter(vue, Kinds.immersionEntree, Self.genre, &compteur)
  }
}

/// Entries into volunteering, by kind.
struct Volontariats: TableComptable {
  private static let genre = Champ(VolontariatEntree.self, "genre")
  let declaration = EntreesParGenre.declaration(
    id: "volontariat", titre: "Volontariats", definition: "Volontariats commencés dans la période.",
    GenreVolontariat.codes)

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    EntreesParGenre.compter(vue, Kinds.volontariatEntree, Self.genre, &compteur)
  }
}

/// A table of entries whose lines are the codes of a closed list, and their total.
private enum EntreesParGenre {
  static func declaration(
    id: String, titre: String, definition: String, _ codes: [String]
  ) -> TableDeclaration {
    TableDeclaration(
      id: id, titre: titre, population: nil, definition: definition, mesures: Entrees.mesures,
      colonnes: Entrees.colonnes,
      lignes: codes.map { LigneDeclaration($0, $0) } + [LigneDeclaration("total", "total")])
  }

  static func compter(
    _ vue: borrowing VueJeune, _ kind: EventKind, _ genre: Champ, _ compteur: inout Compteur
  ) {
    for place in vue.periode where vue.dossier[place].kind == kind {
      let fait = vue.dossier[place]
      if let word = genre.word(of: fait, in: vue.words) {
        Entrees.compter(vue, fait, Int(word), &compteur)
      }
      Entrees.compter(vue, fait, compteur.lignesFermees - 1, &compteur)
    }
  }
}

/// Entries into any situation.
struct Situations: TableComptable {
  private static let contrat = Champ(EmploiEntree.self, "contrat")
  private static let alternance = ChoiceSet(Contrat.alternance)

  let declaration = TableDeclaration(
    id: "situations", titre: "Entrées en situation", population: nil,
    definition:
      "Emploi (classique et aidé), alternance, formation, immersion, volontariat, scolarité commencés dans la période.",
    mesures: Entrees.mesures, colonnes: Entrees.colonnes + [Entrees.partAccompagnes],
    lignes: [
      LigneDeclaration("emploi", "emploi"), LigneDeclaration("alternance", "alternance"),
      LigneDeclaration("formation", "formation"), LigneDeclaration("immersion", "immersion"),
      LigneDeclaration("volontariat", "volontariat"), LigneDeclaration("scolarite", "scolarité"),
      LigneDeclaration("total", "total"),
    ])

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode {
      let fait = vue.dossier[place]
      let ligne: Int
      switch fait.kind {
      case Kinds.emploiEntree:
        ligne = Self.alternance.contains(Self.contrat.word(of: fait, in: vue.words)) ? 1 : 0
      case Kinds.formationEntree: ligne = 2
      case Kinds.immersionEntree: ligne = 3
      case Kinds.volontariatEntree: ligne = 4
      case Kinds.scolariteEntree: ligne = 5
      default: continue
      }
      Entrees.compter(vue, fait, ligne, &compteur)
      Entrees.compter(vue, fait, 6, &compteur)
    }
  }
}
