import MiloEvents

/// Appointments by object and by their last state.
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
        "Rendez-vous proposés dans la période, selon leur dernier état connu à la fin ; absents : absents, excusés ou annulés par le jeune. Sans objet : au total seulement.",
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
      ouvertes: [LignesOuvertes(champ: "rendez_vous.objet")])
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
    }
  }
}

extension VueJeune {
  /// An appointment: the place of its first event, and of its last state by the period's end.
  struct RendezVousSuivi {
    var premier: Int
    var dernier: Int
  }

  /// The appointments first dated in the period, in the order of their first events (08.3.3).
  func rendezVous() -> [RendezVousSuivi] { rendezVous(contexte.periode) }

  /// The appointments first dated in a window, as they stand on its last day.
  func rendezVous(_ fenetre: Periode) -> [RendezVousSuivi] {
    var states: [RendezVousSuivi] = []
    for place in 0..<dossier.count where dossier[place].kind == Kinds.rendezVous {
      guard !dossier.isVoid[place], dossier[place].date <= fenetre.fin,
        let premier = dossier.premierDuRendezVous(place),
        fenetre.contains(dossier[premier].date)
      else { continue }
      states.append(RendezVousSuivi(premier: premier, dernier: place))
    }
    guard states.count > 1 else { return states }
    states.sort { ($0.premier, $0.dernier) < ($1.premier, $1.dernier) }
    return states.indices.filter { place in
      place + 1 == states.count || states[place + 1].premier != states[place].premier
    }.map { states[$0] }
  }
}
