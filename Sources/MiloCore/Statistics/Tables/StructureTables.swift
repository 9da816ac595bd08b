import MiloEvents

/// The team present at the end of the period, and its full-time equivalents.
///
/// Whoever works for several teams counts in each, for the time given to it, and once in the total.
struct Equipe: TableComptable {
  private static let role = Champ(Conseiller.self, "role")
  private static let equipe = Champ(Conseiller.self, "equipe")
  static let site = Champ(Conseiller.self, "site")
  private static let etp = Champ(Conseiller.self, "etp")
  private static let contrat = Champ(Conseiller.self, "contrat")
  private static let sexe = Champ(Conseiller.self, "sexe")
  private static let accompagnement = Champ(Conseiller.self, "accompagnement")
  private static let jusquAu = Champ(Conseiller.self, "jusqu_au")
  private static let missions = Champ(Conseiller.self, "missions")
  private static let horsStructure = Champ(Conseiller.self, "hors_structure")

  private enum Ligne {
    static let total = RoleConseiller.allCases.count
    static let contrats = total + 1
    static let sexes = contrats + ContratConseiller.allCases.count
    static let accompagnement = sexes + Sexe.allCases.count
    static let partenaires = accompagnement + 1
    static let equipes = partenaires + 1
  }

  let declaration: TableDeclaration
  /// The place of the line of each team.
  private let equipes: [String: Int]

  init(_ contexte: Contexte) {
    let codes = Set(
      contexte.repertoire.conseillers.values.flatMap { Self.parts(of: $0, contexte.histoires).keys }
    ).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    equipes = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, Ligne.equipes + $0) })
    declaration = Self.declaration(equipes: codes, contexte.repertoire)
  }

  /// The teams that a member works for, and the hundredths of full time given to each.
  static func parts(of fait: Fait, _ histoires: Histoires) -> [String: Int] {
    let words = histoires.words
    func text(_ champ: Champ) -> String? {
      champ.word(of: fait, in: words).map { histoires.texts.text(UInt32(truncatingIfNeeded: $0)) }
    }
    let missions = (text(missions) ?? "").split(separator: ",")
    guard missions.isEmpty else {
      return missions.reduce(into: [:]) { parts, mission in
        let (equipe, temps) = String(mission).cut(at: UInt8(ascii: ":")) ?? ("", "")
        parts[equipe, default: 0] += Nombre(temps)?.centiemes ?? 0
      }
    }
    return text(equipe).map { [$0: Int(etp.word(of: fait, in: words) ?? 0)] } ?? [:]
  }

  /// What people read for a team: the name that the structure gives it, else its code.
  static func nom(_ code: String, _ repertoire: Repertoire) -> String {
    let mot = repertoire.mot(code, "conseiller.equipe")
    return mot == code ? "équipe \(code)" : mot
  }

  private static func declaration(
    equipes: [String], _ repertoire: Repertoire
  ) -> TableDeclaration {
    TableDeclaration(
      id: "equipe", titre: "Équipe", population: nil,
      definition:
        "Agents présents à la fin de la période, d’après le dernier fait qui concerne chacun ; un ETP absent compte pour 0. Qui a plusieurs missions compte dans chaque équipe, une fois au total ; les agents d’un partenaire ne comptent que dans leur ligne.",
      mesures: 2,
      colonnes: [
        ColonneDeclaration("agents", "agents", .nombre, .compte(.mesure(0))),
        ColonneDeclaration("etp", "ETP", .etp, .centiemes(.mesure(1))),
      ],
      lignes: RoleConseiller.codes.map { LigneDeclaration($0, $0) }
        + [LigneDeclaration("total", "total")]
        + ContratConseiller.codes.map { LigneDeclaration("contrat.\($0)", "contrat : \($0)") }
        + [
          LigneDeclaration("sexe.F", "femmes"), LigneDeclaration("sexe.M", "hommes"),
          LigneDeclaration("accompagnement", "accompagnement"),
          LigneDeclaration("partenaires", "agents de partenaires"),
        ]
        + equipes.map {
          LigneDeclaration("equipe.\($0)", nom($0, repertoire), isOuverte: true, apres: "total")
        },
      ouvertes: [
        LignesOuvertes("site.", apres: "total", libelle: { Axe.site.libelle(of: $0, $1) }),
        // No line comes from here: the codes of teams, part of longer texts, have no number of their own.
        LignesOuvertes("equipe.", apres: "total"),
      ], horsFiltre: .tout)
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.conseiller], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    for fait in contexte.repertoire.conseillers.values {
      func word(_ champ: Champ) -> Int64? { champ.word(of: fait, in: contexte.histoires.words) }
      if let end = word(Self.jusquAu), end < Int64(contexte.periode.fin.day) { continue }
      func compter(_ ligne: Int, _ etp: Int) {
        compteur.add(ligne, 0, fait)
        compteur.add(ligne, 1, fait, montant: etp)
      }
      let etp = Int(word(Self.etp) ?? 0)
      if word(Self.horsStructure) == 1 {
        compter(Ligne.partenaires, etp)
        continue
      }
      for (equipe, temps) in Self.parts(of: fait, contexte.histoires) {
        if let ligne = equipes[equipe] { compter(ligne, temps) }
      }
      var lignes = [Ligne.total]
      if let role = word(Self.role) { lignes.append(Int(role)) }
      if let site = word(Self.site) {
        lignes.append(compteur.ligne(0, UInt32(truncatingIfNeeded: site)))
      }
      if let contrat = word(Self.contrat) { lignes.append(Ligne.contrats + Int(contrat)) }
      if let sexe = word(Self.sexe) { lignes.append(Ligne.sexes + Int(sexe)) }
      if word(Self.accompagnement) == 1 { lignes.append(Ligne.accompagnement) }
      for ligne in lignes { compter(ligne, etp) }
    }
  }
}

/// The places of reception known at the end of the period.
struct Implantation: TableComptable {
  let declaration = TableDeclaration(
    id: "implantation", titre: "Implantation", population: nil,
    definition: "Lieux d’accueil connus à la fin de la période, qui ont un genre.",
    mesures: 1,
    colonnes: [ColonneDeclaration("lieux", "lieux", .nombre, .compte(.mesure(0)))],
    lignes: GenreSite.codes.map { LigneDeclaration($0, $0) }
      + GenreSite.codes.flatMap { genre in
        Zone.codes.map { LigneDeclaration("\(genre).\($0)", "\(genre), zone \($0)") }
      }, horsFiltre: .tout)

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.site], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let words = contexte.histoires.words
    for fait in contexte.repertoire.sitesOuverts {
      guard let genre = Repertoire.siteGenre.word(of: fait, in: words) else { continue }
      compteur.add(Int(genre), 0, fait)
      if let zone = Repertoire.siteZone.word(of: fait, in: words) {
        let first = GenreSite.allCases.count + Int(genre) * Zone.allCases.count
        compteur.add(first + Int(zone), 0, fait)
      }
    }
  }
}

/// The territory covered, as known at the end of the period.
struct TerritoireCouvert: TableComptable {
  private enum Ligne: Int {
    case communes, communesZRR, epci, quartiersQPV, quartiers, communesQPV
  }

  let declaration = TableDeclaration(
    id: "territoire_couvert", titre: "Territoire couvert", population: nil,
    definition:
      "Communes, intercommunalités et quartiers connus à la fin de la période.",
    mesures: 2,
    colonnes: [
      ColonneDeclaration("nombre", "nombre", .nombre, .compte(.mesure(0))),
      ColonneDeclaration("communes", "communes", .nombre, .compte(.mesure(1))),
    ],
    lignes: [
      LigneDeclaration("communes", "communes", formules: [1: nil]),
      LigneDeclaration("communes_zrr", "communes en ZRR", formules: [1: nil]),
      LigneDeclaration("epci", "intercommunalités", formules: [1: nil]),
      LigneDeclaration("quartiers_qpv", "quartiers prioritaires (QPV)", formules: [1: nil]),
      LigneDeclaration("quartiers", "quartiers", formules: [1: nil]),
      LigneDeclaration("communes_qpv", "communes avec un QPV", formules: [1: nil]),
    ],
    ouvertes: [
      LignesOuvertes("epci.", formules: [0: nil], libelle: { Axe.epci.libelle(of: $0, $1) })
    ],
    ouvertesDabord: false, horsFiltre: .tout)

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.commune, Kinds.quartier], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let repertoire = contexte.repertoire
    for (commune, fait) in repertoire.communesPresentes {
      compteur.add(Ligne.communes.rawValue, 0, fait)
      if repertoire.zrr(ofCommune: commune) == true {
        compteur.add(Ligne.communesZRR.rawValue, 0, fait)
      }
      guard let epci = repertoire.epci(ofCommune: commune) else { continue }
      compteur.distinct(epci, Ligne.epci.rawValue, 0, fait)
      compteur.add(compteur.ligne(0, epci), 1, fait)
    }
    let words = contexte.histoires.words
    for fait in repertoire.quartiersPresents {
      compteur.add(Ligne.quartiers.rawValue, 0, fait)
      guard Repertoire.quartierQPV.word(of: fait, in: words) == 1 else { continue }
      compteur.add(Ligne.quartiersQPV.rawValue, 0, fait)
      guard let commune = Repertoire.quartierCommune.word(of: fait, in: words) else { continue }
      compteur.distinct(
        repertoire.communeActuelle(UInt32(truncatingIfNeeded: commune)),
        Ligne.communesQPV.rawValue, 0, fait)
    }
  }
}
