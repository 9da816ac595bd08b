import MiloEvents

/// The rights as tables, for any front-end: in words for people, in codes for programs.
public enum TablesDroits {
  /// One row a youth, allocation and month; the columns of the machine format.
  public static func droits(
    _ droits: [DroitMensuel], pourLire: Bool = false
  ) -> ReportTable {
    let mots = MotsDesDroits(pourLire: pourLire)
    return ReportTable(
      id: "allocations", titre: "Droits mensuels",
      definition:
        "Par mois de droit : montant dû par les règles du mois, montant versé, remboursements déduits.",
      colonnes: cle + [
        Colonne(id: "du_centimes", libelle: "dû", unite: .centimes),
        Colonne(id: "verse_centimes", libelle: "versé", unite: .centimes),
        Colonne(id: "etat", libelle: "état", unite: .texte),
      ],
      lignes: droits.map { droit in
        Ligne(
          id: id(droit), libelle: id(droit),
          valeurs: cle(droit.jeune, droit.allocation, droit.mois, mots) + [
            droit.du.map { .somme($0) }, .somme(droit.verse), .texte(mots.etat(droit.etat)),
          ])
      }, disposition: .lignes)
  }

  /// One row a step, so that the computation can be redone by hand.
  public static func etapes(
    _ droits: [DroitMensuel], pourLire: Bool = false
  ) -> ReportTable {
    let mots = MotsDesDroits(pourLire: pourLire)
    return ReportTable(
      id: "etapes", titre: "Calcul pas à pas",
      definition: "Chaque étape avec ses nombres et sa source ; les divisions restent exactes.",
      colonnes: cle + [
        Colonne(id: "etape", libelle: "étape", unite: .texte),
        Colonne(id: "formule", libelle: "calcul", unite: .texte),
        Colonne(id: "montant_centimes", libelle: "montant", unite: .centimes),
        Colonne(id: "source", libelle: "source", unite: .texte),
      ],
      lignes: droits.flatMap { droit in
        droit.etapes.enumerated().map { rank, etape in
          Ligne(
            id: "\(id(droit))/\(rank + 1)", libelle: etape.libelle,
            valeurs: cle(droit.jeune, droit.allocation, droit.mois, mots) + [
              .texte(mots.phrase(etape.libelle)), .texte(mots.phrase(etape.formule)),
              etape.montant.map { $0.valeurCentimes } ?? .sansObjet,
              .texte(mots.phrase(etape.source)),
            ])
        }
      }, disposition: .lignes)
  }

  /// One row a month whose amount due differs between two views.
  public static func regularisations(
    _ regularisations: Regularisations, pourLire: Bool = false
  ) -> ReportTable {
    let mots = MotsDesDroits(pourLire: pourLire)
    return ReportTable(
      id: "regularisations", titre: "Régularisations",
      definition:
        "Différence du montant dû entre les deux vues ; la somme des régularisations est la différence des dus.",
      colonnes: cle + [
        Colonne(id: "du_avant_centimes", libelle: "dû avant", unite: .centimes),
        Colonne(id: "du_apres_centimes", libelle: "dû après", unite: .centimes),
        Colonne(id: "regularisation_centimes", libelle: "à régulariser", unite: .centimes),
        Colonne(id: "verse_centimes", libelle: "versé", unite: .centimes),
        Colonne(id: "nature", libelle: "nature", unite: .texte),
      ],
      lignes: regularisations.lignes.map { ligne in
        Ligne(
          id: "\(ligne.jeune)/\(ligne.allocation.rawValue)/\(ligne.mois)", libelle: ligne.jeune,
          valeurs: cle(ligne.jeune, ligne.allocation, ligne.mois, mots) + [
            ligne.duAvant.map { .somme($0) }, ligne.duApres.map { .somme($0) },
            .somme(ligne.montant), .somme(ligne.verse), .texte(mots.nature(ligne.nature)),
          ])
      }, disposition: .lignes)
  }

  private static let cle = [
    Colonne(id: "jeune", libelle: "jeune", unite: .texte),
    Colonne(id: "aide", libelle: "aide", unite: .texte),
    Colonne(id: "mois", libelle: "mois", unite: .texte),
  ]

  private static func cle(
    _ jeune: String, _ allocation: Allocation, _ mois: Mois, _ mots: MotsDesDroits
  ) -> [Valeur?] {
    [.texte(jeune), .texte(allocation.rawValue), .texte(mots.mois(mois))]
  }

  private static func id(_ droit: DroitMensuel) -> String {
    "\(droit.jeune)/\(droit.allocation.rawValue)/\(droit.mois)"
  }
}
