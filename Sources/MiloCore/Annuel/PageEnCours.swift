import MiloEvents

/// A yearly report in the making: the chapters placed, what their blocks ask counted, the blocks filled.
struct PageEnCours {
  private let composition: Composition
  private let images: [String: ReportImage]
  let repertoire: Repertoire
  private let chapitres: [ChapitrePlace]
  private let declarees: [String]
  private(set) var calcul: CalculDuRapport
  private(set) var blocs: [ReportBloc] = []
  /// The titles of what had nothing to show, and the chapters of each that its title alone does not tell.
  private(set) var vides: [(titre: String, chapitres: [String])] = []
  private(set) var horsFiltre: [String] = []
  /// Codes that people read because nobody gave them a name.
  private(set) var sansNom: [String] = []

  init(
    _ composition: Composition, _ question: Question, _ images: [String: [UInt8]],
    estDEnsemble: Bool = false, secret: Int? = nil
  ) throws(RapportError) {
    self.composition = composition
    repertoire = Repertoire(question.histoires, au: question.periode.fin)
    calcul = CalculDuRapport(question, estDEnsemble: estDEnsemble, secret: secret)
    do throws(FormeError) {
      if estDEnsemble { try composition.verifierPourUnEnsemble() }
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
    for chapitre in chapitres {
      for bloc in chapitre.blocs { demander(bloc, chapitre) }
    }
    for cellule in composition.chapeau?.cellules ?? [] { demander(cellule, .init()) }
    // A page without figures still says of which lines it is.
    if estDEnsemble, calcul.voulues.isEmpty { calcul.demander(Synthese.id, .init()) }
  }

  /// Counts what the blocks ask, and fills them.
  ///
  /// - Parameter partiels: what several structures answer to each request; nil to count the question's journal.
  mutating func remplir(
    _ partiels: [CalculDuRapport.Demande: Partiel]? = nil
  ) throws(RapportError) {
    if let partiels { try calcul.poser(partiels) } else { try calcul.calculer() }
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
      circonstances: cellule.circonstances.dans(dehors),
      evolution: ["_n_1", "_evolution"].contains { cellule.colonne.hasSuffix($0) })
  }

  /// The requests of a block: one, or one for each side.
  private func demandes(
    _ bloc: Composition.BlocDeTable, _ chapitre: ChapitrePlace
  ) -> [CalculDuRapport.Demande] {
    var base = bloc.circonstances.dans(chapitre.circonstances)
    if bloc.sansFiltre { base.filtres = [] }
    let cotes =
      bloc.coteACote.isEmpty
      ? [base] : bloc.coteACote.map { $0.circonstances.dans(base) }
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
    return calcul.tables(bloc.table, first, structures: bloc.structures).map { found in
      var table = bloc.cut(found, named: first.circonstances, bloc.coteACote.first?.libelle)
      for (demande, cote) in zip(demandes, bloc.coteACote).dropFirst() {
        let others = calcul.tables(found.id, demande, structures: bloc.structures)
        if let other = others.first {
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
    // What was achieved in a part of the year is asked of a journal, and an ensemble has none at hand.
    guard !calcul.estDEnsemble else { return nil }
    return calcul.question(demande).flatMap { ObjectifsEnCours($0.periode) }
  }

  /// The objectives of the year beside what is expected and achieved in a period that is part of it.
  private func objectifs(
    _ bloc: Composition.BlocDeTable, _ chapitre: ChapitrePlace,
    _ demande: CalculDuRapport.Demande, _ encours: ObjectifsEnCours
  ) -> [ReportTable] {
    calcul.tables(Objectifs.id, demande.dans(encours.annee)).map { annuelle in
      var table = encours.table(annuelle) { cellule in
        if cellule.circonstances.isEmpty { return calcul.cellule(cellule, demande) }
        let found = calcul.question(demande)?.valeur(cellule)
        // What no relation of the page reaches is not shown.
        return calcul.secret == nil ? found : found.map { (.secret, $0.unite) }
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
}
