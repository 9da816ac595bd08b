import MiloEvents

/// The lines of a declared table: where each row counts.
struct LignesComptees: Sendable {
  /// The lines known beforehand, each with its place in the counter.
  private(set) var fermees: [LigneDeclaration] = []
  /// Their places, by id.
  private(set) var places: [String: Int] = [:]
  private var entrees: [Entree] = []
  let attributsALaFin: Bool
  /// Whether two entries may lead a row to one line.
  private var peutSeRepeter = false

  /// What a declaration writes as one line or one family.
  private enum Entree: Sendable {
    case fixe(Predicat, place: Int)
    /// Families whose every value is known: the places of all crossings, the last family turning fastest.
    case fermee([FamilleComptee], places: [Int])
    case ouverte([FamilleComptee])
  }

  /// How many lines a table may have.
  static let limite = 10_000

  /// The lines of a table.
  ///
  /// - Throws: a line that is wrong, or too many of them.
  init(
    _ tableau: Tableau, _ source: Source, presence: Bool, _ contexte: Contexte, _ chemin: String,
    _ nationale: TableNationale? = nil
  ) throws(FormeError) {
    attributsALaFin = tableau.attributsALaFin
    var prefixes: Set<String> = []
    var fixes: Set<String> = []
    let lignes = tableau.lignes.isEmpty ? [Tableau.Ligne.total] : tableau.lignes
    for (rang, ligne) in lignes.enumerated() {
      let place = "\(chemin)lignes[\(rang)]"
      switch ligne {
      case .fixe(let id, let libelle, let ou):
        guard (1...64).contains(id.utf8.count), id.utf8.allSatisfy(codeByte) else {
          throw FormeError(
            chemin: place + ".id", found: "« \(id.excerpt) »",
            expected: "64 lettres sans accent, chiffres, « _ . - » au plus")
        }
        guard fixes.insert(id).inserted else {
          throw FormeError(
            chemin: place + ".id", found: "une deuxième ligne « \(id) »",
            expected: "un nom par ligne")
        }
        let predicat = try Predicat(
          ou, source, presence: presence, contexte, place + ".ou")
        try refuserLaFamille(qui: id, place, tableau)
        entrees.append(
          .fixe(
            predicat,
            place: ajouter(
              id, libelle ?? Libelles.mot(id, nil), [.place(rang)], toujours: true)))
      case .famille(let famille):
        guard prefixes.insert(famille.prefixe).inserted else {
          throw FormeError(
            chemin: place + ".prefixe",
            found: "une deuxième famille de préfixe « \(famille.prefixe) »",
            expected: "un préfixe par famille")
        }
        var familles = try Self.familles(famille, source, presence, contexte, place)
        if let nationale {
          for rang in familles.indices { familles[rang].nommer(nationale) }
        }
        try croiser(familles, rang, place, fixes)
      }
    }
    peutSeRepeter = entrees.count > 1 && (aDesOuvertes || aDesDoubles)
  }

  /// Whether some lines are only known once counted.
  private var aDesOuvertes: Bool {
    entrees.contains { if case .ouverte = $0 { true } else { false } }
  }

  /// Whether two entries make one line.
  private var aDesDoubles: Bool {
    let places = entrees.flatMap { entree -> [Int] in
      switch entree {
      case .fixe(_, let place): [place]
      case .fermee(_, let places): places
      case .ouverte: []
      }
    }
    return Set(places).count < places.count
  }

  /// Whether some lines are shown only when a row is on them.
  var peuventManquer: Bool { aDesOuvertes || fermees.contains(where: \.isOuverte) }

  /// The family and those crossed with it.
  private static func familles(
    _ famille: Tableau.Famille, _ source: Source, _ presence: Bool, _ contexte: Contexte,
    _ chemin: String
  ) throws(FormeError) -> [FamilleComptee] {
    let own = try FamilleComptee(
      famille.par, prefixe: famille.prefixe, classes: famille.classes, vides: famille.vides,
      source, presence: presence, contexte, chemin)
    guard let puis = famille.puis.first else { return [own] }
    return [own] + (try familles(puis, source, presence, contexte, chemin + ".puis"))
  }

  /// Refuses a fixed line that a closed family already made.
  private func refuserLaFamille(
    qui id: String, _ chemin: String, _ tableau: Tableau
  ) throws(FormeError) {
    guard places[id] != nil else { return }
    throw FormeError(
      chemin: chemin + ".id", found: "« \(id) », qu’une famille fait déjà",
      expected: "un nom que nulle famille ne fait")
  }

  private mutating func ajouter(
    _ id: String, _ libelle: String, _ ordre: [OrdreDeLigne], toujours: Bool
  ) -> Int {
    if let place = places[id] { return place }
    let place = fermees.count
    places[id] = place
    var ligne = LigneDeclaration(id, libelle, isOuverte: !toujours)
    ligne.ordre = ordre
    ligne.presence = .mesure(0)
    fermees.append(ligne)
    return place
  }

  /// Takes the crossings of families: their places when all values are known.
  private mutating func croiser(
    _ familles: [FamilleComptee], _ rang: Int, _ chemin: String, _ fixes: Set<String>
  ) throws(FormeError) {
    let count = familles.reduce(1) { $0 * max(1, $1.count) }
    guard count + fermees.count <= Self.limite else {
      throw FormeError(
        chemin: chemin, found: "plus de \(Self.limite) lignes",
        expected: "\(Self.limite) lignes au plus ; « \"vides\": false » laisse les vides de côté")
    }
    // An empty value that is not shown takes with it all that crosses it: that is known once counted.
    guard familles.allSatisfy(\.estFermee), familles.count == 1 || familles.allSatisfy(\.vides)
    else {
      return entrees.append(.ouverte(familles))
    }
    var places: [Int] = []
    for indice in 0..<count {
      var (reste, valeurs) = (indice, [Int]())
      for famille in familles.reversed() {
        valeurs.insert(reste % famille.count, at: 0)
        reste /= famille.count
      }
      let parts = zip(familles, valeurs).map { famille, valeur in
        famille.ecriteFermee(valeur)
      }
      let id = parts.map(\.id).joined(separator: ".")
      if fixes.contains(id) {
        throw FormeError(
          chemin: chemin, found: "« \(id) », qu’une ligne nomme déjà",
          expected: "un préfixe qui distingue la famille")
      }
      places.append(
        ajouter(
          id, parts.map(\.libelle).joined(separator: ", "),
          [.place(rang)] + parts.map(\.ordre),
          toujours: zip(familles, valeurs).allSatisfy { $0.estToujours($1) }))
      fermees[places[places.count - 1]].manqueAvant = zip(familles, valeurs)
        .contains { $0.manqueAvant($1) }
    }
    entrees.append(.fermee(familles, places: places))
  }

  /// The prefixes of the lines that open families make.
  var prefixesOuverts: [String] {
    entrees.compactMap { if case .ouverte(let familles) = $0 { familles[0].prefixe } else { nil } }
  }

  /// Whether a line may exist: a closed one, or one that an open family may make.
  func peutAvoir(_ id: String) -> Bool {
    places[id] != nil
      || entrees.contains { entree in
        guard case .ouverte(let familles) = entree else { return false }
        let prefixe = familles[0].prefixe
        return id.hasPrefix(prefixe) && id.utf8.count > prefixe.utf8.count
      }
  }

  // MARK: Counting

  /// The places of the lines that a row counts on, each once.
  func places(
    _ rang: Rang, _ vue: borrowing VueJeune, _ compteur: inout Compteur, into found: inout [Int]
  ) {
    found.removeAll(keepingCapacity: true)
    for (numero, entree) in entrees.enumerated() {
      switch entree {
      case .fixe(let predicat, let place):
        if predicat.accepte(rang, vue, attributsALaFin: attributsALaFin) { found.append(place) }
      case .fermee(let familles, let places):
        if familles.count == 1 {
          familles[0].forEachValeur(rang, vue, attributsALaFin: attributsALaFin) {
            found.append(places[Int($0)])
          }
        } else {
          for place in croisees(familles[...], rang, vue) { found.append(places[place]) }
        }
      case .ouverte(let familles):
        ouvertes(familles, numero, rang, vue, &compteur, &found)
      }
    }
    guard peutSeRepeter, found.count > 1 else { return }
    var count = 0
    for place in found where !found[..<count].contains(place) {
      found[count] = place
      count += 1
    }
    found.removeLast(found.count - count)
  }

  /// The crossings of closed families that a row is on, each as one number.
  private func croisees(
    _ familles: ArraySlice<FamilleComptee>, _ rang: Rang, _ vue: borrowing VueJeune
  ) -> [Int] {
    guard let famille = familles.last else { return [0] }
    let avant = croisees(familles.dropLast(), rang, vue)
    let valeurs = famille.valeurs(rang, vue, attributsALaFin: attributsALaFin)
    return avant.flatMap { outer in valeurs.map { outer * famille.count + Int($0) } }
  }

  /// The lines of open families that a row is on, made when first met.
  private func ouvertes(
    _ familles: [FamilleComptee], _ numero: Int, _ rang: Rang, _ vue: borrowing VueJeune,
    _ compteur: inout Compteur, _ found: inout [Int]
  ) {
    let contexte = vue.contexte
    if familles.contains(where: \.estParTexte) {
      for parts in parTexte(familles[...], rang, vue) {
        found.append(compteur.ligne(LigneRencontree(entree: numero, parts: parts)))
      }
      return
    }
    func ligne(_ valeurs: [UInt32], _ cle: Compteur.Cle) {
      found.append(
        compteur.ligne(cle) {
          LigneRencontree(
            entree: numero, parts: zip(familles, valeurs).map { $0.ecrite($1, contexte) })
        })
    }
    let famille = UInt32(numero)
    if familles.count == 1 {
      return familles[0].forEachValeur(rang, vue, attributsALaFin: attributsALaFin) {
        ligne([$0], Compteur.Cle(famille: famille, code: $0))
      }
    }
    let valeurs = familles.map { $0.valeurs(rang, vue, attributsALaFin: attributsALaFin) }
    for premiere in valeurs[0] {
      for seconde in valeurs[1] {
        for tierce in valeurs.count > 2 ? valeurs[2] : [0] {
          ligne(
            [premiere, seconde, tierce],
            Compteur.Cle(famille: famille, code: premiere, second: seconde, tiers: tierce))
        }
      }
    }
  }

  private func parTexte(
    _ familles: ArraySlice<FamilleComptee>, _ rang: Rang, _ vue: borrowing VueJeune
  ) -> [[LigneRencontree.Part]] {
    guard let famille = familles.first else { return [[]] }
    let own: [LigneRencontree.Part]
    let mot = vue.mot(famille.champ.lecteur, rang, attributsALaFin: attributsALaFin)
    if famille.estParTexte, mot > Fait.encrypted {
      own = Set(famille.champ.nature.entrees(mot, vue.contexte)).map {
        famille.ecrite(code: $0, vue.contexte)
      }
    } else {
      own = famille.valeurs(rang, vue, attributsALaFin: attributsALaFin).map {
        famille.ecrite($0, vue.contexte)
      }
    }
    let rest = parTexte(familles.dropFirst(), rang, vue)
    return own.flatMap { one in rest.map { [one] + $0 } }
  }

  // MARK: Showing

  /// The lines of open families: those met, and under each of them every value of the closed families
  /// inside.
  func ouvertes(_ compteur: Compteur) -> [(place: Int?, ligne: LigneDeclaration)] {
    entrees.enumerated().flatMap { numero, entree -> [(place: Int?, ligne: LigneDeclaration)] in
      guard case .ouverte(let familles) = entree else { return [] }
      let met = compteur.rencontres.values.filter { $0.entree == numero }.map(\.parts)
      return montrees(familles[...], met).map { parts in
        let rencontree = LigneRencontree(entree: numero, parts: parts)
        let place = compteur.nommees[rencontree.id]
        var ligne = LigneDeclaration(
          rencontree.id, parts.map(\.libelle).joined(separator: ", "), isOuverte: place != nil)
        ligne.ordre = [.place(numero)] + parts.map(\.ordre)
        ligne.presence = .mesure(0)
        return (place, ligne)
      }
    }
  }

  private func montrees(
    _ familles: ArraySlice<FamilleComptee>, _ met: [[LigneRencontree.Part]]
  ) -> [[LigneRencontree.Part]] {
    guard let famille = familles.first else { return [[]] }
    var suites: [LigneRencontree.Part: [[LigneRencontree.Part]]] = [:]
    for parts in met { suites[parts[0], default: []].append(Array(parts.dropFirst())) }
    for valeur in 0..<famille.count where famille.estToujours(valeur) {
      suites[famille.ecriteFermee(valeur), default: []] += []
    }
    return suites.flatMap { part, rest in
      montrees(familles.dropFirst(), rest).map { [part] + $0 }
    }
  }
}

extension FamilleComptee {
  /// The values of a row, in a list.
  func valeurs(_ rang: Rang, _ vue: borrowing VueJeune, attributsALaFin: Bool) -> [UInt32] {
    var found: [UInt32] = []
    forEachValeur(rang, vue, attributsALaFin: attributsALaFin) { found.append($0) }
    return found
  }
}
