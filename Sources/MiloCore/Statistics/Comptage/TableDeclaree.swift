import MiloEvents

/// A declared table over one journal and one period, ready to count.
struct TableDeclaree: TableComptable {
  let tableau: Tableau
  let source: Source
  let lignes: LignesComptees
  private(set) var declaration: TableDeclaration
  private(set) var tablesRequises: Set<String> = []
  /// The columns, as other columns and tables name them.
  let colonnes: [ColonneComptee]
  private let moment: Tableau.Moment
  private let population: Population
  private let exige: Population?
  private let presence: Bool
  private let predicat: Predicat
  private let liens: [LienCompte]
  private let mesures: [MesureComptee]
  /// How many links without a window there are, whose verdict a youth has once.
  private let verdicts: Int
  /// The table of the library that it is; nil for one that somebody declares.
  let nationale: TableNationale?
  /// The kinds without which nothing counts.
  private let kinds: KindSet?
  /// Whether the rows of a line are asked for, by a column or to know if the line is shown.
  private let compteLesRangs: Bool

  /// The slot of the rows of a line, whatever its columns count.
  static let rangs = 0
  /// The line, shown by nobody, of the rows whose window is still open.
  static let enCours = "?"

  /// The table of a declaration, its shares over cells of other tables apart.
  ///
  /// - Throws: what is wrong with the declaration, with its path.
  init(
    _ tableau: Tableau, _ contexte: Contexte, _ chemin: String = "",
    national nationale: TableNationale? = nil
  ) throws(FormeError) {
    let chemin = chemin.isEmpty ? "" : chemin + "."
    if nationale == nil { try tableau.verifierLeNom(chemin) }
    self.nationale = nationale
    let source = try Source(exige: tableau.compte, chemin + "compte")
    try tableau.verifierLaSource(source, chemin)
    self.tableau = tableau
    self.source = source
    moment = tableau.moment ?? .entree
    kinds = source.kindsRequis(moment)
    population = tableau.jeunes?.population ?? .accompagnes
    exige = source == .jeunes ? nil : tableau.jeunes?.population
    let presence = tableau.ou.nommentLaPresence
    self.presence = presence
    predicat = try Predicat(
      tableau.ou, source, presence: presence, contexte, chemin + "ou")
    var liaisons = Liaisons(contexte)
    liens = try liaisons.liens(tableau.ayant, tableau.sans, chemin)
    lignes = try LignesComptees(
      tableau, source, presence: presence, contexte, chemin, nationale)
    var colonnes = ColonnesComptees(source, presence: presence, contexte)
    for (place, colonne) in tableau.colonnes.enumerated() {
      try colonnes.ajouter(colonne, place, &liaisons, "\(chemin)colonnes[\(place)]")
    }
    self.colonnes = colonnes.colonnes
    mesures = colonnes.mesures
    verdicts = liaisons.count
    compteLesRangs =
      lignes.peuventManquer || colonnes.colonnes.contains { $0.calcul.slot == Self.rangs }
    var declarees = lignes.fermees
    if liens.contains(where: { $0.entre != nil }) {
      declarees.append(LigneDeclaration(Self.enCours, "", isCachee: true))
    }
    declaration = TableDeclaration(
      id: tableau.id, titre: tableau.titre,
      population: (source == .jeunes ? population : exige)?.definition,
      definition: tableau.definition, mesures: colonnes.largeur, colonnes: [], lignes: declarees,
      ouvertes: lignes.prefixesOuverts.map { LignesOuvertes($0) },
      horsFiltre: source.estDeJeunes ? nil : .tout, lignesOrdonnees: true)
  }

  /// Finds the cells of other tables that columns are over.
  ///
  /// - Throws: a cell that cannot be, or whose unit is another.
  mutating func resoudre(_ autres: TablesConnues, _ chemin: String = "") throws(FormeError) {
    let chemin = chemin.isEmpty ? "" : chemin + "."
    var ids: Set<String> = []
    for colonne in colonnes {
      let place = "\(chemin)colonnes[\(colonne.place)]"
      guard ids.insert(colonne.id).inserted else {
        throw FormeError(
          chemin: place + ".id", found: "une deuxième colonne « \(colonne.id) »",
          expected: "un nom par colonne")
      }
      let (formule, unite) = try colonne.formule(self, autres, place, &tablesRequises)
      declaration.colonnes.append(
        ColonneDeclaration(colonne.id, colonne.libelle, unite, formule))
    }
  }

  func compteur(explains: Bool) -> Compteur {
    var compteur = Compteur(
      lignes: declaration.lignes.count, mesures: declaration.mesures, explains: explains)
    compteur.nommer(lignes.places)
    return compteur
  }

  func lignesOuvertes(
    _ compteur: Compteur, _ contexte: Contexte
  ) -> [(table: String, place: Int?, ligne: LigneDeclaration)] {
    lignes.ouvertes(compteur).map { (declaration.id, $0.place, $0.ligne) }
  }

  func nom(ofChose cle: UInt64, mesure: Int, _ contexte: Contexte) -> String? {
    for own in mesures where mesure >= own.premiere && mesure < own.premiere + own.count {
      if case .distinct(let champ) = own.genre { return champ.nom(cle, contexte) }
    }
    return nil
  }

  /// The slots of the counter that hold things which several structures call alike.
  var mesuresCommunes: [Int] {
    mesures.filter(\.estCommune).flatMap { Array($0.premiere..<$0.premiere + $0.count) }
  }

  var limite: Int { nationale == nil ? LignesComptees.limite : .max }

  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois {
    (source == .jeunes ? population : exige) == .primos ? .primos : .cellule
  }

  // MARK: Counting

  func admis(_ ligne: String) -> EvenementsAdmis? {
    // A structure's own table may count what lasts, or what came out of a row: only its author knows.
    nationale == nil ? nil : EvenementsAdmis(source.kinds)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    if let kinds, !vue.natures.intersects(kinds) { return }
    if let exige, !vue.populations.contains(exige) { return }
    var verdicts = [Bool?](repeating: nil, count: verdicts)
    var places: [Int] = []
    vue.forEachRang(
      source, moment, tousPresents: presence, population: population, vue.contexte.periode
    ) { compter($0, vue, &verdicts, &places, &compteur) }
  }

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    guard case .fait(let kind) = source else { return }
    let vue = VueJeune(contexte)
    var verdicts: [Bool?] = []
    var places: [Int] = []
    for fait in contexte.histoires.structure
    where fait.kind == kind && contexte.periode.contains(fait.date) {
      let rang = Rang(fait: fait, place: -1, date: fait.date, jusquAu: contexte.periode.fin)
      compter(rang, vue, &verdicts, &places, &compteur)
    }
  }

  /// Counts a row: on each of its lines, in each of its columns.
  private func compter(
    _ rang: Rang, _ vue: borrowing VueJeune, _ verdicts: inout [Bool?], _ places: inout [Int],
    _ compteur: inout Compteur
  ) {
    let alaFin = tableau.attributsALaFin
    guard predicat.accepte(rang, vue, attributsALaFin: alaFin),
      Self.satisfait(liens, rang, vue, &verdicts)
    else { return }
    if isEnCours(rang, vue.contexte) {
      compteur.add(declaration.lignes.count - 1, Self.rangs, rang.fait)
    }
    lignes.places(rang, vue, &compteur, into: &places)
    guard !places.isEmpty else { return }
    if compteLesRangs { for place in places { compteur.add(place, Self.rangs, rang.fait) } }
    temoigner(liens, Self.rangs, rang, places, vue, &compteur)
    for mesure in mesures
    where mesure.predicat.accepte(rang, vue, attributsALaFin: alaFin)
      && Self.satisfait(mesure.liens, rang, vue, &verdicts)
    {
      mesure.compter(rang, places, vue, attributsALaFin: alaFin, &compteur)
      temoigner(liens + mesure.liens, mesure.premiere, rang, places, vue, &compteur)
    }
  }

  /// Writes down the rows that a row had to have beside it, for whoever asks what stands behind a cell.
  private func temoigner(
    _ liens: [LienCompte], _ mesure: Int, _ rang: Rang, _ places: [Int],
    _ vue: borrowing VueJeune, _ compteur: inout Compteur
  ) {
    // Nothing stands behind the figures of a national table but what they count.
    guard compteur.explique, nationale == nil else { return }
    for lien in liens where lien.estRequis {
      for reponse in lien.reponses(rang, vue) {
        for place in places { compteur.add(place, mesure, reponse.fait, montant: 0) }
      }
    }
  }

  /// Whether the youth of a row has all that it must, and nothing that it must not.
  private static func satisfait(
    _ liens: [LienCompte], _ rang: Rang, _ vue: borrowing VueJeune, _ verdicts: inout [Bool?]
  ) -> Bool {
    for lien in liens {
      let verdict: Bool
      if lien.entre == nil, let known = verdicts[lien.numero] {
        verdict = known
      } else {
        verdict = lien.estSatisfait(rang, vue)
        verdicts[lien.numero] = verdict
      }
      if !verdict { return false }
    }
    return true
  }

  /// Whether days are still to come of a window that decides of a row.
  private func isEnCours(_ rang: Rang, _ contexte: Contexte) -> Bool {
    guard let dernier = contexte.dernierJourConnu else { return false }
    return liens.contains { lien in lien.entre.map { rang.date + $0.upperBound > dernier } ?? false
    }
  }
}

/// Reads the links of a table and of its columns, and gives each its number.
struct Liaisons {
  private(set) var count = 0
  private let contexte: Contexte

  init(_ contexte: Contexte) {
    self.contexte = contexte
  }

  mutating func liens(
    _ ayant: [Tableau.Lien], _ sans: [Tableau.Lien], _ chemin: String
  ) throws(FormeError) -> [LienCompte] {
    var liens: [LienCompte] = []
    for (nom, list, estRequis) in [("ayant", ayant, true), ("sans", sans, false)] {
      for (place, lien) in list.enumerated() {
        liens.append(
          try LienCompte(
            lien, estRequis: estRequis, numero: count, contexte,
            "\(chemin)\(nom)[\(place)]"))
        count += 1
      }
    }
    return liens
  }
}
