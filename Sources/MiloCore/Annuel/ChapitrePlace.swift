import MiloEvents

/// A chapter of a composition as it stands once in the page: its name, its title, where its blocks are asked.
struct ChapitrePlace: Sendable {
  /// The chapter as the report shows it.
  var chapitre: Chapitre
  /// What people read for the value that the chapter is repeated for; nil for one that stands once.
  var libelle: String?
  /// The circumstances of its blocks.
  var circonstances: Cellule.Circonstances
  /// What stands in it.
  var blocs: [Composition.Bloc]
}

extension ChapitrePlace {
  /// A text with the name of the value at hand.
  func nommant(_ texte: String) -> String {
    guard let libelle else { return texte }
    return texte.split(separator: "{libelle}", omittingEmptySubsequences: false)
      .joined(separator: libelle)
  }
}

extension Composition {
  /// The chapters as they stand in the page, those that are repeated once for each value.
  ///
  /// - Throws: a team that has nobody, with its path.
  func places(_ repertoire: Repertoire) throws(FormeError) -> [ChapitrePlace] {
    var places: [ChapitrePlace] = []
    for (place, chapitre) in chapitres.enumerated() {
      guard let pourChaque = chapitre.pourChaque else {
        places.append(
          ChapitrePlace(
            chapitre: .init(id: chapitre.id, titre: chapitre.titre, chapeau: chapitre.chapeau),
            circonstances: chapitre.circonstances, blocs: chapitre.blocs))
        continue
      }
      for groupe in pourChaque.groupes(repertoire) {
        var filtre = FiltreDemande(pourChaque.axe.filtre, groupe.valeurs)
        if pourChaque.axe == .equipe {
          filtre.valeurs = repertoire.conseillers(desEquipes: groupe.valeurs)
          guard !filtre.valeurs.isEmpty else {
            throw FormeError(
              chemin: "chapitres[\(place)].pour_chaque",
              found: "l’équipe « \(groupe.valeurs.joined(separator: ", ")) », sans conseiller",
              expected: "une équipe d’au moins un conseiller à la fin de la période")
          }
        }
        var circonstances = Cellule.Circonstances()
        circonstances.filtres = [filtre]
        let libelle =
          groupe.libelle
          ?? groupe.valeurs.map { repertoire.libelle($0, de: pourChaque.axe.rawValue) }
          .joined(separator: ", ")
        // A code may be any text: in an address it is one word.
        let codes = groupe.valeurs.map(\.enIdDeLigne).joined(separator: "-")
        var placed = ChapitrePlace(
          chapitre: .init(id: "\(chapitre.id).\(codes)", titre: ""),
          libelle: libelle, circonstances: circonstances.dans(chapitre.circonstances),
          blocs: chapitre.blocs)
        placed.chapitre.titre = placed.nommant(chapitre.titre)
        placed.chapitre.chapeau = chapitre.chapeau.map(placed.nommant)
        places.append(placed)
      }
    }
    return places
  }
}

extension Composition.PourChaque {
  /// The values to repeat for: those said, else all that the structure has, by name.
  fileprivate func groupes(_ repertoire: Repertoire) -> [Groupe] {
    guard valeurs.isEmpty else { return valeurs }
    return repertoire.codes(axe)
      .map { (code: $0, libelle: repertoire.libelle($0, de: axe.rawValue)) }
      .sorted { ($0.libelle, $0.code) < ($1.libelle, $1.code) }
      .map { Groupe([$0.code]) }
  }
}

extension Composition.PourChaque.Axe {
  /// The filter that keeps a value.
  var filtre: String { self == .equipe ? "conseiller" : rawValue }
}

extension Repertoire {
  /// The codes that the structure has on an axis, in no order.
  fileprivate func codes(_ axe: Composition.PourChaque.Axe) -> [String] {
    func textes(_ numbers: some Sequence<UInt32>) -> [String] {
      numbers.map { histoires.texts.text($0) }
    }
    switch axe {
    case .commune: return textes(communes.keys)
    case .site: return textes(sites.keys)
    case .quartier: return textes(quartiers.keys)
    case .epci: return textes(Set(communes.keys.compactMap { epci(ofCommune: $0) }))
    case .zone: return Zone.codes
    case .regroupement: return textes(regroupements.keys)
    case .dispositif: return textes(Set(histoires.dispositifsEntres))
    case .conseiller: return textes(conseillers.keys)
    case .equipe: return Set(conseillers.values.compactMap { equipe($0) }).sorted()
    }
  }

  private func equipe(_ conseiller: Fait) -> String? {
    texte(Self.conseillerEquipe, of: conseiller)
  }

  /// The codes of the counsellors of some teams, as bytes.
  fileprivate func conseillers(desEquipes equipes: [String]) -> [String] {
    conseillers.filter { equipe($0.value).map(equipes.contains) ?? false }
      .map { histoires.texts.text($0.key) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
