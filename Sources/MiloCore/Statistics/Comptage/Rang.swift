import MiloEvents

/// A row of a table: an event, a stay, an appointment, a youth.
struct Rang {
  /// The event that makes the row, whose fields are read.
  var fait: Fait
  /// Its place in the youth's history; -1 for a fact about nobody.
  var place: Int
  /// The date of the row.
  var date: LocalDate
  /// The last day of what is looked at: what completes the row counts up to it.
  var jusquAu: LocalDate
  /// The place of the event that completes it: an exit, an end, a state, an issue; -1 when there is none.
  var suite = -1
}

/// A stay in employment, training, immersion, volunteering, schooling.
struct SejourEnSituation {
  /// Place of the entry.
  var entree: Int
  /// Place of the earliest end; -1 while none is recorded.
  var fin: Int
}

/// The families of situations.
enum FamilleDeSituation: String, ClosedList {
  case emploi, alternance, formation, immersion, volontariat, scolarite

  private static let contrat = Champ(EmploiEntree.self, "contrat")
  private static let alternances = ChoiceSet(Contrat.alternance)

  /// The family of an entry; nil for an event of another kind.
  init?(_ fait: Fait, in words: Column<Int64>) {
    switch fait.kind {
    case Kinds.emploiEntree:
      self =
        Self.alternances.contains(Self.contrat.word(of: fait, in: words)) ? .alternance : .emploi
    case Kinds.formationEntree: self = .formation
    case Kinds.immersionEntree: self = .immersion
    case Kinds.volontariatEntree: self = .volontariat
    case Kinds.scolariteEntree: self = .scolarite
    default: return nil
    }
  }
}

extension Dossier {
  /// The stays in situations, in the order of their entries.
  var situations: [SejourEnSituation] {
    let fins = finsDeSituation
    return (0..<count).compactMap { place in
      guard !isVoid[place], Source.entrees.contains(self[place].kind) else { return nil }
      return SejourEnSituation(entree: place, fin: fins[place] ?? -1)
    }
  }

  /// The place of the earliest end of each situation that ends, by the place of its entry.
  var finsDeSituation: [Int: Int] {
    var fins: [Int: Int] = [:]
    for place in 0..<count where self[place].kind == Kinds.situationFin && !isVoid[place] {
      let entree = Int(cibles[place])
      if fins[entree] == nil { fins[entree] = place }
    }
    return fins
  }
}

extension VueJeune {
  /// Gives the rows of a source that a window of time has, in time order.
  ///
  /// - Parameter fenetre: the period asked for, or another window; its last day is the last that what
  ///   completes a row may be dated.
  func forEachRang(
    _ source: Source, _ moment: Tableau.Moment, tousPresents: Bool, population: Population,
    _ fenetre: Periode, _ body: (Rang) -> Void
  ) {
    switch source {
    case .fait: break
    case .jeunes:
      if fenetre == contexte.periode {
        guard populations.contains(population), let fait = preuve(population) else { return }
        return body(
          Rang(fait: fait, place: -1, date: dateReference(population), jusquAu: fenetre.fin))
      }
      // In a window of its own, a youth is accompanied when something of it accompanies.
      var fait: Fait?
      forEachEvenement(fenetre) { if fait == nil, isAccompagnement($1) { fait = $1 } }
      if let fait { body(Rang(fait: fait, place: -1, date: fenetre.fin, jusquAu: fenetre.fin)) }
    case .evenement(let kind):
      // Files and referents stay in sight of `operation=`, which they never carry, for attributes only.
      if contexte.operation != nil, kind == Kinds.profil || kind == Kinds.referent { return }
      forEachEvenement(fenetre) { place, fait in
        guard fait.kind == kind, tousPresents || isCounted(fait), !dossier.isSecondEnd(place) else {
          return
        }
        body(Rang(fait: fait, place: place, date: fait.date, jusquAu: fenetre.fin))
      }
    case .contacts:
      forEachEvenement(fenetre) { place, fait in
        guard definesContact(fait) else { return }
        body(Rang(fait: fait, place: place, date: fait.date, jusquAu: fenetre.fin))
      }
    case .orientations:
      forEachEvenement(fenetre) { place, fait in
        guard fait.kind == Kinds.orientation else { return }
        body(
          Rang(
            fait: fait, place: place, date: fait.date, jusquAu: fenetre.fin,
            suite: derniereSuite(Kinds.orientationIssue, of: place, jusquAu: fenetre.fin)))
      }
    case .rendezVous:
      for rendezVous in rendezVous(fenetre) {
        let fait = dossier[rendezVous.premier]
        body(
          Rang(
            fait: fait, place: rendezVous.premier, date: fait.date, jusquAu: fenetre.fin,
            suite: rendezVous.dernier))
      }
    case .sejours:
      for sejour in dossier.sejours {
        let sortie = sejour.dateSortie.flatMap { $0 <= fenetre.fin ? sejour.sortie : nil } ?? -1
        forSejour(
          sejour.entree, suite: sortie, prevue: nil, moment, fenetre, body)
      }
    case .situations where moment == .entree:
      let fins = dossier.finsDeSituation
      forEachEvenement(fenetre) { place, fait in
        guard Source.entrees.contains(fait.kind) else { return }
        let fin = fins[place].flatMap { dossier[$0].date <= fenetre.fin ? $0 : nil }
        body(
          Rang(
            fait: fait, place: place, date: fait.date, jusquAu: fenetre.fin, suite: fin ?? -1))
      }
    case .situations:
      for sejour in dossier.situations {
        let fin = sejour.fin >= 0 && dossier[sejour.fin].date <= fenetre.fin ? sejour.fin : -1
        let prevue = ChampsDroits.finPrevueSituation.word(of: dossier[sejour.entree], in: words)
          .map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
        forSejour(sejour.entree, suite: fin, prevue: prevue, moment, fenetre, body)
      }
    }
  }

  /// The events of a window that count, in time order.
  private func forEachEvenement(_ fenetre: Periode, _ body: (Int, Fait) -> Void) {
    if fenetre == contexte.periode {
      for place in periode { body(place, dossier[place]) }
      return
    }
    for place in 0..<dossier.count where !dossier.isVoid[place] {
      let fait = dossier[place]
      if fenetre.contains(fait.date) { body(place, fait) }
    }
  }

  /// Whether an event is a row without more being said: of a collective action, attended.
  private func isCounted(_ fait: Fait) -> Bool {
    fait.kind != Kinds.atelier && fait.kind != Kinds.informationCollective || isPresent(fait)
  }

  /// The row of a stay, where its moment puts it in the window.
  private func forSejour(
    _ entree: Int, suite: Int, prevue: LocalDate?, _ moment: Tableau.Moment, _ fenetre: Periode,
    _ body: (Rang) -> Void
  ) {
    let fait = dossier[entree]
    let fin = suite >= 0 ? dossier[suite].date : prevue
    func rang(_ date: LocalDate) -> Rang {
      Rang(fait: fait, place: entree, date: date, jusquAu: fenetre.fin, suite: suite)
    }
    switch moment {
    case .entree: if fenetre.contains(fait.date) { body(rang(fait.date)) }
    case .sortie:
      if suite >= 0, fenetre.contains(dossier[suite].date) { body(rang(dossier[suite].date)) }
    case .presence:
      if fait.date <= fenetre.fin, fin.map({ max($0, fait.date) >= fenetre.debut }) ?? true {
        body(rang(fenetre.fin))
      }
    case .fin:
      if isOuvert(rang(fenetre.fin), prevue: prevue) { body(rang(fenetre.fin)) }
    }
  }

  /// Whether a stay is open at the end of the last day looked at: begun, not ended, and for a situation not past its
  /// planned end.
  func isOuvert(_ rang: Rang, prevue: LocalDate?) -> Bool {
    rang.fait.date <= rang.jusquAu && rang.suite < 0
      && prevue.map { $0 >= rang.jusquAu } ?? true
  }

  /// The place of the last event of a kind that completes another, dated by a day; -1 when there is none.
  private func derniereSuite(_ kind: EventKind, of place: Int, jusquAu: LocalDate) -> Int {
    for other in (0..<dossier.count).reversed()
    where dossier[other].kind == kind && Int(dossier.cibles[other]) == place {
      if !dossier.isVoid[other], dossier[other].date <= jusquAu { return other }
    }
    return -1
  }

  /// The planned end of a stay in a dispositif: the last prolongation dated by a day, else the entry's.
  func finPrevue(_ rang: Rang) -> LocalDate? {
    for other in (0..<dossier.count).reversed()
    where dossier[other].kind == Kinds.dispositifProlongation
      && Int(dossier.cibles[other]) == rang.place && !dossier.isVoid[other]
      && dossier[other].date <= rang.jusquAu
    {
      return ChampsDroits.finPrevueProlongation.date(of: dossier[other], in: words)
    }
    return ChampsDroits.finPrevueEntree.date(of: rang.fait, in: words)
  }
}
