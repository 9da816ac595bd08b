import MiloCore
import MiloEvents

/// `milo cache`: what was kept of the readings of a journal.
struct CacheCommand: Command {
  static let name = "cache"
  static let chapter = Chapter.outil
  static let abstract = "Dit ce que garde le cache d’un journal, le refait ou le vide."
  static let discussion = """
    Le journal est lu une fois ; ce qui en a été compris est gardé, et seules les lignes nouvelles sont \
    lues ensuite. Le cache n’est jamais la vérité : il peut être supprimé à tout moment, et ne change \
    aucun chiffre. Il n’a ni textes libres, ni champs chiffrés.

    Il est dans « .cache », sous le dossier du journal, lisible de son seul propriétaire, ou dans le \
    dossier que nomme MILO_CACHE ; MILO_CACHE=non n’en lit ni n’en écrit aucun. Un fichier .jsonl seul n’a \
    de cache que là où MILO_CACHE le dit.
    """
  static let examples = [
    Example("Ce qui est gardé", "milo cache"),
    Example("Tout relire, et le garder", "milo cache --refaire"),
  ]
  static let refaire = Flag("refaire", help: "Relit toutes les lignes, et les garde.")
  static let vider = Flag("vider", help: "Supprime ce qui est gardé.")
  static let options: [any OptionDeclaration] =
    [refaire, vider, SharedOptions.journal] + SharedOptions.display

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    if arguments[Self.refaire], arguments[Self.vider] {
      throw .incompatibleOptions(Self.refaire.name, Self.vider.name)
    }
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    guard let folder = console.cacheFolder(of: journal) else {
      throw Failure(
        code: .refus,
        message:
          "ce journal n’a pas de cache : MILO_CACHE vaut « non », ou c’est un fichier .jsonl seul, "
          + "qui n’en a que dans le dossier que nomme MILO_CACHE")
    }
    if arguments[Self.refaire] || arguments[Self.vider] {
      do throws(StoreError) {
        try folder.empty()
      } catch {
        throw Failure(JournalError.store(error))
      }
    }
    if arguments[Self.refaire] {
      let bar = ProgressBar("Lecture", on: console)
      defer { bar.finish() }
      _ = try journalling { () throws(JournalError) in
        try Lecture(journal, cache: Lecture.Cache(folder), progress: bar.progression)
      }
    }
    let coverage = try journalling { () throws(JournalError) in
      try CachedScan.coverage(of: journal.snapshot(), folder)
    }
    try console.show(
      Report(titre: "Cache", provenance: nil, tables: [table(folder, coverage)]),
      DisplayOptions(arguments))
    return .succes
  }

  private func table(_ folder: CacheFolder, _ coverage: CachedScan.Coverage) -> ReportTable {
    let usage = folder.usage
    let etat =
      if !coverage.contradicted.isEmpty {
        "à refaire : des lignes ont changé"
      } else if usage.parts == 0 {
        "vide"
      } else if coverage.covered == coverage.total {
        "à jour"
      } else {
        "à compléter à la prochaine lecture"
      }
    func ligne(_ id: String, _ libelle: String, _ valeur: Valeur) -> Ligne {
      Ligne(id: id, libelle: libelle, valeurs: [valeur])
    }
    return ReportTable(
      id: "cache", titre: "Cache",
      colonnes: [Colonne(id: "valeur", libelle: "Valeur", unite: .texte)],
      lignes: [
        ligne("dossier", "Dossier", .texte(folder.path)),
        ligne("etat", "État", .texte(etat)),
        ligne("fichiers", "Fichiers d’événements", .entier(usage.parts)),
        ligne("octets", "Taille, en octets", .entier(usage.byteCount)),
        ligne("lignes_gardees", "Lignes gardées, en octets du journal", .entier(coverage.covered)),
        ligne("lignes", "Lignes du journal, en octets", .entier(coverage.total)),
      ])
  }
}
