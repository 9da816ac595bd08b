import MiloEvents

extension Tableau {
  /// The first parts of ids that declarations may not take: those of the library's own tables.
  static let nomsReserves: Set<String> = [
    "synthese", "evenements", "profil", "origine", "territoire", "evolution", "dispositifs",
    "file_active", "modalites", "sorties", "partenaires", "emploi", "formation", "immersion",
    "volontariat", "situations", "aides", "collectif", "rendez_vous", "specialites", "parrainage",
    "orientations", "offres", "obligation_formation", "reperage", "mobilite_internationale",
    "satisfaction", "objectifs", "equipe", "absences", "implantation", "territoire_couvert",
    "donnees", "finances", "conventions", "gouvernance", "manifestations", "ameliorations",
    "qualite",
  ]

  /// Checks what does not depend on the rows: the id, the words, that something is counted.
  func verifierLeNom(_ chemin: String) throws(FormeError) {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    let first = parts.first.map(String.init) ?? ""
    let isNamed =
      (1...64).contains(first.utf8.count)
      && first.utf8.allSatisfy {
        ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || $0 == UInt8(ascii: "_")
          || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
      } && first.utf8.first.map { $0 >= UInt8(ascii: "a") } ?? false
    let rest = parts.dropFirst()
    guard isNamed,
      rest.allSatisfy({ (1...64).contains($0.utf8.count) && $0.utf8.allSatisfy(codeByte) })
    else {
      throw FormeError(
        chemin: chemin + "id", found: "« \(id.excerpt) »",
        expected:
          "une minuscule, puis minuscules, chiffres, « _ », 64 au plus ; au besoin des parties après un point"
      )
    }
    guard !Self.nomsReserves.contains(first) else {
      throw FormeError(
        chemin: chemin + "id", found: "« \(id) », un nom des tables nationales (« \(first) »)",
        expected: "un nom à vous")
    }
    for (nom, texte) in [("titre", titre), ("definition", definition)] where texte.isEmpty {
      throw FormeError(
        chemin: chemin + nom, found: "un texte vide", expected: "des mots que l’on puisse lire")
    }
    guard !colonnes.isEmpty else {
      throw FormeError(
        chemin: chemin + "colonnes", found: "aucune colonne", expected: "une colonne au moins")
    }
  }

  /// Checks that what is asked of the rows makes sense for them.
  func verifierLaSource(_ source: Source, _ chemin: String) throws(FormeError) {
    if moment != nil, !source.estSejour {
      throw FormeError(
        chemin: chemin + "moment", found: "un moment, sur « \(compte) »",
        expected: "un moment sur sejours ou situations")
    }
    guard source.estDeJeunes else {
      let asked = [
        ("jeunes", jeunes != nil), ("ayant", !ayant.isEmpty), ("sans", !sans.isEmpty),
        ("attributs", attributsALaFin),
      ].first { $0.1 }
      if let asked { throw Self.sansJeune(chemin + asked.0) }
      return
    }
    if source == .jeunes, jeunes == .tous {
      throw FormeError(
        chemin: chemin + "jeunes", found: "« tous », quand les jeunes sont les rangs",
        expected: Population.allCases.map(\.rawValue).joined(separator: " | "))
    }
  }

  /// The fault of asking about youths what is about none.
  static func sansJeune(_ chemin: String) -> FormeError {
    FormeError(
      chemin: chemin, found: "une question sur des jeunes",
      expected: "rien de cela : ces faits ne sont d’aucun jeune")
  }
}
