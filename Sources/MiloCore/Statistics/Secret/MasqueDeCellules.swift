/// The cells of some tables that are hidden.
struct MasqueDeCellules: Hashable, Sendable {
  /// Names a cell.
  struct Nom: Hashable, Sendable {
    var table: String
    var ligne: String
    var colonne: String
  }

  /// The cells that show « secret ».
  var caches: Set<Nom> = []
  /// The shares of nobody that do not say over whom.
  var sansDessous: Set<Nom> = []

  /// The table with its hidden cells hidden.
  func masquer(_ table: ReportTable) -> ReportTable {
    var masked = table
    for line in table.lignes.indices {
      for (place, colonne) in table.colonnes.enumerated() {
        let nom = Nom(table: table.id, ligne: table.lignes[line].id, colonne: colonne.id)
        let isCachee = caches.contains(nom)
        guard isCachee || sansDessous.contains(nom) else { continue }
        if isCachee, place < masked.lignes[line].valeurs.count {
          masked.lignes[line].valeurs[place] = .secret
        }
        masked.lignes[line].quotients[place] = nil
        masked.lignes[line].nonRenseignes[place] = nil
        masked.lignes[line].petitsEffectifs.remove(place)
      }
    }
    return masked
  }
}

/// How many cells an output hides, and why.
struct BilanDuSecret: Hashable, Sendable {
  /// The least count of youths shown.
  let seuil: Int
  /// Cells that count few youths.
  var petites = 0
  /// Cells computed from such a count.
  var calculees = 0
  /// Cells that would tell one that is hidden.
  var autres = 0

  init(seuil: Int) {
    self.seuil = seuil
  }

  mutating func compter(_ genre: Aveu.Genre, isPetite: Bool) {
    switch (genre, isPetite) {
    case (.compte, true): petites += 1
    case (_, true), (.ailleurs, _): calculees += 1
    default: autres += 1
    }
  }

  /// What the notes say.
  var note: String {
    let total = petites + calculees + autres
    let alone = "Plusieurs sorties rapprochées ne sont pas protégées."
    let few = seuil == 2 ? "1 jeune" : "de 1 à \(seuil - 1) jeunes"
    guard total > 0 else {
      return "Secret statistique : aucune cellule cachée, aucune ne compte \(few). \(alone)"
    }
    func dire(_ number: Int, _ un: String, _ plusieurs: String) -> String? {
      number == 0 ? nil : "\(FrenchText.integer(number)) \(number == 1 ? un : plusieurs)"
    }
    let why = [
      dire(petites, "compte \(few)", "comptent \(few)"),
      dire(calculees, "s’en calcule", "s’en calculent"),
      dire(autres, "permettrait d’en retrouver", "permettraient d’en retrouver"),
    ].compactMap { $0 }.joined(separator: ", ")
    let cells = total == 1 ? "1 cellule cachée" : "\(FrenchText.integer(total)) cellules cachées"
    return "Secret statistique : \(cells) ; \(why). \(alone)"
  }
}
