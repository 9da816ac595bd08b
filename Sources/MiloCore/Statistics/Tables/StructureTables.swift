import MiloEvents

/// The team present at the end of the period, and its full-time equivalents.
struct Equipe: TableComptable {
  private static let role = Champ(Conseiller.self, "role")
  private static let equipe = Champ(Conseiller.self, "equipe")
  private static let site = Champ(Conseiller.self, "site")
  private static let etp = Champ(Conseiller.self, "etp")
  private static let contrat = Champ(Conseiller.self, "contrat")
  private static let sexe = Champ(Conseiller.self, "sexe")
  private static let accompagnement = Champ(Conseiller.self, "accompagnement")
  private static let jusquAu = Champ(Conseiller.self, "jusqu_au")

  private enum Ligne {
    static let total = RoleConseiller.allCases.count
    static let contrats = total + 1
    static let sexes = contrats + ContratConseiller.allCases.count
    static let accompagnement = sexes + Sexe.allCases.count
  }

  let declaration = TableDeclaration(
    id: "equipe", titre: "Équipe", population: nil,
    definition:
      "Agents présents à la fin de la période, d’après le dernier fait qui concerne chacun ; un ETP absent compte pour 0.",
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
      ],
    ouvertes: [
      LignesOuvertes(
        "equipe.", apres: "total",
        libelle: { code, repertoire in
          let mot = repertoire.mot(code, "conseiller.equipe")
          return mot == code ? "équipe \(code)" : mot
        }),
      LignesOuvertes("site.", apres: "total", libelle: { Axe.site.libelle(of: $0, $1) }),
    ], horsFiltre: .tout)

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.conseiller], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {}

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    for fait in contexte.repertoire.conseillers.values {
      func word(_ champ: Champ) -> Int64? { champ.word(of: fait, in: contexte.histoires.words) }
      if let end = word(Self.jusquAu), end < Int64(contexte.periode.fin.day) { continue }
      var lignes = [Ligne.total]
      if let role = word(Self.role) { lignes.append(Int(role)) }
      if let equipe = word(Self.equipe) {
        lignes.append(compteur.ligne(0, UInt32(truncatingIfNeeded: equipe)))
      }
      if let site = word(Self.site) {
        lignes.append(compteur.ligne(1, UInt32(truncatingIfNeeded: site)))
      }
      if let contrat = word(Self.contrat) { lignes.append(Ligne.contrats + Int(contrat)) }
      if let sexe = word(Self.sexe) { lignes.append(Ligne.sexes + Int(sexe)) }
      if word(Self.accompagnement) == 1 { lignes.append(Ligne.accompagnement) }
      for ligne in lignes {
        compteur.add(ligne, 0, fait)
        compteur.add(ligne, 1, fait, montant: Int(word(Self.etp) ?? 0))
      }
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
    for fait in contexte.repertoire.sites.values {
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
    case communes, communesZRR, epci, quartiersQPV
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
    for (commune, fait) in repertoire.communes {
      compteur.add(Ligne.communes.rawValue, 0, fait)
      if repertoire.zrr(ofCommune: commune) == true {
        compteur.add(Ligne.communesZRR.rawValue, 0, fait)
      }
      guard let epci = repertoire.epci(ofCommune: commune) else { continue }
      compteur.distinct(epci, Ligne.epci.rawValue, 0, fait)
      compteur.add(compteur.ligne(0, epci), 1, fait)
    }
    for fait in repertoire.quartiers.values
    where Repertoire.quartierQPV.word(of: fait, in: contexte.histoires.words) == 1 {
      compteur.add(Ligne.quartiersQPV.rawValue, 0, fait)
    }
  }
}
