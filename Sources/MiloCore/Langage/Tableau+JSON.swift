public import MiloEvents

extension Tableau {
  /// The tables that a JSON file declares: one object, or a list of them.
  ///
  /// - Throws: where it stops being JSON, or the first thing of another form than expected, with its path;
  ///   ``verifier(_:)`` checks the rest.
  public static func tables(json: [UInt8]) throws(FormeError) -> [Tableau] {
    try tables(FormeJSON.value(of: json))
  }

  /// The tables that a JSON value declares: one object, or a list of them.
  ///
  /// - Throws: the first thing of another form than expected, with its path.
  public static func tables(_ value: JSONValue) throws(FormeError) -> [Tableau] {
    guard case .array(let elements) = value else { return [try Tableau(value)] }
    var tables: [Tableau] = []
    for (place, element) in elements.enumerated() {
      tables.append(try Tableau(element, "[\(place)]"))
    }
    return tables
  }

  /// The table that a JSON object declares.
  ///
  /// - Throws: a key or a value of another form than expected, with its path.
  public init(_ json: JSONValue) throws(FormeError) { try self.init(json, "") }

  init(_ json: JSONValue, _ chemin: String) throws(FormeError) {
    try Self.forme.check(json, chemin)
    let lu = ObjetLu(json, chemin)
    try self.init(
      id: lu.requis("id"), titre: lu.requis("titre"), definition: lu.requis("definition"),
      compte: lu.requis("compte"), ou: Conditions(lu["ou"], lu.sous("ou")),
      moment: lu.texte("moment").flatMap(Moment.init(rawValue:)),
      attributsALaFin: lu["attributs"] != nil,
      jeunes: lu.texte("jeunes").flatMap(Jeunes.init(rawValue:)),
      ayant: lu.liens("ayant"), sans: lu.liens("sans"),
      lignes: lu.liste("lignes", Ligne.lue), colonnes: lu.liste("colonnes", Colonne.lue),
      agents: lu["agents"] == true)
  }
}

extension ObjetLu {
  fileprivate func liens(_ nom: String) throws(FormeError) -> [Tableau.Lien] {
    try liste(nom) { (json, chemin) throws(FormeError) in
      let lu = ObjetLu(json, chemin)
      var lien = Tableau.Lien(lu.requis("compte"))
      lien.ou = try Tableau.Conditions(lu["ou"], lu.sous("ou"))
      lien.moment = lu.texte("moment").flatMap(Tableau.Moment.init(rawValue:))
      if let bornes = lu["entre"] {
        let jours = lu.entiers("entre")
        guard jours.count == 2, jours[0] <= jours[1] else {
          throw FormeError(
            chemin: lu.sous("entre"), found: bornes.excerpt,
            expected: "deux nombres de jours, le premier au plus égal au second")
        }
        lien.entre = jours[0]...jours[1]
      }
      return lien
    }
  }
}

extension Tableau.Ligne {
  fileprivate static func lue(
    _ json: JSONValue, _ chemin: String
  ) throws(FormeError) -> Tableau.Ligne {
    let isFamille = json.objet["par"] != nil
    try (isFamille ? Tableau.famille() : Tableau.ligne).check(json, chemin)
    let lu = ObjetLu(json, chemin)
    if isFamille { return .famille(.lue(lu)) }
    return .fixe(
      id: lu.requis("id"), libelle: lu.texte("libelle"),
      ou: try Tableau.Conditions(lu["ou"], lu.sous("ou")))
  }
}

extension Tableau.Famille {
  fileprivate static func lue(_ lu: ObjetLu) -> Tableau.Famille {
    Tableau.Famille(
      lu.requis("par"), prefixe: lu.texte("prefixe") ?? "", classes: lu.entiers("classes"),
      vides: lu["vides"] != false,
      puis: lu["puis"].map { [lue(ObjetLu($0, lu.sous("puis")))] } ?? [])
  }
}

extension Tableau.Colonne {
  fileprivate static func lue(
    _ json: JSONValue, _ chemin: String
  ) throws(FormeError) -> Tableau.Colonne {
    let lu = ObjetLu(json, chemin)
    return Tableau.Colonne(
      lu.requis("id"), libelle: lu.texte("libelle"), try calcul(lu),
      unite: lu.texte("unite").flatMap(Unite.init(rawValue:)),
      ou: try Tableau.Conditions(lu["ou"], lu.sous("ou")), par: lu.texte("par"),
      classes: lu.entiers("classes"), ayant: try lu.liens("ayant"), sans: try lu.liens("sans"),
      decimales: lu["decimales"].flatMap {
        if case .integer(let number) = $0 { number } else { nil }
      }, commun: lu["commun"] == true)
  }

  private static func calcul(_ lu: ObjetLu) throws(FormeError) -> Tableau.Calcul {
    let given = ["mesure", "part", "rapport"].filter { lu[$0] != nil }
    guard given.count == 1 else {
      throw FormeError(
        chemin: lu.chemin,
        found: given.isEmpty ? "rien de compté" : given.joined(separator: " et "),
        expected: "une seule des clés mesure, part, rapport")
    }
    if given == ["mesure"] {
      if lu["sur"] != nil {
        throw FormeError(
          chemin: lu.sous("sur"), found: "« sur » à côté de « mesure »",
          expected: "« sur » avec part ou rapport")
      }
      return try mesure(lu["mesure"] ?? .null, lu.sous("mesure"))
    }
    guard let sur = lu["sur"] else {
      throw FormeError(
        chemin: lu.sous("sur"), found: "rien : la clé manque", expected: Tableau.cibleAttendue)
    }
    let cible = try cible(sur, lu.sous("sur"))
    if let part = lu.texte("part") { return .part(part, sur: cible) }
    return .rapport(lu.requis("rapport"), sur: cible)
  }

  private static func mesure(
    _ json: JSONValue, _ chemin: String
  ) throws(FormeError) -> Tableau.Calcul {
    let name: String
    var champ = ""
    switch json {
    case .string(let text): name = text
    case .object(let objet) where objet.members.count == 1 && objet.members[0].value.string != nil:
      (name, champ) = (objet.members[0].name, objet.members[0].value.string ?? "")
    default: name = ""
    }
    switch (name, champ.isEmpty) {
    case ("lignes", true): return .lignes
    case ("jeunes", true): return .jeunes
    case ("distinct", false): return .distinct(champ)
    case ("somme", false): return .somme(champ)
    case ("minimum", false): return .minimum(champ)
    case ("maximum", false): return .maximum(champ)
    case ("moyenne", false): return .moyenne(champ)
    case ("mediane", false): return .mediane(champ)
    default:
      let names = json.string == nil ? Tableau.mesuresDeChamp : Tableau.mesuresSimples
      throw FormeError(
        chemin: chemin, found: json.excerpt, expected: Tableau.mesureAttendue,
        nearest: nearest(to: name, among: names))
    }
  }

  private static func cible(
    _ json: JSONValue, _ chemin: String
  ) throws(FormeError) -> Tableau.Cible {
    switch json {
    case .string(let text):
      return text.utf8.contains(UInt8(ascii: "/")) ? .cellule(text) : .colonne(text)
    case .object:
      let lu = ObjetLu(json, chemin)
      guard let ligne = lu.texte("ligne"),
        lu.objet.members.allSatisfy({
          ["ligne", "colonne"].contains($0.name) && $0.value.string != nil
        })
      else { break }
      return .ligne(ligne, colonne: lu.texte("colonne"))
    default: break
    }
    throw FormeError(chemin: chemin, found: json.excerpt, expected: Tableau.cibleAttendue)
  }
}

extension Tableau.Conditions {
  /// The conditions that a JSON object writes; none when it is not there.
  fileprivate init(_ json: JSONValue?, _ chemin: String) throws(FormeError) {
    self.init([], parmi: [])
    guard let json else { return }
    guard case .object(let objet) = json else {
      throw FormeError(
        chemin: chemin, found: json.excerpt, expected: "un objet de champs et de valeurs")
    }
    for member in objet.members {
      let place = "\(chemin).\(member.name)"
      guard member.name == "parmi" else {
        clauses.append(Clause(member.name, try Tableau.Critere(member.value, place)))
        continue
      }
      guard case .array(let elements) = member.value, !elements.isEmpty else {
        throw FormeError(
          chemin: place, found: member.value.excerpt, expected: "une liste de conditions")
      }
      for (index, element) in elements.enumerated() {
        parmi.append(try Tableau.Conditions(element, "\(place)[\(index)]"))
      }
    }
  }
}

extension Tableau.Critere {
  private static let attendu =
    "une valeur, une liste de valeurs, null, {\"min\", \"max\"} ou {\"non\": …}"

  fileprivate init(_ json: JSONValue, _ chemin: String) throws(FormeError) {
    switch json {
    case .null: self = .absent
    case .array(let elements) where !elements.isEmpty:
      var choix: [Tableau.Critere] = []
      for (place, element) in elements.enumerated() {
        if case .array = element {
          throw FormeError(
            chemin: "\(chemin)[\(place)]", found: element.excerpt, expected: Self.attendu)
        }
        choix.append(try Tableau.Critere(element, "\(chemin)[\(place)]"))
      }
      self = .uneDe(choix)
    case .object(let objet) where objet.members.count == 1 && objet["non"] != nil:
      self = .non(try Tableau.Critere(objet["non"] ?? .null, "\(chemin).non"))
    case .object(let objet)
    where !objet.members.isEmpty
      && objet.members.allSatisfy({
        ["min", "max"].contains($0.name) && Tableau.Scalaire($0.value) != nil
      }):
      self = .entre(
        min: objet["min"].flatMap(Tableau.Scalaire.init),
        max: objet["max"].flatMap(Tableau.Scalaire.init))
    default:
      guard let scalaire = Tableau.Scalaire(json) else {
        throw FormeError(chemin: chemin, found: json.excerpt, expected: Self.attendu)
      }
      self = .vaut(scalaire)
    }
  }
}

extension Tableau.Scalaire {
  fileprivate init?(_ json: JSONValue) {
    switch json {
    case .string(let text): self = .texte(text)
    case .integer(let number): self = .entier(number)
    case .bool(let flag): self = .booleen(flag)
    default: return nil
    }
  }
}
