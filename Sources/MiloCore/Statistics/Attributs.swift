import MiloEvents

/// What the file says of a youth at a reference date; nil is *non renseigné*.
struct Attributs {
  var sexe: Int64?
  var naissance: LocalDate?
  var age: Int?
  var niveau: Int64?
  var hebergement: Int64?
  var permisB: Int64?
  var vehicule: Int64?
  var mobilite: Int64?
  var transportsCommunSeuls: Int64?
  var enfants: Int64?
  var qpv: Int64?
  var rqth: Int64?
  var freins: Int64?
  var commune: UInt32?
  var quartier: UInt32?
  var site: UInt32?
  var zrr: Bool?

  /// Nothing known.
  init() {}

  /// The attributes of a youth at a date, values set later up to the end of the period included.
  init(_ vue: VueJeune, at date: LocalDate) {
    func word(_ champ: Champ) -> Int64? {
      vue.dossier.attribut(champ, at: date, until: vue.fin)
    }
    func texte(_ champ: Champ) -> UInt32? {
      word(champ).map { UInt32(truncatingIfNeeded: $0) }
    }
    sexe = word(Champs.sexe)
    naissance = word(Champs.dateNaissance).map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
    age = naissance?.ageAtteint(on: date)
    niveau = word(Champs.niveau)
    hebergement = word(Champs.hebergement)
    permisB = word(Champs.permisB)
    vehicule = word(Champs.vehicule)
    mobilite = word(Champs.mobilite)
    transportsCommunSeuls = word(Champs.transportsCommunSeuls)
    enfants = word(Champs.enfants)
    qpv = word(Champs.qpv)
    rqth = word(Champs.rqth)
    freins = word(Champs.freins)
    commune = texte(Champs.commune)
    quartier = texte(Champs.quartier)
    site = texte(Champs.siteProfil) ?? vue.dernierSite()
    zrr =
      word(Champs.zrr).map { $0 != 0 }
      ?? commune.flatMap { vue.contexte.repertoire.zrr(ofCommune: $0) }
  }

  /// Whether the age is known and under 18.
  var isMineur: Bool { age.map { $0 < 18 } ?? false }

  /// The names of the classes of age.
  static let classesAge = ["16_17", "18_21", "22_plus", nonRenseigne]

  /// The class of age: 0 under 18, 1 from 18 to 21, 2 from 22 on, 3 unknown.
  var classeAge: Int { Self.classe(ofAge: age) }

  /// The class of an age, by its place among ``classesAge``.
  static func classe(ofAge age: Int?) -> Int {
    guard let age else { return 3 }
    return age < 18 ? 0 : age < 22 ? 1 : 2
  }

  /// Whether the level is known and counts as *sans qualification*.
  var isSansQualification: Bool { Self.sansQualification.contains(niveau) }

  static let sansQualification = ChoiceSet(Niveau.sansQualification)
  static let sansDiplome = ChoiceSet(Niveau.sansDiplome)
  static let infraBac = ChoiceSet(Niveau.infraBac)
  static let infraBacStrict = ChoiceSet(Niveau.infraBacStrict)
}
