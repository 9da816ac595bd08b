import MiloEvents

extension Statistiques {
  /// What to tell those who read the tables: what was not recorded, and since when it was (08.7.2).
  public var remarques: [String] { remarquesDesTables + remarquesDuJournal }

  /// Where the journal declares the tables shown, and which rows are still to be decided.
  private var remarquesDesTables: [String] {
    guard let structure = resultats.courant.structures.first else { return [] }
    let histoires = structure.contexte.histoires
    var remarks: [String] = []
    for case let table as TableDeclaree in tableaux where table.nationale == nil {
      let titre = table.tableau.titre
      if !histoires.tableaux.donnees.contains(where: { $0.id == table.tableau.id }),
        let line = histoires.tableaux.lignes[table.tableau.id]
      {
        let day = FrenchText.day("\(line.date)")
        remarks.append(
          "La table « \(titre) » est déclarée par la ligne \(line.index) du journal, le \(day).")
      }
      let open = resultats.courant.mesure(
        .init(table: nil, ligne: TableDeclaree.enCours, mesure: TableDeclaree.rangs),
        table: table.tableau.id, ligne: TableDeclaree.enCours)
      if open > 0, let day = structure.contexte.dernierJourConnu {
        let known = FrenchText.day("\(day)")
        remarks.append(
          open == 1
            ? "Table « \(titre) » : pour 1 rang compté, le délai court encore au \(known)."
            : "Table « \(titre) » : pour \(FrenchText.integer(open)) rangs comptés, le délai court encore au \(known)."
        )
      }
    }
    return remarks
  }

  private var remarquesDuJournal: [String] {
    guard let histoires = resultats.courant.structures.first?.contexte.histoires,
      let debut = histoires.premierContact
    else { return [] }
    let begun = "journal commencé le \(FrenchText.day("\(debut)"))"
    if !histoires.isEnregistree(jusquAu: periode.fin) {
      return ["La période demandée finit avant le premier événement : \(begun)."]
    }
    let ids = Set(tableaux.map(\.declaration.id))
    var remarks: [String] = []
    let showsBefore = options.evolution || ids.contains(Synthese.id)
    if showsBefore, !histoires.isEnregistree(jusquAu: periode.unAnAvant.fin) {
      remarks.append("Un an avant, rien n’était enregistré : \(begun).")
    }
    if ids.contains(Evolution.id), let first = Evolution.annees(periode).first,
      !histoires.isEnregistree(jusquAu: Periode(annee: first).fin)
    {
      remarks.append("Les années d’avant ne sont pas enregistrées : \(begun).")
    }
    return remarks
  }
}

extension StatistiquesReunies {
  /// What to tell those who read the tables: what was not recorded in which structure, and how many
  /// youths may count in two of them.
  public var remarques: [String] {
    var remarks = parts.flatMap { part in part.statistiques.remarques.map { "\(part.nom). \($0)" } }
    let moved = jeunesMutes
    if moved > 0 {
      remarks.append(
        moved == 1
          ? "1 jeune passé d’une structure à l’autre par mutation dans la période peut compter dans les deux."
          : "\(FrenchText.integer(moved)) jeunes passés d’une structure à l’autre par mutation dans la période peuvent compter dans les deux."
      )
    }
    return remarks
  }

  /// How many youths went, by a transfer dated in the period, from one of the structures to another.
  private var jeunesMutes: Int {
    let structures = parts.compactMap { part in
      part.statistiques.resultats.courant.structures.first.map {
        (nom: part.nom, contexte: $0.contexte)
      }
    }
    var moved: Set<String> = []
    for (place, structure) in structures.enumerated() {
      let others = structures.indices.filter { $0 != place }
      let names = Set(others.map { structures[$0].nom })
      for mutation in structure.contexte.mutations {
        let isKnown = others.contains {
          structures[$0].contexte.histoires.jeune(mutation.jeune) != nil
        }
        // Where each structure has its own identifiers, the arrival alone says that somebody moved.
        if isKnown || !mutation.isDepart && names.contains(mutation.structure) {
          moved.insert(mutation.jeune)
        }
      }
    }
    return moved.count
  }
}

extension Contexte {
  /// The transfers of youths dated in the period.
  fileprivate var mutations: [(jeune: String, isDepart: Bool, structure: String)] {
    let (sens, structure) = (Champ(Mutation.self, "sens"), Champ(Mutation.self, "structure"))
    return histoires.faits.filter { $0.kind == Kinds.mutation && periode.contains($0.date) }
      .compactMap { fait in
        guard let jeune = histoires.jeune(of: fait),
          let word = structure.word(of: fait, in: histoires.words)
        else { return nil }
        return (
          texte(jeune), sens.word(of: fait, in: histoires.words) == SensMutation.depart.word,
          texte(UInt32(truncatingIfNeeded: word))
        )
      }
  }
}
