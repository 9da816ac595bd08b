import MiloEvents

/// Who the youths who entered each dispositif were, at their first entry of the period.
struct ProfilsEntres: TableComptable {
  private let dispositifs: MembresDispositif
  let declaration: TableDeclaration
  private let ligneSuivis: Int
  var membres: [Membre]? { dispositifs.membres }

  init(_ dispositifs: MembresDispositif) {
    self.dispositifs = dispositifs
    var declaration = ProfilLignes.declaration(
      id: "profil.entres", titre: "Profil des entrés",
      population: "au moins une entrée dans la période ; attributs à la première")
    // The table exists as soon as a stay touches the period, even if nobody entered.
    ligneSuivis = declaration.lignes.count
    declaration.lignes.append(LigneDeclaration("suivis", "", isCachee: true))
    declaration.existence = .mesure(0, ligne: "suivis")
    self.declaration = declaration
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.dispositifEntree], .jusquALaFin)
  }

  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois { .attributs }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let contexte = vue.contexte
    for sejour in vue.dossier.sejours where sejour.overlaps(contexte.periode) {
      let entree = vue.dossier[sejour.entree]
      let isEntry = contexte.periode.contains(sejour.debut)
      let attributs = isEntry ? vue.attributs(at: sejour.debut) : Attributs()
      dispositifs.forEach(sejour, contexte) { rang in
        let premiere = rang * (ligneSuivis + 1)
        compteur.jeune(premiere + ligneSuivis, 0, entree)
        guard isEntry, !compteur.compteDeja(premiere, 0) else { return }
        ProfilLignes.compter(attributs, entree, premiere: premiere, &compteur)
      }
    }
  }
}

/// Who the youths whose stay in each dispositif touches the period are, at its end.
struct ProfilsSuivis: TableComptable {
  private let dispositifs: MembresDispositif
  let declaration: TableDeclaration
  var membres: [Membre]? { dispositifs.membres }

  init(_ dispositifs: MembresDispositif) {
    self.dispositifs = dispositifs
    var declaration = ProfilLignes.declaration(
      id: "profil.suivis", titre: "Profil des suivis",
      population: "un séjour qui touche la période ; attributs à la fin de la période")
    declaration.existence = .mesure(0, ligne: "effectif")
    self.declaration = declaration
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.dispositifEntree], .jusquALaFin)
  }

  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois { .attributs }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let (contexte, attributs) = (vue.contexte, vue.attributsFin)
    let lignes = ProfilLignes.count
    for sejour in vue.dossier.sejours where sejour.overlaps(contexte.periode) {
      let entree = vue.dossier[sejour.entree]
      dispositifs.forEach(sejour, contexte) { rang in
        guard !compteur.compteDeja(rang * lignes, 0) else { return }
        ProfilLignes.compter(attributs, entree, premiere: rang * lignes, &compteur)
      }
    }
  }
}
