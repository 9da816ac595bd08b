extension Simulation {
  /// Plays an activity; it writes one line, or none when nobody fits.
  mutating func agir(_ activite: Activite) {
    switch activite {
    case .entretien: entretien()
    case .contact: contact()
    case .atelier: atelier(.atelier)
    case .information: atelier(.informationCollective)
    case .acte: acte()
    case .rendezVous: proposerRendezVous()
    case .demarche: demarche()
    case .profil: profil()
    case .referent: referent()
    case .reouverture: rouvrirDossier()
    case .plan: planifierObjectif()
    case .dispositif: if let place = quelquun() { entrerEnDispositif(place) }
    case .emploi: chercherEmploi()
    case .formation: formation()
    case .immersion: immersion()
    case .volontariat: volontariat()
    case .scolarite: scolarite()
    case .mobilite: if let place = quelquun() { mobilite(place, etape: 0, le: aujourdhui) }
    case .aide: demander()
    case .orientation: orienter()
    case .contactEmployeur: contacterEmployeur()
    case .offre: recevoirOffre()
    case .miseEnRelation: mettreEnRelation()
    case .sortieTerrain: sortirSurLeTerrain()
    case .reperage: reperer()
    case .obligation: signaler()
    case .mutation: muter()
    case .satisfaction: repondre()
    case .absence: absenter()
    case .preuve: prouver()
    case .amelioration: ameliorer()
    case .partenaire: partenaire(tirage.sous(tailles.partenaires))
    case .conseiller: conseiller(tirage.sous(tailles.conseillers), le: heure(aujourdhui))
    case .visite: visiter()
    case .annulation: annuler()
    case .rectification: rectifier()
    case .fusion: fusionner()
    case .effacement: effacer()
    }
  }

  /// Writes the line that follows from an earlier one, or none when it no longer makes sense.
  mutating func poursuivre(_ suite: Echeance) {
    switch suite.nature {
    case .profilInitial: profilInitial(suite)
    case .referentInitial, .referentCEJ: referentSuite(suite)
    case .mutationArrivee: mutationArrivee(suite)
    case .premierEntretien: premierEntretien(suite)
    case .accompagnement: accompagner(suite)
    case .foyerFiscal: foyerFiscal(suite)
    case .prolongation: prolonger(suite)
    case .suspension: suspendre(suite)
    case .manquement: manquer(suite)
    case .sanction: sanctionner(suite)
    case .sortie: sortir(suite)
    case .ressources: declarer(suite)
    case .justificatifs: justifier(suite)
    case .versementMensuel: verserAllocation(suite)
    case .decision: decider(suite)
    case .versement: verser(suite)
    case .remboursement: rembourser(suite)
    case .finSituation: finir(suite)
    case .suiviEmploi: prendreDesNouvelles(suite)
    case .etapePlan: poursuivrePlan(suite)
    case .cloture: cloreDossier(suite)
    case .etatRendezVous: tenirRendezVous(suite)
    case .issueOrientation: conclureOrientation(suite)
    case .issueMiseEnRelation: conclureMiseEnRelation(suite)
    case .emploi: embaucher(suite)
    case .remobilisation: remobiliser(suite)
    case .etapeObligation: poursuivreObligation(suite)
    case .etapeMobilite: poursuivreMobilite(suite)
    case .site: site(suite.valeur, suite.jour)
    case .commune: commune(suite.valeur, suite.jour)
    case .quartier: quartier(suite.valeur, suite.jour)
    case .conseiller: conseiller(suite.valeur, le: HeureLocale(jour: suite.jour, seconde: 30_600))
    case .partenaire: partenaire(suite.valeur)
    case .definition: definition(suite.valeur, suite.jour)
    case .groupe: groupe(suite.jour)
    case .regroupement: regroupement(suite.valeur, suite.jour)
    case .bareme: bareme(suite.jour)
    case .critere: critere(suite.valeur, suite.jour)
    case .objectif: objectif(suite.valeur, suite.jour)
    case .enveloppe: enveloppe(suite.valeur, suite.jour)
    case .etapeAmelioration: poursuivreAmelioration(suite)
    }
  }

  /// Somebody followed; those met after their time have left.
  mutating func quelquun() -> Int? {
    for _ in 0..<8 where !population.actifs.isEmpty {
      let place = population.actifs[tirage.sous(population.actifs.count)]
      guard aParti(population[place]) else { return place }
      partir(place)
    }
    return nil
  }

  /// Somebody leaves; the file is closed soon after.
  mutating func partir(_ place: Int) {
    prevoir(Echeance(nature: .cloture, jour: aujourdhui, jeune: population[place].numero))
    population.quitter(place)
  }

  private func aParti(_ suivi: Suivi) -> Bool {
    suivi.depart <= aujourdhui && suivi.allocation == .aucun
      && max(suivi.finAllocation, suivi.finAccompagnement) + 45 <= aujourdhui
  }

  /// Somebody followed, more often one who has an allocation.
  mutating func assidu(pourMille: Int) -> Int? {
    let allocataires = population.allocataires
    guard !allocataires.isEmpty, tirage.pour(mille: pourMille) else { return quelquun() }
    return allocataires[tirage.sous(allocataires.count)]
  }

  /// Who records: the one who follows the youth, nine times out of ten.
  mutating func auteur(_ suivi: Suivi) -> Int {
    tirage.sous(10) == 0 ? tirage.sous(tailles.conseillers) : suivi.referent
  }
}
