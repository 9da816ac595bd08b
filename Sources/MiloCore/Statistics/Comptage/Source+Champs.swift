import MiloEvents

extension Source {
  /// The field of a row with that name; nil when rows have none.
  ///
  /// - Parameter presence: whether absent participants are rows too, told apart by `presence`.
  func champ(_ nom: String, presence: Bool = false) -> ChampDeRang? {
    if let propre = champPropre(nom) ?? champDeSuite(nom) { return propre }
    if let date = champDeDate(nom) { return date }
    if estDeJeunes, nom.hasPrefix("jeune.") { return Self.champDuJeune(String(nom.dropFirst(6))) }
    if estDeJeunes, nom.hasPrefix("depuis_premier."),
      let kind = Catalogue.declaration(named: String(nom.dropFirst(15))), kind.sujet == .jeune
    {
      return ChampDeRang(
        lecteur: .depuisPremier(kind.kind), nature: .entier, unite: .jours, manque: .parfois)
    }
    guard aUnEvenement else { return nil }
    if nom != "presence" || presence, let type = champDuType(nom) { return type }
    return champDeLEvenement(nom) ?? champRefere(nom)
  }

  /// The names of all fields, for whoever mistypes one.
  func nomsDesChamps(presence: Bool = false) -> [String] {
    var noms = ["date", "date.annee", "date.mois", "date.trimestre", "date.semaine", "date.jour"]
    if aUnEvenement { noms += ["auteur", "source", "delai_saisie"] }
    if case .fait = self { noms.append("sujet") }
    noms += Self.suites.filter { champDeSuite($0) != nil || champPropre($0) != nil }
    for kind in kinds {
      for field in kind.declaration?.fields ?? [] {
        noms.append(field.name)
        if case .liste(.objet(let fields)) = field.type {
          noms += fields.map { "\(field.name).\($0.name)" }
        }
        if case .reference(let targets) = field.type {
          noms += targets.compactMap { Catalogue.declaration(named: $0) }
            .flatMap { $0.fields.map { "\(field.name).\($0.name)" } }
        }
      }
    }
    if estDeJeunes {
      noms += Self.attributs.map { "jeune.\($0)" }
      noms += Catalogue.declarations.filter { $0.sujet == .jeune }.map {
        "depuis_premier.\($0.nom)"
      }
    }
    if champDuType("conseiller") != nil {
      noms += ["equipe", "site", "role"].map { "conseiller.\($0)" }
    }
    var seen: Set<String> = []
    return noms.filter { seen.insert($0).inserted && champ($0, presence: presence) != nil }
  }

  /// The attributes of a youth, those of the file and those that follow from them.
  static let attributs: [String] =
    (Kinds.profil.declaration?.fields.map(\.name) ?? [])
    + [
      "age", "zone", "epci", "referent", "sans_diplome", "sans_qualification", "infra_bac",
      "hebergement_familial",
    ]

  // MARK: The row

  private static let suites = [
    "nature", "entree", "sortie", "fin", "fin_prevue", "motif", "positive", "ouvert", "duree_jours",
    "duree_prevue_jours", "ecart_jours", "famille", "genre", "statut", "issue", "issue.genre",
    "delai_jours",
  ]

  private func champDeDate(_ nom: String) -> ChampDeRang? {
    func champ(_ lecteur: Lecteur, _ nature: Nature, _ unite: Unite? = nil) -> ChampDeRang {
      ChampDeRang(lecteur: lecteur, nature: nature, unite: unite, manque: .jamais)
    }
    switch nom {
    case "date": return champ(.date, .date, .date)
    case "date.annee": return champ(.annee, .entier, .nombre)
    case "date.jour":
      var jour = champ(.jour, .entier, .nombre)
      jour.intervalle = 1...7
      return jour
    case "date.mois": return champ(.pas(.mois), .pas(.mois))
    case "date.trimestre": return champ(.pas(.trimestre), .pas(.trimestre))
    case "date.semaine": return champ(.pas(.semaine), .pas(.semaine))
    default: return nil
    }
  }

  private func champDeLEvenement(_ nom: String) -> ChampDeRang? {
    switch nom {
    case "auteur":
      ChampDeRang(
        lecteur: .auteur, nature: .code(.jeune), manque: .parfois, designeDesAgents: true)
    case "source": ChampDeRang(lecteur: .source, nature: .source, manque: .jamais)
    case "delai_saisie":
      ChampDeRang(lecteur: .delaiSaisie, nature: .entier, unite: .jours, manque: .jamais)
    case "sujet" where !estDeJeunes:
      ChampDeRang(lecteur: .sujet, nature: .code(.jeune), manque: .jamais)
    default: nil
    }
  }

  /// What replaces a field of the event, where the row is more than an event.
  private func champPropre(_ nom: String) -> ChampDeRang? {
    switch (self, nom) {
    case (.contacts, "nature"):
      ChampDeRang(
        lecteur: .nature, nature: .choix(Self.deContact.compactMap { $0.declaration?.nom }),
        manque: .jamais)
    case (.sejours, "fin_prevue"):
      ChampDeRang(lecteur: .finPrevue, nature: .date, unite: .date, manque: .parfois)
    case (.rendezVous, "statut"):
      ChampDeRang(lecteur: .statut, nature: .choix(StatutRendezVous.codes), manque: .jamais)
    case (.situations, "genre"): Self.genre
    default: nil
    }
  }

  /// What a row has beyond its event.
  private func champDeSuite(_ nom: String) -> ChampDeRang? {
    func date(_ lecteur: Lecteur, _ manque: ChampDeRang.Manque = .parfois) -> ChampDeRang {
      ChampDeRang(lecteur: lecteur, nature: .date, unite: .date, manque: manque)
    }
    func jours(_ lecteur: Lecteur) -> ChampDeRang {
      ChampDeRang(lecteur: lecteur, nature: .entier, unite: .jours, manque: .parfois)
    }
    func choix(_ lecteur: Lecteur, _ codes: [String], _ manque: ChampDeRang.Manque) -> ChampDeRang {
      ChampDeRang(lecteur: lecteur, nature: .choix(codes), manque: manque)
    }
    switch (self, nom) {
    case (.sejours, "entree"), (.situations, "entree"): return date(.entree, .jamais)
    case (.sejours, "sortie"): return date(.sortie)
    case (.situations, "fin"): return date(.fin)
    case (.sejours, "motif"): return choix(.motif, MotifSortie.codes, .parfois)
    case (.situations, "motif"): return choix(.motif, MotifFin.codes, .parfois)
    case (.sejours, "positive"):
      return ChampDeRang(lecteur: .positif, nature: .booleen, manque: .parfois)
    case (.sejours, "ouvert"), (.situations, "ouvert"):
      return ChampDeRang(lecteur: .ouvert, nature: .booleen, manque: .jamais)
    case (.sejours, "duree_jours"), (.situations, "duree_jours"): return jours(.duree)
    case (.sejours, "duree_prevue_jours"): return jours(.dureePrevue)
    case (.sejours, "ecart_jours"), (.situations, "ecart_jours"): return jours(.ecart)
    case (.situations, "famille"): return choix(.famille, FamilleDeSituation.codes, .jamais)
    case (.orientations, "issue"): return choix(.issue, IssueOrientation.codes, .parfois)
    case (.orientations, "issue.genre"):
      return ChampDeRang(lecteur: .genreIssue, nature: .code(.code), manque: .parfois)
    case (.orientations, "delai_jours"): return jours(.delai)
    default: return nil
    }
  }

  /// The contract or the kind of a situation.
  private static let genre: ChampDeRang? = {
    let named = champDeTypes({ $0.field(named: "contrat") == nil ? "genre" : "contrat" }, entrees)
    guard let named, let mots = named.mots else { return nil }
    return ChampDeRang(
      lecteur: .traduit(par: nil, named.places, mots), nature: nature(named.type), manque: .jamais)
  }()

  // MARK: The event

  /// A field of `data` that the kinds of the rows declare.
  private func champDuType(_ nom: String) -> ChampDeRang? {
    if let (liste, partie) = nom.cut(at: UInt8(ascii: ".")), let champ = champDuType(liste, kinds),
      case .liste(.objet(let fields)) = champ.type,
      let place = fields.firstIndex(where: { $0.name == partie })
    {
      // Numbers and words of the objects of a list are no values of a row.
      switch fields[place].type {
      case .code, .choix: break
      default: return nil
      }
      let codes: [String]? = if case .choix(let codes) = fields[place].type { codes } else { nil }
      return ChampDeRang(
        lecteur: .propre(champ.places), nature: .parties(place, codes), manque: .parfois)
    }
    guard let champ = champDuType(nom, kinds) else { return nil }
    var lu = Self.champ(champ.type, nom, manque: champ.isRequired ? .jamais : .parfois)
    lu.lecteur = champ.mots.map { .traduit(par: nil, champ.places, $0) } ?? .propre(champ.places)
    if case .reference(let targets) = champ.type {
      lu.lecteur = .reference(
        champ.places, targets.compactMap { Catalogue.declaration(named: $0)?.kind })
    }
    if let defaut = Self.defaut(nom, kinds) {
      lu.lecteur = .parDefaut(champ.places, defaut)
      lu.manque = .jamais
    }
    return lu
  }

  /// A field as several kinds have it.
  private struct ChampDeTypes {
    /// Its place in each kind, -1 where it lacks it.
    var places: [Int8]
    var type: FieldType
    /// Whether every kind has it, and requires it.
    var isRequired: Bool
    /// The place of each kind's own codes in the list of all; nil where all have one list.
    var mots: [[Int64]]?
  }

  /// The field of that name: where kinds have closed lists of their own, the list is that of all; a kind that
  /// gives it another type than the first is left out.
  private static func champDeTypes(
    _ nom: (EventDeclaration) -> String, _ kinds: [EventKind]
  ) -> ChampDeTypes? {
    var places = [Int8](repeating: -1, count: 256)
    var found: [(kind: EventKind, field: FieldDeclaration)] = []
    for kind in kinds {
      guard let declaration = kind.declaration,
        let ordinal = declaration.ordinal(of: nom(declaration)),
        found.first.map({ $0.field.type.isLike(declaration.fields[ordinal].type) }) ?? true
      else { continue }
      found.append((kind, declaration.fields[ordinal]))
      places[Int(kind.rawValue)] = Int8(ordinal)
    }
    guard let first = found.first?.field.type else { return nil }
    var champ = ChampDeTypes(
      places: places, type: first,
      isRequired: found.count == kinds.count
        && found.allSatisfy { $0.field.required && !$0.field.nullable })
    guard case .choix = first, found.contains(where: { $0.field.type != first }) else {
      return champ
    }
    var codes: [String] = []
    var mots = [[Int64]](repeating: [], count: 256)
    for (kind, field) in found {
      guard case .choix(let own) = field.type else { continue }
      for code in own where !codes.contains(code) { codes.append(code) }
      mots[Int(kind.rawValue)] = own.map { Int64(codes.firstIndex(of: $0) ?? 0) }
    }
    champ.type = .choix(codes)
    champ.mots = mots
    return champ
  }

  private func champDuType(_ nom: String, _ kinds: [EventKind]) -> ChampDeTypes? {
    Self.champDeTypes({ _ in nom }, kinds)
  }

  /// The word of a field that stands for an absent one, where the catalogue says it.
  private static func defaut(_ nom: String, _ kinds: [EventKind]) -> Int64? {
    switch (nom, kinds) {
    case ("presence", _): Presence.present.word
    case ("role", [Kinds.referent]): RoleReferent.referent.word
    default: nil
    }
  }

  /// A field of an event that the row's event names, or of the counsellor that it names.
  private func champRefere(_ nom: String) -> ChampDeRang? {
    guard let (reference, suite) = nom.cut(at: UInt8(ascii: ".")),
      let champ = champDuType(reference, kinds)
    else { return nil }
    if reference == "conseiller", champ.type == .code, ["equipe", "site", "role"].contains(suite),
      let ordinal = Kinds.conseiller.declaration?.ordinal(of: suite)
    {
      let conseiller = Champ(kind: Kinds.conseiller, ordinal: ordinal)
      var lu = Self.champ(conseiller.type, suite, manque: .parfois)
      lu.lecteur = .conseiller(champ.places, conseiller)
      return lu
    }
    guard case .reference(let targets) = champ.type else { return nil }
    let targeted = targets.compactMap { Catalogue.declaration(named: $0)?.kind }
    guard let cible = champDuType(suite, targeted) else { return nil }
    let isSure = champ.isRequired && cible.isRequired
    var lu = Self.champ(cible.type, suite, manque: isSure ? .jamais : .parfois)
    lu.lecteur =
      cible.mots.map { .traduit(par: champ.places, cible.places, $0) }
      ?? .refere(par: champ.places, cible.places)
    return lu
  }

  // MARK: The youth

  private static func champDuJeune(_ nom: String) -> ChampDeRang? {
    func attribut(_ lecteur: Lecteur, _ nature: Nature, _ unite: Unite? = nil) -> ChampDeRang {
      ChampDeRang(lecteur: lecteur, nature: nature, unite: unite, manque: .attribut)
    }
    switch nom {
    case "age": return attribut(.age, .entier, .ans)
    case "site": return attribut(.site, .code(.code))
    case "zone": return attribut(.zone, .choix(Zone.codes))
    case "epci": return attribut(.epci, .code(.code))
    case "zrr": return attribut(.zrr, .booleen)
    case "referent":
      var champ = attribut(.referent, .code(.code))
      champ.designeDesAgents = true
      return champ
    case "sans_diplome": return attribut(.niveauParmi(Attributs.sansDiplome), .booleen)
    case "sans_qualification": return attribut(.niveauParmi(Attributs.sansQualification), .booleen)
    case "infra_bac": return attribut(.niveauParmi(Attributs.infraBac), .booleen)
    case "hebergement_familial":
      return attribut(.hebergementParmi(ProfilLignes.hebergementFamilial), .booleen)
    default:
      guard let declaration = Kinds.profil.declaration, let ordinal = declaration.ordinal(of: nom)
      else { return nil }
      let champ = Champ(kind: Kinds.profil, ordinal: ordinal)
      var lu = Self.champ(champ.type, nom, manque: .attribut)
      lu.lecteur = .attribut(champ)
      return lu
    }
  }

  // MARK: Types

  private static func champ(
    _ type: FieldType, _ nom: String, manque: ChampDeRang.Manque
  ) -> ChampDeRang {
    var champ = ChampDeRang(
      lecteur: .date, nature: nature(type), unite: Unite(type, nom), manque: manque)
    if case .entier(let range) = type, range.count <= 10 { champ.intervalle = range }
    champ.designeDesAgents =
      type == .code && ["conseiller", "remplacant"].contains(nom)
      || type == .liste(.code) && nom == "equipe"
    return champ
  }

  private static func nature(_ type: FieldType) -> Nature {
    switch type {
    case .code, .codeSensible, .jeune, .insee, .pays: .code(type)
    case .choix(let codes): .choix(codes)
    case .booleen: .booleen
    case .entier: .entier
    case .nombre: .centiemes
    case .decimal: .presence
    case .date: .date
    case .mois: .mois
    case .liste(.choix(let codes)): .choixMultiples(codes)
    case .liste(.code): .codesMultiples
    case .empreinte, .texte, .texteChiffre, .libelle, .textePublic, .moment, .reference, .liste,
      .objet, .dictionnaire, .declaration, .donnees:
      .presence
    }
  }
}

extension Unite {
  /// The unit of the values of a field, as its name says it; nil where they are not counted.
  init?(_ type: FieldType, _ nom: String) {
    switch type {
    case .date: self = .date
    case .nombre: self = nom == "etp" ? .etp : nom.hasPrefix("heures") ? .heures : .nombre
    case .entier:
      self =
        nom.hasSuffix("_centimes")
        ? .centimes
        : ["duree_min", "minutes"].contains(nom) ? .minutes : nom == "heures" ? .heures : .nombre
    default: return nil
    }
  }
}

extension FieldType {
  /// Whether values of both types are of one nature: the same type, or closed lists.
  fileprivate func isLike(_ other: FieldType) -> Bool {
    if case .choix = self, case .choix = other { return true }
    return self == other
  }
}
