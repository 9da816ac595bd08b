public import MiloEvents

/// A first mapping made from a CSV file: what the names of its columns and their values let guess, for
/// somebody to finish.
///
/// What only people know is `?`: a mapping is refused as long as one is left.
public struct NouveauModele: Sendable {
  private let apercu: Apercu
  private let sujet: Apercu.Colonne?
  private let le: Apercu.Colonne?
  private let heure: Apercu.Colonne?
  private let id: Apercu.Colonne?
  private let nature: Apercu.Colonne?

  /// Looks at a CSV file.
  ///
  /// - Throws: what makes it unreadable.
  public init(_ bytes: [UInt8]) throws(FormeError) {
    let apercu = try Apercu(bytes)
    self.apercu = apercu
    func named(_ names: [String], but taken: [Apercu.Colonne?] = []) -> [Apercu.Colonne] {
      let taken = taken.compactMap { $0?.designation }
      return names.compactMap { name in
        apercu.colonnes.first { $0.nom == name && !taken.contains($0.designation) }
      }
    }
    let sujet = named(Self.sujets).first
    let le =
      named(Self.dates).first
      ?? apercu.colonnes.first {
        Self.champ($0) != "date_naissance" && Self.format($0) != nil
      }
    self.sujet = sujet
    self.le = le
    heure = named(Self.heures).first { colonne in
      colonne.valeurs.allSatisfy { text in FormatDate.heures.contains { $0.lireHeure(text) != nil }
      }
    }
    let id = named(Self.ids, but: [sujet]).first {
      $0.emptyCount == 0 && Set($0.valeurs).count == $0.valeurs.count && !$0.valeurs.isEmpty
    }
    self.id = id
    nature = apercu.colonnes.first { colonne in
      ![sujet, le, id].contains { $0?.designation == colonne.designation }
        && Self.isNature(colonne)
    }
  }

  /// Whether a column names the nature of the act: few values, on every row, that a header or the values
  /// themselves announce.
  private static func isNature(_ colonne: Apercu.Colonne) -> Bool {
    guard colonne.emptyCount == 0, !colonne.valeurs.isEmpty, synonymes[colonne.nom] == nil else {
      return false
    }
    let distinct = Set(colonne.valeurs)
    guard distinct.count <= 20 else { return false }
    let words = Set(colonne.nom.split(separator: "_"))
    let recognized = distinct.count { type(of: $0) != nil }
    if !words.isDisjoint(with: ["nature", "type", "categorie", "evenement", "activite"]) {
      return recognized > 0 || words.contains("nature")
    }
    let isField = Catalogue.declarations.contains { $0.field(named: colonne.nom) != nil }
    return !isField && recognized * 2 >= distinct.count && recognized > 0
  }

  /// The field that the header of a column means.
  static func champ(_ colonne: Apercu.Colonne) -> String { synonymes[colonne.nom] ?? colonne.nom }

  /// The first of the usual formats that reads all the values of a column.
  static func format(_ colonne: Apercu.Colonne) -> FormatDate? {
    guard !colonne.valeurs.isEmpty else { return nil }
    return FormatDate.usuels.first { format in
      colonne.valeurs.allSatisfy { format.lire($0) != nil }
    }
  }

  /// Whether a column holds days as spreadsheets number them.
  static func isSerial(_ colonne: Apercu.Colonne) -> Bool {
    !colonne.valeurs.isEmpty
      && colonne.valeurs.allSatisfy { text in
        (10_000..<80_000).contains(Int(text.prefix { $0.isNumber }) ?? 0)
          && FormatDate.excel.lire(text) != nil
      }
  }

  /// The mapping, as the value of its file.
  public var json: JSONValue {
    var events = gabarits
    if events.isEmpty { events = [gabarit("?", champs: JSONObject())] }
    var file: JSONObject = ["encodage": .string(apercu.encodage.rawValue)]
    file["separateur"] = .string(
      Modele.separateurs.first { $0.value == apercu.separateur }?.key ?? ",")
    if apercu.avantEntete > 0 { file["avant_entete"] = .integer(apercu.avantEntete) }
    let dates = formats(of: events)
    if !dates.isEmpty { file["dates"] = .array(dates.map { .string($0) }) }
    if !apercu.vides.isEmpty { file["vides"] = .array(apercu.vides.sorted().map { .string($0) }) }
    let totaux = Dictionary(grouping: apercu.totaux, by: \.colonne)
    if !totaux.isEmpty {
      file["passer"] = .array(
        totaux.sorted { $0.key < $1.key }.map { colonne, rows in
          [
            "colonne": .string(colonne),
            "parmi": .array(Set(rows.map(\.texte)).sorted().map { .string($0) }),
          ]
        })
    }
    file["evenements"] = .array(events)
    let used = Set(events.flatMap(Self.columns))
    let rest = apercu.colonnes.map(\.designation).filter { !used.contains($0) }
    if !rest.isEmpty { file["ignorees"] = .array(rest.map { .string($0) }) }
    return .object(file)
  }

  /// The formats of the columns that the events read, without those that a column says itself.
  private func formats(of events: [JSONValue]) -> [String] {
    let used = Set(events.flatMap(Self.columns))
    let read = apercu.colonnes.filter { used.contains($0.designation) }.compactMap { colonne in
      let isDate = colonne.designation == le?.designation || Self.isDateField(Self.champ(colonne))
      return isDate ? Self.format(colonne) : nil
    }
    return FormatDate.usuels.filter(read.contains).map(\.texte)
  }

  private static func isDateField(_ name: String) -> Bool {
    Catalogue.declarations.contains { $0.field(named: name)?.type.isDate == true }
  }

  /// The columns that an event reads.
  private static func columns(_ event: JSONValue) -> [String] {
    func columns(_ value: JSONValue) -> [String] {
      if let name = value.string { return [name] }
      return ["colonne", "heure"].compactMap { value.objet[$0]?.string }
    }
    let event = event.objet
    let values = ["sujet", "le", "id", "auteur"].compactMap { event[$0] }
    let fields = (event["champs"]?.objet.members ?? []).map(\.value)
    return (values + fields + (event["si"]?.elements ?? [])).flatMap(columns)
  }

  /// The youth's file, then the events that the nature of the act names, or the kind that the columns
  /// fill best.
  private var gabarits: [JSONValue] {
    let taken = [sujet, le, heure, id, nature].compactMap { $0?.designation }
    var events: [JSONValue] = []
    var used = Set(taken)
    if let profil = Catalogue.declaration(named: Profil.nom) {
      // Who works where is of the act, not of the youth.
      let own = profil.fields.filter { $0.name != "site" }
      let champs = champs(own, except: used)
      if !champs.members.isEmpty {
        used.formUnion(Self.columns(["champs": .object(champs)]))
        events.append(gabarit(profil.nom, champs: champs, id: false))
      }
    }
    guard let nature else {
      if let best {
        events.append(gabarit(best.nom, champs: champs(best.fields, except: used)))
      }
      return events
    }
    var kinds: [(declaration: EventDeclaration?, valeurs: [String])] = []
    var seen: Set<String> = []
    for value in nature.valeurs where seen.insert(value).inserted {
      let declaration = Self.type(of: value)
      if let declaration,
        let place = kinds.firstIndex(where: { $0.declaration?.nom == declaration.nom })
      {
        kinds[place].valeurs.append(value)
      } else {
        kinds.append((declaration, [value]))
      }
    }
    return events + kinds.map { gabarit($0.declaration, of: nature, $0.valeurs, except: used) }
  }

  /// The event that some values of the nature of the act name.
  private func gabarit(
    _ declaration: EventDeclaration?, of nature: Apercu.Colonne, _ valeurs: [String],
    except used: Set<String>
  ) -> JSONValue {
    var champs = champs(declaration?.fields ?? [], except: used)
    for field in declaration?.fields ?? [] where field.required && champs[field.name] == nil {
      guard case .choix(let codes) = field.type else {
        champs[field.name] = ["constante": "?"]
        continue
      }
      var table = JSONObject()
      for value in valeurs { table[value] = .string(Self.code(value, of: codes)) }
      champs[field.name] = ["colonne": .string(nature.designation), "valeurs": .object(table)]
    }
    var event = gabarit(declaration?.nom ?? "?", champs: champs).objet
    let condition: JSONValue = [
      "colonne": .string(nature.designation), "parmi": .array(valeurs.map { .string($0) }),
    ]
    event.members.insert(.init("si", .array([condition])), at: 1)
    return .object(event)
  }

  private func gabarit(_ type: String, champs: JSONObject, id hasID: Bool = true) -> JSONValue {
    var event: JSONObject = ["type": .string(type)]
    event["sujet"] = .string(sujet?.designation ?? "?")
    var when: JSONObject = ["colonne": .string(le?.designation ?? "?")]
    if let le, Self.format(le) == nil, Self.isSerial(le) { when["format"] = "excel" }
    if let heure { when["heure"] = .string(heure.designation) }
    event["le"] = when.members.count == 1 ? when["colonne"] : .object(when)
    if hasID, let id { event["id"] = .string(id.designation) }
    if !champs.members.isEmpty { event["champs"] = .object(champs) }
    return .object(event)
  }

  /// The kind, other than the youth's file, that the columns fill best.
  private var best: EventDeclaration? {
    func filled(_ fields: [FieldDeclaration]) -> Int {
      champs(fields, except: Set([sujet, le, id].compactMap { $0?.designation })).members.count
    }
    let scored = Catalogue.declarations.filter { declaration in
      let required = declaration.fields.filter(\.required)
      return declaration.sujet == .jeune && declaration.nom != Profil.nom && !required.isEmpty
        && filled(required) == required.count
    }.map { ($0, filled($0.fields)) }
    return scored.max { $0.1 < $1.1 }?.0
  }

  private func champs(_ fields: [FieldDeclaration], except used: Set<String>) -> JSONObject {
    var champs = JSONObject()
    for field in fields where !field.type.isStructured {
      let colonne = apercu.colonnes.first {
        !used.contains($0.designation) && Self.champ($0) == field.name
      }
      if let colonne { champs[field.name] = Self.valeur(colonne, field) }
    }
    return champs
  }
}
