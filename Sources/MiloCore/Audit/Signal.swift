import MiloEvents

/// What may make an auditor look closer at some lines.
public enum Signal: String, CaseIterable, Sendable {
  /// Events recorded long after they happened, by author and month.
  case tardifs
  /// Many lines of one author recorded in one minute.
  case rafales
  /// Lines recorded far from the time at which their identifier was drawn.
  case identifiants
  /// Corrections recorded after the closing of the year that they change.
  case corrections
  /// Months of recording without a signed head.
  case sceaux

  /// From where on something is a signal.
  public struct Seuils: Hashable, Sendable {
    /// The delay, in days, beyond which an event is late.
    public var retard = 30
    /// How many lines of one author in one minute make a burst.
    public var rafale = 30
    /// The days between an identifier and its line beyond which they are far from each other.
    public var ecart = 1
    /// The day of the following year on which a year is closed.
    public var cloture = Cloture(mois: 3, jour: 31)

    /// The thresholds used unless others are given.
    public init() {}
  }

  /// A day of the year: the last one on which the year before may be corrected without a signal.
  public struct Cloture: Hashable, Sendable {
    /// The month, 1…12.
    public let mois: Int
    /// The day of the month; the last one of a shorter month stands for those that it lacks.
    public let jour: Int

    /// A day of the year.
    public init(mois: Int, jour: Int) {
      (self.mois, self.jour) = (mois, jour)
    }

    /// The day on which a year is closed, in the following one.
    func jour(de annee: Int) -> LocalDate {
      let month = Mois(year: annee + 1, month: mois)
      return month.firstDay + (min(jour, month.dayCount) - 1)
    }
  }

  /// What people read above the figures.
  public var titre: String {
    switch self {
    case .tardifs: "Saisies tardives"
    case .rafales: "Rafales"
    case .identifiants: "Identifiants d’une autre heure"
    case .corrections: "Corrections après la clôture"
    case .sceaux: "Mois sans sceau"
    }
  }

  /// What is counted, from which threshold on, and what a period chooses.
  public func definition(_ seuils: Seuils) -> String {
    switch self {
    case .tardifs:
      "Les événements qui comptent, par mois de leur date et par auteur : combien, et combien "
        + "furent enregistrés plus de \(MotsFrancais.compte(seuils.retard, "jour", "jours")) après. "
        + "Les mois et les auteurs sans retard n’y sont pas."
    case .rafales:
      "Au moins \(MotsFrancais.compte(seuils.rafale, "ligne", "lignes")) d’un même auteur "
        + "enregistrées dans la même minute. Un lot est fait des lignes de même heure "
        + "d’enregistrement : un import en a peu, une saisie à la main autant que de lignes."
    case .identifiants:
      "Un UUID de version 7 dit l’heure où il a été tiré. Par auteur, les lignes qui en portent un, et "
        + "celles dont l’enregistrement le précède ou le suit de plus de "
        + "\(MotsFrancais.compte(seuils.ecart, "jour", "jours"))."
    case .corrections:
      "Les annulations et rectifications enregistrées après le \(seuils.cloture.enMots) qui suit "
        + "l’année d’un événement corrigé (la première, si la correction change l’événement d’année)."
    case .sceaux:
      "Les mois où des lignes furent enregistrées, et dont aucune n’est la dernière d’une tête signée : "
        + "ce qu’elles étaient alors n’est attesté que par une tête plus tardive, ou par aucune."
    }
  }
}

extension Signal.Cloture {
  /// « 31 mars ».
  var enMots: String {
    let date = FrenchText.day("\(jour(de: 1999))")
    return date.split(separator: " ").dropLast().joined(separator: " ")
  }
}
