/// The kinds of the catalogue as the generator numbers them, and one extension.
enum Sorte: UInt8, CaseIterable {
  case accueil, profil, referent, mutation, fusion, cloture, reouverture
  case entretien, atelier, informationCollective, contact, acte, rendezVous, plan
  case entree, prolongation, suspension, sortie
  case emploi, suiviEmploi, formation, immersion, volontariat, scolarite, mobilite, finSituation
  case foyerFiscal, ressources, justificatifs, manquement, sanction, demarche
  case demande, decision, versement, remboursement, enveloppe
  case orientation, issueOrientation, contactEmployeur, offre, miseEnRelation
  case issueMiseEnRelation
  case sortieTerrain, reperage, remobilisation, obligation
  case site, commune, conseiller, absence, definition, groupe, regroupement, quartier
  case partenaire, objectif, bareme, satisfaction, critere, preuve, amelioration
  case annulation, rectification, effacement
  case visite

  /// The names on the lines, in the order of the cases.
  private static let types: [StaticString] = [
    "fr.milo.accueil.v1", "fr.milo.profil.v1", "fr.milo.referent.v1", "fr.milo.mutation.v1",
    "fr.milo.fusion.v1", "fr.milo.dossier.cloture.v1", "fr.milo.dossier.reouverture.v1",
    "fr.milo.entretien.v1", "fr.milo.atelier.v1",
    "fr.milo.information_collective.v1", "fr.milo.contact.v1", "fr.milo.acte_administratif.v1",
    "fr.milo.rendez_vous.v1",
    "fr.milo.plan.v1", "fr.milo.dispositif.entree.v1", "fr.milo.dispositif.prolongation.v1",
    "fr.milo.dispositif.suspension.v1", "fr.milo.dispositif.sortie.v1", "fr.milo.emploi.entree.v1",
    "fr.milo.emploi.suivi.v1",
    "fr.milo.formation.entree.v1", "fr.milo.immersion.entree.v1",
    "fr.milo.volontariat.entree.v1", "fr.milo.scolarite.entree.v1",
    "fr.milo.mobilite_internationale.v1", "fr.milo.situation.fin.v1", "fr.milo.foyer_fiscal.v1",
    "fr.milo.ressources.v1", "fr.milo.justificatifs.v1", "fr.milo.manquement.v1",
    "fr.milo.sanction.v1", "fr.milo.demarche.v1", "fr.milo.aide.demande.v1",
    "fr.milo.aide.decision.v1", "fr.milo.aide.versement.v1", "fr.milo.aide.remboursement.v1",
    "fr.milo.enveloppe.v1", "fr.milo.orientation.v1", "fr.milo.orientation.issue.v1",
    "fr.milo.employeur.contact.v1", "fr.milo.offre.v1", "fr.milo.mise_en_relation.v1",
    "fr.milo.mise_en_relation.issue.v1", "fr.milo.sortie_terrain.v1", "fr.milo.reperage.v1",
    "fr.milo.remobilisation.v1", "fr.milo.obligation_formation.v1", "fr.milo.site.v1",
    "fr.milo.commune.v1", "fr.milo.conseiller.v1", "fr.milo.absence.v1",
    "fr.milo.dispositif.definition.v1", "fr.milo.dispositif.groupe.v1", "fr.milo.regroupement.v1",
    "fr.milo.quartier.v1", "fr.milo.partenaire.v1", "fr.milo.objectif.v1", "fr.milo.bareme.v1",
    "fr.milo.satisfaction.v1", "fr.milo.critere.v1", "fr.milo.preuve.v1",
    "fr.milo.amelioration.v1", "fr.milo.annulation.v1", "fr.milo.rectification.v1",
    "fr.milo.effacement.v1", "org.exemple.visite.v1",
  ]

  /// `type` on the line.
  var type: StaticString { Self.types[Int(rawValue)] }

  /// All kinds, as bits.
  static let toutes: UInt128 = (1 << UInt128(allCases.count)) - 1

  /// The bit of the kind.
  var bit: UInt128 { 1 << UInt128(rawValue) }
}
