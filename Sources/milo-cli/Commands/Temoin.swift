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

    Un témoin qui répond par le réseau (C2SP tlog-witness) reçoit de la structure, par « curl », ce que --demande \
    écrit ; ce qu’il répond va tel quel à « milo sceller --cosigne ».

    Codes de sortie : 2 commande mal écrite ; 3 refus (clé, journal inconnu, horloge) ; 4 le journal ne \
    prolonge pas le dernier sceau vu, ou une signature est fausse ; 5 un autre témoin est en cours.
    """
  static let examples = [
    Example(
      "La première fois",
      "milo temoin --cle temoin.cle --etat vus --cle-publique VKEY besancon/checkpoint > cosigne"),
    Example(
      "Ensuite", "milo temoin --cle temoin.cle --etat vus besancon/checkpoint > cosigne"),
    Example(
      "Demander à un témoin du réseau",
      "milo temoin --demande --depuis 120000 besancon/checkpoint > demande"),
  ]
  static let sceau = Argument(
    ValueKind<String>.fichier.named("CHECKPOINT"), help: "Le fichier « checkpoint » reçu.")
  static let cle = Option("cle", .fichier, help: "Le fichier de la clé privée du témoin.")
  static let etat = Option(
    "etat", .dossier, help: "Le dossier où le témoin garde ce qu’il a vu.")
  static let demande = Flag(
    "demande", help: "Écrit ce qu’on envoie à un témoin du réseau, au lieu de signer.")
  static let depuis = Option(
    "depuis", .entier("LIGNES", 0...Int.max),
    help: "Avec --demande : la taille du dernier sceau que le témoin a signé ; 0 à défaut.")
  static let tuiles = Option(
    "tuiles", .dossier, help: "Le dossier qui contient « tile/ » ; celui du fichier à défaut.")
  static let arguments: [any ArgumentDeclaration] = [sceau]
  static let options: [any OptionDeclaration] = [
    cle, etat, TrustOptions.clePublique, tuiles, demande, depuis,
  ]

  private let path: String
  /// The witness's key and register; nil for a request.
  private let temoin: (cle: String, register: WitnessRegister)?
  private let depuis: Int
  private let log: String?
  private let folder: String

  init(_ arguments: Arguments) throws(Misuse) {
    path = try arguments.required(Self.sceau)
    if arguments[Self.demande] {
      if arguments[Self.cle] != nil {
        throw .incompatibleOptions(Self.demande.name, Self.cle.name)
      }
      temoin = nil
    } else {
      if arguments[Self.depuis] != nil { throw .missingOption(Self.demande.name) }
      let cle = try arguments.required(Self.cle)
      temoin = (cle, WitnessRegister(try arguments.required(Self.etat)))
    }
    depuis = arguments[Self.depuis] ?? 0
    log = arguments[TrustOptions.clePublique]
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { [path] in String(path[..<$0]) }
    folder = arguments[Self.tuiles] ?? parent ?? "."
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let bytes = try console.contents(of: path)
    guard let temoin else {
      if let size = (try? Checkpoint(unverified: bytes))?.head.size, depuis > size {
        throw Failure(
          code: .usage,
          message: "--depuis \(depuis) dépasse ce sceau, qui couvre "
            + "\(compte(size, "ligne", "lignes")) : donnez la taille du dernier sceau que le témoin a signé"
        )
      }
      do throws(WitnessError) {
        console.out.write(
          try WitnessRequest(bytes, extending: depuis, tilesOf: folder).body)
        return .succes
      } catch {
        throw Failure(RegisterError.witness(error))
      }
    }
    let key = try console.signingKey(temoin.cle)
    let log = try log.map { (log) throws(Failure) in try journalKey(log) }
    do throws(RegisterError) {
      let note = try temoin.register.cosign(
        bytes, key: key, log: log, tilesOf: folder, now: console.now())
      console.out.write(note.description)
      return .succes
    } catch {
      throw Failure(error)
    }
  }
}
