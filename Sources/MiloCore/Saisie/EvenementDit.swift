package import MiloEvents

/// Events said in words, to whoever enters or reads them: what kind, when, which codes.
///
/// Neither free text nor a sensitive code nor an encrypted value is said, but by ``champs(_:)``, of an event
/// whose words are withheld already.
package struct EvenementDit: Sendable {
  /// What the journal calls its codes, and its lines; nil where it is not read.
  private let repertoire: Repertoire?
  private let lecture: Lecture?

  /// What stands for words that are not said.
  package static let tu = "…"

  /// Says events by what the journal calls its codes on a day.
  package init(_ lecture: Lecture, au date: LocalDate) {
    self.lecture = lecture
    repertoire = Repertoire(lecture.histoires, au: date)
  }

  /// Says events of a journal that cannot be read as a whole: its codes stay codes.
  package init() { (lecture, repertoire) = (nil, nil) }

  /// What the kind is called: « entretien », or « 12 entretiens » from two on.
  package static func sorte(_ declaration: EventDeclaration, nombre: Int = 1) -> String {
    let nom = NomDeRang(declaration.nom)
    return nombre == 1 ? nom.un : "\(FrenchText.integer(nombre)) \(nom.plusieurs)"
  }

  /// A moment: « 14 mars 2022 à 9 h 30 »; a day alone for noon, at which a day alone is entered.
  package static func moment(_ time: String) -> String {
    moment(time, middayIsDay: true)
  }

  /// The moment of a recording, whose hour is always known: « 14 mars 2022 à 12 h ».
  package static func enregistre(_ time: String) -> String { moment(time, middayIsDay: false) }

  private static func moment(_ time: String, middayIsDay: Bool) -> String {
    let parts = time.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return time }
    let day = FrenchText.day(String(parts[0]))
    let clock = parts[1].split(separator: ":")
    guard clock.count > 1, let hour = Int(clock[0]), let minutes = Int(clock[1]) else { return day }
    if middayIsDay, hour == 12, minutes == 0 { return day }
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
    if let court = courts[field.name] { return court }
    let mot =
      Source(declaration.nom).map { MotDeChamp(field.name, $0) }
      ?? MotDeChamp(field.name, of: declaration.kind)
    return mot.nom.hasPrefix("«") ? field.name.replacing("_", with: " ") : mot.sansArticle
  }

  /// Fields that the catalogue says in a sentence, and that a label says in fewer words.
  private static let courts = [
    "accordee": "accord", "au": "dernier jour", "au_flux": "sans rendez-vous",
    "budget_centimes": "budget", "du": "premier jour", "hors_ensemble": "hors de l’ensemble",
    "inscrit_france_travail": "inscription à France Travail", "permis_b": "permis B",
    "presents": "présents", "presume": "présumé", "qpv": "QPV", "reponses": "réponses",
    "rqth": "RQTH", "rsa": "RSA", "site_web": "site web", "subject": "nouveau sujet",
    "telephone": "téléphone", "time": "nouvelle date",
    "transports_commun_seuls": "transports en commun seuls", "validee": "validée", "zrr": "ZRR",
  ]

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
    case (.texte, _), (.texteChiffre, _), (.codeSensible, _), (.objet, _), (.dictionnaire, _),
      (.donnees, _), (.declaration, _), (.liste(.objet), _):
      return Self.tu
    default: return valeurEntiere(value, field, declaration)
    }
  }

  /// The value of a field that nothing is withheld of any more.
  func valeurEntiere(
    _ value: JSONValue, _ field: FieldDeclaration, _ declaration: EventDeclaration
  ) -> String {
    if value == .null { return "effacé" }
    switch (field.type, value) {
    case (.choix(let codes), .string(let code)):
      return MotsFrancais.entreGuillemets(Libelles.motAuSingulier(code, of: codes))
    case (.liste(.choix(let codes)), .array(let elements)):
      let words = elements.compactMap(\.string).map {
        MotsFrancais.entreGuillemets(Libelles.motAuSingulier($0, of: codes))
      }
      return words.isEmpty ? "aucun" : MotsFrancais.enumeration(words, "et")
    case (.liste(.code), .array(let elements)):
      let words = elements.compactMap(\.string).map { mot($0, field, declaration) }
      return words.isEmpty ? "aucun" : MotsFrancais.enumeration(words, "et")
    case (.code, .string(let code)), (.codeSensible, .string(let code)),
      (.insee, .string(let code)):
      return Self.isRetenu(code) ? code : mot(code, field, declaration)
    case (.pays, .string(let text)), (.jeune, .string(let text)), (.libelle, .string(let text)),
      (.textePublic, .string(let text)), (.texte, .string(let text)),
      (.texteChiffre, .string(let text)), (.empreinte, .string(let text)):
      return Self.isRetenu(text) ? text : MotsFrancais.entreGuillemets(text)
    case (.booleen, .bool(let flag)): return flag ? "oui" : "non"
    case (.date, .string(let text)): return FrenchText.day(text)
    case (.mois, .string(let text)): return FrenchText.month(text)
    case (.moment, .string(let text)): return Self.moment(text)
    case (.reference, .string(let id)): return reference(id)
    case (.entier, .integer(let number)):
      // A year has no thousands.
      return Self.annees.contains(field.name)
        ? "\(number)"
        : FrenchText.value(.entier(number), unite: Unite(field.type, field.name) ?? .nombre)
    case (.nombre, _), (.decimal, _):
      return Self.json(value).replacing(".", with: ",")
    case (.liste(let element), .array(let elements)):
      var each = field
      each.type = element
      return elements.map { valeurEntiere($0, each, declaration) }.joined(separator: " ; ")
    case (.objet(let fields), .object(let object)):
      return champs(object, fields, declaration).map { "\($0.nom) \($0.valeur)" }
        .joined(separator: ", ")
    case (.dictionnaire(let element), .object(let object)):
      var each = field
      each.type = element
      return object.members.map {
        "\(MotsFrancais.entreGuillemets($0.name)) \(valeurEntiere($0.value, each, declaration))"
      }.joined(separator: ", ")
    default: return Self.brut(value)
    }
  }

  /// The fields that hold a year.
  private static let annees: Set<String> = ["annee", "exercice"]

  /// Whether a text stands for words that are withheld or closed, and is none itself.
  private static func isRetenu(_ text: String) -> Bool {
    [tu, Devoilement.chiffre, Devoilement.efface].contains(text)
  }

  /// What no declaration names, as the line writes it; a text without its quotes where it stands for words.
  static func brut(_ value: JSONValue) -> String {
    value.string.map { isRetenu($0) ? $0 : MotsFrancais.entreGuillemets($0) } ?? json(value)
  }

  private static func json(_ value: JSONValue) -> String {
    String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
  }

  /// What the structure calls a code, else the code.
  private func mot(
    _ code: String, _ field: FieldDeclaration, _ declaration: EventDeclaration
  ) -> String {
    guard let repertoire else { return MotsFrancais.entreGuillemets(code) }
    let (genre, declares) = CodesConnus.genre(of: field, in: declaration) ?? (nil, false)
    let mot: String? =
      switch genre {
      // Whoever declares a thing gives the code that events write.
      case _ where declares: code
      // People say « CEJ »; its whole name would fill the line.
      case .dispositif where DispositifNational.known[code] != nil: code
      case .dispositif: repertoire.libelle(ofDispositif: code)
      case .conseiller: repertoire.libelle(ofConseiller: code)
      case .partenaire: repertoire.libelle(ofPartenaire: code)
      case .site: repertoire.libelle(of: code, axe: .site)
      case .commune: repertoire.libelle(of: code, axe: .commune)
      case .quartier: repertoire.libelle(of: code, axe: .quartier)
      case .critere, nil: nil
      }
    return MotsFrancais.entreGuillemets(
      mot ?? repertoire.mot(code, "\(declaration.nom).\(field.name)"))
  }

  /// What the structure calls a member of its team.
  package func conseiller(_ code: String) -> String {
    repertoire?.libelle(ofConseiller: code) ?? code
  }

  /// The line that a reference names, and what stands there.
  private func reference(_ id: String) -> String {
    guard let (line, event) = vise(id) else { return Self.isRetenu(id) ? id : Self.tu }
    return "ligne \(line) (\(phrase(event)))"
  }

  /// The line of an id, and the event that counts there.
  func vise(_ id: String) -> (line: Int, event: Event)? {
    guard let lecture, let line = lecture.ligne(deID: id),
      let event = lecture.effectiveEvent(at: line)
    else { return nil }
    return (line, event)
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
