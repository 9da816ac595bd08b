extension Reconstitution {
  /// A birth date that makes the youth 16 at least on arrival, and in the right class on every day that
  /// counts: the arrival, the entries of the year, its last day.
  mutating func naissanceSelonTranche(_ i: Int) -> Jour {
    let jeune = jeunes[i]
    let seizeAns = jeune.arrivee.dans(ans: -16)
    switch jeune.tranche {
    case .mineur:
      return hasard.jour(Jour(annee - 17, 1, 1)...seizeAns)
    case .devientMajeur:
      let derniere = sejours.filter { $0.jeune == i }.map(\.entree).max() ?? jeune.arrivee
      let majorite = hasard.jour((max(derniere, jeune.arrivee) + 1)...Jour(annee, 12, 31))
      return majorite.dans(ans: -18)
    case .jeune:
      let recu = jeune.arrivee.annee == annee
      let adulte = recu ? jeune.arrivee.dans(ans: -18) : Jour(annee - 19, 12, 31)
      return hasard.jour(Jour(annee - 21, 1, 1)...min(adulte, seizeAns))
    case .aine:
      return hasard.jour(Jour(annee - 25, 1, 1)...min(Jour(annee - 22, 12, 31), seizeAns))
    }
  }

  /// Arrivals where the journal holds one year before the report: newcomers within the year, the others
  /// the year before, or earlier for the older ones, whose files are taken over.
  mutating func arrivees() {
    for i in jeunes.indices {
      let jeune = jeunes[i]
      let ancien = !jeune.primo && (jeune.accompagne || hasard.chance(55))
      if !ancien {
        let fin = jeune.tranche == .devientMajeur ? Jour(annee, 10, 20) : Jour(annee, 11, 25)
        jeunes[i].arrivee = jourOuvre(premierJour...(jeune.entrees.isEmpty ? fin + 25 : fin))
        continue
      }
      let debut = jeune.tranche == .mineur ? Jour(annee - 1, 6, 1) : Jour(annee - 1, 1, 6)
      var jour = jourOuvre(debut...Jour(annee - 1, 12, 17))
      if jeune.tranche == .aine && hasard.chance(70) {
        jour = jourOuvre(Jour(annee - 4, 2, 1)...Jour(annee - 2, 12, 17))
        jeunes[i].anterieur = jour
      }
      jeunes[i].arrivee = jour
      jeunes[i].annees = [annee - 1]
    }
  }

  /// A lighter year before the report, for those who came back: interviews, some contacts.
  mutating func anneeDAvant(entretiens: Int) {
    let membres = indices { !$0.annees.isEmpty }
    let parts = hasard.partage(max(entretiens, membres.count), entre: membres.map { _ in 1 })
    for (i, nombre) in zip(membres, parts) {
      for n in 0..<nombre {
        let premier = n == 0 && jeunes[i].anterieur == nil
        noterEntretien(i, premier ? jeunes[i].arrivee : jour(i, en: annee - 1))
      }
    }
  }
}
