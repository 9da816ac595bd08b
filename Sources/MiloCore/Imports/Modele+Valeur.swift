import MiloEvents

extension Modele {
  /// What a value is for: what keys may say of it follows.
  enum Role {
    /// Somebody or something: a subject, an author, a part of an id.
    case nom
    /// When it happened.
    case moment
    /// A field.
    case champ(FieldDeclaration)

    /// What the value may hold.
    var type: FieldType {
      switch self {
      case .nom: .jeune
      case .moment: .moment
      case .champ(let field): field.type
      }
    }
  }
}

extension Modele.Valeur {
  init(
    _ value: JSONValue, _ chemin: String, _ role: Modele.Role, _ formats: [FormatDate],
    _ vides: Set<String>
  ) throws(FormeError) {
    self.formats = formats
    self.vides = vides
    let object: JSONObject = value.string.map { ["colonne": .string($0)] } ?? value.objet
    colonne = object["colonne"]?.string
    constante = object["constante"]?.string
    evenement = object["evenement"]?.string
    guard [colonne != nil, constante != nil, evenement != nil].count(where: { $0 }) == 1 else {
      throw FormeError(
        chemin: chemin, found: value.excerpt,
        expected: "une seule des clés colonne, constante, evenement")
    }
    prefixe = object["prefixe"]?.string ?? ""
    for member in object["valeurs"]?.objet.members ?? [] {
      valeurs[member.name.compared] = member.value.string
    }
    defaut = object["defaut"]?.string
    self.vides.formUnion((object["vides"]?.elements ?? []).compactMap(\.string).map(\.compared))
    completer = object["completer"]?.integer
    heure = object["heure"]?.string
    separateur = object["separateur"]?.string
    unite = object["unite"]?.string
    if let own = try Modele.formats(object["format"], chemin + ".format") { self.formats = own }
    for member in object.members {
      guard let reason = reason(against: member.name, role) else { continue }
      throw FormeError(
        chemin: "\(chemin).\(member.name)", found: "une clé sans effet ici : \(reason)",
        expected: "pas de « \(member.name) »")
    }
  }

  /// Why a key would have no effect, in French; nil when it has one.
  private func reason(against key: String, _ role: Modele.Role) -> String? {
    var type = role.type
    var isList = false
    if case .liste(let element) = type { (type, isList) = (element, true) }
    let written = "le champ est de type « \(type) »"
    switch key {
    case "colonne", "constante": return nil
    case "evenement": return type.isReference ? nil : "la valeur n’est pas l’id d’un événement"
    case _ where evenement != nil: return "l’id d’un événement de la ligne se prend tel quel"
    case "prefixe":
      if constante != nil { return "une constante s’écrit entière" }
      return type.takesText ? nil : written
    case "valeurs":
      if constante != nil { return "une constante s’écrit entière" }
      if valeurs.isEmpty { return "la table est vide" }
      return type.isReference ? "l’id d’un événement ne se traduit pas" : nil
    case "defaut", "vides": return constante == nil ? nil : "une constante n’est jamais vide"
    case "completer":
      if constante != nil { return "une constante s’écrit entière" }
      if !valeurs.isEmpty { return "« valeurs » dit déjà tout le texte" }
      return type.namesSomething ? nil : written
    case "format": return type.isDate ? nil : written
    case "heure": return type == .moment ? nil : written
    case "separateur": return isList ? nil : "le champ n’est pas une liste"
    case "unite":
      guard case .champ(let field) = role, case .entier = type else { return written }
      if unite == "euros" {
        return field.name.hasSuffix("centimes") ? nil : "le champ n’est pas un montant"
      }
      return field.name == "duree_min" || field.name == "minutes"
        ? nil : "le champ n’est pas une durée en minutes"
    default: return nil
    }
  }
}

extension FieldType {
  /// Whether something may stand before the text of a cell.
  var takesText: Bool {
    switch self {
    case .booleen, .entier, .nombre, .decimal, .date, .mois, .moment: false
    default: true
    }
  }
}

extension Modele {
  /// The keys of the file whose effect depends on the events.
  func checkEffects(of file: JSONObject) throws(FormeError) {
    func fault(_ key: String, _ reason: String) -> FormeError {
      FormeError(
        chemin: key, found: "une clé sans effet ici : \(reason)", expected: "pas de « \(key) »")
    }
    if file["si_change"] != nil, gabarits.allSatisfy(\.id.isEmpty) {
      throw fault("si_change", "sans « id », rien ne dit qu’une ligne a changé")
    }
    if file["absent"] != nil, !gabarits.contains(where: \.namesOthers) {
      throw fault("absent", "aucun champ ne nomme un autre événement")
    }
    if file["motif"] != nil, !gabarits.contains(where: { $0.siChange == .rectifier }) {
      throw fault("motif", "aucun événement n’a « si_change »: rectifier")
    }
    if file["dates"] != nil {
      let formats = try Self.formats(file["dates"], "dates")
      let isUsed = gabarits.contains { gabarit in
        gabarit.le.formats == formats
          || gabarit.champs.contains { $0.field.type.isDate && $0.valeur.formats == formats }
      }
      if !isUsed { throw fault("dates", "chaque date a son format") }
    }
    let read = Set(colonnes)
    if let both = ignorees.first(where: read.contains) {
      throw FormeError(
        chemin: "ignorees", found: "« \(both) », que le modèle lit",
        expected: "une colonne que rien ne lit")
    }
  }

  /// The columns that the mapping reads, in order, each once.
  var colonnes: [String] {
    var seen: Set<String> = []
    let named = gabarits.flatMap { gabarit in
      let values =
        [gabarit.sujet, gabarit.le, gabarit.auteur].compactMap { $0 } + gabarit.id
        + gabarit.champs.map(\.valeur)
      return gabarit.conditions.map(\.colonne)
        + values.flatMap { [$0.colonne, $0.heure].compactMap { $0 } }
    }
    return (passer.map(\.colonne) + named).filter { seen.insert($0).inserted }
  }
}
