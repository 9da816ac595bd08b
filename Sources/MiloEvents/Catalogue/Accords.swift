// What an append wants of several fields together (13.2); a reader takes them as they are.

extension EventDeclaration {
  /// Whether an append looks at several fields of this kind together, or at what a code names.
  var accordeSesChamps: Bool {
    aUnePeriode || nom == Conseiller.nom || nom == LibelleDeCode.nom
  }

  /// Whether the days `du` and `au` of this kind must follow each other.
  private var aUnePeriode: Bool {
    [Donnee.nom, Convention.nom, AuditLabel.nom, Objectif.nom, Absence.nom].contains(nom)
  }

  /// Checks what several fields say together, each of them already checked.
  ///
  /// - Throws: the fault, its field relative to `data`.
  func checkAccord(_ data: JSONObject) throws(FieldError) {
    if aUnePeriode { try checkPeriode(data) }
    if nom == Conseiller.nom { try checkMissions(data) }
    if nom == LibelleDeCode.nom, let champ = data["champ"]?.string { try Self.checkChamp(champ) }
  }

  private func checkPeriode(_ data: JSONObject) throws(FieldError) {
    guard let first = data["du"]?.string.flatMap({ LocalDate($0) }),
      let last = data["au"]?.string.flatMap({ LocalDate($0) }), last < first
    else { return }
    throw FieldError(
      field: "au", found: "« \(last) », avant « du »", expected: "une date à partir du \(first)",
      rule: .borne)
  }

  private func checkMissions(_ data: JSONObject) throws(FieldError) {
    guard case .array(let missions)? = data["missions"] else { return }
    func hundredths(_ value: JSONValue?) -> Int {
      value.flatMap { DecimalDigits($0) }.flatMap { Nombre($0.text) }?.centiemes ?? 0
    }
    let most = hundredths(data["etp"])
    var sum = 0
    for case .object(let mission) in missions {
      // Numbers of a reader have at most fifteen digits: no sum of a line's missions overflows.
      sum += hundredths(mission["etp"])
    }
    guard sum > most else { return }
    throw FieldError(
      field: "missions", found: "\(Nombre(centiemes: sum)) ETP en tout",
      expected: "\(Nombre(centiemes: most)) au plus, le temps de travail de l’agent (etp)",
      rule: .borne)
  }

  /// Checks that a field is one where codes stand, `sorte.champ`.
  private static func checkChamp(_ champ: String) throws(FieldError) {
    guard !Catalogue.champsDeCodes.contains(champ) else { return }
    throw FieldError(
      field: "champ", found: "« \(champ.excerpt) »",
      expected: "un champ du catalogue qui tient des codes, comme atelier.serie",
      nearest: nearest(to: champ, among: Catalogue.champsDeCodes), rule: .borne)
  }
}

extension Catalogue {
  /// The fields where open codes stand, as `atelier.serie` or `entretien.propositions.nature`.
  package static let champsDeCodes: [String] = declarations.flatMap { declaration in
    declaration.fields.flatMap { $0.champsDeCodes.map { "\(declaration.nom).\($0)" } }
  }
}

extension FieldDeclaration {
  /// The names under which open codes stand in the field: its own, or those of parts of its objects.
  fileprivate var champsDeCodes: [String] {
    switch type {
    case .code, .codeSensible, .liste(.code), .dictionnaire: [name]
    case .liste(.objet(let fields)): fields.flatMap(\.champsDeCodes).map { "\(name).\($0)" }
    default: []
    }
  }
}
