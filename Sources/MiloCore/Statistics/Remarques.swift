import MiloEvents

extension Statistiques {
  /// What to tell those who read the tables: what was not recorded, and since when it was (08.7.2).
  public var remarques: [String] { remarquesSansSecret + (bilan.map { [$0.note] } ?? []) }

  /// The same, what is hidden left aside.
  fileprivate var remarquesSansSecret: [String] { remarquesDesTables + remarquesDuJournal }

  /// Where the journal declares the tables shown, and which rows are still to be decided.
  private var remarquesDesTables: [String] {
    let contexte = comptees.courant.contexte
    let histoires = contexte.histoires
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
      remarks += Remarques.rangsEnCours(
        table.tableau, resultats.courant, dernierJour: contexte.dernierJourConnu)
    }
    return remarks
  }

  private var remarquesDuJournal: [String] {
    Remarques.duJournal(
      periode, debut: resultats.courant.debut, Set(tableaux.map(\.declaration.id)),
      evolution: options.evolution)
  }
}

/// What several answers say below their tables.
private enum Remarques {
  /// The rows of a declared table whose window is still open.
  static func rangsEnCours(
    _ tableau: Tableau, _ tables: any TablesSommees, dernierJour: LocalDate?
  ) -> [String] {
    let open = tables.mesure(
      .init(table: nil, ligne: TableDeclaree.enCours, mesure: TableDeclaree.rangs),
      table: tableau.id, ligne: TableDeclaree.enCours)
    guard open > 0, let dernierJour else { return [] }
    let known = FrenchText.day("\(dernierJour)")
    return [
      open == 1
        ? "Table « \(tableau.titre) » : pour 1 rang compté, le délai court encore au \(known)."
        : "Table « \(tableau.titre) » : pour \(FrenchText.integer(open)) rangs comptés, le délai court encore au \(known)."
    ]
  }

  /// What was not recorded when the figures of these tables were to be.
  static func duJournal(
    _ periode: Periode, debut: LocalDate?, _ tables: Set<String>, evolution: Bool
  ) -> [String] {
    guard let debut else { return [] }
    let begun = "journal commencé le \(FrenchText.day("\(debut)"))"
    guard debut <= periode.fin else {
      return ["La période demandée finit avant le premier événement : \(begun)."]
    }
    var remarks: [String] = []
    let showsBefore = evolution || tables.contains(Synthese.id)
    if showsBefore, debut > periode.unAnAvant.fin {
      remarks.append("Un an avant, rien n’était enregistré : \(begun).")
    }
    if tables.contains(Evolution.id), let first = Evolution.annees(periode).first,
      debut > Periode(annee: first).fin
    {
      remarks.append("Les années d’avant ne sont pas enregistrées : \(begun).")
    }
    return remarks
  }
}

extension StatistiquesReunies {
  /// How many remarks on single structures are told one by one.
  private static let remarquesDites = 10

  /// What to tell those who read the tables: what was not recorded in which structure, and how many
  /// youths may count in two of them.
  public var remarques: [String] {
    let question = partiel.question
    let own = zip(structures, partiel.parts).flatMap { structure, part in
      let tables = question.tableaux.flatMap {
        Remarques.rangsEnCours($0, part.courant, dernierJour: part.dernierJour)
      }
      let journal = Remarques.duJournal(
        question.periode, debut: part.courant.debut, Set(part.ordre),
        evolution: question.evolution)
      return (tables + journal).map { "\(structure.nom). \($0)" }
    }
    var remarks = Array(own.prefix(Self.remarquesDites))
    let others = own.count - remarks.count
    if others > 0 {
      remarks.append(
        others == 1
          ? "Une autre remarque sur une structure se lit dans ses propres statistiques."
          : "\(FrenchText.integer(others)) autres remarques sur des structures se lisent dans leurs propres statistiques."
      )
    }
    return remarks + remarquesDesMutations
  }

  /// How many youths came by a transfer dated in the period, from one of the structures to another.
  private var remarquesDesMutations: [String] {
    // A note hides a small count as a cell does.
    func peu(_ count: Int) -> String? {
      guard let secret, (1..<secret).contains(count) else { return nil }
      return "moins de \(secret)"
    }
    let (all, inside) = arrivees
    if personnes > 0 {
      return [
        personnes == 1 && secret == nil
          ? "1 personne passée d’une structure à l’autre compte une fois dans l’ensemble."
          : "\(peu(personnes)?.firstUppercased ?? FrenchText.integer(personnes)) personnes passées d’une structure à l’autre comptent une fois dans l’ensemble."
      ]
    }
    guard all > 0 else { return [] }
    let arrivals =
      all == 1 && secret == nil
      ? "L’ensemble compte 1 arrivée par mutation dans la période"
      : "L’ensemble compte \(peu(all) ?? FrenchText.integer(all)) arrivées par mutation dans la période"
    if inside == 0 { return [arrivals + ", d’aucune de ses structures."] }
    if inside == 1, secret == nil {
      return [arrivals + ", dont 1 d’une de ses structures : ce jeune peut compter dans les deux."]
    }
    return [
      arrivals + ", dont \(peu(inside) ?? FrenchText.integer(inside)) d’une de ses structures : "
        + "ces jeunes peuvent compter dans les deux."
    ]
  }

  /// The arrivals by transfer of the period, and those from another structure of the whole.
  private var arrivees: (all: Int, inside: Int) {
    var (all, inside) = (0, 0)
    for part in partiel.parts {
      let others = partiel.parts.filter { $0.identite.source != part.identite.source }
      let names = Set(others.flatMap(\.noms))
      for (nom, count) in part.arrivees {
        all += count
        if names.contains(nom) { inside += count }
      }
    }
    return (all, inside)
  }
}

extension PartielDeStructure {
  /// What a transfer may call the structure: its code, or the end of its source.
  var noms: [String] { [identite.nom] + (code.map { [$0] } ?? []) }
}
