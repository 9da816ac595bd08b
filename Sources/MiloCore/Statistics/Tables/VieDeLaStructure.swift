import MiloEvents

/// The agreements in force in the period, and what they bring.
struct Conventions: TableComptable {
  private static let code = Champ(Convention.self, "code")
  private static let financeur = Champ(Convention.self, "financeur")
  private static let action = Champ(Convention.self, "action")
  private static let du = Champ(Convention.self, "du")
  private static let au = Champ(Convention.self, "au")
  private static let montant = Champ(Convention.self, "montant_centimes")

  let declaration = TableDeclaration(
    id: "conventions", titre: "Conventions", population: nil,
    definition:
      "Conventions connues à la fin de la période, dont un jour au moins est de la période ; le montant est celui de toute la convention.",
    mesures: 2,
    colonnes: [
      ColonneDeclaration("nombre", "conventions", .nombre, .compte(.mesure(0))),
      ColonneDeclaration("montant", "montant", .centimes, .compte(.mesure(1))),
    ],
    lignes: [LigneDeclaration("total", "total")],
    ouvertes: [
      LignesOuvertes("financeur.", libelle: { $1.libelle(ofPartenaire: $0) }),
      LignesOuvertes("action.", libelle: { "action \($1.mot($0, "convention.action"))" }),
    ], ouvertesDabord: false, horsFiltre: .tout)

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.convention], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let (words, periode) = (contexte.histoires.words, contexte.periode)
    for fait in contexte.derniers(Kinds.convention, Self.code) {
      guard let first = Self.du.word(of: fait, in: words),
        let last = Self.au.word(of: fait, in: words), first <= Int64(periode.fin.day),
        last >= Int64(periode.debut.day)
      else { continue }
      var lignes = [0]
      for (famille, champ) in [Self.financeur, Self.action].enumerated() {
        guard let code = champ.word(of: fait, in: words) else { continue }
        lignes.append(compteur.ligne(famille, UInt32(truncatingIfNeeded: code)))
      }
      for ligne in lignes {
        compteur.add(ligne, 0, fait)
        compteur.add(ligne, 1, fait, montant: Int(Self.montant.word(of: fait, in: words) ?? 0))
      }
    }
  }
}

/// The meetings of those who govern the structure.
struct Gouvernance: TableComptable {
  private static let genre = Champ(Instance.self, "genre")
  private static let membres = Champ(Instance.self, "membres")
  private static let presents = Champ(Instance.self, "presents")
  private static let total = GenreInstance.allCases.count

  let declaration = TableDeclaration(
    id: "gouvernance", titre: "Gouvernance", population: nil,
    definition:
      "Réunions de la période ; le taux de présence est celui des réunions dont les membres et les présents sont connus.",
    mesures: 4,
    colonnes: [
      ColonneDeclaration("reunions", "réunions", .nombre, .compte(.mesure(0))),
      ColonneDeclaration("presences", "présences", .nombre, .compte(.mesure(1))),
      ColonneDeclaration(
        "taux", "taux de présence", .pourcent, .part(.mesure(2), sur: .mesure(3))),
    ],
    lignes: GenreInstance.codes.map { LigneDeclaration($0, $0) }
      + [LigneDeclaration("total", "total")], horsFiltre: .tout)

  func admis(_ ligne: String) -> EvenementsAdmis? { EvenementsAdmis([Kinds.instance]) }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let words = contexte.histoires.words
    for fait in contexte.histoires.structure
    where fait.kind == Kinds.instance && contexte.periode.contains(fait.date) {
      guard let genre = Self.genre.word(of: fait, in: words) else { continue }
      let membres = Self.membres.word(of: fait, in: words).map { Int($0) }
      let presents = Self.presents.word(of: fait, in: words).map { Int($0) }
      for ligne in [Int(genre), Self.total] {
        compteur.add(ligne, 0, fait)
        if let presents { compteur.add(ligne, 1, fait, montant: presents) }
        guard let membres, let presents else { continue }
        compteur.add(ligne, 2, fait, montant: presents)
        compteur.add(ligne, 3, fait, montant: membres)
      }
    }
  }
}

/// The events that the structure held or took part in, their youths counted by head and not one by one.
struct Manifestations: TableComptable {
  private static let genre = Champ(Manifestation.self, "genre")
  private static let nombres = [
    Champ(Manifestation.self, "participants"), Champ(Manifestation.self, "jeunes"),
    Champ(Manifestation.self, "professionnels"),
  ]
  private static let total = GenreManifestation.allCases.count

  let declaration = TableDeclaration(
    id: "manifestations", titre: "Manifestations", population: nil,
    definition: "Manifestations de la période, et qui est venu ; les jeunes n’y sont pas connus.",
    mesures: 4,
    colonnes: [
      ColonneDeclaration("nombre", "manifestations", .nombre, .compte(.mesure(0))),
      ColonneDeclaration("participants", "participants", .nombre, .compte(.mesure(1))),
      ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(2))),
      ColonneDeclaration("professionnels", "professionnels", .nombre, .compte(.mesure(3))),
    ],
    lignes: GenreManifestation.codes.map { LigneDeclaration($0, $0) }
      + [LigneDeclaration("total", "total")], horsFiltre: .tout)

  func admis(_ ligne: String) -> EvenementsAdmis? { EvenementsAdmis([Kinds.manifestation]) }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let words = contexte.histoires.words
    for fait in contexte.histoires.structure
    where fait.kind == Kinds.manifestation && contexte.periode.contains(fait.date) {
      guard let genre = Self.genre.word(of: fait, in: words) else { continue }
      for ligne in [Int(genre), Self.total] {
        compteur.add(ligne, 0, fait)
        for (place, champ) in Self.nombres.enumerated() {
          guard let number = champ.word(of: fait, in: words) else { continue }
          compteur.add(ligne, place + 1, fait, montant: Int(number))
        }
      }
    }
  }
}

/// The improvement actions by state, and by what they are part of.
struct Ameliorations: TableComptable {
  private static let code = Champ(Amelioration.self, "code")
  private static let parent = Champ(Amelioration.self, "parent")
  private static let etat = Champ(Amelioration.self, "etat")
  private static let budget = Champ(Amelioration.self, "budget_centimes")
  private static let total = EtatAmelioration.allCases.count

  let declaration = TableDeclaration(
    id: "ameliorations", titre: "Actions d’amélioration", population: nil,
    definition:
      "Actions connues à la fin de la période, d’après le dernier fait de chacune. La ligne d’une action compte celles qui en font partie, à tous les degrés, sans elle.",
    mesures: 3,
    colonnes: [
      ColonneDeclaration("actions", "actions", .nombre, .compte(.mesure(0))),
      ColonneDeclaration("realisees", "réalisées", .nombre, .compte(.mesure(1))),
      ColonneDeclaration(
        "part", "part réalisée", .pourcent, .part(.mesure(1), sur: .mesure(0))),
      ColonneDeclaration("budget", "budget", .centimes, .compte(.mesure(2))),
    ],
    lignes: EtatAmelioration.codes.map { LigneDeclaration($0, $0) }
      + [LigneDeclaration("total", "total")],
    ouvertes: [LignesOuvertes("action.", libelle: { code, _ in "action \(code)" })],
    ouvertesDabord: false, horsFiltre: .tout)

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.amelioration], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let words = contexte.histoires.words
    let actions = contexte.derniers(Kinds.amelioration, Self.code)
    let parents = actions.reduce(into: [Int64: Int64]()) { parents, fait in
      if let code = Self.code.word(of: fait, in: words) {
        parents[code] = Self.parent.word(of: fait, in: words)
      }
    }
    for fait in actions {
      guard let etat = Self.etat.word(of: fait, in: words),
        let code = Self.code.word(of: fait, in: words)
      else { continue }
      var lignes = [Int(etat), Self.total]
      // Actions that are part of each other, in a circle, count once in each other's line.
      var (parent, seen) = (parents[code], Set([code]))
      while let above = parent, seen.insert(above).inserted {
        lignes.append(compteur.ligne(0, UInt32(truncatingIfNeeded: above)))
        parent = parents[above]
      }
      let isDone = EtatAmelioration.allCases[Int(etat)] == .realisee
      for ligne in lignes {
        compteur.add(ligne, 0, fait)
        if isDone { compteur.add(ligne, 1, fait) }
        if let budget = Self.budget.word(of: fait, in: words) {
          compteur.add(ligne, 2, fait, montant: Int(budget))
        }
      }
    }
  }
}

extension Contexte {
  /// The last event of each code dated by the end of the period, taken whole, in the order of the codes'
  /// numbers.
  fileprivate func derniers(_ kind: EventKind, _ code: Champ) -> [Fait] {
    var derniers: [Int64: Fait] = [:]
    for fait in histoires.structure where fait.kind == kind && fait.date <= periode.fin {
      if let word = code.word(of: fait, in: histoires.words) { derniers[word] = fait }
    }
    return derniers.sorted { $0.key < $1.key }.map(\.value)
  }
}
