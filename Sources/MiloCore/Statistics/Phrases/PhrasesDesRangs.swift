import MiloEvents

/// What the rows of a declared table are, whose, and which of them count.
struct PhrasesDesRangs {
  private let tableau: Tableau
  private let source: Source?
  private let nom: NomDeRang

  init(_ tableau: Tableau) {
    self.tableau = tableau
    source = Source(tableau.compte)
    nom = NomDeRang(tableau.compte)
  }

  var phrases: [String] {
    guard let source else {
      return ["On compte des rangs « \(tableau.compte) », que le catalogue ne connaît pas."]
    }
    var phrases = [ceQuEstUnRang(source)]
    let presence = tableau.ou.nommentLaPresence
    let conditions = PhraseDeCondition(source: source, presence: presence).phrase(tableau.ou)
    if !conditions.isEmpty {
      let relatif = source == .jeunes ? "pour qui" : "pour \(nom.lesquels)"
      phrases.append("Ne comptent que \(nom.ceux) \(relatif) \(conditions).")
    }
    if source.estDeJeunes, source != .jeunes {
      if let population = tableau.jeunes?.population {
        phrases.append(
          "Ne comptent que \(nom.ceux) des \(population.libelle) : \(population.definition).")
      } else {
        phrases.append("Tous les jeunes comptent, qu’ils soient accompagnés ou non.")
      }
    }
    phrases += tableau.ayant.map {
      "Il faut que le jeune ait aussi \(LienDit($0).phrase(estRequis: true))."
    }
    phrases += tableau.sans.map {
      "Il faut que le jeune n’ait \(LienDit($0).phrase(estRequis: false))."
    }
    return phrases
  }

  private func ceQuEstUnRang(_ source: Source) -> String {
    let plusieurs = nom.plusieurs
    switch source {
    case .evenement(Kinds.atelier), .evenement(Kinds.informationCollective):
      return "On compte les \(plusieurs) de la période, celles des "
        + (tableau.ou.nommentLaPresence ? "absents comprises." : "présents seulement.")
    case .evenement: return "On compte les \(plusieurs) de la période."
    case .fait: return "On compte les \(plusieurs) de la période, qui ne sont d’aucun jeune."
    case .jeunes:
      let population = tableau.jeunes?.population ?? .accompagnes
      return "On compte les \(population.libelle), chacun une fois : \(population.definition)."
    case .contacts:
      let kinds = Source.deContact.compactMap { $0.declaration?.nom }
        .map { NomDeRang($0).plusieurs }
      return
        "On compte les événements de la période qui mettent un jeune en contact avec la structure : "
        + MotsFrancais.enumeration(kinds, "et") + "."
    case .sejours:
      return "On compte les \(plusieurs) \(LienDit.moment(tableau.moment, nom, nil, 2))."
    case .situations:
      return
        "On compte les situations (emploi, alternance, formation, immersion, volontariat, scolarité) "
        + LienDit.moment(tableau.moment, nom, nil, 2) + "."
    case .rendezVous:
      return "On compte les rendez-vous proposés dans la période, chacun une fois."
    case .orientations: return "On compte les orientations de la période, avec leur issue."
    }
  }

  // MARK: Remarks

  var remarques: [String] {
    var remarques: [String] = []
    if champs.contains(where: { $0.hasPrefix("jeune.") }), source != nil {
      let quand =
        tableau.attributsALaFin
        ? "à la fin de la période"
        : source == .jeunes
          ? "à la date de référence : le premier entretien pour les primos, sinon la fin de la période"
          : "à la date de chaque \(nom.un)"
      remarques.append("L’âge, la commune et le reste du dossier du jeune sont ceux \(quand).")
    }
    if (tableau.ayant + tableau.sans).contains(where: {
      $0.entre.map { $0.upperBound > 0 } ?? false
    }) {
      remarques.append(
        "Une note de la table dit combien de \(nom.plusieurs) ont encore des jours à venir dans leur délai."
      )
    }
    if nommentDesAgents {
      remarques.append(
        tableau.agents
          ? "Des lignes nomment des agents ; la déclaration permet qu’elles sortent de la structure."
          : "Des lignes nomment des agents : elles restent dans la structure.")
    }
    return remarques
  }

  /// The fields that the declaration names, of its own rows.
  private var champs: [String] {
    func dans(_ conditions: Tableau.Conditions) -> [String] {
      conditions.clauses.map(\.champ) + conditions.parmi.flatMap(dans)
    }
    func dans(_ famille: Tableau.Famille) -> [String] { [famille.par] + famille.puis.flatMap(dans) }
    var champs = dans(tableau.ou)
    for ligne in tableau.lignes {
      switch ligne {
      case .fixe(_, _, let ou): champs += dans(ou)
      case .famille(let famille): champs += dans(famille)
      }
    }
    for colonne in tableau.colonnes {
      champs += dans(colonne.ou) + [colonne.par, colonne.calcul.champ].compactMap { $0 }
    }
    return champs
  }

  private var nommentDesAgents: Bool {
    guard let source else { return false }
    func dans(_ famille: Tableau.Famille) -> [String] { [famille.par] + famille.puis.flatMap(dans) }
    return tableau.lignes.contains { ligne in
      guard case .famille(let famille) = ligne else { return false }
      return dans(famille).contains { source.champ($0)?.designeDesAgents ?? false }
    }
  }
}

/// Rows that a youth has or has not, in French.
struct LienDit {
  private let lien: Tableau.Lien
  private let nom: NomDeRang

  init(_ lien: Tableau.Lien) {
    self.lien = lien
    nom = NomDeRang(lien.compte)
  }

  /// « une entrée en emploi dans les 180 jours qui suivent », or « aucune … ».
  func phrase(estRequis: Bool) -> String {
    let source = Source(lien.compte)
    let quand = FenetreDite.phrase(lien.entre)
    if source == .jeunes {
      return estRequis
        ? "un accompagnement \(quand) : entretien, atelier ou information collective"
        : "aucun accompagnement \(quand) : ni entretien, ni atelier, ni information collective"
    }
    let un = estRequis ? nom.avecUn : nom.avecAucun
    let moment =
      source?.estSejour == true ? Self.moment(lien.moment, nom, lien.entre, 1) : quand
    let presence = lien.ou.nommentLaPresence
    let conditions = source.map {
      PhraseDeCondition(source: $0, presence: presence).phrase(lien.ou)
    }
    guard let conditions, !conditions.isEmpty else { return "\(un) \(moment)" }
    return "\(un) \(moment), pour \(nom.lequel) \(conditions)"
  }

  /// Which moment of a stay puts it in the period, or in a window.
  static func moment(
    _ moment: Tableau.Moment?, _ nom: NomDeRang, _ entre: ClosedRange<Int>?, _ count: Int
  ) -> String {
    func accorde(_ participe: String) -> String {
      count > 1 ? nom.accorde(participe) : nom.accordeAuSingulier(participe)
    }
    let quand = FenetreDite.phrase(entre)
    switch moment ?? .entree {
    case .entree: return "\(accorde("commencé")) \(quand)"
    case .sortie: return "\(accorde("terminé")) \(quand)"
    case .presence:
      return entre == nil
        ? "en cours un jour au moins de la période" : "en cours un jour au moins, \(quand)"
    case .fin:
      return
        "encore \(accorde("ouvert")) à la fin \(entre == nil ? "de la période" : "de ces jours, \(quand)")"
    }
  }
}

extension Tableau.Calcul {
  /// The field measured; nil for what counts rows or youths, and for formulas.
  var champ: String? {
    switch self {
    case .lignes, .jeunes, .part, .rapport: nil
    case .distinct(let champ), .somme(let champ), .minimum(let champ), .maximum(let champ),
      .moyenne(let champ), .mediane(let champ):
      champ
    }
  }
}
