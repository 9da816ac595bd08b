import MiloEvents

/// A table given to other tools, declared once: the header of the CSV, its Frictionless schema and the
/// SQLite table all follow.
public struct TableExport: Hashable, Sendable {
  /// What a column holds.
  public enum Genre: String, Hashable, Sendable {
    case texte = "string"
    case entier = "integer"
    case nombre = "number"
    case booleen = "boolean"
    case date
    case mois = "yearmonth"
    case moment = "datetime"
    case objet = "object"
  }

  /// A column.
  public struct Colonne: Hashable, Sendable {
    /// The name in headers.
    public var nom: String
    /// What the column holds.
    public var genre: Genre
    /// What the column says, in French.
    public var description: String

    init(_ nom: String, _ genre: Genre, _ description: String) {
      self.nom = nom
      self.genre = genre
      self.description = description
    }
  }

  /// The name: of the file without extension, of the SQLite table.
  public var nom: String
  /// What the table holds, in French.
  public var titre: String
  /// The columns, in order.
  public var colonnes: [Colonne]
  /// The columns that name a row.
  public var cle: [String]
  /// Whether `jeune` names a row of `jeunes`.
  public var referenceJeunes = false

  /// The cells of the statistics.
  public static let cellules = TableExport(
    nom: "cellules", titre: "Les cellules des statistiques de la période",
    colonnes: [
      Colonne("table", .texte, "Identifiant de la table, comme profil.primos."),
      Colonne("ligne", .texte, "Identifiant de la ligne."),
      Colonne("colonne", .texte, "Identifiant de la colonne."),
      Colonne("valeur", .nombre, "La valeur ; vide quand elle ne peut être calculée."),
      Colonne("unite", .texte, "nombre, %, points, centimes, jours ou etp."),
    ], cle: ["table", "ligne", "colonne"])

  /// The events.
  public static let evenements = TableExport(
    nom: "evenements",
    titre: "Les événements de la période, et leurs corrections, sans texte libre",
    colonnes: [
      Colonne("index", .entier, "Index de la ligne dans le journal."),
      Colonne("id", .texte, "Identifiant de l’événement."),
      Colonne("type", .texte, "Nom du catalogue, ou type entier hors du catalogue."),
      Colonne("sujet", .texte, "Sujet, tel qu’écrit sur la ligne."),
      Colonne("jeune", .texte, "Le jeune, fusions faites ; vide si la ligne ne compte pour aucun."),
      Colonne("time", .texte, "Quand c’est arrivé, tel qu’écrit sur la ligne (RFC 3339)."),
      Colonne("date", .date, "Date locale, rectifications faites."),
      Colonne("recordedtime", .texte, "Quand la ligne a été enregistrée (UTC)."),
      Colonne("auteur", .texte, "Qui a enregistré."),
      Colonne(
        "compte", .booleen, "Si l’événement compte : ni annulé, ni correction, ni référence rompue."
      ),
      Colonne("data", .objet, "Les champs, rectifications faites, sans texte libre (JSON)."),
    ], cle: ["index"], referenceJeunes: true)

  /// The youths: attributes at the end of the period, populations of the period.
  public static let jeunes: TableExport = {
    let attributs = profil.map {
      Colonne($0.name, Genre($0.type), "À la fin de la période : \($0.sens)")
    }
    let populations = Population.allCases.map {
      Colonne($0.rawValue, .booleen, "Fait partie de la population : \($0.definition).")
    }
    return TableExport(
      nom: "jeunes",
      titre:
        "Les jeunes dont un événement ou un séjour est de la période, tels qu’à sa fin, fusions faites",
      colonnes: [Colonne("jeune", .texte, "Identifiant du jeune.")] + attributs
        + [Colonne("age", .entier, "Âge révolu à la fin de la période.")] + populations,
      cle: ["jeune"])
  }()

  /// The same table for several structures: a first column says whose each row is, and is part of what
  /// names it.
  public var deStructures: TableExport {
    var table = self
    table.colonnes.insert(Self.structure, at: 0)
    table.cle.insert(Self.structure.nom, at: 0)
    return table
  }

  /// What names a youth in the table, where it references `jeunes`.
  package var cleDuJeune: [String] {
    cle.contains(Self.structure.nom) ? [Self.structure.nom, "jeune"] : ["jeune"]
  }

  private static let structure = Colonne(
    "structure", .texte, "La structure, telle que son journal la nomme.")

  /// The attributes of the file.
  static let profil = Kinds.profil.declaration?.fields ?? []
}

extension TableExport.Genre {
  /// What the values of a field are.
  fileprivate init(_ type: FieldType) {
    self =
      switch type {
      case .booleen: .booleen
      case .entier: .entier
      case .nombre, .decimal: .nombre
      case .date: .date
      default: .texte
      }
  }
}

/// A cell of a table given to other tools.
public enum CelluleExport: Hashable, Sendable {
  case vide
  case entier(Int)
  /// A decimal number as its digits.
  case nombre(String)
  case texte(String)
  case booleen(Bool)

  /// The cell in a CSV file: booleans are 1 and 0.
  public var texte: String {
    switch self {
    case .vide: ""
    case .entier(let number): String(number)
    case .nombre(let digits): digits
    case .texte(let text): text
    case .booleen(let flag): flag ? "1" : "0"
    }
  }

  /// The cell in a CSV file for a spreadsheet: a text is never run as a formula; numbers stay numbers.
  var texteInerte: String {
    if case .texte(let text) = self { return CSVRecord.inert(text) }
    return texte
  }
}
