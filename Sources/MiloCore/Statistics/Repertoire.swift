import MiloEvents

/// The structure's own facts as they stand at a date: places, people, dispositifs, objectives.
///
/// Of each thing, the last event dated by then holds, taken whole (08.1.10).
struct Repertoire: Sendable {
  /// The date.
  let date: LocalDate
  /// Sites by the number of their code.
  private(set) var sites: [UInt32: Fait] = [:]
  /// Communes by the number of their INSEE code.
  private(set) var communes: [UInt32: Fait] = [:]
  /// Quarters by the number of their code.
  private(set) var quartiers: [UInt32: Fait] = [:]
  /// Members of the team by the number of their code.
  private(set) var conseillers: [UInt32: Fait] = [:]
  /// Partners by the number of their code.
  private(set) var partenaires: [UInt32: Fait] = [:]
  /// Sets of territories by the number of their code.
  private(set) var regroupements: [UInt32: Fait] = [:]
  /// Declared definitions of dispositifs, by code.
  private(set) var definitions: [String: Fait] = [:]
  /// Declared groups of dispositifs, by code.
  private(set) var groupesDeclares: [String: Fait] = [:]

  /// What codes that no event of their own describes are called, by field and code.
  private var nommes: [CodeNomme: String] = [:]

  let histoires: Histoires

  init(_ histoires: Histoires, au date: LocalDate) {
    self.date = date
    self.histoires = histoires
    for fait in histoires.structure where fait.date <= date {
      switch fait.kind {
      case Kinds.site: sites[key(fait, Self.siteCode)] = fait
      case Kinds.commune: communes[key(fait, Self.communeINSEE)] = fait
      case Kinds.quartier: quartiers[key(fait, Self.quartierCode)] = fait
      case Kinds.conseiller: conseillers[key(fait, Self.conseillerCode)] = fait
      case Kinds.partenaire: partenaires[key(fait, Self.partenaireCode)] = fait
      case Kinds.regroupement: regroupements[key(fait, Self.regroupementCode)] = fait
      case Kinds.dispositifDefinition:
        definitions[histoires.texts.text(key(fait, Self.definitionCode))] = fait
      case Kinds.dispositifGroupe:
        groupesDeclares[histoires.texts.text(key(fait, Self.groupeCode))] = fait
      case Kinds.libelle: nommer(fait)
      default: break
      }
    }
    guard !groupesDeclares.isEmpty else { return }
    // Where an old journal gives one code to a group and to a dispositif, events name the dispositif.
    let codes = Set(definitions.keys).union(DispositifNational.known.keys)
      .union(histoires.dispositifsEntres.map(histoires.texts.text))
    groupesDeclares = groupesDeclares.filter { !codes.contains($0.key) }
  }

  /// A code in a field.
  private struct CodeNomme: Hashable {
    /// The field alone, or its kind before it.
    var champ: String
    var code: String
  }

  private mutating func nommer(_ fait: Fait) {
    guard let champ = texte(Self.libelleChamp, of: fait),
      let code = texte(Self.libelleCode, of: fait), let mot = texte(Self.libelleMot, of: fait)
    else { return }
    nommes[CodeNomme(champ: champ, code: code)] = mot
    if let field = champ.split(separator: ".").last {
      nommes[CodeNomme(champ: String(field), code: code)] = mot
    }
  }

  /// What the structure calls a code of a field, `type.champ`: the name said of that field, else of the field
  /// of that name of another kind, else the code.
  func mot(_ code: String, _ champ: String) -> String {
    if nommes.isEmpty { return code }
    let field = champ.split(separator: ".").last.map(String.init) ?? champ
    return nommes[CodeNomme(champ: champ, code: code)] ?? nommes[
      CodeNomme(champ: field, code: code)]
      ?? code
  }

  private func key(_ fait: Fait, _ champ: Champ) -> UInt32 {
    UInt32(truncatingIfNeeded: champ.word(of: fait, in: histoires.words) ?? 0)
  }

  static let libelleChamp = Champ(LibelleDeCode.self, "champ")
  static let libelleCode = Champ(LibelleDeCode.self, "code")
  static let libelleMot = Champ(LibelleDeCode.self, "libelle")
  static let conseillerLibelle = Champ(Conseiller.self, "libelle")
  private static let siteLatitude = Champ(Site.self, "latitude")
  private static let siteLongitude = Champ(Site.self, "longitude")
  private static let communeLatitude = Champ(Commune.self, "latitude")
  private static let communeLongitude = Champ(Commune.self, "longitude")
  static let siteCode = Champ(Site.self, "code")
  static let siteZone = Champ(Site.self, "zone")
  static let siteGenre = Champ(Site.self, "genre")
  static let communeINSEE = Champ(Commune.self, "insee")
  static let communeEPCI = Champ(Commune.self, "epci")
  static let communeZRR = Champ(Commune.self, "zrr")
  static let quartierCode = Champ(Quartier.self, "code")
  static let siteJusquAu = Champ(Site.self, "jusqu_au")
  static let communeJusquAu = Champ(Commune.self, "jusqu_au")
  static let communeVers = Champ(Commune.self, "vers")
  static let quartierJusquAu = Champ(Quartier.self, "jusqu_au")
  static let quartierCommune = Champ(Quartier.self, "commune")
  static let partenaireJusquAu = Champ(Partenaire.self, "jusqu_au")
  static let quartierQPV = Champ(Quartier.self, "qpv")
  static let conseillerCode = Champ(Conseiller.self, "code")
  static let partenaireCode = Champ(Partenaire.self, "code")
  static let regroupementCode = Champ(Regroupement.self, "code")
  static let regroupementLibelle = Champ(Regroupement.self, "libelle")
  static let conseillerEquipe = Champ(Conseiller.self, "equipe")
  static let regroupementAxe = Champ(Regroupement.self, "axe")
  static let regroupementMembres = Champ(Regroupement.self, "membres")
  static let definitionCode = Champ(DispositifDefinition.self, "code")
  static let definitionLibelle = Champ(DispositifDefinition.self, "libelle")
  static let definitionHorsEnsemble = Champ(DispositifDefinition.self, "hors_ensemble")
  static let groupeCode = Champ(DispositifGroupe.self, "code")
  static let groupeLibelle = Champ(DispositifGroupe.self, "libelle")
  static let groupeMembres = Champ(DispositifGroupe.self, "membres")
  static let siteLibelle = Champ(Site.self, "libelle")
  static let communeLibelle = Champ(Commune.self, "libelle")
  static let communeEPCILibelle = Champ(Commune.self, "epci_libelle")
  static let quartierLibelle = Champ(Quartier.self, "libelle")

  /// The zone of a site: its place in the closed list, or nil when the site is unknown.
  func zone(ofSite site: UInt32) -> Int64? {
    sites[site].flatMap { Self.siteZone.word(of: $0, in: histoires.words) }
  }

  /// Whether a thing is still there at the date: it leaves the day after its last one.
  func dure(_ fait: Fait, _ jusquAu: Champ) -> Bool {
    jusquAu.word(of: fait, in: histoires.words).map { $0 >= Int64(date.day) } ?? true
  }

  /// The sites open at the date.
  var sitesOuverts: [Fait] { sites.values.filter { dure($0, Self.siteJusquAu) } }

  /// The communes that are still communes at the date.
  var communesPresentes: [UInt32: Fait] {
    communes.filter { dure($0.value, Self.communeJusquAu) }
  }

  /// The quarters that are there at the date.
  var quartiersPresents: [Fait] { quartiers.values.filter { dure($0, Self.quartierJusquAu) } }

  /// The partners at the date.
  var partenairesPresents: [UInt32: Fait] {
    partenaires.filter { dure($0.value, Self.partenaireJusquAu) }
  }

  /// The commune that a commune has become part of by the date; itself for most.
  ///
  /// A circle of communes, which no map has, ends where it began to turn.
  func communeActuelle(_ commune: UInt32) -> UInt32 {
    var (current, seen) = (commune, Set([commune]))
    while let fait = communes[current], !dure(fait, Self.communeJusquAu),
      let vers = Self.communeVers.word(of: fait, in: histoires.words),
      communes[UInt32(truncatingIfNeeded: vers)] != nil,
      seen.insert(UInt32(truncatingIfNeeded: vers)).inserted
    {
      current = UInt32(truncatingIfNeeded: vers)
    }
    return current
  }

  /// Number of the EPCI's code of a commune, or of the one that it became part of; nil when unknown.
  func epci(ofCommune commune: UInt32) -> UInt32? {
    communes[communeActuelle(commune)].flatMap {
      Self.communeEPCI.word(of: $0, in: histoires.words)
    }
    .map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Whether a commune, or the one that it became part of, lies in a ZRR; nil when unknown.
  func zrr(ofCommune commune: UInt32) -> Bool? {
    communes[communeActuelle(commune)]
      .flatMap { Self.communeZRR.word(of: $0, in: histoires.words) }.map { $0 != 0 }
  }

  /// Whether a dispositif is kept out of the line `ensemble`.
  func isHorsEnsemble(_ code: String) -> Bool {
    if let definition = definitions[code] {
      return Self.definitionHorsEnsemble.word(of: definition, in: histoires.words) == 1
    }
    return DispositifNational.known[code]?.horsEnsemble ?? false
  }

  /// The groups, known and declared, with their members' codes.
  var groupes: [String: [String]] {
    var groupes = DispositifNational.groupes
    for (code, fait) in groupesDeclares {
      guard let word = Self.groupeMembres.word(of: fait, in: histoires.words) else { continue }
      let membres = histoires.texts.text(UInt32(truncatingIfNeeded: word))
      groupes[code] = membres.split(separator: ",").map(String.init)
    }
    return groupes
  }

  /// The label of a code on an axis of territory, or nil when nothing names it.
  func libelle(of code: String, axe: Axe) -> String? {
    guard let number = histoires.texts.number(of: code) else { return nil }
    switch axe {
    case .zone: return nil
    case .site: return texte(Self.siteLibelle, of: sites[number])
    case .commune: return texte(Self.communeLibelle, of: communes[number])
    case .quartier: return texte(Self.quartierLibelle, of: quartiers[number])
    case .epci:
      let commune = communes.values.first {
        Self.communeEPCI.word(of: $0, in: histoires.words) == Int64(number)
          && texte(Self.communeEPCILibelle, of: $0) != nil
      }
      return texte(Self.communeEPCILibelle, of: commune)
    }
  }

  /// Where a site or a commune is; nil where nobody said.
  func position(_ code: String) -> Position? {
    guard let number = histoires.texts.number(of: code) else { return nil }
    func position(_ fait: Fait?, _ latitude: Champ, _ longitude: Champ) -> Position? {
      guard let fait, let north = latitude.word(of: fait, in: histoires.words),
        let east = longitude.word(of: fait, in: histoires.words)
      else { return nil }
      return Position(latitude: Int(north), longitude: Int(east))
    }
    return position(sites[number], Self.siteLatitude, Self.siteLongitude)
      ?? position(communes[number], Self.communeLatitude, Self.communeLongitude)
  }

  /// The label of a dispositif or of a group, or its code when it has none.
  func libelle(ofDispositif code: String) -> String {
    if let fait = groupesDeclares[code] { return texte(Self.groupeLibelle, of: fait) ?? code }
    if let fait = definitions[code] { return texte(Self.definitionLibelle, of: fait) ?? code }
    return DispositifNational.known[code]?.libelle ?? DispositifNational.libellesGroupes[code]
      ?? code
  }

  /// What people read for a member of the team: what the structure calls it, with the code where others are
  /// called the same; else the code.
  func libelle(ofConseiller code: String) -> String {
    guard let number = histoires.texts.number(of: code),
      let libelle = texte(Self.conseillerLibelle, of: conseillers[number])
    else { return code }
    let same = conseillers.values.count { texte(Self.conseillerLibelle, of: $0) == libelle }
    return same > 1 ? "\(libelle) (\(code))" : libelle
  }

  /// The text in a field of a fact of the structure.
  func texte(_ champ: Champ, of fait: Fait?) -> String? {
    fait.flatMap { champ.word(of: $0, in: histoires.words) }
      .map { histoires.texts.text(UInt32(truncatingIfNeeded: $0)) }
  }
}
