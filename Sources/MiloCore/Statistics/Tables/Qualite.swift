import MiloEvents

/// How well the journal is kept: late lines, corrections, gaps and contradictions.
struct Qualite: TableComptable {
  private enum Ligne: Int {
    case tardives, annulations, rectifications, sansSexe, sansNaissance, sansNiveau, sansCommune,
      ageHors, entreeApresSortie, chevauchement, inconnus, rompues
  }

  /// Days after which a line is late.
  private static let delai = 30
  private static let ages = 16...25

  let declaration = TableDeclaration(
    id: "qualite", titre: "Qualité des données", population: nil,
    definition:
      "Saisies tardives : événements de la période enregistrés plus de 30 jours après leur date. Corrections : celles d’événements de la période. Non renseignés et âges : jeunes accompagnés, à la fin de la période. Chevauchements : jeune et dispositif dont deux séjours partagent un jour de la période, jour de sortie exclu.",
    mesures: 1,
    colonnes: [ColonneDeclaration("valeur", "valeur", .nombre, .compte(.mesure(0)))],
    lignes: [
      LigneDeclaration(
        "saisies_tardives_30j", "saisies plus de 30 jours après",
        horsFiltre: .enPartie("part de la structure")),
      LigneDeclaration(
        "annulations", "annulations", horsFiltre: .enPartie("part de la structure")),
      LigneDeclaration(
        "rectifications", "rectifications", horsFiltre: .enPartie("part de la structure")),
      LigneDeclaration("non_renseigne.sexe", "sexe non renseigné"),
      LigneDeclaration("non_renseigne.date_naissance", "date de naissance non renseignée"),
      LigneDeclaration("non_renseigne.niveau", "niveau non renseigné"),
      LigneDeclaration("non_renseigne.commune", "commune non renseignée"),
      LigneDeclaration("age_hors_16_25", "âge hors de 16 à 25 ans"),
      LigneDeclaration("entree_apres_sortie", "sorties avant l’entrée"),
      LigneDeclaration("chevauchement_dispositif", "séjours qui se chevauchent"),
      LigneDeclaration("type_inconnu", "lignes hors catalogue", horsFiltre: .tout),
      LigneDeclaration("references_rompues", "références rompues"),
    ])

  func admis(_ ligne: String) -> EvenementsAdmis? {
    nil
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let histoires = vue.dossier.histoires
    let contexte = vue.contexte
    for place in vue.periode {
      let fait = vue.dossier[place]
      guard Self.isLate(fait, histoires.fuseau), !vue.dossier.isSecondEnd(place) else { continue }
      // `operation=` keeps the file's events for their attributes, not for themselves.
      let isFile = fait.kind == Kinds.profil || fait.kind == Kinds.referent
      if isFile, contexte.operation != nil { continue }
      compteur.add(Ligne.tardives.rawValue, 0, fait)
    }
    if contexte.operation == nil {
      for place in vue.rompues { compteur.add(Ligne.rompues.rawValue, 0, vue.dossier[place]) }
    }
    dossierIncomplet(vue, &compteur)
    sejours(vue, &compteur)
  }

  /// What the file of a youth accompanied lacks at the end of the period.
  private func dossierIncomplet(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    guard vue.populations.contains(.accompagnes), let fait = vue.preuve(.accompagnes) else {
      return
    }
    let attributs = vue.attributsFin
    func count(_ ligne: Ligne, _ condition: Bool) {
      if condition { compteur.jeune(ligne.rawValue, 0, fait) }
    }
    count(.sansSexe, attributs.sexe == nil)
    count(.sansNaissance, attributs.naissance == nil)
    count(.sansNiveau, attributs.niveau == nil)
    count(.sansCommune, attributs.commune == nil)
    count(.ageHors, attributs.age.map { !Self.ages.contains($0) } ?? false)
  }

  /// Exits before their entry, and stays of one dispositif that share a day.
  private func sejours(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let periode = vue.contexte.periode
    let sejours = vue.dossier.sejours
    for sejour in sejours {
      if let sortie = sejour.sortie, let date = sejour.dateSortie, date < sejour.debut,
        periode.contains(date)
      {
        compteur.add(Ligne.entreeApresSortie.rawValue, 0, vue.dossier[sortie])
      }
    }
    for place in Self.chevauchements(sejours, periode) {
      compteur.add(Ligne.chevauchement.rawValue, 0, vue.dossier[sejours[place].entree])
    }
  }

  /// For each dispositif whose stays share a day of the period, the first stay that shares one with
  /// an earlier one.
  private static func chevauchements(
    _ sejours: [Dossier.Sejour], _ periode: Periode
  ) -> [Int] {
    guard sejours.count > 1 else { return [] }
    let order = sejours.indices.sorted {
      (sejours[$0].code, sejours[$0].debut, $0) < (sejours[$1].code, sejours[$1].debut, $1)
    }
    var found: [Int] = []
    // Of the stays of the dispositif that began before, the one that ends last.
    var longest: Dossier.Sejour?
    var isFound = false
    for place in order {
      let sejour = sejours[place]
      guard let other = longest, other.code == sejour.code else {
        (longest, isFound) = (sejour, false)
        continue
      }
      if !isFound, other.sharesDay(with: sejour, of: periode) {
        found.append(place)
        isFound = true
      }
      if other.dernierJour < sejour.dernierJour { longest = sejour }
    }
    return found
  }

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let histoires = contexte.histoires
    for fait in histoires.structure
    where contexte.periode.contains(fait.date) && Self.isLate(fait, histoires.fuseau) {
      compteur.add(Ligne.tardives.rawValue, 0, fait)
    }
    for fait in histoires.unknown where contexte.periode.contains(fait.date) {
      compteur.add(Ligne.inconnus.rawValue, 0, fait)
    }
    var retenues = CorrectionsRetenues(contexte)
    for correction in retenues.parJeune(histoires.corrections) {
      guard let cible = correction.target, contexte.periode.contains(cible.date),
        retenues.contain(cible)
      else { continue }
      let ligne = correction.cancels ? Ligne.annulations : .rectifications
      compteur.begin(histoires.jeune(of: cible) ?? Fait.nobody)
      compteur.add(ligne.rawValue, 0, correction.fait)
    }
  }

  /// Whether a line was recorded more than thirty days after what it tells, in the journal's days.
  private static func isLate(_ fait: Fait, _ fuseau: FuseauHoraire) -> Bool {
    // No zone is a day away from UTC: most lines are settled without asking for the local date.
    let utcDays = fait.recorded.milliseconds / 86_400_000 - Int64(fait.date.day)
    guard utcDays >= Int64(delai) else { return false }
    return fuseau.date(at: fait.recorded) - fait.date > delai
  }
}

extension Dossier.Sejour {
  /// Whether a day of the period belongs to both stays, days of exit excluded.
  fileprivate func sharesDay(with other: Dossier.Sejour, of periode: Periode) -> Bool {
    let first = max(debut, other.debut, periode.debut)
    return first <= min(dernierJour, other.dernierJour, periode.fin)
  }

  /// The last day of the stay: the eve of the exit, or the day of an entry that follows it.
  fileprivate var dernierJour: LocalDate {
    guard let dateSortie else { return LocalDate(day: .max) }
    return dateSortie < debut ? debut : dateSortie - 1
  }
}

extension Histoires {
  /// Number of the youth, after fusions, whom an event is about; nil when it is about anything else.
  func jeune(of fait: Fait) -> UInt32? {
    guard fait.subject != Fait.nobody, fait.kind.declaration?.sujet == .jeune else { return nil }
    return kept(fait.subject)
  }
}

/// Which corrections the filters keep: those of events that they keep, cancelled or not.
struct CorrectionsRetenues {
  private let contexte: Contexte
  private let isFiltered: Bool
  private var vue: VueJeune
  /// The youth looked at, whether the filters keep it, and which of its events the operation keeps.
  private var jeune: UInt32?
  private var isKept = false
  private var marques: [Bool] = []

  init(_ contexte: Contexte) {
    self.contexte = contexte
    vue = VueJeune(contexte)
    isFiltered = !contexte.filtres.isEmpty || contexte.operation != nil
  }

  /// The corrections, those of one youth together where filters have to look at youths.
  func parJeune(_ corrections: [EffectiveFaits.Correction]) -> [EffectiveFaits.Correction] {
    guard isFiltered else { return corrections }
    func jeune(_ correction: EffectiveFaits.Correction) -> UInt32 {
      correction.target.flatMap { contexte.histoires.jeune(of: $0) } ?? Fait.nobody
    }
    return corrections.map { ($0, jeune($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// Whether the youth whom the target is about, and its operation, satisfy the filters.
  mutating func contain(_ cible: Fait) -> Bool {
    guard isFiltered, let jeune = contexte.histoires.jeune(of: cible) else { return true }
    if jeune != self.jeune { look(at: jeune) }
    guard isKept else { return false }
    return contexte.operation?.keeps(cible, in: vue.dossier, marques) ?? true
  }

  private mutating func look(at jeune: UInt32) {
    self.jeune = jeune
    let histoires = contexte.histoires
    vue.load(
      histoires.histoire(jeune) ?? Histoire(jeune: jeune, faits: [], histoires: histoires))
    isKept = vue.satisfies(contexte)
    marques = contexte.operation?.marques(vue.dossier) ?? []
  }
}
