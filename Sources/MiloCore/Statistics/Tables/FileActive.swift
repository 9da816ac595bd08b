import MiloEvents

/// The active file: who was in it, who came, who left and why, who is in it at the end (13.1).
struct FileActive: TableComptable {
  static let id = "file_active"

  private enum Ligne: Int, CaseIterable {
    case ouvertsDebut, entrees, clos, partis, horsAge, inactifs
    /// The line of a reason stands after these, in the order of the list.
    case motifs
  }

  private static let motif = Champ(DossierCloture.self, "motif")
  private static let actifsFin = Ligne.motifs.rawValue + MotifCloture.allCases.count

  let declaration = TableDeclaration(
    id: id, titre: "File active", population: nil,
    definition:
      "Jeunes suivis, ou en contact dans les douze mois, dont le dossier n’est ni clos ni parti et qui n’ont pas passé l’âge (26 ans, 30 avec RQTH) hors de tout dispositif. Ceux de la veille et ceux qui l’ont été un jour de la période ; puis, de ces jeunes, ceux qui ne le sont plus à la fin, par la première raison qui s’applique.",
    mesures: 1,
    colonnes: [ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(0)))],
    lignes: [
      LigneDeclaration("ouverts_debut", "actifs la veille du premier jour"),
      LigneDeclaration("entrees", "devenus actifs dans la période"),
      LigneDeclaration("clos", "dossiers clos"),
      LigneDeclaration("partis", "partis dans une autre structure"),
      LigneDeclaration("hors_age", "âge passé, sans clôture"),
      LigneDeclaration("inactifs", "sans suivi, ni contact en douze mois"),
    ] + MotifCloture.codes.map { LigneDeclaration("motif.\($0)", $0) } + [
      LigneDeclaration("actifs_fin", "actifs à la fin")
    ])

  func admis(_ ligne: String) -> EvenementsAdmis? {
    var admis = EvenementsAdmis(FilDuDossier.sortes, .jusquALaFin)
    admis.desJeunes = true
    return admis
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let periode = vue.contexte.periode
    var fil = FilDuDossier(vue.dossier)
    fil.avancer(jusquA: periode.debut - 1)
    let ouvert = fil.dernierFait.flatMap { fil.etat(at: periode.debut - 1) == .actif ? $0 : nil }
    if let ouvert {
      compteur.jeune(Ligne.ouvertsDebut.rawValue, 0, ouvert)
    } else {
      guard let entree = entree(&fil, periode) else { return }
      compteur.jeune(Ligne.entrees.rawValue, 0, entree)
    }
    fil.avancer(jusquA: periode.fin)
    guard let dernier = fil.dernierFait else { return }
    switch fil.etat(at: periode.fin) {
    case .actif: compteur.jeune(Self.actifsFin, 0, dernier)
    case .parti: compteur.jeune(Ligne.partis.rawValue, 0, dernier)
    case .horsAge: compteur.jeune(Ligne.horsAge.rawValue, 0, dernier)
    case .inactif: compteur.jeune(Ligne.inactifs.rawValue, 0, dernier)
    case .clos:
      let cloture = fil.derniereCloture ?? dernier
      compteur.jeune(Ligne.clos.rawValue, 0, cloture)
      if let motif = Self.motif.word(of: cloture, in: vue.words) {
        compteur.jeune(Ligne.motifs.rawValue + Int(motif), 0, cloture)
      }
    }
  }

  /// The event of the first day of the period at whose end the file is active: only an event makes it so.
  private func entree(_ fil: inout FilDuDossier, _ periode: Periode) -> Fait? {
    while let jour = fil.prochainJour, jour <= periode.fin {
      fil.avancer(jusquA: jour)
      if fil.etat(at: jour) == .actif { return fil.dernierFait }
    }
    return nil
  }
}
