import MiloEvents

/// What a field is called, in French, with its article: « la nature du contrat ».
struct MotDeChamp: Hashable, Sendable {
  let nom: String
  /// Whether verbs after it are in the plural.
  var estPluriel: Bool { nom.hasPrefix("les ") }

  /// The name without its article: « nature du contrat ».
  var sansArticle: String {
    for article in ["le ", "la ", "les ", "l’"] where nom.hasPrefix(article) {
      return String(nom.dropFirst(article.count))
    }
    return nom
  }

  /// The name of a field of the rows of a source.
  init(_ champ: String, _ source: Source) {
    nom =
      Self.duJeune(champ) ?? Self.deLaLigne(champ, source) ?? Self.duType(champ, source.kinds)
      ?? Self.refere(champ, source) ?? MotsFrancais.entreGuillemets(champ)
  }

  /// The name of a field of a kind of event, whether or not its events are counted as rows.
  init(_ champ: String, of kind: EventKind) {
    nom = Self.duType(champ, [kind]) ?? MotsFrancais.entreGuillemets(champ)
  }

  // MARK: Beyond the event

  private static func duJeune(_ champ: String) -> String? {
    if champ.hasPrefix("depuis_premier.") {
      let premier = NomDeRang(String(champ.dropFirst("depuis_premier.".count))).premier
      return
        "le nombre de jours écoulés depuis \(premier.hasPrefix("première") ? "la" : "le") \(premier) du jeune"
    }
    guard champ.hasPrefix("jeune.") else { return nil }
    let attribut = String(champ.dropFirst("jeune.".count))
    let nom = attributs[attribut] ?? duType(attribut, [Kinds.profil])
    return nom.map { $0.hasPrefix("«") ? $0 : $0 + " du jeune" }
  }

  /// What no sentence of the catalogue names after an article.
  private static let attributs = [
    "age": "l’âge", "zone": "la zone du site", "epci": "l’intercommunalité",
    "sans_diplome": "l’absence de diplôme", "sans_qualification": "l’absence de qualification",
    "infra_bac": "le niveau inférieur au bac", "hebergement_familial": "l’hébergement familial",
    "referent": "le référent", "site": "le site", "hebergement": "l’hébergement",
    "mobilite": "la mobilité", "vehicule": "le véhicule", "freins": "les freins à l’emploi",
    "premier_entretien_anterieur": "la date, antérieure au journal, du premier entretien",
  ]

  private static func deLaLigne(_ champ: String, _ source: Source) -> String? {
    switch (source, champ) {
    case (.sejours, "motif"): "le motif de sortie"
    case (.situations, "motif"): "le motif de fin"
    case (.situations, "genre"): "le contrat ou le genre"
    case (.situations, "fin"): "la date de fin (réelle ou prévue)"
    case (.sejours, "fin_prevue"): "la date de fin prévue"
    case (.contacts, "nature"): "la nature de l’événement"
    case (.orientations, "issue"): "l’issue"
    case (.orientations, "issue.genre"): "la nature de ce qui a été obtenu"
    case (.sejours, _), (.situations, _), (.orientations, _): suites[champ] ?? communs[champ]
    default: communs[champ]
    }
  }

  private static let suites = [
    "entree": "la date d’entrée", "sortie": "la date de sortie",
    "duree_jours": "la durée", "duree_prevue_jours": "la durée prévue",
    "ecart_jours": "l’écart entre la fin et la fin prévue",
    "famille": "la nature de la situation", "delai_jours": "le délai jusqu’à l’issue",
  ]

  private static let communs = [
    "date": "la date", "date.annee": "l’année", "date.mois": "le mois",
    "date.trimestre": "le trimestre", "date.semaine": "la semaine",
    "date.jour": "le jour de la semaine", "auteur": "l’auteur de la saisie",
    "delai_saisie": "le délai de saisie", "sujet": "le sujet",
    "conseiller.equipe": "l’équipe du conseiller", "conseiller.site": "le site du conseiller",
    "conseiller.role": "la fonction du conseiller",
  ]

  // MARK: The event

  private static func duType(_ champ: String, _ kinds: [EventKind]) -> String? {
    for declaration in kinds.compactMap(\.declaration) {
      if let (liste, partie) = champ.cut(at: UInt8(ascii: ".")) {
        if case .liste(.objet(let fields))? = declaration.field(named: liste)?.type,
          let field = fields.first(where: { $0.name == partie })
        {
          return nom(field.sens)
        }
        continue
      }
      guard let field = declaration.field(named: champ) else { continue }
      // Rows of several kinds do not share what is particular to one.
      let propre = kinds.count == 1 ? propres["\(declaration.nom)/\(champ)"] : nil
      return propre ?? noms[champ] ?? nom(field.sens)
    }
    return champ == "source" ? "la structure" : nil
  }

  /// The sentence of the catalogue as a name, where it begins with an article; else the sentence, quoted.
  private static func nom(_ sens: String) -> String {
    let phrase = sens.hasSuffix(".") ? String(sens.dropLast()) : sens
    let articles = ["Le ", "La ", "L’", "Les ", "Ce qui ", "Ce que ", "Ce qu’"]
    guard articles.contains(where: phrase.hasPrefix) else {
      return MotsFrancais.entreGuillemets(phrase.firstLowercased)
    }
    let court = phrase.prefix { !",;:".contains($0) }
    return String(court.reversed().drop(while: \.isWhitespace).reversed()).firstLowercased
  }

  /// A field of an event that the row's names: its name, and that of the event.
  private static func refere(_ champ: String, _ source: Source) -> String? {
    guard let (reference, suite) = champ.cut(at: UInt8(ascii: ".")) else { return nil }
    for declaration in source.kinds.compactMap(\.declaration) {
      guard case .reference(let targets)? = declaration.field(named: reference)?.type else {
        continue
      }
      let kinds = targets.compactMap { Catalogue.declaration(named: $0)?.kind }
      guard let nom = duType(suite, kinds), !nom.hasPrefix("«") else { continue }
      return "\(nom) selon \(references[reference] ?? MotsFrancais.entreGuillemets(reference))"
    }
    return nil
  }

  private static let references = [
    "entree": "l’entrée", "demande": "la demande", "decision": "la décision",
    "plan": "l’objectif précédent",
    "versement": "le versement", "rendez_vous": "le premier rendez-vous",
    "orientation": "l’orientation", "manquement": "le manquement",
    "mise_en_relation": "la mise en relation",
  ]

  /// Fields whose sentence in the catalogue is no name: it says who, where or how.
  private static let noms = [
    "site": "le site", "conseiller": "le conseiller", "modalite": "la modalité",
    "duree_min": "la durée", "themes": "les thèmes abordés", "propositions": "les propositions",
    "partenaire": "le partenaire", "serie": "l’offre récurrente", "dispositif": "le dispositif",
    "operation": "l’opération financée", "presence": "la présence", "canal": "le moyen du contact",
    "sens": "le sens du contact", "statut": "le statut", "employeur": "l’employeur",
    "temps": "le temps de travail", "duree_contrat": "la durée du contrat aidé",
    "via": "l’intermédiaire", "organisme": "l’organisme de formation",
    "financeur": "le financeur", "structure": "la structure", "motif": "le motif",
    "role": "le rôle", "categorie": "la catégorie du foyer fiscal",
    "montant_centimes": "le montant", "objet": "l’objet", "entree": "l’entrée", "quand": "la date",
    "theme": "le thème",
    "issue": "l’issue", "lieu": "le lieu", "etape": "l’étape", "axe": "l’axe",
    "repondant": "le répondant", "etat": "l’état", "libelle": "le nom", "aide": "l’aide",
    "origine": "l’origine de la venue", "genre": "le genre", "campagne": "l’enquête",
    "rang": "le rang du manquement", "base": "le fondement",
    "deductibles_centimes": "les ressources déductibles",
    "partielles_centimes": "les ressources déduites en partie",
    "cumulables_centimes": "les ressources cumulables", "jusqu_au": "le dernier jour",
    "demandes": "les demandes", "commentaire": "le commentaire",
    "motif_report": "le motif du report",
    "objectif": "l’objectif", "echeance": "l’échéance",
  ]

  /// Fields that one kind means otherwise than the others.
  private static let propres = [
    "information_collective/genre": "la forme de la réunion",
    "immersion.entree/genre": "le genre d’immersion",
    "immersion.entree/objectif": "l’objectif de l’immersion",
    "volontariat.entree/genre": "le genre de volontariat",
    "scolarite.entree/genre": "le genre de scolarité",
    "formation.entree/genre": "la nature de la formation",
    "mutation/sens": "le sens du transfert", "mutation/structure": "l’autre structure",
    "mutation/date_dossier": "la date du dossier dans l’autre structure",
    "manquement/nature": "la nature du manquement",
    "orientation/vers": "le partenaire vers qui le jeune est orienté",
    "remobilisation/vers": "ce vers quoi le jeune est remobilisé",
    "reperage/source": "l’origine du repérage",
    "sortie_terrain/jeunes": "le nombre de jeunes de 16 à 25 ans",
    "site/genre": "le genre de lieu", "site/zone": "la zone", "conseiller/role": "la fonction",
    "conseiller/equipe": "l’équipe", "conseiller/etp": "le temps de travail",
    "conseiller/contrat": "le contrat", "partenaire/genre": "la nature du partenaire",
    "dispositif.definition/niveau": "le niveau du dispositif",
    "absence/remplacant": "le remplaçant", "bareme/source": "le texte qui fixe le barème",
    "profil/hebergement": "l’hébergement", "profil/mobilite": "la mobilité",
    "profil/vehicule": "le véhicule", "profil/freins": "les freins à l’emploi",
    "critere/libelle": "ce que le critère demande",
  ]
}
