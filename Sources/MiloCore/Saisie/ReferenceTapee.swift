package import MiloEvents

/// What a person types for an event that another one names: its id, its line, or words that have one answer.
package struct ReferenceTapee: Sendable {
  /// An event that could be meant.
  package struct Candidat: Hashable, Sendable {
    /// The index of its line.
    package var ligne: Int
    /// Its id.
    package var id: String
    /// What it is, in a few words.
    package var phrase: String
    /// Why it is not meant although it is of the right kind: closed, later, answered; nil when it could be.
    package var reserve: String?
    /// Whether something ended it already.
    package var isFinie = false
  }

  /// What the text stands for.
  package enum Reponse: Hashable, Sendable {
    /// The event of that id.
    case id(String)
    /// A line that the journal, of so many, has not.
    case horsDuJournal(taille: Int)
    /// An event about another youth.
    case dUnAutre(Candidat, jeune: String)
    /// Nothing: the events of the right kinds, with what stands against each.
    case aucune([Candidat])
    /// Several events.
    case plusieurs([Candidat])
  }

  /// The kinds that some event ends: what may not be named once it is over.
  private static let closes: Set<EventKind> = Set(
    Catalogue.declarations.filter { Dossier.isEnd($0.kind) }.flatMap { declaration in
      declaration.fields.flatMap { kinds(of: $0.type) }
    })

  private static func kinds(of type: FieldType) -> [EventKind] {
    guard case .reference(let names) = type else { return [] }
    return names.compactMap { Catalogue.declaration(named: $0)?.kind }
  }

  private let lecture: Lecture
  private let declaration: EventDeclaration
  private let field: FieldDeclaration
  private let sujet: String?
  private let date: LocalDate
  private let ownLine: Int?
  private let dit: EvenementDit

  /// - Parameters:
  ///   - lecture: the whole journal.
  ///   - field: the reference, a field of `declaration`.
  ///   - declaration: the kind of the event that is entered.
  ///   - sujet: about whom it is.
  ///   - date: its date.
  ///   - ownLine: the line of the event itself, when it is there already and is being corrected.
  package init(
    _ lecture: Lecture, _ field: FieldDeclaration, of declaration: EventDeclaration,
    sujet: String?, au date: LocalDate, sauf ownLine: Int? = nil
  ) {
    (self.lecture, self.field, self.declaration) = (lecture, field, declaration)
    (self.sujet, self.date, self.ownLine) = (sujet, date, ownLine)
    dit = EvenementDit(lecture, au: date)
  }

  /// What a text stands for: `@` and the index of a line, whatever the ids; then an existing id; then words.
  package func reponse(_ text: String) -> Reponse {
    if let ligne = lecture.ligne(tapee: text) {
      guard let event = lecture.event(at: ligne) else {
        return .horsDuJournal(taille: lecture.taille)
      }
      return nomme(event.id, ligne: ligne)
    }
    let candidats = candidats
    let possibles = candidats.filter { $0.candidat.reserve == nil && repond($0.event, text) }
    let libres = possibles.filter { !$0.hasSuite }
    let retenus = libres.isEmpty ? possibles : libres
    switch retenus.count {
    case 0:
      return .aucune(
        candidats.map(\.candidat))
    case 1: return .id(retenus[0].candidat.id)
    default: return .plusieurs(retenus.map(\.candidat))
    }
  }

  /// The event named by its id or by its line, unless it is about another youth: such a reference holds nothing.
  private func nomme(_ id: String, ligne: Int) -> Reponse {
    guard declaration.sujet == .jeune, let sujet, let event = lecture.effectiveEvent(at: ligne),
      event.declaration?.sujet == .jeune, let autre = event.subject,
      lecture.histoires.jeune(autre) != lecture.histoires.jeune(sujet)
    else { return .id(id) }
    return .dUnAutre(Candidat(ligne: ligne, id: id, phrase: dit.phrase(event)), jeune: autre)
  }

  /// The index that `@5` names; nil for anything else.
  package static func index(_ text: String) -> Int? {
    guard text.hasPrefix("@"), text.utf8.dropFirst().allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text.dropFirst())
  }

  /// Why an event should not be named, although it can be typed.
  package struct Objection: Hashable, Sendable {
    /// What it is, its line, and what stands against it.
    package var phrase: String
    /// Whether an append refuses it.
    package var isRefusee: Bool
  }

  /// What stands against naming the event of an id; nil for nothing, or for an id that the journal has not.
  package func objection(_ id: String) -> Objection? {
    guard let ligne = lecture.ligne(deID: id), let event = lecture.effectiveEvent(at: ligne) else {
      return nil
    }
    func objection(_ reserve: String, isRefusee: Bool) -> Objection {
      Objection(phrase: "ligne \(ligne) (\(dit.phrase(event))), \(reserve)", isRefusee: isRefusee)
    }
    if lecture.histoires.cancelled.contains(where: { Int($0.line) == ligne }) {
      return objection("annulé", isRefusee: false)
    }
    let kinds = Set(Self.kinds(of: field.type))
    if let kind = event.declaration?.kind, !kinds.isEmpty, !kinds.contains(kind) {
      return objection("ne peut être nommé ici", isRefusee: true)
    }
    guard let candidat = candidats.first(where: { $0.candidat.ligne == ligne })?.candidat,
      let reserve = candidat.reserve
    else { return nil }
    return objection(reserve, isRefusee: candidat.isFinie && Dossier.isEnd(declaration.kind))
  }

  /// The events that could be named now, for whoever proposes them.
  package var possibles: [Candidat] { candidats.map(\.candidat).filter { $0.reserve == nil } }

  /// An event of the right kinds about the same youth.
  private struct Connu {
    var candidat: Candidat
    /// As it counts today.
    var event: Event
    /// Whether another event of the kind that is entered names it already.
    var hasSuite: Bool
  }

  private var candidats: [Connu] {
    let kinds = Set(Self.kinds(of: field.type))
    guard !kinds.isEmpty else { return [] }
    guard declaration.sujet == .jeune else {
      return lecture.histoires.structure.filter { kinds.contains($0.kind) }
        .compactMap { connu($0, fin: nil, hasSuite: false) }
    }
    guard let sujet, let number = lecture.histoires.jeune(sujet),
      let histoire = lecture.histoires.histoire(number)
    else { return [] }
    var dossier = Dossier(lecture.histoires)
    dossier.load(histoire)
    let named = named(in: dossier)
    return (0..<dossier.count).compactMap { place in
      let fait = dossier[place]
      guard kinds.contains(fait.kind), Int(fait.line) != ownLine, isFirst(fait) else { return nil }
      return connu(
        fait, fin: dossier.premiereFin(place).map { dossier[$0] },
        hasSuite: !Self.closes.contains(fait.kind) && named.contains(fait.idHash))
    }
  }

  /// Of events that follow one another, only the first is named.
  private func isFirst(_ fait: Fait) -> Bool {
    guard fait.kind == declaration.kind, let ordinal = declaration.ordinal(of: field.name) else {
      return true
    }
    return fait.place(ofField: ordinal) == nil
  }

  /// What the youth's other events of the kind entered name in that field.
  private func named(in dossier: Dossier) -> Set<UInt64> {
    guard let ordinal = declaration.ordinal(of: field.name) else { return [] }
    return Set(
      dossier.faits.compactMap { fait in
        guard fait.kind == declaration.kind, Int(fait.line) != ownLine else { return nil }
        return fait.place(ofField: ordinal).map { UInt64(bitPattern: lecture.histoires.words[$0]) }
      })
  }

  private func connu(_ fait: Fait, fin: Fait?, hasSuite: Bool) -> Connu? {
    guard let event = lecture.effectiveEvent(at: Int(fait.line)) else { return nil }
    var candidat = Candidat(ligne: Int(fait.line), id: event.id, phrase: dit.phrase(event))
    if fait.date > date {
      candidat.reserve = "plus tard que le \(FrenchText.day("\(date)"))"
    } else if let fin, Int(fin.line) != ownLine, Dossier.isEnd(declaration.kind) || fin.date <= date
    {
      candidat.isFinie = true
      candidat.reserve =
        "déjà finie le \(FrenchText.day("\(fin.date)")), ligne \(fin.line)"
    }
    return Connu(candidat: candidat, event: event, hasSuite: hasSuite)
  }

  /// Whether words describe an event: its kind, or the last or first word of its kind, or one of its codes.
  private func repond(_ event: Event, _ text: String) -> Bool {
    guard let declaration = event.declaration else { return false }
    let wanted = text.lowercased()
    func isWanted(_ word: some StringProtocol) -> Bool { word.lowercased() == wanted }
    if isWanted(declaration.nom) || declaration.nom.split(separator: ".").contains(where: isWanted)
    {
      return true
    }
    return declaration.fields.contains { field in
      switch (field.type, event.data[field.name]) {
      case (.code, .string(let code)), (.choix, .string(let code)), (.insee, .string(let code)),
        (.pays, .string(let code)):
        isWanted(code)
      case (.liste(.code), .array(let codes)), (.liste(.choix), .array(let codes)):
        codes.contains { $0.string.map(isWanted) ?? false }
      default: false
      }
    }
  }
}
