import MiloCore
import MiloEvents

/// `milo config`: what a person need not type at each command.
struct ConfigCommand: Command {
  static let name = "config"
  static let chapter = Chapter.outil
  static let abstract = "Montre ou change ce qui n’est plus à taper à chaque commande."
  static let discussion = """
    Le fichier est config.json, dans le dossier milo de XDG_CONFIG_HOME, ou de .config dans le dossier personnel. \
    Une option tapée passe avant une variable de l’environnement, celle-ci avant ce fichier, et lui avant le \
    dossier courant.
    """
  static let examples = [
    Example("Ce qui est gardé", "milo config"),
    Example("Le journal de tous les jours", "milo config journal /srv/besancon"),
    Example("Qui saisit", "milo config auteur c07"),
    Example("Ne plus rien supposer du site", "milo config --oter site"),
  ]
  static let cle = Argument<Configuration.Cle>(
    .parmi("CLE"), help: "Ce que l’on montre ou que l’on change.", arity: .optional)
  static let valeur = Argument(
    .texte("VALEUR"), help: "Sa nouvelle valeur ; montrée à défaut.", arity: .optional)
  static let oter = Option<Configuration.Cle>("oter", .parmi("CLE"), help: "Ôte une valeur.")
  static let arguments: [any ArgumentDeclaration] = [cle, valeur]
  static let options: [any OptionDeclaration] = [oter] + SharedOptions.display

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    if arguments[Self.oter] != nil, let cle = arguments[Self.cle] {
      throw .surplusArgument(cle.rawValue)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    guard let path = Configuration.path(console.environment) else {
      throw Failure(
        code: .refus,
        message: "ni XDG_CONFIG_HOME ni HOME ne donnent un dossier où garder la configuration")
    }
    var configuration = try Configuration(console)
    if let cle = arguments[Self.oter] {
      guard configuration[cle] != nil else {
        throw Failure(
          code: .refus, message: "« \(cle.rawValue) » n’a pas de valeur dans « \(path) »")
      }
      configuration[cle] = nil
      try configuration.write(to: path)
      console.say("« \(cle.rawValue) » n’a plus de valeur dans « \(path) ».")
      return .succes
    }
    guard let cle = arguments[Self.cle] else {
      try console.show(
        Report(
          titre: "Configuration", provenance: nil, tables: [table(configuration, path, console)]),
        DisplayOptions(arguments))
      return .succes
    }
    guard let typed = arguments[Self.valeur] else {
      if let value = configuration[cle] { console.out.write(value + "\n") }
      return .succes
    }
    let value = try checked(typed, cle)
    configuration[cle] = value
    try configuration.write(to: path)
    console.say("\(cle.rawValue) = \(value), dans « \(path) ».")
    return .succes
  }

  /// A value as it is kept: what is a path holds from any folder.
  private func checked(_ typed: String, _ cle: Configuration.Cle) throws(Failure) -> String {
    switch cle {
    case .journal: _ = try arguments.opened(typed)
    case .coffre: _ = try opening { () throws(KeyStoreError) in try FolderKeyStore(typed) }
    case .auteur, .site:
      do throws(FieldError) {
        try FieldType.code.check(.string(typed))
      } catch {
        throw Failure(
          code: .refus,
          message: "« \(typed) » ne convient pas à \(cle.rawValue), qui attend \(error.expected)")
      }
      return typed
    }
    do throws(SystemError) {
      return try realPath(typed)
    } catch {
      throw Failure(code: .refus, message: "« \(typed) » ne peut être lu : \(error)")
    }
  }

  /// Whether a value names what is no more where it was.
  private func isGone(_ value: String?, _ cle: Configuration.Cle) -> Bool {
    guard let value, cle == .journal || cle == .coffre else { return false }
    return !fileExists(value)
  }

  private func table(
    _ configuration: Configuration, _ path: String, _ console: Console
  ) -> ReportTable {
    let colonnes = ["clé", "valeur", "où elle vaut"]
    let table = ReportTable(
      id: "config", titre: "Valeurs", definition: "Gardées dans \(path).",
      colonnes: colonnes.map { Colonne(id: $0, libelle: $0, unite: .texte) },
      lignes: Configuration.Cle.allCases.map { cle in
        let isShadowed = cle.variable.flatMap(console.environment).map { !$0.isEmpty } ?? false
        let shadow = isShadowed ? cle.variable.map { " ; \($0) passe avant" } ?? "" : ""
        let isGone = isGone(configuration[cle], cle)
        return Ligne(
          id: cle.rawValue, libelle: cle.rawValue,
          valeurs: [
            .texte(cle.rawValue), .texte(configuration[cle] ?? ""),
            .texte(cle.portee + shadow + (isGone ? " ; introuvable" : "")),
          ])
      }, disposition: .lignes)
    return table
  }
}
