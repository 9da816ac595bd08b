public import MiloEvents

extension Composition {
  /// The composition as a JSON object: keys in the order of the form, what goes without saying left out.
  public var json: JSONValue {
    var objet = ObjetEcrit()
    objet["titre"] = titre.map(JSONValue.string)
    objet["chapeau"] = chapeau.map { .string($0.source) }
    objet["chapitres"] = .array(chapitres.map(\.json))
    return .object(objet.objet)
  }
}

extension ObjetEcrit {
  fileprivate mutating func ecrire(_ nom: String, _ textes: [String]) {
    ecrire(nom, textes.map(JSONValue.string))
  }

  fileprivate mutating func ecrire(_ circonstances: Cellule.Circonstances) {
    self["du"] = circonstances.du.map { .string("\($0)") }
    self["au"] = circonstances.au.map { .string("\($0)") }
    self["vu_au"] = circonstances.vuAu.map { .string("\($0)") }
    guard !circonstances.filtres.isEmpty else { return }
    var filtres = JSONObject()
    for filtre in circonstances.filtres {
      filtres[filtre.cle] =
        filtre.valeurs.count == 1
        ? .string(filtre.valeurs[0]) : .array(filtre.valeurs.map(JSONValue.string))
    }
    self["filtre"] = .object(filtres)
  }
}

extension Composition.Chapitre {
  fileprivate var json: JSONValue {
    var objet = ObjetEcrit()
    objet["id"] = .string(id)
    objet["titre"] = .string(titre)
    objet["chapeau"] = chapeau.map(JSONValue.string)
    objet["pour_chaque"] = pourChaque?.json
    objet["blocs"] = .array(blocs.map(\.json))
    objet.ecrire(circonstances)
    return .object(objet.objet)
  }
}

extension Composition.PourChaque {
  fileprivate var json: JSONValue {
    var objet = ObjetEcrit()
    objet["axe"] = .string(axe.rawValue)
    objet.ecrire(
      "valeurs",
      valeurs.map { groupe in
        if groupe.libelle == nil, groupe.valeurs.count == 1 { return .string(groupe.valeurs[0]) }
        var objet = ObjetEcrit()
        objet.ecrire("valeurs", groupe.valeurs)
        objet["libelle"] = groupe.libelle.map(JSONValue.string)
        return .object(objet.objet)
      })
    return .object(objet.objet)
  }
}

extension Composition.Bloc {
  fileprivate var json: JSONValue {
    var objet = ObjetEcrit()
    switch self {
    case .table(let bloc): return bloc.json
    case .texte(let texte): objet["texte"] = .string(texte.source)
    case .citation(let texte, let auteur):
      objet["citation"] = .string(texte.source)
      objet["auteur"] = auteur.map(JSONValue.string)
    case .image(let nom, let alternative, let legende):
      objet["image"] = .string(nom)
      objet["alternative"] = .string(alternative)
      objet["legende"] = legende.map(JSONValue.string)
    case .tablesDeclarees: objet["tables_declarees"] = true
    }
    return .object(objet.objet)
  }
}

extension Composition.BlocDeTable {
  fileprivate var json: JSONValue {
    var objet = ObjetEcrit()
    objet["table"] = .string(table)
    objet["titre"] = titre.map(JSONValue.string)
    switch lignes {
    case .toutes: break
    case .prefixe(let prefixe): objet["lignes"] = ["prefixe": .string(prefixe)]
    case .parmi(let ids): objet.ecrire("lignes", ids.map { Self.nomme($0, libelles[$0]) })
    }
    objet.ecrire("dont", dont)
    objet.ecrire("colonnes", colonnes.map { Self.nomme($0.id, $0.libelle) })
    objet["figure"] = figure == .aucune ? nil : .string(figure.rawValue)
    objet.ecrire("dessine", dessine)
    objet["tout"] = tout.map(JSONValue.string)
    objet["triee"] = triee.map(JSONValue.string)
    objet.ecrire(
      "cote_a_cote",
      coteACote.map { cote in
        var objet = ObjetEcrit()
        objet["libelle"] = .string(cote.libelle)
        objet.ecrire(cote.circonstances)
        return .object(objet.objet)
      })
    objet["sans_filtre"] = sansFiltre ? true : nil
    objet["decimales"] = decimales == 1 ? nil : .integer(decimales)
    objet["evolution"] = evolution ? true : nil
    objet["structures"] = structures ? true : nil
    objet.ecrire(circonstances)
    return .object(objet.objet)
  }

  /// A line or a column: its name alone, or with the words for it.
  private static func nomme(_ id: String, _ libelle: String?) -> JSONValue {
    guard let libelle else { return .string(id) }
    return ["id": .string(id), "libelle": .string(libelle)]
  }
}
