import MiloEvents

/// Sponsorship: the dispositif PARRAINAGE, and those who sponsor.
struct Parrainage: TableComptable {
  private static let conseiller = Champ(DispositifEntree.self, "conseiller")
  private static let role = Champ(Conseiller.self, "role")

  private enum Ligne: Int, CaseIterable {
    case entrees, jeunes, parrains, sorties, positives, abandons, enCours, nouveauxParrains, suivis,
      jours
  }

  /// Number of the dispositif's code; nil when no youth ever entered it.
  private let code: UInt32?

  init(_ contexte: Contexte) {
    code = contexte.histoires.texts.number(of: "PARRAINAGE")
  }

  let declaration = TableDeclaration(
    id: "parrainage", titre: "Parrainage", population: nil,
    definition:
      "Entrées et sorties de la période dans le dispositif PARRAINAGE ; parrains : conseillers distincts des entrées ; en cours : jeunes au séjour ouvert à la fin ; suivis : jeunes au séjour qui touche la période.",
    mesures: 1,
    colonnes: [ColonneDeclaration("valeur", "valeur", .nombre, .compte(.mesure(0)))],
    lignes: [
      LigneDeclaration("entrees", "entrées"),
      LigneDeclaration("jeunes", "jeunes entrés"),
      LigneDeclaration("parrains", "parrains"),
      LigneDeclaration("sorties", "sorties"),
      LigneDeclaration("positives", "sorties positives"),
      LigneDeclaration("abandons", "abandons"),
      LigneDeclaration("en_cours", "jeunes en cours de parrainage"),
      LigneDeclaration("nouveaux_parrains", "nouveaux parrains", horsFiltre: .tout),
      LigneDeclaration("suivis", "jeunes suivis"),
      LigneDeclaration("jours", "", isCachee: true),
      LigneDeclaration(
        "jeunes_par_parrain", "jeunes suivis par parrain",
        formules: [0: .rapport(.mesure(0, ligne: "suivis"), par: .mesure(0, ligne: "parrains"))]),
      LigneDeclaration(
        "duree_moyenne", "durée moyenne des parrainages terminés", unite: .jours,
        formules: [0: .moyenne(.mesure(0, ligne: "jours"), par: .mesure(0, ligne: "sorties"))]),
    ])

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis(
      [Kinds.dispositifEntree, Kinds.dispositifSortie, Kinds.conseiller], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    guard let code else { return }
    let periode = vue.contexte.periode
    for sejour in vue.dossier.sejours where sejour.code == code {
      let entree = vue.dossier[sejour.entree]
      if periode.contains(sejour.debut) {
        compteur.add(Ligne.entrees.rawValue, 0, entree)
        compteur.jeune(Ligne.jeunes.rawValue, 0, entree)
        if let parrain = Self.conseiller.word(of: entree, in: vue.words) {
          compteur.distinct(
            UInt32(truncatingIfNeeded: parrain), Ligne.parrains.rawValue, 0, entree)
        }
      }
      if sejour.isOpen(at: vue.fin) { compteur.jeune(Ligne.enCours.rawValue, 0, entree) }
      if sejour.overlaps(periode) { compteur.jeune(Ligne.suivis.rawValue, 0, entree) }
      guard let place = sejour.sortie(dans: periode) else { continue }
      let sortie = vue.dossier[place]
      let motif = Sorties.motif.word(of: sortie, in: vue.words)
      compteur.add(Ligne.sorties.rawValue, 0, sortie)
      compteur.add(Ligne.jours.rawValue, 0, sortie, montant: sejour.jours)
      if Sorties.positives.contains(motif) { compteur.add(Ligne.positives.rawValue, 0, sortie) }
      if motif == MotifSortie.abandon.word { compteur.add(Ligne.abandons.rawValue, 0, sortie) }
    }
  }

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let words = contexte.histoires.words
    var known: Set<Int64> = []
    for fait in contexte.histoires.structure where fait.kind == Kinds.conseiller {
      guard Self.role.word(of: fait, in: words) == RoleConseiller.parrain.word,
        let code = Repertoire.conseillerCode.word(of: fait, in: words),
        known.insert(code).inserted, contexte.periode.contains(fait.date)
      else { continue }
      compteur.distinct(
        UInt32(truncatingIfNeeded: code), Ligne.nouveauxParrains.rawValue, 0, fait)
    }
  }
}
