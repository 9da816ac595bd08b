import MiloEvents

/// A youth who came from another structure or left for one, under a name that only the structures that
/// share a key can make.
struct PersonneSuivie: Sendable {
  /// A cell that counts youths once each.
  struct Cellule: Hashable, Sendable {
    var table: String
    var ligne: String
    var mesure: Int
    /// Whether it is of the year before.
    var avant = false
  }

  var cle: String
  /// What the journal calls the structures that the youth left for.
  var departs: Set<String> = []
  /// What it calls those that the youth came from.
  var arrivees: Set<String> = []
  /// The day of the first interview ever, up to the end of the period.
  var premierEntretien: LocalDate?
  /// When the last event of the period happened, in nanoseconds of `Moment`.
  var dernier: Int64?
  /// The cells in which the youth counts.
  var cellules: Set<Cellule> = []
}

/// In which structure a person who counts in several counts, in one cell.
enum CompteUneFois: Hashable, Sendable {
  /// In any: the cell has the person once.
  case cellule
  /// In that of the last event, whose cells of the table alone have the person: they say who it is.
  case attributs
  /// In that of the earliest first interview, which alone has the person.
  case primos
}

extension Contexte {
  /// The youths with a transfer dated from a year before the period to its end, by their numbers.
  var jeunesMutes: Set<UInt32> {
    let debut = periode.debut.adding(years: -1)
    return Set(
      histoires.faits.lazy.filter {
        $0.kind == Kinds.mutation && $0.date >= debut && $0.date <= self.periode.fin
      }.compactMap { self.histoires.jeune(of: $0) })
  }
}

extension PersonneSuivie {
  private static let sens = Champ(Mutation.self, "sens")
  private static let structure = Champ(Mutation.self, "structure")

  /// The youths followed, with the cells in which they count.
  static func toutes(_ statistiques: Statistiques, _ cle: CleCommune) -> [PersonneSuivie] {
    let (courant, precedent) = statistiques.comptees
    let contexte = courant.contexte
    var cellules: [UInt32: Set<Cellule>] = [:]
    for (comptees, avant) in [(courant, false), (precedent, true)] {
      for (jeune, own) in comptees.cellulesSuivies {
        cellules[jeune, default: []].formUnion(
          own.map { Cellule(table: $0.table, ligne: $0.ligne, mesure: $0.mesure, avant: avant) })
      }
    }
    return contexte.jeunesMutes.compactMap { jeune in
      guard let histoire = contexte.histoires.histoire(jeune) else { return nil }
      var personne = PersonneSuivie(cle: cle.nom(of: contexte.texte(jeune)))
      personne.cellules = cellules[jeune] ?? []
      personne.lire(histoire, contexte)
      return personne
    }.sorted { $0.cle < $1.cle }
  }

  private mutating func lire(_ histoire: Histoire, _ contexte: Contexte) {
    let (words, periode) = (contexte.histoires.words, contexte.periode)
    for fait in histoire.faits where fait.date <= periode.fin {
      if fait.kind == Kinds.entretien, premierEntretien == nil { premierEntretien = fait.date }
      if periode.contains(fait.date) { dernier = max(dernier ?? fait.instant, fait.instant) }
      guard fait.kind == Kinds.mutation, let code = Self.structure.code(of: fait, in: words) else {
        continue
      }
      if Self.sens.word(of: fait, in: words) == SensMutation.depart.word {
        departs.insert(contexte.texte(code))
      } else {
        arrivees.insert(contexte.texte(code))
      }
    }
  }
}

extension TablesComptees {
  /// The cells in which each youth followed counts once.
  fileprivate var cellulesSuivies: [UInt32: [PersonneSuivie.Cellule]] {
    var found: [UInt32: [PersonneSuivie.Cellule]] = [:]
    for (id, comptee) in tables where !comptee.compteur.suivies.isEmpty {
      let mesures = comptee.compteur.mesures
      var lignes: [Int: String] = [:]
      for ligne in comptee.declaration.lignes + lignesOuvertes(id) {
        if let place = place(ligne.id, table: id) { lignes[place] = ligne.id }
      }
      for suivie in comptee.compteur.suivies {
        guard let ligne = lignes[suivie.cellule / mesures] else { continue }
        found[suivie.jeune, default: []].append(
          .init(table: id, ligne: ligne, mesure: suivie.cellule % mesures))
      }
    }
    return found
  }
}
