import MiloEvents

/// What the yearly report shows, in which order and under which words: a file that the structure owns.
///
/// The library ships one (``nationale``), and `milo rapport --modele` writes it to start from. A composition
/// computes nothing: it names tables, lines, columns and cells, each in circumstances of its own if it says so.
public struct Composition: Hashable, Sendable {
  /// The title of the page; « Rapport d’activité » and the period when nil.
  public var titre: String?
  /// What stands before the first chapter.
  public var chapeau: TexteCompose?
  /// The chapters, in order.
  public var chapitres: [Chapitre]

  /// A composition of chapters.
  public init(titre: String? = nil, chapeau: TexteCompose? = nil, chapitres: [Chapitre]) {
    self.titre = titre
    self.chapeau = chapeau
    self.chapitres = chapitres
  }

  /// A chapter, or one for each of several values.
  public struct Chapitre: Hashable, Sendable {
    /// The name of the chapter in addresses.
    public var id: String
    /// What people read above it; `{libelle}` is the name of the value that it is repeated for.
    public var titre: String
    /// One or two sentences on what it is about; `{libelle}` as in the title.
    public var chapeau: String?
    /// The period, the view and the filters of its blocks, where they are not the page's.
    public var circonstances: Cellule.Circonstances
    /// What it is repeated for; nil for a chapter that stands once.
    public var pourChaque: PourChaque?
    /// What stands in it, in order.
    public var blocs: [Bloc]

    /// A chapter of blocks.
    public init(
      _ id: String, titre: String, chapeau: String? = nil,
      circonstances: Cellule.Circonstances = .init(), pourChaque: PourChaque? = nil, blocs: [Bloc]
    ) {
      self.id = id
      self.titre = titre
      self.chapeau = chapeau
      self.circonstances = circonstances
      self.pourChaque = pourChaque
      self.blocs = blocs
    }
  }

  /// What a chapter is repeated for: each time, its blocks are filtered.
  public struct PourChaque: Hashable, Sendable {
    /// What the values are.
    public enum Axe: String, CaseIterable, Hashable, Sendable {
      case commune, site, epci, quartier, zone, regroupement, dispositif, conseiller, equipe
    }

    /// A value, or several taken together.
    public struct Groupe: Hashable, Sendable {
      /// The codes.
      public var valeurs: [String]
      /// What people read; the labels of the codes when nil.
      public var libelle: String?

      /// A value, or several taken together.
      public init(_ valeurs: [String], libelle: String? = nil) {
        self.valeurs = valeurs
        self.libelle = libelle
      }
    }

    /// What the values are.
    public var axe: Axe
    /// The values; all those that the structure declared, by name, when empty.
    public var valeurs: [Groupe]

    /// Repeats for these values.
    public init(_ axe: Axe, _ valeurs: [Groupe] = []) {
      self.axe = axe
      self.valeurs = valeurs
    }
  }

  /// What stands in a chapter.
  public enum Bloc: Hashable, Sendable {
    /// A table, or some of its lines and columns.
    case table(BlocDeTable)
    /// Sentences.
    case texte(TexteCompose)
    /// What somebody says.
    case citation(TexteCompose, auteur: String?)
    /// A picture: the name of a file, or the SHA-256 of its bytes.
    case image(String, alternative: String, legende: String?)
    /// The tables that the structure declares, and that no other block shows.
    case tablesDeclarees
  }

  /// A table of the report: which lines and columns of a table of the statistics, and how.
  public struct BlocDeTable: Hashable, Sendable {
    /// The lines wanted.
    public enum Lignes: Hashable, Sendable {
      /// All of them.
      case toutes
      /// Those whose id is this beginning and one more word.
      case prefixe(String)
      /// These, in this order.
      case parmi([String])
    }

    /// A column wanted.
    public struct Colonne: Hashable, Sendable {
      /// Its name.
      public var id: String
      /// What people read above it; the table's own words when nil.
      public var libelle: String?

      /// A column.
      public init(_ id: String, _ libelle: String? = nil) {
        self.id = id
        self.libelle = libelle
      }
    }

    /// Circumstances under which the columns stand side by side.
    public struct Cote: Hashable, Sendable {
      /// What people read above the columns.
      public var libelle: String
      /// The circumstances.
      public var circonstances: Cellule.Circonstances

      /// One side.
      public init(_ libelle: String, _ circonstances: Cellule.Circonstances) {
        self.libelle = libelle
        self.circonstances = circonstances
      }
    }

    /// How the block is drawn.
    public enum Dessin: String, CaseIterable, Hashable, Sendable {
      case chiffres, barres
      case barresGroupees = "barres-groupees"
      case parts, courbes, pyramide, carte, aucune
    }

    /// The table, or the beginning of the ids of a family, each of whose tables is then a block.
    public var table: String
    /// What people read above the block; the table's own title when nil.
    public var titre: String?
    /// The lines wanted.
    public var lignes: Lignes = .toutes
    /// What people read for some of the lines, by id, in place of the table's own words.
    public var libelles: [String: String] = [:]
    /// The lines that count again what others count, said so and left out of drawings.
    public var dont: [String] = []
    /// The columns wanted; all when empty.
    public var colonnes: [Colonne] = []
    /// The drawing.
    public var figure = Dessin.aucune
    /// The columns drawn; the first one, or all, when empty.
    public var dessine: [String] = []
    /// The line of the whole, for a drawing of parts that may leave some of it out.
    public var tout: String?
    /// The column whose largest figures come first; nil for the order of the table.
    public var triee: String?
    /// Circumstances under which the columns are repeated, side by side; none for most.
    public var coteACote: [Cote] = []
    /// The period, the view and the filters, where they are not the chapter's.
    public var circonstances = Cellule.Circonstances()
    /// Whether no filter applies: the block is about the whole structure, and says so.
    public var sansFiltre = false
    /// Decimals of shares.
    public var decimales = 1
    /// Whether each column comes with its value one year before and its change.
    public var evolution = false
    /// Whether, in a report on several structures, their figures stand beside those of all: side by side, or
    /// how they spread where they are many.
    public var structures = false

    /// All of a table.
    public init(_ table: String, titre: String? = nil) {
      self.table = table
      self.titre = titre
    }
  }
}

extension Composition {
  /// The names of the pictures, each once, in order.
  public var images: [String] {
    var seen: Set<String> = []
    return chapitres.flatMap(\.blocs).compactMap { bloc in
      guard case .image(let nom, _, _) = bloc, seen.insert(nom).inserted else { return nil }
      return nom
    }
  }

  /// The SHA-256 of what it says, in hexadecimal: the same however the file is laid out.
  public var sha256: String {
    "\(SHA256.hash(JSONWriter.bytes(of: json)))"
  }
}
