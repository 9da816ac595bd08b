import MiloEvents

extension Partiel {
  /// Reads the partial that a file holds.
  ///
  /// - Throws: the first line that is not what it should be: another format, other rules, bytes missing or
  ///   changed.
  public init(jsonLines bytes: [UInt8]) throws(PartielError) {
    let file = try FichierPartiel(bytes)
    let question = try Question(file.enTete)
    let modeles: ModelesDeTables
    do throws(FormeError) {
      modeles = try ModelesDeTables(question.periode, question.tableaux)
    } catch {
      throw file.enTete.faute("tableaux", found: "une table fausse : \(error)", "des tables justes")
    }
    var parts: [PartielDeStructure] = []
    for ligne in file.corps {
      if ligne["structure"] != nil {
        parts.append(try PartielDeStructure(ligne, question))
      } else {
        guard let last = parts.indices.last else {
          throw ligne.faute("structure", found: "rien", "la structure dont les tables suivent")
        }
        if ligne["personne"] != nil {
          guard parts[last].personnes != nil else {
            throw ligne.faute("personne", "aucune : la structure n’en annonce pas")
          }
          parts[last].personnes?.append(try PersonneSuivie(ligne))
        } else {
          try parts[last].lire(ligne, modeles)
        }
      }
    }
    self.init(question, [])
    try joindre([Partiel(question, parts)])
  }
}

extension Partiel.Question {
  fileprivate init(_ ligne: LigneDePartiel) throws(PartielError) {
    let periode = ligne["periode"]?.objet ?? JSONObject()
    guard let debut = periode["debut"]?.string.flatMap({ LocalDate($0) }),
      let fin = periode["fin"]?.string.flatMap({ LocalDate($0) }),
      let dates = Periode(du: debut, au: fin)
    else { throw ligne.faute("periode", "deux jours, le premier d’abord") }
    self.periode = dates
    vuAu = try ligne.jour("vu_au")
    filtres = try ligne.liste("filtres") { value in
      value.string.flatMap { try? FiltreDemande($0) }
    }
    tables = try ligne.liste("tables") { $0.string }
    guard case .bool(let evolution)? = ligne["evolution"] else {
      throw ligne.faute("evolution", "true | false")
    }
    self.evolution = evolution
    tableaux = try ligne.liste("tableaux") { try? Tableau($0) }
    guard ligne["declarations"]?.string == "\(declarations)" else {
      throw ligne.faute("declarations", "l’empreinte des tables déclarées, \(declarations)")
    }
  }
}

extension PartielDeStructure {
  /// What a structure says before its tables.
  fileprivate init(
    _ ligne: LigneDePartiel, _ question: Partiel.Question
  ) throws(PartielError) {
    identite = JournalIdentity(
      origin: try ligne.texte("origine"), source: try ligne.texte("structure"),
      fuseau: try ligne.texte("fuseau"))
    structure = StructureComptee(
      source: identite.source, nom: identite.nom, taille: try ligne.entier("taille"),
      racine: ligne["racine"]?.string)
    code = ligne["code"]?.string
    reprises = ligne["reprises"] == nil ? 0 : try ligne.entier("reprises")
    isProvisoire = ligne["provisoire"] == true
    personnes = ligne["personnes"] == nil ? nil : []
    ordre = try ligne.liste("tables") { $0.string }
    let debut = try ligne.jour("debut")
    courant = Sommes(question.periode, debut: debut)
    precedent = Sommes(question.periode.unAnAvant, debut: debut)
    dernierJour = try ligne.jour("dernier_jour")
    arrivees = try ligne.membres("arrivees") { value in
      if case .integer(let count) = value, count >= 0 { count } else { nil }
    }
    ailleurs = try ligne.membres("ailleurs") { value in
      guard let pair = value.exacts, pair.count == 2, (0...4).contains(pair[1]) else { return nil }
      return .decimal(ExactDecimal(mantisse: pair[0], echelle: Int(pair[1])))
    }
  }

  /// Reads a table.
  fileprivate mutating func lire(
    _ ligne: LigneDePartiel, _ modeles: ModelesDeTables
  ) throws(PartielError) {
    let id = try ligne.texte("table")
    guard var declaration = modeles.modele(of: id) else {
      throw ligne.faute("table", "une table de cette version, ou une de celles déclarées")
    }
    let modele = declaration
    if let titre = ligne["titre"]?.string { declaration.titre = titre }
    if ligne["lignes"] != nil {
      let known = Dictionary(
        modele.lignes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      declaration.lignes = try ligne.liste("lignes") { value in
        if let id = value.string { return known[id] }
        return LigneDite(value).map { ModelesDeTables.ligne($0, of: modele) }
      }
    }
    for (nom, isBefore) in [("periode", false), ("avant", true)] {
      guard case .object(let objet)? = ligne[nom] else { continue }
      let sommes = try SommesDeTable(LigneDePartiel(ligne.numero, objet), declaration, modele)
      if isBefore { precedent[id] = sommes } else { courant[id] = sommes }
    }
  }
}

extension PersonneSuivie {
  fileprivate init(_ ligne: LigneDePartiel) throws(PartielError) {
    cle = try ligne.texte("personne")
    departs = Set(try ligne.liste("departs") { $0.string })
    arrivees = Set(try ligne.liste("arrivees") { $0.string })
    premierEntretien = try ligne.jour("premier_entretien")
    if let value = ligne["dernier"] {
      guard let instant = JSONValue.array([value]).exacts?.first.flatMap({ Int64(exactly: $0) })
      else { throw ligne.faute("dernier", "un instant") }
      dernier = instant
    }
    for (nom, isBefore) in [("periode", false), ("avant", true)] {
      for (table, lignes) in try ligne.membres(nom, { $0.membres }) {
        for membre in lignes {
          guard let mesures = membre.value.exacts else {
            throw ligne.faute("\(nom).\(table)", "des lignes, et leurs mesures")
          }
          for mesure in mesures {
            cellules.insert(
              Cellule(
                table: table, ligne: membre.name, mesure: Int(truncatingIfNeeded: mesure),
                avant: isBefore))
          }
        }
      }
    }
  }
}

extension SommesDeTable {
  fileprivate init(
    _ ligne: LigneDePartiel, _ declaration: TableDeclaration, _ modele: TableDeclaration
  ) throws(PartielError) {
    self.init(
      declaration,
      ouvertes: try ligne.liste("ouvertes") { value in
        LigneDite(value).map { ModelesDeTables.ligne($0, of: modele) }
      })
    let width = declaration.mesures
    for (nom, own) in try ligne.membres("mesures", { $0.exacts }) {
      guard own.count <= width else {
        throw ligne.faute("mesures", "\(width) mesures au plus sur « \(nom) »")
      }
      poser(own, nom)
    }
    let common = ligne["jeunes"].flatMap(\.bits) ?? 0
    let differing = try ligne.membres("jeunes_de") { $0.bits }
    for (nom, own) in try ligne.membres("marques", { $0.marques }) { poser(marques: own, nom) }
    for nom in mesures.keys { poser(jeunes: differing[nom] ?? common, nom) }
    for (nom, mesures) in try ligne.membres("valeurs", { $0.listes?.map(\.exacts) }) {
      for case let own? in mesures {
        guard own.count.isMultiple(of: 2) == false, let mesure = own.first,
          (0..<Int128(width)).contains(mesure)
        else { throw ligne.faute("valeurs", "une mesure, puis des valeurs et leurs nombres") }
        var counts: [Int64: Int] = [:]
        for place in stride(from: 1, to: own.count, by: 2) {
          guard let value = Int64(exactly: own[place]), let count = Int32(exactly: own[place + 1])
          else { throw ligne.faute("valeurs", "des valeurs et leurs nombres") }
          counts[value] = Int(count)
        }
        poser(rencontrees: counts, nom, Int(mesure))
      }
    }
    for (nom, mesures) in try ligne.membres("choses", { $0.listes }) {
      for own in mesures {
        guard case .array(let elements) = own, case .integer(let mesure)? = elements.first,
          (0..<width).contains(mesure)
        else { throw ligne.faute("choses", "une mesure, puis des noms") }
        poser(choses: Set(elements.dropFirst().compactMap(\.string)), nom, mesure)
      }
    }
  }
}

extension LigneDite {
  /// What an object says of a line; nil when it says none.
  fileprivate init?(_ json: JSONValue) {
    guard case .object(let objet) = json, let id = objet["id"]?.string,
      let libelle = objet["libelle"]?.string
    else { return nil }
    self.init(id: id, libelle: libelle)
    if let name = objet["unite"]?.string {
      guard let known = Unite(rawValue: name) else { return nil }
      unite = known
    }
    isOuverte = objet["ouverte"] != false
    apres = objet["apres"]?.string
    if case .array(let elements)? = objet["ordre"] {
      ordre = elements.compactMap(OrdreDeLigne.init)
    }
    manqueAvant = objet["manque_avant"] == true
    if case .integer(let mesure)? = objet["presence"] { presence = mesure }
  }
}

extension OrdreDeLigne {
  fileprivate init?(_ json: JSONValue) {
    switch json {
    case .integer(let place): self = .place(place)
    case .string(let code): self = .code(code)
    case .null: self = .dernier
    default: return nil
    }
  }
}

extension JSONValue {
  /// Beyond what any journal counts, in cents or in youths: sums and products of such numbers stay exact.
  private static let plusGrand: Int128 = 1_000_000_000_000_000_000_000_000

  /// Integers, each a JSON number or the digits of a larger one; nil where something else stands.
  fileprivate var exacts: [Int128]? {
    guard case .array(let elements) = self else { return nil }
    var found: [Int128] = []
    for element in elements {
      switch element {
      case .integer(let number): found.append(Int128(number))
      case .string(let digits):
        guard let number = Int128(digits), number.magnitude <= Self.plusGrand.magnitude else {
          return nil
        }
        found.append(number)
      default: return nil
      }
    }
    return found
  }

  fileprivate var marques: [UInt64]? {
    guard case .array(let elements) = self else { return nil }
    var found: [UInt64] = []
    for element in elements {
      guard let mark = element.string.flatMap({ UInt64($0, radix: 36) }) else { return nil }
      found.append(mark)
    }
    return found
  }

  /// The bits whose places are listed; nil where something else stands.
  fileprivate var bits: UInt128? {
    exacts.map { places in
      places.reduce(0) { (0..<Int128(UInt128.bitWidth)).contains($1) ? $0 | 1 << UInt128($1) : $0 }
    }
  }

  fileprivate var membres: [JSONObject.Member]? {
    if case .object(let objet) = self { objet.members } else { nil }
  }

  fileprivate var listes: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}
