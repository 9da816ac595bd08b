import MiloEvents

/// What the proven lines of an evidence file say of its figures: again, against, or nothing.
struct TemoinsDuDossier {
  private let dossier: DossierDePreuve
  private let demande: DossierDePreuve.Demande
  private let recomptage: Recomptage
  private let lignes: [Int: DossierDePreuve.LigneProuvee]
  /// The effective events of the lines carried whole.
  private let faits: [Int: Fait]
  /// The national tables of the period, and their formulas.
  private let tables: [any TableComptable]
  private let fuseau: FuseauHoraire

  /// - Returns: nil when the period, the filters or the time zone cannot be read.
  init?(_ dossier: DossierDePreuve) {
    guard let debut = LocalDate(dossier.debut), let fin = LocalDate(dossier.fin),
      let periode = Periode(du: debut, au: fin),
      // The first version of the format named no time zone: its structures were all in this one.
      let fuseau = FuseauHoraire(dossier.fuseau ?? JournalIdentity.defaultFuseau)
    else { return nil }
    self.dossier = dossier
    self.fuseau = fuseau
    var demande = DossierDePreuve.Demande(periode, auteur: dossier.auteur)
    for text in dossier.filtres {
      guard let filtre = try? FiltreDemande(text) else { return nil }
      demande.filtres.append(filtre)
    }
    self.demande = demande
    lignes = Dictionary(
      dossier.lignes.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
    let whole = lignes.compactMapValues { ligne in ligne.originale.map { Array($0.utf8) } }
    recomptage = Recomptage(whole, fuseau, demande)
    faits = recomptage.faits
    guard let tables = recomptage.tables else { return nil }
    self.tables = tables
  }

  // MARK: Lines

  /// What the lines say that cannot be, whatever the figures.
  var contradictionsDesLignes: [String] {
    var found: [String] = []
    if lignes.count < dossier.lignes.count {
      found.append("une ligne est plusieurs fois dans le dossier")
    }
    var last = ""
    for ligne in dossier.lignes.sorted(by: { $0.index < $1.index }) {
      if let raison = contradiction(ligne) { found.append("ligne \(ligne.index) : \(raison)") }
      guard let enregistre = ligne.enregistre else { continue }
      if enregistre < last {
        found.append(
          "ligne \(ligne.index) : enregistrée le \(enregistre), avant une ligne qui la précède")
      }
      last = max(last, enregistre)
    }
    for piece in dossier.criteres.flatMap(\.preuves) {
      if let raison = contradiction(piece) {
        found.append("preuve « \(piece.nom) » : \(raison)")
      }
    }
    return found
  }

  /// What the line of a piece of evidence says otherwise.
  private func contradiction(_ piece: DossierDePreuve.Piece) -> String? {
    guard let ligne = lignes[piece.ligne] else {
      return "sa ligne, \(piece.ligne), n’est pas dans le dossier"
    }
    guard dossier.fuseau != nil, let date = LocalDate(piece.date) else {
      return dossier.fuseau == nil ? nil : "« \(piece.date) » n’est pas un jour"
    }
    if let shown = ligne.date, !piece.date.hasPrefix(shown) {
      return "datée du \(piece.date), et sa ligne de « \(shown) »"
    }
    if let shown = ligne.enregistre, shown != piece.enregistree {
      return "enregistrée le \(piece.enregistree ?? "?"), et sa ligne le \(shown)"
    }
    let enregistree = piece.enregistree.flatMap { LocalDate($0) } ?? date
    let isTardive = enregistree - date > Referentiel.joursDeRetard
    return isTardive == (piece.tardive ?? false)
      ? nil : "enregistrée le \(enregistree), elle n’est pas dite tardive comme elle l’est"
  }

  private func contradiction(_ ligne: DossierDePreuve.LigneProuvee) -> String? {
    if let text = ligne.enregistre {
      guard let jour = LocalDate(String(text.prefix(10))) else {
        return "« \(text) » n’est pas un jour d’enregistrement"
      }
      // In the first version of the format the day is that of UTC, which may be one ahead.
      let marge = dossier.fuseau == nil ? 1 : 0
      if let vuAu = dossier.vuAu.flatMap({ LocalDate($0) }), jour > vuAu + marge {
        return "enregistrée le \(text), après le jour de la vue, le \(vuAu)"
      }
    }
    if let text = ligne.date, jours(text) == nil {
      return "« \(text) » n’est ni un jour ni un mois"
    }
    guard let originale = ligne.originale else { return nil }
    guard let event = try? EventReader.event(in: Array(originale.utf8)) else {
      return "ce n’est pas un événement"
    }
    let recorded = event.recordedTime.map { moment in
      dossier.fuseau == nil ? moment.description : "\(fuseau.date(at: moment))"
    }
    guard event.declaration?.nom == ligne.type, recorded == ligne.enregistre else {
      return "le type ou le jour d’enregistrement montré n’est pas celui de la ligne"
    }
    // A rectification may be withheld, which gives the line another date.
    let isAllHere = !dossier.lignes.contains { $0.type == nil }
    if isAllHere, dossier.fuseau != nil, let fait = faits[ligne.index], let text = ligne.date,
      !"\(fait.date)".hasPrefix(text)
    {
      return "datée « \(text) », alors que ce qu’en disent les lignes est « \(fait.date) »"
    }
    return nil
  }

  /// The days that a date at the file's precision may mean.
  private func jours(_ text: String) -> ClosedRange<LocalDate>? {
    if let jour = LocalDate(text) { return jour...jour }
    return Mois(text).map { $0.firstDay...$0.lastDay }
  }

  // MARK: Figures

  /// What may be believed of each figure.
  var constats: [ControleDossier.Point] {
    let cellules = dossier.chiffres.compactMap { Cellule($0.cellule) }
    let again = recomptage.explications(cellules)
    return dossier.chiffres.map { chiffre in
      let (etat, message) = constat(chiffre, again[chiffre.cellule])
      return ControleDossier.Point(etat: etat, message: "\(chiffre.cellule)\(message)")
    }
  }

  private func constat(
    _ chiffre: DossierDePreuve.Chiffre, _ again: Explication?
  ) -> (ControleDossier.Etat, String) {
    guard let cellule = Cellule(chiffre.cellule) else {
      return (.neTientPas, " : ce n’est pas une cellule table/ligne/colonne")
    }
    if let raison = contradictionDesSommes(chiffre) { return (.neTientPas, raison) }
    let regles = recomptage.regles(cellule, tables)
    if let raison = contradictionDuCalcul(chiffre, regles) { return (.neTientPas, raison) }
    for (place, partie) in chiffre.parties.enumerated() {
      let regle = regles.flatMap { $0.parties.indices.contains(place) ? $0.parties[place] : nil }
      if let raison = contradiction(partie, regle, cellule) {
        return (.neTientPas, ", \(partie.role) : \(raison)")
      }
    }
    if let raison = contradictionDeLaPart(chiffre) { return (.neTientPas, raison) }
    let hashed = Set(chiffre.parties.flatMap(\.contributions).map(\.ligne))
      .count { lignes[$0]?.originale == nil }
    // The first version of the format did not carry all that its figures need.
    let mayLack = chiffre.incomplet == true || dossier.format < 2
    if let again, let raison = desaccord(chiffre, again, isComplete: hashed == 0 && !mayLack) {
      return (.neTientPas, raison)
    }
    let valeur = " = \(chiffre.valeur ?? "sans valeur")"
    let isAgain = again.map { desaccord(chiffre, $0, isComplete: true) == nil } ?? false
    guard let reserve = reserve(chiffre, isAgain, hashed) else { return (.recompte, valeur) }
    return (.declare, valeur + reserve)
  }

  /// Why a figure that nothing contradicts is only declared; nil when it was counted again.
  ///
  /// - Parameter isAgain: whether the lines carried whole give the figure.
  private func reserve(
    _ chiffre: DossierDePreuve.Chiffre, _ isAgain: Bool, _ hashed: Int
  ) -> String? {
    if chiffre.parties.allSatisfy(\.contributions.isEmpty) {
      return ", sans aucune ligne : seul le journal entier montre une absence"
    }
    if hashed == 1 { return ", sur ce que le dossier dit d’une ligne montrée par son empreinte" }
    if hashed > 1 {
      return ", sur ce que le dossier dit de \(hashed) lignes montrées par leur empreinte"
    }
    return isAgain ? nil : ", les lignes du dossier ne suffisant pas à le recompter"
  }

  /// The sums and the value, from the contributions.
  private func contradictionDesSommes(_ chiffre: DossierDePreuve.Chiffre) -> String? {
    for partie in chiffre.parties {
      let sum = partie.contributions.reduce(Int128(0)) { $0 + Int128($1.montant) }
      guard sum == partie.valeur else {
        return ", \(partie.role) : les lignes font \(sum), le dossier dit \(partie.valeur)"
      }
      for contribution in partie.contributions
      where lignes[contribution.ligne] == nil || contribution.ligne >= dossier.taille {
        return
          " : la ligne \(contribution.ligne) n’est pas dans le dossier, ou n’était pas connue"
      }
    }
    let unite = Unite(rawValue: chiffre.unite) ?? .nombre
    let value = chiffre.calcul.valeur(chiffre.parties.map { Int128($0.valeur) })?.machine(unite)
    return value == chiffre.valeur
      ? nil
      : " : recalculé \(value ?? "sans valeur"), le dossier dit \(chiffre.valeur ?? "sans valeur")"
  }

  /// The calculation, against that of the table.
  private func contradictionDuCalcul(
    _ chiffre: DossierDePreuve.Chiffre, _ regles: Recomptage.Regles?
  ) -> String? {
    guard let regles else { return nil }
    guard regles.calcul == chiffre.calcul, regles.unite.rawValue == chiffre.unite else {
      return " : le calcul ou l’unité n’est pas celui de la table"
    }
    guard regles.parties.map(\.role) == chiffre.parties.map(\.role) else {
      return " : les parties ne sont pas celles de la table"
    }
    return nil
  }

  /// What cannot be in a sum: a line or a youth counted again, an event that the table does not count.
  private func contradiction(
    _ partie: DossierDePreuve.Partie, _ regle: Recomptage.Regle?, _ cellule: Cellule
  ) -> String? {
    let many = regle?.admis.count ?? 1
    var parLigne: [Int: Int] = [:]
    var parJeune: [Int: Int] = [:]
    for contribution in partie.contributions where contribution.montant != 0 {
      parLigne[contribution.ligne, default: 0] += 1
      if let qui = contribution.qui { parJeune[qui, default: 0] += 1 }
    }
    if let again = parLigne.filter({ $0.value > 1 }).min(by: { $0.key < $1.key }) {
      return "la ligne \(again.key) compte \(again.value) fois"
    }
    let isDistinct = partie.contributions.contains { $0.montant == 0 }
    let isCount = partie.contributions.allSatisfy { (0...1).contains($0.montant) }
    let desJeunes = regle?.admis.allSatisfy { $0?.desJeunes ?? false } ?? false
    if desJeunes || (isDistinct && isCount),
      let again = parJeune.filter({ $0.value > many }).min(by: { $0.key < $1.key })
    {
      return "le numéro \(again.key) compte \(again.value) fois"
    }
    if desJeunes, !isCount || partie.contributions.contains(where: { $0.qui == nil }) {
      return "chaque jeune y compte une fois, et une ligne dit autre chose"
    }
    guard let regle, let periode = regle.periode else { return nil }
    let admis = regle.admis.compactMap { $0 }
    guard admis.count == regle.admis.count, !admis.isEmpty else { return nil }
    for contribution in partie.contributions {
      guard let ligne = lignes[contribution.ligne], let type = ligne.type,
        let date = ligne.date.flatMap(jours)
      else { continue }
      let sorte = Catalogue.declaration(named: type)?.kind
      guard
        admis.contains(where: { admis in
          (sorte.map { admis.sortes.contains($0) } ?? false) && admis.admet(date, periode)
        })
      else {
        return
          "la ligne \(ligne.index), « \(type) » du \(ligne.date ?? ""), ne peut pas y compter"
      }
    }
    return nil
  }

  /// Those of the numerator of a share are among those of its denominator.
  private func contradictionDeLaPart(_ chiffre: DossierDePreuve.Chiffre) -> String? {
    guard chiffre.calcul.operation == .part else { return nil }
    for start in stride(from: 0, to: chiffre.parties.count - 1, by: 2) {
      let (numerateur, denominateur) = (chiffre.parties[start], chiffre.parties[start + 1])
      let parts = [numerateur, denominateur].map(\.contributions)
      guard !parts.joined().contains(where: { $0.qui == nil }) else { continue }
      let all = Set(parts[1].map(\.qui))
      if let alone = parts[0].first(where: { !all.contains($0.qui) }) {
        return " : le numéro \(alone.qui ?? 0) est au numérateur sans être au dénominateur"
      }
    }
    return nil
  }

  /// The first thing that the lines carried whole say otherwise.
  ///
  /// - Parameter isComplete: whether every line that counts is carried whole.
  private func desaccord(
    _ chiffre: DossierDePreuve.Chiffre, _ again: Explication, isComplete: Bool
  ) -> String? {
    guard again.parties.map(\.role.description) == chiffre.parties.map(\.role) else {
      return " : les parties ne sont pas celles de la table"
    }
    var (quiParCle, cleParQui): ([String: Int], [Int: String]) = ([:], [:])
    for (found, declared) in zip(again.parties, chiffre.parties) {
      let known = Dictionary(grouping: found.contributions, by: \.index)
      let isCount = declared.contributions.allSatisfy { (0...1).contains($0.montant) }
      for contribution in declared.contributions {
        guard let same = known[contribution.ligne] else {
          if !isComplete { continue }
          return ", \(declared.role) : la ligne \(contribution.ligne) n’y compte pas"
        }
        // Who counts at which line of a youth depends on the lines that are not here.
        if isComplete || !isCount, !same.contains(where: { $0.montant == contribution.montant }) {
          return
            ", \(declared.role) : la ligne \(contribution.ligne) compte pour \(same[0].montant), le dossier dit \(contribution.montant)"
        }
        guard let qui = contribution.qui else { continue }
        let cle = same[0].cle
        guard quiParCle.updateValue(qui, forKey: cle) ?? qui == qui,
          cleParQui.updateValue(cle, forKey: qui) ?? cle == cle
        else {
          return ", \(declared.role) : le numéro \(qui) n’est pas toujours le même jeune"
        }
      }
      if isComplete, found.valeur != declared.valeur {
        return
          ", \(declared.role) : recompté \(found.valeur), le dossier dit \(declared.valeur)"
      }
    }
    return nil
  }
}
