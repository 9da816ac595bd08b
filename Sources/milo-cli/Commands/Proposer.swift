import MiloCore
import MiloEvents

/// The words that a shell may propose, which depend on the journal or on the words typed before.
enum Mots: String, CaseIterable, Sendable {
  case tables, cellules, filtres, types, champs, sujets
  case sites, conseillers, dispositifs, criteres, aides

  /// What the codes of such words name.
  fileprivate var genre: CodesConnus.Genre? {
    switch self {
    case .sites: .site
    case .conseillers: .conseiller
    case .dispositifs: .dispositif
    case .criteres: .critere
    default: nil
    }
  }
}

/// `milo proposer`: what the completion scripts ask.
struct Proposer: Command {
  static let name = "proposer"
  static let chapter = Chapter.outil
  static let abstract = "Donne aux scripts de complétion les mots qui peuvent suivre."
  static let discussion = """
    Un mot par ligne, parmi ceux qui commencent par le dernier mot donné. Les codes et les identifiants sont \
    ceux du journal ; rien n’est proposé quand il ne peut être lu.
    """
  static let examples = [
    Example("Les tables", "milo proposer tables"),
    Example("Les champs d’un type", "milo proposer champs -- ajouter contact c"),
  ]
  static let sorte = Argument<Mots>(.parmi("SORTE"), help: "Quels mots.")
  static let mots = Argument(
    ValueKind<String>(placeholder: "MOT", expected: "un mot") { $0 },
    help: "Les mots déjà tapés, le dernier étant celui à compléter.", arity: .any)
  static let sens = Flag(
    "sens", help: "Ajoute à un mot ce qu’il veut dire, après une tabulation.")
  static let arguments: [any ArgumentDeclaration] = [sorte, mots]
  static let options: [any OptionDeclaration] = [sens]

  private let sorte: Mots
  private let typed: [String]
  private let saysMeanings: Bool

  init(_ arguments: Arguments) throws(Misuse) {
    sorte = try arguments.required(Self.sorte)
    typed = arguments.all(Self.mots)
    saysMeanings = arguments[Self.sens]
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var prefix = typed.last ?? ""
    // bash cuts « champ=valeur » in three words.
    var field: String?
    if typed.count > 1, prefix == "=" {
      (field, prefix) = (typed[typed.count - 2], "")
    } else if typed.count > 2, typed[typed.count - 2] == "=" {
      field = typed[typed.count - 3]
    }
    for word in words(field, console) where word.hasPrefix(prefix) && Self.isSafe(word) {
      let meaning = saysMeanings ? meaning(of: word) : nil
      let line = meaning.map { "\(word)\t\($0.harmless)\n" } ?? word + "\n"
      // A tab is a tab for the script that reads.
      console.out.write(Array(line.utf8))
    }
    return .succes
  }

  /// What a word means, on one line; nil where nobody says it.
  private func meaning(of word: String) -> String? {
    let said: String? =
      switch sorte {
      case .types: Catalogue.declaration(named: word)?.resume
      case .tables: tables(nil).first { $0.id == word }?.titre
      case .champs where word.hasSuffix("="): typedKind?.field(named: String(word.dropLast()))?.sens
      default: nil
      }
    return said?.isEmpty == false ? said : nil
  }

  /// The kind among the words typed.
  private var typedKind: EventDeclaration? {
    typed.lazy.compactMap { Catalogue.declaration(named: $0) }.first
  }

  /// The kind of the event that a correction names.
  private func correctedKind(_ console: Console) -> EventDeclaration? {
    guard typed.first == Corriger.name, let lecture = lecture(console) else { return nil }
    return typed.dropFirst().lazy.compactMap { word in
      lecture.ligne(tapee: word).flatMap { lecture.event(at: $0) }?.declaration
    }.first
  }

  /// Whether a shell takes the word as it is.
  private static func isSafe(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-/=:".unicodeScalars.contains($0)
    }
  }

  private func words(_ field: String?, _ console: Console) -> [String] {
    switch sorte {
    case .types: return Catalogue.declarations.map(\.nom)
    case .filtres: return FiltreDemande.cles.map { $0 + "=" }
    case .tables: return tables(nil).map(\.id)
    case .cellules:
      return tables(lecture(console)).flatMap { table in
        table.cellules.map { "\(table.id)/\($0.ligne)/\($0.colonne)" }
      }
    case .champs: return champs(field, console)
    case .sujets:
      guard let lecture = lecture(console) else { return [] }
      return lecture.histoires.jeunes.map(\.identifiant).sorted()
    case .aides: return lecture(console)?.histoires.codesAides ?? []
    case .sites, .conseillers, .dispositifs, .criteres:
      guard let lecture = lecture(console), let genre = sorte.genre else { return [] }
      return CodesConnus(lecture).codes(genre)
    }
  }

  private func tables(_ lecture: Lecture?) -> [ReportTable] {
    (try? TablesCommand.tables(lecture, nil, [])) ?? []
  }

  /// The fields of the type typed, then the values that a field may have.
  private func champs(_ field: String?, _ console: Console) -> [String] {
    guard let declaration = typedKind ?? correctedKind(console) else { return [] }
    let typedField = typed.last.flatMap { word in
      word.contains("=") && word != "=" ? String(word.prefix { $0 != "=" }) : nil
    }
    guard let name = field ?? typedField else { return declaration.fields.map { $0.name + "=" } }
    guard let declared = declaration.field(named: name) else { return [] }
    let values: [String] =
      switch declared.type {
      case .choix(let codes): codes
      case .booleen: ["oui", "non"]
      case .code, .insee:
        if let genre = CodesConnus.Genre(rawValue: name), let lecture = lecture(console) {
          CodesConnus(lecture).codes(genre)
        } else {
          []
        }
      default: []
      }
    return field == nil ? values.map { "\(name)=\($0)" } : values
  }

  private func lecture(_ console: Console) -> Lecture? {
    let option = "--" + SharedOptions.journal.name
    let named = zip(typed, typed.dropFirst()).first { $0.0 == option }?.1
    guard let journal = try? Journal(path: named ?? console.defaultJournal) else { return nil }
    return try? Lecture(journal, cache: console.readCache(of: journal))
  }
}
