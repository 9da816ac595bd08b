public import MiloEvents

/// A first mapping made from a CSV file: every column of its header, what its name and its values let
/// guess, for somebody to finish.
public struct NouveauModele: Sendable {
  private let encodage: Encodage
  private let reader: CSVReader
  private var colonnes: [(nom: String, valeurs: [String])] = []

  /// How many rows are looked at.
  private static let looked = 2000

  /// Looks at a CSV file.
  ///
  /// - Throws: what makes it unreadable.
  public init(_ bytes: [UInt8]) throws(ModeleError) {
    encodage = Encodage(guessing: bytes)
    reader = try Modele.reader(bytes, nil, nil)
    var rows = reader
    do throws(CSVReader.Fault) {
      guard let header = try rows.next() else {
        throw CSVReader.Fault(row: 1, found: "un fichier vide", expected: "une ligne d’en-têtes")
      }
      colonnes = header.fields.map(\.trimmed).filter { !$0.isEmpty }.map { ($0, []) }
      while let record = try rows.next(), record.row <= Self.looked {
        for place in colonnes.indices where place < record.fields.count {
          let text = record.fields[place].trimmed
          if !text.isEmpty { colonnes[place].valeurs.append(text) }
        }
      }
    } catch {
      throw ModeleError(chemin: "ligne \(error.row)", found: error.found, expected: error.expected)
    }
  }

  /// The mapping, as the value of its file.
  public var json: JSONValue {
    let sujet = colonnes.first { Self.noms($0.nom).contains { Self.sujets.contains($0) } }
    let le =
      colonnes.first { Self.noms($0.nom).contains { Self.dates.contains($0) } }
      ?? colonnes.first { !formats($0.valeurs).isEmpty && Self.noms($0.nom) != ["date_naissance"] }
    var used = Set([sujet?.nom, le?.nom].compactMap { $0 })
    var events: [JSONValue] = []
    for declaration in [Self.profil, best].compactMap({ $0 }) {
      let champs = champs(declaration, except: used)
      guard !champs.members.isEmpty else { continue }
      used.formUnion(
        champs.members.compactMap { $0.value.string ?? $0.value.objet["colonne"]?.string })
      events.append([
        "type": .string(declaration.nom),
        "sujet": .string(sujet?.nom ?? colonnes.first?.nom ?? ""),
        "le": .string(le?.nom ?? colonnes.first?.nom ?? ""), "champs": .object(champs),
      ])
    }
    if events.isEmpty {
      events = [
        [
          "type": "contact", "sujet": .string(sujet?.nom ?? colonnes.first?.nom ?? ""),
          "le": .string(le?.nom ?? colonnes.first?.nom ?? ""),
          "champs": ["canal": ["constante": "mel"]],
        ]
      ]
    }
    let separateur = Modele.separateurs.first { $0.value == reader.separator }?.key ?? ","
    let read = FormatDate.usuels.filter { format in
      colonnes.contains { formats($0.valeurs).first == format }
    }
    return [
      "encodage": .string(encodage.rawValue), "separateur": .string(separateur),
      "dates": .array((read.isEmpty ? FormatDate.usuels : read).map { .string($0.texte) }),
      "evenements": .array(events),
      "ignorees": .array(colonnes.filter { !used.contains($0.nom) }.map { .string($0.nom) }),
    ]
  }

  private static let profil = Catalogue.declaration(named: Profil.nom)
  private static let sujets: Set<String> = [
    "identifiant", "id", "id_jeune", "identifiant_jeune", "numero_dossier", "n_dossier", "dossier",
    "jeune", "numero",
  ]
  private static let dates: Set<String> = [
    "date", "le", "date_acte", "date_evenement", "date_entretien", "date_de_l_entretien",
    "date_contact", "date_de_l_acte",
  ]
  /// What exports call fields of the catalogue.
  private static let synonymes: [String: String] = [
    "date_de_naissance": "date_naissance", "ne_le": "date_naissance", "code_insee": "commune",
    "commune_insee": "commune", "genre": "sexe", "civilite": "sexe",
    "niveau_de_formation": "niveau", "type_d_hebergement": "hebergement", "logement": "hebergement",
    "permis": "permis_b", "duree": "duree_min", "duree_minutes": "duree_min",
    "conseiller_referent": "conseiller", "code_conseiller": "conseiller", "code_site": "site",
    "nombre_d_enfants": "enfants", "theme": "themes", "mode": "modalite",
  ]

  /// The kind, other than the file's, that the columns fill best.
  private var best: EventDeclaration? {
    let scored = Catalogue.declarations.filter { declaration in
      declaration.sujet == .jeune && declaration.nom != Profil.nom
        && declaration.fields.contains(where: \.required)
        && declaration.fields.filter(\.required).allSatisfy { colonne(of: $0, except: []) != nil }
    }.map { declaration in
      (declaration, declaration.fields.count { colonne(of: $0, except: []) != nil })
    }
    return scored.max { $0.1 < $1.1 }?.0
  }

  private func colonne(
    of field: FieldDeclaration, except used: Set<String>
  ) -> (nom: String, valeurs: [String])? {
    field.type.isStructured
      ? nil : colonnes.first { !used.contains($0.nom) && Self.noms($0.nom).contains(field.name) }
  }

  private func champs(_ declaration: EventDeclaration, except used: Set<String>) -> JSONObject {
    var champs = JSONObject()
    for field in declaration.fields {
      guard let colonne = colonne(of: field, except: used) else { continue }
      champs[field.name] = valeur(colonne, field)
    }
    return champs
  }

  /// Codes get a table of translations, one line per value seen; empty where nothing is near.
  private func valeur(
    _ colonne: (nom: String, valeurs: [String]), _ field: FieldDeclaration
  ) -> JSONValue {
    var value: JSONObject = ["colonne": .string(colonne.nom)]
    var seen = colonne.valeurs
    var choices = field.type
    if case .liste(let element) = field.type {
      choices = element
      let separator = [Character](",;|+/").max { first, second in
        seen.count { $0.contains(first) } < seen.count { $0.contains(second) }
      }
      value["separateur"] = separator.map { .string(String($0)) }
      seen = seen.flatMap { $0.split(separator: separator ?? ",").map { String($0).trimmed } }
    }
    let distinct = Set(seen).sorted().prefix(40)
    if field.name == "duree_min", !distinct.allSatisfy({ Int($0) != nil }) {
      value["unite"] = "heures"
    }
    if let translate = Self.translation(to: choices, of: distinct) {
      var valeurs = JSONObject()
      for text in distinct { valeurs[text] = .string(translate(text)) }
      value["valeurs"] = .object(valeurs)
    }
    return value.members.count == 1 ? .string(colonne.nom) : .object(value)
  }

  /// How values become codes; nil when they are codes already, or no codes at all.
  private static func translation(
    to type: FieldType, of values: some Collection<String>
  ) -> ((String) -> String)? {
    switch type {
    case .choix(let codes) where !values.allSatisfy(codes.contains):
      { text in
        let name = normal(text)
        if let code = mots[name], codes.contains(code) { return code }
        return codes.first { normal($0) == name } ?? nearest(to: name, among: codes) ?? ""
      }
    case .code where !values.allSatisfy({ $0 == normal($0) || $0.utf8.allSatisfy(isCodeByte) }):
      { normal($0) }
    default: nil
    }
  }

  private static func isCodeByte(_ byte: UInt8) -> Bool {
    Character(Unicode.Scalar(byte)).isLetter && byte < 0x80 || (48...57).contains(byte)
      || Array("_.-".utf8).contains(byte)
  }

  /// What exports call values of the catalogue.
  private static let mots: [String: String] = [
    "madame": "F", "mme": "F", "femme": "F", "feminin": "F", "monsieur": "M", "homme": "M",
    "masculin": "M", "h": "M", "en_presence": "presentiel", "en_visio": "visio",
    "par_telephone": "telephone",
  ]

  /// The usual formats that read all the values.
  private func formats(_ valeurs: [String]) -> [FormatDate] {
    valeurs.isEmpty
      ? [] : FormatDate.usuels.filter { format in valeurs.allSatisfy { format.lire($0) != nil } }
  }

  /// The names of fields that the header of a column may mean.
  private static func noms(_ header: String) -> [String] {
    let name = normal(header)
    return [synonymes[name] ?? name]
  }

  /// The letters and digits of a text, without accents, joined with `_`.
  private static func normal(_ text: String) -> String {
    let plain: [Character: String] = [
      "à": "a", "â": "a", "ä": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i",
      "ï": "i", "ô": "o", "ö": "o", "ù": "u", "û": "u", "ü": "u", "œ": "oe", "°": "",
    ]
    let letters = text.lowercased().reduce(into: "") { $0 += plain[$1] ?? String($1) }
    return letters.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "_")
  }
}
