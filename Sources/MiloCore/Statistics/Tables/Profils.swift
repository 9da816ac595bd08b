import MiloEvents

/// Who the youths of a population are, at their reference date.
struct Profils: TableComptable {
  let population: Population

  func admis(_ ligne: String) -> EvenementsAdmis? {
    .population(population)
  }

  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois {
    population == .primos ? .primos : .attributs
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    guard vue.populations.contains(population), let fait = vue.preuve(population) else { return }
    ProfilLignes.compter(vue.attributs(population), fait, &compteur)
  }

  var declaration: TableDeclaration {
    ProfilLignes.declaration(
      id: "profil.\(population.rawValue)", titre: "Profil, \(population.libelle)",
      population: population.definition)
  }
}

extension VueJeune {
  /// An event that puts the youth in a population.
  func preuve(_ population: Population) -> Fait? {
    if population == .primos { return premierEntretien.map { dossier[$0] } }
    for place in periode {
      let fait = dossier[place]
      let isOne =
        switch population {
        case .contact: definesContact(fait)
        case .accompagnes: isAccompagnement(fait)
        case .entretien, .primos: fait.kind == Kinds.entretien
        }
      if isOne { return fait }
    }
    return nil
  }
}

/// The lines of every profile table, whatever the population.
enum ProfilLignes {
  private static let lignes: [LigneDeclaration] = {
    func inconnus(_ attribut: String, _ prefixe: String) -> Inconnus {
      Inconnus(attribut, .mesure(0, ligne: prefixe + nonRenseigne))
    }
    let (sexe, age) = (inconnus("sexe", "sexe."), inconnus("âge", "age."))
    let niveau = inconnus("niveau", "niveau.")
    let hebergement = inconnus("hébergement", "hebergement.")
    let mobilite = inconnus("degré de mobilité", "mobilite.")
    let vehicule = inconnus("véhicule", "vehicule.")
    var lignes = [LigneDeclaration("effectif", "effectif")]
    func partition(_ prefixe: String, _ codes: [String], _ titre: String, _ inconnus: Inconnus) {
      for code in codes {
        lignes.append(LigneDeclaration(prefixe + code, "\(titre) : \(code)", inconnus: inconnus))
      }
      lignes.append(LigneDeclaration(prefixe + nonRenseigne, "\(titre) : \(nonRenseigne)"))
    }
    func ligne(_ id: String, _ libelle: String, _ inconnus: Inconnus) {
      lignes.append(LigneDeclaration(id, libelle, inconnus: inconnus))
    }
    partition("sexe.", Sexe.codes, "sexe", sexe)
    partition("age.", ["16_17", "18_21", "22_plus"], "âge", age)
    ligne("mineurs", "mineurs", age)
    partition("niveau.", Niveau.codes, "niveau", niveau)
    ligne("sans_diplome", "sans diplôme", niveau)
    ligne("sans_qualification", "sans qualification", niveau)
    ligne("infra_bac", "infra bac (tous les niveaux sous le IV diplômé)", niveau)
    ligne("infra_bac_strict", "infra bac (V, V bis et VI)", niveau)
    partition("hebergement.", Hebergement.codes, "hébergement", hebergement)
    ligne("permis_b", "permis B", inconnus("permis B", "permis_b."))
    ligne("voiture", "possède une voiture", vehicule)
    ligne("sans_transport_motorise", "sans moyen de transport motorisé", vehicule)
    partition("mobilite.", Mobilite.codes, "mobilité", mobilite)
    ligne(
      "transports_commun_seuls", "transports en commun seuls",
      inconnus("usage des transports en commun", "transports_commun_seuls."))
    ligne("enfants", "au moins un enfant", inconnus("nombre d’enfants", "enfants."))
    ligne("qpv", "quartier prioritaire (QPV)", inconnus("quartier prioritaire", "qpv."))
    ligne(
      "zrr", "zone de revitalisation rurale (ZRR)", inconnus("classement en ZRR", "zrr."))
    ligne(
      "rqth", "travailleur handicapé (RQTH)", inconnus("statut de travailleur handicapé", "rqth."))
    ligne("hebergement_familial", "hébergement familial (parents ou famille)", hebergement)
    for code in Theme.codes {
      ligne("freins.\(code)", "frein : \(code)", inconnus("frein", "freins."))
    }
    // Who lacks the attributes of which only some values have a line.
    for attribut in [
      "permis_b.", "vehicule.", "transports_commun_seuls.", "enfants.", "qpv.", "zrr.", "rqth.",
      "freins.",
    ] {
      lignes.append(LigneDeclaration(attribut + nonRenseigne, "", isCachee: true))
    }
    return lignes
  }()

  /// How many lines a profile has.
  static let count = lignes.count

  private static let places: [String: Int] = Dictionary(
    uniqueKeysWithValues: lignes.enumerated().map { ($1.id, $0) })
  private static func place(_ id: String) -> Int {
    guard let place = places[id] else { preconditionFailure("a profile has no line \(id)") }
    return place
  }

  private static let sexe = place("sexe.F")
  private static let age = place("age.16_17")
  private static let mineurs = place("mineurs")
  private static let niveau = place("niveau.III_II_I")
  private static let sansDiplome = place("sans_diplome")
  private static let sansQualification = place("sans_qualification")
  private static let infraBac = place("infra_bac")
  private static let infraBacStrict = place("infra_bac_strict")
  private static let hebergement = place("hebergement.parents")
  private static let permisB = place("permis_b")
  private static let voiture = place("voiture")
  private static let sansTransport = place("sans_transport_motorise")
  private static let mobilite = place("mobilite.mobile")
  private static let transportsCommunSeuls = place("transports_commun_seuls")
  private static let enfants = place("enfants")
  private static let qpv = place("qpv")
  private static let zrr = place("zrr")
  private static let rqth = place("rqth")
  private static let familial = place("hebergement_familial")
  private static let freins = place("freins.emploi")
  private static let inconnus = place("permis_b." + nonRenseigne)
  static let hebergementFamilial = ChoiceSet(Set<Hebergement>([.parents, .famille]))

  /// The declaration of a profile table.
  static func declaration(id: String, titre: String, population: String?) -> TableDeclaration {
    TableDeclaration(
      id: id, titre: titre, population: population,
      definition:
        "Attributs du dossier à la date de référence ; les parts portent sur toute la population, non renseignés compris.",
      mesures: 1,
      colonnes: [
        ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(0))),
        ColonneDeclaration(
          "part", "part", .pourcent, .part(.mesure(0), sur: .mesure(0, ligne: "effectif"))),
      ],
      lignes: lignes)
  }

  /// Counts a youth of the population, whose membership that event proves, from that line on.
  static func compter(
    _ attributs: Attributs, _ fait: Fait, premiere: Int = 0, _ compteur: inout Compteur
  ) {
    func count(_ ligne: Int, _ condition: Bool = true) {
      if condition { compteur.jeune(premiere + ligne, 0, fait) }
    }
    count(0)
    count(sexe + Int(attributs.sexe ?? Int64(Sexe.allCases.count)))
    count(age + attributs.classeAge)
    count(mineurs, attributs.isMineur)
    count(niveau + Int(attributs.niveau ?? Int64(Niveau.allCases.count)))
    count(sansDiplome, Attributs.sansDiplome.contains(attributs.niveau))
    count(sansQualification, attributs.isSansQualification)
    count(infraBac, Attributs.infraBac.contains(attributs.niveau))
    count(infraBacStrict, Attributs.infraBacStrict.contains(attributs.niveau))
    count(hebergement + Int(attributs.hebergement ?? Int64(Hebergement.allCases.count)))
    count(permisB, attributs.permisB == 1)
    count(voiture, attributs.vehicule == Vehicule.voiture.word)
    count(sansTransport, attributs.vehicule == Vehicule.aucun.word)
    count(mobilite + Int(attributs.mobilite ?? Int64(Mobilite.allCases.count)))
    count(transportsCommunSeuls, attributs.transportsCommunSeuls == 1)
    count(enfants, (attributs.enfants ?? 0) >= 1)
    count(qpv, attributs.qpv == 1)
    count(zrr, attributs.zrr == true)
    count(rqth, attributs.rqth == 1)
    count(familial, hebergementFamilial.contains(attributs.hebergement))
    count(inconnus, attributs.permisB == nil)
    count(inconnus + 1, attributs.vehicule == nil)
    count(inconnus + 2, attributs.transportsCommunSeuls == nil)
    count(inconnus + 3, attributs.enfants == nil)
    count(inconnus + 4, attributs.qpv == nil)
    count(inconnus + 5, attributs.zrr == nil)
    count(inconnus + 6, attributs.rqth == nil)
    count(inconnus + 7, attributs.freins == nil)
    var set = UInt64(bitPattern: attributs.freins ?? 0)
    while set != 0 {
      count(freins + set.trailingZeroBitCount)
      set &= set - 1
    }
  }
}
