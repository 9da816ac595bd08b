package import MiloEvents

/// Events said in words, to whoever enters them: what kind, when, which codes.
///
/// Neither free text nor a sensitive code nor an encrypted value is ever said.
package struct EvenementDit: Sendable {
  private let repertoire: Repertoire
  private let lecture: Lecture

  /// What stands for words that are not said.
  package static let tu = "…"

  /// Says events by what the journal calls its codes on a day.
  package init(_ lecture: Lecture, au date: LocalDate) {
    self.lecture = lecture
    repertoire = Repertoire(lecture.histoires, au: date)
  }

  /// What the kind is called: « entretien », or « 12 entretiens » from two on.
  package static func sorte(_ declaration: EventDeclaration, nombre: Int = 1) -> String {
    let nom = NomDeRang(declaration.nom)
    return nombre == 1 ? nom.un : "\(FrenchText.integer(nombre)) \(nom.plusieurs)"
  }

  /// A moment: « 14 mars 2022 à 9 h 30 »; a day alone for noon, at which a day alone is entered.
  package static func moment(_ time: String) -> String {
    let parts = time.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return time }
    let day = FrenchText.day(String(parts[0]))
    let clock = parts[1].split(separator: ":")
    guard clock.count > 1, let hour = Int(clock[0]), let minutes = Int(clock[1]) else { return day }
    if hour == 12, minutes == 0 { return day }
    return "\(day) à \(hour) h" + (minutes == 0 ? "" : " \(clock[1])")
  }

  /// The codes, the words of closed lists and the days of an event: « dispositif « CEJ », volet « Jeunes en rupture » ».
  package func codes(_ event: Event) -> String {
    guard let declaration = event.declaration else { return "" }
    return declaration.fields.compactMap { field in
      guard let value = event.data[field.name], value != .null, Self.isSaid(field.type) else {
        return nil
      }
      return "\(Self.nom(field, declaration)) \(valeur(value, field, declaration))"
    }.joined(separator: ", ")
  }

  /// What a field is called: « nature du contrat »; its name in the catalogue where no word is known.
  package static func nom(_ field: FieldDeclaration, _ declaration: EventDeclaration) -> String {
    let mot = Source(declaration.nom).map { MotDeChamp(field.name, $0).sansArticle }
    return mot.flatMap { $0.hasPrefix("«") ? nil : $0 } ?? field.name.replacing("_", with: " ")
  }

  private static func isSaid(_ type: FieldType) -> Bool {
    switch type {
    case .code, .choix, .insee, .pays, .jeune, .liste(.code), .liste(.choix), .date, .moment,
      .entier:
      true
    default: false
    }
  }

  /// The value of a field, in words where there are some.
  package func valeur(
    _ value: JSONValue, _ field: FieldDeclaration, _ declaration: EventDeclaration
  ) -> String {
    if value == .null { return "effacé" }
    if FieldCipher.isEncrypted(value) { return Self.tu }
    switch (field.type, value) {
    case (.choix(let codes), .string(let code)):
      return MotsFrancais.entreGuillemets(Libelles.motAuSingulier(code, of: codes))
    case (.liste(.choix(let codes)), .array(let elements)):
      let words = elements.compactMap(\.string).map {
        MotsFrancais.entreGuillemets(Libelles.motAuSingulier($0, of: codes))
      }
      return words.isEmpty ? "aucun" : MotsFrancais.enumeration(words, "et")
    case (.liste(.code), .array(let elements)):
      let words = elements.compactMap(\.string).map { mot($0, field.name, declaration) }
      return words.isEmpty ? "aucun" : MotsFrancais.enumeration(words, "et")
    case (.code, .string(let code)): return mot(code, field.name, declaration)
    case (.insee, .string(let text)), (.pays, .string(let text)), (.jeune, .string(let text)),
      (.libelle, .string(let text)), (.textePublic, .string(let text)):
      return MotsFrancais.entreGuillemets(text)
    case (.booleen, .bool(let flag)): return flag ? "oui" : "non"
    case (.date, .string(let text)): return FrenchText.day(text)
    case (.mois, .string(let text)): return FrenchText.month(text)
    case (.moment, .string(let text)): return Self.moment(text)
    case (.reference, .string(let id)): return reference(id)
    case (.entier, .integer(let number)):
      return field.name.hasSuffix("_centimes")
        ? FrenchText.value(.entier(number), unite: .centimes) : FrenchText.integer(number)
    case (.nombre, _), (.decimal, _):
      return String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
        .replacing(".", with: ",")
    default: return Self.tu
    }
  }

  /// What the structure calls a code, else the code.
  private func mot(_ code: String, _ field: String, _ declaration: EventDeclaration) -> String {
    let mot =
      switch field {
      // People say « CEJ »; its whole name would fill the line.
      case "dispositif" where DispositifNational.known[code] != nil: code
      case "dispositif": repertoire.libelle(ofDispositif: code)
      case "site": repertoire.libelle(of: code, axe: .site) ?? code
      default: repertoire.mot(code, "\(declaration.nom).\(field)")
      }
    return MotsFrancais.entreGuillemets(mot)
  }

  /// The line that a reference names, and what stands there.
  private func reference(_ id: String) -> String {
    guard let line = lecture.ligne(deID: id), let event = lecture.effectiveEvent(at: line) else {
      return Self.tu
    }
    return "ligne \(line) (\(phrase(event)))"
  }

  /// An event in a few words: « entrée dans un dispositif du 14 mars 2022, dispositif « CEJ » ».
  package func phrase(_ event: Event) -> String {
    let sorte =
      event.declaration.map { Self.sorte($0) } ?? MotsFrancais.entreGuillemets(event.type)
    let codes = codes(event)
    return "\(sorte) du \(Self.moment(event.time))" + (codes.isEmpty ? "" : ", \(codes)")
  }
}

extension Lecture {
  /// The line that a person names: `@` and its index, whatever the ids, else an id; nil for neither.
  package func ligne(tapee text: String) -> Int? {
    ReferenceTapee.index(text) ?? ligne(deID: text)
  }

  /// The line of the event of that id, cancelled or not: that of the journal's own source first; nil when none
  /// has it.
  package func ligne(deID id: String) -> Int? {
    let hash = histoires.hash.hash(id)
    var first: Int?
    for faits in [histoires.faits, histoires.structure, histoires.cancelled, histoires.unknown] {
      for fait in faits where fait.idHash == hash {
        if histoires.sources.text(UInt32(fait.source)) == identity.source { return Int(fait.line) }
        first = min(first ?? .max, Int(fait.line))
      }
    }
    for correction in histoires.corrections where correction.fait.idHash == hash {
      first = min(first ?? .max, Int(correction.fait.line))
    }
    return first
  }
}
