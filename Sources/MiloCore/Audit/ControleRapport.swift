/// What the control of a published report found.
public struct ControleRapport: Hashable, Sendable {
  /// Something that is not as published.
  public indirect enum Constat: Hashable, Sendable {
    /// The report is about another structure.
    case structure(publiee: String, trouvee: String)
    /// The journal has fewer lines than the report.
    case tropCourt(publiee: Int, trouvee: Int)
    /// Another number of lines was known that day than the report says.
    case date(String, publiee: Int, trouvee: Int)
    /// The lines are not those of the report.
    case racine(publiee: String, recalculee: String)
    /// A figure differs; nil where it is missing.
    case cellule(String, publie: String?, recalcule: String?)
    /// All figures are the same, and the file is not: the line where it begins to differ, from 1.
    case octets(ligne: Int, octet: Int)
    /// The composition that the page follows is not at hand; nil where none was given.
    case composition(publiee: String, donnee: String?)
    /// The report cannot be computed again.
    case calcul(String)
    /// A structure of the report whose journal is not given.
    case absente(String)
    /// A structure whose journal is given, and that the report does not count.
    case enTrop(String)
    /// Something about one of the structures.
    case de(String, Constat)
  }

  /// How many lines the report says it counts.
  public var taille: Int
  /// The root that the report gives for these lines.
  public var racine: String
  /// How many journals a report on several structures counts, its root being the digest over all of them; 0 for
  /// one structure.
  public var journaux = 0
  /// How many figures were compared.
  public var chiffres: Int
  /// Whether the file is the same, byte for byte.
  public var isExact = false
  /// The other version that wrote the page, whose display this one cannot compare; nil for ours.
  public var autreVersion: String?
  /// What differs; nothing for a report that holds.
  public var constats: [Constat] = []
  /// Whether nothing contradicts the report; a page of another version may still show something else.
  public var tient: Bool { constats.isEmpty }

  init(taille: Int, racine: String, chiffres: Int) {
    self.taille = taille
    self.racine = racine
    self.chiffres = chiffres
  }

  /// Where two texts begin to differ: the line, from 1, and the byte, from 0.
  static func difference(between one: [UInt8], and other: [UInt8]) -> (ligne: Int, octet: Int) {
    let place = zip(one, other).enumerated().first { $1.0 != $1.1 }?.offset
    let octet = place ?? min(one.count, other.count)
    return (one[..<octet].count { $0 == UInt8(ascii: "\n") } + 1, octet)
  }
}

extension ControleRapport: CustomStringConvertible {
  /// One French sentence for a report that holds; else what differs, a line each.
  public var description: String {
    guard tient else {
      let nombre = constats.count > 1 ? "\(FrenchText.integer(constats.count)) écarts" : "1 écart"
      return (["rapport non conforme : \(nombre)"] + constats.map(\.description))
        .joined(separator: "\n")
    }
    if let autreVersion {
      return
        "rapport non comparé : la page est d’une autre version, « \(autreVersion) » ; "
        + "\(FrenchText.integer(chiffres)) chiffres y sont ceux du journal, mais rien ne dit que c’est ce "
        + "qu’elle montre : demandez une page de cette version, ou recalculez-la"
    }
    let bytes = isExact ? " et la page est la même octet pour octet" : ""
    if journaux > 0 {
      let de = journaux > 1 ? "des \(FrenchText.integer(journaux)) journaux" : "du journal"
      return "rapport conforme : \(FrenchText.integer(chiffres)) chiffres recalculés sur les "
        + "\(FrenchText.integer(taille)) premières lignes \(de), d’empreinte \(racine)\(bytes)"
    }
    return "rapport conforme : \(FrenchText.integer(chiffres)) chiffres recalculés sur les "
      + "\(FrenchText.integer(taille)) premières lignes du journal, de racine \(racine)\(bytes)"
  }
}

extension ControleRapport.Constat: CustomStringConvertible {
  /// One French line.
  public var description: String {
    switch self {
    case .structure(let publiee, let trouvee):
      "le rapport est celui de « \(publiee) », et le journal celui de « \(trouvee) »"
    case .tropCourt(let publiee, let trouvee):
      "le journal n’a que \(FrenchText.integer(trouvee)) lignes, et le rapport en compte "
        + "\(FrenchText.integer(publiee)) : ce n’est pas ce journal, ou il en a perdu"
    case .date(let vuAu, let publiee, let trouvee):
      "\(FrenchText.integer(trouvee)) lignes étaient connues à la fin du \(FrenchText.day(vuAu)), "
        + "et le rapport en compte \(FrenchText.integer(publiee))"
    case .racine(let publiee, let recalculee):
      "racine différente, une ligne passée a changé : publié \(publiee), recalculé \(recalculee)"
    case .cellule(let nom, let publie, let recalcule):
      "\(nom) : publié \(Self.shown(publie)), recalculé \(Self.shown(recalcule))"
    case .octets(let ligne, let octet):
      "tous les chiffres sont les mêmes, mais le texte du fichier diffère à partir de la ligne "
        + "\(ligne), octet \(octet)"
    case .composition(let publiee, let donnee):
      "la page suit une composition (\(publiee))"
        + (donnee.map { ", et celle qui est donnée a le SHA-256 \($0)" }
          ?? " : donnez-la pour la recalculer")
    case .calcul(let raison): "le rapport ne peut être recalculé : \(raison)"
    case .absente(let nom): "le rapport compte « \(nom) », dont le journal n’est pas donné"
    case .enTrop(let nom): "le rapport ne compte pas « \(nom) », dont le journal est donné"
    case .de(let nom, let constat): "\(nom) : \(constat)"
    }
  }

  private static func shown(_ value: String?) -> String {
    guard let value else { return "absent" }
    return value.isEmpty ? "sans valeur" : value
  }
}

/// Why a file is not a report that can be computed again.
public enum RapportPublieError: Error, Hashable, Sendable {
  /// Neither a page of ours nor JSON.
  case notAReport
  /// The size, the root or the period is missing.
  case origin
  /// No figure was found.
  case noFigure
  /// Statistics of several structures in JSON: only the page of their yearly report is computed again.
  case ensemble
  /// A filter that the page names is not known.
  case filtre(FiltreError)
}

extension RapportPublieError: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    switch self {
    case .notAReport:
      "ce n’est pas un rapport ; attendu la page d’un rapport annuel, ou des statistiques en JSON"
    case .origin:
      "le rapport ne dit pas sa période, sa taille ou sa racine : il ne peut être recalculé"
    case .noFigure: "le rapport ne porte aucun chiffre nommé"
    case .ensemble:
      "ce sont des statistiques de plusieurs structures, en JSON ; attendu la page de leur rapport annuel"
    case .filtre(let error): "\(error)"
    }
  }
}
