import MiloCore
import MiloEvents

/// `milo rapport`: the yearly report, and the control of one that was published.
struct RapportCommand: Command {
  static let name = "rapport"
  static let chapter = Chapter.chiffres
  static let abstract = "Écrit le rapport annuel, ou recalcule un rapport publié."
  static let discussion = """
    --html écrit une page qui se suffit : graphiques, tableaux, définitions ; elle s’imprime sur A4 et \
    se lit sur un téléphone, sans réseau. --pdf imprime cette page, --xlsx en fait un classeur, une feuille \
    par chapitre, --md un texte ; toutes se demandent ensemble. Sans elles, les mêmes tables, sous la forme \
    que demande --format.

    --public cache ce qui dirait de qui l’on parle (voir « milo stats --aide ») ; une page faite sans lui dit \
    au pied combien de comptes de moins de 5 jeunes elle montre : elle est d’usage interne.

    --verifier relit une page, ou la sortie de « milo stats --format json », reprend les premières \
    lignes du journal, autant que le rapport en compte, et recalcule tout. Le code de sortie est 1 quand \
    un chiffre, un octet, la date de vue ou la racine diffère ; 6 quand la page est d’une autre version de \
    Milo : ses chiffres sont ceux du journal, mais ce qu’elle montre n’est pas comparé. Les filtres d’une sortie JSON, qu’elle ne \
    dit pas, se redonnent avec --filtre.

    Ce que la page montre est une composition : des chapitres, des tables, des phrases dont les chiffres sont des cellules, \
    des images. --modele écrit celle de Milo, à changer ; --composition prend la vôtre, et --documents dit où sont ses images \
    (le dossier de la composition à défaut). Elle se redonne pour vérifier la page qui la suit.

    De plusieurs journaux, la page est celle de leur ensemble : chaque structure à côté des autres, puis les chapitres qui \
    valent pour toutes. --modele en écrit la composition quand --journal en nomme plusieurs ; celles que des journaux \
    déclarent restent de côté.
    """
  static let examples = [
    Example("La page de 2022", "milo rapport --annee 2022 --html rapport-2022.html"),
    Example(
      "La même, imprimée, et ses nombres dans un tableur",
      "milo rapport --annee 2022 --pdf rapport-2022.pdf --xlsx rapport-2022.xlsx"),
    Example(
      "Comme elle fut publiée",
      "milo rapport --annee 2022 --vu-au 2023-04-06 --html rapport-2022.html"),
    Example("Pour le site de la structure", "milo rapport --annee 2022 --public --html 2022.html"),
    Example("Les mêmes tables, au terminal", "milo rapport --annee 2022"),
    Example("Partir de la composition de Milo", "milo rapport --modele > rapport.json"),
    Example(
      "La page de la structure",
      "milo rapport --annee 2022 --composition rapport.json --html rapport-2022.html"),
    Example(
      "La page d’une région, un journal par dossier",
      "milo rapport --annee 2022 --journal region --html region-2022.html"),
    Example("Ce rapport est-il celui du journal ?", "milo rapport --verifier rapport-2022.html"),
  ]
  static let verifier = Option(
    "verifier", .fichier, help: "Recalcule ce rapport publié et dit ce qui diffère.")
  static let composition = Option(
    "composition", .fichier,
    help:
      "Ce que la page montre : un fichier, ou le code d’une composition du journal ; à défaut celle du journal dont le code est « rapport », sinon celle de Milo."
  )
  static let documents = Option(
    "documents", .dossier,
    help: "Le dossier des images que la composition nomme ; le sien à défaut.")
  static let modele = Flag(
    "modele",
    help:
      "Écrit la composition de Milo, pour en partir : la nationale, ou celle de plusieurs structures si --journal en nomme plusieurs."
  )
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [
      composition, documents, modele, verifier, Stats.filtre, SharedOptions.tableaux,
    ] + SharedOptions.ensemble + [ReunionOptions.cleCommune] + SharedOptions.secrecy
    + SharedOptions.reading + SharedOptions.display

  private let arguments: Arguments
  /// The period of the report to write; nil when one is to be controlled.
  private let periode: Periode?

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    let file = arguments.files.first?.form.option.name
    let format = arguments[SharedOptions.format] == nil ? nil : SharedOptions.format.name
    if arguments[Self.modele] {
      periode = nil
      for other in [Self.verifier, Self.composition] where arguments[other] != nil {
        throw .incompatibleOptions(Self.modele.name, other.name)
      }
      return
    }
    guard arguments[Self.verifier] != nil else {
      periode = try Periode(arguments)
      return
    }
    periode = nil
    let vuAu = arguments[SharedOptions.vuAu] == nil ? nil : SharedOptions.vuAu.name
    let tete =
      arguments[SharedOptions.vuALaTete] == nil ? nil : SharedOptions.vuALaTete.name
    let annee = arguments.hasPeriode ? PeriodeOptions.annee.name : nil
    let secret = arguments[SharedOptions.secret] == nil ? nil : SharedOptions.secret.name
    let publique = arguments[SharedOptions.publique] ? SharedOptions.publique.name : nil
    if let other = file ?? format ?? vuAu ?? tete ?? annee ?? secret ?? publique {
      throw .incompatibleOptions(Self.verifier.name, other)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if arguments[Self.modele] {
      let isPluriel = arguments.chemins(console).count > 1
      let modele = isPluriel ? Composition.regionale : .nationale
      console.out.write(EditableJSON.text(of: modele.json))
      return .succes
    }
    let ensemble = try arguments.ensemble(&console)
    guard let path = ensemble.seul else {
      guard let periode else { return try control(ensemble, &console) }
      return try arguments.rapport(ensemble, periode, &console)
    }
    guard let periode else { return try control(path, &console) }
    let lecture = try arguments.lire(path, hashing: true, console)
    if let note = lecture.histoires.silence(periode) { console.say("milo : \(note)") }
    let filtres = try arguments.filtres()
    console.tell(lecture.histoires.valeursInconnues(filtres))
    let choisie = try console.composition(arguments, lecture, lecture.tableaux)
    let rapport: RapportAnnuel
    do throws(RapportError) {
      rapport = try RapportAnnuel(
        lecture.histoires, periode, filtres: filtres,
        composition: choisie?.composition ?? .nationale, images: choisie?.images ?? [:],
        secret: arguments.secret)
    } catch {
      throw Failure(error)
    }
    let report = lecture.report(rapport, composition: choisie?.origine)
    try console.show(report, DisplayOptions(arguments))
    return .succes
  }

  private func control(_ path: String, _ console: inout Console) throws(Failure) -> ExitCode {
    let publie = try publie(&console)
    let journal = try journalling { () throws(JournalError) in try Journal(path: path) }
    let tableaux = try arguments.tableaux(console)
    let choisie = try console.composition(arguments, nil, tableaux)
    var images = choisie?.images ?? [:]
    if case .journal(let code, _)? = publie.composition {
      let found = try arguments.lire(path, hashing: false, console).composition(code)
      images = try console.images(
        found?.composition.images ?? [], in: arguments[Self.documents])
    }
    let controle = try journalling { () throws(JournalError) in
      try publie.controle(
        journal, tableaux: tableaux, composition: choisie?.composition, images: images)
    }
    return console.show(controle)
  }

  private func control(
    _ ensemble: JournauxNommes, _ console: inout Console
  ) throws(Failure) -> ExitCode {
    let publie = try publie(&console)
    var journaux: [Journal] = []
    for membre in ensemble.membres { journaux.append(try arguments.opened(membre.path)) }
    let tableaux = try arguments.tableaux(console)
    let choisie = try console.composition(arguments, nil, tableaux)
    let cle = try console.cleCommune(arguments)
    let controle = try journalling { () throws(JournalError) in
      try publie.controle(
        journaux, tableaux: tableaux, composition: choisie?.composition,
        images: choisie?.images ?? [:], cle: cle)
    }
    return console.show(controle)
  }

  /// The published report that the options name.
  private func publie(_ console: inout Console) throws(Failure) -> RapportPublie {
    let file = arguments[Self.verifier] ?? ""
    let bytes = try console.contents(of: file)
    let filtres = try arguments.filtres()
    do throws(RapportPublieError) {
      return try RapportPublie(bytes, logiciel: Milo.logiciel, filtres: filtres)
    } catch {
      throw Failure(code: .refus, message: "« \(file) » : \(error)").conseillant(error.conseil)
    }
  }
}

extension Console {
  /// Says what the control of a report found, and how the run ends.
  fileprivate mutating func show(_ controle: ControleRapport) -> ExitCode {
    for constat in controle.constats { out.write(line: "\(constat)") }
    guard controle.tient else { return .constats }
    out.write(line: "\(controle)")
    return controle.autreVersion == nil ? .succes : .reserves
  }
}
