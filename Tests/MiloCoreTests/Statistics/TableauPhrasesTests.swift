import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A declaration said in French` {
  /// The sentences of a part.
  private func phrases(_ tableau: Tableau, _ titre: String) throws -> [String] {
    try Tableau.verifier([tableau])
    return tableau.enonce.parties.first { $0.titre == titre }?.phrases ?? []
  }

  private func table(
    _ compte: String, ou: Tableau.Conditions = [:], moment: Tableau.Moment? = nil,
    fin: Bool = false, jeunes: Tableau.Jeunes? = nil, ayant: [Tableau.Lien] = [],
    sans: [Tableau.Lien] = [], lignes: [Tableau.Ligne] = [],
    colonnes: [Tableau.Colonne] = [Tableau.Colonne("nombre", .lignes)], agents: Bool = false
  ) -> Tableau {
    Tableau(
      id: "essai", titre: "Essai", definition: "Une table d’essai.", compte: compte, ou: ou,
      moment: moment, attributsALaFin: fin, jeunes: jeunes, ayant: ayant, sans: sans,
      lignes: lignes, colonnes: colonnes, agents: agents)
  }

  @Test func `is a page that somebody reads`() throws {
    let tableau = table(
      "emploi.entree", ou: ["contrat": ["CDI", "interim"]], jeunes: .entretien,
      lignes: [.par("secteur", vides: false), .total],
      colonnes: [
        Tableau.Colonne("entrees", libelle: "Entrées", .lignes),
        Tableau.Colonne(
          "femmes", libelle: "Part des femmes", .part("entrees", sur: .colonne("entrees")),
          ou: ["jeune.sexe": "F"]),
      ])
    try Tableau.verifier([tableau])
    #expect(
      tableau.enonce.texte(largeur: 80) == """
        Essai (essai)
        Une table d’essai.

        Ce qui est compté
          – On compte les entrées en emploi de la période.
          – Ne comptent que celles pour lesquelles la nature du contrat est « CDI » ou
            « Intérim ».
          – Ne comptent que celles des jeunes vus en entretien : au moins un entretien
            dans la période.

        Les lignes
          – Une ligne pour chaque valeur rencontrée du secteur d’activité ; en dernier,
            s’il y en a, ce qui n’est pas renseigné ; celles où rien ne compte ne sont
            pas montrées.
          – « Total » (total) : toutes les entrées en emploi.

        Les colonnes
          – « Entrées » (entrees) : le nombre d’entrées en emploi.
          – « Part des femmes » (femmes) : « Entrées », quand le jeune est une femme,
            en % de « Entrées » sur la même ligne.

        À savoir
          – L’âge, la commune et le reste du dossier du jeune sont ceux à la date de
            chaque entrée en emploi.

        """)
  }

  static let rangs: [(Tableau.Moment?, String, String)] = [
    (nil, "entretien", "On compte les entretiens de la période."),
    (
      nil, "atelier",
      "On compte les participations à un atelier de la période, celles des présents seulement."
    ),
    (nil, "offre", "On compte les offres d’emploi de la période, qui ne sont d’aucun jeune."),
    (
      nil, "jeunes",
      "On compte les jeunes accompagnés, chacun une fois : au moins un entretien, un atelier ou une information collective dans la période (définition de la charte nationale)."
    ),
    (
      nil, "evenements",
      "On compte les événements de la période qui mettent un jeune en contact avec la structure : accueils, entretiens, participations à un atelier, participations à une information collective, échanges et actes administratifs."
    ),
    (nil, "sejours", "On compte les séjours dans un dispositif commencés dans la période."),
    (.sortie, "sejours", "On compte les séjours dans un dispositif terminés dans la période."),
    (
      .presence, "sejours",
      "On compte les séjours dans un dispositif en cours un jour au moins de la période."
    ),
    (
      .fin, "situations",
      "On compte les situations (emploi, alternance, formation, immersion, volontariat, scolarité) encore ouvertes à la fin de la période."
    ),
    (nil, "rendez_vous", "On compte les rendez-vous proposés dans la période, chacun une fois."),
    (nil, "orientations", "On compte les orientations de la période, avec leur issue."),
  ]

  @Test(arguments: rangs)
  func `says what a row is`(moment: Tableau.Moment?, compte: String, phrase: String) throws {
    #expect(try phrases(table(compte, moment: moment), "Ce qui est compté")[0] == phrase)
  }

  static let conditions: [(String, Tableau.Conditions, String)] = [
    ("emploi.entree", ["contrat": "CDI"], "la nature du contrat est « CDI »"),
    (
      "emploi.entree", ["contrat": .non(["CDI", "CDD"])],
      "la nature du contrat n’est ni « CDI » ni « CDD »"
    ),
    ("emploi.entree", ["temps": nil], "on ne connaît pas le temps de travail"),
    ("emploi.entree", ["secteur": .non(nil)], "on connaît le secteur d’activité"),
    ("emploi.entree", ["marchand": false], "l’emploi n’est pas du secteur marchand"),
    (
      "emploi.entree", ["marchand": .non(true)],
      "l’emploi n’est pas du secteur marchand (ou rien n’est saisi)"
    ),
    ("emploi.entree", ["marchand": nil], "on ne sait pas si l’emploi est du secteur marchand"),
    (
      "emploi.entree", ["heures_hebdo": .entre(min: 20, max: 35)],
      "les heures par semaine sont de 20 à 35 heures"
    ),
    (
      "emploi.entree", ["fin_prevue": .entre(min: "2022-03-01", max: "2022-12-31")],
      "la fin prévue au contrat est entre le 1er mars 2022 et le 31 décembre 2022"
    ),
    (
      "emploi.entree", ["jeune.age": .entre(min: 26, max: nil)],
      "l’âge du jeune est d’au moins 26 ans"
    ),
    (
      "emploi.entree", ["jeune.sexe": "F", "jeune.qpv": true],
      "le jeune est une femme, et le jeune réside en quartier prioritaire"
    ),
    (
      "emploi.entree", ["jeune.niveau": ["IV_diplome", nil]],
      "le niveau de formation du jeune est « Niveau IV, diplômé (bac) », ou on ne connaît pas le niveau de formation du jeune"
    ),
    (
      "entretien", ["themes": ["logement", "sante"]],
      "les thèmes abordés comprennent « Logement » ou « Santé »"
    ),
    (
      "entretien", ["propositions.theme": .non("emploi")],
      "le thème de la proposition ne comprend pas « Emploi » (ou rien n’est saisi)"
    ),
    ("entretien", ["modalite": "presentiel"], "la modalité est « En présence »"),
    ("entretien", ["date.jour": [6, 7]], "le jour de la semaine est samedi ou dimanche"),
    ("entretien", ["duree_min": .entre(min: nil, max: 30)], "la durée est d’au plus 30 minutes"),
    (
      "entretien", ["depuis_premier.accueil": .entre(min: 0, max: 1)],
      "le nombre de jours écoulés depuis le premier accueil du jeune est de 0 à 1 jour"
    ),
    (
      "entretien", ["conseiller.role": "cre"],
      "la fonction du conseiller est « Chargés de relation entreprise »"
    ),
    ("sejours", ["dispositif": "CEJ"], "le dispositif est « CEJ » (contrat d’engagement jeune)"),
    (
      "sejours", ["ouvert": false, "motif": .non(nil)],
      "le séjour n’est plus ouvert à la fin de la période, et on connaît le motif de sortie"
    ),
    (
      "situation.fin", ["entree.fin_prevue": .non(nil)],
      "on connaît la fin prévue au contrat selon l’entrée"
    ),
    (
      "aide.versement",
      ["montant_centimes": .entre(min: 10_000, max: 30_000), "mois": "2022-06"],
      "le montant est de 100,00\u{202F}€ à 300,00\u{202F}€, et le mois de droit payé est juin 2022"
    ),
    ("aide.versement", ["decision.accordee": true], "l’aide est accordée"),
    (
      "accueil",
      Tableau.Conditions(
        [.init("site", "siege")], parmi: [["motif": "spontane", "au_flux": true], ["motif": nil]]),
      "le site est « siege », et soit le motif est « Venue spontanée » et le jeune est reçu sans rendez-vous, soit on ne connaît pas le motif"
    ),
  ]

  @Test(arguments: conditions)
  func `says conditions with words, not codes`(
    compte: String, ou: Tableau.Conditions, phrase: String
  ) throws {
    let source = try #require(Source(compte))
    #expect(PhraseDeCondition(source: source, presence: false).phrase(ou) == phrase)
    let said = try phrases(table(compte, ou: ou), "Ce qui est compté")[1]
    #expect(said.hasSuffix(" \(phrase)."))
  }

  static let fenetres: [(ClosedRange<Int>?, String)] = [
    (nil, "dans la période"), (0...0, "le jour même"), (1...1, "le lendemain"),
    (-1...(-1), "la veille"), (30...30, "exactement 30 jours après"),
    (0...180, "dans les 180 jours (environ 6 mois) qui suivent, le jour même compris"),
    (1...365, "dans les 365 jours (environ un an) qui suivent"),
    (-30...0, "dans les 30 jours qui précèdent, le jour même compris"),
    (-730...(-1), "dans les 730 jours (environ 2 ans) qui précèdent"),
    (30...90, "de 30 à 90 jours (environ 3 mois) après"), (-20...(-10), "de 20 à 10 jours avant"),
    (-7...7, "de 7 jours avant à 7 jours après"),
  ]

  @Test(arguments: fenetres)
  func `says windows of days in words`(entre: ClosedRange<Int>?, phrase: String) {
    #expect(FenetreDite.phrase(entre) == phrase)
  }

  @Test func `says what the youth has, or has not`() throws {
    let tableau = table(
      "sejours", ou: ["dispositif": "CEJ"],
      ayant: [Tableau.Lien("emploi.entree", ou: ["contrat": "CDI"], entre: 0...180)],
      sans: [
        Tableau.Lien("sejours", moment: .presence, entre: -365...(-1)), Tableau.Lien("atelier"),
        Tableau.Lien("jeunes", entre: 1...30),
      ])
    #expect(
      try phrases(tableau, "Ce qui est compté").suffix(4) == [
        "Il faut que le jeune ait aussi une entrée en emploi dans les 180 jours (environ 6 mois) qui suivent, le jour même compris, pour laquelle la nature du contrat est « CDI ».",
        "Il faut que le jeune n’ait aucun séjour dans un dispositif en cours un jour au moins, dans les 365 jours (environ un an) qui précèdent.",
        "Il faut que le jeune n’ait aucune participation à un atelier dans la période.",
        "Il faut que le jeune n’ait aucun accompagnement dans les 30 jours qui suivent : ni entretien, ni atelier, ni information collective.",
      ])
    #expect(
      try phrases(tableau, "À savoir") == [
        "Une note de la table dit combien de séjours dans un dispositif ont encore des jours à venir dans leur délai."
      ])
  }

  @Test func `says the lines, families crossed included`() throws {
    let lignes: [Tableau.Ligne] = [
      .par("date.mois", puis: Tableau.Famille("conseiller", vides: false)),
      .par("jeune.age", prefixe: "age.", classes: [16, 18, 26]),
      .par("jeune.qpv", prefixe: "qpv."), .par("modalite", prefixe: "m."),
      .fixe(id: "femmes", libelle: "Les femmes", ou: ["jeune.sexe": "F"]),
    ]
    #expect(
      try phrases(table("entretien", lignes: lignes), "Les lignes") == [
        "Une ligne pour chaque mois de la période. Chacune se partage à son tour : une ligne pour chaque valeur rencontrée du conseiller ; celles où rien ne compte ne sont pas montrées.",
        "Une ligne pour chaque classe de l’âge du jeune : moins de 16 ans, de 16 à 17 ans, de 18 à 25 ans et 26 ans et plus ; en dernier, ce qui n’est pas renseigné ; leur nom commence par « age. ».",
        "Une ligne quand le jeune réside en quartier prioritaire, et une ligne pour le contraire ; en dernier, ce qui n’est pas renseigné ; leur nom commence par « qpv. ».",
        "Une ligne pour chaque valeur de la modalité : « En présence », « En visio » et « Au téléphone » ; en dernier, s’il y en a, ce qui n’est pas renseigné ; leur nom commence par « m. ».",
        "« Les femmes » (femmes) : quand le jeune est une femme.",
      ])
    #expect(try phrases(table("entretien"), "Les lignes") == ["Une seule ligne, le total."])
    let savoir = try phrases(table("entretien", lignes: lignes), "À savoir")
    #expect(savoir.last == "Des lignes nomment des agents : elles restent dans la structure.")
  }

  @Test func `says what each column counts, and what shares are over`() throws {
    let colonnes: [Tableau.Colonne] = [
      Tableau.Colonne("nombre", libelle: "Sorties", .lignes),
      Tableau.Colonne("jeunes", .jeunes, par: "jeune.sexe"),
      Tableau.Colonne("dispositifs", .distinct("dispositif")),
      Tableau.Colonne("duree", libelle: "Durée", .mediane("duree_jours")),
      Tableau.Colonne("moyenne", .moyenne("duree_jours"), decimales: 1),
      Tableau.Colonne("premiere", .minimum("entree")),
      Tableau.Colonne("longue", .maximum("duree_jours"), ou: ["positive": true]),
      Tableau.Colonne("part", .part("nombre", sur: .ligne("total"))),
      Tableau.Colonne(
        "retour", .part("nombre", sur: .colonne("nombre")),
        ayant: [Tableau.Lien("entretien", entre: 1...30)]),
      Tableau.Colonne("primos", .part("jeunes.F", sur: .cellule("synthese/primos/valeur"))),
      Tableau.Colonne("rapport", .rapport("nombre", sur: .colonne("dispositifs")), decimales: 2),
    ]
    #expect(
      try phrases(
        table("sejours", moment: .sortie, lignes: [.total], colonnes: colonnes), "Les colonnes")
        == [
          "« Sorties » (nombre) : le nombre de séjours dans un dispositif.",
          "« Jeunes » (jeunes) : le nombre de jeunes différents qui en ont un au moins ; une colonne pour chaque valeur du sexe du jeune : « Femmes » et « Hommes » ; en dernier, ce qui n’est pas renseigné.",
          "« Dispositifs » (dispositifs) : le nombre de valeurs différentes pour le dispositif.",
          "« Durée » (duree) : la médiane de la durée, en jours, la valeur qui laisse autant de séjours dans un dispositif au-dessous qu’au-dessus.",
          "« Moyenne » (moyenne) : la moyenne de la durée, en jours, avec une décimale.",
          "« Premiere » (premiere) : la plus ancienne valeur de la date d’entrée.",
          "« Longue » (longue) : la plus grande valeur de la durée, en jours, quand la sortie est positive.",
          "« Part » (part) : « Sorties », en % de « Sorties » sur la ligne « Total ».",
          "« Retour » (retour) : « Sorties », quand le jeune a aussi un entretien dans les 30 jours qui suivent, en % de « Sorties » sur la même ligne.",
          "« Primos » (primos) : « jeunes.F », en % de la cellule synthese/primos/valeur.",
          "« Rapport » (rapport) : « Sorties », par rapport à « Dispositifs » sur la même ligne, avec deux décimales.",
        ])
  }

  @Test func `names every row, and every field with an article or in quotes`() throws {
    for compte in Source.noms {
      #expect(NomDeRang.existe(compte), "\(compte)")
      let source = try #require(Source(compte))
      for champ in source.nomsDesChamps(presence: true) {
        let nom = MotDeChamp(champ, source).nom
        #expect(
          ["le ", "la ", "les ", "l’", "ce ", "«"].contains(where: nom.hasPrefix),
          "\(compte) \(champ) : \(nom)")
        #expect(!nom.contains("'") && !nom.contains("_") && !nom.hasSuffix(" "), "\(nom)")
      }
    }
  }
}
