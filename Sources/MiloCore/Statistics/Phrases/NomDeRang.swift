import MiloEvents

/// What a row is called, in French: one, several, and its gender.
struct NomDeRang: Hashable, Sendable {
  let un: String
  let plusieurs: String
  let estFeminin: Bool

  private init(_ un: String, _ plusieurs: String, _ estFeminin: Bool) {
    self.un = un
    self.plusieurs = plusieurs
    self.estFeminin = estFeminin
  }

  /// The name of the rows of a source.
  init(_ compte: String) {
    // A kind that nobody named is read as it is written.
    self =
      Self.noms[compte]
      ?? NomDeRang("événement « \(compte) »", "événements « \(compte) »", false)
  }

  /// Whether somebody named these rows.
  static func existe(_ compte: String) -> Bool { noms[compte] != nil }

  /// « un entretien », « une entrée en emploi ».
  var avecUn: String { (estFeminin ? "une " : "un ") + un }
  /// « aucun entretien », « aucune entrée en emploi ».
  var avecAucun: String { (estFeminin ? "aucune " : "aucun ") + un }
  /// « premier entretien », « première entrée en emploi ».
  var premier: String { (estFeminin ? "première " : "premier ") + un }
  /// « ceux », « celles ».
  var ceux: String { estFeminin ? "celles" : "ceux" }
  /// « lesquels », « lesquelles ».
  var lesquels: String { estFeminin ? "lesquelles" : "lesquels" }
  /// « lequel », « laquelle ».
  var lequel: String { estFeminin ? "laquelle" : "lequel" }
  /// « tous les entretiens », « toutes les entrées en emploi ».
  var tous: String { (estFeminin ? "toutes les " : "tous les ") + plusieurs }
  /// A past participle that agrees with several of them.
  func accorde(_ participe: String) -> String { participe + (estFeminin ? "es" : "s") }
  /// A past participle that agrees with one of them.
  func accordeAuSingulier(_ participe: String) -> String { participe + (estFeminin ? "e" : "") }

  private static func m(_ un: String, _ plusieurs: String) -> NomDeRang {
    NomDeRang(un, plusieurs, false)
  }
  private static func f(_ un: String, _ plusieurs: String) -> NomDeRang {
    NomDeRang(un, plusieurs, true)
  }

  private static let noms: [String: NomDeRang] = [
    // What is no kind of event.
    "jeunes": m("jeune", "jeunes"), "evenements": m("événement", "événements"),
    "sejours": m("séjour dans un dispositif", "séjours dans un dispositif"),
    "situations": f("situation", "situations"), "rendez_vous": m("rendez-vous", "rendez-vous"),
    "orientations": f("orientation", "orientations"),
    // What corrects others.
    "annulation": f("annulation", "annulations"),
    "rectification": f("rectification", "rectifications"),
    // The youth's file.
    "accueil": m("accueil", "accueils"),
    "profil": f("mise à jour du dossier", "mises à jour du dossier"),
    "referent": f("désignation d’un référent", "désignations d’un référent"),
    "mutation": f("mutation de dossier", "mutations de dossier"),
    "fusion": f("fusion de dossiers", "fusions de dossiers"),
    "dossier.cloture": f("clôture de dossier", "clôtures de dossier"),
    "dossier.reouverture": f("réouverture de dossier", "réouvertures de dossier"),
    "effacement": m("effacement de dossier", "effacements de dossier"),
    // Accompaniment.
    "entretien": m("entretien", "entretiens"),
    "atelier": f("participation à un atelier", "participations à un atelier"),
    "information_collective": f(
      "participation à une information collective", "participations à une information collective"),
    "contact": m("échange", "échanges"),
    "acte_administratif": m("acte administratif", "actes administratifs"),
    // Dispositifs.
    "dispositif.entree": f("entrée dans un dispositif", "entrées dans un dispositif"),
    "dispositif.prolongation": f("prolongation d’un dispositif", "prolongations d’un dispositif"),
    "dispositif.suspension": f("suspension d’un dispositif", "suspensions d’un dispositif"),
    "dispositif.sortie": f("sortie d’un dispositif", "sorties d’un dispositif"),
    "plan": m("objectif d’un plan d’action", "objectifs d’un plan d’action"),
    // Situations.
    "emploi.entree": f("entrée en emploi", "entrées en emploi"),
    "emploi.suivi": f("nouvelle d’un emploi", "nouvelles d’un emploi"),
    "formation.entree": f("entrée en formation", "entrées en formation"),
    "immersion.entree": f("entrée en immersion", "entrées en immersion"),
    "volontariat.entree": f("entrée en volontariat", "entrées en volontariat"),
    "scolarite.entree": f("entrée en scolarité", "entrées en scolarité"),
    "mobilite_internationale": f(
      "étape d’une mobilité internationale", "étapes d’une mobilité internationale"),
    "situation.fin": f("fin de situation", "fins de situation"),
    // Rights and aids.
    "foyer_fiscal": f("déclaration de foyer fiscal", "déclarations de foyer fiscal"),
    "ressources": f("déclaration de ressources", "déclarations de ressources"),
    "justificatifs": f("remise de justificatifs", "remises de justificatifs"),
    "manquement": m("manquement", "manquements"), "sanction": f("sanction", "sanctions"),
    "demarche": f("démarche", "démarches"),
    "aide.demande": f("demande d’aide", "demandes d’aide"),
    "aide.decision": f("décision d’aide", "décisions d’aide"),
    "aide.versement": m("versement d’aide", "versements d’aide"),
    "aide.remboursement": m("remboursement d’aide", "remboursements d’aide"),
    "enveloppe": f("enveloppe d’aide", "enveloppes d’aide"),
    // Orientations, offers, employers.
    "orientation": f("orientation", "orientations"),
    "orientation.issue": f("issue d’orientation", "issues d’orientation"),
    "employeur.contact": m("échange avec un employeur", "échanges avec un employeur"),
    "offre": f("offre d’emploi", "offres d’emploi"),
    "mise_en_relation": f("mise en relation", "mises en relation"),
    "mise_en_relation.issue": f("issue de mise en relation", "issues de mise en relation"),
    // Outreach.
    "sortie_terrain": f("sortie de terrain", "sorties de terrain"),
    "reperage": m("repérage", "repérages"),
    "remobilisation": f("remobilisation", "remobilisations"),
    "obligation_formation": f(
      "étape de l’obligation de formation", "étapes de l’obligation de formation"),
    // The structure.
    "site": f("déclaration de site", "déclarations de site"),
    "commune": f("déclaration de commune", "déclarations de commune"),
    "conseiller": f("déclaration d’agent", "déclarations d’agent"),
    "absence": f("absence d’agent", "absences d’agent"),
    "dispositif.definition": f("définition de dispositif", "définitions de dispositif"),
    "dispositif.groupe": m("groupe de dispositifs", "groupes de dispositifs"),
    "regroupement": m("regroupement de territoires", "regroupements de territoires"),
    "quartier": f("déclaration de quartier", "déclarations de quartier"),
    "partenaire": f("déclaration de partenaire", "déclarations de partenaire"),
    "objectif": m("objectif", "objectifs"), "bareme": m("barème", "barèmes"),
    "satisfaction": f("réponse à une enquête", "réponses à une enquête"),
    "reprise": f("reprise de lignes", "reprises de lignes"),
    "critere": m("critère du label", "critères du label"),
    "preuve": f("preuve du label", "preuves du label"),
    "amelioration": f("action d’amélioration", "actions d’amélioration"),
    "tableau": f("définition de table", "définitions de table"),
    "structure": f("présentation de la structure", "présentations de la structure"),
    "libelle": m("libellé de code", "libellés de code"),
    "composition": f("composition de rapport", "compositions de rapport"),
    // The life of the structure.
    "donnee": f("donnée", "données"),
    "poste_comptable": m("poste comptable", "postes comptables"),
    "convention": f("convention", "conventions"),
    "instance": f("réunion d’instance", "réunions d’instance"),
    "manifestation": f("manifestation", "manifestations"),
    "audit": m("audit du label", "audits du label"),
    "avis_audit": m("avis d’audit", "avis d’audit"),
  ]
}
