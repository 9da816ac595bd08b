import MiloEvents

/// Job offers of the period by sector, the youths referred to them and those recruited.
struct Offres: TableComptable {
  private enum Mesure: Int, CaseIterable {
    case offres, postes, employeurs, misesEnRelation, jeunes, recrutements, pourvues, cdd
  }

  private static let total = 0
  private static let employeur = Champ(Offre.self, "employeur")
  private static let secteur = Champ(Offre.self, "secteur")
  private static let postes = Champ(Offre.self, "postes")
  private static let offre = Champ(MiseEnRelation.self, "offre")
  private static let issue = Champ(MiseEnRelationIssue.self, "issue")
  private static let contrat = Champ(MiseEnRelationIssue.self, "contrat")

  let declaration: TableDeclaration = {
    func compte(_ mesure: Mesure) -> Formule { .compte(.mesure(mesure.rawValue)) }
    func terme(_ mesure: Mesure) -> Terme { .mesure(mesure.rawValue) }
    return TableDeclaration(
      id: "offres", titre: "Offres d’emploi", population: nil,
      definition:
        "Offres dont un événement est daté de la période, secteur et postes du dernier ; mises en relation et issues datées de la période. Une offre inconnue de la période ne compte qu’au total. Taux : offres avec au moins un recrutement.",
      mesures: Mesure.allCases.count,
      colonnes: [
        ColonneDeclaration("offres", "offres", .nombre, compte(.offres), horsFiltre: .tout),
        ColonneDeclaration("postes", "postes", .nombre, compte(.postes), horsFiltre: .tout),
        ColonneDeclaration(
          "employeurs", "employeurs", .nombre, compte(.employeurs), horsFiltre: .tout),
        ColonneDeclaration(
          "mises_en_relation", "mises en relation", .nombre, compte(.misesEnRelation)),
        ColonneDeclaration("jeunes", "jeunes", .nombre, compte(.jeunes)),
        ColonneDeclaration("recrutements", "recrutements", .nombre, compte(.recrutements)),
        ColonneDeclaration(
          "taux", "taux d’offres pourvues", .pourcent,
          .part(terme(.pourvues), sur: terme(.offres)), horsFiltre: .enPartie("offre")),
        ColonneDeclaration(
          "candidatures_par_offre", "candidatures par offre", .nombre,
          .rapport(terme(.misesEnRelation), par: terme(.offres)), horsFiltre: .enPartie("offre")),
        ColonneDeclaration(
          "recrutements_cdd_part", "recrutements en CDD", .pourcent,
          .part(terme(.cdd), sur: terme(.recrutements))),
      ],
      lignes: [LigneDeclaration("total", "total")],
      ouvertes: [LignesOuvertes(champ: "offre.secteur")])
  }()

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.offre, Kinds.miseEnRelation, Kinds.miseEnRelationIssue], .desLeDebut)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode {
      let fait = vue.dossier[place]
      if fait.kind == Kinds.miseEnRelation {
        for ligne in lignes(of: fait, vue, &compteur) {
          compteur.add(ligne, Mesure.misesEnRelation.rawValue, fait)
          compteur.jeune(ligne, Mesure.jeunes.rawValue, fait)
        }
      } else if fait.kind == Kinds.miseEnRelationIssue, vue.dossier.cibles[place] >= 0,
        Self.issue.word(of: fait, in: vue.words) == IssueMiseEnRelation.recrute.word
      {
        recrutement(fait, vue.dossier[Int(vue.dossier.cibles[place])], vue, &compteur)
      }
    }
  }

  private func recrutement(
    _ fait: Fait, _ miseEnRelation: Fait, _ vue: borrowing VueJeune, _ compteur: inout Compteur
  ) {
    let isCDD = Self.contrat.word(of: fait, in: vue.words) == Contrat.CDD.word
    let offre = Self.offre.word(of: miseEnRelation, in: vue.words)
      .map { UInt32(truncatingIfNeeded: $0) }
    for ligne in lignes(of: miseEnRelation, vue, &compteur) {
      compteur.add(ligne, Mesure.recrutements.rawValue, fait)
      if isCDD { compteur.add(ligne, Mesure.cdd.rawValue, fait) }
      if let offre, vue.contexte.offres[offre] != nil {
        compteur.distinct(offre, ligne, Mesure.pourvues.rawValue, fait)
      }
    }
  }

  /// The lines of a referral: the sector of its offer, when the period knows it, and the total.
  private func lignes(
    of miseEnRelation: Fait, _ vue: borrowing VueJeune, _ compteur: inout Compteur
  ) -> [Int] {
    guard let offre = Self.offre.word(of: miseEnRelation, in: vue.words),
      let connue = vue.contexte.offres[UInt32(truncatingIfNeeded: offre)],
      let secteur = Self.secteur.word(of: connue, in: vue.words)
    else { return [Self.total] }
    return [compteur.ligne(0, UInt32(truncatingIfNeeded: secteur)), Self.total]
  }

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    let words = contexte.histoires.words
    for fait in contexte.offres.values {
      guard let secteur = Self.secteur.word(of: fait, in: words) else { continue }
      let postes = Int(Self.postes.word(of: fait, in: words) ?? 0)
      for ligne in [compteur.ligne(0, UInt32(truncatingIfNeeded: secteur)), Self.total] {
        compteur.add(ligne, Mesure.offres.rawValue, fait)
        compteur.add(ligne, Mesure.postes.rawValue, fait, montant: postes)
        if let employeur = Self.employeur.word(of: fait, in: words) {
          compteur.distinct(
            UInt32(truncatingIfNeeded: employeur), ligne, Mesure.employeurs.rawValue, fait)
        }
      }
    }
  }

  /// The last event of the period about each offer.
  static func publiees(_ histoires: Histoires, _ periode: Periode) -> [UInt32: Fait] {
    var offres: [UInt32: Fait] = [:]
    for fait in histoires.structure where fait.kind == Kinds.offre && periode.contains(fait.date) {
      offres[fait.subject] = fait
    }
    return offres
  }
}
