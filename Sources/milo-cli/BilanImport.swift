import MiloCore
import MiloEvents

/// What an import of CSV files did, or would do, in sentences.
struct BilanImport {
  private let plan: Rapprochement
  private let contents: [ImportCSV]
  private let paths: [String]

  /// How many rows a sentence names.
  private static let named = 10

  init(_ plan: Rapprochement, _ contents: [ImportCSV], _ paths: [String]) {
    self.plan = plan
    self.contents = contents
    self.paths = paths
  }

  /// Whether events cancelled since are still in the files, and nobody said what to do of them.
  var isToSettle: Bool {
    plan.decisions.contains {
      $0.sort == .annule && contents[$0.fichier].modele.retablir == nil
    }
  }

  /// One line a kind: what becomes of its events.
  var parType: [String] {
    Catalogue.declarations.compactMap { declaration -> String? in
      let parts = Rapprochement.Sort.allCases.compactMap { sort -> String? in
        let count = plan.count(sort, type: declaration.nom)
        return count == 0 ? nil : Self.aVenir(sort, count)
      }
      return parts.isEmpty ? nil : "\(declaration.nom) : \(parts.joined(separator: ", "))"
    }
  }

  private static func aVenir(_ sort: Rapprochement.Sort, _ count: Int) -> String {
    switch sort {
    case .ajoute: "\(count) à écrire"
    case .present: compte(count, "déjà présent", "déjà présents")
    case .double: "\(count) en double dans le fichier"
    case .rectifie: "\(count) à rectifier"
    case .remplace: "\(count) à remplacer"
    case .ignore: compte(count, "changé et laissé", "changés et laissés")
    case .annule: compte(count, "annulé et laissé", "annulés et laissés")
    case .retabli: "\(count) à rétablir"
    case .absent: "\(count) sans l’événement que la ligne nomme"
    }
  }

  /// What the rows did, once written.
  var fin: String {
    let kinds: [(Rapprochement.Sort, String, String)] = [
      (.rectifie, "rectifié", "rectifiés"), (.remplace, "remplacé", "remplacés"),
      (.retabli, "rétabli", "rétablis"),
    ]
    var parts = [compte(plan.count(.ajoute), "événement ajouté", "événements ajoutés")]
    for (sort, one, several) in kinds where plan.count(sort) > 0 {
      parts.append(compte(plan.count(sort), one, several))
    }
    parts.append(compte(plan.count(.present), "déjà présent", "déjà présents"))
    return parts.joined(separator: ", ") + "."
  }

  /// What the rows would do.
  var essai: [String] {
    let rows = contents.reduce(0) { $0 + $1.rowCount }
    let ignored = contents.flatMap(\.nonLues).map { "« \($0) »" }
    let columns =
      ignored.isEmpty ? [] : ["Colonnes que rien ne lit : \(ignored.joined(separator: ", "))."]
    let lines = compte(plan.lignes.count, "ligne serait ajoutée", "lignes seraient ajoutées")
    let rien = "rien n’a été écrit."
    return columns + ["\(compte(rows, "ligne lue", "lignes lues")) ; \(lines) au journal ; \(rien)"]
  }

  /// The rows of which something is to be told.
  var dit: [String] {
    let sorts: [(Rapprochement.Sort, String, String)] = [
      (.double, "ligne en double dans le fichier", "lignes en double dans le fichier"),
      (.ignore, "ligne changée, laissée de côté", "lignes changées, laissées de côté"),
      (
        .absent, "ligne laissée de côté : elle nomme un événement que le journal n’a pas",
        "lignes laissées de côté : elles nomment des événements que le journal n’a pas"
      ),
      (
        .annule, "événement annulé au journal est encore dans le fichier, et reste annulé",
        "événements annulés au journal sont encore dans le fichier, et restent annulés"
      ),
    ]
    var told: [String] = []
    for (sort, one, several) in sorts {
      let decisions = plan.decisions.filter { $0.sort == sort }
      guard !decisions.isEmpty else { continue }
      let names = decisions.map { "\($0.id) (\(place($0.fichier, $0.row)))" }
      told.append("\(compte(decisions.count, one, several)) : \(enumeration(names)).")
    }
    if isToSettle {
      let them = plan.count(.annule) == 1 ? ("l’écrit", "le laisse") : ("les écrit", "les laisse")
      told.append(
        "« --retablir » \(them.0) de nouveau ; « \"retablir\": false » dans le modèle \(them.1).")
    }
    if plan.nonCompares > 0 {
      let events = compte(
        plan.nonCompares, "événement déjà présent a des champs chiffrés",
        "événements déjà présents ont des champs chiffrés")
      told.append("\(events), qui n’ont pas été comparés : « --coffre » les lit.")
    }
    return told + rien + partielles + passees + avis
  }

  /// The rows that satisfy no condition, counted by what they say.
  private var rien: [String] {
    counted(contents.flatMap(\.sansEffet), "ligne n’a rien donné", "lignes n’ont rien donné")
  }

  /// The rows that only satisfied what every row does.
  private var partielles: [String] {
    counted(
      contents.flatMap(\.partielles),
      "ligne dit ce qu’aucune condition ne nomme, et n’a donné que le reste",
      "lignes disent ce qu’aucune condition ne nomme, et n’ont donné que le reste")
  }

  private func counted(_ rows: [ImportCSV.Remarque], _ one: String, _ several: String) -> [String] {
    guard !rows.isEmpty else { return [] }
    let counts = Dictionary(grouping: rows, by: \.texte).mapValues(\.count)
    let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) ×\($0.value)" }
    return ["\(compte(rows.count, one, several)) : \(enumeration(names))."]
  }

  private var passees: [String] {
    let rows = contents.enumerated().flatMap { fichier, contents in
      contents.passees.map { "\($0.texte) (\(place(fichier, $0.row)))" }
    }
    return rows.isEmpty
      ? [] : ["\(compte(rows.count, "ligne passée", "lignes passées")) : \(enumeration(rows))."]
  }

  private var avis: [String] {
    contents.enumerated().flatMap { fichier, contents in
      contents.avis.map { "\(place(fichier, $0.row)), \($0.texte)" }
    }
  }

  /// The rows refused, each cell with its reason.
  func refus(_ rejected: [Rapprochement.Refus]) -> [String] {
    var seen: Set<Rapprochement.Refus> = []
    let distinct = rejected.filter { seen.insert($0).inserted }
    let rows = Set(distinct.map { [$0.fichier, $0.rejet.row] }).count
    let told = distinct.map { "\(paths[$0.fichier]) : \($0.rejet)" }
    let end = "\(compte(rows, "ligne refusée", "lignes refusées")) : rien n’a été écrit"
    return told + [end]
  }

  private func place(_ fichier: Int, _ row: Int) -> String {
    paths.count == 1 ? "ligne \(row)" : "\(paths[fichier]), ligne \(row)"
  }

  private func enumeration(_ names: [String]) -> String {
    let rest = names.count - Self.named
    guard rest > 0 else { return names.joined(separator: ", ") }
    return names.prefix(Self.named).joined(separator: ", ")
      + " et \(compte(rest, "autre", "autres"))"
  }
}
