/// Rebuilds the journal behind the activity report of Besançon for 2022, as seen on 2023-04-06.
/// - Parameter graine: seed; the figures are the same with any, the events differ.
public func besancon2022(graine: UInt64) -> [Brouillon] {
  journalBesancon(graine: graine).chronique.brouillons()
}

/// All the stages of the rebuilding, in their order.
func journalBesancon(graine: UInt64) -> Reconstitution {
  var journal = Reconstitution(
    cibles: .besancon2022, annee: 2022, structure: "besancon", graine: graine,
    cloture: Jour(2023, 4, 5))
  journal.structureBesancon()
  journal.populationBesancon()
  journal.attributsBesancon()
  journal.dispositifsBesancon()
  journal.datesBesancon()
  journal.choisirReperes()
  journal.passeBesancon()
  journal.ouvrirDossiers(ouverture: Jour(2017, 1, 2))
  journal.activiteBesancon()
  journal.sejoursBesancon()
  journal.situationsBesancon()
  journal.aidesBesancon()
  journal.actionsBesancon()
  journal.reperageBesancon()
  journal.correctionsBesancon()
  journal.aPart { $0.vieBesancon() }
  journal.aPart { $0.cloreLesDossiers() }
  return journal
}

extension Cibles {
  /// The figures published by Besançon for 2022.
  public static var besancon2022: Cibles {
    Cibles(json: ciblesBesancon2022, ciblesBesanconStructure)
  }
}
