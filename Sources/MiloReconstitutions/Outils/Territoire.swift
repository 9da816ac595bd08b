/// A place where youths are received.
struct Lieu {
  let code: String
  let libelle: String
  let zone: String
  let genre: String
}

/// A town of the territory, with the EPCI it belongs to.
struct Commune {
  let insee: String
  let libelle: String
  let epci: String
  let zrr: Bool
}

/// An EPCI: its towns, the first ones with their own names.
struct Intercommunalite {
  let code: String
  let libelle: String
  let communes: Int
  let zrr: Int
  let nommees: [(insee: String, libelle: String)]
}

extension Intercommunalite {
  /// All the towns of a territory.
  ///
  /// Those without a name of their own carry codes that no town has.
  static func communes(
    _ groupes: [Intercommunalite], departement: String, depuis rang: Int
  ) -> [Commune] {
    var communes: [Commune] = []
    for groupe in groupes {
      for n in 0..<groupe.communes {
        let nommee = n < groupe.nommees.count ? groupe.nommees[n] : nil
        let numero = communes.count + 1
        communes.append(
          Commune(
            insee: nommee?.insee ?? "\(departement)\(rang + numero)",
            libelle: nommee?.libelle ?? "Commune \(numero)", epci: groupe.code,
            zrr: n >= groupe.communes - groupe.zrr))
      }
    }
    return communes
  }
}

extension Reconstitution {
  /// Notes the places of reception and the towns, and remembers them.
  mutating func noterTerritoire(
    _ debut: Jour, _ lieux: [Lieu], _ communes: [Commune], _ groupes: [Intercommunalite]
  ) {
    for lieu in lieux {
      zones[lieu.code] = lieu.zone
      chronique.noter(
        "site", lieu.code, le: debut,
        [
          "code": .texte(lieu.code), "libelle": .texte(lieu.libelle), "zone": .texte(lieu.zone),
          "genre": .texte(lieu.genre),
        ])
    }
    for commune in communes {
      let libelle = groupes.first { $0.code == commune.epci }?.libelle
      chronique.noter(
        "commune", commune.insee, le: debut,
        [
          "insee": .texte(commune.insee), "libelle": .texte(commune.libelle),
          "epci": .texte(commune.epci), "epci_libelle": libelle.map(Valeur.texte),
          "zrr": .booleen(commune.zrr),
        ])
    }
  }
}
