public import MiloEvents

extension Tableau {
  /// The form of a declaration in JSON.
  static let forme = FormeJSON.objet([
    .init(nom: "$schema", forme: .texte, aide: "L’adresse d’un schéma, pour les éditeurs."),
    .init(
      nom: "id", forme: .texte, isRequired: true,
      aide:
        "Le nom de la table : minuscules, chiffres et « _ », puis au besoin des parties après un point."
    ),
    .init(nom: "titre", forme: .texte, isRequired: true, aide: "Le titre de la table."),
    .init(
      nom: "definition", forme: .texte, isRequired: true,
      aide: "Ce que la table compte, en une phrase, montrée partout avec elle."),
    .init(
      nom: "compte", forme: .texte, isRequired: true,
      aide:
        "Ce qu’est un rang : un type d’événement, ou jeunes, evenements, sejours, situations, rendez_vous, orientations."
    ),
    .init(nom: "ou", forme: conditions, aide: "Les rangs qui comptent ; tous à défaut."),
    .init(
      nom: "moment", forme: .unDe(Moment.allCases.map(\.rawValue)),
      aide: "Ce qui met un séjour dans la période : l’entrée, à défaut."),
    .init(
      nom: "attributs", forme: .unDe(["fin"]),
      aide: "« fin » : les attributs du jeune à la fin de la période ; à la date du rang, à défaut."
    ),
    .init(
      nom: "jeunes", forme: .unDe(Jeunes.allCases.map(\.rawValue)),
      aide: "La population dont les rangs comptent ; tout jeune qui a un rang, à défaut."),
    .init(nom: "ayant", forme: .liste(lien), aide: "Ce que le jeune doit avoir aussi."),
    .init(nom: "sans", forme: .liste(lien), aide: "Ce que le jeune ne doit pas avoir."),
    .init(
      nom: "lignes",
      forme: .liste(.auChoix(attendu: "une ligne, ou une famille", [ligne, famille()])),
      aide: "Les lignes, dans l’ordre ; une seule, « total », à défaut."),
    .init(
      nom: "colonnes", forme: .liste(colonne), isRequired: true, aide: "Les colonnes, dans l’ordre."
    ),
    .init(
      nom: "agents", forme: .booleen,
      aide: "true : les lignes qui nomment des agents peuvent sortir de la structure."),
  ])

  static let ligne = FormeJSON.objet([
    .init(nom: "id", forme: .texte, isRequired: true, aide: "Le nom de la ligne."),
    .init(nom: "libelle", forme: .texte, aide: "Ce que les gens en lisent ; son nom à défaut."),
    .init(nom: "ou", forme: conditions, aide: "Les rangs de la ligne ; tous à défaut."),
  ])

  /// A family, with those that may be crossed with it: three at most.
  static func famille(_ profondeur: Int = 3) -> FormeJSON {
    var cles: [FormeJSON.Cle] = [
      .init(
        nom: "par", forme: .texte, isRequired: true, aide: "Le champ dont chaque valeur a sa ligne."
      ),
      .init(
        nom: "prefixe", forme: .texte, aide: "Ce qui précède la valeur dans le nom des lignes."),
      .init(
        nom: "classes", forme: .liste(.entier(0...JSONValue.largestInteger)),
        aide: "Les bornes qui coupent des entiers en classes, croissantes."),
      .init(nom: "vides", forme: .booleen, aide: "false : sans les lignes d’aucun rang."),
    ]
    if profondeur > 1 {
      cles.append(
        .init(nom: "puis", forme: famille(profondeur - 1), aide: "La famille qui croise celle-ci."))
    }
    return .objet(cles)
  }

  private static let lien = FormeJSON.objet([
    .init(nom: "compte", forme: .texte, isRequired: true, aide: "Ce que sont ces rangs."),
    .init(nom: "ou", forme: conditions, aide: "Lesquels ; tous à défaut."),
    .init(
      nom: "moment", forme: .unDe(Moment.allCases.map(\.rawValue)),
      aide: "Ce qui met un séjour dans la période : l’entrée, à défaut."),
    .init(
      nom: "entre", forme: .liste(.entier(-36_600...36_600)),
      aide: "De combien à combien de jours après la date du rang ; négatifs, avant elle."),
  ])

  private static let colonne = FormeJSON.objet([
    .init(nom: "id", forme: .texte, isRequired: true, aide: "Le nom de la colonne."),
    .init(nom: "libelle", forme: .texte, aide: "Ce que les gens en lisent ; son nom à défaut."),
    .init(
      nom: "mesure",
      forme: .auChoix(
        attendu: mesureAttendue,
        [
          .unDe(mesuresSimples),
          .objet(mesuresDeChamp.map { .init(nom: $0, forme: .texte, aide: "Le champ mesuré.") }),
        ]),
      aide: "Ce qui est compté."),
    .init(nom: "part", forme: .texte, aide: "La colonne dont on prend la part, en %."),
    .init(nom: "rapport", forme: .texte, aide: "La colonne que l’on divise."),
    .init(
      nom: "sur",
      forme: .auChoix(
        attendu: cibleAttendue,
        [
          .texte,
          .objet([
            .init(nom: "ligne", forme: .texte, isRequired: true, aide: "Une ligne de la table."),
            .init(
              nom: "colonne", forme: .texte, aide: "Sa colonne ; celle du numérateur à défaut."),
          ]),
        ]),
      aide: "Ce que l’on divise par."),
    .init(
      nom: "unite", forme: .unDe(unites.map(\.rawValue)),
      aide: "L’unité, quand le champ ne la dit pas."),
    .init(nom: "ou", forme: conditions, aide: "Les rangs qui comptent dans la colonne."),
    .init(
      nom: "par", forme: .texte,
      aide: "Le champ dont les valeurs partagent la colonne : liste fermée, oui ou non, classes."),
    .init(
      nom: "classes", forme: .liste(.entier(0...JSONValue.largestInteger)),
      aide: "Les bornes qui coupent des entiers en classes, croissantes."),
    .init(nom: "ayant", forme: .liste(lien), aide: "Ce que le jeune doit avoir aussi."),
    .init(nom: "sans", forme: .liste(lien), aide: "Ce que le jeune ne doit pas avoir."),
    .init(
      nom: "decimales", forme: .entier(0...2), aide: "Les décimales d’une moyenne ou d’un rapport."),
    .init(
      nom: "commun", forme: .booleen,
      aide:
        "Les valeurs différentes ont le même nom dans toutes les structures : l’ensemble compte chacune une fois."
    ),
  ])

  static let mesuresSimples = ["lignes", "jeunes"]
  static let mesuresDeChamp = ["distinct", "somme", "minimum", "maximum", "moyenne", "mediane"]
  static let mesureAttendue =
    "lignes, jeunes, ou un objet d’une clé : " + mesuresDeChamp.joined(separator: ", ")
  static let cibleAttendue =
    "une colonne, {\"ligne\", \"colonne\"}, ou une cellule table/ligne/colonne"
  /// The units that a column may say.
  static let unites: [Unite] = Unite.allCases.filter { $0 != .texte }

  private static let conditions = FormeJSON.defini(
    "conditions", attendu: "un objet de champs et de valeurs")

  /// The JSON Schema of declarations (2020-12): one, or a list of them.
  public static var schema: JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Tables déclarées de Milo",
      "anyOf": [forme.schema, ["type": "array", "items": forme.schema]],
      "$defs": [
        "conditions": [
          "type": "object",
          "description": "Des champs et ce qu’ils valent ; « parmi » : une de ces conditions.",
          "properties": ["parmi": ["type": "array", "items": ["$ref": "#/$defs/conditions"]]],
          "additionalProperties": ["$ref": "#/$defs/critere"],
        ],
        "critere": [
          "anyOf": [
            ["type": ["string", "integer", "boolean", "null"]],
            ["type": "array", "items": ["$ref": "#/$defs/critere"], "minItems": 1],
            [
              "type": "object", "minProperties": 1, "additionalProperties": false,
              "properties": [
                "min": ["type": ["string", "integer"]], "max": ["type": ["string", "integer"]],
              ],
            ],
            [
              "type": "object", "required": ["non"], "additionalProperties": false,
              "properties": ["non": ["$ref": "#/$defs/critere"]],
            ],
          ]
        ],
      ],
    ]
  }
}
