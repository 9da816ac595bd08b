import MiloEvents

// Events without an id of their own: what is there already is told by kind, subject and time.

extension Rapprochement {
  /// The fields that tell apart the facts of one kind, subject and time of which the last one holds; nil
  /// for the kinds whose events are each counted.
  private static let cles: [String: [String]] = [
    Profil.nom: [], FoyerFiscal.nom: [], Offre.nom: [], Referent.nom: ["role"],
    Ressources.nom: ["mois"], Justificatifs.nom: ["mois"], Enveloppe.nom: ["aide", "annee"],
    Site.nom: ["code"], Commune.nom: ["insee"], Conseiller.nom: ["code"],
    DispositifDefinition.nom: ["code"], DispositifGroupe.nom: ["code"], Regroupement.nom: ["code"],
    Quartier.nom: ["code"], Partenaire.nom: ["code"], Objectif.nom: ["indicateur", "annee"],
    Bareme.nom: ["aide", "du"], Critere.nom: ["code"], Amelioration.nom: ["code"],
  ]

  private static func texte(_ data: JSONObject) -> String {
    String(decoding: JSONWriter.bytes(of: .object(data.sorted())), as: UTF8.self)
  }

  /// What tells an event apart within its kind, subject and time.
  private static func part(_ data: JSONObject, _ nom: String) -> String {
    (cles[nom] ?? []).map { name in
      data[name].map { String(decoding: JSONWriter.bytes(of: $0), as: UTF8.self) } ?? ""
    }.joined(separator: "\n")
  }

  /// For the first row of each kind, subject and time that several rows share, all their places.
  func groupes(of contents: ImportCSV) -> [Int: [Int]] {
    var first: [JournalConnu.Cle: [String: Int]] = [:]
    var groupes: [Int: [Int]] = [:]
    for (place, ligne) in contents.lignes.enumerated() {
      let gabarit = contents.modele.gabarits[ligne.gabarit]
      guard gabarit.id.isEmpty, ligne.type != Annulation.nom,
        let cle = connu.cle(of: ligne.evenement)
      else { continue }
      let part = Self.part(ligne.evenement.data, ligne.type)
      if let start = first[cle]?[part] {
        groupes[start, default: [start]].append(place)
      } else {
        first[cle, default: [:]][part] = place
      }
    }
    return groupes
  }

  /// Whether an event is the only one of its kind, subject and time.
  func isLatest(_ etat: JournalConnu.Etat, _ event: Event) -> Bool {
    guard let cle = connu.cle(of: event) else { return true }
    let etats = connu.etats(cle)
    return etats.count == 1 && etats[0].line == etat.line
  }

  /// Decides of an event without an id of its own, and of all those it shares kind, subject and time with.
  mutating func decideByContent(
    _ event: Event, _ ligne: ImportCSV.Ligne, _ place: Int, _ origine: JournalConnu.Origine,
    _ groupes: [Int: [Int]]
  ) {
    if sorts[place] == nil {
      let places = groupes[place] ?? [place]
      for (place, sort) in zip(places, compare(places, of: origine.fichier, event)) {
        sorts[place] = sort
      }
    }
    guard sorts[place] == .ajoute else {
      note(ligne, origine.fichier, sorts[place] ?? .present, event.id)
      return
    }
    let (dernier, suivant) = connu.chaine(event.id)
    if let dernier, dernier.isCancelled {
      restore(event, dernier, suivant, ligne, place, origine)
      return
    }
    var event = event
    event.id = suivant
    write(event, .ajoute, ligne, place, origine)
  }

  /// What becomes of events of one kind, subject and time: written, there, or said by another row.
  private mutating func compare(_ places: [Int], of fichier: Int, _ first: Event) -> [Sort] {
    let contents = imports[fichier]
    let nom = contents.lignes[places[0]].type
    let new = places.map { place in
      place == places[0] ? first.data : contents.lignes[place].evenement.data
    }
    let part = Self.part(first.data, nom)
    let etats = connu.cle(of: first).map { connu.etats($0) } ?? []
    var old: [JSONObject] = []
    for etat in etats {
      guard let contenu = connu.contenu(etat), Self.part(contenu.data, nom) == part else {
        continue
      }
      if !contenu.scelles.isEmpty { nonCompares += 1 }
      old.append(Self.opened(contenu, like: new))
    }
    return Self.cles[nom] == nil
      ? Self.compareCounted(new, old) : Self.compareState(new, old, isPartial: nom == Profil.nom)
  }

  /// Fields that no key at hand opens are taken for what the row says.
  private static func opened(_ contenu: JournalConnu.Contenu, like new: [JSONObject]) -> JSONObject
  {
    var data = contenu.data
    for name in contenu.scelles { data[name] = new.first?[name] }
    return data
  }

  /// Events that are each counted: compared with as many of the latest, whatever their order.
  private static func compareCounted(_ new: [JSONObject], _ old: [JSONObject]) -> [Sort] {
    var seen: Set<String> = []
    var sorts = new.map { seen.insert(texte($0)).inserted ? Sort.ajoute : .double }
    let latest = Set(old.map(texte).suffix(seen.count))
    for (place, data) in new.enumerated()
    where sorts[place] == .ajoute && latest.contains(texte(data)) {
      sorts[place] = .present
    }
    return sorts
  }

  /// Facts of which the last one holds: what the journal holds is compared with each in turn.
  ///
  /// - Parameter isPartial: whether each fact only says some attributes, the others holding on.
  private static func compareState(
    _ new: [JSONObject], _ old: [JSONObject], isPartial: Bool
  ) -> [Sort] {
    var state = JSONObject()
    func says(_ data: JSONObject) -> Bool {
      isPartial
        ? data.members.allSatisfy { member in
          state[member.name].map { JSONWriter.bytes(of: $0) == JSONWriter.bytes(of: member.value) }
            ?? false
        } : texte(state) == texte(data)
    }
    func take(_ data: JSONObject) {
      guard isPartial else { return state = data }
      for member in data.members { state[member.name] = member.value }
    }
    for data in old { take(data) }
    let known = Set(old.map(texte))
    if let last = new.last, says(last), new.allSatisfy({ known.contains(texte($0)) || says($0) }) {
      var seen: Set<String> = []
      return new.map { seen.insert(texte($0)).inserted ? .present : .double }
    }
    var isMine = false
    return new.map { data in
      if says(data) { return isMine ? .double : .present }
      take(data)
      isMine = true
      return .ajoute
    }
  }
}
