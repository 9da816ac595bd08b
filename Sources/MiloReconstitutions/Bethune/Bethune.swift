/// Rebuilds the journal behind the project of the mission locale of the Artois (Béthune) for 2024.
///
/// The project publishes no figure of the youths: the journal has the structure and its life alone.
/// - Parameter graine: seed; the figures are the same with any, the events differ.
public func bethune2024(graine: UInt64) -> [Brouillon] {
  var journal = Reconstitution(
    cibles: .bethune2024, annee: 2024, structure: "bethune", graine: graine,
    cloture: Jour(2025, 1, 31))
  journal.territoireBethune()
  journal.reseauBethune()
  journal.equipeBethune()
  journal.projetBethune()
  return journal.chronique.brouillons()
}

extension Cibles {
  /// The figures published by Béthune for 2024.
  public static var bethune2024: Cibles { Cibles(json: ciblesBethune2024) }
}

/// The towns of the agglomeration that have a name of their own here; the first ones have quarters.
private let villes = [
  ("62119", "Béthune"), ("62178", "Bruay-la-Buissière"), ("62516", "Lillers"), ("62048", "Auchel"),
  ("62617", "Nœux-les-Mines"), ("62083", "Barlin"), ("62457", "Houdain"), ("62473", "Isbergues"),
  ("62126", "Beuvry"), ("62270", "Divion"), ("62194", "Calonne-Ricouart"),
  ("62555", "Marles-les-Mines"), ("62400", "Haillicourt"), ("62035", "Annezin"),
  ("62276", "Douvrin"), ("62132", "Billy-Berclau"), ("62443", "Hersin-Coupigny"),
  ("62217", "Cauchy-à-la-Tour"), ("62051", "Auchy-les-Mines"), ("62489", "Lapugnoy"),
]

private let groupes = [
  Intercommunalite(
    code: "ca-bethune-bruay", libelle: "CA de Béthune-Bruay, Artois-Lys Romane", communes: 100,
    zrr: 0, nommees: villes.map { (insee: $0.0, libelle: $0.1) }),
  Intercommunalite(
    code: "cc-flandre-lys", libelle: "CC Flandre Lys", communes: 4, zrr: 0,
    nommees: [
      ("62338", "Fleurbaix"), ("62491", "Laventie"), ("62502", "Lestrem"),
      ("62736", "Sailly-sur-la-Lys"),
    ]),
]

extension Reconstitution {
  /// The name, the towns, the quarters, the places where youths are received.
  fileprivate mutating func territoireBethune() {
    let debut = Jour(2022, 1, 3)
    noterFait(
      "structure", le: debut,
      [
        "code": .texte(structure), "libelle": "Mission locale de l’Artois", "commune": "62119",
        "territoire": "L’arrondissement de Béthune.",
      ])
    let communes = Intercommunalite.communes(groupes, departement: "62", depuis: 889)
    precondition(communes.count == cibles.effectif("territoire_couvert/communes/nombre"))
    let siege = Lieu(code: "bethune", libelle: "Béthune", zone: "siege", genre: "siege")
    noterTerritoire(debut, [siege] + lieuxBethune(communes), communes, groupes)
    let avecQuartier = communes.prefix(cibles.effectif("territoire_couvert/communes_qpv/nombre"))
    for n in 0..<cibles.effectif("territoire_couvert/quartiers/nombre") {
      // Each of these towns has one, and the first ones a second.
      let commune = avecQuartier[n % avecQuartier.count]
      let rang = n / avecQuartier.count + 1
      chronique.noter(
        "quartier", "\(commune.insee)-\(rang)", le: debut,
        [
          "code": .texte("\(commune.insee)-\(rang)"),
          "libelle": .texte("\(commune.libelle), quartier \(rang)"),
          "commune": .texte(commune.insee), "qpv": true,
        ])
    }
  }

  private func lieuxBethune(_ communes: [Commune]) -> [Lieu] {
    let antennes = cibles.effectif("implantation/antenne/lieux")
    let permanences = cibles.effectif("implantation/permanence/lieux")
    return communes.dropFirst().prefix(antennes + permanences).enumerated().map { n, commune in
      Lieu(
        code: "site-\(commune.insee)", libelle: commune.libelle, zone: "hors_siege",
        genre: n < antennes ? "antenne" : "permanence")
    }
  }

  /// The partners, funders first, and what these sign.
  fileprivate mutating func reseauBethune() {
    let debut = Jour(2022, 1, 3)
    nommerPartenaires(
      le: debut, genre: "financeur",
      [
        "ETAT": "État", "REGION": "Région Hauts-de-France",
        "DEPARTEMENT": "Département du Pas-de-Calais",
        "AGGLOMERATION": "CA de Béthune-Bruay, Artois-Lys Romane",
        "FRANCE_TRAVAIL": "France Travail",
      ])
    let financeurs = ["ETAT", "REGION", "DEPARTEMENT", "AGGLOMERATION", "FRANCE_TRAVAIL"]
    for n in financeurs.count..<cibles.effectif("synthese/partenaires/valeur") {
      let genre = hasard.choix(["emploi", "formation", "logement", "sante", "collectivite"])
      noterFait(
        "partenaire", le: (debut + n).ouvre(jusque: debut + n + 5),
        [
          "code": .texte("PART\(100 + n)"), "libelle": .texte("Partenaire \(n)"),
          "genre": .texte(genre),
        ])
    }
    for n in 1...cibles.effectif("conventions/total/nombre") {
      let financeur = financeurs[n % financeurs.count]
      noterFait(
        "convention", le: Jour(2024, 1, 8 + n).ouvre(jusque: Jour(2024, 1, 31)),
        [
          "code": .texte("CONV_2024_\(n)"), "libelle": .texte("Convention financière \(n)"),
          "financeur": .texte(financeur), "du": "2024-01-01", "au": "2024-12-31",
        ])
    }
  }

  /// The agents: 72 of them, 70.66 full-time equivalents.
  fileprivate mutating func equipeBethune() {
    let partiels = ["0.8", "0.8", "0.5", "0.56"]
    let agents = cibles.effectif("equipe/total/agents")
    for n in 1...agents {
      let code = "C" + Jour.deux(n)
      let role = n <= 52 ? "cisp" : n == 53 ? "direction" : n <= 62 ? "accueil" : "autre"
      chronique.noter(
        "conseiller", code, le: Jour(2024, 1, 4),
        [
          "code": .texte(code), "role": .texte(role), "site": "bethune",
          "etp": .decimal(n > agents - partiels.count ? partiels[agents - n] : "1"),
          "contrat": "cdi", "accompagnement": .booleen(role == "cisp"),
        ])
    }
  }
}
