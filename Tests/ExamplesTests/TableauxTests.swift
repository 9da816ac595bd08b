import MiloCore
import MiloEvents
import Testing

/// The declared tables of `Examples/Tableaux`, counted on the journals of `milo exemple`, and once more here
/// from the lines themselves.
@Suite struct `A table of the examples` {
  static let fichiers = TableauxDExemple.fichiers

  @Test(arguments: fichiers)
  func `is valid, says what it counts, and is written back the same`(fichier: String) throws {
    let tableaux = try TableauxDExemple.tableaux(fichier)
    try Tableau.verifier(tableaux)
    for tableau in tableaux {
      #expect(try Tableau(tableau.json) == tableau)
      #expect(tableau.definition.hasSuffix(".") && tableau.definition.count > 80)
      for phrase in tableau.enonce.parties.flatMap(\.phrases) {
        #expect(phrase.hasSuffix(".") && !phrase.contains("'"), "\(phrase)")
      }
    }
  }

  @Test func `has a name of its own`() throws {
    let tableaux = try Self.fichiers.flatMap(TableauxDExemple.tableaux)
    try Tableau.verifier(tableaux)
    #expect(Self.fichiers.count == 9 && tableaux.count == 10)
  }

  @Test func `gives the shares inside aided contracts that INNOVAM published`() throws {
    let innovam = try JournalDEssai.innovam()
    let aides = innovam.faits("emploi.entree", 2023)
      .filter { ["PEC", "CUI_CIE", "CAE", "CDDI"].contains($0["contrat"]) }
    let nonMarchands = aides.count { $0.data["marchand"] == false }
    let cdi = aides.count { $0["duree_contrat"] == "CDI" }
    #expect(aides.count == 36 && nonMarchands == 16 && cdi == 9)
    let cellules = try innovam.cellules("contrats_aides")
    #expect(cellules["total/entrees"] == "36")
    #expect(cellules["total/jeunes"] == String(Set(aides.map(\.sujet)).count))
    // Published as 45, 55 and 25 %.
    #expect(cellules["total/non_marchand"] == "44.4")
    #expect(cellules["total/marchand"] == "55.6")
    #expect(cellules["total/cdi"] == "25.0")
    #expect(cellules["CAE/entrees"] == "16" && cellules["CUI_CIE/entrees"] == "20")
    #expect(cellules["PEC/entrees"] == nil)
  }

  @Test func `gives the age of those whom Besançon met by outreach`() throws {
    let besancon = try JournalDEssai.besancon()
    let periode = Periode(du: try jour("2022-04-01"), au: try jour("2022-10-31"))
    let wanted = try #require(periode)
    var naissances: [String: LocalDate] = [:]
    for profil in besancon.faits("profil") {
      if let naissance = profil["date_naissance"].flatMap({ LocalDate($0) }) {
        naissances[profil.sujet] = naissance
      }
    }
    let reperes = besancon.faits("reperage").filter { wanted.contains($0.date) }
    func jeunes(_ ages: ClosedRange<Int>) -> String {
      String(
        Set(
          reperes.filter { fait in
            naissances[fait.sujet].map { ages.contains(age($0, fait.date)) } ?? false
          }.map(\.sujet)
        ).count)
    }
    let cellules = try besancon.cellules("reperes_par_age", wanted)
    #expect(cellules["moins_18/jeunes"] == jeunes(0...17))
    #expect(cellules["18_25/jeunes"] == jeunes(18...25))
    #expect(cellules["26_plus/jeunes"] == jeunes(26...99))
    #expect(cellules["total/jeunes"] == "62")
  }

  @Test func `gives interviews by theme`() throws {
    let innovam = try JournalDEssai.innovam()
    let entretiens = innovam.faits("entretien", 2023)
    let cellules = try innovam.cellules("entretiens_par_theme")
    #expect(cellules["total/entretiens"] == String(entretiens.count))
    var themes: [String: [String]] = [:]
    for entretien in entretiens {
      for theme in entretien.liste("themes") {
        themes[theme.string ?? "", default: []].append(entretien.sujet)
      }
    }
    #expect(themes.count > 5)
    for (theme, sujets) in themes {
      #expect(cellules["\(theme)/entretiens"] == String(sujets.count))
      #expect(cellules["\(theme)/jeunes"] == String(Set(sujets).count))
    }
  }

  @Test func `gives what was proposed in interviews`() throws {
    let national = try JournalDEssai.national()
    let entretiens = national.faits("entretien", 2022)
    var natures: [String: Int] = [:]
    for entretien in entretiens {
      for nature in Set(entretien.liste("propositions").compactMap { $0["nature"] }) {
        natures[nature, default: 0] += 1
      }
    }
    let proposes = entretiens.count { !$0.liste("propositions").isEmpty }
    #expect(natures.count > 3 && proposes > 50)
    let cellules = try national.cellules("propositions")
    for (nature, count) in natures {
      #expect(cellules["\(nature)/entretiens"] == String(count), "\(nature)")
    }
    #expect(cellules["total/entretiens"] == String(proposes))
    #expect(cellules["total/part"] == pourcent(proposes, entretiens.count))
  }

  @Test func `gives entries in the CEJ by planned length`() throws {
    let innovam = try JournalDEssai.innovam()
    let durees = innovam.faits("dispositif.entree", 2023).filter { $0["dispositif"] == "CEJ" }
      .map { entree in
        entree["fin_prevue"].flatMap { LocalDate($0) }.map { Int($0.day - entree.date.day) }
      }
    let cellules = try innovam.cellules("cej_par_duree_prevue")
    func compte(_ jours: Range<Int>) -> String {
      String(durees.count { $0.map(jours.contains) ?? false })
    }
    #expect(cellules["moins_180/entrees"] == compte(0..<180))
    #expect(cellules["180_269/entrees"] == compte(180..<270))
    #expect(cellules["270_359/entrees"] == compte(270..<360))
    #expect(cellules["360_plus/entrees"] == compte(360..<10_000))
    #expect(cellules["non_renseigne/entrees"] == String(durees.count { $0 == nil }))
    #expect(cellules["total/entrees"] == String(durees.count) && durees.count > 100)
  }

  @Test func `gives interviews by counsellor, site and month`() throws {
    let innovam = try JournalDEssai.innovam()
    var nombres: [String: Int] = [:]
    var minutes: [String: Int] = [:]
    for entretien in innovam.faits("entretien", 2023) {
      let ligne =
        "\(entretien["conseiller"] ?? "").\(entretien["site"] ?? "")."
        + "\(entretien.date)".prefix(7)
      nombres[ligne, default: 0] += 1
      minutes[ligne, default: 0] += entretien.data["duree_min"]?.integer ?? 0
    }
    let cellules = try innovam.cellules("entretiens_par_conseiller")
    let lignes = cellules.keys.filter { $0.hasSuffix("/entretiens") && !$0.hasPrefix("total/") }
    #expect(lignes.count == nombres.count && lignes.count > 50)
    for (ligne, nombre) in nombres {
      #expect(cellules["\(ligne)/entretiens"] == String(nombre), "\(ligne)")
      #expect(cellules["\(ligne)/minutes"] == String(minutes[ligne] ?? 0), "\(ligne)")
    }
  }

  @Test func `gives the days from the first visit to the first interview`() throws {
    let innovam = try JournalDEssai.innovam()
    let primos = innovam.primos(2023)
    let accueils = Dictionary(
      innovam.faits("accueil").map { ($0.sujet, $0.date) }, uniquingKeysWith: min)
    var delais: [Int] = []
    for (sujet, entretien) in primos {
      if let accueil = accueils[sujet], accueil <= entretien {
        delais.append(Int(entretien.day - accueil.day))
      }
    }
    delais.sort()
    let cellules = try innovam.cellules("delai_premier_entretien")
    #expect(cellules["total/jeunes"] == String(primos.count) && primos.count > 900)
    #expect(cellules["total/mediane"] == String(delais[(delais.count - 1) / 2]))
    #expect(cellules["total/maximum"] == delais.last.map(String.init))
  }

  @Test func `tells a delay from no delay`() throws {
    // The rebuilt journals receive everybody on the day of their first interview.
    let essai = try JournalDEssai([
      .init("accueil", "A", "2022-01-10", ["site": "siege"]),
      .init("entretien", "A", "2022-01-14", ["conseiller": "c1"]),
      .init("accueil", "B", "2022-02-01", ["site": "siege"]),
      .init("accueil", "B", "2022-02-20", ["site": "siege"]),
      .init("entretien", "B", "2022-03-01", ["conseiller": "c1"]),
      .init("entretien", "C", "2022-03-02", ["conseiller": "c1"]),
      .init("accueil", "C", "2022-03-03", ["site": "siege"]),
      .init("accueil", "D", "2022-05-01", ["site": "siege"]),
      .init("entretien", "D", "2022-05-31", ["conseiller": "c1"]),
    ])
    let cellules = try essai.cellules("delai_premier_entretien", Periode(annee: 2022))
    func ligne(_ nom: String) -> [String?] {
      ["jeunes", "mediane", "maximum", "en_15_jours"].map { cellules["\(nom)/\($0)"] }
    }
    #expect(ligne("2022-T1") == ["3", "4", "28", "33.3"])
    #expect(ligne("2022-T2") == ["1", "30", "30", "0.0"])
    #expect(ligne("total") == ["4", "28", "30", "25.0"])
  }

  @Test func `gives the jobs that ended before their term, by reason`() throws {
    let innovam = try JournalDEssai.innovam()
    let prevues = Dictionary(
      uniqueKeysWithValues: innovam.faits("emploi.entree").map { ($0.id, $0["fin_prevue"]) })
    let avant = innovam.faits("situation.fin", 2023).count { fin in
      prevues[fin["entree"] ?? ""].flatMap { $0 }.map { "\(fin.date)" < $0 } ?? false
    }
    #expect(try innovam.cellules("ruptures_de_contrat")["total/fins"] == String(avant))
    let essai = try JournalDEssai([
      .init("emploi.entree", "A", "2022-01-03", ["contrat": "CDD", "fin_prevue": "2022-06-30"]),
      .init("situation.fin", "A", "2022-03-04", ["entree": "e0", "motif": "rupture_jeune"]),
      .init(
        "emploi.entree", "A", "2022-04-01", ["contrat": "interim", "fin_prevue": "2022-04-15"]),
      .init("situation.fin", "A", "2022-04-15", ["entree": "e2", "motif": "fin_normale"]),
      .init("emploi.entree", "B", "2021-12-01", ["contrat": "CDI"]),
      .init("situation.fin", "B", "2022-02-01", ["entree": "e4", "motif": "rupture_employeur"]),
      .init(
        "emploi.entree", "C", "2021-09-01",
        ["contrat": "apprentissage", "fin_prevue": "2023-08-31"]),
      .init("situation.fin", "C", "2022-01-09", ["entree": "e6", "motif": "rupture_jeune"]),
      .init("formation.entree", "C", "2022-02-01", ["genre": "autre", "fin_prevue": "2022-09-01"]),
      .init("situation.fin", "C", "2022-03-01", ["entree": "e8", "motif": "abandon"]),
    ])
    let cellules = try essai.cellules("ruptures_de_contrat", Periode(annee: 2022))
    #expect(cellules["rupture_jeune/fins"] == "2" && cellules["total/fins"] == "2")
    #expect(cellules["rupture_jeune/duree"] == "60")
    #expect(cellules["rupture_employeur/fins"] == "0" && cellules["abandon/fins"] == "0")
  }

  @Test func `gives hours of training by who pays`() throws {
    let innovam = try JournalDEssai.innovam()
    var heures: [String: Int] = [:]
    for entree in innovam.faits("formation.entree", 2023) {
      heures[entree["financeur"] ?? "", default: 0] += entree.data["heures"]?.integer ?? 0
    }
    let total = heures.values.reduce(0, +)
    let cellules = try innovam.cellules("heures_de_formation")
    #expect(heures.count > 1)
    for (financeur, somme) in heures {
      #expect(cellules["\(financeur)/heures"] == String(somme))
      #expect(cellules["\(financeur)/part"] == pourcent(somme, total))
    }
    #expect(cellules["total/heures"] == String(total))
  }

  @Test func `gives first interviews by commune and sex`() throws {
    let innovam = try JournalDEssai.innovam()
    let profils = Dictionary(
      innovam.faits("profil").filter { $0.data["commune"] != nil }.map { ($0.sujet, $0) },
      uniquingKeysWith: { first, _ in first })
    var attendues: [String: Int] = [:]
    for (sujet, _) in innovam.primos(2023) {
      let profil = profils[sujet]
      let commune = profil?["commune"] ?? "non_renseigne"
      attendues["\(commune)/primos.\(profil?["sexe"] ?? "non_renseigne")", default: 0] += 1
      attendues["\(commune)/ensemble", default: 0] += 1
      attendues["total/ensemble", default: 0] += 1
    }
    let cellules = try innovam.cellules("primos_par_commune")
    for (cellule, nombre) in attendues {
      #expect(cellules[cellule] == String(nombre), "\(cellule)")
    }
    #expect(attendues.count > 10)
  }

  private func jour(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

  private func age(_ naissance: LocalDate, _ date: LocalDate) -> Int {
    let (a, b) = (date.components, naissance.components)
    return a.year - b.year - ((a.month, a.day) < (b.month, b.day) ? 1 : 0)
  }

  /// A share with one decimal, half up, as tables write it.
  private func pourcent(_ part: Int, _ total: Int) -> String {
    let milliemes = (part * 2000 + total) / (2 * total)
    return "\(milliemes / 10).\(milliemes % 10)"
  }
}
