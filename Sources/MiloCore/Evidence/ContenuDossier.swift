import MiloEvents

/// The criteria of an evidence file and the lines that they need.
struct CriteresChoisis {
  let criteres: [DossierDePreuve.CritereProuve]

  /// - Throws: a code that nobody entered, with the nearest one; or nothing to show.
  init(
    _ label: Label, _ demande: DossierDePreuve.Demande, _ lecture: Lecture
  ) throws(DossierError) {
    let known = label.bilans.map(\.critere.code.text)
    let codes =
      demande.criteres.isEmpty && demande.cellules.isEmpty ? known : demande.criteres
    guard !codes.isEmpty || !demande.cellules.isEmpty else { throw .vide }
    for code in codes where !known.contains(code) {
      throw .critere(code, nearest: nearest(to: code, among: known))
    }
    let chosen = label.bilans.filter { codes.contains($0.critere.code.text) }
    let ids = Set(
      chosen.flatMap(\.preuves).flatMap { $0.donnees.evenements ?? [] }.map { Octets($0.text) })
    let places = lecture.histoires.lignes(ofIDs: ids)
    criteres = chosen.map { bilan in
      DossierDePreuve.CritereProuve(
        code: bilan.critere.code.text, libelle: bilan.critere.libelle.text,
        axe: bilan.critere.axe?.text, manques: bilan.manques,
        preuves: bilan.preuves.map { preuve in
          DossierDePreuve.Piece(
            libelle: demande.libelles ? preuve.donnees.libelle.text : nil, date: "\(preuve.date)",
            enregistree: "\(preuve.enregistree)", tardive: preuve.isTardive ? true : nil,
            ligne: preuve.index,
            sha256: preuve.donnees.sha256?.text, indicateur: preuve.donnees.indicateur?.text,
            evenements: (preuve.donnees.evenements ?? []).compactMap { places[Octets($0.text)] }
              .sorted())
        },
        actions: bilan.ameliorations.map(\.donnees).map { action in
          DossierDePreuve.Action(
            libelle: action.libelle.text, etat: action.etat.rawValue,
            echeance: action.echeance.map { "\($0)" })
        })
    }
  }

  /// The cells given as evidence, in order, each once.
  var indicateurs: [String] {
    var seen: Set<String> = []
    return criteres.flatMap(\.preuves).compactMap(\.indicateur).filter { seen.insert($0).inserted }
  }

  /// The lines of the evidence and of the events it names.
  var lignes: Set<Int> {
    Set(criteres.flatMap(\.preuves).flatMap { [$0.ligne] + $0.evenements })
  }
}

/// The figures of an evidence file with what stands behind each.
struct ChiffresExpliques {
  let explications: [(explication: Explication, chiffre: DossierDePreuve.Chiffre)]

  /// - Throws: a figure asked for that cannot be explained.
  init(
    _ demande: DossierDePreuve.Demande, indicateurs: [String] = [], _ histoires: Histoires
  ) throws(DossierError) {
    let asked = demande.cellules.map(\.description)
    // A figure that evidence names may not decompose, an objective for instance: it stays named.
    let named = indicateurs.filter { !asked.contains($0) }.compactMap { Cellule($0) }
    let cellules = demande.cellules + named
    let question = Question(
      histoires: histoires, periode: demande.periode, filtres: demande.filtres)
    // Cells without circumstances of their own are counted together.
    let plain = cellules.filter(\.circonstances.isEmpty)
    var found: [(explication: Explication, chiffre: DossierDePreuve.Chiffre)] = []
    var ensemble = try plain.isEmpty ? nil : Self.comptees(plain, question)
    for (place, cellule) in cellules.enumerated() {
      do throws(DossierError) {
        if cellule.circonstances.isEmpty, var together = ensemble {
          defer { ensemble = together }
          found.append(try Self.chiffre(cellule, together.tables, &together.explicateur))
        } else {
          guard let own = question.selon(cellule.circonstances) else {
            throw .chiffre(.circonstances("\(cellule)"))
          }
          var alone = try Self.comptees([cellule], own)
          found.append(try Self.chiffre(cellule, alone.tables, &alone.explicateur))
        }
      } catch {
        if place < demande.cellules.count { throw error }
      }
    }
    explications = found
  }

  /// The tables of cells, with their contributions.
  private static func comptees(
    _ cellules: [Cellule], _ question: Question
  ) throws(DossierError) -> (explicateur: Explicateur, tables: [ReportTable]) {
    var options = Statistiques.Options()
    options.filtres = question.filtres
    options.tables = Set(cellules.map(\.table)).sorted()
    let statistiques = try statistiques(question.histoires, question.periode, &options)
    return (Explicateur(statistiques, question.histoires), statistiques.tables)
  }

  /// The statistics with their contributions; a table that does not exist is left out when others do.
  private static func statistiques(
    _ histoires: Histoires, _ periode: Periode, _ options: inout Statistiques.Options
  ) throws(DossierError) -> Statistiques {
    while true {
      do throws(StatistiquesError) {
        return try Statistiques(histoires, periode, options, explains: true)
      } catch {
        guard case .table(let unknown, _) = error, options.tables.count > 1 else {
          throw .chiffre(.statistiques(error))
        }
        options.tables.removeAll { $0 == unknown }
      }
    }
  }

  private static func chiffre(
    _ cellule: Cellule, _ tables: [ReportTable], _ explicateur: inout Explicateur
  ) throws(DossierError) -> (explication: Explication, chiffre: DossierDePreuve.Chiffre) {
    let nom = cellule.description
    let (explication, formule): (Explication, Formule)
    do throws(ExplicationError) {
      (explication, formule) = (
        try explicateur.explication(of: cellule), try explicateur.formule(of: cellule)
      )
    } catch {
      throw .chiffre(error)
    }
    guard let calcul = formule.calcul else { throw .chiffre(.sansContribution(nom)) }
    guard let table = tables.first(where: { $0.id == cellule.table }),
      let ligne = table.lignes.first(where: { $0.id == cellule.ligne }),
      let place = table.colonnes.firstIndex(where: { $0.id == cellule.colonne })
    else { throw .sansValeur(nom) }
    let unite = ligne.unite(sous: table.colonnes[place])
    let valeur = ligne.valeur(place)
    guard calcul.valeur(explication.parties.map(\.valeur)) == valeur else {
      throw .sansValeur(nom)
    }
    guard
      explication.parties.allSatisfy({ $0.valeur.magnitude <= JSONValue.largestInteger.magnitude })
    else { throw .horsDePortee(nom) }
    let libelle = [table.titre, ligne.libelle, table.colonnes[place].libelle]
    return (
      explication,
      DossierDePreuve.Chiffre(
        cellule: nom, libelle: libelle.joined(separator: " — "),
        population: table.population ?? Population(rawValue: cellule.ligne)?.definition,
        definition: table.definition, unite: unite.rawValue, valeur: valeur?.machine(unite),
        calcul: calcul, parties: [])
    )
  }

  /// All that is counted once, as ``Explication`` names it; events stand for themselves.
  var choses: Set<Octets> {
    Set(contributions.compactMap(Self.chose).map(Octets.init))
  }

  /// The lines that count.
  var lignes: Set<Int> { Set(contributions.map(\.index)) }

  private var contributions: [Explication.Contribution] {
    explications.flatMap(\.explication.parties).flatMap(\.contributions)
  }

  private static func chose(_ contribution: Explication.Contribution) -> String? {
    if let chose = contribution.chose { return chose.hasPrefix("#") ? nil : "chose \(chose)" }
    return contribution.jeune.map { "jeune \($0)" }
  }

  /// The figures, youths and things under their numbers.
  func chiffres(_ numbers: Pseudonymes) -> [DossierDePreuve.Chiffre] {
    explications.map { explication, chiffre in
      var chiffre = chiffre
      chiffre.parties = explication.parties.map { partie in
        DossierDePreuve.Partie(
          role: "\(partie.role)", valeur: Int(clamping: partie.valeur),
          contributions: partie.contributions.map { contribution in
            DossierDePreuve.Contribution(
              ligne: contribution.index, montant: contribution.montant,
              qui: Self.chose(contribution).flatMap { numbers[$0] })
          })
      }
      return chiffre
    }
  }
}

extension Histoires {
  /// The first line of each `id`, those of cancelled events included.
  func lignes(ofIDs ids: Set<Octets>) -> [Octets: Int] {
    guard !ids.isEmpty else { return [:] }
    let hashes = Dictionary(
      ids.map { (hash.hash($0.text), $0) }, uniquingKeysWith: { first, _ in first })
    var lines: [Octets: Int] = [:]
    for faits in [faits, structure, cancelled, unknown] {
      for fait in faits {
        guard let id = hashes[fait.idHash] else { continue }
        lines[id] = min(lines[id] ?? .max, Int(fait.line))
      }
    }
    return lines
  }
}
