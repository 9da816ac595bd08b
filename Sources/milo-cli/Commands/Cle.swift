import MiloCore
import MiloEvents

/// `milo cle`: makes keys, and shows what may be published of them.
struct Cle: Command {
  static let name = "cle"
  static let chapter = Chapter.preuve
  static let abstract = "Fait une clé de signature, ou montre la clé publique d’un fichier."
  static let discussion = """
    « nouvelle » écrit la clé privée dans un fichier que vous seul pouvez lire, hors de tout journal, et \
    affiche la clé publique, à donner à qui veut vérifier. Qui a le fichier peut signer en votre nom : \
    gardez-le à part, et une copie en lieu sûr. « coffre » fait le dossier où seront les clés qui chiffrent les \
    champs des jeunes. « commune » fait le secret que des structures partagent pour qu’un jeune passé de l’une à l’autre \
    ne compte qu’une fois dans l’ensemble (« milo partiel --cle-commune »).

    Une clé sert à un journal, et porte alors le nom de son origine, ou à un témoin (--temoin), jamais aux \
    deux. Codes de sortie : 2 commande mal écrite, 3 clé refusée ou fichier déjà là.
    """
  static let examples = [
    Example(
      "La clé d’un journal", "milo cle nouvelle --nom milo.example/besancon /media/cle/besancon.cle"
    ),
    Example("Sa clé publique", "milo cle publique /media/cle/besancon.cle"),
    Example("Le secret des structures d’une région", "milo cle commune /media/cle/region.cle"),
    Example("Un coffre, hors du journal", "milo cle coffre /srv/coffre"),
    Example(
      "La clé d’un témoin",
      "milo cle nouvelle --temoin --nom financeur.example/temoin temoin.cle"),
  ]
  static let action = Argument(
    .choix("ACTION", ["nouvelle", "publique", "coffre", "commune"]),
    help: "nouvelle, publique, coffre ou commune.")
  static let fichier = Argument(
    .fichier, help: "Le fichier de la clé privée ; le dossier du coffre.")
  static let nom = Option(
    "nom", .texte("ORIGINE"), help: "Le nom de la clé : l’origine du journal, sans espace ni « + »."
  )
  static let temoin = Flag("temoin", help: "Montre la clé publique sous laquelle un témoin signe.")
  static let arguments: [any ArgumentDeclaration] = [action, fichier]
  static let options: [any OptionDeclaration] = [nom, temoin]

  private let nom: String?
  private let path: String
  private let isWitness: Bool
  private let isCoffre: Bool
  private let isCommune: Bool

  init(_ arguments: Arguments) throws(Misuse) {
    let action = try arguments.required(Self.action)
    let isNew = action == "nouvelle"
    isCoffre = action == "coffre"
    isCommune = action == "commune"
    path = try arguments.required(Self.fichier)
    isWitness = arguments[Self.temoin]
    nom = isNew ? try arguments.required(Self.nom) : nil
    if !isNew, arguments[Self.nom] != nil { throw .surplusArgument("--nom") }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if isCoffre {
      try makeCoffre()
      console.err.write("Coffre fait dans « \(path) ».\n")
      return .succes
    }
    if isCommune {
      try checkOutsideJournals("un secret se garde")
      try writeSecret(CleCommune.nouvelle())
      console.say("milo : clé commune faite dans « \(path) »")
      return .succes
    }
    let key: SigningKey
    if let nom {
      key = try make(nom)
      console.accomplished =
        "la clé est faite dans « \(path) », et « milo cle publique \(path) » en redonne la part publique"
    } else {
      key = try console.signingKey(path)
    }
    console.out.write((isWitness ? key.witnessKey : key.verifierKey).vkey + "\n")
    return .succes
  }

  private func makeCoffre() throws(Failure) {
    try checkOutsideJournals("un coffre se garde")
    try opening { () throws(KeyStoreError) in try FolderKeyStore.create(at: path) }
  }

  private func checkOutsideJournals(_ rule: String) throws(Failure) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    do throws(SystemError) {
      _ = try realPath(parent)
    } catch {
      throw Failure(code: .refus, message: "« \(parent) » : \(error)")
    }
    guard let journal = enclosingFolder(of: path, holding: JournalIdentity.fileName) else { return }
    throw Failure(
      code: .refus,
      message: "« \(path) » serait dans le journal « \(journal) » : \(rule) ailleurs, car un "
        + "journal se copie et se confie")
  }

  private func make(_ nom: String) throws(Failure) -> SigningKey {
    try checkOutsideJournals("une clé privée se garde")
    let key: SigningKey
    do {
      key = try SigningKey(name: nom, privateKey: Ed25519.PrivateKey())
    } catch {
      throw Failure(code: .refus, message: "\(error)")
    }
    try writeSecret(Array((key.skey + "\n").utf8))
    return key
  }

  private func writeSecret(_ bytes: [UInt8]) throws(Failure) {
    do throws(SystemError) {
      try createPrivateFile(path, bytes)
    } catch {
      throw Failure(code: .refus, message: "« \(path) » : \(error)")
    }
  }
}
