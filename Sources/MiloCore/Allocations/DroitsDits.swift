import MiloEvents

extension EtatDroit {
  /// What people read.
  public var libelle: String {
    switch self {
    case .baremeInconnu: "barème inconnu"
    case .regleInconnue: "règle inconnue"
    case .incomplet: "incomplet"
    case .tropPercu: "trop perçu"
    case .suspendu: "suspendu"
    case .forclos: "forclos"
    case .sansDroit: "sans droit"
    case .verse: "versé"
    case .partiel: "partiel"
    case .aVerser: "à verser"
    }
  }
}

extension Regularisation.Nature {
  /// What people read.
  public var libelle: String {
    switch self {
    case .rappel: "rappel"
    case .tropPercu: "trop perçu"
    case .nouveauMois: "nouveau mois"
    }
  }
}

/// The words of rights, for people or for programs: the same cells, codes or not.
struct MotsDesDroits {
  /// Whether people read them.
  let pourLire: Bool

  /// A month of right: « septembre 2022 », `2022-09`.
  func mois(_ mois: Mois) -> String { pourLire ? FrenchText.month("\(mois)") : "\(mois)" }

  /// Where a month stands.
  func etat(_ etat: EtatDroit) -> String { pourLire ? etat.libelle : etat.rawValue }

  /// Why an amount differs.
  func nature(_ nature: Regularisation.Nature) -> String {
    pourLire ? nature.libelle : nature.rawValue
  }

  /// A sentence of a computation: its months, its days and the codes it quotes.
  func phrase(_ phrase: String) -> String {
    guard pourLire else { return phrase }
    return Self.cites.reduce(FrenchText.datesEnMots(phrase)) { said, cite in
      said.replacing(cite.code, with: cite.mot)
    }
  }

  /// The codes that computations quote, between their quotes, each with its words.
  private static let cites: [(code: String, mot: String)] =
    EtatDroit.allCases.map { ($0.rawValue, $0.libelle) }.cites
    + CategorieFoyer.codes.map {
      ($0, Libelles.mot($0, of: CategorieFoyer.codes).firstLowercased)
    }.cites
}

extension [(String, String)] {
  /// Codes and words between quotes, where they differ.
  fileprivate var cites: [(code: String, mot: String)] {
    filter { $0.0 != $0.1 }.map {
      (MotsFrancais.entreGuillemets($0.0), MotsFrancais.entreGuillemets($0.1))
    }
  }
}

extension FrenchText {
  /// A sentence whose days and months, `2022-03-14` or `2022-03`, are said in words.
  static func datesEnMots(_ sentence: String) -> String {
    var words: [String] = []
    for word in sentence.split(separator: " ", omittingEmptySubsequences: false) {
      let iso = String(word.prefix { $0 == "-" || ("0"..."9").contains($0) })
      let said = iso.count == 10 ? day(iso) : iso.count == 7 ? month(iso) : iso
      if said != iso, words.last == "de", "ao".contains(said.prefix(1)) {
        words[words.count - 1] = "d’" + said + word.dropFirst(iso.count)
      } else {
        words.append(said + word.dropFirst(iso.count))
      }
    }
    return words.joined(separator: " ")
  }
}
