import MiloEvents

/// The lines that an evidence file carries beside those that count, so that its figures can be counted
/// again from the file alone.
struct LignesARecompter {
  private(set) var lignes: Set<Int> = []
  /// The figures that the lines of the file do not give again.
  private(set) var incompletes: Set<String> = []

  /// None: the lines are not carried.
  init() {}

  /// First what the lines that count refer to, and the attributes of their youths; where that does not give
  /// a figure again, all lines of the youths whom it counts otherwise.
  init(
    _ chiffres: ChiffresExpliques, _ demande: DossierDePreuve.Demande, _ lecture: Lecture
  ) {
    let histoires = lecture.histoires
    lignes = Self.voisines(de: chiffres.lignes, histoires)
    while true {
      let manquantes = Self.manquantes(chiffres, lignes, demande, lecture)
      incompletes = Set(manquantes.map(\.attendue.cellule))
      let jeunes = manquantes.reduce(into: Set<String>()) { jeunes, manquante in
        jeunes.formUnion(Self.jeunes(comptesAutrement: manquante.attendue, manquante.trouvee))
      }
      let own = jeunes.flatMap { jeune in
        histoires.jeune(jeune).flatMap { histoires.histoire($0) }?.faits.map { Int($0.line) } ?? []
      }
      let before = lignes.count
      lignes = Self.corrigees(lignes.union(own), histoires)
      // Nothing more to carry for these figures, or nothing missing.
      if lignes.count == before { return }
    }
  }

  /// The youths whom some lines do not count as the journal does.
  private static func jeunes(
    comptesAutrement attendue: Explication, _ trouvee: Explication?
  ) -> [String] {
    attendue.parties.enumerated().flatMap { place, partie in
      let found = trouvee.map { Set($0.parties[place].contributions) } ?? []
      return Set(partie.contributions).symmetricDifference(found).compactMap(\.jeune)
    }
  }

  /// What some lines refer to, the attributes and the fusions of their youths, the facts of the structure.
  private static func voisines(de lignes: Set<Int>, _ histoires: Histoires) -> Set<Int> {
    var found = Set(histoires.structure.map { Int($0.line) })
    var dossier = Dossier(histoires)
    for histoire in histoires.jeunes
    where histoire.faits.contains(where: { lignes.contains(Int($0.line)) }) {
      dossier.load(histoire)
      for place in 0..<dossier.count {
        let fait = dossier[place]
        if fait.kind == Kinds.profil || fait.kind == Kinds.fusion { found.insert(Int(fait.line)) }
        guard lignes.contains(Int(fait.line)) else { continue }
        var cible = Int(dossier.cibles[place])
        while cible >= 0, found.insert(Int(dossier[cible].line)).inserted {
          cible = Int(dossier.cibles[cible])
        }
      }
    }
    return corrigees(found.union(lignes), histoires)
  }

  /// Some lines, and the corrections of their events.
  private static func corrigees(_ lignes: Set<Int>, _ histoires: Histoires) -> Set<Int> {
    lignes.union(
      histoires.corrections.filter { correction in
        correction.target.map { lignes.contains(Int($0.line)) } ?? false
      }.map { Int($0.fait.line) })
  }

  /// The figures that some lines do not give again, and what these give.
  private static func manquantes(
    _ chiffres: ChiffresExpliques, _ lignes: Set<Int>, _ demande: DossierDePreuve.Demande,
    _ lecture: Lecture
  ) -> [(attendue: Explication, trouvee: Explication?)] {
    let indexes = lignes.union(chiffres.lignes).subtracting(demande.retenues).sorted()
    let bytes = (try? lecture.lines.lines(of: indexes)) ?? []
    let counted = Recomptage(
      Dictionary(uniqueKeysWithValues: zip(indexes, bytes)), lecture.histoires.fuseau, demande
    ).explications(chiffres.explications.compactMap { Cellule($0.chiffre.cellule) })
    return chiffres.explications.map(\.explication)
      .map { ($0, counted[$0.cellule]) }
      .filter { $0.0.parties != $0.1?.parties }
  }
}
