import MiloEvents
import MiloTestKit
import Testing

@testable import MiloCore

/// Random youths of two years, of two sexes or none said, of seven levels, few or many.
private func jeunesAuHasard(_ graine: UInt64) -> PetitJournal {
  var state = graine &* 0x9E37_79B9_7F4A_7C15 &+ 1
  func tirer(_ count: Int) -> Int {
    state = Empreinte.melange(state)
    return Int(state >> 33) % count
  }
  var journal = PetitJournal()
  let niveaux = Niveau.codes
  // Some levels are rare, as they are.
  let poids = niveaux.indices.map { _ in 1 + tirer(tirer(3) == 0 ? 1 : 30) }
  for rang in 0..<(4 + tirer(70)) {
    var part = tirer(poids.reduce(0, +))
    let niveau = niveaux.indices.first { place in
      part -= poids[place]
      return part < 0
    }
    let sexe = ["\"F\"", "\"M\"", "\"F\"", "\"M\"", "null"][tirer(5)]
    let fields = [
      sexe == "null" ? nil : "\"sexe\":\(sexe)", niveau.map { "\"niveau\":\"\(niveaux[$0])\"" },
    ].compactMap { $0 }.joined(separator: ",")
    journal.add("profil", "J\(rang)", "2021-01-04", "{\(fields)}")
    for year in [2021, 2022] where tirer(4) > 0 {
      for _ in 0...tirer(2) {
        journal.add("entretien", "J\(rang)", "\(year)-03-01", #"{"conseiller":"c\#(tirer(3))"}"#)
      }
    }
  }
  return journal
}

/// Youths by sex, by level, crossed, with shares and a subset.
private let croisee = Tableau(
  id: "croisee", titre: "Croisée", definition: "Essai.", compte: "jeunes",
  jeunes: .contact,
  lignes: [
    .total, .par("jeune.sexe", prefixe: "sexe."), .par("jeune.niveau", prefixe: "niveau."),
    .par("jeune.sexe", prefixe: "croise.", puis: .init("jeune.niveau")),
  ],
  colonnes: [
    .init("jeunes", .jeunes), .init("part", .part("jeunes", sur: .ligne("total"))),
  ])

/// An output with its cells, hidden and not.
private struct Sortie {
  let claire: [ReportTable]
  let secrete: [ReportTable]

  init(_ journal: PetitJournal, _ tableaux: [Tableau], _ ids: [String], evolution: Bool) throws {
    let lecture = try Lecture(journal.journal, tableaux: tableaux)
    var options = Statistiques.Options()
    (options.tables, options.evolution) = (ids, evolution)
    claire = try Statistiques(lecture.histoires, Periode(annee: 2022), options).tables
    options.secret = 5
    secrete = try Statistiques(lecture.histoires, Periode(annee: 2022), options).tables
  }

  /// Every cell: what it is, and whether it is hidden.
  var cellules: [(nom: String, vraie: Valeur?, montree: Valeur?)] {
    zip(claire, secrete).flatMap { table, hidden in
      zip(table.lignes, hidden.lignes).flatMap { line, other in
        table.colonnes.indices.map { place in
          (
            "\(table.id)/\(line.id)/\(table.colonnes[place].id)", line.valeur(place),
            other.valeur(place)
          )
        }
      }
    }
  }

  /// The hidden counts that a reader finds who knows these sums, `parts` of names to a name.
  func trouves(_ sommes: [(parts: [String], tout: String)]) -> [String] {
    let counts = cellules.compactMap { cellule -> (String, Int, Bool)? in
      guard case .entier(let number)? = cellule.vraie else { return nil }
      return (cellule.nom, number, cellule.montree == .secret)
    }
    let places = Dictionary(
      counts.enumerated().map { ($1.0, $0) }, uniquingKeysWith: { first, _ in first })
    let known = sommes.compactMap { somme -> [(place: Int, signe: Int)]? in
      guard let tout = places[somme.tout] else { return nil }
      return somme.parts.compactMap { places[$0] }.map { ($0, 1) } + [(tout, -1)]
    }
    func trouves(showsAll: Bool) -> Set<Int> {
      let bornes = counts.map { _, number, isHidden -> ClosedRange<Int> in
        if !isHidden, showsAll || number == 0 { return number...number }
        return (1..<5).contains(number) ? 1...4 : 0...1_000_000
      }
      var lecteur = LecteurCurieux(vrais: counts.map(\.1), bornes: bornes, sommes: known)
      return Set(lecteur.trouves(counts.indices.filter { counts[$0].2 }))
    }
    let found = trouves(showsAll: true)
    guard !found.isEmpty else { return [] }
    // What zeros and the rule alone say (four youths on four lines), no other cell can keep from saying, nor
    // the larger counts that were hidden for their sake.
    let said = trouves(showsAll: false)
    return found.filter { !said.contains($0) && (said.isEmpty || counts[$0].1 < 5) }.sorted()
      .map { counts[$0].0 }
  }
}

/// The sums of a family of lines of each column, at both moments.
private func sommes(
  _ table: String, _ parts: [String], _ tout: String, _ colonne: String = "jeunes"
) -> [(parts: [String], tout: String)] {
  [colonne, colonne + "_n_1"].map { colonne in
    (parts.map { "\(table)/\($0)/\(colonne)" }, "\(table)/\(tout)/\(colonne)")
  }
}

@Suite struct `Small counts of youths` {
  private static let sexes = Sexe.codes + [nonRenseigne]
  private static let niveaux = Niveau.codes + [nonRenseigne]

  private static let liens: [(parts: [String], tout: String)] = {
    let crossed = sexes.flatMap { sexe in
      sommes("croisee", niveaux.map { "croise.\(sexe).\($0)" }, "sexe.\(sexe)")
    }
    let columns = niveaux.flatMap { niveau in
      sommes("croisee", sexes.map { "croise.\($0).\(niveau)" }, "niveau.\(niveau)")
    }
    return crossed + columns + sommes("croisee", sexes.map { "sexe.\($0)" }, "total")
      + sommes("croisee", niveaux.map { "niveau.\($0)" }, "total")
  }()

  @Test(arguments: 0..<200)
  func `are not found by whoever adds and subtracts all that a random table shows`(
    _ graine: Int
  ) throws {
    // Given random youths, when the table is shown under secrecy,
    let sortie = try Sortie(
      jeunesAuHasard(UInt64(graine)), [croisee], ["croisee"], evolution: graine.isMultiple(of: 2))
    // then no count from 1 to 4 is shown, zero is, and what is shown is exact,
    for cellule in sortie.cellules {
      if case .entier(1..<5)? = cellule.vraie { #expect(cellule.montree == .secret) }
      if cellule.vraie == .entier(0) { #expect(cellule.montree == .entier(0)) }
      #expect(cellule.montree == .secret || cellule.montree == cellule.vraie)
    }
    // and nothing hidden is found.
    #expect(sortie.trouves(Self.liens).isEmpty)
  }

  @Test func `hide few further cells`() throws {
    let cells = try (0..<40).flatMap { graine in
      try Sortie(jeunesAuHasard(UInt64(graine)), [croisee], ["croisee"], evolution: false).cellules
    }
    let counts = cells.filter { $0.nom.hasSuffix("/jeunes") }
    let small = counts.count { if case .entier(1..<5)? = $0.vraie { true } else { false } }
    let hidden = counts.count { $0.montree == .secret }
    #expect(small > 100)
    // A hidden count in a crossed table needs about one other, sometimes three.
    #expect(hidden < 2 * small)
    #expect(hidden < counts.count / 2)
  }

  @Test(arguments: 0..<6)
  func `are not found in the national tables, from one table to the other and from year to year`(
    _ graine: Int
  ) throws {
    let sortie = try Sortie(
      jeunesAuHasard(UInt64(1000 + graine)), [],
      ["synthese", "profil", "territoire", "evenements", "evolution"], evolution: true)
    var known: [(parts: [String], tout: String)] = []
    for population in Population.allCases.map(\.rawValue) {
      let table = "profil.\(population)"
      let lignes = sortie.claire.first { $0.id == table }?.lignes.map(\.id) ?? []
      for famille in ["sexe.", "age.", "niveau.", "hebergement.", "mobilite."] {
        known += sommes(table, lignes.filter { $0.hasPrefix(famille) }, "effectif")
      }
      known += sommes(table, ["age.16_17"], "mineurs")
      // The same count under two names.
      known.append((["\(table)/effectif/jeunes"], "synthese/\(population)/valeur"))
      known.append((["\(table)/effectif/jeunes_n_1"], "synthese/\(population)/valeur_n_1"))
      for axe in Axe.allCases.map(\.rawValue) {
        let territoire = "territoire.\(population).\(axe)"
        let places = sortie.claire.first { $0.id == territoire }?.lignes ?? []
        known.append(
          (places.map { "\(territoire)/\($0.id)/jeunes" }, "synthese/\(population)/valeur"))
      }
    }
    #expect(sortie.cellules.contains { $0.montree == .secret })
    #expect(sortie.trouves(known).isEmpty)
  }
}
