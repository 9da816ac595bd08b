import MiloEvents

/// The open codes of youths' events that have tables of their own.
struct CodesRencontres: Projection, Equatable {
  /// Numbers of the codes of the dispositifs entered.
  private(set) var dispositifs: Set<UInt32> = []
  /// Numbers of the objects of appointments.
  private(set) var objets: Set<UInt32> = []

  mutating func apply(_ histoire: Histoire) {
    let words = histoire.histoires.words
    for fait in histoire.faits {
      switch fait.kind {
      case Kinds.dispositifEntree:
        guard let code = Champs.dispositif.word(of: fait, in: words) else { continue }
        dispositifs.insert(UInt32(truncatingIfNeeded: code))
      case Kinds.rendezVous:
        guard let objet = RendezVousPris.objet.word(of: fait, in: words) else { continue }
        objets.insert(UInt32(truncatingIfNeeded: objet))
      default: break
      }
    }
  }

  mutating func merge(_ other: CodesRencontres) {
    dispositifs.formUnion(other.dispositifs)
    objets.formUnion(other.objets)
  }

  var resultat: CodesRencontres { self }
}

/// The dispositifs and groups that may have tables of their own: dispositifs by code, then groups.
///
/// National and declared dispositifs are there too, entered or not, so that the name of their tables
/// is known.
struct MembresDispositif: Sendable {
  let membres: [Membre]
  private var rangs: [UInt32: Int] = [:]
  private var rangsGroupes: [String: Int] = [:]

  init(_ codes: Set<UInt32>, _ contexte: Contexte) {
    let repertoire = contexte.repertoire
    let groupes = contexte.groupes.map(\.code)
    let dispositifs = Set(codes.map { contexte.texte($0) })
      .union(DispositifNational.known.keys).union(repertoire.definitions.keys)
      .subtracting(groupes)
    membres = (dispositifs.sorted() + groupes).map {
      Membre(code: $0, libelle: repertoire.libelle(ofDispositif: $0))
    }
    for (rang, membre) in membres.enumerated() {
      if rang >= dispositifs.count {
        rangsGroupes[membre.code] = rang
      } else if let number = contexte.histoires.texts.number(of: membre.code) {
        rangs[number] = rang
      }
    }
  }

  /// Gives the rank of each member that a stay counts for: its dispositif, and the groups that it
  /// belongs to at the end of the period.
  @inline(__always)
  func forEach(_ sejour: Dossier.Sejour, _ contexte: Contexte, _ body: (Int) -> Void) {
    if let rang = rangs[sejour.code] { body(rang) }
    for groupe in contexte.groupes where groupe.membres.contains(sejour.code) {
      if let rang = rangsGroupes[groupe.code] { body(rang) }
    }
  }
}
