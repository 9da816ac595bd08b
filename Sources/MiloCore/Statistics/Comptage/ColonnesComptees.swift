import MiloEvents

/// A column of a declared table, before the cells of other tables are found.
struct ColonneComptee: Sendable {
  /// Its place in the declaration.
  let place: Int
  let id: String
  let libelle: String
  let calcul: Calcul
  /// The unit that the declaration says.
  let uniteDite: Unite?

  enum Calcul: Sendable {
    /// What a measure counts, in one of its slots.
    case mesure(MesureComptee, slot: Int, Formule)
    /// A share over another cell.
    case part(MesureComptee, slot: Int, Tableau.Cible, colonne: String)
    /// A ratio over another cell.
    case rapport(MesureComptee, slot: Int, Tableau.Cible, colonne: String, decimales: Int?)

    /// The first slot that it reads.
    var slot: Int {
      switch self {
      case .mesure(_, let slot, _), .part(_, let slot, _, _), .rapport(_, let slot, _, _, _): slot
      }
    }
  }
}

/// Reads the columns of a declaration, and gives each measure its slots.
struct ColonnesComptees {
  private(set) var colonnes: [ColonneComptee] = []
  private(set) var mesures: [MesureComptee] = []
  /// How many slots a line has.
  private(set) var largeur = TableDeclaree.rangs + 1
  private var parNom: [String: (mesure: MesureComptee, valeur: Int?)] = [:]
  private let source: Source
  private let presence: Bool
  private let contexte: Contexte

  init(_ source: Source, presence: Bool, _ contexte: Contexte) {
    self.source = source
    self.presence = presence
    self.contexte = contexte
  }

  mutating func ajouter(
    _ colonne: Tableau.Colonne, _ place: Int, _ liaisons: inout Liaisons, _ chemin: String
  ) throws(FormeError) {
    guard (1...64).contains(colonne.id.utf8.count), colonne.id.utf8.allSatisfy(codeByte) else {
      throw FormeError(
        chemin: chemin + ".id", found: "« \(colonne.id.excerpt) »",
        expected: "64 lettres sans accent, chiffres, « _ . - » au plus")
    }
    var restriction = try Predicat(
      colonne.ou, source, presence: presence, contexte, chemin + ".ou")
    if colonne.ayant + colonne.sans != [], !source.estDeJeunes {
      throw Tableau.sansJeune(chemin + (colonne.ayant.isEmpty ? ".sans" : ".ayant"))
    }
    let liens = try liaisons.liens(colonne.ayant, colonne.sans, chemin + ".")
    let partage = try partage(colonne, chemin)
    var mesure: MesureComptee
    switch colonne.calcul {
    case .part(let nom, _), .rapport(let nom, _):
      let cle = if case .part = colonne.calcul { ".part" } else { ".rapport" }
      guard let (known, valeur) = parNom[nom] else {
        throw FormeError(
          chemin: chemin + cle,
          found: "« \(nom.excerpt) », qui n’est pas une colonne déclarée avant",
          expected: "une colonne qui compte ou additionne",
          nearest: nearest(to: nom, among: parNom.keys.sorted()))
      }
      guard known.sAdditionne else {
        throw FormeError(
          chemin: chemin + cle, found: "« \(nom) », une moyenne ou une valeur",
          expected: "une colonne qui compte ou additionne")
      }
      mesure = known
      if let valeur, let split = known.partage,
        !colonne.ou.isEmpty || partage != nil || !liens.isEmpty
      {
        restriction = restriction && split.predicat(valeur)
      }
      if colonne.ou.isEmpty, liens.isEmpty, partage == nil {
        return ajouter(
          colonne, mesure, slot: known.premiere + (valeur ?? 0) * known.largeur, valeur: nil, place)
      }
    default: mesure = try self.mesure(colonne.calcul, chemin + ".mesure")
    }
    mesure.predicat = mesure.predicat && restriction
    mesure.liens += liens
    mesure.partage = partage
    mesure.estCommune = try estCommune(colonne, mesure, chemin)
    if case .lignes = mesure.genre, case .toujours = mesure.predicat, mesure.liens.isEmpty,
      partage == nil
    {
      // The rows of a line are counted whatever its columns are.
      mesure.premiere = TableDeclaree.rangs
      return ajouter(colonne, mesure, slot: TableDeclaree.rangs, valeur: nil, place)
    }
    mesure.premiere = largeur
    largeur += mesure.count
    mesures.append(mesure)
    guard let partage else {
      return ajouter(colonne, mesure, slot: mesure.premiere, valeur: nil, place)
    }
    for valeur in 0..<partage.count {
      ajouter(
        colonne, mesure, slot: mesure.premiere + valeur * mesure.largeur, valeur: valeur, place)
    }
  }

  private func partage(
    _ colonne: Tableau.Colonne, _ chemin: String
  ) throws(FormeError) -> FamilleComptee? {
    guard let par = colonne.par else {
      guard colonne.classes.isEmpty else {
        throw FormeError(
          chemin: chemin + ".classes", found: "des classes sans « par »",
          expected: "le champ qu’elles coupent, sous « par »")
      }
      return nil
    }
    let famille = try FamilleComptee(
      par, classes: colonne.classes, vides: true, source, presence: presence, contexte, chemin)
    guard famille.estFermee, !famille.estDePas else {
      throw FormeError(
        chemin: chemin + ".par", found: "« \(par) », \(famille.champ.nature.designation)",
        expected: "une liste fermée, un oui ou non, un entier en classes")
    }
    return famille
  }

  /// Whether a column counts things that several structures call alike.
  private func estCommune(
    _ colonne: Tableau.Colonne, _ mesure: MesureComptee, _ chemin: String
  ) throws(FormeError) -> Bool {
    guard colonne.commun else { return mesure.estCommune }
    guard case .distinct(let champ) = mesure.genre else {
      throw FormeError(
        chemin: chemin + ".commun", found: "« commun » sur ce qui n’est pas « distinct »",
        expected: "« commun » avec « distinct »")
    }
    guard champ.nommeSesValeurs else {
      throw FormeError(
        chemin: chemin + ".commun", found: "« commun » sur \(champ.nature.designation)",
        expected: "un champ d’une seule valeur")
    }
    return true
  }

  /// What a measure counts.
  private func mesure(
    _ calcul: Tableau.Calcul, _ chemin: String
  ) throws(FormeError) -> MesureComptee {
    func champ(_ nom: String, _ cle: String, _ accepts: (Nature) -> Bool, _ attendu: String)
      throws(FormeError) -> ChampDeRang
    {
      let place = "\(chemin).\(cle)"
      let champ = try source.champ(exige: nom, presence: presence, place)
      guard accepts(champ.nature) else {
        throw FormeError(
          chemin: place, found: "« \(nom) », \(champ.nature.designation)", expected: attendu)
      }
      return champ
    }
    func somme(_ nom: String, _ cle: String) throws(FormeError) -> ChampDeRang {
      try champ(nom, cle, { $0 == .entier || $0 == .centiemes }, "un nombre, qui s’additionne")
    }
    func valeur(_ nom: String, _ cle: String) throws(FormeError) -> MesureComptee {
      let champ = try champ(
        nom, cle, { $0.estOrdonnee && $0 != .mois && (cle == "mediane" ? $0 != .date : true) },
        cle == "mediane" ? "un nombre" : "un nombre ou une date")
      return MesureComptee(
        genre: .valeurs(champ.lecteur), unite: champ.unite ?? .nombre,
        echelle: champ.nature == .centiemes ? 2 : 0)
    }
    switch calcul {
    case .lignes: return MesureComptee(genre: .lignes, unite: .nombre)
    case .jeunes:
      guard source.estDeJeunes else { throw Tableau.sansJeune(chemin) }
      return MesureComptee(genre: .jeunes, unite: .nombre)
    case .distinct(let nom):
      let champ = try champ(
        nom, "distinct", { $0 != .presence }, "un champ dont les valeurs sont connues")
      return MesureComptee(genre: .distinct(champ), unite: .nombre)
    case .somme(let nom):
      let champ = try somme(nom, "somme")
      return MesureComptee(
        genre: .somme(champ.lecteur), unite: champ.unite ?? .nombre,
        echelle: champ.nature == .centiemes ? 2 : 0)
    case .moyenne(let nom):
      let champ = try somme(nom, "moyenne")
      return MesureComptee(
        genre: .moyenne(champ.lecteur), unite: champ.unite ?? .nombre,
        echelle: champ.nature == .centiemes ? 2 : 0)
    case .minimum(let nom): return try valeur(nom, "minimum")
    case .maximum(let nom): return try valeur(nom, "maximum")
    case .mediane(let nom): return try valeur(nom, "mediane")
    case .part, .rapport: preconditionFailure("une formule n’est pas une mesure")
    }
  }

  /// Adds a column, or one value of a split one.
  private mutating func ajouter(
    _ colonne: Tableau.Colonne, _ mesure: MesureComptee, slot: Int, valeur: Int?, _ place: Int
  ) {
    let split = valeur.flatMap { valeur in mesure.partage.map { $0.ecriteFermee(valeur) } }
    let id = split.map { "\(colonne.id).\($0.id)" } ?? colonne.id
    let libelle = colonne.libelle ?? Libelles.mot(colonne.id, nil)
    let calcul: ColonneComptee.Calcul
    switch colonne.calcul {
    case .part(let nom, let cible): calcul = .part(mesure, slot: slot, cible, colonne: nom)
    case .rapport(let nom, let cible):
      calcul = .rapport(mesure, slot: slot, cible, colonne: nom, decimales: colonne.decimales)
    default:
      calcul = .mesure(mesure, slot: slot, formule(colonne, mesure, slot))
      if mesure.partage == nil || split != nil { parNom[id] = (mesure, valeur) }
    }
    colonnes.append(
      ColonneComptee(
        place: place, id: id,
        libelle: split.map { "\(libelle) : \($0.libelle)" } ?? libelle, calcul: calcul,
        uniteDite: colonne.unite))
  }

  private func formule(
    _ colonne: Tableau.Colonne, _ mesure: MesureComptee, _ slot: Int
  ) -> Formule {
    let terme = Terme.mesure(slot)
    let decimales =
      colonne.decimales ?? (mesure.unite == .centimes || mesure.unite == .jours ? 0 : 1)
    func valeur(_ place: Formule.PlaceDeValeur) -> Formule {
      .valeur(
        place, terme,
        mesure.unite == .date
          ? .date
          : mesure.echelle == 0
            ? .entier : .centiemes)
    }
    switch colonne.calcul {
    case .moyenne:
      return .quotient(
        terme, par: .mesure(slot + 1), decimales: decimales, echelle: mesure.echelle)
    case .minimum: return valeur(.premiere)
    case .maximum: return valeur(.derniere)
    case .mediane: return valeur(.milieu)
    default: return mesure.echelle == 0 ? .compte(terme) : .centiemes(terme)
    }
  }
}

extension FamilleComptee {
  /// The rows that a value of the family is of.
  func predicat(_ valeur: Int) -> Predicat {
    guard let valeurs, valeur < valeurs.count else { return .non(.present(champ.lecteur)) }
    switch champ.nature {
    case .booleen: return .mot(champ.lecteur, [valeur == 0 ? 1 : 0])
    case .choixMultiples: return .bits(champ.lecteur, 1 << UInt64(valeur))
    case .parties(_, .some(let codes)): return .entree(champ.lecteur, champ.nature, [codes[valeur]])
    case .entier:
      let bornes = bornes(valeur)
      return .entre(champ.lecteur, bornes.lowerBound, bornes.upperBound)
    default: return .mot(champ.lecteur, [Int64(valeur)])
    }
  }
}
