import MiloCore
import MiloEvents

/// What a person types at each command, said once for all: kept in a file of their home.
struct Configuration: Hashable, Sendable {
  /// What may be said so; parsing, checks, help and the file read the keys from here.
  enum Cle: String, CaseIterable, Sendable {
    case journal, auteur, site, coffre

    /// Where it holds, in one sentence.
    var portee: String {
      switch self {
      case .journal: "tous les verbes, sans --journal ni MILO_JOURNAL"
      case .auteur:
        "qui enregistre, sans --auteur ; et le conseiller d’un entretien, d’un rendez-vous, d’un suivi"
      case .site: "le site d’un accueil, d’un entretien, d’une séance ou d’un rendez-vous"
      case .coffre: "tous les verbes, sans --coffre ni MILO_COFFRE"
      }
    }

    /// The variable of the environment that comes first.
    var variable: String? {
      switch self {
      case .journal: "MILO_JOURNAL"
      case .coffre: "MILO_COFFRE"
      case .auteur, .site: nil
      }
    }
  }

  /// The value of each key that has one.
  private(set) var valeurs: [Cle: String] = [:]

  subscript(cle: Cle) -> String? {
    get { valeurs[cle] }
    set { valeurs[cle] = newValue }
  }

  /// The path of the file: under XDG_CONFIG_HOME, else under the home; nil where there is neither.
  static func path(_ environment: (String) -> String?) -> String? {
    // The specification of these folders ignores a path that is not absolute.
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/milo/config.json"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/milo/config.json"
  }

  /// No default.
  init() {}

  /// The longest file read, in bytes.
  private static let longest = 1 << 16

  /// The defaults of whoever runs the program; none where there is no file.
  ///
  /// - Throws: a file that cannot be read or is no such file, with what to do.
  init(_ console: Console) throws(Failure) {
    // What cannot even be looked at, as the home of another, is none.
    guard let path = Self.path(console.environment), fileExists(path) else { return }
    var console = console
    let bytes = try console.contents(of: path, upTo: Self.longest)
    func damaged(_ found: String, _ expected: String) -> Failure {
      Failure(
        code: .refus,
        message:
          "« \(path) » : trouvé \(found), attendu \(expected) ; corrigez ce fichier ou supprimez-le"
      )
    }
    let keys = Cle.allCases.map(\.rawValue)
    let value: JSONValue
    do throws(JSONText.Fault) {
      value = try JSONText.value(of: bytes)
    } catch {
      throw damaged(error.found, error.expected)
    }
    guard case .object(let object) = value else {
      throw damaged(value.excerpt, #"un objet JSON comme {"journal":"/chemin"}"#)
    }
    for member in object.members {
      guard let cle = Cle(rawValue: member.name) else {
        throw damaged("la clé « \(member.name.excerpt) »", keys.joined(separator: ", "))
      }
      guard let text = member.value.string, !text.isEmpty, !text.utf8.contains(0) else {
        throw damaged("« \(cle.rawValue) » : \(member.value.excerpt)", "un texte non vide")
      }
      valeurs[cle] = text
    }
  }

  /// Writes the file, whole or not at all, for its owner alone.
  func write(to path: String) throws(Failure) {
    var members: [JSONObject.Member] = []
    for cle in Cle.allCases {
      if let value = valeurs[cle] {
        members.append(JSONObject.Member(cle.rawValue, .string(value)))
      }
    }
    let text = PrettyJSON.text(of: .object(JSONObject(members)))
    try writing(path) { () throws(SystemError) in try Self.makeFolder(of: path) }
    let destination = try Destination(path, replacing: true)
    do throws(Failure) {
      _ = try writing(path) { () throws(SystemError) in
        var file = try NewFile(destination.aside, mode: 0o600)
        file.write(text)
        return try file.close()
      }
      try destination.commit()
    } catch {
      destination.discard()
      throw error
    }
  }

  /// Makes the folders on the way to a file that are not there, for their owner alone.
  private static func makeFolder(of path: String) throws(SystemError) {
    let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
    guard !folder.isEmpty, try fileStatus(String(folder)) == nil else { return }
    try makeFolder(of: String(folder))
    try createFolder(String(folder))
  }
}

extension Arguments {
  /// Who records: `--auteur`, else what the person's defaults say.
  func auteur(_ console: Console) -> String? {
    self[Ajouter.auteur] ?? console.configuration[.auteur]
  }
}

extension TypedEvents {
  /// The kinds that happen at a site.
  private static let surPlace: Set<String> = [
    Accueil.nom, Entretien.nom, Atelier.nom, InformationCollective.nom, RendezVous.nom,
  ]

  /// Whether the kind names who receives, who is whoever records it unless somebody says otherwise.
  ///
  /// What becomes of an appointment leaves it to whoever has it.
  private var nommeQuiRecoit: Bool {
    if declaration.nom == RendezVous.nom {
      return !champs.contains { $0.hasPrefix("rendez_vous=") }
    }
    return declaration.sujet == .jeune
      && declaration.field(named: "conseiller")?.required == true
  }

  /// The fields that nobody typed and that the person's defaults say.
  func defaults(_ configuration: Configuration) -> [JSONObject.Member] {
    var members: [JSONObject.Member] = []
    if let site = configuration[.site], Self.surPlace.contains(declaration.nom) {
      members.append(JSONObject.Member("site", .string(site)))
    }
    // An agent who is absent, or who joins, is not whoever records it.
    if configuration[.auteur] != nil, let auteur, nommeQuiRecoit {
      members.append(JSONObject.Member("conseiller", .string(auteur)))
    }
    return members
  }
}
