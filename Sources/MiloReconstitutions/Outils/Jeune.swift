/// Where a youth stands in age during the year of the report.
enum Tranche: Int {
  /// Under 18 on the last day of the year.
  case mineur
  /// Turns 18 during the year, after having been received.
  case devientMajeur
  /// 18 to 21 on the last day, already of age when received.
  case jeune
  /// 22 or more on the last day.
  case aine
}

/// School level, in the catalogue's order.
enum Niveau: Int {
  case superieur, bac, bacSansDiplome, cap, capSansDiplome, college

  var code: String {
    ["III_II_I", "IV_diplome", "IV_non_diplome", "V_diplome", "V_non_diplome", "VI_Vbis"][rawValue]
  }
  var sansQualification: Bool { self == .capSansDiplome || self == .college }
}

/// What a youth travels with, in the catalogue's order.
enum Vehicule: Int {
  case aucun, deuxRoues, voiture
  var code: String { ["aucun", "deux_roues", "voiture"][rawValue] }
}

/// A spell in a dispositif, from the entry to the exit if there is one.
struct Sejour {
  let jeune: Int
  let code: String
  let entree: Jour
  var sortie: Jour?
  var modalite: String?
  var volet: String?
  var partenaire: String?
  /// Reason of the exit, when the figures depend on it.
  var motif: String?
  /// Who follows the spell, when it is not the youth's own counsellor.
  var conseiller: String?
  /// The noted entry, once it is.
  var renvoi: Renvoi?
}

/// A youth under construction: what the staged construction decides before any event is noted.
struct Jeune {
  let id: String
  /// First entretien in the year of the report.
  var primo = false
  /// Accompanied in the year of the report.
  var accompagne = false
  /// Accompanied through collective events only.
  var sansEntretien = false
  /// In contact in the year of the report, and no more.
  var contactSeul = false
  /// Day of the first entretien, or of the first contact of those who never had one.
  var arrivee: Jour
  /// First entretien before the journal began.
  var anterieur: Jour?
  /// Years before the report in which an entretien takes place.
  var annees: [Int] = []
  var naissance = Jour(2000, 1, 1)
  var tranche = Tranche.jeune
  var femme = false
  var niveau = Niveau.college
  var site = ""
  /// Zone of the place of reception.
  var zone = "siege"
  var commune = ""
  var epci = ""
  var zrr = false
  var qpv = false
  var enfants = 0
  var permisB = false
  var vehicule = Vehicule.aucun
  var hebergement = "parents"
  var mobilite = "peu_mobile"
  /// Depends on public transport alone; drawn when the figures do not say.
  var transportsSeuls: Bool?
  var freins: [String] = []
  var origine = "spontanee"
  var conseiller = ""
  /// Source of the outreach, if they were found that way.
  var reperage: String?
  /// What outreach brought them back to.
  var remobilisation: String?
  /// Dispositifs entered during the year of the report.
  var entrees: Set<String> = []

  /// Minor whenever something starts for them during the year.
  var mineurALEntree: Bool { tranche == .mineur || tranche == .devientMajeur }

  /// The 18th birthday.
  var majorite: Jour { naissance.dans(ans: 18) }
}
