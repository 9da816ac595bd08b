import MiloEvents

/// Exits from each dispositif, by reason, and how long the stays lasted.
struct Sorties: TableComptable {
  static let motif = Champ(DispositifSortie.self, "motif")
  static let positives = ChoiceSet(MotifSortie.positives)
  private static let lignePositives = MotifSortie.codes.count
  private static let ligneTotal = lignePositives + 1
  private static let nombreLignes = ligneTotal + 2

  private enum Mesure: Int, CaseIterable { case sorties, jeunes, jours, suivis }

  private let dispositifs: MembresDispositif
  var membres: [Membre]? { dispositifs.membres }

  init(_ dispositifs: MembresDispositif) { self.dispositifs = dispositifs }

  let declaration: TableDeclaration = {
    func total(_ mesure: Mesure) -> Terme { .mesure(mesure.rawValue, ligne: "total") }
    let counted =
      MotifSortie.codes.map { ($0, $0) } + [
        ("positives", "sorties positives"), ("total", "total"),
      ]
    return TableDeclaration(
      id: "sorties", titre: "Sorties", population: nil,
      definition:
        "Sorties de la période par motif, quelle que soit la date de l’entrée. Positives (liste de travail) : emploi durable ou court, alternance, formation, service civique, création d’entreprise, scolarité. Durée : de l’entrée à la sortie.",
      mesures: Mesure.allCases.count,
      colonnes: [
        ColonneDeclaration("sorties", "sorties", .nombre, .compte(.mesure(0))),
        ColonneDeclaration("jeunes", "jeunes sortis", .nombre, .compte(.mesure(1))),
        ColonneDeclaration(
          "part", "part des sorties", .pourcent, .part(.mesure(0), sur: total(.sorties))),
        ColonneDeclaration("jours", "jours", .jours, .moyenne(total(.jours), par: total(.sorties))),
      ],
      lignes: counted.map { LigneDeclaration($0, $1, formules: [3: nil]) } + [
        LigneDeclaration(
          "duree_moyenne", "durée moyenne",
          formules: [0: nil, 1: nil, 2: nil])
      ],
      existence: total(.suivis))
  }()

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.dispositifEntree, Kinds.dispositifSortie], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let contexte = vue.contexte
    for sejour in vue.dossier.sejours {
      if sejour.overlaps(contexte.periode) {
        let entree = vue.dossier[sejour.entree]
        dispositifs.forEach(sejour, contexte) { rang in
          let total = rang * Self.nombreLignes + Self.ligneTotal
          compteur.jeune(total, Mesure.suivis.rawValue, entree)
        }
      }
      guard let place = sejour.sortie(dans: contexte.periode) else { continue }
      let sortie = vue.dossier[place]
      let motif = Self.motif.word(of: sortie, in: vue.words)
      func count(_ ligne: Int) {
        compteur.add(ligne, Mesure.sorties.rawValue, sortie)
        compteur.jeune(ligne, Mesure.jeunes.rawValue, sortie)
      }
      dispositifs.forEach(sejour, contexte) { rang in
        let premiere = rang * Self.nombreLignes
        if let motif { count(premiere + Int(motif)) }
        if Self.positives.contains(motif) { count(premiere + Self.lignePositives) }
        count(premiere + Self.ligneTotal)
        compteur.add(
          premiere + Self.ligneTotal, Mesure.jours.rawValue, sortie, montant: sejour.jours)
      }
    }
  }
}

extension Dossier.Sejour {
  /// Place of the exit when it is dated in the period, wherever the entry is.
  func sortie(dans periode: Periode) -> Int? {
    guard let dateSortie, periode.contains(dateSortie) else { return nil }
    return sortie
  }

  /// Days from the entry to the exit; 0 while open, or for an exit dated before the entry.
  var jours: Int { dateSortie.map { max(0, $0 - debut) } ?? 0 }
}
