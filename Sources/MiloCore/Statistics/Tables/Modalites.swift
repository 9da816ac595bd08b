import MiloEvents

/// Entries into each dispositif, by modality.
struct Modalites: TableComptable {
  private static let modalite = Champ(DispositifEntree.self, "modalite")
  private static let volet = Champ(DispositifEntree.self, "volet")

  private enum Mesure: Int, CaseIterable { case entrees, jeunes, suivis }
  private enum Ligne: Int, CaseIterable { case voletJR, total }

  private let dispositifs: MembresDispositif
  var membres: [Membre]? { dispositifs.membres }

  init(_ dispositifs: MembresDispositif) { self.dispositifs = dispositifs }

  let declaration = TableDeclaration(
    id: "modalites", titre: "Modalités", population: nil,
    definition:
      "Entrées de la période par modalité ; les entrées sans modalité ne sont que dans le total. Suivis : séjour qui touche la période.",
    mesures: Mesure.allCases.count,
    colonnes: [
      ColonneDeclaration("entrees", "entrées", .nombre, .compte(.mesure(Mesure.entrees.rawValue))),
      ColonneDeclaration(
        "jeunes", "jeunes entrés", .nombre, .compte(.mesure(Mesure.jeunes.rawValue))),
      ColonneDeclaration("suivis", "suivis", .nombre, .compte(.mesure(Mesure.suivis.rawValue))),
    ],
    lignes: [
      LigneDeclaration("volet.jr", "volet jeunes en rupture"), LigneDeclaration("total", "total"),
    ],
    ouvertes: [LignesOuvertes(champ: "dispositif.entree.modalite")],
    existence: .mesure(Mesure.suivis.rawValue, ligne: "total"))

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.dispositifEntree], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let contexte = vue.contexte
    for sejour in vue.dossier.sejours where sejour.overlaps(contexte.periode) {
      let entree = vue.dossier[sejour.entree]
      let isEntry = contexte.periode.contains(sejour.debut)
      let modalite = Self.modalite.word(of: entree, in: vue.words)
      let isJR = Self.volet.word(of: entree, in: vue.words) == Volet.jr.word
      func count(_ ligne: Int) {
        if isEntry {
          compteur.add(ligne, Mesure.entrees.rawValue, entree)
          compteur.jeune(ligne, Mesure.jeunes.rawValue, entree)
        }
        compteur.jeune(ligne, Mesure.suivis.rawValue, entree)
      }
      dispositifs.forEach(sejour, contexte) { rang in
        let premiere = rang * Ligne.allCases.count
        count(premiere + Ligne.total.rawValue)
        if isJR { count(premiere + Ligne.voletJR.rawValue) }
        if let modalite { count(compteur.ligne(rang, UInt32(truncatingIfNeeded: modalite))) }
      }
    }
  }
}
