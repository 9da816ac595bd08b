extension Reconstitution {
  /// Days of arrival, of the entries of the year, and of birth, in an order that makes every age right.
  mutating func datesBesancon() {
    for i in jeunes.indices {
      if jeunes[i].primo {
        jeunes[i].arrivee = arriveeDansLAnnee(i)
      } else if jeunes[i].accompagne {
        jeunes[i].arrivee = arriveeAnterieure(i)
      }
    }
    // Half of the mere contacts are known from earlier years, the others never came to an interview.
    for (n, i) in indices({ $0.contactSeul }).enumerated() {
      if n % 2 == 0 && jeunes[i].tranche != .mineur {
        jeunes[i].arrivee = arriveeAnterieure(i)
      } else {
        jeunes[i].contactSeul = true
        jeunes[i].arrivee = hasard.jour(premierJour...Jour(2022, 12, 9)).ouvre(jusque: dernierJour)
      }
    }
    for i in indices({ !$0.entrees.isEmpty }) { entrerDansLAnnee(i) }
    for i in jeunes.indices { jeunes[i].naissance = naissanceSelonTranche(i) }
  }

  private mutating func arriveeDansLAnnee(_ i: Int) -> Jour {
    let jeune = jeunes[i]
    var fin = Jour(2022, 12, 21)
    if jeune.tranche == .devientMajeur { fin = Jour(2022, 10, 28) }
    if jeune.entrees.contains("JSMJ") || jeune.entrees.contains("CEJ") { fin = Jour(2022, 11, 25) }
    if jeune.entrees.count > 1 { fin = min(fin, Jour(2022, 12, 2)) }
    if jeune.entrees.contains("GJ") { fin = Jour(2022, 2, 18) }
    return hasard.jour(premierJour...fin).ouvre(jusque: fin)
  }

  private mutating func arriveeAnterieure(_ i: Int) -> Jour {
    let annee: Int =
      switch jeunes[i].tranche {
      case .mineur: 2021
      case .devientMajeur, .jeune: hasard.pondere([2021: 50, 2020: 32, 2019: 18])
      case .aine: hasard.pondere([2021: 33, 2020: 23, 2019: 17, 2018: 13, 2017: 14])
      }
    let debut = jeunes[i].tranche == .mineur ? Jour(2021, 6, 1) : Jour(annee, 1, 4)
    return hasard.jour(debut...Jour(annee, 12, 17)).ouvre(jusque: Jour(annee, 12, 20))
  }

  /// One day per code entered, early enough for those who turn 18 to be still minors.
  private mutating func entrerDansLAnnee(_ i: Int) {
    let jeune = jeunes[i]
    let debut = jeune.primo ? jeune.arrivee : jourDAnnee(i, jusque: Jour(2022, 10, 14))
    for code in (programmesBesancon.map(\.code) + ["JSMJ"]) where jeune.entrees.contains(code) {
      var jour = debut
      switch code {
      case "GJ":
        let fin = Jour(2022, 2, 28)
        jour = hasard.jour(max(jeune.arrivee, premierJour)...fin).ouvre(jusque: fin)
      case "CEJ": jour = max(debut, Jour(2022, 3, 1)) + hasard.sous(30)
      case "CEP": jour = debut + hasard.choix([0, 0, 0, 2, 5])
      case "PACEA": jour = debut + hasard.sous(12)
      default: jour = debut + hasard.sous(40)
      }
      let fin = jeune.tranche == .devientMajeur ? Jour(2022, 12, 12) : Jour(2022, 12, 20)
      jour = jour.ouvre(jusque: fin)
      sejours.append(Sejour(jeune: i, code: code, entree: jour))
    }
  }
}
