import MiloCore
import MiloEvents

/// The fields of an event as a person types them, `champ=valeur`: dates and references are read as people say
/// them, the rest by the catalogue.
struct TypedFields {
  /// Where they are entered.
  let context: EntryContext
  /// The kind that has them.
  let declaration: EventDeclaration
  /// About whom the event is.
  var sujet: String?
  /// The date of the event.
  var date: LocalDate
  /// The line of the event, when it is there already.
  var ownLine: Int?

  /// The fields that these words write.
  ///
  /// - Throws: the first that does not fit, or that stands there twice, as it was typed.
  func data(_ champs: [String]) throws(Failure) -> JSONObject {
    var data = JSONObject()
    for champ in champs {
      let member = try member(champ)
      guard data[member.name] == nil else {
        throw Failure(
          FieldError(
            field: "data.\(member.name)", found: "deux valeurs",
            expected: "une seule ; une liste se sépare par des virgules"))
      }
      data[member.name] = member.value
    }
    return data
  }

  /// The field that a word writes.
  func member(_ champ: String) throws(Failure) -> JSONObject.Member {
    let champ = try read(champ)
    do throws(FieldError) {
      return try FieldText.member(champ, of: declaration)
    } catch {
      throw Failure(error)
    }
  }

  /// What whoever typed these words should know of the moments in them: how an hour that exists twice was read.
  ///
  /// - Throws: what is no moment.
  func remarques(_ champs: [String]) throws(Failure) -> [String] {
    var remarques: [String] = []
    for champ in champs {
      guard let (name, text) = champ.cut(at: UInt8(ascii: "=")),
        declaration.field(named: name)?.type == .moment,
        let remarque = try moment(text, name).remarque
      else { continue }
      remarques.append(remarque)
    }
    return remarques
  }

  private func moment(_ text: String, _ name: String) throws(Failure) -> MomentTape {
    try MomentTape(text, context.fuseau, now: context.now, Self.cote(name), pour: name)
  }

  /// A field of date, of moment or of reference, typed as people do, as the catalogue wants it.
  ///
  /// A moment is that of the journal's zone. Anything else is left as it is, for the catalogue to judge.
  private func read(_ champ: String) throws(Failure) -> String {
    guard let (name, text) = champ.cut(at: UInt8(ascii: "=")),
      let field = declaration.field(named: name)
    else { return champ }
    switch field.type {
    case .date:
      if field.nullable, text == "null" { return champ }
      guard let jour = JourTape(text) else {
        throw Failure(
          code: .refus,
          message: "« \(text) » ne convient pas à \(name), qui attend \(JourTape.expected)")
      }
      return "\(name)=\(jour.date(today: context.today, Self.cote(name)))"
    case .moment: return "\(name)=\(try moment(text, name).time)"
    case .reference: return "\(name)=\(try id(text, field))"
    case .liste(.reference):
      var ids: [String] = []
      for part in text.parts(between: UInt8(ascii: ",")) { ids.append(try id(part, field)) }
      return "\(name)=\(ids.joined(separator: ","))"
    default: return champ
    }
  }

  /// The fields that tell what is to come: « lundi » is the next one there.
  private static let futureFields: Set<String> = [
    "quand", "echeance", "fin_prevue", "jusqu_au", "du", "au",
  ]

  private static func cote(_ field: String) -> JourTape.Cote {
    futureFields.contains(field) ? .avenir : .passe
  }

  /// The id of the event that a text names.
  private func id(_ text: String, _ field: FieldDeclaration) throws(Failure) -> String {
    let reference = ReferenceTapee(
      context.lecture, field, of: declaration, sujet: sujet, au: date, sauf: ownLine)
    switch reference.reponse(text) {
    case .id(let id): return id
    case .horsDuJournal(let taille): throw .horsDuJournal("\(field.name)=\(text)", taille)
    case .dUnAutre(let candidat, let jeune):
      throw Failure(
        code: .refus,
        message:
          "\(field.name)=\(text) : \(candidat.phrase), ligne \(candidat.ligne), est de « \(jeune) » ; "
          + "attendu : un événement\(whose)")
    case .plusieurs(let candidats):
      throw Failure(
        code: .refus,
        lines: [
          "\(field.name)=\(text) : \(candidats.count) événements\(whose) y répondent ; donnez la "
            + "ligne de celui qui convient :"
        ] + lines(candidats, field))
    case .aucune(let candidats):
      let expected = kinds(field)
      let head =
        "\(field.name)=\(text) : aucun événement n’a cet id, et aucun\(whose) n’y répond"
        + (expected.isEmpty ? "" : " au \(FrenchText.day("\(date)")) ; attendu : \(expected)")
      guard !candidats.isEmpty else {
        throw Failure(
          code: .refus,
          message: head + ", par son id, par sa ligne (\(field.name)=@INDEX) ou par un de ses codes"
        )
      }
      throw Failure(
        code: .refus,
        lines: ["\(head) ; donnez la ligne de celui qui convient :"] + lines(candidats, field))
    }
  }

  private var whose: String { sujet.map { " de « \($0) »" } ?? "" }

  /// What a reference may name, in words.
  private func kinds(_ field: FieldDeclaration) -> String {
    guard case .reference(let names) = field.type else { return "" }
    let words = names.compactMap { Catalogue.declaration(named: $0) }.map { EvenementDit.sorte($0) }
    return words.joined(separator: ", ")
  }

  /// The most candidates that a message gives.
  private static let most = 10

  private func lines(
    _ candidats: [ReferenceTapee.Candidat], _ field: FieldDeclaration
  ) -> [String] {
    let shown = candidats.prefix(Self.most).map { candidat in
      "  \(field.name)=@\(candidat.ligne) : \(candidat.phrase)"
        + (candidat.reserve.map { " (\($0))" } ?? "")
    }
    let rest = candidats.count - shown.count
    return shown
      + (rest > 0 ? ["  et \(compte(rest, "autre", "autres")) : « milo lister » les donne"] : [])
  }
}

extension Failure {
  /// A field that is not valid, under the name that was typed.
  init(_ error: FieldError) {
    self.init(code: .refus, message: Ajouter.asTyped(error))
  }

  /// A line that the journal has not.
  static func horsDuJournal(_ typed: String, _ taille: Int) -> Failure {
    Failure(
      code: .refus,
      message: taille == 0
        ? "\(typed) : le journal ne compte encore aucune ligne"
        : "\(typed) : le journal a \(compte(taille, "ligne", "lignes")), l’index va de 0 à \(taille - 1)"
    )
  }
}
