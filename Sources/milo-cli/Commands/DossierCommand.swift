import MiloCore
import MiloEvents

/// `milo dossier`: the evidence file of a sealed journal.
struct DossierCommand: Command {
  static let name = "dossier"
  static let chapter = Chapter.preuve
  static let abstract =
    "Écrit un dossier de preuve : une page qui se vérifie elle-même, sans réseau."
  static let discussion = """
    La page montre des chiffres, leurs définitions, les lignes derrière eux et les critères du label ; elle \
    porte les preuves que ces lignes sont sous le sceau. Elle ne contient ni texte libre ni identifiant de \
    jeune : une ligne y est son empreinte, un jeune un numéro tiré pour ce seul fichier. --originales met \
    les lignes elles-mêmes, pour qui a le droit de les lire ; --retenir ne laisse d’une ligne que son empreinte.

    Avec --cle, la page est signée : personne ne peut la refaire sans que cela se voie. Sans --cellule ni \
    --critere, tous les critères saisis.
    """
  static let examples = [
    Example(
      "Deux chiffres publiés",
      "milo dossier --annee 2022 --vu-au 2023-04-06 --cellule synthese/primos/valeur --cellule synthese/primos_mineurs_part/valeur --cle besancon.cle -o dossier.milo.html"
    ),
    Example(
      "Un critère du label", "milo dossier --annee 2022 --critere ACC1 -o dossier.milo.html"),
  ]
  static let critere = Option(
    "critere", .mots("CODE", .criteres), help: "Un critère du label, avec ses preuves.",
    isRepeatable: true)
  static let cellule = Option(
    "cellule", .cellule, help: "Un chiffre à prouver.", isRepeatable: true)
  static let sortie = Option(
    "sortie", short: "o", .fichier, help: "Le fichier à écrire ; - pour la sortie standard.",
    isRequired: true)
  static let cle = Option(
    "cle", .fichier, help: "Le fichier de la clé privée du journal, pour signer la page.")
  static let originales = Flag(
    "originales",
    help: "Met les lignes telles quelles, identifiants et textes libres compris.")
  static let retenir = Option(
    "retenir", .entier("INDEX", 0...Int.max), help: "Ne laisse de cette ligne que son empreinte.",
    isRepeatable: true)
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [
      critere, cellule, sortie, cle, TrustOptions.clePublique, originales, retenir, Stats.filtre,
      SharedOptions.tableaux,
      SharedOptions.remplacer, SharedOptions.journal, SharedOptions.vuAu, SharedOptions.sansCache,
    ]

  private let arguments: Arguments
  private let periode: Periode
  private let sortie: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    periode = try Periode(arguments)
    sortie = try arguments.required(Self.sortie)
    if arguments[Self.cle] != nil, arguments[TrustOptions.clePublique] != nil {
      throw .incompatibleOptions(Self.cle.name, TrustOptions.clePublique.name)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let path = arguments.journal(console)
    let journal = try arguments.ouvrir(console)
    let lecture = try arguments.lire(path, hashing: false, console)
    let key = try arguments[Self.cle].map { (path) throws(Failure) in
      try console.signingKey(path)
    }
    if let key, key.name != journal.identity.origin {
      throw Failure(SealError.wrongKey(found: key.name, expected: journal.identity.origin))
    }
    var demande = DossierDePreuve.Demande(periode, auteur: Milo.logiciel)
    demande.filtres = try arguments.filtres()
    console.tell(lecture.histoires.valeursInconnues(demande.filtres))
    demande.criteres = arguments.all(Self.critere)
    demande.cellules = try cellules()
    demande.originales = arguments[Self.originales]
    demande.retenues = Set(arguments.all(Self.retenir))
    demande.clePublique = key?.verifierKey
    if let text = arguments[TrustOptions.clePublique] {
      demande.clePublique = try journalKey(text)
    }
    let dossier: DossierDePreuve
    var generator = SystemRandomNumberGenerator()
    do throws(DossierError) {
      dossier = try DossierDePreuve(journal, lecture, demande, using: &generator)
    } catch {
      throw Failure(error).conseillant(error.conseil)
    }
    let html: String
    do {
      let page = try DossierPage(dossier)
      html = page.html(signature: try key.map { try page.signature(by: $0) })
    } catch {
      throw Failure(code: .refus, message: "\(error)")
    }
    try console.write(html, to: sortie, replacing: arguments[SharedOptions.remplacer])
    if sortie != "-" {
      console.err.write(
        "Dossier écrit dans « \(sortie) » (chiffres : \(dossier.chiffres.count), lignes prouvées : \(dossier.lignes.count)).\n"
      )
    }
    return .succes
  }

  private func cellules() throws(Failure) -> [Cellule] {
    var cellules: [Cellule] = []
    for text in arguments.all(Self.cellule) { cellules.append(try Cellule(typed: text)) }
    return cellules
  }
}

/// `milo verifier-dossier`: verifies an evidence file, and runs nothing of it.
struct VerifierDossier: Command {
  static let name = "verifier-dossier"
  static let chapter = Chapter.preuve
  static let abstract = "Vérifie un dossier de preuve, sans rien exécuter de ce qu’il contient."
  static let discussion = """
    Refait chaque empreinte, chaque preuve, chaque somme, et la page elle-même à partir de ses données : un \
    seul octet changé se voit, et la réponse dit où. La clé publique doit venir d’ailleurs que du dossier \
    (--cle-publique ou --politique) ; à défaut, celle qu’il donne.

    Codes de sortie : 0 tout tient, 1 un point ne tient pas, 3 le fichier est illisible.
    """
  static let examples = [
    Example("Un dossier reçu", "milo verifier-dossier dossier.milo.html --cle-publique VKEY"),
    Example(
      "La preuve d’une de ses lignes",
      "milo verifier-dossier dossier.milo.html --preuve 1204 > ligne-1204.tlog-proof"),
  ]
  static let fichier = Argument(.fichier, help: "Le dossier de preuve.")
  static let preuve = Option(
    "preuve", .entier("INDEX", 0...Int.max),
    help: "Écrit la preuve d’une ligne du dossier (C2SP tlog-proof), s’il tient.")
  static let arguments: [any ArgumentDeclaration] = [fichier]
  static let options: [any OptionDeclaration] = TrustOptions.declared + [preuve]

  private let arguments: Arguments
  private let path: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    path = try arguments.required(Self.fichier)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let politique = try arguments.politique(&console)
    let bytes = try console.contents(of: path)
    let controle = ControleDossier(bytes, politique: politique, auteur: Milo.logiciel)
    if let index = arguments[Self.preuve], controle.tient {
      guard let bundle = controle.dossier?.preuve(ligne: index) else {
        throw Failure(code: .refus, message: "le dossier n’a pas de ligne \(index)")
      }
      console.out.write(bundle.text)
      return .succes
    }
    guard controle.isDossier else {
      let reason = controle.points.first?.message ?? ""
      throw Failure(code: .refus, message: "« \(path) » : \(reason)")
    }
    for point in controle.points {
      let mark = point.tient.map { $0 ? "tient" : "NE TIENT PAS" } ?? "non vérifié"
      console.out.write(line: "\(mark) : \(point.message)")
    }
    return controle.tient ? .succes : .constats
  }
}

extension Failure {
  /// An evidence file that cannot be composed.
  init(_ error: DossierError) {
    switch error {
    case .preuve(let error): self.init(error)
    case .nonScelle: self.init(code: .refus, message: error.description)
    case .chiffre, .sansValeur, .horsDePortee, .critere, .retenue, .vide:
      self.init(code: .usage, message: error.description)
    }
  }
}
