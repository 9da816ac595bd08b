import MiloEvents

/// Workshops and collective information: sessions, and who took part.
struct Collectif: TableComptable {
  fileprivate static let session = ChampCommun("session")
  private static let themes = ChampCommun("themes")
  private static let genre = Champ(InformationCollective.self, "genre")
  /// The fields whose codes make open lines, in the order of their prefixes.
  private static let codes = ["serie", "partenaire", "dispositif"].map { ChampCommun($0) }

  private enum Mesure: Int, CaseIterable { case sessions, participations, jeunes }
  private static let atelier = 0
  private static let information = 1
  private static let premierGenre = 2
  private static let premierTheme = premierGenre + GenreInformation.codes.count

  let declaration = TableDeclaration(
    id: "collectif", titre: "Actions collectives", population: nil,
    definition:
      "Participations de la période, présents seulement ; sessions distinctes par leur code, qu’une participation peut ne pas porter. Une participation compte dans chacun de ses thèmes.",
    mesures: Mesure.allCases.count,
    colonnes: [
      ColonneDeclaration("sessions", "sessions", .nombre, .compte(.mesure(0))),
      ColonneDeclaration("participations", "participations", .nombre, .compte(.mesure(1))),
      ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(2))),
    ],
    lignes: [
      LigneDeclaration("atelier", "ateliers"),
      LigneDeclaration("information_collective", "informations collectives"),
    ]
      + GenreInformation.codes.map { LigneDeclaration("genre.\($0)", "genre : \($0)") }
      + Theme.codes.map { LigneDeclaration("theme.\($0)", "thème : \($0)") },
    ouvertes: [
      LignesOuvertes("serie.", libelle: { "série : \($1.mot($0, "atelier.serie"))" }),
      LignesOuvertes("partenaire.", libelle: { "partenaire : \($1.libelle(ofPartenaire: $0))" }),
      LignesOuvertes("dispositif.", libelle: { "dispositif : \($1.libelle(ofDispositif: $0))" }),
    ],
    ouvertesDabord: false)

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.atelier, Kinds.informationCollective])
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode where vue.isParticipation(vue.dossier[place]) {
      let fait = vue.dossier[place]
      let session = Self.session.word(of: fait, in: vue.words)
      func count(_ ligne: Int) {
        if let session {
          compteur.distinct(
            UInt32(truncatingIfNeeded: session), ligne, Mesure.sessions.rawValue, fait)
        }
        compteur.add(ligne, Mesure.participations.rawValue, fait)
        compteur.jeune(ligne, Mesure.jeunes.rawValue, fait)
      }
      if fait.kind == Kinds.atelier {
        count(Self.atelier)
      } else {
        count(Self.information)
        if let genre = Self.genre.word(of: fait, in: vue.words) {
          count(Self.premierGenre + Int(genre))
        }
      }
      var themes = UInt64(bitPattern: Self.themes.word(of: fait, in: vue.words) ?? 0)
      while themes != 0 {
        count(Self.premierTheme + themes.trailingZeroBitCount)
        themes &= themes - 1
      }
      for (prefixe, champ) in Self.codes.enumerated() {
        guard let code = champ.word(of: fait, in: vue.words) else { continue }
        count(compteur.ligne(prefixe, UInt32(truncatingIfNeeded: code)))
      }
    }
  }
}

/// One line per session of workshops and collective information.
struct CollectifSessions: TableComptable {
  let declaration = TableDeclaration(
    id: "collectif.sessions", titre: "Sessions collectives", population: nil,
    definition: "Participations de la période, présents seulement, par session.",
    mesures: 2,
    colonnes: [
      ColonneDeclaration("participations", "participations", .nombre, .compte(.mesure(0))),
      ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(1))),
    ],
    lignes: [], ouvertes: [LignesOuvertes(champ: "atelier.session")])

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.atelier, Kinds.informationCollective])
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode where vue.isParticipation(vue.dossier[place]) {
      let fait = vue.dossier[place]
      guard let session = Collectif.session.word(of: fait, in: vue.words) else { continue }
      let ligne = compteur.ligne(0, UInt32(truncatingIfNeeded: session))
      compteur.add(ligne, 0, fait)
      compteur.jeune(ligne, 1, fait)
    }
  }
}

extension VueJeune {
  /// Whether the youth took part in a workshop or a collective information.
  func isParticipation(_ fait: Fait) -> Bool {
    (fait.kind == Kinds.atelier || fait.kind == Kinds.informationCollective) && isPresent(fait)
  }
}
