/// What stands in a report, one thing after the other.
public enum ReportBloc: Hashable, Sendable {
  /// A table of values, with its drawing if it has one.
  case table(ReportTable)
  /// Sentences, figures of the tables inside.
  case texte(ReportText)
  /// A picture.
  case image(ReportImage)

  /// The chapter where it stands; what is of one chapter follows each other.
  public var chapitre: Chapitre? {
    switch self {
    case .table(let table): table.chapitre
    case .texte(let texte): texte.chapitre
    case .image(let image): image.chapitre
    }
  }
}

/// Sentences of a report.
public struct ReportText: Hashable, Sendable {
  /// A run of words of one style, or a figure.
  public struct Mot: Hashable, Sendable {
    /// What people read.
    public var texte: String
    /// Whether it is set in bold.
    public var isFort: Bool
    /// Whether it is stressed.
    public var isAccentue: Bool
    /// Where it leads, as an address or `#chapter`; nil for most.
    public var adresse: String?
    /// The cell that the words are the value of; nil for words.
    public var chiffre: Chiffre?

    /// A run of words.
    public init(
      _ texte: String, isFort: Bool = false, isAccentue: Bool = false, adresse: String? = nil,
      chiffre: Chiffre? = nil
    ) {
      self.texte = texte
      self.isFort = isFort
      self.isAccentue = isAccentue
      self.adresse = adresse
      self.chiffre = chiffre
    }
  }

  /// A figure in a sentence.
  public struct Chiffre: Hashable, Sendable {
    /// The name of its cell, circumstances included.
    public var cellule: String
    /// The value for machines; empty for what cannot be computed.
    public var valeur: String

    /// Names a cell and its value.
    public init(cellule: String, valeur: String) {
      self.cellule = cellule
      self.valeur = valeur
    }
  }

  /// Words that stand together.
  public enum Paragraphe: Hashable, Sendable {
    /// Sentences.
    case phrases([Mot])
    /// The items of a list.
    case liste([[Mot]])
  }

  /// The paragraphs, in order.
  public var paragraphes: [Paragraphe]
  /// Whether somebody says it: a quotation.
  public var isCitation: Bool
  /// Who says it.
  public var auteur: String?
  /// The chapter where it stands.
  public var chapitre: Chapitre?

  /// Makes a text of paragraphs.
  public init(
    _ paragraphes: [Paragraphe], isCitation: Bool = false, auteur: String? = nil,
    chapitre: Chapitre? = nil
  ) {
    self.paragraphes = paragraphes
    self.isCitation = isCitation
    self.auteur = auteur
    self.chapitre = chapitre
  }
}

extension ReportText {
  /// The words alone, a line for each paragraph and each item.
  var lignes: [String] {
    func words(_ mots: [Mot]) -> String { mots.map(\.texte).joined() }
    var lines = paragraphes.flatMap { paragraphe in
      switch paragraphe {
      case .phrases(let mots): [words(mots)]
      case .liste(let items): items.map { "- " + words($0) }
      }
    }
    if isCitation, !lines.isEmpty {
      lines[0] = "« " + lines[0]
      lines[lines.count - 1] += " »"
    }
    return lines + (auteur.map { ["— \($0)"] } ?? [])
  }
}

/// A picture of a report.
public struct ReportImage: Hashable, Sendable {
  /// What its bytes are.
  public enum Format: String, Hashable, Sendable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case svg = "image/svg+xml"
  }

  /// What its bytes are.
  public var format: Format
  /// The bytes.
  public var octets: [UInt8]
  /// What the picture shows, for those who do not see it.
  public var alternative: String
  /// What people read under it.
  public var legende: String?
  /// The chapter where it stands.
  public var chapitre: Chapitre?

  /// Makes a picture of bytes.
  public init(
    _ format: Format, _ octets: [UInt8], alternative: String, legende: String? = nil,
    chapitre: Chapitre? = nil
  ) {
    self.format = format
    self.octets = octets
    self.alternative = alternative
    self.legende = legende
    self.chapitre = chapitre
  }
}
