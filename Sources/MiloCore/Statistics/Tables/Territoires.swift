import MiloEvents

/// Where the youths of a population belong, on one axis.
struct Territoires: TableComptable {
  let population: Population
  let axe: Axe

  var declaration: TableDeclaration {
    // On the other axes a line exists only for what somebody has.
    let inconnus = Inconnus("lieu d’accueil", .mesure(0, ligne: nonRenseigne))
    let zones =
      axe == .zone ? Zone.codes.map { LigneDeclaration($0, $0, inconnus: inconnus) } : []
    return TableDeclaration(
      id: "territoire.\(population.rawValue).\(axe.rawValue)",
      titre: "Territoire (\(axe.libelle)), \(population.libelle)",
      population: population.definition,
      definition: axe.definition,
      mesures: 1,
      colonnes: [
        ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(0))),
        ColonneDeclaration(
          "part", "part", .pourcent,
          .part(.mesure(0), sur: .mesure(0, ligne: population.rawValue, table: Synthese.id))),
      ],
      lignes: zones + [LigneDeclaration(nonRenseigne, "non renseigné")],
      ouvertes: [LignesOuvertes(libelle: { [axe] in axe.libelle(of: $0, $1) })])
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    .population(population)
  }

  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois {
    population == .primos ? .primos : .attributs
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    guard vue.populations.contains(population), let fait = vue.preuve(population) else { return }
    let attributs = vue.attributs(population)
    let repertoire = vue.contexte.repertoire
    if axe == .zone {
      let place = Territoire.zone(attributs, repertoire).map { Int($0) } ?? Zone.allCases.count
      return compteur.jeune(place, 0, fait)
    }
    let code = Territoire.value(axe, attributs, repertoire)
    let ligne = code.map { compteur.ligne(0, $0) } ?? 0
    compteur.jeune(ligne, 0, fait)
  }
}

extension Axe {
  /// The word for the axis in titles.
  var libelle: String {
    switch self {
    case .zone: "zone"
    case .site: "lieu d’accueil"
    case .commune: "commune"
    case .epci: "intercommunalité"
    case .quartier: "quartier"
    }
  }

  /// How a youth is placed on the axis.
  var definition: String {
    switch self {
    case .zone: "Zone du lieu d’accueil du jeune."
    case .site:
      "Lieu d’accueil du dossier à la date de référence, sinon celui du dernier événement compté de la période qui en porte un."
    case .commune: "Commune du dossier à la date de référence."
    case .epci: "Intercommunalité de la commune à la fin de la période."
    case .quartier: "Quartier du dossier à la date de référence."
    }
  }

  /// The label of a code of the axis.
  func libelle(of code: String, _ repertoire: Repertoire) -> String {
    repertoire.libelle(of: code, axe: self) ?? code
  }
}
