import MiloEvents

/// Appointments by object, by who receives and where, and by their last state.
struct RendezVousPris: TableComptable {
  static let objet = Champ(RendezVous.self, "objet")
  private static let statut = Champ(RendezVous.self, "statut")
  private static let absences = ChoiceSet(
    Set<StatutRendezVous>([.absent, .excuse, .annule_jeune]))
  private static let total = 0

  private enum Mesure: Int, CaseIterable { case proposes, presents, absents, jeunes }

  let declaration: TableDeclaration = {
    func terme(_ mesure: Mesure) -> Terme { .mesure(mesure.rawValue) }
    return TableDeclaration(
      id: "rendez_vous", titre: "Rendez-vous", population: nil,
      definition:
        "Rendez-vous proposés dans la période, selon leur dernier état connu à la fin ; absents : absents, excusés ou annulés par le jeune. Le conseiller et le site sont ceux du dernier état qui les dit. Sans objet, sans conseiller, sans site : au total seulement.",
      mesures: Mesure.allCases.count,
      colonnes: [
        ColonneDeclaration("proposes", "proposés", .nombre, .compte(terme(.proposes))),
        ColonneDeclaration("presents", "présents", .nombre, .compte(terme(.presents))),
        ColonneDeclaration("absents", "absents", .nombre, .compte(terme(.absents))),
        ColonneDeclaration(
          "presence", "présence", .pourcent,
          .part(terme(.presents), sur: terme(.presents) + terme(.absents))),
        ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(terme(.jeunes))),
      ],
      lignes: [LigneDeclaration("total", "total")],
      ouvertes: [
        LignesOuvertes(champ: "rendez_vous.objet"),
        LignesOuvertes(
          "conseiller.", apres: "total", libelle: { $1.libelle(ofConseiller: $0) }),
        LignesOuvertes("site.", apres: "total", libelle: { Axe.site.libelle(of: $0, $1) }),
      ])
  }()

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.rendezVous], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for rendezVous in vue.rendezVous() {
      let premier = vue.dossier[rendezVous.premier]
      let dernier = vue.dossier[rendezVous.dernier]
      let statut = Self.statut.word(of: dernier, in: vue.words)
      func count(_ ligne: Int) {
        compteur.add(ligne, Mesure.proposes.rawValue, premier)
        compteur.jeune(ligne, Mesure.jeunes.rawValue, premier)
        if statut == StatutRendezVous.present.word {
          compteur.add(ligne, Mesure.presents.rawValue, dernier)
        } else if Self.absences.contains(statut) {
          compteur.add(ligne, Mesure.absents.rawValue, dernier)
        }
      }
      count(Self.total)
      if let objet = Self.objet.word(of: premier, in: vue.words) {
        count(compteur.ligne(0, UInt32(truncatingIfNeeded: objet)))
      }
      if let conseiller = rendezVous.conseiller { count(compteur.ligne(1, conseiller)) }
      if let site = rendezVous.site { count(compteur.ligne(2, site)) }
    }
  }
}

extension VueJeune {
  /// The appointments first dated in the period, in the order of their first events (08.3.3).
  func rendezVous() -> [RendezVousSuivi] { rendezVous(contexte.periode) }

  /// The appointments first dated in a window, as they stand on its last day.
  func rendezVous(_ fenetre: Periode) -> [RendezVousSuivi] {
    dossier.rendezVous(au: fenetre.fin) { fenetre.contains($0.date) }
  }

  /// All appointments known at the end of the period, whenever they were first proposed.
  func rendezVousConnus() -> [RendezVousSuivi] { dossier.rendezVous(au: fin) { _ in true } }
}
