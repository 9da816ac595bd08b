extension Simulation {
  /// Withdraws one of the last lines.
  mutating func annuler() {
    guard traces.compte > 0 else { return }
    let rang = tirage.sous(traces.compte)
    let trace = traces[rang]
    traces.oublier(rang)
    ligne(.annulation, jeune(trace.jeune), le: heure(aujourdhui), par: trace.conseiller)
    plume.champ("evenement", trace.id)
    plume.champ("motif", tirage.sous(2) == 0 ? "Saisi deux fois" : "Saisi par erreur")
    clore()
  }

  /// Corrects one of the last lines: its fields, and at times its date or its youth.
  mutating func rectifier() {
    guard traces.compte > 0 else { return }
    let trace = traces[tirage.sous(traces.compte)]
    let peutBouger = trace.sorte != .entree && trace.sorte != .emploi && trace.sorte != .atelier
    let nouveauJour = calendrier.ouvreAvant(trace.heure.jour - 1 - tirage.sous(15))
    let bouge = peutBouger && tirage.sous(3) == 0 && nouveauJour > trace.plancher
    let autre = peutBouger && trace.lien == .aucun ? autreJeune(present: trace.heure.jour) : nil
    guard let ecrire = donnees(trace) else { return }
    ligne(.rectification, jeune(trace.jeune), le: heure(aujourdhui), par: trace.conseiller)
    plume.champ("evenement", trace.id)
    plume.champ("motif", autre == nil ? "Erreur de saisie" : "Saisi sur un autre dossier")
    if bouge {
      let moment = HeureLocale(jour: nouveauJour, seconde: trace.heure.seconde)
      plume.champ("time", heure: moment, calendrier)
    }
    if let autre { plume.champ("subject", jeune(autre)) }
    plume.cle("data")
    plume.ouvrirObjet()
    ecrire(&self)
    plume.fermerObjet()
    clore()
  }

  /// What writes the new fields of a line, or nil for kinds that are not rectified.
  private func donnees(_ trace: Trace) -> ((inout Simulation) -> Void)? {
    switch trace.sorte {
    case .entretien: { $0.donneesEntretien(trace.conseiller, trace.site) }
    case .contact: { $0.donneesContact() }
    case .acte: { $0.plume.champ("nature", $0.tirage.mot(Mots.acte)) }
    case .demarche: { $0.donneesDemarche(trace.lien) }
    case .atelier:
      { $0.donneesAtelier(.atelier, trace.heure.jour, Int(truncatingIfNeeded: trace.lien.bas)) }
    case .emploi: { $0.donneesEmploi(trace.heure.jour) }
    case .ressources:
      {
        $0.plume.champ("mois", mois: Int(truncatingIfNeeded: trace.lien.bas))
        $0.plume.champ("deductibles_centimes", 0)
        $0.plume.champ("partielles_centimes", 100 * $0.tirage.sous(900))
      }
    default: nil
    }
  }

  /// One time in six, somebody else who had already come on that day.
  private mutating func autreJeune(present jour: Int) -> Int? {
    guard tirage.sous(6) == 0, let place = quelquun(), population[place].arrivee.jour < jour else {
      return nil
    }
    return population[place].numero
  }

  /// Two files of one person become one: the second one is recent and has no allocation.
  mutating func fusionner() {
    guard let gardee = quelquun(), let absorbee = quelquun(), gardee != absorbee,
      population[gardee].rangActif >= 0, population[absorbee].allocation == .aucun,
      presse || population[absorbee].arrivee.jour + 400 > aujourdhui
    else { return }
    let (garde, absorbe) = (population[gardee], population[absorbee])
    ligne(.fusion, jeune(garde.numero), le: heure(aujourdhui, garde), par: garde.referent)
    plume.champ("absorbe", jeune(absorbe.numero))
    clore()
    population.quitter(absorbee)
  }

  /// The file of somebody who left is erased.
  mutating func effacer() {
    guard !population.partis.isEmpty else {
      // Somebody leaves at once when nobody has yet.
      if presse { muter() }
      return
    }
    let numero = population.oublierParti(tirage.sous(population.partis.count))
    ligne(.effacement, jeune(numero), le: heure(aujourdhui))
    let estDemande = tirage.sous(4) == 0
    plume.champ("motif", estDemande ? "Demande écrite du jeune" : "Fin de la durée de conservation")
    plume.champ("base", estDemande ? "demande" : "fin_conservation")
    clore()
  }
}
