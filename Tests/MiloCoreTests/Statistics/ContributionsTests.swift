import MiloEvents
import Testing

@testable import MiloCore

@Suite struct ContributionsTests {
  @Test func `every figure is the sum of what justifies it`() throws {
    var journal = PetitJournal()
    journal.add(
      "conseiller", "s", "2022-01-01", #"{"code":"C","role":"cisp","etp":0.5,"site":"S"}"#)
    journal.add("commune", "s", "2022-01-01", #"{"insee":"25056","libelle":"B","epci":"GBM"}"#)
    journal.add("site", "s", "2022-01-01", #"{"code":"S","libelle":"S","zone":"siege"}"#)
    journal.add(
      "objectif", "s", "2022-01-01",
      #"{"indicateur":"synthese/contact/valeur","annee":2022,"cible":1.5}"#)
    journal.add(
      "satisfaction", "s", "2022-01-01",
      #"{"campagne":"ETE","repondant":"jeune","reponses":{"accueil":3}}"#)
    journal.add(
      "offre", "O", "2022-01-02", #"{"employeur":"E","secteur":"BTP","contrat":"CDI","postes":5}"#)
    for jeune in ["A", "B"] {
      journal.add("entretien", jeune, "2022-02-01", #"{"conseiller":"C"}"#)
      let orientation = journal.add("orientation", jeune, "2022-02-02", #"{"vers":"CLLAJ"}"#)
      for genre in ["foyer", "foyer", "studio"] {
        journal.add(
          "orientation.issue", jeune, "2022-02-03",
          #"{"orientation":"\#(orientation)","issue":"admis","genre":"\#(genre)"}"#)
      }
      let mise = journal.add("mise_en_relation", jeune, "2022-02-04", #"{"offre":"O"}"#)
      journal.add(
        "mise_en_relation.issue", jeune, "2022-02-05",
        #"{"mise_en_relation":"\#(mise)","issue":"recrute","contrat":"CDD"}"#)
      journal.add("annulation", "", "2022-02-06", #"{"evenement":"\#(mise)","motif":"x"}"#)
    }
    let statistiques = try Statistiques(
      journal.histoires(), Periode(annee: 2022), Statistiques.Options(), explains: true)
    var justified = 0
    for (id, counted) in statistiques.comptees.courant.tables {
      var sums = [Int](repeating: 0, count: counted.compteur.valeurs.count)
      let contributions = try #require(counted.compteur.contributions)
      for contribution in contributions { sums[contribution.cellule] += contribution.montant }
      #expect(sums.map { Int128($0) } == counted.compteur.valeurs, "table \(id)")
      justified += contributions.count
    }
    #expect(justified > 50)
  }
}
