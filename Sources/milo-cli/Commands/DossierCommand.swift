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
    jeune : une ligne y est son empreinte, avec son type, son mois et le jour de son enregistrement ; un jeune, \
    un numéro tiré pour ce seul fichier. Ses chiffres sont alors déclarés : rien ne les contredit. --originales met \
    les lignes elles-mêmes, pour qui a le droit de les lire, et ce qu’il faut pour recompter les chiffres ; --retenir \
    ne laisse d’une ligne que son empreinte. C’est une donnée personnelle : deux faits datés désignent quelqu’un. \
    --texte y met le libellé des preuves.

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
  static let precision = Option(
    "precision", .choix("PRÉCISION", ["mois", "jour"]),
    help: "La précision des dates des lignes ; mois à défaut.")
  static let retenir = Option(
    "retenir", .entier("INDEX", 0...Int.max), help: "Ne laisse de cette ligne que son empreinte.",
    isRepeatable: true)
  static let options: [any OptionDeclaration] =
    PeriodeOptions.declared + [
      critere, cellule, sortie, cle, TrustOptions.clePublique, originales, Lister.texte, precision,
      retenir,
      Stats.filtre,
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
    demande.libelles = arguments[Lister.texte]
    demande.auJour = arguments[Self.precision] == "jour"
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
    try tellDevinables(dossier, lecture, &console)
    try console.write(html, to: sortie, replacing: arguments[SharedOptions.remplacer])
    if sortie != "-" {
      console.err.write(
        "Dossier écrit dans « \(sortie) » (chiffres : \(dossier.chiffres.count), lignes prouvées : \(dossier.lignes.count)).\n"
      )
    }
    return .succes
  }

  private func tellDevinables(
    _ dossier: DossierDePreuve, _ lecture: Lecture, _ console: inout Console
  ) throws(Failure) {
    let devinables: Int
    do throws(StoreError) {
      devinables = try dossier.devinables(dans: lecture)
    } catch {
      throw Failure(JournalError.store(error))
    }
    guard devinables > 0 else { return }
    let lignes = compte(
      devinables,
      "ligne dont ce dossier porte l’empreinte peut être devinée",
      "lignes dont ce dossier porte l’empreinte peuvent être devinées")
    console.say(
      "milo : \(lignes) par qui essaie des contenus vraisemblables : un identifiant venu d’ailleurs, et "
        + "pas d’attribut « alea »")
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
    (--cle-publique ou --politique) ; sinon l’auteur n’est pas vérifié.

    Un chiffre est recompté quand les lignes que le dossier porte en entier le redonnent, par la définition de sa \
    table ; déclaré quand rien ne le contredit, mais qu’il repose sur ce que le dossier dit de lignes qu’il ne montre \
    pas. Des lignes laissées de côté (une annulation) pourraient changer un chiffre recompté : seul le journal entier \
    l’exclut.

    Codes de sortie : 0 tout est recompté, sous votre clé ; 1 un point ne tient pas ; 3 le fichier est illisible ; \
    6 rien ne contredit le dossier, mais un chiffre n’est que déclaré, ou l’auteur ou l’affichage n’est pas vérifié.
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
  static let accepterDeclare = Flag(
    "accepter-declare",
    help: "Sort avec le code 0 quand des chiffres sont déclarés et que tout le reste tient.")
  static let arguments: [any ArgumentDeclaration] = [fichier]
  static let options: [any OptionDeclaration] = TrustOptions.declared + [preuve, accepterDeclare]

  private let arguments: Arguments
  private let path: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    path = try arguments.required(Self.fichier)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let politique = try arguments.politique(&console)
    let bytes = try console.contents(of: path)
    let controle = ControleDossier(bytes, politique: politique)
    if let index = arguments[Self.preuve], controle.verdict != .neTientPas {
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
      console.out.write(line: "\(point.etat.rawValue) : \(point.message)")
    }
    console.out.write(line: "")
    console.out.write(line: Self.conclusion(controle))
    switch controle.verdict {
    case .recompte: return .succes
    case .declare: return arguments[Self.accepterDeclare] ? .succes : .reserves
    case .nonVerifie: return .reserves
    case .neTientPas: return .constats
    }
  }

  /// What the points come to, for who reads nothing else.
  private static func conclusion(_ controle: ControleDossier) -> String {
    func combien(_ etat: ControleDossier.Etat) -> Int {
      controle.points.count { $0.etat == etat }
    }
    switch controle.verdict {
    case .recompte: return "Tout est vérifié, et chaque chiffre est recompté."
    case .declare, .nonVerifie:
      var reserves: [String] = []
      let (declares, autres) = (combien(.declare), combien(.nonVerifie))
      if declares > 0 { reserves.append(compte(declares, "chiffre déclaré", "chiffres déclarés")) }
      if autres > 0 { reserves.append(compte(autres, "point non vérifié", "points non vérifiés")) }
      return "Rien ne contredit ce dossier ; \(reserves.joined(separator: ", "))."
    case .neTientPas:
      let count = combien(.neTientPas)
      return compte(count, "point ne tient pas.", "points ne tiennent pas.")
    }
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
