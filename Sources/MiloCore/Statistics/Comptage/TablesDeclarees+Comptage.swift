import MiloEvents

extension TablesDeclarees {
  /// Whether stays without any event of the period may count.
  var regardentLesSituations: Bool {
    (donnees + journal).contains {
      $0.compte == "situations" && ($0.moment == .presence || $0.moment == .fin)
    }
  }

  /// The tables over one journal and one period, ready to count.
  ///
  /// - Throws: what is wrong with a declaration given; one of the journal that is wrong is left aside.
  func tables(_ contexte: Contexte, _ nationales: [any TableComptable]) throws(FormeError)
    -> [TableDeclaree]
  {
    guard !donnees.isEmpty || !journal.isEmpty else { return [] }
    var tables: [TableDeclaree] = []
    var ids: Set<String> = []
    for (place, tableau) in donnees.enumerated() {
      let chemin = donnees.count > 1 ? "[\(place)]" : ""
      guard ids.insert(tableau.id).inserted else {
        throw Tableau.deuxieme(tableau.id, chemin)
      }
      tables.append(try TableDeclaree(tableau, contexte, chemin))
    }
    for tableau in journal where ids.insert(tableau.id).inserted {
      if let table = try? TableDeclaree(tableau, contexte) { tables.append(table) }
    }
    let known = TablesConnues(
      nationales: Dictionary(
        nationales.flatMap(\.declarations).map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first }),
      declarees: Dictionary(
        tables.map { ($0.tableau.id, $0) }, uniquingKeysWith: { first, _ in first }),
      retirees: retirees)
    var ready: [TableDeclaree] = []
    for (place, table) in tables.enumerated() {
      var table = table
      let isGiven = place < donnees.count
      do {
        try table.resoudre(known, isGiven && donnees.count > 1 ? "[\(place)]" : "")
      } catch {
        if isGiven { throw error }
        continue
      }
      ready.append(table)
    }
    return ready
  }
}

extension Tableau {
  /// Checks tables that know each other, as whoever counts them would, over any journal.
  ///
  /// - Throws: the first thing that is wrong, with its path, what was found and expected.
  ///
  /// - Parameter connus: tables checked before, whose cells these may name and whose ids they may not take.
  public static func verifier(
    _ tableaux: [Tableau], apres connus: [Tableau] = []
  ) throws(FormeError) {
    guard let contexte = Contexte.vide else { return }
    for (place, tableau) in tableaux.enumerated()
    where connus.contains(where: { $0.id == tableau.id }) {
      throw Self.deuxieme(tableau.id, tableaux.count > 1 ? "[\(place)]" : "")
    }
    // Those known stand as a journal's would: what is wrong is only said of the others.
    let declarees = TablesDeclarees(donnees: tableaux, journal: connus)
    _ = try declarees.tables(contexte, TablesNationales.tous(contexte))
  }

  fileprivate static func deuxieme(_ id: String, _ chemin: String) -> FormeError {
    FormeError(
      chemin: chemin.isEmpty ? "id" : chemin + ".id", found: "une deuxième table « \(id) »",
      expected: "un nom par table")
  }
}

extension Contexte {
  /// That of a journal without any event.
  static let vide = vide(Periode(annee: 2022))

  /// That of a period, in a journal without any event.
  static func vide(_ periode: Periode, tableaux: [Tableau] = []) -> Contexte? {
    guard let fuseau = FuseauHoraire(JournalIdentity.defaultFuseau),
      let snapshot = try? MemoryStore().snapshot(), let scan = try? JournalScan.read(snapshot)
    else { return nil }
    return try? Contexte(
      Histoires(scan, before: nil, fuseau: fuseau, tableaux: tableaux), periode, [],
      asksAttributes: true)
  }
}
