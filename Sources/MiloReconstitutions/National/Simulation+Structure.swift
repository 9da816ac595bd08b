extension Simulation {
  /// The structure describes itself before anybody comes in.
  mutating func installer() {
    enchainer(.site, tailles.sites)
    enchainer(.commune, tailles.communes)
    enchainer(.quartier, tailles.quartiers)
    enchainer(.conseiller, tailles.conseillers)
    enchainer(.partenaire, tailles.partenaires)
    enchainer(.definition, 2)
    enchainer(.groupe, 1)
    enchainer(.regroupement, 2)
    enchainer(.critere, tailles.criteres)
  }

  /// What is decided each year.
  mutating func ouvrirAnnee() {
    enchainer(.bareme, 1)
    enchainer(.objectif, 4)
    enchainer(.enveloppe, 2)
  }

  private mutating func enchainer(_ nature: Echeance.Nature, _ nombre: Int) {
    let premierJour = calendrier.premierJour(duMois: calendrier.mois(aujourdhui) / 12 * 12)
    for rang in 0..<nombre {
      agenda.enchainer(Echeance(nature: nature, jour: premierJour, valeur: rang))
    }
  }

  /// Facts of the structure hold from the morning of a day.
  private func matin(_ jour: Int) -> HeureLocale { HeureLocale(jour: jour, seconde: 28_800) }

  mutating func site(_ rang: Int, _ jour: Int) {
    ligne(.site, .site(rang), le: matin(jour))
    plume.champ("code", .site(rang))
    plume.champ("libelle", Repere(prefixe: "Site n° ", numero: rang + 1, chiffres: 1))
    plume.champ("zone", rang == 0 ? "siege" : rang < 3 ? "quartier" : "hors_siege")
    plume.champ("genre", rang == 0 ? "siege" : rang < 3 ? "antenne" : "permanence")
    clore()
  }

  /// The INSEE code of a commune of an imaginary department.
  func commune(_ rang: Int) -> Repere {
    Repere(prefixe: "", numero: (1 + numero % 95) * 1000 + 7 + rang * 11, chiffres: 5)
  }

  mutating func commune(_ rang: Int, _ jour: Int) {
    let noms: [StaticString] = [
      "Villeneuve", "Beaumont", "Châteauneuf", "Montreuil", "Rochefort", "Belleville", "Fontaine",
      "Saint-Martin",
    ]
    let suites: [StaticString] = [
      "-sur-Colline", "-la-Rivière", "-les-Bois", "-du-Lac", "-en-Plaine", "-la-Forêt",
    ]
    ligne(.commune, commune(rang), le: matin(jour))
    plume.champ("insee", commune(rang))
    plume.cle("libelle")
    plume.octet("\"")
    plume.mot(noms[rang % 8])
    plume.mot(suites[rang / 8 % 6])
    plume.octet("\"")
    plume.champ("epci", Repere(prefixe: "EPCI-", numero: rang % 3, chiffres: 2))
    plume.champ(
      "epci_libelle",
      Repere(prefixe: "Communauté de communes n° ", numero: rang % 3 + 1, chiffres: 1))
    plume.champ("zrr", rang % 4 == 3)
    plume.champ("zone_emploi", Repere(prefixe: "ZE-", numero: rang % 2, chiffres: 2))
    clore()
  }

  mutating func quartier(_ rang: Int, _ jour: Int) {
    ligne(.quartier, .quartier(rang), le: matin(jour))
    plume.champ("code", .quartier(rang))
    plume.champ("libelle", Repere(prefixe: "Quartier n° ", numero: rang + 1, chiffres: 1))
    plume.champ("commune", commune(rang / 2))
    plume.champ("qpv", true)
    clore()
  }

  mutating func conseiller(_ rang: Int, le heure: HeureLocale) {
    let roles: [StaticString] = [
      "cisp", "cisp", "cisp", "cre", "cisp", "accueil", "cisp", "psychologue", "coordination",
      "cisp",
    ]
    ligne(.conseiller, .conseiller(rang), le: heure)
    plume.champ("code", .conseiller(rang))
    plume.champ("role", roles[rang % 10])
    plume.champ("equipe", Repere(prefixe: "equipe-", numero: rang % 4, chiffres: 1))
    plume.champ("site", .site(rang % tailles.sites))
    plume.cle("etp")
    plume.mot(tirage.sous(4) == 0 ? "0.8" : "1")
    plume.champ("contrat", tirage.sous(7) == 0 ? "cdd" : "cdi")
    plume.champ("sexe", rang % 4 == 3 ? "M" : "F")
    plume.champ("accompagnement", rang % 10 < 5 || rang % 10 == 9)
    clore()
  }

  mutating func absenter() {
    let conseiller = agent()
    let du = calendrier.ouvreApres(aujourdhui + tirage.sous(20))
    ligne(.absence, .conseiller(conseiller), le: heure(aujourdhui))
    plume.champ("conseiller", .conseiller(conseiller))
    plume.champ("du", jour: du, calendrier)
    plume.champ("au", jour: du + tirage.sous(25), calendrier)
    if tirage.sous(3) > 0 {
      plume.champ("remplacant", .conseiller((conseiller + 1) % tailles.conseillers))
    }
    clore()
  }

  mutating func partenaire(_ rang: Int) {
    let genres: [StaticString] = ["organisme_formation", "association", "collectivite", "sante"]
    ligne(.partenaire, .partenaire(rang), le: heure(aujourdhui))
    plume.champ("code", .partenaire(rang))
    plume.champ("libelle", Repere(prefixe: "Partenaire n° ", numero: rang + 1, chiffres: 1))
    plume.champ("genre", genres[rang % 4])
    clore()
  }

  mutating func definition(_ rang: Int, _ jour: Int) {
    let code: StaticString = rang == 0 ? "ACTION_MOBILITE" : "TREMPLIN"
    ligne(.definition, Repere(prefixe: "dispositif-", numero: rang, chiffres: 1), le: matin(jour))
    plume.champ("code", code)
    plume.champ("libelle", rang == 0 ? "Action mobilité" : "Tremplin vers l’emploi")
    plume.champ("niveau", rang == 0 ? "local" : "regional")
    plume.champ("du", jour: jour, calendrier)
    clore()
  }

  mutating func groupe(_ jour: Int) {
    let membres: [StaticString] = ["ACTION_MOBILITE", "TREMPLIN"]
    ligne(.groupe, structure, le: matin(jour))
    plume.champ("code", "ACTIONS_LOCALES")
    plume.champ("libelle", "Actions locales")
    plume.champ("membres", liste: membres.count) { plume, rang in plume.mot(membres[rang]) }
    clore()
  }

  mutating func regroupement(_ rang: Int, _ jour: Int) {
    ligne(.regroupement, structure, le: matin(jour))
    plume.champ("code", rang == 0 ? "TERRITOIRE_NORD" : "SITES_RURAUX")
    plume.champ("libelle", rang == 0 ? "Territoire nord" : "Sites ruraux")
    plume.champ("axe", rang == 0 ? "commune" : "site")
    if rang == 0 {
      let communes = (0..<tailles.communes / 2).map { commune($0) }
      plume.champ("membres", liste: communes.count) { $0.repere(communes[$1]) }
    } else {
      plume.champ("membres", liste: tailles.sites / 2) { $0.repere(.site($1 * 2 + 1)) }
    }
    clore()
  }
}
