public import MiloEvents

extension Tableau {
  /// The declaration as a JSON object: keys in the order of the form, what goes without saying left out.
  ///
  /// Read back, it is the same declaration. What a value in Swift may say twice and JSON only once, as two
  /// criteria on one field, is written so that it counts the same rows.
  public var json: JSONValue {
    var objet = ObjetEcrit()
    objet["id"] = .string(id)
    objet["titre"] = .string(titre)
    objet["definition"] = .string(definition)
    objet["compte"] = .string(compte)
    objet.ecrire("ou", ou)
    objet["moment"] = moment.map { .string($0.rawValue) }
    objet["attributs"] = attributsALaFin ? "fin" : nil
    objet["jeunes"] = jeunes.map { .string($0.rawValue) }
    objet.ecrire("ayant", ayant.map(\.json))
    objet.ecrire("sans", sans.map(\.json))
    objet.ecrire("lignes", lignes.map(\.json))
    objet["colonnes"] = .array(colonnes.map(\.json))
    objet["agents"] = agents ? true : nil
    return .object(objet.objet)
  }
}

extension ObjetEcrit {
  fileprivate mutating func ecrire(_ nom: String, _ conditions: Tableau.Conditions) {
    if !conditions.isEmpty { objet[nom] = conditions.json }
  }
}

extension Tableau.Lien {
  fileprivate var json: JSONValue {
    var objet = ObjetEcrit()
    objet["compte"] = .string(compte)
    objet.ecrire("ou", ou)
    objet["moment"] = moment.map { .string($0.rawValue) }
    if let entre { objet.ecrire("entre", [entre.lowerBound, entre.upperBound]) }
    return .object(objet.objet)
  }
}

extension Tableau.Ligne {
  fileprivate var json: JSONValue {
    switch self {
    case .famille(let famille): return famille.json
    case .fixe(let id, let libelle, let ou):
      var objet = ObjetEcrit()
      objet["id"] = .string(id)
      objet["libelle"] = libelle.map { .string($0) }
      objet.ecrire("ou", ou)
      return .object(objet.objet)
    }
  }
}

extension Tableau.Famille {
  fileprivate var json: JSONValue {
    var objet = ObjetEcrit()
    objet["par"] = .string(par)
    objet["prefixe"] = prefixe.isEmpty ? nil : .string(prefixe)
    objet.ecrire("classes", classes)
    objet["vides"] = vides ? nil : false
    objet["puis"] = puis.first?.json
    return .object(objet.objet)
  }
}

extension Tableau.Colonne {
  fileprivate var json: JSONValue {
    var objet = ObjetEcrit()
    objet["id"] = .string(id)
    objet["libelle"] = libelle.map { .string($0) }
    switch calcul {
    case .lignes: objet["mesure"] = "lignes"
    case .jeunes: objet["mesure"] = "jeunes"
    case .distinct(let champ): objet["mesure"] = ["distinct": .string(champ)]
    case .somme(let champ): objet["mesure"] = ["somme": .string(champ)]
    case .minimum(let champ): objet["mesure"] = ["minimum": .string(champ)]
    case .maximum(let champ): objet["mesure"] = ["maximum": .string(champ)]
    case .moyenne(let champ): objet["mesure"] = ["moyenne": .string(champ)]
    case .mediane(let champ): objet["mesure"] = ["mediane": .string(champ)]
    case .part(let colonne, let cible):
      objet["part"] = .string(colonne)
      objet["sur"] = cible.json
    case .rapport(let colonne, let cible):
      objet["rapport"] = .string(colonne)
      objet["sur"] = cible.json
    }
    objet["unite"] = unite.map { .string($0.rawValue) }
    objet.ecrire("ou", ou)
    objet["par"] = par.map { .string($0) }
    objet.ecrire("classes", classes)
    objet.ecrire("ayant", ayant.map(\.json))
    objet.ecrire("sans", sans.map(\.json))
    objet["decimales"] = decimales.map { .integer($0) }
    objet["commun"] = commun ? true : nil
    return .object(objet.objet)
  }
}

extension Tableau.Cible {
  fileprivate var json: JSONValue {
    switch self {
    case .colonne(let nom), .cellule(let nom): return .string(nom)
    case .ligne(let ligne, let colonne):
      var objet: JSONObject = ["ligne": .string(ligne)]
      objet["colonne"] = colonne.map { .string($0) }
      return .object(objet)
    }
  }
}

extension Tableau.Conditions {
  fileprivate var json: JSONValue {
    var objet = JSONObject()
    var place = 0
    while place < clauses.count, objet[clauses[place].champ] == nil {
      objet[clauses[place].champ] = clauses[place].critere.json
      place += 1
    }
    guard place < clauses.count else {
      if !parmi.isEmpty { objet["parmi"] = .array(parmi.map(\.json)) }
      return .object(objet)
    }
    // A name stands once in an object: what is asked of a field again is asked inside.
    let reste = Tableau.Conditions(Array(clauses[place...]), parmi: parmi)
    objet["parmi"] = [reste.json]
    return .object(objet)
  }
}

extension Tableau.Critere {
  fileprivate var json: JSONValue {
    switch self {
    case .absent, .entre(nil, nil): return self == .absent ? .null : ["non": .null]
    case .vaut(let scalaire): return scalaire.json
    case .non(let contraire): return ["non": contraire.json]
    case .uneDe(let choix): return .array(Self.aplati(choix).map(\.json))
    case .entre(let min, let max):
      var objet = JSONObject()
      objet["min"] = min?.json
      objet["max"] = max?.json
      return .object(objet)
    }
  }

  /// The criteria of a list, those of a list inside it included: JSON has no list in a list here.
  private static func aplati(_ choix: [Tableau.Critere]) -> [Tableau.Critere] {
    choix.flatMap { critere in
      if case .uneDe(let dedans) = critere { aplati(dedans) } else { [critere] }
    }
  }
}

extension Tableau.Scalaire {
  fileprivate var json: JSONValue {
    switch self {
    case .texte(let texte): .string(texte)
    case .entier(let number): .integer(number)
    case .booleen(let flag): .bool(flag)
    }
  }
}
