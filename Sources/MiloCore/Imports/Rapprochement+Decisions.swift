import MiloEvents

extension Rapprochement {
  private static let annulation = Catalogue.declaration(named: Annulation.nom)
  private static let rectification = Catalogue.declaration(named: Rectification.nom)

  /// Decides what becomes of an event, and writes what follows from it.
  mutating func decide(_ place: Int, of fichier: Int, _ groupes: [Int: [Int]]) {
    let ligne = imports[fichier].lignes[place]
    let gabarit = imports[fichier].modele.gabarits[ligne.gabarit]
    let origine = JournalConnu.Origine(fichier: fichier, row: ligne.row)
    var event = ligne.evenement
    let (dernier, suivant) = connu.chaine(event.id)
    // Most rows of a file imported again are in the journal byte for byte.
    if gabarit.references.isEmpty, let dernier, !dernier.isCancelled,
      connu.hasLine(ligne.bytes, dernier), groupes[place] == nil,
      gabarit.id.isEmpty == false || isLatest(dernier, event)
    {
      notePresent(ligne, origine, dernier, gabarit)
      return
    }
    for name in gabarit.references {
      guard let id = event.data[name]?.string else { continue }
      guard let named = connu.chaine(id).dernier else {
        guard gabarit.absent == .ignorer else { continue }
        note(ligne, fichier, .absent, id)
        return
      }
      event.data[name] = .string(named.id)
    }
    if gabarit.declaration.nom == Annulation.nom {
      cancel(event, ligne, place, origine, suivant)
      return
    }
    if gabarit.id.isEmpty {
      decideByContent(event, ligne, place, origine, groupes)
      return
    }
    guard let dernier else {
      write(event, .ajoute, ligne, place, origine)
      return
    }
    guard !dernier.isCancelled else {
      restore(event, dernier, suivant, ligne, place, origine)
      return
    }
    guard let contenu = connu.contenu(dernier) else {
      write(event, .ajoute, ligne, place, origine)
      return
    }
    let differences = differences(event, contenu)
    if differences.isEmpty {
      if !contenu.scelles.isEmpty { nonCompares += 1 }
      notePresent(ligne, origine, dernier, gabarit)
      return
    }
    change(event, dernier, contenu, differences, suivant, ligne, place, origine)
  }

  /// An event that is there already; another row of the file may have said so.
  private mutating func notePresent(
    _ ligne: ImportCSV.Ligne, _ origine: JournalConnu.Origine, _ dernier: JournalConnu.Etat,
    _ gabarit: Modele.Gabarit
  ) {
    let hash = ByteHash.process.hash(dernier.id)
    let isSaid = dernier.origine?.fichier == origine.fichier || vus[hash] != nil
    if !gabarit.id.isEmpty { vus[hash] = ligne.row }
    note(ligne, origine.fichier, isSaid ? .double : .present, dernier.id)
  }

  mutating func write(
    _ event: Event, _ sort: Sort, _ ligne: ImportCSV.Ligne, _ place: Int,
    _ origine: JournalConnu.Origine
  ) {
    note(ligne, origine.fichier, sort, event.id)
    append(event, origine.fichier, place)
    connu.write(event, origine)
  }

  /// A row that cancels: nothing when the event it names is cancelled already.
  private mutating func cancel(
    _ event: Event, _ ligne: ImportCSV.Ligne, _ place: Int, _ origine: JournalConnu.Origine,
    _ suivant: String
  ) {
    var event = event
    let target = event.data["evenement"]?.string.flatMap { connu.chaine($0).dernier }
    if let target, target.isCancelled {
      note(ligne, origine.fichier, .present, event.id)
      return
    }
    event.id = suivant
    write(event, .ajoute, ligne, place, origine)
    if let target { connu.correct(target, by: nil, origine) }
  }

  /// A row whose event was imported, then cancelled.
  mutating func restore(
    _ event: Event, _ dernier: JournalConnu.Etat, _ suivant: String, _ ligne: ImportCSV.Ligne,
    _ place: Int, _ origine: JournalConnu.Origine
  ) {
    guard retablir ?? imports[origine.fichier].modele.retablir ?? false else {
      note(ligne, origine.fichier, .annule, dernier.id)
      return
    }
    var event = event
    event.id = suivant
    write(event, .retabli, ligne, place, origine)
  }

  /// A row whose id has another content in the journal.
  private mutating func change(
    _ event: Event, _ dernier: JournalConnu.Etat, _ contenu: JournalConnu.Contenu,
    _ differences: [String], _ suivant: String, _ ligne: ImportCSV.Ligne, _ place: Int,
    _ origine: JournalConnu.Origine
  ) {
    let fichier = origine.fichier
    let modele = imports[fichier].modele
    let gabarit = modele.gabarits[ligne.gabarit]
    let changed = differences.joined(separator: ", ")
    let said = dernier.origine.flatMap { $0.fichier == fichier ? $0.row : nil }
    if let row = said ?? vus[ByteHash.process.hash(dernier.id)] {
      refuse(
        ligne, fichier, gabarit.id.first?.colonne,
        "trouvé « \(event.id) », comme à la ligne \(row), avec un autre contenu (\(changed)) ; "
          + "attendu un id par ligne")
      return
    }
    switch gabarit.siChange {
    case .refuser:
      let endroit = dernier.line.map { "à la ligne \($0) du journal" } ?? "dans un autre fichier"
      refuse(
        ligne, fichier, gabarit.id.first?.colonne,
        "trouvé « \(event.id) », déjà \(endroit) avec un autre contenu (\(changed)) ; attendu le même "
          + "contenu, ou « si_change » dans le modèle : rectifier ou ignorer")
    case .ignorer: note(ligne, fichier, .ignore, event.id)
    case .rectifier:
      guard contenu.scelles.isEmpty || hasCoffre || contenu.type != event.type else {
        refuse(
          ligne, fichier, nil,
          "trouvé un événement dont des champs sont chiffrés ; attendu le coffre, pour le rectifier"
        )
        return
      }
      if differences == ["authid"] {
        note(ligne, fichier, .ignore, event.id)
      } else if contenu.type != event.type {
        replace(event, dernier, suivant, ligne, place, origine)
      } else {
        rectify(event, dernier, contenu, ligne, place, origine)
      }
    }
  }

  private func motif(_ fichier: Int) -> JSONValue {
    .string(imports[fichier].modele.motif ?? "ligne corrigée dans le fichier importé")
  }

  private func correction(
    _ declaration: EventDeclaration?, _ parts: [String], _ fichier: Int, _ data: JSONObject
  ) -> Event {
    let fuseau = imports[fichier].fuseau
    let second = RecordedTime(milliseconds: maintenant.milliseconds / 1000 * 1000).description
    let utc = String(second.dropLast(5)) + "Z"
    let now = fuseau.locale(utc) ?? utc
    let id = UUIDv8.make(of: [imports[fichier].source, declaration?.nom ?? ""] + parts)
    return Event(
      id: connu.chaine(id).suivant, source: imports[fichier].source, type: declaration?.type ?? "",
      subject: nil, time: now, data: data)
  }

  /// One rectification, with the whole content: data, time and subject (01.5, 08.1.8).
  private mutating func rectify(
    _ event: Event, _ dernier: JournalConnu.Etat, _ contenu: JournalConnu.Contenu,
    _ ligne: ImportCSV.Ligne, _ place: Int, _ origine: JournalConnu.Origine
  ) {
    var data: JSONObject = [
      "evenement": .string(dernier.id), "motif": motif(origine.fichier),
      "time": .string(event.time),
    ]
    if let subject = event.subject { data["subject"] = .string(subject) }
    data["data"] = .object(event.data)
    let text = String(decoding: JSONWriter.bytes(of: .object(event.data)), as: UTF8.self)
    let written = correction(
      Self.rectification, [dernier.id, event.time, event.subject ?? "", text], origine.fichier, data
    )
    append(written, origine.fichier, place)
    note(ligne, origine.fichier, .rectifie, dernier.id)
    var now = contenu
    (now.time, now.subject, now.data, now.scelles) = (event.time, event.subject, event.data, [])
    connu.correct(dernier, by: now, origine)
    connu.write(written, origine)
  }

  /// A rectification keeps the kind: an event of another kind is cancelled, and the new one written.
  private mutating func replace(
    _ event: Event, _ dernier: JournalConnu.Etat, _ suivant: String, _ ligne: ImportCSV.Ligne,
    _ place: Int, _ origine: JournalConnu.Origine
  ) {
    let written = correction(
      Self.annulation, [dernier.id], origine.fichier,
      ["evenement": .string(dernier.id), "motif": motif(origine.fichier)])
    append(written, origine.fichier, place)
    connu.write(written, origine)
    connu.correct(dernier, by: nil, origine)
    var event = event
    event.id = suivant
    write(event, .remplace, ligne, place, origine)
  }

  /// What an event says otherwise than the journal: names of attributes and fields.
  func differences(_ event: Event, _ contenu: JournalConnu.Contenu) -> [String] {
    if event.type != contenu.type { return ["type"] }
    var names: [String] = []
    if !connu.isSame(event.subject, as: contenu.subject) { names.append("subject") }
    if event.time != contenu.time, Moment(event.time) != Moment(contenu.time) {
      names.append("time")
    }
    let (new, old) = (event.data.sorted(), contenu.data.sorted())
    for member in new.members
    where !contenu.scelles.contains(member.name) && !isSame(member.value, old[member.name]) {
      names.append(member.name)
    }
    for member in old.members
    where !contenu.scelles.contains(member.name) && new[member.name] == nil {
      names.append(member.name)
    }
    if names.isEmpty, event.authID != contenu.auteur { names.append("authid") }
    return names
  }

  /// `String` takes two spellings of one accented letter for equal, bytes do not.
  private func isSame(_ value: JSONValue, _ other: JSONValue?) -> Bool {
    other.map { JSONWriter.bytes(of: value) == JSONWriter.bytes(of: $0) } ?? false
  }
}
