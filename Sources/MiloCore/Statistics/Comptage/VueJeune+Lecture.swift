import MiloEvents

extension VueJeune {
  /// What a row holds under a reader: a word, `Fait.cleared` for nothing, `Fait.encrypted` for what only its
  /// key reads.
  @inline(__always)
  func mot(_ lecteur: Lecteur, _ rang: Rang, attributsALaFin: Bool) -> Int64 {
    if case .propre(let places) = lecteur { return brut(rang.fait, places) }
    return autreMot(lecteur, rang, attributsALaFin: attributsALaFin)
  }

  /// The word of a field of an event, `Fait.cleared` when it is absent.
  @inline(__always)
  private func brut(_ fait: Fait, _ places: [Int8]) -> Int64 {
    let ordinal = places[Int(fait.kind.rawValue)]
    guard ordinal >= 0, let place = fait.place(ofField: Int(ordinal)) else { return Fait.cleared }
    return words[place]
  }

  private func autreMot(_ lecteur: Lecteur, _ rang: Rang, attributsALaFin: Bool) -> Int64 {
    let fait = rang.fait
    let date = attributsALaFin ? fin : rang.date
    func jours(_ fin: LocalDate?, depuis debut: LocalDate) -> Int64? {
      fin.map { Int64(max(0, $0 - debut)) }
    }
    func attribut(_ champ: Champ) -> Int64? { dossier.attribut(champ, at: date, until: self.fin) }
    var mot: Int64?
    switch lecteur {
    case .propre(let places): mot = brut(fait, places)
    case .parDefaut(let places, let defaut):
      let word = brut(fait, places)
      mot = word == Fait.cleared ? defaut : word
    case .refere(let references, let places):
      let reference = brut(fait, references)
      guard reference != Fait.cleared, rang.place >= 0,
        let cible = dossier.place(named: UInt64(bitPattern: reference), by: rang.place)
      else { break }
      mot = brut(dossier[cible], places)
    case .traduit(let references, let places, let mots):
      var named = fait
      if let references {
        let reference = brut(fait, references)
        guard reference != Fait.cleared, rang.place >= 0,
          let cible = dossier.place(named: UInt64(bitPattern: reference), by: rang.place)
        else { break }
        named = dossier[cible]
      }
      let word = brut(named, places)
      mot = word > Fait.encrypted ? mots[Int(named.kind.rawValue)][Int(word)] : word
    case .reference(let places, let kinds):
      let reference = brut(fait, places)
      guard reference != Fait.cleared, rang.place >= 0,
        let cible = dossier.place(named: UInt64(bitPattern: reference), by: rang.place),
        kinds.isEmpty || kinds.contains(dossier[cible].kind)
      else { break }
      mot = 1
    case .sujet: mot = fait.subject == Fait.nobody ? nil : Int64(fait.subject)
    case .auteur: mot = fait.author(in: words).map { Int64($0) }
    case .source: mot = Int64(fait.source)
    case .delaiSaisie:
      mot = Int64(dossier.histoires.fuseau.date(at: fait.recorded) - fait.date)
    case .date: mot = Int64(rang.date.day)
    case .annee: mot = Int64(rang.date.year)
    case .jour: mot = Int64(rang.date.weekday)
    case .pas(let pas): mot = Int64(pas.numero(rang.date))
    case .attribut(let champ): mot = attribut(champ)
    case .niveauParmi(let niveaux):
      mot = attribut(Champs.niveau).map { niveaux.contains($0) ? 1 : 0 }
    case .hebergementParmi(let choix):
      mot = attribut(Champs.hebergement).map { choix.contains($0) ? 1 : 0 }
    case .age:
      mot = attribut(Champs.dateNaissance)
        .flatMap { LocalDate(day: Int32(truncatingIfNeeded: $0)).ageAtteint(on: date) }
        .map { Int64($0) }
    case .site: mot = site(at: date).map { Int64($0) }
    case .zone: mot = site(at: date).flatMap { contexte.repertoire.zone(ofSite: $0) }
    case .epci:
      mot = attribut(Champs.commune)
        .flatMap { contexte.repertoire.epci(ofCommune: UInt32(truncatingIfNeeded: $0)) }
        .map { Int64($0) }
    case .zrr:
      mot =
        attribut(Champs.zrr)
        ?? attribut(Champs.commune)
        .flatMap { contexte.repertoire.zrr(ofCommune: UInt32(truncatingIfNeeded: $0)) }
        .map { $0 ? 1 : 0 }
    case .referent: mot = dossier.referent(at: rang.date).map { Int64($0) }
    case .depuisPremier(let kind):
      mot = premier(kind).flatMap { $0 <= rang.date ? Int64(rang.date - $0) : nil }
    case .conseiller(let places, let champ):
      let code = brut(fait, places)
      guard code > Fait.encrypted,
        let known = contexte.repertoire.conseillers[UInt32(truncatingIfNeeded: code)]
      else { break }
      mot = champ.word(of: known, in: words)
    case .nature: mot = Source.deContact.firstIndex(of: fait.kind).map { Int64($0) }
    case .entree: mot = Int64(fait.date.day)
    case .sortie: mot = suite(rang).map { Int64($0.date.day) }
    case .fin: mot = (suite(rang)?.date ?? prevue(rang)).map { Int64($0.day) }
    case .finPrevue: mot = finPrevue(rang).map { Int64($0.day) }
    case .motif: mot = suite(rang).flatMap { Self.motifs.word(of: $0, in: words) }
    case .positif:
      mot = suite(rang).flatMap { Self.motifs.word(of: $0, in: words) }
        .map { Sorties.positives.contains($0) ? 1 : 0 }
    case .ouvert:
      mot =
        isOuvert(rang, prevue: fait.kind == Kinds.dispositifEntree ? nil : prevue(rang)) ? 1 : 0
    case .duree: mot = jours(suite(rang)?.date, depuis: fait.date)
    case .dureePrevue: mot = jours(finPrevue(rang), depuis: fait.date)
    case .ecart:
      let prevue = fait.kind == Kinds.dispositifEntree ? finPrevue(rang) : prevue(rang)
      if let end = suite(rang)?.date, let prevue { mot = Int64(end - prevue) }
    case .famille: mot = FamilleDeSituation(fait, in: words)?.word
    case .statut: mot = suite(rang).flatMap { Self.statuts.word(of: $0, in: words) }
    case .issue: mot = suite(rang).flatMap { Self.issues.word(of: $0, in: words) }
    case .genreIssue: mot = suite(rang).flatMap { Self.genres.word(of: $0, in: words) }
    case .delai: mot = jours(suite(rang)?.date, depuis: fait.date)
    }
    return mot ?? Fait.cleared
  }

  private static let motifs = ChampCommun("motif")
  private static let genres = ChampCommun("genre")
  private static let statuts = ChampCommun("statut")
  private static let issues = ChampCommun("issue")

  /// The event that completes a row.
  private func suite(_ rang: Rang) -> Fait? { rang.suite < 0 ? nil : dossier[rang.suite] }

  /// The planned end that an entry into a situation writes.
  private func prevue(_ rang: Rang) -> LocalDate? {
    ChampsDroits.finPrevueSituation.word(of: rang.fait, in: words)
      .map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
  }

  /// The place of reception of the youth at a date (03, 3.3; 08.2.3).
  private func site(at date: LocalDate) -> UInt32? {
    dossier.attribut(Champs.siteProfil, at: date, until: fin).map { UInt32(truncatingIfNeeded: $0) }
      ?? dernierSite()
  }

  /// The date of the youth's first event of a kind; of a collective action, the first attended.
  private func premier(_ kind: EventKind) -> LocalDate? {
    let isCollective = kind == Kinds.atelier || kind == Kinds.informationCollective
    for place in 0..<dossier.count where dossier[place].kind == kind && !dossier.isVoid[place] {
      if !isCollective || isPresent(dossier[place]) { return dossier[place].date }
    }
    return nil
  }
}
