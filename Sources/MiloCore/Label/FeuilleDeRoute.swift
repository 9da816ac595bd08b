public import MiloEvents

/// The improvement actions as a tree: an orientation, its axes, their actions, their tasks.
public struct FeuilleDeRoute: Sendable {
  /// An action, and how deep it stands.
  public struct Etape: Sendable {
    /// The action.
    public let action: Referentiel.Saisie<Amelioration>
    /// 0 for what is part of nothing entered.
    public let profondeur: Int
  }

  /// The actions, each after what it is part of, by code.
  public let etapes: [Etape]
  /// The date of the state.
  public let date: LocalDate

  /// The actions as they stand at the end of a day.
  public init(_ lecture: Lecture, au date: LocalDate) {
    self.date = date
    let actions = Referentiel(lecture, au: date).ameliorations
    let known = Set(actions.map(\.donnees.code.text))
    let parParent = Dictionary(grouping: actions) { $0.donnees.parent?.text ?? "" }
    var (etapes, seen) = ([Etape](), Set<String>())
    func ajouter(_ action: Referentiel.Saisie<Amelioration>) {
      // However deep: what is left to add waits in a list, the next one last.
      var next = [Etape(action: action, profondeur: 0)]
      while let etape = next.popLast() {
        let code = etape.action.donnees.code.text
        guard seen.insert(code).inserted else { continue }
        etapes.append(etape)
        next += (parParent[code] ?? []).reversed().map {
          Etape(action: $0, profondeur: etape.profondeur + 1)
        }
      }
    }
    for action in actions where !known.contains(action.donnees.parent?.text ?? "") {
      ajouter(action)
    }
    // Actions that are part of each other, in a circle, have no first one: each is shown all the same.
    for action in actions { ajouter(action) }
    self.etapes = etapes
  }

  /// The actions as a table.
  ///
  /// - Parameter texte: whether evaluations, which are free text, are shown.
  public func table(texte: Bool = false) -> ReportTable {
    var colonnes = [
      Colonne(id: "action", libelle: "action", unite: .texte),
      Colonne(id: "parent", libelle: "fait partie de", unite: .texte),
      Colonne(id: "libelle", libelle: "libellé", unite: .texte),
      Colonne(id: "etat", libelle: "état", unite: .texte),
      Colonne(id: "responsable", libelle: "responsable", unite: .texte),
      Colonne(id: "du", libelle: "début", unite: .texte),
      Colonne(id: "echeance", libelle: "échéance", unite: .texte),
      Colonne(id: "retard_jours", libelle: "retard", unite: .jours),
      Colonne(id: "budget", libelle: "budget", unite: .centimes),
      Colonne(id: "indicateur", libelle: "indicateur", unite: .texte),
    ]
    if texte { colonnes.append(Colonne(id: "evaluation", libelle: "évaluation", unite: .texte)) }
    return ReportTable(
      id: "ameliorations.liste", titre: "Feuille de route",
      definition: "Chaque action après ce dont elle fait partie, dans l’état du \(date).",
      colonnes: colonnes,
      lignes: etapes.map { etape in
        let action = etape.action.donnees
        var valeurs: [Valeur?] = [
          .texte(action.code.text), .texte(action.parent?.text ?? ""),
          .texte(String(repeating: "– ", count: etape.profondeur) + action.libelle.text),
          .texte(Libelles.mot(action.etat.rawValue, of: EtatAmelioration.codes).firstLowercased),
          .texte(action.responsable?.text ?? ""),
          .texte(action.du.map { "\($0)" } ?? ""), .texte(action.echeance.map { "\($0)" } ?? ""),
          action.isEnRetard(au: date) ? action.echeance.map { .entier(date - $0) } : nil,
          action.budgetCentimes.map { .entier($0) }, .texte(action.indicateur?.text ?? ""),
        ]
        if texte { valeurs.append(.texte(action.evaluation?.text ?? "")) }
        return Ligne(id: action.code.text, libelle: action.libelle.text, valeurs: valeurs)
      }, disposition: .lignes)
  }
}
