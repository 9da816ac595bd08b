public import MiloEvents

extension Composition {
  /// The composition that a JSON file says, its form checked; ``verifier(_:)`` checks what it names.
  ///
  /// - Throws: where it stops being JSON, or the first thing of another form than expected, with its path.
  public init(json bytes: [UInt8]) throws(FormeError) {
    try self.init(FormeJSON.value(of: bytes))
  }

  /// The composition that a JSON object says, its form checked.
  ///
  /// - Throws: a key or a value of another form than expected, with its path.
  public init(_ json: JSONValue) throws(FormeError) {
    try Self.forme.check(json, "")
    let lu = ObjetLu(json, "")
    try self.init(
      titre: lu.texte("titre"),
      chapeau: lu["chapeau"].map { (_) throws(FormeError) in try lu.compose("chapeau") },
      chapitres: lu.liste("chapitres", Chapitre.lu))
  }
}

extension ObjetLu {
  /// A text with figures, its path said with what is wrong in it.
  fileprivate func compose(_ nom: String) throws(FormeError) -> TexteCompose {
    try situant(sous(nom)) { () throws(FormeError) in try TexteCompose(requis(nom)) }
  }

  fileprivate func circonstances() throws(FormeError) -> Cellule.Circonstances {
    var circonstances = Cellule.Circonstances()
    circonstances.du = try jour("du")
    circonstances.au = try jour("au")
    circonstances.vuAu = try jour("vu_au")
    if let du = circonstances.du, let au = circonstances.au, du > au {
      throw FormeError(
        chemin: sous("au"), found: "une période du \(du) au \(au)",
        expected: "un dernier jour au plus tôt le premier")
    }
    for member in self["filtre"]?.objet.members ?? [] {
      let chemin = "\(sous("filtre")).\(member.name)"
      guard FiltreDemande.cles.contains(member.name) else {
        throw FormeError(
          chemin: chemin, found: "un filtre inconnu",
          expected: FiltreDemande.cles.joined(separator: ", "),
          nearest: nearest(to: member.name, among: FiltreDemande.cles))
      }
      let valeurs = member.value.string.map { [$0] } ?? member.value.elements.compactMap(\.string)
      guard !valeurs.isEmpty, valeurs.allSatisfy({ !$0.isEmpty && !$0.contains("|") }) else {
        throw FormeError(
          chemin: chemin, found: member.value.excerpt,
          expected: "une valeur, ou une liste de valeurs")
      }
      circonstances.filtres.append(FiltreDemande(member.name, valeurs))
    }
    return circonstances
  }

  private func jour(_ nom: String) throws(FormeError) -> LocalDate? {
    guard let texte = texte(nom) else { return nil }
    guard let jour = LocalDate(texte), (1900...2199).contains(jour.year) else {
      throw FormeError(
        chemin: sous(nom), found: "« \(texte.excerpt) »", expected: "une date AAAA-MM-JJ")
    }
    return jour
  }

  fileprivate func textes(_ nom: String) -> [String] {
    self[nom]?.elements.compactMap(\.string) ?? []
  }
}

/// Runs what finds a fault somewhere in a text, and says it of the path of the text.
func situant<Result>(
  _ chemin: String, _ body: () throws(FormeError) -> Result
) throws(FormeError) -> Result {
  do throws(FormeError) {
    return try body()
  } catch {
    var error = error
    error.chemin = error.chemin.isEmpty ? chemin : "\(chemin).\(error.chemin)"
    throw error
  }
}

extension Composition.Chapitre {
  fileprivate static func lu(
    _ json: JSONValue, _ chemin: String
  ) throws(FormeError) -> Composition.Chapitre {
    let lu = ObjetLu(json, chemin)
    var chapitre = Composition.Chapitre(
      lu.requis("id"), titre: lu.requis("titre"), chapeau: lu.texte("chapeau"),
      circonstances: try lu.circonstances(), blocs: try lu.liste("blocs", Composition.Bloc.lu))
    if let json = lu["pour_chaque"] {
      chapitre.pourChaque = .lu(ObjetLu(json, lu.sous("pour_chaque")))
    }
    return chapitre
  }
}

extension Composition.PourChaque {
  fileprivate static func lu(_ lu: ObjetLu) -> Composition.PourChaque {
    let groupes = lu["valeurs"]?.elements.map { json in
      json.string.map { Groupe([$0]) }
        ?? Groupe(
          json.objet["valeurs"]?.elements.compactMap(\.string) ?? [],
          libelle: json.objet["libelle"]?.string)
    }
    // The form has but the axes that there are.
    return Composition.PourChaque(Axe(rawValue: lu.requis("axe")) ?? .commune, groupes ?? [])
  }
}

extension Composition.Bloc {
  fileprivate static func lu(
    _ json: JSONValue, _ chemin: String
  ) throws(FormeError) -> Composition.Bloc {
    let lu = ObjetLu(json, chemin)
    let given = Composition.blocs.filter { lu[$0.cle] != nil }
    guard given.count == 1 else {
      let names = lu.objet.members.map(\.name)
      throw FormeError(
        chemin: chemin, found: json.excerpt, expected: Composition.blocAttendu,
        nearest: names.lazy.compactMap {
          nearest(to: $0, among: Composition.blocs.map(\.cle))
        }.first)
    }
    try FormeJSON.objet(given[0].cles).check(json, chemin)
    switch given[0].cle {
    case "table": return .table(try Composition.BlocDeTable(lu))
    case "texte": return .texte(try lu.compose("texte"))
    case "citation":
      return .citation(try lu.compose("citation"), auteur: lu.texte("auteur"))
    case "image":
      return .image(
        lu.requis("image"), alternative: lu.requis("alternative"), legende: lu.texte("legende"))
    default:
      guard lu["tables_declarees"] == true else {
        throw FormeError(
          chemin: lu.sous("tables_declarees"), found: "false",
          expected: "true, ou pas de bloc")
      }
      return .tablesDeclarees
    }
  }
}

extension Composition.BlocDeTable {
  fileprivate init(_ lu: ObjetLu) throws(FormeError) {
    self.init(lu.requis("table"), titre: lu.texte("titre"))
    (lignes, libelles) = try Self.lignes(lu)
    dont = lu.textes("dont")
    colonnes = try lu.liste("colonnes") { (json, chemin) throws(FormeError) in
      json.string.map { Colonne($0) }
        ?? Colonne(ObjetLu(json, chemin).requis("id"), json.objet["libelle"]?.string)
    }
    figure = lu.texte("figure").flatMap(Dessin.init(rawValue:)) ?? .aucune
    dessine = lu.textes("dessine")
    tout = lu.texte("tout")
    triee = lu.texte("triee")
    coteACote = try lu.liste("cote_a_cote") { (json, chemin) throws(FormeError) in
      let cote = ObjetLu(json, chemin)
      return Cote(cote.requis("libelle"), try cote.circonstances())
    }
    circonstances = try lu.circonstances()
    sansFiltre = lu["sans_filtre"] == true
    if case .integer(let number)? = lu["decimales"] { decimales = number }
    evolution = lu["evolution"] == true
    structures = lu["structures"] == true
  }

  /// The lines wanted, and the words for those that the composition names itself.
  private static func lignes(_ lu: ObjetLu) throws(FormeError) -> (Lignes, [String: String]) {
    guard let json = lu["lignes"] else { return (.toutes, [:]) }
    if case .array = json {
      try FormeJSON.liste(.texteOu(Composition.ligne)).check(json, lu.sous("lignes"))
      var libelles: [String: String] = [:]
      let ids = try lu.liste("lignes") { (json, chemin) throws(FormeError) in
        let id = json.string ?? ObjetLu(json, chemin).requis("id")
        libelles[id] = json.objet["libelle"]?.string
        return id
      }
      return (.parmi(ids), libelles)
    }
    guard case .object = json else {
      throw FormeError(
        chemin: lu.sous("lignes"), found: json.excerpt, expected: Composition.lignesAttendues)
    }
    try Composition.prefixe.check(json, lu.sous("lignes"))
    return (.prefixe(ObjetLu(json, lu.sous("lignes")).requis("prefixe")), [:])
  }
}
