import MiloEvents

/// The catalogue as its specification writes it, copied by hand.
///
/// A kind a line: its subject, its fields in order. `!` follows the name of a required field, `?` that of one that may be null;
/// `≤` precedes the largest integer that an append accepts.
let writtenCatalogue = """
  accueil (jeune) site! code · motif inscription|spontane|rendez_vous|information · \
  origine mission_locale|france_travail|education_nationale|intervenants_sociaux|\
  entreprise_interim|justice|partenaire|entourage|presse_internet|spontanee|autre · au_flux bool · \
  demandes list(theme)
  profil (jeune) sexe? F|M · date_naissance? date · commune? insee · quartier? code · qpv? bool · \
  zrr? bool · niveau? III_II_I|IV_diplome|IV_non_diplome|V_diplome|V_non_diplome|VI_Vbis · \
  niveau_valide? 1…8 · hebergement? parents|famille|autonome|amis_foyer_chrs|sans_nomade_autre · \
  permis_b? bool · vehicule? aucun|deux_roues|voiture · \
  mobilite? mobile|peu_mobile|tres_peu_mobile · transports_commun_seuls? bool · enfants? int · \
  nationalite? fr|ue|hors_ue · rqth? bool · rsa? bool · inscrit_france_travail? bool · \
  site? code · freins? list(theme) · premier_entretien_anterieur? date
  referent (jeune) conseiller!? code · role referent|cej|parrain|remplacant · jusqu_au date · \
  motif texte
  mutation (jeune) sens! arrivee|depart · structure! code · date_dossier date
  fusion (jeune) absorbe! jeune
  dossier.cloture (jeune) motif! emploi|formation|scolarite|limite_age|demenagement|\
  sans_nouvelles|demande_jeune|changement_accompagnement|deces|autre
  dossier.reouverture (jeune) motif code
  entretien (jeune) conseiller! code · site code · modalite presentiel|visio|telephone · \
  duree_min int ≤ 1440 · themes list(theme) · propositions list({theme! theme, nature! code}) · \
  specialite psychologue|sante_droits|sante_soins|justice|logement|emploi · \
  motif_specialite code_sensible · operation code · demandes list(theme) · \
  commentaire texte_chiffre
  atelier (jeune) intitule! texte_court · session code · site code · duree_min int ≤ 1440 · \
  themes list(theme) · partenaire code · serie code · dispositif code · operation code · \
  presence present|absent|excuse|annule
  information_collective (jeune) intitule! texte_court · session code · site code · \
  duree_min int ≤ 1440 · themes list(theme) · partenaire code · serie code · dispositif code · \
  operation code · presence present|absent|excuse|annule · \
  genre information|recrutement_collectif|forum|visite_entreprise
  contact (jeune) canal! sms|mel|telephone|courrier|visite|partenaire|mediation · \
  sens entrant|sortant
  acte_administratif (jeune) nature! code
  rendez_vous (jeune) quand! moment · objet code · \
  statut! propose|present|absent|excuse|annule_jeune|annule_structure|reporte · \
  rendez_vous id(rendez_vous) · conseiller code · site code · duree_min int ≤ 1440 · \
  motif_report code
  plan (jeune) objectif! texte_chiffre · theme! theme · echeance date · \
  etat! prevu|en_cours|atteint|abandonne · plan id(plan)
  dispositif.entree (jeune) dispositif! code · fin_prevue date · conseiller code · \
  modalite code · volet jr · partenaire code · millesime code · operation code
  dispositif.prolongation (jeune) entree! id(dispositif.entree) · fin_prevue! date · motif texte
  dispositif.suspension (jeune) entree! id(dispositif.entree) · du! date · au date · motif! code
  dispositif.sortie (jeune) entree! id(dispositif.entree) · \
  motif! emploi_durable|emploi_court|alternance|formation|service_civique|creation_entreprise|\
  scolarite|echeance|limite_age|abandon|non_respect|demande_jeune|demenagement|\
  changement_accompagnement|deces|autre
  emploi.entree (jeune) contrat! contrat · operation code · fin_prevue date · employeur code · \
  secteur code · metier_rome code · temps plein|partiel · heures_hebdo nombre · marchand bool · \
  duree_contrat CDI|CDD · offre code · via code
  emploi.suivi (jeune) entree! id(emploi.entree) · \
  statut! en_poste|rompu|termine|sans_reponse · \
  canal sms|mel|telephone|courrier|visite|partenaire|mediation
  formation.entree (jeune) genre! certifiante|professionnalisante|preparation_qualification|\
  remise_a_niveau|mobilisation_projet|adaptation|a_preciser|autre|retour_formation_initiale|mlds \
  · operation code · organisme code · financeur code · fin_prevue date · heures int ≤ 10000
  immersion.entree (jeune) genre! pmsmp|autre · \
  objectif decouvrir|confirmer|initier_recrutement · employeur code · fin_prevue! date · heures int ≤ 10000
  volontariat.entree (jeune) genre! service_civique|autre · fin_prevue date · structure code
  scolarite.entree (jeune) genre! rescolarisation|initiale
  mobilite_internationale (jeune) programme! erasmus|au_pair|volontariat_international|autre · \
  statut! oriente|retenu|depart|retour|reporte · pays pays
  situation.fin (jeune) entree! id(emploi.entree|formation.entree|immersion.entree|\
  volontariat.entree|scolarite.entree) · \
  motif fin_normale|rupture_employeur|rupture_jeune|abandon|reussite|autre
  foyer_fiscal (jeune) categorie! non_imposable|premiere_tranche|imposable · presume bool
  ressources (jeune) mois! mois · deductibles_centimes! int ≤ 1000000000000 · partielles_centimes! int ≤ 1000000000000 · \
  cumulables_centimes int ≤ 1000000000000
  justificatifs (jeune) mois! mois · complet_le! date
  manquement (jeune) entree! id(dispositif.entree) · \
  nature! absence_injustifiee|pas_de_preuve|fausse_declaration
  sanction (jeune) entree! id(dispositif.entree) · rang! 1…3 · notifiee_le! date · \
  manquement id(manquement)
  demarche (jeune) entree id(dispositif.entree) · minutes! int ≤ 1440 · nature! theme · validee bool
  aide.demande (jeune) aide! code · montant_centimes int ≤ 1000000000000 · objet code
  aide.decision (jeune) demande id(aide.demande) · aide! code · accordee! bool · \
  montant_centimes int ≤ 1000000000000 · unites int · motif code
  aide.versement (jeune) aide! code · montant_centimes! int ≤ 1000000000000 · mois mois · \
  decision id(aide.decision) · unites int
  aide.remboursement (jeune) versement! id(aide.versement) · montant_centimes! int ≤ 1000000000000
  enveloppe (structure) aide! code · annee! int · montant_centimes! int ≤ 1000000000000
  orientation (jeune) vers! code · theme theme · menage isole|isole_enfant|couple|couple_enfant · \
  contrat_menage contrat · operation code
  orientation.issue (jeune) orientation! id(orientation) · \
  issue! admis|recrute|refus|sans_suite|abandon · genre code
  employeur.contact (employeur) canal! sms|mel|telephone|courrier|visite|partenaire|mediation · \
  sens entrant|sortant · conseiller code · objet code
  offre (offre) employeur! code · secteur! code · contrat! contrat · postes! int
  mise_en_relation (jeune) offre! code
  mise_en_relation.issue (jeune) mise_en_relation! id(mise_en_relation) · \
  issue! recrute|non_retenu|sans_suite · contrat contrat
  sortie_terrain (structure) lieu! code · personnes! int · jeunes! int · equipe list(code)
  reperage (jeune) source! sortie_terrain|maraude|piscine_plage|jdc_obligation|evenement|\
  partenaire|rio|autre · lieu code
  remobilisation (jeune) vers! suivi|cej_gj|service_civique|emploi_formation|autre_acteur
  obligation_formation (jeune) etape! signalement|contact|engagement|issue · \
  issue emploi|formation|scolarite|service_civique|alternance|exemption_sante|autre
  site (libre) code! code · libelle! libelle · zone! siege|quartier|hors_siege · \
  genre siege|site|antenne|permanence · latitude ±90,6 · longitude ±180,6 · jusqu_au date
  commune (libre) insee! insee · libelle! libelle · epci code · epci_libelle libelle · zrr bool · \
  zone_emploi code · latitude ±90,6 · longitude ±180,6 · jusqu_au date · vers insee
  conseiller (libre) code! code · \
  role! cisp|cre|accueil|psychologue|direction|coordination|parrain|autre · equipe code · \
  site code · etp nombre · contrat cdi|cdd|apprenti|mis_a_disposition|benevole · sexe F|M · \
  accompagnement bool · jusqu_au date · missions list({equipe! code, etp! nombre}) · \
  hors_structure bool · libelle libelle
  absence (libre) conseiller! code · du! date · au! date · remplacant code · \
  motif prevue|imprevue
  dispositif.definition (libre) code! code · libelle! libelle · \
  niveau! national|regional|departemental|local · du date · au date · hors_ensemble bool
  dispositif.groupe (libre) code! code · libelle! libelle · membres! list(code)
  regroupement (libre) code! code · libelle! libelle · axe! zone|site|commune|epci|quartier · \
  membres! list(code)
  quartier (libre) code! code · libelle! libelle · commune insee · qpv bool · jusqu_au date
  partenaire (libre) code! code · libelle! libelle · genre code · jusqu_au date
  objectif (libre) indicateur! libelle · annee! int · cible! nombre · financeur code · du date · \
  au date · libelle libelle
  bareme (libre) aide! code · du! date · valeurs! {code: int} ≤ 1000000000000 · source! texte
  satisfaction (libre) campagne! code · repondant! jeune|employeur · reponses! {code: 1…4}
  critere (libre) code! code · libelle! libelle · axe code
  preuve (libre) critere! code · libelle! texte_court · sha256 sha256 · indicateur libelle · \
  evenements list(id())
  amelioration (libre) code! code · critere code · libelle! libelle · \
  etat! prevue|engagee|realisee|abandonnee · echeance date · parent code · responsable code · \
  du date · indicateur libelle · budget_centimes int ≤ 1000000000000 · evaluation texte
  tableau (structure) code! code · declaration! declaration
  structure (structure) code! code · libelle! libelle · sigle libelle · adresse public(2000) · \
  territoire public(2000) · commune insee · site_web libelle · courriel libelle · \
  telephone libelle
  libelle (structure) champ! code · code! code · libelle! libelle
  composition (structure) code! code · composition! declaration
  donnee (structure) code! code · libelle! libelle · valeur! ±1000000000000,4 · \
  unite! nombre|centimes|pourcent|etp · du! date · au! date · \
  axe commune|epci|zone|quartier|france|region|departement · territoire code · source! texte · \
  publie_le date
  poste_comptable (structure) exercice! 1900…2199 · etat! budget|realise · \
  nature! produit|charge|actif|passif · poste! code · libelle! libelle · \
  montant_centimes! -1000000000000…1000000000000 · financeur code · action code · total bool · \
  source texte
  convention (structure) code! code · libelle! libelle · financeur! code · du! date · au! date · \
  montant_centimes int ≤ 1000000000000 · action code
  instance (structure) genre! ca|bureau|ag|copil|comite_technique|autre · libelle libelle · \
  membres int · presents int · decisions list({libelle! libelle})
  manifestation (structure) genre! forum|portes_ouvertes|visite|job_dating|reunion|autre · \
  libelle! libelle · lieu code · participants int · jeunes int · professionnels int · \
  partenaire code · action code
  audit (structure) genre! initial|suivi|renouvellement · organisme code · du! date · au! date · \
  resultat accorde|accorde_avec_reserves|refuse|en_cours · valable_jusqu_au date
  avis_audit (structure) audit! id(audit) · critere! code · \
  avis! conforme|point_fort|reserve|non_conforme · libelle! public(2000) · amelioration code
  annulation (aucun) evenement! id() · motif! texte
  rectification (aucun) evenement! id() · motif! texte · time moment · subject jeune · data! objet
  effacement (jeune) motif! texte · base! fin_conservation|demande
  reprise (structure) lignes! int · du! date · au! date · motif! texte · horloge! moment
  """

private let themes =
  "emploi|formation|projet_professionnel|logement|sante|citoyennete|culture_sport_loisirs|mobilite|"
  + "ressources|justice|handicap|numerique|langue|famille|acces_aux_droits"
private let contrats =
  "CDI|CDD|interim|saisonnier|autre|apprentissage|professionnalisation|PEC|CUI_CIE|CAE|CDDI"

extension EventDeclaration {
  /// The declaration as the copied specification writes a kind.
  var written: String {
    "\(nom) (\(sujet.rawValue)) " + fields.map(\.written).joined(separator: " · ")
  }
}

extension FieldDeclaration {
  fileprivate var written: String {
    "\(name)\(required ? "!" : "")\(nullable ? "?" : "") \(type.written)"
      + (bornes.map { " ≤ \($0.upperBound)" } ?? "")
  }
}

extension FieldType {
  fileprivate var written: String {
    switch self {
    case .code: "code"
    case .codeSensible: "code_sensible"
    case .jeune: "jeune"
    case .insee: "insee"
    case .pays: "pays"
    case .empreinte: "sha256"
    case .texteChiffre(let max): max == 2000 ? "texte_chiffre" : "texte_chiffre(\(max))"
    case .texte(let max): max == 2000 ? "texte" : max == 200 ? "texte_court" : "texte(\(max))"
    case .libelle: "libelle"
    case .choix(let codes): FieldType.name(of: codes.joined(separator: "|"))
    case .booleen: "bool"
    case .entier(let range):
      range == 0...JSONValue.largestInteger ? "int" : "\(range.lowerBound)…\(range.upperBound)"
    case .nombre: "nombre"
    case .textePublic(let max): "public(\(max))"
    case .decimal(let range, let decimales):
      range.lowerBound == -range.upperBound
        ? "±\(Decimales.texte(range.upperBound, decimales)),\(decimales)" : "decimal(\(range))"
    case .date: "date"
    case .mois: "mois"
    case .moment: "moment"
    case .reference(let kinds): "id(\(kinds.joined(separator: "|")))"
    case .liste(let element): "list(\(element.written))"
    case .objet(let fields): "{\(fields.map(\.written).joined(separator: ", "))}"
    case .dictionnaire(let element): "{code: \(element.written)}"
    case .declaration: "declaration"
    case .donnees: "objet"
    }
  }

  private static func name(of codes: String) -> String {
    switch codes {
    case themes: "theme"
    case contrats: "contrat"
    default: codes
    }
  }
}
