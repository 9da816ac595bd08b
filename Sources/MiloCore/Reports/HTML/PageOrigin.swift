import MiloEvents

/// What a page says of where its figures come from, for a program to compute them again.
package struct PageOrigin: Hashable, Sendable {
  /// The kind of report: its title without the period.
  package var titre: String
  /// The structure, as its journal names it.
  package var structure: String
  /// The period counted.
  package var periode: Report.Periode?
  /// The day whose knowledge was used.
  package var vuAu: String?
  /// Whether that day was not over.
  package var isProvisoire = false
  /// The number of lines.
  package var taille: Int
  /// The root over these lines, in hexadecimal.
  package var racine: String?
  /// The filters, as `cle=valeur`.
  package var filtres: [String]
  /// The lines of each journal, for several structures.
  package var structures: [StructureComptee] = []
  /// What chose what the page shows; nil for the library's own composition.
  package var composition: OrigineDeComposition?
  /// Under how many youths a count is hidden; nil where all is shown.
  package var secret: Int?
  /// The program that made the page, with its version.
  package var logiciel: String?

  /// What a report says of itself; nil when it does not come from a whole journal.
  package init?(_ report: Report, logiciel: String? = nil) {
    guard let provenance = report.provenance, let size = provenance.taille else { return nil }
    titre = report.titre
    structure = provenance.structure
    periode = provenance.periode
    vuAu = provenance.vuAu
    isProvisoire = provenance.isProvisoire
    taille = size
    racine = provenance.racine
    filtres = provenance.filtres
    structures = provenance.structures
    composition = provenance.composition
    secret = provenance.secret
    self.logiciel = logiciel
  }

  /// The same as one line of JSON.
  package var json: String {
    var object: JSONObject = [
      "titre": .string(titre), "structure": .string(structure),
      "periode": periode.map { ["debut": .string($0.debut), "fin": .string($0.fin)] } ?? .null,
      "vu_au": vuAu.map(JSONValue.string) ?? .null, "taille": .integer(taille),
      "racine": racine.map(JSONValue.string) ?? .null,
      "filtres": .array(filtres.map(JSONValue.string)),
      "logiciel": logiciel.map(JSONValue.string) ?? .null,
    ]
    if isProvisoire { object["provisoire"] = .bool(true) }
    if !structures.isEmpty {
      object["structures"] = .array(structures.map(\.json))
      object["empreinte"] = structures.empreinte.map(JSONValue.string) ?? .null
    }
    object["composition"] = composition?.json
    object["secret"] = secret.map { .integer($0) }
    return String(decoding: JSONWriter.bytes(of: .object(object)), as: UTF8.self)
  }

  /// Reads what a page or a JSON report says of itself; nil when it does not say it.
  init?(_ object: JSONObject) {
    guard let structure = object["structure"]?.string, let taille = object["taille"]?.integer,
      taille >= 0
    else { return nil }
    titre = object["titre"]?.string ?? ""
    self.structure = structure
    self.taille = taille
    if case .object(let periode)? = object["periode"], let debut = periode["debut"]?.string,
      let fin = periode["fin"]?.string
    {
      self.periode = Report.Periode(debut: debut, fin: fin)
    }
    vuAu = object["vu_au"]?.string
    isProvisoire = object["provisoire"] == .bool(true)
    racine = object["racine"]?.string
    filtres = []
    if case .array(let values)? = object["filtres"] { filtres = values.compactMap(\.string) }
    if case .array(let values)? = object["structures"] {
      structures = values.compactMap(StructureComptee.init)
    }
    logiciel = object["logiciel"]?.string
    composition = object["composition"].flatMap(OrigineDeComposition.init)
    secret = object["secret"]?.integer.flatMap { $0 >= 2 ? $0 : nil }
  }
}

extension OrigineDeComposition {
  /// The same as a page carries it.
  fileprivate var json: JSONValue {
    switch self {
    case .fichier(let sha256): ["sha256": .string(sha256)]
    case .journal(let code, let ligne): ["code": .string(code), "ligne": .integer(ligne)]
    }
  }

  /// Reads what a page carries; nil for anything else.
  fileprivate init?(_ json: JSONValue) {
    guard case .object(let object) = json else { return nil }
    if let sha256 = object["sha256"]?.string {
      self = .fichier(sha256: sha256)
    } else if let code = object["code"]?.string, case .integer(let ligne)? = object["ligne"] {
      self = .journal(code: code, ligne: ligne)
    } else {
      return nil
    }
  }
}
