import Testing

/// A `data` that the catalogue refuses, and what the refusal says.
struct Refusal: Sendable, CustomTestStringConvertible {
  var kind: String
  var data: String
  var field: String
  var found: String
  var expected: String
  var nearest: String?
  /// Whether a JSON Schema can say the same: rules that bind several fields it cannot.
  var isInSchema = true

  init(
    _ kind: String, _ data: String, _ field: String, found: String, expected: String,
    nearest: String? = nil, isInSchema: Bool = true
  ) {
    self.kind = kind
    self.data = data
    self.field = field
    self.found = found
    self.expected = expected
    self.nearest = nearest
    self.isInSchema = isInSchema
  }

  var testDescription: String { "\(kind) \(data.prefix(60))" }
}

private let code = "code (lettres, chiffres, « _ . - », 64 au plus)"
private let longText = String(repeating: "é", count: 2001)

let refusals: [Refusal] = [
  .init(
    "accueil", #"{"site":"a","motf":"inscription"}"#, "data.motf", found: "un champ inconnu",
    expected: "site, motif, origine, au_flux, demandes, ou un nom en x_", nearest: "motif"),
  .init(
    "accueil", #"{"site":"a","zzzzzz":1}"#, "data.zzzzzz", found: "un champ inconnu",
    expected: "site, motif"),
  .init(
    "accueil", #"{"site":"a","X_note":1}"#, "data.X_note", found: "un champ inconnu",
    expected: "un nom en x_"),
  .init(
    "accueil", #"{"motif":"inscription"}"#, "data.site", found: "rien : le champ manque",
    expected: code),
  .init(
    "accueil", #"{"site":"a","motif":"incription"}"#, "data.motif", found: "« incription »",
    expected: "inscription | spontane | rendez_vous | information", nearest: "inscription"),
  .init(
    "accueil", #"{"site":"a","motif":3}"#, "data.motif", found: "3",
    expected: "inscription | spontane"),
  .init(
    "accueil", #"{"site":"a","au_flux":"oui"}"#, "data.au_flux", found: "« oui »",
    expected: "true | false"),
  .init("accueil", #"{"site":null}"#, "data.site", found: "null", expected: code),
  .init("accueil", #"{"site":""}"#, "data.site", found: "une chaîne vide", expected: code),
  .init("accueil", #"{"site":"à"}"#, "data.site", found: "« à »", expected: code),
  .init("accueil", #"{"site":"a b"}"#, "data.site", found: "« a b »", expected: code),
  .init(
    "accueil", #"{"site":"\#(String(repeating: "a", count: 65))"}"#, "data.site",
    found: "aaaaa…", expected: code),
  .init(
    "accueil", #"{"site":"total"}"#, "data.site", found: "« total », réservé aux lignes des tables",
    expected: code),
  .init("accueil", #"{"site":"ensemble"}"#, "data.site", found: "réservé", expected: code),
  .init("accueil", #"{"site":"non_renseigne"}"#, "data.site", found: "réservé", expected: code),
  .init("accueil", #"{"site":"volet.jr"}"#, "data.site", found: "réservé", expected: code),
  .init(
    "profil", "{}", "data", found: "un profil vide", expected: "au moins un attribut"),
  .init(
    "profil", #"{"x_note":1}"#, "data", found: "un profil vide", expected: "au moins un attribut",
    isInSchema: false),
  .init(
    "profil", #"{"date_naissance":"2022-02-30"}"#, "data.date_naissance", found: "« 2022-02-30 »",
    expected: "date AAAA-MM-JJ"),
  .init(
    "profil", #"{"date_naissance":"2022-2-3"}"#, "data.date_naissance", found: "« 2022-2-3 »",
    expected: "date AAAA-MM-JJ"),
  .init(
    "profil", #"{"date_naissance":"1899-12-31"}"#, "data.date_naissance", found: "« 1899-12-31 »",
    expected: "date AAAA-MM-JJ", isInSchema: false),
  .init(
    "profil", #"{"commune":"25C56"}"#, "data.commune", found: "« 25C56 »",
    expected: "code INSEE (5 caractères)"),
  .init(
    "profil", #"{"commune":"2505"}"#, "data.commune", found: "« 2505 »",
    expected: "code INSEE (5 caractères)"),
  .init(
    "profil", #"{"niveau_valide":9}"#, "data.niveau_valide", found: "9",
    expected: "entier de 1 à 8"),
  .init(
    "profil", #"{"niveau_valide":0}"#, "data.niveau_valide", found: "0",
    expected: "entier de 1 à 8"),
  .init(
    "profil", #"{"enfants":-1}"#, "data.enfants", found: "-1", expected: "entier ≥ 0"),
  .init(
    "profil", #"{"enfants":1.5}"#, "data.enfants", found: "1.5", expected: "entier ≥ 0"),
  .init(
    "profil", #"{"enfants":2.0}"#, "data.enfants", found: "2.0", expected: "entier ≥ 0",
    isInSchema: false),
  .init(
    "profil", #"{"enfants":2e1}"#, "data.enfants", found: "2e1", expected: "entier ≥ 0",
    isInSchema: false),
  .init(
    "profil", #"{"enfants":9007199254740992}"#, "data.enfants", found: "9007199254740992",
    expected: "entier ≥ 0"),
  .init(
    "profil", #"{"freins":["logement","santé"]}"#, "data.freins.[1]", found: "« santé »",
    expected: "emploi | formation", nearest: "sante"),
  .init(
    "profil", #"{"freins":"logement"}"#, "data.freins", found: "« logement »",
    expected: "liste de : emploi"),
  .init(
    "referent", #"{"role":"cej"}"#, "data.conseiller", found: "rien : le champ manque",
    expected: code),
  .init(
    "referent", #"{"conseiller":"c1","role":null}"#, "data.role", found: "null",
    expected: "referent | cej | parrain | remplacant"),
  .init(
    "referent", #"{"conseiller":"c1","motif":"\#(longText)"}"#, "data.motif",
    found: "un texte de 2001 caractères", expected: "texte (2000 caractères au plus)"),
  .init(
    "atelier", #"{"intitule":"\#(longText.prefix(201))"}"#, "data.intitule",
    found: "un texte de 201 caractères", expected: "texte (200 caractères au plus)"),
  .init(
    "entretien", #"{"conseiller":"c1","propositions":[{"theme":"emploi"}]}"#,
    "data.propositions.[0].nature", found: "rien : le champ manque", expected: code),
  .init(
    "entretien", #"{"conseiller":"c1","propositions":[{"theme":"emploi","nature":"x","y":1}]}"#,
    "data.propositions.[0].y", found: "un champ inconnu", expected: "theme, nature"),
  .init(
    "rendez_vous", #"{"quand":"2022-03-14 09:30","statut":"propose"}"#, "data.quand",
    found: "« 2022-03-14 09:30 »", expected: "date et heure RFC 3339"),
  .init(
    "mobilite_internationale", #"{"programme":"erasmus","statut":"depart","pays":"fr"}"#,
    "data.pays", found: "« fr »", expected: "pays ISO 3166 (2 majuscules)"),
  .init(
    "emploi.entree", #"{"contrat":"CDD","heures_hebdo":35.125}"#, "data.heures_hebdo",
    found: "35.125", expected: "nombre ≥ 0, deux décimales au plus"),
  .init(
    "emploi.entree", #"{"contrat":"CDD","heures_hebdo":-1}"#, "data.heures_hebdo", found: "-1",
    expected: "nombre ≥ 0"),
  .init(
    "emploi.entree", #"{"contrat":"cdd"}"#, "data.contrat", found: "« cdd »",
    expected: "CDI | CDD", nearest: "CDD"),
  .init(
    "ressources", #"{"mois":"2022-13","deductibles_centimes":0,"partielles_centimes":0}"#,
    "data.mois", found: "« 2022-13 »", expected: "mois AAAA-MM"),
  .init(
    "sanction", #"{"entree":"e","rang":4,"notifiee_le":"2022-01-01"}"#, "data.rang", found: "4",
    expected: "entier de 1 à 3"),
  .init(
    "dispositif.sortie", #"{"entree":"","motif":"autre"}"#, "data.entree",
    found: "une chaîne vide", expected: "id d’un événement antérieur dispositif.entree"),
  .init(
    "aide.versement", #"{"aide":"CEJ","montant_centimes":1}"#, "data.mois",
    found: "rien : le champ manque", expected: "l’aide CEJ", isInSchema: false),
  .init(
    "aide.versement", #"{"aide":"GJ","montant_centimes":1}"#, "data.mois",
    found: "rien : le champ manque", expected: "l’aide GJ", isInSchema: false),
  .init(
    "aide.versement", #"{"aide":"PACEA","montant_centimes":1}"#, "data.mois",
    found: "rien : le champ manque", expected: "l’aide PACEA", isInSchema: false),
  .init(
    "bareme", #"{"aide":"CEJ","du":"2026-01-01","valeurs":{"forfait":1},"source":"s"}"#,
    "data.valeurs", found: "les clés forfait",
    expected: "adulte_non_imposable, adulte_premiere_tranche, mineur", isInSchema: false),
  .init(
    "bareme", #"{"aide":"SMIC","du":"2026-01-01","valeurs":{},"source":"s"}"#, "data.valeurs",
    found: "un objet vide", expected: "objet code → entier"),
  .init(
    "bareme", #"{"aide":"GJ","du":"2026-01-01","valeurs":{"forfait":-1},"source":"s"}"#,
    "data.valeurs.forfait", found: "-1", expected: "entier ≥ 0"),
  .init(
    "satisfaction", #"{"campagne":"c","repondant":"jeune","reponses":{}}"#, "data.reponses",
    found: "un objet vide", expected: "objet code → entier de 1 à 4"),
  .init(
    "satisfaction", #"{"campagne":"c","repondant":"jeune","reponses":{"accueil":5}}"#,
    "data.reponses.accueil", found: "5", expected: "entier de 1 à 4"),
  .init(
    "satisfaction", #"{"campagne":"c","repondant":"jeune","reponses":{"a b":1}}"#,
    "data.reponses.a b", found: "« a b »", expected: code),
  .init(
    "site", #"{"code":"s","libelle":"","zone":"siege"}"#, "data.libelle",
    found: "une chaîne vide", expected: "libellé (200 caractères au plus)"),
  .init(
    "site", #"{"code":"s","libelle":"\#(longText.prefix(201))","zone":"siege"}"#, "data.libelle",
    found: "un texte de 201 caractères", expected: "libellé (200 caractères au plus)"),
  .init(
    "preuve", #"{"critere":"c","libelle":"l","sha256":"\#(String(repeating: "A", count: 64))"}"#,
    "data.sha256", found: "AAAA", expected: "SHA-256"),
  .init(
    "preuve", #"{"critere":"c","libelle":"l","evenements":["e1",2]}"#, "data.evenements.[1]",
    found: "2", expected: "id d’un événement antérieur"),
  .init(
    "rectification", #"{"evenement":"e","motif":"m","data":"x"}"#, "data.data", found: "« x »",
    expected: "objet (le nouveau data, entier)"),
  .init(
    "contact", #"{"canal":{"chiffre":"v1","n":"AAAA","c":"AAAA"}}"#, "data.canal",
    found: "chiffre", expected: "sms | mel"),
  .init(
    "annulation", #"{"evenement":"e","motif":{"chiffre":"v2","n":"AAAA","c":"AAAA"}}"#,
    "data.motif", found: "v2", expected: "texte"),
  .init(
    "annulation", #"{"evenement":"e","motif":{"chiffre":"v1","n":"A","c":"AAAA"}}"#,
    "data.motif", found: "chiffre", expected: "texte", isInSchema: false),
  .init(
    "annulation", #"{"evenement":"e","motif":{"chiffre":"v1","n":"AAAA"}}"#, "data.motif",
    found: "chiffre", expected: "texte"),
  .init(
    "site", #"{"code":"s","libelle":"l","zone":"siege","latitude":90.000001}"#, "data.latitude",
    found: "90.000001", expected: "nombre de -90 à 90, 6 décimales au plus"),
  .init(
    "site", #"{"code":"s","libelle":"l","zone":"siege","longitude":-180.5}"#, "data.longitude",
    found: "-180.5", expected: "nombre de -180 à 180, 6 décimales au plus"),
  .init(
    "site", #"{"code":"s","libelle":"l","zone":"siege","latitude":1.0000001}"#, "data.latitude",
    found: "1.0000001", expected: "6 décimales au plus", isInSchema: false),
  .init(
    "site", #"{"code":"s","libelle":"l","zone":"siege","latitude":1e1}"#, "data.latitude",
    found: "1e1", expected: "6 décimales au plus", isInSchema: false),
  .init(
    "site", #"{"code":"s","libelle":"l","zone":"siege","latitude":"47"}"#, "data.latitude",
    found: "« 47 »", expected: "nombre de -90 à 90"),
  .init(
    "poste_comptable",
    #"{"exercice":1899,"etat":"budget","nature":"produit","poste":"74","libelle":"l","#
      + #""montant_centimes":1}"#,
    "data.exercice", found: "1899", expected: "entier de 1900 à 2199"),
  .init(
    "poste_comptable",
    #"{"exercice":2022,"etat":"budget","nature":"produit","poste":"74","libelle":"l","#
      + #""montant_centimes":-1000000000001}"#,
    "data.montant_centimes", found: "-1000000000001",
    expected: "entier de -1000000000000 à 1000000000000"),
  .init(
    "donnee",
    #"{"code":"a","libelle":"b","valeur":123456789012.1234,"unite":"nombre","#
      + #""du":"2022-01-01","au":"2022-12-31","source":"s"}"#,
    "data.valeur", found: "123456789012.1234",
    expected: "4 décimales au plus, 15 chiffres en tout", isInSchema: false),
  .init(
    "structure", #"{"code":"s","libelle":"l","territoire":""}"#, "data.territoire",
    found: "une chaîne vide", expected: "texte public (2000 caractères au plus)"),
  .init(
    "structure", #"{"code":"s","libelle":"l","adresse":"\#(longText)"}"#, "data.adresse",
    found: "un texte de 2001 caractères", expected: "texte public (2000 caractères au plus)"),
  .init(
    "instance", #"{"genre":"ca","decisions":[{"libele":"l"}]}"#, "data.decisions.[0].libele",
    found: "un champ inconnu", expected: "libelle", nearest: "libelle"),
  .init(
    "conseiller", #"{"code":"a","role":"cisp","missions":[{"equipe":"nord"}]}"#,
    "data.missions.[0].etp", found: "rien : le champ manque", expected: "nombre ≥ 0"),
]

/// Data at the edge of what is accepted.
let acceptances: [(kind: String, data: String)] = [
  ("accueil", #"{"site":"\#(String(repeating: "a", count: 64))"}"#),
  ("accueil", #"{"site":"totaux","x_note":{"libre":[1,null]}}"#),
  ("profil", #"{"date_naissance":"2004-02-29","commune":"2A004","enfants":9007199254740991}"#),
  ("profil", #"{"sexe":null,"freins":null,"site":null}"#),
  ("profil", #"{"freins":[]}"#),
  ("referent", #"{"conseiller":null}"#),
  ("referent", #"{"conseiller":"c1","motif":"\#(longText.dropLast())"}"#),
  ("referent", #"{"conseiller":"c1","motif":""}"#),
  ("atelier", #"{"intitule":"\#(longText.prefix(200))"}"#),
  ("entretien", #"{"conseiller":"c1","motif_specialite":{"chiffre":"v1","n":"AAAA","c":"AA=="}}"#),
  ("emploi.entree", #"{"contrat":"CDD","heures_hebdo":35.25}"#),
  ("emploi.entree", #"{"contrat":"CDD","heures_hebdo":0}"#),
  ("aide.versement", #"{"aide":"FAJ","montant_centimes":1}"#),
  ("aide.versement", #"{"aide":"CEJ","montant_centimes":0,"mois":"2022-03"}"#),
  (
    "bareme",
    #"{"aide":"CEJ","du":"2026-01-01","source":"s","valeurs":"#
      + #"{"mineur":1,"adulte_non_imposable":3,"adulte_premiere_tranche":2}}"#
  ),
  ("bareme", #"{"aide":"CAP","du":"2026-01-01","valeurs":{"montant":1},"source":"s"}"#),
  ("satisfaction", #"{"campagne":"c","repondant":"employeur","reponses":{"a":1,"b":4}}"#),
  ("rectification", #"{"evenement":"e","motif":"m","data":{}}"#),
  (
    "site",
    #"{"code":"s","libelle":"l","zone":"siege","latitude":-90,"longitude":179.999999}"#
  ),
  (
    "poste_comptable",
    #"{"exercice":2199,"etat":"realise","nature":"charge","poste":"60","libelle":"l","#
      + #""montant_centimes":-1000000000000}"#
  ),
  ("instance", #"{"genre":"ag","decisions":[{"libelle":"Comptes : approuvés, à l’unanimité"}]}"#),
]
