public import MiloEvents

extension Composition {
  /// The form of a composition in JSON.
  static let forme = FormeJSON.objet([
    .init(nom: "$schema", forme: .texte, aide: "L’adresse d’un schéma, pour les éditeurs."),
    .init(
      nom: "titre", forme: .texte,
      aide: "Le titre de la page ; « Rapport d’activité » et la période à défaut."),
    .init(nom: "chapeau", forme: .texte, aide: "Un texte avant le premier chapitre."),
    .init(
      nom: "chapitres", forme: .liste(chapitre), isRequired: true,
      aide: "Les chapitres, dans l’ordre."
    ),
  ])

  /// What stands at the period, the view and the filters of a chapter, a block, a side.
  private static let circonstances: [FormeJSON.Cle] = [
    .init(
      nom: "du", forme: .texte,
      aide: "Le premier jour compté, AAAA-MM-JJ ; celui de la page à défaut."),
    .init(nom: "au", forme: .texte, aide: "Le dernier jour compté ; celui de la page à défaut."),
    .init(
      nom: "vu_au", forme: .texte,
      aide: "Le jour à la fin duquel le journal est lu ; celui de la page à défaut."),
    .init(
      nom: "filtre", forme: .dictionnaire(.unOuListe(.texte)),
      aide: "Les jeunes comptés, comme {\"commune\": [\"94003\", \"94037\"]}."),
  ]

  private static let chapitre = FormeJSON.objet(
    [
      .init(
        nom: "id", forme: .texte, isRequired: true,
        aide: "Le nom du chapitre dans les adresses : minuscules, chiffres et « - »."),
      .init(
        nom: "titre", forme: .texte, isRequired: true,
        aide: "Le titre ; {libelle} y est le nom de la valeur pour laquelle le chapitre est répété."
      ),
      .init(nom: "chapeau", forme: .texte, aide: "Une ou deux phrases sous le titre."),
      .init(
        nom: "pour_chaque", forme: pourChaque,
        aide: "Ce pour quoi le chapitre est répété, chaque fois sous son filtre."),
      .init(
        nom: "blocs", forme: .liste(.auChoix(attendu: blocAttendu, blocs.map { .objet($0.cles) })),
        isRequired: true, aide: "Ce que le chapitre montre, dans l’ordre."),
    ] + circonstances)

  private static let pourChaque = FormeJSON.objet([
    .init(
      nom: "axe", forme: .unDe(PourChaque.Axe.allCases.map(\.rawValue)), isRequired: true,
      aide: "Ce que sont les valeurs."),
    .init(
      nom: "valeurs", forme: .liste(.texteOu(groupe)),
      aide:
        "Les valeurs, ou des groupes de valeurs ; toutes celles que la structure déclare à défaut."
    ),
  ])

  static let groupe = FormeJSON.objet([
    .init(
      nom: "valeurs", forme: .liste(.texte), isRequired: true, aide: "Les valeurs prises ensemble."),
    .init(nom: "libelle", forme: .texte, aide: "Ce que les gens en lisent."),
  ])

  static let blocAttendu =
    "un objet qui a une clé parmi table, texte, citation, image, tables_declarees"

  /// The forms of a block, each by the key that tells it.
  static let blocs: [(cle: String, cles: [FormeJSON.Cle])] = [
    ("table", table),
    (
      "texte",
      [
        .init(
          nom: "texte", forme: .texte, isRequired: true,
          aide:
            "Paragraphes, « - » listes, **fort**, *accentué*, [lien](adresse), {table/ligne/colonne} pour un chiffre."
        )
      ]
    ),
    (
      "citation",
      [
        .init(nom: "citation", forme: .texte, isRequired: true, aide: "Ce que quelqu’un dit."),
        .init(nom: "auteur", forme: .texte, aide: "Qui le dit."),
      ]
    ),
    (
      "image",
      [
        .init(
          nom: "image", forme: .texte, isRequired: true,
          aide: "Un fichier PNG, JPEG ou SVG du dossier des documents, par son nom ou son SHA-256."),
        .init(
          nom: "alternative", forme: .texte, isRequired: true,
          aide: "Ce que l’image montre, pour qui ne la voit pas."),
        .init(nom: "legende", forme: .texte, aide: "Ce que l’on lit sous l’image."),
      ]
    ),
    (
      "tables_declarees",
      [
        .init(
          nom: "tables_declarees", forme: .booleen, isRequired: true,
          aide: "true : les tables que la structure déclare, et qu’aucun bloc ne montre.")
      ]
    ),
  ]

  private static let table: [FormeJSON.Cle] =
    [
      .init(
        nom: "table", forme: .texte, isRequired: true,
        aide: "Une table, ou une famille dont chaque table est un bloc."),
      .init(nom: "titre", forme: .texte, aide: "Le titre du bloc ; celui de la table à défaut."),
      .init(
        nom: "lignes",
        forme: .auChoix(
          attendu: lignesAttendues, [.liste(.texteOu(ligne)), prefixe]),
        aide: "Les lignes, dans l’ordre voulu ; toutes à défaut."),
      .init(
        nom: "dont", forme: .liste(.texte),
        aide: "Les lignes qui comptent de nouveau ce que d’autres comptent."),
      .init(
        nom: "colonnes", forme: .liste(.texteOu(colonne)), aide: "Les colonnes ; toutes à défaut."),
      .init(
        nom: "figure", forme: .unDe(BlocDeTable.Dessin.allCases.map(\.rawValue)),
        aide: "Le dessin ; aucune à défaut."),
      .init(
        nom: "dessine", forme: .liste(.texte),
        aide: "Les colonnes dessinées ; la première, ou toutes, à défaut."),
      .init(
        nom: "tout", forme: .texte,
        aide: "La ligne dont les autres sont des parts, quand elles n’en font pas la somme."),
      .init(
        nom: "triee", forme: .texte,
        aide: "La colonne dont les plus grands chiffres viennent d’abord."),
      .init(
        nom: "cote_a_cote", forme: .liste(cote),
        aide: "Des circonstances sous lesquelles les colonnes sont répétées, côte à côte."),
      .init(
        nom: "sans_filtre", forme: .booleen,
        aide: "true : l’ensemble de la structure, sans les filtres du chapitre ni de la page."),
      .init(nom: "decimales", forme: .entier(0...2), aide: "Les décimales des parts ; 1 à défaut."),
      .init(
        nom: "evolution", forme: .booleen,
        aide: "true : chaque colonne avec sa valeur un an avant et son évolution."),
      .init(
        nom: "structures", forme: .booleen,
        aide:
          "true : dans le rapport de plusieurs structures, chaque colonne de l’ensemble avec celles des structures, ou leur répartition au-delà de dix."
      ),
    ] + circonstances

  static let lignesAttendues = "une liste de lignes, ou {\"prefixe\": \"age.\"}"

  static let prefixe = FormeJSON.objet([
    .init(
      nom: "prefixe", forme: .texte, isRequired: true,
      aide: "Le début commun des lignes, suivi d’un mot.")
  ])

  static let ligne = nommee("Le nom de la ligne.")
  static let colonne = nommee("Le nom de la colonne.")

  private static func nommee(_ aide: String) -> FormeJSON {
    .objet([
      .init(nom: "id", forme: .texte, isRequired: true, aide: aide),
      .init(nom: "libelle", forme: .texte, aide: "Ce que les gens en lisent."),
    ])
  }

  private static let cote = FormeJSON.objet(
    [
      .init(
        nom: "libelle", forme: .texte, isRequired: true, aide: "Ce qui est lu en tête de colonne.")
    ]
      + circonstances)

  /// The JSON Schema of compositions (2020-12).
  public static var schema: JSONValue {
    guard case .object(let form) = forme.schema else { return forme.schema }
    var schema: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Composition d’un rapport annuel de Milo",
    ]
    for member in form.members { schema[member.name] = member.value }
    return .object(schema)
  }
}
