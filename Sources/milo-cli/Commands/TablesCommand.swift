import MiloCore
import MiloEvents

/// `milo tables`: the tables of the statistics, their lines, their columns and their words.
struct TablesCommand: Command {
  static let name = "tables"
  static let chapter = Chapter.chiffres
  static let abstract = "Liste les tables des statistiques, leurs lignes et leurs colonnes."
  static let discussion = """
    Une cellule se nomme table/ligne/colonne, comme synthese/primos/valeur : ce sont ces noms que --table, \
    --cellule et « milo expliquer » attendent. Les lignes qui portent un code (sites, dispositifs, \
    aides…) sont celles du journal, s’il y en a un.
    """
  static let examples = [
    Example("Toutes les tables", "milo tables"),
    Example("Les lignes et les colonnes d’une table", "milo tables profil.primos"),
  ]
  static let table = Argument(
    .table, help: "Une table, ou le début de plusieurs ; toutes à défaut.", arity: .optional)
  static let arguments: [any ArgumentDeclaration] = [table]
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [SharedOptions.tableaux] + SharedOptions.query

  private let arguments: Arguments
  private let periode: Periode?

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try arguments.periode()
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    var isNamed = arguments[SharedOptions.journal] != nil
    isNamed = isNamed || !(console.environment("MILO_JOURNAL") ?? "").isEmpty
    let here = fileExists(arguments.journal(console) + "/" + JournalIdentity.fileName)
    let lecture = isNamed || here ? try arguments.lire(console) : nil
    let wanted = arguments[Self.table].map { [$0] } ?? []
    let tables = try Self.tables(lecture, periode, wanted)
    let shown =
      wanted.isEmpty
      ? [Self.sommaire(tables)] : tables.flatMap { [Self.lignes($0), Self.colonnes($0)] }
    let titre = wanted.first.map { "Table \($0)" } ?? "Tables des statistiques"
    try console.show(
      Report(
        titre: titre,
        provenance: lecture.map {
          Provenance(
            structure: $0.identity.source, vuAu: $0.vuAu.map { "\($0)" }, taille: $0.taille)
        },
        tables: shown), DisplayOptions(arguments))
    return .succes
  }

  /// The tables of a journal, or of none, where the lines that carry a code are missing.
  static func tables(
    _ lecture: Lecture?, _ periode: Periode?, _ wanted: [String]
  ) throws(Failure) -> [ReportTable] {
    let read: Lecture
    if let lecture {
      read = lecture
    } else {
      do {
        let identity = JournalIdentity(origin: "milo.example/vide", source: "/structures/vide")
        read = try Lecture(Journal(identity: identity, store: MemoryStore()))
      } catch {
        throw Failure(code: .refus, message: "\(error)")
      }
    }
    let annee = read.jourDeVue?.year ?? 2022
    var options = Statistiques.Options()
    options.tables = wanted
    do throws(StatistiquesError) {
      return try Statistiques(read.histoires, periode ?? Periode(annee: annee), options).tables
    } catch {
      throw Failure(error)
    }
  }

  private static func sommaire(_ tables: [ReportTable]) -> ReportTable {
    ReportTable(
      id: "tables", titre: "Tables",
      colonnes: colonnes("table", "titre", "colonnes"),
      lignes: tables.map { table in
        Ligne(
          id: table.id, libelle: table.id,
          valeurs: [
            .texte(table.id), .texte(table.titre),
            .texte(table.colonnes.map(\.id).joined(separator: ", ")),
          ])
      }, disposition: .lignes)
  }

  private static func lignes(_ table: ReportTable) -> ReportTable {
    ReportTable(
      id: "lignes.\(table.id)", titre: "\(table.id) : les lignes",
      definition: [table.titre, table.definition].compactMap { $0 }.joined(separator: ". "),
      colonnes: colonnes("table", "ligne", "libelle"),
      lignes: table.lignes.map { ligne in
        Ligne(
          id: ligne.id, libelle: ligne.id,
          valeurs: [.texte(table.id), .texte(ligne.id), .texte(ligne.libelle)])
      }, disposition: .lignes)
  }

  private static func colonnes(_ table: ReportTable) -> ReportTable {
    ReportTable(
      id: "colonnes.\(table.id)", titre: "\(table.id) : les colonnes",
      colonnes: colonnes("table", "colonne", "libelle", "unite"),
      lignes: table.colonnes.map { colonne in
        Ligne(
          id: colonne.id, libelle: colonne.id,
          valeurs: [
            .texte(table.id), .texte(colonne.id), .texte(colonne.libelle),
            .texte(colonne.unite.rawValue),
          ])
      }, disposition: .lignes)
  }

  private static func colonnes(_ ids: String...) -> [Colonne] {
    ids.map { Colonne(id: $0, libelle: $0, unite: .texte) }
  }
}
