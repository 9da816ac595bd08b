import MiloEvents

// What files call things.

extension NouveauModele {
  /// Headers of the column that says who it is about, the surest first.
  static let sujets = [
    "id_jeune", "identifiant_jeune", "identifiant_du_jeune", "jeune", "numero_dossier", "n_dossier",
    "numero_de_dossier", "no_dossier", "dossier", "identifiant", "id", "numero",
  ]
  /// Headers of the column that tells the rows apart.
  static let ids = [
    "n_acte", "numero_acte", "numero_d_acte", "id_acte", "identifiant_acte", "id_evenement",
    "id_ligne", "reference", "ref", "id", "n", "numero", "identifiant",
  ]
  /// Headers of the column that says when it happened.
  static let dates = [
    "date_acte", "date_de_l_acte", "date_evenement", "date_entretien", "date_de_l_entretien",
    "date_contact", "date_du_contact", "date", "le", "date_entree", "date_d_entree", "date_debut",
    "date_de_debut", "debut", "jour",
  ]
  /// Headers of the column of the hour.
  static let heures = ["heure", "heure_acte", "heure_debut", "heure_de_debut", "heure_entretien"]
  /// What files call fields of the catalogue.
  static let synonymes: [String: String] = [
    "date_de_naissance": "date_naissance", "ne_le": "date_naissance", "naissance": "date_naissance",
    "code_insee": "commune", "commune_insee": "commune", "insee": "commune", "genre": "sexe",
    "civilite": "sexe", "niveau_de_formation": "niveau", "type_d_hebergement": "hebergement",
    "logement": "hebergement", "permis": "permis_b", "duree": "duree_min",
    "duree_minutes": "duree_min", "duree_h": "duree_min", "conseiller_referent": "conseiller",
    "code_conseiller": "conseiller", "code_site": "site", "nombre_d_enfants": "enfants",
    "theme": "themes", "mode": "modalite", "fin": "fin_prevue", "date_fin": "fin_prevue",
    "date_de_fin": "fin_prevue", "date_fin_prevue": "fin_prevue", "montant": "montant_centimes",
    "atelier": "intitule", "intitule_atelier": "intitule", "dispositif_code": "dispositif",
    "code_dispositif": "dispositif", "type_de_contrat": "contrat",
  ]
  /// What files call values of closed lists.
  static let mots: [String: String] = [
    "madame": "F", "mme": "F", "femme": "F", "feminin": "F", "monsieur": "M", "homme": "M",
    "masculin": "M", "h": "M", "mr": "M", "en_presence": "presentiel", "en_visio": "visio",
    "par_telephone": "telephone", "courriel": "mel", "e_mail": "mel", "email": "mel", "mail": "mel",
    "appel": "telephone", "appel_telephonique": "telephone", "sms": "sms", "texto": "sms",
    "courrier": "courrier", "lettre": "courrier", "presente": "present", "absente": "absent",
    "excusee": "excuse",
  ]
  /// The words by which files name a kind of event; the first one that a value begins with holds.
  private static let natures: [(mot: String, type: String)] = [
    ("entretien", Entretien.nom), ("accueil", Accueil.nom), ("atelier", Atelier.nom),
    ("information_collective", InformationCollective.nom),
    ("reunion_d_information", InformationCollective.nom),
    ("sms", Contact.nom), ("texto", Contact.nom), ("appel", Contact.nom), ("courriel", Contact.nom),
    ("mail", Contact.nom), ("mel", Contact.nom), ("e_mail", Contact.nom), ("email", Contact.nom),
    ("courrier", Contact.nom), ("lettre", Contact.nom), ("telephone", Contact.nom),
    ("contact", Contact.nom), ("rendez_vous", RendezVous.nom), ("rdv", RendezVous.nom),
    ("acte_administratif", ActeAdministratif.nom), ("orientation", Orientation.nom),
    ("immersion", ImmersionEntree.nom), ("pmsmp", ImmersionEntree.nom),
  ]

  /// The kind of event that a value names; nil when it names none that is known.
  static func type(of value: String) -> EventDeclaration? {
    let name = normal(value)
    let type = natures.first { name == $0.mot || name.hasPrefix($0.mot + "_") }?.type
    return (type ?? Catalogue.declarations.map(\.nom).first { normal($0) == name })
      .flatMap { Catalogue.declaration(named: $0) }
  }
}
