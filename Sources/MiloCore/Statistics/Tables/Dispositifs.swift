import MiloEvents

/// Entries into dispositifs, by code, by group and together.
struct Dispositifs: TableComptable {
  static let id = "dispositifs"
  let declaration: TableDeclaration
  private let groupes: [String]
  private let ensemble: Int

  private enum Mesure: Int, CaseIterable {
    case entrees, jeunes, femmes, mineurs, sansQualification, qpv, zrr, hommes, presentsFin, suivis,
      suivisAccompagnes, sansSexe, sansAge, sansNiveau, sansQPV, sansZRR
  }

  init(_ contexte: Contexte) {
    groupes = contexte.groupes.map(\.code)
    ensemble = groupes.count
    func compte(_ mesure: Mesure) -> Formule { .compte(.mesure(mesure.rawValue)) }
    func part(_ mesure: Mesure) -> Formule {
      .part(.mesure(mesure.rawValue), sur: .mesure(Mesure.jeunes.rawValue))
    }
    func inconnus(_ attribut: String, _ mesure: Mesure) -> Inconnus {
      Inconnus(attribut, .mesure(mesure.rawValue))
    }
    let repertoire = contexte.repertoire
    declaration = TableDeclaration(
      id: Self.id, titre: "Dispositifs", population: nil,
      definition:
        "Entrées de la période ; jeunes : distincts ; parts à la première entrée de la période ; présents : séjour ouvert à la fin ; suivis : séjour qui touche la période. L’ensemble laisse de côté les dispositifs déclarés hors ensemble.",
      mesures: Mesure.allCases.count,
      colonnes: [
        ColonneDeclaration("entrees", "entrées", .nombre, compte(.entrees)),
        ColonneDeclaration("jeunes", "jeunes entrés", .nombre, compte(.jeunes)),
        ColonneDeclaration(
          "femmes_part", "femmes", .pourcent, part(.femmes), inconnus: inconnus("sexe", .sansSexe)),
        ColonneDeclaration(
          "mineurs_part", "mineurs", .pourcent, part(.mineurs), inconnus: inconnus("âge", .sansAge)),
        ColonneDeclaration(
          "sans_qualification_part", "sans qualification", .pourcent, part(.sansQualification),
          inconnus: inconnus("niveau", .sansNiveau)),
        ColonneDeclaration(
          "qpv_part", "QPV", .pourcent, part(.qpv),
          inconnus: inconnus("quartier prioritaire", .sansQPV)),
        ColonneDeclaration(
          "zrr_part", "ZRR", .pourcent, part(.zrr),
          inconnus: inconnus("classement en ZRR", .sansZRR)),
        ColonneDeclaration("presents_fin", "présents à la fin", .nombre, compte(.presentsFin)),
        ColonneDeclaration("suivis", "suivis", .nombre, compte(.suivis)),
        ColonneDeclaration("femmes", "femmes", .nombre, compte(.femmes)),
        ColonneDeclaration("mineurs", "mineurs", .nombre, compte(.mineurs)),
        ColonneDeclaration(
          "hommes_part", "hommes", .pourcent, part(.hommes), inconnus: inconnus("sexe", .sansSexe)),
        ColonneDeclaration(
          "suivis_part_accompagnes", "suivis parmi les accompagnés", .pourcent,
          .part(.mesure(Mesure.suivisAccompagnes.rawValue), sur: .accompagnes)),
      ],
      lignes: groupes.map {
        LigneDeclaration($0, repertoire.libelle(ofDispositif: $0), isOuverte: true)
      } + [LigneDeclaration("ensemble", "ensemble")],
      ouvertes: [LignesOuvertes(libelle: { $1.libelle(ofDispositif: $0) })])
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.dispositifEntree], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    guard !vue.dossier.sejours.isEmpty else { return }
    var lines: [Int] = []
    for sejour in vue.dossier.sejours {
      lines.removeAll(keepingCapacity: true)
      lines.append(compteur.ligne(0, sejour.code))
      if !vue.contexte.horsEnsemble.contains(sejour.code) { lines.append(ensemble) }
      for groupe in vue.contexte.groupes where groupe.membres.contains(sejour.code) {
        if let place = groupes.firstIndex(of: groupe.code) { lines.append(place) }
      }
      let entree = vue.dossier[sejour.entree]
      let isEntry = vue.contexte.periode.contains(sejour.debut)
      let isNew = isEntry && lines.contains { !compteur.compteDeja($0, Mesure.jeunes.rawValue) }
      let attributs = isNew ? vue.attributs(at: sejour.debut) : Attributs()
      for ligne in lines {
        if isEntry {
          let isFirst = !compteur.compteDeja(ligne, Mesure.jeunes.rawValue)
          compteur.add(ligne, Mesure.entrees.rawValue, entree)
          compteur.jeune(ligne, Mesure.jeunes.rawValue, entree)
          if isFirst { shares(attributs, ligne, entree, &compteur) }
        }
        if sejour.isOpen(at: vue.fin) {
          compteur.jeune(ligne, Mesure.presentsFin.rawValue, entree)
        }
        if sejour.overlaps(vue.contexte.periode) {
          compteur.jeune(ligne, Mesure.suivis.rawValue, entree)
          if vue.populations.contains(.accompagnes) {
            compteur.jeune(ligne, Mesure.suivisAccompagnes.rawValue, entree)
          }
        }
      }
    }
  }

  /// Who the youth is at the first entry of the line in the period.
  private func shares(
    _ attributs: Attributs, _ ligne: Int, _ entree: Fait, _ compteur: inout Compteur
  ) {
    func count(_ mesure: Mesure, _ condition: Bool) {
      if condition { compteur.jeune(ligne, mesure.rawValue, entree) }
    }
    count(.femmes, attributs.sexe == Sexe.F.word)
    count(.hommes, attributs.sexe == Sexe.M.word)
    count(.mineurs, attributs.isMineur)
    count(.sansQualification, attributs.isSansQualification)
    count(.qpv, attributs.qpv == 1)
    count(.zrr, attributs.zrr == true)
    count(.sansSexe, attributs.sexe == nil)
    count(.sansAge, attributs.age == nil)
    count(.sansNiveau, attributs.niveau == nil)
    count(.sansQPV, attributs.qpv == nil)
    count(.sansZRR, attributs.zrr == nil)
  }
}
