/// An account: its side, its code, its name, its amount in cents.
struct Poste {
  let nature: String
  let code: String
  let libelle: String
  let centimes: Int
  var financeur: String?
}

/// The accounts of an exercise, foreseen or done.
struct Comptes {
  let exercice: Int
  /// `budget` or `realise`.
  let etat: String
  let source: String
  var postes: [Poste]

  /// What the accounts of a side add up to.
  func somme(_ nature: String) -> Int {
    postes.reduce(0) { $1.nature == nature ? $0 + $1.centimes : $0 }
  }
}

extension Reconstitution {
  /// The accounts whose amounts are published, one by one.
  ///
  /// - Parameter financeurs: those whose product has an account `74_` and their code.
  func comptes(
    _ exercice: Int, _ etat: String, source: String, financeurs: [String]
  ) -> Comptes {
    let postes: [Poste] = cibles.toutes.compactMap { cible in
      guard cible.cellule.hasSuffix("/" + etat), let centimes = Int(cible.valeur),
        let parts = cible.ligne(de: "finances.\(exercice)")?.split(separator: "."),
        parts.count == 2
      else { return nil }
      let code = String(parts[1])
      return Poste(
        nature: String(parts[0]), code: code, libelle: cible.nomDeLigne, centimes: centimes,
        financeur: financeurs.first { code == "74_" + $0 })
    }
    return Comptes(exercice: exercice, etat: etat, source: source, postes: postes)
  }

  /// Notes accounts on the day when they are voted or approved.
  mutating func noter(_ comptes: Comptes, le jour: Jour) {
    for poste in comptes.postes {
      noter(poste, comptes, le: jour)
    }
  }

  /// Notes a total as it is printed, whatever the accounts add up to.
  mutating func noterTotal(_ total: Poste, _ comptes: Comptes, le jour: Jour) {
    noter(total, comptes, le: jour, isTotal: true)
  }

  private mutating func noter(
    _ poste: Poste, _ comptes: Comptes, le jour: Jour, isTotal: Bool = false
  ) {
    noterFait(
      "poste_comptable", le: jour,
      [
        "exercice": .entier(comptes.exercice), "etat": .texte(comptes.etat),
        "nature": .texte(poste.nature), "poste": .texte(poste.code),
        "libelle": .texte(poste.libelle), "montant_centimes": .entier(poste.centimes),
        "financeur": poste.financeur.map(Valeur.texte), "total": isTotal ? true : nil,
        "source": .texte(comptes.source),
      ])
  }
}
