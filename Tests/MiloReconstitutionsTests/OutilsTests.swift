import Testing

@testable import MiloReconstitutions

@Suite struct `Le calendrier` {
  @Test func `compte les jours des deux côtés de 1970`() {
    #expect(Jour(1970, 1, 1).rang == 0)
    #expect(Jour(2022, 3, 1).rang == 19_052)
    #expect(Jour(1969, 12, 31).rang == -1)
    #expect(Jour(2024, 2, 29).texte == "2024-02-29")
    #expect(Jour(2004, 2, 29).dans(ans: 18) == Jour(2022, 3, 1))
  }

  @Test func `aller et retour sur trente ans`() {
    for rang in 7_000..<20_000 {
      let (annee, mois, jour) = Jour(rang: rang).civil
      #expect(Jour(annee, mois, jour).rang == rang)
    }
  }

  @Test(arguments: [
    (Jour(2022, 3, 26), 1), (Jour(2022, 3, 27), 2), (Jour(2022, 10, 29), 2),
    (Jour(2022, 10, 30), 1), (Jour(2021, 7, 1), 2), (Jour(2021, 12, 1), 1),
  ])
  func `change d'heure le dernier dimanche de mars et d'octobre`(jour: Jour, decalage: Int) {
    #expect(jour.decalage == decalage)
  }

  @Test func `ne travaille ni le dimanche ni le 14 juillet`() {
    #expect(!Jour(2022, 7, 14).estOuvre)
    #expect(!Jour(2022, 7, 17).estOuvre)
    #expect(Jour(2022, 7, 14).ouvre(jusque: Jour(2022, 7, 31)) == Jour(2022, 7, 15))
    #expect(Jour(2022, 12, 31).ouvre(jusque: Jour(2022, 12, 31)) == Jour(2022, 12, 30))
  }
}

@Suite struct `Le partage des quotas` {
  @Test func `tient plusieurs décomptes à la fois`() {
    // 100 members, numbered: 40 of them even-quartered, three values to deal.
    let membres = Array(0..<100)
    let pair: (Int) -> Bool = { $0.isMultiple(of: 2) }
    let petit: (Int) -> Bool = { $0 < 30 }
    let donneur = Donneur(
      membres, valeurs: 3,
      quotas: [
        Quota("zéro", [0], 37), Quota("un ou deux, pairs", [1, 2], 41, dans: pair),
        Quota("deux, petits", [2], 11, dans: petit), Quota("deux", [2], 20),
      ])
    var hasard = Hasard(graine: 11)
    let valeurs = donneur.donner(&hasard)
    #expect(membres.filter { valeurs[$0] == 0 }.count == 37)
    #expect(membres.filter { pair($0) && valeurs[$0] > 0 }.count == 41)
    #expect(membres.filter { petit($0) && valeurs[$0] == 2 }.count == 11)
    #expect(membres.filter { valeurs[$0] == 2 }.count == 20)
  }

  @Test func `n'emploie jamais une valeur interdite`() {
    let donneur = Donneur(
      Array(0..<50), valeurs: 2, quotas: [Quota("un", [1], 20)], finesse: [{ $0 < 25 }],
      poids: { membre, valeur in membre < 25 && valeur == 1 ? 0 : 1 })
    var hasard = Hasard(graine: 2)
    let valeurs = donneur.donner(&hasard)
    #expect(valeurs.prefix(25).allSatisfy { $0 == 0 })
    #expect(valeurs.reduce(0, +) == 20)
  }

  @Test(arguments: 1...20)
  func `donne au moins une part à chacun et tout le total`(graine: UInt64) {
    var hasard = Hasard(graine: graine)
    let parts = hasard.partage(137, entre: (0..<40).map { $0 % 7 })
    #expect(parts.reduce(0, +) == 137)
    #expect(parts.allSatisfy { $0 >= 1 })
  }
}

@Suite struct `Les cibles` {
  @Test func `donnent le numérateur d'une part, et le retenu de deux chiffres contraires`() {
    let cibles = Cibles.besancon2022
    #expect(cibles.effectif("dispositifs/CEP/femmes_part") == 429)
    #expect(cibles.effectif("synthese/primos/valeur") == 1421)
    #expect(cibles.effectif("synthese/entrees_cej_gj/valeur") == 535)
    #expect(cibles.effectif("profil.accompagnes/permis_b/jeunes?epci=cc-loue-lison") == 46)
    #expect(cibles.effectif("reperage/sorties/valeur@3ans") == 218)
  }
}
