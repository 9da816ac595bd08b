/// Which cells of an output are hidden, so that no small count of youths can be had from it.
///
/// A count of youths from 1 to the threshold minus one is hidden, with what is computed from it; then as few
/// further cells as keep every hidden count from being found by sums of the same output
/// (``ReseauDeComptes``). Nothing is declared: what was counted by ``Compteur/jeune(_:_:_:)`` counts youths, and
/// marks tell which cells add up to which.
struct SecretStatistique: Sendable {
  /// A part of an output: the tables of one structure, of several together, or of other circumstances.
  struct Perimetre: Sendable {
    var publication: Publication
    var tables: [ReportTable]
  }

  /// The cells hidden of each part.
  private(set) var masques: [MasqueDeCellules]
  /// How many cells are hidden, and why.
  private(set) var bilan: BilanDuSecret
  /// The counts and their relations, all hidden counts protected.
  private(set) var reseau: ReseauDeComptes

  private let seuil: Int
  private var chercheur = ChercheurDeSommes()
  /// What the counts of each cell are, part after part.
  private var cellules: [[Cellule]] = []

  private struct Cellule {
    var table: [Substring]
    var aveu: Aveu
    var comptes: [Int]
    var dessous: [Int]
    /// Hidden whatever the counts are.
    var isCachee = false
    var isPetite = false
    var nom: MasqueDeCellules.Nom
  }

  /// Chooses the cells to hide.
  ///
  /// - Parameters:
  ///   - seuil: the least count of youths shown, at least 2.
  ///   - perimetres: all that the output shows, counted with marks.
  init(seuil: Int, _ perimetres: [Perimetre]) {
    self.seuil = seuil
    masques = []
    bilan = BilanDuSecret(seuil: seuil)
    reseau = ReseauDeComptes()
    lire(perimetres)
    cacherLesVoisins()
    majorer()
    chercher()
    chercheur.lier()
    reseau = chercheur.reseau
    reseau.proteger()
    masquer()
  }

  // MARK: Reading

  private mutating func lire(_ perimetres: [Perimetre]) {
    for (rang, perimetre) in perimetres.enumerated() {
      var read: [Cellule] = []
      for table in perimetre.tables {
        let parts = table.id.split(separator: ".", omittingEmptySubsequences: false)
        for aveu in perimetre.publication.aveux(table) {
          let petits = aveu.comptes.filter { $0.nombre.isPetit(seuil) }
          read.append(
            Cellule(
              table: parts, aveu: aveu,
              comptes: aveu.comptes.map { place($0, rang) },
              dessous: aveu.dessous.map { place($0, rang, isMontree: false) },
              isCachee: aveu.genre == .ailleurs || petits.contains { $0.nombre.isOpaque },
              isPetite: !petits.isEmpty,
              nom: .init(table: table.id, ligne: aveu.ligne, colonne: aveu.colonne)))
        }
      }
      cellules.append(read)
    }
  }

  /// The unknown that a count is; -1 for nobody, and for what nothing is known of.
  private mutating func place(
    _ compte: Aveu.Compte, _ part: Int, isMontree: Bool = true
  ) -> Int {
    let nombre = compte.nombre
    guard nombre.valeur > 0, !nombre.isOpaque else { return -1 }
    let isPetit = nombre.isPetit(seuil)
    // Zero is shown, so what is hidden is at least 1. With 2, a hidden count would be 1: whoever reads must
    // then not know which were hidden first.
    let bornes = 1...(isPetit ? Int128(max(2, seuil - 1)) : Int128.max)
    let place = chercheur.inconnue(
      nombre, bornes: bornes, source: isPetit ? "\(part)/\(compte.source)" : nil,
      isMontree: isMontree)
    if isPetit { chercheur.cacher(place) }
    return place
  }

  /// Hides what says nearly the same beside a hidden count of youths: few events, a value met.
  private mutating func cacherLesVoisins() {
    for part in cellules.indices {
      var lines: Set<[String]> = []
      func line(_ cellule: Cellule, _ compte: Aveu.Compte) -> [String] {
        [cellule.nom.table, cellule.nom.ligne, compte.isAvant ? "n-1" : "n"]
      }
      for cellule in cellules[part] {
        for compte in cellule.aveu.comptes where compte.nombre.isPetit(seuil) {
          lines.insert(line(cellule, compte))
        }
      }
      for (rang, cellule) in cellules[part].enumerated() {
        for (compte, place) in zip(cellule.aveu.comptes, cellule.comptes)
        where lines.contains(line(cellule, compte)) {
          if cellule.aveu.genre == .valeur { cellules[part][rang].isCachee = true }
          if cellule.aveu.genre == .compte, place >= 0, !compte.nombre.isDeJeunes,
            compte.nombre.valeur < Int128(seuil)
          {
            chercheur.cacher(place)
          }
        }
      }
    }
  }

  /// Says which counts are at most others, where the difference is so small that it tells.
  private mutating func majorer() {
    for part in cellules {
      // The cells of a line follow each other.
      let lines = part.indices.filter { place in
        place == 0 || part[place - 1].nom.table != part[place].nom.table
          || part[place - 1].nom.ligne != part[place].nom.ligne
      }
      for (start, end) in zip(lines, lines.dropFirst() + [part.count]) {
        let line = part[start..<end]
        var counted: [(compte: Aveu.Compte, place: Int)] = []
        for cellule in line {
          let said = Array(zip(cellule.aveu.comptes, cellule.comptes))
          if cellule.aveu.genre == .compte { counted += said.map { ($0.0, $0.1) } }
          guard cellule.aveu.genre == .part, said.count == 2 else { continue }
          majorer(said[0].1, said[0].0, par: said[1].1, said[1].0)
        }
        for jeunes in counted where jeunes.compte.nombre.isDeJeunes {
          for faits in counted
          where !faits.compte.nombre.isDeJeunes && faits.compte.isAvant == jeunes.compte.isAvant {
            majorer(jeunes.place, jeunes.compte, par: faits.place, faits.compte)
          }
        }
      }
    }
  }

  private mutating func majorer(
    _ petit: Int, _ one: Aveu.Compte, par grand: Int, _ other: Aveu.Compte
  ) {
    let ecart = other.nombre.valeur - one.nombre.valeur
    guard petit >= 0, grand >= 0, (0...1).contains(ecart) else { return }
    chercheur.majorer(petit, par: grand)
  }

  // MARK: Sums

  /// Looks for sums along each way that cells can be put side by side: lines, columns, tables, parts of the output.
  private mutating func chercher() {
    var groupes = GroupesDeCellules()
    for (part, read) in cellules.enumerated() {
      for cellule in read {
        for (rang, place) in cellule.comptes.enumerated()
        where !cellule.aveu.comptes[rang].nombre.isOpaque {
          groupes.ajouter(
            place, cellule.aveu.comptes[rang].nombre, part: part, table: cellule.table,
            ligne: cellule.aveu.ligne, colonne: "\(cellule.aveu.colonne)#\(rang)",
            isAvant: cellule.aveu.comptes[rang].isAvant)
        }
      }
    }
    chercheur.chercher(groupes)
  }

  // MARK: Hiding

  private mutating func masquer() {
    for part in cellules {
      var masque = MasqueDeCellules()
      for cellule in part {
        func isCachee(_ place: Int) -> Bool { place >= 0 && reseau.inconnues[place].isCachee }
        if cellule.isCachee || cellule.comptes.contains(where: isCachee) {
          masque.caches.insert(cellule.nom)
          bilan.compter(cellule.aveu.genre, isPetite: cellule.isPetite)
        } else if cellule.dessous.contains(where: isCachee) {
          masque.sansDessous.insert(cellule.nom)
        }
      }
      masques.append(masque)
    }
  }
}
