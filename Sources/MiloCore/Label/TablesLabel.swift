public import MiloEvents

extension Label {
  /// The state of the label as tables, for any front-end.
  ///
  /// - Parameter texte: whether the words of evidence, which are free text, are shown.
  public func tables(texte: Bool = false) -> [ReportTable] {
    [tableCriteres, tablePreuves(texte), tableIndicateurs, tableAmeliorations]
      + (avis.isEmpty ? [] : [tableAvis])
  }

  /// The dates that an initial audit sets, and how far they are.
  public func tableEcheances(auditInitial: LocalDate) -> ReportTable {
    table(
      Label.echeances(auditInitial: auditInitial),
      "Audit initial, suivi à deux ans, renouvellement à quatre ans.")
  }

  /// The dates that the last audit sets, and how far they are; nil when none was entered.
  public var tableEcheances: ReportTable? {
    dernierAudit.map {
      table(
        Label.echeances($0.donnees),
        "D’après le dernier audit saisi : suivi à deux ans, fin de validité dite par l’organisme, sinon renouvellement à quatre ans."
      )
    }
  }

  private func table(_ echeances: [Echeance], _ definition: String) -> ReportTable {
    ReportTable(
      id: "label.echeances", titre: "Échéances", definition: definition,
      colonnes: [
        Colonne(id: "etape", libelle: "étape", unite: .texte),
        Colonne(id: "date", libelle: "date", unite: .texte),
        Colonne(id: "dans_jours", libelle: "dans", unite: .jours),
      ],
      lignes: echeances.enumerated().map { rank, echeance in
        Ligne(
          id: String(rank), libelle: echeance.etape,
          valeurs: [
            .texte(echeance.etape), .texte("\(echeance.date)"), .entier(echeance.date - date),
          ])
      }, disposition: .lignes)
  }

  private var tableCriteres: ReportTable {
    ReportTable(
      id: "label.criteres", titre: "Critères",
      definition:
        "Critères saisis par la structure, leurs preuves et leurs actions au \(date) ; une preuve de plus d’un an est ancienne.",
      colonnes: [
        Colonne(id: "axe", libelle: "axe", unite: .texte),
        Colonne(id: "critere", libelle: "critère", unite: .texte),
        Colonne(id: "libelle", libelle: "libellé", unite: .texte),
        Colonne(id: "preuves", libelle: "preuves"),
        Colonne(id: "derniere_preuve", libelle: "dernière", unite: .texte),
        Colonne(id: "age_jours", libelle: "âge", unite: .jours),
        Colonne(id: "actions_ouvertes", libelle: "actions ouvertes"),
        Colonne(id: "manque", libelle: "ce qui manque", unite: .texte),
      ],
      lignes: bilans.map { bilan in
        let critere = bilan.critere
        let last = bilan.preuves.map(\.date).max()
        return Ligne(
          id: critere.code.text, libelle: critere.libelle.text,
          valeurs: [
            .texte(critere.axe?.text ?? ""), .texte(critere.code.text),
            .texte(critere.libelle.text), .entier(bilan.preuves.count),
            .texte(last.map { "\($0)" } ?? ""), bilan.ageEnJours(au: date).map(Valeur.entier),
            .entier(bilan.ameliorations.count { $0.donnees.isOuverte }),
            .texte(bilan.manques.joined(separator: " ; ")),
          ])
      }, disposition: .lignes)
  }

  private func tablePreuves(_ texte: Bool) -> ReportTable {
    ReportTable(
      id: "label.preuves", titre: "Preuves",
      definition:
        "Une preuve est tardive quand elle a été enregistrée plus de \(Referentiel.joursDeRetard) jours après sa date.",
      colonnes: [
        Colonne(id: "critere", libelle: "critère", unite: .texte),
        Colonne(id: "libelle", libelle: "libellé", unite: .texte),
        Colonne(id: "date", libelle: "date", unite: .texte),
        Colonne(id: "enregistree", libelle: "enregistrée", unite: .texte),
        Colonne(id: "tardive", libelle: "tardive", unite: .texte),
        Colonne(id: "age_jours", libelle: "âge", unite: .jours),
        Colonne(id: "indicateur", libelle: "indicateur", unite: .texte),
        Colonne(id: "evenements", libelle: "événements"),
        Colonne(id: "sha256", libelle: "document (SHA-256)", unite: .texte),
        Colonne(id: "index", libelle: "ligne"),
      ],
      lignes: bilans.flatMap(\.preuves).map { preuve in
        Ligne(
          id: String(preuve.index), libelle: preuve.dite(texte),
          valeurs: [
            .texte(preuve.donnees.critere.text), .texte(preuve.dite(texte)),
            .texte("\(preuve.date)"), .texte("\(preuve.enregistree)"),
            .texte(preuve.isTardive ? "oui" : ""), .entier(date - preuve.date),
            .texte(preuve.donnees.indicateur?.text ?? ""),
            .entier(preuve.donnees.evenements?.count ?? 0),
            .texte(preuve.donnees.sha256?.text ?? ""), .entier(preuve.index),
          ])
      }, disposition: .lignes)
  }

  private var tableIndicateurs: ReportTable {
    ReportTable(
      id: "label.indicateurs", titre: "Chiffres donnés en preuve",
      definition: "Valeur de l’année \(annee) et de l’année d’avant, vues à la même date.",
      colonnes: [
        Colonne(id: "indicateur", libelle: "indicateur", unite: .texte),
        Colonne(id: "valeur", libelle: "\(annee)"),
        Colonne(id: "valeur_n_1", libelle: "\(annee - 1)"),
        Colonne(id: "evolution", libelle: "évolution", unite: .pourcent, isVariation: true),
      ],
      lignes: indicateurs.keys.sorted().compactMap { indicateurs[$0] }.map { indicateur in
        let earlier = indicateur.isPrecedenteEnregistree ? indicateur.valeurPrecedente : nil
        return Ligne(
          id: indicateur.cellule, libelle: indicateur.cellule, unite: indicateur.unite,
          valeurs: [
            .texte(indicateur.cellule), indicateur.valeur, earlier,
            Resultats.evolution(
              from: earlier, to: indicateur.valeur,
              enPoints: indicateur.unite == .pourcent),
          ])
      }, disposition: .lignes)
  }

  private var tableAvis: ReportTable {
    ReportTable(
      id: "label.avis", titre: "Avis des auditeurs",
      definition: "Ce que les auditeurs ont dit de chaque critère, audit par audit.",
      colonnes: [
        Colonne(id: "audit", libelle: "audit", unite: .texte),
        Colonne(id: "date", libelle: "date", unite: .texte),
        Colonne(id: "critere", libelle: "critère", unite: .texte),
        Colonne(id: "avis", libelle: "avis", unite: .texte),
        Colonne(id: "libelle", libelle: "ce qu’ils en disent", unite: .texte),
        Colonne(id: "action", libelle: "action", unite: .texte),
      ],
      lignes: avis.map { avis, audit in
        Ligne(
          id: String(avis.index), libelle: avis.donnees.critere.text,
          valeurs: [
            audit.map { $0.donnees.genre.rawValue } ?? "", audit.map { "\($0.donnees.du)" } ?? "",
            avis.donnees.critere.text,
            Libelles.mot(avis.donnees.avis.rawValue, of: Avis.codes).firstLowercased,
            avis.donnees.libelle.text, avis.donnees.amelioration?.text ?? "",
          ].map { .texte($0) })
      }, disposition: .lignes)
  }

  private var tableAmeliorations: ReportTable {
    ReportTable(
      id: "label.ameliorations", titre: "Actions d’amélioration",
      colonnes: [
        Colonne(id: "action", libelle: "action", unite: .texte),
        Colonne(id: "critere", libelle: "critère", unite: .texte),
        Colonne(id: "libelle", libelle: "libellé", unite: .texte),
        Colonne(id: "etat", libelle: "état", unite: .texte),
        Colonne(id: "echeance", libelle: "échéance", unite: .texte),
        Colonne(id: "retard_jours", libelle: "retard", unite: .jours),
      ],
      lignes: ameliorations.map(\.donnees).map { action in
        Ligne(
          id: action.code.text, libelle: action.libelle.text,
          valeurs: [
            .texte(action.code.text), .texte(action.critere?.text ?? ""),
            .texte(action.libelle.text), .texte(action.etat.rawValue),
            .texte(action.echeance.map { "\($0)" } ?? ""),
            action.isEnRetard(au: date) ? action.echeance.map { .entier(date - $0) } : nil,
          ])
      }, disposition: .lignes)
  }
}

extension Referentiel.Saisie where Donnees == Preuve {
  /// The words of the evidence, or an ellipsis in their place.
  func dite(_ texte: Bool) -> String { texte ? donnees.libelle.text : "…" }
}
