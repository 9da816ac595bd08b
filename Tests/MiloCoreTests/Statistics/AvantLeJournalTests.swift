import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `What was not recorded` {
  /// Two youths met in 2022 and one in 2023; a payment came before any of them.
  private static var journal: PetitJournal {
    var journal = PetitJournal()
    journal.add("aide.versement", "J1", "2021-03-01", #"{"aide":"FAJ","montant_centimes":5000}"#)
    journal.add("entretien", "J1", "2022-02-01", #"{"conseiller":"c"}"#)
    journal.add("entretien", "J2", "2022-03-01", #"{"conseiller":"c"}"#)
    journal.add("entretien", "J1", "2023-03-01", #"{"conseiller":"c"}"#)
    return journal
  }

  @Test func `is null one year before the journal, and so is the change against it`() throws {
    let tables = try Self.journal.tables("synthese", "aides")
    #expect(try tables.cells("synthese", "contact") == "2 – –")
    #expect(try tables.cells("synthese", "part_accompagnes") == "100.0 – –")
    let more = try Self.journal.tables("evenements.contact", "aides", evolution: true)
    #expect(try more.cells("evenements.contact", "entretien") == "2 – – 2 – –")
    #expect(try more.cells("evenements.contact", "atelier") == "0 – – 0 – –")
    // What was paid before the journal began is not compared either: the rest of it is not known.
    #expect(try more.cells("aides", "total").hasPrefix("0 – –"))
  }

  @Test func `is null in the years of the series that end before the first contact`() throws {
    let tables = try Self.journal.tables("evolution", annee: 2023)
    #expect(try tables.cells("evolution", "2021") == "– – – –")
    #expect(try tables.cells("evolution", "2022") == "2 2 2 2")
    #expect(try tables.cells("evolution", "2023") == "0 1 1 1")
  }

  @Test func `keeps its zeros when it is the period asked for, and a word`() throws {
    let tables = try Self.journal.tables("synthese", annee: 2020)
    #expect(try tables.cells("synthese", "contact") == "0 – –")
    let histoires = try Self.journal.histoires()
    let statistiques = try Statistiques(histoires, Periode(annee: 2020))
    #expect(statistiques.remarques.contains { $0.contains("journal commencé le 1er février 2022") })
    #expect(
      histoires.silence(Periode(annee: 2020))
        == "journal commencé le 1er février 2022 : la période demandée finit avant")
  }

  @Test func `does not depend on the filters asked for`() throws {
    let tables = try Self.journal.tables("synthese", annee: 2023, filtres: ["sexe=F"])
    #expect(try tables.cells("synthese", "contact") == "0 0 –")
  }

  @Test func `is compared again when the event that began the journal is cancelled`() throws {
    var journal = PetitJournal()
    let first = journal.add("contact", "J1", "2021-02-01", #"{"canal":"sms"}"#)
    journal.add("contact", "J1", "2022-02-01", #"{"canal":"sms"}"#)
    #expect(try journal.tables("synthese").cells("synthese", "contact") == "1 1 0.0")
    journal.add("annulation", "", "2022-02-02", #"{"evenement":"\#(first)","motif":"doublon"}"#)
    #expect(try journal.tables("synthese").cells("synthese", "contact") == "1 – –")
  }

  @Test func `is nothing in a journal that holds no contact at all`() throws {
    var journal = PetitJournal()
    journal.add("aide.versement", "J1", "2021-03-01", #"{"aide":"FAJ","montant_centimes":5000}"#)
    journal.add("aide.versement", "J1", "2022-03-01", #"{"aide":"FAJ","montant_centimes":6000}"#)
    let tables = try journal.tables("aides", evolution: true)
    #expect(try tables.cells("aides", "total").contains("6000 5000 20.0"))
  }

  @Test func `in one structure leaves the structures together without a comparison`() throws {
    var early = PetitJournal()
    early.add("contact", "J1", "2021-02-01", #"{"canal":"sms"}"#)
    early.add("contact", "J1", "2022-02-01", #"{"canal":"sms"}"#)
    var options = Statistiques.Options()
    options.tables = ["synthese"]
    let periode = Periode(annee: 2022)
    var partiel = try Partiel(Lecture(early.journal(of: "tot")), periode, options)
    try partiel.joindre([Partiel(Lecture(Self.journal.journal(of: "tard")), periode, options)])
    let together = try StatistiquesReunies(partiel)
    #expect(
      try together.report(pourLire: nil).tables.cells("synthese", "contact")
        == "3 – – 2 – – 1 1 0.0")
    #expect(
      together.remarques.contains { $0.hasPrefix("tard.") && $0.contains("journal commencé") })
  }
}

@Suite struct `The change of a share` {
  private static var journal: PetitJournal {
    var journal = PetitJournal()
    for (year, women, men) in [("2021", 1, 4), ("2022", 1, 2)] {
      for number in 0..<(women + men) {
        let youth = "J\(year)\(number)"
        let sexe = number < women ? "F" : "M"
        journal.add("profil", youth, "\(year)-02-01", #"{"sexe":"\#(sexe)"}"#)
        journal.add("entretien", youth, "\(year)-02-02", #"{"conseiller":"c"}"#)
      }
    }
    return journal
  }

  @Test func `is the difference of the two shares as displayed, in points`() throws {
    let tables = try Self.journal.tables("synthese", "profil.primos", evolution: true)
    #expect(try tables.cells("synthese", "primos_femmes_part") == "33.3 20.0 13.3")
    #expect(try tables.cells("synthese", "primos") == "3 5 -40.0")
    #expect(try tables.cells("profil.primos", "sexe.F") == "1 1 0.0 33.3 20.0 13.3")
    // From a share of 0 too, where a change in % has no base.
    #expect(try tables.cells("profil.primos", "sexe.non_renseigne") == "0 0 – 0.0 0.0 0.0")
  }

  @Test func `names its unit in CSV and in JSON, and is read with its sign`() throws {
    let tables = try Self.journal.tables("synthese", "profil.primos", evolution: true)
    let report = Report(titre: "", structure: "/s", taille: 1, tables: tables)
    let csv = CSVFrontEnd().text(of: report)
    #expect(csv.contains("synthese,primos_femmes_part,evolution,13.3,points\n"))
    #expect(csv.contains("synthese,primos,evolution,-40.0,%\n"))
    #expect(csv.contains("profil.primos,sexe.F,part_evolution,13.3,points\n"))
    #expect(csv.contains("profil.primos,sexe.F,jeunes_evolution,0.0,%\n"))
    let json = JSONFrontEnd().text(of: report)
    #expect(json.contains(#""valeur":33.3,"valeur_n_1":20.0,"evolution":13.3},"unites":{"#))
    #expect(json.contains(#""part_evolution":"points""#))
    let text = TextFrontEnd(largeur: 200).text(of: report)
    #expect(text.contains("+13,3\u{202F}points"))
    #expect(text.contains("−40,0\u{202F}%"))
  }

  @Test func `has the decimals of the shares`() throws {
    var options = Statistiques.Options()
    options.tables = ["synthese"]
    options.decimales = 2
    let tables = try Statistiques(Self.journal.histoires(), Periode(annee: 2022), options).tables
    #expect(try tables.cells("synthese", "primos_femmes_part") == "33.33 20.00 13.33")
  }

  @Test func `is of every column in percent and of no other`() throws {
    for declaration in try Self.journal.toutes() {
      for ligne in declaration.lignes + [LigneDeclaration("", "")] {
        for (place, colonne) in declaration.colonnes.enumerated() where !colonne.isVariation {
          guard let formule = ligne.formules[place] ?? colonne.formule else { continue }
          let unite = colonne.unite == .pourcent ? .pourcent : ligne.unite ?? colonne.unite
          if colonne.id == "taux", declaration.id == Objectifs.id { continue }
          #expect(
            formule.isPart == (unite == .pourcent),
            "\(declaration.id)/\(ligne.id)/\(colonne.id)")
        }
      }
    }
  }
}

@Suite struct `A share over an attribute that nobody has` {
  private static var journal: PetitJournal {
    var journal = PetitJournal()
    journal.add("entretien", "J1", "2022-02-01", #"{"conseiller":"c"}"#)
    journal.add("entretien", "J2", "2022-02-01", #"{"conseiller":"c"}"#)
    journal.add("profil", "J2", "2022-02-01", #"{"niveau":"V_diplome"}"#)
    journal.add("dispositif.entree", "J1", "2022-03-01", #"{"dispositif":"CEP"}"#)
    return journal
  }

  @Test func `keeps its value for machines, and is blank for people, who read why`() throws {
    let tables = try Self.journal.tables("synthese", "profil.primos", "dispositifs")
    #expect(try tables.cells("synthese", "primos_femmes_part").hasPrefix("0.0 "))
    #expect(try tables.cells("profil.primos", "sexe.F") == "0 0.0")
    let report = Report(titre: "", structure: "/s", taille: 1, tables: tables)
    let text = TextFrontEnd(largeur: 200).text(of: report)
    #expect(text.contains("sexe non renseigné pour 2 sur 2"))
    #expect(text.contains("âge non renseigné pour 2 sur 2"))
    #expect(text.contains("sexe non renseigné pour 1 sur 1 ("))
    // The level of one of the two is known: its shares are figures.
    #expect(!text.contains("niveau non renseigné pour 2"))
    let lines = text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("sexe : femmes") && $0.hasSuffix("–") })
    #expect(
      lines.contains { $0.hasPrefix("sexe : non renseigné") && $0.hasSuffix("100,0\u{202F}%") })
    #expect(lines.contains { $0.hasPrefix("sans qualification") && $0.hasSuffix("0,0\u{202F}%") })
    let page = HTMLFrontEnd().text(of: report)
    #expect(page.contains(#"data-cellule="profil.primos/sexe.F/part" data-valeur="0.0""#))
    #expect(page.contains("sexe non renseigné pour 2 sur 2"))
    #expect(MarkdownFrontEnd().text(of: report).contains("sexe non renseigné pour 2 sur 2"))
  }
}

@Suite struct `A birth after the reference date` {
  @Test func `gives no age, and stays a date that is known`() throws {
    var journal = PetitJournal()
    journal.add("entretien", "J1", "2022-02-01", #"{"conseiller":"c"}"#)
    journal.add("profil", "J1", "2022-02-01", #"{"date_naissance":"2023-05-01"}"#)
    let tables = try journal.tables("profil.primos", "qualite")
    #expect(try tables.cells("profil.primos", "mineurs") == "0 0.0")
    #expect(try tables.cells("profil.primos", "age.16_17") == "0 0.0")
    #expect(try tables.cells("profil.primos", "age.non_renseigne") == "1 100.0")
    #expect(try tables.cells("qualite", "non_renseigne.date_naissance") == "0")
    #expect(try tables.cells("qualite", "age_hors_16_25") == "0")
  }
}

@Suite struct `Under a filter` {
  @Test func `whatever counts a fact of the structure is marked`() throws {
    var journal = PetitJournal()
    journal.add(
      "site", "s", "2022-01-01", #"{"code":"a","libelle":"A","zone":"siege","genre":"site"}"#)
    journal.add("conseiller", "s", "2022-01-01", #"{"code":"p","role":"parrain","etp":1}"#)
    journal.add("commune", "s", "2022-01-01", #"{"insee":"25056","libelle":"B","epci":"G"}"#)
    journal.add("quartier", "s", "2022-01-01", #"{"code":"q","libelle":"Q","qpv":true}"#)
    journal.add("partenaire", "s", "2022-01-01", #"{"code":"x","libelle":"X"}"#)
    journal.add("employeur.contact", "E", "2022-02-01", #"{"canal":"telephone","sens":"sortant"}"#)
    journal.add(
      "offre", "O", "2022-02-01", #"{"employeur":"E","secteur":"S","contrat":"CDI","postes":2}"#)
    journal.add("sortie_terrain", "s", "2022-02-01", #"{"lieu":"l","personnes":3,"jeunes":2}"#)
    journal.add(
      "enveloppe", "s", "2022-01-01", #"{"aide":"FAJ","annee":2022,"montant_centimes":9}"#)
    journal.add(
      "satisfaction", "s", "2022-02-01", #"{"campagne":"c","repondant":"jeune","reponses":{"i":4}}"#
    )
    journal.add(
      "objectif", "s", "2022-01-01",
      #"{"indicateur":"synthese/primos/valeur","annee":2022,"cible":4}"#)
    journal.add("org.exemple.x", "s", "2022-01-01", "{}")
    journal.add(
      "commune", "s", "2022-01-01", #"{"insee":"25057","libelle":"B"}"#,
      recorded: "2022-06-01T12:00:00.000Z")
    var options = Statistiques.Options()
    options.filtres = [FiltreDemande("sexe", ["F"])]
    let statistiques = try Statistiques(
      journal.histoires(), Periode(annee: 2022), options, explains: true)
    var seen = 0
    for (id, comptee) in statistiques.comptees.courant.tables {
      let declaration = comptee.declaration
      let structure = Set(
        (comptee.compteur.contributions ?? []).filter { $0.jeune == Fait.nobody }.map(\.cellule))
      for cellule in structure {
        let (place, mesure) = cellule.quotientAndRemainder(dividingBy: comptee.compteur.mesures)
        let ligne = place < declaration.lignes.count ? declaration.lignes[place] : nil
        seen += 1
        let columns = declaration.colonnes.filter { $0.formule.reads(mesure) }
        let isMarked =
          declaration.horsFiltre != nil || ligne?.horsFiltre != nil
          || !columns.isEmpty && columns.allSatisfy { $0.horsFiltre != nil }
          || declaration.id == Objectifs.id
        #expect(isMarked, "\(id)/\(ligne?.id ?? "?")/\(columns.map(\.id))")
      }
    }
    #expect(seen > 20)
    let synthese = try #require(statistiques.tables.first { $0.id == "synthese" })
    #expect(
      synthese.lignes.filter { $0.libelle.hasSuffix(" (non filtré)") }.map(\.id)
        == ["acteurs_economiques", "partenaires"])
  }

  @Test func `a value that cannot be is refused, one never met is told with the nearest`() throws {
    var journal = PetitJournal()
    journal.add("commune", "s", "2022-01-01", #"{"insee":"25056","libelle":"Besançon"}"#)
    journal.add("conseiller", "s", "2022-01-01", #"{"code":"c07","role":"cisp"}"#)
    for (filtre, found) in [
      ("commune=Besançon", "25056"), ("enfants=deux", "un entier"),
      ("date_naissance=hier", "une date"),
    ] {
      let error = try #require(throws: StatistiquesError.self) {
        try journal.tables("synthese", filtres: [filtre])
      }
      #expect("\(error)".contains(found), "\(error)")
    }
    let histoires = try journal.histoires()
    let unknown = try histoires.valeursInconnues(
      ["conseiller=c09|c07", "commune=25057", "dispositif=CEJ|CEJ_GJ", "epci=non_renseigne"].map {
        try FiltreDemande($0)
      })
    #expect(
      unknown.map(\.description) == [
        "filtre « conseiller » : le journal ne connaît pas « c09 » (vouliez-vous dire « c07 » ?)",
        "filtre « commune » : le journal ne connaît pas « 25057 » (vouliez-vous dire « 25056 » ?)",
      ])
  }
}

@Suite struct `The cell of an objective` {
  @Test(arguments: [
    "synthese/primos/valeur", "modalites.CEJ/individuel/entrees", "evolution/2021/contact",
    "dispositifs/CEJ/jeunes", "equipe/equipe.nord/etp", "satisfaction.ete/accueil/part_4",
    "sorties.CEJ/duree_moyenne/jours", "territoire.primos.commune/25056/part",
    "orientations/CLLAJ/admis", "profil.entres.CEJ/sexe.F/part",
  ])
  func `may exist when its table, its column and its line do`(cellule: String) {
    #expect(CellulesPossibles.faute(cellule) == nil)
  }

  @Test(arguments: [
    ("synthese/primoz/valeur", "synthese/primos/valeur"), ("synthese/primos/valeurs", "valeur"),
    ("synthes/primos/valeur", "synthese/primos/valeur"), ("primos", ""),
    ("evolution/vingt/contact", ""), ("satisfaction.ete/ensemble/part_1", ""),
    ("sorties.CEJ/duree_moyenne/part", ""), ("synthese/primos_femmes/valeur", ""),
    ("objectifs/a:b:c/realise", ""),
  ])
  func `is refused when they never do, with the nearest`(cellule: String, near: String) throws {
    let faute = try #require(CellulesPossibles.faute(cellule))
    if !near.isEmpty { #expect(faute.nearest?.contains(near) ?? false, "\(faute)") }
  }

  @Test func `is refused at append, in a rectification too`() throws {
    var options = JournalWriter.Options { RecordedTime(milliseconds: 1_647_259_200_000) }
    let journal = Journal(
      identity: JournalIdentity(origin: "essai", source: "/s"), store: MemoryStore())
    options.refuserDeclarationsImpossibles(journal)
    let writer = try JournalWriter(journal, options)
    defer { writer.close() }
    func line(_ id: String, _ type: String, _ data: String) -> [UInt8] {
      Array(
        """
        {"specversion":"1.0","id":"\(id)","source":"/s","type":"fr.milo.\(type).v1","subject":"s",\
        "time":"2022-01-03T10:00:00+01:00","data":\(data)}
        """.utf8)
    }
    let wrong = #"{"indicateur":"synthese/primoz/valeur","annee":2022,"cible":4}"#
    let right = #"{"indicateur":"synthese/primos/valeur","annee":2022,"cible":4}"#
    #expect(throws: JournalError.self) {
      try writer.append(lines: [line("a", "objectif", wrong)], file: "")
    }
    try writer.append(lines: [line("b", "objectif", right)], file: "")
    #expect(throws: JournalError.self) {
      try writer.append(
        lines: [line("r", "rectification", #"{"evenement":"b","motif":"m","data":\#(wrong)}"#)],
        file: "")
    }
    #expect(writer.count == 1)
  }
}

extension PetitJournal {
  /// The declarations of all tables of a year.
  fileprivate func toutes() throws -> [TableDeclaration] {
    try Statistiques(histoires(), Periode(annee: 2022)).tableaux.map(\.declaration)
  }
}

extension Formule {
  /// Whether the formula reads a measure of its own line.
  fileprivate func reads(_ mesure: Int) -> Bool {
    func own(_ terme: Terme) -> Bool {
      terme.parts.contains { $0.mesure == mesure && $0.ligne == nil && $0.table == nil }
    }
    switch self {
    case .compte(let terme), .centiemes(let terme): return own(terme)
    case .compteSi(let terme, let condition): return own(terme) || own(condition)
    case .part(let top, let base), .quotient(let top, let base, _, _):
      return own(top) || own(base)
    case .valeur(_, let terme, _): return own(terme)
    case .taux(_, let base): return own(base)
    case .avant(let formule), .evolution(let formule), .jusquAu(_, let formule):
      return formule.reads(mesure)
    case .changement(let formule, let depuis):
      return formule.reads(mesure) || depuis.reads(mesure)
    case .realise: return false
    }
  }
}
