import MiloEvents

/// What was counted for one period: a counter per table.
struct Comptes: Sendable {
  var contexte: Contexte
  var tableaux: [any TableComptable]
  var compteurs: [Compteur]
  /// Whether the active file is counted: whoever is in it counts, even without any event of the period.
  private let asksFileActive: Bool
  /// The youths of whom the cells in which they count are written down.
  private let suivis: Set<UInt32>

  /// What makes the marks by which cells are recognized; nil where they are not.
  private let marques: Empreinte.Cle?

  init(
    _ contexte: Contexte, _ tableaux: [any TableComptable], explains: Bool,
    suivis: Set<UInt32> = [], marques: Empreinte.Cle? = nil
  ) {
    self.suivis = suivis
    self.contexte = contexte
    self.tableaux = tableaux
    self.marques = marques
    compteurs = tableaux.map { $0.compteur(explains: explains) }
    if let sel = marques?.sel(contexte.periode) {
      for place in compteurs.indices { compteurs[place].reconnaitre(sel: sel) }
    }
    asksFileActive = tableaux.contains { $0 is FileActive }
  }

  /// Counts a youth, if the period and the filters let it count.
  mutating func compter(_ vue: inout VueJeune) {
    let mayBeActive = asksFileActive && vue.mayBeActive(in: contexte)
    guard mayBeActive || vue.mayCount(in: contexte),
      vue.enter(contexte, evenMotionless: mayBeActive)
    else { return }
    let suivi = !suivis.isEmpty && suivis.contains(vue.dossier.jeune)
    let marque =
      marques.map { $0.marque(contexte.texte(vue.dossier.jeune), contexte.periode) } ?? 0
    for place in tableaux.indices {
      compteurs[place].begin(vue.dossier.jeune, suivi: suivi, marque: marque)
      tableaux[place].compter(vue, &compteurs[place])
    }
  }

  mutating func merge(_ other: Comptes) {
    for place in compteurs.indices { compteurs[place].merge(other.compteurs[place]) }
  }
}

/// One fold over all youths: the period asked, the one a year before, the years of the series.
struct ComptesParPeriode: Projection {
  var comptes: [Comptes]
  private var vue: VueJeune

  /// - Precondition: there is at least one period.
  init(_ comptes: [Comptes]) {
    self.comptes = comptes
    vue = VueJeune(comptes[0].contexte)
  }

  mutating func apply(_ histoire: Histoire) {
    vue.load(histoire)
    for place in comptes.indices { comptes[place].compter(&vue) }
  }

  mutating func merge(_ other: ComptesParPeriode) {
    for place in comptes.indices { comptes[place].merge(other.comptes[place]) }
  }

  var resultat: [Comptes] { comptes }
}

/// The tables of a period, with those of the year before for changes.
struct Resultats: Sendable {
  /// Counters of the period asked; the line numbers of a table by id.
  let courant: any TablesSommees
  /// Counters one year before.
  let precedent: any TablesSommees
  let decimales: Int
  /// The cells that say their own circumstances, as their own questions answer.
  var ailleurs: [String: Valeur] = [:]

  /// The value of a formula on a line of a table; nil is null.
  func valeur(
    _ formule: Formule, table: String, ligne: String, avant: Bool = false
  ) -> Valeur? {
    if avant, !precedent.isEnregistree { return nil }
    func somme(_ terme: Terme) -> Int128 {
      let comptees = avant ? precedent : courant
      return terme.parts.reduce(0) { $0 + comptees.mesure($1, table: table, ligne: ligne) }
    }
    switch formule {
    case .compte(let terme): return .somme(somme(terme))
    case .compteSi(let terme, let condition):
      return somme(condition) == 0 ? nil : .somme(somme(terme))
    case .part(let numerator, let denominator):
      return part(somme(numerator), somme(denominator), decimales: decimales).map(Valeur.decimal)
    case .quotient(let total, let count, let decimales, let echelle):
      let divisor = somme(count) * puissanceDeDix(max(0, echelle))
      guard divisor != 0 else { return nil }
      let dividend = somme(total) * puissanceDeDix(decimales + max(0, -echelle))
      let quotient = quotientArrondi(dividend, divisor)
      return decimales == 0
        ? .somme(quotient) : .decimal(ExactDecimal(mantisse: quotient, echelle: decimales))
    case .valeur(let place, let terme, let forme):
      return (avant ? precedent : courant).valeur(place, terme, table: table, ligne: ligne)
        .map(forme.valeur)
    case .centiemes(let terme):
      return .decimal(ExactDecimal(mantisse: somme(terme), echelle: 2).sansZerosFinaux)
    case .realise(let cellule): return self.cellule(cellule)
    case .taux(let cellule, let terme):
      let cible = somme(terme)
      guard cible > 0, let realise = self.cellule(cellule)?.decimal else { return nil }
      let numerator = realise.mantisse * 10_000 * puissanceDeDix(decimales)
      return .decimal(
        ExactDecimal(
          mantisse: quotientArrondi(numerator, cible * puissanceDeDix(realise.echelle)),
          echelle: decimales))
    case .avant(let formule):
      return valeur(formule, table: table, ligne: ligne, avant: true)
    case .evolution(let formule):
      return Self.evolution(
        from: valeur(formule, table: table, ligne: ligne, avant: true),
        to: valeur(formule, table: table, ligne: ligne), enPoints: formule.isPart)
    case .changement(let formule, let depuis):
      return Self.evolution(
        from: valeur(depuis, table: table, ligne: ligne, avant: avant),
        to: valeur(formule, table: table, ligne: ligne, avant: avant), enPoints: formule.isPart)
    case .jusquAu(let fin, let formule):
      return courant.isEnregistree(jusquAu: fin)
        ? valeur(formule, table: table, ligne: ligne, avant: avant) : nil
    }
  }

  /// The numerator and the denominator behind a share or a mean; nil for other formulas.
  func quotient(
    _ formule: Formule, table: String, ligne: String, avant: Bool = false
  ) -> Quotient? {
    func somme(_ terme: Terme) -> Int128 {
      let value = valeur(.compte(terme), table: table, ligne: ligne, avant: avant)
      return value?.decimal?.mantisse ?? 0
    }
    switch formule {
    case .part(let numerator, let denominator),
      .quotient(let numerator, let denominator, _, _):
      return Quotient(numerateur: somme(numerator), denominateur: somme(denominator))
    case .avant(let formule): return quotient(formule, table: table, ligne: ligne, avant: true)
    case .jusquAu(_, let formule):
      return quotient(formule, table: table, ligne: ligne, avant: avant)
    case .compte, .compteSi, .centiemes, .valeur, .realise, .taux, .evolution, .changement:
      return nil
    }
  }

  /// Whether a table exists for the period: one of a family does where its code was met.
  func existe(_ declaration: TableDeclaration, avant: Bool = false) -> Bool {
    guard let existence = declaration.existence else { return true }
    let count = valeur(.compte(existence), table: declaration.id, ligne: "", avant: avant)
    return count?.decimal?.mantisse != 0
  }

  /// The value of the cell `table/ligne/colonne`, without the zeros that end a share (08.3.5).
  ///
  /// A line that the table does not show is 0, or null for a share; an unknown table or column is null.
  func cellule(_ nom: String) -> Valeur? {
    guard let cellule = Cellule(nom), cellule.table != Objectifs.id else { return nil }
    guard cellule.circonstances.isEmpty else {
      return ailleurs[nom]?.decimal.map { .decimal($0.sansZerosFinaux) }
    }
    guard let declaration = courant.declaration(of: cellule.table), existe(declaration),
      let place = declaration.colonnes.firstIndex(where: { $0.id == cellule.colonne })
    else { return nil }
    let colonne = declaration.colonnes[place]
    let lignes = declaration.lignes + courant.lignesOuvertes(declaration.id)
    guard let ligne = lignes.first(where: { $0.id == cellule.ligne && !$0.isCachee }),
      !ligne.isOuverte || !isEmpty(ligne, declaration)
    else {
      return colonne.unite == .pourcent ? nil : colonne.formule.valeurAbsente
    }
    guard let formule = ligne.formules[place] ?? colonne.formule else { return nil }
    let value = valeur(formule, table: declaration.id, ligne: ligne.id)
    return value?.decimal.map { .decimal($0.sansZerosFinaux) }
  }

  /// Whether all cells of a line are 0 or null: an open line is then not shown.
  func isEmpty(
    _ ligne: LigneDeclaration, _ declaration: TableDeclaration, avant: Bool = false
  ) -> Bool {
    if let presence = ligne.presence {
      let count = valeur(.compte(presence), table: declaration.id, ligne: ligne.id, avant: avant)
      return count?.decimal?.mantisse ?? 0 == 0
    }
    return declaration.colonnes.enumerated().allSatisfy { place, colonne in
      guard let formule = ligne.formules[place] ?? colonne.formule else { return true }
      let value = valeur(formule, table: declaration.id, ligne: ligne.id, avant: avant)
      return (value?.decimal?.mantisse ?? 0) == 0
    }
  }

  /// What nobody behind a share has in the file; nil when somebody does, or over nobody.
  func nonRenseigne(
    _ formule: Formule, _ inconnus: Inconnus?, table: String, ligne: String, avant: Bool = false
  ) -> NonRenseigne? {
    guard let inconnus else { return nil }
    switch formule {
    case .part:
      guard
        let whole = quotient(formule, table: table, ligne: ligne, avant: avant)?.denominateur,
        whole > 0,
        case .entier(let lacking) = valeur(
          .compte(inconnus.nombre), table: table, ligne: ligne, avant: avant), lacking == whole
      else { return nil }
      return NonRenseigne(attribut: inconnus.attribut, effectif: lacking)
    case .avant(let formule):
      return nonRenseigne(formule, inconnus, table: table, ligne: ligne, avant: true)
    case .evolution(let formule):
      return nonRenseigne(formule, inconnus, table: table, ligne: ligne)
        ?? nonRenseigne(formule, inconnus, table: table, ligne: ligne, avant: true)
    case .compte, .compteSi, .quotient, .valeur, .centiemes, .realise, .taux, .jusquAu,
      .changement:
      return nil
    }
  }

  /// The change between two values as displayed, null when either is: their difference in points, or
  /// their change in %, one decimal, null from 0.
  static func evolution(
    from earlier: Valeur?, to later: Valeur?, enPoints: Bool
  ) -> Valeur? {
    guard let earlier = earlier?.decimal, let later = later?.decimal else { return nil }
    let scale = max(earlier.echelle, later.echelle)
    let before = earlier.mantisse * puissanceDeDix(scale - earlier.echelle)
    let after = later.mantisse * puissanceDeDix(scale - later.echelle)
    if enPoints { return .decimal(ExactDecimal(mantisse: after - before, echelle: scale)) }
    guard before != 0 else { return nil }
    return .decimal(
      ExactDecimal(
        mantisse: quotientArrondiLoinDeZero((after - before) * 1000, before), echelle: 1))
  }
}

extension Formule.FormeDeValeur {
  /// A value met, as it is written.
  fileprivate func valeur(_ word: Int64) -> Valeur {
    switch self {
    case .date: .texte(LocalDate(day: Int32(truncatingIfNeeded: word)).description)
    case .entier: .entier(Int(word))
    case .centiemes: .decimal(ExactDecimal(mantisse: word, echelle: 2).sansZerosFinaux)
    case .dixMilliemes: .decimal(ExactDecimal(mantisse: word, echelle: 4).sansZerosFinaux)
    }
  }
}

extension Valeur {
  /// The number, or nil for words.
  var decimal: ExactDecimal? {
    switch self {
    case .entier(let number): ExactDecimal(mantisse: number, echelle: 0)
    case .decimal(let number): number
    case .texte, .sansObjet, .secret: nil
    }
  }
}
