import MiloEvents

/// What a field that is yes or no says, as two sentences.
struct OuiOuNon: Hashable, Sendable {
  let oui: String
  let non: String

  private init(_ oui: String, _ non: String) {
    self.oui = oui
    self.non = non
  }

  /// The sentences of a field of the rows of a source.
  init(_ champ: String, _ source: Source) {
    let nom = champ.cut(at: UInt8(ascii: "."))?.after ?? champ
    let kind = source.kinds.first?.declaration?.nom ?? ""
    let isOfYouth = champ.hasPrefix("jeune.") || kind == "profil"
    if source == .situations, nom == "ouvert" {
      self.init(
        "la situation dure encore à la fin de la période",
        "la situation ne dure plus à la fin de la période")
    } else if let known = isOfYouth ? Self.duJeune[nom] : Self.autres[nom] {
      self = known
    } else {
      let mot = MotDeChamp(champ, source).nom
      self.init("\(mot) : oui", "\(mot) : non")
    }
  }

  private static let duJeune: [String: OuiOuNon] = [
    "qpv": .init(
      "le jeune réside en quartier prioritaire", "le jeune ne réside pas en quartier prioritaire"),
    "zrr": .init(
      "le jeune réside en zone de revitalisation rurale",
      "le jeune ne réside pas en zone de revitalisation rurale"),
    "permis_b": .init("le jeune a le permis B", "le jeune n’a pas le permis B"),
    "transports_commun_seuls": .init(
      "le jeune ne se déplace qu’en transports en commun",
      "le jeune ne se déplace pas qu’en transports en commun"),
    "rqth": .init(
      "le jeune est reconnu travailleur handicapé",
      "le jeune n’est pas reconnu travailleur handicapé"),
    "rsa": .init("le jeune perçoit le RSA", "le jeune ne perçoit pas le RSA"),
    "inscrit_france_travail": .init(
      "le jeune est inscrit à France Travail", "le jeune n’est pas inscrit à France Travail"),
    "sans_diplome": .init("le jeune est sans diplôme", "le jeune a un diplôme"),
    "sans_qualification": .init("le jeune est sans qualification", "le jeune a une qualification"),
    "infra_bac": .init("le jeune n’a pas le bac", "le jeune a le bac ou plus"),
    "hebergement_familial": .init(
      "le jeune est hébergé par ses parents ou sa famille",
      "le jeune n’est hébergé ni par ses parents ni par sa famille"),
  ]

  private static let autres: [String: OuiOuNon] = [
    "au_flux": .init("le jeune est reçu sans rendez-vous", "le jeune est reçu sur rendez-vous"),
    "marchand": .init(
      "l’emploi est du secteur marchand", "l’emploi n’est pas du secteur marchand"),
    "presume": .init("la catégorie est présumée", "la catégorie est prouvée"),
    "validee": .init("la démarche est validée", "la démarche n’est pas validée"),
    "accordee": .init("l’aide est accordée", "l’aide est refusée"),
    "positive": .init("la sortie est positive", "la sortie n’est pas positive"),
    "ouvert": .init(
      "le séjour est encore ouvert à la fin de la période",
      "le séjour n’est plus ouvert à la fin de la période"),
    "zrr": .init(
      "la commune est en zone de revitalisation rurale",
      "la commune n’est pas en zone de revitalisation rurale"),
    "qpv": .init("le quartier est prioritaire", "le quartier n’est pas prioritaire"),
    "accompagnement": .init(
      "l’agent compte parmi les équivalents temps plein d’accompagnement",
      "l’agent ne compte pas parmi les équivalents temps plein d’accompagnement"),
    "hors_ensemble": .init(
      "le dispositif est laissé hors de la ligne « ensemble »",
      "le dispositif est dans la ligne « ensemble »"),
  ]
}
