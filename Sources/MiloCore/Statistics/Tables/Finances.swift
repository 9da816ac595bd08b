import MiloEvents

/// The accounts of one exercise: what was foreseen and done, and what was done the year before.
///
/// Amounts add up; a printed total never does. When an amount was entered plays no part: the accounts of a
/// year are closed after it.
struct Finances: TableComptable {
  static let id = "finances"

  private enum Mesure: Int, CaseIterable {
    case budget, realise, ecart, realiseAvant
  }

  /// The line, shown by nobody, that says which amounts the exercise has.
  private static let presence = "?"
  private static let exercice = Champ(PosteComptable.self, "exercice")
  private static let etat = Champ(PosteComptable.self, "etat")
  private static let nature = Champ(PosteComptable.self, "nature")
  private static let poste = Champ(PosteComptable.self, "poste")
  private static let libelle = Champ(PosteComptable.self, "libelle")
  private static let montant = Champ(PosteComptable.self, "montant_centimes")
  private static let financeur = Champ(PosteComptable.self, "financeur")
  private static let action = Champ(PosteComptable.self, "action")
  private static let total = Champ(PosteComptable.self, "total")

  let declaration: TableDeclaration
  private let annee: Int
  private let places: [String: Int]

  /// One table for each exercise of the period that has an amount.
  static func toutes(_ contexte: Contexte) -> [Finances] {
    let annees = Set(
      contexte.histoires.structure.filter { $0.kind == Kinds.posteComptable }
        .compactMap { exercice.word(of: $0, in: contexte.histoires.words) }.map { Int($0) })
    return (contexte.periode.debut.year...contexte.periode.fin.year)
      .filter(annees.contains).map { Finances($0, contexte) }
  }

  private init(_ annee: Int, _ contexte: Contexte) {
    self.annee = annee
    var noms: [String: String] = [:]
    for fait in contexte.histoires.structure {
      guard let poste = Self.poste(fait, annee, contexte) else { continue }
      for (id, libelle) in Self.lignes(poste, contexte) where libelle != nil || noms[id] == nil {
        noms[id] = libelle ?? id
      }
    }
    let ouvertes = noms.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { LigneDeclaration($0.key, $0.value, isOuverte: true) }
    declaration = Self.declaration(
      "\(Self.id).\(annee)", "Finances, exercice \(annee)", Self.fermees + ouvertes)
    places = Dictionary(
      uniqueKeysWithValues: declaration.lignes.enumerated().map { ($1.id, $0) })
  }

  /// The declaration of an exercise of which nothing is known: any account may have a line.
  static var modele: TableDeclaration { declaration(id, "Finances", fermees) }

  private static let fermees = [
    LigneDeclaration("produits", "produits"), LigneDeclaration("charges", "charges"),
    LigneDeclaration("resultat", "résultat"), LigneDeclaration(presence, "", isCachee: true),
  ]

  private static func declaration(
    _ id: String, _ titre: String, _ lignes: [LigneDeclaration]
  ) -> TableDeclaration {
    func si(_ mesure: Mesure) -> Formule {
      .compteSi(.mesure(mesure.rawValue), .mesure(mesure.rawValue, ligne: presence))
    }
    return TableDeclaration(
      id: id, titre: titre, population: nil,
      definition:
        "Montants de l’exercice, recomptés poste par poste ; un total imprimé n’est pas ajouté. Résultat : produits moins charges. Un financeur est compté par ses produits, une action par ses charges.",
      mesures: Mesure.allCases.count,
      colonnes: [
        ColonneDeclaration("budget", "budget", .centimes, si(.budget)),
        ColonneDeclaration("realise", "réalisé", .centimes, si(.realise)),
        ColonneDeclaration("ecart", "écart", .centimes, si(.ecart)),
        ColonneDeclaration("realise_n_1", "réalisé, n − 1", .centimes, si(.realiseAvant)),
        ColonneDeclaration(
          "evolution", "évolution", .pourcent,
          .changement(si(.realise), depuis: si(.realiseAvant)), isVariation: true),
      ],
      lignes: lignes,
      ouvertes: (NatureComptable.codes + ["financeur", "action"]).map { LignesOuvertes("\($0).") },
      ouvertesDabord: false, horsFiltre: .tout)
  }

  func admis(_ ligne: String) -> EvenementsAdmis? { nil }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    var seen: Set<Mesure> = []
    for fait in contexte.histoires.structure {
      guard let poste = Self.poste(fait, annee, contexte) else { continue }
      func compter(_ ligne: String, _ mesure: Mesure, _ montant: Int) {
        guard let place = places[ligne] else { return }
        compteur.add(place, mesure.rawValue, fait, montant: montant)
      }
      if seen.insert(poste.mesure).inserted {
        compter(Self.presence, poste.mesure, 1)
        // What was done is compared to what was foreseen where both are known.
        if seen.isSuperset(of: [.budget, .realise]), poste.mesure != .realiseAvant {
          compter(Self.presence, .ecart, 1)
        }
      }
      var lignes = Self.lignes(poste, contexte).map { (nom: $0.id, montant: poste.montant) }
      switch poste.nature {
      case .produit: lignes += [("produits", poste.montant), ("resultat", poste.montant)]
      case .charge: lignes += [("charges", poste.montant), ("resultat", -poste.montant)]
      case .actif, .passif: break
      }
      for (ligne, montant) in lignes {
        compter(ligne, poste.mesure, montant)
        switch poste.mesure {
        case .realise: compter(ligne, .ecart, montant)
        case .budget: compter(ligne, .ecart, -montant)
        case .ecart, .realiseAvant: break
        }
      }
    }
  }

  /// An amount that counts in an exercise.
  private struct Poste {
    var fait: Fait
    var mesure: Mesure
    var nature: NatureComptable
    var montant: Int
  }

  /// What an event says of an exercise, or of the one before; nil for a printed total and for the rest.
  private static func poste(_ fait: Fait, _ annee: Int, _ contexte: Contexte) -> Poste? {
    let words = contexte.histoires.words
    guard fait.kind == Kinds.posteComptable, total.word(of: fait, in: words) != 1,
      let year = exercice.word(of: fait, in: words), let state = etat.word(of: fait, in: words),
      let side = nature.word(of: fait, in: words), let amount = montant.word(of: fait, in: words)
    else { return nil }
    let isDone = EtatComptable.allCases[Int(state)] == .realise
    let mesure: Mesure
    switch Int(year) {
    case annee: mesure = isDone ? .realise : .budget
    case annee - 1 where isDone: mesure = .realiseAvant
    default: return nil
    }
    return Poste(
      fait: fait, mesure: mesure, nature: NatureComptable.allCases[Int(side)],
      montant: Int(amount))
  }

  /// The lines of an amount beside those of its side, with their labels where something names them.
  private static func lignes(
    _ poste: Poste, _ contexte: Contexte
  ) -> [(id: String, libelle: String?)] {
    let repertoire = contexte.repertoire
    let nature = poste.nature.rawValue
    var lignes: [(id: String, libelle: String?)] = []
    if let code = repertoire.texte(Self.poste, of: poste.fait) {
      lignes.append(
        ("\(nature).\(code)", repertoire.texte(libelle, of: poste.fait).map { "\(nature) : \($0)" })
      )
    }
    if poste.nature == .produit, let code = repertoire.texte(financeur, of: poste.fait) {
      lignes.append(("financeur.\(code)", repertoire.libelle(ofPartenaire: code)))
    }
    if poste.nature == .charge, let code = repertoire.texte(action, of: poste.fait) {
      let mot = repertoire.mot(code, "poste_comptable.action")
      lignes.append(("action.\(code)", mot == code ? "action \(code)" : mot))
    }
    return lignes
  }
}
