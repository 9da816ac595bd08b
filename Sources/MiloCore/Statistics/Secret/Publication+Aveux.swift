/// What a cell of a table says: the counts that whoever reads it knows.
struct Aveu: Sendable {
  /// A count, of the period or of the year before.
  struct Compte: Hashable, Sendable {
    var nombre: Denombrement
    var isAvant: Bool
    /// The measures that it adds up.
    var source: String
  }

  /// How much a cell says by itself.
  enum Genre: Sendable {
    /// Its only count.
    case compte
    /// Something computed from counts.
    case calcul
    /// A share, whose parts are a count and what it is of.
    case part
    /// One of the values met: a date, an amount.
    case valeur
    /// The answer to a question of its own, which no relation reaches.
    case ailleurs
  }

  var ligne: String
  /// The place of the column.
  var place: Int
  var colonne: String
  var genre: Genre
  var comptes: [Compte]
  /// What the share of nobody is over: shown beside it, not by it.
  var dessous: [Compte] = []
}

extension Publication {
  /// What the cells of a table say; nothing for those that have no value.
  func aveux(_ table: ReportTable) -> [Aveu] {
    guard let declaration = declarations.first(where: { $0.id == table.id }) else { return [] }
    let declared = Dictionary(
      lignes(declaration).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(
      table.colonnes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [Aveu] = []
    for shown in table.lignes {
      guard let ligne = declared[shown.id] else { continue }
      for (rang, colonne) in declaration.colonnes.enumerated() {
        guard let formule = ligne.formules[rang] ?? colonne.formule else { continue }
        let formulas = [
          colonne.id: formule, colonne.id + "_n_1": .avant(formule),
          colonne.id + "_evolution": .evolution(formule),
        ]
        for (id, formule) in formulas {
          guard let place = places[id], let valeur = shown.valeur(place), valeur != .sansObjet
          else { continue }
          var aveu = Aveu(
            ligne: shown.id, place: place, colonne: id, genre: formule.genre, comptes: [])
          dire(formule, declaration.id, shown.id, avant: false, &aveu)
          found.append(aveu)
        }
      }
    }
    return found.sorted { ($0.ligne, $0.place) < ($1.ligne, $1.place) }
  }

  /// Adds what a formula says of a line.
  private func dire(
    _ formule: Formule, _ table: String, _ ligne: String, avant: Bool, _ aveu: inout Aveu
  ) {
    func nombre(_ terme: Terme) -> Aveu.Compte {
      let comptees = avant ? resultats.precedent : resultats.courant
      return Aveu.Compte(
        nombre: comptees.denombrement(terme, table: table, ligne: ligne), isAvant: avant,
        source: terme.parts.map {
          "\(avant ? "n-1" : "n")/\($0.table ?? table)/\($0.ligne ?? ligne)/\($0.mesure)"
        }.joined(separator: "+"))
    }
    switch formule {
    case .compte(let terme), .centiemes(let terme), .valeur(_, let terme, _):
      aveu.comptes.append(nombre(terme))
    case .compteSi(let terme, let condition):
      aveu.comptes += [nombre(terme), nombre(condition)]
    case .part(let one, let whole), .quotient(let one, let whole, _, _):
      aveu.comptes.append(nombre(one))
      if nombre(one).nombre.valeur == 0 {
        aveu.dessous.append(nombre(whole))
      } else {
        aveu.comptes.append(nombre(whole))
      }
    case .realise(let nom), .taux(let nom, _): dire(nom, &aveu)
    case .avant(let formule): dire(formule, table, ligne, avant: true, &aveu)
    case .evolution(let formule):
      dire(formule, table, ligne, avant: false, &aveu)
      dire(formule, table, ligne, avant: true, &aveu)
    case .changement(let formule, let depuis):
      dire(formule, table, ligne, avant: avant, &aveu)
      dire(depuis, table, ligne, avant: avant, &aveu)
    case .jusquAu(_, let formule): dire(formule, table, ligne, avant: avant, &aveu)
    }
  }

  /// Adds what another cell says.
  private func dire(_ nom: String, _ aveu: inout Aveu) {
    guard let cellule = Cellule(nom), cellule.circonstances.isEmpty else {
      aveu.genre = .ailleurs
      return
    }
    guard let declaration = resultats.courant.declaration(of: cellule.table),
      let place = declaration.colonnes.firstIndex(where: { $0.id == cellule.colonne })
    else { return }
    let lignes = declaration.lignes + resultats.courant.lignesOuvertes(declaration.id)
    let ligne = lignes.first { $0.id == cellule.ligne }
    guard let formule = ligne?.formules[place] ?? declaration.colonnes[place].formule else {
      return
    }
    dire(formule, declaration.id, cellule.ligne, avant: false, &aveu)
  }
}

extension Formule {
  fileprivate var genre: Aveu.Genre {
    switch self {
    case .compte: .compte
    case .part: .part
    case .valeur: .valeur
    case .avant(let formule), .jusquAu(_, let formule): formule.genre
    case .compteSi, .quotient, .centiemes, .realise, .taux, .evolution, .changement: .calcul
    }
  }
}
