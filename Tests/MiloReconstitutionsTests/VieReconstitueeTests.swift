import Testing

@testable import MiloReconstitutions

@Suite struct `La vie de la structure reconstituée` {
  @Test func `ne change rien à ce que les étapes suivantes tirent`() {
    var sans = reconstitution()
    var avec = reconstitution()
    avec.aPart { journal in
      journal.noterFait("structure", le: Jour(2023, 1, 4), ["code": "essai", "libelle": "Essai"])
      _ = journal.hasard.sous(7)
    }
    for _ in 0..<3 {
      #expect(sans.hasard.bits() == avec.hasard.bits())
      let note = sans.chronique.noter("accueil", "J1", le: Jour(2023, 2, 1), [:])
      #expect(note.id == avec.chronique.noter("accueil", "J1", le: Jour(2023, 2, 1), [:]).id)
    }
    #expect(sans.chronique.brouillons().count == 3)
    #expect(avec.chronique.brouillons().count == 4)
  }

  @Test func `donne aux comptes d'INNOVAM leurs totaux publiés, et garde le résultat imprimé`() {
    let postes = innovam2023(graine: 5).filter { $0.nom == "poste_comptable" }
    func somme(_ exercice: Int, _ etat: String, _ nature: String) -> Int {
      postes.reduce(0) { somme, poste in
        guard poste["exercice"] == "\(exercice)", poste["etat"] == etat, poste["total"] == nil,
          poste["nature"] == nature
        else { return somme }
        return somme + (Int(poste["montant_centimes"] ?? "") ?? 0)
      }
    }
    #expect(somme(2023, "realise", "produit") == 1_826_261_00)
    #expect(somme(2023, "realise", "charge") == 1_536_793_00)
    #expect(somme(2024, "budget", "produit") == 1_698_550_00)
    #expect(somme(2024, "budget", "charge") == 1_698_550_00)
    // A charge has its cents, and rounds to what is printed.
    let achats = postes.first {
      $0["poste"] == "60" && $0["exercice"] == "2023" && $0["etat"] == "realise"
    }
    #expect(achats?["montant_centimes"] == "1062386")
    let resultat = postes.first { $0["poste"] == "resultat" }
    #expect(resultat?["montant_centimes"] == "28946600")
    #expect(resultat?["total"] == "true")
  }

  @Test func `met deux conseillères aux jeunes sous main de justice, sans changer les blocs`() {
    let agents = besancon2022(graine: 4).filter { $0.nom == "conseiller" && $0["equipe"] != nil }
    #expect(agents.count == 54)
    let missions = agents.compactMap { $0["missions"] }
    #expect(missions.count { $0.contains("JSMJ=0.7") } == 2)
    #expect(missions.count { $0.contains("SANTE_DROITS") } == 2)
    #expect(missions.count { $0.contains("SANTE_SOINS") } == 1)
  }

  @Test func `suit l'ordre de saisie à Béthune, quelle que soit la graine`() {
    for graine in [1, 2022] as [UInt64] {
      let brouillons = bethune2024(graine: graine)
      #expect(brouillons.map(\.enregistre) == brouillons.map(\.enregistre).sorted())
      #expect(brouillons.filter { $0.nom == "satisfaction" }.count == 392)
      let quartiers = brouillons.filter { $0.nom == "quartier" }
      #expect(quartiers.count == 28)
      #expect(Set(quartiers.compactMap { $0["commune"] }).count == 19)
    }
  }

  @Test func `exprime par une cellule 99 chiffres d'aucun événement du premier catalogue`() {
    let chiffres = Exemple.tous.flatMap { exemple in
      exemple.cibles.toutes.filter { $0.statut == .horsJournal }
    }
    #expect(Set(chiffres.map(\.id)).count == 99)
  }

  private func reconstitution() -> Reconstitution {
    Reconstitution(
      cibles: .bethune2024, annee: 2023, structure: "essai", graine: 9, cloture: Jour(2024, 1, 31))
  }
}

extension Brouillon {
  /// A field as text; the members of a list of objects as `code=number`.
  fileprivate subscript(champ: String) -> String? {
    data.first { $0.0 == champ }.map { Self.texte($0.1) }
  }

  private static func texte(_ valeur: Valeur) -> String {
    switch valeur {
    case .texte(let text), .decimal(let text): text
    case .entier(let number): "\(number)"
    case .booleen(let flag): "\(flag)"
    case .nul: ""
    case .liste(let elements): elements.map(texte).joined(separator: ",")
    case .objet(let members): members.map { texte($0.1) }.joined(separator: "=")
    }
  }
}
