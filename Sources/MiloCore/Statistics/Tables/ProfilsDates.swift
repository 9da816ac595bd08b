import MiloEvents

/// Who the youths of one kind of event are, at the first of the period.
struct ProfilsDates: TableComptable {
  let kind: EventKind
  let declaration: TableDeclaration

  private init(_ kind: EventKind, id: String, titre: String, population: String) {
    self.kind = kind
    declaration = ProfilLignes.declaration(id: id, titre: titre, population: population)
  }

  /// The youths identified by outreach.
  static let reperes = ProfilsDates(
    Kinds.reperage, id: "profil.reperes", titre: "Profil, jeunes repérés",
    population: "au moins un repérage dans la période ; attributs au premier")

  /// The youths brought back into a course.
  static let remobilises = ProfilsDates(
    Kinds.remobilisation, id: "profil.remobilises", titre: "Profil, jeunes remobilisés",
    population: "au moins une remobilisation dans la période ; attributs à la première")

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([kind])
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode where vue.dossier[place].kind == kind {
      let fait = vue.dossier[place]
      return ProfilLignes.compter(vue.attributs(at: fait.date), fait, &compteur)
    }
  }
}

/// Who the youths offered an appointment of each object are, at the first offer.
struct ProfilsRendezVous: TableComptable {
  let membres: [Membre]?
  private let rangs: [Int64: Int]

  let declaration: TableDeclaration = {
    var declaration = ProfilLignes.declaration(
      id: "profil.rendez_vous", titre: "Profil, rendez-vous",
      population:
        "au moins un rendez-vous de cet objet proposé dans la période ; attributs au premier")
    declaration.existence = .mesure(0, ligne: "effectif")
    return declaration
  }()

  /// - Parameter objets: numbers of the objects met in the journal.
  init(_ objets: Set<UInt32>, _ contexte: Contexte) {
    let sorted = objets.map { (code: contexte.texte($0), number: $0) }.sorted { $0.code < $1.code }
    membres = sorted.map { Membre(code: $0.code, libelle: $0.code) }
    rangs = Dictionary(
      uniqueKeysWithValues: sorted.enumerated().map { (Int64($1.number), $0) })
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.rendezVous], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for rendezVous in vue.rendezVous() {
      let premier = vue.dossier[rendezVous.premier]
      guard let objet = RendezVousPris.objet.word(of: premier, in: vue.words),
        let rang = rangs[objet]
      else { continue }
      let premiere = rang * ProfilLignes.count
      guard !compteur.compteDeja(premiere, 0) else { continue }
      ProfilLignes.compter(
        vue.attributs(at: premier.date), premier, premiere: premiere, &compteur)
    }
  }
}
