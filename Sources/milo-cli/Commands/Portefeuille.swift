import MiloCore
import MiloEvents

/// `milo portefeuille`: who follows whom at a date.
struct Portefeuille: Command {
  static let name = "portefeuille"
  static let chapter = Chapter.suivi
  static let abstract = "Donne le portefeuille d’un conseiller, ou ceux de toute la structure."
  static let discussion = """
    Sans conseiller, tous les portefeuilles ; les jeunes accompagnés depuis douze mois et sans référent \
    viennent d’abord. N’y sont que les dossiers actifs, et sans conseiller ceux dont l’âge est passé et que \
    personne n’a clos ; --tous montre les autres aussi. Le code de sortie est 1 quand --alertes en trouve.

    Lu par quelqu’un, un portefeuille est une table par conseiller, le plus urgent d’abord, en mots ; pour une \
    machine (CSV, JSON), une seule table, et les codes. « --html » en fait une page à imprimer.

    De plusieurs journaux, ceux qui connaissent le conseiller répondent ; les notes nomment les autres.

    --equipe compte par conseiller et par équipe, et montre ce que les absences du jour laissent à \
    découvert. --historique donne les effectifs de fin de mois. --depuis liste les transferts entre \
    deux dates.
    """
  static let examples = [
    Example("Un conseiller, aujourd’hui", "milo portefeuille DUPONT"),
    Example("Un conseiller, à une date", "milo portefeuille DUPONT --au 2022-09-30"),
    Example("Ce qui appelle l’attention", "milo portefeuille DUPONT --au 2022-09-30 --alertes"),
    Example(
      "La charge des équipes",
      "milo portefeuille --au 2022-09-30 --equipe --poids CEJ=3 --poids PACEA=1"
    ),
    Example("Les transferts du mois", "milo portefeuille --au 2022-09-30 --depuis 2022-08-31"),
  ]
  static let conseiller = Argument(
    .mots("CONSEILLER", .conseillers), help: "Le code d’un conseiller ; tous à défaut.",
    arity: .optional)
  static let au = Option(
    "au", .jour, help: "La date du portefeuille, en fin de journée ; aujourd’hui à défaut.")
  static let depuis = Option("depuis", .jour, help: "Liste les transferts depuis cette date.")
  static let historique = Flag("historique", help: "Donne les effectifs à chaque fin de mois.")
  static let equipe = Flag("equipe", help: "Compte par conseiller et par équipe.")
  static let detail = Flag(
    "detail", help: "Ajoute les derniers événements, les minutes, l’allocation, le rendez-vous.")
  static let tous = Flag("tous", help: "Montre aussi les dossiers clos, ou inactifs.")
  static let alertes = Flag("alertes", help: "Ne garde que les jeunes en alerte.")
  static let poids = Option(
    "poids", .poids, help: "Le poids d’un dispositif dans la charge.", isRepeatable: true)
  static let arguments: [any ArgumentDeclaration] = [conseiller]
  static let options: [any OptionDeclaration] =
    [au, depuis, historique, equipe, detail, tous, alertes, poids] + SharedOptions.question

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    let asked = [
      arguments[Self.historique] ? Self.historique.name : nil,
      arguments[Self.equipe] ? Self.equipe.name : nil,
      arguments[Self.depuis].map { _ in Self.depuis.name },
      arguments[Self.alertes] || arguments[Self.detail]
        ? (arguments[Self.alertes] ? Self.alertes.name : Self.detail.name) : nil,
    ].compactMap { $0 }
    if asked.count > 1 { throw .incompatibleOptions(asked[0], asked[1]) }
    if let depuis = arguments[Self.depuis], let date = arguments[Self.au], depuis > date {
      throw .endBeforeStart(du: "\(depuis)", au: "\(date)")
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    try arguments.repondre("Portefeuilles", &console) { (tour) throws(Failure) in
      try report(&tour)
    }
  }

  private func report(_ tour: inout Tour) throws(Failure) -> Report {
    let display = DisplayOptions(arguments)
    let date = arguments[Self.au] ?? arguments.today(tour.path, tour.console)
    let lecture = try arguments.lire(tour.path, hashing: tour.hashes(display), tour.console)
    let histoires = lecture.histoires
    let code = arguments[Self.conseiller]
    if let code { try lecture.checkConseiller(code) }
    if arguments[Self.historique] {
      let all = histoires.fold(HistoriqueEffectifs(histoires, au: date)).resultat
      let wanted = all.filter { code == nil || $0.conseiller == code }
      return report([TablesPortefeuilles.historique(wanted)], au: date, lecture)
    }
    if let depuis = arguments[Self.depuis] {
      let all = histoires.fold(Transferts(histoires, du: depuis, au: date)).resultat
      let wanted = all.filter { code == nil || $0.de == code || $0.vers == code }
      return report(
        [
          TablesPortefeuilles.transferts(
            wanted, du: depuis, au: date, pourLire: !display.isForMachines)
        ], au: date, lecture)
    }
    let isTeam = arguments[Self.equipe]
    let portefeuilles = Portefeuilles(
      histoires, au: date, conseiller: isTeam ? nil : code, isDetaille: arguments[Self.detail],
      isEntier: arguments[Self.tous])
    var lignes = histoires.fold(portefeuilles).resultat
    if isTeam {
      let equipes = Equipes(lignes, histoires, au: date, poids: poids)
      return report(
        code.map { [equipes.tableConseiller($0)] } ?? equipes.tables, au: date, lecture)
    }
    if arguments[Self.alertes] { lignes.removeAll { $0.alertes.isEmpty } }
    var tables =
      display.isForMachines
      ? [TablesPortefeuilles.portefeuille(lignes)]
      : PortefeuilleDit(lignes, histoires, au: date).tables(code)
    if arguments[Self.detail] { tables.append(TablesPortefeuilles.detail(lignes)) }
    if arguments[Self.alertes], !lignes.isEmpty { tour.code = .constats }
    return report(tables, au: date, lecture)
  }

  private var poids: [String: Int] {
    Dictionary(arguments.all(Self.poids).map { ($0.dispositif, $0.centiemes) }) { $1 }
  }

  private func report(
    _ tables: [ReportTable], au date: LocalDate, _ lecture: Lecture
  ) -> Report {
    let who = arguments[Self.conseiller].map { " de \($0)" } ?? "s"
    return lecture.report("Portefeuille\(who) au \(FrenchText.day("\(date)"))", tables)
  }
}

/// The weight of a dispositif, as `CEJ=3` gives it.
struct Poids: Sendable {
  var dispositif: String
  var centiemes: Int
}

extension ValueKind where Value == Poids {
  /// A dispositif and its weight, `CEJ=3`.
  static var poids: Self {
    Self(
      placeholder: "DISPOSITIF=POIDS",
      expected: "un dispositif et un poids de deux décimales au plus, comme CEJ=3"
    ) { text in
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, let poids = Nombre(String(parts[1])) else {
        return nil
      }
      return Poids(dispositif: String(parts[0]), centiemes: poids.centiemes)
    }
  }
}

extension Lecture {
  /// Checks the code of a counsellor.
  ///
  /// - Throws: that the journal does not know the counsellor, with the nearest code.
  func checkConseiller(_ code: String) throws(Failure) {
    let known = histoires.codesConseillers
    if !known.contains(code) { throw .inconnu("conseiller", code, among: known) }
  }
}
