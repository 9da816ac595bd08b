import MiloEvents

extension Partiel {
  /// What the first line names.
  static let format = "milo-partiel/1"

  /// The number of the rules by which tables are counted: it changes whenever a journal would give another
  /// figure, so that figures of two rules never add up.
  public static let regles = 1

  /// The partial as a file of JSON lines: what was asked and of whom, then for each structure its tables,
  /// then how many lines there are and their SHA-256.
  ///
  /// It holds no text that people wrote in events but the names of codes, and no identifier of a youth. With a
  /// shared key it names those who changed structure, and the first line says that this is personal data.
  public var jsonLines: [UInt8] {
    var bytes: [UInt8] = []
    var count = 0
    func write(_ objet: ObjetEcrit) {
      JSONWriter.write(objet.objet, to: &bytes)
      bytes.append(0x0A)
      count += 1
    }
    write(enTete)
    for part in parts {
      write(part.enTete)
      for personne in part.personnes ?? [] { write(personne.objet) }
      let modeles = modeles
      for id in part.tables {
        if let ligne = part.ligne(id, modeles) { write(ligne) }
      }
    }
    let digest = SHA256.hash(bytes)
    var fin = ObjetEcrit()
    fin["lignes"] = .integer(count)
    fin["sha256"] = .string("\(digest)")
    write(fin)
    return bytes
  }

  /// The models of the tables; those given were checked when they were counted.
  var modeles: ModelesDeTables? { try? ModelesDeTables(question.periode, question.tableaux) }

  private var enTete: ObjetEcrit {
    var objet = ObjetEcrit()
    objet["format"] = .string(Self.format)
    objet["regles"] = .integer(Self.regles)
    objet["declarations"] = .string("\(question.declarations)")
    objet["periode"] = [
      "debut": .string("\(question.periode.debut)"), "fin": .string("\(question.periode.fin)"),
    ]
    objet["vu_au"] = question.vuAu.map { .string("\($0)") } ?? .null
    if sontPersonnels {
      objet["donnees_personnelles"] =
        "des jeunes y sont nommés par une empreinte : à ne confier qu’à qui peut les connaître"
    }
    objet.ecrire("filtres", question.filtres.map { .string($0.description) })
    objet.ecrire("tables", question.tables.map { .string($0) })
    objet["evolution"] = .bool(question.evolution)
    objet.ecrire("tableaux", question.tableaux.map(\.json))
    return objet
  }
}

extension Partiel.Question {
  /// A digest over the declarations of the tables given.
  var declarations: Digest {
    SHA256.hash(JSONWriter.bytes(of: .array(tableaux.map(\.json))))
  }
}

extension PartielDeStructure {
  /// The tables whose sums are there: those asked for, then those that these need.
  fileprivate var tables: [String] {
    let asked = Set(ordre)
    let others = Set(courant.tables.keys).union(precedent.tables.keys).subtracting(asked)
    return ordre + others.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  fileprivate var enTete: ObjetEcrit {
    var objet = ObjetEcrit()
    objet["structure"] = .string(structure.source)
    objet["origine"] = .string(identite.origin)
    objet["fuseau"] = .string(identite.fuseau)
    objet["code"] = code.map { .string($0) }
    objet["taille"] = .integer(structure.taille)
    objet["racine"] = structure.racine.map { .string($0) } ?? .null
    if reprises > 0 { objet["reprises"] = .integer(reprises) }
    if isProvisoire { objet["provisoire"] = true }
    objet["debut"] = courant.debut.map { .string("\($0)") }
    objet["dernier_jour"] = dernierJour.map { .string("\($0)") }
    objet["personnes"] = personnes.map { .integer($0.count) }
    objet.ecrire("tables", ordre.map { .string($0) })
    objet.ecrire(
      "arrivees", arrivees.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
    objet.ecrire(
      "ailleurs",
      ailleurs.sorted { $0.key < $1.key }.compactMap { nom, valeur in
        valeur.decimal.map {
          (nom, .array([JSONValue(exact: $0.mantisse), .integer($0.echelle)]))
        }
      })
    return objet
  }

  /// A table; nil when nothing of it is to be said.
  fileprivate func ligne(_ id: String, _ modeles: ModelesDeTables?) -> ObjetEcrit? {
    let modele = modeles?.modele(of: id)
    guard let courant = courant[id] ?? precedent[id] else { return nil }
    var objet = ObjetEcrit()
    objet["table"] = .string(id)
    if courant.declaration.titre != modele?.titre {
      objet["titre"] = .string(courant.declaration.titre)
    }
    if courant.declaration.lignes != modele?.lignes {
      let known = Set(modele?.lignes ?? [])
      objet["lignes"] = .array(
        courant.declaration.lignes.map {
          known.contains($0) ? .string($0.id) : .object(LigneDite($0).objet)
        })
    }
    if let own = self.courant[id] { objet["periode"] = own.json }
    if let own = precedent[id] { objet["avant"] = own.json }
    return objet
  }
}

extension PersonneSuivie {
  fileprivate var objet: ObjetEcrit {
    var objet = ObjetEcrit()
    objet["personne"] = .string(cle)
    objet.ecrire("departs", departs.sorted().map { .string($0) })
    objet.ecrire("arrivees", arrivees.sorted().map { .string($0) })
    objet["premier_entretien"] = premierEntretien.map { .string("\($0)") }
    objet["dernier"] = dernier.map { JSONValue(exact: Int128($0)) }
    for (nom, isBefore) in [("periode", false), ("avant", true)] {
      let tables = Dictionary(grouping: cellules.filter { $0.avant == isBefore }, by: \.table)
      objet.ecrire(
        nom,
        tables.sorted { $0.key < $1.key }.map { table, cellules in
          let lignes = Dictionary(grouping: cellules, by: \.ligne).sorted { $0.key < $1.key }
          return (
            table,
            .object(
              JSONObject(
                lignes.map { ligne, cellules in
                  JSONObject.Member(
                    ligne, .array(cellules.map(\.mesure).sorted().map { .integer($0) }))
                }))
          )
        })
    }
    return objet
  }
}

extension SommesDeTable {
  /// The lines that codes made, and the measures that are not 0, line by line.
  fileprivate var json: JSONValue {
    var objet = ObjetEcrit()
    objet.ecrire("ouvertes", ouvertes.map { .object(LigneDite($0).objet) })
    func enOrdre<Value>(_ lignes: [String: Value]) -> [(key: String, value: Value)] {
      lignes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }
    objet.ecrire(
      "mesures", enOrdre(mesures).map { ($0.key, .array($0.value.map(JSONValue.init(exact:)))) })
    // Nearly always the same on all lines: said once, then for the lines that differ.
    let counts = Dictionary(grouping: mesures.keys, by: { jeunes[$0] ?? 0 }).mapValues(\.count)
    let common = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    objet.ecrire("jeunes", common.places)
    objet.ecrire(
      "marques",
      enOrdre(marques).map { ligne, own in
        (ligne, .array(own.map { .string(String($0, radix: 36)) }))
      })
    objet.ecrire(
      "jeunes_de",
      enOrdre(mesures).filter { (jeunes[$0.key] ?? 0) != common }.map { ligne, _ in
        (ligne, .array((jeunes[ligne] ?? 0).places.map(JSONValue.integer)))
      })
    objet.ecrire(
      "valeurs",
      enOrdre(rencontrees).map { ligne, mesures in
        (
          ligne,
          .array(
            mesures.sorted { $0.key < $1.key }.map { mesure, valeurs in
              let counts = valeurs.sorted { $0.key < $1.key }.flatMap {
                [JSONValue(exact: Int128($0.key)), .integer($0.value)]
              }
              return .array([.integer(mesure)] + counts)
            })
        )
      })
    objet.ecrire(
      "choses",
      enOrdre(choses).map { ligne, mesures in
        (
          ligne,
          .array(
            mesures.sorted { $0.key < $1.key }.map { mesure, noms in
              .array([.integer(mesure)] + noms.sorted().map { .string($0) })
            })
        )
      })
    return .object(objet.objet)
  }
}

extension LigneDite {
  fileprivate var objet: JSONObject {
    var objet = ObjetEcrit()
    objet["id"] = .string(id)
    objet["libelle"] = .string(libelle)
    objet["unite"] = unite.map { .string($0.rawValue) }
    objet["ouverte"] = isOuverte ? nil : false
    objet["apres"] = apres.map { .string($0) }
    objet.ecrire("ordre", ordre.map(\.json))
    objet["manque_avant"] = manqueAvant ? true : nil
    objet["presence"] = presence.map { .integer($0) }
    return objet.objet
  }
}

extension OrdreDeLigne {
  /// A place, a code, or nothing for what stands last.
  fileprivate var json: JSONValue {
    switch self {
    case .place(let place): .integer(place)
    case .code(let code): .string(code)
    case .dernier: .null
    }
  }
}

extension ObjetEcrit {
  fileprivate mutating func ecrire(_ nom: String, _ membres: [(String, JSONValue)]) {
    guard !membres.isEmpty else { return }
    objet[nom] = .object(JSONObject(membres.map { JSONObject.Member($0.0, $0.1) }))
  }
}

extension UInt128 {
  /// The places of its bits.
  fileprivate var places: [Int] { (0..<UInt128.bitWidth).filter { self >> $0 & 1 == 1 } }
}

extension JSONValue {
  /// An integer of any size, its digits written as a text where a JSON number would not hold it.
  fileprivate init(exact number: Int128) {
    if let small = Int(exactly: number), small.magnitude <= JSONValue.largestInteger {
      self = .integer(small)
    } else {
      self = .string(String(number))
    }
  }
}
