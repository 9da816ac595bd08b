import MiloEvents

/// What the computation of rights holds fixed: the journal, the scales, the month of the view.
final class ContexteDroits: Sendable {
  let histoires: Histoires
  let baremes: Baremes
  let codes: CodesAllocations
  /// The month after which no right is counted.
  let moisVue: Mois
  /// Whether the steps of each computation are kept.
  let isDetaille: Bool

  init(_ histoires: Histoires, _ baremes: Baremes, moisVue: Mois, isDetaille: Bool) {
    self.histoires = histoires
    self.baremes = baremes
    codes = CodesAllocations(histoires)
    self.moisVue = moisVue
    self.isDetaille = isDetaille
  }
}

/// The rights of one youth, as seen in a month; each law extends it in a file of its own.
struct DroitsDuJeune {
  let dossier: Dossier
  let pieces: PiecesDroits
  let contexte: ContexteDroits

  init(_ dossier: Dossier, _ contexte: ContexteDroits) {
    self.dossier = dossier
    self.contexte = contexte
    pieces = PiecesDroits(dossier, contexte.codes)
  }

  /// A row for each month of right and each month that a payment names, by allocation then month.
  func lignes() -> [DroitMensuel] {
    var lignes: [DroitMensuel] = []
    for allocation in [Allocation.CEJ, .GJ] {
      let rights = moisDeDroit(allocation)
      let paid = pieces.verses[allocation] ?? [:]
      for index in rights.union(paid.keys.map(\.index)).sorted() {
        let mois = Mois(index: index)
        let isDeDroit = rights.contains(index)
        var calcul = Calcul(isDetaille: contexte.isDetaille)
        let du =
          isDeDroit ? du(allocation, mois, &calcul) : sansParcours(allocation, mois, &calcul)
        lignes.append(ligne(allocation, mois, du, isDeDroit: isDeDroit, &calcul))
      }
    }
    return lignes + pacea()
  }

  private func du(_ allocation: Allocation, _ mois: Mois, _ calcul: inout Calcul) -> Du {
    allocation == .CEJ ? cej(mois, &calcul) : garantieJeunes(mois, &calcul)
  }

  private func sansParcours(_ allocation: Allocation, _ mois: Mois, _ calcul: inout Calcul) -> Du {
    guard isBaremeConnu(allocation, mois) else { return inconnu(mois, &calcul) }
    calcul.note(
      Etape(
        "Mois sans droit", "aucun parcours \(allocation.rawValue) ne touche \(mois)", 0,
        source: "seul un versement nomme ce mois"))
    return Du(0)
  }

  /// The row of a month, with the steps from the amount due to what remains to be paid.
  func ligne(
    _ allocation: Allocation, _ mois: Mois, _ du: Du, isDeDroit: Bool, _ calcul: inout Calcul
  ) -> DroitMensuel {
    let verse = pieces.verses[allocation]?[mois] ?? 0
    let etat = du.etat(verse: verse)
    if let montant = du.montant {
      calcul.note(
        Etape(
          "Reste à verser", "dû \(euros(montant)) − versé \(euros(verse)), « \(etat.rawValue) »",
          Fraction(Int128(montant) - verse), source: "versements moins remboursements du mois"))
    }
    return DroitMensuel(
      jeune: contexte.histoires.texts.text(dossier.jeune), allocation: allocation, mois: mois,
      du: du.montant.map { Int128($0) }, verse: verse, etat: etat, isDeDroit: isDeDroit,
      etapes: calcul.etapes)
  }

  // MARK: What several laws share

  /// The months of right of a CEJ or of a Garantie jeunes, as indexes.
  func moisDeDroit(_ allocation: Allocation) -> Set<Int> {
    pieces.parcours.filter { contexte.codes[$0.code] == allocation }
      .reduce(into: []) { $0.formUnion($1.moisDeDroit(vue: contexte.moisVue)) }
  }

  /// Whether everything that the rule of an allocation needs that month is known.
  func isBaremeConnu(_ allocation: Allocation, _ mois: Mois) -> Bool {
    let needed: [Grandeur] =
      switch allocation {
      case .CEJ: [.cejNonImposable, .cejPremiereTranche, .cejMineur, .smic]
      case .GJ: [.forfaitGJ, .smic]
      case .PACEA: [.forfaitPACEA]
      }
    return needed.allSatisfy { contexte.baremes.palier($0, mois) != nil }
  }

  /// What is due in a month outside every known scale: nothing is guessed.
  func inconnu(_ mois: Mois, _ calcul: inout Calcul) -> Du {
    calcul.note(
      Etape(
        "Barème inconnu", "aucun barème connu pour \(mois)", nil,
        source: "à déclarer par un événement « bareme »"))
    return Du(nil, .baremeInconnu)
  }

  /// Deductible and partial resources of the month itself; nothing declared is no income.
  func autresRevenus(_ mois: Mois) -> Int {
    pieces.ressources[mois]?.total ?? 0
  }
}
