import MiloEvents

// What each row comes to.

extension ImportCSV {
  mutating func convert(_ record: CSVReader.Record) {
    let vides = modele.vides
    if modele.passer.contains(where: { $0.holds(cell($0.colonne, record), vides) }) {
      let words = record.fields.map(\.trimmed).filter { !$0.isEmpty }.prefix(3)
      passees.append(Remarque(row: record.row, texte: words.joined(separator: " ")))
      return
    }
    let isShort = record.fields.count < enTete.count
    if isShort || !record.fields.dropFirst(enTete.count).allSatisfy(\.isEmpty) {
      let count = record.fields.count
      reject(
        record.row, nil,
        "trouvé \(count) \(count == 1 ? "cellule" : "cellules"), attendu \(enTete.count) comme "
          + "l’en-tête\(hint(record))")
      return
    }
    var made: [Ligne] = []
    var ids: [String: String] = [:]
    let before = rejets.count
    var isConcerned = false
    for (number, gabarit) in modele.gabarits.enumerated()
    where gabarit.conditions.allSatisfy({ $0.holds(cell($0.colonne, record), vides) }) {
      isConcerned = true
      guard let event = event(gabarit, record, ids) else { continue }
      ids[gabarit.nom] = event.id
      made.append(
        Ligne(
          evenement: event, bytes: EventWriter.line(of: event), type: gabarit.declaration.nom,
          row: record.row, gabarit: number))
    }
    if rejets.count == before { lignes += made }
    if !isConcerned {
      let columns = modele.gabarits.flatMap(\.conditions).map(\.colonne)
      sansEffet.append(Remarque(row: record.row, texte: said(record, in: columns)))
    } else if rejets.count == before {
      let columns = modele.enumerees.filter { column, words in
        let text = cell(column, record).compared
        return !text.isEmpty && !vides.contains(text) && !words.contains(text)
      }.map(\.key)
      guard !columns.isEmpty else { return }
      partielles.append(Remarque(row: record.row, texte: said(record, in: columns.sorted())))
    }
  }

  /// What a row says in some columns.
  private func said(_ record: CSVReader.Record, in columns: [String]) -> String {
    var seen: Set<String> = []
    let words = columns.filter { seen.insert($0).inserted }.map { cell($0, record).compared }
      .filter { !$0.isEmpty }
    return words.isEmpty ? "(vide)" : words.joined(separator: ", ")
  }

  /// What a row that looks like a total may need.
  private func hint(_ record: CSVReader.Record) -> String {
    record.isTotal ? " ; une ligne de total se passe avec la clé « passer » du modèle" : ""
  }

  private func cell(_ colonne: String, _ record: CSVReader.Record) -> String {
    guard let place = enTete.place(colonne), place < record.fields.count else { return "" }
    return record.fields[place]
  }

  /// The event that a row makes, or nil after its faults were noted.
  private mutating func event(
    _ gabarit: Modele.Gabarit, _ record: CSVReader.Record, _ ids: [String: String]
  ) -> Event? {
    let before = rejets.count
    var event = Event(
      id: "", source: source, type: gabarit.declaration.type, subject: nil, time: "",
      data: JSONObject())
    if let sujet = gabarit.sujet {
      event.subject = text(sujet, .jeune, record)
      if event.subject == nil, rejets.count == before {
        reject(
          record.row, sujet.colonne,
          "trouvé une cellule vide, attendu un identifiant\(hint(record))")
      }
    }
    event.time = text(gabarit.le, .moment, record) ?? ""
    if event.time.isEmpty, rejets.count == before {
      reject(
        record.row, gabarit.le.colonne, "trouvé une cellule vide, attendu une date\(hint(record))")
    }
    if let auteur = gabarit.auteur.flatMap({ text($0, .jeune, record) }) {
      (event.authType, event.authID) = ("user", auteur)
    }
    for (field, valeur) in gabarit.champs {
      if let name = valeur.evenement {
        event.data[field.name] = ids[name].map { .string($0) }
      } else if let value = value(valeur, field.type, record) {
        event.data[field.name] = value
      }
    }
    if rejets.count == before {
      do throws(FieldError) {
        try gabarit.declaration.check(event.data)
      } catch {
        rejets.append(rejet(error, row: record.row, gabarit))
      }
    }
    guard rejets.count == before else { return nil }
    event.id = id(of: event, gabarit, record)
    return rejets.count == before ? event : nil
  }

  /// A single column is the id itself; several, or the whole event, make one by their hash.
  private mutating func id(
    of event: Event, _ gabarit: Modele.Gabarit, _ record: CSVReader.Record
  ) -> String {
    var parts: [String] = []
    for valeur in gabarit.id {
      let before = rejets.count
      guard let text = text(valeur, .jeune, record) else {
        if rejets.count == before {
          reject(record.row, valeur.colonne, "trouvé une cellule vide, attendu de quoi faire l’id")
        }
        return ""
      }
      parts.append(text)
    }
    if parts.count == 1 { return parts[0] }
    if parts.isEmpty {
      let data = String(decoding: JSONWriter.bytes(of: .object(event.data)), as: UTF8.self)
      parts = [event.subject ?? "", event.time, data]
    }
    return UUIDv8.make(of: [source, gabarit.nom] + parts)
  }

  private mutating func text(
    _ valeur: Modele.Valeur, _ type: FieldType, _ record: CSVReader.Record
  ) -> String? {
    value(valeur, type, record)?.string
  }

  private mutating func value(
    _ valeur: Modele.Valeur, _ type: FieldType, _ record: CSVReader.Record
  ) -> JSONValue? {
    let text = valeur.colonne.map { cell($0, record) } ?? valeur.constante ?? ""
    var heure = valeur.heure.map { cell($0, record).trimmed } ?? ""
    if valeur.estVide(heure) { heure = "" }
    do throws(CelluleError) {
      let value = try valeur.traduire(text, type, fuseau, heure: heure)
      if type == .moment, let told = valeur.avis(text, fuseau, heure: heure) {
        let colonne = valeur.colonne.map { "colonne « \($0) » : " } ?? ""
        let told = Remarque(row: record.row, texte: "\(colonne)« \(text.trimmed) » : \(told)")
        if !avis.suffix(16).contains(told) { avis.append(told) }
      }
      return value
    } catch {
      let proposal = error.nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
      reject(
        record.row, valeur.colonne,
        "trouvé \(error.found), attendu \(error.expected)\(proposal)\(hint(record))")
      return nil
    }
  }

  private mutating func reject(_ row: Int, _ colonne: String?, _ raison: String) {
    // Two events of a row may read one cell: its fault is one.
    let rejet = Rejet(row: row, colonne: colonne, raison: raison)
    if !rejets.suffix(16).contains(rejet) { rejets.append(rejet) }
  }

  /// The fault of a field, told by the column it comes from.
  func rejet(_ fault: FieldError, row: Int, _ gabarit: Modele.Gabarit) -> Rejet {
    let valeur: Modele.Valeur?
    switch fault.field {
    case "subject": valeur = gabarit.sujet
    case "time": valeur = gabarit.le
    case "id": valeur = gabarit.id.first
    default:
      valeur =
        gabarit.champs.first { champ, _ in
          let name = "data.\(champ.name)"
          return fault.field == name || fault.field.hasPrefix(name + ".")
        }?.valeur
    }
    return Rejet(row: row, colonne: valeur?.colonne, raison: "\(fault)")
  }
}
