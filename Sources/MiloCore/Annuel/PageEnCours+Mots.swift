import MiloEvents

// What the page says of itself: in what its chapters and blocks differ from it, what it leaves out.

extension PageEnCours {
  /// In what a chapter differs from the page; nil for one that does not, or whose title says it.
  func precision(_ chapitre: ChapitrePlace) -> String? {
    let mots = repertoire.mots(chapitre.circonstances, en: calcul.question.periode)
    return mots.isEmpty ? nil : mots.joined(separator: " ; ").firstUppercased
  }

  /// In what a block differs from its chapter.
  func precision(
    _ bloc: Composition.BlocDeTable, _ chapitre: ChapitrePlace
  ) -> String? {
    var mots = repertoire.mots(bloc.circonstances, en: calcul.question.periode)
    let isFiltered = !calcul.question.filtres.isEmpty || !chapitre.circonstances.filtres.isEmpty
    if bloc.sansFiltre, isFiltered {
      mots.append(calcul.estDEnsemble ? "ensemble des structures" : "ensemble de la structure")
    }
    return mots.isEmpty ? nil : mots.joined(separator: " ; ").firstUppercased
  }

  /// What the report leaves out, and why.
  var notes: [String] {
    let (question, base) = (calcul.question, CalculDuRapport.Demande())
    var notes = calcul.statistiques(base)?.remarques ?? []
    if !vides.isEmpty {
      let said =
        question.filtres.isEmpty
        ? "Rien n’est enregistré dans la période pour" : "Sous ce filtre, rien n’est compté pour"
      let titres = vides.map { titre, chapitres in
        chapitres.isEmpty ? titre : "\(titre) (\(chapitres.joined(separator: ", ")))"
      }
      notes.append("\(said) : \(titres.joined(separator: ", ")).")
    }
    if !sansNom.isEmpty {
      let others = sansNom.count - 12
      notes.append(
        "Codes sans nom, que l’événement « libelle » peut leur donner : "
          + sansNom.prefix(12).joined(separator: ", ")
          + (others > 0 ? ", et \(FrenchText.integer(others)) autres." : "."))
    }
    if question.periode.anneeCivile == nil, ObjectifsEnCours(question.periode) == nil,
      Objectifs.existent(question.histoires, question.periode)
    {
      notes.append("Les objectifs sont ceux d’une année civile : cette période n’en est pas une.")
    }
    if !horsFiltre.isEmpty {
      let titres = horsFiltre.joined(separator: ", ")
      notes.append("Ce que le filtre ne restreint pas est laissé de côté : \(titres).")
    }
    if let bilan = calcul.bilan { notes.append(bilan.note) }
    return notes
  }
}

extension Repertoire {
  /// Circumstances in words: period, filters, view; nothing for those of the page.
  ///
  /// - Parameter periode: the page's period, which needs no words.
  func mots(
    _ circonstances: Cellule.Circonstances, en periode: Periode? = nil
  ) -> [String] {
    var mots: [String] = []
    let du = circonstances.du ?? periode?.debut
    let au = circonstances.au ?? periode?.fin
    let isOwn = circonstances.du != nil || circonstances.au != nil
    if isOwn, du != periode?.debut || au != periode?.fin {
      let debut = du.map { "du \(FrenchText.day("\($0)"))" }
      let fin = au.map { "\(du == nil ? "jusqu’" : "")au \(FrenchText.day("\($0)"))" }
      mots.append([debut, fin].compactMap { $0 }.joined(separator: " "))
    }
    mots += circonstances.filtres.map { self.mots($0) }
    if let vuAu = circonstances.vuAu { mots.append("vu au \(FrenchText.day("\(vuAu)"))") }
    return mots
  }
}

extension ReportTable {
  /// The codes of its lines that people read as they are, or nearly: those of open lists without a name.
  var codesSansNom: [String] {
    lignes.compactMap { ligne in
      guard ligne.court == nil, let code = ligne.id.split(separator: ".").last.map(String.init)
      else { return nil }
      let isCode = code.contains { $0 == "_" || $0.isNumber || $0.isUppercase }
      let isShown = [code, Libelles.mot(code, nil)].contains { ligne.libelle.hasSuffix($0) }
      // A year is its own name.
      return isCode && isShown && Int(code) == nil ? code : nil
    }
  }
}
