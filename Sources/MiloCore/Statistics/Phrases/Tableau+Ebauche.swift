import MiloEvents

extension Tableau {
  /// What a declaration may count: `jeunes`, `sejours`…, and the kinds of the catalogue.
  public static var comptes: [String] { Source.noms }

  /// A first declaration over what is counted, valid as it is, for somebody to change.
  ///
  /// - Parameter compte: one of ``comptes``.
  /// - Returns: a family on the first closed list of the rows, how many rows and youths there are, the sum
  ///   of the first field that adds up; nil for a name that counts nothing.
  public static func ebauche(_ compte: String) -> Tableau? {
    guard let source = Source(compte) else { return nil }
    let nom = NomDeRang(compte)
    let plusieurs = source == .jeunes ? Population.accompagnes.libelle : nom.plusieurs
    let champ = source.champDeFamille
    let mot = MotDeChamp(champ, source).sansArticle.replacing(" du jeune", with: "")
    let premier = champ.cut(at: UInt8(ascii: "."))?.after ?? champ
    var colonnes: [Colonne] = []
    if source != .jeunes {
      colonnes.append(Colonne("nombre", libelle: nom.plusieurs.firstUppercased, .lignes))
    }
    if source.estDeJeunes { colonnes.append(Colonne("jeunes", libelle: "Jeunes", .jeunes)) }
    if let mesure = source.champMesure {
      let libelle = MotDeChamp(mesure.nom, source).sansArticle
      colonnes.append(
        mesure.sAdditionne
          ? Colonne(mesure.nom, libelle: libelle.firstUppercased, .somme(mesure.nom))
          : Colonne(
            mesure.nom, libelle: "\(libelle) (moyenne)".firstUppercased, .moyenne(mesure.nom)))
    }
    return Tableau(
      id: compte.replacing(".", with: "_") + "_par_" + premier,
      titre: "\(plusieurs), par \(mot)".firstUppercased,
      definition: "Les \(plusieurs) de la période, par \(mot).", compte: compte,
      lignes: [.par(champ), .total], colonnes: colonnes)
  }
}

extension Source {
  /// The field whose values make lines worth starting from.
  fileprivate var champDeFamille: String {
    switch self {
    case .jeunes: return "jeune.sexe"
    case .contacts: return "nature"
    case .sejours: return "dispositif"
    case .situations: return "famille"
    case .rendezVous: return "statut"
    case .orientations: return "theme"
    case .evenement, .fait: break
    }
    let propres = champsPropres
    let fermee = propres.first { if case .choix = $0.champ.nature { true } else { false } }
    let suite = propres.first {
      switch $0.champ.nature {
      case .choixMultiples, .booleen: true
      case .code: !$0.champ.designeDesAgents
      default: false
      }
    }
    return (fermee ?? suite)?.nom ?? "date.mois"
  }

  /// The field that a sum, or a mean, is worth starting from; nil when there is none.
  fileprivate var champMesure: (nom: String, sAdditionne: Bool)? {
    let suites = estSejour ? ["duree_jours"] : self == .orientations ? ["delai_jours"] : []
    let noms = suites.compactMap { nom in champ(nom).map { (nom: nom, champ: $0) } }
    // Ranks and years are numbers that nobody adds up.
    let propres = champsPropres.filter { !["rang", "annee", "niveau_valide"].contains($0.nom) }
    return (noms + propres).lazy.compactMap { nom, champ in
      guard champ.nature == .entier || champ.nature == .centiemes else { return nil }
      // Nobody adds up days, or the hours of a week: their mean is worth knowing.
      return champ.unite.map { (nom, $0 != .jours && nom != "heures_hebdo") }
    }.first
  }

  /// The fields of the event that makes a row, in catalogue order.
  private var champsPropres: [(nom: String, champ: ChampDeRang)] {
    (kinds.count == 1 ? kinds : []).compactMap(\.declaration).flatMap(\.fields).compactMap {
      field in
      champ(field.name).map { (field.name, $0) }
    }
  }
}
