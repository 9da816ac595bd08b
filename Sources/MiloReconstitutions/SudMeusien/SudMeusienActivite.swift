extension Reconstitution {
  /// Youth guarantees and follow-ups of the year before, PACEA of the year, then all the spells.
  mutating func sejoursSudMeusien() {
    let anciens = hasard.melange(
      indices {
        $0.accompagne && !$0.primo && !$0.sansEntretien && $0.entrees.isEmpty
          && $0.tranche != .mineur && $0.arrivee <= Jour(2021, 11, 30)
      })
    let gj = anciens.prefix(cibles.effectif("aides/GJ/jeunes"))
    for i in gj {
      let entree = jourOuvre(max(Jour(2021, 9, 1), jeunes[i].arrivee)...Jour(2021, 12, 17))
      let sortie = jourOuvre((entree + 330)...(entree + 420))
      jeunes[i].entrees.insert("GJ")
      sejours.append(Sejour(jeune: i, code: "GJ", entree: entree, sortie: sortie))
    }
    let autres = hasard.tirage(
      340, dans: indices { $0.accompagne && !$0.sansEntretien && $0.entrees.isEmpty })
    for i in autres {
      let debut = jeunes[i].primo ? jeunes[i].arrivee : jourDAnnee(i, jusque: Jour(2022, 11, 4))
      let entree = (debut + hasard.sous(10)).ouvre(jusque: Jour(2022, 12, 20))
      jeunes[i].entrees.insert("PACEA")
      let sortie = hasard.chance(20) ? jourOuvre((entree + 8)...(entree + 90)) : nil
      sejours.append(Sejour(jeune: i, code: "PACEA", entree: entree, sortie: sortie))
      if jeunes[i].tranche == .devientMajeur {
        jeunes[i].naissance = naissanceSelonTranche(i)
      }
    }
  }

  /// The five natures of events, for the newcomers and for the others.
  mutating func activiteSudMeusien() {
    for n in sejours.indices { noterSejour(n) }
    let primos = indices { $0.primo }
    let autres = indices { $0.accompagne && !$0.primo && !$0.sansEntretien }
    let discrets = indices { $0.sansEntretien }
    let (tousEntretiens, nouveaux) = paire("entretien", "evenements")
    let poids: (Jeune) -> Int = { $0.entrees.contains("CEJ") ? 9 : 3 }
    entretiensDeLAnnee(nouveaux, a: primos, poids: poids)
    entretiensDeLAnnee(tousEntretiens - nouveaux, a: autres, poids: poids)
    collectifSudMeusien(primos, autres, discrets)
    echangesSudMeusien(primos, autres + discrets)
    situationsSudMeusien()
    anneeDAvant(entretiens: indices { !$0.annees.isEmpty }.count * 3)
  }

  /// Published numbers of one nature: all the accompanied, then the newcomers alone.
  private func paire(_ nature: String, _ colonne: String) -> (Int, Int) {
    (
      cibles.effectif("evenements.accompagnes/\(nature)/\(colonne)"),
      cibles.effectif("evenements.primos/\(nature)/\(colonne)")
    )
  }

  private mutating func collectifSudMeusien(_ primos: [Int], _ autres: [Int], _ discrets: [Int]) {
    let presents = primos.filter { jeunes[$0].arrivee <= Jour(2022, 9, 30) }
    for nature in ["atelier", "information_collective"] {
      let (evenements, evenementsPrimos) = paire(nature, "evenements")
      let (jeunes, jeunesPrimos) = paire(nature, "jeunes")
      let fideles = nature == "atelier" ? discrets : []
      let anciens = fideles + hasard.tirage(jeunes - jeunesPrimos - fideles.count, dans: autres)
      let nommees = nature == "atelier" ? ateliersNommes(anciens) : reunionsNommees(anciens)
      let atelier = nature == "atelier"
      seances(
        nature, nombre: atelier ? 420 : 60,
        groupes: [
          (evenementsPrimos, hasard.tirage(jeunesPrimos, dans: presents)),
          (evenements - evenementsPrimos - nommees, anciens),
        ])
    }
  }

  /// The three building sites and the workshop on prejudice; returns the number of presences.
  private mutating func ateliersNommes(_ membres: [Int]) -> Int {
    var presences = 0
    for (n, jour) in [Jour(2022, 4, 5), Jour(2022, 6, 7), Jour(2022, 10, 4)].enumerated() {
      let chantier = Seance(
        code: "CHANTIER-\(n + 1)", intitule: "Chantier éducatif", jour: jour,
        theme: "projet_professionnel")
      let code = "collectif.sessions/CHANTIER-\(n + 1)/jeunes"
      presences += reunir("atelier", chantier, cibles.effectif(code), membres)
    }
    for n in 1...cibles.effectif("collectif/serie.prejuges/sessions") {
      let seance = Seance(
        code: "PREJUGES-\(n)", intitule: "Atelier sur les préjugés", jour: Jour(2022, 5, 9 + n),
        theme: "citoyennete", serie: "prejuges")
      presences += reunir("atelier", seance, 8, membres)
    }
    return presences
  }

  private mutating func reunionsNommees(_ membres: [Int]) -> Int {
    let rencontre = Seance(
      code: "RENCONTRE", intitule: "Rencontre institutionnelle", jour: Jour(2022, 6, 16),
      theme: "citoyennete", genre: "information")
    let forum = Seance(
      code: "FORUM", intitule: "Forum", jour: Jour(2022, 9, 22), genre: "forum")
    return reunir(
      "information_collective", rencontre,
      cibles.effectif("collectif.sessions/RENCONTRE/jeunes"), membres)
      + reunir(
        "information_collective", forum, cibles.effectif("collectif.sessions/FORUM/jeunes"),
        membres)
  }

  /// Notes a session with so many of these youths.
  mutating func reunir(_ nom: String, _ seance: Seance, _ nombre: Int, _ membres: [Int]) -> Int {
    for i in hasard.tirage(nombre, dans: membres.filter { jeunes[$0].arrivee <= seance.jour }) {
      noterPresence(nom, i, seance)
    }
    return nombre
  }

  private mutating func echangesSudMeusien(_ primos: [Int], _ autres: [Int]) {
    let contacts = indices { $0.contactSeul }
    // 2 318 youths under "other contacts" fit nowhere: with 331 newcomers, at most 331 + 762 of the
    // accompanied and the 1 153 mere contacts, that is 2 246.
    let joints = 1030
    for nature in ["contact", "acte_administratif"] {
      let (tous, nouveaux) = paire(nature, "evenements")
      let jeunesPrimos = cibles.effectif("evenements.primos/\(nature)/jeunes")
      let jeunes =
        nature == "contact" ? joints : cibles.effectif("evenements.accompagnes/\(nature)/jeunes")
      autresEvenements(nature, nouveaux, a: hasard.tirage(jeunesPrimos, dans: primos))
      autresEvenements(
        nature, tous - nouveaux, a: hasard.tirage(jeunes - jeunesPrimos, dans: autres))
    }
    autresEvenements("contact", 2900, a: contacts)
    autresEvenements("acte_administratif", 1200, a: hasard.tirage(600, dans: contacts))
  }

  private mutating func situationsSudMeusien() {
    let majeurs = hasard.melange(
      indices { $0.accompagne && !$0.mineurALEntree && $0.arrivee <= Jour(2022, 12, 2) })
    let jeunes: (String) -> Int = { [cibles] in cibles.effectif("situations/\($0)/jeunes") }
    let entrees: (String) -> Int = { [cibles] in cibles.effectif("situations/\($0)/entrees") }
    situations(
      "emploi.entree", entrees("emploi"), a: Array(majeurs.prefix(jeunes("emploi"))),
      parmi: ["CDD": 46, "interim": 26, "CDI": 17, "saisonnier": 3, "PEC": 4, "CUI_CIE": 4])
    situations(
      "emploi.entree", entrees("alternance"), a: Array(majeurs.suffix(jeunes("alternance"))),
      parmi: ["apprentissage": 85, "professionnalisation": 15])
    let accompagnes = indices { $0.accompagne && $0.arrivee <= Jour(2022, 12, 2) }
    situations(
      "formation.entree", entrees("formation"),
      a: hasard.tirage(jeunes("formation"), dans: accompagnes),
      parmi: [
        "certifiante": 34, "professionnalisante": 22, "preparation_qualification": 18,
        "remise_a_niveau": 14, "mobilisation_projet": 12,
      ])
    situations(
      "immersion.entree", entrees("immersion"),
      a: hasard.tirage(jeunes("immersion"), dans: accompagnes), parmi: ["pmsmp": 1])
    situations(
      "volontariat.entree", entrees("volontariat"),
      a: hasard.tirage(
        jeunes("volontariat"), dans: accompagnes.filter { self.jeunes[$0].entrees.isEmpty }),
      parmi: ["service_civique": 1])
    let mineurs = accompagnes.filter { self.jeunes[$0].tranche == .mineur }
    situations(
      "scolarite.entree", entrees("scolarite"),
      a: hasard.tirage(jeunes("scolarite"), dans: mineurs),
      parmi: ["rescolarisation": 80, "initiale": 20])
  }

  /// Four aids, and nobody who gets two of them: 499 youths is the exact sum of the four lines.
  mutating func aidesSudMeusien() {
    let vue = Jour(2023, 2, 28)
    let gj = sejours.indices.filter { sejours[$0].code == "GJ" }
    allocationsAjustees("GJ", gj, total: cibles.effectif("aides/GJ/montant"), jusque: vue)
    let cej = sejours.indices.filter {
      sejours[$0].code == "CEJ" && sejours[$0].entree <= Jour(2022, 11, 30)
    }
    let premiers = cej.sorted { sejours[$0].entree < sejours[$1].entree }
      .prefix(cibles.effectif("aides/CEJ/jeunes"))
    allocationsAjustees(
      "CEJ", Array(premiers), total: cibles.effectif("aides/CEJ/montant"), jusque: vue)
    let pacea = hasard.melange(sejours.filter { $0.code == "PACEA" })
    let payes = pacea.prefix(cibles.effectif("aides/PACEA/jeunes")).map { sejour in
      (jeune: sejour.jeune, mois: moisOuverts(sejour))
    }
    let refus = pacea.dropFirst(payes.count).prefix(14).map(\.jeune)
    let montant = cibles.effectif("aides/PACEA/montant")
    allocationsPacea(
      montant: montant, a: payes, refus: refus, demande: montant * 6 / 5, annee: annee)
    let aides = indices { $0.accompagne && $0.entrees.isEmpty && $0.arrivee <= Jour(2022, 11, 4) }
    let faj = hasard.tirage(cibles.effectif("aides/FAJ/jeunes"), dans: aides)
    for (i, montant) in zip(faj, partager(cibles.effectif("aides/FAJ/montant"), faj.count)) {
      demandeEtDecision(
        "FAJ", i, jourDAnnee(i, jusque: Jour(2022, 12, 2)), accordee: true, montant: montant,
        versee: true)
    }
  }

  /// The first months of the year in which a spell is open, each from its first day of right.
  func moisOuverts(_ sejour: Sejour) -> [Jour] {
    var mois: [Jour] = []
    var jour = max(sejour.entree, Jour(annee, 1, 1))
    let fin = min(sejour.sortie ?? dernierJour, Jour(annee, 12, 31))
    while jour <= fin && mois.count < 4 {
      mois.append(jour)
      jour = jour.premierDuMois(plus: 1)
    }
    return mois
  }
}
