/// Continues the journal of `besancon2022` to 30 September 2024.
///
/// The figures of 2022, as known on 6 April 2023, stay the same.
/// - Parameter graine: seed; the figures are the same with any, the events differ.
public func besancon2024(graine: UInt64) -> [Brouillon] {
  var journal = journalBesancon(graine: graine)
  journal.chronique.cloture = Jour(2024, 10, 15)
  journal.anneeSuivante(.en2023)
  journal.anneeSuivante(.en2024)
  journal.chronique.noter(
    "objectif", journal.structure, le: Jour(2024, 1, 22),
    [
      "indicateur": "synthese/entrees_cej_gj/valeur", "annee": 2024, "cible": 529,
      "financeur": "ETAT",
    ])
  journal.aPart { $0.projetBesancon2024() }
  journal.aPart { $0.cloreLesDossiers(depuis: Jour(2023, 4, 6)) }
  return journal.chronique.brouillons()
}

/// A stretch of a later year, with the entries it must count.
private struct Etape {
  let periode: ClosedRange<Jour>
  let primos: Int
  /// Entries by code.
  let entrees: KeyValuePairs<String, Int>
  let emplois: Int
  let formations: Int
}

/// A year after the report: its stretches, who comes back, who sees the psychologist.
private struct Annee {
  let annee: Int
  let etapes: [Etape]
  let revenus: Int
  /// Youths in a CEJ or a PACEA at any time of the year, where it was published.
  let engages: Int?
  let psychologue: Int
  let employeurs: Int

  func entrees(_ code: String) -> Int {
    etapes.reduce(0) { somme, etape in
      etape.entrees.reduce(somme) { $1.key == code ? $0 + $1.value : $0 }
    }
  }

  // 3 224 accompanied make 85 % of 2 740; the first nine months are what 2024 is compared to.
  static let en2023 = Annee(
    annee: 2023,
    etapes: [
      Etape(
        periode: Jour(2023, 1, 3)...Jour(2023, 9, 29), primos: 1390,
        entrees: ["PACEA": 1000, "CEJ": 481, "PPAE": 271, "JSMJ": 117, "PARRAINAGE": 63],
        emplois: 2225, formations: 400),
      Etape(
        periode: Jour(2023, 10, 2)...Jour(2023, 12, 20), primos: 380,
        entrees: ["PACEA": 294, "CEJ": 150, "PPAE": 80, "JSMJ": 34, "PARRAINAGE": 47],
        emplois: 690, formations: 128),
    ], revenus: 1454, engages: 2740, psychologue: 167, employeurs: 430)

  static let en2024 = Annee(
    annee: 2024,
    etapes: [
      Etape(
        periode: Jour(2024, 1, 3)...Jour(2024, 9, 27), primos: 1571,
        entrees: ["PACEA": 1195, "CEJ": 529, "PPAE": 289, "JSMJ": 127, "PARRAINAGE": 64],
        emplois: 2383, formations: 535)
    ], revenus: 1300, engages: nil, psychologue: 140, employeurs: 400)
}

extension Reconstitution {
  fileprivate mutating func anneeSuivante(_ suite: Annee) {
    annee = suite.annee
    let fin = suite.etapes[suite.etapes.count - 1].periode.upperBound
    let enPacea = ouverts("PACEA")
    let engages = enPacea.union(ouverts("CEJ"))
    let entrees = suite.entrees("PACEA") + suite.entrees("CEJ")
    var conversions =
      suite.engages.map { engages.count + entrees - $0 } ?? suite.entrees("CEJ") * 7 / 10
    tournerLaPage(suite.revenus, fideles: engages)
    var debut = sejours.count
    for etape in suite.etapes {
      let premier = jeunes.count
      for _ in 0..<etape.primos { arriver(etape.periode) }
      ouvrirDossiers(ouverture: etape.periode.lowerBound, depuis: premier)
      for (code, nombre) in etape.entrees {
        // A contract signed by somebody whose follow-up was open makes one youth of the two.
        let derniere = etape.periode.upperBound == fin
        let part = derniere ? conversions : conversions * nombre / suite.entrees("CEJ")
        let passages = code == "CEJ" ? part : 0
        conversions -= passages
        entrer(code, passages, etape.periode) { enPacea.contains($0) }
        let exclusif = code == "CEJ" || code == "PACEA"
        entrer(code, nombre - passages, etape.periode) { !exclusif || !engages.contains($0) }
      }
      noterSituations(etape)
    }
    entretiensSuivants(suite, fin)
    fermer(..<debut, entre: suite.etapes[0].periode.lowerBound...fin)
    while debut < sejours.count {
      noterSejour(debut)
      debut += 1
    }
  }

  /// Starts a new year: some of those seen the year before come back, all those in a contract do.
  private mutating func tournerLaPage(_ nombre: Int, fideles: Set<Int>) {
    let vus = indices { $0.accompagne }
    for i in jeunes.indices {
      if jeunes[i].accompagne { jeunes[i].annees.append(annee - 1) }
      jeunes[i].primo = false
      jeunes[i].accompagne = false
      jeunes[i].contactSeul = false
      jeunes[i].entrees = []
    }
    let possibles = vus.filter {
      anniversaire(26, $0) > Jour(annee, 2, 1) && jeunes[$0].conseiller != ""
    }
    let obliges = possibles.filter(fideles.contains)
    let autres = possibles.filter {
      !fideles.contains($0) && jeunes[$0].naissance.annee > annee - 25
    }
    for i in obliges.prefix(nombre) { jeunes[i].accompagne = true }
    for i in hasard.tirage(max(nombre - obliges.count, 0), dans: autres) {
      jeunes[i].accompagne = true
    }
  }

  private func anniversaire(_ ans: Int, _ i: Int) -> Jour { jeunes[i].naissance.dans(ans: ans) }

  private mutating func arriver(_ periode: ClosedRange<Jour>) {
    let i = ajouter(arrivee: jourOuvre(periode)) {
      $0.primo = true
      $0.accompagne = true
    }
    attributsLibres(i)
    jeunes[i].naissance = naissanceSelonTranche(i)
  }

  private func ouverts(_ code: String) -> Set<Int> {
    Set(sejours.filter { $0.sortie == nil && $0.code == code }.map(\.jeune))
  }

  /// Enters `nombre` youths who have no spell of this code open.
  ///
  /// The contract and the follow-up are not both entered in a year.
  private mutating func entrer(
    _ code: String, _ nombre: Int, _ periode: ClosedRange<Jour>, parmi condition: (Int) -> Bool
  ) {
    let ouverts = ouverts(code)
    let exclusifs: Set<String> = code == "CEJ" || code == "PACEA" ? ["CEJ", "PACEA"] : [code]
    let retenus = indices { $0.accompagne && $0.naissance.annee > annee - 25 }.filter { i in
      !ouverts.contains(i) && jeunes[i].entrees.isDisjoint(with: exclusifs) && condition(i)
    }
    for i in hasard.tirage(nombre, dans: retenus) {
      jeunes[i].entrees.insert(code)
      let entree = jourOuvre(max(periode.lowerBound, jeunes[i].arrivee)...periode.upperBound)
      var sejour = Sejour(jeune: i, code: code, entree: entree)
      if code == "JSMJ" { sejour.modalite = hasard.chance(55) ? "milieu_ouvert" : "milieu_ferme" }
      if code == "PARRAINAGE" { sejour.conseiller = "P" + Jour.deux(1 + sejours.count % 20) }
      sejours.append(sejour)
    }
  }

  private mutating func noterSituations(_ etape: Etape) {
    let membres = indices {
      $0.accompagne && $0.arrivee <= etape.periode.upperBound - 5
        && $0.naissance.dans(ans: 26) > etape.periode.lowerBound + 30
    }
    for _ in 0..<etape.emplois {
      let contrat = hasard.pondere([
        "CDD": 44, "interim": 26, "CDI": 16, "apprentissage": 8, "CDDI": 6,
      ])
      situer("emploi.entree", contrat, hasard.choix(membres), etape)
    }
    for _ in 0..<etape.formations {
      let genre = hasard.choix(["certifiante", "professionnalisante", "remise_a_niveau"])
      situer("formation.entree", genre, hasard.choix(membres), etape)
    }
  }

  private mutating func situer(_ nom: String, _ code: String, _ i: Int, _ etape: Etape) {
    let debut = max(etape.periode.lowerBound, jeunes[i].arrivee)
    let fin = max(min(etape.periode.upperBound, anniversaire(26, i) - 1), debut)
    situation(nom, code, i, jourOuvre(debut...fin))
  }

  private mutating func entretiensSuivants(_ suite: Annee, _ fin: Jour) {
    let membres = indices { $0.accompagne }
    let parts = hasard.partage(membres.count * 5 / 2, entre: membres.map { _ in 1 })
    for (i, nombre) in zip(membres, parts) {
      let dernier = min(fin, anniversaire(26, i) - 1)
      for n in 0..<nombre {
        noterEntretien(
          i, n == 0 && jeunes[i].primo ? jeunes[i].arrivee : jourDAnnee(i, jusque: dernier))
      }
    }
    for i in hasard.tirage(suite.psychologue, dans: membres) {
      noterEntretien(
        i, jourDAnnee(i, jusque: min(fin, anniversaire(26, i) - 1)), specialite: "psychologue")
    }
    employeurs(suite.employeurs, Jour(annee, 1, 3)...fin)
  }

  /// Ends part of the spells that were open when the year began.
  private mutating func fermer(_ rangs: PartialRangeUpTo<Int>, entre periode: ClosedRange<Jour>) {
    for n in sejours.indices[rangs] where sejours[n].sortie == nil {
      let limite = anniversaire(26, sejours[n].jeune)
      guard limite <= periode.upperBound || hasard.chance(60), let entree = sejours[n].renvoi
      else { continue }
      let debut = max(periode.lowerBound, min(sejours[n].entree + 90, periode.upperBound))
      let sortie = jourOuvre(debut...max(debut, min(periode.upperBound, limite)))
      sejours[n].sortie = sortie
      chronique.noter(
        "dispositif.sortie", jeunes[sejours[n].jeune].id, le: sortie,
        par: jeunes[sejours[n].jeune].conseiller, apres: entree,
        [
          "entree": .texte(entree.id),
          "motif": limite <= sortie
            ? "limite_age" : .texte(hasard.choix(["echeance", "emploi_durable", "formation"])),
        ])
    }
  }
}
