import MiloEvents

/// `milo temoin`: cosigns a checkpoint as a witness.
struct Temoin: Command {
  static let name = "temoin"
  static let chapter = Chapter.preuve
  static let abstract = "Cosigne un sceau, après avoir vérifié qu’il prolonge le dernier vu."
  static let discussion = """
    Pour qui veille sur une structure sans tenir son journal : financeur, réseau, auditeur. Le dossier \
    d’état garde le dernier sceau signé de chaque journal ; un sceau qui ne le prolonge pas n’est pas \
    signé. La preuve de cohérence est lue dans le dossier « tile/ » voisin du fichier, ou de --tuiles. La \
    copie cosignée va sur la sortie ; la structure l’ajoute avec « milo sceller --cosigne ».

    Codes de sortie : 2 commande mal écrite ; 3 refus (clé, journal inconnu, horloge) ; 4 le journal ne \
    prolonge pas le dernier sceau vu, ou une signature est fausse ; 5 un autre témoin est en cours.
    """
  static let examples = [
    Example(
      "La première fois",
      "milo temoin --cle temoin.cle --etat vus --cle-publique VKEY besancon/checkpoint > cosigne"),
    Example(
      "Ensuite", "milo temoin --cle temoin.cle --etat vus besancon/checkpoint > cosigne"),
  ]
  static let sceau = Argument(
    ValueKind<String>.fichier.named("CHECKPOINT"), help: "Le fichier « checkpoint » reçu.")
  static let cle = Option(
    "cle", .fichier, help: "Le fichier de la clé privée du témoin.", isRequired: true)
  static let etat = Option(
    "etat", .dossier, help: "Le dossier où le témoin garde ce qu’il a vu.", isRequired: true)
  static let tuiles = Option(
    "tuiles", .dossier, help: "Le dossier qui contient « tile/ » ; celui du fichier à défaut.")
  static let arguments: [any ArgumentDeclaration] = [sceau]
  static let options: [any OptionDeclaration] = [cle, etat, TrustOptions.clePublique, tuiles]

  private let path: String
  private let cle: String
  private let register: WitnessRegister
  private let log: String?
  private let folder: String

  init(_ arguments: Arguments) throws(Misuse) {
    path = try arguments.required(Self.sceau)
    cle = try arguments.required(Self.cle)
    register = WitnessRegister(try arguments.required(Self.etat))
    log = arguments[TrustOptions.clePublique]
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { [path] in String(path[..<$0]) }
    folder = arguments[Self.tuiles] ?? parent ?? "."
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let bytes = try console.contents(of: path)
    let key = try console.signingKey(cle)
    let log = try log.map { (log) throws(Failure) in try journalKey(log) }
    do throws(RegisterError) {
      let note = try register.cosign(
        bytes, key: key, log: log, tilesOf: folder, now: console.now())
      console.out.write(note.description)
      return .succes
    } catch {
      throw Failure(error)
    }
  }
}
