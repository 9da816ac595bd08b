import MiloEvents

/// Entries into each dispositif, by the partner who sent or shares the youth.
struct Partenaires: TableComptable {
  private static let partenaire = Champ(DispositifEntree.self, "partenaire")

  private enum Mesure: Int, CaseIterable { case entrees, jeunes, suivis }

  private let dispositifs: MembresDispositif
  var membres: [Membre]? { dispositifs.membres }

  init(_ dispositifs: MembresDispositif) { self.dispositifs = dispositifs }

  let declaration = TableDeclaration(
    id: "partenaires", titre: "Partenaires", population: nil,
    definition:
      "Entrées de la période par partenaire ; le total et les parts portent sur toutes les entrées, sans partenaire comprises.",
    mesures: Mesure.allCases.count,
    colonnes: [
      ColonneDeclaration("entrees", "entrées", .nombre, .compte(.mesure(0))),
      ColonneDeclaration("jeunes", "jeunes entrés", .nombre, .compte(.mesure(1))),
      ColonneDeclaration(
        "part", "part des entrées", .pourcent,
        .part(.mesure(0), sur: .mesure(0, ligne: "total"))),
    ],
    lignes: [LigneDeclaration("total", "total")],
    ouvertes: [LignesOuvertes(libelle: { $1.libelle(ofPartenaire: $0) })],
    existence: .mesure(Mesure.suivis.rawValue, ligne: "total"))

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.dispositifEntree], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let contexte = vue.contexte
    for sejour in vue.dossier.sejours where sejour.overlaps(contexte.periode) {
      let entree = vue.dossier[sejour.entree]
      let isEntry = contexte.periode.contains(sejour.debut)
      let partenaire = Self.partenaire.word(of: entree, in: vue.words)
      func count(_ ligne: Int) {
        compteur.add(ligne, Mesure.entrees.rawValue, entree)
        compteur.jeune(ligne, Mesure.jeunes.rawValue, entree)
      }
      dispositifs.forEach(sejour, contexte) { rang in
        compteur.jeune(rang, Mesure.suivis.rawValue, entree)
        guard isEntry else { return }
        count(rang)
        if let partenaire { count(compteur.ligne(rang, UInt32(truncatingIfNeeded: partenaire))) }
      }
    }
  }
}

extension Repertoire {
  private static let partenaireLibelle = Champ(Partenaire.self, "libelle")

  /// The label of a partner, or its code when nothing names it.
  func libelle(ofPartenaire code: String) -> String {
    histoires.texts.number(of: code)
      .flatMap { texte(Self.partenaireLibelle, of: partenaires[$0]) } ?? code
  }
}
