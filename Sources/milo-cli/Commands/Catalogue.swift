import MiloCore
import MiloEvents

/// `milo catalogue`: the event catalogue and its JSON Schemas, from the code itself.
struct CatalogueCommand: Command {
  static let name = "catalogue"
  static let chapter = Chapter.outil
  static let abstract = "Donne le catalogue des événements, leurs champs et leurs schémas JSON."
  static let examples = [
    Example("Tous les types", "milo catalogue"),
    Example("Les champs d’un type", "milo catalogue dispositif.entree"),
    Example("Son schéma JSON", "milo catalogue dispositif.entree --format json"),
    Example("Le schéma JSON des tables déclarées", "milo catalogue --schema tableau"),
  ]
  static let type = Argument(
    .choix("TYPE", Catalogue.declarations.map(\.nom), expected: "un type du catalogue"),
    help: "Un nom du catalogue ; tous à défaut.", arity: .optional)
  static let arguments: [any ArgumentDeclaration] = [type]
  static let schema = Option<SchemaNomme>(
    "schema", .parmi("SCHEMA"), help: "Écrit le schéma JSON de ce qu’un fichier déclare.")
  static let options: [any OptionDeclaration] = [schema] + SharedOptions.display

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    guard arguments[Self.schema] != nil else { return }
    if let type = arguments[Self.type] { throw .surplusArgument(type) }
    if arguments[SharedOptions.format] != nil {
      throw .incompatibleOptions(Self.schema.name, SharedOptions.format.name)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if let schema = arguments[Self.schema] {
      console.out.write(PrettyJSON.text(of: schema.value))
      return .succes
    }
    let declaration = arguments[Self.type].flatMap { Catalogue.declaration(named: $0) }
    if arguments[SharedOptions.format] == .json {
      let schema = declaration.map { JSONSchema.schema(of: $0) } ?? JSONSchema.catalogue
      console.out.write(String(decoding: JSONWriter.bytes(of: schema), as: UTF8.self) + "\n")
      return .succes
    }
    let table = declaration.map { fields(of: $0) } ?? kinds
    try console.show(
      Report(
        titre: declaration?.type ?? "Catalogue des événements, version 1", provenance: nil,
        tables: [table]),
      DisplayOptions(arguments))
    return .succes
  }

  private var kinds: ReportTable {
    ReportTable(
      id: "catalogue", titre: "Types d’événements",
      colonnes: [
        Colonne(id: "nom", libelle: "nom", unite: .texte),
        Colonne(id: "sujet", libelle: "sujet", unite: .texte),
        Colonne(id: "resume", libelle: "ce qu’il dit", unite: .texte),
      ],
      lignes: Catalogue.declarations.map {
        Ligne(
          id: $0.nom, libelle: $0.nom,
          valeurs: [.texte($0.nom), .texte($0.sujet.rawValue), .texte($0.resume)])
      }, disposition: .lignes)
  }

  private func fields(of declaration: EventDeclaration) -> ReportTable {
    ReportTable(
      id: declaration.nom, titre: declaration.nom, definition: declaration.resume,
      colonnes: [
        Colonne(id: "champ", libelle: "champ", unite: .texte),
        Colonne(id: "requis", libelle: "requis", unite: .texte),
        Colonne(id: "sens", libelle: "ce qu’il dit", unite: .texte),
        Colonne(id: "valeur", libelle: "valeur attendue", unite: .texte),
      ],
      lignes: declaration.fields.map { field in
        let value = field.attendu + (field.nullable ? ", ou null" : "")
        return Ligne(
          id: field.name, libelle: field.name,
          valeurs: [
            .texte(field.name), .texte(field.required ? "oui" : ""), .texte(field.sens),
            .texte(value),
          ])
      }, disposition: .lignes)
  }
}

/// What a file that people write may declare, and the JSON Schema of it.
enum SchemaNomme: String, CaseIterable, Sendable {
  case tableau, composition

  /// The schema.
  var value: JSONValue {
    switch self {
    case .tableau: Tableau.schema
    case .composition: Composition.schema
    }
  }
}
