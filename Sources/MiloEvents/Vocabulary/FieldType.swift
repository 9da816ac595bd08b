/// What a field of `data` may hold: the closed list from which reading, validation, JSON Schema,
/// typed fields of the command line and the catalogue page all follow.
public indirect enum FieldType: Hashable, Sendable {
  /// An open code, `[A-Za-z0-9_.-]{1,64}`, except the codes that tables reserve for their own lines.
  case code
  /// An open code that may be encrypted, as the motive of a speciality.
  case codeSensible
  /// Identifier of a youth, as `subject` writes it.
  case jeune
  /// Five characters of the INSEE code of a commune, `[0-9AB]{5}`.
  case insee
  /// Two capital letters of ISO 3166.
  case pays
  /// 64 lower-case hexadecimal digits of a SHA-256.
  case empreinte
  /// Free text, possibly sensitive, of at most that many Unicode scalars; may be encrypted.
  case texte(max: Int)
  /// Free text, intimate, of at most that many Unicode scalars, that an append records only encrypted.
  case texteChiffre(max: Int)
  /// A label shown in reports, of at most 200 Unicode scalars.
  case libelle
  /// Public text shown in reports, of at most that many Unicode scalars; it may have several lines.
  case textePublic(max: Int)
  /// One of a closed list of codes.
  case choix([String])
  /// `true` or `false`.
  case booleen
  /// An integer of that range, without fraction or exponent.
  case entier(ClosedRange<Int>)
  /// A number ≥ 0 with at most two decimals, kept in hundredths.
  case nombre
  /// A number of that range with at most that many decimals; the range counts its last decimal.
  case decimal(ClosedRange<Int>, decimales: Int)
  /// A calendar date `YYYY-MM-DD`.
  case date
  /// A month `YYYY-MM`.
  case mois
  /// A moment in RFC 3339.
  case moment
  /// `id` of an earlier line of one of those kinds; of any kind when the list is empty.
  case reference([String])
  /// A list of values of one type.
  case liste(FieldType)
  /// An object with declared fields.
  case objet([FieldDeclaration])
  /// An object whose keys are open codes and whose values have one type.
  case dictionnaire(FieldType)
  /// An object whose form is said elsewhere: the declaration of a table.
  case declaration
  /// Any object: the new `data` of a rectification, checked against its target's kind.
  case donnees
}

/// A field of a kind of event: its name on the line, what it may hold, and whether it must be there.
public struct FieldDeclaration: Hashable, Sendable {
  /// Name on the line, snake_case.
  public var name: String
  /// What the field may hold.
  public var type: FieldType
  /// Whether an event without the field is refused.
  public var required: Bool
  /// Whether `null` is a value (it clears an attribute).
  public var nullable: Bool
  /// What it means: one French sentence; empty where none is written.
  public var sens = ""
}

extension FieldType {
  /// Codes that tables reserve for lines of their own (08.1.14).
  public static let reservedCodes: Set<String> = ["total", "ensemble", "non_renseigne", "volet.jr"]

  /// The range of an integer about which its type says nothing more.
  static let entierLibre = 0...JSONValue.largestInteger

  /// Whether the field may hold words about a person, withheld from exports unless asked by name.
  public var isFreeText: Bool {
    switch self {
    case .texte, .texteChiffre: true
    default: false
    }
  }

  /// Whether the field holds words that reports show.
  var isPublicText: Bool {
    if case .textePublic = self { return true }
    return self == .libelle
  }

  /// Whether the word of a value in a `Fait` is the number of its text.
  var isInterned: Bool {
    switch self {
    case .code, .codeSensible, .jeune, .insee, .pays, .empreinte, .libelle, .textePublic, .moment,
      .liste(.code), .liste(.objet), .dictionnaire, .declaration:
      true
    default: false
    }
  }

  /// Whether an encrypted value `{"chiffre":"v1",…}` may stand for the value (08.1.16).
  public var isEncryptable: Bool { isFreeText || self == .codeSensible }
}

extension FieldType: CustomStringConvertible {
  /// What is expected, in French, as the catalogue and the error messages write it.
  public var description: String {
    switch self {
    case .code, .codeSensible: "code (lettres, chiffres, « _ . - », 64 au plus)"
    case .jeune: "identifiant de jeune"
    case .insee: "code INSEE (5 caractères)"
    case .pays: "pays ISO 3166 (2 majuscules)"
    case .empreinte: "SHA-256 (64 chiffres hexadécimaux minuscules)"
    case .texte(let max): "texte (\(max) caractères au plus)"
    case .texteChiffre(let max): "texte chiffré (\(max) caractères au plus, avec --coffre)"
    case .libelle: "libellé (200 caractères au plus)"
    case .textePublic(let max): "texte public (\(max) caractères au plus)"
    case .choix(let codes): codes.joined(separator: " | ")
    case .booleen: "true | false"
    case .entier(FieldType.entierLibre): "entier ≥ 0"
    case .entier(let range): "entier de \(range.lowerBound) à \(range.upperBound)"
    case .nombre: "nombre ≥ 0, deux décimales au plus"
    case .decimal(let range, let decimales):
      "nombre de \(Decimales.texte(range.lowerBound, decimales)) à "
        + "\(Decimales.texte(range.upperBound, decimales)), \(decimales) décimales au plus"
        + (String(range.upperBound).utf8.count > Decimales.chiffres
          ? ", \(Decimales.chiffres) chiffres en tout" : "")
    case .date: "date AAAA-MM-JJ"
    case .mois: "mois AAAA-MM"
    case .moment: "date et heure RFC 3339"
    case .reference(let kinds):
      kinds.isEmpty
        ? "id d’un événement antérieur"
        : "id d’un événement antérieur \(kinds.joined(separator: " | "))"
    case .liste(let element): "liste de : \(element)"
    case .objet(let fields): "objet {\(fields.map(\.name).joined(separator: ", "))}"
    case .dictionnaire(let element): "objet code → \(element)"
    case .declaration: "objet JSON"
    case .donnees: "objet (le nouveau data, entier)"
    }
  }
}
