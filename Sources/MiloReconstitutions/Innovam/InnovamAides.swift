extension Reconstitution {
  /// Allowances, mobility cheques, service tickets.
  mutating func aidesInnovam() {
    let c = cibles
    let vue = Jour(2024, 1, 31)
    for sejour in sejours where sejour.code == "CEJ" { allocationCEJ(sejour, jusque: vue) }
    let pacea = sejours.filter { $0.code == "PACEA" && $0.entree.annee == annee }
    let montant = c.effectif("aides/PACEA/montant")
    let payes = pacea.prefix(c.effectif("aides/PACEA/jeunes")).map {
      (jeune: $0.jeune, mois: moisOuverts($0))
    }
    allocationsPacea(montant: montant, a: payes, refus: [], demande: montant * 5 / 4, annee: annee)
    let membres = indices { $0.accompagne && $0.arrivee <= Jour(annee, 11, 24) }
    let fin = Jour(annee, 12, 8)
    let accords = c.effectif("aides/CHEQUE_MOBILITE/accords")
    let cheques = partager(c.effectif("aides/CHEQUE_MOBILITE/montant_accorde"), accords)
    let porteurs = hasard.tirage(620, dans: membres)
    for (n, montant) in cheques.enumerated() {
      let i = porteurs[n % porteurs.count]
      demandeEtDecision(
        "CHEQUE_MOBILITE", i, jourDAnnee(i, jusque: fin), accordee: true, montant: montant,
        versee: true)
    }
    let aides = hasard.tirage(c.effectif("aides/TICKET_SERVICE/jeunes"), dans: membres)
    let tickets = partager(c.effectif("aides/TICKET_SERVICE/montant"), aides.count)
    for (i, montant) in zip(aides, tickets) {
      demandeEtDecision(
        "TICKET_SERVICE", i, jourDAnnee(i, jusque: fin), accordee: true, montant: montant,
        versee: true)
    }
  }

  /// A hundred answers to the survey: its shares are published as whole numbers, not its size.
  mutating func enqueteInnovam() {
    let campagne = "satisfaction.jeunes_2023/"
    let items = cibles.toutes.filter {
      $0.cellule.hasPrefix(campagne) && $0.cellule.hasSuffix("/part_4")
    }.map { String($0.cellule.dropFirst(campagne.count).dropLast("/part_4".count)) }
    let reponses = items.map { item in
      let plutot = cibles.effectif("\(campagne)\(item)/part_3")
      let tout = cibles.effectif("\(campagne)\(item)/part_4")
      let reste = 100 - plutot - tout
      return hasard.melange(
        [(4, tout), (3, plutot), (2, reste - reste / 3), (1, reste / 3)].flatMap { note, nombre in
          (0..<nombre).map { _ in note }
        })
    }
    for n in 0..<100 {
      let notes = zip(items, reponses).map { ($0, Valeur.entier($1[n])) }
      chronique.noter(
        "satisfaction", structure, le: jourOuvre(Jour(2023, 9, 4)...Jour(2023, 11, 30)),
        ["campagne": "jeunes_2023", "repondant": "jeune", "reponses": .objet(notes)])
    }
  }
}
