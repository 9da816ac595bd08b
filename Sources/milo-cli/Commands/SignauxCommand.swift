import MiloCore
import MiloEvents

/// `milo signaux`: where an auditor may look closer.
struct SignauxCommand: Command {
  static let name = "signaux"
  static let chapter = Chapter.preuve
  static let abstract = "Dit où regarder de plus près : saisies tardives, rafales, corrections."
  static let discussion = """
    Cinq signaux, chacun avec sa définition : les événements saisis tard, par mois et par auteur ; les rafales de \
    lignes d’un même auteur ; les lignes enregistrées loin de l’heure que dit leur identifiant ; les corrections \
    faites après la clôture de l’année ; les mois sans sceau. Un signal n’accuse personne, et ne change pas le \
    code de sortie.

    Une période choisit les événements par leur date (tardifs), les corrections par celle de ce qu’elles corrigent, \
    les lignes par le jour de leur enregistrement (rafales, identifiants, sceaux). Les auteurs sont numérotés dans \
    l’ordre du journal ; --agents les nomme. Les lignes sont lues, jamais un cache.
    """
  static let examples = [
    Example("L’année 2022", "milo signaux --annee 2022"),
    Example("Les lignes derrière les rafales", "milo signaux --signal rafales --detail"),
    Example("Une clôture au 31 janvier", "milo signaux --signal corrections --cloture 31/01"),
  ]
  static let signal = Option<Signal>(
    "signal", .parmi("SIGNAL"), help: "Un signal à montrer ; tous à défaut.", isRepeatable: true)
  static let rafale = Option(
    "rafale", .entier("LIGNES", 2...1_000_000),
    help: "Combien de lignes d’un auteur en une minute font une rafale ; 30 à défaut.")
  static let ecart = Option(
    "ecart", .jours,
    help:
      "L’écart entre un identifiant et sa ligne, en jours, au-delà duquel il est dit ; 1 à défaut.")
  static let cloture = Option(
    "cloture", .jourDeLAnnee,
    help: "Le jour où une année est close, l’année suivante ; 31/03 à défaut.")
  static let detail = Flag("detail", help: "Montre aussi les lignes derrière chaque signal.")
  static let agents = Flag("agents", help: "Nomme les auteurs, au lieu de les numéroter.")
  static let options: [any OptionDeclaration] =
    [signal, Tardifs.plusDe, rafale, ecart, cloture, detail, agents] + PeriodeOptions.declared
    + SharedOptions.ensemble + [SharedOptions.vuAu] + SharedOptions.display

  private let arguments: Arguments
  private let periode: Periode?

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try arguments.periode()
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    try arguments.repondre("Signaux", &console) { (tour) throws(Failure) in try report(tour) }
  }

  private func report(_ tour: Tour) throws(Failure) -> Report {
    let journal = try arguments.opened(tour.path, tour.console)
    let bar = ProgressBar("Lecture", on: tour.console)
    defer { bar.finish() }
    var seuils = Signal.Seuils()
    seuils.retard = arguments[Tardifs.plusDe] ?? seuils.retard
    seuils.rafale = arguments[Self.rafale] ?? seuils.rafale
    seuils.ecart = arguments[Self.ecart] ?? seuils.ecart
    seuils.cloture = arguments[Self.cloture] ?? seuils.cloture
    let asked = seuils
    let signaux = try journalling { () throws(JournalError) in
      try Signaux(
        journal, periode, vuAu: arguments[SharedOptions.vuAu], seuils: asked,
        progress: bar.progression)
    }
    bar.finish()
    let chosen = arguments.all(Self.signal)
    let agents = arguments[Self.agents]
    var tables = signaux.tables(chosen.isEmpty ? nil : chosen, agents: agents)
    if arguments[Self.detail] {
      tables.append(
        try journalling { () throws(JournalError) in
          try signaux.detail(chosen.isEmpty ? Signal.allCases : chosen, agents: agents)
        })
    }
    var report = signaux.report(tables)
    report.provenance?.isProvisoire = arguments.isProvisoire(
      arguments[SharedOptions.vuAu], journal, tour.console)
    return report
  }
}
