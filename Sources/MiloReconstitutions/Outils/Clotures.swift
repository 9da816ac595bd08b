extension Reconstitution {
  /// Closes the files that nothing has moved for a while, as teams do: the youth has a job or a training,
  /// reaches the age, or gives no more news.
  ///
  /// Nobody in a contract is closed. Whoever comes back opens the file again; some say so.
  ///
  /// - Parameter debut: the first day of the closings, where those before were noted already.
  mutating func cloreLesDossiers(depuis debut: Jour = Jour(rang: 0)) {
    let vies = chronique.suites { sortesDeVie.contains($0.nom) && !$0.isAbsence }
    for i in jeunes.indices {
      guard let vie = vies[jeunes[i].id] else { continue }
      var fil = FilDeVie()
      for (n, fait) in vie.enumerated() {
        fil.suivre(fait.brouillon, fait.jour)
        let retour = n + 1 < vie.count ? vie[n + 1].jour : nil
        guard retour != fait.jour, fil.engagements.isEmpty else { continue }
        let (jour, motif) = cloture(i, apres: fait.jour, fil)
        // Whoever is followed, and expected within the quarter, stays open.
        let isAttendu = retour.map { $0 <= (fil.isSuivi(fait.jour) ? fait.jour + 100 : jour) }
        guard isAttendu != true, jour >= debut, jour < chronique.cloture else { continue }
        chronique.noter(
          "dossier.cloture", jeunes[i].id, le: jour, par: jeunes[i].conseiller, saisi: jour + 1,
          ["motif": .texte(motif)])
        if let retour, hasard.chance(30) {
          chronique.noter(
            "dossier.reouverture", jeunes[i].id, le: retour, par: jeunes[i].conseiller,
            saisi: retour + 1, ["motif": "nouvelle_demande"])
        }
      }
    }
  }

  /// When a file would be closed after a last event, and why.
  private mutating func cloture(
    _ i: Int, apres dernier: Jour, _ fil: FilDeVie
  ) -> (jour: Jour, motif: String) {
    let limite = jeunes[i].naissance.dans(ans: 26)
    // A mere contact, long after the last interview, does not keep a file open for long.
    let delai = hasard.entier(fil.isSuivi(dernier) ? 65...90 : 15...30)
    let jour = (dernier + delai).ouvre(jusque: dernier + 110)
    if limite <= jour { return (max(dernier + 1, limite - hasard.sous(10)), "limite_age") }
    if let motif = fil.motif, hasard.chance(80) { return (jour, motif) }
    let motif = hasard.pondere([
      "sans_nouvelles": 62, "demenagement": 10, "demande_jeune": 12,
      "changement_accompagnement": 8, "autre": 8,
    ])
    return (jour, motif)
  }
}

/// What bears on the closing of a file: contacts, situations, contracts.
private let sortesDeVie: Set<String> = [
  "accueil", "entretien", "atelier", "information_collective", "contact", "acte_administratif",
  "referent", "dispositif.entree", "dispositif.sortie", "emploi.entree", "formation.entree",
  "scolarite.entree",
]

/// A youth's contracts still open, and what the youth does.
private struct FilDeVie {
  /// The entries of the contracts open, by their identifiers.
  var engagements: Set<String> = []
  /// The day of the last interview.
  private var entretien: Jour?
  /// The reason that the last situation gives to close the file.
  var motif: String?

  /// Whether the last interview is recent.
  func isSuivi(_ jour: Jour) -> Bool { entretien.map { jour - $0 < 60 } ?? false }

  mutating func suivre(_ brouillon: Brouillon, _ jour: Jour) {
    switch brouillon.nom {
    case "entretien": entretien = jour
    case "dispositif.entree":
      if ["CEJ", "PACEA", "GJ"].contains(brouillon.texte("dispositif")) {
        engagements.insert(brouillon.id)
      }
    case "dispositif.sortie": engagements.remove(brouillon.texte("entree"))
    case "emploi.entree": motif = "emploi"
    case "formation.entree": motif = "formation"
    case "scolarite.entree": motif = "scolarite"
    default: break
    }
  }
}

extension Brouillon {
  /// The text of a field, empty when there is none.
  fileprivate func texte(_ champ: String) -> String {
    if case .texte(let texte)? = data.first(where: { $0.0 == champ })?.1 { texte } else { "" }
  }

  /// Whether it says that somebody was expected and did not come.
  fileprivate var isAbsence: Bool { !["", "present"].contains(texte("presence")) }
}
