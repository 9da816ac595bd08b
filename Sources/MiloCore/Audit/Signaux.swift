public import MiloEvents

/// Where an auditor may look closer: what the lines say of how they were recorded.
///
/// A signal accuses nobody: an import, a catching up, a clock set right explain most of them. The lines are
/// read, never a cache, and hashed: heads that are not theirs seal nothing.
public struct Signaux: Sendable {
  /// Events of one author and one month, some of them late.
  public struct Tardifs: Hashable, Sendable {
    /// The month in which they happened.
    public let mois: Mois
    /// Who recorded them, see ``Signaux/auteurs``; nil when no line says it.
    public let auteur: Int?
    /// How many there are.
    public let evenements: Int
    /// Those recorded late, with their delays in days.
    public let lignes: [Ligne]
  }

  /// Lines of one author in one minute.
  public struct Rafale: Hashable, Sendable {
    /// Who recorded them, see ``Signaux/auteurs``.
    public let auteur: Int
    /// When the minute begins.
    public let minute: RecordedTime
    /// At how many different times they were recorded.
    public let lots: Int
    /// The lines.
    public let lignes: [Ligne]
  }

  /// Lines of one author whose identifiers say when they were drawn.
  public struct Identifiants: Hashable, Sendable {
    /// Who recorded them, see ``Signaux/auteurs``; nil when no line says it.
    public let auteur: Int?
    /// How many there are.
    public let tires: Int
    /// How many were recorded long before their identifiers were drawn; the others of ``lignes``, long after.
    public let avant: Int
    /// Those recorded far from that time, with the days from the one to the other; negative for a line
    /// recorded before its identifier was drawn.
    public let lignes: [Ligne]
  }

  /// Corrections of one author that change a closed year.
  public struct Corrections: Hashable, Sendable {
    /// The year.
    public let annee: Int
    /// Who recorded them, see ``Signaux/auteurs``; nil when no line says it.
    public let auteur: Int?
    /// How many of them cancel; the others rectify.
    public let annulations: Int
    /// The corrections, with the days since the closing.
    public let lignes: [Ligne]
  }

  /// A month of recording in which no signed head ends.
  public struct MoisSansSceau: Hashable, Sendable {
    /// The month.
    public let mois: Mois
    /// Index of the first line recorded then.
    public let premiere: Int
    /// Index of the last one.
    public let derniere: Int
    /// How many lines were recorded then.
    public let lignes: Int
    /// How many of them a later head covers.
    public let couvertes: Int
  }

  /// A line that a signal is about.
  public struct Ligne: Hashable, Sendable {
    /// Index of the line.
    public let index: Int
    /// By how many days, whole ones; nil where days play no part.
    public let jours: Int?
  }

  /// From where on something is a signal.
  public let seuils: Signal.Seuils
  /// Whose journal it is.
  public let identity: JournalIdentity
  /// The days that were asked about; nil for all.
  public let periode: Periode?
  /// The day whose knowledge counts; nil when every line does.
  public let vuAu: LocalDate?
  /// How many lines were known that day.
  public let taille: Int
  /// Merkle root over these lines.
  public let racine: Digest?
  /// The authors of the lines, in the order in which they first appear.
  public let auteurs: [String]
  /// By month, then author; those without any late event are left out.
  public let tardifs: [Tardifs]
  /// By minute, then author.
  public let rafales: [Rafale]
  /// By author; those without any far identifier are left out.
  public let identifiants: [Identifiants]
  /// By year, then author.
  public let corrections: [Corrections]
  /// In time order.
  public let moisSansSceau: [MoisSansSceau]
  /// How many lines came with recorded times that the journal did not see itself (`Reprise`).
  public let reprises: Int
  /// Finds the lines.
  let lines: LineLocator
  /// Time zone of the journal.
  let fuseau: FuseauHoraire

  /// Looks for signals in a journal, in one pass.
  ///
  /// - Parameters:
  ///   - journal: the journal.
  ///   - periode: the days asked about, of the events for late ones and corrections, of the recording for the
  ///     others.
  ///   - vuAu: the day whose knowledge counts.
  ///   - seuils: from where on something is a signal.
  ///   - progress: told how far the reading has come.
  /// - Throws: the first line that is not valid, an unknown time zone, or an error of the store.
  public init(
    _ journal: Journal, _ periode: Periode? = nil, vuAu: LocalDate? = nil,
    seuils: Signal.Seuils = Signal.Seuils(), progress: Progression? = nil
  ) throws(JournalError) {
    fuseau = try FuseauHoraire(of: journal.identity)
    (identity, self.periode, self.vuAu, self.seuils) = (journal.identity, periode, vuAu, seuils)
    let snapshot = try journal.snapshot()
    var options = JournalScan.Options()
    (options.hashing, options.timingIds, options.progress) = (true, true, progress)
    let scan = try JournalScan.read(snapshot, options)
    let (tree, locator) = (JournalTree(scan), LineLocator(scan, of: snapshot))
    let effective = EffectiveFaits(scan, before: vuAu.map { [fuseau] in fuseau.end(of: $0) })
    taille = vuAu == nil ? scan.lineCount : effective.visibleCount
    (lines, racine, reprises) = (locator, tree.rootOfFirst(taille), scan.lastReprise ?? 0)
    let releve = ReleveDeSignaux(
      LignesVisibles(scan, effective, taille, fuseau), periode, seuils, fuseau)
    auteurs = releve.lignes.auteurs
    tardifs = releve.tardifs(effective)
    rafales = releve.rafales()
    identifiants = releve.identifiants(scan)
    corrections = releve.corrections(scan, effective)
    moisSansSceau = releve.moisSansSceau(try SealHistory(journal, tree, locator))
  }
}

/// What every visible line says of its recording, by index.
struct LignesVisibles {
  /// When it was recorded.
  var enregistrees: [RecordedTime]
  /// The local date of that.
  var jours: [LocalDate]
  /// The place of its author among ``auteurs``; nil when it says none.
  var parAuteur: [Int?]
  /// The authors, in the order in which they first appear.
  var auteurs: [String] = []

  init(
    _ scan: JournalScan, _ effective: EffectiveFaits, _ count: Int, _ fuseau: FuseauHoraire
  ) {
    enregistrees = scan.chunks.flatMap { $0.block.faits.map(\.recorded) }
    enregistrees.removeLast(enregistrees.count - count)
    jours = enregistrees.map { fuseau.date(at: $0) }
    var numbers = [UInt32?](repeating: nil, count: count)
    let corrections = effective.corrections.map(\.fait)
    for faits in [effective.faits, effective.cancelled, effective.unknown, corrections] {
      for fait in faits { numbers[Int(fait.line)] = fait.author(in: effective.words) }
    }
    var places = [Int?](repeating: nil, count: effective.texts.count)
    parAuteur = []
    parAuteur.reserveCapacity(count)
    for number in numbers {
      guard let number else {
        parAuteur.append(nil)
        continue
      }
      let place = places[Int(number)] ?? auteurs.count
      if place == auteurs.count {
        auteurs.append(effective.texts.text(number))
        places[Int(number)] = place
      }
      parAuteur.append(place)
    }
  }
}
