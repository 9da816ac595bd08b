import MiloEvents

/// A text that a composition writes: paragraphs, lists, emphasis, links, and figures named by their cells.
///
/// An empty line ends a paragraph; lines that begin with « - » are a list; `**fort**`, `*accentué*`,
/// `[texte](adresse)`; `{synthese/accompagnes/valeur}` stands for the figure, without its unit, and
/// `{libelle}`, in a chapter repeated for several values, for the name of the one at hand. A backslash
/// takes the next sign as it is. Nothing else is markup, and HTML is refused.
public struct TexteCompose: Hashable, Sendable {
  /// The text as it is written.
  public let source: String
  let paragraphes: [Paragraphe]

  enum Paragraphe: Hashable, Sendable {
    case phrases([Element])
    case liste([[Element]])
  }

  struct Element: Hashable, Sendable {
    enum Contenu: Hashable, Sendable {
      case mots(String)
      case cellule(Cellule)
      case libelle
    }
    var contenu: Contenu
    var isFort = false
    var isAccentue = false
    var adresse: String?
  }

  /// Reads a text.
  ///
  /// - Throws: what cannot be read in it, with what was expected; the path is that of the whole.
  public init(_ source: String) throws(FormeError) {
    self.source = source
    var paragraphes: [Paragraphe] = []
    for lines in Self.blocks(source) {
      if lines.allSatisfy({ $0.hasPrefix("- ") }) {
        var items: [[Element]] = []
        for line in lines { items.append(try Self.elements(String(line.dropFirst(2)))) }
        paragraphes.append(.liste(items))
      } else {
        paragraphes.append(.phrases(try Self.elements(lines.joined(separator: " "))))
      }
    }
    self.paragraphes = paragraphes
  }

  /// The cells that the text names.
  var cellules: [Cellule] {
    elements.compactMap { if case .cellule(let cellule) = $0.contenu { cellule } else { nil } }
  }

  /// Whether the text names the value that its chapter is repeated for.
  var nommeLaValeur: Bool { elements.contains { $0.contenu == .libelle } }

  private var elements: [Element] {
    paragraphes.flatMap { paragraphe in
      switch paragraphe {
      case .phrases(let elements): elements
      case .liste(let items): items.flatMap { $0 }
      }
    }
  }

  /// The lines of each paragraph and each list: a list ends where its lines no longer begin as it does.
  private static func blocks(_ source: String) -> [[String]] {
    var blocks: [[String]] = []
    var isOpen = false
    for line in source.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    ) {
      let line = String(line.drop(while: \.isWhitespace))
      if line.isEmpty {
        isOpen = false
      } else if isOpen, blocks.last?.last?.hasPrefix("- ") == line.hasPrefix("- ") {
        blocks[blocks.count - 1].append(line)
      } else {
        blocks.append([line])
        isOpen = true
      }
    }
    return blocks
  }

  private static func elements(_ text: String) throws(FormeError) -> [Element] {
    var reader = LecteurDeTexte(text)
    return try reader.elements()
  }
}

/// Reads the signs of a paragraph, one after the other.
private struct LecteurDeTexte {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var mots = String.UnicodeScalarView()
  private var isFort = false
  private var isAccentue = false
  private var found: [TexteCompose.Element] = []

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func elements() throws(FormeError) -> [TexteCompose.Element] {
    while place < scalars.count {
      let scalar = scalars[place]
      switch scalar {
      case "\\" where place + 1 < scalars.count:
        mots.append(scalars[place + 1])
        place += 2
      case "*" where next == "*":
        end()
        isFort.toggle()
        place += 2
      case "*" where isAccentue || !isBlank(place + 1):
        end()
        isAccentue.toggle()
        place += 1
      case "{":
        end()
        let name = try enclosed(by: "}", "une cellule entre accolades")
        found.append(element(try contenu(name)))
      case "[":
        end()
        try link()
      case "<" where isMarkup(next):
        throw FormeError(
          chemin: "", found: "« \(rest) », du HTML",
          expected: "du texte : **fort**, *accentué*, [texte](adresse), - liste")
      default:
        mots.append(scalar)
        place += 1
      }
    }
    end()
    if isFort || isAccentue {
      throw FormeError(
        chemin: "", found: "« \(isFort ? "**" : "*") » ouvert et non fermé",
        expected: "le même signe après les mots, ou « \\* » pour un astérisque")
    }
    return found
  }

  private var next: Unicode.Scalar? { place + 1 < scalars.count ? scalars[place + 1] : nil }
  private var rest: String { text(scalars[place...]).excerpt }

  private func isBlank(_ place: Int) -> Bool {
    place >= scalars.count || scalars[place].properties.isWhitespace
  }

  private func isMarkup(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isAlphabetic || $0 == "/" || $0 == "!" || $0 == "?" } ?? false
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func element(
    _ contenu: TexteCompose.Element.Contenu, adresse: String? = nil
  ) -> TexteCompose.Element {
    TexteCompose.Element(
      contenu: contenu, isFort: isFort, isAccentue: isAccentue, adresse: adresse)
  }

  /// Keeps the words read so far.
  private mutating func end() {
    if !mots.isEmpty { found.append(element(.mots(String(mots)))) }
    mots = String.UnicodeScalarView()
  }

  /// What stands between the sign at hand and the one that closes it; the place is then after it.
  private mutating func enclosed(
    by closing: Unicode.Scalar, _ expected: String
  ) throws(FormeError) -> String {
    guard let last = scalars[place...].firstIndex(of: closing) else {
      throw FormeError(
        chemin: "", found: "« \(rest) », que rien ne ferme",
        expected: "\(expected), fermée par « \(closing) »")
    }
    let inside = text(scalars[place + 1..<last])
    place = last + 1
    return inside
  }

  private func contenu(_ name: String) throws(FormeError) -> TexteCompose.Element.Contenu {
    name == "libelle" ? .libelle : .cellule(try Cellule(lue: name))
  }

  private mutating func link() throws(FormeError) {
    let words = try enclosed(by: "]", "un lien [texte](adresse)")
    guard place < scalars.count, scalars[place] == "(" else {
      throw FormeError(
        chemin: "", found: "« [\(words.excerpt)] » sans adresse",
        expected: "un lien [texte](adresse), ou « \\[ » pour un crochet")
    }
    let adresse = try enclosed(by: ")", "l’adresse d’un lien")
    let isKnown = ["https://", "http://", "mailto:", "#"].contains { adresse.hasPrefix($0) }
    let isWhole = adresse.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0 != "\"" && $0 != "<" && $0 != ">" && $0.value != 0x7F
    }
    guard isKnown, isWhole else {
      throw FormeError(
        chemin: "", found: "l’adresse « \(adresse.excerpt) »",
        expected: "https://…, http://…, mailto:… ou #chapitre")
    }
    found.append(element(.mots(words), adresse: adresse))
  }
}
