import MiloEvents

/// What conditions on the rows of a source ask, in French: clauses that follow « quand » or « pour lesquels ».
struct PhraseDeCondition {
  let source: Source
  /// Whether absent participants are rows too.
  let presence: Bool

  /// All that conditions ask; empty when they ask nothing.
  func phrase(_ conditions: Tableau.Conditions) -> String {
    clauses(conditions).joined(separator: ", et ")
  }

  private func clauses(_ conditions: Tableau.Conditions) -> [String] {
    var clauses = conditions.clauses.map { clause($0.champ, $0.critere) }
    if !conditions.parmi.isEmpty {
      let choix = conditions.parmi.map { self.clauses($0).joined(separator: " et ") }
      clauses.append(
        choix.count == 1 ? choix[0] : choix.map { "soit " + $0 }.joined(separator: ", "))
    }
    return clauses
  }

  /// What one field must hold.
  func clause(_ champ: String, _ critere: Tableau.Critere) -> String {
    guard let lu = source.champ(champ, presence: presence) else {
      return "\(MotsFrancais.entreGuillemets(champ)) convient"
    }
    return PhraseDeChamp(champ, lu, source).clause(critere)
  }
}

/// What one field must hold, in French.
struct PhraseDeChamp {
  private let champ: String
  private let lu: ChampDeRang
  private let source: Source
  private let mot: MotDeChamp
  private let valeurs: ValeurDite

  init(_ champ: String, _ lu: ChampDeRang, _ source: Source) {
    self.champ = champ
    self.lu = lu
    self.source = source
    mot = MotDeChamp(champ, source)
    valeurs = ValeurDite(champ, lu)
  }

  func clause(_ critere: Tableau.Critere) -> String {
    switch critere {
    case .absent: return connu(false)
    case .non(.absent): return connu(true)
    case .non(.non(let critere)): return clause(critere)
    case .non(let contraire): return negation(contraire)
    case .vaut(.booleen(let flag)) where lu.nature == .booleen:
      let phrases = OuiOuNon(champ, source)
      return flag ? phrases.oui : phrases.non
    case .vaut(let scalaire):
      if let sexe = sexe(scalaire) { return sexe }
      return "\(mot.nom) \(verbe) \(valeurs.dite(scalaire))"
    case .uneDe(let choix):
      let simples = choix.compactMap(\.scalaire)
      guard simples.count == choix.count, lu.nature != .booleen else {
        return choix.map(clause).joined(separator: ", ou ")
      }
      return "\(mot.nom) \(verbe) \(valeurs.dites(simples, "ou"))"
    case .entre(let min, let max): return "\(mot.nom) \(est) \(valeurs.bornes(min, max))"
    }
  }

  private func negation(_ critere: Tableau.Critere) -> String {
    switch critere {
    case .vaut(.booleen(let flag)) where lu.nature == .booleen:
      return clause(.vaut(.booleen(!flag))) + ouRien
    case .vaut(let scalaire): return "\(mot.nom) \(nEstPas) \(valeurs.dite(scalaire))\(ouRien)"
    case .uneDe(let choix):
      let simples = choix.compactMap(\.scalaire)
      guard simples.count == choix.count, lu.nature != .booleen, simples.count > 1 else {
        return choix.map { clause(.non($0)) }.joined(separator: " et ")
      }
      return "\(mot.nom) \(neVerbe) ni \(valeurs.dites(simples, "ni"))\(ouRien)"
    case .entre(let min, let max):
      return "\(mot.nom) \(mot.estPluriel ? "ne sont pas" : "n’est pas") "
        + "\(valeurs.bornes(min, max))\(ouRien)"
    case .absent: return connu(true)
    case .non(let contraire): return clause(contraire)
    }
  }

  /// A value that is not there satisfies the contrary of any.
  private var ouRien: String { lu.manque == .jamais ? "" : " (ou rien n’est saisi)" }

  private func connu(_ isKnown: Bool) -> String {
    if lu.nature == .booleen {
      return "on \(isKnown ? "sait" : "ne sait pas") si \(OuiOuNon(champ, source).oui)"
    }
    return isKnown ? "on connaît \(mot.nom)" : "on ne connaît pas \(mot.nom)"
  }

  private func sexe(_ scalaire: Tableau.Scalaire) -> String? {
    guard champ == "jeune.sexe" || champ == "sexe" && source == .evenement(Kinds.profil) else {
      return nil
    }
    switch scalaire {
    case .texte(Sexe.F.rawValue): return "le jeune est une femme"
    case .texte(Sexe.M.rawValue): return "le jeune est un homme"
    default: return nil
    }
  }

  // MARK: Verbs

  private var est: String { mot.estPluriel ? "sont" : "est" }
  private var verbe: String {
    guard lu.nature.estUneListe else { return est }
    return mot.estPluriel ? "comprennent" : "comprend"
  }
  private var neVerbe: String {
    if lu.nature.estUneListe { return "ne \(verbe)" }
    return mot.estPluriel ? "ne sont" : "n’est"
  }
  private var nEstPas: String { neVerbe + " pas" }
}

extension Tableau.Critere {
  /// The value of a criterion that is one; nil for any other.
  var scalaire: Tableau.Scalaire? {
    if case .vaut(let scalaire) = self { scalaire } else { nil }
  }
}

extension Nature {
  /// Whether a row may have several values.
  var estUneListe: Bool {
    switch self {
    case .choixMultiples, .codesMultiples, .parties: true
    default: false
    }
  }
}
