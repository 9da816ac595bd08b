import MiloEvents

/// Orientations to partners, and what came of them.
struct Orientations: TableComptable {
  private enum Mesure: Int {
    case orientations, jeunes
    /// The first of the five outcomes, in the order of their closed list.
    case issues
  }

  private enum Famille: Int {
    case vers, menage, contrat, genre
  }

  private static let total = 0
  private static let vers = Champ(Orientation.self, "vers")
  private static let menage = Champ(Orientation.self, "menage")
  private static let contrat = Champ(Orientation.self, "contrat_menage")
  private static let issue = Champ(OrientationIssue.self, "issue")
  private static let genre = Champ(OrientationIssue.self, "genre")

  /// What people read for where youths are oriented: a partner, or a code that the structure names.
  private static let destination: @Sendable (String, Repertoire) -> String = { code, repertoire in
    let partenaire = repertoire.libelle(ofPartenaire: code)
    return partenaire == code ? repertoire.mot(code, "orientation.vers") : partenaire
  }

  let declaration = TableDeclaration(
    id: "orientations", titre: "Orientations", population: nil,
    definition:
      "Orientations de la période ; issues datées de la période, sous la destination de leur orientation. Ligne « genre » : orientations, de toute date, auxquelles répondent les issues de ce genre.",
    mesures: Mesure.issues.rawValue + IssueOrientation.allCases.count,
    colonnes: [
      ColonneDeclaration(
        "orientations", "orientations", .nombre, .compte(.mesure(Mesure.orientations.rawValue))),
      ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(Mesure.jeunes.rawValue))),
    ]
      + zip(IssueOrientation.codes, ["admis", "recrutés", "refus", "sans suite", "abandons"])
      .enumerated().map { place, issue in
        ColonneDeclaration(
          issue.0, issue.1, .nombre, .compte(.mesure(Mesure.issues.rawValue + place)))
      },
    lignes: [LigneDeclaration("total", "total")],
    ouvertes: [
      LignesOuvertes(libelle: destination),
      LignesOuvertes(
        apres: "total", suffixe: { menage, _ in ".menage." + Menage.codes[Int(menage)] },
        libelle: destination),
      LignesOuvertes(
        apres: "total", suffixe: { contrat, _ in ".contrat." + Contrat.codes[Int(contrat)] },
        libelle: destination),
      LignesOuvertes(
        apres: "total", suffixe: { genre, contexte in ".genre." + contexte.texte(genre) },
        libelle: destination),
    ])

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.orientation, Kinds.orientationIssue], .desLeDebut)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode {
      let fait = vue.dossier[place]
      if fait.kind == Kinds.orientation {
        for ligne in lignes(fait, vue, &compteur) {
          compteur.add(ligne, Mesure.orientations.rawValue, fait)
          compteur.jeune(ligne, Mesure.jeunes.rawValue, fait)
        }
      } else if fait.kind == Kinds.orientationIssue, vue.dossier.cibles[place] >= 0 {
        issue(fait, of: vue.dossier[Int(vue.dossier.cibles[place])], vue, &compteur)
      }
    }
  }

  private func issue(
    _ fait: Fait, of orientation: Fait, _ vue: borrowing VueJeune, _ compteur: inout Compteur
  ) {
    guard let issue = Self.issue.word(of: fait, in: vue.words) else { return }
    let mesure = Mesure.issues.rawValue + Int(issue)
    for ligne in lignes(orientation, vue, &compteur) { compteur.add(ligne, mesure, fait) }
    guard let genre = Self.genre.word(of: fait, in: vue.words),
      let vers = Self.vers.word(of: orientation, in: vue.words)
    else { return }
    let ligne = compteur.ligne(
      Famille.genre.rawValue, UInt32(truncatingIfNeeded: vers), UInt32(truncatingIfNeeded: genre))
    compteur.distinct(orientation.line, kind: .evenement, ligne, Mesure.orientations.rawValue, fait)
    compteur.jeune(ligne, Mesure.jeunes.rawValue, fait)
    compteur.add(ligne, mesure, fait)
  }

  /// The lines of an orientation: its destination, the total, its household and contract.
  private func lignes(
    _ orientation: Fait, _ vue: borrowing VueJeune, _ compteur: inout Compteur
  ) -> [Int] {
    guard let word = Self.vers.word(of: orientation, in: vue.words) else { return [Self.total] }
    let vers = UInt32(truncatingIfNeeded: word)
    var lignes = [compteur.ligne(Famille.vers.rawValue, vers), Self.total]
    if let menage = Self.menage.word(of: orientation, in: vue.words) {
      let second = UInt32(truncatingIfNeeded: menage)
      lignes.append(compteur.ligne(Famille.menage.rawValue, vers, second))
    }
    if let contrat = Self.contrat.word(of: orientation, in: vue.words) {
      let second = UInt32(truncatingIfNeeded: contrat)
      lignes.append(compteur.ligne(Famille.contrat.rawValue, vers, second))
    }
    return lignes
  }
}
