import MiloEvents

/// The values of a field, as people say them: words instead of codes, units instead of numbers.
struct ValeurDite {
  private let champ: String
  private let lu: ChampDeRang

  init(_ champ: String, _ lu: ChampDeRang) {
    self.champ = champ
    self.lu = lu
  }

  /// One value.
  func dite(_ scalaire: Tableau.Scalaire) -> String {
    switch scalaire {
    case .booleen(let flag): return flag ? "oui" : "non"
    case .entier(let number): return entier(number)
    case .texte(let texte): return self.texte(texte)
    }
  }

  /// Several values.
  func dites(_ scalaires: [Tableau.Scalaire], _ conjonction: String) -> String {
    MotsFrancais.enumeration(scalaires.map(dite), conjonction)
  }

  /// All the words of a closed list; nil where values are not known beforehand.
  var toutes: [String]? {
    switch lu.nature {
    case .choix(let codes), .choixMultiples(let codes), .parties(_, .some(let codes)):
      codes.map { MotsFrancais.entreGuillemets(Libelles.mot($0, of: codes)) }
    default: nil
    }
  }

  /// What lies between two bounds, either of which may be missing.
  func bornes(_ min: Tableau.Scalaire?, _ max: Tableau.Scalaire?) -> String {
    let estDate =
      switch lu.nature {
      case .date, .mois: true
      default: false
      }
    switch (min, max) {
    case (let min?, let max?) where min == max: return estDate ? dite(min) : "de \(dite(min))"
    case (.entier(let min)?, .entier(let max)?): return "de \(nombre(min)) à \(entier(max))"
    case (let min?, let max?): return "entre \(dite(min)) et \(dite(max))"
    case (let min?, nil): return estDate ? "\(dite(min)) ou après" : "d’au moins \(dite(min))"
    case (nil, let max?): return estDate ? "\(dite(max)) ou avant" : "d’au plus \(dite(max))"
    case (nil, nil): return "n’importe quelle valeur"
    }
  }

  private func nombre(_ number: Int) -> String {
    lu.unite == .centimes
      ? FrenchText.value(.entier(number), unite: .centimes) : plain(number)
  }

  private func plain(_ number: Int) -> String {
    (number < 0 ? "\u{2212}" : "") + String(abs(number))
  }

  private func entier(_ number: Int) -> String {
    if champ == "date.jour", (1...7).contains(number) {
      return FrenchText.weekdays[number - 1]
    }
    switch lu.unite {
    case .centimes: return nombre(number)
    case .jours: return plain(number) + (abs(number) < 2 ? " jour" : " jours")
    case .minutes: return plain(number) + (abs(number) < 2 ? " minute" : " minutes")
    case .heures: return plain(number) + (abs(number) < 2 ? " heure" : " heures")
    case .ans: return plain(number) + (abs(number) < 2 ? " an" : " ans")
    default: return plain(number)
    }
  }

  private func texte(_ texte: String) -> String {
    switch lu.nature {
    case .date: return "le " + FrenchText.day(texte)
    case .mois, .pas(.mois): return FrenchText.month(texte)
    case .pas: return texte
    case .choix(let codes), .choixMultiples(let codes), .parties(_, .some(let codes)):
      guard codes.contains(texte) else { return MotsFrancais.entreGuillemets(texte) }
      return MotsFrancais.entreGuillemets(Libelles.mot(texte, of: codes))
    default:
      let libelle = champ.hasSuffix("dispositif") ? DispositifNational.known[texte]?.libelle : nil
      return MotsFrancais.entreGuillemets(texte)
        + (libelle.map { $0 == texte ? "" : " (\($0.firstLowercased))" } ?? "")
    }
  }
}

extension FrenchText {
  /// Writes `2022-03` as `mars 2022`; anything else is left as it is.
  static func month(_ iso: String) -> String {
    let first = day(iso + "-01")
    return first.hasPrefix("1er ") ? String(first.dropFirst(4)) : iso
  }
}
