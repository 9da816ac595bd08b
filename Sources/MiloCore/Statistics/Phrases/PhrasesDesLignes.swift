import MiloEvents

/// What the lines of a declared table are.
struct PhrasesDesLignes {
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
    guard !tableau.lignes.isEmpty else { return ["Une seule ligne, le total."] }
    return tableau.lignes.map { ligne in
      switch ligne {
      case .fixe(let id, let libelle, let ou):
        let titre = MotsFrancais.entreGuillemets(libelle ?? Libelles.mot(id, nil))
        let quand = conditions.phrase(ou)
        let compte = quand.isEmpty ? nom.tous : "quand \(quand)"
        return "\(titre) (\(id)) : \(compte)."
      case .famille(let famille): return phrase(famille)
      }
    }
  }

  private func phrase(_ famille: Tableau.Famille) -> String {
    var phrase = PhraseDeFamille(famille.par, famille.classes, source, conditions.presence)
      .phrase("une ligne").firstUppercased
    if !famille.prefixe.isEmpty {
      phrase += " ; leur nom commence par \(MotsFrancais.entreGuillemets(famille.prefixe))"
    }
    if !famille.vides { phrase += " ; celles où rien ne compte ne sont pas montrées" }
    phrase += "."
    for puis in famille.puis {
      phrase += " Chacune se partage à son tour : \(self.phrase(puis).firstLowercased)"
    }
    return phrase
  }
}

/// What the values of one field make: lines, or columns.
struct PhraseDeFamille {
  private let par: String
  private let classes: [Int]
  private let source: Source
  private let presence: Bool

  init(_ par: String, _ classes: [Int], _ source: Source, _ presence: Bool) {
    self.par = par
    self.classes = classes
    self.source = source
    self.presence = presence
  }

  /// « une ligne pour chaque valeur de la nature du contrat : … ».
  ///
  /// - Parameter une: what each value makes, with its article.
  func phrase(_ une: String) -> String {
    guard let lu = source.champ(par, presence: presence) else {
      return "\(une) pour chaque valeur de \(MotsFrancais.entreGuillemets(par))"
    }
    let mot = MotDeChamp(par, source)
    if let pas = Self.pas(par, lu) { return "\(une) pour chaque \(pas) de la période" }
    if par == "date.jour", classes.isEmpty { return "\(une) pour chaque jour de la semaine" }
    var phrase: String
    switch lu.nature {
    case .booleen:
      phrase = "\(une) quand \(OuiOuNon(par, source).oui), et \(une) pour le contraire"
    case .entier:
      phrase =
        "\(une) pour chaque classe \(MotsFrancais.de(mot.nom)) : "
        + MotsFrancais.enumeration(Self.classes(classes, ValeurDite(par, lu)), "et")
    default:
      let toutes = ValeurDite(par, lu).toutes
      phrase =
        "\(une) pour chaque valeur \(toutes == nil ? "rencontrée " : "")\(MotsFrancais.de(mot.nom))"
      if let toutes { phrase += " : \(MotsFrancais.enumeration(toutes, "et"))" }
    }
    switch lu.manque {
    case .jamais: break
    case .attribut: phrase += " ; en dernier, ce qui n’est pas renseigné"
    case .parfois: phrase += " ; en dernier, s’il y en a, ce qui n’est pas renseigné"
    }
    if lu.nature.estUneListe { phrase += " (ce qui a plusieurs valeurs compte pour chacune)" }
    return phrase
  }

  private static func pas(_ par: String, _ lu: ChampDeRang) -> String? {
    switch lu.nature {
    case .pas(.mois): "mois"
    case .pas(.trimestre): "trimestre"
    case .pas(.semaine): "semaine"
    case .pas(.annee): "année"
    default: par == "date.annee" ? "année" : nil
    }
  }

  private static func classes(_ bornes: [Int], _ valeurs: ValeurDite) -> [String] {
    guard let first = bornes.first, let last = bornes.last else { return [] }
    var classes = ["moins de \(valeurs.dite(.entier(first)))"]
    for (debut, suivante) in zip(bornes, bornes.dropFirst()) {
      classes.append(
        debut == suivante - 1
          ? valeurs.dite(.entier(debut))
          : valeurs.bornes(.entier(debut), .entier(suivante - 1)))
    }
    return classes + ["\(valeurs.dite(.entier(last))) et plus"]
  }
}
