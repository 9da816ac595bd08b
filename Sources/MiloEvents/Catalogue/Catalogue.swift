/// The event catalogue, version 1: every kind, in the order of the pages that define them, then those
/// that an application registers.
public enum Catalogue {
  /// How many kinds there may be, those of one's own included: a set of kinds has a bit for each.
  package static let mostTypes = 128

  /// The kinds of the national catalogue.
  static let national: [any EventData.Type] = [
    Accueil.self, Profil.self, Referent.self, Mutation.self, Fusion.self, DossierCloture.self,
    DossierReouverture.self,
    Entretien.self, Atelier.self, InformationCollective.self, Contact.self, ActeAdministratif.self,
    RendezVous.self, Plan.self,
    DispositifEntree.self, DispositifProlongation.self, DispositifSuspension.self,
    DispositifSortie.self,
    EmploiEntree.self, EmploiSuivi.self, FormationEntree.self, ImmersionEntree.self,
    VolontariatEntree.self,
    ScolariteEntree.self, MobiliteInternationale.self, SituationFin.self,
    FoyerFiscal.self, Ressources.self, Justificatifs.self, Manquement.self, Sanction.self,
    Demarche.self, AideDemande.self, AideDecision.self, AideVersement.self, AideRemboursement.self,
    Enveloppe.self,
    Orientation.self, OrientationIssue.self, EmployeurContact.self, Offre.self, MiseEnRelation.self,
    MiseEnRelationIssue.self,
    SortieTerrain.self, ReperageJeune.self, Remobilisation.self, ObligationFormation.self,
    Site.self, Commune.self, Conseiller.self, Absence.self, DispositifDefinition.self,
    DispositifGroupe.self, Regroupement.self, Quartier.self, Partenaire.self, Objectif.self,
    Bareme.self, Satisfaction.self, Critere.self, Preuve.self, Amelioration.self,
    DeclarationDeTableau.self, IdentiteStructure.self, LibelleDeCode.self,
    CompositionDeRapport.self,
    Donnee.self, PosteComptable.self, Convention.self, Instance.self, Manifestation.self,
    AuditLabel.self, AvisAudit.self,
    Annulation.self, Rectification.self, Effacement.self, Reprise.self,
  ]

  /// The kinds.
  ///
  /// The order is that of the catalogue page, then that of registering; a kind's place here is its number
  /// in memory only, never on disk.
  public static let types: [any EventData.Type] = national + OwnKinds.read().types

  /// The declarations of all kinds, in catalogue order.
  public static let declarations: [EventDeclaration] = types.enumerated().map {
    EventDeclaration($1, kind: EventKind(UInt8($0)))
  }

  private static let byName: [String: EventDeclaration] = Dictionary(
    uniqueKeysWithValues: declarations.map { ($0.nom, $0) })
  private static let byType: [String: EventDeclaration] = Dictionary(
    uniqueKeysWithValues: declarations.map { ($0.type, $0) })

  /// Prefix of `type` that belongs to the catalogue.
  public static let typePrefix = "fr.milo."

  /// The kind with that name, as `dispositif.entree`.
  public static func declaration(named nom: String) -> EventDeclaration? {
    byName[nom]
  }

  /// The declaration of a kind; nil for a type of one's own that is not registered.
  public static func declaration<T: EventData>(of type: T.Type) -> EventDeclaration? {
    types.firstIndex { $0 == type }.map { declarations[$0] }
  }

  /// The fault of a type that is none of the catalogue's and takes a name of its own.
  static func horsCatalogue(_ type: String) -> FieldError {
    FieldError(
      field: "type", found: "« \(type) », qui n’est pas au catalogue",
      expected: "un type du catalogue, ou un nom à vous : org.exemple.chose.v1", rule: .enveloppe)
  }

  /// The kind that a `type` names, or nil when it is an extension or an unknown version.
  public static func declaration(forType type: String) -> EventDeclaration? {
    byType[type]
  }
}

/// A kind's number while the program runs: its place in the catalogue.
public struct EventKind: BitwiseCopyable, Hashable, Sendable {
  /// The place in the catalogue; 255 for a kind outside it.
  public let rawValue: UInt8

  /// The kind at that place.
  @inlinable public init(_ rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A type outside the catalogue: kept, verified, exported, counted.
  public static let inconnu = EventKind(255)

  /// The kind of that data type.
  ///
  /// - Complexity: linear in the catalogue; keep the answer in a static property.
  public init<T: EventData>(of type: T.Type) {
    guard let place = Catalogue.types.firstIndex(where: { $0 == type }) else {
      preconditionFailure("\(T.self) n’est pas au catalogue")
    }
    rawValue = UInt8(place)
  }

  /// The declaration, or nil outside the catalogue.
  public var declaration: EventDeclaration? {
    self == .inconnu ? nil : Catalogue.declarations[Int(rawValue)]
  }
}

/// One kind of event, as its type declares it.
public struct EventDeclaration: Sendable {
  /// Number while the program runs.
  public let kind: EventKind
  /// Name, as `dispositif.entree`.
  public let nom: String
  /// `type` on the line, as `fr.milo.dispositif.entree.v1`.
  public let type: String
  /// What the kind says, in French.
  public let resume: String
  /// Whom or what it is about.
  public let sujet: Sujet
  /// The fields of `data`, in catalogue order.
  public let fields: [FieldDeclaration]

  init<T: EventData>(_ type: T.Type, kind: EventKind) {
    self.kind = kind
    nom = T.nom
    self.type = T.typeComplet
    resume = T.resume
    sujet = T.sujet
    fields = FieldRecorder.fields(of: type, meaning: T.champs)
  }

  /// The field with that name, or nil.
  public func field(named name: String) -> FieldDeclaration? {
    fields.first { $0.name == name }
  }

  /// Place of a field among the kind's fields, or nil.
  public func ordinal(of name: String) -> Int? {
    fields.firstIndex { $0.name == name }
  }

  /// How many fields a kind may have: a compact event marks each with a bit, and its author with one more.
  static let mostFields = 31

  /// Whether a text is a reverse-DNS name: at least two labels of letters, digits, `_` and `-`.
  static func isReverseDNS(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy {
        !$0.isEmpty
          && $0.allSatisfy {
            (97...122).contains($0 | 0x20) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
              || $0 == UInt8(ascii: "-")
          }
      }
  }
}
