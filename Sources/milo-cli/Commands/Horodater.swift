import MiloEvents

/// `milo horodater`: the time of a time-stamping authority beside a signed head.
struct Horodater: Command {
  static let name = "horodater"
  static let chapter = Chapter.preuve
  static let abstract = "Fait dater le dernier sceau par une autorité d’horodatage (RFC 3161)."
  static let discussion = """
    --demande écrit ce qu’on envoie à l’autorité, par « curl » : l’empreinte SHA-256 du texte signé de \
    « checkpoint » (ses lignes d’avant la ligne vide), et rien d’autre. --reponse vérifie sans réseau ce \
    qu’elle a répondu : l’empreinte est celle d’une tête signée de ce journal, et la signature remonte, par un \
    certificat d’horodatage valide à cette date, à ceux de --autorite. Le jeton est alors rangé dans « sceaux/ » ; \
    « milo sceaux » le montre et « milo verifier --autorite » s’en sert. Un jeton refusé n’y laisse rien.

    Avec --reponse, --demande nomme la demande envoyée : la réponse doit en répéter le nombre unique.

    Codes de sortie : 2 commande mal écrite ; 3 refus (jamais scellé, réponse d’une autre tête ou d’une autre \
    autorité, modifiée, illisible, système sans libcrypto) ; 4 « checkpoint » illisible.
    """
  static let examples = [
    Example("Demander", "milo horodater --demande tete.tsq"),
    Example(
      "Envoyer",
      "curl -H 'Content-Type: application/timestamp-query' --data-binary @tete.tsq URL > tete.tsr"),
    Example(
      "Ranger la réponse",
      "milo horodater --reponse tete.tsr --demande tete.tsq --autorite autorite.pem"),
  ]
  static let demande = Option(
    "demande", .fichier, help: "La demande : à écrire ou, avec --reponse, celle qui fut envoyée.")
  static let reponse = Option("reponse", .fichier, help: "La réponse de l’autorité.")
  static let options: [any OptionDeclaration] = [
    demande, reponse, TrustOptions.autorite, SharedOptions.remplacer, SharedOptions.journal,
  ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    if arguments[Self.reponse] == nil {
      _ = try arguments.required(Self.demande)
      if arguments[TrustOptions.autorite] != nil { throw .missingOption(Self.reponse.name) }
    } else {
      _ = try arguments.required(TrustOptions.autorite)
      if arguments[SharedOptions.remplacer] {
        throw .incompatibleOptions(Self.reponse.name, SharedOptions.remplacer.name)
      }
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    guard let path = arguments[Self.reponse] else {
      try ask(journal, arguments[Self.demande] ?? "-", &console)
      return .succes
    }
    guard let autorite = try arguments.autorite(&console) else { return .usage }
    let response = try console.contents(of: path, upTo: TimestampToken.longestAnswer)
    var request: [UInt8]?
    if let sent = arguments[Self.demande] {
      request = try console.contents(of: sent, upTo: TimestampToken.longestAnswer)
    }
    do throws(SealError) {
      let dated = try journal.addTimestamp(response, under: autorite, answering: request)
      let tete = "la tête de \(compte(dated.head.size, "ligne", "lignes"))"
      let par = dated.token.authorityName.map { " par « \($0) »" } ?? ""
      console.say(
        dated.wasThere
          ? "Jeton déjà là : rien n’a été ajouté."
          : "Horodaté : \(tete), à \(dated.token.time)\(par).")
      return .succes
    } catch {
      throw Failure(error)
    }
  }

  private func ask(
    _ journal: Journal, _ path: String, _ console: inout Console
  ) throws(Failure) {
    let asked: (head: TreeHead, request: TimestampRequest)
    do throws(SealError) {
      asked = try journal.timestampRequest()
    } catch {
      throw Failure(error)
    }
    try console.write(
      asked.request.bytes, to: path, replacing: arguments[SharedOptions.remplacer])
    console.say("Demande pour la tête de \(compte(asked.head.size, "ligne", "lignes")).")
  }
}
