public import MiloEvents

/// The size of a portfolio at a month's end.
public struct Effectif: Hashable, Sendable {
  /// The counsellor's code.
  public var conseiller: String
  /// The month.
  public var mois: Mois
  /// How many youths, in any role.
  public var jeunes: Int
}

/// The sizes of all portfolios at each month's end, up to a date.
public struct HistoriqueEffectifs: Projection {
  private let histoires: Histoires
  private let absences: Absences
  private let dernier: Mois
  private var dossier: Dossier
  private var comptes: [UInt32: [Mois: Int]] = [:]

  /// No month counted yet; the last one is the last that is over on the date.
  public init(_ histoires: Histoires, au date: LocalDate) {
    self.histoires = histoires
    absences = Absences(histoires)
    dossier = Dossier(histoires)
    dernier = date == date.mois.lastDay ? date.mois : date.mois.adding(-1)
  }

  /// Counts one youth at the end of each month since somebody follows it, while the file is active.
  public mutating func apply(_ histoire: Histoire) {
    let fil = FilDesReferents(histoire.faits, histoires)
    guard let first = fil.debut?.mois, first <= dernier else { return }
    dossier.load(histoire)
    var file = FilDuDossier(dossier)
    for index in first.index...dernier.index {
      let mois = Mois(index: index)
      file.avancer(jusquA: mois.lastDay)
      guard file.etat(at: mois.lastDay) == .actif else { continue }
      for titulaire in fil.titulaires(at: mois.lastDay, absences) {
        comptes[titulaire.conseiller, default: [:]][mois, default: 0] += 1
      }
    }
  }

  /// Adds the youths counted elsewhere.
  public mutating func merge(_ other: HistoriqueEffectifs) {
    for (conseiller, months) in other.comptes {
      comptes[conseiller, default: [:]].merge(months, uniquingKeysWith: +)
    }
  }

  /// The sizes by counsellor then month; a month without anybody, between two others, is 0.
  public var resultat: [Effectif] {
    comptes.map { (histoires.texts.text($0.key), $0.value) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
      .flatMap { conseiller, months -> [Effectif] in
        guard let first = months.keys.min() else { return [] }
        return (first.index...dernier.index).map { index in
          let mois = Mois(index: index)
          return Effectif(conseiller: conseiller, mois: mois, jeunes: months[mois] ?? 0)
        }
      }
  }
}

/// A youth whose referent differs between two dates.
public struct Transfert: Hashable, Sendable {
  /// The youth's identifier.
  public var jeune: String
  /// The referent at the end of the first date; nil for nobody.
  public var de: String?
  /// The referent at the end of the second date; nil for nobody.
  public var vers: String?
  /// The events between the two that say so.
  public var evenements: [Evenement]

  /// An event by its line.
  public struct Evenement: Hashable, Sendable {
    /// The kind.
    public var nom: String
    /// The local date.
    public var date: LocalDate
    /// The index of the line in the journal.
    public var ligne: Int
  }
}

/// The youths that came in and out of portfolios between two dates.
public struct Transferts: Projection {
  private let histoires: Histoires
  private let debut: LocalDate
  private let fin: LocalDate
  private var transferts: [Transfert] = []

  /// Nobody seen yet; what is compared is the end of each date.
  public init(_ histoires: Histoires, du debut: LocalDate, au fin: LocalDate) {
    self.histoires = histoires
    self.debut = debut
    self.fin = fin
  }

  /// Compares the referents of one youth.
  public mutating func apply(_ histoire: Histoire) {
    let fil = FilDesReferents(histoire.faits, histoires)
    let (before, after) = (referent(fil, debut), referent(fil, fin))
    guard before != after else { return }
    let events = fil.lignes(apres: debut, jusquAu: fin).map { fait in
      Transfert.Evenement(
        nom: fait.kind.declaration?.nom ?? "", date: fait.date, ligne: Int(fait.line))
    }
    transferts.append(
      Transfert(
        jeune: histoire.identifiant, de: before.map { histoires.texts.text($0) },
        vers: after.map { histoires.texts.text($0) }, evenements: events))
  }

  private func referent(_ fil: FilDesReferents, _ date: LocalDate) -> UInt32? {
    fil.isParti(at: date) ? nil : fil.titulaire(.referent, at: date)?.conseiller
  }

  /// Adds the youths compared elsewhere.
  public mutating func merge(_ other: Transferts) {
    transferts += other.transferts
  }

  /// The youths whose referent differs, sorted by identifier.
  public var resultat: [Transfert] {
    transferts.sorted { $0.jeune.utf8.lexicographicallyPrecedes($1.jeune.utf8) }
  }
}
