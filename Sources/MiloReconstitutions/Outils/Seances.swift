/// What a collective session is about.
private struct Sujet {
  let intitule: String
  let theme: String
  let genre: String
}

private let sujets = [
  Sujet(intitule: "Rédiger son CV", theme: "emploi", genre: "information"),
  Sujet(intitule: "Simulation d'entretien", theme: "emploi", genre: "recrutement_collectif"),
  Sujet(intitule: "Découverte des métiers", theme: "projet_professionnel", genre: "information"),
  Sujet(intitule: "Code de la route", theme: "mobilite", genre: "information"),
  Sujet(intitule: "Visite d'entreprise", theme: "emploi", genre: "visite_entreprise"),
  Sujet(intitule: "Budget et droits", theme: "ressources", genre: "information"),
  Sujet(intitule: "Santé et bien-être", theme: "sante", genre: "information"),
  Sujet(intitule: "Forum de l'alternance", theme: "formation", genre: "forum"),
]

/// A session, or a run of sessions, that the report names apart.
struct Seance {
  var code: String
  var intitule: String
  var jour: Jour
  var theme = "emploi"
  var genre: String?
  var serie: String?
  var partenaire: String?
  var dispositif: String?
  var operation: String?
}

extension Reconstitution {
  /// Notes `total` presences at sessions of the year, one each at least, never twice at one.
  ///
  /// Some absences are noted too: they count nowhere.
  mutating func seances(_ nom: String, _ total: Int, nombre: Int, a membres: [Int]) {
    seances(nom, nombre: nombre, groupes: [(total, membres)])
  }

  /// The same for several groups, each with its own total.
  mutating func seances(
    _ nom: String, nombre: Int, groupes: [(total: Int, membres: [Int])]
  ) {
    let seances = seancesCourantes(nom, nombre)
    for (total, membres) in groupes {
      var parts = hasard.partage(total, entre: membres.map { _ in 1 })
      let ouvertes = membres.map { i in
        seances.firstIndex { $0.jour >= jeunes[i].arrivee } ?? nombre - 1
      }
      equilibrer(&parts, plafonds: ouvertes.map { nombre - $0 })
      for (n, i) in membres.enumerated() {
        participer(nom, i, Array(seances[ouvertes[n]...]), fois: parts[n])
      }
    }
  }

  private mutating func participer(_ nom: String, _ i: Int, _ seances: [Seance], fois: Int) {
    let ordre = hasard.melange(Array(seances.indices))
    for rang in ordre.prefix(fois) { noterPresence(nom, i, seances[rang]) }
    if hasard.chance(25), fois < ordre.count {
      noterPresence(
        nom, i, seances[ordre[fois]], presence: hasard.chance(60) ? "absent" : "excuse")
    }
  }

  /// Passes what somebody cannot attend on to those who can.
  private func equilibrer(_ parts: inout [Int], plafonds: [Int]) {
    var trop = 0
    for n in parts.indices where parts[n] > plafonds[n] {
      trop += parts[n] - plafonds[n]
      parts[n] = plafonds[n]
    }
    for n in parts.indices where trop > 0 {
      let plus = min(trop, max(plafonds[n] / 2 - parts[n], 0))
      parts[n] += plus
      trop -= plus
    }
  }

  private mutating func seancesCourantes(_ nom: String, _ nombre: Int) -> [Seance] {
    var jours: [Jour] = []
    for _ in 0..<nombre { jours.append(jourOuvre(premierJour...dernierJour)) }
    jours.sort()
    return jours.enumerated().map { rang, jour in
      let sujet = sujets[rang % sujets.count]
      return Seance(
        code: "\(nom == "atelier" ? "AT" : "IC")-\(annee)-\(1000 + rang)",
        intitule: sujet.intitule, jour: jour, theme: sujet.theme,
        genre: nom == "atelier" ? nil : sujet.genre)
    }
  }

  /// Notes one attendance, or one absence.
  mutating func noterPresence(
    _ nom: String, _ i: Int, _ seance: Seance, presence: String? = nil
  ) {
    chronique.noter(
      nom, jeunes[i].id, le: seance.jour, par: jeunes[i].conseiller,
      [
        "intitule": .texte(seance.intitule), "session": .texte(seance.code),
        "site": .texte(jeunes[i].site), "duree_min": .entier(hasard.choix([60, 90, 120, 180])),
        "themes": .codes([seance.theme]), "partenaire": seance.partenaire.map(Valeur.texte),
        "serie": seance.serie.map(Valeur.texte),
        "dispositif": seance.dispositif.map(Valeur.texte),
        "operation": seance.operation.map(Valeur.texte),
        "presence": presence.map(Valeur.texte), "genre": seance.genre.map(Valeur.texte),
      ])
  }

  /// A worked day of an interval.
  mutating func jourOuvre(_ intervalle: ClosedRange<Jour>) -> Jour {
    hasard.jour(intervalle).ouvre(jusque: intervalle.upperBound)
  }
}
