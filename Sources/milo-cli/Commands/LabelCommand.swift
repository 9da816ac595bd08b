import MiloCore
import MiloEvents

/// `milo label`: where the structure stands before an audit of its label.
struct LabelCommand: Command {
  static let name = "label"
  static let chapter = Chapter.preuve
  static let abstract =
    "Fait le point sur le label : critères, preuves, chiffres, actions, manques."
  static let discussion = """
    Le référentiel national n’est pas public : la structure saisit ses critères (« critere »), ce qui les \
    prouve (« preuve » : un document, un chiffre, des événements) et ses actions (« amelioration »). Les \
    chiffres sont ceux de la dernière année entière à la date demandée, ou de --annee.

    Avec --criteres-au, les critères, les preuves et les tables déclarées sont ceux que le journal connaissait ce jour-là, \
    quelle que soit la vue des chiffres (--vu-au) ; une preuve peut aussi dire la sienne (« ?vu-au=2023-04-06 ») : un dossier \
    monté en 2024 montre ainsi ce qui fut vu en 2023. Le libellé d’une preuve est du texte libre, que --texte montre.

    Une preuve enregistrée plus de 30 jours après sa date est tardive. --documents cherche dans un dossier les fichiers dont \
    les preuves disent le SHA-256 : présents, manquants ; un fichier modifié est de ceux qu’aucune preuve ne nomme. Le code \
    de sortie est alors 1 quand un document manque.
    """
  static let examples = [
    Example("Avant l’audit", "milo label --au 2023-04-06"),
    Example(
      "Avec les échéances", "milo label --au 2023-04-06 --audit 2023-06-15 --annee 2022"),
    Example(
      "Le dossier de 2024, sur les chiffres vus en 2023",
      "milo label --criteres-au 2024-02-01 --vu-au 2023-04-06 --annee 2022"),
    Example("Les documents sont-ils là ?", "milo label --documents preuves-2022"),
    Example("Pour un tableur", "milo label --au 2023-04-06 --format csv"),
  ]
  static let au = Option(
    "au", .jour,
    help: "La date du point, en fin de journée ; celle des critères ou de la vue à défaut.")
  static let criteresAu = Option(
    "criteres-au", .jour,
    help:
      "Prend les critères, preuves et tables connus à la fin de ce jour ; ceux de la vue à défaut.")
  static let audit = Option(
    "audit", .jour,
    help:
      "La date de l’audit initial, d’où viennent le suivi et le renouvellement ; le dernier audit saisi à défaut."
  )
  static let documents = Option(
    "documents", .dossier, help: "Le dossier où sont les documents donnés en preuve.")
  static let options: [any OptionDeclaration] =
    [
      au, criteresAu, PeriodeOptions.annee, audit, documents, Lister.texte, SharedOptions.tableaux,
    ] + SharedOptions.question

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    try arguments.repondre("Label", &console) { (tour) throws(Failure) in try report(&tour) }
  }

  private func report(_ tour: inout Tour) throws(Failure) -> Report {
    let hashing = tour.hashes(DisplayOptions(arguments))
    let criteres = try arguments[Self.criteresAu].map { [tour] (jour) throws(Failure) in
      try arguments.lire(tour.path, vuAu: jour, hashing: hashing, tour.console)
    }
    let lecture = try arguments.lire(
      tour.path, vuAu: arguments[SharedOptions.vuAu], tableaux: criteres?.tableaux,
      hashing: hashing, tour.console)
    guard let date = arguments[Self.au] ?? arguments[Self.criteresAu] ?? lecture.jourDeVue else {
      throw Failure(
        code: .usage, message: "le journal est vide : donnez la date du point avec --au AAAA-MM-JJ")
    }
    let lastWholeYear = (date + 1).year - 1
    let annee = arguments[PeriodeOptions.annee] ?? lastWholeYear
    let label = Label(lecture, criteres: criteres, au: date, annee: annee)
    let texte = arguments[Lister.texte]
    var tables = label.tables(texte: texte)
    if let audit = arguments[Self.audit] {
      tables.append(label.tableEcheances(auditInitial: audit))
    } else if let echeances = label.tableEcheances {
      tables.append(echeances)
    }
    var documents: DocumentsDuLabel?
    if let folder = arguments[Self.documents] {
      let found = DocumentsDuLabel(label, fichiers: try Self.fichiers(folder, &tour.console))
      tables.append(found.table(texte: texte))
      documents = found
    }
    var notes: [String] = []
    if let criteres, let jour = criteres.vuAu {
      let racine = criteres.racine.map { ", racine \($0)" } ?? ""
      notes.append(
        "Critères, preuves et tables déclarées connus au \(FrenchText.day("\(jour)")) : "
          + "\(compte(criteres.taille, "ligne", "lignes"))\(racine).")
    }
    if label.bilans.isEmpty {
      notes.append(
        "Aucun critère n’est saisi au \(FrenchText.day("\(date)")) : « milo ajouter critere code=… libelle=… axe=… »."
      )
    }
    if !label.criteresInconnus.isEmpty {
      notes.append(
        "Critères nommés par une preuve ou une action, que personne n’a saisis : "
          + label.criteresInconnus.joined(separator: ", ") + ".")
    }
    if documents?.manque ?? false { tour.code = .constats }
    return lecture.report(
      "Label au \(FrenchText.day("\(date)"))", tables, periode: Periode(annee: annee),
      notes: notes)
  }

  /// The files of a folder, those of its own folders left out, and what their bytes hash to.
  private static func fichiers(
    _ folder: String, _ console: inout Console
  ) throws(Failure) -> [String: Digest] {
    var names: [String] = []
    do throws(SystemError) {
      for name in try folderNames(folder)
      where try fileStatus("\(folder)/\(name)")?.kind == .file { names.append(name) }
    } catch {
      throw Failure(code: .refus, message: "« \(folder) » ne peut être lu : \(error)")
    }
    var fichiers: [String: Digest] = [:]
    for name in names {
      fichiers[name] = SHA256.hash(try console.contents(of: "\(folder)/\(name)"))
    }
    return fichiers
  }
}
