import MiloEvents

/// The key figures, with those of the same period one year before.
struct Synthese: TableComptable {
  static let id = "synthese"

  private enum Ligne: Int, CaseIterable {
    case contact, accompagnes, entretien, primos, partAccompagnes, partEntretien,
      primosFemmesPart, primosMineursPart, primosFemmes, primosMineurs, primosSansSexe,
      primosSansAge, entretiens, entreesEmploi,
      entreesFormation, jeunesDispositif, entreesCEJGJ, acteursEconomiques,
      partenaires
  }

  private static let offreEmployeur = Champ(Offre.self, "employeur")

  let declaration: TableDeclaration = {
    func compte(_ id: String) -> Formule { .compte(.mesure(0, ligne: id)) }
    func part(_ numerator: String, _ denominator: String) -> Formule {
      .part(.mesure(0, ligne: numerator), sur: .mesure(0, ligne: denominator))
    }
    func ligne(
      _ id: String, _ libelle: String, _ formule: Formule, unite: Unite? = nil,
      inconnus: Inconnus? = nil
    ) -> LigneDeclaration {
      LigneDeclaration(
        id, libelle, unite: unite,
        formules: [0: formule, 1: .avant(formule), 2: .evolution(formule)], inconnus: inconnus)
    }
    func counted(
      _ id: String, _ libelle: String, horsFiltre: HorsFiltre? = nil
    ) -> LigneDeclaration {
      var ligne = ligne(id, libelle, compte(id))
      ligne.horsFiltre = horsFiltre
      return ligne
    }
    let unused = Formule.compte(.mesure(0))
    return TableDeclaration(
      id: id, titre: "Synthèse", population: nil,
      definition:
        "Chiffres clés de la période, et de la même période un an avant, vus à la même date.",
      mesures: 1,
      colonnes: [
        ColonneDeclaration("valeur", "valeur", .nombre, unused),
        ColonneDeclaration("valeur_n_1", "un an avant", .nombre, unused),
        ColonneDeclaration("evolution", "évolution", .pourcent, unused, isVariation: true),
      ],
      lignes: [
        counted("contact", "jeunes en contact"),
        counted("accompagnes", "jeunes accompagnés"),
        counted("entretien", "jeunes vus en entretien"),
        counted("primos", "premiers entretiens (primos)"),
        ligne(
          "part_accompagnes", "part des accompagnés parmi les jeunes en contact",
          part("accompagnes", "contact"), unite: .pourcent),
        ligne(
          "part_entretien", "part des jeunes vus en entretien parmi les jeunes en contact",
          part("entretien", "contact"), unite: .pourcent),
        ligne(
          "primos_femmes_part", "part des femmes parmi les primos",
          part("primos_femmes", "primos"), unite: .pourcent,
          inconnus: Inconnus("sexe", .mesure(0, ligne: "primos_sans_sexe"))),
        ligne(
          "primos_mineurs_part", "part des mineurs parmi les primos",
          part("primos_mineurs", "primos"), unite: .pourcent,
          inconnus: Inconnus("âge", .mesure(0, ligne: "primos_sans_age"))),
        LigneDeclaration("primos_femmes", "", isCachee: true),
        LigneDeclaration("primos_mineurs", "", isCachee: true),
        LigneDeclaration("primos_sans_sexe", "", isCachee: true),
        LigneDeclaration("primos_sans_age", "", isCachee: true),
        counted("entretiens", "entretiens"),
        counted("entrees_emploi", "entrées en emploi"),
        counted("entrees_formation", "entrées en formation"),
        counted("jeunes_dispositif", "jeunes entrés dans un dispositif"),
        counted("entrees_cej_gj", "entrées en CEJ ou Garantie jeunes"),
        counted("acteurs_economiques", "acteurs économiques en contact", horsFiltre: .tout),
        counted("partenaires", "partenaires", horsFiltre: .tout),
      ])
  }()

  func admis(_ ligne: String) -> EvenementsAdmis? {
    switch ligne {
    case "contact", "accompagnes", "entretien", "primos":
      Population(rawValue: ligne).map { .population($0) }
    case "primos_femmes", "primos_mineurs", "primos_sans_sexe", "primos_sans_age":
      .population(.primos)
    case "entretiens": EvenementsAdmis([Kinds.entretien])
    case "entrees_emploi": EvenementsAdmis([Kinds.emploiEntree])
    case "entrees_formation": EvenementsAdmis([Kinds.formationEntree])
    case "jeunes_dispositif", "entrees_cej_gj": EvenementsAdmis([Kinds.dispositifEntree])
    case "acteurs_economiques": EvenementsAdmis([Kinds.employeurContact, Kinds.offre])
    case "partenaires": EvenementsAdmis([Kinds.partenaire], .jusquALaFin)
    default: nil
    }
  }

  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois {
    ligne.hasPrefix("primos") ? .primos : .cellule
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode {
      let fait = vue.dossier[place]
      if vue.definesContact(fait) { compteur.jeune(Ligne.contact.rawValue, 0, fait) }
      switch fait.kind {
      case Kinds.entretien:
        compteur.jeune(Ligne.accompagnes.rawValue, 0, fait)
        compteur.jeune(Ligne.entretien.rawValue, 0, fait)
        compteur.add(Ligne.entretiens.rawValue, 0, fait)
      case Kinds.atelier, Kinds.informationCollective:
        if vue.isPresent(fait) { compteur.jeune(Ligne.accompagnes.rawValue, 0, fait) }
      case Kinds.emploiEntree: compteur.add(Ligne.entreesEmploi.rawValue, 0, fait)
      case Kinds.formationEntree: compteur.add(Ligne.entreesFormation.rawValue, 0, fait)
      default: break
      }
    }
    if vue.populations.contains(.primos), let place = vue.premierEntretien {
      let fait = vue.dossier[place]
      compteur.jeune(Ligne.primos.rawValue, 0, fait)
      let attributs = vue.attributs(.primos)
      if attributs.sexe == Sexe.F.word { compteur.jeune(Ligne.primosFemmes.rawValue, 0, fait) }
      if attributs.isMineur { compteur.jeune(Ligne.primosMineurs.rawValue, 0, fait) }
      if attributs.sexe == nil { compteur.jeune(Ligne.primosSansSexe.rawValue, 0, fait) }
      if attributs.age == nil { compteur.jeune(Ligne.primosSansAge.rawValue, 0, fait) }
    }
    for sejour in vue.dossier.sejours where vue.contexte.periode.contains(sejour.debut) {
      let entree = vue.dossier[sejour.entree]
      if !vue.contexte.horsEnsemble.contains(sejour.code) {
        compteur.jeune(Ligne.jeunesDispositif.rawValue, 0, entree)
      }
      if vue.contexte.codesCEJGJ.contains(sejour.code) {
        compteur.add(Ligne.entreesCEJGJ.rawValue, 0, entree)
      }
    }
  }

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    for fait in contexte.histoires.structure where contexte.periode.contains(fait.date) {
      let actor: UInt32?
      switch fait.kind {
      case Kinds.employeurContact: actor = fait.subject
      case Kinds.offre:
        actor = Self.offreEmployeur.word(of: fait, in: contexte.histoires.words)
          .map { UInt32(truncatingIfNeeded: $0) }
      default: actor = nil
      }
      if let actor { compteur.distinct(actor, Ligne.acteursEconomiques.rawValue, 0, fait) }
    }
    for (code, fait) in contexte.repertoire.partenairesPresents {
      compteur.distinct(code, Ligne.partenaires.rawValue, 0, fait)
    }
  }
}
