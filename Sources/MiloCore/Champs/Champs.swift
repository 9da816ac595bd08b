import MiloEvents

/// The kinds and fields that the tables read, found once in the catalogue.
enum Kinds {
  static let accueil = EventKind(of: Accueil.self)
  static let profil = EventKind(of: Profil.self)
  static let entretien = EventKind(of: Entretien.self)
  static let atelier = EventKind(of: Atelier.self)
  static let informationCollective = EventKind(of: InformationCollective.self)
  static let contact = EventKind(of: Contact.self)
  static let acteAdministratif = EventKind(of: ActeAdministratif.self)
  static let rendezVous = EventKind(of: RendezVous.self)
  static let referent = EventKind(of: Referent.self)
  static let mutation = EventKind(of: Mutation.self)
  static let fusion = EventKind(of: Fusion.self)
  static let dossierCloture = EventKind(of: DossierCloture.self)
  static let dossierReouverture = EventKind(of: DossierReouverture.self)
  static let dispositifEntree = EventKind(of: DispositifEntree.self)
  static let dispositifProlongation = EventKind(of: DispositifProlongation.self)
  static let dispositifSuspension = EventKind(of: DispositifSuspension.self)
  static let dispositifSortie = EventKind(of: DispositifSortie.self)
  static let emploiEntree = EventKind(of: EmploiEntree.self)
  static let formationEntree = EventKind(of: FormationEntree.self)
  static let immersionEntree = EventKind(of: ImmersionEntree.self)
  static let volontariatEntree = EventKind(of: VolontariatEntree.self)
  static let scolariteEntree = EventKind(of: ScolariteEntree.self)
  static let situationFin = EventKind(of: SituationFin.self)
  static let mobiliteInternationale = EventKind(of: MobiliteInternationale.self)
  static let foyerFiscal = EventKind(of: FoyerFiscal.self)
  static let ressources = EventKind(of: Ressources.self)
  static let justificatifs = EventKind(of: Justificatifs.self)
  static let manquement = EventKind(of: Manquement.self)
  static let sanction = EventKind(of: Sanction.self)
  static let demarche = EventKind(of: Demarche.self)
  static let aideDemande = EventKind(of: AideDemande.self)
  static let aideDecision = EventKind(of: AideDecision.self)
  static let aideVersement = EventKind(of: AideVersement.self)
  static let aideRemboursement = EventKind(of: AideRemboursement.self)
  static let enveloppe = EventKind(of: Enveloppe.self)
  static let orientation = EventKind(of: Orientation.self)
  static let orientationIssue = EventKind(of: OrientationIssue.self)
  static let employeurContact = EventKind(of: EmployeurContact.self)
  static let offre = EventKind(of: Offre.self)
  static let miseEnRelation = EventKind(of: MiseEnRelation.self)
  static let miseEnRelationIssue = EventKind(of: MiseEnRelationIssue.self)
  static let sortieTerrain = EventKind(of: SortieTerrain.self)
  static let reperage = EventKind(of: ReperageJeune.self)
  static let remobilisation = EventKind(of: Remobilisation.self)
  static let obligationFormation = EventKind(of: ObligationFormation.self)
  static let site = EventKind(of: Site.self)
  static let commune = EventKind(of: Commune.self)
  static let conseiller = EventKind(of: Conseiller.self)
  static let absence = EventKind(of: Absence.self)
  static let dispositifDefinition = EventKind(of: DispositifDefinition.self)
  static let dispositifGroupe = EventKind(of: DispositifGroupe.self)
  static let regroupement = EventKind(of: Regroupement.self)
  static let quartier = EventKind(of: Quartier.self)
  static let partenaire = EventKind(of: Partenaire.self)
  static let objectif = EventKind(of: Objectif.self)
  static let identite = EventKind(of: IdentiteStructure.self)
  static let libelle = EventKind(of: LibelleDeCode.self)
  static let composition = EventKind(of: CompositionDeRapport.self)
  static let bareme = EventKind(of: Bareme.self)
  static let satisfaction = EventKind(of: Satisfaction.self)
  static let amelioration = EventKind(of: Amelioration.self)
  static let donnee = EventKind(of: Donnee.self)
  static let posteComptable = EventKind(of: PosteComptable.self)
  static let convention = EventKind(of: Convention.self)
  static let instance = EventKind(of: Instance.self)
  static let manifestation = EventKind(of: Manifestation.self)

  /// The six kinds that define the population `contact` (03, 3.1).
  static let deContact: Set<EventKind> = [
    accueil, entretien, atelier, informationCollective, contact, acteAdministratif,
  ]
}

/// A set of kinds: ``Catalogue/mostTypes`` bits.
struct KindSet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// None.
  init() {}

  init(_ kinds: [EventKind]) {
    for kind in kinds { insert(kind) }
  }

  @inline(__always)
  mutating func insert(_ kind: EventKind) {
    let bit = UInt64(1) << UInt64(kind.rawValue & 63)
    if kind.rawValue < 64 { low |= bit } else { high |= bit }
  }

  /// Whether the kind is there.
  @inline(__always)
  func contains(_ kind: EventKind) -> Bool {
    (kind.rawValue < 64 ? low : high) >> UInt64(kind.rawValue & 63) & 1 == 1
  }

  /// Whether one kind at least is in both.
  @inline(__always)
  func intersects(_ other: KindSet) -> Bool { low & other.low | high & other.high != 0 }
}

/// A field that several kinds declare under one name, as `site` or `operation`.
struct ChampCommun {
  /// Place of the field in each kind, by the kind's number; nil where it does not exist.
  private let ordinals: [Int?]

  init(_ name: String) {
    ordinals = Catalogue.declarations.map { $0.ordinal(of: name) }
  }

  /// Whether the kind declares the field.
  func exists(in kind: EventKind) -> Bool { ordinals[Int(kind.rawValue)] != nil }

  /// The word of this field, or nil when the event lacks it.
  @inline(__always)
  func word(of fait: Fait, in words: Column<Int64>) -> Int64? {
    guard let ordinal = ordinals[Int(fait.kind.rawValue)],
      let place = fait.place(ofField: ordinal)
    else { return nil }
    let word = words[place]
    return word <= Fait.encrypted ? nil : word
  }
}

/// The fields that several tables read.
enum Champs {
  static let dispositif = Champ(DispositifEntree.self, "dispositif")
  static let presenceAtelier = Champ(Atelier.self, "presence")
  static let presenceInformation = Champ(InformationCollective.self, "presence")
  static let site = ChampCommun("site")
  static let role = Champ(Referent.self, "role")
  static let jusquAu = Champ(Referent.self, "jusqu_au")
  static let conseillerReferent = Champ(Referent.self, "conseiller")
  static let vers = Champ(Remobilisation.self, "vers")
  static let operation = ChampCommun("operation")
  static let sexe = Champ(Profil.self, "sexe")
  static let dateNaissance = Champ(Profil.self, "date_naissance")
  static let commune = Champ(Profil.self, "commune")
  static let quartier = Champ(Profil.self, "quartier")
  static let qpv = Champ(Profil.self, "qpv")
  static let zrr = Champ(Profil.self, "zrr")
  static let niveau = Champ(Profil.self, "niveau")
  static let hebergement = Champ(Profil.self, "hebergement")
  static let permisB = Champ(Profil.self, "permis_b")
  static let vehicule = Champ(Profil.self, "vehicule")
  static let mobilite = Champ(Profil.self, "mobilite")
  static let transportsCommunSeuls = Champ(Profil.self, "transports_commun_seuls")
  static let enfants = Champ(Profil.self, "enfants")
  static let rqth = Champ(Profil.self, "rqth")
  static let siteProfil = Champ(Profil.self, "site")
  static let freins = Champ(Profil.self, "freins")
  static let premierEntretienAnterieur = Champ(Profil.self, "premier_entretien_anterieur")

  /// Whether somebody attended a collective event: `presence` absent or `present`; true for any other.
  static func isPresent(_ fait: Fait, in words: Column<Int64>) -> Bool {
    switch fait.kind {
    case Kinds.atelier: (presenceAtelier.word(of: fait, in: words) ?? 0) == 0
    case Kinds.informationCollective: (presenceInformation.word(of: fait, in: words) ?? 0) == 0
    default: true
    }
  }
}

/// Words of a closed list, as a set of places.
struct ChoiceSet: Sendable {
  private let bits: UInt64

  init<List: ClosedList>(_ members: Set<List>) {
    bits = List.allCases.enumerated().reduce(0) { bits, entry in
      members.contains(entry.element) ? bits | 1 << UInt64(entry.offset) : bits
    }
  }

  /// Whether the word names a member; false for nil.
  @inline(__always)
  func contains(_ word: Int64?) -> Bool {
    guard let word else { return false }
    return bits >> UInt64(truncatingIfNeeded: word) & 1 == 1
  }
}

extension ClosedList {
  /// The word that stands for this code in a `Fait`.
  var word: Int64 {
    Int64(
      Self.allCases.distance(
        from: Self.allCases.startIndex,
        to: Self.allCases.firstIndex(of: self) ?? Self.allCases.startIndex))
  }

  /// All codes, in catalogue order.
  static var codes: [String] { allCases.map(\.rawValue) }
}
