extension Reconstitution {
  /// Does a stage with a chance of its own: what the stages after it draw is what it would be without it.
  mutating func aPart(_ etape: (inout Reconstitution) -> Void) {
    let (jeunes, saisies) = (hasard, chronique.hasard)
    hasard = Hasard(graine: hasard.bits())
    chronique.hasard = Hasard(graine: chronique.hasard.bits())
    etape(&self)
    (hasard, chronique.hasard) = (jeunes, saisies)
  }

  /// Notes a fact of the structure, entered on the next day.
  mutating func noterFait(_ nom: String, le jour: Jour, _ data: KeyValuePairs<String, Valeur?>) {
    chronique.noter(nom, structure, le: jour, saisi: jour + 1, data)
  }

  /// Names codes of a field that no other event describes.
  mutating func nommer(_ champ: String, le jour: Jour, _ noms: KeyValuePairs<String, String>) {
    for (code, libelle) in noms {
      noterFait(
        "libelle", le: jour,
        ["champ": .texte(champ), "code": .texte(code), "libelle": .texte(libelle)])
    }
  }

  /// Names the codes that stand between `debut` and `fin` in the cells of published figures.
  ///
  /// The name is that of the figure, what stands after `sujet` and before the next colon.
  mutating func nommer(
    _ champ: String, le jour: Jour, cellules debut: String, _ fin: String, sujet: String
  ) {
    var nommes: Set<String> = []
    for cible in cibles.toutes
    where cible.cellule.hasPrefix(debut) && cible.cellule.hasSuffix(fin)
      && cible.libelle.hasPrefix(sujet)
    {
      let code = String(cible.cellule.dropFirst(debut.count).dropLast(fin.count))
      let nom = cible.libelle.dropFirst(sujet.count).split(separator: ":").first ?? ""
      guard nommes.insert(code).inserted else { continue }
      nommer(champ, le: jour, [code: String(nom).sansBlancFinal.premiereMajuscule])
    }
  }

  /// Declares partners, funders among them.
  mutating func nommerPartenaires(
    le jour: Jour, genre: String, _ noms: KeyValuePairs<String, String>
  ) {
    for (code, libelle) in noms {
      noterFait(
        "partenaire", le: jour,
        ["code": .texte(code), "libelle": .texte(libelle), "genre": .texte(genre)])
    }
  }

  /// Notes where an action of improvement is, and what it is part of.
  mutating func noterAction(
    _ code: String, _ libelle: String, _ etat: String, de parent: String? = nil, le jour: Jour
  ) {
    noterFait(
      "amelioration", le: jour,
      [
        "code": .texte(code), "libelle": .texte(libelle), "etat": .texte(etat),
        "parent": parent.map(Valeur.texte),
      ])
  }

  /// Notes the figures from elsewhere that the report quotes, as it prints them.
  ///
  /// - Parameter suite: those of the years after the report.
  mutating func noterDonnees(le jour: Jour, source: String, suite: Bool = false) {
    for cible in cibles.toutes where (cible.suite ?? false) == suite {
      guard let ligne = cible.ligne(de: "donnees") else { continue }
      let parts = ligne.split(separator: ".").map(String.init)
      let axe =
        parts.count > 1
        ? "epci"
        : ligne.hasSuffix("_FRANCE") ? "france" : ligne.hasSuffix("_REGION") ? "region" : nil
      noterFait(
        "donnee", le: jour,
        [
          "code": .texte(parts[0]), "libelle": .texte(cible.libelle),
          "valeur": .decimal(cible.publie),
          "unite": cible.unite == "%" ? "pourcent" : "nombre",
          "du": .texte(cible.du ?? Jour(annee, 1, 1).texte),
          "au": .texte(cible.au ?? Jour(annee, 12, 31).texte), "axe": axe.map(Valeur.texte),
          "territoire": parts.count > 1 ? .texte(parts[1]) : nil, "source": .texte(source),
        ])
    }
  }
}

extension Cible {
  /// The line of the cell, when the cell is of that table.
  func ligne(de table: String) -> String? {
    let parts = cellule.split(separator: "/")
    return parts.count == 3 && parts[0] == table ? String(parts[1]) : nil
  }

  /// What the label says after its first colon, as the name of a line.
  var nomDeLigne: String {
    guard let colon = libelle.firstIndex(of: ":") else { return libelle }
    return String(libelle[colon...].dropFirst(2)).premiereMajuscule
  }
}

extension String {
  /// The text with its first letter in upper case.
  var premiereMajuscule: String { prefix(1).uppercased() + dropFirst() }

  /// The text without the space before a colon.
  fileprivate var sansBlancFinal: String { hasSuffix(" ") ? String(dropLast()) : self }
}
