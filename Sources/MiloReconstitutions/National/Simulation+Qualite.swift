extension Simulation {
  /// A scale of the structure's own, for an aid that no law fixes.
  mutating func bareme(_ jour: Int) {
    ligne(.bareme, structure, le: HeureLocale(jour: jour, seconde: 28_800))
    plume.champ("aide", "CHEQUE_MOBILITE")
    plume.champ("du", jour: jour, calendrier)
    plume.cle("valeurs")
    plume.ouvrirObjet()
    plume.champ("forfait", 5000 + 500 * tirage.sous(10))
    plume.fermerObjet()
    plume.champ("source", "Délibération du conseil d’administration")
    clore()
  }

  private static let indicateurs: [StaticString] = [
    "synthese/entretiens/valeur", "synthese/primos/valeur", "synthese/entrees_emploi/valeur",
    "synthese/entrees_formation/valeur",
  ]

  mutating func objectif(_ rang: Int, _ jour: Int) {
    let part = [3, 12, 20, 30][rang]
    ligne(.objectif, structure, le: HeureLocale(jour: jour, seconde: 28_800))
    plume.champ("indicateur", Self.indicateurs[rang])
    plume.champ("annee", annee(jour))
    plume.champ("cible", max(1, tailles.jeunes * 12 / part / 4))
    plume.champ("financeur", rang < 2 ? "ETAT" : "REGION")
    clore()
  }

  mutating func enveloppe(_ rang: Int, _ jour: Int) {
    ligne(.enveloppe, structure, le: HeureLocale(jour: jour, seconde: 28_800))
    plume.champ("aide", rang == 0 ? "FAJ" : "PACEA")
    plume.champ("annee", annee(jour))
    plume.champ("montant_centimes", tailles.jeunes * (rang == 0 ? 1500 : 4000))
    clore()
  }

  /// Answers to a survey, from a youth or from an employer.
  mutating func repondre() {
    let estEmployeur = tirage.sous(5) == 0
    let sujet: Repere
    if estEmployeur {
      sujet = .employeur(tirage.sous(tailles.employeurs))
    } else {
      guard let place = quelquun() else { return }
      sujet = jeune(population[place].numero)
    }
    ligne(.satisfaction, sujet, le: heure(aujourdhui))
    plume.champ("campagne", Repere(prefixe: "ENQ-", numero: annee(aujourdhui), chiffres: 4))
    plume.champ("repondant", estEmployeur ? "employeur" : "jeune")
    plume.cle("reponses")
    plume.ouvrirObjet()
    plume.champ("accueil", note())
    plume.champ("ecoute", note())
    if tirage.sous(3) > 0 { plume.champ("delais", note()) }
    plume.champ(estEmployeur ? "profils" : "utilite", note())
    plume.fermerObjet()
    clore()
  }

  private mutating func note() -> Int { [4, 4, 3, 3, 3, 2, 4, 1][tirage.sous(8)] }

  mutating func critere(_ rang: Int, _ jour: Int) {
    let heure = HeureLocale(jour: jour, seconde: 28_800)
    ligne(.critere, .critere(rang), le: heure)
    plume.champ("code", .critere(rang))
    plume.champ("libelle", Repere(prefixe: "Critère de label n° ", numero: rang + 1, chiffres: 1))
    plume.champ("axe", Repere(prefixe: "AXE-", numero: rang % 3 + 1, chiffres: 1))
    clore()
  }

  /// A document that shows that a criterion is met, and the events it rests on.
  mutating func prouver() {
    let critere = tirage.sous(tailles.criteres)
    ligne(.preuve, .critere(critere), le: heure(aujourdhui), par: agent())
    plume.champ("critere", .critere(critere))
    plume.champ("libelle", "Compte rendu de la réunion d’équipe")
    plume.cle("sha256")
    plume.octet("\"")
    for _ in 0..<4 { plume.hexadecimal(tirage.bits(), chiffres: 16) }
    plume.octet("\"")
    plume.champ("indicateur", Self.indicateurs[tirage.sous(4)])
    let nombre = min(traces.compte, 1 + tirage.sous(3))
    if nombre > 0 {
      let debut = tirage.sous(traces.compte - nombre + 1)
      let ids = (debut..<debut + nombre).map { traces[$0].id }
      plume.champ("evenements", liste: nombre) { $0.identifiant(ids[$1]) }
    }
    clore()
  }

  mutating func ameliorer() {
    derniereAmelioration += 1
    poursuivreAmelioration(
      Echeance(nature: .etapeAmelioration, jour: aujourdhui, autre: derniereAmelioration))
  }

  mutating func poursuivreAmelioration(_ suite: Echeance) {
    let etats: [StaticString] = ["prevue", "engagee", "realisee", "abandonnee"]
    ligne(.amelioration, .amelioration(suite.autre), le: heure(suite.jour), par: agent())
    plume.champ("code", .amelioration(suite.autre))
    plume.champ("critere", .critere(suite.autre % tailles.criteres))
    plume.champ("libelle", "Raccourcir le délai du premier rendez-vous")
    plume.champ("etat", etats[suite.valeur])
    if suite.valeur < 2 { plume.champ("echeance", jour: suite.jour + 180, calendrier) }
    clore()
    guard suite.valeur < 2 else { return }
    var etape = suite
    etape.valeur += suite.valeur == 1 && tirage.sous(6) == 0 ? 2 : 1
    etape.jour += delai(60...150)
    prevoir(etape)
  }

  /// An event of a type of the structure's own, outside the catalogue.
  mutating func visiter() {
    guard let place = quelquun() else { return }
    let suivi = population[place]
    ligne(.visite, jeune(suivi.numero), le: heure(aujourdhui, suivi), par: auteur(suivi))
    plume.champ("lieu", tirage.mot(MotsParcours.lieu))
    plume.champ("minutes", 30 + 15 * tirage.sous(8))
    clore()
  }
}
