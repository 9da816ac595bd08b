import MiloCore
import MiloEvents

/// `milo importer`: events from files, all or nothing.
struct Importer: Command {
  static let name = "importer"
  static let chapter = Chapter.echange
  static let abstract = "Ajoute les événements de fichiers JSON lines ou CSV, tous ou aucun."
  static let discussion = """
    Une ligne est un CloudEvent. Toutes sont vérifiées avant que rien ne soit écrit ; chaque refus \
    nomme le fichier, la ligne, le champ, ce qui a été trouvé et ce qui est attendu.

    Un fichier CSV se lit avec un modèle, qui dit quelles colonnes font quels événements : \
    « --nouveau-modele » en ébauche un d’après les en-têtes et les valeurs, « --schema » en donne la forme. \
    Un export du mois suivant s’importe avec le même modèle : ce qui est au journal n’est pas écrit de \
    nouveau, « si_change » dit ce que fait une ligne corrigée. Le code de sortie est 1 quand le fichier a \
    encore des événements qui ont été annulés : « --retablir » les écrit de nouveau.
    """
  static let examples = [
    Example("Un fichier", "milo importer evenements.jsonl --journal besancon"),
    Example("Vérifier sans écrire", "milo importer evenements.jsonl --essai"),
    Example("Depuis un autre programme", "produire | milo importer -"),
    Example(
      "Ébaucher le modèle d’un CSV", "milo importer export.csv --nouveau-modele > modele.json"),
    Example("Essayer un CSV", "milo importer export.csv --modele modele.json --essai"),
    Example(
      "Rétablir ce qui avait été annulé", "milo importer export.csv --modele modele.json --retablir"
    ),
  ]
  static let fichiers = Argument(
    .fichier, help: "Un fichier JSON lines, ou CSV avec --modele ; - pour l’entrée standard.",
    arity: .any)
  static let essai = Flag("essai", help: "Vérifie sans rien écrire.")
  static let reprise = Flag(
    "reprise",
    help:
      "Garde l’horodatage d’enregistrement des lignes, et le dit au journal ; journal vide seulement."
  )
  static let motif = Option(
    "motif", .texte("TEXTE"), help: "Avec --reprise : pourquoi, tel que le journal le dira.")
  static let modele = Option(
    "modele", .fichier, help: "Lit des fichiers CSV selon ce modèle, écrit en JSON.")
  static let nouveauModele = Flag(
    "nouveau-modele", help: "Écrit l’ébauche d’un modèle d’après les colonnes d’un CSV.")
  static let retablir = Flag(
    "retablir", help: "Avec --modele : écrit de nouveau ce qui a été importé, puis annulé.")
  static let strict = Flag("strict", help: "Refuse un code que le journal ne connaît pas.")
  static let schema = Flag("schema", help: "Écrit le schéma JSON des modèles.")
  static let arguments: [any ArgumentDeclaration] = [fichiers]
  static let options: [any OptionDeclaration] = [
    essai, reprise, motif, modele, nouveauModele, retablir, schema, strict,
    SharedOptions.malgreLHorloge,
    SharedOptions.coffre, SharedOptions.journal,
  ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    if !arguments[Self.schema] { _ = try arguments.required(Self.fichiers) }
    if arguments[Self.modele] != nil, arguments[Self.reprise] {
      throw .incompatibleOptions(Self.modele.name, Self.reprise.name)
    }
    if arguments[Self.motif] != nil, !arguments[Self.reprise] {
      throw .missingOption(Self.reprise.name)
    }
    if arguments[Self.modele] == nil, arguments[Self.retablir] {
      throw .missingOption(Self.modele.name)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if arguments[Self.schema] {
      console.out.write(PrettyJSON.text(of: Modele.schema))
      return .succes
    }
    let files = arguments.all(Self.fichiers)
    if arguments[Self.nouveauModele] {
      guard files.count == 1 else {
        throw Failure(code: .usage, message: "« --nouveau-modele » ne regarde qu’un fichier")
      }
      return try CSVImports.sketch(files[0], &console)
    }
    if let modele = arguments[Self.modele] {
      let imports = try CSVImports(modele, files, arguments.ouvrir(console), &console)
      return try imports.run(
        dry: arguments[Self.essai], restores: arguments[Self.retablir],
        isStrict: arguments[Self.strict], coffre: arguments.coffre(console),
        malgreLHorloge: arguments[SharedOptions.malgreLHorloge], &console)
    }
    if let csv = files.first(where: { $0.lowercased().hasSuffix(".csv") }) {
      throw Failure(
        code: .usage,
        message: "« \(csv) » est un CSV : dites comment le lire avec --modele FICHIER ; "
          + "« milo importer \(csv) --nouveau-modele » en écrit l’ébauche")
    }
    let journal = try arguments.ouvrir(console)
    let imports = try LineImports(files, journal, &console)
    return try imports.run(
      dry: arguments[Self.essai], reprise: reprise(of: journal),
      isStrict: arguments[Self.strict], coffre: arguments.coffre(console),
      malgreLHorloge: arguments[SharedOptions.malgreLHorloge], &console)
  }

  /// The take-over asked for; nil for lines that the journal dates.
  private func reprise(of journal: Journal) throws(Failure) -> TakeOver? {
    guard arguments[Self.reprise] else { return nil }
    let fuseau = try journalling { () throws(JournalError) in
      try FuseauHoraire(of: journal.identity)
    }
    return TakeOver(motif: arguments[Self.motif] ?? "reprise de lignes horodatées ailleurs", fuseau)
  }
}
