public import MiloEvents

/// A youth's whole history and state at a date.
public struct VieDuJeune: Sendable {
  /// The state that portfolios show.
  public let fiche: FicheJeune
  /// Who follows the youth at the date.
  public let suivis: [Suivi]
  /// The attributes of the file at the date, by name.
  public let profil: [(attribut: String, valeur: String)]
  /// The stays in dispositifs.
  public let dispositifs: [Sejour]
  /// The situations, closed and open.
  public let situations: [Sejour]
  /// The rights by the facts dated up to the date.
  public let droits: [DroitMensuel]
  /// The appointments, in the order of their dates: when, what state, what about.
  public let rendezVous: [(quand: String, statut: String, objet: String)]
  /// All events dated up to the date, in time order.
  public let chronologie: [Evenement]

  /// A stay in a dispositif or in a situation.
  public struct Sejour: Hashable, Sendable {
    /// The dispositif's code, or the kind of the situation.
    public var quoi: String
    /// Date of the entry.
    public var debut: LocalDate
    /// Planned end.
    public var finPrevue: LocalDate?
    /// Real end; nil while open.
    public var fin: LocalDate?
    /// Reason of the end, when it is given.
    public var motif: String?
  }

  /// An event of the timeline.
  public struct Evenement: Hashable, Sendable {
    /// The local date.
    public var date: LocalDate
    /// The kind.
    public var nom: String
    /// The fields, free text and sensitive codes withheld.
    public var champs: String
    /// The index of the line in the journal.
    public var ligne: Int
    /// Whether a reference that the kind requires does not hold: the event counts for nothing.
    public var isSansEffet: Bool
  }

  /// Gathers what the journal says of a youth, nil when it says nothing by the date.
  ///
  /// - Parameters:
  ///   - jeune: the number of the youth's identifier, after fusions.
  ///   - date: the date; later events are left out.
  public init?(_ histoires: Histoires, _ jeune: UInt32, au date: LocalDate) {
    guard let histoire = histoires.histoire(jeune)?.upTo(date), !histoire.faits.isEmpty else {
      return nil
    }
    let contexte = ContextePortefeuilles(histoires, au: date, conseiller: nil, isDetaille: true)
    var dossier = Dossier(histoires)
    dossier.load(histoire)
    let etat = EtatJeune(dossier, contexte)
    let texts = histoires.texts
    let suivis = FilDesReferents(histoire.faits, histoires)
      .titulaires(at: date, contexte.absences).map {
        Suivi(conseiller: texts.text($0.conseiller), role: $0.role, depuis: $0.depuis)
      }
    var fiche = etat.fiche
    for suivi in suivis.prefix(1) { fiche.alertes += Alerte.duSuivi(fiche, suivi, at: date) }
    let isOrphan =
      suivis.first?.role != .referent
      && etat.activite.isAccompagne(apres: date.adding(months: -12))
      && !FilDesReferents(histoire.faits, histoires).isParti(at: date)
    if isOrphan { fiche.alertes.append(.sansReferent) }
    fiche.alertes.sort()
    self.fiche = fiche
    self.suivis = suivis
    profil = Self.profil(dossier, date)
    dispositifs = Self.dispositifs(dossier)
    situations = Self.situations(dossier)
    droits = etat.droits
    rendezVous = etat.activite.rendezVous.map { ($0.quand, $0.statut.rawValue, $0.objet ?? "") }
    let textes = FaitText(histoires, naming: dossier.faits)
    chronologie = (0..<dossier.count).map { place in
      let fait = dossier[place]
      return Evenement(
        date: fait.date, nom: fait.kind.declaration?.nom ?? "",
        champs: textes.fields(of: fait), ligne: Int(fait.line),
        isSansEffet: dossier.isVoid[place])
    }
  }

  private static func profil(_ dossier: Dossier, _ date: LocalDate) -> [(String, String)] {
    let textes = FaitText(dossier.histoires)
    return (Kinds.profil.declaration?.fields ?? []).enumerated().compactMap { ordinal, field in
      let champ = Champ(kind: Kinds.profil, ordinal: ordinal)
      guard let word = dossier.attribut(champ, at: date, until: date) else { return nil }
      return (field.name, textes.text(word, field.type))
    }
  }

  private static func dispositifs(_ dossier: Dossier) -> [Sejour] {
    let motif = Champ(DispositifSortie.self, "motif")
    let words = dossier.histoires.words
    return zip(dossier.parcours, dossier.sejours).map { parcours, sejour in
      let reason = sejour.sortie.flatMap { motif.word(of: dossier[$0], in: words) }
      return Sejour(
        quoi: dossier.histoires.texts.text(parcours.code), debut: parcours.debut,
        finPrevue: parcours.finPrevue, fin: parcours.sortie,
        motif: MotifSortie(word: reason)?.rawValue)
    }
  }

  private static func situations(_ dossier: Dossier) -> [Sejour] {
    let motif = Champ(SituationFin.self, "motif")
    let words = dossier.histoires.words
    let textes = FaitText(dossier.histoires)
    let kinds = [
      Kinds.emploiEntree, Kinds.formationEntree, Kinds.immersionEntree, Kinds.volontariatEntree,
      Kinds.scolariteEntree,
    ]
    return (0..<dossier.count).filter { kinds.contains(dossier[$0].kind) }.map { place in
      let fait = dossier[place]
      let end = dossier.premiereFin(place)
      let nom = fait.kind.declaration?.nom.split(separator: ".").first.map(String.init) ?? ""
      let detail = textes.firstField(of: fait)
      return Sejour(
        quoi: detail.map { "\(nom) (\($0))" } ?? nom, debut: fait.date,
        finPrevue: ChampsDroits.finPrevueSituation.word(of: fait, in: words)
          .map { LocalDate(day: Int32(truncatingIfNeeded: $0)) },
        fin: end.map { dossier[$0].date },
        motif: end.flatMap { MotifFin(word: motif.word(of: dossier[$0], in: words))?.rawValue })
    }
  }
}

/// The fields of a compact event as text, without what may be sensitive.
struct FaitText {
  private let histoires: Histoires
  /// The events that references name.
  private let references: EventIndex

  /// Reads the fields of any event, and the references of these.
  init(_ histoires: Histoires, naming faits: ArraySlice<Fait> = []) {
    self.histoires = histoires
    let hashes = faits.flatMap { $0.nommes(in: histoires.words) }
    references =
      hashes.isEmpty ? EventIndex() : EventIndex(of: histoires.faits, naming: Set(hashes))
  }

  /// The fields present, as `champ=valeur`, in catalogue order.
  func fields(of fait: Fait) -> String {
    (fait.kind.declaration?.fields ?? []).enumerated().compactMap { ordinal, field in
      guard let place = fait.place(ofField: ordinal) else { return nil }
      return "\(field.name)=\(text(histoires.words[place], field.type))"
    }.joined(separator: " ")
  }

  /// The value of the first field, which names the sort of contract or of training.
  func firstField(of fait: Fait) -> String? {
    guard let field = fait.kind.declaration?.fields.first, let place = fait.place(ofField: 0)
    else { return nil }
    return text(histoires.words[place], field.type)
  }

  /// One value; free text, sensitive codes and encrypted values are withheld.
  func text(_ word: Int64, _ type: FieldType) -> String {
    if word == Fait.cleared { return "effacé" }
    if word == Fait.encrypted { return "…" }
    switch type {
    case .code, .insee, .jeune, .pays, .empreinte, .libelle, .textePublic, .moment,
      .liste(.code), .dictionnaire:
      return histoires.texts.text(UInt32(truncatingIfNeeded: word))
    case .choix(let codes): return word < codes.count ? codes[Int(word)] : "…"
    case .booleen: return word == 0 ? "non" : "oui"
    case .entier: return String(word)
    case .nombre: return Nombre(centiemes: Int(word)).description
    case .decimal(_, let decimales): return Decimales.texte(Int(word), decimales)
    case .date: return LocalDate(day: Int32(truncatingIfNeeded: word)).description
    case .mois: return Mois(index: Int(word)).description
    case .reference: return reference(UInt64(bitPattern: word))
    case .liste(.choix(let codes)):
      return codes.enumerated().filter { word >> Int64($0.offset) & 1 == 1 }.map(\.element)
        .joined(separator: ",")
    case .texte, .texteChiffre, .codeSensible, .liste, .objet, .declaration, .donnees: return "…"
    }
  }

  /// The line that a reference names.
  private func reference(_ hash: UInt64) -> String {
    references.premier(hash).map { "ligne \(histoires.faits[$0].line)" } ?? "?"
  }
}
