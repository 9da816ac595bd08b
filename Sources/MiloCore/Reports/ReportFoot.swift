extension Report {
  /// Terms and values that say in full what the figures were computed from, and by which program.
  func pied(logiciel: String?) -> [(terme: String, valeur: String)] {
    guard let provenance else { return logiciel.map { [("Calculé par", $0)] } ?? [] }
    let subject = provenance.structures.isEmpty ? "Structure" : "Structures"
    var foot: [(String, String)] = [(subject, provenance.structure)]
    if let periode = provenance.periode {
      foot.append(
        ("Période", "du \(FrenchText.day(periode.debut)) au \(FrenchText.day(periode.fin))"))
    }
    foot.append(("Vu au", FrenchText.vuAu(provenance) ?? "toutes les lignes comptent"))
    if !provenance.filtres.isEmpty {
      foot.append(("Filtres", provenance.filtres.joined(separator: ", ")))
    }
    if let taille = provenance.taille {
      let term = provenance.structures.isEmpty ? "Journal" : "Journaux"
      foot.append((term, FrenchText.lignes(taille)))
    }
    if provenance.reprises > 0 {
      foot.append(("Horodatages", FrenchText.reprises(provenance.reprises)))
    }
    if let secret = provenance.secret {
      foot.append(("Secret statistique", "les comptes de moins de \(secret) jeunes sont cachés"))
    } else if let usageInterne {
      foot.append(("Diffusion", usageInterne))
    }
    if let racine = provenance.racine { foot.append(("Racine de Merkle", racine)) }
    for structure in provenance.structures {
      foot.append(("Journal de \(structure.nom)", structure.lignes))
    }
    if let empreinte = provenance.structures.empreinte {
      foot.append(("Empreinte des journaux", empreinte))
    }
    if let composition = provenance.composition { foot.append(("Composition", "\(composition)")) }
    if let logiciel { foot.append(("Calculé par", logiciel)) }
    return foot
  }

  /// That the report holds small counts of youths, and how many; nil where it holds none, or hides them.
  var usageInterne: String? {
    guard provenance?.secret == nil else { return nil }
    let small = tables.reduce(0) { sum, table in
      sum + table.lignes.reduce(0) { $0 + $1.petitsEffectifs.count }
    }
    guard small > 0 else { return nil }
    let said =
      small == 1 ? "1 compte est de moins" : "\(FrenchText.integer(small)) comptes sont de moins"
    return "usage interne : \(said) de \(Ligne.petit) jeunes"
  }
}
