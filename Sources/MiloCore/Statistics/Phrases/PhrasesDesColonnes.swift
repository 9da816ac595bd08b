import MiloEvents

/// What the columns of a declared table count.
struct PhrasesDesColonnes {
  private let tableau: Tableau
  private let source: Source
  private let nom: NomDeRang
  private let conditions: PhraseDeCondition

  init?(_ tableau: Tableau) {
    guard let source = Source(tableau.compte) else { return nil }
    self.tableau = tableau
    self.source = source
    nom = NomDeRang(tableau.compte)
    conditions = PhraseDeCondition(source: source, presence: tableau.ou.nommentLaPresence)
  }

  var phrases: [String] {
    tableau.colonnes.map { colonne in
      var phrase = "\(titre(colonne)) (\(colonne.id)) : \(calcul(colonne))"
      if let par = colonne.par {
        phrase +=
          " ; "
          + PhraseDeFamille(par, colonne.classes, source, conditions.presence)
          .phrase("une colonne")
      }
      return phrase + "."
    }
  }

  private func titre(_ colonne: Tableau.Colonne) -> String {
    MotsFrancais.entreGuillemets(colonne.libelle ?? Libelles.mot(colonne.id, nil))
  }

  /// The title of a column named by another, whatever value of a split one it is.
  private func titre(_ nom: String) -> String {
    let known = tableau.colonnes.first { $0.id == nom }
    return known.map(titre) ?? MotsFrancais.entreGuillemets(nom)
  }

  private func calcul(_ colonne: Tableau.Colonne) -> String {
    let quand = quand(colonne)
    switch colonne.calcul {
    case .lignes:
      return source == .jeunes
        ? "le nombre de jeunes\(quand)" : "le nombre \(MotsFrancais.de(nom.plusieurs))\(quand)"
    case .jeunes:
      return source == .jeunes
        ? "le nombre de jeunes\(quand)"
        : "le nombre de jeunes différents qui en ont \(nom.estFeminin ? "une" : "un") au moins\(quand)"
    case .distinct(let champ):
      return "le nombre de valeurs différentes pour \(mot(champ))\(quand)"
    case .somme(let champ): return "le total \(MotsFrancais.de(mot(champ)))\(unite(champ))\(quand)"
    case .minimum(let champ):
      return
        "la plus \(estUneDate(champ) ? "ancienne" : "petite") valeur \(MotsFrancais.de(mot(champ)))\(unite(champ))\(quand)"
    case .maximum(let champ):
      return
        "la plus \(estUneDate(champ) ? "récente" : "grande") valeur \(MotsFrancais.de(mot(champ)))\(unite(champ))\(quand)"
    case .moyenne(let champ):
      return "la moyenne \(MotsFrancais.de(mot(champ)))\(unite(champ))\(decimales(colonne))\(quand)"
    case .mediane(let champ):
      return
        "la médiane \(MotsFrancais.de(mot(champ)))\(unite(champ)), la valeur qui laisse autant "
        + "\(MotsFrancais.de(nom.plusieurs)) au-dessous qu’au-dessus\(quand)"
    case .part(let numerateur, let cible):
      return "\(titre(numerateur))\(quand), en % de \(self.cible(cible, numerateur))"
    case .rapport(let numerateur, let cible):
      return
        "\(titre(numerateur))\(quand), par rapport à \(self.cible(cible, numerateur))\(decimales(colonne))"
    }
  }

  private func cible(_ cible: Tableau.Cible, _ numerateur: String) -> String {
    switch cible {
    case .colonne(let nom): return "\(titre(nom)) sur la même ligne"
    case .ligne(let ligne, let colonne):
      return "\(titre(colonne ?? numerateur)) sur la ligne \(self.ligne(ligne))"
    case .cellule(let nom): return "la cellule \(nom)"
    }
  }

  private func ligne(_ id: String) -> String {
    for case .fixe(let known, let libelle?, _) in tableau.lignes where known == id {
      return MotsFrancais.entreGuillemets(libelle)
    }
    return MotsFrancais.entreGuillemets(Libelles.mot(id, nil))
  }

  /// What restricts a column; nothing when nothing does.
  private func quand(_ colonne: Tableau.Colonne) -> String {
    var clauses: [String] = []
    let ou = conditions.phrase(colonne.ou)
    if !ou.isEmpty { clauses.append("quand \(ou)") }
    clauses += colonne.ayant.map {
      "quand le jeune a aussi \(LienDit($0).phrase(estRequis: true))"
    }
    clauses += colonne.sans.map { "quand le jeune n’a \(LienDit($0).phrase(estRequis: false))" }
    return clauses.isEmpty ? "" : ", " + clauses.joined(separator: ", et ")
  }

  private func decimales(_ colonne: Tableau.Colonne) -> String {
    switch colonne.decimales {
    case nil: ""
    case 0: ", sans décimale"
    case 1: ", avec une décimale"
    default: ", avec deux décimales"
    }
  }

  private func mot(_ champ: String) -> String { MotDeChamp(champ, source).nom }

  private func estUneDate(_ champ: String) -> Bool {
    source.champ(champ, presence: conditions.presence)?.unite == .date
  }

  private func unite(_ champ: String) -> String {
    switch source.champ(champ, presence: conditions.presence)?.unite {
    case .centimes: ", en euros"
    case .jours where !champ.hasPrefix("depuis_premier."): ", en jours"
    case .minutes: ", en minutes"
    case .heures: ", en heures"
    case .ans: ", en années"
    case .etp: ", en équivalents temps plein"
    default: ""
    }
  }
}
