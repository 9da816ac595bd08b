/// JSON Schemas (draft 2020-12) of the events, made from their declarations.
public enum JSONSchema {
  /// The dialect.
  public static let dialect = "https://json-schema.org/draft/2020-12/schema"

  /// The schema of a whole line of any kind of the catalogue.
  public static var catalogue: JSONValue {
    [
      "$schema": .string(dialect), "$id": "urn:milo:catalogue:v1",
      "title": "Catalogue des événements de Milo, version 1",
      "oneOf": .array(Catalogue.declarations.map { line(of: $0) }),
    ]
  }

  /// The schema of a whole line of one kind.
  public static func schema(of declaration: EventDeclaration) -> JSONValue {
    guard case .object(var object) = line(of: declaration) else { return .null }
    object.members.insert(JSONObject.Member("$schema", .string(dialect)), at: 0)
    object.members.insert(
      JSONObject.Member("$id", .string("urn:milo:\(declaration.type)")), at: 1)
    return .object(object)
  }

  private static func line(of declaration: EventDeclaration) -> JSONValue {
    let required = ["specversion", "id", "source", "type", "time", "data"]
    let subject = declaration.sujet == .aucun ? [] : ["subject"]
    let text = pattern("^\(oneOf(hidden: controls))+$")
    let name = pattern(named)
    return [
      "title": .string(declaration.nom), "description": .string(declaration.resume),
      "type": "object",
      "properties": [
        "specversion": ["const": "1.0"], "id": name, "source": text,
        "type": ["const": .string(declaration.type)], "subject": name,
        "time": moment,
        "recordedtime": [
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
        ],
        "authtype": text, "authid": text, "correlationid": text, "alea": text,
        "datacontenttype": pattern(
          #"^([aA][pP][pP][lL][iI][cC][aA][tT][iI][oO][nN]/[jJ][sS][oO][nN]|[^ /;]+/[^ /;]+\+[jJ][sS][oO][nN])[ \t]*(;.*)?$"#
        ),
        "dataschema": pattern(#"^[A-Za-z][A-Za-z0-9+.-]*:."#),
        "data": data(of: declaration),
      ],
      "required": .array((required + subject).map(JSONValue.string)),
      "patternProperties": [
        "^(?!data$)[a-z0-9]{1,20}$": [
          "type": ["string", "boolean", "integer"],
          "minimum": .integer(Int(Int32.min)), "maximum": .integer(Int(Int32.max)),
        ]
      ],
      "additionalProperties": false,
    ]
  }

  private static func data(of declaration: EventDeclaration) -> JSONValue {
    guard case .object(var schema) = object(declaration.fields) else { return .null }
    if declaration.nom == Profil.nom { schema["minProperties"] = 1 }
    if declaration.exigeUnMotif {
      schema["allOf"] = [
        ["properties": ["motif": ["if": ["type": "string"], "then": ["pattern": #"\S"#]]]]
      ]
    }
    return .object(schema)
  }

  private static func object(_ fields: [FieldDeclaration]) -> JSONValue {
    [
      "type": "object",
      "properties": .object(
        JSONObject(fields.map { JSONObject.Member($0.name, schema(of: $0)) })),
      "required": .array(fields.filter(\.required).map { .string($0.name) }),
      "patternProperties": ["^x_": true], "additionalProperties": false,
    ]
  }

  private static func schema(of field: FieldDeclaration) -> JSONValue {
    let plain = schema(of: field.type.within(field.bornes))
    var alternatives = [plain]
    if field.nullable { alternatives.append(["type": "null"]) }
    if field.type.isEncryptable { alternatives.append(encrypted) }
    let schema = alternatives.count == 1 ? plain : ["anyOf": .array(alternatives)]
    guard !field.sens.isEmpty, case .object(var object) = schema else { return schema }
    object.members.insert(JSONObject.Member("description", .string(field.sens)), at: 0)
    return .object(object)
  }

  private static let encrypted: JSONValue = [
    "type": "object",
    "properties": [
      "chiffre": ["const": "v1"], "n": ["type": "string", "contentEncoding": "base64"],
      "c": ["type": "string", "contentEncoding": "base64"],
    ],
    "required": ["chiffre", "n", "c"], "additionalProperties": false,
  ]

  /// What no attribute holds (Cc), and what no identifier or label does besides (Cf), as the inside of a
  /// class of characters: not every dialect of regular expressions knows the categories.
  private static let controls = #"\u0000-\u001f\u007f-\u009f"#
  private static let formats =
    #"\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"#
    + #"\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"#

  private static func oneOf(hidden: String) -> String { "[^\(hidden)]" }

  /// An identifier or a label: nothing that nobody sees, no white space at its ends.
  private static let named =
    "^" + oneOf(hidden: controls + formats + #"\s"#) + "(" + oneOf(hidden: controls + formats)
    + "*" + oneOf(hidden: controls + formats + #"\s"#) + ")?$"

  /// Free text: no control character but the ends of its lines.
  private static let written =
    #"^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"#

  /// A validator may take a format for a mere word: the pattern says as much of it as it can.
  private static let moment: JSONValue = [
    "type": "string", "format": "date-time",
    "pattern":
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$",
  ]

  private static func pattern(_ pattern: String) -> JSONValue {
    ["type": "string", "pattern": .string(pattern)]
  }

  private static func number(_ digits: String) -> JSONValue {
    Int(digits).map(JSONValue.integer) ?? .number(digits)
  }

  private static func schema(of type: FieldType) -> JSONValue {
    switch type {
    case .code, .codeSensible:
      [
        "type": "string", "pattern": "^[A-Za-z0-9_.-]{1,64}$",
        "not": ["enum": .array(FieldType.reservedCodes.sorted().map(JSONValue.string))],
      ]
    case .jeune: pattern(named)
    case .reference: ["type": "string", "minLength": 1]
    case .insee: pattern("^[0-9AB]{5}$")
    case .pays: pattern("^[A-Z]{2}$")
    case .empreinte: pattern("^[0-9a-f]{64}$")
    case .texte(let max), .texteChiffre(let max):
      [
        "type": "string", "maxLength": .integer(max),
        "pattern": .string(written),
      ]
    case .libelle: ["type": "string", "pattern": .string(named), "maxLength": 200]
    case .textePublic(let max):
      [
        "type": "string", "minLength": 1, "maxLength": .integer(max), "pattern": .string(written),
      ]
    case .choix(let codes): ["enum": .array(codes.map(JSONValue.string))]
    case .booleen: ["type": "boolean"]
    case .entier(let range):
      [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .nombre: ["type": "number", "minimum": 0, "multipleOf": .number("0.01")]
    case .decimal(let range, let decimales):
      // Without the number of decimals: binary fractions, as validators know them, do not divide.
      [
        "type": "number",
        "minimum": number(Decimales.texte(range.lowerBound, decimales)),
        "maximum": number(Decimales.texte(range.upperBound, decimales)),
      ]
    case .date: ["type": "string", "format": "date"]
    case .mois: pattern("^[0-9]{4}-(0[1-9]|1[0-2])$")
    case .moment: moment
    case .liste(let element): ["type": "array", "items": schema(of: element)]
    case .objet(let fields): object(fields)
    case .dictionnaire(let element):
      [
        "type": "object", "minProperties": 1, "propertyNames": schema(of: .code),
        "additionalProperties": schema(of: element),
      ]
    case .declaration, .donnees: ["type": "object"]
    }
  }
}

extension FieldType {
  /// The type with its integers in these bounds.
  fileprivate func within(_ bornes: ClosedRange<Int>?) -> FieldType {
    guard let bornes else { return self }
    if case .dictionnaire = self { return .dictionnaire(.entier(bornes)) }
    return .entier(bornes)
  }
}
