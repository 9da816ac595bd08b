/// The parts of the public that the report describes apart.
enum Public {
  case tous, loueLison, baume, quartiers

  var filtre: String {
    switch self {
    case .tous: ""
    case .loueLison: "?epci=cc-loue-lison"
    case .baume: "?epci=cc-doubs-baumois|cc-sancey-belleherbe"
    case .quartiers: "?zone=quartier"
    }
  }

  func contient(_ jeune: Jeune) -> Bool {
    switch self {
    case .tous: true
    case .loueLison: jeune.epci == "cc-loue-lison"
    case .baume: jeune.epci == "cc-doubs-baumois" || jeune.epci == "cc-sancey-belleherbe"
    case .quartiers: jeune.zone == "quartier"
    }
  }
}

extension Reconstitution {
  /// The quotas behind one published line, for several populations of one public.
  func quotasPart(
    _ ligne: String, _ valeurs: Set<Int>, _ tables: [String], _ public: Public = .tous
  ) -> [Quota<Jeune>] {
    tables.map { table in
      let jeunes = ["permis_b", "voiture", "sans_transport_motorise"].contains(ligne)
      let cellule = "\(table)/\(ligne)/\(jeunes ? "jeunes" : "part")\(`public`.filtre)"
      return Quota(cellule, valeurs, cibles.effectif(cellule)) {
        (table != "profil.primos" || $0.primo) && `public`.contient($0)
      }
    }
  }

  /// What no figure constrains, drawn at plausible rates.
  mutating func attributsSansCible(_ i: Int) {
    let jeune = jeunes[i]
    jeunes[i].hebergement =
      jeune.mineurALEntree
      ? hasard.pondere(["parents": 84, "famille": 8, "amis_foyer_chrs": 6, "sans_nomade_autre": 2])
      : hasard.pondere([
        "parents": 52, "famille": 10, "autonome": 25, "amis_foyer_chrs": 8,
        "sans_nomade_autre": 5,
      ])
    jeunes[i].mobilite =
      jeune.vehicule != .aucun
      ? "mobile" : hasard.pondere(["mobile": 20, "peu_mobile": 50, "tres_peu_mobile": 30])
    if jeune.enfants > 0 && hasard.chance(25) { jeunes[i].enfants = 2 }
  }

  /// Attributes of a youth outside the published populations.
  mutating func attributsLibres(_ i: Int) {
    jeunes[i].site = hasard.pondere([
      "siege": 58, "planoise": 18, "palente": 3, "clairs-soleils": 4, "montrapon": 3,
      "baume-les-dames": 8, "ornans": 2, "saint-vit": 2, "quingey": 1, "saone": 1,
    ])
    jeunes[i].situer(&hasard)
    jeunes[i].femme = hasard.chance(46)
    jeunes[i].tranche = hasard.pondere([.mineur: 14, .jeune: 46, .aine: 40])
    jeunes[i].niveau = hasard.pondere([
      .superieur: 6, .bac: 24, .bacSansDiplome: 10, .cap: 13, .capSansDiplome: 18, .college: 29,
    ])
    if jeunes[i].mineurALEntree && jeunes[i].niveau == .superieur { jeunes[i].niveau = .college }
    jeunes[i].qpv = jeunes[i].zone == "quartier" ? hasard.chance(72) : hasard.chance(12)
    if !jeunes[i].mineurALEntree {
      jeunes[i].enfants = hasard.chance(7) ? 1 : 0
      jeunes[i].permisB = hasard.chance(28)
      if jeunes[i].permisB && hasard.chance(55) { jeunes[i].vehicule = .voiture }
    }
    if hasard.chance(2) { jeunes[i].vehicule = .deuxRoues }
    attributsSansCible(i)
    jeunes[i].origine = hasard.pondere([
      "spontanee": 50, "france_travail": 22, "intervenants_sociaux": 10, "entourage": 10,
      "education_nationale": 8,
    ])
  }
}

extension Jeune {
  /// Draws a town that goes with the place of reception.
  mutating func situer(_ hasard: inout Hasard) {
    zone = lieuxBesancon.first { $0.code == site }?.zone ?? "siege"
    switch site {
    case "ornans", "amancey", "quingey": epci = "cc-loue-lison"
    case "baume-les-dames": epci = "cc-doubs-baumois"
    case "sancey": epci = "cc-sancey-belleherbe"
    default: epci = "grand-besancon"
    }
    let chefLieu = [
      "ornans": "25434", "amancey": "25015", "quingey": "25475", "baume-les-dames": "25047",
      "sancey": "25529", "saint-vit": "25527", "saone": "25532",
    ]
    let alentours = communesBesancon.filter { $0.epci == epci && $0.insee != "25056" }
    if epci == "grand-besancon" && chefLieu[site] == nil && hasard.chance(88) {
      commune = "25056"
    } else if let insee = chefLieu[site], hasard.chance(45) {
      commune = insee
    } else {
      commune = hasard.choix(alentours).insee
    }
    zrr = communesBesancon.first { $0.insee == commune }?.zrr ?? false
  }
}
