import MiloEvents

/// A yearly report in the making: the chapters placed, what their blocks ask counted, the blocks filled.
struct PageEnCours {
  private let composition: Composition
  private let images: [String: ReportImage]
  private let repertoire: Repertoire
  private let chapitres: [ChapitrePlace]
  private let declarees: [String]
  private var calcul: CalculDuRapport
  private(set) var blocs: [ReportBloc] = []
  /// The titles of what had nothing to show, and the chapters of each that its title alone does not tell.
  private var vides: [(titre: String, chapitres: [String])] = []
  private var horsFiltre: [String] = []
  /// Codes that people read because nobody gave them a name.
  private var sansNom: [String] = []

  init(
    _ composition: Composition, _ question: Question, _ images: [String: [UInt8]]
  ) throws(RapportError) {
    self.composition = composition
    repertoire = Repertoire(question.histoires, au: question.periode.fin)
    calcul = CalculDuRapport(question)
    do throws(FormeError) {
      chapitres = try composition.places(repertoire)
      self.images = try composition.reportImages(images)
    } catch {
      throw .composition(error)
    }
    let tableaux = question.histoires.tableaux
    let shown = Set(
      composition.chapitres.flatMap(\.blocs).compactMap { bloc in
        if case .table(let bloc) = bloc { bloc.table } else { nil }
      })
    declarees = (tableaux.donnees + tableaux.journal).map(\.id).filter { !shown.contains($0) }
  }

  /// Counts what the blocks ask, and fills them.
  mutating func remplir() throws(RapportError) {
    for chapitre in chapitres {
      for bloc in chapitre.blocs { demander(bloc, chapitre) }
    }
    for cellule in composition.chapeau?.cellules ?? [] { demander(cellule, .init()) }
    try calcul.calculer()
    if let chapeau = composition.chapeau {
      blocs.append(.texte(texte(chapeau, nil, .init())))
    }
    for chapitre in chapitres {
      for bloc in chapitre.blocs { remplir(bloc, chapitre) }
    }
  }

  // MARK: Asking

  private mutating func demander(_ bloc: Composition.Bloc, _ chapitre: ChapitrePlace) {
    switch bloc {
    case .table(let bloc):
      for demande in demandes(bloc, chapitre) {
        calcul.demander(bloc.table, demande)
        // An objective is called as the cell that it aims at.
        guard bloc.table == Objectifs.id else { continue }
        for table in tablesVisees { calcul.demander(table, demande) }
        if let encours = enCours(demande) {
          calcul.demander(Objectifs.id, demande.dans(encours.annee))
        }
      }
    case .texte(let texte), .citation(let texte, _):
      for cellule in texte.cellules { demander(cellule, chapitre.circonstances) }
    case .tablesDeclarees:
      for table in declarees {
        calcul.demander(table, .init(circonstances: chapitre.circonstances))
      }
    case .image: break
    }
  }

  private mutating func demander(_ cellule: Cellule, _ dehors: Cellule.Circonstances) {
    calcul.demander(cellule.table, demande(cellule, dehors))
  }

  private func demande(
    _ cellule: Cellule, _ dehors: Cellule.Circonstances
  ) -> CalculDuRapport.Demande {
    CalculDuRapport.Demande(
      circonstances: Composition.dans(dehors, cellule.circonstances),
      evolution: ["_n_1", "_evolution"].contains { cellule.colonne.hasSuffix($0) })
  }

  /// The requests of a block: one, or one for each side.
  private func demandes(
    _ bloc: Composition.BlocDeTable, _ chapitre: ChapitrePlace
  ) -> [CalculDuRapport.Demande] {
    var base = Composition.dans(chapitre.circonstances, bloc.circonstances)
    if bloc.sansFiltre { base.filtres = [] }
    let cotes =
      bloc.coteACote.isEmpty
      ? [base] : bloc.coteACote.map { Composition.dans(base, $0.circonstances) }
    return cotes.map {
      CalculDuRapport.Demande(
        circonstances: $0, sansFiltre: bloc.sansFiltre, decimales: bloc.decimales,
        evolution: bloc.evolution)
    }
  }

  /// The tables that the objectives aim at, those that nobody declares any more left out.
  private var tablesVisees: [String] {
    let histoires = calcul.question.histoires
    let declared = Set((histoires.tableaux.donnees + histoires.tableaux.journal).map(\.id))
    return Objectifs.tablesVisees(histoires).filter {
      declared.contains($0)
        || !CellulesPossibles.declarations(ofTableOrFamily: $0).isEmpty
    }
  }

  // MARK: Filling

  private mutating func remplir(_ bloc: Composition.Bloc, _ chapitre: ChapitrePlace) {
    var shown = chapitre.chapitre
    shown.precision = precision(chapitre)
    switch bloc {
    case .table(let bloc):
      for table in tables(bloc, chapitre) { montrer(table, bloc, chapitre, shown) }
    case .texte(let texte):
      blocs.append(.texte(self.texte(texte, shown, chapitre.circonstances, chapitre.libelle)))
    case .citation(let texte, let auteur):
      var said = self.texte(texte, shown, chapitre.circonstances, chapitre.libelle)
      said.isCitation = true
      said.auteur = auteur
      blocs.append(.texte(said))
    case .image(let nom, let alternative, let legende):
      guard var image = images[nom] else { return }
      image.alternative = alternative
      image.legende = legende
      image.chapitre = shown
      blocs.append(.image(image))
    case .tablesDeclarees:
      for id in declarees {
        for table in tables(Composition.BlocDeTable(id), chapitre) {
          montrer(table, Composition.BlocDeTable(id), chapitre, shown)
        }
      }
    }
  }

  private mutating func montrer(
    _ table: ReportTable, _ bloc: Composition.BlocDeTable, _ chapitre: ChapitrePlace,
    _ shown: Chapitre
  ) {
    var table = table
    table.chapitre = shown
    table.precision = precision(bloc, chapitre)
    let isFiltered = !calcul.question.filtres.isEmpty && !bloc.sansFiltre
    if isFiltered, let demande = demandes(bloc, chapitre).first,
      calcul.statistiques(demande)?.tablesHorsFiltre.contains(table.id) ?? false
    {
      // What no filter restricts is not about those whom the report is about.
      horsFiltre.append(table.titre.firstLowercased)
    } else if table.isWithoutFigure, table.figure != .chiffres {
      // Targets are of calendar years: another period has none to show.
      if table.id != Objectifs.id
        || !Objectifs.existent(calcul.question.histoires, calcul.question.periode)
      {
        noter(vide: table.titre.firstLowercased, chapitre)
      }
    } else {
      // The key figures say it when a year is empty.
      blocs.append(.table(table))
      for code in table.codesSansNom where !sansNom.contains(code) { sansNom.append(code) }
    }
  }

  private mutating func noter(vide titre: String, _ chapitre: ChapitrePlace) {
    let named = chapitre.libelle.map { [$0] } ?? []
    if let place = vides.firstIndex(where: { $0.titre == titre }) {
      vides[place].chapitres += named
    } else {
      vides.append((titre, named))
    }
  }

  /// The tables of a block, cut out of those counted.
  private func tables(
    _ bloc: Composition.BlocDeTable, _ chapitre: ChapitrePlace
  ) -> [ReportTable] {
    let demandes = demandes(bloc, chapitre)
    guard let first = demandes.first else { return [] }
    if bloc.table == Objectifs.id, let encours = enCours(first) {
      return objectifs(bloc, chapitre, first, encours)
    }
    return calcul.tables(bloc.table, first).map { found in
      var table = bloc.cut(found, named: first.circonstances, bloc.coteACote.first?.libelle)
      for (demande, cote) in zip(demandes, bloc.coteACote).dropFirst() {
        if let other = calcul.tables(found.id, demande).first {
          table = table.adding(bloc.cut(other, named: demande.circonstances, cote.libelle))
        }
      }
      if bloc.table == Objectifs.id { nommer(&table, first) }
      if bloc.figure == .carte { situer(&table) }
      table.finish(bloc, whole: found)
      if let titre = bloc.titre, found.id == bloc.table { table.titre = chapitre.nommant(titre) }
      return table
    }
  }

  /// The year of objectives that a request is part of; nil for a whole year.
  private func enCours(_ demande: CalculDuRapport.Demande) -> ObjectifsEnCours? {
    calcul.question(demande).flatMap { ObjectifsEnCours($0.periode) }
  }

  /// The objectives of the year beside what is expected and achieved in a period that is part of it.
  private func objectifs(
    _ bloc: Composition.BlocDeTable, _ chapitre: ChapitrePlace,
    _ demande: CalculDuRapport.Demande, _ encours: ObjectifsEnCours
  ) -> [ReportTable] {
    calcul.tables(Objectifs.id, demande.dans(encours.annee)).map { annuelle in
      var table = encours.table(annuelle) { cellule in
        cellule.circonstances.isEmpty
          ? calcul.cellule(cellule, demande) : calcul.question(demande)?.valeur(cellule)
      }
      nommer(&table, demande)
      table.finish(bloc, whole: table)
      if let titre = bloc.titre { table.titre = chapitre.nommant(titre) }
      return table
    }
  }

  /// Puts the lines that are sites or communes on the map, where the structure says where they are.
  private func situer(_ table: inout ReportTable) {
    for place in table.lignes.indices {
      let code = table.lignes[place].id.split(separator: ".").last.map(String.init) ?? ""
      table.lignes[place].position = repertoire.position(code)
    }
  }

  /// Puts each objective under the words of the cell that it aims at.
  private func nommer(_ table: inout ReportTable, _ demande: CalculDuRapport.Demande) {
    for place in table.lignes.indices {
      guard let cellule = Cellule(table.lignes[place].libelle),
        let ligne = calcul.mots(cellule.ligne, of: cellule.table, demande)
      else { continue }
      let own = cellule.circonstances
      let said = own.isEmpty ? "" : " (\(repertoire.mots(own).joined(separator: " ; ")))"
      table.lignes[place].libelle = ligne.firstUppercased + said
    }
  }

  private func texte(
    _ texte: TexteCompose, _ chapitre: Chapitre?, _ dehors: Cellule.Circonstances,
    _ libelle: String? = nil
  ) -> ReportText {
    func mots(_ elements: [TexteCompose.Element]) -> [ReportText.Mot] {
      elements.map { element in
        var mot = ReportText.Mot(
          "", isFort: element.isFort, isAccentue: element.isAccentue, adresse: element.adresse)
        switch element.contenu {
        case .mots(let words): mot.texte = words
        case .libelle: mot.texte = libelle ?? "{libelle}"
        case .cellule(let cellule):
          let demande = demande(cellule, dehors)
          let found = calcul.cellule(cellule, demande)
          let named = Cellule(
            table: cellule.table, ligne: cellule.ligne, colonne: cellule.colonne,
            circonstances: demande.circonstances)
          mot.texte = FrenchText.bare(found?.valeur, unite: found?.unite ?? .nombre)
          mot.chiffre = .init(
            cellule: "\(named)",
            valeur: found.flatMap { $0.valeur?.machine($0.unite) } ?? "")
        }
        return mot
      }
    }
    return ReportText(
      texte.paragraphes.map { paragraphe in
        switch paragraphe {
        case .phrases(let elements): .phrases(mots(elements))
        case .liste(let items): .liste(items.map(mots))
        }
      }, chapitre: chapitre)
  }

  // MARK: Saying

  /// In what a chapter differs from the page; nil for one that does not, or whose title says it.
  private func precision(_ chapitre: ChapitrePlace) -> String? {
    let mots = repertoire.mots(chapitre.circonstances, en: calcul.question.periode)
    return mots.isEmpty ? nil : mots.joined(separator: " ; ").firstUppercased
  }

  /// In what a block differs from its chapter.
  private func precision(
    _ bloc: Composition.BlocDeTable, _ chapitre: ChapitrePlace
  ) -> String? {
    var mots = repertoire.mots(bloc.circonstances, en: calcul.question.periode)
    let isFiltered = !calcul.question.filtres.isEmpty || !chapitre.circonstances.filtres.isEmpty
    if bloc.sansFiltre, isFiltered { mots.append("ensemble de la structure") }
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
    return notes
  }
}

extension Repertoire {
  /// Circumstances in words: period, filters, view; nothing for those of the page.
  ///
  /// - Parameter periode: the page's period, which needs no words.
  fileprivate func mots(
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
  fileprivate var codesSansNom: [String] {
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
